"""Fitting a long text into so many lines: what is too much is counted, with where it stands whole.

A text is made of parts, such as a table or the findings of an action. A part has a head, which
always stands, and items, of which as many stand as there is room for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, TypeAlias

from rich.text import Text as Painted

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
    def least(self) -> int:
        """Its lines where no item stands."""
        return min(self.size, 1 + len(self.head) + _MORE)

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
    needs = list(accumulate(part.least for part in parts))
    most = len(parts)
    if needs and needs[-1] > room:
        most = max(bisect_right(needs, room - _MORE), 1)
        room -= _MORE
    for lines in _shared(parts[:most], room, more):
        yield from lines
    if beyond := parts[most:]:
        yield from more(sum(part.things for part in beyond), beyond[0])


def _shared(parts: Sequence[Part], room: int, more: More) -> Sequence[Sequence[Painted]]:
    """The lines of each part: those that need few have what they need, the others alike.

    Parts that yield are left what the others do not need, and a fourth if they need as much.
    """
    lines: list[Sequence[Painted]] = [()] * len(parts)
    soft = [part for part in parts if part.yielding]
    least = sum(part.least for part in soft)
    firm = sum(part.least for part in parts) - least
    kept = min(sum(part.size for part in soft), max(least, min(room // 4, room - firm)))
    left = room - kept
    for yielding in (False, True):
        order = [at for at, part in enumerate(parts) if part.yielding is yielding]
        order.sort(key=lambda at: parts[at].size)
        for done, at in enumerate(order):
            share = left // (len(order) - done)
            lines[at] = list(parts[at].within(share, more))
            left -= len(lines[at])
        left += kept
    return lines
