"""What is wanted of a fact, and how far facts are from it: 0 where the want is met."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import partial
from typing import Protocol, TypeAlias

from assay.features.scaffold.distance import (
    EQUAL,
    MET,
    NULL,
    UNMET,
    apart,
    closeness,
    excess,
    from_test,
    from_truth,
    from_value,
    null_distance,
    order_of,
    value_at,
)
from assay.features.scaffold.layout import Spot
from assay.features.scaffold.trial import Trial
from assay.language import Node
from assay.outcome.checking import Checked, checked
from assay.plan import CheckDecision, Decision, TableDecision
from assay.plan.columns import NULL_REGION, Column
from assay.plan.difference import Difference
from assay.plan.region_set import RegionSet
from assay.plan.table import Cell
from assay.values.null import Null, Reason
from assay.values.number import CONTEXT
from assay.values.text import Text
from assay.values.types import Value

Truth: TypeAlias = bool | None
"""True, false, or null."""


class Want(Protocol):
    """Something wanted of a fact."""

    def distance(self, trial: Trial, /) -> Decimal:
        """0 where it is met, else more than 0."""
        ...

    def measure(self, trial: Trial, /) -> Decimal | None:
        """How much a number is over what is wanted of it; null where it is no such want."""
        ...


@dataclass(frozen=True)
class Goal:
    """Wants that are to be met together, and what that is in words.

    An `extra` one is good to have where it is soon found, and not missed where it is not.
    """

    text: Text
    wants: tuple[Want, ...]
    extra: bool = False

    def distance(self, trial: Trial) -> Decimal:
        """How far facts are from all of them."""
        return sum((want.distance(trial) for want in self.wants), MET)

    def met(self, trial: Trial) -> bool:
        """Whether all are met."""
        return all(want.distance(trial) == MET for want in self.wants)


class _NoMeasure:
    """A want that is not about one number."""

    def measure(self, _: Trial) -> Decimal | None:
        """Null."""
        return None


@dataclass(frozen=True)
class Applies(_NoMeasure):
    """The rule applies to the fact, or does not."""

    decision: Decision
    wanted: bool = True

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        if trial.meant(self.decision) is self.wanted:
            return MET
        applies = self.decision.applies
        if not self.wanted or applies.condition is None:
            return UNMET
        far = from_truth(applies.condition.node, self.wanted, trial)
        return 2 * far if far > MET else UNMET


@dataclass(frozen=True)
class InRegions(_NoMeasure):
    """An input of a table falls in one of some regions of its column."""

    decision: TableDecision
    column: Column
    regions: RegionSet

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        case = trial.case(self.decision)
        if self.column.number(case) in self.regions:
            return MET
        if list(self.regions) == [NULL_REGION]:
            return UNMET
        values = [case[at] for at in self.column.inputs]
        if any(isinstance(one, Null) for one in values):
            return null_distance(values)
        if isinstance(self.column, Difference):
            far = apart(*values)
            return far or EQUAL
        node = self.decision.inputs[self.column.inputs[0]].node
        regions = [self.column.region(at) for at in self.regions if at != NULL_REGION]
        samples = [one.sample[0] for one in regions if one.sample is not None]
        return min((from_value(node, values[0], one, trial) for one in samples), default=NULL)


@dataclass(frozen=True)
class Meets(_NoMeasure):
    """A cell of a table is met."""

    decision: TableDecision
    cell: Cell

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        case = trial.case(self.decision)
        value = case[self.cell.input]
        node = self.decision.inputs[self.cell.input].node
        far = [
            from_test(
                test,
                value,
                case,
                negated=self.cell.negated,
                told=partial(from_truth, node, trial=trial),
            )
            for test in self.cell.tests
        ]
        return sum(far, MET) if self.cell.negated else min(far)


@dataclass(frozen=True)
class InputIs:
    """An input of a table is exactly a value, or null."""

    decision: TableDecision
    input: int
    value: Value | None

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        actual = trial.case(self.decision)[self.input]
        return from_value(self.decision.inputs[self.input].node, actual, self.value, trial)

    def measure(self, trial: Trial) -> Decimal | None:
        """See `Want`."""
        return excess(trial.case(self.decision)[self.input], self.value)


@dataclass(frozen=True)
class Apart:
    """One input of a table is so much over another: days, or a number."""

    decision: TableDecision
    column: Difference
    wanted: Decimal

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        case = trial.case(self.decision)
        over = self.measure(trial)
        if over is None:
            return null_distance((case[self.column.left], case[self.column.right]))
        return closeness(over)

    def measure(self, trial: Trial) -> Decimal | None:
        """See `Want`."""
        case = trial.case(self.decision)
        left, right = case[self.column.left], case[self.column.right]
        if isinstance(left, Null) or isinstance(right, Null):
            return None
        return CONTEXT.subtract(CONTEXT.subtract(order_of(left), order_of(right)), self.wanted)


@dataclass(frozen=True)
class NodeIs:
    """An expression about the fact is exactly a value, or null."""

    node: Node
    value: Value | None

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        return from_value(self.node, value_at(self.node, trial), self.value, trial)

    def measure(self, trial: Trial) -> Decimal | None:
        """See `Want`."""
        return excess(value_at(self.node, trial), self.value)


@dataclass(frozen=True)
class Between(_NoMeasure):
    """An expression about the fact is a number strictly between two others; null: no end."""

    node: Node
    low: Decimal | None
    high: Decimal | None

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        value = value_at(self.node, trial)
        if isinstance(value, Null):
            return null_distance([value])
        here = order_of(value)
        if self.low is not None and here <= self.low:
            return closeness(CONTEXT.subtract(self.low, here), strict=True)
        if self.high is not None and here >= self.high:
            return closeness(CONTEXT.subtract(here, self.high), strict=True)
        return MET


@dataclass(frozen=True)
class Given(_NoMeasure):
    """An outcome of the fact is there (a value), or null."""

    name: str
    null: bool = False

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        value = trial.outcome(self.name)
        is_null = value is None or isinstance(value, Null)
        if is_null is self.null:
            return MET
        return null_distance([value]) if isinstance(value, Null) else UNMET


@dataclass(frozen=True)
class ComesFrom(_NoMeasure):
    """An outcome of a table comes from a row (or from `otherwise`, -1)."""

    name: str
    row: int

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        return MET if self.row in trial.rows(self.name) else UNMET


@dataclass(frozen=True)
class NullFor(_NoMeasure):
    """An outcome of the fact is null for a reason: undefined, as a division by zero is."""

    name: str
    reason: Reason = Reason.UNDEFINED

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        value = trial.outcome(self.name)
        if not isinstance(value, Null):
            return UNMET
        return MET if value.reason is self.reason else null_distance([value])


@dataclass(frozen=True)
class Stating(_NoMeasure):
    """A stated fact (or each of its kind, where no row is said) has a value in a field."""

    kind: str
    name: str
    value: Value
    row: int | None = None

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        rows = range(len(trial.layout.rows.get(self.kind, ())))
        wanted = [row for row in rows if self.row in (None, row)]
        values = [trial.stated.get(Spot(self.kind, row, self.name)) for row in wanted]
        if not values:
            return NULL
        return sum((UNMET if one is None else apart(one, self.value) for one in values), MET)


@dataclass(frozen=True)
class Count(_NoMeasure):
    """So many facts of a kind are stated."""

    kind: str
    count: int

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        return MET if len(trial.layout.rows.get(self.kind, ())) == self.count else 2 * NULL


@dataclass(frozen=True)
class Over:
    """One expression about the fact is so much over another: days, or a number."""

    left: Node
    right: Node
    wanted: Decimal

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        over = self.measure(trial)
        if over is None:
            return null_distance([value_at(self.left, trial), value_at(self.right, trial)])
        return closeness(over)

    def measure(self, trial: Trial) -> Decimal | None:
        """See `Want`."""
        left, right = value_at(self.left, trial), value_at(self.right, trial)
        if isinstance(left, Null) or isinstance(right, Null):
            return None
        return CONTEXT.subtract(CONTEXT.subtract(order_of(left), order_of(right)), self.wanted)


class End(Enum):
    """An end of what a check of two numbers lets through: the residual's upper or lower one."""

    UPPER = "upper"
    LOWER = "lower"


@dataclass(frozen=True)
class Checks:
    """A check holds, fails or, where `wanted` is null, can't be told.

    With an `end` its residual lies by that end: so many units beyond it, or less by a part of one.
    """

    decision: CheckDecision
    wanted: Truth
    end: End | None = None
    unit: Decimal = Decimal(0)
    beyond: int = 0

    def distance(self, trial: Trial) -> Decimal:
        """See `Want`."""
        if not trial.applies(self.decision):
            return NULL
        holds = self._checked(trial).holds
        if self.wanted is None:
            return MET if isinstance(holds, Null) else UNMET
        if isinstance(holds, Null):
            return 2 * null_distance([holds])
        over = self.measure(trial)
        if over is not None:
            inside = -self.unit < over <= 0
            far = max(closeness(over), EQUAL)
            return MET if inside and holds is self.wanted else far
        if self.end is not None:
            return NULL
        if holds is self.wanted:
            return MET
        return max(from_truth(self.decision.statement.node, self.wanted, trial), EQUAL)

    def measure(self, trial: Trial) -> Decimal | None:
        """See `Want`."""
        if self.end is None or not trial.applies(self.decision):
            return None
        result = self._checked(trial)
        if result.residual is None:
            return None
        upper = self.end is End.UPPER
        residual = result.residual if upper else result.residual.copy_negate()
        over = CONTEXT.subtract(residual, result.tolerance or Decimal(0))
        return CONTEXT.subtract(over, self.beyond * self.unit)

    def _checked(self, trial: Trial) -> Checked:
        return checked(self.decision, trial.fact, trial.run.world, trial.run.widths)
