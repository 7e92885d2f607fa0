"""What is wanted of a fact, and how far a fact is from it: 0 where it is met."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeAlias

from assay.analyse.search.distance import (
    EQUAL,
    MET,
    NULL,
    UNMET,
    apart,
    closeness,
    from_cell,
    from_stretch,
    from_truth,
    from_value,
    null_distance,
)
from assay.analyse.search.trial import OnFact
from assay.language import Node
from assay.plan import Applicability, CheckDecision, TableDecision
from assay.plan.columns import NULL_REGION, Column, Line, sort_key
from assay.plan.difference import Difference
from assay.plan.grid import Grid
from assay.plan.region_set import RegionSet
from assay.plan.table import Cell
from assay.values.hit_policy import Together
from assay.values.null import Null, Reason
from assay.values.number import CONTEXT
from assay.values.types import Member, Value

Truth: TypeAlias = bool | None
"""True, false, or null."""

_ORDERED = (Decimal, dt.date, Member)


class Target(Protocol):
    """Something wanted of a fact."""

    def distance(self, at: OnFact, /) -> Decimal:
        """0 where it is met, else more than 0."""
        ...

    def measure(self, at: OnFact, /) -> Decimal | None:
        """How much a number is over what is wanted of it; null where it is no such target."""
        ...


Targets: TypeAlias = Sequence[Target]
"""What is wanted together."""


def distance(targets: Targets, at: OnFact) -> Decimal:
    """How far a fact is from all of them."""
    return sum((one.distance(at) for one in targets), MET)


def met(targets: Targets, at: OnFact) -> bool:
    """Whether a fact meets them all."""
    return all(one.distance(at) == MET for one in targets)


class _NoMeasure:
    """A target that is not about one number."""

    def measure(self, _: OnFact) -> Decimal | None:
        """Null."""
        return None


@dataclass(frozen=True)
class Applies(_NoMeasure):
    """A rule or check applies to the fact, or does not."""

    asked: Applicability
    wanted: bool = True

    def distance(self, at: OnFact) -> Decimal:
        """See `Target`."""
        if at.meant(self.asked) is self.wanted:
            return MET
        if not self.wanted or self.asked.condition is None:
            return UNMET
        far = from_truth(self.asked.condition.node, self.wanted, at)
        return 2 * far if far > MET else UNMET


@dataclass(frozen=True)
class Meets(_NoMeasure):
    """A cell of a table is met."""

    decision: TableDecision
    cell: Cell

    def distance(self, at: OnFact) -> Decimal:
        """See `Target`."""
        node = self.decision.inputs[self.cell.input].node
        return from_cell(self.cell, at.case(self.decision), node, at)


@dataclass(frozen=True)
class InRegions:
    """The inputs of a table fall in some regions of one of its columns."""

    decision: TableDecision
    column: Column
    regions: RegionSet

    def distance(self, at: OnFact) -> Decimal:
        """See `Target`."""
        if self.column.number(at.case(self.decision)) in self.regions:
            return MET
        over = self.measure(at)
        return NULL if over is None else UNMET + closeness(over)

    def measure(self, at: OnFact) -> Decimal | None:
        """See `Target`."""
        column, case = self.column, at.case(self.decision)
        found: list[Decimal | None] = []
        if isinstance(column, Line):
            runs = (self.regions - RegionSet.of([NULL_REGION])).runs()
            found = [_over(case[column.input], column.sample(low, high)) for low, high in runs]
        elif isinstance(column, Difference) and column.ordered:
            over = _over(case[column.left], case[column.right])
            found = [_over(over, Decimal(aim)) for aim in (0, -1, 1)]
        return min((one for one in found if one is not None), key=abs, default=None)


@dataclass(frozen=True)
class Fires(_NoMeasure):
    """One of some rows (`otherwise` is -1) gives the outcome of a table."""

    decision: TableDecision
    rows: tuple[int, ...]

    def distance(self, at: OnFact) -> Decimal:
        """See `Target`."""
        fired = at.rows(self.decision.gives[0])
        # Rows that a violated policy forbids to hold together give nothing.
        if len(fired) > 1 and self.decision.policy.traits.together is Together.NEVER:
            return UNMET
        return UNMET if set(fired).isdisjoint(self.rows) else MET


@dataclass(frozen=True)
class Is:
    """An expression about the fact is exactly a value, or null."""

    node: Node
    value: Value | None

    def distance(self, at: OnFact) -> Decimal:
        """See `Target`."""
        return from_value(self.node, at.value(self.node), self.value, at)

    def measure(self, at: OnFact) -> Decimal | None:
        """See `Target`."""
        return _over(at.value(self.node), self.value)


@dataclass(frozen=True)
class Lies:
    """How much a number, day or member of a scale is over another lies in a stretch.

    `aim` is the amount of the stretch to aim at; null where any will do.
    """

    left: Node
    right: Node | Decimal
    within: Grid
    aim: Decimal | None = None

    def distance(self, at: OnFact) -> Decimal:
        """See `Target`."""
        left, right = self._sides(at)
        over = _over(left, right)
        return null_distance([left, right]) if over is None else from_stretch(over, self.within)

    def measure(self, at: OnFact) -> Decimal | None:
        """See `Target`."""
        over = None if self.aim is None else _over(*self._sides(at))
        return None if over is None else _over(over, self.aim)

    def _sides(self, at: OnFact) -> tuple[Value, Value]:
        right = self.right if isinstance(self.right, Decimal) else at.value(self.right)
        return at.value(self.left), right


def exactly(left: Node, right: Node | Decimal, over: Decimal) -> Lies:
    """One expression is so much over another, or over an amount."""
    return Lies(left, right, Grid(over, over), over)


@dataclass(frozen=True)
class Gives(_NoMeasure):
    """An outcome of the fact is there or, where reasons are given, null for one of them."""

    name: str
    reasons: tuple[Reason, ...] = ()

    def distance(self, at: OnFact) -> Decimal:
        """See `Target`."""
        value = at.outcome(self.name)
        if isinstance(value, Null):
            return MET if value.reason in self.reasons else null_distance([value])
        return MET if value is not None and not self.reasons else UNMET


@dataclass(frozen=True)
class Listed(_NoMeasure):
    """The book has so many facts of a kind as values are named, each with its own in a field."""

    kind: str
    name: str
    values: tuple[Value, ...]

    def distance(self, at: OnFact) -> Decimal:
        """See `Target`."""
        facts = at.run.book.of_kind(self.kind)
        if len(facts) != len(self.values):
            return 2 * NULL
        found = [one.values[self.name] for one in facts]
        pairs = zip(found, self.values, strict=True)
        return sum((UNMET if isinstance(one, Null) else apart(one, to) for one, to in pairs), MET)


@dataclass(frozen=True)
class Checks(_NoMeasure):
    """A check holds, fails or, where `wanted` is null, can't be told."""

    decision: CheckDecision
    wanted: Truth

    def distance(self, at: OnFact) -> Decimal:
        """See `Target`."""
        if at.meant(self.decision.applies) is not True:
            return NULL
        holds = at.checked(self.decision).holds
        if isinstance(holds, Null):
            return MET if self.wanted is None else 2 * null_distance([holds])
        if holds is self.wanted:
            return MET
        if self.wanted is None:
            return UNMET
        return max(from_truth(self.decision.statement.node, self.wanted, at), EQUAL)


@dataclass(frozen=True)
class AtLimit:
    """The residual of a check of two numbers lies by an end of its tolerance.

    `sign` is 1 for the upper end and -1 for the lower; `beyond` how much over that end it is, or
    less by a part of one `unit`.
    """

    decision: CheckDecision
    sign: int
    unit: Decimal
    beyond: Decimal

    def distance(self, at: OnFact) -> Decimal:
        """See `Target`."""
        over = self.measure(at)
        if over is None:
            return NULL
        return MET if -self.unit < over <= 0 else max(closeness(over), EQUAL)

    def measure(self, at: OnFact) -> Decimal | None:
        """See `Target`."""
        if at.meant(self.decision.applies) is not True:
            return None
        result = at.checked(self.decision)
        if result.residual is None:
            return None
        residual = CONTEXT.multiply(result.residual, Decimal(self.sign))
        over = CONTEXT.subtract(residual, result.tolerance or Decimal(0))
        return CONTEXT.subtract(over, self.beyond)


def _over(one: Value | None, other: Value | None) -> Decimal | None:
    """How much a value is over another that it is ordered with; null where one has no order."""
    if not isinstance(one, _ORDERED) or not isinstance(other, _ORDERED):
        return None
    return CONTEXT.subtract(sort_key(one), sort_key(other))
