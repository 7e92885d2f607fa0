"""What the modules of this folder ask of each other: a speaker who finds words for any expression.

Each module tells one kind of node (statements, nouns, facts, arithmetic), and what hangs below it
is told by the speaker, who knows them all (`assay.explain.narrate.narrator`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from assay.explain.narrate.names import Names
from assay.language.typed import Node
from assay.values.text import Text
from assay.values.types import Type


@dataclass(frozen=True)
class Loop:
    """A loop around an expression.

    Attributes:
        slot: that of its variable.
        called: what its element is called; null where nothing else could be meant.
        of_facts: whether its elements are facts, so that another fact must say whose it is.
    """

    slot: int
    called: Text | None
    of_facts: bool = True


class Speaker(Protocol):
    """Finds words for the expressions of one rule."""

    @property
    def names(self) -> Names:
        """How fields, outcomes and kinds are called."""
        ...

    @property
    def kind(self) -> str:
        """The kind of fact that the rule is about."""
        ...

    @property
    def loops(self) -> tuple[Loop, ...]:
        """The loops around the expression, the outermost first."""
        ...

    def within(self, *loops: Loop) -> Speaker:
        """The speaker of what stands inside further loops."""
        ...

    def noun(self, node: Node) -> Text:
        """What an expression computes, as a noun."""
        ...

    def operand(self, node: Node, of: Type) -> Text:
        """What a value of a type is compared with: a constant has the unit of that type."""
        ...

    def clause(self, node: Node, positive: bool = True) -> Text:
        """A condition as a statement, or its opposite."""
        ...

    def records(self, node: Node) -> Text:
        """The fact or facts that an expression names."""
        ...

    def owner(self, base: Node) -> Text | None:
        """Whose value it is; null where that goes without saying."""
        ...

    def stands_for(self, name: str) -> Node | None:
        """What a given value without a title is but another name of; null for any other member."""
        ...


def bare(noun: Text) -> Text:
    """A noun without its article."""
    return Text(noun.en.removeprefix("the "), noun.in_language("th"))
