"""A table that fits the terminal and never cuts a figure.

Figures, dates and words of a scale always stand whole. What gives way, in this order: headings
are set in more lines, then names of facts are cut with an ellipsis, then left out where the key
names the fact as well; at last the table becomes a list, a fact a paragraph. Widths are counted
in cells of the terminal, where Thai vowels and tone marks above and below take none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.text import Text as Painted

from assay.terminal.paint import DIM
from assay.terminal.wrapping import shortened, wrapped, wrapped_words

_GAP: Final = 2
_INDENT: Final = 2
_LEAST_NAME: Final = 12
_GOOD_NAME: Final = 36
_MOST_HEADING_LINES: Final = 4


@dataclass(frozen=True)
class Heading:
    """The head of a column: its words, and whether its cells are figures, set to the right."""

    text: str
    figures: bool = False


@dataclass(frozen=True)
class Row:
    """A fact: its key and its name, of which one may be empty, and a cell a column.

    `depth` sets the name in, as in a tree, where there is room; a `strong` row stands out.
    """

    key: str
    name: str
    cells: tuple[Painted, ...]
    depth: int = 0
    strong: bool = False

    @property
    def shown_name(self) -> str:
        """The name, set in by its depth."""
        return "  " * self.depth + self.name if self.name else ""


def grid(headings: Sequence[Heading], rows: Sequence[Row], width: int) -> Iterator[Painted]:
    """The lines of the rows as a table of at most `width` cells, or as a list if none fits."""
    keys = max((cell_len(row.key) for row in rows), default=0)
    names = max((cell_len(row.shown_name) for row in rows), default=0)
    cells = [
        max((row.cells[at].cell_len for row in rows), default=0) for at in range(len(headings))
    ]
    widths, room = cells, width
    for lines in range(1, _MOST_HEADING_LINES + 1):
        widths = [
            max(cell, _heading_width(heading.text, lines))
            for cell, heading in zip(cells, headings, strict=True)
        ]
        taken = sum(widths) + _GAP * len(widths) + (keys + _GAP if keys else 0)
        room = width - _INDENT - taken + (0 if names else _GAP)
        if room >= min(names, _GOOD_NAME):
            break
    if room < 0 or (names and not keys and room < min(names, _LEAST_NAME)):
        return _listed(headings, rows, width)
    named = min(names, room) if room >= min(names, _LEAST_NAME) else 0
    return _table(headings, rows, [keys, named, *widths])


def _table(
    headings: Sequence[Heading], rows: Sequence[Row], widths: Sequence[int]
) -> Iterator[Painted]:
    heads = [Heading(""), Heading(""), *headings]
    texts = [
        wrapped_words(head.text, wide) if wide else [""]
        for head, wide in zip(heads, widths, strict=True)
    ]
    right = [head.figures for head in heads]
    tallest = max(len(lines) for lines in texts)
    for at in range(tallest):
        # Headings stand on the line below them, whatever their own number of lines.
        cut = [([""] * (tallest - len(lines)) + lines)[at] for lines in texts]
        line = _line([Painted(text, DIM) for text in cut], widths, right)
        if line.plain.strip():
            yield line
    shown = [wide for wide in widths if wide]
    yield Painted(" " * _INDENT + "─" * (sum(shown) + _GAP * (len(shown) - 1)), DIM)
    whole = all(cell_len(row.shown_name) <= widths[1] for row in rows)
    for row in rows:
        name = Painted(
            shortened(row.shown_name if whole else row.name, widths[1]) if widths[1] else ""
        )
        line = _line([Painted(row.key), name, *row.cells], widths, right)
        if row.strong:
            line.stylize("bold")
        yield line


def _line(cells: Sequence[Painted], widths: Sequence[int], right: Sequence[bool]) -> Painted:
    line = Painted(" " * _INDENT)
    for cell, wide, to_right in zip(cells, widths, right, strict=True):
        if not wide:
            continue
        blank = " " * (wide - cell.cell_len)
        line = Painted.assemble(line, blank, cell) if to_right else line + cell + Painted(blank)
        line.append(" " * _GAP)
    line.rstrip()
    return line


def _listed(headings: Sequence[Heading], rows: Sequence[Row], width: int) -> Iterator[Painted]:
    for row in rows:
        named = Painted(f"{row.key} {row.name}".strip(), "bold")
        yield from wrapped(named, width, first=_INDENT, rest=_INDENT)
        pairs: list[Painted] = []
        for heading, cell in zip(headings, row.cells, strict=True):
            if heading.text:
                pairs.append(Painted(f"{heading.text}: ", DIM) + cell)
            elif pairs:  # the unit of the figure before it
                pairs[-1] = pairs[-1] + Painted(" ") + cell
        for pair in pairs:
            yield from wrapped(pair, width, first=2 * _INDENT, rest=3 * _INDENT)


def _heading_width(text: str, lines: int) -> int:
    """The least width in which a heading's words stand whole in so many lines, or in its most."""
    words = [cell_len(word) for word in text.split()]
    least, most = max(words, default=0), cell_len(text)
    # The wider, the fewer lines, since no word is broken; a heading may be very long.
    widths = range(least, most)
    found = bisect_left(widths, True, key=lambda wide: len(wrapped_words(text, wide)) <= lines)
    return widths[found] if found < len(widths) else most
