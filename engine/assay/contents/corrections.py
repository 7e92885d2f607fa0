"""What would make sums agree, as a report shows it: the figures to correct, and their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assay.contents.figures import Figures
from assay.contents.origin import Origin
from assay.explain.diagnose import Correction, Diagnosis, sure
from assay.values.number import as_written
from assay.values.text import Text


@dataclass(frozen=True)
class Digit:
    """A character of a printed figure; `wrong` where the right one differs there."""

    text: str
    wrong: bool


@dataclass(frozen=True)
class ShownCorrection:
    """A figure and what should stand in its place.

    Attributes:
        title: the line and the column.
        trace: the id of its trace.
        printed: the figure as it stands, character by character.
        right: what should stand there.
        clears: the checks that would hold, each as its code and `kind/key`.
        origin: where it is stated.
        possibility: which of several explanations it belongs to, counted from 1; null where there
            is but one.
        within: which figures would do as well; null where only that one does.
    """

    title: Text
    trace: str
    printed: tuple[Digit, ...]
    right: str
    clears: tuple[tuple[str, str], ...]
    origin: Origin
    possibility: int | None
    within: Text | None = None

    @property
    def as_printed(self) -> str:
        """The printed figure in one piece."""
        return "".join(one.text for one in self.printed)


@dataclass(frozen=True)
class Lot:
    """Sums that do not agree and hang together, and the figures whose correction clears them."""

    message: Text
    corrections: tuple[ShownCorrection, ...]


def lots(diagnoses: Iterable[Diagnosis], figures: Figures) -> tuple[Lot, ...]:
    """Each diagnosis with all of its corrections, one that is sure before the others."""
    return tuple(Lot(one.message, tuple(_corrections(one, figures))) for one in diagnoses)


def _corrections(diagnosis: Diagnosis, figures: Figures) -> Iterator[ShownCorrection]:
    """A correction is sure where every explanation has it, with the same figure."""
    always = sure(diagnosis.explanations)
    for explanation in diagnosis.explanations[:1]:
        for one in explanation.corrections:
            if (one.cell, one.value) in always:
                yield _correction(one, figures, None)
    for number, explanation in enumerate(diagnosis.explanations, start=1):
        for one in explanation.corrections:
            if (one.cell, one.value) not in always:
                yield _correction(one, figures, number)


def _correction(one: Correction, figures: Figures, possibility: int | None) -> ShownCorrection:
    cell = one.cell
    fact = figures.evaluation.book.find(cell.fact)
    assert fact is not None
    return ShownCorrection(
        title=cell.title,
        trace=figures.trace_id(fact, cell.field),
        printed=tuple(Digit(text, at in one.places) for at, text in enumerate(one.printed)),
        right=as_written(one.value),
        clears=tuple((violated.code, violated.fact) for violated in one.clears),
        origin=Origin.at(cell.span, cell.document, cell.place),
        possibility=possibility,
        within=_within(one),
    )


def _within(one: Correction) -> Text | None:
    if one.least == one.greatest:
        return None
    least, greatest = as_written(one.least), as_written(one.greatest)
    return Text(
        f"within rounding, any figure from {least} to {greatest} would do",
        f"เมื่อคิดการปัดเศษแล้ว ตัวเลขใดก็ได้ตั้งแต่ {least} ถึง {greatest} ก็ทำให้ตรงกันได้",
    )
