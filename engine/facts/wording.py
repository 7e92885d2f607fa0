"""What a kind's model refuses, said so that the person who wrote the file knows what to do."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from pydantic_core import ErrorDetails

from engine.facts.calendar import arabic_digits, gregorian_year, parse_date
from engine.facts.reading import DASHES, cell_items
from engine.facts.schema import Field, Kind
from engine.finding import Finding, Span, error
from engine.source import Entries, Items, Node, Scalar, Style, describe
from engine.values.number import PRECISION, as_written, printed_decimals
from engine.values.types import (
    Boolean,
    Bounds,
    Choice,
    Date,
    ListOf,
    Member,
    Number,
    TextType,
    Type,
    type_name,
)
from engine.values.words import known_names

_SEPARATED = re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def explain(detail: ErrorDetails, kind: Kind, row: Entries) -> Finding:
    """The finding for one error of a kind's model about a row of a file."""
    name = str(detail["loc"][0])
    field = kind.columns[name]
    node = row.get(name)
    if node is None or (isinstance(node, Scalar) and node.value is None):
        return _missing(kind, field, row, node)
    place, what = node.span, f"`{name}`"
    if len(detail["loc"]) > 1:
        index = int(detail["loc"][1])
        what = f"item {index + 1} of `{name}`"
        if isinstance(node, Items):
            node = node.items[index]
            place = node.span
    found = _found(node, detail)
    match detail["type"]:
        case "unknown_member":
            return _unknown_member(what, found, str(detail["input"]), field, place)
        case "string_too_short":
            hint = f"add it; every {kind.name} has one"
            return error("missing-field", f"{what} is empty", place, hint=hint)
        case "decimal_max_places":
            return _decimals(what, detail["input"], field, place)
        case "decimal_max_digits" | "decimal_whole_digits":
            message = f"{what} has more digits than the {PRECISION} that the engine computes with"
            return error("too-many-digits", message, place)
        case "buddhist_year":
            return _buddhist(what, detail["input"], place)
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
            message = f"{what} is {found}, outside its range {range_text(field.bounds)}"
            return error(
                "out-of-range", message, place, hint="correct it, or the range in the schema"
            )
        case _:
            wanted = field.item if len(detail["loc"]) > 1 else field.type
            message = f"{what} is {_wanted(wanted)}, not {found}"
            return error("wrong-type", message, place, hint=_hint(wanted, node))


def range_text(bounds: Bounds | None) -> str:
    """A range as a schema writes it: `[0..100]`, `>= 0`."""
    if bounds is None:
        return ""
    low, high = _end(bounds.low), _end(bounds.high)
    if bounds.high is None:
        return f"{'>=' if bounds.low_closed else '>'} {low}"
    if bounds.low is None:
        return f"{'<=' if bounds.high_closed else '<'} {high}"
    opening, closing = "[" if bounds.low_closed else "(", "]" if bounds.high_closed else ")"
    return f"{opening}{low}..{high}{closing}"


def _end(value: Decimal | dt.date | None) -> str:
    return as_written(value) if isinstance(value, Decimal) else str(value)


def _missing(kind: Kind, field: Field, row: Entries, node: Node | None) -> Finding:
    """No value where one is required: in a CSV file without the column, a finding of its header."""
    what = "parent" if kind.link == field else "field"
    hint = f"add it; every {kind.name} has one"
    message = f"the {what} `{field.name}` of this {kind.name} is missing"
    if node is None and len(row) and row.entries[0][0].style is Style.CELL:
        message = f"the column `{field.name}` is missing"
        return error("missing-field", message, row.entries[0][0].span, hint=hint)
    return error("missing-field", message, row.span if node is None else node.span, hint=hint)


def _found(node: Node, detail: ErrorDetails) -> str:
    """What stands there: the part of a CSV list that is meant, or the node."""
    if isinstance(node, Scalar) and node.style is Style.CELL:
        if len(detail["loc"]) > 1:
            part = cell_items(node.text)[int(detail["loc"][1])]
            return f"`{part}`" if part else "empty"
        return f"`{node.text}`"
    return describe(node)


def _wanted(of: Type) -> str:
    match of:
        case Number():
            return "a number"
        case TextType():
            return "a text"
        case Boolean():
            return "true or false"
        case Date():
            return "a date"
        case Choice(ordered=ordered, name=None):
            return "a member of this " + ("scale" if ordered else "choice")
        case Choice():
            return f"a member of `{type_name(of)}`"
        case ListOf():
            return f"a {type_name(of)}"
        case _:
            return type_name(of)


def _unknown_member(what: str, found: str, word: str, field: Field, place: Span) -> Finding:
    assert isinstance(field.item, Choice)
    words = [word for member in field.item.members for word in _words(member)]
    message = f"{what} is {found}, which is not {_wanted(field.item)}"
    names = [member.name for member in field.item.members]
    hint = known_names(word, words)
    if hint.startswith("known"):
        hint = "known are: " + ", ".join(names)
    return error("unknown-member", message, place, hint=hint)


def _words(member: Member) -> list[str]:
    titles = (member.title.en, member.title.th) if member.title is not None else ()
    return [word for word in dict.fromkeys((member.name, *titles)) if word is not None]


def _decimals(what: str, value: object, field: Field, place: Span) -> Finding:
    assert isinstance(value, Decimal)
    message = (
        f"{what} has {printed_decimals(value)} decimals in {as_written(value)}; "
        f"the schema declares {field.decimals}"
    )
    return error("too-many-decimals", message, place, hint="correct it, or the schema's decimals")


def _buddhist(what: str, value: object, place: Span) -> Finding:
    assert isinstance(value, dt.date)
    year = gregorian_year(value.year)
    message = f"{what} is in the year {value.year}, which is of the Buddhist era"
    hint = f"write {year}-{value:%m-%d}, or let the field read buddhist_era in the schema"
    return error("wrong-type", message, place, hint=hint)


def _hint(wanted: Type, node: Node) -> str | None:
    """What to write instead, where that can be told."""
    if isinstance(wanted, ListOf):
        return "write [a, b], or an item a line after a dash"
    if not isinstance(node, Scalar):
        return None
    match wanted:
        case TextType() | Choice():
            if not isinstance(node.value, str):
                return f'write it in quotes: "{node.text}"'
            return None
        case Number():
            return _number_hint(node)
        case Boolean():
            return "write true or false, without quotes"
        case Date():
            return _date_hint(node)
        case _:
            return None


def _number_hint(node: Scalar) -> str | None:
    text = node.text.strip()
    if text in DASHES:
        return (
            "leave it empty where it is not known; where the source prints a dash for nil, let "
            "the field read dash_as_zero in the schema"
        )
    if _SEPARATED.fullmatch(text):
        return f"write {text.replace(',', '')}, without thousands separators"
    if text.endswith("%"):
        return "write the number alone; the schema states its unit"
    if arabic_digits(text) != text:
        return f"write {arabic_digits(text)}, or let the field read thai_digits in the schema"
    if re.fullmatch(r"[-+]?0[0-9]+(\.[0-9]+)?", text):
        return "write it without the leading zero"
    if node.quoted and re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?", text):
        return f"write {text} without quotes"
    return None


def _date_hint(node: Scalar) -> str:
    try:
        day = parse_date(node.text)
    except ValueError:
        return "write it as 2020-09-30"
    if node.quoted and node.text == day.isoformat():
        return f"write {day.isoformat()} without quotes"
    return f"write {day.isoformat()}, or let the field read buddhist_era in the schema"
