"""The findings as a sheet, a row each, and what would make sums agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assay.contents.contents import Contents
from assay.contents.corrections import ShownCorrection
from assay.contents.findings import Found, OfCode, Placed
from assay.contents.words import WORDS, word
from assay.finding import SEVERITIES, Severity
from assay.report.workbook import cells, tones
from assay.report.workbook.places import FIRST, Place
from assay.report.workbook.sections import trace_cell
from assay.report.workbook.tables import Column, Line, Table, Told, stated, tabled
from assay.report.workbook.traces import Traces

_SIDES: Final = ("left", "right", "residual", "tolerance")


@dataclass(frozen=True)
class Findings:
    """The findings of a report, gravest first, on a sheet of a name."""

    found: Found
    name: str
    traces: Traces
    lang: str

    def place_of(self, code: OfCode) -> Place:
        """Where the findings of a code begin."""
        at = FIRST
        for one in self.found.each:
            if one.code is code:
                break
            at += 1
        return Place(self.name, at, 0)

    def table(self) -> Table:
        """The sheet; a column each for the figures that findings have."""
        lang, read = self.lang, self.traces.read
        columns: Sequence[Told[Placed]] = (
            (
                Column(word("weight", lang), 14, tones.of_severities(lang)),
                lambda one: cells.text(severity_word(one.code.severity, lang)),
            ),
            (Column(word("finding", lang), 26), lambda one: cells.said(one.code.title, lang)),
            (Column(word("code", lang), 22), lambda one: cells.text(one.code.code, "code")),
            (Column(word("fact", lang), 18), lambda one: cells.text(one.finding.fact, "code")),
            (Column(word("name", lang), 28), lambda one: cells.said(one.finding.label, lang)),
            (Column(word("message", lang), 54), lambda one: cells.said(one.finding.message, lang)),
            (Column(word("hint", lang), 30), lambda one: cells.said(one.finding.hint, lang)),
            (
                Column(word("by", lang).rstrip(":"), 16),
                lambda one: cells.said(None if one.action is None else one.action.actor, lang),
            ),
            (
                Column(word("actions", lang), 40),
                lambda one: cells.said(None if one.action is None else one.action.told, lang),
            ),
            (
                Column(word("at_stake", lang).rstrip(":"), 20),
                lambda one: cells.said(one.finding.stake, lang),
            ),
            *map(self._figure, self._names()),
            (
                Column(word("read", lang), 90),
                lambda one: cells.text("\n".join(map(read, one.finding.steps))),
            ),
            (Column(word("rule_line", lang), 24), lambda one: cells.text(one.finding.line, "code")),
            *stated(lang, 24, 12, 20),
        )
        found = tuple(self.found.each)
        note = "" if found else word("no_findings", lang)
        return Table(self.name, word("findings", lang), note, *tabled(columns, found), keys=3)

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
        (Column(word("trace", lang), 8), lambda one: trace_cell(one.trace, places)),
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
