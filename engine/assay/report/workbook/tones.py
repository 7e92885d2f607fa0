"""The colours of words: of a status by its name, of a finding by its weight.

A colour never stands alone: the word that it belongs to is in the cell. The sheet itself colours
the cell by that word, so that a changed word changes its colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from assay.contents.summary import states_of
from assay.finding import SEVERITIES, Severity
from assay.scorecard.section import Column, Tiles
from assay.values.text import Text
from assay.values.types import Choice, Type


@dataclass(frozen=True)
class Tone:
    """Letters on a ground, as RGB; 7:1 or more (WCAG 2.2, 1.4.6), so that they print well."""

    letters: str
    ground: str


RED: Final = Tone("#6E120D", "#F8C9C5")
YELLOW: Final = Tone("#4A3300", "#FCE08A")
GREEN: Final = Tone("#0B3D23", "#BFE6CD")
GREY: Final = Tone("#2F3744", "#DADFE6")

OF_TONES: Final = {"good": GREEN, "doubtful": YELLOW, "bad": RED, "open": GREY}
"""How a state is to be taken, by the tones of a layout."""

FILLS: Final = {"good": "#1E8E4E", "doubtful": "#B8860B", "bad": "#B3261E", "open": "#8A93A3"}
"""The same tones for the area of a chart."""

_PARTS: Final = (
    "#1A4F8B",
    "#2A8780",
    "#B8740F",
    "#8A93A3",
    "#7A4FA3",
    "#B3261E",
    "#4C7A1D",
    "#5B4A3A",
)
"""The colours of parts in charts, those of the page; they begin anew where there are more."""

_MARKERS: Final = ("circle", "diamond", "square", "triangle", "x")

_OF_MEMBERS: Final = {"red": RED, "yellow": YELLOW, "amber": YELLOW, "green": GREEN, "grey": GREY}
_OF_SEVERITIES: Final = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.NOTE: GREY}


def part(number: int) -> str:
    """The colour of a part, counted from 0."""
    return _PARTS[number % len(_PARTS)]


def marker(number: int) -> str:
    """The shape of a line's points: another one for each round of colours."""
    return _MARKERS[number // len(_PARTS) % len(_MARKERS)]


def of_type(of: Type | None, lang: str) -> Mapping[str, Tone]:
    """The tones of a choice's members, by what a cell shows of them; of any other type none."""
    if not isinstance(of, Choice):
        return {}
    return {
        (one.title or Text(one.name)).in_language(lang): _OF_MEMBERS[one.name]
        for one in of.members
        if one.name in _OF_MEMBERS
    }


def of_tiles(tiles: Tiles | None, column: Column, lang: str) -> Mapping[str, Tone]:
    """The tones of a column's states, where the layout says how these are to be taken."""
    if tiles is None or tiles.by.name != column.name:
        return {}
    return {
        said.in_language(lang): OF_TONES[tiles.tones[state]]
        for state, said in states_of(tiles.by.type)
        if state in tiles.tones
    }


def of_severity(severity: str) -> Tone:
    """The tone of a finding's weight."""
    return _OF_SEVERITIES[Severity(severity)]


def of_severities(lang: str) -> Mapping[str, Tone]:
    """The tones of findings' weights, by their words."""
    return {SEVERITIES[one].in_language(lang): tone for one, tone in _OF_SEVERITIES.items()}
