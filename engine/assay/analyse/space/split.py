"""The parts of a space in which two sets of rows differ.

A part is left alone as soon as the rows still in play ask the same of the columns not yet split,
and give the same, on both sides.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from assay.analyse.space.effort import Effort
from assay.analyse.space.search import Search
from assay.analyse.space.space import Box, Space, meet
from assay.plan.region_set import RegionSet

Held: TypeAlias = tuple[int, ...]
"""Positions of rows that hold, ascending."""


@dataclass(frozen=True)
class Rows:
    """The rows of one side: the boxes in which each holds, and what it gives where it does."""

    boxes: Sequence[Sequence[Box]]
    gives: Sequence[Hashable]


@dataclass(frozen=True, slots=True)
class Part:
    """Cases in which the same rows hold on each side, and give different things.

    `sure` is false where only evaluation can tell whether they do.
    """

    box: Box
    sure: bool


def differing(
    space: Space,
    within: Box,
    sides: tuple[Rows, Rows],
    alike: Callable[[Held, Held], bool | None],
    *,
    same_policy: bool,
    effort: Effort,
) -> Iterator[Part]:
    """The parts of a box that hold an expected case and in which the sides differ.

    Args:
        space: the columns of both sides.
        within: the cases considered.
        sides: the rows of each.
        alike: whether the outcomes are the same where these rows hold on each side; null where
            only evaluation can tell.
        same_policy: whether equal rows always give equal outcomes.
        effort: the work allowed. Raises TooLarge beyond it.
    """
    if not space.is_inhabited(within, effort):
        return
    entries = [
        _Entry(places, gives, shared)
        for places, gives, boxes in _paired(*sides)
        for box in boxes
        if (shared := meet(box, within)) is not None
    ]
    search = _Differing(space, within, entries, effort, alike=alike, same_policy=same_policy)
    yield from search.found()


def _paired(
    one: Rows, other: Rows
) -> Iterator[tuple[tuple[int | None, int | None], Hashable, Sequence[Box]]]:
    """Rows with their positions on both sides: those that both have stand there once."""
    mine = [(frozenset(boxes), gives) for boxes, gives in zip(one.boxes, one.gives, strict=True)]
    their = [
        (frozenset(boxes), gives) for boxes, gives in zip(other.boxes, other.gives, strict=True)
    ]
    least = min(len(mine), len(their))
    first = next((at for at in range(least) if mine[at] != their[at]), least)
    last = next(
        (at for at in range(least - first) if mine[-1 - at] != their[-1 - at]), least - first
    )
    shift = len(their) - len(mine)
    for at, gives in enumerate(one.gives):
        if at < first:
            yield (at, at), gives, one.boxes[at]
        elif at >= len(mine) - last:
            yield (at, at + shift), gives, one.boxes[at]
        else:
            yield (at, None), gives, one.boxes[at]
    for at in range(first, len(their) - last):
        yield (None, at), other.gives[at], other.boxes[at]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A box of a row; `places` are the row's positions on the two sides, null where it is not."""

    places: tuple[int | None, int | None]
    gives: Hashable
    box: Box

    @property
    def shared(self) -> bool:
        return None not in self.places


class _Differing(Search[Part]):
    def __init__(
        self,
        space: Space,
        within: Box,
        entries: list[_Entry],
        effort: Effort,
        *,
        alike: Callable[[Held, Held], bool | None],
        same_policy: bool,
    ) -> None:
        super().__init__(space, within, [one.box for one in entries], effort)
        self._entries = entries
        self._alike = alike
        self._same_policy = same_policy
        self._unshared = sum(1 << n for n, one in enumerate(entries) if not one.shared)

    def _told(
        self, in_play: int, box: Box, asked: Sequence[int], left: frozenset[int]
    ) -> Sequence[Part] | None:
        if self._same_policy and self._same_rows(in_play, left):
            return ()
        if asked:
            return None
        answer = self._alike(*self._held(in_play))
        return () if answer is True else (Part(box, answer is False),)

    def _weight(self, asking: int) -> tuple[int, ...]:
        # The column that rows of one side ask about most: what differs is found there.
        return (asking & self._unshared).bit_count(), asking.bit_count()

    def _same_rows(self, in_play: int, left: frozenset[int]) -> bool:
        """Whether the rows that only one side has ask and give what the other side's do."""
        if not in_play & self._unshared:
            return True
        return self._of_side(0, in_play, left) == self._of_side(1, in_play, left)

    def _of_side(self, side: int, in_play: int, left: frozenset[int]) -> list[object]:
        asked: dict[int, tuple[Hashable, set[tuple[RegionSet, ...]]]] = {}
        for number, entry in enumerate(self._entries):
            row = entry.places[side]
            if row is None or entry.shared or not in_play >> number & 1:
                continue
            _, boxes = asked.setdefault(row, (entry.gives, set()))
            boxes.add(tuple(entry.box[at] for at in sorted(left)))
        return [asked[row] for row in sorted(asked)]

    def _held(self, in_play: int) -> tuple[Held, Held]:
        rows: tuple[set[int], set[int]] = (set(), set())
        for number, entry in enumerate(self._entries):
            if in_play >> number & 1:
                for side, row in enumerate(entry.places):
                    if row is not None:
                        rows[side].add(row)
        return tuple(sorted(rows[0])), tuple(sorted(rows[1]))
