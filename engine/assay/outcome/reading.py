"""A world that notes what is read of it: what an outcome rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from assay.facts import Fact
from assay.language import Listener, World
from assay.values.types import UNIT, Value

Read: TypeAlias = tuple[Fact | None, str, Value]
"""A value read: of which fact (null for the book and parameters), its name, and what it was."""


class ReadingWorld(Listener):
    """A world that answers as another does, and notes what it was asked, each value once.

    What has no value was told when the outcome was first computed. A fact of the previous book
    bears the id of this book's, so the facts themselves are told apart.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.budget = world.budget
        self._read: dict[tuple[int | None, str], Read] = {}
        self.parent: Callable[[object, str], object] = world.parent
        self.children: Callable[[object, str], tuple[object, ...]] = world.children
        self.facts: Callable[[str], tuple[object, ...]] = world.facts
        self.previous: Callable[[object], object] = world.previous

    @property
    def read(self) -> Sequence[Read]:
        """What was read, in that order."""
        return tuple(self._read.values())

    def value(self, record: object, name: str) -> Value:
        """A field or outcome of a fact."""
        value = self._world.value(record, name)
        if isinstance(record, Fact) and not name.endswith(UNIT):
            self._read.setdefault((id(record), name), (record, name, value))
        return value

    def book(self, name: str) -> Value:
        """A field of the book."""
        value = self._world.book(name)
        self._read.setdefault((None, f"book.{name}"), (None, f"book.{name}", value))
        return value

    def parameter(self, name: str) -> Value:
        """A parameter."""
        value = self._world.parameter(name)
        self._read.setdefault((None, f"parameters.{name}"), (None, f"parameters.{name}", value))
        return value
