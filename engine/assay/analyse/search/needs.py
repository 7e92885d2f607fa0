"""What a decision needs of a book: the fields it reads in the end, of which kinds, beside what.

Outcomes and `given` values are followed to the decisions that give them, down to stated fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assay.facts import Schema
from assay.language import Constant, Node, typed, walk
from assay.language.names import reads_previous, record_kind
from assay.plan import (
    DECIDING,
    Calculation,
    CheckDecision,
    Decision,
    Plan,
    Printed,
    Role,
    Step,
    TableDecision,
)
from assay.plan.scope import is_own
from assay.plan.table import Constant as CellConstant
from assay.values.null import Null
from assay.values.types import Value

FieldOf = tuple[str, str]
"""A field by its kind and its name."""


@dataclass(frozen=True)
class Needs:
    """All that some decisions of one kind of fact read.

    Attributes:
        kind: the kind of the facts decided on.
        decisions: the decisions themselves and those whose values they read.
        fields: the stated fields read, by kind, each kind's in the order of the schema.
        listed: the kinds of which several facts are read: children, or all of the book.
        above: the kinds of which one fact is read as a parent.
        branches: the tree kinds whose facts' own children are read.
        roots: the tree kinds whose facts' own parent is read.
        beside: the fields with the constants they are compared with directly.
        constants: every constant in the expressions and cells, each once, in order.
        printed: the fields whose printed decimals decide a check's tolerance.
        unreachable: what is read and no stated fact can give: the previous book, the book's head.
    """

    kind: str
    decisions: tuple[Decision, ...]
    fields: Mapping[str, tuple[str, ...]]
    listed: tuple[str, ...]
    above: tuple[str, ...]
    branches: frozenset[str]
    roots: frozenset[str]
    beside: Mapping[FieldOf, tuple[Value, ...]]
    constants: tuple[Value, ...]
    printed: frozenset[FieldOf]
    unreachable: tuple[str, ...]


def needs(decisions: Sequence[Decision], plan: Plan, schema: Schema) -> Needs:
    """What some decisions of one kind read, by the plan they stand in."""
    reading = _Reading(plan, schema)
    for decision in decisions:
        reading.follow(decision)
    # What a message shows has to be there to be evaluated, but its fields decide nothing.
    shown = _Reading(plan, schema, dict(reading.followed))
    for decision in reading.followed:
        shown.follow_message(decision)
    reading.followed = shown.followed
    return reading.needs(decisions[0].rule.kind)


def part_of_plan(plan: Plan, decisions: Iterable[Decision]) -> tuple[Step, ...]:
    """The steps of a plan with those decisions only.

    The `given` values of all rules stay: they cost nothing until they are read.
    """
    return plan.only({*decisions, *plan.givens.values()}).steps


@dataclass
class _Reading:
    """What has been read so far."""

    plan: Plan
    schema: Schema
    followed: dict[Decision, None] = field(default_factory=dict)
    fields: dict[FieldOf, None] = field(default_factory=dict)
    listed: dict[str, None] = field(default_factory=dict)
    above: dict[str, None] = field(default_factory=dict)
    branches: set[str] = field(default_factory=set)
    roots: set[str] = field(default_factory=set)
    beside: dict[FieldOf, dict[Value, None]] = field(default_factory=dict)
    constants: dict[Value, None] = field(default_factory=dict)
    printed: set[FieldOf] = field(default_factory=set)
    unreachable: dict[str, None] = field(default_factory=dict)

    def needs(self, kind: str) -> Needs:
        by_kind: dict[str, tuple[str, ...]] = {}
        for name, declared in self.schema.kinds.items():
            own = tuple(one for one in declared.members if (name, one) in self.fields)
            if own:
                by_kind[name] = own
        return Needs(
            kind,
            tuple(one for one in self.plan.decisions if one in self.followed),
            by_kind,
            tuple(self.listed),
            tuple(self.above),
            frozenset(self.branches),
            frozenset(self.roots),
            {key: tuple(values) for key, values in self.beside.items()},
            tuple(self.constants),
            frozenset(self.printed),
            tuple(self.unreachable),
        )

    def follow(self, decision: Decision) -> None:
        """A decision with all that it reads."""
        if decision in self.followed:
            return
        self.followed[decision] = None
        kind = decision.rule.kind
        if decision.applies.on is not None:
            self._read(kind, decision.applies.on)
            days = (decision.applies.first, decision.applies.last)
            self._put_beside(kind, decision.applies.on, [day for day in days if day is not None])
        for formula in decision.formulas(*DECIDING):
            self._node(formula.node)
        if isinstance(decision, CheckDecision) and isinstance(decision.tolerance, Printed):
            self.printed |= {
                (record_kind(node.base.type) or kind, node.name)
                for node in walk(decision.statement.node)
                if isinstance(node, typed.Get)
            }
        if isinstance(decision, TableDecision):
            self._cells(decision)

    def follow_message(self, decision: Decision) -> None:
        """All that the message of a check reads."""
        for formula in decision.formulas(Role.MESSAGE):
            self._node(formula.node)

    def _node(self, root: Node) -> None:
        for node in walk(root):
            self._way(node)
            self._constants(node)

    def _way(self, node: Node) -> None:
        """What a node reads, and of which facts."""
        match node:
            case typed.Get(base=base, name=name):
                kind = record_kind(base.type)
                if kind is not None and not reads_previous(base):
                    self._read(kind, name)
            case typed.Previous():
                self.unreachable["previous"] = None
            case typed.BookValue(name=name) if name != "as_of":
                self.unreachable[f"book.{name}"] = None
            case typed.Facts(kind=kind):
                self.listed[kind] = None
            case typed.Children(base=base, kind=kind):
                self.listed[kind] = None
                if record_kind(base.type) == kind:
                    self.branches.add(kind)
            case typed.Parent(base=base, kind=kind) if record_kind(base.type) == kind:
                self.roots.add(kind)
            case typed.Parent(kind=kind):
                self.above[kind] = None
            case _:
                pass

    def _constants(self, node: Node) -> None:
        """The constants of a node, and beside which fields they stand."""
        match node:
            case Constant(value=value) if not isinstance(value, Null | tuple):
                self.constants[value] = None
            case typed.Compare(left=left, right=right):
                self._compared(left, right)
                self._compared(right, left)
            case typed.Within(operand=operand, tests=tests):
                for part in (part for test in tests for part in typed.parts(test)):
                    self._compared(operand, part)
            case typed.Interpolate(points=points):
                for point in points:
                    self._compared(point.x, point.y)
            case typed.Call(arguments=arguments):
                for one in arguments[1:]:
                    self._compared(arguments[0], one)
            case _:
                pass

    def _cells(self, decision: TableDecision) -> None:
        for cell in (cell for row in decision.table.rows for cell in row.cells):
            node = decision.inputs[cell.input].node
            for one in (one for test in cell.tests for one in test.operands):
                if isinstance(one, CellConstant) and not isinstance(one.value, Null):
                    self.constants[one.value] = None
                    self._beside_node(node, one.value)

    def _compared(self, node: Node, other: Node) -> None:
        if isinstance(other, Constant) and not isinstance(other.value, Null):
            self._beside_node(node, other.value)

    def _beside_node(self, node: Node, value: Value) -> None:
        """Notes a constant beside the field that a node is, itself or under a rule's own name."""
        if not isinstance(node, typed.Get):
            return
        kind = record_kind(node.base.type)
        if kind is None:
            return
        if node.name in self.schema.kinds[kind].members:
            self._put_beside(kind, node.name, [value])
            return
        for giver in self.plan.givers(kind, node.name):
            if isinstance(giver, Calculation) and is_own(giver.formula.node) is not None:
                self._beside_node(giver.formula.node, value)

    def _put_beside(self, kind: str, name: str, values: Iterable[Value]) -> None:
        self.beside.setdefault((kind, name), {}).update(dict.fromkeys(values))

    def _read(self, kind: str, name: str) -> None:
        if name in self.schema.kinds[kind].members:
            self.fields[kind, name] = None
        for giver in self.plan.givers(kind, name):
            self.follow(giver)
