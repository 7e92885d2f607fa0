"""Stated facts as the tables of a scenario, and the book that a scenario makes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assay.analyse.search.layout import Layout, Spot
from assay.analyse.search.trial import Stated, key_of, key_value
from assay.facts import Book, Kind, Schema, key_id
from assay.facts.book.stating import cell, open_to_nulls
from assay.features.scaffold.naming import Naming
from assay.features.scenario.stage import Stage
from assay.finding import InvalidInput
from assay.values.types import Boolean, Choice, Date


@dataclass(frozen=True)
class StatedTable:
    """A table of stated facts: the kind, the fields that head its columns, the cells by row.

    A cell is the text of a key, or the spot whose value stands there.
    """

    kind: Kind
    columns: tuple[str, ...]
    rows: tuple[tuple[str | Spot, ...], ...]


def tables(
    layout: Layout, spots: Collection[Spot], stated: Stated, schema: Schema, naming: Naming
) -> tuple[StatedTable, ...]:
    """The tables that state a layout, parents first.

    A key or a parent is stated only where a scenario that leaves it out would mean another.
    """
    named = {spot.kind for spot in spots}
    found: list[StatedTable] = []
    for name, rows in layout.rows.items():
        kind = schema.kinds[name]
        if rows and not _goes_without(kind, layout, named, schema):
            found.append(
                _table(
                    kind,
                    layout=layout,
                    spots=spots,
                    stated=stated,
                    schema=schema,
                    naming=naming,
                )
            )
    return tuple(found)


def _goes_without(kind: Kind, layout: Layout, named: Collection[str], schema: Schema) -> bool:
    """Whether a fact need not be stated: it is made as the parent of one that is."""
    if kind.name in named or kind.name == layout.kind or len(layout.rows[kind.name]) > 1:
        return False
    if len(kind.key) > 1 or _needs_key(kind):
        return False
    below = [
        other for other, rows in layout.rows.items() if rows and kind in schema.ancestors(other)
    ]
    return bool(below)


def _needs_key(kind: Kind) -> bool:
    """Whether a number is no key of the kind, so that one has to be stated."""
    return any(
        isinstance(kind.fields[name].type, Choice | Date | Boolean)
        for name in kind.key
        if name in kind.fields
    )


def _table(
    kind: Kind,
    *,
    layout: Layout,
    spots: Collection[Spot],
    stated: Stated,
    schema: Schema,
    naming: Naming,
) -> StatedTable:
    rows = layout.rows[kind.name]
    fields = [
        name
        for name in kind.members
        if any(Spot(kind.name, row, name) in spots for row in range(len(rows)))
    ]
    links = _links(kind, layout, schema)
    with_key = len(rows) > 1 or kind.tree or _needs_key(kind) or not (fields or links)
    keys = [name for name in kind.key if name in kind.fields and name not in fields and with_key]
    columns = [*keys, *links, *fields]

    def at(row: int, name: str) -> str | Spot:
        if name in links:
            return _parent(kind, layout, row, stated, schema)
        if name in keys:
            value = key_value(kind, layout, row, name, stated)
            return naming.value(value, kind.fields[name].type)
        return Spot(kind.name, row, name)

    cells = tuple(tuple(at(row, name) for name in columns) for row in range(len(rows)))
    return StatedTable(kind, tuple(columns), cells)


def _links(kind: Kind, layout: Layout, schema: Schema) -> list[str]:
    if kind.link is None or kind.parent is None:
        return []
    rows = layout.rows[kind.name]
    if kind.tree:
        return [kind.link.name] if any(row.parent is not None for row in rows) else []
    above = layout.rows.get(kind.parent, ())
    several = len(above) > 1 or len(schema.kinds[kind.parent].key) > 1
    return [kind.link.name] if several else []


def _parent(kind: Kind, layout: Layout, row: int, stated: Stated, schema: Schema) -> str:
    above = layout.rows[kind.name][row].parent
    if above is None or kind.parent is None:
        return ""
    return key_id(key_of(schema.kinds[kind.parent], layout, above, stated, schema))


def cell_text(
    entry: str | Spot, layout: Layout, stated: Stated, schema: Schema, naming: Naming
) -> str:
    """The text of a cell; empty where nothing is stated, unless it is a key."""
    if isinstance(entry, str):
        return entry
    kind = schema.kinds[entry.kind]
    value = stated.get(entry)
    if value is None and entry.name in kind.key:
        value = key_value(kind, layout, entry.row, entry.name, stated)
    return "" if value is None else naming.value(value, kind.columns[entry.name].type)


def written_book(
    written: Sequence[StatedTable],
    layout: Layout,
    stated: Stated,
    *,
    schema: Schema,
    naming: Naming,
    day: dt.date,
) -> Book:
    """The book of a scenario with those tables. Raises InvalidInput where a cell can't be read."""
    stage = Stage(open_to_nulls(schema), as_of=day)
    for table in written:
        rows = [
            {
                name: cell(cell_text(entry, layout, stated, schema, naming))
                for name, entry in zip(table.columns, row, strict=True)
            }
            for row in table.rows
        ]
        stage.state(table.kind, rows)
    book, findings = stage.book()
    if book is None:
        raise InvalidInput(findings)
    return book


def key_text_of(layout: Layout, stated: Stated, schema: Schema, row: int | None = None) -> str:
    """The key of the fact decided on, as an expectation names it."""
    kind = schema.kinds[layout.kind]
    return key_id(key_of(kind, layout, layout.subject if row is None else row, stated, schema))
