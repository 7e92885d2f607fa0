"""The amounts that a number or date may come to: grids side by side, each an interval or a point.

They hold at least what can happen. Sums and roundings keep the ends closed where that is simpler.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from assay.plan import Rounding
from assay.plan.grid import Grid, amount
from assay.values.null import Null
from assay.values.number import CONTEXT, printed_decimals, rounded
from assay.values.types import Member, Value

Spread: TypeAlias = tuple[Grid, ...]
"""Grids of which each value lies in one; none where there is no value at all."""

ANY: Final[Spread] = (Grid(),)
_MOST: Final = 32
"""The most grids that are told apart; more are taken as the one interval that holds them."""


def point(value: Value) -> Spread:
    """One number or date; nothing for a null."""
    if isinstance(value, Null):
        return ()
    if not isinstance(value, Decimal | dt.date):
        return ANY
    at = amount(value)
    return (Grid(at, at, decimals=printed_decimals(at) if isinstance(value, Decimal) else 0),)


def rank_of(value: Member | bool) -> Spread:
    """A member of a choice or scale by its rank; false as 0 and true as 1."""
    at = Decimal(value.rank if isinstance(value, Member) else int(value))
    return (Grid(at, at, decimals=0),)


def united(grids: Iterable[Grid]) -> Spread:
    """What lies in one of the grids."""
    kept = tuple(dict.fromkeys(grids))
    return kept if len(kept) <= _MOST else (hull(kept),)


def hull(spread: Spread) -> Grid:
    """The one interval that holds a spread; all amounts where the spread holds none."""
    if len(spread) < 2:
        return spread[0] if spread else Grid()
    return Grid(
        _end([one.low for one in spread], min),
        _end([one.high for one in spread], max),
        decimals=_decimals(spread),
    )


def combined(op: Literal["+", "-"], left: Grid, right: Grid) -> Spread:
    """Where a sum or difference lies."""
    if op == "-":
        (right,) = turned(right)
    low, high = _added(left.low, right.low), _added(left.high, right.high)
    return (Grid(low, high, decimals=_decimals((left, right))),)


def turned(of: Grid) -> Spread:
    """The amounts with the other sign."""
    return (Grid(_minus(of.high), _minus(of.low), of.high_closed, of.low_closed, of.decimals),)


def extreme(which: Literal["min", "max"], several: Sequence[Grid]) -> Spread:
    """Where the least or greatest of amounts lies."""
    lows, highs = [one.low for one in several], [one.high for one in several]
    decimals = _decimals(several)
    if which == "max":
        least = max((low for low in lows if low is not None), default=None)
        return (Grid(least, _end(highs, max), decimals=decimals),)
    most = min((high for high in highs if high is not None), default=None)
    return (Grid(_end(lows, min), most, decimals=decimals),)


def rounded_spread(spread: Spread, rounding: Rounding | None) -> Spread:
    """Where amounts lie once they are rounded: rounding never turns their order round."""
    if rounding is None:
        return spread

    def end(of: Decimal | None) -> Decimal | None:
        return None if of is None else rounded(of, rounding.decimals, rounding.mode)

    return tuple(Grid(end(one.low), end(one.high), decimals=rounding.decimals) for one in spread)


def is_from_zero(of: Grid) -> bool:
    """Whether no amount is below 0."""
    return of.low is not None and of.low >= 0


def can_be_less(left: Spread, right: Spread) -> bool:
    """Whether an amount of the one may lie under an amount of the other."""
    low, high = hull(left).snapped(), hull(right).snapped()
    return low.low is None or high.high is None or low.low < high.high


def can_be_equal(left: Spread, right: Spread) -> bool:
    """Whether the two may come to the same amount."""
    return bool(shared(left, right))


def shared(left: Spread, right: Spread) -> Spread:
    """What lies in both."""
    both = (one & other for one in left for other in right)
    return tuple(one for one in both if one.sample() is not None)


def meets(spread: Spread, window: Grid) -> bool:
    """Whether an amount may lie in a window."""
    return can_be_equal(spread, (window,))


def _end(
    ends: Sequence[Decimal | None], of: Callable[[Iterable[Decimal]], Decimal]
) -> Decimal | None:
    known = [one for one in ends if one is not None]
    return of(known) if len(known) == len(ends) else None


def _decimals(grids: Sequence[Grid]) -> int | None:
    known = [one.decimals for one in grids if one.decimals is not None]
    return max(known) if len(known) == len(grids) else None


def _added(left: Decimal | None, right: Decimal | None) -> Decimal | None:
    return None if left is None or right is None else CONTEXT.add(left, right)


def _minus(end: Decimal | None) -> Decimal | None:
    return None if end is None else end.copy_negate()
