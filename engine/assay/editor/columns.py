"""The columns of decision tables: the names that a row's `when` may test, by kind of fact."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from assay.document.words import Words
from assay.editor.field_words import field_words
from assay.editor.form import Form, Json, bilingual, described, members, suggested
from assay.editor.parts import CELL
from assay.facts import BOOK_TYPES, Kind, Schema
from assay.rules import Body, Library, ScaleBody, TableBody
from assay.source import Items, Scalar
from assay.values.types import Boolean, Choice, ListOf, Type

_TRUTH: Final = {"true": True, "false": False}


def columns(kind: Kind, schema: Schema, library: Library) -> Form:
    """The columns of tables on a kind: its fields, and the outcomes that rules give its facts.

    Other names are let through: a file's own `given` values are known to that file alone.
    """
    properties: dict[str, Json] = {
        field.name: described(field_words(field, kind, example=False), _cell(field.type))
        for field in kind.columns.values()
        if field is not kind.link and not isinstance(field.type, ListOf)
    }
    for rule in library.rules:
        for body in rule.document.bodies if rule.document.for_.text == kind.name else ():
            form = _of_body(body, rule.id, schema.types)
            for outcome in body.names:
                properties.setdefault(outcome.text, form)
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


def _of_body(body: Body, rule: str, types: Mapping[str, Choice]) -> Form:
    """What a rule file says outright of outcomes; a type that must be inferred is not told."""
    title, said = bilingual(body.title), f"an outcome of the rule `{rule}`."
    words = Words(f"{title}: {said}" if title else "A" + said[1:])
    values = body.values if isinstance(body, TableBody) else None
    listed = [one for one in values if isinstance(one, Scalar)] if isinstance(values, Items) else []
    if listed:
        return described(words, suggested(dict.fromkeys((one.text for one in listed), ""), CELL))
    named = None if isinstance(body, ScaleBody) else body.type
    return described(words, _cell(types.get(named.text) if isinstance(named, Scalar) else None))
