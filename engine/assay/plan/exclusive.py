"""Whether two rules can ever speak of the same fact.

Exact where their `applies` are conjunctions of tests of a value against constants, and where their
dates lie apart; anything else is left open. A value is a name or any expression that both write
alike, such as `count(children)`.
"""

from __future__ import annotations

from collections.abc import Iterator

from assay.language import Node
from assay.language.typed import And, Compare, CompareOp, Constant, Not, NullCheck, Within
from assay.plan.decisions import Applicability, Formula
from assay.plan.levels import FLIPPED, constant_test
from assay.plan.regions import regions
from assay.plan.table import Cell, Comparison, Input, IsNull, Row, Table
from assay.plan.tables import constant
from assay.values.types import ListOf, Record, TextType, Unknown


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
        value == their_value and not _meet(value, mine, their)
        for value, mine in _atoms(one.node)
        for their_value, their in theirs
    )


def _meet(value: Node, mine: Cell, their: Cell) -> bool:
    table = Table((Input("value", value.type),), (Row((mine, their)),))
    return not regions(table).rows[0].never


def _atoms(node: Node) -> Iterator[tuple[Node, Cell]]:
    """The tests of single values that a condition demands: of a name, or of an expression.

    What is no comparison with a constant is a value itself, of which it is demanded to be true.
    """
    match node:
        case And(operands=operands):
            for operand in operands:
                yield from _atoms(operand)
        case Not(operand=value) if _testable(value):
            yield value, Cell(0, (Comparison("=", constant(False)),))
        case NullCheck(operand=value, negated=negated) if _testable(value):
            yield value, Cell(0, (IsNull(),), negated)
        case Compare(op=op, left=Constant(value=one), right=value) if _orders(op, value):
            yield value, Cell(0, (Comparison(FLIPPED[op], constant(one)),))
        case Compare(op=op, left=value, right=Constant(value=one)) if _orders(op, value):
            yield value, Cell(0, (Comparison(op, constant(one)),))
        case Within(operand=value, tests=tests) if _testable(value):
            cells = [constant_test(test) for test in tests]
            known = tuple(test for test in cells if test is not None)
            if len(known) == len(cells):
                yield value, Cell(0, known)
        case value if _testable(value):
            yield value, Cell(0, (Comparison("=", constant(True)),))
        case _:
            return


def _orders(op: CompareOp, value: Node) -> bool:
    """Whether a value can be tested by an operator: texts are alike or not, without an order."""
    return _testable(value) and (op in ("=", "!=") or not isinstance(value.type, TextType))


def _testable(value: Node) -> bool:
    return not isinstance(value.type, ListOf | Record | Unknown)
