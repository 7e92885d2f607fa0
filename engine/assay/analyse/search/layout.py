"""How many facts of which kinds are stated, and how they hang together.

A layout has the facts and no values but keys. A cell of a layout is a `Spot`: a field of one of
its rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final, TypeAlias

from assay.analyse.search.needs import Needs
from assay.facts import Schema

MOST_LAYOUTS: Final = 16
"""The most layouts that are tried for one decision."""


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A field of a stated fact: its kind, the position of its row, the field's name."""

    kind: str
    row: int
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A stated fact: the name its key is made of, and the position of its parent's row."""

    name: str
    parent: int | None = None


@dataclass(frozen=True)
class Layout:
    """The facts that are stated, by kind, in an order in which parents come first.

    `subject` is the position of the fact that is decided on, among those of its kind.
    """

    kind: str
    subject: int
    rows: Mapping[str, tuple[Row, ...]] = field(hash=False)

    @property
    def count(self) -> int:
        """How many facts there are."""
        return sum(len(rows) for rows in self.rows.values())

    def spots(self, needs: Needs) -> list[Spot]:
        """The cells that the decisions read, those of the subject first."""
        own = [kind for kind in self.rows if kind == self.kind]
        others = [kind for kind in self.rows if kind != self.kind]
        return [
            Spot(kind, row, name)
            for kind in (*own, *others)
            for row in self._order(kind)
            for name in needs.fields.get(kind, ())
        ]

    def has_below(self, kind: str, row: int, schema: Schema) -> bool:
        """Whether a fact is the parent of another."""
        return any(
            one.parent == row
            for name, rows in self.rows.items()
            if schema.kinds[name].parent == kind
            for one in rows
        )

    def _order(self, kind: str) -> list[int]:
        rows = list(range(len(self.rows[kind])))
        return sorted(rows, key=lambda row: row != self.subject) if kind == self.kind else rows


_Form: TypeAlias = Mapping[tuple[str, str], int]
"""The counts a layout is made from, by what they count and the kind.

`facts` of the kind, `below` the first of a tree its children, `above` the fact decided on a parent.
"""


def layouts(needs: Needs, schema: Schema) -> list[Layout]:
    """The layouts to try, the plainest first: one fact of each kind, then none or two of one."""
    base = {("facts", one): 1 for one in (*needs.listed, *needs.above) if one != needs.kind}
    base |= {("below", kind): 1 for kind in sorted(needs.branches)}
    above = {kind.name for kind in schema.ancestors(needs.kind)}
    changes = list(_changes(needs, above))
    forms = [base, *({**base, one: count} for one, count in changes)]
    forms += [
        {**base, one: count, other: more}
        for (one, count), (other, more) in combinations(changes, 2)
        if one != other
    ]
    found: dict[tuple[tuple[str, tuple[Row, ...]], ...], Layout] = {}
    for form in forms:
        layout = _layout(needs.kind, form, schema)
        found.setdefault(tuple(layout.rows.items()), layout)
    return list(found.values())[:MOST_LAYOUTS]


def _changes(needs: Needs, above: Collection[str]) -> Iterator[tuple[tuple[str, str], int]]:
    for kind in sorted(needs.branches):
        yield ("below", kind), 0
    for kind in needs.listed:
        if kind != needs.kind:
            yield ("facts", kind), 2
    if needs.kind in needs.listed and needs.kind not in needs.branches:
        yield ("facts", needs.kind), 2
    for kind in sorted(needs.branches):
        yield ("below", kind), 2
    if needs.kind in needs.roots:
        yield ("above", needs.kind), 1
    for kind in sorted(needs.roots - needs.branches - {needs.kind}):
        yield ("below", kind), 1
    for kind in needs.listed:
        if kind != needs.kind and kind not in above:
            yield ("facts", kind), 0


def _layout(kind: str, form: _Form, schema: Schema) -> Layout:
    rows: dict[str, tuple[Row, ...]] = {}
    subject = 0

    def place(name: str) -> None:
        nonlocal subject
        if name in rows:
            return
        declared = schema.kinds[name]
        if declared.parent is not None and not declared.tree:
            place(declared.parent)
        count = form.get(("facts", name), 1)
        if not declared.tree:
            above = None if declared.parent is None else 0
            if declared.parent is not None and not rows[declared.parent]:
                count = 0
            rows[name] = tuple(Row(str(at + 1), above) for at in range(count))
            return
        over = ("above", name) in form and name == kind
        if over:
            subject = 1
        rows[name] = tuple(_tree(count, form.get(("below", name), 0), over))

    place(kind)
    for (what, name), count in form.items():
        if what == "facts" and count:
            place(name)
    return Layout(kind, subject, rows)


def _tree(count: int, children: int, above: bool) -> Iterator[Row]:
    """A tree: roots, the first of them with children; or one root over the fact with children."""
    if above:
        yield Row("1")
        yield Row("1.1", 0)
        yield from (Row(f"1.1.{at}", 1) for at in range(1, children + 1))
        return
    for root in range(1, count + 1):
        yield Row(str(root))
        if root == 1:
            yield from (Row(f"1.{at}", 0) for at in range(1, children + 1))
