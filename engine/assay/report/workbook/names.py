"""What the sheets are called: by their titles, as Excel allows it, no two alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from assay.source.workbook import LONGEST_NAME, sheet_name

_RESERVED: Final = "history"
"""Excel keeps this name to itself, in capitals or not."""


def sheet_names(titles: Iterable[str]) -> tuple[str, ...]:
    """A name for each title: cut where it is long, numbered where another has it already."""
    taken = {_RESERVED}
    found = []
    for title in titles:
        name = whole = sheet_name(title) or "-"
        number = 2
        while name.casefold() in taken:
            mark = f" ({number})"
            name = sheet_name(whole[: LONGEST_NAME - len(mark)]) + mark
            number += 1
        taken.add(name.casefold())
        found.append(name)
    return tuple(found)
