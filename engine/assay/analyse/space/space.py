"""The finite space of a table's cases: its columns, and boxes of regions in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from assay.analyse.space.effort import Effort
from assay.analyse.space.solution import solution
from assay.plan.columns import NULL_REGION, Column
from assay.plan.difference import Difference
from assay.plan.region_set import RegionSet
from assay.plan.table import Input, Scalar
from assay.values.null import missing

Box: TypeAlias = tuple[RegionSet, ...]
"""Some regions of each column of a space: the cases that fall in one of them in every column."""

NULL: Final = RegionSet.of([NULL_REGION])
"""The region of null, alone."""


@dataclass(frozen=True, eq=False)
class Space:
    """The columns of a table and the inputs they read.

    Columns that share inputs, directly or through others, depend on each other and make a group;
    groups are independent, so that a box has a case exactly where each group has. `whole` is every
    region where a value is expected, and null.
    """

    inputs: tuple[Input, ...]
    columns: tuple[Column, ...]
    groups: tuple[tuple[int, ...], ...] = field(init=False)
    whole: Box = field(init=False)
    _group_of: dict[int, int] = field(init=False, default_factory=dict, repr=False)
    _known: dict[tuple[int, Box], dict[int, Scalar] | None] = field(
        init=False, default_factory=dict, repr=False
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "groups", tuple(_groups(self.columns)))
        object.__setattr__(self, "whole", tuple(_expected(column) for column in self.columns))
        for number, group in enumerate(self.groups):
            self._group_of.update(dict.fromkeys(group, number))

    def group_of(self, column: int) -> int:
        """The place in `groups` of a column's group."""
        return self._group_of[column]

    def is_dependent(self, group: int) -> bool:
        """Whether regions of a group can rule each other out: it compares inputs."""
        return any(isinstance(self.columns[at], Difference) for at in self.groups[group])

    def is_inhabited(self, box: Box, effort: Effort) -> bool:
        """Whether some expected case lies in a box. Raises TooLarge."""
        return all(self.group_is_inhabited(group, box, effort) for group in range(len(self.groups)))

    def group_is_inhabited(self, group: int, box: Box, effort: Effort) -> bool:
        """Whether values of one group of columns lie in a box. Raises TooLarge."""
        if not self.is_dependent(group):  # regions without an expected value are in no box
            return all(box[at] for at in self.groups[group])
        return self._solved(group, box, effort) is not None

    def sample(self, box: Box, effort: Effort) -> tuple[Scalar, ...] | None:
        """A case in a box, a value for each input; null where none is. Raises TooLarge."""
        found: dict[int, Scalar] = {}
        for group in range(len(self.groups)):
            values = self._solved(group, box, effort)
            if values is None:
                return None
            found |= values
        return tuple(found.get(at, missing(one.name)) for at, one in enumerate(self.inputs))

    def _solved(self, group: int, box: Box, effort: Effort) -> dict[int, Scalar] | None:
        columns = self.groups[group]
        key = group, tuple(box[at] for at in columns)
        if key not in self._known:
            asked = [(self.columns[at], box[at]) for at in columns]
            self._known[key] = solution(self.inputs, asked, effort)
        return self._known[key]

    def trimmed(self, box: Box, effort: Effort) -> Box:
        """The box without regions that the other columns' regions rule out. Raises TooLarge."""
        kept = list(box)
        for group, columns in enumerate(self.groups):
            for at in columns if self.is_dependent(group) else ():
                kept[at] = RegionSet.of(
                    region
                    for region in kept[at]
                    if self.group_is_inhabited(
                        group, with_regions(kept, at, RegionSet.of([region])), effort
                    )
                )
        return tuple(kept)

    def telling(self, box: Box, base: Box, effort: Effort) -> list[int]:
        """The columns that tell a box from the rest of a larger one.

        A column is left out where its other regions are ruled out by the other columns anyway.
        Raises TooLarge.
        """
        kept = list(box)
        told: list[int] = []
        for at, regions in enumerate(box):
            rest = base[at] - regions
            others = with_regions(kept, at, rest)
            if rest and self.group_is_inhabited(self.group_of(at), others, effort):
                told.append(at)
            else:
                kept[at] = base[at] | regions
        return told


def without_nulls(box: Box) -> Box:
    """The part of a box in which every value is there."""
    return tuple(regions - NULL for regions in box)


def meet(one: Box, other: Box) -> Box | None:
    """What two boxes share; null where they have no region in common in some column."""
    shared = tuple(left & right for left, right in zip(one, other, strict=True))
    return shared if all(shared) else None


def united(whole: Box, several: Sequence[Sequence[Box] | None]) -> tuple[Box, ...]:
    """The cases of some rows in boxes that are apart; all cases where one has too many boxes."""
    found: list[Box] = []
    for boxes in several:
        for box in boxes if boxes is not None else (whole,):
            found.extend(outside([box], found))
    return tuple(found)


def outside(boxes: Sequence[Box], others: Sequence[Box]) -> tuple[Box, ...]:
    """The part of boxes that lies in none of some others."""
    parts = tuple(boxes)
    for other in others:
        parts = tuple(one for part in parts for one in _outside(part, other))
    return parts


def _outside(box: Box, other: Box) -> Iterator[Box]:
    """The part of a box that is not in another, as boxes that are apart."""
    if meet(box, other) is None:
        yield box
        return
    for at, regions in enumerate(other):
        rest = box[at] - regions
        if rest:
            yield with_regions(box, at, rest)
        box = with_regions(box, at, box[at] & regions)


def merged(boxes: Sequence[Box]) -> list[Box]:
    """The same cases in fewer boxes: two that differ in one column only are one."""
    found = list(boxes)
    while (pair := next(_mergeable(found), None)) is not None:
        one, other, at = pair
        whole = with_regions(found[one], at, found[one][at] | found[other][at])
        found[one] = whole
        del found[other]
    return found


def _mergeable(boxes: Sequence[Box]) -> Iterator[tuple[int, int, int]]:
    for one, box in enumerate(boxes):
        for other in range(one + 1, len(boxes)):
            unlike = [at for at, regions in enumerate(box) if regions != boxes[other][at]]
            if len(unlike) == 1:
                yield one, other, unlike[0]


def with_regions(box: Sequence[RegionSet], at: int, regions: RegionSet) -> Box:
    """A box with other regions of one column."""
    return (*box[:at], regions, *box[at + 1 :])


def _expected(column: Column) -> RegionSet:
    if isinstance(column, Difference):  # which of its signs occur, its whole group decides
        return RegionSet.span(0, column.size - 1)
    return RegionSet.of(at for at in range(column.size) if column.case_in(at) is not None)


def _groups(columns: Sequence[Column]) -> Iterator[tuple[int, ...]]:
    left = list(range(len(columns)))
    while left:
        group = [left.pop(0)]
        inputs = set(columns[group[0]].inputs)
        while near := [at for at in left if inputs & set(columns[at].inputs)]:
            group.extend(near)
            left = [at for at in left if at not in near]
            inputs.update(*(columns[at].inputs for at in near))
        yield tuple(sorted(group))
