"""What is said of a field of a kind: its titles, type, unit, decimals and range, and an example."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from assay.document.words import Words
from assay.editor.form import bilingual
from assay.facts import Field, Kind, Read
from assay.facts.wording import range_text
from assay.values.number import as_written
from assay.values.types import (
    Boolean,
    Bounds,
    Choice,
    Date,
    ListOf,
    Number,
    OwnUnit,
    Type,
    type_name,
)

READS: Final[Mapping[Read, str]] = {
    Read.BUDDHIST_ERA: "years of the Buddhist era",
    Read.THAI_DIGITS: "Thai digits",
    Read.DASH_AS_ZERO: "a dash for zero",
    Read.DASH_AS_MISSING: "a dash for what is missing",
}
"""What each other way of writing is."""


def kind_words(kind: Kind) -> str:
    """A kind's titles in both languages, or its name where it has none."""
    return bilingual(kind.title) or kind.name


def field_words(field: Field, kind: Kind, *, example: bool) -> Words:
    """The words on a field; `example` shows one value of it, as facts write it."""
    parts = [_measured(field)]
    if field is kind.link:
        parts.append("the key of its parent")
    elif field.name in kind.key:
        parts.append("part of the key" if len(kind.key) > 1 else "the key, unique in the book")
    if field.required:
        parts.append("required")
    if field.reads:
        read = ", ".join(READS[way] for way in sorted(field.reads))
        parts.append(f"also read: {read}")
    text = "; ".join(parts) + "."
    title = bilingual(field.title)
    sample = _sample(field.type) if example else None
    return Words(
        f"{title}: {text}" if title else text[0].upper() + text[1:],
        None if sample is None else f"{field.name}: {sample}",
    )


def _measured(field: Field) -> str:
    named = isinstance(field.item, Choice) and field.item.name is not None
    said = f"`{type_name(field.type)}`" if named else f"{type_name(field.type)}"
    if isinstance(field.unit, OwnUnit):
        said += f" in the unit that `{field.unit.field}` states"
    if field.decimals is not None:
        plural = "" if field.decimals == 1 else "s"
        most = f"at most {field.decimals} decimal{plural}" if field.decimals else "whole"
        said += f", {most}"
    if field.bounds is not None:
        said += f", in the range `{range_text(field.bounds)}`"
    return said


def _sample(of: Type) -> str | None:
    """A value of a type as it is written; null for a text, which explains itself."""
    match of:
        case Number(bounds=None):
            return "12" if of.decimals == 0 else "12.5"
        case Date(bounds=None):
            return "2020-09-30"
        case Number(bounds=Bounds(low=Decimal() as low, low_closed=True)):
            return as_written(low)
        case Date(bounds=Bounds(low=dt.date() as first, low_closed=True)):
            return first.isoformat()
        case Boolean():
            return "true"
        case Choice():
            return of.members[0].name
        case ListOf(item=Choice() as choice):
            return f"[{', '.join(member.name for member in choice.members[:2])}]"
        case _:
            return None
