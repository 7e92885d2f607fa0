"""Whether two rules can ever speak of the same fact.

Exact where their `applies` are conjunctions of tests of a name against constants, and where their
dates lie apart; anything else is left open.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.language import Node
from engine.language.typed import And, Compare, Constant, Get, Not, NullCheck, Within
from engine.language.typed import Comparison as TestComparison
from engine.language.typed import Interval as TestInterval
from engine.plan.decisions import Applicability, Formula
from engine.plan.regions import regions
from engine.plan.scope import is_own
from engine.plan.table import Cell, Comparison, Input, Interval, IsNull, Row, Table, Test
from engine.plan.tables import constant
from engine.values.types import ListOf, Record, Unknown


def never_together(one: Applicability, other: Applicability) -> bool:
    """True where it is proven that no fact meets both; false where it is not."""
    return _apart_in_time(one, other) or _contradict(one.condition, other.condition)


def _apart_in_time(one: Applicability, other: Applicability) -> bool:
    if one.on is None or one.on != other.on:
        return False
    return _ends_before(one, other) or _ends_before(other, one)


def _ends_before(one: Applicability, other: Applicability) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first


def _contradict(one: Formula | None, other: Formula | None) -> bool:
    if one is None or other is None:
        return False
    theirs = list(_atoms(other.node))
    return any(
        name == their_name and not _meet(name, mine, their)
        for name, mine in _atoms(one.node)
        for their_name, their in theirs
    )


def _meet(name: Get, mine: Cell, their: Cell) -> bool:
    table = Table((Input(name.name, name.type),), (Row((mine, their)),))
    return not regions(table).rows[0].never


def _atoms(node: Node) -> Iterator[tuple[Get, Cell]]:
    """The tests of single names against constants that a condition demands."""
    match node:
        case And(operands=operands):
            for operand in operands:
                yield from _atoms(operand)
        case Get() as name if _testable(name):
            yield name, Cell(0, (Comparison("=", constant(True)),))
        case Not(operand=Get() as name) if _testable(name):
            yield name, Cell(0, (Comparison("=", constant(False)),))
        case NullCheck(operand=Get() as name, negated=negated) if _testable(name):
            yield name, Cell(0, (IsNull(),), negated)
        case Compare(op=op, left=Get() as name, right=Constant(value=value)) if _testable(name):
            yield name, Cell(0, (Comparison(op, constant(value)),))
        case Within(operand=Get() as name, tests=tests) if _testable(name):
            cells = [_test(test) for test in tests]
            known = tuple(test for test in cells if test is not None)
            if len(known) == len(cells):
                yield name, Cell(0, known)
        case _:
            return


def _test(test: object) -> Test | None:
    match test:
        case TestComparison(op=op, operand=Constant(value=value)):
            return Comparison(op, constant(value))
        case TestInterval(
            low=Constant(value=low),
            high=Constant(value=high),
            low_closed=low_closed,
            high_closed=high_closed,
        ):
            return Interval(constant(low), constant(high), low_closed, high_closed)
        case _:
            return None


def _testable(name: Get) -> bool:
    return is_own(name) is not None and not isinstance(name.type, ListOf | Record | Unknown)
