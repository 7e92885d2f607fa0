"""Arithmetic of numbers, texts and dates, in decimals of 34 digits."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from assay.language import typed
from assay.language.functions.numbers import whole
from assay.language.kinship import NO_VALUE
from assay.values.null import Null, undefined
from assay.values.number import CONTEXT
from assay.values.quotient import add, divide, multiply, negated, subtract
from assay.values.types import Value

SLOW: Final = 50
"""The steps of work of a power, a root or a logarithm."""


def computed(op: typed.ArithmeticOp, left: Value, right: Value) -> Value:
    """The result of an operator on two values that are not null.

    Raises a `decimal.DecimalException` where it is beyond the range of numbers.
    """
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _number(op, left, right)
    if isinstance(left, str) and isinstance(right, str) and op == "+":
        return left + right
    if isinstance(left, dt.date) and isinstance(right, dt.date) and op == "-":
        return Decimal(left.toordinal() - right.toordinal())
    if isinstance(left, dt.date) and isinstance(right, Decimal) and op in ("+", "-"):
        return _shifted(left, right if op == "+" else negated(right))
    if isinstance(left, Decimal) and isinstance(right, dt.date) and op == "+":
        return _shifted(right, left)
    return undefined(f"`{op}` of these values", f"ใช้ `{op}` กับค่าเหล่านี้ไม่ได้")


def _number(op: typed.ArithmeticOp, left: Decimal, right: Decimal) -> Value:
    match op:
        case "+":
            return add(left, right)
        case "-":
            return subtract(left, right)
        case "*":
            return multiply(left, right)
        case "/":
            if right == 0:
                return undefined("division by zero", "หารด้วยศูนย์")
            return divide(left, right)
        case "**":
            if left == 0 and right <= 0:
                return undefined("zero to a power that is not above zero", "ศูนย์ยกกำลังที่ไม่มากกว่าศูนย์")
            if left < 0 and right != right.to_integral_value():
                return undefined(
                    "a negative number to a fractional power", "จำนวนลบยกกำลังที่เป็นเศษส่วน"
                )
            return CONTEXT.power(left, right)


def _shifted(day: dt.date, days: Decimal) -> Value:
    many = whole(days)
    if many is None:
        return undefined(
            f"a date plus {days} days, which are not whole", f"วันที่บวก {days} วัน ซึ่งไม่ใช่จำนวนเต็ม"
        )
    try:
        return dt.date.fromordinal(day.toordinal() + many)
    except (ValueError, OverflowError):
        return undefined("a date beyond the calendar", "วันที่เกินปฏิทิน")


def part_of(part: typed.Part, value: Value) -> Value:
    """The year, month, day or weekday (1 is Monday) of a date."""
    if not isinstance(value, dt.date):
        return value if isinstance(value, Null) else NO_VALUE
    match part:
        case "year":
            return Decimal(value.year)
        case "month":
            return Decimal(value.month)
        case "day":
            return Decimal(value.day)
        case "weekday":
            return Decimal(value.isoweekday())
