"""The facts that a scenario states, as the CSV files of a fact book."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from engine.facts import Book, Kind, Schema, load_book
from engine.finding import InvalidInput
from features.steps.words import column_named

Row = dict[str, str]

ONLY = "1"
"""The key of a fact whose key a scenario does not give."""


@dataclass
class StatedFacts:
    """Rows by kind. They are read as a book's files are, so that cells are as strictly typed.

    A key that is not stated is the row's number. A parent that is not stated is the one fact of
    the parent kind; a parent that does not stand there is created, with nothing but its key.
    """

    schema: Schema
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, kind: Kind, table: Sequence[Sequence[str]]) -> None:
        """States the rows of a table, whose first line names fields."""
        header = [column_named(self.schema, kind, words) for words in table[0]]
        for cells in table[1:]:
            self._add(kind, dict(zip(header, cells, strict=True)))

    def _add(self, kind: Kind, row: Row) -> None:
        rows = self.rows.setdefault(kind.name, [])
        if kind.link is not None and not kind.tree and not row.get(kind.link.name):
            row[kind.link.name] = ONLY
        for name in kind.key:
            if not row.get(name):
                row[name] = str(len(rows) + 1)
        rows.append(row)

    def book(self, folder: Path, as_of: dt.date) -> Book:
        """The book of what is stated. Raises InvalidInput where a cell can't be read."""
        self._complete()
        (folder / "book.yaml").write_text(f"as_of: {as_of.isoformat()}\n", encoding="utf-8")
        for name, rows in self.rows.items():
            header = list(dict.fromkeys(column for row in rows for column in row))
            path = folder / f"{self.schema.kinds[name].plural}.csv"
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, header, restval="")
                writer.writeheader()
                writer.writerows(rows)
        book, findings = load_book(folder, self.schema)
        if book is None:
            raise InvalidInput(findings)
        return book

    def _complete(self) -> None:
        """Creates the parents that rows name and that do not stand there, up to the roots."""
        waiting = list(self.rows)
        while waiting:
            kind = self.schema.kinds[waiting.pop()]
            if kind.link is None or kind.parent is None or kind.tree:
                continue
            parent = self.schema.kinds[kind.parent]
            known = self.rows.get(parent.name, [])
            link = kind.link.name
            for row in self.rows[kind.name]:
                if row[link] == ONLY and len(known) == 1:
                    row[link] = known[0][parent.key[0]]
                if all(one[parent.key[0]] != row[link] for one in known):
                    self._add(parent, {parent.key[0]: row[link]})
                    known = self.rows[parent.name]
            waiting.append(parent.name)
