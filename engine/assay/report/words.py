"""The words of the reports themselves, in the languages they are written in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from assay.facts.calendar import buddhist_year, format_date
from assay.finding import Severity
from assay.outcome.wording import ROUNDING_MODES
from assay.values.number import as_written
from assay.values.text import Text

FINDINGS: Final = Text("Findings", "ข้อค้นพบ")
NO_FINDINGS: Final = Text("No findings.", "ไม่มีข้อค้นพบ")
ASSUMED: Final = Text(
    "assumed, since the source does not state it", "เป็นข้อสมมติ เพราะเอกสารไม่ได้ระบุไว้"
)
QUARTER: Final = Text("quarter", "ไตรมาส")
AS_OF: Final = Text("as of", "ข้อมูล ณ วันที่")
WHY: Final = Text("Why a figure?", "ดูที่มาของตัวเลข:")
UNRATED: Final = Text("not rated or not applicable", "ไม่ได้ประเมินหรือไม่เกี่ยวข้อง")

BECAUSE: Final = Text("because", "เพราะ")
SOURCE: Final = Text("source", "ที่มา")
ROUNDED_FROM: Final = Text("rounded from", "ปัดเศษจาก")
SHOWN_ABOVE: Final = Text("shown above", "แสดงไว้แล้วข้างต้น")
DEEPER: Final = Text("to see how, explain", "ดูที่มาด้วยคำสั่ง explain")
NOT_STATED: Final = Text("not stated in the facts", "ไม่มีในข้อเท็จจริง")
NO_RULE: Final = Text("no rule rates it", "ไม่มีกฎใดประเมิน")

HINT: Final = Text("hint", "คำแนะนำ")
NO_FAULT: Final = Text("nothing to report", "ไม่มีสิ่งที่ต้องแก้ไข")
NOT_PROVEN: Final = Text(
    "Tables, levels and scales are proven once the errors are gone.",
    "จะพิสูจน์ตาราง ระดับ และมาตรวัดเมื่อไม่มีข้อผิดพลาดแล้ว",
)
ALWAYS: Final = Text("undated", "ไม่กำหนดวัน")
NO_SOURCE: Final = Text("no source named", "ไม่ได้ระบุที่มา")
NOTHING_DONE: Final = {
    "evaluated": Text("nothing was evaluated", "ไม่มีการประเมินผล"),
    "checked": Text("nothing was checked", "ไม่มีการตรวจสอบ"),
    "compared": Text("nothing was compared", "ไม่มีการเปรียบเทียบ"),
    "tested": Text("nothing was tested", "ไม่มีการทดสอบ"),
    "changed": Text("no rule was changed", "ไม่มีการทดลองแก้กฎ"),
    "written": Text("nothing was written", "ไม่มีการเขียนไฟล์"),
    "listed": Text("nothing was listed", "ไม่มีรายการที่แสดง"),
}
"""What wrong input kept a command from doing."""

_COUNTS: Final = {
    Severity.ERROR: (Text("error", "ข้อผิดพลาด"), "errors"),
    Severity.WARNING: (Text("warning", "คำเตือน"), "warnings"),
    Severity.NOTE: (Text("note", "ข้อสังเกต"), "notes"),
}


def counted(severity: Severity, count: int, lang: str) -> str:
    """`1 error`, `3 warnings`, `ข้อผิดพลาด 1 รายการ`."""
    word, plural = _COUNTS[severity]
    if lang == "th":
        return f"{word.in_language('th')} {count} รายการ"
    return f"{count} {word.en if count == 1 else plural}"


def grouped(number: Decimal) -> str:
    """The digits of a number, in threes where five or more stand before the point: `107,841`."""
    return f"{number:,f}" if abs(number) >= 10_000 else as_written(number)


def counts(severities: Iterable[Severity], lang: str) -> str:
    """How many there are of each severity that there is: `1 error, 2 notes`."""
    many = Counter(severities)
    return ", ".join(counted(one, many[one], lang) for one in Severity if many[one])


def counted_rules(count: int, lang: str) -> str:
    """`1 rule`, `44 rules`, `กฎ 44 ข้อ`."""
    if lang == "th":
        return f"กฎ {count} ข้อ"
    return f"{count} rule" if count == 1 else f"{count} rules"


def fiscal_year(year: int, lang: str) -> str:
    """A Gregorian fiscal year as a reader knows it: `ปีงบประมาณ 2563`, with both eras in English."""
    if lang == "th":
        return f"ปีงบประมาณ {buddhist_year(year)}"
    return f"fiscal year {year} (B.E. {buddhist_year(year)})"


def counted_facts(count: int, lang: str) -> str:
    """`14 facts`, `14 รายการ`."""
    return f"{count} รายการ" if lang == "th" else f"{count} facts"


def rules_of(day: dt.date | None, lang: str) -> str:
    """`in force on 30 Sep 2020`; without a day, of all days."""
    if day is None:
        return "ทุกฉบับ" if lang == "th" else "in all versions"
    shown = format_date(day, lang)
    return f"มีผลใช้บังคับ ณ วันที่ {shown}" if lang == "th" else f"in force on {shown}"


def counted_books(count: int, lang: str) -> str:
    """`1 fact book`, `2 fact books`, `สมุดข้อเท็จจริง 2 เล่ม`."""
    if lang == "th":
        return f"สมุดข้อเท็จจริง {count} เล่ม"
    return f"{count} fact book" if count == 1 else f"{count} fact books"


def counted_features(count: int, lang: str) -> str:
    """`1 feature`, `48 features`, `ฟีเจอร์ 48 ไฟล์`."""
    if lang == "th":
        return f"ฟีเจอร์ {count} ไฟล์"
    return f"{count} feature" if count == 1 else f"{count} features"


def row(number: int | None, lang: str, *, level: bool = False) -> str:
    """`row 3`, `แถวที่ 3`, `level 3`; without a number, `otherwise`."""
    if number is None:
        return "กรณีอื่น" if lang == "th" else "otherwise"
    if level:
        return f"ระดับที่ {number}" if lang == "th" else f"level {number}"
    return f"แถวที่ {number}" if lang == "th" else f"row {number}"


def rounding(decimals: int, mode: str, lang: str) -> str:
    """`4 decimals, half up`, `ทศนิยม 4 ตำแหน่ง ครึ่งปัดขึ้น`."""
    if lang == "th":
        return f"ทศนิยม {decimals} ตำแหน่ง {ROUNDING_MODES[mode]:th}"
    return f"{decimals} decimal{'' if decimals == 1 else 's'}, {mode}"
