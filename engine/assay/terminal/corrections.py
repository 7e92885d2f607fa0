"""What would make sums agree: the diagnoses of an evaluation, each figure with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.text import Text as Painted

from assay.contents.words import WORDS
from assay.explain.diagnose import MOST_TOLD, Cell, Correction, Diagnosis, Verdict
from assay.facts import Book
from assay.terminal.paint import DIM
from assay.terminal.places import document_titles, placed
from assay.terminal.wrapping import wrapped
from assay.values.number import as_written
from assay.values.text import Text

_CLEARED: Final = Text("clears", "ยอดที่จะตรงกัน")


def corrections(
    diagnoses: Sequence[Diagnosis], book: Book, *, lang: str = "en", width: int = 80
) -> Iterator[Painted]:
    """The lines of diagnoses: what each says, its cells' places, and the sums it clears.

    No line where there is no diagnosis. `width` is in cells of the terminal.
    """
    if not diagnoses:
        return
    yield Painted(WORDS["corrections"].in_language(lang), "bold")
    documents: dict[str, None] = {}
    for one in diagnoses:
        yield from wrapped(Painted(one.message.in_language(lang)), width, first=2, rest=4)
        cells = _cells(one)
        named = {correction.cell: correction for correction in one.named}
        for cell in cells:
            where = placed(cell.span, cell.document, cell.place, lang)
            if cell.document is not None:
                documents.setdefault(cell.document)
            if len(cells) > 1:
                where = f"{cell.title.in_language(lang)}: {where or cell.fact}"
            yield from wrapped(Painted(where or cell.fact, DIM), width, first=4, rest=6)
            if one.verdict is Verdict.NAMED:
                yield from _reach(named[cell], lang, width, alone=len(cells) == 1)
    for line in document_titles(book, documents, lang):
        yield from wrapped(line, width, first=2, rest=4)


def _cells(diagnosis: Diagnosis) -> Sequence[Cell]:
    """The cells that the message speaks of, each once."""
    told = diagnosis.explanations[:MOST_TOLD]
    found = [one.cell for explanation in told for one in explanation.corrections]
    return [cell for at, cell in enumerate(found) if cell not in found[:at]]


def _reach(correction: Correction, lang: str, width: int, *, alone: bool) -> Iterator[Painted]:
    """The sums that a correction clears and, of a lone one, every figure that would do."""
    lines: list[str] = []
    if correction.clears:
        sums = ", ".join(f"{one.code} ({one.fact})" for one in correction.clears)
        lines.append(f"{_CLEARED.in_language(lang)}: {sums}")
    if alone and correction.least != correction.greatest:
        least, greatest = as_written(correction.least), as_written(correction.greatest)
        within = Text(
            f"within rounding, any figure from {least} to {greatest} would do",
            f"เมื่อคิดการปัดเศษแล้ว ตัวเลขใดก็ได้ตั้งแต่ {least} ถึง {greatest} ก็ทำให้ตรงกันได้",
        )
        lines.append(within.in_language(lang))
    for line in lines:
        yield from wrapped(Painted(line, DIM), width, first=4, rest=6)
