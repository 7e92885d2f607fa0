"""Functions of numbers (DMN 1.5, 10.3.4.5, numeric functions)."""

from __future__ import annotations

import decimal
from decimal import Decimal
from typing import Final

from assay.language.functions.declare import Family
from assay.values.null import undefined
from assay.values.number import CONTEXT, PRECISION
from assay.values.types import Value

FAMILY: Final = Family("Numbers")
function = FAMILY.function

_SCALE: Final = "an argument is null, or the number of decimals is not whole"


def whole(number: Decimal) -> int | None:
    """A decimal as an integer; null where it has a fraction or more digits than a number has."""
    if number != number.to_integral_value() or number.adjusted() >= PRECISION:
        return None
    return int(number)


def _to(number: Decimal, scale: Decimal, mode: str) -> Value:
    decimals = whole(scale)
    if decimals is None or not -6111 <= decimals <= 6176:
        return undefined(f"{scale} decimals", f"ทศนิยม {scale} ตำแหน่ง")
    if number.adjusted() + 1 + decimals > PRECISION:
        # It has no digit there to round, and no room to write zeros.
        return number
    quantum = Decimal((0, (1,), -decimals))
    result = number.quantize(quantum, rounding=mode, context=CONTEXT)
    # Digits left of the point are written out: 1.2E+3 is 1200.
    return result if decimals >= 0 else CONTEXT.plus(Decimal(f"{result:f}"))


@function(
    "abs(n: N) -> N",
    examples={"abs(-10)": "10"},
)
def absolute(n: Decimal) -> Value:
    """The number without its sign."""
    return n.copy_abs()


@function(
    "floor(n: N, decimals?: number) -> N",
    examples={"floor(-1.5)": "-2", "floor(1.56, 1)": "1.5"},
    nulls=_SCALE,
)
def floor(n: Decimal, decimals: Decimal = Decimal(0)) -> Value:
    """The greatest number not above n that is whole, or has that many decimals."""
    return _to(n, decimals, decimal.ROUND_FLOOR)


@function(
    "ceiling(n: N, decimals?: number) -> N",
    examples={"ceiling(1.5)": "2", "ceiling(1.51, 1)": "1.6"},
    nulls=_SCALE,
)
def ceiling(n: Decimal, decimals: Decimal = Decimal(0)) -> Value:
    """The least number not below n that is whole, or has that many decimals."""
    return _to(n, decimals, decimal.ROUND_CEILING)


@function(
    "decimal(n: N, decimals: number) -> N",
    examples={"decimal(1/3, 2)": "0.33", "decimal(2.5, 0)": "2"},
    nulls=_SCALE,
)
def half_even(n: Decimal, decimals: Decimal) -> Value:
    """The number rounded to that many decimals; a tie goes to the even digit."""
    return _to(n, decimals, decimal.ROUND_HALF_EVEN)


@function(
    "round up(n: N, decimals: number) -> N",
    examples={"round up(5.5, 0)": "6", "round up(-1.121, 2)": "-1.13"},
    nulls=_SCALE,
)
def up(n: Decimal, decimals: Decimal) -> Value:
    """The number rounded to that many decimals, away from zero."""
    return _to(n, decimals, decimal.ROUND_UP)


@function(
    "round down(n: N, decimals: number) -> N",
    examples={"round down(5.5, 0)": "5", "round down(-1.126, 2)": "-1.12"},
    nulls=_SCALE,
)
def down(n: Decimal, decimals: Decimal) -> Value:
    """The number rounded to that many decimals, towards zero."""
    return _to(n, decimals, decimal.ROUND_DOWN)


@function(
    "round half up(n: N, decimals: number) -> N",
    examples={"round half up(5.5, 0)": "6", "round half up(-1.125, 2)": "-1.13"},
    nulls=_SCALE,
)
def half_up(n: Decimal, decimals: Decimal) -> Value:
    """The number rounded to that many decimals; a tie goes away from zero, as in print."""
    return _to(n, decimals, decimal.ROUND_HALF_UP)


@function(
    "round half down(n: N, decimals: number) -> N",
    examples={"round half down(5.5, 0)": "5", "round half down(-1.125, 2)": "-1.12"},
    nulls=_SCALE,
)
def half_down(n: Decimal, decimals: Decimal) -> Value:
    """The number rounded to that many decimals; a tie goes towards zero."""
    return _to(n, decimals, decimal.ROUND_HALF_DOWN)


@function(
    "modulo(dividend: N, divisor: N) -> N",
    examples={"modulo(12, 5)": "2", "modulo(-12, 5)": "3"},
    nulls="an argument is null, or the divisor is 0",
)
def modulo(dividend: Decimal, divisor: Decimal) -> Value:
    """What is left of a division; it has the sign of the divisor."""
    if divisor == 0:
        return undefined("division by zero", "หารด้วยศูนย์")
    # FEEL: dividend - divisor * floor(dividend / divisor); the remainder is exact.
    rest = CONTEXT.remainder(dividend, divisor)
    return CONTEXT.add(rest, divisor) if rest and (rest < 0) != (divisor < 0) else rest


@function(
    "sqrt(n: number) -> number",
    examples={"sqrt(16)": "4"},
    nulls="n is null or negative",
)
def sqrt(n: Decimal) -> Value:
    """The square root."""
    return (
        undefined("square root of a negative number", "รากที่สองของจำนวนลบ")
        if n < 0
        else CONTEXT.sqrt(n)
    )


@function(
    "exp(n: number) -> number",
    examples={"exp(0)": "1", "decimal(exp(5), 8)": "148.41315910"},
    nulls="n is null, or the result is beyond the range of numbers",
)
def exp(n: Decimal) -> Value:
    """Euler's number to the power n."""
    return CONTEXT.exp(n)


@function(
    "log(n: number) -> number",
    examples={"log(1)": "0", "decimal(log(10), 8)": "2.30258509"},
    nulls="n is null, or not above 0",
)
def log(n: Decimal) -> Value:
    """The natural logarithm."""
    return (
        CONTEXT.ln(n)
        if n > 0
        else undefined("logarithm of a number not above zero", "ลอการิทึมของจำนวนที่ไม่มากกว่าศูนย์")
    )


@function(
    "odd(n: number) -> boolean",
    examples={"odd(5)": "true", "odd(2)": "false"},
    nulls="n is null or not whole",
)
def odd(n: Decimal) -> Value:
    """Whether a whole number is odd."""
    return _parity(n, 1)


@function(
    "even(n: number) -> boolean",
    examples={"even(5)": "false", "even(2)": "true"},
    nulls="n is null or not whole",
)
def even(n: Decimal) -> Value:
    """Whether a whole number is even."""
    return _parity(n, 0)


def _parity(n: Decimal, rest: int) -> Value:
    if n != n.to_integral_value():
        return undefined("odd or even of a fraction", "เลขคู่หรือคี่ของเศษส่วน")
    # The last digit says it; a number too large to have one ends in zeros.
    exponent = n.as_tuple().exponent
    assert isinstance(exponent, int)
    last = 0 if exponent > 0 else int(n.to_integral_value().as_tuple().digits[-1])
    return last % 2 == rest
