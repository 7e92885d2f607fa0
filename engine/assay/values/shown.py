"""A value as text, told once for each who reads it.

| function | for | true | 5.10 | 30 September 2020 | a member | a null |
|---|---|---|---|---|---|---|
| `worded`, `in_words` | people | `yes` | `5.10` | `30 Sep 2020` | its title | why it is one |
| `in_message` | who writes rules | `true` | `5.1` | `2020-09-30` | its title | `null` |
| `in_feel` | an expression or cell | `true` | `5.1` | `2020-09-30` | `name`, `"a name"` | `null` |
| `in_feature` | a feature | `true`, `ใช่` | `5.10` | `2020-09-30` | its name, in Thai its title | |
| `in_data` | a file or program | `true` | `5.10` | `2020-09-30` | its name | nothing |

A fact in the place of a value goes by its id.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from decimal import Decimal
from typing import Final

from assay.values.calendar import format_date
from assay.values.null import Null, Reason
from assay.values.number import as_written
from assay.values.text import Text, counted
from assay.values.types import Member, Value

TRUTH: Final = {True: Text("yes", "ใช่"), False: Text("no", "ไม่ใช่")}

REASONS: Final = {
    Reason.MISSING: Text("missing", "ไม่มีข้อมูล"),
    Reason.UNDEFINED: Text("undefined", "คำนวณไม่ได้"),
    Reason.NOT_RATED: Text("not rated", "ไม่ได้ประเมิน"),
    Reason.NOT_APPLICABLE: Text("not applicable", "ไม่เกี่ยวข้อง"),
}

ROUNDING_MODES: Final = {
    "half up": Text("half up", "เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น"),
    "half even": Text("half to even", "เศษกึ่งหนึ่งพอดีให้ปัดหาเลขคู่"),
    "half down": Text("half down", "เศษกึ่งหนึ่งพอดีให้ปัดลง"),
    "up": Text("up", "ปัดขึ้น"),
    "down": Text("down", "ปัดลง"),
}
"""The modes of `round:` as a sentence says them."""

_NAME: Final = re.compile(r"[^\W\d]\w*")


def worded(value: Value, lang: str) -> str:
    """A value in words of a language; a list with commas."""
    match value:
        case bool():
            return TRUTH[value].in_language(lang)
        case dt.date():
            return format_date(value, lang)
        case Member(title=Text() as title):
            return title.in_language(lang)
        case Null():
            return REASONS[value.reason].in_language(lang)
        case tuple():
            return ", ".join(worded(one, lang) for one in value)
        case _:
            return in_data(value)


def in_words(value: Value) -> Text:
    """A value in both languages, in one line each; large numbers with their digits in threes."""
    if isinstance(value, Decimal):
        return Text(grouped(value))
    return Text.each(lambda lang: " ".join(worded(value, lang).split()))


def in_message(value: Value) -> Text:
    """A value in a message about rules: as an expression has it, but members by title."""
    match value:
        case Member(title=Text() as title):
            return title
        case Member(name=name):
            return Text(name)
        case Null():
            return Text("null", "ไม่มีค่า")
        case _:
            return Text(in_feel(value))


def in_feature(value: Value) -> Text:
    """A value as a feature has it: in English as a file of facts, in Thai as it is read there."""
    return Text(in_data(value), worded(value, "th"))


def in_feel(value: Value) -> str:
    """A value as an expression or a cell of FEEL has it; a number without needless zeros."""
    match value:
        case Null():
            return "null"
        case Decimal():
            return number_text(value)
        case str():
            return json.dumps(value, ensure_ascii=False)
        case Member(name=name):
            return name if _NAME.fullmatch(name) else json.dumps(name, ensure_ascii=False)
        case tuple():
            return f"[{', '.join(in_feel(one) for one in value)}]"
        case _:
            return in_data(value)


def in_data(value: Value) -> str:
    """A value as a file of facts or figures has it; a list with semicolons."""
    match value:
        case Null():
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return as_written(value)
        case dt.date():
            return value.isoformat()
        case tuple():
            return "; ".join(in_data(one) for one in value)
        case _:
            return str(value)


def number_text(value: Decimal) -> str:
    """The digits of a number, `5.05` and not `5.050`."""
    text = as_written(value)
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def grouped(number: Decimal, *, of_a_unit: bool = False) -> str:
    """The digits of a number, in threes where five or more stand before the point: `107,841`.

    With a unit four are enough, `1,000 people`: without one the number may be a year.
    """
    return f"{number:,f}" if abs(number) >= (1_000 if of_a_unit else 10_000) else as_written(number)


def decimals_words(decimals: int) -> Text:
    """`1 decimal`, `2 decimals`; none is a whole number."""
    if decimals == 0:
        return Text("a whole number", "จำนวนเต็ม")
    return counted(decimals, "decimal", "ทศนิยม {} ตำแหน่ง")


def rounding_words(decimals: int, mode: str) -> Text:
    """`1 decimal, half up`, `ทศนิยม 1 ตำแหน่ง เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น`."""
    to = counted(decimals, "decimal", "ทศนิยม {} ตำแหน่ง")
    return Text(f"{to}, {mode}", f"{to:th} {ROUNDING_MODES[mode]:th}")
