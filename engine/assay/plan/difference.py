"""The column of two inputs compared with each other, such as a result with its target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from assay.plan.columns import (
    NULL_REGION,
    check_type,
    is_ordered,
    sort_key,
)
from assay.plan.grid import Grid, value_of
from assay.plan.region_set import RegionSet
from assay.plan.table import Case, Input, Operator, Scalar
from assay.values.null import Null, missing
from assay.values.quotient import order
from assay.values.types import Boolean, Choice, Date, Number

UNLIKE, SAME, ABOVE = 1, 2, 3
"""Regions of a `Difference`: left under right (unequal, without an order), equal, over it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two inputs of like type compared: `left` is under, like or over `right`."""

    left: int
    right: int
    left_input: Input
    right_input: Input

    @property
    def inputs(self) -> tuple[int, ...]:
        """The inputs it reads."""
        return (self.left, self.right)

    @property
    def ordered(self) -> bool:
        """Whether the type has an order; else there are `UNLIKE` and `SAME` only."""
        return is_ordered(self.left_input.type) or is_ordered(self.right_input.type)

    @property
    def size(self) -> int:
        """How many regions there are, the null region included."""
        return 4 if self.ordered else 3

    def number(self, case: Case) -> int:
        """The region a case falls in."""
        left, right = case[self.left], case[self.right]
        if isinstance(left, Null) or isinstance(right, Null):
            return NULL_REGION
        check_type(self.left_input.name, self.left_input.type, left)
        check_type(self.right_input.name, self.right_input.type, right)
        if not self.ordered:
            return SAME if left == right else UNLIKE
        return SAME + order(sort_key(left), sort_key(right))

    def where(self, op: Operator) -> RegionSet:
        """The regions where `left op right` is true."""
        if not self.ordered and op not in ("=", "!="):
            raise TypeError(f"{self.left_input.name}: its type has no order to compare it by")
        return RegionSet.where(op, SAME, self.size)

    def case_in(self, region: int) -> tuple[Scalar, Scalar] | None:
        """A value of each input in a region."""
        if region == NULL_REGION:
            return missing(self.left_input.name), missing(self.right_input.name)
        left, right = self.left_input.type, self.right_input.type
        if self.left == self.right and region != SAME:
            return None
        if isinstance(left, Number | Date) and isinstance(right, Number | Date):
            found = _apart(Grid.of(left), Grid.of(right), region)
            return None if found is None else (value_of(left, found[0]), value_of(right, found[1]))
        values: tuple[Scalar, ...] = ("a", "b")
        if isinstance(left, Choice):
            values = left.members
        elif isinstance(left, Boolean):
            values = (False, True)
        if region == SAME or len(values) < 2:
            return (values[0], values[0]) if region == SAME and values else None
        return (values[0], values[-1]) if region == UNLIKE else (values[-1], values[0])


def _apart(left: Grid, right: Grid, region: int) -> tuple[Decimal, Decimal] | None:
    """Amounts of two grids, the first under, equal to or over the second."""
    if region == SAME:
        both = (left & right).sample()
        return None if both is None else (both, both)
    lower, upper = (left, right) if region == UNLIKE else (right, left)
    over = upper.above(lower.snapped().low).sample()
    under = None if over is None else lower.below(over).sample()
    if over is None or under is None:
        return None
    return (under, over) if region == UNLIKE else (over, under)
