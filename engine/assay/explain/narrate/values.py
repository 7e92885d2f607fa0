"""Values in words: digits as written with their unit, days by the reader's calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from assay.explain.narrate.wording import both, listed
from assay.facts.calendar import format_date
from assay.values.null import Null
from assay.values.number import as_written
from assay.values.text import Text
from assay.values.types import ListOf, Member, Number, Type, Value

NOTHING: Final = Text("nothing", "ไม่มีค่า")
_PERCENT: Final = "percent"
_TRUTH: Final = {True: Text("yes", "ใช่"), False: Text("no", "ไม่ใช่")}


def value_words(value: Value, of: Type, units: Mapping[str, Text]) -> Text:
    """A value of a type inside a sentence; `units` say how a unit reads, as a scorecard has them.

    A member of more words than one, and any text, stands in quotation marks, so that a reader sees
    where it ends.
    """
    match value:
        case bool():
            return _TRUTH[value]
        case Decimal():
            return amount(value, of, units)
        case str():
            return quoted(Text(value, value))
        case dt.date():
            return Text(format_date(value, "en"), format_date(value, "th"))
        case Member():
            return member_words(value)
        case Null():
            return NOTHING
        case tuple():
            item = of.item if isinstance(of, ListOf) else of
            return listed([value_words(one, item, units) for one in value])
        case _:
            raise TypeError(f"{value!r} can't stand in a rule")


def amount(value: Decimal, of: Type, units: Mapping[str, Text]) -> Text:
    """`5%`, `2.5 THB million`; nothing has no unit: `0`."""
    digits = as_written(value)
    unit = of.unit if isinstance(of, Number) else None
    if unit == _PERCENT:
        return Text(f"{digits}%", f"{digits}%")
    if not isinstance(unit, str) or not value:
        return Text(digits, digits)
    said = units.get(unit, Text(unit, unit))
    return both("{} {}", "{} {}", digits, said) if said.en else Text(digits, digits)


def member_words(member: Member) -> Text:
    """A member of a choice inside a sentence: `green`, `“Submitted to the cabinet”`."""
    title = member.title or plain(member.name)
    if " " in title.en or title.en == title.en.upper():
        return quoted(title)
    return Text(lowered(title.en), title.in_language("th"))


def quoted(text: Text) -> Text:
    """The text in quotation marks."""
    return Text(f"“{text.en}”", f"“{text.in_language('th')}”")


def plain(name: str) -> Text:
    """A name without a title, as words."""
    words = name.replace("_", " ")
    return Text(words, words)


def lowered(title: str) -> str:
    """A title inside a sentence: its first word small, unless it is an abbreviation or a letter."""
    first = title.split(" ", 1)[0].strip("(")
    if any(letter.isupper() for letter in first[1:]) or any(letter.isdigit() for letter in first):
        return title
    if len(first) == 1 and first not in ("A", "I"):
        return title
    return title[:1].lower() + title[1:]
