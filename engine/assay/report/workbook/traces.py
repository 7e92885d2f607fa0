"""Where the figures come from: a sheet with a row a value, and one with the steps of sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from assay.contents.falls import ShownFall
from assay.contents.figures import Shown
from assay.contents.origin import Origin
from assay.contents.traces import ShownRow, ShownTrace, Step, Together
from assay.contents.words import WORDS
from assay.report.workbook import cells
from assay.report.workbook.cells import Cell
from assay.report.workbook.places import FIRST, Place, link_to, room
from assay.report.workbook.tables import Column, Line, Table
from assay.report.workbook.words import SAID
from assay.values.number import printed_decimals

_MOST_LINES: Final = 12
_AMOUNT: Final = 6
"""The column of the steps' amounts; running totals stand in the next."""


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
        say = self._say
        columns = (
            Column(SAID["trace"].in_language(self.lang), 8),
            Column(self._own("fact"), 18),
            Column(say("name"), 24),
            Column(self._own("field"), 16),
            Column(self._own("title"), 22),
            Column(say("value"), 24),
            Column(self._own("unit"), 12),
            Column(say("falls"), 8, number=True),
            Column(say("expression"), 26),
            Column(say("rounded"), 20),
            Column(say("fired"), 28),
            Column(say("read"), 90),
            Column(say("why_null"), 24),
            Column(self._own("rule_id"), 16),
            Column(say("rule"), 24),
            Column(self._own("rule_line"), 20),
            Column(say("source"), 24),
            Column(say("stated"), 22),
            Column(self._own("document"), 12),
            Column(self._own("place"), 18),
        )
        steps = self._steps_places()
        rows = tuple(self._row(one, steps.get(one.id)) for one in self.traces)
        title = say("traces")
        return Table(self.name, title, "", columns, rows, keys=1, most_lines=_MOST_LINES)

    def steps(self) -> Table:
        """The sheet of steps; its running totals are formulas."""
        say = self._say
        columns = (
            Column(self._own("trace"), 8),
            Column(self._own("fact"), 18),
            Column(say("name"), 30),
            Column(self._own("title"), 26),
            Column(say("step"), 40),
            Column(self._own("step_of"), 10),
            Column(say("amount"), 16, number=True),
            Column(say("running"), 16, number=True),
            Column(self._own("why"), 40),
            Column(self._own("rule_line"), 26),
        )
        places = self.places
        rows = tuple(
            line for trace, first in self._falling() for line in self._falls(trace, first, places)
        )
        return Table(self.steps_name, say("falls"), "", columns, rows, keys=1)

    # Rows ---------------------------------------------------------------------------------------

    def _row(self, trace: ShownTrace, steps: Place | None) -> Line:
        lang, rule = self.lang, trace.rule
        back = self.shown.get(trace.id)
        origin = trace.origin or Origin()
        stated = cells.text(origin.line)
        if trace.origin is not None and origin.line is None:
            stated = cells.text(self._say("not_stated"), "null")
        source = None if rule is None else rule.source
        named = "" if rule is None else rule.title.in_language(lang)
        unruled = ""
        if trace.origin is None and rule is None:
            why = [one.in_language(lang) for one in trace.unrated]
            unruled = "\n".join([self._say("no_rule"), *why])
        falls = 0 if trace.falls is None else len(trace.falls.steps)
        many = Cell()
        if falls:
            many = replace(cells.number(Decimal(falls), lang), link=link_to(steps))
        return Line(
            (
                replace(cells.text(trace.id, "code"), link=link_to(back)),
                cells.text(trace.fact, "code"),
                cells.said(trace.label, lang),
                cells.text(trace.name, "code"),
                cells.said(trace.title, lang),
                cells.of_value(trace.value, trace.shown.text, lang),
                cells.said(trace.shown.unit, lang),
                many,
                cells.text(trace.expression, "code"),
                cells.said(trace.rounded, lang),
                cells.text("\n".join(map(self._fired, trace.rows))),
                cells.text("\n".join(map(self.read, trace.steps))),
                cells.text("\n".join(one.in_language(lang) for one in trace.causes)),
                cells.text(None if rule is None else rule.id, "code"),
                cells.text(unruled, "null") if unruled else cells.text(named),
                cells.text(trace.line, "code"),
                cells.said(None if source is None else source.whole, lang),
                stated,
                cells.text(origin.document),
                cells.said(origin.place, lang),
            )
        )

    def _fired(self, row: ShownRow) -> str:
        parts = [row.number.in_language(self.lang)]
        if row.text:
            parts.append(row.text)
        if row.because is not None:
            parts.append(f"{self._say('because')} {row.because.in_language(self.lang)}")
        if row.assumed is not None:
            parts.append(f"{self._say('assumed')}: {row.assumed.in_language(self.lang)}")
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

    def _falls(self, trace: ShownTrace, first: int, places: Mapping[str, Place]) -> Iterator[Line]:
        assert trace.falls is not None
        own = places.get(trace.id)
        counting = True
        for number, step in enumerate(trace.falls.steps):
            amount = cells.number(step.amount, self.lang)
            after = cells.number(step.after, self.lang)
            counting = (
                counting and isinstance(amount.value, Decimal) and isinstance(after.value, Decimal)
            )
            if counting:
                after = replace(after, formula=self._running(step, first + number, number))
            of = None if step.trace is None else places.get(step.trace)
            yield Line(
                (
                    replace(cells.text(trace.id, "code"), link=link_to(own)),
                    cells.text(trace.fact, "code"),
                    cells.said(trace.label, self.lang),
                    cells.said(trace.title, self.lang),
                    cells.said(step.title, self.lang),
                    replace(cells.text(step.trace, "code"), link=link_to(of)),
                    amount,
                    after,
                    cells.said(step.reason, self.lang),
                    cells.text(step.line, "code"),
                )
            )

    def _running(self, step: ShownFall, row: int, number: int) -> str:
        """The amount and the running total above it, rounded as sums are (see `sums`)."""
        adds = Place(self.steps_name, row, _AMOUNT).name
        if number == 0:
            return f"={adds}"
        before = Place(self.steps_name, row - 1, _AMOUNT + 1).name
        decimals = printed_decimals(step.after)
        return f"=ROUND({before}+{adds},{decimals})" if decimals else f"={before}+{adds}"

    def _say(self, word: str) -> str:
        return WORDS[word].in_language(self.lang)

    def _own(self, word: str) -> str:
        return SAID[word].in_language(self.lang)


def with_unit(shown: Shown, lang: str) -> str:
    """A value in words with its unit."""
    unit = "" if shown.unit is None else f" {shown.unit.in_language(lang)}"
    return f"{shown.text.in_language(lang)}{unit}"


def _where(origin: Origin | None, lang: str) -> str:
    if origin is None:
        return ""
    told = ", ".join(filter(None, (origin.line, origin.source(lang))))
    return f" [{told}]" if told else ""
