"""What an evaluation asks of the outside: the values of facts, and how facts hang together."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Protocol, TypeAlias

from assay.language.budget import Budget
from assay.language.typed import Filter, If, Node
from assay.values.null import Null
from assay.values.text import Text
from assay.values.types import Value

Fact: TypeAlias = Hashable
"""A fact as the world knows it, opaque to the language."""


class Listener(Protocol):
    """Is told of what has no value; who inherits this and says nothing more passes over it."""

    def undecided(self, node: If | Filter, null: Null) -> None:
        """Told when the condition of an `if`, or of a filter for an element, came to null."""
        return

    def unlike_units(self, node: Node, units: tuple[str, ...]) -> None:
        """Told when amounts of unlike own units met in a computation, which is then null."""
        return

    def given_up(self, node: Node, why: Text) -> None:
        """Told when an expression had too much to do; it is then null."""
        return


class World(Listener, Protocol):
    """Answers what expressions read. A world that traces notes each question put to it."""

    @property
    def budget(self) -> Budget:
        """What expressions may still do."""

    def value(self, record: Fact, name: str) -> Value:
        """A field, an outcome or a private value; a `Null` with its cause where absent."""

    def parent(self, record: Fact, kind: str) -> Fact | Null:
        """The nearest fact of that kind above a fact (in a tree: the parent)."""

    def children(self, record: Fact, kind: str) -> tuple[Fact, ...]:
        """The facts of that kind below a fact, in the order of their keys."""

    def facts(self, kind: str) -> tuple[Fact, ...]:
        """All facts of a kind in the book, in the order of their keys."""

    def previous(self, record: Fact) -> Fact | Null:
        """The fact of the same kind and key in the previous book."""

    def book(self, name: str) -> Value:
        """A field of the book."""

    def parameter(self, name: str) -> Value:
        """A parameter in force."""
