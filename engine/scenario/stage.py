"""The facts that a scenario states, sentence by sentence, and the book they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from engine.facts import Book, Head, Key, Kind, Schema, key_id, split_id
from engine.facts.stating import Row, cell, stated_book
from engine.finding import Finding
from engine.source import Scalar

ONLY = "1"
"""The key of a fact whose key a scenario does not give."""


@dataclass
class Stage:
    """The facts of a scenario so far: rows by kind, alone or laid over those of a book.

    A key that is not stated is the row's number. A parent that is not stated is the one fact of
    the parent kind; a parent that does not stand there is created, with nothing but its key.

    Attributes:
        schema: the schema with nothing required.
        base: the book that is amended; null where every fact is stated.
        as_of: the day of the facts; null while it is not said.
        agency, fiscal_year, quarter, currency: what is said of the book besides.
    """

    schema: Schema
    base: Book | None = None
    as_of: dt.date | None = None
    agency: str | None = None
    fiscal_year: int | None = None
    quarter: int | None = None
    currency: str | None = None
    _rows: dict[str, list[dict[str, Scalar]]] = field(default_factory=dict)
    _removed: list[str] = field(default_factory=list)

    def state(self, kind: Kind, rows: Sequence[Row]) -> None:
        """States facts of a kind, the cells by field."""
        for row in rows:
            self._add(kind, dict(row))

    def amend(self, kind: Kind, key: Key, changes: Row) -> bool:
        """Changes fields of a fact; false where there is none of that key."""
        wanted = key_id(key)
        for row in self._rows.get(kind.name, ()):
            if _id(kind, row) == wanted:
                row.update(changes)
                return True
        if self.base is None or key not in self.base.facts[kind.name]:
            return False
        at = next(iter(changes.values()))
        parts = {name: cell(part, at) for name, part in zip(kind.key, key, strict=True)}
        self._rows.setdefault(kind.name, []).append({**parts, **changes})
        return True

    def remove(self, fact_id: str) -> bool:
        """Takes a fact of the book away, with all below it; false where there is none."""
        if self.base is None or self.base.find(fact_id) is None:
            return False
        self._removed.append(fact_id)
        return True

    @property
    def is_dated(self) -> bool:
        """Whether the day of the facts is known."""
        return self.as_of is not None or self.base is not None

    def book(self) -> tuple[Book | None, tuple[Finding, ...]]:
        """The book of what is stated; null, with findings, where a cell can't be read."""
        head = self._head()
        if self.base is not None and not self._rows and not self._removed:
            return replace(self.base, head=head), ()
        self._complete()
        return stated_book(self.schema, head, self._rows, self.base, self._removed)

    def _head(self) -> Head:
        known = Head(dt.date.min) if self.base is None else self.base.head
        return replace(
            known,
            as_of=self.as_of or known.as_of,
            agency=self.agency or known.agency,
            fiscal_year=self.fiscal_year or known.fiscal_year,
            quarter=self.quarter or known.quarter,
            currency=self.currency or known.currency,
        )

    # Rows -------------------------------------------------------------------------------------

    def _add(self, kind: Kind, row: dict[str, Scalar]) -> None:
        rows = self._rows.setdefault(kind.name, [])
        at = next(iter(row.values()), None)
        if kind.link is not None and not kind.tree and not _text(row, kind.link.name):
            row[kind.link.name] = cell(ONLY, at)
        for name in kind.key:
            if not _text(row, name):
                row[name] = cell(str(len(rows) + 1), at)
        rows.append(row)

    def _complete(self) -> None:
        """Creates the parents that rows name and that do not stand there, up to the roots."""
        waiting = list(self._rows)
        while waiting:
            kind = self.schema.kinds[waiting.pop()]
            if kind.link is None or kind.parent is None or kind.tree:
                continue
            parent = self.schema.kinds[kind.parent]
            link = kind.link.name
            for row in self._rows[kind.name]:
                if link not in row:
                    continue
                known = self._known(parent)
                if _text(row, link) == ONLY and len(known) == 1:
                    row[link] = cell(known[0], row[link])
                if _text(row, link) not in known:
                    self._create(parent, row[link])
            if parent.name in self._rows:
                waiting.append(parent.name)

    def _create(self, kind: Kind, link: Scalar) -> None:
        """A fact with nothing but the key that a link names, if it has the form of one."""
        key = split_id(link.text, len(kind.key))
        if key is not None:
            parts = zip(kind.key, key, strict=True)
            self._add(kind, {name: cell(part, link) for name, part in parts})

    def _known(self, kind: Kind) -> list[str]:
        """The ids of a kind's facts, without the kind."""
        there = [] if self.base is None else [key_id(key) for key in self.base.facts[kind.name]]
        return [*there, *(_id(kind, row) for row in self._rows.get(kind.name, ()))]


def _id(kind: Kind, row: Row) -> str:
    return key_id(tuple(_text(row, name) for name in kind.key))


def _text(row: Row, name: str) -> str:
    found = row.get(name)
    return "" if found is None or found.value is None else found.text
