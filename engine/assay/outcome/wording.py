"""How a value reads in a message: digits as written, members by title, dates by their calendar."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from assay.facts import Fact
from assay.facts.calendar import format_date
from assay.finding import Severity
from assay.values.null import Null, Reason
from assay.values.number import as_written
from assay.values.text import Text
from assay.values.types import Member, Value

REASONS: Final = {
    Reason.MISSING: Text("missing", "ไม่มีข้อมูล"),
    Reason.UNDEFINED: Text("undefined", "คำนวณไม่ได้"),
    Reason.NOT_RATED: Text("not rated", "ไม่ได้ประเมิน"),
    Reason.NOT_APPLICABLE: Text("not applicable", "ไม่เกี่ยวข้อง"),
}

SEVERITIES: Final = {
    Severity.ERROR: Text("error", "ข้อผิดพลาด"),
    Severity.WARNING: Text("warning", "คำเตือน"),
    Severity.NOTE: Text("note", "ข้อสังเกต"),
}

ROUNDING_MODES: Final = {
    "half up": Text("half up", "ครึ่งปัดขึ้น"),
    "half even": Text("half to even", "ครึ่งปัดหาเลขคู่"),
    "half down": Text("half down", "ครึ่งปัดลง"),
    "up": Text("up", "ปัดขึ้น"),
    "down": Text("down", "ปัดลง"),
}
"""The modes of `round:` as a sentence says them."""

_TRUTH: Final = {True: Text("yes", "ใช่"), False: Text("no", "ไม่ใช่")}


def worded(value: Value, lang: str) -> str:
    """A value in words of a language; a list with commas, a fact by its name."""
    match value:
        case bool():
            return _TRUTH[value].in_language(lang)
        case Decimal():
            return as_written(value)
        case str():
            return value
        case dt.date():
            return format_date(value, lang)
        case Member(title=Text() as title):
            return title.in_language(lang)
        case Member():
            return value.name
        case Null():
            return REASONS[value.reason].in_language(lang)
        case tuple():
            return ", ".join(worded(one, lang) for one in value)
        case Fact():
            return value.id
        case _:
            raise TypeError(f"{type(value).__name__} is no value")
