"""Unary tests: what may stand after `in`, and in the cell of a table."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from assay.language import syntax as tree
from assay.language import typed
from assay.language.functions.numbers import whole
from assay.language.kinship import Clash, common, described, ordered
from assay.language.names import Frame
from assay.language.syntax import Syntax
from assay.language.typed import Node
from assay.values.calendar import BUDDHIST_YEAR, of_buddhist_era
from assay.values.text import Text
from assay.values.types import Boolean, Date, ListOf, Member, Record, TextType, Type

if TYPE_CHECKING:
    from assay.language.check import Checker


def test(checker: Checker, of: Syntax, value: Node, frame: Frame) -> typed.Test:
    """One test of a value, in an expression."""
    match of:
        case tree.NullLiteral():
            return typed.IsNull()
        case tree.UnaryTest(op="=", operand=tree.NullLiteral()):
            return typed.IsNull()
        case tree.UnaryTest(op=op, operand=operand):
            node = checker.check(operand, frame, value.type)
            comparable(checker, op, value, node, of)
            return typed.Comparison(op, node)
        case tree.Range(low=low, high=high):
            ends = [checker.check(end, frame, value.type) for end in (low, high)]
            return interval(checker, of, value, ends[0], ends[1])
        case tree.ListLiteral():
            node = checker.check(of, frame, ListOf(value.type))
        case _:
            node = checker.check(of, frame, value.type)
    if isinstance(node.type, ListOf) and not isinstance(value.type, ListOf):
        return one_of(checker, value, node, of)
    comparable(checker, "=", value, node, of)
    return typed.Comparison("=", node)


def interval(
    checker: Checker, of: tree.Range, value: Node, low: Node, high: Node
) -> typed.Interval:
    """A range as a test: its ends compare with the value, and stand in order."""
    comparable(checker, ">=", value, low, of.low)
    comparable(checker, "<=", value, high, of.high)
    if not is_in_order(low, high, closed=of.low_closed and of.high_closed):
        message = Text(
            "no value lies in this range: it ends before it starts",
            "ไม่มีค่าใดอยู่ในช่วงนี้ เพราะปลายช่วงสลับกัน",
        )
        hint = Text("write the lower end first", "ให้เขียนค่าต่ำก่อน")
        checker.refuse("empty-range", message, of, hint)
    return typed.Interval(low, high, of.low_closed, of.high_closed)


def is_in_order(low: Node, high: Node, *, closed: bool) -> bool:
    """False where both ends are constants and nothing can lie between them."""
    if not isinstance(low, typed.Constant) or not isinstance(high, typed.Constant):
        return True
    one, other = low.value, high.value
    if isinstance(one, Member) and isinstance(other, Member):
        return one.rank < other.rank or (closed and one.rank == other.rank)
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one < other or (closed and one == other)
    if isinstance(one, dt.date) and isinstance(other, dt.date):
        return one < other or (closed and one == other)
    if isinstance(one, str) and isinstance(other, str):
        return one < other or (closed and one == other)
    return True


def comparable(checker: Checker, op: typed.CompareOp, left: Node, right: Node, at: Syntax) -> None:
    """Notes a problem where two values do not compare by an operator."""
    try:
        agreed = common(left.type, right.type)
    except Clash as clash:
        checker.refuse_clash(clash, _compares(op), at, _clash_hint(left.type, right.type))
        return
    if op not in ("=", "!=") and not ordered(agreed):
        plain = isinstance(agreed, Boolean | ListOf | Record)
        hint = (
            Text("compare by `=` or `!=`", "ให้เปรียบเทียบด้วย `=` หรือ `!=`")
            if plain
            else Text(
                "declare it as a scale, lowest first, if its members have an order",
                "หากสมาชิกมีลำดับ ให้ประกาศเป็น `scale` โดยเรียงจากต่ำไปสูง",
            )
        )
        found = described(agreed)
        message = Text(
            f"`{op}` needs an order, which {found} has not",
            f"`{op}` ใช้ได้กับค่าที่มีลำดับ แต่{found: th }ไม่มีลำดับ",
        )
        checker.refuse("wrong-type", message, at, hint)
    for one, other in ((left, right), (right, left)):
        _no_buddhist_year(checker, one, other)


def _no_buddhist_year(checker: Checker, of: Node, with_: Node) -> None:
    """Notes a problem where a year of the common era meets one of the Buddhist era."""
    match of, with_:
        case (
            typed.DatePart(part="year") | typed.BookValue(name="fiscal_year"),
            typed.Constant(value=Decimal() as year),
        ) if era := of_buddhist_era(whole(year) or 0):
            checker.refuse(BUDDHIST_YEAR, era[0], with_, era[1])
        case _:
            pass


def one_of(checker: Checker, value: Node, node: Node, at: Syntax) -> typed.Among:
    """A list as a test: the value is one of it. A problem is noted where it can be none."""
    try:
        common(value.type, node.type.item if isinstance(node.type, ListOf) else node.type)
    except Clash as clash:
        checker.refuse_clash(clash, _compares("in"), at)
    for item in node.items if isinstance(node, typed.ListNode) else ():
        _no_buddhist_year(checker, value, item)
    return typed.Among(node)


def _compares(op: str) -> Text:
    return Text(f"`{op}` compares", f"ค่าที่ `{op}` เปรียบเทียบ")


def _clash_hint(left: Type, right: Type) -> Text | None:
    if isinstance(left, ListOf) != isinstance(right, ListOf):
        forms = ("`list contains(xs, x)`", "`some x in xs satisfies ...`")
        return Text(f"write {forms[0]}, or {forms[1]}", f"ให้เขียน {forms[0]} หรือ {forms[1]}")
    if isinstance(left, Date) != isinstance(right, Date):
        return Text('a date is written `date("2020-09-30")`', 'วันที่ให้เขียน `date("2020-09-30")`')
    if isinstance(left, TextType) != isinstance(right, TextType):
        return Text(
            "a text in quotes is a text, whatever it looks like",
            "สิ่งที่อยู่ในเครื่องหมายคำพูดเป็นข้อความเสมอ แม้จะดูเหมือนตัวเลขหรือวันที่",
        )
    return None
