"""The colours of words: of a status by its name, of a finding by its weight.

A colour never stands alone: the word that it belongs to is in the cell. The sheet itself colours
the cell by that word, so that a changed word changes its colour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from assay.finding import SEVERITIES, Severity
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

_OF_MEMBERS: Final = {"red": RED, "yellow": YELLOW, "amber": YELLOW, "green": GREEN, "grey": GREY}
_OF_SEVERITIES: Final = {Severity.ERROR: RED, Severity.WARNING: YELLOW, Severity.NOTE: GREY}


def of_type(of: Type | None, lang: str) -> Mapping[str, Tone]:
    """The tones of a choice's members, by what a cell shows of them; of any other type none."""
    if not isinstance(of, Choice):
        return {}
    return {
        (one.title or Text(one.name)).in_language(lang): _OF_MEMBERS[one.name]
        for one in of.members
        if one.name in _OF_MEMBERS
    }


def of_severities(lang: str) -> Mapping[str, Tone]:
    """The tones of findings' weights, by their words."""
    return {SEVERITIES[one].in_language(lang): tone for one, tone in _OF_SEVERITIES.items()}
