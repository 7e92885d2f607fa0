"""Types and units of operators: arithmetic, comparisons, `between`, `in`, `and`, `or`, `not`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assay.language import syntax as tree
from assay.language import typed
from assay.language.check_tests import comparable, test
from assay.language.kinship import NO_VALUE, Clash, common, described, unit_of
from assay.language.names import Frame
from assay.language.syntax import Syntax
from assay.language.typed import Node
from assay.language.units import guard
from assay.values.number import CONTEXT
from assay.values.text import Text
from assay.values.types import (
    Boolean,
    Date,
    ListOf,
    Number,
    TextType,
    Type,
    Unknown,
)

if TYPE_CHECKING:
    from assay.language.check import Checker

_VERBS = {
    "+": Text("`+` adds", "ค่าที่ `+` นำมาบวกกัน"),
    "-": Text("`-` subtracts", "ค่าที่ `-` นำมาลบกัน"),
    "*": Text("`*` multiplies", "ค่าที่ `*` นำมาคูณกัน"),
    "/": Text("`/` divides", "ค่าที่ `/` นำมาหารกัน"),
    "**": Text("`**` raises", "ค่าที่ `**` นำมายกกำลัง"),
}


ONE_OF_LIST = Text(
    "take one value of the list, such as `sum(...)` or `xs[1]`",
    "ให้ใช้ค่าเดียวจากชุดค่า เช่น `sum(...)` หรือ `xs[1]`",
)
"""The hint for a list where a single value is needed."""


def operator(checker: Checker, of: Syntax, frame: Frame) -> Node:
    """The typed node of an operator."""
    start, end = of.start, of.end
    match of:
        case tree.Negation(operand=operand):
            return _negation(checker, checker.check(operand, frame), of)
        case tree.Operation(op=op, left=left, right=right):
            return _arithmetic(checker, op, checker.check(left, frame), checker.check(right, frame))
        case tree.Relation():
            return _relation(checker, of, frame)
        case tree.Between(operand=operand, low=low, high=high):
            ends = tree.Range(low, high, True, True, start=low.start, end=high.end)
            return _within(checker, operand, (ends,), of, frame)
        case tree.In(operand=operand, test=tree.Tests(tests=tests)):
            return _within(checker, operand, tests, of, frame)
        case tree.In(operand=operand, test=one):
            return _within(checker, operand, (one,), of, frame)
        case tree.Junction(word=word, operands=operands):
            what = Text(f"what `{word}` joins", f"สิ่งที่ `{word}` เชื่อม")
            nodes = tuple(checker.truth(one, frame, what) for one in operands)
            kind = typed.And if word == "and" else typed.Or
            return kind(nodes, type=Boolean(), start=start, end=end)
        case tree.NotCall(tests=tests):
            return _not(checker, tests, of, frame)
        case _:
            raise AssertionError(of)


def _negation(checker: Checker, operand: Node, of: Syntax) -> Node:
    what = Text("what `-` turns round", "ค่าที่ตามหลังเครื่องหมายลบ")
    if not checker.need(operand, Number, what, Text("a number", "ตัวเลข")):
        operand = checker.nothing(of)
    if isinstance(operand, typed.Constant) and isinstance(operand.value, Decimal):
        value = CONTEXT.minus(operand.value)
        return typed.Constant(value, type=operand.type, start=of.start, end=of.end)
    known = operand.type
    result = Number(known.unit) if isinstance(known, Number) else known
    return typed.Negate(operand, type=result, start=of.start, end=of.end)


# Arithmetic -----------------------------------------------------------------------------------


def _arithmetic(checker: Checker, op: typed.ArithmeticOp, left: Node, right: Node) -> Node:
    start, end = left.start, right.end
    result = _result(checker, op, left, right)
    if result is None:
        one, other = described(left.type), described(right.type)
        message = Text(
            f"{_VERBS[op]} no such values: {one} and {other}",
            f"ใช้ `{op}` กับค่าเหล่านี้ไม่ได้: {one:th }กับ{other: th}",
        )
        hint = _arithmetic_hint(op, left, right)
        return checker.refuse("wrong-type", message, _whole(left, right), hint)
    meet = op in ("+", "-") and isinstance(result, Number)
    units = guard((left, right), checker.unit_sources) if meet else ()
    return typed.Arithmetic(op, left, right, units, type=result, start=start, end=end)


def _result(checker: Checker, op: typed.ArithmeticOp, left: Node, right: Node) -> Type | None:
    """The type of a result; null where the operator has none for these.

    What is added to an outcome still being inferred may turn out to be a date or a text.
    """
    match left.type, right.type:
        case Number() as one, Number() as other:
            return _of_numbers(checker, op, one, other, _whole(left, right))
        case Unknown(), Unknown():
            return Unknown() if op in ("+", "-") else Number()
        case Unknown(), (TextType() | Date()) if op == "+":
            return right.type
        case Unknown(), Number() if op in ("+", "-"):
            return Unknown()
        case (Number(), Unknown()) | (Unknown(), Number()):
            return Number() if op == "**" else Number(unit_of(left.type) or unit_of(right.type))
        case one, other:
            return _of_others(op, one, other)


def _of_numbers(
    checker: Checker, op: typed.ArithmeticOp, left: Number, right: Number, at: Node
) -> Type:
    """A number with the unit that a computation leaves it."""
    one, other = left.unit, right.unit
    match op:
        case "+" | "-":
            try:
                return Number(unit_of(common(left, right)))
            except Clash as clash:
                return checker.refuse_clash(clash, _VERBS[op], at).type
        case "*":
            return Number(one or other if one is None or other is None else None)
        case "/":
            return Number(one if other is None else None)
        case "**":
            return Number()


def _of_others(op: typed.ArithmeticOp, left: Type, right: Type) -> Type | None:
    """The type of a sum of texts, or of a computation with dates."""
    match op, left, right:
        case "+", TextType(), (TextType() | Unknown()):
            return TextType()
        case "+", Date(), (Number() | Unknown()):
            return Date()
        case "+", Number(), Date():
            return Date()
        case "-", Date(), Number():
            return Date()
        case "-", (Date() | Unknown()), Date():
            return Number()
        case "-", Date(), Unknown():
            return Unknown()
        case _:
            return None


def _whole(left: Node, right: Node) -> Node:
    """Where an operation stands, from its left to its right."""
    return typed.Constant(NO_VALUE, type=Unknown(), start=left.start, end=right.end)


def _arithmetic_hint(op: str, left: Node, right: Node) -> Text | None:
    kinds = (left.type, right.type)
    if any(isinstance(kind, ListOf) for kind in kinds):
        return ONE_OF_LIST
    if op == "+" and all(isinstance(kind, Date) for kind in kinds):
        return Text(
            "two dates are subtracted, giving days; a number of days is added to a date",
            "วันที่สองวันลบกันได้เป็นจำนวนวัน และบวกจำนวนวันเข้ากับวันที่ได้",
        )
    if op == "+" and any(isinstance(kind, TextType) for kind in kinds):
        return Text(
            "make a text of a value by `string(...)`, or a number of a text by `number(...)`",
            "ให้แปลงค่าเป็นข้อความด้วย `string(...)` หรือแปลงข้อความเป็นตัวเลขด้วย `number(...)`",
        )
    return None


# Logic ----------------------------------------------------------------------------------------


def _relation(checker: Checker, of: tree.Relation, frame: Frame) -> Node:
    start, end = of.start, of.end
    for one, other in ((of.left, of.right), (of.right, of.left)):
        if isinstance(other, tree.NullLiteral) and of.op in ("=", "!="):
            operand = checker.check(one, frame)
            negated = of.op == "!="
            return typed.NullCheck(operand, negated, type=Boolean(), start=start, end=end)
    left, right = checker.pair(of.left, of.right, frame)
    comparable(checker, of.op, left, right, of)
    names = [side.name for side in (of.left, of.right) if isinstance(side, tree.Name)]
    for name in names if left == right else ():
        if checker.names.resolve(name, Frame(), start, end) not in (None, left):
            return _with_itself(checker, name, of)
    units = guard((left, right), checker.unit_sources)
    return typed.Compare(of.op, left, right, units, type=Boolean(), start=start, end=end)


def _with_itself(checker: Checker, name: str, of: Syntax) -> Node:
    """Refuses `xs[t = t]`, where one of the two is meant of the rule's own fact."""
    message = Text(
        f"both sides are the `{name}` of the element", f"ทั้งสองข้างเป็น `{name}` ของสมาชิกตัวเดียวกัน"
    )
    hint = Text(
        f"inside a filter `{name}` is the element's: name the fact's own under `given`, "
        "and compare with that name",
        f"ในวงเล็บกรอง `{name}` เป็นของสมาชิก ให้ตั้งชื่อค่าของรายการเองไว้ใต้ `given` แล้วเทียบกับชื่อนั้น",
    )
    return checker.refuse("compared-with-itself", message, of, hint)


def _within(
    checker: Checker, operand: Syntax, tests: tuple[Syntax, ...], of: Syntax, frame: Frame
) -> Node:
    value = _operand(checker, operand, tests, frame)
    found = tuple(test(checker, one, value, frame) for one in tests)
    nodes = [value, *(node for one in found for node in typed.parts(one))]
    units = guard(nodes, checker.unit_sources)
    return typed.Within(value, found, units, type=Boolean(), start=of.start, end=of.end)


def _operand(checker: Checker, operand: Syntax, tests: tuple[Syntax, ...], frame: Frame) -> Node:
    """The value before `in`; one written bare takes its type from the first test that has one."""
    if checker.is_open(operand, frame):
        for one in tests:
            side = one.low if isinstance(one, tree.Range) else one
            side = side.operand if isinstance(side, tree.UnaryTest) else side
            if not checker.is_open(side, frame):
                known = checker.ahead(side, frame).type
                item = known.item if isinstance(known, ListOf) else known
                return checker.check(operand, frame, item)
    return checker.check(operand, frame)


def _not(checker: Checker, tests: tuple[Syntax, ...], of: Syntax, frame: Frame) -> Node:
    if len(tests) != 1 or isinstance(tests[0], tree.UnaryTest | tree.Tests):
        message = Text("`not` takes one condition", "`not` รับเงื่อนไขเดียว")
        hint = Text(
            "write `not(x in (...))` in an expression; `not(a, b)` stands in a cell",
            "ในนิพจน์ให้เขียน `not(x in (...))` ส่วน `not(a, b)` ใช้ในช่องตาราง",
        )
        return checker.refuse("wrong-arguments", message, of, hint)
    what = Text("what `not` turns round", "สิ่งที่อยู่ใน `not(...)`")
    operand = checker.truth(tests[0], frame, what)
    return typed.Not(operand, type=Boolean(), start=of.start, end=of.end)
