"""Cells of a table: S-FEEL unary tests (DMN 1.5, 9.2), checked against the type of their column."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from assay.language import literals, typed
from assay.language import syntax as tree
from assay.language.check_tests import comparable, interval, one_of
from assay.language.complaints import NO_THOUSANDS, SIDE_BY_SIDE, write
from assay.language.kinship import choice_of, described
from assay.language.names import Frame, nothing_called
from assay.language.problem import Problem
from assay.language.syntax import Syntax
from assay.language.typed import Cell, Node
from assay.language.units import guard
from assay.values.calendar import BUDDHIST_YEAR, of_buddhist_era
from assay.values.text import Text
from assay.values.types import Choice, Date, ListOf, Record, TextType, Unknown

if TYPE_CHECKING:
    from assay.language.check import Checker

_GIVEN = Text(
    "name it under `given`, and write that name here",
    "ให้ตั้งชื่อไว้ใต้ `given` แล้วเขียนชื่อนั้นที่นี่",
)
_RANGE = Text(
    "write a range with two dots: `[5..20]`, or `(5..20]` without its lower end",
    "ช่วงให้เขียนด้วยจุดสองจุด: `[5..20]` หรือ `(5..20]` หากไม่รวมค่าต่ำสุด",
)

_OR: Final = {
    **dict.fromkeys(("more", "above", "over", "greater", "higher", "later"), ">="),
    **dict.fromkeys(("less", "below", "under", "fewer", "lower", "earlier"), "<="),
}
_OPS: Final = {"least": ">=", "most": "<=", "more": ">", "less": "<"}
_SPOKEN: Final = re.compile(
    r"(?:(?P<least>at least|no less than|not less than|ไม่น้อยกว่า|ไม่ต่ำกว่า|ตั้งแต่)"
    r"|(?P<most>at most|up to|no more than|not more than|ไม่เกิน|ไม่มากกว่า)"
    r"|(?P<more>more than|greater than|over|above|มากกว่า|สูงกว่า|เกิน)"
    r"|(?P<less>less than|lower than|under|below|น้อยกว่า|ต่ำกว่า))"
    r"\s*(?P<number>-?[0-9]+(?:\.[0-9]+)?)(?:\s*(?:ขึ้นไป|%))?"
)
"""A comparison in words, as in a table on paper."""


def cell(checker: Checker, surface: Syntax, column: Node) -> Cell:
    """The tests of a cell; problems are noted in the checker."""
    assert isinstance(surface, tree.Tests)
    tests, negated = surface.tests, False
    if len(tests) == 1 and isinstance(tests[0], tree.NotCall):
        tests, negated = tests[0].tests, True
    if isinstance(column.type, ListOf | Record):
        of = described(column.type)
        message = Text(
            f"a column holds single values; this one is {of}",
            f"คอลัมน์ต้องเป็นค่าเดี่ยว แต่คอลัมน์นี้เป็น{of: th}",
        )
        hint = Text(
            "name a value of it under `given`, such as its count",
            "ให้คำนวณค่าเดี่ยวจากค่านี้ไว้ใต้ `given` เช่น จำนวนของค่า",
        )
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
        message = Text(
            "a column of texts has no order in a table", "คอลัมน์ข้อความในตารางไม่มีลำดับก่อนหลัง"
        )
        hint = Text(
            "list the texts, or compare under `given`",
            "ให้ระบุข้อความที่ต้องการ หรือเปรียบเทียบไว้ใต้ `given`",
        )
        checker.refuse("wrong-type", message, of, hint)
        return None
    match of:
        case tree.NullLiteral() | tree.UnaryTest(op="=", operand=tree.NullLiteral()):
            return typed.IsNull()
        case tree.UnaryTest(operand=tree.NullLiteral()):
            message = Text(
                f"nothing compares with null by `{of.op}`", f"เปรียบเทียบกับ null ด้วย `{of.op}` ไม่ได้"
            )
            hint = Text(
                "write `not(null)` for any value that is there",
                "ให้เขียน `not(null)` หากหมายถึงค่าใดก็ได้ที่มีอยู่",
            )
            checker.refuse("wrong-type", message, of, hint)
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
            message = Text(
                "`not` can't stand beside other tests", "`not` อยู่ร่วมกับเงื่อนไขอื่นในช่องเดียวกันไม่ได้"
            )
            hint = Text(
                "`not(...)` stands round the whole cell: `not(a, b)`",
                "`not(...)` ต้องคร่อมทั้งช่อง: `not(a, b)`",
            )
            checker.refuse("unsupported", message, of, hint)
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
    if op == "=" and isinstance(node.type, ListOf):
        return one_of(checker, column, node, at)
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
        case (
            tree.Path(base=tree.Name(name="parameters" | "book")) | tree.Invocation(function="date")
        ):
            node = checker.check(of, Frame(), column.type)
            if isinstance(node, typed.Constant | typed.Parameter | typed.BookValue):
                return node
        case tree.Negation(operand=tree.NumberLiteral()):
            return checker.check(of, Frame())
        case tree.NumberLiteral() | tree.TextLiteral() | tree.BooleanLiteral() | tree.BareDate():
            return checker.check(of, Frame(), column.type)
        case tree.NullLiteral():
            message = Text("null is no end of a range", "ใช้ null เป็นปลายของช่วงไม่ได้")
            checker.refuse("wrong-type", message, of)
            return None
        case _:
            pass
    is_path = isinstance(of, tree.Path)
    shown = Text("a path", "เส้นทาง") if is_path else Text("an expression", "นิพจน์")
    message = Text(
        f"{shown} can't stand in a cell; literals, members and names can",
        f"ใช้{shown:th}ในช่องตารางไม่ได้ ใช้ได้เฉพาะค่า สมาชิกของตัวเลือก และชื่อ",
    )
    hint = _RANGE if _is_range(of) else _or_more(of)
    checker.refuse("unsupported", message, of, hint or _GIVEN)
    return None


def _or_more(of: Syntax) -> Text | None:
    """The hint for `475 or more`, which reads as a condition and is meant as a comparison."""
    match of:
        case tree.Junction(word="or", operands=(tree.NumberLiteral(value=value), tree.Name(name))):
            op = _OR.get(name)
            return None if op is None else write(f"{op} {value:f}")
        case _:
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
        message = Text(f"there is no date {text}", f"ไม่มีวันที่ {text}")
        checker.refuse("malformed-date", message, of)
        return None
    if era := of_buddhist_era(day.year):
        checker.refuse(BUDDHIST_YEAR, era[0], of, era[1])
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
        found = described(node.type)
        message = Text(
            f"`{of.name}` is {found}, which no cell compares with",
            f"`{of.name}` เป็น{found: th} ซึ่งช่องตารางเปรียบเทียบด้วยไม่ได้",
        )
        checker.refuse("wrong-type", message, of, _GIVEN)
        return None
    if isinstance(column.type, TextType):
        title = checker.names.meant(of.name, Frame())
        hint = title or _in_quotes(of.name)
        checker.refuse("unknown-name", nothing_called(of.name), of, hint)
        return None
    if isinstance(choice, Choice):
        checker.unknown_member(choice, of.name, of)
        return None
    checker.check(of, Frame(), column.type)
    return None


def _same_unit(checker: Checker, column: Node, node: Node) -> None:
    if guard((column, node), checker.unit_sources):
        message = Text(
            "whether these are in one unit is known for each fact only",
            "บอกได้เฉพาะทีละรายการว่าค่าเหล่านี้ใช้หน่วยเดียวกันหรือไม่",
        )
        hint = Text(
            "compare them under `given`, and let the cell test the result",
            "ให้เปรียบเทียบไว้ใต้ `given` แล้วให้ช่องตารางทดสอบผลนั้น",
        )
        checker.refuse("wrong-unit", message, node, hint)


def _no_thousands(checker: Checker, tests: tuple[Syntax, ...]) -> None:
    """Refuses `1,234`, which reads as a number and would be a list of two."""
    for one, other in pairwise(tests):
        last = one.operand if isinstance(one, tree.UnaryTest) else one
        numbers = isinstance(last, tree.NumberLiteral) and isinstance(other, tree.NumberLiteral)
        if numbers and one.end + 1 == other.start and other.end - other.start == 3:
            span = replace(one, end=other.end)
            hint = Text(
                "leave the comma out; in a list of numbers write a space after it",
                "ให้ตัดจุลภาคออก ถ้าเป็นตัวเลขหลายตัวให้เว้นวรรคหลังจุลภาค",
            )
            checker.refuse("syntax", NO_THOUSANDS, span, hint)


def plainer(problem: Problem, text: str, column: Node) -> Problem:
    """A syntax problem of a cell, with the slip that cells see most."""
    said = _SPOKEN.fullmatch(text.strip())
    if said is not None:
        op = next(op for op in _OPS if said[op])
        return replace(problem, start=0, end=len(text), hint=write(f"{_OPS[op]} {said['number']}"))
    if isinstance(column.type, TextType) and problem.hint == SIDE_BY_SIDE:
        return replace(problem, hint=_in_quotes(text.strip()))
    return problem


def _in_quotes(words: str) -> Text:
    return Text(f'write a text in quotes: `"{words}"`', f'ข้อความให้ใส่เครื่องหมายคำพูด: `"{words}"`')
