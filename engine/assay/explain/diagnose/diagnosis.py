"""What a diagnosis says: the cells to correct, what they should be, and which sums that clears."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assay.explain.diagnose.slips import Slip
from assay.finding import Span
from assay.values.fact_id import FactId
from assay.values.text import Text


class Verdict(StrEnum):
    """How far a diagnosis goes."""

    NAMED = "named"
    """One explanation is left: its cells are the ones to correct."""
    PARTLY = "partly"
    """Several pairs of cells explain the sums equally well, and all of them share a cell."""
    TIED = "tied"
    """Several explanations do equally well and share nothing: none is picked."""
    OPEN = "open"
    """Neither one cell nor two explain the sums."""


@dataclass(frozen=True)
class Cell:
    """A stated amount.

    Attributes:
        fact: `kind/key`.
        field: its field.
        title: what a reader calls it: the line and the column.
        span: where the fact's file states it; null where it was not read from a file.
        document, place: where the fact's source states it; null where the fact does not say.
    """

    fact: FactId
    field: str
    title: Text
    span: Span | None = None
    document: str | None = None
    place: Text | None = None


@dataclass(frozen=True)
class Violated:
    """An identity that does not hold: a check on a fact, and by how much its sides differ."""

    code: str
    rule: str
    fact: FactId
    span: Span
    residual: Decimal
    tolerance: Decimal


@dataclass(frozen=True)
class Correction:
    """A cell and the figure that should stand in it.

    Attributes:
        cell: the cell.
        printed: the figure as its file has it.
        value: the figure that would clear the identities: of all that would, the one to which
            the simplest slip leads.
        least, greatest: the ends of the figures that would clear them, at the same decimals.
        slip: how the printed figure may have come about.
        digits: how many digits differ.
        places: the positions of `printed` at which the two figures differ; empty where they are
            not equally long.
        part: the part that a total leaves out or counts twice; null for every other slip.
        clears: the violated identities that the cell stands in.
        message: the correction in a sentence.
    """

    cell: Cell
    printed: str
    value: Decimal
    least: Decimal
    greatest: Decimal
    slip: Slip
    digits: int
    places: tuple[int, ...]
    part: Cell | None
    clears: tuple[Violated, ...]
    message: Text


@dataclass(frozen=True)
class Explanation:
    """One cell, or two, whose correction makes every identity hold."""

    corrections: tuple[Correction, ...]


def sure(explanations: Sequence[Explanation]) -> frozenset[tuple[Cell, Decimal]]:
    """The cells that every explanation corrects, and to the same figure."""
    every = (frozenset((one.cell, one.value) for one in each.corrections) for each in explanations)
    return frozenset.intersection(*every) if explanations else frozenset()


@dataclass(frozen=True)
class Diagnosis:
    """Violated identities that hang together, and what explains them.

    Attributes:
        violated: the identities, in the order of plan and book.
        explanations: all that do equally well, the likeliest slip first; empty where there are
            none of one cell or of two.
        named: the corrections of the cells that every explanation has, in the figures of the
            first: the cells that are accused.
        verdict: how far that goes.
        exhausted: false where the search was given up for the number of pairs.
        message: the whole in words.
    """

    violated: tuple[Violated, ...]
    explanations: tuple[Explanation, ...]
    named: tuple[Correction, ...]
    verdict: Verdict
    exhausted: bool
    message: Text
