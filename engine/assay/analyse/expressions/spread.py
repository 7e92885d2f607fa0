"""The amounts that a number or date may come to: grids side by side, each an interval or a point.

They hold at least what can happen. Sums and roundings keep the ends closed where that is simpler.
"""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from assay.language import typed
from assay.plan.grid import EXACT, Grid, amount
from assay.values.null import Null
from assay.values.number import CONTEXT, printed_decimals
from assay.values.types import Member, Value

Spread: TypeAlias = tuple[Grid, ...]
"""Grids of which each value lies in one; none where there is no value at all."""

ANY: Final[Spread] = (Grid(),)
_MOST: Final = 64
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
    """What lies in one of the grids; neighbours of one step are one grid."""
    found: list[Grid] = []
    for one in sorted(dict.fromkeys(grids), key=_from_below):
        joined = _joined(found[-1], one) if found else None
        if joined is None:
            found.append(one)
        else:
            found[-1] = joined
    return tuple(found) if len(found) <= _MOST else (hull(found),)


def _from_below(of: Grid) -> tuple[bool, Decimal, bool, int]:
    low = Decimal(0) if of.low is None else of.low
    return of.low is not None, low, not of.low_closed, -1 if of.decimals is None else of.decimals


def _joined(one: Grid, above: Grid) -> Grid | None:
    """Two grids as one, where they have the same step and nothing lies between them."""
    if one.decimals != above.decimals:
        inside = one.decimals is None or (above.decimals or 0) < one.decimals
        return one if inside and above.decimals is not None and one & above == above else None
    one, above = one.snapped(), above.snapped()
    if one.high is None:
        return one
    step = _ZERO if one.decimals is None else Decimal(1).scaleb(-one.decimals)
    reach = CONTEXT.add(one.high, step), not (one.high_closed or above.low_closed)
    if above.low is not None and (above.low, reach[1]) > (reach[0], False):
        return None
    if above.high is not None and (above.high, above.high_closed) <= (one.high, one.high_closed):
        return one
    return replace(one, high=above.high, high_closed=above.high_closed)


def hull(spread: Sequence[Grid]) -> Grid:
    """The one interval that holds a spread; all amounts where the spread holds none."""
    if len(spread) < 2:
        return spread[0] if spread else Grid()
    return Grid(
        _end([one.low for one in spread], min),
        _end([one.high for one in spread], max),
        decimals=decimals_of(spread),
    )


def combined(op: typed.ArithmeticOp, left: Spread, right: Spread) -> Spread:
    """Where `left op right` lies; for `**`, where the exponent is one whole number."""
    if not left or not right:
        return ()
    if len(left) * len(right) > _MOST:
        left, right = (hull(left),), (hull(right),)
    try:
        return united(_combined(op, one, other) for one in left for other in right)
    except decimal.DecimalException:  # beyond the range of numbers
        return ANY


def _combined(op: typed.ArithmeticOp, left: Grid, right: Grid) -> Grid:
    match op:
        case "+":
            ends = [_sum(one, other) for one, other in zip(_ends(left), _ends(right), strict=True)]
            return _between(ends, decimals_of((left, right)))
        case "-":
            return _combined("+", left, turned(right))
        case "*":
            known = left.decimals is not None and right.decimals is not None
            decimals = (left.decimals or 0) + (right.decimals or 0) if known else None
            return _between(_products(left, right, _times), decimals)
        case "/" if right.high is not None and right.high <= 0:
            return _combined("/", turned(left), turned(right))
        case "/":
            zero = right.below(_ZERO).sample() is not None and right.above(_ZERO).sample()
            return Grid() if zero else _between(_products(left, right, _over), _tenths(left, right))
        case "**":
            power = right.low if right.low == right.high else None
            if power is None or power != int(power) or not 0 < power <= _MOST:
                return Grid()
            decimals = None if left.decimals is None else left.decimals * int(power)
            return Grid(_ZERO if power % 2 == 0 or is_from_zero(left) else None, decimals=decimals)


_ZERO: Final = Decimal(0)
_ENDLESS: Final = Decimal("Infinity")

_End: TypeAlias = tuple[Decimal, bool]
"""An end of an interval, infinite where there is none, and whether it belongs to it."""


def _ends(of: Grid) -> tuple[_End, _End]:
    low = (-_ENDLESS, False) if of.low is None else (of.low, of.low_closed)
    return low, (_ENDLESS, False) if of.high is None else (of.high, of.high_closed)


def _between(ends: Sequence[_End], decimals: int | None) -> Grid:
    """What lies between the least and the greatest of some ends.

    An end that is left out counts only at 0: any other may be met by what is rounded to 34 digits.
    """
    low = min(ends, key=lambda one: (one[0], not one[1]))
    high = max(ends)
    return Grid(
        None if low[0].is_infinite() else low[0],
        None if high[0].is_infinite() else high[0],
        low[1] or low[0] != 0,
        high[1] or high[0] != 0,
        decimals,
    )


def _products(left: Grid, right: Grid, of: Callable[[_End, _End], _End]) -> list[_End]:
    return [of(one, other) for one in _ends(left) for other in _ends(right)]


def _sum(one: _End, other: _End) -> _End:
    return CONTEXT.add(one[0], other[0]), one[1] and other[1]


def _times(one: _End, other: _End) -> _End:
    if one[0] == 0 or other[0] == 0:  # what is 0 stays 0, however large the other is
        return _ZERO, (one[0] == 0 and one[1]) or (other[0] == 0 and other[1])
    return CONTEXT.multiply(one[0], other[0]), one[1] and other[1]


def _over(one: _End, other: _End) -> _End:
    if other[0].is_infinite():
        return _ZERO, one[0] == 0 and one[1]
    if other[0] == 0:  # an end that is never met, beside it the quotient grows beyond all ends
        return (_ZERO, one[1]) if one[0] == 0 else (_ENDLESS.copy_sign(one[0]), False)
    return CONTEXT.divide(one[0], other[0]), one[1] and other[1]


def _tenths(left: Grid, right: Grid) -> int | None:
    """The decimals of what is divided by 10, 100, ..., or 1."""
    by = right.low if right.low == right.high else None
    if by is None or left.decimals is None or by < 1 or by != Decimal(10) ** by.adjusted():
        return None
    return left.decimals + by.adjusted()


def turned(of: Grid) -> Grid:
    """The amounts with the other sign."""
    return Grid(_minus(of.high), _minus(of.low), of.high_closed, of.low_closed, of.decimals)


def magnitude(of: Grid) -> Grid:
    """The amounts without their sign."""
    if is_from_zero(of):
        return of
    if of.high is not None and of.high <= 0:
        return turned(of)
    return Grid(_ZERO, _end([of.high, _minus(of.low)], max), decimals=of.decimals)


def extreme(which: Literal["min", "max"], several: Sequence[Grid]) -> Spread:
    """Where the least or greatest of amounts lies."""
    lows, highs = [one.low for one in several], [one.high for one in several]
    decimals = decimals_of(several)
    if which == "max":
        least = max((low for low in lows if low is not None), default=None)
        return (Grid(least, _end(highs, max), decimals=decimals),)
    most = min((high for high in highs if high is not None), default=None)
    return (Grid(_end(lows, min), most, decimals=decimals),)


def mapped(spread: Spread, of: Callable[[Decimal], Decimal], decimals: int) -> Spread:
    """Where amounts lie once they are rounded to so many decimals, which keeps their order."""

    def end(at: Decimal | None, closed: bool, inwards: int) -> Decimal | None:
        if at is None:
            return None
        return of(at if closed else EXACT.add(at, _LITTLE * inwards))

    grids = (one.snapped() for one in spread)
    return united(
        Grid(end(one.low, one.low_closed, 1), end(one.high, one.high_closed, -1), decimals=decimals)
        & Grid(decimals=one.decimals)
        for one in grids
    )


_LITTLE: Final = Decimal("1E-40")


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


def decimals_of(grids: Sequence[Grid]) -> int | None:
    """The most decimals of several grids; null where one has any."""
    known = [one.decimals for one in grids if one.decimals is not None]
    return max(known) if len(known) == len(grids) else None


def _minus(end: Decimal | None) -> Decimal | None:
    return None if end is None else end.copy_negate()
