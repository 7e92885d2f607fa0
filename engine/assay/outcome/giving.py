"""What one decision gives one fact: whether it applies, the inputs and outputs of rows, rounding.

Pure functions of a decision, a fact and a world: a run works its plan off with them, and a trace
works an outcome out again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assay.facts import Fact
from assay.language import World, evaluate
from assay.plan import (
    Applicability,
    Calculation,
    CheckDecision,
    Fixed,
    Formula,
    NotApplicable,
    NullOf,
    Output,
    Rounding,
    RowOutput,
    TableDecision,
)
from assay.plan.table import Case, Scalar
from assay.rules import Period
from assay.values.null import Null, not_applicable
from assay.values.number import rounded
from assay.values.text import Text
from assay.values.types import Member, Value


@dataclass(frozen=True)
class Made:
    """How an outcome was made: by which decision and, in a table, by which rows.

    `rows` are positions in the decision's rows; -1 is `otherwise`.
    """

    decision: Calculation | TableDecision
    rows: tuple[int, ...] = ()

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """The expressions that it was made with: those of a table, and of the rows that fired."""
        if isinstance(self.decision, Calculation):
            return (self.decision.formula,)
        given = (one for row in self.rows for one in row_of(self.decision, row).outputs.values())
        return (*self.decision.inputs, *(one for one in given if isinstance(one, Formula)))


def work_out(made: Made, fact: Fact, world: World) -> Value | None:
    """Evaluates all that an outcome was made with, so that a world can note what is read.

    What the expression comes to before it is rounded; null of a table.
    """
    decision, condition = made.decision, made.decision.applies.condition
    if condition is not None:
        evaluate(condition.node, world, fact)
    if isinstance(decision, Calculation):
        return evaluate(decision.formula.node, world, fact)
    case = inputs_of(decision, fact, world)
    for row in made.rows:
        row_values(decision, fact, world, case, row)
    return None


def work_out_check(check: CheckDecision, fact: Fact, world: World) -> None:
    """Evaluates a check's statement and its tolerance."""
    evaluate(check.statement.node, world, fact)
    if isinstance(check.tolerance, Formula):
        evaluate(check.tolerance.node, world, fact)


OTHERWISE = -1
"""The position of `otherwise` among the rows that fired."""


def located(value: Value, fact: Fact, name: str) -> Value:
    """A value whose null says where it arose: a cause that names no fact yet gets this one."""
    if not isinstance(value, Null) or all(cause.fact is not None for cause in value.causes):
        return value
    return Null(tuple(cause.at(fact.id, name) for cause in value.causes))


def applies(applicability: Applicability, fact: Fact, world: World) -> bool | Null:
    """Whether a rule speaks of a fact; null where that can't be told."""
    timely = in_time(applicability, fact, world)
    if timely is not True:
        return timely
    if applicability.condition is None:
        return True
    meant = evaluate(applicability.condition.node, world, fact)
    return meant if isinstance(meant, Null) else meant is True


def in_time(applicability: Applicability, fact: Fact, world: World) -> bool | Null:
    """Whether a rule is in force by the date of a fact, where it goes by one."""
    if applicability.on is None:
        return True
    day = world.value(fact, applicability.on)
    if isinstance(day, Null):
        return day
    assert isinstance(day, dt.date)  # `on` names a date
    return Period(applicability.first, applicability.last).holds(day)


def inputs_of(decision: TableDecision, fact: Fact, world: World) -> tuple[Scalar, ...]:
    """The values of a table's inputs for a fact, in their order."""
    return tuple(_scalar(evaluate(formula.node, world, fact)) for formula in decision.inputs)


def _scalar(value: Value) -> Scalar:
    if not isinstance(value, Decimal | str | bool | dt.date | Member | Null):
        raise TypeError(f"a column came to {value!r}, which the checker lets nobody write")
    return value


def row_values(
    decision: TableDecision, fact: Fact, world: World, case: Case, row: int
) -> Mapping[str, Value]:
    """What a row (or `otherwise`, -1) gives to a fact, by outcome."""
    outputs = row_of(decision, row).outputs
    return {name: _output(one, fact, world, case, name) for name, one in outputs.items()}


def row_of(decision: TableDecision, row: int) -> RowOutput:
    """A row of a decision by its position, or its `otherwise` by -1."""
    if row != OTHERWISE:
        return decision.rows[row]
    if decision.otherwise is None:
        raise IndexError(f"{decision.rule.id} has no otherwise")
    return decision.otherwise


def round_value(rounding: Rounding | None, value: Value) -> Value:
    """A value as later rules read it: a number (or each of a list) rounded where a rule says so.

    No outcome is a zero below zero, which products and roundings of decimals have.
    """
    if isinstance(value, tuple):
        return tuple(round_value(rounding, one) for one in value)
    if not isinstance(value, Decimal):
        return value
    if rounding is not None:
        value = rounded(value, rounding.decimals, rounding.mode)
    return value or value.copy_abs()


def _output(output: Output, fact: Fact, world: World, case: Case, name: str) -> Value:
    match output:
        case Fixed(value=value):
            return value
        case NotApplicable():
            return not_applicable(name, fact.id)
        case NullOf(input=position):
            return case[position]
        case Formula(node=node):
            return evaluate(node, world, fact)


def alone(value: Value) -> Value:
    """The list that `otherwise` gives where rows give lists; a null is a null all the same."""
    return value if isinstance(value, Null) else (value,)


def assumed(made: Made, row: int, name: str) -> Text | None:
    """Why a row's value of an outcome was taken, where the source does not state it."""
    if isinstance(made.decision, Calculation):
        return None
    output = row_of(made.decision, row).outputs[name]
    return output.assumed if isinstance(output, Fixed) else None
