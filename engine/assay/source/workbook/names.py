"""Names in a workbook: of sheets as Excel allows them, of cells as a reader sees them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST_NAME: Final = 31
"""The most characters of a sheet's name (ECMA-376 leaves it open; Excel has 31)."""

FORBIDDEN: Final = "[]:*?/\\"
"""What Excel allows in no sheet's name."""

_BARRED = re.compile(r"[\[\]:*?/\\]")


def sheet_name(title: str) -> str:
    """A title as the name of a sheet: barred characters made dashes, cut to 31 characters.

    A cut leaves no vowel or tone mark without the letter below it.
    """
    name = " ".join(_BARRED.sub("-", title).split()).strip("'")
    end = min(len(name), LONGEST_NAME)
    while end < len(name) and end > 1 and unicodedata.category(name[end]) == "Mn":
        end -= 1
    return name[:end].rstrip(" '")


def column_letters(column: int) -> str:
    """The letters of a column counted from 1: `A`, `Z`, `AA`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(sheet: str, row: int, column: int) -> str:
    """A cell as a formula names it: `งบประมาณ!C7`, `'งบ 2563'!C7`; rows and columns from 1."""
    plain = sheet[:1].isalpha() and all(
        letter in "_." or unicodedata.category(letter)[0] in "LMN" for letter in sheet
    )
    shown = sheet if plain else "'" + sheet.replace("'", "''") + "'"
    return f"{shown}!{column_letters(column)}{row}"
