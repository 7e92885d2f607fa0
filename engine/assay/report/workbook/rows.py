"""A sheet that is filled from the top down: rows of cells over columns, as high as they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from assay.report.workbook import cells
from assay.report.workbook.cells import Cell
from assay.report.workbook.charts import Chart
from assay.report.workbook.paper import Paper, page_height
from assay.report.workbook.places import Place

Span: TypeAlias = tuple[int, int, Cell]
"""The first and the last column that a cell stands over, and the cell."""

_MOST_LINES: Final = 25
_EMPTY: Final = 15
_HEADING: Final = 24
_AROUND: Final = 4
"""How high an empty row and a heading are, and what is left around a chart, in points."""


@dataclass
class Rows:
    """The rows of a sheet whose columns have these widths; `at` is the next one.

    `high` is how high those before it are on their page, in points.
    """

    paper: Paper
    widths: Sequence[int]
    at: int = 0
    high: float = 0
    _breaks: list[int] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last column."""
        return len(self.widths) - 1

    def place(self, column: int) -> Place:
        """A cell of the next row."""
        return Place(self.paper.name, self.at, column)

    def row(self, *spans: Span) -> None:
        """A row of cells, each over its columns."""
        for first, last, cell in spans:
            if first == last:
                self.paper.put(self.at, first, cell)
            else:
                self.paper.put_wide(self.at, first, last, cell)
        wide = [sum(self.widths[first : last + 1]) for first, last, _ in spans]
        shown = [cell.shown if cell.form != "number" else "" for _, _, cell in spans]
        self.high += self.paper.height(self.at, shown, wide, _MOST_LINES)
        self.at += 1

    def skip(self, rows: int = 1) -> None:
        """So many empty rows."""
        self.at += rows
        self.high += rows * _EMPTY

    def together(self, first: int, high: float) -> None:
        """Keeps rows from one on together on paper, where a page has room for them.

        `high` is how high those before it are.
        """
        page = page_height(sum(self.widths))
        if self.high > page >= self.high - high:
            self._breaks.append(first)
            self.paper.sheet.set_h_pagebreaks(self._breaks)
            self.high -= high

    def wide(self, text: str, form: str = "plain", first: int = 0) -> None:
        """A text over all columns from one on."""
        self.row((first, self.last, cells.text(text, form)))

    def heading(self, text: str) -> None:
        """What the rows below are about, with room above."""
        self.skip()
        self.paper.put(self.at, 0, cells.text(text, "section"))
        self.paper.sheet.set_row(self.at, _HEADING)
        self.at += 1
        self.high += _HEADING

    def chart(self, chart: Chart) -> None:
        """A chart over all columns, in a row as high as it is."""
        self.paper.chart(self.at, chart, sum(self.widths))
        self.paper.sheet.set_row(self.at, chart.points + _AROUND)
        self.at += 1
        self.high += chart.points + _AROUND
