"""What a kind's model refuses, said so that the person who wrote the file knows what to do."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final

from pydantic_core import ErrorDetails

from assay.document.leaves import AS_LIST, TRUE_OR_FALSE
from assay.facts.reading import DASHES, cell_items
from assay.facts.schema.schema import Field, Kind, Read
from assay.finding import Finding, Span, error
from assay.source import Entries, Items, Node, Scalar, Style, describe
from assay.values.calendar import NoDate, arabic_digits, gregorian_year, parse_date
from assay.values.number import PRECISION, as_written, printed_decimals
from assay.values.shown import decimals_words
from assay.values.text import Text, shortened
from assay.values.types import (
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
from assay.values.words import did_you_mean

_PLAIN = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_SEPARATED = re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_WITH_UNIT = re.compile(
    r"[฿$]?\s*([-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)\s*(?:%|[^\W\d_][^\d]*)?"
)
"""A number with a sign of money before it, or a unit after it."""


def explain(detail: ErrorDetails, kind: Kind, row: Entries) -> Finding:
    """The finding for one error of a kind's model about a row of a file."""
    name = str(detail["loc"][0])
    field = kind.columns[name]
    node = row.get(name)
    if node is None or (isinstance(node, Scalar) and node.value is None):
        return _missing(kind, field, row, node)
    place, what = node.span, field.called
    if len(detail["loc"]) > 1:
        index = int(detail["loc"][1])
        what = Text(f"item {index + 1} of {what}", f"ค่าที่ {index + 1} ของ{what: th}")
        if isinstance(node, Items):
            node = node.items[index]
            place = node.span
    found = _found(node, detail)
    match detail["type"]:
        case "unknown_member":
            return _unknown_member(what, found, str(detail["input"]), field, place)
        case "string_too_short":
            message = Text(f"{what} is empty", f"{what:th }ว่างเปล่า")
            return error("missing-field", message, place, hint=_add(kind))
        case "decimal_max_places":
            return _decimals(what, detail["input"], field, place)
        case "decimal_max_digits" | "decimal_whole_digits":
            message = Text(
                f"{what} has more digits than the {PRECISION} that the engine computes with",
                f"{what:th }มีตัวเลขเกิน {PRECISION} หลัก ซึ่งเกินกว่าที่โปรแกรมคำนวณได้",
            )
            return error("too-many-digits", message, place)
        case "buddhist_year":
            return _buddhist(what, detail["input"], place)
        case "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal":
            allowed = range_text(field.bounds)
            message = Text(
                f"{what} is {found}, outside its range {allowed}",
                f"{what:th }เป็น{found: th} ซึ่งอยู่นอกช่วง {allowed} ที่กำหนดไว้",
            )
            hint = Text(
                "correct it, or the range in the schema", "ให้แก้ค่า หรือแก้ช่วง (`range`) ในสคีมา"
            )
            return error("out-of-range", message, place, hint=hint)
        case _:
            wanted = field.item if len(detail["loc"]) > 1 else field.type
            said = _wanted(wanted)
            message = Text(
                f"{what} is {said}, not {found}", f"{what:th }ต้องเป็น{said: th} แต่พบ{found: th}"
            )
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
    if node is None and of_csv(row):
        message = Text(f"the column `{field.name}` is missing", f"ขาดคอลัมน์ `{field.name}`")
        return error("missing-field", message, row.entries[0][0].span, hint=_add(kind))
    parent = kind.link == field
    message = Text(
        f"the {'parent' if parent else 'field'} `{field.name}` of this {kind.name} is missing",
        f"{kind.called:th }นี้ขาดรายการแม่ `{field.name}`"
        if parent
        else f"{kind.called:th }นี้ขาดค่าใน{field.called:th}",
    )
    place = row.span if node is None else node.span
    return error("missing-field", message, place, hint=_add(kind))


def of_csv(row: Entries) -> bool:
    """Whether a row is one of a CSV file or sheet, whose names stand in its header."""
    return len(row) > 0 and row.entries[0][0].style is Style.CELL


def _add(kind: Kind) -> Text:
    """The hint for what every fact of a kind has."""
    return Text(f"add it; every {kind.name} has one", f"ให้เพิ่ม เพราะ{kind.called: th }ทุกรายการต้องมี")


def _found(node: Node, detail: ErrorDetails) -> Text:
    """What stands there: the part of a CSV list that is meant, or the node."""
    if isinstance(node, Scalar) and node.style is Style.CELL:
        text = node.text
        if len(detail["loc"]) > 1:
            text = cell_items(node.text)[int(detail["loc"][1])]
        text = shortened(text)
        return Text(f"`{text}`", f"`{text}`") if text else Text("empty", "ช่องว่าง")
    return describe(node)


def _wanted(of: Type) -> Text:
    match of:
        case Number() if of.decimals == 0:
            return Text("a number", "จำนวนเต็ม")
        case Number():
            return Text("a number", "ตัวเลข")
        case TextType():
            return Text("a text", "ข้อความ")
        case Boolean():
            return Text("true or false", "true หรือ false")
        case Date():
            return Text("a date", "วันที่")
        case Choice(name=None, ordered=True):
            return Text("a member of this scale", "สมาชิกของมาตรวัดนี้")
        case Choice(name=None):
            return Text("a member of this choice", "สมาชิกของตัวเลือกนี้")
        case Choice(name=name):
            return Text(f"a member of `{name}`", f"สมาชิกของ `{name}`")
        case ListOf():
            return Text(f"a {type_name(of)}", f"{type_name(of):th}")
        case _:
            return type_name(of)


def _unknown_member(what: Text, found: Text, word: str, field: Field, place: Span) -> Finding:
    of = field.item
    assert isinstance(of, Choice)
    wanted = _wanted(of)
    message = Text(
        f"{what} is {found}, which is not {wanted}",
        f"{what:th }เป็น{found: th} ซึ่งไม่ใช่{wanted: th}",
    )
    members = Text(f"known are: {of.listed}", f"เลือกได้จาก {of.listed:th}")
    near = did_you_mean(word, [one for member in of.members for one in _words(member)])
    return error("unknown-member", message, place, hint=near or members)


def _words(member: Member) -> list[str]:
    titles = (member.title.en, member.title.th) if member.title is not None else ()
    return [word for word in dict.fromkeys((member.name, *titles)) if word is not None]


def _decimals(what: Text, value: object, field: Field, place: Span) -> Finding:
    assert isinstance(value, Decimal)
    printed, written = printed_decimals(value), as_written(value)
    message = Text(
        f"{what} has {decimals_words(printed)} in {written}; the schema declares {field.decimals}",
        f"{what:th }เป็น {written} ซึ่งมีทศนิยม {printed} ตำแหน่ง แต่สคีมากำหนดไว้ {field.decimals} ตำแหน่ง",
    )
    hint = Text(
        "correct it, or the schema's decimals", "ให้แก้ค่า หรือแก้จำนวนทศนิยม (`decimals`) ในสคีมา"
    )
    return error("too-many-decimals", message, place, hint=hint)


def _buddhist(what: Text, value: object, place: Span) -> Finding:
    assert isinstance(value, dt.date)
    message = Text(
        f"{what} is in the year {value.year}, which is of the Buddhist era",
        f"{what:th }เป็นปี {value.year} ซึ่งเป็นปีพุทธศักราช",
    )
    meant = f"{gregorian_year(value.year)}-{value:%m-%d}"
    return error("wrong-type", message, place, hint=_write_or_read(meant, Read.BUDDHIST_ERA))


def _write_or_read(text: str, read: Read) -> Text:
    """The hint for what the field could also read as it stands."""
    return Text(
        f"write {text}, or let the field read {read.value} in the schema",
        f"ให้เขียน {text} หรือกำหนด `reads: [{read.value}]` ให้ช่องนี้ในสคีมา",
    )


_LONGEST: Final = 60
"""What is longer is not repeated in a hint."""

_YES_OR_NO: Final = Text("choose Yes or No from the list", "ให้เลือก ใช่ หรือ ไม่ใช่ จากรายการ")


def _write_plain(text: str) -> Text:
    """The hint for a number or date in quotes."""
    return Text(f"write {text} without quotes", f"ให้เขียน {text} โดยไม่ใส่เครื่องหมายคำพูด")


def _hint(wanted: Type, node: Node) -> Text | None:
    """What to write instead, where that can be told."""
    if isinstance(wanted, ListOf):
        return AS_LIST
    if not isinstance(node, Scalar) or len(node.text) > _LONGEST:
        return None
    match wanted:
        case TextType() | Choice():
            if not isinstance(node.value, str):
                quoted = f'"{node.text}"'
                return Text(f"write it in quotes: {quoted}", f"ให้ใส่เครื่องหมายคำพูด: {quoted}")
            return None
        case Number():
            return _number_hint(node)
        case Boolean():
            in_cell = node.span.cell is not None
            return _YES_OR_NO if in_cell else TRUE_OR_FALSE
        case Date():
            return _date_hint(node)
        case _:
            return None


def _number_hint(node: Scalar) -> Text:
    text = node.text.strip()
    digits = arabic_digits(text)
    if text in DASHES:
        return Text(
            "leave it empty where it is not known; where the source prints a dash for nil, let "
            "the field read dash_as_zero in the schema",
            "หากไม่ทราบค่าให้เว้นว่าง หากเอกสารใช้ขีดแทนศูนย์ ให้กำหนด `reads: [dash_as_zero]` ให้ช่องนี้ในสคีมา",
        )
    if _PLAIN.fullmatch(digits) and digits != text:
        return _write_or_read(digits, Read.THAI_DIGITS)
    if _SEPARATED.fullmatch(digits):
        number = digits.replace(",", "")
        return Text(
            f"write {number}, without thousands separators",
            f"ให้เขียน {number} โดยไม่มีจุลภาคคั่นหลักพัน",
        )
    if node.quoted and _PLAIN.fullmatch(text):
        return _write_plain(text)
    if meant := _meant(digits):
        return meant
    with_unit = _WITH_UNIT.fullmatch(digits)
    if with_unit is not None:
        number = with_unit[1].replace(",", "")
        return Text(
            f"write the number alone, {number}; the schema states its unit",
            f"ให้เขียนเฉพาะตัวเลข {number} เพราะหน่วยระบุไว้ในสคีมาแล้ว",
        )
    return Text(
        "write a number, or leave it empty where it is not known",
        "ให้เขียนเป็นตัวเลข หรือเว้นว่างหากไม่ทราบค่า",
    )


def _meant(text: str) -> Text | None:
    """What to write for a number that a table prints in another way; null where it is none."""
    if found := re.fullmatch(r"([-+]?)0+([0-9]+(?:\.[0-9]+)?)", text):
        return Text(
            f"write it without the leading zero: {found[1]}{found[2]}",
            f"ให้เขียนโดยไม่มี 0 นำหน้า: {found[1]}{found[2]}",
        )
    if re.fullmatch(r"[-+]?[0-9.]+[eE][-+]?[0-9]+", text):
        return Text(
            "write all its digits: a spreadsheet has cut them off. Format the column as a number "
            "and save the file again",
            "ให้เขียนตัวเลขให้ครบทุกหลัก เพราะโปรแกรมตารางคำนวณตัดหลักออก ให้ตั้งรูปแบบคอลัมน์เป็นตัวเลขแล้วบันทึกใหม่",
        )
    negative = re.fullmatch(r"\(\s*([^()]+?)\s*\)|([^-]+?)\s*-|[\u2212\u2013\u2014]\s*(.+)", text)
    number = _digits(text if negative is None else negative[1] or negative[2] or negative[3])
    if number is None:
        return None
    sign = "" if negative is None or number.startswith("-") else "-"
    return Text(f"write {sign}{number}", f"ให้เขียน {sign}{number}")


def _digits(text: str) -> str | None:
    """The plain digits of a number with marks in it: groups, a decimal comma, a footnote's star."""
    plain = re.fullmatch(r"([-+]?[0-9][0-9., ']*?)\s*(?:\*+|[\u2020\u2021])?", text)
    if plain is None:
        return None
    number = plain[1]
    if re.fullmatch(r"[-+]?[0-9]{1,3}([ ',][0-9]{3})+(\.[0-9]+)?", number):
        number = re.sub("[ ',]", "", number)
    elif re.fullmatch(r"[-+]?[0-9]{1,3}(\.[0-9]{3})*,[0-9]+", number):
        number = number.replace(".", "").replace(",", ".")
    return number if _PLAIN.fullmatch(number) else None


_TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+(?:Z|[-+][0-9:]+)?")


def _date_hint(node: Scalar) -> Text:
    text = node.text.strip()
    if timed := _TIMED.fullmatch(text):
        return Text(f"write the day alone: {timed[1]}", f"ให้เขียนเฉพาะวันที่: {timed[1]}")
    try:
        day = parse_date(text).isoformat()
    except NoDate as cause:
        whole = Text("write it as 2020-09-30", "ให้เขียนแบบ 2020-09-30")
        if node.span.cell is not None:
            whole = Text(
                "write the whole day, as 2020-09-30 or 30 ก.ย. 2563",
                "ให้เขียนให้ครบวัน แบบ 30 ก.ย. 2563 หรือ 2020-09-30",
            )
        if cause.unreadable:
            return whole
        return Text(f"{cause.message}: {whole}", f"{cause.message:th} {whole:th}")
    if node.quoted and node.text == day:
        return _write_plain(day)
    return _write_or_read(day, Read.BUDDHIST_ERA)
