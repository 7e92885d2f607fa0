"""How contents are set on a terminal: in a language, in so many cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rich.text import Text as Painted

from assay.contents.figures import Figure, Line
from assay.terminal.paint import DIM, Painter
from assay.terminal.wrapping import wrapped
from assay.values.text import Text
from assay.values.types import Member

_STAR: Final = "*"


@dataclass(frozen=True)
class Setting:
    """The language of a reader and the width of the terminal; `whole` where lines are no matter."""

    lang: str
    width: int
    whole: bool = False

    def say(self, text: Text) -> str:
        """A text in the language, in one line."""
        return " ".join(text.in_language(self.lang).split())

    def wrapped(
        self, text: Text | Painted, style: str = "", *, first: int = 0, rest: int = 0
    ) -> list[Painted]:
        """A text in lines of the terminal, the first set in by `first` cells, others by `rest`."""
        painted = text if isinstance(text, Painted) else Painted(self.say(text), style)
        return wrapped(painted, self.width, first=first, rest=rest)

    def figure(self, figure: Figure, *, unit: bool = True) -> Painted:
        """A value as the report shows it; one that rests on an assumption has a `*`."""
        shown = figure.shown
        if shown.unrated:
            return Painted("–", DIM)
        if shown.null or isinstance(figure.value, Member | bool):
            told = Painter(self.lang).value(figure.value)
        else:
            told = Painted(self.say(shown.text))
        if unit and shown.unit is not None:
            told.append(f" {self.say(shown.unit)}")
        return told if figure.assumed is None else told + Painted(_STAR)

    def line(self, line: Line) -> Painted:
        """A line of text with its figures; of one figure alone it has the colour."""
        pieces = [one for one in (line.th if self.lang == "th" else line.en) if one != ""]
        told = [Painted(one) if isinstance(one, str) else self.figure(one) for one in pieces]
        if len(told) == 1:
            return told[0]
        return Painted("".join(one.plain for one in told))

    def aligned(self, figures: Sequence[Figure], *, number: bool) -> list[Painted]:
        """The cells of a column without their units, digits under digits also beside a `*`."""
        cells = [self.figure(one, unit=False) for one in figures]
        if number and any(cell.plain.endswith(_STAR) for cell in cells):
            return [cell if cell.plain.endswith(_STAR) else cell + Painted(" ") for cell in cells]
        return cells
