"""Fitting a long text into so many lines: what is too much is counted, with where it stands whole.

A text is made of parts, such as a table or the findings of an action. A part has a head, which
always stands, and items, of which as many stand as there is room for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from rich.text import Text as Painted

_LEAST: Final = 6
"""The lines of a part that is cut: an empty one, a head, an item and what tells of the others."""

_MORE: Final = 2
"""The lines in which the rest is told."""


@dataclass(frozen=True)
class Item:
    """Lines that stand or fall together; `count` is how many of the things counted they tell."""

    lines: tuple[Painted, ...]
    count: int = 1


@dataclass(frozen=True)
class Part:
    """A part of a text.

    `names` are what it goes by, the first where it stands whole; `beyond` is how many things it has
    for which no item was made. A `yielding` part gives way before the others. The `tail` stands
    only where a part stands alone.
    """

    names: tuple[str, ...]
    head: tuple[Painted, ...]
    items: tuple[Item, ...] = ()
    beyond: int = 0
    yielding: bool = False
    tail: tuple[Painted, ...] = ()

    @property
    def size(self) -> int:
        """Its lines with the empty one before it."""
        rest = _MORE if self.beyond else 0
        return 1 + len(self.head) + sum(len(one.lines) for one in self.items) + rest

    @property
    def things(self) -> int:
        """How many things it has of those that are counted."""
        return self.beyond + sum(one.count for one in self.items)

    def within(self, room: int, more: More) -> Iterator[Painted]:
        """Its lines, at most `room` of them as long as its head and the rest have room."""
        yield Painted("")
        yield from self.head
        whole = self.size <= room
        left = room - 1 - len(self.head) - (0 if whole else len(list(more(self.things, self))))
        told = 0
        for one in self.items:
            left -= len(one.lines)
            if left < 0 and not whole:
                break
            yield from one.lines
            told += one.count
        if told < self.things:
            yield from more(self.things - told, self)


More: TypeAlias = Callable[[int, Part], Iterable[Painted]]
"""Tells that a part has so many more things, and where they stand."""


def folded(parts: Sequence[Part], room: int, more: More) -> Iterator[Painted]:
    """The parts in at most `room` lines; those beyond what there is room for are left to `more`."""
    most = max((room - _MORE) // _LEAST, 1)
    shown = parts if len(parts) <= most else parts[:most]
    for lines in _shared(shown, room - (_MORE if len(shown) < len(parts) else 0), more):
        yield from lines
    if len(shown) < len(parts):
        beyond = parts[most:]
        yield from more(sum(part.things for part in beyond), beyond[0])


def _shared(parts: Sequence[Part], room: int, more: More) -> Sequence[Sequence[Painted]]:
    """The lines of each part: those that need few have what they need, the others alike.

    Parts that yield are left what the others do not need, and a fourth if they need as much.
    """
    lines: list[Sequence[Painted]] = [()] * len(parts)
    soft = sum(part.size for part in parts if part.yielding)
    left = room - min(soft, room // 4)
    for yielding in (False, True):
        order = [at for at, part in enumerate(parts) if part.yielding is yielding]
        order.sort(key=lambda at: parts[at].size)
        for done, at in enumerate(order):
            share = left // (len(order) - done)
            lines[at] = list(parts[at].within(share, more))
            left -= len(lines[at])
        left += min(soft, room // 4)
    return lines
