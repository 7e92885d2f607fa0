"""A fact of which a case comes about: what is told of values that hang together is shown on one.

Columns that are computed say less of each other than of the facts below them: limits derived from
one target, a score beside what it scores. Before such a case is told, a fact is sought that the
rules bring into it. What a fact reads of others (a count of those below it, a value of the one
above) is taken as a value of its own. The search is bounded, so that a fact that is not found
proves nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from assay.analyse.expressions.possible import Possible
from assay.analyse.search.distance import MET, UNMET
from assay.analyse.search.search import Search
from assay.analyse.search.targets import Applies, InRegions
from assay.analyse.search.trial import OnFact
from assay.analyse.space.cases import Area
from assay.analyse.space.effort import Effort
from assay.analyse.space.space import Box, Space
from assay.facts import Field, Kind, Schema
from assay.language import Get, Node, Subject, typed, walk
from assay.plan import Calculation, CheckDecision, Decision, Formula, Plan, RowOutput, TableDecision
from assay.plan.grid import amount, value_of
from assay.plan.region_set import RegionSet
from assay.plan.table import Input
from assay.values.null import Null, missing
from assay.values.types import Boolean, Choice, Date, ListOf, Number, Record, TextType, Value

_WORK: Final = 40
"""The states that evaluating one fact counts for."""

_OUTSIDE = (typed.Parent, typed.Children, typed.Facts, typed.Previous, typed.BookValue)
_INSIDE = (
    typed.Arithmetic, typed.Negate, typed.Compare, typed.And, typed.Or, typed.Not, typed.If,
    typed.Within, typed.NullCheck, typed.DatePart, typed.Interpolate, typed.ListNode, typed.Call,
)  # fmt: skip
"""Nodes that are computed of their parts, where those are single values."""


@dataclass
class Witness:
    """Seeks facts for the cases of one table.

    `stated` are the values that a fact is made of: its fields, and what it reads of others.
    """

    possible: Possible
    decision: TableDecision
    stated: dict[Node, Input] = field(default_factory=dict)

    def is_needed(self, box: Box, space: Space) -> bool:
        """Whether the columns of a box say less of each other than facts do.

        They don't where each is a field, or what rules give from a list of values, and no two
        rest on the same.
        """
        asked = {
            at
            for column, regions in zip(space.columns, box, strict=True)
            if len(regions - RegionSet.of([0])) < column.size - 1
            for at in column.inputs
            if at < len(self.decision.inputs)
        }
        seen: set[Node] = set()
        for at in asked:
            below = self._below(self.decision.inputs[at].node)
            if seen & below or self._is_computed(self.decision.inputs[at].node):
                return True
            seen |= below
        return False

    def _below(self, node: Node) -> frozenset[Node]:
        """The values that a fact is made of, below an expression."""
        found: set[Node] = set()
        waiting = [node]
        while waiting:
            one = self._inner(waiting.pop())
            for part in walk(one):
                if part in self.stated:
                    found.add(part)
                elif isinstance(part, Get) and part not in found:
                    found.add(part)
                    for giver in self._givers(part):
                        waiting.extend(of.node for of in giver.formulas())
        return frozenset(one for one in found if one in self.stated)

    def _is_computed(self, node: Node) -> bool:
        """Whether a number is made by an expression and not read, or stated in rows."""
        return isinstance(node.type, Number | Date) and not (
            self.possible.is_stated(node)
            or self._inner(node) in self.stated
            or all(grid.low == grid.high for grid in self.possible.amounts(node))
        )

    # The rules of one kind, on values that a fact is made of -----------------------------------

    def _givers(self, node: Node) -> Sequence[Decision]:
        if not isinstance(node, Get):
            return ()
        return self.possible.plan.givers(self.decision.rule.kind, node.name)

    def _inner(self, node: Node) -> Node:
        """An expression in which what is read of other facts is a value of the fact's own."""
        if isinstance(node, Get) and isinstance(node.base, Subject):
            if not self._givers(node):
                self._state(node, node)
            return node
        single = all(
            not isinstance(part.type, ListOf | Record) or isinstance(part, typed.ListNode)
            for part in typed.parts(node)
        )
        if isinstance(node, _INSIDE) and single:
            return typed.rebuilt(node, self._inner)
        if not any(isinstance(part, _OUTSIDE) for part in walk(node)):
            return node
        fact = Subject(type=Record(self.decision.rule.kind), start=0, end=0)
        name = f"#{node}"
        own = Get(fact, name, type=node.type, start=node.start, end=node.end)
        self._state(own, node)
        return own

    def _state(self, own: Get, node: Node) -> None:
        grids = self.possible.amounts(node) if isinstance(node.type, Number | Date) else None
        self.stated.setdefault(own, Input(own.name, node.type, grids))

    def _formula(self, of: Formula) -> Formula:
        return replace(of, node=self._inner(of.node))

    def _rewritten(self, decision: Decision) -> Decision:
        asked = decision.applies
        if asked.condition is not None:
            asked = replace(asked, condition=self._formula(asked.condition))
        match decision:
            case Calculation():
                return replace(decision, applies=asked, formula=self._formula(decision.formula))
            case TableDecision():
                return replace(
                    decision,
                    applies=asked,
                    inputs=tuple(map(self._formula, decision.inputs)),
                    rows=tuple(map(self._row, decision.rows)),
                    otherwise=decision.otherwise and self._row(decision.otherwise),
                )
            case CheckDecision():
                return decision

    def _row(self, row: RowOutput) -> RowOutput:
        outputs = {
            name: self._formula(one) if isinstance(one, Formula) else one
            for name, one in row.outputs.items()
        }
        return replace(row, outputs=outputs)

    @cached_property
    def _small(self) -> tuple[Plan, TableDecision]:
        """The rules on which the table rests, and the table, on one fact."""
        kind = self.decision.rule.kind
        plan = self.possible.plan
        kept = plan.behind([self.decision]) - {self.decision}
        steps = tuple(
            replace(step, decisions=tuple(self._rewritten(one) for one in step.decisions))
            for step in plan.only(kept).steps
            if step.kind == kind
        )
        table = self._rewritten(self.decision)
        assert isinstance(table, TableDecision)
        return replace(plan, steps=steps), table

    # The search -------------------------------------------------------------------------------

    def shown(self, area: Area, space: Space, effort: Effort) -> Area | None:
        """An area with the case of a fact for its sample; null where none was found.

        Raises TooLarge.
        """
        if not self.is_needed(area.box, space):
            return area
        plan, table = self._small
        own = dict(zip((one.node for one in table.inputs), area.sample, strict=False))
        begin = {
            (table.rule.kind, declared.name): _likely(declared, own.get(node))
            for node, declared in self.stated.items()
        }
        limit = (effort.limit - effort.states) // _WORK
        search = Search(plan, self._schema, (table,), begin, limit=limit)
        found = search.find(
            [
                Applies(table.applies),
                *(
                    InRegions(table, column, regions)
                    for column, regions in zip(space.columns, area.box, strict=True)
                    if max(column.inputs) < len(table.inputs)
                ),
                *(_Stated(node, declared) for node, declared in self.stated.items()),
            ]
        )
        effort.visit(_WORK * len(search.trials.made))
        if found is None:
            return None
        rest = (missing("") for _ in space.inputs[len(table.inputs) :])
        return replace(area, sample=(*found.case(table), *rest))

    @cached_property
    def _schema(self) -> Schema:
        """The schema of facts that are made of the stated values, without others beside them."""
        schema, name = self.possible.schema, self.decision.rule.kind
        stated = [Input("#", TextType()), *self.stated.values()]
        fields = {one.name: Field(one.name, one.type) for one in stated}
        kind = Kind(name, name, ("#",), None, None, fields)
        return replace(schema, kinds={**schema.kinds, name: kind})


@dataclass(frozen=True)
class _Stated:
    """A stated value is there, and one that its expression can come to."""

    node: Node
    declared: Input

    def distance(self, at: OnFact) -> Decimal:
        """See `Target`."""
        value, of = at.value(self.node), self.declared
        if isinstance(value, Null):
            there = of.grids or isinstance(of.type, Boolean | Choice | TextType)
            return UNMET if there else MET
        if not isinstance(value, Decimal | dt.date):
            return MET
        return MET if any(one.holds(amount(value)) for one in of.grids) else UNMET

    def measure(self, _: OnFact) -> Decimal | None:
        """See `Target`."""
        return None


def _likely(declared: Input, sample: Value | None) -> tuple[Value, ...]:
    """The values to begin with: that of the sample, then the ends of what there can be."""
    found = [] if sample is None or isinstance(sample, Null) else [sample]
    if isinstance(declared.type, Number | Date):
        for grid in declared.grids:
            ends = grid.sample(), grid.sample(highest=True)
            found += [value_of(declared.type, end) for end in ends if end is not None]
    return tuple(dict.fromkeys(found))
