"""Breaking text into lines by the cells it takes on a terminal.

Thai puts no space between words. Where a stretch without spaces is too long for a line it is
broken before a leading vowel (เ แ โ ใ ไ), which always begins a syllable, and only failing that
anywhere; never between a consonant and the marks above or below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from rich.text import Text as Painted

_PIECE: Final = re.compile(r"\s+|[^\sเ-ไ]+|[เ-ไ][^\sเ-ไ]*")
_CLUSTER: Final = re.compile(r".[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f]*", re.DOTALL)


def wrapped(text: Painted, width: int, *, first: int = 0, rest: int = 0) -> list[Painted]:
    """The text in lines of at most `width` cells (a single character may take more).

    The first line is set in by `first` cells, the others by `rest`.
    """
    bounds = _lines(text.plain, width, first, rest)
    # All at once: a slice goes through the whole text. The blanks between the lines fall away.
    lines = text.divide(offset for line in bounds for offset in line)[1::2]
    return [Painted(" " * (rest if at else first)) + line for at, line in enumerate(lines)]


def wrapped_words(text: str, width: int) -> list[str]:
    """The same for text without colour."""
    return [text[start:end] for start, end in _lines(text, width, 0, 0)]


def shortened(text: str, width: int) -> str:
    """The text in one line of at most `width` cells, with an ellipsis where it is cut."""
    cells = kept = 0
    for cluster in _CLUSTER.finditer(text):  # and no further: a line may have a million characters
        cells += cell_len(cluster.group())
        if cells > width:
            return text[:kept].rstrip() + "…"
        if cells < width:
            kept = cluster.end()
    return text


def padded(text: str, width: int) -> str:
    """The text with blanks after it, up to `width` cells."""
    return text + " " * (width - cell_len(text))


def _lines(text: str, width: int, first: int, rest: int) -> Iterator[tuple[int, int]]:
    """Start and end of each line, without the blanks at which it is broken."""
    start = end = 0
    used = first
    for begins, ends, cells in _pieces(text, width - max(first, rest)):
        blank = text[begins:ends].isspace()
        if not blank and end > start and used + cells > width:
            yield start, end
            start, used = begins, rest
        if blank and end == start:
            start = end = ends
            continue
        used += cells
        if not blank:
            end = ends
    yield start, end


def _pieces(text: str, width: int) -> Iterator[tuple[int, int, int]]:
    """Stretches that stay together, each with its cells; one too long for a line in clusters."""
    for word in re.finditer(r"\s+|\S+", text):
        if cell_len(word.group()) <= width:
            yield word.start(), word.end(), cell_len(word.group())
            continue
        for piece in _PIECE.finditer(word.group()):
            at = word.start() + piece.start()
            cells = cell_len(piece.group())
            if cells <= width:
                yield at, at + len(piece.group()), cells
                continue
            for cluster in _CLUSTER.finditer(piece.group()):
                yield at + cluster.start(), at + cluster.end(), cell_len(cluster.group())
