"""The facts of one kind from the rows of its file, each checked by the kind's model."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from assay.facts.book.book import Fact
from assay.facts.book.models import FactModel, attribute, model_of
from assay.facts.keys import Key, KeyValue, key_id, key_text, order, split_id
from assay.facts.notes import FIRST, Notes, keep_one
from assay.facts.reading import read_value
from assay.facts.schema.schema import Kind, Schema
from assay.facts.wording import explain, of_csv
from assay.finding import Related, Span, Tally, error
from assay.source import Entries, Items, Scalar, describe
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


def read_records(kind: Kind, schema: Schema, rows: Items, notes: Notes) -> dict[Key, Fact]:
    """The facts of a file by key, in natural order of the keys; what is wrong is noted.

    A row with an error is left out, and so is the second of two facts with one key.
    """
    found: dict[Key, _Ordered] = {}
    refused = _Refused(kind)
    for row in rows:
        if not isinstance(row, Entries):
            refused.no_mapping(row)
            continue
        one = _record(kind, schema, row, refused)
        if one is None:
            continue
        first = found.get(one.fact.key)
        if first is None:
            found[one.fact.key] = one
            continue
        refused.twice(first.fact, one.fact)
    notes.extend(refused.tally.findings)
    in_order = sorted(found.values(), key=lambda one: one.order)
    return {one.fact.key: one.fact for one in in_order}


class _Refused:
    """What is wrong with the rows of a file; a wrong column above them is told once."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.tally = Tally()
        self._told: set[tuple[Span, str]] = set()

    def no_mapping(self, row: Scalar | Items) -> None:
        """A row that is no mapping."""
        if self.tally.full("wrong-type"):
            return
        called, found = self.kind.called, describe(row)
        message = Text(
            f"a fact of kind {self.kind.name} is a mapping, not {found}",
            f"{called:th }ต้องเป็นกลุ่ม `ชื่อ: ค่า` แต่พบ{found: th}",
        )
        self.tally.tell("wrong-type", error("wrong-type", message, row.span))

    def twice(self, first: Fact, second: Fact) -> None:
        """The second of two facts with one key."""
        if self.tally.full("duplicate-fact"):
            return
        key, called = key_id(second.key), self.kind.called
        message = Text(
            f"the {self.kind.name} `{key}` stands twice", f"{called:th} `{key}` มีสองรายการ"
        )
        related = (Related(FIRST, first.span),)
        hint = keep_one(first.span)
        found = error("duplicate-fact", message, second.span, hint=hint, related=related)
        self.tally.tell("duplicate-fact", found)

    def unknown(self, name: Scalar) -> None:
        """A name that is none of a field."""
        if self._once(name.span, name.text) and not self.tally.full("unknown-field"):
            message = Text(
                f"a fact of kind {self.kind.name} has no field `{name.text}`",
                f"{self.kind.called:th }ไม่มีช่องข้อมูล `{name.text}`",
            )
            hint = _entitled(self.kind, name.text) or known_names(name.text, self.kind.columns)
            found = error("unknown-field", message, name.span, hint=hint)
            self.tally.tell("unknown-field", found)

    def by_model(self, failure: ValidationError, row: Entries) -> None:
        """What the kind's model refuses of a row."""
        for detail in failure.errors(include_url=False):
            name = str(detail["loc"][0])
            in_header = row.get(name) is None and of_csv(row)
            if in_header and not self._once(row.entries[0][0].span, name):
                continue
            mistake = (detail["type"], name)
            if not self.tally.full(mistake):
                self.tally.tell(mistake, explain(detail, self.kind, row))

    def _once(self, at: Span, what: str) -> bool:
        told = (at, what) in self._told
        self._told.add((at, what))
        return not told


def _record(kind: Kind, schema: Schema, row: Entries, refused: _Refused) -> _Ordered | None:
    """One fact; null where anything is wrong with it."""
    given: dict[str, object] = {}
    origin = _Origin(row.span, {}, {})
    known = True
    for name, node in row:
        field = kind.columns.get(name.text)
        if field is None:
            refused.unknown(name)
            known = False
            continue
        given[field.name], text = read_value(node, field)
        origin.spans[field.name] = node.span
        if text is not None:
            origin.written[field.name] = text
    try:
        model = model_of(kind).model_validate(given)
    except ValidationError as failure:
        refused.by_model(failure, row)
        return None
    return _fact(kind, schema, model, origin) if known else None


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
