"""Which amounts a number or date may take by its declaration: a grid between two ends.

It answers one question, exactly: is there an expected value strictly between two amounts, and
which? Dates are days, counted as `date.toordinal` does.
"""

from __future__ import annotations

import datetime as dt
import decimal
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from assay.values.types import Bounds, Date, Number

# Sums and steps of any two written numbers are exact here; nothing is allocated before it is used.
EXACT: Final = decimal.Context(
    prec=20_000, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN, traps=[decimal.InvalidOperation]
)
_HALF: Final = Decimal("0.5")


def amount(value: Decimal | dt.date) -> Decimal:
    """A date as its day's ordinal; a number as it is."""
    return value if isinstance(value, Decimal) else Decimal(value.toordinal())


def value_of(declared: Number | Date, found: Decimal) -> Decimal | dt.date:
    """The number or date that an amount stands for."""
    return found if isinstance(declared, Number) else dt.date.fromordinal(int(found))


@dataclass(frozen=True, slots=True)
class Grid:
    """The amounts from `low` to `high` (null: no end) with at most `decimals` (null: any)."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_closed: bool = True
    high_closed: bool = True
    decimals: int | None = None

    @classmethod
    def of(cls, declared: Number | Date) -> Grid:
        """The grid of a type; a day is a whole number within the calendar."""
        bounds = declared.bounds or Bounds()
        low = None if bounds.low is None else amount(bounds.low)
        high = None if bounds.high is None else amount(bounds.high)
        closed = bounds.low_closed, bounds.high_closed
        if isinstance(declared, Number):
            return cls(low, high, *closed, declared.decimals)
        calendar = cls(amount(dt.date.min), amount(dt.date.max), decimals=0)
        return cls(low, high, *closed, 0) & calendar

    def __and__(self, other: Grid) -> Grid:
        """The amounts that lie on both grids."""
        both = self.above(other.low, other.low_closed).below(other.high, other.high_closed)
        steps = [grid.decimals for grid in (self, other) if grid.decimals is not None]
        return replace(both, decimals=min(steps, default=None))

    def above(self, end: Decimal | None, closed: bool = False) -> Grid:
        """The part over an amount (null: all of it); `closed` keeps the amount itself."""
        if end is None or (
            self.low is not None and (end, not closed) <= (self.low, not self.low_closed)
        ):
            return self
        return replace(self, low=end, low_closed=closed)

    def below(self, end: Decimal | None, closed: bool = False) -> Grid:
        """The part under an amount (null: all of it); `closed` keeps the amount itself."""
        if end is None or (
            self.high is not None and (end, closed) >= (self.high, self.high_closed)
        ):
            return self
        return replace(self, high=end, high_closed=closed)

    def holds(self, value: Decimal) -> bool:
        """Whether an amount lies on the grid."""
        return self.above(value, True).below(value, True).sample() == value

    def sample(self, *, highest: bool = False) -> Decimal | None:
        """An amount on the grid; null where there is none.

        On a stepped grid it is the lowest (or the `highest`) where there is one: the neighbour of
        a threshold, which is what rules get wrong. Else it lies in the middle.
        """
        grid = self.snapped()
        low, high = grid.low, grid.high
        if low is None:
            return Decimal(0) if high is None else _next(high, -1, grid.high_closed)
        if high is None:
            return _next(low, 1, grid.low_closed)
        if low < high:
            if self.decimals is not None:
                return high if highest else low
            return EXACT.multiply(EXACT.add(low, high), _HALF)
        return low if low == high and grid.low_closed and grid.high_closed else None

    def snapped(self) -> Grid:
        """The same amounts with each end, on a stepped grid, at the last amount that belongs."""
        if self.decimals is None:
            return self
        step = Decimal(1).scaleb(-self.decimals)
        low, high = self.low, self.high
        if low is not None:
            low = low.quantize(step, decimal.ROUND_CEILING, EXACT)
            if low == self.low and not self.low_closed:
                low = EXACT.add(low, step)
        if high is not None:
            high = high.quantize(step, decimal.ROUND_FLOOR, EXACT)
            if high == self.high and not self.high_closed:
                high = EXACT.subtract(high, step)
        return Grid(low, high, decimals=self.decimals)


def _next(end: Decimal, towards: int, closed: bool) -> Decimal:
    return end if closed else EXACT.add(end, Decimal(towards))
