"""Places of cells, as formulas and links name them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from assay.source.workbook import column_letters

MOST_ROWS: Final = 1_048_576
"""The rows of a sheet of Excel."""

FIRST: Final = 3
"""The first row of a table's values, from 0: a title, a line of notes and headings stand above."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell: the name of its sheet, its row and its column, counted from 0."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        """`C7`."""
        return f"{column_letters(self.column + 1)}{self.row + 1}"

    def seen_from(self, sheet: str) -> str:
        """`C7` on its own sheet, `'Budget'!C7` from another one."""
        return self.name if sheet == self.sheet else f"{quoted(self.sheet)}!{self.name}"

    @property
    def fixed(self) -> str:
        """`$C$7`, as charts name it."""
        return f"${column_letters(self.column + 1)}${self.row + 1}"

    @property
    def link(self) -> str:
        """As a link names it."""
        return f"internal:{quoted(self.sheet)}!{self.name}"


def link_to(place: Place | None) -> str | None:
    """The link to a cell, where there is one."""
    return None if place is None else place.link


def quoted(sheet: str) -> str:
    """The name of a sheet in a formula; in quotes, whatever letters it has."""
    return "'" + sheet.replace("'", "''") + "'"


def room(rows: int, below: int = 0) -> int:
    """How many of so many rows a table can show with lines below it; one says what is left out."""
    most = MOST_ROWS - FIRST - below
    return rows if rows <= most else most - 1


def runs(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Neighbouring cells as their first and last, down a column or along a row."""
    start, way = places[0], (0, 0)
    for before, place in pairwise(places):
        step = (place.row - before.row, place.column - before.column)
        goes_on = place.sheet == before.sheet and step in ((1, 0), (0, 1)) and way in ((0, 0), step)
        if goes_on:
            way = step
        else:
            yield start, before
            start, way = place, (0, 0)
    yield start, places[-1]


def area(places: Sequence[Place]) -> str:
    """Cells as the data of a chart: `='Budget'!$C$5:$C$9`; in brackets where they lie apart."""
    parts = [
        f"{quoted(first.sheet)}!{first.fixed}{'' if first == last else f':{last.fixed}'}"
        for first, last in runs(places)
    ]
    return f"={parts[0]}" if len(parts) == 1 else f"=({','.join(parts)})"
