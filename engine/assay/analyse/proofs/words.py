"""Cases of a table in words, Thai and English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from assay.analyse.proofs.written import ends_of, span_text
from assay.analyse.space.cases import Area
from assay.analyse.space.space import NULL
from assay.plan.columns import NULL_REGION, Column, Line, Names
from assay.plan.difference import ABOVE, SAME, UNLIKE, Difference
from assay.plan.grid import value_of
from assay.plan.region_set import RegionSet
from assay.plan.table import Input
from assay.values.shown import in_message
from assay.values.text import Text, both, listed
from assay.values.types import Date, Number

_NAME: Final = re.compile(r"[^\W\d][\w\u0e00-\u0e7f]*")
_ENDS: Final = {
    # lower end, belongs to it: numbers, then dates
    (True, True): (Text("at least {}", "ตั้งแต่ {}"), Text("on or after {}", "ตั้งแต่ {}")),
    (True, False): (Text("over {}", "มากกว่า {}"), Text("after {}", "หลัง {}")),
    (False, True): (Text("at most {}", "ไม่เกิน {}"), Text("on or before {}", "ไม่เกิน {}")),
    (False, False): (Text("under {}", "น้อยกว่า {}"), Text("before {}", "ก่อน {}")),
}
_SIGNS: Final = {
    RegionSet.of([UNLIKE]): Text("under", "น้อยกว่า"),
    RegionSet.of([SAME]): Text("equal to", "เท่ากับ"),
    RegionSet.of([ABOVE]): Text("over", "มากกว่า"),
    RegionSet.of([UNLIKE, SAME]): Text("at most", "ไม่เกิน"),
    RegionSet.of([SAME, ABOVE]): Text("at least", "ไม่น้อยกว่า"),
    RegionSet.of([UNLIKE, ABOVE]): (_UNLIKE := Text("unlike", "ต่างจาก")),
}


def name_words(name: str) -> str:
    """A name as it is; a condition that stands for a column in backticks."""
    return name if _NAME.fullmatch(name) else f"`{name}`"


def sample_words(area: Area, inputs: Sequence[Input]) -> Text:
    """`delay = 5.05, stage = hearing`: the inputs that an area speaks of, by its sample."""
    positions = sorted({at for column, _ in area.where for at in column.inputs})
    return Text.each(
        lambda lang: ", ".join(
            f"{name_words(inputs[at].name)} = {in_message(area.sample[at]).in_language(lang)}"
            for at in positions
        )
    )


def where_words(where: Sequence[tuple[Column, RegionSet]]) -> Text:
    """`obstacle is false and delay is over 5 and at most 20`."""
    return listed([regions_words(column, regions) for column, regions in where])


def regions_words(column: Column, regions: RegionSet) -> Text:
    """Regions of one column in words."""
    there = regions - NULL
    found = [*_there(column, there)]
    if NULL_REGION in regions:
        found.append(both("{} is null", "{} ไม่มีค่า", listed(_names(column), "or", "หรือ")))
    return listed(found, "or", "หรือ")


def _there(column: Column, regions: RegionSet) -> list[Text]:
    if not regions:
        return []
    if regions == RegionSet.span(1, column.size - 1) and (len(regions) > 1 or _is_uncut(column)):
        return [both("{} is there", "{} มีค่า", listed(_names(column)))]
    match column:
        case Line():
            runs = regions.runs()
            parts = [_span(column, *run, alone=len(runs) == 1) for run in runs]
            return [both("{} is {}", "{} {}", column.name, listed(parts, "or", "หรือ"))]
        case Names():
            values = [_value_or_other(column, region) for region in regions]
            name = name_words(column.name)
            said = listed(values, "or", "หรือ")
            return [both("{} is {}", "{} เป็น{}", name, said)]
        case Difference(left_input=left, right_input=right):
            sign = _SIGNS[regions] if column.ordered or SAME in regions else _UNLIKE
            return [both("{} is {} {}", "{} {} {}", left.name, sign, right.name)]
        case _:
            return []


def _names(column: Column) -> list[str]:
    if isinstance(column, Difference):
        return [column.left_input.name, column.right_input.name]
    return [column.name] if isinstance(column, Line | Names) else []


def _is_uncut(column: Column) -> bool:
    """Whether no cell names a value of the column's."""
    return not (column.points if isinstance(column, Line) else getattr(column, "values", True))


def _value_or_other(column: Names, region: int) -> Text:
    if region > len(column.values):
        return Text("any other text", "ข้อความอื่น")
    return in_message(column.values[region - 1])


def _span(column: Line, low: int, high: int, *, alone: bool) -> Text:
    """`over 5 and at most 20`; among others, `in (5..20]`."""
    (start, starts_at), (stop, stops_at) = ends_of(column, low, high)
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
    return in_message(value_of(of, amount))
