"""What an expression may name: the kinds and members that exist, and where the expression stands.

The language knows no schema and no rules; whoever compiles an expression answers for both through
a `Vocabulary`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from assay.language.syntax import Syntax
from assay.values.text import Text
from assay.values.types import Type


@dataclass(frozen=True, slots=True)
class KindInfo:
    """A fact kind: its name, the name of several, its parent kind, and its name for a reader.

    A kind whose `parent` is its own `name` is a tree; its facts say `parent` and `children`.
    """

    name: str
    plural: str
    parent: str | None = None
    title: Text | None = None

    @property
    def called(self) -> Text:
        """What a message calls a fact of the kind: "a fact of kind project"."""
        title = None if self.title is None else self.title.th
        named = f"รายการชนิด `{self.name}`" if title is None else f"{title} (`{self.name}`)"
        return Text(f"a fact of kind {self.name}", named)


@dataclass(frozen=True, slots=True)
class Definition:
    """A function that rules define: an expression on its parameters.

    Attributes:
        name: what calls name it by.
        parameters: the name and type of each, in the order of a call.
        body: the expression as parsed; null where it is wrong, and then calls say nothing more.
        type: the type that it is declared to have; null where it is inferred.
        unit: the unit of what it gives, where it is stated.
    """

    name: str
    parameters: tuple[tuple[str, Type], ...]
    body: Syntax | None
    type: Type | None = None
    unit: str | None = None


class Vocabulary(Protocol):
    """The names that exist outside one expression."""

    @property
    def kinds(self) -> Mapping[str, KindInfo]:
        """Every fact kind by name."""

    @property
    def book(self) -> Mapping[str, Type]:
        """The fields of the book: `as_of`, `fiscal_year`, ..."""

    @property
    def parameters(self) -> Mapping[str, Type]:
        """The parameters in force, by name."""

    @property
    def later(self) -> Mapping[str, dt.date]:
        """The parameters that are not in force yet, with the day from which each is."""

    @property
    def definitions(self) -> Mapping[str, Definition]:
        """The functions that rules define, by name."""

    def member(self, kind: str, name: str, *, fields_only: bool = False) -> Type | None:
        """The type of a field or outcome of a kind; null where there is none of that name.

        `Unknown()` is the type of an outcome that is still being inferred. `fields_only` leaves
        out outcomes: the previous book has none.
        """

    def member_names(self, kind: str) -> Iterable[str]:
        """The names of all fields and outcomes of a kind, for hints."""

    def choice_with(self, member: str) -> str | None:
        """The name of a declared type that has a member of that name."""

    def entitled(self, kind: str, title: str) -> str | None:
        """The name of the field or outcome of a kind that has this title, in any language."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an expression stands.

    Attributes:
        vocabulary: the names that exist.
        kind: the kind of the rule's fact; null where there is no fact.
        private: the rule's `given` names, each with the member name under which the world knows
            its value, and its type.
        arguments: the parameters of the definition that the expression is, each with its type; null
            for any other expression.
    """

    vocabulary: Vocabulary
    kind: str | None = None
    private: Mapping[str, tuple[str, Type]] = field(default_factory=dict)
    arguments: Mapping[str, Type] | None = None
