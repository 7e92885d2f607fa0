"""Reading one field's declaration: its type, unit, decimals, range and ways of writing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from assay.facts.notes import Notes, key_of, title_of
from assay.facts.schema.members import read_choice
from assay.facts.schema.schema import Field, Read
from assay.source import Entries, Items, Node, Scalar, describe, plain_value
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
    type_name,
)
from assay.values.words import known_names

_FIELD_KEYS: Final = ("type", "unit", "decimals", "range", "required", "reads", "title")
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


def read_field(name: Scalar, node: Node, types: Mapping[str, Choice], notes: Notes) -> Field | None:
    """The field that a declaration describes; null, with findings, where it is wrong."""
    what = Text(f"the field `{name.text}`", f"ช่องข้อมูล `{name.text}`")
    entries = notes.mapping(node, what, _FIELD_KEYS)
    if entries is None:
        return None
    noted = len(notes.findings)
    declared = entries.get("type")
    if declared is None:
        hint = Text(
            "add `type: text`, number, boolean, date, a named type or `list of` one of these",
            "ให้เพิ่ม `type: text`, number, boolean, date, ชนิดที่ตั้งชื่อไว้ใต้ `types` "
            "หรือ `list of` ของชนิดเหล่านี้",
        )
        message = Text(f"{what} has no type", f"{what:th }ไม่ได้ระบุชนิด")
        notes.add("missing-key", message, name.span, hint)
        return None
    of = _type(declared, types, notes)
    if of is None:
        return None
    of = _measured(of, entries, notes)
    title, required = entries.get("title"), entries.get("required")
    field = Field(
        name.text,
        of,
        required is not None and bool(notes.boolean(required, key_of("required"))),
        _reads(entries.get("reads"), of, notes),
        None if title is None else notes.title(title, title_of(what)),
        name.span,
    )
    return field if len(notes.findings) == noted else None


def _type(node: Node, types: Mapping[str, Choice], notes: Notes) -> Type | None:
    """A type by its name, as a list of one, or as a choice or scale written in place."""
    if isinstance(node, Entries):
        return read_choice(node, None, notes)
    word = notes.text(node, Text("a type", "ชนิด"))
    if word is None:
        return None
    name = " ".join(word.split())
    plain = name.removeprefix(_LIST)
    item = _PLAIN.get(plain) or types.get(plain)
    if item is not None:
        return ListOf(item) if name.startswith(_LIST) else item
    if plain.startswith(_LIST):
        nested = Text("a list of lists can't be a field", "ช่องข้อมูลเป็นชุดของชุดค่าไม่ได้")
        notes.add("unknown-type", nested, node.span)
        return None
    message = Text(f"there is no type `{plain}`", f"ไม่มีชนิด `{plain}`")
    notes.add("unknown-type", message, node.span, known_names(plain, [*_PLAIN, *types]))
    return None


def _measured(of: Type, entries: Entries, notes: Notes) -> Type:
    """The type with the unit, decimals and range that the field declares."""
    item = of.item if isinstance(of, ListOf) else of
    unit, decimals, bounds = (entries.get(key) for key in ("unit", "decimals", "range"))
    if not isinstance(item, Number):
        for key, node in (("unit", unit), ("decimals", decimals)):
            if node is not None:
                message = Text(
                    f"{type_name(item)} has no {key}", f"{type_name(item):th }ไม่มี `{key}`"
                )
                hint = Text(
                    f"only a number has {key}; delete it", f"ให้ลบออก เพราะมีแต่ตัวเลขที่ใช้ `{key}` ได้"
                )
                notes.add("wrong-type", message, node.span, hint)
    elif unit is not None or decimals is not None:
        item = replace(
            item,
            unit=None if unit is None else _unit(unit, notes),
            decimals=None
            if decimals is None
            else notes.integer(decimals, key_of("decimals"), 0, 30),
        )
    if bounds is not None:
        if isinstance(item, Number | Date):
            item = replace(item, bounds=_bounds(bounds, item, notes))
        else:
            message = Text(f"{type_name(item)} has no range", f"{type_name(item):th }ไม่มี `range`")
            hint = Text(
                "only a number or date has one; delete it",
                "ให้ลบออก เพราะมีแต่ตัวเลขและวันที่ที่ใช้ `range` ได้",
            )
            notes.add("wrong-type", message, bounds.span, hint)
    return ListOf(item) if isinstance(of, ListOf) else item


def _unit(node: Node, notes: Notes) -> str | OwnUnit | None:
    """A text, or `{field: ...}` for the fact's own."""
    if not isinstance(node, Entries):
        return notes.text(node, Text("a unit", "หน่วย"))
    entries = notes.mapping(node, Text("a unit", "หน่วย"), ("field",))
    named = None if entries is None else entries.get("field")
    if named is None:
        message = Text("the unit names no field", "หน่วยไม่ได้ระบุช่องข้อมูล")
        hint = Text(
            "write a text, or {field: ...} with the field that states it",
            "ให้เขียนเป็นข้อความ หรือ {field: ...} ระบุช่องที่บอกหน่วย",
        )
        notes.add("missing-key", message, node.span, hint)
        return None
    other = notes.text(named, Text("the unit's field", "ช่องข้อมูลของหน่วย"))
    return None if other is None else OwnUnit(other)


def _bounds(node: Node, of: Number | Date, notes: Notes) -> Bounds | None:
    """A range as `[0..100]`, `(0..100]`, `>= 0` or `< 10`, of numbers or of dates."""
    hint = Text(
        'write it in quotes, as "[0..100]", "(0..1]" or ">= 0"',
        'ให้เขียนในเครื่องหมายคำพูด เช่น "[0..100]", "(0..1]" หรือ ">= 0"',
    )
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        found_there = describe(node)
        message = Text(
            f"a range is a text, not {found_there}", f"ช่วงต้องเป็นข้อความ แต่พบ{found_there: th}"
        )
        notes.add("wrong-range", message, node.span, hint)
        return None
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
        notes.add("wrong-range", message, node.span, hint)
        return None
    if wrong:
        numbers = Text("numbers", "ตัวเลข")
        dates = Text("dates such as 2020-09-30", "วันที่ เช่น 2020-09-30")
        ends = numbers if isinstance(of, Number) else dates
        message = Text(
            f"the ends of the range `{node.text}` are not {ends}",
            f"ปลายของช่วง `{node.text}` ต้องเป็น{ends:th}",
        )
        notes.add("wrong-range", message, node.span, hint)
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


def _reads(node: Node | None, of: Type, notes: Notes) -> frozenset[Read]:
    """The ways of writing, each fit for the field's type and no two at odds."""
    if node is None or (items := notes.items(node, key_of("reads"))) is None:
        return frozenset()
    known = [read.value for read in Read]
    item = of.item if isinstance(of, ListOf) else of
    found: set[Read] = set()
    for one in items:
        word = notes.text(one, Text("a way of writing", "วิธีเขียน"))
        if word is None:
            continue
        if word not in known:
            message = Text(f"there is no way of writing `{word}`", f"ไม่มีวิธีเขียนชื่อ `{word}`")
            notes.add("unknown-key", message, one.span, known_names(word, known))
        elif not isinstance(item, _READS_AS[Read(word)]):
            message = Text(
                f"`{word}` has no meaning for {type_name(item)}",
                f"`{word}` ใช้กับ{type_name(item): th }ไม่ได้",
            )
            notes.add("wrong-type", message, one.span, Text("delete it", "ให้ลบออก"))
        else:
            found.add(Read(word))
    if {Read.DASH_AS_ZERO, Read.DASH_AS_MISSING} <= found and isinstance(node, Items):
        message = Text("a dash can't be both zero and missing", "ขีดเป็นทั้งศูนย์และไม่มีข้อมูลพร้อมกันไม่ได้")
        hint = Text(
            "keep dash_as_zero or dash_as_missing",
            "ให้เหลือ dash_as_zero หรือ dash_as_missing เพียงอย่างเดียว",
        )
        notes.add("wrong-type", message, node.span, hint)
    return frozenset(found)
