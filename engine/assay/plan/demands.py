"""What a condition demands of the values that it tests, as rows of cells.

A condition made with `and`, `or`, `not`, `if`, comparisons, `in` and `between` becomes rows of
which one holds wherever it is true, and rows of which one holds wherever it is false; where neither
kind does, it is null. A value is a name or any expression that is written alike; what is no test of
a value is a value itself, which may be true, false or null.

Whoever reads a condition says which values may be columns. Where all may, the rows are exact. Where
some may not, their tests are left out, so that the rows hold in more cases and never in fewer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from assay.language import Node, typed
from assay.plan.columns import is_ordered
from assay.plan.decisions import Applicability, Formula
from assay.plan.scope import is_own
from assay.plan.table import (
    Cell,
    Comparison,
    Constant,
    InputRef,
    Operand,
    Operator,
    Row,
    Test,
)
from assay.plan.tables import constant, is_column, listed_tests, table_test
from assay.values.types import Boolean, Value

MOST_ROWS: Final = 512
"""The most rows that the operands of one `and` may come to when they are multiplied out."""

Rows: TypeAlias = tuple[Row, ...]

_ALWAYS: Final[Rows] = (Row(()),)


class TooManyRows(Exception):
    """A condition that comes to more than `MOST_ROWS`, where all its tests are needed."""


@dataclass(frozen=True)
class Demands:
    """Reads conditions as rows.

    Attributes:
        column: the position of a value's column; null where it can be none.
        exact: whether every test must be read; TooManyRows is raised where that takes too many.
        parameters: what is constant on the plan's day.
    """

    column: Callable[[Node], int | None]
    exact: bool = False
    parameters: Mapping[str, Value] = field(default_factory=dict)

    def of(self, node: Node) -> tuple[Rows, Rows]:
        """The rows where a condition is true, and those where it is false."""
        match node:
            case typed.And(operands=operands):
                true, false = zip(*map(self.of, operands), strict=True)
                return self._all(true), _any(false)
            case typed.Or(operands=operands):
                true, false = zip(*map(self.of, operands), strict=True)
                return _any(true), self._all(false)
            case typed.Not(operand=operand):
                return self.of(operand)[::-1]
            case typed.Constant(value=bool() as value):
                return (_ALWAYS, ()) if value else ((), _ALWAYS)
            case typed.If(condition=condition, then=then, otherwise=otherwise) if not self.exact:
                # A null condition takes `otherwise`, so that nothing is demanded with it.
                asked = self.of(condition)[0]
                sides = zip(self.of(then), self.of(otherwise), strict=True)
                true, false = (_any((self._all((asked, one)), other)) for one, other in sides)
                return true, false
            case _:
                cell = self.cell(node)
                if cell is None:
                    return _ALWAYS, _ALWAYS
                return (Row((cell,)),), (Row((_denied(cell),)),)

    def applies(self, applies: Applicability, dated: Callable[[str], int | None]) -> Rows:
        """The rows of which one holds for every fact that a rule applies to.

        `dated` gives the column of the date field by whose day the rule is in force.
        """
        rows = _ALWAYS if applies.condition is None else self.of(applies.condition.node)[0]
        at = None if applies.on is None else dated(applies.on)
        ends: tuple[tuple[Operator, dt.date | None], ...] = (
            (">=", applies.first),
            ("<=", applies.last),
        )
        days = [
            Cell(at, (Comparison(op, Constant(day)),))
            for op, day in ends
            if at is not None and day is not None
        ]
        return tuple(Row((*row.cells, *days)) for row in rows)

    def cell(self, node: Node) -> Cell | None:
        """The cell in which a test of one value is true; null where it can't be read."""
        found: Cell | None = None
        match node:
            case typed.Compare(op=op, left=left, right=right, units=()):
                if constant(left, self.parameters) is not None:
                    op, left, right = typed.FLIPPED[op], right, left
                if constant(left, self.parameters) is None:
                    found = self._within(left, (typed.Comparison(op, right),))
            case typed.NullCheck(operand=one, negated=negated):
                found = self._within(one, (typed.IsNull(),), negated)
            case typed.Within(operand=one, tests=tests, units=()):
                if constant(one, self.parameters) is None:
                    found = self._within(one, tests)
            case typed.Not(operand=one):
                inner = self.cell(one)
                return None if inner is None else _denied(inner)
            case _:
                pass
        if found is not None or not isinstance(node.type, Boolean):
            return found
        at = self.column(node)
        return None if at is None else Cell(at, (Comparison("=", Constant(True)),))

    def _within(
        self, value: Node, tests: Sequence[typed.Test], negated: bool = False
    ) -> Cell | None:
        """The cell of a value in which one of these tests is true, if all can be read."""
        listed = [one for test in tests for one in listed_tests(test, self.parameters)]
        if not is_column(value) or not all(_has_cell(one, value) for one in listed):
            return None
        at = self.column(value)
        found = [table_test(test, self._operand) for test in listed]
        known = tuple(test for test in found if test is not None)
        return None if at is None or len(known) < len(found) else Cell(at, known, negated)

    def _operand(self, node: Node) -> Operand | None:
        known = constant(node, self.parameters)
        if known is not None:
            return known
        at = self.column(node)
        return None if at is None else InputRef(at)

    def _all(self, parts: Sequence[Rows]) -> Rows:
        """The rows in which one row of each part holds."""
        found = _ALWAYS
        for rows in sorted(parts, key=len):
            if len(found) * len(rows) <= MOST_ROWS:
                found = tuple(Row((*one.cells, *more.cells)) for one in found for more in rows)
            elif self.exact:
                raise TooManyRows
        return found


def demanded(
    applies: Applicability, inputs: Sequence[Formula], parameters: Mapping[str, Value] | None = None
) -> Rows:
    """Rows of which one holds for every fact a rule applies to, as far as these inputs tell."""
    nodes = [one.node for one in inputs]
    named = {name: at for at, node in enumerate(nodes) if (name := is_own(node)) is not None}

    def column(node: Node) -> int | None:
        return next((at for at, known in enumerate(nodes) if known == node), None)

    return Demands(column, parameters=parameters or {}).applies(applies, named.get)


def _has_cell(test: typed.Test, value: Node) -> bool:
    """Whether a cell of a value can ask what a test does."""
    if isinstance(test, typed.IsNull | typed.Among):
        return isinstance(test, typed.IsNull)
    # Texts have an order in expressions and none in a table.
    equality = isinstance(test, typed.Comparison) and test.op in ("=", "!=")
    return (equality or is_ordered(value.type)) and all(
        isinstance(one, typed.Constant) or is_column(one) for one in typed.parts(test)
    )


def _denied(cell: Cell) -> Cell:
    return Cell(cell.input, cell.tests, not cell.negated)


def _any(parts: Iterable[Rows]) -> Rows:
    """The rows of all parts; those that test one value each are one row that lists the tests."""
    tests: dict[int, list[Test]] = {}
    others: list[Row] = []
    for row in (row for rows in parts for row in rows):
        match row.cells:
            case ():
                return _ALWAYS
            case (Cell(negated=False) as cell,):
                tests.setdefault(cell.input, []).extend(cell.tests)
            case _:
                others.append(row)
    listed = (Row((Cell(at, tuple(dict.fromkeys(found))),)) for at, found in tests.items())
    return (*listed, *others)
