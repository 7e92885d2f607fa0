"""The findings as a sheet, a row each, and what would make sums agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from assay.contents.contents import Contents
from assay.contents.corrections import Lot, ShownCorrection
from assay.contents.findings import Found, OfCode, ShownAction, ShownFinding
from assay.contents.origin import Origin
from assay.contents.words import WORDS
from assay.finding import SEVERITIES, Severity
from assay.report.workbook import cells, tones
from assay.report.workbook.places import FIRST, Place
from assay.report.workbook.sections import trace_cell
from assay.report.workbook.tables import Column, Line, Table
from assay.report.workbook.traces import Traces
from assay.report.workbook.words import SAID

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
        for _, one, _ in self._all():
            if one is code:
                break
            at += 1
        return Place(self.name, at, 0)

    def table(self) -> Table:
        """The sheet; a column each for the figures that findings have."""
        names = self._names()
        columns = (
            Column(_say("weight", self.lang), 14, tones.of_severities(self.lang)),
            Column(_say("finding", self.lang), 26),
            Column(_say("code", self.lang), 22),
            Column(_own("fact", self.lang), 18),
            Column(_say("name", self.lang), 28),
            Column(_own("message", self.lang), 54),
            Column(_own("hint", self.lang), 30),
            Column(_say("by", self.lang).rstrip(":"), 16),
            Column(_say("actions", self.lang), 40),
            Column(_say("at_stake", self.lang).rstrip(":"), 20),
            *(
                Column(_say(one, self.lang) if one in WORDS else one, 14, number=True)
                for one in names
            ),
            Column(_say("read", self.lang), 90),
            Column(_own("rule_line", self.lang), 24),
            Column(_say("stated", self.lang), 24),
            Column(_own("document", self.lang), 12),
            Column(_own("place", self.lang), 20),
        )
        rows = tuple(self._row(*one, names) for one in self._all())
        note = "" if rows else _say("no_findings", self.lang)
        return Table(self.name, _say("findings", self.lang), note, columns, rows, keys=3)

    def _all(self) -> Iterator[tuple[ShownAction | None, OfCode, ShownFinding]]:
        for action, code in self.found.codes:
            for finding in code.findings:
                yield action, code, finding

    def _names(self) -> Sequence[str]:
        """The figures that findings have by name, those of sums first."""
        found = dict.fromkeys(name for *_, one in self._all() for name, _ in one.values)
        sides = [one for one in _SIDES if one in found]
        return (*sides, *(one for one in found if one not in _SIDES))

    def _row(
        self, action: ShownAction | None, code: OfCode, finding: ShownFinding, names: Sequence[str]
    ) -> Line:
        lang = self.lang
        values = dict(finding.values)
        origin = finding.origin or Origin()
        return Line(
            (
                cells.text(severity_word(code.severity, lang)),
                cells.said(code.title, lang),
                cells.text(code.code, "code"),
                cells.text(finding.fact, "code"),
                cells.said(finding.label, lang),
                cells.said(finding.message, lang),
                cells.said(finding.hint, lang),
                cells.said(None if action is None else action.actor, lang),
                cells.said(None if action is None else action.told, lang),
                cells.said(finding.stake, lang),
                *(
                    cells.number(values[one], lang) if one in values else cells.text("")
                    for one in names
                ),
                cells.text("\n".join(map(self.traces.read, finding.steps))),
                cells.text(finding.line, "code"),
                cells.text(origin.line, "code"),
                cells.text(origin.document),
                cells.said(origin.place, lang),
            )
        )


def severity_word(severity: str, lang: str) -> str:
    """A finding's weight in words."""
    return SEVERITIES[Severity(severity)].in_language(lang)


def corrections(contents: Contents, name: str, places: Mapping[str, Place], lang: str) -> Table:
    """What would make sums agree: a row a figure to correct, each leading to its trace."""
    columns = (
        Column(_own("message", lang), 54),
        Column(_say("possibility", lang), 10),
        Column(_say("figure", lang), 36),
        Column(_own("trace", lang), 8),
        Column(_say("printed", lang), 16, number=True),
        Column(_say("right_figure", lang), 16, number=True),
        Column(_say("clears", lang), 36),
        Column(_say("stated", lang), 28),
        Column(_own("document", lang), 14),
        Column(_own("place", lang), 24),
    )
    rows = [line for lot in contents.lots for line in _lot(lot, len(columns), places, lang)]
    return Table(name, _say("corrections", lang), "", columns, rows)


def _lot(lot: Lot, columns: int, places: Mapping[str, Place], lang: str) -> Iterator[Line]:
    message = cells.said(lot.message, lang)
    if not lot.corrections:
        yield Line((message, *(cells.text("") for _ in range(columns - 1))))
    for one in lot.corrections:
        yield Line((message, *_correction(one, places, lang)))


def _correction(
    one: ShownCorrection, places: Mapping[str, Place], lang: str
) -> Iterator[cells.Cell]:
    yield cells.text("" if one.possibility is None else str(one.possibility))
    yield cells.said(one.title, lang)
    yield trace_cell(one.trace, places)
    yield cells.as_number(one.as_printed, lang)
    yield cells.as_number(one.right, lang)
    yield cells.text("\n".join(f"{code} {fact}" for code, fact in one.clears), "code")
    yield cells.text(one.origin.line, "code")
    yield cells.text(one.origin.document)
    yield cells.said(one.origin.place, lang)


def _say(word: str, lang: str) -> str:
    return WORDS[word].in_language(lang)


def _own(word: str, lang: str) -> str:
    return SAID[word].in_language(lang)
