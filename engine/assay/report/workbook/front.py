"""The first sheet: the first screen, whose report it is, the chief figures, the sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assay.contents.contents import Contents
from assay.contents.figures import Figure
from assay.contents.sections import Front, FrontFact
from assay.contents.words import word
from assay.report.workbook import cells, tones
from assay.report.workbook.cells import Cell
from assay.report.workbook.findings import severity_word
from assay.report.workbook.glance import FIGURES, KEY, NAME, Glance
from assay.report.workbook.places import Place
from assay.report.workbook.rows import Rows, Span
from assay.report.workbook.sections import figure_cell, in_one
from assay.report.workbook.tables import Table
from assay.values.types import Type


@dataclass(frozen=True)
class FrontSheet:
    """Writes the first sheet of a report, from the top down."""

    contents: Contents
    rows: Rows
    glance: Glance

    def write(self, tables: Sequence[Table]) -> None:
        """Everything; `tables` are the sheets that follow, whose list is not for paper."""
        paper, cover, found = self.rows.paper, self.contents.cover, self.contents.found
        paper.sheet.hide_gridlines(2)
        for at, width in enumerate(self.rows.widths):
            paper.sheet.set_column(at, at, width)
        paper.title(cells.legal(cover.heading.in_language(self._lang)))
        under = " · ".join(one.in_language(self._lang) for one in cover.under)
        paper.aside(1, cells.legal(f"{self._say('report')} · {under}"))
        self.rows.skip(3)
        self.glance.write(self.contents.summary, found.actions)
        for front in self.contents.front:
            self._front(front)
        for section in self.contents.sections:
            if not section.rows:
                self.rows.heading(section.title.in_language(self._lang))
                for line in section.lines:
                    self.rows.wide(in_one(line, self._lang))
        self._tally()
        self._cover()
        paper.sheet.print_area(0, 0, self.rows.at - 1, self.rows.last)
        self._sheets(tables)
        self.rows.wide(word("live", self._lang), "code")
        self.rows.wide(word("links", self._lang), "code")
        paper.sheet.freeze_panes(1, 0)
        paper.print_set_up(
            cover.running.in_language(self._lang), self._say("front"), sum(self.rows.widths)
        )
        paper.sheet.activate()

    # Parts --------------------------------------------------------------------------------------

    def _cover(self) -> None:
        cover = self.contents.cover
        agency = None if cover.agency is None else cover.agency.name.in_language(self._lang)
        period = None if cover.period is None else cover.period.in_language(self._lang)
        as_of = cells.day(self.contents.evaluation.book.as_of, self._lang)
        self.rows.heading(self._say("documents"))
        for one in cover.documents:
            title = "" if one.title is None else f"{one.title.in_language(self._lang)} "
            self.rows.wide(cells.legal(f"{title}[{one.id}]"), first=NAME)
        stated: Sequence[tuple[str, Cell]] = (
            ("agency", cells.text(agency, "plain")),
            ("period", cells.text(period, "plain")),
            ("as_of", replace(as_of, form="left")),
        )
        for name, cell in stated:
            if cell.value:
                told = Cell(self._say(name), form="strong")
                self.rows.row((KEY, NAME, told), (FIGURES, self.rows.last, cell))

    def _front(self, front: Front) -> None:
        self.rows.heading(front.title.in_language(self._lang))
        if any(fact.label is not None for fact in front.facts):
            self._several(front.facts)
        else:
            for fact in front.facts:
                self._single(fact)
        for line in front.lines:
            self.rows.wide(in_one(line, self._lang))

    def _single(self, fact: FrontFact) -> None:
        """The figures of one fact, one below the other."""
        for one in fact.figures:
            title = cells.text(one.title.in_language(self._lang), "plain")
            unit = one.figure.shown.unit
            self.rows.row(
                (KEY, NAME, title),
                (FIGURES, FIGURES, self._figure(FIGURES, one.figure)),
                (FIGURES + 1, FIGURES + 2, cells.said(unit, self._lang, "left")),
            )

    def _several(self, facts: Sequence[FrontFact]) -> None:
        """The figures of several facts as a table."""
        titles = [one.title for one in facts[0].figures]
        self.rows.row(
            (KEY, NAME, cells.text(self._say("name"), "heading")),
            *(
                (at, at, cells.said(one, self._lang, "heading"))
                for at, one in enumerate(titles, start=FIGURES)
            ),
        )
        for fact in facts:
            self.rows.row(
                (KEY, NAME, cells.said(fact.label, self._lang)),
                *(
                    (at, at, self._figure(at, one.figure, with_unit=True))
                    for at, one in enumerate(fact.figures, start=FIGURES)
                ),
            )

    def _figure(self, column: int, figure: Figure, *, with_unit: bool = False) -> Cell:
        glance, unit = self.glance, figure.shown.unit
        at = self.rows.place(column)
        cell = figure_cell(figure, at, glance.sums, glance.traces, self._lang)
        if with_unit and unit is not None and isinstance(cell.value, Decimal):
            told = f"{self._say('unit_alone')}: {unit.in_language(self._lang)}"
            cell = replace(cell, note="\n".join(filter(None, (cell.note, told))))
        area = (at.row, column, at.row, column)
        self.rows.paper.colour(area, tones.of_type(self._type(figure), self._lang))
        return cell

    def _type(self, figure: Figure) -> Type | None:
        return self.contents.evaluation.type_of(figure.fact, figure.name)

    def _tally(self) -> None:
        """How many findings there are; each kind of them where no first screen tells of them."""
        found = self.contents.found
        self.rows.heading(self._say("findings"))
        self.rows.wide(" · ".join(one.told.in_language(self._lang) for one in found.weights))
        if not any(one.count for one in found.weights):
            self.rows.wide(self._say("no_findings"))
            return
        if self.contents.summary:
            return
        heads = ("finding", "weight", "number", "code")
        self.rows.row(*self._kind(*(cells.text(self._say(one), "heading") for one in heads)))
        for _, code in found.codes:
            title = cells.said(code.title, self._lang) if code.title else cells.text(code.code)
            weight = cells.text(severity_word(code.severity, self._lang))
            link = self.glance.found[code.id].link
            self.rows.row(
                *self._kind(
                    title,
                    replace(weight, tone=tones.of_severity(code.severity)),
                    cells.number(Decimal(code.count), self._lang),
                    replace(cells.text(code.code, "aside"), link=link),
                )
            )

    def _kind(self, title: Cell, weight: Cell, number: Cell, code: Cell) -> Sequence[Span]:
        return ((KEY, NAME, title), (2, 2, weight), (3, 3, number), (4, self.rows.last, code))

    def _sheets(self, tables: Sequence[Table]) -> None:
        self.rows.heading(self._say("sheets"))
        for table in tables:
            name = replace(cells.text(table.name), link=Place(table.name, 0, 0).link)
            many = cells.number(Decimal(len(table.rows)), self._lang)
            rows = cells.text(self._say("rows"), "left")
            self.rows.row(
                (KEY, NAME, name), (FIGURES, FIGURES, many), (FIGURES + 1, FIGURES + 1, rows)
            )
        self.rows.skip()

    @property
    def _lang(self) -> str:
        return self.rows.paper.lang

    def _say(self, name: str) -> str:
        return word(name, self._lang)
