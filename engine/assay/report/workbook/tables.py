"""A table as a sheet of its own: title, headings that stay in view, rows, colours, print set-up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, TypeAlias, TypeVar

from assay.contents.origin import HasOrigin, origin_of
from assay.contents.words import word
from assay.facts.template.columns import cells as width_of
from assay.report.workbook.cells import Cell, said, text
from assay.report.workbook.charts import Chart
from assay.report.workbook.paper import Paper, page_height
from assay.report.workbook.places import FIRST, room
from assay.report.workbook.tones import Tone

_LEAST: Final = 7
_HEADING: Final = 14
"""A longer heading is wrapped; beside it stands the button of the filter."""

_DEEPEST: Final = 7
"""Excel's levels of outline."""

_ABOVE: Final = 41
"""How high the title and the line of notes are, in points."""

_MEASURED: Final = 2_000
"""So many rows tell how wide a column is."""


@dataclass(frozen=True)
class Column:
    """A column: its heading, the most characters that it is wide, the tones of its words.

    A text longer than that is wrapped. The heading of numbers stands over their last digits. One
    that is not for `paper`, such as of links, stands to the right of all that are.
    """

    heading: str
    most: int = 16
    tones: Mapping[str, Tone] = field(default_factory=dict)
    number: bool = False
    paper: bool = True


_T = TypeVar("_T")
Told: TypeAlias = tuple[Column, Callable[[_T], Cell]]
"""A column, and the cell that it has of what a row is about."""


@dataclass(frozen=True)
class Line:
    """A row of cells; `depth` is that in a tree, `top` sets its root in bold."""

    cells: tuple[Cell, ...]
    depth: int = 0
    top: bool = False


@dataclass(frozen=True)
class Table:
    """A sheet of one table.

    Attributes:
        name: the sheet's name.
        title: stands above, and on each printed page.
        note: a line below the title; empty where there is none.
        columns, rows: the table; each row has a cell a column.
        keys: the first columns, which tell the rows apart and stay in view.
        below: lines of text under the table.
        most_lines: a row is no higher than so many lines; the rest is read in the formula bar.
        charts: what is drawn below.
        printed: whether it is for paper; one to look things up in is not.
    """

    name: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: Sequence[Line]
    keys: int = 1
    below: tuple[str, ...] = ()
    most_lines: int = 25
    charts: tuple[Chart, ...] = ()
    printed: bool = True


def tabled(
    columns: Sequence[Told[_T]], rows: Iterable[_T]
) -> tuple[tuple[Column, ...], tuple[Line, ...]]:
    """The columns of a table, and a row for each thing that it is about."""
    lines = tuple(Line(tuple(cell(one) for _, cell in columns)) for one in rows)
    return tuple(column for column, _ in columns), lines


def stated(lang: str, line: int, document: int, place: int) -> tuple[Told[HasOrigin], ...]:
    """Three columns of these widths: the line, the document and the place of what is stated."""
    return (
        (
            Column(word("stated", lang), line, paper=False),
            lambda one: text(origin_of(one).line, "code"),
        ),
        (
            Column(word("document", lang), document, paper=False),
            lambda one: text(origin_of(one).document),
        ),
        (
            Column(word("place", lang), place, paper=False),
            lambda one: said(origin_of(one).place, lang),
        ),
    )


def write_table(table: Table, paper: Paper, front: str, running: str) -> None:
    """Writes the sheet; its title leads back to the sheet `front`, `running` heads each page."""
    lang = paper.lang
    kept = room(len(table.rows), len(table.below))
    widths = [_width(table, at) for at in range(len(table.columns))]
    for at, width in enumerate(widths):
        paper.sheet.set_column(at, at, width + 1)
    paper.title(table.title, back=front)
    for at, headed in enumerate(table.columns):
        form = "numbers" if headed.number else "heading"
        paper.put(FIRST - 1, at, Cell(headed.heading, form=form))
    headings = [column.heading for column in table.columns]
    high = _ABOVE + paper.height(FIRST - 1, headings, widths, table.most_lines)
    # What is not for paper makes no row higher: it is read in the formula bar.
    read = _widths_on_paper(table)
    tree = any(row.depth for row in table.rows)
    if tree:
        paper.sheet.outline_settings(True, False, False, False)
    for at, row in enumerate(islice(table.rows, kept), start=FIRST):
        for column, cell in enumerate(row.cells):
            paper.put(at, column, cell, top=row.top)
        shown = [cell.shown if cell.form != "number" else "" for cell in row.cells]
        level = min(row.depth, _DEEPEST) if tree else 0
        high += paper.height(at, shown[: len(read)], read, table.most_lines, level=level)
    last = FIRST + kept - 1
    if kept:
        paper.sheet.autofilter(FIRST - 1, 0, last, len(table.columns) - 1)
        for at, headed in enumerate(table.columns):
            paper.colour((FIRST, at, last, at), headed.tones)
    below = table.below
    if kept < len(table.rows):
        left_out = word("rows_left_out", lang).format(len(table.rows) - kept)
        below = (left_out, *below)
    for at, line in enumerate(below, start=last + 1):
        paper.put(at, 0, Cell(line, form="aside"))
    not_printed = "" if table.printed else word("not_printed", lang)
    paper.aside(1, " · ".join(filter(None, (table.note, paper.unlinked, not_printed))))
    paper.sheet.freeze_panes(FIRST, table.keys)
    _draw_and_print(table, paper, running, last + len(below), high)


def _draw_and_print(table: Table, paper: Paper, running: str, last: int, high: float) -> None:
    """The charts below the `last` row, and what is printed.

    `high` is how high the table is, in points; a chart that a page would cut in two stands on the
    next.
    """
    wide = sum(_widths_on_paper(table))
    breaks = []
    for chart in table.charts:
        high += chart.points
        if high > page_height(wide):
            breaks.append(last + 1)
            high = chart.points
        last = paper.chart(last + 2, chart, wide)
    paper.sheet.set_h_pagebreaks(breaks)
    paper.sheet.repeat_rows(FIRST - 1)
    paper.print_set_up(running, table.title, wide)
    if table.printed:
        paper.sheet.print_area(0, 0, last, sum(one.paper for one in table.columns) - 1)
    else:
        # An empty cell, since a sheet without an area to print is printed whole.
        paper.sheet.print_area(0, len(table.columns), 0, len(table.columns))


def _widths_on_paper(table: Table) -> Sequence[int]:
    return [_width(table, at) for at, one in enumerate(table.columns) if one.paper]


def _width(table: Table, at: int) -> int:
    """The width of a column by its longest word-wrapped text, within its bounds."""
    column = table.columns[at]
    heading = max(width_of(line) for line in column.heading.split("\n"))
    longest = min(heading, _HEADING) + 3
    for row in islice(table.rows, _MEASURED):
        cell = row.cells[at]
        shown = max(width_of(line) for line in cell.shown.split("\n")) + cell.indent
        if cell.form == "number":
            longest = max(longest, shown + 3)
        else:
            longest = max(longest, min(shown + shown // 8 + 2, column.most))
    return max(longest, _LEAST)
