"""The sections of the report as sheets, and the places where their figures stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property
from typing import Final, NamedTuple

from assay.contents.arranged import value_of
from assay.contents.bars import MOST_FACTS, leaves
from assay.contents.figures import Figure
from assay.contents.figures import Line as Sentence
from assay.contents.sections import ShownSection
from assay.contents.summary import Marks
from assay.contents.words import word
from assay.facts.template.columns import cells as width_of
from assay.finding import Severity
from assay.outcome import Evaluation
from assay.report.workbook import cells, tones
from assay.report.workbook.cells import Cell
from assay.report.workbook.charts import Chart, Series
from assay.report.workbook.places import FIRST, Place, link_to, room
from assay.report.workbook.sums import Key, Sums
from assay.report.workbook.tables import Column, Line, Table
from assay.scorecard.section import Column as Asked
from assay.values.shown import in_words
from assay.values.types import ListOf, Number, OwnUnit, TextType

_KEY: Final = 16
_NAME: Final = 44
_TEXT: Final = 40
_WORD: Final = 18
_TRACE: Final = 8
_AGAINST: Final = 54


class _What(Enum):
    """What stands in a column of a section."""

    KEY = auto()
    LABEL = auto()
    FIGURE = auto()
    UNIT = auto()
    """The unit that each number to its left states itself; neighbours of one unit share it."""
    AGAINST = auto()
    """What stands against the row's fact."""
    DRAWN = auto()
    """A figure that a chart is of and the table does not show, behind all others."""
    TRACE = auto()
    """The link of a long text: LibreOffice would not wrap a text that is one."""


_UNPRINTED: Final = frozenset({_What.DRAWN, _What.TRACE})


@dataclass(frozen=True)
class _Part:
    """A column; `at` is the section's heading that it belongs to."""

    what: _What
    at: int = 0


@dataclass(frozen=True)
class Sheet:
    """A section as a sheet of a name: key and name, then the figures, and what stands against each.

    `standing` are the findings against each row's fact.
    """

    name: str
    section: ShownSection
    standing: Sequence[Marks]
    lang: str

    def figures(self) -> Iterator[tuple[Figure, Place]]:
        """Each figure that the sheet has room for, with its place."""
        rows = self.section.rows
        for row, shown in enumerate(rows[: room(len(rows), len(self.section.lines))], start=FIRST):
            for column, part in enumerate(self._parts):
                if part.what is _What.FIGURE:
                    yield shown.cells[part.at], Place(self.name, row, column)

    def table(self, sums: Sums, traces: Mapping[str, Place], found: Mapping[str, Place]) -> Table:
        """The sheet's contents; figures that are sums are formulas, each leads to its trace.

        `found` are the places of findings by their ids.
        """
        section = self.section
        there = _There(sums, traces, found)
        unit = ""
        if section.unit is not None:
            unit = f"{word('unit', self.lang)} {section.unit.in_language(self.lang)}"
        return Table(
            self.name,
            section.title.in_language(self.lang),
            unit,
            tuple(map(self._column, self._parts)),
            tuple(self._line(at, there) for at in range(len(section.rows))),
            keys=sum(part.what in {_What.KEY, _What.LABEL} for part in self._parts),
            below=tuple(in_one(one, self.lang) for one in section.lines),
            charts=tuple(self._charts(sums.evaluation)),
        )

    # Columns ------------------------------------------------------------------------------------

    @cached_property
    def _parts(self) -> Sequence[_Part]:
        return tuple(sorted(self._all_parts(), key=lambda one: one.what in _UNPRINTED))

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
        if any(self.standing):
            yield _Part(_What.AGAINST)
        yield from (_Part(_What.DRAWN, at) for at in range(len(self._undrawn)))

    @cached_property
    def _undrawn(self) -> Sequence[Asked]:
        """What the charts are of and the table does not show."""
        asked = self.section.asked
        parts = () if asked.bars is None else asked.bars.parts
        drawn = (*parts, *(asked.against or ()), *asked.slope)
        shown = {one.name for one in asked.table}
        return tuple({one.name: one for one in drawn if one.name not in shown}.values())

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
                title = self.section.headings[part.at].title.in_language(self.lang)
                return Column(f"{word('trace', self.lang)}\n{title}", _TRACE, paper=False)
            case _What.AGAINST:
                return Column(word("findings", self.lang), _AGAINST)
            case _What.DRAWN:
                title = self._undrawn[part.at].title.in_language(self.lang)
                return Column(title, _WORD, number=True, paper=False)
            case _What.FIGURE:
                heading = self.section.headings[part.at]
                told = heading.title.in_language(self.lang)
                if heading.unit is not None:
                    told = f"{told}\n({heading.unit.in_language(self.lang)})"
                asked = self.section.asked.table[part.at]
                of = asked.type
                colours = {
                    **tones.of_type(of, self.lang),
                    **tones.of_tiles(self.section.asked.tiles, asked, self.lang),
                }
                return Column(told, self._most(part.at), colours, number=isinstance(of, Number))

    # Rows ---------------------------------------------------------------------------------------

    def _line(self, at: int, there: _There) -> Line:
        row = self.section.rows[at]
        found = tuple(
            self._cell(part, at, Place(self.name, FIRST + at, column), there)
            for column, part in enumerate(self._parts)
        )
        return Line(found, row.depth, row.top)

    def _cell(self, part: _Part, at: int, place: Place, there: _There) -> Cell:
        row = self.section.rows[at]
        match part.what:
            case _What.KEY:
                marks = self.standing[at]
                first = there.found.get(marks[0].finding) if marks else None
                return replace(cells.text(row.key), link=link_to(first))
            case _What.LABEL:
                return replace(cells.said(row.label, self.lang), indent=row.depth)
            case _What.UNIT:
                figures = (row.cells[one].shown for one in self._sharing(part.at))
                units = (one.unit for one in figures if one.unit is not None)
                return cells.said(next(units, None), self.lang)
            case _What.TRACE:
                return trace_cell(row.cells[part.at].trace, there.traces)
            case _What.AGAINST:
                return marks_cell(self.standing[at], self.lang)
            case _What.DRAWN:
                name = self._undrawn[part.at].name
                value = value_of(there.sums.evaluation, row.fact, name)
                return cells.of_value(value, in_words(value), self.lang)
            case _What.FIGURE:
                figure = row.cells[part.at]
                cell = figure_cell(figure, place, there.sums, there.traces, self.lang)
                long = _Part(_What.TRACE, part.at) in self._parts
                return replace(cell, link=None) if long else cell

    # Charts -------------------------------------------------------------------------------------

    def _charts(self, evaluation: Evaluation) -> Iterator[Chart]:
        """What the layout asks to draw of the section; of more facts than 40 the table tells."""
        asked, drawn = self.section.asked, leaves(evaluation, self.section.facts)
        rows = [at for at, row in enumerate(self.section.rows) if row.fact in drawn]
        if not rows or len(rows) > MOST_FACTS:
            return
        if asked.bars is not None:
            yield self._bars("stacked", asked.bars.parts, rows)
        if asked.against is not None:
            yield self._bars("clustered", asked.against, rows)
        if asked.slope:
            lines = tuple(self._lines(evaluation, rows))
            if lines:
                yield self._chart("lines", asked.slope, lines)

    def _bars(self, kind: str, columns: Sequence[Asked], rows: Sequence[int]) -> Chart:
        names = [part.what for part in self._parts]
        name = names.index(_What.LABEL if _What.LABEL in names else _What.KEY)
        said = [Place(self.name, FIRST + at, name) for at in rows]
        series = tuple(
            Series(
                one.title.in_language(self.lang),
                [Place(self.name, FIRST + at, self._column_of(one)) for at in rows],
                tones.part(number),
                said,
            )
            for number, one in enumerate(columns)
        )
        return self._chart(kind, columns, series)

    def _lines(self, evaluation: Evaluation, rows: Sequence[int]) -> Iterator[Series]:
        """A line for each fact that has all its figures; one that falls at first is broken."""
        columns = self.section.asked.slope
        places = [self._column_of(one) for one in columns]
        for number, at in enumerate(rows):
            row = self.section.rows[at]
            values = [value_of(evaluation, row.fact, one.name) for one in columns]
            amounts = [one for one in values if isinstance(one, Decimal)]
            if len(amounts) < len(columns):
                continue
            label = "" if row.label is None else row.label.in_language(self.lang)
            yield Series(
                " ".join(filter(None, (row.key, label))),
                [Place(self.name, FIRST + at, one) for one in places],
                tones.part(number),
                [Place(self.name, FIRST - 1, one) for one in places],
                broken=amounts[1] < amounts[0],
                marker=tones.marker(number),
            )

    def _chart(self, kind: str, columns: Sequence[Asked], series: Sequence[Series]) -> Chart:
        titles = " · ".join(one.title.in_language(self.lang) for one in columns)
        unit = self.section.unit
        of = "" if unit is None else f" ({unit.in_language(self.lang)})"
        return Chart(kind, series, f"{self.section.title.in_language(self.lang)}: {titles}{of}")

    def _column_of(self, asked: Asked) -> int:
        """The column of a figure that is drawn."""
        names = [one.name for one in self.section.asked.table]
        if asked.name in names:
            return self._parts.index(_Part(_What.FIGURE, names.index(asked.name)))
        undrawn = [one.name for one in self._undrawn]
        return self._parts.index(_Part(_What.DRAWN, undrawn.index(asked.name)))


class _There(NamedTuple):
    """Where a section's cells lead: the formulas, the traces and the findings of the workbook."""

    sums: Sums
    traces: Mapping[str, Place]
    found: Mapping[str, Place]


def marks_cell(marks: Marks, lang: str) -> Cell:
    """What stands against a fact, in the tone of the gravest.

    The fact's key leads to the first of these findings, since LibreOffice does not wrap a link.
    """
    if not marks:
        return cells.text("–", "null")
    gravest = min((Severity(one.severity) for one in marks), key=list(Severity).index)
    told = cells.text(" · ".join(one.told.in_language(lang) for one in marks))
    return replace(told, tone=tones.of_severity(gravest))


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
