"""Amounts that stand in a given order: exact, at their declared decimals and in their ranges.

Each amount lies on a grid, and some of them are at most, or under, others. Every constraint only
ever pushes an amount upwards, so the least amounts are found by pushing until nothing moves; if
they break an upper end, so does everything else.

Where a grid has no step, there is no least amount over an end that is left out. Such an amount is
kept as its end plus so many times "a very little", and the very little is chosen at the end, when
it is known how little it must be.
"""

from __future__ import annotations

import decimal
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final, TypeAlias

from assay.analyse.space.effort import Effort
from assay.plan.grid import EXACT, Grid

_PUSHES: Final = 16
"""So many constraints looked at count for one state."""

_Low: TypeAlias = tuple[Decimal, int]
"""An amount, and how many times a very little over it; ordered as such sums are."""


@dataclass(frozen=True, slots=True)
class Under:
    """One amount is at most another, or `strict`ly under it; both are named by their keys."""

    low: int
    high: int
    strict: bool


def ordered_amounts(
    grids: Mapping[int, Grid], order: Sequence[Under], effort: Effort
) -> dict[int, Decimal] | None:
    """An amount on each grid such that all stand in the order; null where there are none.

    Raises TooLarge.
    """
    if _goes_round(order):
        return None
    ends = {at: grid.snapped() for at, grid in grids.items()}
    floor = _floor(ends.values(), len(ends))
    lows = {at: _least(grid, floor) for at, grid in ends.items()}
    if not all(_fits(ends[at], low) for at, low in lows.items()):
        return None
    # Equal amounts on unlike grids settle in two rounds of each other, one chain after the next;
    # what still moves after that goes round in a circle for ever.
    for _ in range(2 * len(ends) ** 2 + 2):
        effort.visit(1 + len(order) // _PUSHES)
        moved = False
        for one in order:
            pushed = max(lows[one.high], _over(ends[one.high], lows[one.low], one.strict))
            if pushed != lows[one.high]:
                if not _fits(ends[one.high], pushed):
                    return None
                lows[one.high], moved = pushed, True
        if not moved:
            return _settled(lows, ends)
    return None


def _goes_round(order: Sequence[Under]) -> bool:
    """Whether an amount would have to lie under itself."""
    over: dict[int, int] = {}
    for one in order:
        over[one.low] = over.get(one.low, 0) | 1 << one.high
    for middle in list(over):
        further = over[middle]
        over = {low: at | further if at >> middle & 1 else at for low, at in over.items()}
    return any(one.strict and over.get(one.high, 0) >> one.low & 1 for one in order)


def _floor(grids: Iterable[Grid], count: int) -> Decimal:
    """A whole number so low that what has no lower end may begin there and lose nothing."""
    ends = [end for grid in grids for end in (grid.low, grid.high) if end is not None]
    if not ends:
        return Decimal(0)
    return EXACT.subtract(
        min(ends).to_integral_value(decimal.ROUND_FLOOR, EXACT), Decimal(count + 1)
    )


def _least(grid: Grid, floor: Decimal) -> _Low:
    if grid.low is None:
        return floor, 0
    return grid.low, 0 if grid.low_closed else 1


def _over(grid: Grid, low: _Low, strict: bool) -> _Low:
    """The least amount of a grid at or (strictly) over another amount."""
    amount, little = low
    if grid.decimals is None:
        return amount, little + strict
    least = grid.above(amount, closed=not strict and not little).snapped().low
    assert least is not None
    return least, 0


def _fits(grid: Grid, low: _Low) -> bool:
    """Whether an amount stays within the upper end of its grid."""
    if grid.high is None:
        return True
    return low <= (grid.high, 0) if grid.high_closed else low[0] < grid.high


def _settled(lows: Mapping[int, _Low], ends: Mapping[int, Grid]) -> dict[int, Decimal]:
    """The amounts themselves, the very little being less than any gap that must stay open."""
    most = max((little for _, little in lows.values()), default=0)
    marks = sorted(
        {amount for amount, _ in lows.values()}
        | {grid.high for grid in ends.values() if grid.high is not None}
    )
    gaps = [EXACT.subtract(high, low) for low, high in pairwise(marks)]
    little = Decimal(1)
    if gaps and most:
        small = min(gaps).adjusted() - len(str(most + 1))
        little = min(little, Decimal(1).scaleb(small, EXACT))
    return {
        at: EXACT.add(amount, EXACT.multiply(little, Decimal(times)))
        for at, (amount, times) in lows.items()
    }
