"""Bars of block characters: each part has a texture of its own, so that none needs its colour."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import cycle, islice
from typing import Final

from rich.text import Text as Painted

from assay.terminal.wrapping import wrapped

_TEXTURES: Final = "█▓▒░"
_GAP: Final = "   "

TONES: Final = {"good": "green", "doubtful": "yellow", "bad": "red", "open": "bright_black"}
"""The colour of a state by how it is to be taken."""


def textures(count: int) -> Sequence[str]:
    """So many textures, neighbours always unlike."""
    return list(islice(cycle(_TEXTURES), count))


def stacked(shares: Sequence[Decimal | None], styles: Sequence[str], width: int) -> Painted:
    """Shares in per cent as one bar, 100 of them `width` cells; what is above 0 has a cell."""
    line = Painted()
    marks = zip(_cells(shares, width), textures(len(shares)), styles, strict=True)
    for cells, texture, style in marks:
        line.append(texture * cells, style)
    return line


def legend(told: Sequence[Painted], styles: Sequence[str], width: int) -> list[Painted]:
    """What each part of a bar is, behind its texture; as many in a line as there is room for."""
    lines: list[Painted] = []
    for text, texture, style in zip(told, textures(len(told)), styles, strict=True):
        one = Painted.assemble((texture, style), " ", text)
        if lines and lines[-1].cell_len + len(_GAP) + one.cell_len <= width:
            lines[-1] = Painted.assemble(lines[-1], _GAP, one)
        else:
            lines.append(one)
    return [part for line in lines for part in wrapped(line, width, rest=2)]


def _cells(shares: Sequence[Decimal | None], width: int) -> Sequence[int]:
    """The cells of each share: where they are rounded, the greatest remainders gain."""
    exact = [(share or Decimal(0)) * width / 100 for share in shares]
    cells = [max(int(one), 1) if one > 0 else 0 for one in exact]
    total = int(sum(exact, Decimal(0)).to_integral_value())
    order = sorted(range(len(cells)), key=lambda at: exact[at] - cells[at], reverse=True)
    for at in order[: max(total - sum(cells), 0)]:
        cells[at] += 1
    while sum(cells) > max(total, sum(one > 0 for one in exact)):
        cells[max(range(len(cells)), key=cells.__getitem__)] -= 1
    return cells
