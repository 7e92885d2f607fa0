"""Where the figures come from: a sheet with a row a value, and one with the steps of sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, NamedTuple

from assay.contents.falls import ShownFall
from assay.contents.figures import Shown
from assay.contents.origin import Origin
from assay.contents.traces import ShownRow, ShownTrace, Step, Together
from assay.contents.words import WORDS, word
from assay.report.workbook import cells
from assay.report.workbook.cells import Cell
from assay.report.workbook.places import FIRST, Place, link_to, room
from assay.report.workbook.tables import Column, Table, Told, stated, tabled
from assay.values.number import printed_decimals
from assay.values.text import Text

_MOST_LINES: Final = 12
_AMOUNT: Final = 6
"""The column of the steps' amounts; running totals stand in the next."""


class _Fall(NamedTuple):
    """A step of a trace, and the formula of its running total, where it has one."""

    trace: ShownTrace
    step: ShownFall
    formula: str | None


@dataclass(frozen=True)
class Traces:
    """The traces of a report and where they stand.

    `shown` are the places of figures by the id of their trace, to lead back to.
    """

    traces: Sequence[ShownTrace]
    name: str
    steps_name: str
    shown: Mapping[str, Place]
    lang: str

    @property
    def places(self) -> Mapping[str, Place]:
        """The place of each trace by its id."""
        kept = self.traces[: room(len(self.traces))]
        return {one.id: Place(self.name, at, 0) for at, one in enumerate(kept, start=FIRST)}

    def table(self) -> Table:
        """The sheet of traces."""
        lang, steps = self.lang, self._steps_places()

        def back(one: ShownTrace) -> Cell:
            shown = link_to(self.shown.get(one.id))
            return replace(cells.text(one.id, "code"), link=shown)

        def many(one: ShownTrace) -> Cell:
            falls = 0 if one.falls is None else len(one.falls.steps)
            link = link_to(steps.get(one.id))
            return replace(cells.number(Decimal(falls), lang), link=link) if falls else Cell()

        columns: Sequence[Told[ShownTrace]] = (
            (Column(word("trace", lang), 8), back),
            (Column(word("fact", lang), 18), lambda one: cells.text(one.fact, "code")),
            (Column(word("name", lang), 24), lambda one: cells.said(one.label, lang)),
            (Column(word("field", lang), 16), lambda one: cells.text(one.name, "code")),
            (Column(word("title", lang), 22), lambda one: cells.said(one.title, lang)),
            (
                Column(word("value", lang), 24),
                lambda one: cells.of_value(one.value, one.shown.text, lang),
            ),
            (Column(word("unit_alone", lang), 12), lambda one: cells.said(one.shown.unit, lang)),
            (Column(word("falls", lang), 8, number=True), many),
            (Column(word("expression", lang), 26), lambda one: cells.text(one.expression, "code")),
            (Column(word("rounded", lang), 20), lambda one: cells.said(one.rounded, lang)),
            (Column(word("fired", lang), 28), lambda one: self._lines(map(self._fired, one.rows))),
            (Column(word("read", lang), 90), lambda one: self._lines(map(self.read, one.steps))),
            (Column(word("why_null", lang), 24), lambda one: self._lines(one.causes)),
            (
                Column(word("rule_id", lang), 16),
                lambda one: cells.text(None if one.rule is None else one.rule.id, "code"),
            ),
            (Column(word("rule", lang), 24), self._rule),
            (Column(word("rule_line", lang), 20), lambda one: cells.text(one.line, "code")),
            (
                Column(word("source", lang), 24),
                lambda one: cells.said(one.source.whole, lang),
            ),
            (Column(word("stated", lang), 22), self._stated),
            *stated(lang, 22, 12, 18)[1:],
        )
        return Table(
            self.name,
            word("traces", lang),
            "",
            *tabled(columns, self.traces),
            most_lines=_MOST_LINES,
            printed=False,
        )

    def steps(self) -> Table:
        """The sheet of steps; its running totals are formulas."""
        lang, places = self.lang, self.places

        def linked(trace: str | None) -> Cell:
            link = None if trace is None else link_to(places.get(trace))
            return replace(cells.text(trace, "code"), link=link)

        columns: Sequence[Told[_Fall]] = (
            (Column(word("trace", lang), 8), lambda one: linked(one.trace.id)),
            (Column(word("fact", lang), 18), lambda one: cells.text(one.trace.fact, "code")),
            (Column(word("name", lang), 30), lambda one: cells.said(one.trace.label, lang)),
            (Column(word("title", lang), 26), lambda one: cells.said(one.trace.title, lang)),
            (Column(word("step", lang), 40), lambda one: cells.said(one.step.title, lang)),
            (Column(word("step_of", lang), 10), lambda one: linked(one.step.trace)),
            (
                Column(word("amount", lang), 16, number=True),
                lambda one: cells.number(one.step.amount, lang),
            ),
            (
                Column(word("running", lang), 16, number=True),
                lambda one: replace(cells.number(one.step.after, lang), formula=one.formula),
            ),
            (Column(word("why", lang), 40), lambda one: cells.said(one.step.reason, lang)),
            (Column(word("rule_line", lang), 26), lambda one: cells.text(one.step.line, "code")),
        )
        falls = (fall for trace, first in self._falling() for fall in self._falls(trace, first))
        made = tabled(columns, falls)
        return Table(self.steps_name, word("falls", lang), "", *made, printed=False)

    # Cells --------------------------------------------------------------------------------------

    def _lines(self, lines: Iterable[str | Text]) -> Cell:
        return cells.text("\n".join(Text.of(one).in_language(self.lang) for one in lines))

    def _rule(self, trace: ShownTrace) -> Cell:
        if trace.rule is not None or trace.origin is not None:
            return cells.said(None if trace.rule is None else trace.rule.title, self.lang)
        return replace(self._lines([WORDS["no_rule"], *trace.unrated]), form="null")

    def _stated(self, trace: ShownTrace) -> Cell:
        if trace.origin is not None and trace.origin.line is None:
            return cells.text(word("not_stated", self.lang), "null")
        return cells.text(None if trace.origin is None else trace.origin.line)

    def _fired(self, row: ShownRow) -> str:
        parts = [row.number.in_language(self.lang)]
        if row.text:
            parts.append(row.text)
        if row.because is not None:
            parts.append(f"{word('because', self.lang)} {row.because.in_language(self.lang)}")
        if row.assumed is not None:
            parts.append(f"{word('assumed', self.lang)}: {row.assumed.in_language(self.lang)}")
        return f"{' – '.join(parts)} [{row.line}]"

    def read(self, step: Step | Together) -> str:
        """A value that was read, in a line: whose, what, its value and where it is stated."""
        title = step.title.in_language(self.lang)
        if isinstance(step, Together):
            where = f" [{', '.join(step.files)}]" if step.files else ""
            count, values = (one.in_language(self.lang) for one in (step.count, step.values))
            return f"{step.about} {step.name} ({title}), {count}: {values}{where}"
        about = "" if step.about is None else f"{step.about} "
        value = with_unit(step.shown, self.lang)
        return f"{about}{step.name} ({title}) = {value}{_where(step.origin, self.lang)}"

    # Steps --------------------------------------------------------------------------------------

    def _falling(self) -> Iterator[tuple[ShownTrace, int]]:
        """The traces with steps, each with the row of its first one."""
        at = FIRST
        for trace in self.traces:
            if trace.falls is not None:
                yield trace, at
                at += len(trace.falls.steps)

    def _steps_places(self) -> Mapping[str, Place]:
        falling = list(self._falling())
        every = sum(len(one.falls.steps) for one, _ in falling if one.falls is not None)
        last = FIRST + room(every)
        return {one.id: Place(self.steps_name, at, 0) for one, at in falling if at < last}

    def _falls(self, trace: ShownTrace, first: int) -> Iterator[_Fall]:
        assert trace.falls is not None
        counting = True
        for number, step in enumerate(trace.falls.steps):
            both = (cells.number(one, self.lang).value for one in (step.amount, step.after))
            counting = counting and all(isinstance(one, Decimal) for one in both)
            formula = self._running(step, first + number, number) if counting else None
            yield _Fall(trace, step, formula)

    def _running(self, step: ShownFall, row: int, number: int) -> str:
        """The amount and the running total above it, rounded as sums are (see `sums`)."""
        adds = Place(self.steps_name, row, _AMOUNT).name
        if number == 0:
            return f"={adds}"
        before = Place(self.steps_name, row - 1, _AMOUNT + 1).name
        decimals = printed_decimals(step.after)
        return f"=ROUND({before}+{adds},{decimals})" if decimals else f"={before}+{adds}"


def with_unit(shown: Shown, lang: str) -> str:
    """A value in words with its unit."""
    unit = "" if shown.unit is None else f" {shown.unit.in_language(lang)}"
    return f"{shown.text.in_language(lang)}{unit}"


def _where(origin: Origin | None, lang: str) -> str:
    if origin is None:
        return ""
    told = ", ".join(filter(None, (origin.line, origin.source(lang))))
    return f" [{told}]" if told else ""
