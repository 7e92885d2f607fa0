"""The first screen on the first sheet: what it comes to, the money, what is to be done, a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from assay import words
from assay.contents.figures import Figure, Line
from assay.contents.findings import ShownAction
from assay.contents.summary import Entry, Marks, Segment, ShownBar, ShownBlock, SummaryRow
from assay.contents.words import WORDS, word
from assay.facts.template.columns import cells as width_of
from assay.facts.template.columns import decimals_format
from assay.report.workbook import cells, tones
from assay.report.workbook.cells import Cell
from assay.report.workbook.charts import Chart, Series
from assay.report.workbook.places import Place, link_to
from assay.report.workbook.rows import Rows, Span
from assay.report.workbook.sections import figure_cell, in_one, marks_cell
from assay.report.workbook.sums import Sums
from assay.report.workbook.tones import Tone
from assay.values.number import rounded

KEY: Final = 0
NAME: Final = 1
FIGURES: Final = 2
"""The columns of numbers and keys, of names, and of the first figure."""

_NUMBER: Final = 9
_NAMED: Final = 36
_FIGURE: Final = 13
_MARKS: Final = 44
_LEAST: Final = 8
"""So many columns there are at least."""

_PER_CENT: Final = '0.0" %"'


def widths_of(blocks: Iterable[ShownBlock], figures: int) -> Sequence[int]:
    """How wide the columns are: one for keys and numbers, one for names, and so many figures."""
    tables = [block for block in blocks if block.rows]
    keys = [width_of(" ".join(row.fact.key)) + 3 for block in tables for row in block.rows]
    across = max((FIGURES + len(block.headings) for block in tables), default=0)
    widths = [min(max(_NUMBER, *keys, 0), 16), _NAMED]
    widths += [_FIGURE] * (max(across, FIGURES + figures, _LEAST) - FIGURES)
    for block in tables:
        for at, form in enumerate(block.rows[0].forms, start=FIGURES):
            if form == "findings":
                widths[at] = _MARKS
    return widths


@dataclass(frozen=True)
class Glance:
    """Writes the blocks of the first screen; `found` are the places of findings and actions."""

    rows: Rows
    sums: Sums
    traces: Mapping[str, Place]
    found: Mapping[str, Place]

    def write(self, blocks: Sequence[ShownBlock], actions: Sequence[ShownAction]) -> None:
        """The blocks in their order; of `actions` a sheet has room for all."""
        for block in blocks:
            if block.title is not None and not block.rows:
                self.rows.heading(block.title.in_language(self._lang))
            for entry in block.entries:
                self._entry(entry)
            if block.rows:
                self._table(block)
            elif not block.entries:
                self._actions(actions)

    @property
    def _lang(self) -> str:
        return self.rows.paper.lang

    # What it comes to, and the money ------------------------------------------------------------

    def _entry(self, entry: Entry) -> None:
        if entry.label is not None:
            self.rows.wide(entry.label.in_language(self._lang), "section")
        if entry.line is not None:
            self.rows.wide(in_one(entry.line, self._lang), "verdict")
        if entry.segments:
            self._segments(entry.segments)
        if entry.bar is not None:
            self._bar(entry.bar)
        self.rows.skip()

    def _segments(self, segments: Sequence[Segment]) -> None:
        first = self.rows.at + 1
        places = [self._at(first + at, KEY) for at in range(len(segments))]
        self.rows.chart(
            Chart(
                "strip",
                [
                    Series(one.title.in_language(self._lang), [place], tones.FILLS[one.tone])
                    for one, place in zip(segments, places, strict=True)
                ],
            )
        )
        every = sum(one.count for one in segments)
        for one, place in zip(segments, places, strict=True):
            tone = tones.OF_TONES[one.tone]
            count = replace(cells.number(Decimal(one.count), self._lang), form="count", tone=tone)
            total = f"SUM({places[0].name}:{places[-1].name})"
            named = " · ".join(
                f"{' '.join(fact.key)} {label.in_language(self._lang)}" for fact, label in one.named
            )
            self.rows.row(
                (KEY, KEY, count),
                (NAME, 2, cells.said(one.title, self._lang, "plain")),
                (3, 3, _share(Decimal(one.count), Decimal(every), place.name, total)),
                (4, self.rows.last, cells.text(named, "plain")),
            )

    def _bar(self, bar: ShownBar) -> None:
        whole_at = self._at(self.rows.at + 1, FIGURES)
        places = [self._at(self.rows.at + 1 + one.number, FIGURES) for one in bar.parts]
        self.rows.chart(
            Chart(
                "strip",
                [
                    Series(one.title.in_language(self._lang), [place], tones.part(one.number - 1))
                    for one, place in zip(bar.parts, places, strict=True)
                    if one.share is not None
                ],
            )
        )
        unit = cells.said(bar.unit, self._lang, "left")
        self._amount(Cell(), bar.title.in_language(self._lang), bar.whole, unit)
        for part, place in zip(bar.parts, places, strict=True):
            swatch = Cell(tone=Tone("#FFFFFF", tones.part(part.number - 1)))
            share = Cell()
            if isinstance(part.figure.value, Decimal) and isinstance(bar.whole.value, Decimal):
                share = _share(part.figure.value, bar.whole.value, place.name, whole_at.name)
            self._amount(swatch, part.title.in_language(self._lang), part.figure, share)

    def _amount(self, swatch: Cell, title: str, figure: Figure, beside: Cell) -> None:
        at = self.rows.place(FIGURES)
        cell = figure_cell(figure, at, self.sums, self.traces, self._lang)
        self.rows.row(
            (KEY, KEY, swatch),
            (NAME, NAME, cells.text(title, "plain")),
            (FIGURES, FIGURES, cell),
            (FIGURES + 1, FIGURES + 1, beside),
        )

    # What is to be done ---------------------------------------------------------------------------

    def _actions(self, actions: Sequence[ShownAction]) -> None:
        if not actions:
            self.rows.wide(word("nothing_asked", self._lang))
            return
        last = self.rows.last

        def row(number: Cell, what: Cell, who: Cell, stake: Cell, found: Cell) -> Iterable[Span]:
            cells_of = (number, what, who, stake, found)
            firsts = (KEY, NAME, 4, 5, last)
            lasts = (KEY, 3, 4, last - 1, last)
            return zip(firsts, lasts, cells_of, strict=True)

        names = ("action", "actions", "by", "at_stake", "findings")
        titles = (cells.text(word(name, self._lang).rstrip(":"), "heading") for name in names)
        self.rows.row(*row(*titles))
        for one in actions:
            told = words.many(one.count, "finding").in_language(self._lang)
            self.rows.row(
                *row(
                    replace(cells.number(Decimal(one.number), self._lang), form="count"),
                    cells.said(one.told, self._lang),
                    cells.said(one.actor, self._lang),
                    cells.said(one.stake, self._lang),
                    replace(cells.text(told), link=link_to(self.found.get(one.id))),
                )
            )

    # The table ------------------------------------------------------------------------------------

    def _table(self, block: ShownBlock) -> None:
        self.rows.skip()
        first, high = self.rows.at, self.rows.high
        title = block.title or WORDS["name"]
        headings = [
            (at, at, cells.said(one, self._lang, "numbers" if form == "number" else "heading"))
            for at, (one, form) in enumerate(
                zip(block.headings, block.rows[0].forms, strict=True), start=FIGURES
            )
        ]
        self.rows.row((KEY, NAME, cells.said(title, self._lang, "heading")), *headings)
        for row in block.rows:
            self._row(row)
        self.rows.together(first, high)

    def _row(self, row: SummaryRow) -> None:
        told = [
            (at, at, self._cell(one, self.rows.place(at)))
            for at, one in enumerate(row.cells, start=FIGURES)
        ]
        marks = [mark for one in row.cells if not isinstance(one, Line) for mark in one]
        first = self.found.get(marks[0].finding) if marks else None
        key = replace(cells.text(" ".join(row.fact.key)), link=link_to(first))
        self.rows.row(
            (KEY, KEY, key),
            (NAME, NAME, cells.said(row.label, self._lang)),
            *told,
        )

    def _cell(self, cell: Line | Marks, at: Place) -> Cell:
        if not isinstance(cell, Line):
            return marks_cell(cell, self._lang)
        said = [one for one in (cell.th if self._lang == "th" else cell.en) if one != ""]
        match said:
            case [Figure() as figure]:
                return self._figure(figure, at)
            case _:
                return cells.text(in_one(cell, self._lang))

    def _figure(self, figure: Figure, at: Place) -> Cell:
        """A figure alone: a number in full, which shows as many decimals as the line asks for."""
        made = figure_cell(figure, at, self.sums, self.traces, self._lang)
        if isinstance(made.value, Decimal):
            _, _, decimals = figure.shown.text.en.partition(".")
            return replace(made, number_format=decimals_format(len(decimals)))
        of = self.sums.evaluation.type_of(figure.fact, figure.name)
        return replace(made, tone=tones.of_type(of, self._lang).get(made.shown))

    def _at(self, row: int, column: int) -> Place:
        return Place(self.rows.paper.name, row, column)


def _share(part: Decimal, whole: Decimal, above: str, below: str) -> Cell:
    """A part in per cent of a whole above 0, to one decimal, as a formula of both cells."""
    if whole <= 0:
        return Cell()
    share = rounded(part * 100 / whole, 1)
    formula = f'=IF({below}=0,"–",ROUND({above}/{below}*100,1))'
    return Cell(share, _PER_CENT, form="share", formula=formula)
