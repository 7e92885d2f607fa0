"""How every workbook looks: its font, paper and day of making, and formats made once each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

A4: Final = 9
"""The paper's number in ECMA-376 Part 1, 18.3.1.63."""

FONT: Final = "Tahoma"
"""A font that has Thai and Latin letters and comes with Windows and macOS."""

MADE: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""When a workbook says that it was made, so that equal contents make equal bytes."""

UPRIGHT: Final = 140
"""So many characters stand side by side on an upright page; of more the page lies across."""

_READABLE: Final = 300
"""So many stand side by side on a page that lies across before their letters are too small."""

_BASE: Final = {"font_name": FONT, "font_size": 10, "valign": "top"}


@dataclass(frozen=True)
class Formats:
    """The formats of one workbook, by their properties in XlsxWriter's words."""

    workbook: Workbook
    _made: dict[tuple[object, ...], Format] = field(default_factory=dict)

    def of(self, **properties: object) -> Format:
        """The format with these properties besides the font."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self.workbook.add_format({**_BASE, **properties})
        return self._made[key]

    def of_condition(self, **properties: object) -> Format:
        """A format of a condition, which has no font of its own."""
        key = ("", *sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self.workbook.add_format(properties)
        return self._made[key]


def fit(sheet: Worksheet, characters: int, *, one_page: bool = False) -> int:
    """Prints a sheet of so many characters side by side on A4; how many pages wide that is.

    It lies across where it is wide. Where its letters could not be read on one page, it takes
    more, but for what has to stand on `one_page`.
    """
    sheet.set_paper(A4)
    if characters > UPRIGHT:
        sheet.set_landscape()
    pages = 1 if one_page else max(1, -(-characters // _READABLE))
    sheet.fit_to_pages(pages, 0)
    return pages
