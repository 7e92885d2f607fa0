"""A table that fits the terminal, keeps every name and never cuts a figure.

Figures, dates and words of a scale always stand whole and under one another. What gives way, in
this order: headings are set in more lines, then a name takes a second line, then it stands above
its figures in lines of its own; at last the table becomes a list, a fact a paragraph. Widths are
counted in cells of the terminal, where Thai vowels and tone marks above and below take none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.text import Text as Painted

from assay.terminal.paint import DIM
from assay.terminal.wrapping import first_words, longest_piece, padded, wrapped, wrapped_words

_GAP: Final = 2
_INDENT: Final = 2
_LEAST_NAME: Final = 12
_GOOD_NAME: Final = 36
_MOST_HEADING_LINES: Final = 4
_MOST_NAME_LINES: Final = 2


@dataclass(frozen=True)
class Heading:
    """The head of a column: its words, and whether its cells are figures, set to the right.

    A column of `units` stands close to the figures before it and has no words of its own.
    """

    text: str
    figures: bool = False
    units: bool = False


@dataclass(frozen=True)
class Row:
    """A fact: its key and its name, of which one may be empty, and a cell a column.

    `depth` sets the name in, as in a tree, where there is room; a `strong` row stands out. What is
    `below` it takes the width of the table.
    """

    key: str
    name: str
    cells: tuple[Painted, ...]
    depth: int = 0
    strong: bool = False
    below: Painted | None = None


@dataclass(frozen=True)
class Grid:
    """A table in lines: those of its head, and those of each row."""

    head: tuple[Painted, ...]
    rows: tuple[tuple[Painted, ...], ...]

    @property
    def lines(self) -> Iterator[Painted]:
        """All of them."""
        yield from self.head
        for row in self.rows:
            yield from row


def grid(
    headings: Sequence[Heading], rows: Sequence[Row], width: int, *, whole: bool = True
) -> Grid:
    """The rows as a table of at most `width` cells, or as a list if none fits.

    A name that stands above its figures has one line there, with an ellipsis, if it is not `whole`.
    """
    keys = max((cell_len(row.key) for row in rows), default=0)
    names = max((2 * row.depth + cell_len(row.name) for row in rows), default=0)
    cells = [
        max((row.cells[at].cell_len for row in rows), default=0) for at in range(len(headings))
    ]
    gaps = sum(1 if heading.units else _GAP for heading in headings)
    widths, room = cells, width
    for lines in range(1, _MOST_HEADING_LINES + 1):
        widths = [
            max(cell, _heading_width(heading.text, lines))
            for cell, heading in zip(cells, headings, strict=True)
        ]
        taken = sum(widths) + gaps + (keys + _GAP if keys else 0)
        room = width - _INDENT - taken + (0 if names else _GAP)
        if room >= min(names, _GOOD_NAME):
            break
    if room >= min(names, _LEAST_NAME):
        columns = (keys, min(names, room), *widths)
        return _Table(headings, rows, columns, width, whole, tree=room >= names).drawn()
    if width - _INDENT - sum(widths) - gaps >= 0:
        return _Table(headings, rows, (0, 0, *widths), width, whole, set_in=_INDENT).drawn()
    return Grid((), tuple(tuple(_listed(headings, row, width)) for row in rows))


@dataclass(frozen=True)
class _Table:
    """One table with the widths of its columns: keys, names, and those with a heading.

    Names are set in as in a `tree` where all have room; figures are `set_in` below names that all
    stand apart.
    """

    headings: Sequence[Heading]
    rows: Sequence[Row]
    widths: Sequence[int]
    width: int
    whole: bool
    tree: bool = False
    set_in: int = 0

    def drawn(self) -> Grid:
        """Its lines."""
        return Grid(tuple(self._head()), tuple(tuple(self._row(row)) for row in self.rows))

    def _head(self) -> Iterator[Painted]:
        heads = ["", "", *(head.text for head in self.headings)]
        texts = [
            wrapped_words(head, wide) if wide else [""]
            for head, wide in zip(heads, self.widths, strict=True)
        ]
        tallest = max(len(lines) for lines in texts)
        for at in range(tallest):
            # Headings stand on the line below them, whatever their own number of lines.
            cut = [([""] * (tallest - len(lines)) + lines)[at] for lines in texts]
            line = self._line([Painted(text, DIM) for text in cut])
            if line.plain.strip():
                yield line
        whole = self._line([Painted("─" * wide) for wide in self.widths]).cell_len
        yield Painted(" " * _INDENT + "─" * (whole - _INDENT), DIM)

    def _row(self, row: Row) -> Iterator[Painted]:
        keys = self.widths[0]
        style = "bold" if row.strong else ""
        lines = self._name(row)
        before = _INDENT + (keys + _GAP if keys else 0)
        if lines is None:
            key = f"{padded(row.key, keys)}{' ' * _GAP}" if row.key else ""
            named = f"{key}{row.name}"
            if not self.whole:
                named = first_words(named, self.width - _INDENT)
            after = max(before, 2 * _INDENT)
            yield from wrapped(Painted(named, style), self.width, first=_INDENT, rest=after)
        first, *more = lines or [""]
        key = "" if lines is None else row.key
        line = self._line([Painted(key), Painted(first), *row.cells])
        line.stylize(style)
        yield line
        for name in more:
            yield Painted(" " * before + name, style)
        if row.below is not None:
            at = max(before, 2 * _INDENT)
            yield from wrapped(row.below, self.width, first=at, rest=at + 2)

    def _name(self, row: Row) -> list[str] | None:
        """A name in the lines of its column; null where it stands apart, above its figures."""
        keys, room, *_ = self.widths
        if not room:
            return [""] if keys or not (row.key or row.name) else None
        if cell_len(row.name) <= room:
            return ["  " * row.depth * self.tree + row.name]
        if longest_piece(row.name) > room:
            return None
        lines = wrapped_words(row.name, room)
        return lines if len(lines) <= _MOST_NAME_LINES else None

    def _line(self, cells: Sequence[Painted]) -> Painted:
        line = Painted(" " * (_INDENT + self.set_in))
        heads = [Heading(""), Heading(""), *self.headings]
        for cell, wide, head in zip(cells, self.widths, heads, strict=True):
            if not wide:
                continue
            if head.units:
                line.right_crop(1)
            blank = " " * (wide - cell.cell_len)
            line = (
                Painted.assemble(line, blank, cell)
                if head.figures
                else line + cell + Painted(blank)
            )
            line.append(" " * _GAP)
        line.rstrip()
        return line


def _listed(headings: Sequence[Heading], row: Row, width: int) -> Iterator[Painted]:
    named = Painted(f"{row.key} {row.name}".strip(), "bold")
    yield from wrapped(named, width, first=_INDENT, rest=_INDENT)
    pairs: list[Painted] = []
    for heading, cell in zip(headings, row.cells, strict=True):
        if not heading.units:
            pairs.append(Painted(f"{heading.text}: ", DIM) + cell)
        else:
            pairs[-1] = pairs[-1] + Painted(" ") + cell
    for pair in [*pairs, *([] if row.below is None else [row.below])]:
        yield from wrapped(pair, width, first=2 * _INDENT, rest=3 * _INDENT)


def _heading_width(text: str, lines: int) -> int:
    """The least width in which a heading's words stand whole in so many lines, or in its most."""
    least, most = longest_piece(text), cell_len(text)
    # The wider, the fewer lines, since no word is broken; a heading may be very long.
    widths = range(least, most)
    found = bisect_left(widths, True, key=lambda wide: len(wrapped_words(text, wide)) <= lines)
    return widths[found] if found < len(widths) else most
