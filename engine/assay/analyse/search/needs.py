"""What a decision needs of a book: the fields it reads in the end, of which kinds, beside what.

Outcomes and `given` values are followed to the decisions that give them, down to stated fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from assay.facts import Schema
from assay.language import Constant, Node, typed, walk
from assay.language.names import reads_previous, record_kind
from assay.plan import DECIDING, Calculation, CheckDecision, Decision, Plan, Printed, TableDecision
from assay.plan.scope import is_own
from assay.plan.table import Constant as CellConstant
from assay.values.null import Null
from assay.values.types import Value

FieldOf = tuple[str, str]
"""A field by its kind and its name."""


@dataclass(frozen=True, eq=False)
class Needs:
    """All that some decisions of one kind of fact read, by the plan they stand in."""

    asked: tuple[Decision, ...]
    plan: Plan
    schema: Schema

    @property
    def kind(self) -> str:
        """The kind of the facts decided on."""
        return self.asked[0].rule.kind

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions of the plan among them, and those whose values they read."""
        behind = self.plan.behind(self.asked)
        return tuple(one for one in self.plan.decisions if one in behind)

    @cached_property
    def _every(self) -> tuple[Decision, ...]:
        return tuple(dict.fromkeys((*self.asked, *self.decisions)))

    @cached_property
    def _nodes(self) -> tuple[Node, ...]:
        """All parts of expressions on which a result turns."""
        formulas = (formula for one in self._every for formula in one.formulas(*DECIDING))
        return tuple(node for formula in formulas for node in walk(formula.node))

    @cached_property
    def fields(self) -> Mapping[str, tuple[str, ...]]:
        """The stated fields read, by kind, each kind's in the order of the schema."""
        read = {(one.rule.kind, one.applies.on) for one in self._every}
        read |= {
            (record_kind(one.base.type) or "", one.name)
            for one in self._nodes
            if isinstance(one, typed.Get) and not reads_previous(one.base)
        }
        named = {
            kind: tuple(one for one in declared.members if (kind, one) in read)
            for kind, declared in self.schema.kinds.items()
        }
        return {kind: own for kind, own in named.items() if own}

    # Other facts ------------------------------------------------------------------------------

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """The kinds of which several facts are read: children, or all of the book."""
        several = (one for one in self._nodes if isinstance(one, typed.Facts | typed.Children))
        return tuple(dict.fromkeys(one.kind for one in several))

    @cached_property
    def above(self) -> tuple[str, ...]:
        """The kinds of which one fact is read as a parent, by facts of another kind."""
        parents = (one for one in self._nodes if isinstance(one, typed.Parent))
        others = (one.kind for one in parents if record_kind(one.base.type) != one.kind)
        return tuple(dict.fromkeys(others))

    @cached_property
    def branches(self) -> frozenset[str]:
        """The tree kinds whose facts' own children are read."""
        below = (one for one in self._nodes if isinstance(one, typed.Children))
        return frozenset(one.kind for one in below if record_kind(one.base.type) == one.kind)

    @cached_property
    def roots(self) -> frozenset[str]:
        """The tree kinds whose facts' own parent is read."""
        parents = (one for one in self._nodes if isinstance(one, typed.Parent))
        return frozenset(one.kind for one in parents if record_kind(one.base.type) == one.kind)

    @cached_property
    def unreachable(self) -> tuple[str, ...]:
        """What is read and no stated fact can give: the previous book, the book's head."""
        found: dict[str, None] = {}
        for one in self._nodes:
            if isinstance(one, typed.Previous):
                found["previous"] = None
            elif isinstance(one, typed.BookValue) and one.name != "as_of":
                found[f"book.{one.name}"] = None
        return tuple(found)

    # Values -----------------------------------------------------------------------------------

    @cached_property
    def constants(self) -> tuple[Value, ...]:
        """Every constant in the expressions and cells, each once, in order."""
        nodes = (one.value for one in self._nodes if isinstance(one, Constant))
        cells = (value for _, value in self._cells())
        several = (one for one in chain(nodes, cells) if not isinstance(one, Null | tuple))
        return tuple(dict.fromkeys(several))

    @cached_property
    def beside(self) -> Mapping[FieldOf, tuple[Value, ...]]:
        """The fields with the constants they are compared with directly."""
        found: dict[FieldOf, dict[Value, None]] = {}
        for one in self._every:
            asked = one.applies
            for day in (asked.first, asked.last) if asked.on is not None else ():
                found.setdefault((one.rule.kind, asked.on or ""), {})[day] = None
        pairs = chain.from_iterable(map(_compared, self._nodes))
        known = ((node, other.value) for node, other in pairs if isinstance(other, Constant))
        for node, value in chain(known, self._cells()):
            for field in self._fields(node) if not isinstance(value, Null) else ():
                found.setdefault(field, {})[value] = None
        return {
            field: tuple(value for value in values if value is not None)
            for field, values in found.items()
        }

    @cached_property
    def printed(self) -> frozenset[FieldOf]:
        """The fields whose printed decimals decide a check's tolerance."""
        return frozenset(
            (record_kind(node.base.type) or one.rule.kind, node.name)
            for one in self._every
            if isinstance(one, CheckDecision) and isinstance(one.tolerance, Printed)
            for node in walk(one.statement.node)
            if isinstance(node, typed.Get)
        )

    def _cells(self) -> Iterator[tuple[Node, Value]]:
        """The columns of tables with the constants that their cells compare them with."""
        for one in self._every:
            rows = one.table.rows if isinstance(one, TableDecision) else ()
            for cell in (cell for row in rows for cell in row.cells):
                assert isinstance(one, TableDecision)
                node = one.inputs[cell.input].node
                for operand in (operand for test in cell.tests for operand in test.operands):
                    if isinstance(operand, CellConstant):
                        yield node, operand.value

    def _fields(self, node: Node) -> Iterator[FieldOf]:
        """The field that a node is, itself or under a rule's own name."""
        kind = record_kind(node.base.type) if isinstance(node, typed.Get) else None
        if kind is None or not isinstance(node, typed.Get):
            return
        if node.name in self.schema.kinds[kind].members:
            yield kind, node.name
            return
        for giver in self.plan.givers(kind, node.name):
            if isinstance(giver, Calculation) and is_own(giver.formula.node) is not None:
                yield from self._fields(giver.formula.node)


def _compared(node: Node) -> Iterator[tuple[Node, Node]]:
    """The values that a node compares or pairs, each with the other."""
    match node:
        case typed.Compare(left=left, right=right):
            yield left, right
            yield right, left
        case typed.Within(operand=operand, tests=tests):
            yield from ((operand, part) for test in tests for part in typed.parts(test))
        case typed.Interpolate(points=points):
            yield from ((point.x, point.y) for point in points)
        case typed.Call(arguments=(first, *others)):
            yield from ((first, other) for other in others)
        case _:
            return
