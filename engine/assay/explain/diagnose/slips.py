"""Kinds of slip: how a figure comes to be printed that is not the one that was meant."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction


class Slip(IntEnum):
    """A kind of slip, the likelier first."""

    DIGIT = 0
    """One digit is another."""
    SWAP = 1
    """Two neighbouring digits have changed places."""
    SIGN = 2
    """The sign is the other."""
    POINT = 3
    """The decimal point stands elsewhere."""
    ROW_MISSED = 4
    """A total leaves out one of its parts."""
    ROW_TWICE = 5
    """A total counts one of its parts twice."""
    OTHER = 6
    """None of these."""


def slips_of(printed: Decimal) -> Iterator[tuple[Slip, Decimal]]:
    """Every figure that may have been meant where `printed` is what a slip of the pen made of it.

    With as many decimals as `printed` has. A whole part of several digits does not begin with 0.
    """
    sign, digits, exponent = printed.as_tuple()
    assert isinstance(exponent, int)
    digits = (0,) * max(1 - exponent - len(digits), 0) + digits
    whole = len(digits) + exponent

    def figure(changed: tuple[int, ...]) -> Decimal:
        return Decimal((sign, changed, exponent))

    for place, digit in enumerate(digits):
        for other in range(10):
            if other != digit and not (other == 0 and place == 0 and whole > 1):
                yield Slip.DIGIT, figure((*digits[:place], other, *digits[place + 1 :]))
    for place in range(len(digits) - 1):
        one, next_ = digits[place], digits[place + 1]
        if one != next_ and not (next_ == 0 and place == 0 and whole > 1):
            swapped = (*digits[:place], next_, one, *digits[place + 2 :])
            yield Slip.SWAP, figure(swapped)
    if printed:
        yield Slip.SIGN, printed.copy_negate()
        for power in (1, 2, 3):
            yield Slip.POINT, figure((*digits, *(0,) * power))
            if len(digits) > power and not any(digits[-power:]):
                yield Slip.POINT, figure(digits[:-power])


def digits_apart(one: Decimal, other: Decimal) -> int:
    """How many digits of two figures differ, written under one another by the decimal point."""
    exponents = [figure.as_tuple().exponent for figure in (one, other)]
    decimals = max(-exponent for exponent in exponents if isinstance(exponent, int))
    first, second = (f"{figure.copy_abs():.{max(decimals, 0)}f}" for figure in (one, other))
    width = max(len(first), len(second))
    pairs = zip(first.rjust(width, "0"), second.rjust(width, "0"), strict=True)
    return sum(a != b for a, b in pairs)


def tells(printed: Decimal, choices: int) -> bool:
    """Whether it means anything that a simple slip leads from one figure to another.

    A figure of m digits is one slip of the pen away from about ten times m others. It is no more
    than chance where one of them is among the `choices` that would do, if those are too many
    for so short a figure: more than one in a hundred.
    """
    digits = len(printed.as_tuple().digits)
    others = 10 * digits * choices
    return 100 * others <= int(10**digits)


def as_figure(units: int, decimals: int) -> Decimal:
    """A number of units of the last decimal as a figure with those decimals."""
    return Decimal((0 if units >= 0 else 1, tuple(map(int, str(abs(units)))), -decimals))


def in_units(value: Fraction, decimals: int) -> Fraction:
    """A number in units of the last of some decimals."""
    return value * Fraction(10) ** decimals
