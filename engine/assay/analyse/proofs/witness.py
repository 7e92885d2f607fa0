"""A fact of which a case comes about: what is told of values that hang together is shown on one.

Columns that are computed say less of each other than of the facts below them: limits derived from
one target, a score beside what it scores. Before such a case is told, a fact is sought that the
rules bring into it. What a fact reads of others (a count of those below it, a value of the one
above) is taken as a value of its own. The search is short and by chance, the same each time, so
that a fact that is not found proves nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Final

from assay.analyse.expressions.possible import Possible
from assay.analyse.space.cases import Area, Sample
from assay.analyse.space.effort import Effort
from assay.analyse.space.space import Box, Space
from assay.facts import Book, Fact
from assay.facts.book.book import Head
from assay.language import Get, Node, Subject, typed, walk
from assay.match import Reference
from assay.outcome.giving import applies, inputs_of
from assay.outcome.run import Run
from assay.plan import Calculation, CheckDecision, Decision, Formula, Plan, RowOutput, TableDecision
from assay.plan.columns import Line, Names, sort_key
from assay.plan.difference import Difference
from assay.plan.grid import amount, value_of
from assay.plan.region_set import RegionSet
from assay.plan.table import Case, Input
from assay.values.null import Null, missing
from assay.values.number import CONTEXT
from assay.values.types import Boolean, Choice, Date, ListOf, Number, Record, TextType, Value

_STARTS: Final = 12
"""From so many facts a search sets out."""

_WORK: Final = 40
"""The states that evaluating one fact counts for."""

_ROUNDS: Final = 6
"""So often each value of a fact is moved before another start is made."""

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
        found = self._case(area.box, space, area.sample, effort)
        return None if found is None else replace(area, sample=found)

    def _case(self, box: Box, space: Space, sample: Sample, effort: Effort) -> Sample | None:
        plan, table = self._small
        search = _Search(plan, table, self, space, box, effort)
        pools = search.pools(sample)
        for start in range(_STARTS):
            chosen = ((place * 2 + 1) * start for place in range(len(pools)))
            values = {
                node: pool[at % len(pool)]
                for (node, pool), at in zip(pools.items(), chosen, strict=True)
            }
            found = search.from_start(values, pools)
            if found is not None:
                return found
        return None


@dataclass(frozen=True)
class _Search:
    plan: Plan
    table: TableDecision
    witness: Witness
    space: Space
    box: Box
    effort: Effort

    @cached_property
    def work(self) -> int:
        """The states that evaluating one fact counts for."""
        tables = [one for one in self.plan.decisions if isinstance(one, TableDecision)]
        return _WORK + sum(len(one.rows) for one in tables) // 4

    def pools(self, sample: Sample) -> dict[Node, list[Value]]:
        """The values to try of each that a fact is made of, likely ones first."""
        marks = {amount(one) for one in sample if isinstance(one, Decimal | dt.date)}
        texts = {one for one in sample if isinstance(one, str)}
        tables = (one.regions for one in self.plan.decisions if isinstance(one, TableDecision))
        for column in (*self.space.columns, *(one for each in tables for one in each.columns)):
            marks.update(column.points if isinstance(column, Line) else ())
            if isinstance(column, Names):
                texts.update(one for one in column.values if isinstance(one, str))
        formulas = (one for each in (self.table, *self.plan.decisions) for one in each.formulas())
        for part in (part for formula in formulas for part in walk(formula.node)):
            if isinstance(part, typed.Constant):
                marks |= {part.value} if isinstance(part.value, Decimal) else set()
                texts |= {part.value} if isinstance(part.value, str) else set()
        own = dict(zip((one.node for one in self.table.inputs), sample, strict=False))
        return {
            node: [
                *([own[node]] if node in own else []),
                *_values(declared, sorted(marks), sorted(texts)),
            ]
            for node, declared in self.witness.stated.items()
        }

    def from_start(
        self, values: dict[Node, Value], pools: Mapping[Node, list[Value]]
    ) -> Sample | None:
        """Moves one value after the other as long as that brings the fact nearer."""
        case, off = self._tried(values)
        for _ in range(_ROUNDS):
            before = off
            for node, pool in pools.items():
                for value in (*pool, *self._steps(values, node, case)):
                    if off == 0:
                        return case
                    moved = {**values, node: value}
                    tried, distance = self._tried(moved)
                    if distance < off:
                        values, case, off = moved, tried, distance
            if off == before:
                break
        return case if off == 0 else None

    def _steps(self, values: Mapping[Node, Value], node: Node, case: Case) -> Iterator[Value]:
        """Where a number would have to lie if the columns rose with it evenly."""
        declared, here = self.witness.stated[node], values[node]
        if not isinstance(declared.type, Number | Date) or isinstance(here, Null):
            return
        at = sort_key(here)
        aside = _nearest(declared, CONTEXT.add(at, Decimal(1)))
        if aside is None or amount(aside) == at:
            return
        tried, _ = self._tried({**values, node: aside})
        step = CONTEXT.subtract(amount(aside), at)
        for column, regions in zip(self.space.columns, self.box, strict=True):
            for wanted, now, then in _aims(column, regions, case, tried):
                if now != then:
                    slope = CONTEXT.divide(CONTEXT.subtract(then, now), step)
                    found = _nearest(
                        declared,
                        CONTEXT.add(at, CONTEXT.divide(CONTEXT.subtract(wanted, now), slope)),
                    )
                    if found is not None:
                        yield found

    def _tried(self, values: Mapping[Node, Value]) -> tuple[Sample, Decimal]:
        """The case of a fact, and how far it is from the box."""
        self.effort.visit(self.work)
        kind = self.table.rule.kind
        named = {node.name: value for node, value in values.items() if isinstance(node, Get)}
        fact = Fact(kind, ("one",), named)
        schema = self.witness.possible.schema
        facts = {name: {fact.key: fact} if name == kind else {} for name in schema.kinds}
        run = Run(Book(Path(), schema, Head(self.plan.day), facts, {}), self.plan, Reference())
        run.work_off()
        case = inputs_of(self.table, fact, run.world)
        off = Decimal(applies(self.table.applies, fact, run.world) is not True)
        whole = (*case, *(missing("") for _ in self.space.inputs[len(case) :]))
        for column, regions in zip(self.space.columns, self.box, strict=True):
            if max(column.inputs) < len(case) and column.number(whole) not in regions:
                off += _distance(column, regions, case)
        return whole, off


def _values(declared: Input, marks: Sequence[Decimal], texts: Sequence[str]) -> list[Value]:
    match declared.type:
        case Number() | Date():
            near = [
                *marks,
                *(CONTEXT.add(one, Decimal(1)) for one in marks),
                Decimal(0),
                Decimal(1),
            ]
            found = dict.fromkeys(_nearest(declared, one) for one in near)
            return [one for one in found if one is not None] or [missing("")]
        case Boolean():
            return [False, True]
        case Choice(members=members):
            return list(members)
        case TextType():
            return [*texts, "other"]
        case _:
            return [missing("")]


def _nearest(declared: Input, to: Decimal) -> Decimal | dt.date | None:
    """The value of an input that lies nearest to an amount."""
    assert isinstance(declared.type, Number | Date)
    found: list[Decimal] = []
    for grid in declared.grids:
        fine = replace(grid, decimals=6) if grid.decimals is None else grid
        for part, highest in ((fine.above(to, True), False), (fine.below(to, True), True)):
            sample = part.sample(highest=highest)
            found += [] if sample is None else [sample]
    best = min(found, key=lambda one: abs(CONTEXT.subtract(one, to)), default=None)
    return None if best is None else value_of(declared.type, best)


def _aims(
    column: object, regions: RegionSet, case: Case, moved: Case
) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    """Amounts that would meet what a column asks, what it is now, and what it is when moved."""
    if isinstance(column, Line):
        now, then = case[column.input], moved[column.input]
        if not isinstance(now, Null) and not isinstance(then, Null):
            for low, high in (regions - RegionSet.of([0])).runs():
                sample = column.sample(low, high)
                if sample is not None:
                    yield sample, sort_key(now), sort_key(then)
    elif isinstance(column, Difference) and column.ordered:
        ends = [case[column.left], case[column.right], moved[column.left], moved[column.right]]
        if not any(isinstance(one, Null) for one in ends):
            left, right, one, other = map(sort_key, ends)
            for wanted in (Decimal(0), Decimal(-1), Decimal(1)):
                yield wanted, CONTEXT.subtract(left, right), CONTEXT.subtract(one, other)


def _distance(column: object, regions: RegionSet, case: Case) -> Decimal:
    """How far a column is from its regions: at least 1, and more the further."""
    far = [
        abs(CONTEXT.subtract(wanted, now)) for wanted, now, _ in _aims(column, regions, case, case)
    ]
    near = min(far, default=Decimal(10) ** 9)
    return CONTEXT.add(Decimal(1), CONTEXT.divide(near, CONTEXT.add(near, Decimal(1))))
