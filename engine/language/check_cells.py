"""Cells of a table: S-FEEL unary tests (DMN 1.5, 9.2), checked against the type of their column."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.language import literals, typed
from engine.language import syntax as tree
from engine.language.check_tests import comparable, interval
from engine.language.kinship import choice_of, described
from engine.language.names import Frame
from engine.language.problem import Problem
from engine.language.syntax import Syntax
from engine.language.typed import Cell, Node
from engine.language.units import guard
from engine.values.types import Choice, Date, ListOf, Record, TextType, Unknown

if TYPE_CHECKING:
    from engine.language.check import Checker

_GIVEN = "name it under `given`, and write that name here"
_RANGE = "write a range with two dots: `[5..20]`, or `(5..20]` without its lower end"


def cell(checker: Checker, surface: Syntax, column: Node) -> Cell:
    """The tests of a cell; problems are noted in the checker."""
    assert isinstance(surface, tree.Tests)
    tests, negated = surface.tests, False
    if len(tests) == 1 and isinstance(tests[0], tree.NotCall):
        tests, negated = tests[0].tests, True
    if isinstance(column.type, ListOf | Record):
        message = f"a column holds single values; this one is {described(column.type)}"
        hint = "name a value of it under `given`, such as its count"
        checker.refuse("wrong-type", message, surface, hint)
        return Cell((), False, surface.start, surface.end)
    _no_thousands(checker, tests)
    found = tuple(
        test
        for one in tests
        for part in (one.tests if isinstance(one, tree.Tests) else (one,))
        if (test := _test(checker, part, column)) is not None
    )
    return Cell(found, negated, surface.start, surface.end)


def _test(checker: Checker, of: Syntax, column: Node) -> typed.Test | None:
    if isinstance(column.type, TextType) and _needs_order(of):
        message = "a column of texts has no order in a table"
        checker.refuse("wrong-type", message, of, "list the texts, or compare under `given`")
        return None
    match of:
        case tree.NullLiteral() | tree.UnaryTest(op="=", operand=tree.NullLiteral()):
            return typed.IsNull()
        case tree.UnaryTest(operand=tree.NullLiteral()):
            hint = "write `not(null)` for any value that is there"
            checker.refuse("wrong-type", f"nothing compares with null by `{of.op}`", of, hint)
            return None
        case tree.UnaryTest(op=op, operand=operand):
            return _comparison(checker, op, operand, column, of)
        case tree.Range(low=low, high=high):
            ends = [_operand(checker, end, column) for end in (low, high)]
            if ends[0] is None or ends[1] is None:
                return None
            _same_unit(checker, column, ends[0])
            _same_unit(checker, column, ends[1])
            return interval(checker, of, column, ends[0], ends[1])
        case tree.NotCall():
            hint = "`not(...)` stands round the whole cell: `not(a, b)`"
            checker.refuse("unsupported", "`not` can't stand beside other tests", of, hint)
            return None
        case _:
            return _comparison(checker, "=", of, column, of)


def _needs_order(of: Syntax) -> bool:
    ordering = isinstance(of, tree.UnaryTest) and of.op not in ("=", "!=")
    return ordering or isinstance(of, tree.Range)


def _comparison(
    checker: Checker, op: typed.CompareOp, operand: Syntax, column: Node, at: Syntax
) -> typed.Test | None:
    node = _operand(checker, operand, column)
    if node is None:
        return None
    comparable(checker, op, column, node, at)
    _same_unit(checker, column, node)
    return typed.Comparison(op, node)


def _operand(checker: Checker, of: Syntax, column: Node) -> Node | None:
    """A literal, member, parameter or name; null, with the problem noted, for anything else."""
    match of:
        case tree.BareDate(text=text) if isinstance(column.type, Date | Unknown):
            return _date(checker, of, text)
        case tree.Name():
            return _name(checker, of, column)
        case tree.Path(base=tree.Name(name="parameters")) | tree.Invocation(function="date"):
            node = checker.check(of, Frame(), column.type)
            if isinstance(node, typed.Constant | typed.Parameter):
                return node
        case tree.Negation(operand=tree.NumberLiteral()):
            return checker.check(of, Frame())
        case tree.NumberLiteral() | tree.TextLiteral() | tree.BooleanLiteral() | tree.BareDate():
            return checker.check(of, Frame(), column.type)
        case tree.NullLiteral():
            checker.refuse("wrong-type", "null is no end of a range", of)
            return None
        case _:
            pass
    shown = "a path" if isinstance(of, tree.Path) else "an expression"
    message = f"{shown} can't stand in a cell; literals, members and names can"
    checker.refuse("unsupported", message, of, _RANGE if _is_range(of) else _GIVEN)
    return None


def _is_range(of: Syntax) -> bool:
    """Whether `5-20` stands there, which reads as a difference and is meant as a range."""
    match of:
        case tree.Operation(op="-", left=tree.NumberLiteral(), right=tree.NumberLiteral()):
            return True
        case _:
            return False


def _date(checker: Checker, of: Syntax, text: str) -> Node | None:
    day = literals.date(text)
    if day is None:
        checker.refuse("malformed-date", f"there is no date {text}", of)
        return None
    return typed.Constant(day, type=Date(), start=of.start, end=of.end)


def _name(checker: Checker, of: tree.Name, column: Node) -> Node | None:
    """A bare name: a member first, then another value of the fact."""
    choice = choice_of(column.type)
    member = None if choice is None else choice.member(of.name)
    if member is not None and choice is not None:
        return typed.Constant(member, type=choice, start=of.start, end=of.end)
    node = checker.names.resolve(of.name, Frame(), of.start, of.end)
    if node is not None:
        if isinstance(node, typed.Get) and isinstance(node.base, typed.Subject):
            return node
        message = f"`{of.name}` is {described(node.type)}, which no cell compares with"
        checker.refuse("wrong-type", message, of, _GIVEN)
        return None
    if isinstance(column.type, TextType):
        message = f"nothing here is called `{of.name}`"
        checker.refuse("unknown-name", message, of, f'write a text in quotes: `"{of.name}"`')
        return None
    if isinstance(choice, Choice):
        checker.unknown_member(choice, of.name, of)
        return None
    checker.check(of, Frame(), column.type)
    return None


def _same_unit(checker: Checker, column: Node, node: Node) -> None:
    if guard((column, node), checker.unit_sources):
        message = "whether these are in one unit is known for each fact only"
        hint = "compare them under `given`, and let the cell test the result"
        checker.refuse("wrong-unit", message, node, hint)


def _no_thousands(checker: Checker, tests: tuple[Syntax, ...]) -> None:
    """Refuses `1,234`, which reads as a number and would be a list of two."""
    for one, other in pairwise(tests):
        numbers = isinstance(one, tree.NumberLiteral) and isinstance(other, tree.NumberLiteral)
        if numbers and one.end + 1 == other.start and other.end - other.start == 3:
            span = replace(one, end=other.end)
            hint = "leave the comma out; in a list of numbers write a space after it"
            checker.refuse("syntax", "a number has no thousands separators", span, hint)


def plainer(problem: Problem, text: str, column: Node) -> Problem:
    """A syntax problem of a cell, with the slip that cells see most."""
    words = text.strip()
    if (
        isinstance(column.type, TextType)
        and problem.hint is not None
        and "side by side" in (problem.hint)
    ):
        return replace(problem, hint=f'write a text in quotes: `"{words}"`')
    return problem
