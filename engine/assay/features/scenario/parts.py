"""A sentence or cell said in another language, part by part, so that an outline stays an outline.

A part knows which characters of the text it is said for. The places of an outline that fill whole
parts are left open in what is said; what the part comes to is then said of the example's cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter
from typing import Final, TypeAlias

Place: TypeAlias = tuple[int, int, str]
"""Characters of a text that an example fills in, and the column that does."""

_BESIDE: Final = re.compile(r"[a-z_][\u0e00-\u0e7f]|[\u0e00-\u0e7f][a-z_]")
"""Thai and other letters, which have a blank between them."""


class Unsayable(Exception):
    """Something that can't be said with the places of its outline left open."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is said for some characters of a text.

    Attributes:
        start, end: the characters, counted from 0, the end exclusive.
        pieces: what is said for them: words, and parts of its own.
    """

    start: int
    end: int
    pieces: tuple[str | Part, ...]

    @property
    def said(self) -> str:
        """What is said, nothing left open."""
        return "".join(one if isinstance(one, str) else one.said for one in self.pieces)

    @property
    def span(self) -> tuple[int, int]:
        """The characters that it is said for."""
        return self.start, self.end


def verbatim(text: str, start: int = 0) -> Part:
    """A text that is the same in every language."""
    return Part(start, start + len(text), (text,))


def spoken(template: str, parts: Mapping[str, Part]) -> tuple[str | Part, ...]:
    """A template filled in; where nothing stands for a part, nothing is said."""
    pieces: list[str | Part] = []
    for words, name, _, _ in Formatter().parse(template):
        pieces += [words] if words else []
        pieces += [parts[name]] if name is not None and name in parts else []
    spaced: list[str | Part] = []
    before = ""
    for one in pieces:
        text = one if isinstance(one, str) else one.said
        spaced += [" "] if _BESIDE.fullmatch(before[-1:] + text[:1]) else []
        spaced.append(one)
        before = text or before
    return tuple(spaced)


@dataclass(frozen=True)
class Open:
    """Says parts of a text with the places of an outline left open.

    Attributes:
        text: what the parts are said for, filled in.
        places: the places, in order.
        heads: what the columns are called in what is said; one that is not there keeps its name.
        cells: what has been said for each column's cell.
    """

    text: str
    places: Sequence[Place]
    heads: Mapping[str, str]
    cells: dict[str, str] = field(default_factory=dict)

    def is_at(self, part: Part) -> bool:
        """Whether a place is the whole of a part."""
        return [place[:2] for place in self._within(part)] == [part.span]

    def say(self, part: Part) -> str:
        """What a part says. Raises Unsayable."""
        within = self._within(part)
        if not within:
            return part.said
        if self.is_at(part):
            return self._left_open(within[0], part.said)
        if part.pieces == (self.text[part.start : part.end],):
            return self._verbatim(part, within)
        inner = [one.span for one in part.pieces if isinstance(one, Part)]
        if any(not any(a <= at and end <= b for a, b in inner) for at, end, _ in within):
            raise Unsayable
        return "".join(one if isinstance(one, str) else self.say(one) for one in part.pieces)

    def _within(self, part: Part) -> list[Place]:
        """The places that share characters with a part, or are it where it is empty."""
        return [
            (at, end, column)
            for at, end, column in self.places
            if (at < part.end and part.start < end) or (at, end) == part.span
        ]

    def _verbatim(self, part: Part, within: Sequence[Place]) -> str:
        said, at = "", part.start
        for start, end, column in within:
            if start < part.start or end > part.end:
                raise Unsayable
            filled = self.text[start:end]
            said += self.text[at:start] + self._left_open((start, end, column), filled)
            at = end
        return said + self.text[at : part.end]

    def _left_open(self, place: Place, said: str) -> str:
        column = place[2]
        if self.cells.setdefault(column, said) != said:
            raise Unsayable
        return f"<{self.heads.get(column, column)}>"
