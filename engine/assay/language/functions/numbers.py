"""Functions of numbers (DMN 1.5, 10.3.4.5, numeric functions)."""

from __future__ import annotations

import decimal
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from assay.language.functions.declare import Clause, Family, How, Noun, NullIf
from assay.values.null import undefined
from assay.values.number import CONTEXT, PRECISION
from assay.values.text import Text
from assay.values.types import Value

FAMILY: Final = Family("Numbers")
function = FAMILY.function


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
    "abs(n: N) -> N from 0",
    how=How.MAGNITUDE,
    null=[NullIf.ARGUMENT],
    words=Noun(Text("the absolute value of {0}", "ค่าสัมบูรณ์ของ{0}")),
    examples={"abs(-10)": "10"},
)
def absolute(n: Decimal) -> Value:
    """The number without its sign."""
    return n.copy_abs()


@function(
    "floor(n: N, decimals?: number) -> N",
    how=How.ROUNDED,
    null=[NullIf.ARGUMENT, NullIf.DECIMALS],
    words=Noun(
        Text("{0} rounded down to a whole number", "{0} ปัดลงเป็นจำนวนเต็ม"),
        longer=(Text("{0} rounded down to {1} decimals", "{0} ปัดลงเป็นทศนิยม{1}ตำแหน่ง"),),
    ),
    examples={"floor(-1.5)": "-2", "floor(1.56, 1)": "1.5"},
)
def floor(n: Decimal, decimals: Decimal = Decimal(0)) -> Value:
    """The greatest number not above n that is whole, or has that many decimals."""
    return _to(n, decimals, decimal.ROUND_FLOOR)


@function(
    "ceiling(n: N, decimals?: number) -> N",
    how=How.ROUNDED,
    null=[NullIf.ARGUMENT, NullIf.DECIMALS],
    words=Noun(
        Text("{0} rounded up to a whole number", "{0} ปัดขึ้นเป็นจำนวนเต็ม"),
        longer=(Text("{0} rounded up to {1} decimals", "{0} ปัดขึ้นเป็นทศนิยม{1}ตำแหน่ง"),),
    ),
    examples={"ceiling(1.5)": "2", "ceiling(1.51, 1)": "1.6"},
)
def ceiling(n: Decimal, decimals: Decimal = Decimal(0)) -> Value:
    """The least number not below n that is whole, or has that many decimals."""
    return _to(n, decimals, decimal.ROUND_CEILING)


def _rounding(name: str, mode: str, doc: str, words: Text, examples: Mapping[str, str]) -> None:
    """Declares a function that rounds to so many decimals."""

    def rounded(n: Decimal, decimals: Decimal) -> Value:
        return _to(n, decimals, mode)

    rounded.__doc__ = f"The number rounded to that many decimals{doc}"
    function(
        f"{name}(n: N, decimals: number) -> N",
        how=How.ROUNDED,
        null=[NullIf.ARGUMENT, NullIf.DECIMALS],
        words=Noun(words),
        examples=examples,
    )(rounded)


_rounding(
    "decimal",
    decimal.ROUND_HALF_EVEN,
    "; a tie goes to the even digit.",
    Text(
        "{0} rounded to {1} decimals, half to even",
        "{0} ปัดเศษเป็นทศนิยม{1}ตำแหน่ง (เศษกึ่งหนึ่งพอดีให้ปัดหาเลขคู่)",
    ),
    {"decimal(1/3, 2)": "0.33", "decimal(2.5, 0)": "2"},
)
_rounding(
    "round up",
    decimal.ROUND_UP,
    ", away from zero.",
    Text("{0} rounded away from zero to {1} decimals", "{0} ปัดขึ้นเป็นทศนิยม{1}ตำแหน่ง"),
    {"round up(5.5, 0)": "6", "round up(-1.121, 2)": "-1.13"},
)
_rounding(
    "round down",
    decimal.ROUND_DOWN,
    ", towards zero.",
    Text("{0} rounded towards zero to {1} decimals", "{0} ปัดลงเป็นทศนิยม{1}ตำแหน่ง"),
    {"round down(5.5, 0)": "5", "round down(-1.126, 2)": "-1.12"},
)
_rounding(
    "round half up",
    decimal.ROUND_HALF_UP,
    "; a tie goes away from zero, as in print.",
    Text(
        "{0} rounded to {1} decimals, half up",
        "{0} ปัดเศษเป็นทศนิยม{1}ตำแหน่ง (เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น)",
    ),
    {"round half up(5.5, 0)": "6", "round half up(-1.125, 2)": "-1.13"},
)
_rounding(
    "round half down",
    decimal.ROUND_HALF_DOWN,
    "; a tie goes towards zero.",
    Text(
        "{0} rounded to {1} decimals, half down", "{0} ปัดเศษเป็นทศนิยม{1}ตำแหน่ง (เศษกึ่งหนึ่งพอดีให้ปัดลง)"
    ),
    {"round half down(5.5, 0)": "5", "round half down(-1.125, 2)": "-1.12"},
)


@function(
    "modulo(dividend: N, divisor: N) -> N",
    how=How.OTHERWISE,
    null=[NullIf.ARGUMENT, NullIf.ZERO],
    words=Noun(Text("the remainder of {0} divided by {1}", "เศษจากการหาร{0}ด้วย{1}")),
    examples={"modulo(12, 5)": "2", "modulo(-12, 5)": "3"},
)
def modulo(dividend: Decimal, divisor: Decimal) -> Value:
    """What is left of a division; it has the sign of the divisor."""
    if divisor == 0:
        return undefined("division by zero", "หารด้วยศูนย์")
    # FEEL: dividend - divisor * floor(dividend / divisor); the remainder is exact.
    rest = CONTEXT.remainder(dividend, divisor)
    return CONTEXT.add(rest, divisor) if rest and (rest < 0) != (divisor < 0) else rest


@function(
    "sqrt(n: number) -> number from 0",
    how=How.OTHERWISE,
    null=[NullIf.ARGUMENT, "n is negative"],
    words=Noun(Text("the square root of {0}", "รากที่สองของ{0}")),
    examples={"sqrt(16)": "4"},
    effort=50,
)
def sqrt(n: Decimal) -> Value:
    """The square root."""
    return (
        undefined("square root of a negative number", "รากที่สองของจำนวนลบ")
        if n < 0
        else CONTEXT.sqrt(n)
    )


@function(
    "exp(n: number) -> number from 0",
    how=How.OTHERWISE,
    null=[NullIf.ARGUMENT, "the result is beyond the range of numbers"],
    words=Noun(Text("e to the power of {0}", "e ยกกำลัง{0}")),
    examples={"exp(0)": "1", "decimal(exp(5), 8)": "148.41315910"},
    effort=50,
)
def exp(n: Decimal) -> Value:
    """Euler's number to the power n."""
    return CONTEXT.exp(n)


@function(
    "log(n: number) -> number",
    how=How.OTHERWISE,
    null=[NullIf.ARGUMENT, "n is not above 0"],
    words=Noun(Text("the natural logarithm of {0}", "ลอการิทึมธรรมชาติของ{0}")),
    examples={"log(1)": "0", "decimal(log(10), 8)": "2.30258509"},
    effort=50,
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
    how=How.OTHERWISE,
    null=[NullIf.ARGUMENT, "n is not whole"],
    words=Clause(Text("{0} is odd", "{0}เป็นเลขคี่"), Text("{0} is not odd", "{0}ไม่เป็นเลขคี่")),
    examples={"odd(5)": "true", "odd(2)": "false"},
)
def odd(n: Decimal) -> Value:
    """Whether a whole number is odd."""
    return _parity(n, 1)


@function(
    "even(n: number) -> boolean",
    how=How.OTHERWISE,
    null=[NullIf.ARGUMENT, "n is not whole"],
    words=Clause(Text("{0} is even", "{0}เป็นเลขคู่"), Text("{0} is not even", "{0}ไม่เป็นเลขคู่")),
    examples={"even(5)": "false", "even(2)": "true"},
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
