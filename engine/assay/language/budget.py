"""The work that expressions over one book may do, so that every evaluation ends soon.

A step of work is about a microsecond: a node visited, an element of a list passed, sixteen
characters of a text. What an expression may do grows with its book: one fact more is some more
elements in a list.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from assay.language.typed import Node
from assay.values.null import Null
from assay.values.text import Text
from assay.values.types import Value

MAX_TEXT: Final = 1_000_000
"""The most characters of a text that an expression may make."""

_EACH: Final = 1_000_000
_EACH_BY_FACT: Final = 100
_ALL: Final = 5_000_000
_ALL_BY_FACT: Final = 20_000

Spend: TypeAlias = Callable[[int], None]
"""Told how many steps of work come next; raises `Exhausted` where they are too many."""


class Exhausted(Exception):
    """More work, or a longer text, than an expression may make; says so in plain words."""

    def __init__(self, why: Text) -> None:
        self.why = why
        super().__init__(why.en)


class Budget:
    """What the expressions over a book may still do.

    One that asked too much is not tried for the next fact again, and all together may not do more
    than a book of that size gives reason for, until the book has been `settled`.
    """

    def __init__(self, facts: int = 0) -> None:
        self.each = _EACH + _EACH_BY_FACT * facts
        self._all = _ALL + _ALL_BY_FACT * facts
        self._left: int | None = self._all
        self._refused: dict[int, tuple[Node, Text]] = {}

    def allowed(self, node: Node) -> int:
        """The steps that an expression may take now; raises `Exhausted` where none."""
        if id(node) in self._refused:
            raise Exhausted(self._refused[id(node)][1])
        if self._left is None:
            return self.each
        if self._left <= 0:
            raise Exhausted(self._together)
        return min(self.each, self._left)

    def spent(self, steps: int) -> None:
        """Counts the steps that an expression took."""
        if self._left is not None:
            self._left -= steps

    def too_much(self) -> Exhausted:
        """What to raise for an expression that takes more steps than it was allowed."""
        if self._left is not None and self._left < self.each:
            return Exhausted(self._together)
        return Exhausted(
            Text(
                f"more than {self.each:,} steps of work for one value",
                f"ต้องคำนวณเกิน {self.each:,} ขั้นเพื่อให้ได้ค่าเดียว",
            )
        )

    def refuse(self, node: Node, why: Text) -> None:
        """Notes that an expression asks too much, by its identity: its text stands in a plan."""
        self._refused[id(node)] = (node, why)

    def settle(self) -> None:
        """Says that the book is evaluated: explaining it later is no part of that."""
        self._left = None

    @property
    def _together(self) -> Text:
        return Text(
            f"more than {self._all:,} steps of work for all rules together",
            f"เกณฑ์ทั้งหมดรวมกันต้องคำนวณเกิน {self._all:,} ขั้น",
        )


def charge(spend: Spend, value: Value) -> None:
    """Spends what it takes to go through a value, once."""
    match value:
        case tuple():
            spend(len(value))
            for one in value:
                if isinstance(one, tuple | str | Null):
                    charge(spend, one)
        case str():
            spend(len(value) // 16)
        case Null():
            spend(len(value.causes))
        case _:
            pass


def fits(length: int) -> None:
    """Raises `Exhausted` where a text would have more characters than a text may have."""
    if length > MAX_TEXT:
        raise Exhausted(
            Text(
                f"a text of more than {MAX_TEXT:,} characters",
                f"ข้อความยาวเกิน {MAX_TEXT:,} อักขระ",
            )
        )
