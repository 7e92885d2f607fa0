"""The facts that a scenario states, sentence by sentence, and the book they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from assay.facts import Agency, Book, Field, Head, Key, Kind, Schema, key_id, split_id
from assay.facts.book.stating import Row, below, cell, stated_book
from assay.facts.keys import KeyValue, key_text
from assay.features.scenario.vocabulary import keys_meant
from assay.finding import Finding, error
from assay.source import Scalar
from assay.source.scalars import number_value
from assay.values.calendar import arabic_digits
from assay.values.fact_id import FactId
from assay.values.text import Text
from assay.values.types import Choice, Number

ONLY: Final = "1"
"""The key of a fact whose key a scenario does not give."""

_Cells: TypeAlias = dict[str, Scalar]


@dataclass
class Stage:
    """The facts of a scenario so far: rows by kind, alone or laid over those of a book.

    A key that is not stated is the row's number, or the next that is free. A parent that is not
    stated is the one fact of the parent kind; a parent that does not stand there is created, with
    nothing but its key.

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
    _rows: dict[str, list[_Cells]] = field(default_factory=dict)
    _changes: dict[str, dict[Key, _Cells]] = field(default_factory=dict)
    _removed: dict[str, None] = field(default_factory=dict)
    _places: dict[str, dict[str, int]] | None = None

    def open(self, book: Book) -> None:
        """Takes the facts of a book. What was said of another book's day and facts is forgotten."""
        if self.base is not None:
            self._rows, self._changes, self._removed = {}, {}, {}
        self.base = book
        self._places = None
        self.as_of = self.agency = self.fiscal_year = self.quarter = self.currency = None

    def state(self, kind: Kind, rows: Sequence[Row]) -> None:
        """States facts of a kind, the cells by field."""
        self._rows.setdefault(kind.name, []).extend(dict(row) for row in rows)
        self._places = None

    def amend(self, kind: Kind, key: str, changes: Row) -> bool:
        """Changes fields of a fact, not its key; false where there is none of that key."""
        for meant in keys_meant(kind, key):
            place = self._place(kind, meant)
            if place is not None:
                self._rows[kind.name][place].update(changes)
                if kind.link is not None and kind.link.name in changes:
                    self._places = None
                return True
            if self._in_base(kind, meant):
                self._changes.setdefault(kind.name, {}).setdefault(meant, {}).update(changes)
                return True
        return False

    def remove(self, kind: Kind, key: str) -> bool:
        """Takes a fact away, with all below it; false where there is none of that key."""
        for meant in keys_meant(kind, key):
            in_base, stated = self._in_base(kind, meant), self._place(kind, meant) is not None
            if in_base or stated:
                self._take(kind, meant)
                return True
        return False

    @property
    def is_dated(self) -> bool:
        """Whether the day of the facts is known."""
        return self.as_of is not None or self.base is not None

    def book(self) -> tuple[Book | None, tuple[Finding, ...]]:
        """The book of what is stated; null, with findings, where a cell can't be read."""
        head = self._head()
        if self.base is not None and not (self._rows or self._changes or self._removed):
            return self.base if head == self.base.head else replace(self.base, head=head), ()
        filled = _Filling(self)
        if filled.findings:
            return None, tuple(filled.findings)
        for name, changes in self._changes.items():
            kind = self.schema.kinds[name]
            for key, cells in changes.items():
                at = next(iter(cells.values()))
                parts = {part: cell(text, at) for part, text in zip(kind.key, key, strict=True)}
                filled.rows.setdefault(name, []).append({**parts, **cells})
        return stated_book(self.schema, head, filled.rows, self.base, self._removed)

    def _head(self) -> Head:
        known = Head(dt.date.min) if self.base is None else self.base.head
        return replace(
            known,
            as_of=self.as_of or known.as_of,
            agency=known.agency if self.agency is None else Agency(self.agency),
            fiscal_year=self.fiscal_year or known.fiscal_year,
            quarter=self.quarter or known.quarter,
            currency=self.currency or known.currency,
        )

    def base_keys(self, kind: Kind) -> Iterator[Key]:
        """The keys of the book's facts of a kind; not of those taken away."""
        for key in () if self.base is None else self.base.facts[kind.name]:
            if self._in_base(kind, key):
                yield key

    def rows(self) -> Mapping[str, Sequence[Row]]:
        """The rows as they are stated."""
        return self._rows

    # What is there --------------------------------------------------------------------------------

    def _in_base(self, kind: Kind, key: Key) -> bool:
        if self.base is None or key not in self.base.facts[kind.name]:
            return False
        return not self._removed or FactId.of(kind.name, key_id(key)) not in self._removed

    def _place(self, kind: Kind, key: Key) -> int | None:
        """The number of the row that states a fact, counted from 0; null where none does."""
        if not self._rows.get(kind.name):
            return None
        if self._places is None:
            filled = _Filling(self).rows
            self._places = {
                name: {
                    row_id(self.schema.kinds[name], row): place
                    for place, row in enumerate(filled[name][: len(rows)])
                }
                for name, rows in self._rows.items()
                if rows
            }
        return self._places[kind.name].get(key_id(key))

    def _take(self, kind: Kind, key: Key) -> None:
        """Forgets all that is said of a fact and of those below it."""
        waiting = [(kind, key)]
        if self.base is not None and key in self.base.facts[kind.name]:
            fact = self.base.facts[kind.name][key]
            for one in (fact, *below(self.base, fact)):
                self._removed[one.id] = None
                self._changes.get(one.kind, {}).pop(one.key, None)
                waiting.append((self.schema.kinds[one.kind], one.key))
        while waiting:
            waiting.extend(self._drop(*waiting.pop()))

    def _drop(self, kind: Kind, key: Key) -> Sequence[tuple[Kind, Key]]:
        """Drops the row of a fact; gives those that state facts below it."""
        if not any(self._rows.values()):
            return ()
        place, filled = self._place(kind, key), _Filling(self).rows
        found = [
            (child, key_of(child, row))
            for child in self.schema.children(kind.name)
            for row in filled.get(child.name, ())
            if child.link is not None and parent_of(child.link, row, kind) == key
        ]
        if place is not None:
            del self._rows[kind.name][place]
            self._places = None
        return found


class _Filling:
    """Rows with the keys and parents that are not stated filled in, and parents created.

    Attributes:
        rows: by kind, those that are stated first and in their order.
        findings: rows whose parent can't be told.
    """

    def __init__(self, stage: Stage) -> None:
        self.schema = stage.schema
        self.rows: dict[str, list[_Cells]] = {}
        self.findings: list[Finding] = []
        self._stage = stage
        self._ids: dict[str, dict[str, Key]] = {}
        self._stated: dict[str, frozenset[str]] = {}
        self._next: dict[str, int] = {}
        stated = stage.rows()
        for kind in sorted(stage.schema.kinds.values(), key=self._depth):
            for place, row in enumerate(stated.get(kind.name, ()), start=1):
                self._add(kind, dict(row), place)

    def _depth(self, kind: Kind) -> int:
        return len(self.schema.ancestors(kind.name))

    def ids(self, kind: Kind) -> dict[str, Key]:
        """The keys of a kind's facts so far, by their ids without the kind."""
        if kind.name not in self._ids:
            self._ids[kind.name] = {key_id(key): key for key in self._stage.base_keys(kind)}
            stated = self._stage.rows().get(kind.name, ())
            self._stated[kind.name] = frozenset(row_id(kind, row) for row in stated)
        return self._ids[kind.name]

    def _add(self, kind: Kind, row: _Cells, place: int) -> None:
        ids = self.ids(kind)
        at = next(iter(row.values()))
        link = None if kind.link is None or kind.tree else kind.link.name
        if link is not None and not text_of(row, link):
            self._fill_parent(kind, link, row, at)
        unsaid = [name for name in kind.key if not text_of(row, name)]
        if unsaid:
            self._number(kind, row, unsaid, place)
        if link is not None and link in row:
            self._create(kind, row[link])
        ids[row_id(kind, row)] = key_of(kind, row)
        self.rows.setdefault(kind.name, []).append(row)

    def _number(self, kind: Kind, row: _Cells, unsaid: Sequence[str], place: int) -> None:
        """Gives a row its number for a key, or the next that no other fact has."""
        at = next(iter(row.values()))
        ids, stated = self.ids(kind), self._stated[kind.name]
        number = max(place, self._next.get(kind.name, 0))
        while True:
            row.update({name: cell(str(number), at) for name in unsaid})
            if row_id(kind, row) not in ids and row_id(kind, row) not in stated:
                break
            number += 1
        if number != place:
            self._next[kind.name] = number + 1

    def _fill_parent(self, kind: Kind, link: str, row: _Cells, at: Scalar) -> None:
        """Links a row to the one fact of the parent kind."""
        assert kind.parent is not None
        if link not in kind.key and row_id(kind, row) in self.ids(kind):
            row.pop(link, None)  # it changes a fact of the book, which has its parent
            return
        parent = self.schema.kinds[kind.parent]
        known = self.ids(parent)
        if len(known) > 1:
            self.findings.append(
                error(
                    "orphan",
                    Text(
                        f"there are {len(known)} facts of kind {parent.name}, and this "
                        f"{kind.name} does not say to which of them it belongs",
                        f"มีข้อเท็จจริงชนิด {parent.name} อยู่ {len(known)} รายการ "
                        f"แต่ {kind.name} นี้ไม่ได้บอกว่าอยู่ภายใต้รายการใด",
                    ),
                    at.span,
                    hint=Text(f"add a column `{link}`", f"เพิ่มคอลัมน์ `{link}`"),
                )
            )
        only = next(iter(known.values()), (ONLY,) * len(parent.key))
        row[link] = cell(only[0] if len(only) == 1 else key_id(only), at)

    def _create(self, kind: Kind, link: Scalar) -> None:
        """The parent that a row names, with nothing but its key, if it has the form of one."""
        assert kind.parent is not None
        assert kind.link is not None
        parent = self.schema.kinds[kind.parent]
        key = parent_of(kind.link, {kind.link.name: link}, parent)
        if key is not None and all(key) and key_id(key) not in self.ids(parent):
            parts = zip(parent.key, key, strict=True)
            self._add(parent, {name: cell(part, link) for name, part in parts}, 1)


def row_id(kind: Kind, row: Row) -> str:
    """The id of the fact that a row states, without the kind."""
    return key_id(key_of(kind, row))


def key_of(kind: Kind, row: Row) -> Key:
    """The key of the fact that a row states; a part is empty where it is not stated."""
    return tuple(part_of(kind.columns[name], row) for name in kind.key)


def parent_of(link: Field, row: Row, parent: Kind) -> Key | None:
    """The key of the parent that a row names; null where it has not the form of one."""
    text = part_of(link, row)
    return (text,) if len(parent.key) == 1 else split_id(text, len(parent.key))


def part_of(field: Field, row: Row) -> str:
    """A part of a key, or a link, as keys are written: `๑` and `1.0` are the number 1."""
    text = text_of(row, field.name)
    found: KeyValue | None = None
    match field.item:
        case Number():
            found = number_value(arabic_digits(text))
        case Choice():
            found = field.item.member(text)
        case _:
            pass
    return text if found is None else key_text(found)


def text_of(row: Row, name: str) -> str:
    """The text of a cell; empty where nothing is stated."""
    found = row.get(name)
    return "" if found is None or found.value is None else found.text
