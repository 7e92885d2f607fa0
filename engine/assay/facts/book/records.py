"""The facts of one kind from the rows of its file, each checked by the kind's model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from assay.document.leaves import title_of
from assay.facts.book.book import Fact
from assay.facts.book.models import FactModel, attribute, model_of
from assay.facts.keys import Key, KeyValue, key_id, key_text, order, split_id
from assay.facts.notes import FIRST, Notes, keep_one
from assay.facts.reading import read_value
from assay.facts.schema.schema import OWN_FIELDS, PLACE_BY_LANGUAGE, Field, Kind, Schema
from assay.facts.titles import fields_of, is_note_text, names_of
from assay.facts.wording import explain, of_csv
from assay.finding import Related, Span, Tally, error
from assay.source import Entries, Items, Node, Scalar, Style, describe
from assay.values.fact_id import FactId
from assay.values.null import missing
from assay.values.text import Text
from assay.values.types import Value
from assay.values.words import known_names

_PLACE: Final = OWN_FIELDS["place"]


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
    columns = _Columns(kind)
    for row in rows:
        if not isinstance(row, Entries):
            refused.no_mapping(row)
            continue
        if _is_note(row):
            continue
        one = _record(kind, schema, row, refused, columns)
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

    def broken_key(self, at: Span) -> None:
        """A key of more than one line."""
        if not self.tally.full("bad-key"):
            message = Text("a line break stands in the key", "มีการขึ้นบรรทัดใหม่อยู่ในคีย์")
            hint = Text("write the key on one line", "ให้เขียนคีย์ในบรรทัดเดียว")
            self.tally.tell("bad-key", error("bad-key", message, at, hint=hint))

    def column_twice(self, field: Field, name: Scalar) -> None:
        """A second column of a field."""
        if self._once(name.span, name.text):
            message = Text(f"two columns hold `{field.name}`", f"มีสองคอลัมน์ของ `{field.name}`")
            hint = Text("keep one of them", "ให้เหลือไว้คอลัมน์เดียว")
            self.tally.tell("duplicate-key", error("duplicate-key", message, name.span, hint=hint))

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

    def wording(self, mistake: PydanticCustomError, node: Node) -> None:
        """What can't be read of a text in two languages."""
        if not self.tally.full(mistake.type):
            said = mistake.context or {}
            where = said["at"] or node.span
            found = error(mistake.type, said["message"], where, hint=said["hint"])
            self.tally.tell(mistake.type, found)

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


class _Columns:
    """The field of each name of a column: its own name or, in a table, what its heading means."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self._names = names_of((*kind.columns.values(), *PLACE_BY_LANGUAGE.values()))
        self._known: dict[str, Field | None] = {}

    def field(self, name: Scalar) -> Field | None:
        """The field; null where there is none, or several may be meant."""
        field = self.kind.columns.get(name.text)
        if field is not None or name.style is not Style.CELL:
            return field
        if name.text not in self._known:
            found = fields_of(name.text, self._names)
            self._known[name.text] = found[0] if len(found) == 1 else None
        return self._known[name.text]


def _is_note(row: Entries) -> bool:
    """Whether all that a row of a table holds is a note."""
    if not of_csv(row) or len(row) == 1:
        return False
    held = [node for _, node in row if not isinstance(node, Scalar) or node.value is not None]
    return len(held) == 1 and isinstance(held[0], Scalar) and is_note_text(held[0].text)


def _record(
    kind: Kind, schema: Schema, row: Entries, refused: _Refused, columns: _Columns
) -> _Ordered | None:
    """One fact; null where anything is wrong with it."""
    given: dict[str, object] = {}
    origin = _Origin(row.span, {}, {})
    place: Text | None = None
    known = True
    for name, field, node in _cells(row, columns):
        if field is None:
            refused.unknown(name)
            known = False
            continue
        if field.name in given:
            refused.column_twice(field, name)
            known = False
            continue
        origin.spans[field.name] = node.span
        if field is _PLACE and isinstance(node, Entries):
            try:
                place = title_of(node)
            except PydanticCustomError as mistake:
                refused.wording(mistake, node)
                known = False
            given[field.name] = None if place is None else place.en
            continue
        links = field.name in kind.key or field is kind.link
        given[field.name], text = read_value(node, field, links=links)
        if text is not None:
            origin.written[field.name] = text
    try:
        model = model_of(kind).model_validate(given)
    except ValidationError as failure:
        refused.by_model(failure, row)
        return None
    if not known:
        return None
    one = _fact(kind, schema, model, origin, place)
    for part, text in zip(kind.key, one.fact.key, strict=True):
        if "\n" in text or "\r" in text:
            refused.broken_key(origin.spans[part])
            return None
    return one


def _cells(row: Entries, columns: _Columns) -> Iterator[tuple[Scalar, Field | None, Node]]:
    """The fields of a row with what they hold; a place in a column for each language is one."""
    wording: dict[str, tuple[Scalar, Node]] = {}
    for name, node in row:
        field = columns.field(name)
        if field is None or field.name not in PLACE_BY_LANGUAGE or field.name in wording:
            yield name, field, node
        elif not (isinstance(node, Scalar) and node.value is None):
            lang = field.name.removeprefix(f"{_PLACE.name}.")
            wording[field.name] = (replace(name, value=lang, text=lang), node)
    if wording:
        name, first = next(iter(wording.values()))
        said = Entries(tuple(wording.values()), False, first.source, first.start, first.end)
        yield name, _PLACE, said


def _entitled(kind: Kind, title: str) -> Text | None:
    """The hint for a column headed by a field's title."""
    for field in kind.columns.values():
        if field.title is not None and title.strip() in (field.title.en, field.title.th):
            name = field.name
            return Text(f"in facts it is called `{name}`", f"ในข้อมูลใช้ชื่อ `{name}`")
    return None


def _fact(
    kind: Kind, schema: Schema, model: FactModel, origin: _Origin, place: Text | None
) -> _Ordered:
    """The fact that a model holds, with a null for each value that is not there.

    `place` is the one written by language; null where it is one text or none.
    """
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
    stated = values[_PLACE.name]
    place = place or (Text(stated) if isinstance(stated, str) else None)
    fact = Fact(kind.name, key, values, parent, origin.span, origin.spans, origin.written, place)
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
