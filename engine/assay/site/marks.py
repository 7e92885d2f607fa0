"""A rule with what its scenarios cover, as its page shows it: bodies, tables, strips and marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from assay.contents.drawn import Cell, Grid
from assay.features.coverage import Proof, RuleCoverage
from assay.finding import Span
from assay.values.text import Text

State: TypeAlias = Literal["covered", "missing", "impossible"]


@dataclass(frozen=True)
class Mark:
    """A goal as the page marks it.

    Attributes:
        id: what a link names it by; null where it stands a second time, or there is no goal.
        state: covered or missing; impossible where nothing can come to it, so it is no goal.
        label: what is marked.
        text: the goal in plain words, where the label does not say all of it.
        proofs: a few scenarios that cover it.
    """

    id: str | None
    state: State
    label: Text
    text: Text | None = None
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True)
class Strip:
    """Marks side by side: an endpoint with what lies beside it, or the results of a check.

    `column` and `endpoint` are empty where the marks are no boundaries; `rows` are the numbers of
    the rows or levels whose cells name the endpoint.
    """

    id: str
    marks: tuple[Mark, ...]
    column: str = ""
    endpoint: str = ""
    rows: frozenset[int] = frozenset()

    @property
    def tally(self) -> str:
        """How many of its goals are covered: `2/3`."""
        goals = [one for one in self.marks if one.state != "impossible"]
        return f"{sum(one.state == 'covered' for one in goals)}/{len(goals)}"

    @property
    def state(self) -> State:
        """Covered where all of it is."""
        return "missing" if any(one.state == "missing" for one in self.marks) else "covered"


@dataclass(frozen=True)
class MarkedCell:
    """A cell, and the boundaries of the endpoints that it names."""

    cell: Cell
    ends: tuple[Strip, ...] = ()


@dataclass(frozen=True)
class MarkedRow:
    """A row with its mark; null where it is proven elsewhere."""

    label: Text
    mark: Mark | None
    cells: tuple[MarkedCell, ...]


@dataclass(frozen=True)
class MarkedGrid:
    """A table as it is drawn, marked."""

    grid: Grid
    rows: tuple[MarkedRow, ...]


@dataclass(frozen=True)
class Part:
    """A body of a rule: a table, levels, a scale, an expression or a check."""

    id: str
    what: Text
    title: Text
    code: str | None
    formula: str | None
    grid: MarkedGrid | None
    results: tuple[Strip, ...]
    boundaries: tuple[Strip, ...]


@dataclass(frozen=True)
class Missing:
    """A goal that no scenario covers: where its mark is, its place, and what it is."""

    id: str
    place: Span
    of: str
    text: Text


@dataclass(frozen=True)
class CoveredRule:
    """A rule of the page."""

    id: str
    coverage: RuleCoverage
    missing: tuple[Missing, ...]
    parts: tuple[Part, ...]
