"""Books made of stated facts: those of a scenario, and those of a book with some of them changed.

A stated fact is a row of cells by field, read by the reader of CSV files, so that it is as strictly
typed, and what is wrong is told at the cell.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from engine.facts.book import Book, Fact, Head
from engine.facts.keys import Key, KeyValue, order
from engine.facts.links import check_links
from engine.facts.notes import Notes
from engine.facts.records import read_records
from engine.facts.schema import Kind, Schema
from engine.finding import Finding
from engine.source import Entries, Items, Scalar, Source, Style
from engine.values.types import Member, Value

Row: TypeAlias = Mapping[str, Scalar]
"""The cells of one fact by field, the key's and the parent link's among them."""


def cell(text: str, at: Scalar | None = None) -> Scalar:
    """A cell that holds a text; it is told of at the place of `at`."""
    value = text if text.strip() else None
    if at is None:
        return Scalar(value, text, Style.CELL, Source("", text), 0, len(text))
    return Scalar(value, text, Style.CELL, at.source, at.start, at.end)


def open_to_nulls(schema: Schema) -> Schema:
    """The schema with nothing required: a scenario states the fields that matter to it."""
    kinds = {
        name: replace(
            kind,
            fields={key: replace(one, required=False) for key, one in kind.fields.items()},
            link=None if kind.link is None else replace(kind.link, required=False),
        )
        for name, kind in schema.kinds.items()
    }
    return replace(schema, kinds=kinds)


def stated_book(
    schema: Schema,
    head: Head,
    stated: Mapping[str, Sequence[Row]],
    before: Book | None = None,
    removed: Iterable[str] = (),
) -> tuple[Book | None, tuple[Finding, ...]]:
    """The book of stated facts; null where anything is wrong with them.

    Args:
        schema: the schema, with nothing required.
        head: what the book says of itself.
        stated: rows by kind. A row whose key is there in `before` changes the fields it states.
        before: the book that they amend; null for a book of nothing else.
        removed: ids (`kind/key`) of facts of `before` that are taken away, with all below them.
    """
    notes = Notes()
    facts: dict[str, dict[Key, Fact]] = {
        kind: {} if before is None else dict(before.facts[kind]) for kind in schema.kinds
    }
    for fact_id in removed:
        assert before is not None
        _remove(before, fact_id, facts)
    unread: set[str] = set()
    for name, rows in stated.items():
        kind = schema.kinds[name]
        noted = len(notes.findings)
        found = read_records(kind, schema, _items(rows), notes)
        if len(notes.findings) > noted:
            unread.add(name)
        facts[name] = _merged(kind, facts[name], found, rows)
    check_links(facts, schema, unread, notes)
    if notes.findings:
        return None, tuple(notes.findings)
    path = Path() if before is None else before.path
    previous = None if before is None else before.previous
    return Book(path, schema, head, facts, {}, previous), ()


def _items(rows: Sequence[Row]) -> Items:
    found = []
    for row in rows:
        entries = tuple((cell(name, at), at) for name, at in row.items())
        first = next(iter(row.values()))
        found.append(Entries(entries, False, first.source, first.start, first.end))
    source = found[0].source if found else Source("", "")
    return Items(tuple(found), False, source, 0, 0)


def _merged(
    kind: Kind, there: Mapping[Key, Fact], found: Mapping[Key, Fact], rows: Sequence[Row]
) -> dict[Key, Fact]:
    """Facts with those that are stated added, or laid over those of the same key."""
    facts = dict(there)
    stated = {name for row in rows for name in row}
    for key, fact in found.items():
        old = facts.get(key)
        facts[key] = fact if old is None else _amended(old, fact, stated)
    if len(facts) == len(there) or not there:
        return facts
    return dict(sorted(facts.items(), key=lambda one: _order(kind, one[1])))


def _amended(old: Fact, new: Fact, stated: Collection[str]) -> Fact:
    """A fact with what a row states of it anew; `stated` are the fields that rows state."""
    return replace(
        old,
        values={
            **old.values,
            **{name: new.values[name] for name in new.spans if name in old.values},
        },
        parent=old.parent if new.parent is None else new.parent,
        spans={**{name: at for name, at in old.spans.items() if name not in stated}, **new.spans},
        written={
            **{name: text for name, text in old.written.items() if name not in new.spans},
            **new.written,
        },
    )


def _order(kind: Kind, fact: Fact) -> tuple[tuple[object, ...], ...]:
    return tuple(
        order(_part(fact.values.get(name), text))
        for name, text in zip(kind.key, fact.key, strict=True)
    )


def _part(value: Value | None, text: str) -> KeyValue:
    """A part of a key by its value, or by its text where it is a link to a parent."""
    match value:
        case bool() | Decimal() | dt.date() | Member() | str():
            return value
        case _:
            return text


def _remove(book: Book, fact_id: str, facts: dict[str, dict[Key, Fact]]) -> None:
    fact = book.find(fact_id)
    if fact is None or facts[fact.kind].pop(fact.key, None) is None:
        return
    for kind in book.schema.kinds.values():
        if kind.parent == fact.kind:
            for child in book.children(fact, kind.name):
                _remove(book, child.id, facts)
