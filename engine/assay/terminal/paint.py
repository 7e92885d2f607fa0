"""Values as a reader sees them on a terminal: words and digits first, colour only beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rich.text import Text as Painted

from assay.finding import SEVERITIES, Severity
from assay.values.null import Null
from assay.values.shown import REASONS, worded
from assay.values.types import Member, Value

_COLOURS: Final = {
    "red": "red",
    "orange": "dark_orange",
    "amber": "yellow",
    "yellow": "yellow",
    "green": "green",
    "blue": "blue",
    "grey": "bright_black",
    "gray": "bright_black",
}
"""Members of a choice or scale that are named after a colour are shown in it."""

SEVERITY_STYLES: Final = {
    Severity.ERROR: "bold red",
    Severity.WARNING: "yellow",
    Severity.NOTE: "cyan",
}

DIM: Final = "dim"


@dataclass(frozen=True)
class Painter:
    """Turns values into painted text of a language."""

    lang: str

    def value(self, value: Value) -> Painted:
        """A value in words: a null as a dash with its reason, a colour with its word.

        A `no` stands out among many a `yes`; whether it is good or bad is not known here.
        """
        match value:
            case Null():
                return Painted(f"– {REASONS[value.reason].in_language(self.lang)}", DIM)
            case Member(name=name) if name in _COLOURS:
                return Painted.assemble(("● ", _COLOURS[name]), (self.words(value), _COLOURS[name]))
            case False:
                return Painted(self.words(value), "bold")
            case _:
                return Painted(self.words(value))

    def words(self, value: Value) -> str:
        """The same without colour; what stands in several lines in one."""
        return " ".join(worded(value, self.lang).split())

    def severity(self, severity: Severity) -> Painted:
        """The word for a severity in its colour."""
        return Painted(SEVERITIES[severity].in_language(self.lang), SEVERITY_STYLES[severity])
