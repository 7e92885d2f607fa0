"""Stated facts: values in the cells of a layout, and the book that they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from assay.analyse.search.layout import Layout, Spot
from assay.facts import Book, Fact, Head, Key, Kind, Schema, key_id, key_text
from assay.facts.keys import KeyValue
from assay.values.fact_id import FactId
from assay.values.null import missing
from assay.values.types import Boolean, Choice, Date, Member, Number, Value


@dataclass(frozen=True)
class Stated:
    """The facts of a layout with their values; a spot without one is left out: it is missing."""

    schema: Schema
    layout: Layout
    values: Mapping[Spot, Value] = field(hash=False)

    def get(self, spot: Spot) -> Value | None:
        """The value in a cell; null where it is left out."""
        return self.values.get(spot)

    def having(self, spot: Spot, value: Value | None) -> Stated:
        """The same with another value in a cell, or none."""
        rest = {one: known for one, known in self.values.items() if one != spot}
        return Stated(self.schema, self.layout, rest if value is None else {**rest, spot: value})

    # Keys -------------------------------------------------------------------------------------

    def key_value(self, kind: Kind, at: int, name: str) -> KeyValue:
        """A key field's value: as stated, else made from the row's name, which is its number."""
        value = self.get(Spot(kind.name, at, name))
        if isinstance(value, Decimal | dt.date | Member | str | bool):
            return value
        row = self.layout.rows[kind.name][at].name
        match kind.fields[name].type:
            case Number():
                return Decimal(row.replace(".", ""))
            case Choice(members=members):
                return members[at % len(members)]
            case Date():
                return dt.date(2000, 1, 1) + dt.timedelta(days=at)
            case Boolean():
                return at == 1
            case _:
                return row

    def key(self, kind: Kind, at: int) -> Key:
        """The key of a row."""
        parts: list[str] = []
        for name in kind.key:
            if kind.link is not None and name == kind.link.name:
                above = self.parent_key(kind, at)
                parts.append("" if above is None else key_id(above))
            else:
                parts.append(key_text(self.key_value(kind, at, name)))
        return tuple(parts)

    def parent_key(self, kind: Kind, at: int) -> Key | None:
        """The key of a row's parent; null where it has none."""
        above = self.layout.rows[kind.name][at].parent
        if above is None or kind.parent is None:
            return None
        return self.key(self.schema.kinds[kind.parent], above)

    @property
    def subject(self) -> Key:
        """The key of the fact that is decided on."""
        return self.key(self.schema.kinds[self.layout.kind], self.layout.subject)

    # Facts ------------------------------------------------------------------------------------

    def book(self, day: dt.date) -> Book | None:
        """The facts as a book; null where two facts of a kind would have one key."""
        facts: dict[str, dict[Key, Fact]] = {kind: {} for kind in self.schema.kinds}
        for name, rows in self.layout.rows.items():
            for at in range(len(rows)):
                fact = self._fact(self.schema.kinds[name], at)
                if fact.key in facts[name]:
                    return None
                facts[name][fact.key] = fact
        return Book(Path(), self.schema, Head(day), facts, {})

    def _fact(self, kind: Kind, at: int) -> Fact:
        key = self.key(kind, at)
        here = FactId.of(kind.name, key_id(key))
        values: dict[str, Value] = {}
        for name in kind.members:
            if name in kind.key:
                values[name] = self.key_value(kind, at, name)
            else:
                value = self.get(Spot(kind.name, at, name))
                values[name] = missing(name, here) if value is None else value
        return Fact(kind.name, key, values, self.parent_key(kind, at))
