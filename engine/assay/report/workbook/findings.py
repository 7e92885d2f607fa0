"""The findings as a sheet, a row each, and what would make sums agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from assay.contents.contents import Contents
from assay.contents.corrections import ShownCorrection
from assay.contents.findings import Found, Placed, ShownAction
from assay.contents.words import WORDS, word
from assay.finding import SEVERITIES, Severity
from assay.report.workbook import cells, tones
from assay.report.workbook.cells import Cell
from assay.report.workbook.places import FIRST, Place
from assay.report.workbook.sections import trace_cell
from assay.report.workbook.tables import Column, Line, Table, Told, stated, tabled
from assay.report.workbook.traces import Traces

_SIDES: Final = ("left", "right", "residual", "tolerance")


@dataclass(frozen=True)
class Findings:
    """The findings of a report, by action, heaviest first, on a sheet of a name."""

    found: Found
    name: str
    traces: Traces
    lang: str

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """Where each finding stands, by its id; and where those of a code or an action begin."""
        places: dict[str, Place] = {}
        for at, one in enumerate(self.found.each, start=FIRST):
            action = () if one.action is None else (one.action.id,)
            for name in (one.finding.id, one.code.id, *action):
                places.setdefault(name, Place(self.name, at, 0))
        return places

    def table(self) -> Table:
        """The sheet; a column each for the figures that findings have."""
        lang = self.lang
        columns: Sequence[Told[Placed]] = (
            (
                Column(word("action", lang), 9, number=True),
                _of_action(lambda one: cells.number(Decimal(one.number), lang)),
            ),
            (
                Column(word("weight", lang), 14, tones.of_severities(lang)),
                lambda one: cells.text(severity_word(one.code.severity, lang)),
            ),
            (Column(word("finding", lang), 30), lambda one: cells.said(one.code.title, lang)),
            (Column(word("name", lang), 30), lambda one: cells.said(one.finding.label, lang)),
            (Column(word("message", lang), 60), lambda one: cells.said(one.finding.message, lang)),
            (
                Column(word("by", lang).rstrip(":"), 16),
                _of_action(lambda one: cells.said(one.actor, lang)),
            ),
            (
                Column(word("at_stake", lang).rstrip(":"), 20),
                lambda one: cells.said(one.finding.stake, lang),
            ),
            *((replace(column, paper=False), cell) for column, cell in self._looked_up()),
        )
        found = tuple(self.found.each)
        note = "" if found else word("no_findings", lang)
        return Table(self.name, word("findings", lang), note, *tabled(columns, found), keys=3)

    def _looked_up(self) -> Iterator[Told[Placed]]:
        """Columns to look things up in, which are not printed."""
        lang, read = self.lang, self.traces.read
        yield (
            Column(word("actions", lang), 40),
            _of_action(lambda one: cells.said(one.told, lang)),
        )
        yield Column(word("code", lang), 22), lambda one: cells.text(one.code.code, "code")
        yield Column(word("fact", lang), 18), lambda one: cells.text(one.finding.fact, "code")
        yield Column(word("hint", lang), 30), lambda one: cells.said(one.finding.hint, lang)
        yield from map(self._figure, self._names())
        yield (
            Column(word("read", lang), 90),
            lambda one: cells.text("\n".join(map(read, one.finding.steps))),
        )
        yield (
            Column(word("rule_line", lang), 24),
            lambda one: cells.text(one.finding.line, "code"),
        )
        yield from stated(lang, 24, 12, 20)

    def _figure(self, name: str) -> Told[Placed]:
        """The column of a figure that findings have."""

        def cell(one: Placed) -> cells.Cell:
            value = dict(one.finding.values).get(name)
            return cells.text("") if value is None else cells.number(value, self.lang)

        heading = word(name, self.lang) if name in WORDS else name
        return Column(heading, 14, number=True), cell

    def _names(self) -> Sequence[str]:
        """The figures that findings have by name, those of sums first."""
        found = dict.fromkeys(name for one in self.found.each for name, _ in one.finding.values)
        sides = [one for one in _SIDES if one in found]
        return (*sides, *(one for one in found if one not in _SIDES))


def _of_action(told: Callable[[ShownAction], Cell]) -> Callable[[Placed], Cell]:
    """The cell of a finding's action; an empty one where it asks for none."""
    return lambda one: Cell() if one.action is None else told(one.action)


def severity_word(severity: str, lang: str) -> str:
    """A finding's weight in words."""
    return SEVERITIES[Severity(severity)].in_language(lang)


def corrections(contents: Contents, name: str, places: Mapping[str, Place], lang: str) -> Table:
    """What would make sums agree: a row a figure to correct, each leading to its trace."""
    columns: Sequence[Told[ShownCorrection]] = (
        (
            Column(word("possibility", lang), 10),
            lambda one: cells.text("" if one.possibility is None else str(one.possibility)),
        ),
        (Column(word("figure", lang), 36), lambda one: cells.said(one.title, lang)),
        (
            Column(word("printed", lang), 16, number=True),
            lambda one: cells.as_number(one.as_printed, lang),
        ),
        (
            Column(word("right_figure", lang), 16, number=True),
            lambda one: cells.as_number(one.right, lang),
        ),
        (
            Column(word("clears", lang), 36),
            lambda one: cells.text("\n".join(map(" ".join, one.clears)), "code"),
        ),
        (
            Column(word("trace", lang), 8, paper=False),
            lambda one: trace_cell(one.trace, places),
        ),
        *stated(lang, 28, 14, 24),
    )
    rows: list[Line] = []
    for lot in contents.lots:
        message = cells.said(lot.message, lang)
        nothing = Line(tuple(cells.text("") for _ in columns))
        rows += [
            Line((message, *one.cells)) for one in tabled(columns, lot.corrections)[1] or (nothing,)
        ]
    heads = (Column(word("message", lang), 54), *tabled(columns, ())[0])
    return Table(name, word("corrections", lang), "", heads, rows)
