"""What `applies` demands of the inputs of a table, so that other facts need no row in it.

The tests of single inputs that the condition demands (a conjunction of them) are read; anything
else in it is left out, so that the facts considered are at least those the rule applies to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assay.language import Node
from assay.language.typed import And, Compare, CompareOp, Constant, Get, Not, NullCheck, Within
from assay.language.typed import Comparison as TestComparison
from assay.language.typed import Interval as TestInterval
from assay.plan import Applicability, Formula
from assay.plan import table as closed
from assay.plan.columns import is_ordered
from assay.plan.scope import is_own
from assay.plan.table import Cell, Comparison, InputRef, Interval, IsNull, Operand, Row, Test
from assay.plan.tables import constant
from assay.values.types import Boolean, ListOf, Record

_FLIPPED: dict[CompareOp, CompareOp] = {
    "=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="
}  # fmt: skip
_EQUALITY = ("=", "!=")


def demand(applies: Applicability, inputs: Sequence[Formula]) -> Row:
    """A row that holds for every fact the rule applies to, as far as these inputs tell."""
    names = {
        name: at for at, formula in enumerate(inputs) if (name := is_own(formula.node)) is not None
    }
    reader = _Reader(names, [formula.node for formula in inputs])
    cells = [] if applies.condition is None else [*reader.cells(applies.condition.node)]
    if applies.on is not None and applies.on in names:
        at = names[applies.on]
        if applies.first is not None:
            cells.append(Cell(at, (Comparison(">=", closed.Constant(applies.first)),)))
        if applies.last is not None:
            cells.append(Cell(at, (Comparison("<=", closed.Constant(applies.last)),)))
    return Row(tuple(cells))


class _Reader:
    """Reads conditions as cells of the inputs."""

    def __init__(self, names: dict[str, int], nodes: Sequence[Node]) -> None:
        self._names = names
        self._nodes = nodes

    def cells(self, node: Node) -> Iterator[Cell]:
        """The cells that a condition demands."""
        match node:
            case And(operands=operands):
                for operand in operands:
                    yield from self.cells(operand)
            case Not(operand=one) if (at := self._input(one)) is not None:
                yield Cell(at, (Comparison("=", closed.Constant(False)),))
            case NullCheck(operand=one, negated=negated) if (at := self._input(one)) is not None:
                yield Cell(at, (IsNull(),), negated)
            case Compare(op=op, left=left, right=right):
                yield from self._comparison(op, left, right)
            case Within(operand=one, tests=tests) if (at := self._input(one)) is not None:
                found = [_test(test, is_ordered(one.type)) for test in tests]
                known = tuple(test for test in found if test is not None)
                if len(known) == len(found):
                    yield Cell(at, known)
            case _ if isinstance(node.type, Boolean) and (at := self._input(node)) is not None:
                yield Cell(at, (Comparison("=", closed.Constant(True)),))
            case _:
                return

    def _comparison(self, op: CompareOp, left: Node, right: Node) -> Iterator[Cell]:
        at = self._input(left)
        if at is None:
            at, op, right = self._input(right), _FLIPPED[op], left
        # Texts have an order in expressions and none in a table.
        if at is None or not (op in _EQUALITY or is_ordered(self._nodes[at].type)):
            return
        operand = self._operand(right)
        if operand is not None:
            yield Cell(at, (Comparison(op, operand),))

    def _operand(self, node: Node) -> Operand | None:
        if isinstance(node, Constant):
            return constant(node.value)
        at = self._input(node)
        return None if at is None else InputRef(at)

    def _input(self, node: Node) -> int | None:
        if isinstance(node, Get) and isinstance(node.type, ListOf | Record):
            return None
        return next((at for at, known in enumerate(self._nodes) if known == node), None)


def _test(test: object, ordered: bool) -> Test | None:
    match test:
        case TestComparison(op=op, operand=Constant(value=value)) if ordered or op in _EQUALITY:
            return Comparison(op, constant(value))
        case TestInterval(
            low=Constant(value=low),
            high=Constant(value=high),
            low_closed=low_closed,
            high_closed=high_closed,
        ) if ordered:
            return Interval(constant(low), constant(high), low_closed, high_closed)
        case _:
            return None
