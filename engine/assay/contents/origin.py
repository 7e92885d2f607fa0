"""Where a value comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, Self

from assay.finding import Span
from assay.values.text import Text


@dataclass(frozen=True)
class Origin:
    """Where a value is stated: the line of the facts, and the document and place it is from.

    All are null for a value that is stated nowhere.
    """

    line: str | None = None
    document: str | None = None
    place: Text | None = None

    @classmethod
    def at(cls, span: Span | None, document: str | None = None, place: Text | None = None) -> Self:
        """Where a value is stated, by its place in a file."""
        return cls(None if span is None else str(span), document, place)

    def source(self, lang: str) -> str:
        """The document and the place in it, in a language; empty where neither is known."""
        place = None if self.place is None else self.place.in_language(lang)
        return ", ".join(filter(None, (self.document, place)))

    def told(self, lang: str) -> str:
        """`facts/lines.csv:3:9 · report, table 2`; empty where neither is known."""
        return " · ".join(filter(None, (self.line, self.source(lang))))


class HasOrigin(Protocol):
    """What is stated somewhere."""

    @property
    def origin(self) -> Origin | None:
        """Where that is."""


def origin_of(one: HasOrigin) -> Origin:
    """Where something is stated; nowhere, where it is not."""
    return one.origin or Origin()
