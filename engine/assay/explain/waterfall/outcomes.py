"""The waterfall of an outcome: its expression, the row that fired, and what rounding adds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assay.explain.waterfall import wording
from assay.explain.waterfall.expressions import part
from assay.explain.waterfall.reading import Here
from assay.explain.waterfall.steps import Operand, Step, StepKind, Waterfall, added, closed
from assay.facts import Fact
from assay.outcome import Evaluation, Grounds
from assay.outcome.giving import OTHERWISE, inputs_of, row_of, row_values
from assay.outcome.naming import title_of
from assay.plan import Calculation, Formula, Rounding, TableDecision
from assay.values.hit_policy import HitPolicy
from assay.values.null import Null
from assay.values.text import Text
from assay.values.types import Number, Type, Value


def waterfall(evaluation: Evaluation, fact: Fact, outcome: str) -> Waterfall | None:
    """An outcome of a fact, or a `given` of a rule on it, as steps that add up to it exactly.

    Args:
        evaluation: what the figure stands in.
        fact: a fact of its book.
        outcome: the outcome's name, or `rule/given` as a trace names it.

    Returns:
        The waterfall; one without steps where the value is null. Null where the value is no
        number, so that nothing adds up to it.
    """
    if not isinstance(_type(evaluation, fact.kind, outcome), Number):
        return None
    value = evaluation.tracer.run.world.value(fact, outcome)
    assert isinstance(value, Decimal | Null)
    title = title_of(evaluation, fact, outcome)
    made = Grounds(evaluation).made(fact, outcome)
    if made is None:
        return Waterfall(title, value, (), fact.id, outcome)
    decision = made.decision
    if isinstance(decision, Calculation):
        here = Here(
            evaluation, fact, decision.rule, decision.formula.text, decision.formula.span, part
        )
    else:
        here = Here(evaluation, fact, decision.rule, outcome, decision.span, part)
    steps: tuple[Step, ...] = ()
    if isinstance(value, Decimal):
        if isinstance(decision, Calculation):
            steps = part(decision.formula.node, here).steps
        else:
            steps = tuple(_rows(decision, made.rows, outcome, here))
        steps = _rounded(steps, value, decision.rounding, here)
    return Waterfall(title, value, steps, fact.id, outcome, decision.rule, here.span)


def opened(evaluation: Evaluation, operand: Operand) -> Waterfall | None:
    """What stands behind a value of a step: a level down. Null where there is no more to tell."""
    if operand.parts is not None:
        return operand.parts
    if not operand.computed or operand.fact is None or operand.name is None:
        return None
    fact = evaluation.book.find(operand.fact)
    return None if fact is None else waterfall(evaluation, fact, operand.name)


def _rounded(
    steps: tuple[Step, ...], value: Decimal, rounding: Rounding | None, here: Here
) -> tuple[Step, ...]:
    """Steps with what the rule's rounding adds; the last digits of quotients stay their own."""
    if rounding is None:
        return closed(steps, value, wording.LAST_DIGIT)
    rest = added((value, *(step.amount.copy_negate() for step in steps)))
    if rest == 0:
        return steps
    reason = wording.rounding(rounding)
    return (*steps, Step(StepKind.ROUNDING, wording.ROUNDING, rest, (), reason, here.span))


def _type(evaluation: Evaluation, kind: str, name: str) -> Type:
    private = evaluation.tracer.run.plan.givens.get(name)
    return evaluation.info(kind, name).type if private is None else private.type


# Tables ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Fired:
    """A row that fired: what it gives, and the expression where it computes it."""

    row: int
    value: Value
    operand: Operand | None


def _rows(decision: TableDecision, rows: Sequence[int], name: str, here: Here) -> Iterator[Step]:
    """The rows that fired, each with what it adds to the outcome by the hit policy."""
    fired = [_fired(decision, row, name, here) for row in rows]
    policy = HitPolicy.FIRST if OTHERWISE in rows else decision.policy
    said = wording.ONE_LEVEL if decision.levels else policy.traits.added
    for one, amount in zip(fired, policy.traits.adds([one.value for one in fired]), strict=True):
        if amount is not None:
            left_out = isinstance(one.value, Null) and not one.value.applicable
            yield _row(decision, one, amount, wording.LEFT_OUT if left_out else said, here)


def _fired(decision: TableDecision, row: int, name: str, here: Here) -> _Fired:
    world = here.evaluation.tracer.run.world
    case = inputs_of(decision, here.fact, world)
    value = row_values(decision, here.fact, world, case, row)[name]
    output = row_of(decision, row).outputs[name]
    if not isinstance(output, Formula):
        return _Fired(row, value, None)
    there = replace(here, text=output.text, span=output.span)
    operand = replace(there.operand(output.node), role=wording.TAKEN, chosen=True)
    return _Fired(row, value, operand)


def _row(
    decision: TableDecision, fired: _Fired, amount: Decimal, reason: Text | None, here: Here
) -> Step:
    """A row as a step: what it computes, and the values of the columns that it looks at."""
    output = row_of(decision, fired.row)
    looked = tuple(
        replace(here, text=column.text, span=column.span).operand(column.node)
        for column in _looked_at(decision, fired.row)
    )
    return Step(
        StepKind.ROW,
        wording.row(output.number, output.text, level=decision.levels),
        amount,
        looked if fired.operand is None else (fired.operand, *looked),
        output.because or reason,
        output.span,
    )


def _looked_at(decision: TableDecision, row: int) -> tuple[Formula, ...]:
    """The columns that a row has cells in; for `otherwise`, all, since it looks at none."""
    if row == OTHERWISE:
        return decision.inputs
    cells = decision.table.rows[row].cells
    return tuple(decision.inputs[at] for at in sorted({cell.input for cell in cells}))
