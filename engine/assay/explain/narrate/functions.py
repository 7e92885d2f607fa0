"""What each built-in function is called in a sentence.

A template has a place for each argument, `{0}`, `{1}`, ...; a function with optional arguments has
one for each number of arguments, one with any number of them takes them as one list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from assay.values.text import Text, both, listed

NOUNS: Final[Mapping[str, Sequence[Text]]] = {
    # Dates
    "date": (
        Text("the date {0}", "วันที่{0}"),
        Text("the day {2} of month {1} of the year {0}", "วันที่{2}เดือน{1}ค.ศ.{0}"),
    ),
    # Lists
    "count": (Text("the number of {0}", "จำนวน{0}"),),
    "sum": (Text("the sum of {0}", "ผลรวมของ{0}"),),
    "product": (Text("the product of {0}", "ผลคูณของ{0}"),),
    "min": (Text("the lowest of {0}", "ค่าต่ำสุดของ{0}"),),
    "max": (Text("the highest of {0}", "ค่าสูงสุดของ{0}"),),
    "mean": (Text("the mean of {0}", "ค่าเฉลี่ยของ{0}"),),
    "median": (Text("the median of {0}", "มัธยฐานของ{0}"),),
    "mode": (Text("the most frequent of {0}", "ฐานนิยมของ{0}"),),
    "stddev": (Text("the standard deviation of {0}", "ส่วนเบี่ยงเบนมาตรฐานของ{0}"),),
    "distinct values": (Text("{0}, each value once", "{0} โดยนับค่าซ้ำครั้งเดียว"),),
    "sort": (Text("{0} in ascending order", "{0} เรียงจากน้อยไปมาก"),),
    "reverse": (Text("{0} in reverse order", "{0} เรียงย้อนกลับ"),),
    "sublist": (
        Text("{0} from position {1} on", "{0} ตั้งแต่ลำดับที่{1}เป็นต้นไป"),
        Text("{2} elements of {0} from position {1} on", "{0} ตั้งแต่ลำดับที่{1}จำนวน{2}รายการ"),
    ),
    "concatenate": (Text("{0}, put one after the other", "{0} ต่อกัน"),),
    "append": (Text("{0}, put one after the other", "{0} ต่อกัน"),),
    "union": (Text("{0} taken together, each value once", "{0} รวมกันโดยนับค่าซ้ำครั้งเดียว"),),
    "flatten": (Text("the elements of {0}", "สมาชิกทั้งหมดของ{0}"),),
    "index of": (Text("the positions of {1} in {0}", "ลำดับที่ของ{1}ใน{0}"),),
    # Numbers
    "abs": (Text("the absolute value of {0}", "ค่าสัมบูรณ์ของ{0}"),),
    "floor": (
        Text("{0} rounded down to a whole number", "{0} ปัดลงเป็นจำนวนเต็ม"),
        Text("{0} rounded down to {1} decimals", "{0} ปัดลงเป็นทศนิยม{1}ตำแหน่ง"),
    ),
    "ceiling": (
        Text("{0} rounded up to a whole number", "{0} ปัดขึ้นเป็นจำนวนเต็ม"),
        Text("{0} rounded up to {1} decimals", "{0} ปัดขึ้นเป็นทศนิยม{1}ตำแหน่ง"),
    ),
    "decimal": (
        Text(
            "{0} rounded to {1} decimals, half to even", "{0} ปัดเศษเป็นทศนิยม{1}ตำแหน่ง (ครึ่งปัดหาเลขคู่)"
        ),
    ),
    "round up": (Text("{0} rounded away from zero to {1} decimals", "{0} ปัดขึ้นเป็นทศนิยม{1}ตำแหน่ง"),),
    "round down": (Text("{0} rounded towards zero to {1} decimals", "{0} ปัดลงเป็นทศนิยม{1}ตำแหน่ง"),),
    "round half up": (
        Text("{0} rounded to {1} decimals, half up", "{0} ปัดเศษเป็นทศนิยม{1}ตำแหน่ง (ครึ่งปัดขึ้น)"),
    ),
    "round half down": (
        Text("{0} rounded to {1} decimals, half down", "{0} ปัดเศษเป็นทศนิยม{1}ตำแหน่ง (ครึ่งปัดลง)"),
    ),
    "modulo": (Text("the remainder of {0} divided by {1}", "เศษจากการหาร{0}ด้วย{1}"),),
    "sqrt": (Text("the square root of {0}", "รากที่สองของ{0}"),),
    "exp": (Text("e to the power of {0}", "e ยกกำลัง{0}"),),
    "log": (Text("the natural logarithm of {0}", "ลอการิทึมธรรมชาติของ{0}"),),
    # Ours
    "interpolate": (Text("{0} read off the points {1}", "ค่าที่อ่านจากจุด{1}ที่{0}"),),
    "weighted mean": (Text("the mean of {0}, weighted by {1}", "ค่าเฉลี่ยของ{0} ถ่วงน้ำหนักด้วย{1}"),),
    "percent": (Text("{0} as a percentage of {1}", "ร้อยละของ{0}ต่อ{1}"),),
    "total": (Text("the total of {0}", "ยอดรวมของ{0}"),),
    "get or else": (Text("{0} (where it is not there, {1})", "{0} (ถ้าไม่มีข้อมูลให้ใช้{1})"),),
    # Texts
    "string": (Text("{0} as text", "ข้อความของ{0}"),),
    "number": (
        Text("the number written in {0}", "ตัวเลขใน{0}"),
        Text("the number written in {0}", "ตัวเลขใน{0}"),
        Text("the number written in {0}", "ตัวเลขใน{0}"),
    ),
    "string length": (Text("the length of {0}", "ความยาวของ{0}"),),
    "substring": (
        Text("{0} from character {1} on", "{0} ตั้งแต่ตัวอักษรที่{1}เป็นต้นไป"),
        Text("{2} characters of {0} from character {1} on", "{0} ตั้งแต่ตัวอักษรที่{1}จำนวน{2}ตัว"),
    ),
    "upper case": (Text("{0} in capitals", "{0} เป็นตัวพิมพ์ใหญ่"),),
    "lower case": (Text("{0} in small letters", "{0} เป็นตัวพิมพ์เล็ก"),),
    "replace": (
        Text("{0} with {1} replaced by {2}", "{0} โดยแทน{1}ด้วย{2}"),
        Text("{0} with {1} replaced by {2}", "{0} โดยแทน{1}ด้วย{2}"),
    ),
    "split": (Text("{0} split at {1}", "{0} แยกที่{1}"),),
    "string join": (
        Text("{0} joined", "{0} เชื่อมต่อกัน"),
        Text("{0} joined by {1}", "{0} เชื่อมด้วย{1}"),
    ),
}
"""Functions whose value is a thing, by the FEEL name: the fewest arguments first."""

CLAUSES: Final[Mapping[str, tuple[Text, Text]]] = {
    "list contains": (
        Text("{1} is among {0}", "{1}อยู่ใน{0}"),
        Text("{1} is not among {0}", "{1}ไม่อยู่ใน{0}"),
    ),
    "all": (
        Text("{0} all hold", "{0}เป็นจริงทั้งหมด"),
        Text("not all of {0} hold", "{0}ไม่ได้เป็นจริงทั้งหมด"),
    ),
    "any": (
        Text("{0} holds at least once", "{0}เป็นจริงอย่างน้อยหนึ่งรายการ"),
        Text("{0} never holds", "{0}ไม่เป็นจริงเลย"),
    ),
    "odd": (Text("{0} is odd", "{0}เป็นเลขคี่"), Text("{0} is not odd", "{0}ไม่เป็นเลขคี่")),
    "even": (Text("{0} is even", "{0}เป็นเลขคู่"), Text("{0} is not even", "{0}ไม่เป็นเลขคู่")),
    "contains": (
        Text("{0} contains {1}", "{0}มีข้อความ{1}"),
        Text("{0} does not contain {1}", "{0}ไม่มีข้อความ{1}"),
    ),
    "starts with": (
        Text("{0} starts with {1}", "{0}ขึ้นต้นด้วย{1}"),
        Text("{0} does not start with {1}", "{0}ไม่ขึ้นต้นด้วย{1}"),
    ),
    "ends with": (
        Text("{0} ends with {1}", "{0}ลงท้ายด้วย{1}"),
        Text("{0} does not end with {1}", "{0}ไม่ลงท้ายด้วย{1}"),
    ),
    "matches": (
        Text("{0} has the form {1}", "{0}เป็นไปตามรูปแบบ{1}"),
        Text("{0} does not have the form {1}", "{0}ไม่เป็นไปตามรูปแบบ{1}"),
    ),
}
"""Functions whose value is yes or no: what they state, and its opposite."""

_WHOLE: Final = Text("to a whole number", "เป็นจำนวนเต็ม")
_ONE: Final = Text("to 1 decimal", "เป็นทศนิยม 1 ตำแหน่ง")
_EITHER: Final = {
    "min": Text("the lower of {0}", "ค่าที่ต่ำกว่าระหว่าง {0}"),
    "max": Text("the higher of {0}", "ค่าที่สูงกว่าระหว่าง {0}"),
}
_LISTS: Final = frozenset(
    {"sum", "product", "min", "max", "mean", "median", "mode", "stddev"}
    | {"all", "any", "concatenate", "append", "union"}
)


def call_words(function: str, arguments: Sequence[Text]) -> Text:
    """What a function makes of its arguments, as a noun."""
    if function in _LISTS and len(arguments) > 1:
        if len(arguments) == 2 and function in _EITHER:
            of = listed(arguments, th="กับ")
            return both(_EITHER[function].en, _EITHER[function].in_language("th"), of)
        arguments = [listed(arguments)]
    forms = NOUNS[function]
    form = forms[0]
    if len(forms) > 1:
        form = next((one for one in forms if _places(one) == len(arguments)), forms[-1])
    return _whole(both(form.en, form.in_language("th"), *arguments))


def clause_words(function: str, arguments: Sequence[Text], positive: bool) -> Text:
    """What a yes-or-no function states of its arguments, or its opposite."""
    if function in _LISTS and len(arguments) > 1:
        arguments = [listed(arguments)]
    form = CLAUSES[function][0 if positive else 1]
    return both(form.en, form.in_language("th"), *arguments)


def _places(form: Text) -> int:
    return len({letter for letter in "0123" if f"{{{letter}}}" in form.en})


def _whole(said: Text) -> Text:
    """`to a whole number`, and not `to 0 decimals`."""
    return Text(
        said.en.replace("to 0 decimals", _WHOLE.en).replace("to 1 decimals", _ONE.en),
        said.in_language("th").replace("เป็นทศนิยม 0 ตำแหน่ง", _WHOLE.in_language("th")),
    )
