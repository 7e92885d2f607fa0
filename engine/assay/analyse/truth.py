"""A condition as rows of a table: those where it is true, and those where it is false.

Where neither kind holds, it is null. A condition made with `and`, `or` and `not` of tests of a
value becomes rows of cells on that value, whether it is a name or any expression that is written
alike; whatever else it holds is a value itself, which may be true, false or null.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TypeAlias

from assay.analyse.effort import Effort
from assay.language import Node, typed
from assay.plan import Formula
from assay.plan.levels import FLIPPED, constant_test
from assay.plan.table import Cell, Comparison, InputRef, IsNull, Operand, Row
from assay.plan.tables import constant
from assay.values.types import ListOf, Record, TextType, Unknown

Rows: TypeAlias = list[Row]


@dataclass
class Truths:
    """Conditions of one rule as rows on the inputs that they test; `text` is what they stand in."""

    effort: Effort
    whole: Formula
    formulas: list[Formula] = field(default_factory=list)

    def of(self, node: Node) -> tuple[Rows, Rows]:
        """The rows where a condition is true, and those where it is false. Raises TooLarge."""
        match node:
            case typed.And(operands=operands):
                true, false = zip(*map(self.of, operands), strict=True)
                return self._together(true), [row for rows in false for row in rows]
            case typed.Or(operands=operands):
                true, false = zip(*map(self.of, operands), strict=True)
                return [row for rows in true for row in rows], self._together(false)
            case typed.Not(operand=operand):
                true_rows, false_rows = self.of(operand)
                return false_rows, true_rows
            case typed.Constant(value=bool() as value):
                always, never = [Row(())], list[Row]()
                return (always, never) if value else (never, always)
            case _:
                cell = self._cell(node)
                return [Row((cell,))], [Row((Cell(cell.input, cell.tests, not cell.negated),))]

    def _together(self, parts: tuple[Rows, ...]) -> Rows:
        found: Rows = []
        for chosen in product(*parts):
            self.effort.visit()
            found.append(Row(tuple(cell for row in chosen for cell in row.cells)))
        return found

    def _cell(self, node: Node) -> Cell:
        """The cell in which a test of a value is true."""
        match node:
            case typed.Compare(op=op, left=left, right=right, units=()) if _tested(op, left, right):
                if isinstance(left, typed.Constant):
                    op, left, right = FLIPPED[op], right, left
                return Cell(self._input(left), (Comparison(op, self._operand(right)),))
            case typed.NullCheck(operand=one, negated=negated) if _is_column(one):
                return Cell(self._input(one), (IsNull(),), negated)
            case typed.Within(operand=one, tests=tests, units=()) if _is_column(one):
                cells = [constant_test(test) for test in tests]
                known = tuple(test for test in cells if test is not None)
                if len(known) == len(cells):
                    return Cell(self._input(one), known)
            case _:
                pass
        return Cell(self._input(node), (Comparison("=", constant(True)),))

    def _operand(self, node: Node) -> Operand:
        if isinstance(node, typed.Constant):
            return constant(node.value)
        return InputRef(self._input(node))

    def _input(self, node: Node) -> int:
        for at, known in enumerate(self.formulas):
            if known.node == node:
                return at
        text = self.whole.text[node.start : node.end]
        self.formulas.append(Formula(node, text, self.whole.span))
        return len(self.formulas) - 1


def _tested(op: typed.CompareOp, left: Node, right: Node) -> bool:
    """Whether a comparison is a test that a column can have: of two values, or with a constant."""
    constants = isinstance(left, typed.Constant) + isinstance(right, typed.Constant)
    if constants > 1 or not (_is_column(left) and _is_column(right)):
        return False
    # Texts have an order in expressions and none in a table.
    return op in ("=", "!=") or not isinstance(left.type, TextType)


def _is_column(node: Node) -> bool:
    return not isinstance(node.type, ListOf | Record | Unknown)
