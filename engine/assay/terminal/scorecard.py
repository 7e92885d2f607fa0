"""The scorecard: an evaluation at a glance, for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rich.text import Text as Painted

from assay import words
from assay.contents.arranged import Placed, arranged, outcome_of, value_of
from assay.facts import Fact, key_id
from assay.finding import Finding, Severity
from assay.outcome import Evaluation
from assay.scorecard.layout import Column, Layout, Section, filled, names_in
from assay.terminal.grid import Heading, Row, grid
from assay.terminal.paint import DIM, SEVERITY_STYLES, Painter
from assay.terminal.wrapping import wrapped
from assay.values.calendar import format_date
from assay.values.null import Null, Reason
from assay.values.text import Text
from assay.values.types import OwnUnit

if TYPE_CHECKING:
    from assay.explain.diagnose import Diagnosis

_STAR: Final = "*"


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
    that rests on an assumption has a `*`, explained below the sections. Digits stand as written;
    nothing is rounded for show. `width` is in cells of the terminal.
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
        self.paint = Painter(lang, layout.units)
        self.assumed: dict[str, list[str]] = {}
        self.unrated = False

    def lines(self) -> Iterator[Painted]:
        yield from self._head()
        for section in self.layout.sections:
            if facts := arranged(section, self.evaluation):
                yield Painted("")
                yield from self._section(section, facts)
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
        parts = [head.agency] if head.agency is not None else []
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
        for why, facts in self.assumed.items():
            legend.append(f"{_STAR} {self._say(words.ASSUMED)}: {why} ({', '.join(facts)})")
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

    def _section(self, section: Section, placed: Sequence[Placed]) -> Iterator[Painted]:
        facts = [one.fact for one in placed]
        for fact in facts:
            for line in section.lines:
                yield from self._wrapped(self._line(fact, line))
        if not section.columns:
            return
        if section.lines:
            yield Painted("")
        shared = _shared_unit(section.columns)
        title = Painted(section.title.in_language(self.lang), "bold")
        if shared is not None:
            title.append(f"  {self.paint.unit(shared)}", DIM)
        yield from self._wrapped(title)
        headings: list[Heading] = []
        columns: list[list[Painted]] = []
        for column in section.columns:
            headings.append(self._heading(column, shared))
            columns.append(self._cells(column, facts))
            if isinstance(column.unit, OwnUnit):
                headings.append(Heading(""))
                columns.append(self._units(column.name, column.unit, facts))
        rows = [
            self._row(section, one, tuple(column[at] for column in columns))
            for at, one in enumerate(placed)
        ]
        yield from grid(headings, rows, self.width)

    def _row(self, section: Section, placed: Placed, cells: tuple[Painted, ...]) -> Row:
        fact = placed.fact
        key, name = key_id(fact.key), self.paint.words(self.book.label(fact, self.lang))
        return Row(
            key if section.name_by != "label" else "",
            name if section.name_by != "key" and name != key else "",
            cells,
            depth=placed.depth,
            strong=placed.top,
        )

    def _heading(self, column: Column, shared: str | None) -> Heading:
        text = column.title.in_language(self.lang)
        if isinstance(column.unit, str) and column.unit != shared:
            unit = self.paint.unit(column.unit)
            text = text if unit in text else f"{text} {unit}"
        return Heading(text, column.figures)

    def _cells(self, column: Column, facts: Sequence[Fact]) -> list[Painted]:
        cells = [self._cell(fact, column.name) for fact in facts]
        if column.figures and any(cell.plain.endswith(_STAR) for cell in cells):
            # Digits stay under digits.
            return [cell if cell.plain.endswith(_STAR) else cell + Painted(" ") for cell in cells]
        return cells

    def _cell(self, fact: Fact, name: str) -> Painted:
        value = value_of(self.evaluation, fact, name)
        if isinstance(value, Null) and value.reason in (Reason.NOT_RATED, Reason.NOT_APPLICABLE):
            self.unrated = True
            return Painted("–", DIM)
        cell = self.paint.value(value)
        outcome = outcome_of(self.evaluation, fact, name)
        if outcome is not None and outcome.assumed is not None:
            cell.append(_STAR)
            self._assume(outcome.assumed, fact)
        return cell

    def _units(self, name: str, unit: OwnUnit, facts: Sequence[Fact]) -> list[Painted]:
        return [
            Painted(self.paint.unit(word), DIM)
            if isinstance(word := value_of(self.evaluation, fact, unit.member), str)
            and not isinstance(value_of(self.evaluation, fact, name), Null)
            else Painted("")
            for fact in facts
        ]

    def _line(self, fact: Fact, line: Text) -> Painted:
        text = line.in_language(self.lang)
        return Painted(
            filled(text, {name: self._cell(fact, name).plain for name in names_in(text)})
        )

    def _assume(self, why: Text, fact: Fact) -> None:
        facts = self.assumed.setdefault(why.in_language(self.lang), [])
        if fact.id not in facts:
            facts.append(fact.id)

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
        for one in several:
            text = Painted()
            if one.fact is not None:
                text.append(f"{one.fact}  ", "cyan")
            text.append(" ".join(one.message.in_language(self.lang).split()))
            if one.hint is not None:
                text.append(f" ({one.hint.in_language(self.lang)})")
            if alike is None and one.span is not None:
                text.append(f"  {one.span}", DIM)
            yield from self._wrapped(text, first=6, rest=8)

    # Values -----------------------------------------------------------------------------------

    def _say(self, text: Text) -> str:
        return text.in_language(self.lang)

    def _wrapped(self, text: Painted, *, first: int = 0, rest: int = 0) -> list[Painted]:
        return wrapped(text, self.width, first=first, rest=rest)


def _shared_unit(columns: Sequence[Column]) -> str | None:
    """The unit of more than half of several columns, which is said once, beside the title."""
    units = Counter(column.unit for column in columns if isinstance(column.unit, str))
    often = [unit for unit, count in units.items() if count > 1 and 2 * count > len(columns)]
    return often[0] if often else None
