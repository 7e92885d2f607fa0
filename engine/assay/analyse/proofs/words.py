"""Cases of a table in words, Thai and English."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from assay.analyse.proofs.written import end_of, number_text, span_text
from assay.analyse.space.cases import Area
from assay.analyse.space.space import NULL
from assay.plan.columns import NULL_REGION, Column, Line, Names
from assay.plan.difference import ABOVE, SAME, UNLIKE, Difference
from assay.plan.grid import value_of
from assay.plan.region_set import RegionSet
from assay.plan.table import Input, Scalar
from assay.values.null import Null
from assay.values.text import Text
from assay.values.types import Date, Member, Number

_THAI: Final = re.compile("[\u0e00-\u0e7f]")
_NAME: Final = re.compile(r"[^\W\d][\w\u0e00-\u0e7f]*")
_ENDS: Final = {
    # lower end, belongs to it: numbers, then dates
    (True, True): (Text("at least {}", "ตั้งแต่ {}"), Text("on or after {}", "ตั้งแต่ {}")),
    (True, False): (Text("over {}", "มากกว่า {}"), Text("after {}", "หลัง {}")),
    (False, True): (Text("at most {}", "ไม่เกิน {}"), Text("on or before {}", "ไม่เกิน {}")),
    (False, False): (Text("under {}", "น้อยกว่า {}"), Text("before {}", "ก่อน {}")),
}
_SIGNS: Final = {
    RegionSet.of([UNLIKE, SAME]): Text("at most", "ไม่เกิน"),
    RegionSet.of([SAME, ABOVE]): Text("at least", "ไม่น้อยกว่า"),
    RegionSet.of([UNLIKE, ABOVE]): Text("unlike", "ต่างจาก"),
}


def both(en: str, th: str, *parts: Text | str) -> Text:
    """A message in both languages, its places filled from texts."""
    texts = [Text.of(part) for part in parts]
    return Text(
        en.format(*(text.en for text in texts)),
        th.format(*(text.in_language("th") for text in texts)),
    )


def listed(parts: Sequence[Text | str], en: str = "and", th: str = "และ") -> Text:
    """`1, 2 and 3`."""
    texts = [Text.of(part) for part in parts]
    return Text(
        _joined([text.en for text in texts], f" {en} "),
        _joined([text.in_language("th") for text in texts], f" {th}"),
    )


def _joined(parts: Sequence[str], last: str) -> str:
    """Parts with commas, the last after a word; Thai words need no space between them."""
    if len(parts) < 2:
        return "".join(parts)
    close = last.endswith(("และ", "หรือ")) and not _THAI.match(parts[-1])
    return f"{', '.join(parts[:-1])}{last}{' ' if close else ''}{parts[-1]}"


def value_words(value: Scalar) -> Text:
    """A value of a sample."""
    match value:
        case bool():
            return Text("true" if value else "false")
        case Decimal():
            return Text(number_text(value))
        case dt.date():
            return Text(value.isoformat())
        case Member():
            return value.title or Text(value.name)
        case Null():
            return Text("null", "ไม่มีค่า")
        case _:
            return Text(f'"{value}"')


def name_words(name: str) -> str:
    """A name as it is; a condition that stands for a column in backticks."""
    return name if _NAME.fullmatch(name) else f"`{name}`"


def sample_words(area: Area, inputs: Sequence[Input]) -> Text:
    """`delay = 5.05, stage = hearing`: the inputs that an area speaks of, by its sample."""
    positions = sorted({at for column, _ in area.where for at in column.inputs})
    parts = [
        both("{} = {}", "{} = {}", name_words(inputs[at].name), value_words(area.sample[at]))
        for at in positions
    ]
    return Text(", ".join(part.en for part in parts), ", ".join(str(part.th) for part in parts))


def where_words(where: Sequence[tuple[Column, RegionSet]]) -> Text:
    """`obstacle is false and delay is over 5 and at most 20`."""
    return listed([regions_words(column, regions) for column, regions in where])


def regions_words(column: Column, regions: RegionSet) -> Text:
    """Regions of one column in words."""
    there = regions - NULL
    found = [*_there(column, there)]
    if NULL_REGION in regions:
        found.append(column.region(NULL_REGION).text)
    return listed(found, "or", "หรือ")


def _there(column: Column, regions: RegionSet) -> list[Text]:
    if not regions:
        return []
    if regions == RegionSet.span(1, column.size - 1) and len(regions) > 1:
        names = (
            [_name(column)]
            if not isinstance(column, Difference)
            else [column.left_input.name, column.right_input.name]
        )
        return [both("{} is there", "{} มีค่า", listed(names))]
    match column:
        case Line():
            runs = regions.runs()
            parts = [_span(column, *run, alone=len(runs) == 1) for run in runs]
            return [both("{} is {}", "{} {}", column.name, listed(parts, "or", "หรือ"))]
        case Names():
            values = [_value_or_other(column, region) for region in regions]
            name = name_words(column.name)
            said = listed(values, "or", "หรือ")
            space = "" if _THAI.match(said.in_language("th")) else " "
            return [both("{} is {}", "{} เป็น" + space + "{}", name, said)]
        case Difference(left_input=left, right_input=right) if regions in _SIGNS:
            sign = _SIGNS[regions]
            return [both("{} is {} {}", "{} {} {}", left.name, sign, right.name)]
        case _:
            return [column.region(region).text for region in regions]


def _name(column: Column) -> str:
    return column.name if isinstance(column, Line | Names) else ""


def _value_or_other(column: Names, region: int) -> Text:
    if region > len(column.values):
        return Text("any other text", "ข้อความอื่น")
    return value_words(column.values[region - 1])


def _span(column: Line, low: int, high: int, *, alone: bool) -> Text:
    """`over 5 and at most 20`; among others, `in (5..20]`."""
    start, starts_at = end_of(column, low, lower=True)
    stop, stops_at = end_of(column, high, lower=False)
    if start is not None and start == stop:
        here = amount_words(column.type, start)
        return both("{}", "เท่ากับ {}", here)
    if start is not None and stop is not None and not alone:
        return both("in {0}", "อยู่ใน {0}", span_text(column, low, high))
    ends = [
        _end(column, amount, lower, belongs)
        for amount, lower, belongs in ((start, True, starts_at), (stop, False, stops_at))
        if amount is not None
    ]
    return listed(ends)


def _end(column: Line, amount: Decimal, lower: bool, belongs: bool) -> Text:
    words = _ENDS[lower, belongs][1 if isinstance(column.type, Date) else 0]
    return both(words.en, str(words.th), amount_words(column.type, amount))


def amount_words(of: Number | Date, amount: Decimal) -> Text:
    """A point of a line."""
    return value_words(value_of(of, amount))


_COUNTS: Final = (
    Text("a whole number", "จำนวนเต็ม"),
    Text("one decimal", "ทศนิยมหนึ่งตำแหน่ง"),
    Text("two decimals", "ทศนิยมสองตำแหน่ง"),
    Text("three decimals", "ทศนิยมสามตำแหน่ง"),
    Text("four decimals", "ทศนิยมสี่ตำแหน่ง"),
)


def decimals_words(decimals: int) -> Text:
    """`one decimal`, `a whole number`."""
    if decimals < len(_COUNTS):
        return _COUNTS[decimals]
    return Text(f"{decimals} decimals", f"ทศนิยม {decimals} ตำแหน่ง")
