"""Books made of stated facts: those of a scenario, and those of a book with some of them changed.

A stated fact is a row of cells by field, read by the reader of CSV files, so that it is as strictly
typed, and what is wrong is told at the cell.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from assay.facts.book.book import Book, Fact, Head
from assay.facts.book.links import check_links
from assay.facts.book.records import read_records
from assay.facts.keys import Key, KeyValue, order
from assay.facts.notes import Notes
from assay.facts.schema.schema import Field, Kind, Read, Schema
from assay.finding import Finding
from assay.source import Entries, Items, Scalar, Source, Style
from assay.values.types import Date, Member, Number, Value

Row: TypeAlias = Mapping[str, Scalar]
"""The cells of one fact by field, the key's and the parent link's among them."""


def cell(text: str, at: Scalar | None = None) -> Scalar:
    """A cell that holds a text; it is told of at the place of `at`."""
    value = text if text.strip() else None
    if at is None:
        return Scalar(value, text, Style.CELL, Source("", text), 0, len(text))
    return Scalar(value, text, Style.CELL, at.source, at.start, at.end)


def open_to_nulls(schema: Schema) -> Schema:
    """The schema with nothing required: a scenario states the fields that matter to it.

    It is read in Thai too: Thai digits in numbers and dates, and dates as Thai documents print
    them. The year of a number stays what it is, since 2563 may be an amount.
    """
    kinds = {
        name: replace(
            kind,
            fields={key: _opened(one) for key, one in kind.fields.items()},
            link=None if kind.link is None else replace(kind.link, required=False),
        )
        for name, kind in schema.kinds.items()
    }
    return replace(schema, kinds=kinds)


def _opened(field: Field) -> Field:
    match field.item:
        case Number():
            reads = field.reads | {Read.THAI_DIGITS}
        case Date():
            reads = field.reads | {Read.THAI_DIGITS, Read.BUDDHIST_ERA}
        case _:
            reads = field.reads
    return replace(field, required=False, reads=reads)


def below(book: Book, fact: Fact) -> Iterator[Fact]:
    """All facts below a fact: its children of every kind, and theirs."""
    waiting, met = [fact], {fact.id}
    while waiting:
        one = waiting.pop()
        for kind in book.schema.children(one.kind):
            for child in book.children(one, kind.name):
                if child.id not in met:
                    met.add(child.id)
                    waiting.append(child)
                    yield child


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
        fact = None if before is None else before.find(fact_id)
        if before is not None and fact is not None and fact.key in facts[fact.kind]:
            for one in (fact, *below(before, fact)):
                facts[one.kind].pop(one.key, None)
    unread: set[str] = set()
    for name, rows in stated.items():
        kind = schema.kinds[name]
        noted = len(notes.findings)
        found = read_records(kind, schema, _items(rows), notes)
        if len(notes.findings) > noted:
            unread.add(name)
        facts[name] = _merged(kind, facts[name], found)
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


def _merged(kind: Kind, there: Mapping[Key, Fact], found: Mapping[Key, Fact]) -> dict[Key, Fact]:
    """Facts with those that are stated added, or laid over those of the same key."""
    facts = dict(there)
    for key, fact in found.items():
        old = facts.get(key)
        facts[key] = fact if old is None else _amended(kind, old, fact)
    if len(facts) == len(there) or not there:
        return facts
    return dict(sorted(facts.items(), key=lambda one: _order(kind, one[1])))


def _amended(kind: Kind, old: Fact, new: Fact) -> Fact:
    """A fact with what a row states of it anew; an empty cell takes a value or the parent away."""
    stated = new.spans
    linked = kind.link is not None and kind.link.name in stated
    return replace(
        old,
        values={**old.values, **{name: new.values[name] for name in stated if name in new.values}},
        parent=new.parent if linked else old.parent,
        spans={**old.spans, **new.spans},
        written={
            **{name: text for name, text in old.written.items() if name not in stated},
            **new.written,
        },
        place=new.place if "place" in stated else old.place,
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
