"""The contents of a report as a whole: its cover, front page, sections, findings and traces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assay import words
from assay.compare import Comparison
from assay.contents.changes import Compared, compared_with
from assay.contents.corrections import Lot, lots
from assay.contents.drawn import Grid
from assay.contents.figures import Figures
from assay.contents.findings import Found, found
from assay.contents.grids import Grids
from assay.contents.made import Made, made_of
from assay.contents.sections import Front, Sections, ShownSection
from assay.contents.summary import Against, Marks, ShownBlock, Summary
from assay.contents.traces import Explained, ShownTrace
from assay.contents.words import WORDS
from assay.explain.diagnose import diagnose
from assay.explain.narrate import Names
from assay.facts import Agency, Document
from assay.outcome import Evaluation
from assay.rules import Library
from assay.scorecard.section import Layout
from assay.values.calendar import format_date
from assay.values.fact_id import FactId
from assay.values.text import Text, both


@dataclass(frozen=True)
class Cover:
    """Whose figures these are, of which time, and from which documents."""

    title: Text
    agency: Agency | None
    period: Text | None
    as_of: Text
    documents: tuple[Document, ...]

    @property
    def heading(self) -> Text:
        """What the first page is headed by: the agency's name or, where it has none, the book's."""
        return self.title if self.agency is None or self.agency.title is None else self.agency.name

    @property
    def under(self) -> Iterator[Text]:
        """What stands below the heading: whose figures they are, of when."""
        if self.heading != self.title:
            yield self.title
        elif self.agency is not None:
            yield self.agency.name
        if self.heading == self.title and self.period is not None:
            yield self.period
        yield both("{} {}", "{} {}", WORDS["as_of"], self.as_of)

    @property
    def running(self) -> Text:
        """The head of each printed page."""
        return Text.each(lambda lang: f"{self.title:{lang}} · {WORDS['report']:{lang}}")


@dataclass(frozen=True)
class Contents:
    """All that a report says.

    Attributes:
        evaluation: what it reports.
        cover: whose figures, of when.
        front: what stands on the front page, section by section.
        sections: tables and lines, in the order of the layout.
        compared: how the report differs from its plan; null where it was compared with none.
        found: the findings: by action, heaviest first, then those that ask for nothing.
        against: what stands against each fact, for marks that lead to it.
        summary: the blocks of the first screen; none where the layout has none.
        lots: what would make sums agree that do not.
        assumptions: what the figures shown assume, each with the facts concerned.
        traces: every figure shown and every value that these rest on, each once.
        grids: the decision tables, levels and scales that the traces go through.
        made: the digests of all that it was made from.
    """

    evaluation: Evaluation
    cover: Cover
    front: tuple[Front, ...]
    sections: tuple[ShownSection, ...]
    compared: Compared | None
    found: Found
    against: Against
    summary: tuple[ShownBlock, ...]
    lots: tuple[Lot, ...]
    assumptions: tuple[tuple[Text, str], ...]
    traces: tuple[ShownTrace, ...]
    grids: tuple[Grid, ...]
    made: tuple[Made, ...]

    @property
    def standing(self) -> Mapping[str, tuple[Marks, ...]]:
        """What stands against the fact of each row itself, by section, where it is shown first."""
        shown: dict[FactId, tuple[str, int]] = {}
        for section in self.sections:
            for at, row in enumerate(section.rows):
                shown.setdefault(row.fact.id, (section.id, at))
        return {
            section.id: tuple(
                self.against.marks(row.fact, below=False)
                if shown[row.fact.id] == (section.id, at)
                else ()
                for at, row in enumerate(section.rows)
            )
            for section in self.sections
        }


def contents_of(
    evaluation: Evaluation,
    layout: Layout,
    library: Library,
    comparison: Comparison | None = None,
    *,
    most: int | None = None,
) -> Contents:
    """What the report of an evaluation says, in both languages.

    The layout says which sections and columns there are; the library holds the rules of the
    evaluation, whose tables stand in the traces. Figures have the digits of the evaluation; a null
    says its reason, an assumption is marked. Of each section, and of the findings of each code, so
    much is shown as takes the room of `most` figures, where that is said, and the rest counted. The
    same evaluation gives the same contents. Raises MatchError as an evaluation does, since a
    correction of sums is put to the proof by one.
    """
    names = Names(evaluation.book.schema, evaluation.plan, layout.units)
    figures = Figures(evaluation, layout.units, layout.ones)
    grids = Grids(names, library)
    explained = Explained(evaluation, figures, grids, names)
    sections = Sections(evaluation, figures, most)
    chosen = layout.report or layout.sections
    front = [part for section in chosen if (part := sections.front(section)) is not None]
    shown = [
        one
        for number, section in enumerate(chosen, start=1)
        if (one := sections.shown(section, number)) is not None
    ]
    compared = None if comparison is None else compared_with(comparison, figures)
    findings = found(evaluation, explained, most)
    against = Against(figures, findings)
    summary = tuple(Summary(figures, findings, against).blocks(layout.summary))
    corrections = lots(diagnose(evaluation), figures)
    traces = tuple(explained.traces())
    return Contents(
        evaluation=evaluation,
        cover=_cover(evaluation),
        front=tuple(front),
        sections=tuple(shown),
        compared=compared,
        found=findings,
        against=against,
        summary=summary,
        lots=corrections,
        assumptions=figures.assumptions,
        traces=traces,
        grids=grids.all,
        made=tuple(made_of(evaluation, layout, comparison)),
    )


def _cover(evaluation: Evaluation) -> Cover:
    book = evaluation.book
    head = book.head
    return Cover(
        title=head.title or Text(book.path.name),
        agency=head.agency,
        period=_period(head.fiscal_year, head.quarter),
        as_of=Text.each(lambda lang: format_date(book.as_of, lang)),
        documents=tuple(head.documents.values()),
    )


def _period(year: int | None, quarter: int | None) -> Text | None:
    said = Text.each(lambda lang: ", ".join(_period_in(year, quarter, lang)))
    return said if said.en else None


def _period_in(year: int | None, quarter: int | None, lang: str) -> Iterator[str]:
    if year is not None:
        yield words.fiscal_year(year, lang)
    if quarter is not None:
        yield f"{words.QUARTER.in_language(lang)} {quarter}"
