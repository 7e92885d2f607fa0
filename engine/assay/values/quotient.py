"""Arithmetic whose quotients stay exact: a third of a twelve, three times, is twelve.

A division that does not end within 34 digits is a `Quotient`: the decimal of 34 digits that is
printed, and the fraction that it stands for. `+ - * /` go on with the fraction, comparisons and
roundings go by it, and what ends again is a plain decimal. So a sum of shares meets the limit that
it comes to, and is not 3.999…9. Everything else (roots, powers) takes the 34 digits.
"""

from __future__ import annotations

import decimal
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from math import gcd
from typing import Any, Final

from assay.values.number import CONTEXT

MAX_BITS: Final = 1_000
"""So long may a numerator or denominator be (300 digits); beyond it, only the 34 digits remain."""

_MAX_EXTENT: Final = 300
"""A number that reaches further from its point is taken by its digits alone."""


class Quotient(Decimal):
    """A decimal of 34 digits that stands for a fraction which has more, or no end of them.

    To Python it is equal to its 34 digits; what rules compare goes by `order`.
    """

    __slots__ = ("denominator", "numerator")
    numerator: int
    denominator: int

    def __new__(cls, digits: Decimal, numerator: int, denominator: int) -> Quotient:
        """The 34 digits, and the fraction in lowest terms."""
        made = super().__new__(cls, digits)
        made.numerator, made.denominator = numerator, denominator
        return made

    @property
    def exact(self) -> Fraction:
        """The fraction."""
        return Fraction(self.numerator, self.denominator)

    def copy_abs(self) -> Quotient:
        """Without the sign."""
        return Quotient(super().copy_abs(), abs(self.numerator), self.denominator)

    def copy_negate(self) -> Quotient:
        """With the other sign."""
        return Quotient(super().copy_negate(), -self.numerator, self.denominator)

    def quantize(
        self,
        exp: Decimal | int,
        rounding: str | None = None,
        context: decimal.Context | None = None,
    ) -> Decimal:
        """Rounded to the places of `exp`, as the fraction says and not its 34 digits."""
        # Cut two digits after the place, a cut that left something marked in the last digit:
        # rounded from there, it is rounded as the fraction is.
        exponent = Decimal(exp).as_tuple().exponent
        assert isinstance(exponent, int)
        digits = max(self.adjusted() - exponent + 3, 1)
        cut = decimal.Context(digits, decimal.ROUND_05UP, CONTEXT.Emin, CONTEXT.Emax)
        found = cut.divide(Decimal(self.numerator), Decimal(self.denominator))
        return found.quantize(exp, rounding, context)

    def __copy__(self) -> Quotient:
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> Quotient:
        return self

    def __reduce__(self) -> Any:
        return Quotient, (Decimal(self), self.numerator, self.denominator)


def order(left: Decimal, right: Decimal) -> int:
    """-1 where the one is under the other, 1 where it is over it, and 0 where both are equal."""
    if left == right and not type(left) is type(right) is Decimal:
        a, b = _ratio(left)
        c, d = _ratio(right)
        return (a * d > c * b) - (a * d < c * b)
    return (left > right) - (left < right)


def add(left: Decimal, right: Decimal) -> Decimal:
    """The sum."""
    if type(left) is type(right) is Decimal or _far(left, right):
        return CONTEXT.add(left, right)
    a, b = _ratio(left)
    c, d = _ratio(right)
    return _made(a * d + c * b, b * d)


def subtract(left: Decimal, right: Decimal) -> Decimal:
    """The difference."""
    if type(left) is type(right) is Decimal:
        return CONTEXT.subtract(left, right)
    return add(left, negated(right))


def multiply(left: Decimal, right: Decimal) -> Decimal:
    """The product."""
    if type(left) is type(right) is Decimal or _far(left, right):
        return CONTEXT.multiply(left, right)
    a, b = _ratio(left)
    c, d = _ratio(right)
    return _made(a * c, b * d)


def divide(left: Decimal, right: Decimal) -> Decimal:
    """The quotient, exact; the divisor is not 0."""
    if type(left) is type(right) is Decimal:
        CONTEXT.clear_flags()
        found = CONTEXT.divide(left, right)
        if not CONTEXT.flags[decimal.Inexact]:
            return found
    if _far(left, right):
        return CONTEXT.divide(left, right)
    a, b = _ratio(left)
    c, d = _ratio(right)
    return _made(a * d, b * c) if c > 0 else _made(-a * d, -b * c)


def negated(number: Decimal) -> Decimal:
    """The number with the other sign."""
    return number.copy_negate() if isinstance(number, Quotient) else CONTEXT.minus(number)


def total(numbers: Iterable[Decimal]) -> Decimal:
    """The sum of several, rounded to 34 digits at each step where no quotient is among them."""
    return reduce(add, numbers, Decimal(0))


def _made(numerator: int, denominator: int) -> Decimal:
    """The number that a fraction is: its digits, where they end within 34."""
    common = gcd(numerator, denominator)
    numerator, denominator = numerator // common, denominator // common
    CONTEXT.clear_flags()
    digits = CONTEXT.divide(Decimal(numerator), Decimal(denominator))
    long = max(numerator.bit_length(), denominator.bit_length()) > MAX_BITS
    exact = not CONTEXT.flags[decimal.Inexact]
    return digits if exact or long else Quotient(digits, numerator, denominator)


def _ratio(number: Decimal) -> tuple[int, int]:
    if isinstance(number, Quotient):
        return number.numerator, number.denominator
    return number.as_integer_ratio()


def _far(left: Decimal, right: Decimal) -> bool:
    """Whether one is too large or too small to be written as a fraction of fair length."""
    return max(abs(left.adjusted()), abs(right.adjusted())) > _MAX_EXTENT
