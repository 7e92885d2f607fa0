"""The first sheet: whose report it is, the chief figures, the findings by weight, the sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from assay.contents.contents import Contents
from assay.contents.figures import Figure
from assay.contents.sections import Front, FrontFact
from assay.contents.words import word
from assay.report.workbook import cells, tones
from assay.report.workbook.cells import Cell
from assay.report.workbook.findings import Findings, severity_word
from assay.report.workbook.paper import Paper
from assay.report.workbook.places import Place
from assay.report.workbook.sections import figure_cell, in_one
from assay.report.workbook.sums import Sums
from assay.report.workbook.tables import Table
from assay.values.types import Type

_NAME: Final = 50
_FIGURE: Final = 17
_LAST: Final = 6
"""The last column that texts run over."""


@dataclass
class FrontSheet:
    """The first sheet while it is written, from the top down; `_row` is the next row."""

    contents: Contents
    paper: Paper
    sums: Sums
    traces: Mapping[str, Place]
    findings: Findings
    _row: int = 0

    def write(self, tables: Sequence[Table]) -> None:
        """Everything; `tables` are the sheets that follow."""
        paper, cover = self.paper, self.contents.cover
        paper.sheet.hide_gridlines(2)
        paper.sheet.set_column(0, 0, _NAME)
        most = max((len(f.figures) for one in self.contents.front for f in one.facts), default=0)
        paper.sheet.set_column(1, max(most, _LAST), _FIGURE)
        paper.title(cells.legal(cover.title.in_language(self._lang)))
        self._row = 1
        paper.aside(self._row, self._say("report"))
        self._row += 2
        self._cover()
        for front in self.contents.front:
            self._front(front)
        for section in self.contents.sections:
            if not section.rows:
                self._heading(section.title.in_language(self._lang))
                for line in section.lines:
                    self._wide(0, in_one(line, self._lang))
        self._tally()
        self._sheets(tables)
        self._wide(0, word("live", self._lang), "code")
        self._wide(0, word("links", self._lang), "code")
        paper.sheet.freeze_panes(1, 0)
        paper.print_set_up(cover.running.in_language(self._lang), self._say("front"))
        paper.sheet.activate()

    # Parts --------------------------------------------------------------------------------------

    def _cover(self) -> None:
        cover = self.contents.cover
        agency = None if cover.agency is None else cover.agency.name.in_language(self._lang)
        period = None if cover.period is None else cover.period.in_language(self._lang)
        as_of = cells.day(self.contents.evaluation.book.as_of, self._lang)
        stated: Sequence[tuple[str, Cell]] = (
            ("agency", cells.text(agency, "plain")),
            ("period", cells.text(period, "plain")),
            ("as_of", replace(as_of, form="left")),
        )
        for name, cell in stated:
            if cell.value:
                self.paper.put(self._row, 0, Cell(self._say(name), form="strong"))
                self._merged(1, cell)
        for number, one in enumerate(cover.documents):
            if number == 0:
                self.paper.put(self._row, 0, Cell(self._say("documents"), form="strong"))
            title = "" if one.title is None else f"{one.title.in_language(self._lang)} "
            self._wide(1, cells.legal(f"{title}[{one.id}]"))

    def _front(self, front: Front) -> None:
        self._heading(front.title.in_language(self._lang))
        if any(fact.label is not None for fact in front.facts):
            self._several(front.facts)
        else:
            for fact in front.facts:
                self._single(fact)
        for line in front.lines:
            self._wide(0, in_one(line, self._lang))

    def _single(self, fact: FrontFact) -> None:
        """The figures of one fact, one below the other."""
        for one in fact.figures:
            self.paper.put(self._row, 0, cells.text(one.title.in_language(self._lang), "plain"))
            self._figure(1, one.figure, large=True)
            unit = one.figure.shown.unit
            if unit is not None:
                self.paper.put(self._row, 2, cells.text(unit.in_language(self._lang), "left"))
            self.paper.sheet.set_row(self._row, 22)
            self._row += 1

    def _several(self, facts: Sequence[FrontFact]) -> None:
        """The figures of several facts as a table."""
        first = facts[0]
        headings = [
            self._say("name"),
            *(one.title.in_language(self._lang) for one in first.figures),
        ]
        widths = [_NAME, *(_FIGURE for _ in first.figures)]
        for at, heading in enumerate(headings):
            self.paper.put(self._row, at, cells.text(heading, "heading"))
        self.paper.height(self._row, headings, widths, 4)
        self._row += 1
        for fact in facts:
            label = cells.said(fact.label, self._lang)
            self.paper.put(self._row, 0, label)
            for at, one in enumerate(fact.figures, start=1):
                self._figure(at, one.figure)
            self.paper.height(self._row, [label.shown], [_NAME], 6)
            self._row += 1

    def _figure(self, column: int, figure: Figure, *, large: bool = False) -> None:
        at = Place(self.paper.name, self._row, column)
        cell = figure_cell(figure, at, self.sums, self.traces, self._lang)
        unit = figure.shown.unit
        if large and isinstance(cell.value, Decimal):
            cell = replace(cell, form="large")
        elif not large and unit is not None and isinstance(cell.value, Decimal):
            told = f"{self._say('unit_alone')}: {unit.in_language(self._lang)}"
            cell = replace(cell, note="\n".join(filter(None, (cell.note, told))))
        self.paper.put(self._row, column, cell)
        area = (self._row, column, self._row, column)
        self.paper.colour(area, tones.of_type(self._type(figure), self._lang))

    def _type(self, figure: Figure) -> Type | None:
        return self.contents.evaluation.type_of(figure.fact, figure.name)

    def _tally(self) -> None:
        self._heading(self._say("findings"))
        for at, one in enumerate(self.contents.found.weights):
            self.paper.put(self._row, at, cells.text(one.told.in_language(self._lang), "left"))
        self._row += 2
        if not any(one.count for one in self.contents.found.weights):
            self._wide(0, self._say("no_findings"))
            return
        for at, name in enumerate(("finding", "weight", "number", "code")):
            form = "numbers" if name == "number" else "heading"
            self.paper.put(self._row, at, Cell(self._say(name), form=form))
        self._row += 1
        top = self._row
        for _, code in self.contents.found.codes:
            title = cells.said(code.title, self._lang) if code.title else cells.text(code.code)
            link = self.findings.place_of(code).link
            self.paper.put(self._row, 0, title)
            self.paper.put(self._row, 1, cells.text(severity_word(code.severity, self._lang)))
            many = Decimal(code.count)
            self.paper.put(self._row, 2, cells.number(many, self._lang))
            self.paper.put(self._row, 3, replace(cells.text(code.code, "aside"), link=link))
            self.paper.height(self._row, [title.shown], [_NAME], 3)
            self._row += 1
        self.paper.colour((top, 1, self._row - 1, 1), tones.of_severities(self._lang))

    def _sheets(self, tables: Sequence[Table]) -> None:
        self._heading(self._say("sheets"))
        self.paper.put(self._row, 0, Cell(self._say("sheets"), form="heading"))
        self.paper.put(self._row, 1, Cell(self._say("rows"), form="numbers"))
        self._row += 1
        for table in tables:
            self.paper.put(
                self._row, 0, replace(cells.text(table.name), link=Place(table.name, 0, 0).link)
            )
            self.paper.put(self._row, 1, cells.number(Decimal(len(table.rows)), self._lang))
            self._row += 1
        self._row += 1

    # Rows ---------------------------------------------------------------------------------------

    def _heading(self, text: str) -> None:
        self._row += 1
        self.paper.put(self._row, 0, cells.text(text, "section"))
        self.paper.sheet.set_row(self._row, 24)
        self._row += 1

    def _wide(self, column: int, text: str, form: str = "plain") -> None:
        """A text over all columns from one on."""
        self._merged(column, cells.text(text, form))

    def _merged(self, column: int, cell: Cell) -> None:
        self.paper.put_wide(self._row, column, _LAST, cell)
        width = sum(_NAME if at == 0 else _FIGURE for at in range(column, _LAST + 1))
        self.paper.height(self._row, [cell.shown], [width], 25)
        self._row += 1

    @property
    def _lang(self) -> str:
        return self.paper.lang

    def _say(self, name: str) -> str:
        return word(name, self._lang)
