"""The finite columns that a table's cells cut its inputs into.

A column maps a case to a region number. Region 0 is null; the others are

- of a number or date: below the first point its cells name, that point, between it and the next,
  the next, ..., over the last (`Line`);
- of a boolean, choice or scale: its members, lowest first; of a text: the texts its cells name and
  any other (`Names`);
- of two inputs compared with each other: the sign of their difference, or equal and unequal where
  the type has no order (`assay.plan.difference`).

Which rows hold depends on region numbers alone. Values fall into them exactly, whatever is
declared of them; declared decimals and ranges say only whether a value is expected there
(`Column.case_in`).
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from typing import Final, Protocol

from assay.plan.grid import Grid, amount, value_of
from assay.plan.region_set import RegionSet
from assay.plan.table import Case, Operator, Scalar
from assay.values.null import Null, missing
from assay.values.quotient import order
from assay.values.types import (
    Boolean,
    Choice,
    Date,
    Member,
    Number,
    TextType,
    Type,
    Unknown,
    Value,
)

NULL_REGION: Final = 0


class Column(Protocol):
    """A partition of the values of one input, or of two compared, into regions 0..size-1."""

    @property
    def inputs(self) -> tuple[int, ...]:
        """Positions of the inputs it reads."""
        ...

    @property
    def size(self) -> int:
        """How many regions there are, the null region included."""
        ...

    def number(self, case: Case) -> int:
        """The region a case falls in. Raises TypeError for a value of another type."""
        ...

    def case_in(self, region: int) -> tuple[Scalar, ...] | None:
        """A value in a region for each of the column's inputs.

        It is at their declared decimals and inside their declared range; null where there is none,
        such as between 5 and 5.1 at one decimal.
        """
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """A number or date, cut at the points its cells name: amounts, ascending, each once."""

    input: int
    name: str
    type: Number | Date
    points: tuple[Decimal, ...]
    grids: tuple[Grid, ...]

    @property
    def inputs(self) -> tuple[int, ...]:
        """The inputs it reads."""
        return (self.input,)

    @property
    def size(self) -> int:
        """How many regions there are, the null region included."""
        return 2 * len(self.points) + 2

    def number(self, case: Case) -> int:
        """The region a case falls in."""
        value = case[self.input]
        if isinstance(value, Null):
            return NULL_REGION
        check_type(self.name, self.type, value)
        found = sort_key(value)
        place = bisect_left(self.points, 0, key=lambda point: order(point, found))
        at_point = place < len(self.points) and order(self.points[place], found) == 0
        return 2 * place + 2 if at_point else 2 * place + 1

    def where(self, op: Operator, value: Scalar) -> RegionSet:
        """The regions whose values compare so with one of the points."""
        check_type(self.name, self.type, value)
        at = 2 * bisect_left(self.points, sort_key(value)) + 2
        return RegionSet.where(op, at, self.size)

    def case_in(self, region: int) -> tuple[Scalar, ...] | None:
        """A value in a region."""
        if region == NULL_REGION:
            return (missing(self.name),)
        found = self.sample(region, region)
        return None if found is None else (value_of(self.type, found),)

    def stretch(self, low: int, high: int) -> list[Grid]:
        """The expected amounts from one region to another, both included."""
        place, at_point = divmod(low - 1, 2)
        start = self.points[place] if at_point else self.points[place - 1] if place else None
        last, at_last = divmod(high - 1, 2)
        stop = self.points[last] if last < len(self.points) else None
        parts = (one.above(start, bool(at_point)).below(stop, bool(at_last)) for one in self.grids)
        return [one for one in parts if one.sample() is not None]

    def sample(self, low: int, high: int) -> Decimal | None:
        """An expected amount from one region to another; the last of those under all points."""
        highest = low == 1 and high == 1
        parts = [one.sample(highest=highest) for one in self.stretch(low, high)]
        known = [one for one in parts if one is not None]
        return (max(known) if highest else min(known)) if known else None


@dataclass(frozen=True, slots=True)
class Names:
    """A boolean, choice or scale by its members, or a text by the texts its cells name."""

    input: int
    name: str
    type: Boolean | Choice | TextType | Unknown
    values: tuple[bool | Member | str, ...]
    expected: frozenset[Value] | None = None
    _places: dict[Value, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {value: place for place, value in enumerate(self.values, start=1)}
        object.__setattr__(self, "_places", places)

    @property
    def inputs(self) -> tuple[int, ...]:
        """The inputs it reads."""
        return (self.input,)

    @property
    def size(self) -> int:
        """How many regions there are, the null region included."""
        return len(self.values) + (2 if isinstance(self.type, TextType) else 1)

    def number(self, case: Case) -> int:
        """The region a case falls in."""
        value = case[self.input]
        if isinstance(value, Null):
            return NULL_REGION
        check_type(self.name, self.type, value)
        place = self._places.get(value)
        if place is None and isinstance(self.type, TextType):
            return self.size - 1
        if place is None:
            raise _wrong_type(self.name, value)
        return place

    def where(self, op: Operator, value: Scalar) -> RegionSet:
        """The regions whose values compare so with one of the values."""
        check_type(self.name, self.type, value)
        if op not in ("=", "!=") and not is_ordered(self.type):
            raise TypeError(f"{self.name}: {value!r} has no order to compare it by")
        if isinstance(self.type, Unknown):
            return RegionSet()
        if value not in self._places:
            raise _wrong_type(self.name, value)
        return RegionSet.where(op, self._places[value], self.size)

    def case_in(self, region: int) -> tuple[Scalar, ...] | None:
        """A value in a region."""
        if region == NULL_REGION:
            return (missing(self.name),)
        if region > len(self.values):
            texts = (
                other_texts() if self.expected is None else iter(sorted(map(str, self.expected)))
            )
            other = next((text for text in texts if text not in self._places), None)
            return None if other is None else (other,)
        value = self.values[region - 1]
        return (value,) if self.expected is None or value in self.expected else None


def is_ordered(declared: Type) -> bool:
    """Whether values of a type compare with `<`: numbers, dates and scales do."""
    return isinstance(declared, Number | Date) or (
        isinstance(declared, Choice) and declared.ordered
    )


def sort_key(value: Value) -> Decimal:
    """What orders a number, date or scale member. Raises TypeError for any other value."""
    if isinstance(value, Decimal | dt.date):
        return amount(value)
    if isinstance(value, Member):
        return Decimal(value.rank)
    raise TypeError(f"{value!r} has no order to compare it by")


_CLASSES: Final[dict[type, type]] = {
    Number: Decimal,
    Date: dt.date,
    TextType: str,
    Boolean: bool,
    Choice: Member,
    Unknown: object,
}


def check_type(name: str, declared: Type, value: Value) -> None:
    """Raises TypeError unless a value (not null) is of the type of its input."""
    if not is_of(declared, value):
        raise _wrong_type(name, value)


def is_of(declared: Type, value: Value) -> bool:
    """Whether a single value (not null) is of a type."""
    return isinstance(value, _CLASSES.get(type(declared), ()))


def _wrong_type(name: str, value: object) -> TypeError:
    return TypeError(f"{name}: {value!r} is not of the type of its column")


def other_texts() -> Iterator[str]:
    """Texts that stand for those that no cell names."""
    yield "other"
    yield from (f"other {n}" for n in count(2))
