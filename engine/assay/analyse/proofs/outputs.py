"""Outputs of rows compared before any fact is read, as hit policies compare them."""

from __future__ import annotations

from collections.abc import Mapping

from assay.plan import Fixed, Formula, NullOf, Output, TableDecision
from assay.values.hit_policy import are_alike, rank_of
from assay.values.null import not_applicable
from assay.values.types import Value


def alike(one: Mapping[str, Output], other: Mapping[str, Output]) -> bool | None:
    """Whether two rows give the same: true, false, or null where only evaluation can tell.

    Null is like null, as to hit policies; the same expression gives a fact the same value.
    """
    answers = [_alike(one[name], other[name]) for name in one]
    if False in answers:
        return False
    return None if None in answers else True


def _alike(one: Output, other: Output) -> bool | None:
    if isinstance(one, Formula) and isinstance(other, Formula) and one.node == other.node:
        return True
    if isinstance(one, Formula | NullOf) or isinstance(other, Formula | NullOf):
        return None
    return are_alike(stated(one), stated(other))


def stated(output: Output) -> Value:
    """The value of an output that is not computed."""
    return output.value if isinstance(output, Fixed) else not_applicable()


def rank(decision: TableDecision, row: int) -> tuple[int, ...] | None:
    """The place of a row's outputs by the table's `values`, highest priority first.

    Null where an output is computed: only evaluation can tell its place.
    """
    places: list[int] = []
    for outcome in decision.outcomes:
        if outcome.name not in decision.priorities:
            continue
        output = decision.rows[row].outputs[outcome.name]
        if isinstance(output, Formula | NullOf):
            return None
        places.append(rank_of(stated(output), decision.priorities[outcome.name]))
    return tuple(places)
