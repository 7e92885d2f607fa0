"""The words of the reports themselves, in the languages they are written in."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Final

from assay.finding import Severity
from assay.values.calendar import buddhist_year, format_date
from assay.values.text import Text, both, counted

FINDINGS: Final = Text("Findings", "ข้อค้นพบ")
NO_FINDINGS: Final = Text("No findings.", "ไม่มีข้อค้นพบ")
ASSUMED: Final = Text(
    "assumed, since the source does not state it", "เป็นข้อสมมติ เพราะเอกสารไม่ได้ระบุไว้"
)
QUARTER: Final = Text("quarter", "ไตรมาส")
WHY: Final = Text("Why a figure?", "ดูที่มาของตัวเลข:")
UNRATED: Final = Text("not rated or not applicable", "ไม่ได้ประเมินหรือไม่เกี่ยวข้อง")

BECAUSE: Final = Text("because", "เพราะ")
ROUNDED_FROM: Final = Text("rounded from", "ปัดเศษจาก")
EXACTLY: Final = Text("exactly", "ค่าเต็ม")
SHOWN_ABOVE: Final = Text("shown above", "แสดงไว้แล้วข้างต้น")
DEEPER: Final = Text("to see how, explain", "ดูที่มาด้วยคำสั่ง explain")
NOT_STATED: Final = Text("not stated in the facts", "ไม่มีในข้อเท็จจริง")
NO_RULE: Final = Text("no rule rates it", "ไม่มีเกณฑ์ใดประเมิน")

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
    "changed": Text("no rule was changed", "ไม่มีการทดลองแก้เกณฑ์"),
    "written": Text("nothing was written", "ไม่มีการเขียนไฟล์"),
    "listed": Text("nothing was listed", "ไม่มีรายการที่แสดง"),
}
"""What wrong input kept a command from doing."""

_COUNTED: Final = {
    "error": "ข้อผิดพลาด {} รายการ",
    "warning": "คำเตือน {} รายการ",
    "note": "ข้อสังเกต {} รายการ",
    "fact": "{} รายการ",
    "finding": "ข้อค้นพบ {} รายการ",
    "action": "เรื่องที่ต้องดำเนินการ {} เรื่อง",
    "more action": "ยังมีเรื่องที่ต้องดำเนินการอีก {} เรื่อง",
    "rule": "เกณฑ์ {} ข้อ",
    "fact book": "ชุดข้อมูลการประเมิน {} ชุด",
    "feature": "ฟีเจอร์ {} ไฟล์",
}


def texts_of(package: str) -> Mapping[str, Text]:
    """The words of a package by short names, as its `words.json` has them: English, then Thai."""
    written = json.loads((files(package) / "words.json").read_text("utf-8"))
    return {name: Text(*said) for name, said in written.items()}


def many(count: int, what: str) -> Text:
    """`1 error`, `44 rules`, `2 fact books`."""
    return counted(count, what, _COUNTED[what])


def left_out(count: int) -> Text | None:
    """That so many more are not shown, and where they stand; null where there are none."""
    if count <= 0:
        return None
    return Text(
        f"… and {count:,} more; `assay report BOOK --format csv` and `xlsx` have all of them",
        f"… และอีก {count:,} รายการ ดูทั้งหมดได้ด้วย `assay report BOOK --format csv` หรือ `xlsx`",
    )


def counts(severities: Iterable[Severity], lang: str) -> str:
    """How many there are of each severity that there is: `1 error, 2 notes`."""
    found = Counter(severities)
    return ", ".join(many(found[one], one).in_language(lang) for one in Severity if found[one])


def fiscal_year(year: int, lang: str) -> str:
    """A Gregorian fiscal year as a reader knows it: `ปีงบประมาณ 2563`, with both eras in English."""
    if lang == "th":
        return f"ปีงบประมาณ {buddhist_year(year)}"
    return f"fiscal year {year} (B.E. {buddhist_year(year)})"


def rules_of(day: dt.date | None, lang: str) -> str:
    """`in force on 30 Sep 2020`; without a day, of all days."""
    if day is None:
        return "ทุกฉบับ" if lang == "th" else "in all versions"
    shown = format_date(day, lang)
    return f"มีผลใช้บังคับ ณ วันที่ {shown}" if lang == "th" else f"in force on {shown}"


def row(number: int | None, *, level: bool = False) -> Text:
    """`row 3`, `แถวที่ 3`, `level 3`; without a number, `otherwise`."""
    if number is None:
        return Text("otherwise", "กรณีอื่น")
    return both("{} {}", "{}ที่ {}", *((_LEVEL if level else _ROW), str(number)))


_ROW: Final = Text("row", "แถว")
_LEVEL: Final = Text("level", "ระดับ")
