"""Adding up a waterfall by other means than the engine's: as fractions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from assay.explain.waterfall import Operand, Step, Waterfall, opened, waterfall
from assay.outcome import Evaluation
from assay.values.null import Null


def adds_up(told: Waterfall) -> bool:
    """Whether the steps come to the total, to the last digit; a null has none."""
    if isinstance(told.total, Null):
        return told.steps == ()
    return sum((Fraction(step.amount) for step in told.steps), Fraction(0)) == Fraction(told.total)


def all_of(evaluation: Evaluation) -> Iterator[Waterfall]:
    """The waterfall of every numeric outcome, and of all that they open into, each place once."""
    seen: set[tuple[str, str]] = set()
    waiting: list[Waterfall] = []
    for fact, outcome in evaluation.all_outcomes():
        told = waterfall(evaluation, fact, outcome.name)
        if told is not None:
            waiting.append(told)
            seen.add((fact.id, outcome.name))
    while waiting:
        told = waiting.pop()
        yield told
        for operand in operands(told):
            place = (operand.fact or "", operand.name or "")
            if operand.parts is None and place in seen:
                continue
            seen.add(place)
            below = opened(evaluation, operand)
            if below is not None:
                waiting.append(below)


def operands(told: Waterfall) -> Iterator[Operand]:
    """All values that the steps rest on."""
    for step in told.steps:
        yield from step.operands


def amounts(told: Waterfall | None) -> list[tuple[str, str, Decimal]]:
    """The steps as kind, title in English and amount."""
    assert told is not None
    return [(step.kind.value, step.title.en, step.amount) for step in told.steps]


def only(told: Waterfall | None) -> Step:
    """The one step there is."""
    assert told is not None
    (step,) = told.steps
    return step
