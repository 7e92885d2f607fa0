"""Whether a mutant can be told from its rule by anything that facts could show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from assay.analyse.expressions.possible import Possible
from assay.analyse.expressions.reach import given
from assay.analyse.proofs.equivalence import (
    Apart,
    Knowing,
    as_declared,
    conditions_apart,
    tables_apart,
)
from assay.analyse.space.cases import Given
from assay.analyse.space.effort import TooLarge
from assay.features.mutation.results import Changed
from assay.plan import (
    Applicability,
    Calculation,
    CheckDecision,
    Decision,
    Formula,
    TableDecision,
)
from assay.values.types import Boolean


def differences(
    base: Sequence[Decision], mutated: Sequence[Decision], possible: Possible
) -> list[Changed]:
    """The decisions of a mutant that are not proven to do the same; none where it is equivalent.

    Equal expressions are alike; tables, levels and conditions are compared on their regions
    (`assay.analyse.proofs.equivalence`), by what `possible` tells of the rules as they stand and by
    what they assume. Everything else written otherwise is taken to differ.
    """
    if len(base) != len(mutated):
        return [_gone(base, mutated)]
    pairs = zip(base, mutated, strict=True)
    found = (_difference(one, other, possible) for one, other in pairs if one is not other)
    return [one for one in found if one is not None]


def _gone(base: Sequence[Decision], mutated: Sequence[Decision]) -> Changed:
    """The first decision that one side does not have."""
    for one, other in zip_longest(base, mutated):
        if one is None or other is None or one.span != other.span:
            return Changed(one, None) if len(base) > len(mutated) else Changed(None, other)
    return Changed(None, None)


def _difference(one: Decision, other: Decision, possible: Possible) -> Changed | None:
    assumed = possible.plan.assumed(one)

    def known(inputs: Sequence[Formula], applies: Applicability) -> Given:
        return given(inputs, applies, possible, assumed, nulls=True)

    try:
        applies = _applies_apart(one.applies, other.applies)
        case = applies if applies is not None else _decided_apart(one, other, known)
    except TooLarge:
        return Changed(one, other)
    if case is None:
        return None
    return Changed(one, other, case if isinstance(case, Apart) else None)


def _applies_apart(one: Applicability, other: Applicability) -> Apart | bool | None:
    """A case in which a rule applies otherwise; true where there is none to show; null if alike."""
    if (one.on, one.first, one.last) != (other.on, other.first, other.last):
        return True
    if one.condition is None or other.condition is None:
        return None if one.condition is other.condition else True
    return _conditions_apart(one.condition, other.condition, Applicability(), as_declared)


def _decided_apart(one: Decision, other: Decision, known: Knowing) -> Apart | bool | None:
    match one, other:
        case TableDecision(), TableDecision():
            return tables_apart(one, other, known)
        case Calculation(), Calculation():
            if (one.type, one.rounding, one.name) != (other.type, other.rounding, other.name):
                return True
            return _conditions_apart(one.formula, other.formula, one.applies, known)
        case CheckDecision(), CheckDecision():
            if (one.code, one.severity) != (other.code, other.severity):
                return True
            if _tolerance(one) != _tolerance(other):
                return True
            tolerant = one.tolerance is not None
            if tolerant:
                return None if one.statement.node == other.statement.node else True
            return _conditions_apart(one.statement, other.statement, one.applies, known)
        case _:
            return True


def _tolerance(check: CheckDecision) -> object:
    return check.tolerance.node if isinstance(check.tolerance, Formula) else check.tolerance


def _conditions_apart(
    one: Formula, other: Formula, applies: Applicability, known: Knowing
) -> Apart | bool | None:
    if one.node == other.node:
        return None
    if isinstance(one.node.type, Boolean) and isinstance(other.node.type, Boolean):
        return conditions_apart(one, other, applies, known)
    return True
