"""The words of waterfalls, in the languages they are written in."""

from __future__ import annotations

from typing import Final

from assay import words
from assay.plan import Rounding
from assay.values.shown import rounding_words, worded
from assay.values.text import Text, both, counted
from assay.values.types import Value

ROUNDING: Final = Text("rounding", "ปัดเศษ")
REMAINDER: Final = Text("last digits", "เศษหลักท้าย")
PART: Final = Text("part", "ตัวตั้ง")
WHOLE: Final = Text("whole", "ตัวหาร")
VALUE: Final = Text("value", "ค่า")
WEIGHT: Final = Text("weight", "น้ำหนัก")
CONDITION: Final = Text("condition", "เงื่อนไข")
TAKEN: Final = Text("value taken", "ค่าที่ใช้")
READ_AT: Final = Text("read at", "อ่านที่ค่า")
POINT: Final = Text("point of the scale", "จุดของมาตรวัด")
ON_SCALE: Final = Text("score on the scale", "คะแนนตามมาตรวัด")

LAST_DIGIT: Final = Text(
    "the last of the 34 digits, since a quotient does not end",
    "หลักสุดท้ายใน 34 หลัก เพราะผลหารเป็นทศนิยมไม่รู้จบ",
)
QUOTIENT: Final = Text(
    "a quotient: its parts do not add up to it", "เป็นผลหาร จึงไม่ใช่ผลบวกของส่วนประกอบ"
)
PERCENT: Final = Text(
    "part ÷ whole × 100: its parts do not add up to it",
    "ตัวตั้ง ÷ ตัวหาร × 100 จึงไม่ใช่ผลบวกของส่วนประกอบ",
)
PRODUCT: Final = Text("a product: its factors do not add up to it", "เป็นผลคูณ จึงไม่ใช่ผลบวกของตัวคูณ")
LEAST: Final = Text(
    "the least of these values; the others add nothing", "ค่าน้อยที่สุดในกลุ่มนี้ ค่าอื่นไม่ได้นำมาบวก"
)
GREATEST: Final = Text(
    "the greatest of these values; the others add nothing",
    "ค่ามากที่สุดในกลุ่มนี้ ค่าอื่นไม่ได้นำมาบวก",
)
BRANCH: Final = Text("the value that the condition takes", "ค่าที่เลือกตามเงื่อนไข")
DEFAULT: Final = Text("the first of these values that is there", "ค่าแรกในรายการนี้ที่มีข้อมูล")
SCALE: Final = Text(
    "read off the points of a scale, which do not add up to it",
    "อ่านจากจุดของมาตรวัด จึงไม่ใช่ผลบวกของคะแนนที่จุดเหล่านั้น",
)
DAYS: Final = Text(
    "computed from dates, which have no amounts to add", "คำนวณจากวันที่ ซึ่งไม่ใช่จำนวนที่นำมาบวก"
)
LEFT_OUT: Final = Text("not applicable, left out", "ไม่เกี่ยวข้อง จึงไม่นำมารวม")
COUNTED: Final = Text("counted as one", "นับเป็นหนึ่งรายการ")
ONE_LEVEL: Final = Text("the level that was reached gives the value", "ระดับที่ถึงเป็นตัวกำหนดค่า")


def rounding(by: Rounding) -> Text:
    """`to 2 decimals, half up`, as a rule says it."""
    return both("to {}", "เป็น{}", rounding_words(by.decimals, by.mode))


def printed_rounding(decimals: int) -> Text:
    """Why amounts shown with so many decimals need a step of rounding."""
    to = counted(decimals, "decimal", "ทศนิยม {} ตำแหน่ง")
    return both("each figure is shown with {}", "แต่ละตัวเลขแสดงเป็น{}", to)


def share(terms: int) -> Text:
    """What a value adds to a plain mean."""
    return Text(f"one of {terms} values: value ÷ {terms}", f"หนึ่งใน {terms} ค่า: ค่า ÷ {terms}")


def weighted_share(weights: str) -> Text:
    """What a value adds to a weighted mean."""
    return Text(f"value × weight ÷ {weights}", f"ค่า × น้ำหนัก ÷ {weights}")


def function(name: str) -> Text:
    """Why what a function makes of its arguments is one step."""
    return Text(
        f"`{name}` of these values: they do not add up to it",
        f"ผลของ `{name}` จากค่าเหล่านี้ จึงไม่ใช่ผลบวก",
    )


def point(score: Value) -> Text:
    """What a point of a scale earns."""
    return both("earns {}", "ได้{}", Text.each(lambda lang: worded(score, lang)))


def row(number: int | None, text: str, *, level: bool) -> Text:
    """`row 3: delay: > 20`, `level 2: ...`, `otherwise`."""
    name = words.row(number, level=level)
    if number is None or text == "-":
        return name
    return Text.each(lambda lang: f"{name:{lang}}: {' '.join(text.split())}")
