"""The facts of one kind from the rows of its file, each checked by the kind's model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from pydantic import ValidationError

from assay.facts.book.book import Fact
from assay.facts.book.models import FactModel, attribute, model_of
from assay.facts.keys import Key, KeyValue, key_id, key_text, order, split_id
from assay.facts.notes import FIRST, Notes, keep_one
from assay.facts.reading import read_value
from assay.facts.schema.schema import Kind, Schema
from assay.facts.wording import explain
from assay.finding import Finding, Related, Span, error
from assay.source import Entries, Items
from assay.values.fact_id import FactId
from assay.values.null import missing
from assay.values.text import Text
from assay.values.types import Value
from assay.values.words import known_names


@dataclass(frozen=True)
class _Ordered:
    fact: Fact
    order: tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class _Origin:
    """Where a fact and its values stand, and what is written where reading changed it."""

    span: Span
    spans: dict[str, Span]
    written: dict[str, str]


_Noted: TypeAlias = set[tuple[Span | None, str]]
"""Places and messages of what is noted once, such as a wrong column above all its rows."""


def read_records(kind: Kind, schema: Schema, rows: Items, notes: Notes) -> dict[Key, Fact]:
    """The facts of a file by key, in natural order of the keys; what is wrong is noted.

    A row with an error is left out, and so is the second of two facts with one key.
    """
    found: dict[Key, _Ordered] = {}
    noted: _Noted = set()
    for row in rows:
        entries = notes.mapping(row, Text(f"a fact of kind {kind.name}", f"{kind.called:th}"))
        if entries is None:
            continue
        one = _record(kind, schema, entries, noted, notes)
        if one is None:
            continue
        first = found.get(one.fact.key)
        if first is None:
            found[one.fact.key] = one
            continue
        key = key_id(one.fact.key)
        message = Text(
            f"the {kind.name} `{key}` stands twice", f"{kind.called:th} `{key}` มีสองรายการ"
        )
        where = first.fact.span
        related = (Related(FIRST, where),)
        notes.add("duplicate-fact", message, one.fact.span, keep_one(where), related)
    in_order = sorted(found.values(), key=lambda one: one.order)
    return {one.fact.key: one.fact for one in in_order}


def _record(
    kind: Kind, schema: Schema, row: Entries, noted: _Noted, notes: Notes
) -> _Ordered | None:
    """One fact; null where anything is wrong with it."""
    given: dict[str, object] = {}
    origin = _Origin(row.span, {}, {})
    found: list[Finding] = []
    for name, node in row:
        field = kind.columns.get(name.text)
        if field is None:
            message = Text(
                f"a fact of kind {kind.name} has no field `{name.text}`",
                f"{kind.called:th }ไม่มีช่องข้อมูล `{name.text}`",
            )
            hint = _entitled(kind, name.text) or known_names(name.text, kind.columns)
            found.append(error("unknown-field", message, name.span, hint=hint))
            continue
        given[field.name], text = read_value(node, field)
        origin.spans[field.name] = node.span
        if text is not None:
            origin.written[field.name] = text
    try:
        model = model_of(kind).model_validate(given)
    except ValidationError as refused:
        found += [explain(detail, kind, row) for detail in refused.errors(include_url=False)]
    else:
        if not found:
            return _fact(kind, schema, model, origin)
    for one in found:
        if (one.span, one.message.en) not in noted:
            noted.add((one.span, one.message.en))
            notes.findings.append(one)
    return None


def _entitled(kind: Kind, title: str) -> Text | None:
    """The hint for a column headed by a field's title."""
    for field in kind.columns.values():
        if field.title is not None and title.strip() in (field.title.en, field.title.th):
            name = field.name
            return Text(f"in facts it is called `{name}`", f"ในข้อมูลใช้ชื่อ `{name}`")
    return None


def _fact(kind: Kind, schema: Schema, model: FactModel, origin: _Origin) -> _Ordered:
    """The fact that a model holds, with a null for each value that is not there."""
    held = model.__dict__
    parts: list[KeyValue] = [held[attribute(name)] for name in kind.key]
    key = tuple(key_text(part) for part in parts)
    here = FactId.of(kind.name, key_id(key))
    values: dict[str, Value] = {}
    for name in kind.members:
        value = held[attribute(name)]
        values[name] = missing(name, here) if value is None else value
    link = None if kind.link is None else held[attribute(kind.link.name)]
    parent = None if link is None else _parent_key(kind, schema, link)
    fact = Fact(kind.name, key, values, parent, origin.span, origin.spans, origin.written)
    return _Ordered(fact, tuple(order(part) for part in parts))


def _parent_key(kind: Kind, schema: Schema, link: KeyValue) -> Key:
    """The parent's key from what the link holds: its one key field, or the parts of an id.

    A text that is no id of the parent's form is kept whole: no fact has that key, and it is
    reported as an orphan.
    """
    assert kind.parent is not None
    text = key_text(link)
    parts = len(schema.kinds[kind.parent].key)
    return (text,) if parts == 1 else split_id(text, parts) or (text,)
