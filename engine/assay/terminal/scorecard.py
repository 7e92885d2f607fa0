"""The scorecard: an evaluation at a glance, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.text import Text as Painted

from assay import words
from assay.contents.figures import Figure, Figures, Line
from assay.contents.sections import Sections, ShownSection
from assay.finding import Finding, Severity
from assay.outcome import Evaluation
from assay.scorecard.layout import Layout
from assay.terminal.grid import Heading, Row, grid
from assay.terminal.paint import DIM, SEVERITY_STYLES, Painter
from assay.terminal.wrapping import wrapped
from assay.values.calendar import format_date
from assay.values.null import Null, Reason
from assay.values.text import Text

if TYPE_CHECKING:
    from assay.explain.diagnose import Diagnosis

_STAR: Final = "*"
MOST_ROWS: Final = 200
"""So many facts of a section, and so many findings of a code, are told on a terminal."""


def scorecard(
    evaluation: Evaluation,
    layout: Layout,
    diagnoses: Sequence[Diagnosis] = (),
    *,
    lang: str = "en",
    width: int = 80,
) -> Iterator[Painted]:
    """The lines of a scorecard: the head, the layout's sections, the findings gravest first.

    Below them stands what the diagnoses of the evaluation say, where there are any. An outcome
    that rests on an assumption has a `*`, explained below the sections. What is beyond `MOST_ROWS`
    is counted, with where it stands whole. Digits stand as written; nothing is rounded for show.
    `width` is in cells of the terminal.
    """
    return _Scorecard(evaluation, layout, diagnoses, lang, width).lines()


class _Scorecard:
    """One scorecard under way; it gathers the assumptions that its sections show."""

    def __init__(
        self,
        evaluation: Evaluation,
        layout: Layout,
        diagnoses: Sequence[Diagnosis],
        lang: str,
        width: int,
    ) -> None:
        self.evaluation = evaluation
        self.layout = layout
        self.diagnoses = diagnoses
        self.book = evaluation.book
        self.lang = lang
        self.width = width
        self.paint = Painter(lang)
        self.figures = Figures(evaluation, layout.units, layout.ones)
        self.sections = Sections(evaluation, self.figures, MOST_ROWS)
        self.unrated = False

    def lines(self) -> Iterator[Painted]:
        yield from self._head()
        for number, section in enumerate(self.layout.sections, start=1):
            if (shown := self.sections.shown(section, number)) is not None:
                yield Painted("")
                yield from self._section(shown)
        yield from self._legend()
        yield Painted("")
        yield from self._findings()
        if self.diagnoses:
            # Sums that do not agree are rare: the others do not load what tells of them.
            from assay.terminal.corrections import corrections

            yield Painted("")
            yield from corrections(self.diagnoses, self.book, lang=self.lang, width=self.width)
        yield Painted("")
        yield from self._foot()

    # Head and foot ----------------------------------------------------------------------------

    def _head(self) -> Iterator[Painted]:
        head = self.book.head
        title = head.title.in_language(self.lang) if head.title is not None else self.book.path.name
        yield from self._wrapped(Painted(title, "bold"))
        parts = [] if head.agency is None else [self._say(head.agency.name)]
        if head.fiscal_year is not None:
            parts.append(words.fiscal_year(head.fiscal_year, self.lang))
        if head.quarter is not None:
            parts.append(f"{self._say(words.QUARTER)} {head.quarter}")
        parts.append(f"{self._say(words.AS_OF)} {format_date(self.book.as_of, self.lang)}")
        yield from self._wrapped(Painted(" · ".join(parts)))
        counts = Painted(" · ").join(self._count(severity) for severity in Severity)
        yield from self._wrapped(Painted.assemble(f"{self._say(words.FINDINGS)}: ", counts))

    def _count(self, severity: Severity) -> Painted:
        number = sum(one.severity is severity for one in self.evaluation.findings)
        style = SEVERITY_STYLES[severity] if number else DIM
        return Painted(words.many(number, severity).in_language(self.lang), style)

    def _legend(self) -> Iterator[Painted]:
        legend: list[str] = []
        if self.unrated:
            legend.append(f"– {self._say(words.UNRATED)}")
        for why, facts in self.figures.assumptions:
            legend.append(f"{_STAR} {self._say(words.ASSUMED)}: {self._say(why)} ({facts})")
        if legend:
            yield Painted("")
        for line in legend:
            yield from self._wrapped(Painted(line, DIM), rest=2)

    def _foot(self) -> Iterator[Painted]:
        rules = words.many(len(self.evaluation.plan.rules), "rule").in_language(self.lang)
        made = f"assay {self.evaluation.identity.engine} · {rules}"
        why = f"{self._say(words.WHY)} assay explain BOOK KIND/KEY/NAME"
        yield from self._wrapped(Painted(f"{made} · {why}", DIM))

    # Sections ---------------------------------------------------------------------------------

    def _section(self, section: ShownSection) -> Iterator[Painted]:
        for line in section.lines:
            yield from self._wrapped(self._line(line))
        if section.rows:
            if section.lines:
                yield Painted("")
            title = Painted(self._say(section.title), "bold")
            if section.unit is not None:
                title.append(f"  {self._say(section.unit)}", DIM)
            yield from self._wrapped(title)
            yield from grid(*self._table(section), self.width)
        yield from self._more(section.more, first=2)
        yield from self._addresses(section)

    def _table(self, section: ShownSection) -> tuple[list[Heading], list[Row]]:
        """Headings and rows; units that facts state themselves have a column beside the figures."""
        headings: list[Heading] = []
        columns: list[list[Painted]] = []
        for at, heading in enumerate(section.headings):
            figures = [row.cells[at] for row in section.rows]
            unit = "" if heading.unit is None else f" {self._say(heading.unit)}"
            headings.append(Heading(self._say(heading.title) + unit, heading.form == "number"))
            columns.append(self._cells(figures, number=heading.form == "number"))
            if any(one.shown.unit is not None for one in figures):
                headings.append(Heading(""))
                columns.append([self._unit(one) for one in figures])
        rows = [
            Row(
                row.key or "",
                "" if row.label is None else " ".join(self._say(row.label).split()),
                tuple(column[at] for column in columns),
                depth=row.depth,
                strong=row.top,
            )
            for at, row in enumerate(section.rows)
        ]
        return headings, rows

    def _addresses(self, section: ShownSection) -> Iterator[Painted]:
        """By which names its outcomes are explained, with the key of the first fact."""
        outcomes = self.evaluation.plan.outcomes.get(section.asked.kind, {})
        names = dict.fromkeys(
            one.name for row in section.rows[:1] for one in row.cells if one.name in outcomes
        )
        if names:
            told = f"explain {section.rows[0].fact.id}/… {', '.join(names)}"
            yield from self._wrapped(Painted(told, DIM), first=2, rest=4)

    def _cells(self, figures: Sequence[Figure], *, number: bool) -> list[Painted]:
        cells = [self._cell(one) for one in figures]
        if number and any(cell.plain.endswith(_STAR) for cell in cells):
            # Digits stay under digits.
            return [cell if cell.plain.endswith(_STAR) else cell + Painted(" ") for cell in cells]
        return cells

    def _cell(self, figure: Figure) -> Painted:
        value = figure.value
        if isinstance(value, Null) and value.reason in (Reason.NOT_RATED, Reason.NOT_APPLICABLE):
            self.unrated = True
            return Painted("–", DIM)
        cell = self.paint.value(value)
        return cell if figure.assumed is None else cell + Painted(_STAR)

    def _unit(self, figure: Figure) -> Painted:
        unit = figure.shown.unit
        return Painted("" if unit is None else self._say(unit), DIM)

    def _line(self, line: Line) -> Painted:
        pieces = line.th if self.lang == "th" else line.en
        return Painted(
            "".join(one if isinstance(one, str) else self._cell(one).plain for one in pieces)
        )

    # Findings ---------------------------------------------------------------------------------

    def _findings(self) -> Iterator[Painted]:
        found = self.evaluation.findings
        if not found:
            yield Painted(self._say(words.NO_FINDINGS))
            return
        yield Painted(self._say(words.FINDINGS), "bold")
        for severity, alike in groupby(found, key=lambda one: one.severity):
            several = list(alike)
            heading = words.many(len(several), severity).in_language(self.lang)
            yield Painted.assemble("  ", (heading, SEVERITY_STYLES[severity]))
            for code, of_code in groupby(several, key=lambda one: one.code):
                yield from self._of_code(code, list(of_code))

    def _of_code(self, code: str, several: Sequence[Finding]) -> Iterator[Painted]:
        """The findings of a code together: where their rule stands, then each fact's message."""
        places = {str(one.span) for one in several if one.span is not None}
        alike = places.pop() if len(places) == 1 else None
        heading = Painted.assemble((code, "bold"), (f"  {alike}" if alike else "", DIM))
        yield from self._wrapped(heading, first=4, rest=6)
        for one in several[:MOST_ROWS]:
            text = Painted()
            if one.fact is not None:
                text.append(f"{one.fact}  ", "cyan")
            text.append(" ".join(one.message.in_language(self.lang).split()))
            if one.hint is not None:
                text.append(f" ({one.hint.in_language(self.lang)})")
            if alike is None and one.span is not None:
                text.append(f"  {one.span}", DIM)
            yield from self._wrapped(text, first=6, rest=8)
        yield from self._more(words.left_out(len(several) - MOST_ROWS), first=6)

    # Values -----------------------------------------------------------------------------------

    def _more(self, told: Text | None, *, first: int) -> Iterator[Painted]:
        if told is not None:
            yield from self._wrapped(Painted(self._say(told), DIM), first=first, rest=first)

    def _say(self, text: Text) -> str:
        return text.in_language(self.lang)

    def _wrapped(self, text: Painted, *, first: int = 0, rest: int = 0) -> list[Painted]:
        return wrapped(text, self.width, first=first, rest=rest)
