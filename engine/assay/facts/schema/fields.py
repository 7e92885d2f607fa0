"""Reading one field's declaration: its type, unit, decimals, range and ways of writing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from assay.facts.notes import Notes
from assay.facts.schema.documents import AS_RANGE, ChoicePart, FieldPart, UnitPart
from assay.facts.schema.members import choice_of
from assay.facts.schema.schema import Field, Read
from assay.source import Scalar, plain_value
from assay.values.calendar import BUDDHIST_YEAR, of_buddhist_era
from assay.values.text import Text
from assay.values.types import (
    Boolean,
    Bounds,
    Choice,
    Date,
    ListOf,
    Number,
    OwnUnit,
    TextType,
    Type,
    Unit,
    type_name,
)
from assay.values.words import known_names

_PLAIN: Final[Mapping[str, Type]] = {
    "text": TextType(),
    "number": Number(),
    "boolean": Boolean(),
    "date": Date(),
}
_LIST = "list of "
_COMPARISON = re.compile(r"(<=|<|>=|>)(.*)", re.DOTALL)

# What each way of writing can be read as.
_READS_AS: Final = {
    Read.BUDDHIST_ERA: (Number, Date),
    Read.THAI_DIGITS: (Number, Date),
    Read.DASH_AS_ZERO: (Number,),
    Read.DASH_AS_MISSING: (Number, Date, TextType, Choice, Boolean),
}


def field_of(part: FieldPart, types: Mapping[str, Choice], notes: Notes) -> Field | None:
    """The field that a part declares; null, with findings, where it is wrong."""
    noted = len(notes.findings)
    of = _type(part.type, types, notes)
    if of is None:
        return None
    of = _measured(of, part, notes)
    reads = _reads(part, of, notes)
    field = Field(part.name.text, of, part.required, reads, part.title, part.name.span)
    return field if len(notes.findings) == noted else None


def _type(named: Scalar | ChoicePart, types: Mapping[str, Choice], notes: Notes) -> Type | None:
    """A type by its name, as a list of one, or as a choice or scale written in place."""
    if isinstance(named, ChoicePart):
        return choice_of(named, None, notes)
    name = " ".join(named.text.split())
    plain = name.removeprefix(_LIST)
    item = _PLAIN.get(plain) or types.get(plain)
    if item is not None:
        return ListOf(item) if name.startswith(_LIST) else item
    if plain.startswith(_LIST):
        nested = Text("a list of lists can't be a field", "ช่องข้อมูลเป็นชุดของชุดค่าไม่ได้")
        notes.add("unknown-type", nested, named.span)
        return None
    message = Text(f"there is no type `{plain}`", f"ไม่มีชนิด `{plain}`")
    notes.add("unknown-type", message, named.span, known_names(plain, [*_PLAIN, *types]))
    return None


def _measured(of: Type, part: FieldPart, notes: Notes) -> Type:
    """The type with the unit, decimals and range that the field declares."""
    item = of.item if isinstance(of, ListOf) else of
    if isinstance(item, Number):
        item = replace(item, unit=_unit(part.unit), decimals=part.decimals)
    else:
        for key, value in (("unit", part.unit), ("decimals", part.decimals)):
            if value is not None:
                message = Text(
                    f"{type_name(item)} has no {key}", f"{type_name(item):th }ไม่มี `{key}`"
                )
                hint = Text(
                    f"only a number has {key}; delete it", f"ให้ลบออก เพราะมีแต่ตัวเลขที่ใช้ `{key}` ได้"
                )
                notes.add("wrong-type", message, part.places[key], hint)
    if part.range is not None:
        if isinstance(item, Number | Date):
            item = replace(item, bounds=_bounds(part.range, item, notes))
        else:
            message = Text(f"{type_name(item)} has no range", f"{type_name(item):th }ไม่มี `range`")
            hint = Text(
                "only a number or date has one; delete it",
                "ให้ลบออก เพราะมีแต่ตัวเลขและวันที่ที่ใช้ `range` ได้",
            )
            notes.add("wrong-type", message, part.range.span, hint)
    return ListOf(item) if isinstance(of, ListOf) else item


def _unit(unit: Scalar | UnitPart | None) -> Unit:
    if isinstance(unit, UnitPart):
        return OwnUnit(unit.field.text)
    return None if unit is None else unit.text


def _bounds(node: Scalar, of: Number | Date, notes: Notes) -> Bounds | None:
    """A range as `[0..100]`, `(0..100]`, `>= 0` or `< 10`, of numbers or of dates."""
    text = node.text.strip()
    least, dots, most = text[1:-1].partition("..")
    if dots and text[0] in "[(" and text[-1] in "])":
        low, high = _end(least, of), _end(most, of)
        bounds = Bounds(low, high, text[0] == "[", text[-1] == "]")
        wrong = low is None or high is None
    elif found := _COMPARISON.fullmatch(text):
        end, closed = _end(found[2], of), found[1].endswith("=")
        wrong = end is None
        if found[1].startswith(">"):
            bounds = Bounds(low=end, low_closed=closed)
        else:
            bounds = Bounds(high=end, high_closed=closed)
    else:
        message = Text(f"`{node.text}` is no range", f"`{node.text}` ไม่ใช่ช่วง")
        notes.add("wrong-range", message, node.span, AS_RANGE)
        return None
    if wrong:
        numbers = Text("numbers", "ตัวเลข")
        dates = Text("dates such as 2020-09-30", "วันที่ เช่น 2020-09-30")
        ends = numbers if isinstance(of, Number) else dates
        message = Text(
            f"the ends of the range `{node.text}` are not {ends}",
            f"ปลายของช่วง `{node.text}` ต้องเป็น{ends:th}",
        )
        notes.add("wrong-range", message, node.span, AS_RANGE)
        return None
    for end in (bounds.low, bounds.high):
        if isinstance(end, dt.date) and (era := of_buddhist_era(end.year)):
            notes.add(BUDDHIST_YEAR, era[0], node.span, era[1])
            return None
    if _empty(bounds):
        message = Text(f"no value lies in the range `{node.text}`", f"ไม่มีค่าใดอยู่ในช่วง `{node.text}`")
        first = Text("the lower end stands first", "ให้เขียนค่าต่ำก่อน")
        notes.add("wrong-range", message, node.span, first)
        return None
    return bounds


def _end(text: str, of: Number | Date) -> Decimal | dt.date | None:
    value = plain_value(text.strip())
    wanted = Decimal if isinstance(of, Number) else dt.date
    return value if isinstance(value, wanted) else None


def _empty(bounds: Bounds) -> bool:
    match bounds:
        case Bounds(low=Decimal() as low, high=Decimal() as high):
            order = low.compare(high)
            reversed_ends, same = order > 0, order == 0
        case Bounds(low=dt.date() as first, high=dt.date() as last):
            reversed_ends, same = first > last, first == last
        case _:
            return False
    return reversed_ends or (same and not (bounds.low_closed and bounds.high_closed))


def _reads(part: FieldPart, of: Type, notes: Notes) -> frozenset[Read]:
    """The ways of writing, each fit for the field's type and no two at odds."""
    item = of.item if isinstance(of, ListOf) else of
    found = frozenset(map(Read, part.reads))
    for one in sorted(found):
        if not isinstance(item, _READS_AS[one]):
            message = Text(
                f"`{one}` has no meaning for {type_name(item)}",
                f"`{one}` ใช้กับ{type_name(item): th }ไม่ได้",
            )
            notes.add("wrong-type", message, part.places["reads"], Text("delete it", "ให้ลบออก"))
    if {Read.DASH_AS_ZERO, Read.DASH_AS_MISSING} <= found:
        message = Text("a dash can't be both zero and missing", "ขีดเป็นทั้งศูนย์และไม่มีข้อมูลพร้อมกันไม่ได้")
        hint = Text(
            "keep dash_as_zero or dash_as_missing",
            "ให้เหลือ dash_as_zero หรือ dash_as_missing เพียงอย่างเดียว",
        )
        notes.add("wrong-type", message, part.places["reads"], hint)
    return found
