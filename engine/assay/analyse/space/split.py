"""The parts of a space in which two sets of rows differ, without walking its every case.

As in `assay.analyse.space.cover`, columns are split one after the other, and regions that leave the
same boxes in play are taken together. A part is left alone as soon as the rows still in play ask
the same of the columns not yet split, and give the same, on both sides.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from assay.analyse.space.effort import PARTS, Effort
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
    search = _Search(space, within, entries, alike, same_policy, effort)
    yield from search.parts(search.everyone, within, frozenset(range(len(within))))


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


@dataclass
class _Search:
    """One search. Entries in play are bits of a mask."""

    space: Space
    within: Box
    entries: list[_Entry]
    alike: Callable[[Held, Held], bool | None]
    same_policy: bool
    effort: Effort
    everyone: int = 0
    _unshared: int = 0
    _asking: list[int] = field(default_factory=list)
    _meeting: list[list[int]] = field(default_factory=list)
    _dependent: list[int | None] = field(default_factory=list)
    _known: set[tuple[object, ...]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.everyone = (1 << len(self.entries)) - 1
        self._unshared = sum(1 << n for n, one in enumerate(self.entries) if not one.shared)
        for at, all_regions in enumerate(self.within):
            numbered = [(1 << n, one.box[at]) for n, one in enumerate(self.entries)]
            self._asking.append(sum(bit for bit, regions in numbered if regions != all_regions))
            size = self.space.columns[at].size
            self._meeting.append(
                [sum(bit for bit, of in numbered if region in of) for region in range(size)]
            )
            group = self.space.group_of(at)
            self._dependent.append(group if self.space.is_dependent(group) else None)

    def parts(self, in_play: int, box: Box, left: frozenset[int]) -> Iterator[Part]:
        """The differing parts of a box, in which these entries are in play; `left` is unsplit."""
        if self.same_policy and self._same_rows(in_play, left):
            return
        asked = [at for at in left if self._asking[at] & in_play]
        if not asked:
            answer = self.alike(*self._held(in_play))
            if answer is not True:
                yield Part(box, answer is False)
            return
        key = self._key(in_play, box, asked, left)
        if key in self._known:
            return
        self.effort.visit()
        # The column that rows of one side ask about most: what differs is found there.
        at = max(asked, key=lambda one: (*self._weight(one, in_play), -one))
        group = self._dependent[at]
        none = True
        parts = self._split(at, box[at], in_play)
        self.effort.visit(len(parts) // PARTS)
        for regions, kept in parts:
            part = (*box[:at], regions, *box[at + 1 :])
            if group is not None and not self.space.group_is_inhabited(group, part, self.effort):
                continue
            for found in self.parts(kept, part, left - {at}):
                none = False
                yield found
        if none:
            self._known.add(key)

    def _weight(self, at: int, in_play: int) -> tuple[int, int]:
        asking = self._asking[at] & in_play
        return (asking & self._unshared).bit_count(), asking.bit_count()

    def _split(self, at: int, regions: RegionSet, in_play: int) -> list[tuple[RegionSet, int]]:
        """The regions of a column by the entries that they leave in play."""
        found: dict[int, int] = {}
        for region in regions:
            kept = self._meeting[at][region] & in_play
            found[kept] = found.get(kept, 0) | 1 << region
        return [(RegionSet(bits), kept) for kept, bits in found.items()]

    def _same_rows(self, in_play: int, left: frozenset[int]) -> bool:
        """Whether the rows that only one side has ask and give what the other side's do."""
        if not in_play & self._unshared:
            return True
        return self._of_side(0, in_play, left) == self._of_side(1, in_play, left)

    def _of_side(self, side: int, in_play: int, left: frozenset[int]) -> list[object]:
        asked: dict[int, tuple[Hashable, set[tuple[RegionSet, ...]]]] = {}
        for number, entry in enumerate(self.entries):
            row = entry.places[side]
            if row is None or entry.shared or not in_play >> number & 1:
                continue
            _, boxes = asked.setdefault(row, (entry.gives, set()))
            boxes.add(tuple(entry.box[at] for at in sorted(left)))
        return [asked[row] for row in sorted(asked)]

    def _held(self, in_play: int) -> tuple[Held, Held]:
        rows: tuple[set[int], set[int]] = (set(), set())
        for number, entry in enumerate(self.entries):
            if in_play >> number & 1:
                for side, row in enumerate(entry.places):
                    if row is not None:
                        rows[side].add(row)
        return tuple(sorted(rows[0])), tuple(sorted(rows[1]))

    def _key(
        self, in_play: int, box: Box, asked: Sequence[int], left: frozenset[int]
    ) -> tuple[object, ...]:
        """What the parts that remain depend on; see `assay.analyse.space.cover`."""
        open_groups = {group for at in asked if (group := self._dependent[at]) is not None}
        chosen = tuple(
            (at, box[at].bits)
            for group in sorted(open_groups)
            for at in self.space.groups[group]
            if at not in left
        )
        return in_play, frozenset(asked), chosen
