"""Values in words: digits as written with their unit, days by the reader's calendar."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from assay.values.null import Null
from assay.values.number import as_written
from assay.values.shown import in_words
from assay.values.text import Text, both, listed, lowered, plain, quoted
from assay.values.types import PERCENT, ListOf, Member, Number, Type, Value

NOTHING: Final = Text("nothing", "ไม่มีค่า")


def value_words(value: Value, of: Type, units: Mapping[str, Text]) -> Text:
    """A value of a type inside a sentence; `units` say how a unit reads, as a scorecard has them.

    A member of more words than one, and any text, stands in quotation marks, so that a reader sees
    where it ends.
    """
    match value:
        case Decimal():
            return amount(value, of, units)
        case str():
            return quoted(Text(value))
        case Member():
            return member_words(value)
        case Null():
            return NOTHING
        case tuple():
            item = of.item if isinstance(of, ListOf) else of
            return listed([value_words(one, item, units) for one in value])
        case _:
            return in_words(value)


def amount(value: Decimal, of: Type, units: Mapping[str, Text]) -> Text:
    """`5%`, `2.5 THB million`; nothing has no unit: `0`."""
    digits = as_written(value)
    unit = of.unit if isinstance(of, Number) else None
    if unit == PERCENT:
        return Text(f"{digits}%")
    if not isinstance(unit, str) or not value:
        return Text(digits)
    said = units.get(unit, Text(unit))
    return both("{} {}", "{} {}", digits, said) if said.en else Text(digits)


def member_words(member: Member) -> Text:
    """A member of a choice inside a sentence: `green`, `“Submitted to the cabinet”`."""
    title = member.title or plain(member.name)
    if " " in title.en or title.en == title.en.upper():
        return quoted(title)
    return Text(lowered(title.en), title.in_language("th"))
