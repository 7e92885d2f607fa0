"""Readings put together, so that a sum over a hundred facts is not told in a hundred lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assay.outcome import Reading

MOST_ALIKE: Final = 4
"""So many stated values of one name stand a line each; with more they are put together."""


def alike(readings: Sequence[Reading]) -> Sequence[list[Reading]]:
    """Readings in their order, with the stated values of one name on facts of one kind together."""
    found: dict[object, list[Reading]] = {}
    for at, reading in enumerate(readings):
        kind = None if reading.fact is None else reading.fact.kind
        stated = reading.trace is None and kind is not None
        key = (kind, reading.name, reading.previous)
        found.setdefault(key if stated else at, []).append(reading)
    return list(found.values())
