"""One sheet while it is written: cells with their looks, links, colours, heights, print set-up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from assay.contents.words import word
from assay.facts.template.columns import lines_of
from assay.facts.template.look import FONT, UPRIGHT, Formats, fit
from assay.report.workbook.cells import Cell, legal
from assay.report.workbook.charts import Chart
from assay.report.workbook.places import Place
from assay.report.workbook.tones import Tone

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_LINKS: Final = 65_530
"""The links of a sheet of Excel."""

_LINK: Final = "#1A4F8B"
_QUIET: Final = "#566072"
_GROUND: Final = "#E8EEF2"
_RULE: Final = "#D5DAE2"

CHARACTER: Final = 7
ROW: Final = 20
"""How wide a character and how high a row of one line is, in pixels."""

_ACROSS: Final = (770, 480)
_UP: Final = (523, 730)
"""Width and height of A4 within its margins, in points, lying across and upright."""

_ACROSS_A_CHARACTER: Final = 6.0
"""How wide a character of a column is, in points, with what stands between two columns."""

_WIDEST: Final = 1200
"""How wide a chart is at most, in pixels."""

_LINE: Final = 16
"""The height of a line in points, with room for the Thai of fonts that stand in for Tahoma."""

_HIGHEST: Final = 409
"""The greatest height of a row in points."""

_HEAD: Final = 120
_TITLE: Final = 60
"""The head of a printed page holds 255 characters: these two texts and their fonts."""

_HEADING: Final = {
    "bold": True,
    "text_wrap": True,
    "bg_color": _GROUND,
    "bottom": 1,
    "valign": "bottom",
}
_FORMS: Final[Mapping[str, Mapping[str, object]]] = {
    "text": {"text_wrap": True},
    "number": {"align": "right", "indent": 1},
    "null": {"italic": True, "font_color": _QUIET, "text_wrap": True},
    "code": {"text_wrap": True, "font_color": _QUIET},
    "strong": {"bold": True, "text_wrap": True},
    "heading": {**_HEADING, "align": "left", "indent": 1},
    "numbers": {**_HEADING, "align": "right", "indent": 2},
    "large": {"bold": True, "font_size": 14, "align": "right", "indent": 1},
    "title": {"bold": True, "font_size": 16},
    "section": {"bold": True, "font_size": 12},
    "verdict": {"bold": True, "font_size": 13, "text_wrap": True},
    "share": {"align": "right", "indent": 1},
    "count": {"bold": True, "align": "center"},
    "plain": {"text_wrap": True},
    "left": {"align": "left"},
    "aside": {"font_color": _QUIET},
}


_RULED: Final = frozenset({"text", "number", "null", "code"})
"""Forms of a table's cells, with a line between the rows."""


@dataclass
class Paper:
    """A sheet. `links` are those left."""

    sheet: Worksheet
    name: str
    formats: Formats
    lang: str
    links: int = field(default_factory=lambda: MOST_LINKS)
    _short: bool = False

    def put(self, row: int, column: int, cell: Cell, *, top: bool = False) -> None:
        """Writes a cell; one of a tree's root is bold. A link that there is no room for is left."""
        linked = cell.link is not None and self.links > 0
        self._short = self._short or (cell.link is not None and not linked)
        look = self._look(cell, linked=linked, top=top)
        if linked and cell.link is not None:
            self.links -= 1
            self.sheet.write_url(row, column, cell.link, look, "")
        match cell.value:
            case Decimal() as value if cell.formula is not None:
                self.sheet.write_formula(row, column, cell.formula, look, float(value))
            case Decimal():
                self.sheet.write_number(row, column, cell.value, look)
            case dt.date():
                self.sheet.write_datetime(row, column, cell.value, look)
            case "":
                self.sheet.write_blank(row, column, None, look)
            case _:
                self.sheet.write_string(row, column, cell.value, look)
        if cell.note is not None:
            size = {"x_scale": 2, "y_scale": 0.5 + 0.25 * lines_of(cell.note, 34)}
            look_of_note = {"author": "assay", "font_name": FONT, "font_size": 9}
            self.sheet.write_comment(row, column, cell.note, {**look_of_note, **size})

    def put_wide(self, row: int, first: int, last: int, cell: Cell) -> None:
        """Writes a cell that is merged with those beside it."""
        self.sheet.merge_range(row, first, row, last, "", self._look(cell, linked=False, top=False))
        self.put(row, first, cell)

    def title(self, text: str, *, back: str | None = None) -> None:
        """The sheet's title in its first row; it leads back to a sheet."""
        link = None if back is None else Place(back, 0, 0).link
        self.put(0, 0, Cell(text, form="title", link=link))
        self.sheet.set_row(0, 26)

    def aside(self, row: int, text: str) -> None:
        """A quiet line, which runs on over the cells beside it."""
        if text:
            self.put(row, 0, Cell(text, form="aside"))

    @property
    def unlinked(self) -> str | None:
        """What there is to say of links that had no room."""
        return word("unlinked", self.lang).format(MOST_LINKS) if self._short else None

    def colour(self, area: tuple[int, int, int, int], tones: Mapping[str, Tone]) -> None:
        """Colours an area by the words that its cells show, whatever they come to show."""
        for said, tone in tones.items():
            quoted_word = '"' + said.replace('"', '""') + '"'
            look = {"font_color": tone.letters, "bg_color": tone.ground, "bold": True}
            condition = {"type": "cell", "criteria": "==", "value": quoted_word}
            shown = self.formats.of_condition(**look)
            self.sheet.conditional_format(*area, {**condition, "format": shown})

    def height(
        self, row: int, texts: Sequence[str], widths: Sequence[int], most: int, *, level: int = 0
    ) -> float:
        """Makes a row as high as its longest text needs, since no program does so on opening it.

        How high that is, in points.
        """
        lines = max(
            1,
            *(
                lines_of(one, max(1, width - width // 12 - 1))
                for one, width in zip(texts, widths, strict=True)
            ),
        )
        high = min(_LINE * min(lines, most) + 2, _HIGHEST)
        self.sheet.set_row(row, high, None, {"level": level} if level else {})
        return high

    def chart(self, row: int, chart: Chart, wide: int) -> int:
        """Draws a chart as wide as so many characters; the last row that it covers."""
        drawn = chart.drawn(self.formats.workbook, min(wide * CHARACTER, _WIDEST))
        # It moves with the cells and keeps its size, whatever a filter hides.
        self.sheet.insert_chart(row, 0, drawn, {"object_position": 2, "x_offset": 2, "y_offset": 2})
        return row + chart.high // ROW + 1

    def print_set_up(self, head: str, title: str, characters: int) -> None:
        """A4, as wide as its characters, with a running head and numbered pages."""
        fit(self.sheet, characters, one_page=True)
        self.sheet.set_margins(0.5, 0.5, 0.75, 0.75)
        font = f'&"{FONT},Regular"&8 '
        self.sheet.set_header(f"&L{font}{_running(head, _HEAD)}&R{font}{_running(title, _TITLE)}")
        self.sheet.set_footer(f"&R{font}{word('page', self.lang)} &P / &N")

    def _look(self, cell: Cell, *, linked: bool, top: bool) -> Format:
        # In the middle, since a font whose Thai is higher than Tahoma's would be cut at the top.
        look: dict[str, object] = {"valign": "vcenter", **_FORMS[cell.form]}
        if cell.number_format != "General":
            look["num_format"] = cell.number_format
        if look.get("align") is None and cell.form in _RULED:
            look |= {"align": "left", "indent": min(1 + cell.indent, 15)}
        if top:
            look["bold"] = True
        if linked and cell.form not in ("null", "title"):
            look["font_color"] = _LINK
        if cell.tone is not None:
            look |= {"font_color": cell.tone.letters, "bg_color": cell.tone.ground}
        if cell.form in _RULED:
            look |= {"bottom": 1, "bottom_color": _RULE}
        return self.formats.of(**look)


def page_height(characters: int) -> float:
    """How high a printed page is in the points of a sheet so many characters wide."""
    wide, high = _ACROSS if characters > UPRIGHT else _UP
    return high * max(1.0, characters * _ACROSS_A_CHARACTER / wide)


def _running(text: str, most: int) -> str:
    """A text in a printed head, where & would start a command; cut where it takes more room."""
    kept = legal(text)
    while len(kept) + kept.count("&") > most:
        kept = f"{kept[:-2]}…"
    return kept.replace("&", "&&")
