"""The cover of a report: whose figures these are, of which time, and from which documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assay import words
from assay.contents.words import WORDS
from assay.facts import Agency, Document
from assay.outcome import Evaluation
from assay.values.calendar import format_date
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


def cover_of(evaluation: Evaluation) -> Cover:
    """The cover of an evaluation's report."""
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
