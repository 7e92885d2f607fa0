"""Stated facts as the tables of a scenario, and the book that a scenario makes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assay.analyse.search.layout import Spot
from assay.analyse.search.stated import Stated
from assay.facts import Book, Kind, key_id
from assay.facts.book.stating import cell, open_to_nulls
from assay.features.scenario.naming import Naming
from assay.features.scenario.stage import Stage
from assay.finding import InvalidInput
from assay.values.types import Boolean, Choice, Date


@dataclass(frozen=True)
class StatedTable:
    """A table of stated facts: the kind, the fields that head its columns, the cells by row.

    A cell is the key of a parent, or the spot whose value stands there.
    """

    kind: Kind
    columns: tuple[str, ...]
    rows: tuple[tuple[str | Spot, ...], ...]


def tables(stated: Stated, spots: Collection[Spot]) -> tuple[StatedTable, ...]:
    """The tables that state some cells of facts, parents first.

    A key or a parent is stated only where a scenario that leaves it out would mean another.
    """
    named = {spot.kind for spot in spots}
    return tuple(
        _table(stated.schema.kinds[name], stated, spots)
        for name, rows in stated.layout.rows.items()
        if rows and not _goes_without(stated.schema.kinds[name], stated, named)
    )


def _goes_without(kind: Kind, stated: Stated, named: Collection[str]) -> bool:
    """Whether a fact need not be stated: it is made as the parent of one that is."""
    layout = stated.layout
    if kind.name in named or kind.name == layout.kind or len(layout.rows[kind.name]) > 1:
        return False
    if len(kind.key) > 1 or _needs_key(kind):
        return False
    below = (one for one, rows in layout.rows.items() if rows)
    return any(kind in stated.schema.ancestors(one) for one in below)


def _needs_key(kind: Kind) -> bool:
    """Whether a number is no key of the kind, so that one has to be stated."""
    return any(
        isinstance(kind.fields[name].type, Choice | Date | Boolean)
        for name in kind.key
        if name in kind.fields
    )


def _table(kind: Kind, stated: Stated, spots: Collection[Spot]) -> StatedTable:
    rows = range(len(stated.layout.rows[kind.name]))
    fields = [
        name for name in kind.members if any(Spot(kind.name, row, name) in spots for row in rows)
    ]
    links = _links(kind, stated)
    with_key = len(rows) > 1 or kind.tree or _needs_key(kind) or not (fields or links)
    keys = [name for name in kind.key if name in kind.fields and name not in fields and with_key]
    columns = (*keys, *links, *fields)

    def at(row: int, name: str) -> str | Spot:
        if name not in links:
            return Spot(kind.name, row, name)
        above = stated.parent_key(kind, row)
        return "" if above is None else key_id(above)

    return StatedTable(kind, columns, tuple(tuple(at(row, one) for one in columns) for row in rows))


def _links(kind: Kind, stated: Stated) -> list[str]:
    if kind.link is None or kind.parent is None:
        return []
    rows = stated.layout.rows
    if kind.tree:
        return [kind.link.name] if any(row.parent is not None for row in rows[kind.name]) else []
    several = len(rows.get(kind.parent, ())) > 1
    return [kind.link.name] if several or len(stated.schema.kinds[kind.parent].key) > 1 else []


def cell_text(entry: str | Spot, stated: Stated, naming: Naming) -> str:
    """The text of a cell; empty where nothing is stated, unless it is a key."""
    if isinstance(entry, str):
        return entry
    kind = stated.schema.kinds[entry.kind]
    value = stated.get(entry)
    if value is None and entry.name in kind.key:
        value = stated.key_value(kind, entry.row, entry.name)
    return "" if value is None else naming.value(value, kind.columns[entry.name].type)


def written_book(
    written: Sequence[StatedTable], stated: Stated, naming: Naming, day: dt.date
) -> Book:
    """The book of a scenario with those tables. Raises InvalidInput where a cell can't be read."""
    stage = Stage(open_to_nulls(stated.schema), as_of=day)
    for table in written:
        rows = [
            {
                name: cell(cell_text(entry, stated, naming))
                for name, entry in zip(table.columns, row, strict=True)
            }
            for row in table.rows
        ]
        stage.state(table.kind, rows)
    book, findings = stage.book()
    if book is None:
        raise InvalidInput(findings)
    return book
