"""What boxes leave uncovered of a space, without walking its every case.

Columns are split one after the other, and regions in which the same boxes stay in play are taken
together. A box that asks nothing of the columns left covers the rest; where no box is left in play,
nothing covers it. What is left of a split depends only on the boxes still in play and on the
columns still to be split, so that what was found covered once is not looked at again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assay.analyse.space.effort import PARTS, Effort
from assay.analyse.space.space import Box, Space, meet
from assay.plan.region_set import RegionSet


def uncovered(space: Space, within: Box, boxes: Sequence[Box], effort: Effort) -> Iterator[Box]:
    """The parts of a box that none of `boxes` covers and that hold an expected case.

    They are apart from each other and together are all of it. Raises TooLarge.
    """
    if not space.is_inhabited(within, effort):
        return
    in_play = [shared for box in boxes if (shared := meet(box, within)) is not None]
    search = _Search(space, within, list(dict.fromkeys(in_play)), effort)
    yield from search.holes(search.everyone, within, frozenset(range(len(within))))


@dataclass
class _Search:
    """One search. Boxes in play are bits of a mask."""

    space: Space
    within: Box
    boxes: list[Box]
    effort: Effort
    everyone: int = 0
    _asking: list[int] = field(default_factory=list)
    _splits: dict[int, list[tuple[RegionSet, int]]] = field(default_factory=dict)
    _dependent: list[int | None] = field(default_factory=list)
    _covered: set[tuple[object, ...]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.everyone = (1 << len(self.boxes)) - 1
        for at, all_regions in enumerate(self.within):
            asking = sum(1 << n for n, box in enumerate(self.boxes) if box[at] != all_regions)
            self._asking.append(asking)
            group = self.space.group_of(at)
            self._dependent.append(group if self.space.is_dependent(group) else None)

    def _split(self, at: int) -> list[tuple[RegionSet, int]]:
        """The regions of a column by the boxes that they leave in play.

        Boxes enter and leave along the column, so that its regions are walked once.
        """
        known = self._splits.get(at)
        if known is None:
            changes: dict[int, int] = {}
            for number, box in enumerate(self.boxes):
                for low, high in box[at].runs():
                    changes[low] = changes.get(low, 0) ^ (1 << number)
                    changes[high + 1] = changes.get(high + 1, 0) ^ (1 << number)
            by_kept: dict[int, int] = {}
            kept, low = 0, 0
            bits = self.within[at].bits
            for end in (*sorted(changes), bits.bit_length()):
                here = bits >> low & (1 << max(end - low, 0)) - 1
                if here:
                    by_kept[kept] = by_kept.get(kept, 0) | here << low
                kept ^= changes.get(end, 0)
                low = end
            known = [(RegionSet(found), left) for left, found in by_kept.items()]
            self._splits[at] = known
        return known

    def holes(self, in_play: int, box: Box, left: frozenset[int]) -> Iterator[Box]:
        """The parts of a box that none of those in play covers; `left` are columns not split."""
        if not in_play:
            yield box
            return
        asked = [at for at in left if self._asking[at] & in_play]
        asking = 0
        for at in asked:
            asking |= self._asking[at]
        if in_play & ~asking:
            return
        key = self._key(in_play, box, asked, left)
        if key in self._covered:
            return
        self.effort.visit()
        # The column most of them ask about: each branch then loses the most of them.
        at = max(asked, key=lambda one: ((self._asking[one] & in_play).bit_count(), -one))
        group = self._dependent[at]
        whole = True
        parts = _still(self._split(at), in_play)
        self.effort.visit(len(parts) // PARTS)
        for regions, kept in parts:
            part = (*box[:at], regions, *box[at + 1 :])
            if group is not None and not self.space.group_is_inhabited(group, part, self.effort):
                continue
            for hole in self.holes(kept, part, left - {at}):
                whole = False
                yield hole
        if whole:
            self._covered.add(key)

    def _key(
        self, in_play: int, box: Box, asked: Sequence[int], left: frozenset[int]
    ) -> tuple[object, ...]:
        """What the holes that remain depend on.

        Columns that were split matter no more, except to those of their group that are still asked
        about: there they decide which regions can occur together.
        """
        open_groups = {group for at in asked if (group := self._dependent[at]) is not None}
        chosen = tuple(
            (at, box[at].bits)
            for group in sorted(open_groups)
            for at in self.space.groups[group]
            if at not in left
        )
        return in_play, frozenset(asked), chosen


def _still(split: Sequence[tuple[RegionSet, int]], in_play: int) -> list[tuple[RegionSet, int]]:
    """A split among the boxes still in play: regions that leave the same ones are one part."""
    found: dict[int, int] = {}
    for regions, kept in split:
        left = kept & in_play
        found[left] = found.get(left, 0) | regions.bits
    return [(RegionSet(bits), left) for left, bits in found.items()]
