"""The report as a whole: its front page, sections, findings, traces and what made it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.facts import Document
from engine.facts.calendar import format_date
from engine.narrate import Names
from engine.outcome import Evaluation
from engine.report import words
from engine.report.html_report.figures import Figures
from engine.report.html_report.grids import Grids
from engine.report.html_report.sections import Sections
from engine.report.html_report.shown_findings import of_weight
from engine.report.html_report.traces import Explained
from engine.report.html_report.words import WORDS
from engine.report.pages.environment import rendered
from engine.report.section import Layout
from engine.rules import Library
from engine.values.text import LANGUAGES, Text


@dataclass(frozen=True)
class Cover:
    """Whose figures these are, of which time, and from which documents."""

    title: Text
    agency: str | None
    period: Text | None
    as_of: Text
    documents: tuple[Document, ...]

    @property
    def running(self) -> Text:
        """The head of each printed page."""
        return Text(*(self._running(lang) for lang in ("en", "th")))

    def _running(self, lang: str) -> str:
        named = [self.title.in_language(lang), WORDS["report"].in_language(lang)]
        return " · ".join(named)


def html_report(
    evaluation: Evaluation, layout: Layout, library: Library, *, lang: str = "th"
) -> str:
    """The report of an evaluation as one HTML page that needs nothing beside itself.

    The layout says which sections, columns and charts there are; the library holds the rules of
    the evaluation, whose tables are drawn in the traces. `lang` (`th` or `en`) is the language in
    which the page opens; it holds both. Figures have the digits of the evaluation; a null says its
    reason, an assumption is marked. Without the library that draws charts it has none (see
    `no_charts`). The same evaluation gives the same page.
    """
    names = Names(evaluation.book.schema, evaluation.plan, layout.units)
    figures = Figures(evaluation, layout.units)
    grids = Grids(names, library)
    explained = Explained(evaluation, figures, grids, names)
    sections = Sections(evaluation, figures)
    chosen = layout.report or layout.sections
    front = [part for section in chosen if (part := sections.front(section)) is not None]
    shown = [
        one
        for number, section in enumerate(chosen, start=1)
        if (one := sections.shown(section, number)) is not None
    ]
    weights = of_weight(evaluation, explained)
    traces = tuple(explained.traces())
    cover = _cover(evaluation)
    return rendered(
        "report.html",
        lang=lang,
        root="",
        w=WORDS,
        cover=cover,
        running={one: _css_text(cover.running.in_language(one)) for one in LANGUAGES},
        documents={one.id: f"d{number}" for number, one in enumerate(cover.documents, start=1)},
        front=front,
        sections=shown,
        weights=weights,
        assumptions=figures.assumptions,
        traces=traces,
        grids=grids.all,
        identity=evaluation.identity,
    )


def _cover(evaluation: Evaluation) -> Cover:
    book = evaluation.book
    head = book.head
    return Cover(
        title=head.title or Text(book.path.name),
        agency=head.agency,
        period=_period(head.fiscal_year, head.quarter),
        as_of=Text(*(format_date(book.as_of, lang) for lang in ("en", "th"))),
        documents=tuple(head.documents.values()),
    )


def _period(year: int | None, quarter: int | None) -> Text | None:
    said = Text(*(", ".join(_period_in(year, quarter, lang)) for lang in ("en", "th")))
    return said if said.en else None


def _period_in(year: int | None, quarter: int | None, lang: str) -> Iterator[str]:
    if year is not None:
        yield words.fiscal_year(year, lang)
    if quarter is not None:
        yield f"{words.QUARTER.in_language(lang)} {quarter}"


def _css_text(text: str) -> str:
    """A text as CSS writes it in quotes; whatever is no letter or digit by its number."""
    written = (one if one.isalnum() else f"\\{ord(one):x} " for one in text)
    return f'"{"".join(written)}"'
