"""Pieces of Markdown as GitHub reads it (GFM 0.29): tables, code, and texts taken as they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

_SPECIAL: Final = re.compile(r"([\\`*_\[\]|~$])")
_CODE: Final = re.compile(r"`([^`]+)`")


def escaped(text: str) -> str:
    """A text in one line, with nothing in it taken for Markdown or HTML."""
    line = " ".join(text.split())
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", line)


def said(text: str) -> str:
    """A message: as it is, but for what it has in backticks, which is code."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(code(part) if at % 2 else _kept(part) for at, part in enumerate(parts))


def code(text: str) -> str:
    """A place or an expression as code; in a table a pipe is escaped even there."""
    ticks = "``" if "`" in text else "`"
    gap = " " if "`" in text else ""
    return f"{ticks}{gap}{text.replace('|', chr(92) + '|')}{gap}{ticks}"


def head(cells: Sequence[str], numbers: Collection[int] = ()) -> Iterator[str]:
    """The first two lines of a table; columns of numbers, by their places, end at one line."""
    yield row(cells)
    yield row(["---:" if at in numbers else "---" for at in range(len(cells))])


def row(cells: Sequence[str]) -> str:
    """A line of a table."""
    return f"| {' | '.join(cells)} |"


def _kept(part: str) -> str:
    """A part of a message with the spaces at its ends."""
    before = " " if part.startswith(" ") else ""
    after = " " if part.endswith(" ") and part.strip() else ""
    return f"{before}{escaped(part)}{after}"
