"""Outputs of rows compared before any fact is read, as hit policies compare them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assay.plan import Fixed, Formula, NotApplicable, NullOf, Output, TableDecision
from assay.values.null import Null
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
    left, right = _fixed(one), _fixed(other)
    if isinstance(left, Null) or isinstance(right, Null):
        return isinstance(left, Null) and isinstance(right, Null)
    return left == right


def _fixed(output: Fixed | NotApplicable) -> Value | None:
    return _NOTHING if isinstance(output, NotApplicable) else output.value


_NOTHING = Null(())


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
        places.append(_place(_fixed(output), decision.priorities[outcome.name]))
    return tuple(places)


def _place(value: Value | None, listed: Sequence[Value]) -> int:
    if isinstance(value, Null):
        return len(listed) + 1
    return next((at for at, one in enumerate(listed) if one == value), len(listed))
