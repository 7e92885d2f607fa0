"""Three-valued logic: true, false and null (DMN 1.5, 10.3.2.2 and tables 50 to 53).

A null keeps its causes. Comparing with a null gives null; the literal `null` is asked for by a node
of its own and never comes here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

from assay.language.typed import CompareOp
from assay.values.null import Null, joined, undefined
from assay.values.quotient import order
from assay.values.types import Member, Value

Truth: TypeAlias = bool | Null


def conjunction(truths: Iterable[Truth]) -> Truth:
    """False where any is false, else null where any is null, else true. Stops at a false."""
    nulls: list[Null] = []
    for one in truths:
        if isinstance(one, Null):
            nulls.append(one)
        elif not one:
            return False
    return joined(nulls) if nulls else True


def disjunction(truths: Iterable[Truth]) -> Truth:
    """True where any is true, else null where any is null, else false. Stops at a true."""
    nulls: list[Null] = []
    for one in truths:
        if isinstance(one, Null):
            nulls.append(one)
        elif one:
            return True
    return joined(nulls) if nulls else False


def negation(truth: Truth) -> Truth:
    """The other of true and false; null of null."""
    return truth if isinstance(truth, Null) else not truth


def as_truth(value: Value) -> Truth:
    """A value known to be a truth by its static type."""
    if isinstance(value, bool | Null):
        return value
    return undefined("neither true nor false", "ไม่ใช่ทั้งจริงและเท็จ")


def compare(op: CompareOp, left: Value, right: Value) -> Truth:
    """A comparison; null with both causes where a side is null."""
    if isinstance(left, Null) or isinstance(right, Null):
        return joined(side for side in (left, right) if isinstance(side, Null))
    match op:
        case "=":
            return equal(left, right)
        case "!=":
            return negation(equal(left, right))
        case "<":
            return less(left, right)
        case ">":
            return less(right, left)
        case "<=":
            return negation(less(right, left))
        case ">=":
            return negation(less(left, right))


def equal(left: Value, right: Value) -> Truth:
    """Equality of two values; lists are equal element by element."""
    if isinstance(left, Null) or isinstance(right, Null):
        return joined(side for side in (left, right) if isinstance(side, Null))
    if isinstance(left, tuple) and isinstance(right, tuple):
        if len(left) != len(right):
            return False
        return conjunction(equal(one, other) for one, other in zip(left, right, strict=True))
    if isinstance(left, bool) != isinstance(right, bool):
        return False
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return order(left, right) == 0
    return left == right


def less(left: Value, right: Value) -> Truth:
    """Whether one value comes before another: numbers, dates, texts by code point, scales."""
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return order(left, right) < 0
    if isinstance(left, dt.date) and isinstance(right, dt.date):
        return left < right
    if isinstance(left, Member) and isinstance(right, Member):
        return left.rank < right.rank
    if isinstance(left, str) and isinstance(right, str):
        return left < right
    return undefined("values without an order", "ค่าที่ไม่มีลำดับ")


def within(value: Value, low: Value, high: Value, *, low_closed: bool, high_closed: bool) -> Truth:
    """Whether a value lies in a range; false as soon as one end says so."""
    return conjunction(
        (
            compare(">=" if low_closed else ">", value, low),
            compare("<=" if high_closed else "<", value, high),
        )
    )
