"""Which rows of a table hold: the interface of the matchers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeAlias

from assay.plan.regions import RegionTable
from assay.plan.table import Case

Rows: TypeAlias = tuple[int, ...]
"""Positions of the rows that hold, ascending, counted from 0."""


class MatchError(Exception):
    """A matcher could not do its work: a fault of the engine, never of a fact or a rule."""


class Matcher(Protocol):
    """Says for each case which rows of a table hold. It applies no hit policy."""

    @property
    def name(self) -> str:
        """`rete`, `reference` or `both`, as in `--engine`."""
        ...

    def match(self, table: RegionTable, cases: Sequence[Case]) -> list[Rows]:
        """The rows that hold for each case, in the order of the cases.

        A case has one value an input. Raises MatchError where a case could not be answered.
        """
        ...
