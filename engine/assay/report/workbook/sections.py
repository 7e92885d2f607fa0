"""The sections of the report as sheets, and the places where their figures stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property
from typing import Final

from assay.contents.figures import Figure
from assay.contents.figures import Line as Sentence
from assay.contents.sections import Row, ShownSection
from assay.contents.words import word
from assay.facts.template.columns import cells as width_of
from assay.report.workbook import cells, tones
from assay.report.workbook.cells import Cell
from assay.report.workbook.places import FIRST, Place, link_to, room
from assay.report.workbook.sums import Key, Sums
from assay.report.workbook.tables import Column, Line, Table
from assay.values.types import ListOf, Number, OwnUnit, TextType

_KEY: Final = 16
_NAME: Final = 44
_TEXT: Final = 40
_WORD: Final = 18
_TRACE: Final = 8


class _What(Enum):
    """What stands in a column of a section."""

    KEY = auto()
    LABEL = auto()
    FIGURE = auto()
    UNIT = auto()
    """The unit that each number to its left states itself; neighbours of one unit share it."""
    TRACE = auto()
    """The link of a long text to its left: LibreOffice would not wrap a text that is one."""


@dataclass(frozen=True)
class _Part:
    """A column; `at` is the section's heading that it belongs to."""

    what: _What
    at: int = 0


@dataclass(frozen=True)
class Sheet:
    """A section as a sheet of a name: key and name, then the figures."""

    name: str
    section: ShownSection
    lang: str

    def figures(self) -> Iterator[tuple[Figure, Place]]:
        """Each figure that the sheet has room for, with its place."""
        rows = self.section.rows
        for row, shown in enumerate(rows[: room(len(rows), len(self.section.lines))], start=FIRST):
            for column, part in enumerate(self._parts):
                if part.what is _What.FIGURE:
                    yield shown.cells[part.at], Place(self.name, row, column)

    def table(self, sums: Sums, traces: Mapping[str, Place]) -> Table:
        """The sheet's contents; figures that are sums are formulas, each leads to its trace."""
        section = self.section
        rows = enumerate(section.rows, start=FIRST)
        unit = ""
        if section.unit is not None:
            unit = f"{word('unit', self.lang)} {section.unit.in_language(self.lang)}"
        return Table(
            self.name,
            section.title.in_language(self.lang),
            unit,
            tuple(map(self._column, self._parts)),
            tuple(self._line(row, at, sums, traces) for at, row in rows),
            keys=sum(part.what in {_What.KEY, _What.LABEL} for part in self._parts),
            below=tuple(in_one(one, self.lang) for one in section.lines),
        )

    # Columns ------------------------------------------------------------------------------------

    @cached_property
    def _parts(self) -> Sequence[_Part]:
        return tuple(self._all_parts())

    def _all_parts(self) -> Iterator[_Part]:
        if any(row.key for row in self.section.rows):
            yield _Part(_What.KEY)
        if any(row.label for row in self.section.rows):
            yield _Part(_What.LABEL)
        for at in range(len(self.section.headings)):
            yield _Part(_What.FIGURE, at)
            if self._sharing(at):
                yield _Part(_What.UNIT, at)
            if self._long(at):
                yield _Part(_What.TRACE, at)

    def _sharing(self, at: int) -> range:
        """The figures, up to one, whose own unit stands to its right; mostly there are none."""
        asked = self.section.asked.table
        unit = asked[at].unit
        if not isinstance(unit, OwnUnit) or (at + 1 < len(asked) and asked[at + 1].unit == unit):
            return range(0)
        first = at
        while first and asked[first - 1].unit == unit:
            first -= 1
        return range(first, at + 1)

    def _long(self, at: int) -> bool:
        """Whether a column has a text that needs several lines."""
        shown = (row.cells[at].shown for row in self.section.rows)
        most = self._most(at)
        return not isinstance(self.section.asked.table[at].type, Number) and any(
            width_of(one.text.in_language(self.lang)) > most for one in shown
        )

    def _most(self, at: int) -> int:
        of = self.section.asked.table[at].type
        return _TEXT if isinstance(of, TextType | ListOf) else _WORD

    def _column(self, part: _Part) -> Column:
        match part.what:
            case _What.KEY:
                return Column(word("code", self.lang), _KEY)
            case _What.LABEL:
                return Column(word("name", self.lang), _NAME)
            case _What.UNIT:
                return Column(word("unit_alone", self.lang), _WORD)
            case _What.TRACE:
                return Column(word("trace", self.lang), _TRACE)
            case _What.FIGURE:
                heading = self.section.headings[part.at]
                told = heading.title.in_language(self.lang)
                if heading.unit is not None:
                    told = f"{told}\n({heading.unit.in_language(self.lang)})"
                of = self.section.asked.table[part.at].type
                colours = tones.of_type(of, self.lang)
                return Column(told, self._most(part.at), colours, number=isinstance(of, Number))

    # Rows ---------------------------------------------------------------------------------------

    def _line(self, row: Row, at: int, sums: Sums, traces: Mapping[str, Place]) -> Line:
        found = tuple(
            self._cell(part, row, Place(self.name, at, column), sums, traces)
            for column, part in enumerate(self._parts)
        )
        return Line(found, row.depth, row.top)

    def _cell(
        self, part: _Part, row: Row, place: Place, sums: Sums, traces: Mapping[str, Place]
    ) -> Cell:
        match part.what:
            case _What.KEY:
                return cells.text(row.key)
            case _What.LABEL:
                return replace(cells.said(row.label, self.lang), indent=row.depth)
            case _What.UNIT:
                figures = (row.cells[at].shown for at in self._sharing(part.at))
                units = (one.unit for one in figures if one.unit is not None)
                return cells.said(next(units, None), self.lang)
            case _What.TRACE:
                return trace_cell(row.cells[part.at].trace, traces)
            case _What.FIGURE:
                figure = row.cells[part.at]
                cell = figure_cell(figure, place, sums, traces, self.lang)
                long = _Part(_What.TRACE, part.at) in self._parts
                return replace(cell, link=None) if long else cell


def figure_cell(
    figure: Figure, at: Place, sums: Sums, traces: Mapping[str, Place], lang: str
) -> Cell:
    """A figure in its place: a formula where it is a sum, and a link to its trace."""
    cell = cells.of_figure(figure, lang)
    formula = sums.formula(figure, at) if isinstance(cell.value, Decimal) else None
    trace = traces.get(figure.trace)
    return replace(cell, formula=formula, link=link_to(trace))


def trace_cell(trace: str | None, traces: Mapping[str, Place]) -> Cell:
    """The id of a trace, which leads to it."""
    place = None if trace is None else traces.get(trace)
    return replace(cells.text(trace, "code"), link=link_to(place))


def places_of(sheets: Sequence[Sheet], lang: str) -> Mapping[Key, Sequence[Place]]:
    """Where the figures stand that a cell holds as a number, sheet by sheet."""
    found: dict[Key, list[Place]] = {}
    for sheet in sheets:
        for figure, place in sheet.figures():
            if isinstance(cells.of_figure(figure, lang).value, Decimal):
                found.setdefault((figure.fact.id, figure.name), []).append(place)
    return found


def in_one(line: Sentence, lang: str) -> str:
    """A line of text with its figures in it."""
    parts = line.th if lang == "th" else line.en
    said = (one if isinstance(one, str) else one.shown.text.in_language(lang) for one in parts)
    return cells.legal("".join(said))
