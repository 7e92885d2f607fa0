"""The JSON Schema of a file of facts: `indicators.yaml`, a list of facts of one kind."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from assay.editor.field_words import field_words, kind_words
from assay.editor.form import (
    BOOLEAN,
    DATE,
    DRAFT,
    TEXT,
    THAI_DATE,
    TITLE,
    Form,
    Json,
    closed,
    described,
    list_of,
    members,
    one_of,
)
from assay.facts import OWN_FIELDS, Field, Kind, Read
from assay.facts.reading import DASHES
from assay.values.types import Boolean, Bounds, Choice, Date, ListOf, Number, Type

_EXACT: Final = 2**53
_DASH: Final = f"[{''.join(DASHES)}]"


def facts_file(kind: Kind) -> Form:
    """The schema of the file of a kind."""
    each = closed(
        {
            field.name: described(field_words(field, kind, example=True), _field(field))
            for field in kind.columns.values()
        },
        [field.name for field in kind.columns.values() if field.required],
    )
    title = kind_words(kind)
    return {
        "$schema": DRAFT,
        "description": f"{title}: the facts of kind `{kind.name}` of one book.",
        **list_of({"description": f"{title}.", **each}),
    }


def _field(field: Field) -> Form:
    if field is OWN_FIELDS["place"]:
        return _or_null(TITLE)
    of, reads = field.type, field.reads
    form = list_of(_value(of.item, reads)) if isinstance(of, ListOf) else _value(of, reads)
    return form if field.required else _or_null(form)


def _value(of: Type, reads: frozenset[Read]) -> Form:
    """One value, in every way of writing that its field reads."""
    match of:
        case Number():
            return _written_otherwise({"type": "number", **_limits(of.bounds)}, reads)
        case Boolean():
            return _written_otherwise(BOOLEAN, reads)
        case Date():
            return _date(reads)
        case Choice():
            dashes = dict.fromkeys(DASHES, "missing") if Read.DASH_AS_MISSING in reads else {}
            return {"type": "string", **one_of({**members(of, titles=True), **dashes})}
        case _:
            return TEXT if Read.DASH_AS_MISSING not in reads else {"type": "string"}


def _limits(bounds: Bounds | None) -> Form:
    """The ends of a range that an editor can hold; `assay` holds every end."""
    limits: dict[str, Json] = {}
    if bounds is not None:
        if (low := _whole(bounds.low)) is not None:
            limits["minimum" if bounds.low_closed else "exclusiveMinimum"] = low
        if (high := _whole(bounds.high)) is not None:
            limits["maximum" if bounds.high_closed else "exclusiveMaximum"] = high
    return limits


def _whole(end: Decimal | dt.date | None) -> int | None:
    """An end that is a whole number and exact as a float, since editors compare floats."""
    if not isinstance(end, Decimal) or abs(end) > _EXACT or end != int(end):
        return None
    return int(end)


def _date(reads: frozenset[Read]) -> Form:
    form = THAI_DATE if Read.BUDDHIST_ERA in reads or Read.THAI_DIGITS in reads else DATE
    if Read.DASH_AS_MISSING not in reads:
        return form
    return {**form, "pattern": f"(?:{form['pattern']})|^{_DASH}$"}


def _written_otherwise(form: Form, reads: frozenset[Read]) -> Form:
    """A number or truth value, or the text that its field reads as one."""
    patterns = [
        pattern
        for pattern, ways in (
            (_DASH, {Read.DASH_AS_ZERO, Read.DASH_AS_MISSING}),
            ("[-+]?[0-9.๐-๙]+", {Read.THAI_DIGITS}),
        )
        if ways & reads
    ]
    if not patterns:
        return form
    return {**form, "type": [form["type"], "string"], "pattern": f"^(?:{'|'.join(patterns)})$"}


def _or_null(form: Form) -> Form:
    """A form or nothing: an empty value says that the fact is missing."""
    of = form["type"]
    types = [of] if isinstance(of, str) else of
    assert isinstance(types, list)
    open_form: dict[str, Json] = {**form, "type": [*types, "null"]}
    if isinstance(words := form.get("enum"), list):
        open_form["enum"] = [*words, None]
    return open_form
