"""Pieces of Markdown as GitHub reads it (GFM 0.29): tables, code, and texts taken as they are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

_SPECIAL: Final = re.compile(r"([\\`*_\[\]|~$])")
_OPENING: Final = re.compile(r"^(\d*)([-+=#.)])(?=[-=#\s]|$)")
"""What makes the line that it begins a heading, a rule or an item of a list: `1.`, `-`, `##`."""

_TICKS: Final = re.compile("`+")
_CODE: Final = re.compile(r"`([^`]+)`")


def escaped(text: str) -> str:
    """A text in one line, with nothing in it taken for Markdown or HTML."""
    line = " ".join(text.split())
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _OPENING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))


def spaced(text: str) -> str:
    """A part of a line, escaped, with a space at each end where it has one."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{escaped(text)}{after}"


def said(text: str) -> str:
    """A message: as it is, but for what it has in backticks, which is code."""
    parts = _CODE.split(" ".join(text.split()))
    return "".join(code(part) if at % 2 else spaced(part) for at, part in enumerate(parts))


def code(text: str) -> str:
    """A place or an expression as code; in a table a pipe is escaped even there."""
    line = " ".join(text.split())
    longest = max((len(one) for one in _TICKS.findall(line)), default=0)
    ticks, gap = "`" * (longest + 1), " " if longest else ""
    return f"{ticks}{gap}{line.replace('|', chr(92) + '|')}{gap}{ticks}"


def head(cells: Sequence[str], numbers: Collection[int] = ()) -> Iterator[str]:
    """The first two lines of a table; columns of numbers, by their places, end at one line."""
    yield row(cells)
    yield row(["---:" if at in numbers else "---" for at in range(len(cells))])


def row(cells: Sequence[str]) -> str:
    """A line of a table."""
    return f"| {' | '.join(cells)} |"
