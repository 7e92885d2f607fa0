"""The kinds of fact there are, as a schema file declares them. The engine has none built in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Final

from assay.finding import Span
from assay.values.text import LANGUAGES, Text
from assay.values.types import Bounds, Choice, Date, ListOf, Number, TextType, Type, Unit


class Read(StrEnum):
    """A way of writing that a field reads besides the plain one."""

    BUDDHIST_ERA = "buddhist_era"
    THAI_DIGITS = "thai_digits"
    DASH_AS_ZERO = "dash_as_zero"
    DASH_AS_MISSING = "dash_as_missing"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind.

    Attributes:
        name: its name in files and expressions.
        type: what it holds; unit, decimals and range are the type's.
        required: whether a fact without it is an error.
        reads: other ways of writing that are read.
        title: its name for a reader; null where the schema gives none.
        span: where the schema declares it; null for a field that needs no declaration.
    """

    name: str
    type: Type
    required: bool = False
    reads: frozenset[Read] = frozenset()
    title: Text | None = None
    span: Span | None = field(default=None, compare=False)

    @property
    def called(self) -> Text:
        """What a message calls it: "`guests`", "ช่องผู้เข้าชม (`guests`)"."""
        title = None if self.title is None else self.title.th
        return Text(
            f"`{self.name}`",
            f"ช่อง `{self.name}`" if title is None else f"ช่อง{title} (`{self.name}`)",
        )

    @property
    def item(self) -> Type:
        """The type of one value: of an item where the field holds a list."""
        return self.type.item if isinstance(self.type, ListOf) else self.type

    @property
    def unit(self) -> Unit:
        """The unit of its numbers: a text, the field that states it, or null."""
        return self.item.unit if isinstance(self.item, Number) else None

    @property
    def decimals(self) -> int | None:
        """The most decimals its numbers have; null where nothing is declared."""
        return self.item.decimals if isinstance(self.item, Number) else None

    @property
    def bounds(self) -> Bounds | None:
        """The declared range of its numbers or dates; null where nothing is declared."""
        return self.item.bounds if isinstance(self.item, Number | Date) else None


OWN_FIELDS: Final[Mapping[str, Field]] = {
    "document": Field("document", TextType()),
    "place": Field("place", TextType()),
}
"""The engine's own fields on every kind: the source document and the place in it."""

PLACE_BY_LANGUAGE: Final[Mapping[str, Field]] = {
    f"place.{lang}": Field(f"place.{lang}", TextType()) for lang in LANGUAGES
}
"""`place: {th: ..., en: ...}` as columns of a table: what YAML nests is written with a dot."""


@dataclass(frozen=True)
class Kind:
    """A kind of fact.

    Attributes:
        name: `indicator`.
        plural: `indicators`, the name of its file and of the children in an expression.
        key: the names of the fields, or of the parent link, that together are unique in a book.
        parent: the parent kind; the kind itself in a tree; null where it has none.
        link: the field that holds the parent's key, named as the parent kind, or `parent` in a
            tree; null where there is no parent.
        fields: the key's fields and the declared ones, in that order, without the link.
        title: the kind's name for a reader.
        label: the field that names a fact for a reader, by language.
        span: where the schema declares it.
    """

    name: str
    plural: str
    key: tuple[str, ...]
    parent: str | None
    link: Field | None
    fields: Mapping[str, Field] = field(hash=False)
    title: Text | None = None
    label: Text | None = None
    span: Span | None = field(default=None, compare=False)

    @property
    def called(self) -> Text:
        """What a message calls a fact of the kind: `project`, `โครงการ`."""
        title = None if self.title is None else self.title.th
        return Text(self.name, f"รายการชนิด `{self.name}`" if title is None else title)

    @property
    def files(self) -> tuple[str, str]:
        """The names that the file of its facts may have in the folder of a book."""
        return f"{self.plural}.yaml", f"{self.plural}.csv"

    @property
    def tree(self) -> bool:
        """Whether its facts have facts of the same kind for parents."""
        return self.parent == self.name

    @cached_property
    def members(self) -> Mapping[str, Type]:
        """Every name of a value that a rule may read on a fact, with its type.

        The parent link is not among them: it is no value but another fact.
        """
        own = {**self.fields, **OWN_FIELDS}
        return {name: declared.type for name, declared in own.items()}

    @cached_property
    def columns(self) -> Mapping[str, Field]:
        """Every field that a fact may hold in a file, the parent link included."""
        link = {} if self.link is None else {self.link.name: self.link}
        return {**link, **self.fields, **OWN_FIELDS}


@dataclass(frozen=True)
class Schema:
    """All types and kinds by name, in the order declared, and the file's SHA-256.

    `language` is that of the project, `th` or `en`; null where the schema declares none.
    """

    types: Mapping[str, Choice]
    kinds: Mapping[str, Kind]
    digest: str = field(default="", compare=False)
    language: str | None = field(default=None, compare=False)

    def children(self, kind: str) -> tuple[Kind, ...]:
        """The kinds whose parent is `kind`; a tree's own kind is one of them."""
        return tuple(one for one in self.kinds.values() if one.parent == kind)

    def ancestors(self, kind: str) -> tuple[Kind, ...]:
        """The parent kind, its parent and so on; a tree ends the line and is not its own."""
        found: list[Kind] = []
        one = self.kinds[kind]
        while one.parent is not None and not one.tree:
            one = self.kinds[one.parent]
            found.append(one)
        return tuple(found)
