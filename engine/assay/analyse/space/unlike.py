"""Values that must be equal or unlike one another: texts, booleans and choices without an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from assay.analyse.space.effort import Effort
from assay.plan.table import Scalar

Pair: TypeAlias = tuple[int, int]


def alike_and_unlike(
    pools: Mapping[int, Sequence[Scalar]],
    alike: Sequence[Pair],
    unlike: Sequence[Pair],
    effort: Effort,
) -> dict[int, Scalar] | None:
    """A value of each pool such that these pairs are equal and those are not; null where none is.

    Exact: pools are finite, and every way is tried that is not shut already. Raises TooLarge.
    """
    first = {at: at for at in pools}
    for left, right in alike:
        kept, gone = first[left], first[right]
        first = {at: kept if one == gone else one for at, one in first.items()}
    shared: dict[int, list[Scalar]] = {}
    for at, pool in pools.items():
        known = shared.get(first[at])
        shared[first[at]] = [one for one in pool if known is None or one in known]
    apart: dict[int, set[int]] = {at: set() for at in shared}
    for left, right in unlike:
        apart[first[left]].add(first[right])
        apart[first[right]].add(first[left])
    if any(at in others for at, others in apart.items()):
        return None
    found = _chosen({}, shared, apart, effort)
    return None if found is None else {at: found[first[at]] for at in pools}


def _chosen(
    so_far: dict[int, Scalar],
    pools: Mapping[int, Sequence[Scalar]],
    apart: Mapping[int, set[int]],
    effort: Effort,
) -> dict[int, Scalar] | None:
    """The choice completed, that with the fewest values left first."""
    if not pools:
        return so_far
    effort.visit()
    at = min(pools, key=lambda one: len(pools[one]))
    for value in pools[at]:
        rest = {
            other: [one for one in pool if one != value] if other in apart[at] else pool
            for other, pool in pools.items()
            if other != at
        }
        if all(rest.values()):
            found = _chosen({**so_far, at: value}, rest, apart, effort)
            if found is not None:
                return found
    return None
