"""A box of a space split into parts, column after column, without walking its every case.

Regions in which the same boxes stay in play are taken together. What is left of a split depends
only on the boxes still in play and on the columns still to be split, so that a part in which
nothing was found is not looked at again.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from assay.analyse.space.effort import PARTS, Effort
from assay.analyse.space.space import Box, Space, with_regions
from assay.plan.region_set import RegionSet

Found = TypeVar("Found")


class Search(ABC, Generic[Found]):
    """One search of a box for parts of some sort. Boxes in play are bits of a mask."""

    def __init__(self, space: Space, within: Box, boxes: Sequence[Box], effort: Effort) -> None:
        self._space = space
        self._within = within
        self._boxes = boxes
        self._effort = effort
        self._asking: list[int] = []
        self._dependent: list[int | None] = []
        self._splits: dict[int, list[tuple[RegionSet, int]]] = {}
        self._nothing: set[tuple[object, ...]] = set()
        for at, all_regions in enumerate(within):
            asking = sum(1 << n for n, box in enumerate(boxes) if box[at] != all_regions)
            self._asking.append(asking)
            group = space.group_of(at)
            self._dependent.append(group if space.is_dependent(group) else None)

    @abstractmethod
    def _told(
        self, in_play: int, box: Box, asked: Sequence[int], left: frozenset[int]
    ) -> Sequence[Found] | None:
        """What is found in a box, where that can be told without splitting it further; else null.

        `asked` are the columns not yet split, which are `left`, that a box in play asks about.
        """

    @abstractmethod
    def _weight(self, asking: int) -> tuple[int, ...]:
        """How much it tells to split a column about which these boxes ask."""

    def found(self) -> Iterator[Found]:
        """All that is found. Raises TooLarge."""
        everyone = (1 << len(self._boxes)) - 1
        yield from self._parts(everyone, self._within, frozenset(range(len(self._within))))

    def _parts(self, in_play: int, box: Box, left: frozenset[int]) -> Iterator[Found]:
        asked = [at for at in left if self._asking[at] & in_play]
        told = self._told(in_play, box, asked, left)
        if told is not None:
            yield from told
            return
        key = self._key(in_play, box, asked, left)
        if key in self._nothing:
            return
        self._effort.visit()
        at = max(asked, key=lambda one: (*self._weight(self._asking[one] & in_play), -one))
        group = self._dependent[at]
        nothing = True
        parts = _still(self._split(at), in_play)
        self._effort.visit(len(parts) // PARTS)
        for regions, kept in parts:
            part = with_regions(box, at, regions)
            if group is not None and not self._space.group_is_inhabited(group, part, self._effort):
                continue
            for one in self._parts(kept, part, left - {at}):
                nothing = False
                yield one
        if nothing:
            self._nothing.add(key)

    def _split(self, at: int) -> list[tuple[RegionSet, int]]:
        """The regions of a column by the boxes that they leave in play.

        Boxes enter and leave along the column, so that its regions are walked once.
        """
        known = self._splits.get(at)
        if known is None:
            changes: dict[int, int] = {}
            for number, box in enumerate(self._boxes):
                for low, high in box[at].runs():
                    changes[low] = changes.get(low, 0) ^ (1 << number)
                    changes[high + 1] = changes.get(high + 1, 0) ^ (1 << number)
            by_kept: dict[int, int] = {}
            kept, low = 0, 0
            bits = self._within[at].bits
            for end in (*sorted(changes), bits.bit_length()):
                here = bits >> low & (1 << max(end - low, 0)) - 1
                if here:
                    by_kept[kept] = by_kept.get(kept, 0) | here << low
                kept ^= changes.get(end, 0)
                low = end
            known = [(RegionSet(found), left) for left, found in by_kept.items()]
            self._splits[at] = known
        return known

    def _key(
        self, in_play: int, box: Box, asked: Sequence[int], left: frozenset[int]
    ) -> tuple[object, ...]:
        """What is to be found in a part depends on this.

        Columns that were split matter no more, except to those of their group that are still asked
        about: there they decide which regions can occur together.
        """
        open_groups = {group for at in asked if (group := self._dependent[at]) is not None}
        chosen = tuple(
            (at, box[at].bits)
            for group in sorted(open_groups)
            for at in self._space.groups[group]
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
