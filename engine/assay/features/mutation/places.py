"""Places in the tree of a rule file, each of which can be filled otherwise or left out.

A rule is changed as it is written: in the tree that was read from its file, so that what changes
has its line and column, and the rest stays the very same nodes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assay.source import Entries, Items, Node, Scalar, plain_value

Put = Callable[[Node | None], Entries]
"""The whole tree with another node in a place, or (null) with nothing there."""


@dataclass(frozen=True)
class Place:
    """A node of a tree; `put` gives the whole tree with another in its stead."""

    node: Node
    put: Put

    def entries(self) -> Iterator[tuple[Place, Place]]:
        """The keys of a mapping and their values as places; none where it is no mapping."""
        if not isinstance(self.node, Entries):
            return
        for at, (key, value) in enumerate(self.node.entries):
            yield (
                Place(key, self._entry(at, key, value, of_key=True)),
                Place(value, self._entry(at, key, value, of_key=False)),
            )

    def items(self) -> Iterator[Place]:
        """The items of a list as places; none where it is no list."""
        if not isinstance(self.node, Items):
            return
        for at, item in enumerate(self.node.items):
            yield Place(item, self._item(at))

    def get(self, name: str) -> Place | None:
        """The value of a key as a place; null where there is no such key."""
        return next((value for key, value in self.entries() if _text(key.node) == name), None)

    def with_entry(self, name: str, value: str) -> Entries:
        """The whole tree with one more key in this mapping; both words take its place."""
        assert isinstance(self.node, Entries)
        at = self.node.entries[0][0]
        added = (replace(at, text=name, value=name), replace(at, text=value, value=value))
        return self.put(replace(self.node, entries=(*self.node.entries, added)))

    def _entry(self, at: int, key: Scalar, value: Node, *, of_key: bool) -> Put:
        def put(new: Node | None) -> Entries:
            assert isinstance(self.node, Entries)
            before, after = self.node.entries[:at], self.node.entries[at + 1 :]
            kept: tuple[tuple[Scalar, Node], ...] = ()
            if isinstance(new, Scalar) and of_key:
                kept = ((new, value),)
            elif new is not None:
                kept = ((key, new),)
            return self.put(replace(self.node, entries=(*before, *kept, *after)))

        return put

    def _item(self, at: int) -> Put:
        def put(new: Node | None) -> Entries:
            assert isinstance(self.node, Items)
            kept = () if new is None else (new,)
            items = (*self.node.items[:at], *kept, *self.node.items[at + 1 :])
            return self.put(replace(self.node, items=items))

        return put


def root_place(root: Entries) -> Place:
    """The whole tree as a place; there is nothing to be left out of it."""

    def put(new: Node | None) -> Entries:
        return new if isinstance(new, Entries) else root

    return Place(root, put)


def rewritten(scalar: Scalar, text: str) -> Scalar:
    """The scalar with another text, read as the file would be."""
    return replace(scalar, text=text, value=text if scalar.quoted else plain_value(text))


def _text(node: Node) -> str | None:
    return node.text if isinstance(node, Scalar) else None
