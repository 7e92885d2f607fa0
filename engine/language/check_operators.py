"""Types and units of operators: arithmetic, comparisons, `between`, `in`, `and`, `or`, `not`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from engine.language import syntax as tree
from engine.language import typed
from engine.language.check_tests import comparable, test
from engine.language.kinship import NO_VALUE, Clash, common, described, unit_of
from engine.language.names import Frame
from engine.language.syntax import Syntax
from engine.language.typed import Node
from engine.language.units import guard
from engine.values.number import CONTEXT
from engine.values.types import (
    Boolean,
    Date,
    ListOf,
    Number,
    TextType,
    Type,
    Unknown,
)

if TYPE_CHECKING:
    from engine.language.check import Checker

_VERBS = {
    "+": "`+` adds",
    "-": "`-` subtracts",
    "*": "`*` multiplies",
    "/": "`/` divides",
    "**": "`**` raises",
}


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
            what = f"what `{word}` joins"
            nodes = tuple(checker.truth(one, frame, what) for one in operands)
            kind = typed.And if word == "and" else typed.Or
            return kind(nodes, type=Boolean(), start=start, end=end)
        case tree.NotCall(tests=tests):
            return _not(checker, tests, of, frame)
        case _:
            raise AssertionError(of)


def _negation(checker: Checker, operand: Node, of: Syntax) -> Node:
    if not checker.need(operand, Number, "what `-` turns round", "a number"):
        operand = typed.Constant(NO_VALUE, type=Unknown(), start=of.start, end=of.end)
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
        at = typed.Constant(NO_VALUE, type=Unknown(), start=start, end=end)
        message = f"{_VERBS[op]} no {described(left.type)[2:]} and {described(right.type)}"
        return checker.refuse("wrong-type", message, at, _arithmetic_hint(op, left, right))
    meet = op in ("+", "-") and isinstance(result, Number)
    units = guard((left, right), checker.unit_sources) if meet else ()
    return typed.Arithmetic(op, left, right, units, type=result, start=start, end=end)


def _result(checker: Checker, op: typed.ArithmeticOp, left: Node, right: Node) -> Type | None:
    """The type of a result; null where the operator has none for these."""
    match op, left.type, right.type:
        case (("+" | "-"), Number() as one, Number() as other):
            try:
                agreed = common(one, other)
            except Clash as clash:
                span = typed.Constant(NO_VALUE, type=Unknown(), start=left.start, end=right.end)
                return checker.refuse_clash(clash, _VERBS[op], span).type
            return Number(unit_of(agreed))
        case "*", Number(unit=one), Number(unit=other):
            return Number(one or other if one is None or other is None else None)
        case "/", Number(unit=one), Number(unit=other):
            return Number(one if other is None else None)
        case "**", Number(), Number():
            return Number()
        case _, (Number() | Unknown()), (Number() | Unknown()):
            known = unit_of(left.type) or unit_of(right.type)
            both_open = isinstance(left.type, Unknown) and isinstance(right.type, Unknown)
            if op in ("+", "-") and (both_open or isinstance(left.type, Unknown)):
                # An outcome still being inferred may turn out to be a date or a text.
                return Unknown()
            return Number(known if op != "**" else None)
        case "+", (TextType() | Unknown()), (TextType() | Unknown()):
            return TextType()
        case "+", Date(), (Number() | Unknown()):
            return Date()
        case "+", (Number() | Unknown()), Date():
            return Date()
        case "-", Date(), Number():
            return Date()
        case "-", (Date() | Unknown()), Date():
            return Number()
        case "-", Date(), Unknown():
            return Unknown()
        case _:
            return None


def _arithmetic_hint(op: str, left: Node, right: Node) -> str | None:
    kinds = (left.type, right.type)
    if any(isinstance(kind, ListOf) for kind in kinds):
        return "take one value of the list, such as `sum(...)` or `xs[1]`"
    if op == "+" and all(isinstance(kind, Date) for kind in kinds):
        return "two dates are subtracted, giving days; a number of days is added to a date"
    if op == "+" and any(isinstance(kind, TextType) for kind in kinds):
        return "make a text of a value by `string(...)`, or a number of a text by `number(...)`"
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
    units = guard((left, right), checker.unit_sources)
    return typed.Compare(of.op, left, right, units, type=Boolean(), start=start, end=end)


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
        hint = "write `not(x in (...))` in an expression; `not(a, b)` stands in a cell"
        return checker.refuse("wrong-arguments", "`not` takes one condition", of, hint)
    operand = checker.truth(tests[0], frame, "what `not` turns round")
    return typed.Not(operand, type=Boolean(), start=of.start, end=of.end)
