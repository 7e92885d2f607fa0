"""Breaking text into lines by the cells it takes on a terminal.

Thai puts no space between words. Where a stretch without spaces is too long for a line it is
broken before a leading vowel (เ แ โ ใ ไ), which always begins a syllable: one that begins a word,
as far as what stands before it tells (ดำเนิน, ประโยชน์ and ภายใต้ stay whole), failing that any,
and only failing that anywhere; never between a consonant and the vowels and marks that go with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from rich.text import Text as Painted

_WORD: Final = re.compile(r"\s+|\S+")
_INSIDE: Final = "".join(
    f"(?<!{one})" for one in ("[ะำิ]", "ภาย", "ต่อ", "ชั่ว", "ฉ้อ", "เทค", "โน", "อิน")
)
_PIECE: Final = re.compile(rf"\s+|\S(?:(?!{_INSIDE}[เ-ไ])\S)*")
_SYLLABLE: Final = re.compile(r"[^\sเ-ไ]+|[เ-ไ][^\sเ-ไ]*")
_CLUSTER: Final = re.compile(
    r".[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f]*[\u0e30\u0e32\u0e33\u0e45]*", re.DOTALL
)


def wrapped(text: Painted, width: int, *, first: int = 0, rest: int = 0) -> list[Painted]:
    """The text in lines of at most `width` cells (a single character may take more).

    The first line is set in by `first` cells, the others by `rest`.
    """
    bounds = _lines(text.plain, width, first, rest)
    # All at once: a slice goes through the whole text. The blanks between the lines fall away.
    lines = text.divide(offset for line in bounds for offset in line)[1::2]
    return [Painted(" " * (rest if at else first)) + line for at, line in enumerate(lines)]


def fitted(line: Painted, width: int) -> list[Painted]:
    """A line that is set in by blanks, in as many as it takes; those after it are set in more."""
    if line.cell_len <= width:
        return [line]
    first = len(line.plain) - len(line.plain.lstrip(" "))
    return wrapped(line, width, first=first, rest=min(first + 2, width // 2))


def wrapped_words(text: str, width: int) -> list[str]:
    """The same for text without colour."""
    return [text[start:end] for start, end in _lines(text, width, 0, 0)]


def longest_piece(text: str) -> int:
    """The cells of the longest stretch that is broken only where there is no other way."""
    return max((cell_len(one.group()) for one in _PIECE.finditer(text)), default=0)


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


def first_words(text: str, width: int) -> str:
    """As many words of a text as a line has room for, with an ellipsis where there are more."""
    cells = kept = 0
    for piece in _PIECE.finditer(text):
        cells += cell_len(piece.group())
        if cells < width:
            kept = piece.end()
        elif cells > width:
            return f"{text[:kept].rstrip()}…" if kept else shortened(text, width)
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


def _pieces(text: str, width: int, at: int = 0, level: int = 0) -> Iterator[tuple[int, int, int]]:
    """Stretches that stay together, each with its cells; what is too long for a line in shorter."""
    for one in _LEVELS[level].finditer(text):
        begins, cells = at + one.start(), cell_len(one.group())
        if cells <= width or level == len(_LEVELS) - 1:
            yield begins, begins + len(one.group()), cells
        else:
            yield from _pieces(one.group(), width, begins, level + 1)


_LEVELS: Final = (_WORD, _PIECE, _SYLLABLE, _CLUSTER)
