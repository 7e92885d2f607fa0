"""A fact book: one agency's facts for one period, with where each stands and how they connect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Final

from assay.facts.keys import Key, key_id, key_text
from assay.facts.schema.schema import Schema
from assay.finding import Finding, Span
from assay.values.calendar import buddhist_year
from assay.values.fact_id import BOOK, FactId
from assay.values.null import missing
from assay.values.text import Text
from assay.values.types import Bounds, Date, Member, Number, TextType, Type, Value

BOOK_TYPES: Final[Mapping[str, Type]] = {
    "as_of": Date(),
    "agency": TextType(),
    "fiscal_year": Number(decimals=0),
    "fiscal_year_be": Number(decimals=0),
    "quarter": Number(decimals=0, bounds=Bounds(Decimal(1), Decimal(4))),
    "currency": TextType(),
}
"""What a rule reads as `book.as_of` and so on; `fiscal_year` is Gregorian, `_be` Buddhist."""


@dataclass(frozen=True)
class Fact:
    """A fact. Two are equal where they say the same, in whatever file and place.

    Attributes:
        kind: the name of its kind.
        key: its key, one text a key field.
        values: every value the kind has by name, `document` and `place` included; a `Null`
            with the reason missing where none is given.
        parent: its parent's key; null where it has no parent, as the root of a tree.
        span: where the fact stands.
        spans: where each value that is written stands, the parent link included.
        written: the text as written of each value that reading changed (`ก.ย. 63`, `-`).
        place: the place in the source document; `values` hold its English wording, or the only one.
    """

    kind: str
    key: Key
    values: Mapping[str, Value] = field(hash=False)
    parent: Key | None = None
    span: Span = field(default=Span(""), compare=False, repr=False)
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)
    written: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    place: Text | None = None

    @cached_property
    def id(self) -> FactId:
        """`kind/key`, unique in the book: `indicator/DG-5`, `milestone/DG-5:law`."""
        return FactId.of(self.kind, key_id(self.key))

    def __str__(self) -> str:
        return self.id

    @property
    def document(self) -> str | None:
        """The id of the source document that states it."""
        value = self.values.get("document")
        return value if isinstance(value, str) else None


@dataclass(frozen=True, slots=True)
class Agency:
    """Whose book it is: the id by which books are told apart, and the name for a reader."""

    id: str
    title: Text | None = None

    @property
    def name(self) -> Text:
        """The title or, where there is none, the id."""
        return Text(self.id) if self.title is None else self.title


@dataclass(frozen=True, slots=True)
class Document:
    """A source document of a book."""

    id: str
    title: Text | None = None
    dated: dt.date | None = None
    note: Text | None = None
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Correction:
    """A slip of a source that the facts put right: what it prints and what the facts hold."""

    printed: str
    read: str
    document: str | None = None
    place: Text | None = None
    why: Text | None = None
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Head:
    """What `book.yaml` states; all but `as_of` may be null or empty.

    `fiscal_year` is the Gregorian year in which the fiscal year ends, whichever era is written.
    `previous` is the path of the previous book as written, relative to this one. `spans` tells
    where each key that is written stands.
    """

    as_of: dt.date
    title: Text | None = None
    agency: Agency | None = None
    fiscal_year: int | None = None
    quarter: int | None = None
    currency: str | None = None
    documents: Mapping[str, Document] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    previous: str | None = None
    spans: Mapping[str, Span] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Book:
    """A fact book.

    Attributes:
        path: its folder.
        schema: the schema by which it was read.
        head: what `book.yaml` states.
        facts: by kind and key, every kind of the schema; in natural order of the keys.
        digests: SHA-256 of each file's bytes by its name in the folder.
        previous: the book of the period before; null where none is named.
        warnings: what in its files may not be meant.
    """

    path: Path = field(compare=False)
    schema: Schema = field(compare=False, repr=False)
    head: Head
    facts: Mapping[str, Mapping[Key, Fact]] = field(repr=False)
    digests: Mapping[str, str] = field(compare=False, repr=False)
    previous: Book | None = field(default=None, repr=False)
    warnings: tuple[Finding, ...] = field(default=(), compare=False, repr=False)

    @property
    def as_of(self) -> dt.date:
        """The day whose state the facts are."""
        return self.head.as_of

    def value(self, name: str) -> Value:
        """A value of `BOOK_TYPES`; null (missing) where `book.yaml` does not state it."""
        year = self.head.fiscal_year
        stated: Mapping[str, Value | None] = {
            "as_of": self.head.as_of,
            "agency": None if self.head.agency is None else self.head.agency.id,
            "fiscal_year": None if year is None else Decimal(year),
            "fiscal_year_be": None if year is None else Decimal(buddhist_year(year)),
            "quarter": None if self.head.quarter is None else Decimal(self.head.quarter),
            "currency": self.head.currency,
        }
        value = stated[name]
        return missing(name, BOOK) if value is None else value

    def of_kind(self, kind: str) -> tuple[Fact, ...]:
        """All facts of a kind, in order."""
        return self._of_kind[kind]

    def find(self, fact_id: str) -> Fact | None:
        """The fact of an id (`indicator/DG-5`); null where there is none."""
        return self._by_id.get(fact_id)

    def parent(self, fact: Fact) -> Fact | None:
        """The parent fact; null for a root and where the kind has no parent."""
        kind = self.schema.kinds[fact.kind].parent
        return None if fact.parent is None or kind is None else self.facts[kind][fact.parent]

    def children(self, fact: Fact, kind: str) -> tuple[Fact, ...]:
        """The facts of a child kind whose parent is `fact`, in order."""
        return self._children.get((kind, fact.key), ())

    def previous_of(self, fact: Fact) -> Fact | None:
        """The fact of the same kind and key in the previous book; null where there is none."""
        if self.previous is None:
            return None
        return self.previous.facts.get(fact.kind, {}).get(fact.key)

    def label(self, fact: Fact, language: str = "th") -> str:
        """A fact's name for a reader: its label in that language or else the other, or its key."""
        label = self.schema.kinds[fact.kind].label
        other = "en" if language == "th" else "th"
        for lang in (language, other):
            value = None if label is None else fact.values.get(label.in_language(lang))
            if isinstance(value, str | Decimal | dt.date | Member):
                return key_text(value)
        return key_id(fact.key)

    @cached_property
    def _of_kind(self) -> Mapping[str, tuple[Fact, ...]]:
        return {kind: tuple(facts.values()) for kind, facts in self.facts.items()}

    @cached_property
    def _by_id(self) -> Mapping[str, Fact]:
        return {fact.id: fact for facts in self.facts.values() for fact in facts.values()}

    @cached_property
    def _children(self) -> Mapping[tuple[str, Key], tuple[Fact, ...]]:
        found: dict[tuple[str, Key], list[Fact]] = {}
        for kind, facts in self.facts.items():
            for fact in facts.values():
                if fact.parent is not None:
                    found.setdefault((kind, fact.parent), []).append(fact)
        return {at: tuple(facts) for at, facts in found.items()}
