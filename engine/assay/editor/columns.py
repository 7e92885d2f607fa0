"""The columns of decision tables: the names that a row's `when` may test, by kind of fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from assay.document.words import Words
from assay.editor.field_words import field_words
from assay.editor.form import Form, Json, bilingual, described, members, suggested
from assay.editor.parts import CELL
from assay.facts import BOOK_TYPES, Kind, Schema
from assay.rules import Library, RuleDocument, ScaleBody, TableBody
from assay.source import Items, Scalar
from assay.values.text import Text
from assay.values.types import Boolean, Choice, ListOf, Type

_TRUTH: Final = {"true": True, "false": False}


@dataclass(frozen=True)
class _Outcome:
    """What a rule file says outright of an outcome; `type` is null where it must be inferred."""

    name: str
    title: Text | None
    rule: str
    type: Type | None = None
    values: tuple[str, ...] = ()


def columns(kind: Kind, schema: Schema, library: Library) -> Form:
    """The columns of tables on a kind: its fields, and the outcomes that rules give its facts.

    Other names are let through: a file's own `given` values are known to that file alone.
    """
    properties: dict[str, Json] = {
        field.name: described(field_words(field, kind, example=False), _cell(field.type))
        for field in kind.columns.values()
        if field is not kind.link and not isinstance(field.type, ListOf)
    }
    for outcome in _outcomes(kind.name, schema, library):
        properties.setdefault(outcome.name, _of_outcome(outcome))
    for name in BOOK_TYPES:
        properties[f"book.{name}"] = described(Words(f"`{name}` of the book."), CELL)
    return {"type": "object", "properties": properties}


def _cell(of: Type | None) -> Form:
    match of:
        case Choice():
            return suggested(members(of, titles=False), CELL)
        case Boolean():
            return {"anyOf": [{"enum": list(_TRUTH.values())}, CELL]}
        case _:
            return CELL


def _of_outcome(outcome: _Outcome) -> Form:
    title = bilingual(outcome.title)
    said = f"an outcome of the rule `{outcome.rule}`."
    words = Words(f"{title}: {said}" if title else "A" + said[1:])
    if outcome.values:
        return described(words, suggested(dict.fromkeys(outcome.values, ""), CELL))
    return described(words, _cell(outcome.type))


def _outcomes(kind: str, schema: Schema, library: Library) -> Iterator[_Outcome]:
    for rule in library.rules:
        if rule.document.for_.text == kind:
            yield from _of_rule(rule.document, schema.types)


def _of_rule(document: RuleDocument, types: Mapping[str, Choice]) -> Iterator[_Outcome]:
    for body in document.bodies:
        named = None if isinstance(body, ScaleBody) else body.type
        of = types.get(named.text) if isinstance(named, Scalar) else None
        values = body.values if isinstance(body, TableBody) else None
        listed = values.items if isinstance(values, Items) else ()
        words = tuple(value.text for value in listed if isinstance(value, Scalar))
        for name in body.names:
            yield _Outcome(name.text, body.title, document.rule.text, of, words)
