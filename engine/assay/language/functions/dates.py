"""Functions of dates (DMN 1.5, 10.3.4.1, conversion functions); `.year` and so on are paths."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from assay.language import literals
from assay.language.functions.declare import Family, How, Noun, NullIf, Refusal
from assay.language.functions.numbers import whole
from assay.values.null import undefined
from assay.values.text import Text
from assay.values.types import Value

FAMILY: Final = Family("Dates")
function = FAMILY.function


def _malformed(arguments: tuple[Value | None, ...]) -> Refusal | None:
    if any(one is None for one in arguments):
        return None
    value = date(*arguments)
    if isinstance(value, dt.date):
        return None
    shown = ", ".join(f'"{one}"' if isinstance(one, str) else str(one) for one in arguments)
    message = Text(f"there is no date {shown}", f"ไม่มีวันที่ {shown}")
    hint = Text(
        "write year, month and day, such as 2020-09-30; the years are of the Gregorian calendar",
        "ให้เขียน ปี-เดือน-วัน เช่น 2020-09-30 โดยใช้ปีคริสต์ศักราช",
    )
    return (0, "malformed-date", message, hint)


@function(
    "date(from: text) -> date",
    "date(year: number, month: number, day: number) -> date",
    how=How.OTHERWISE,
    null=[NullIf.ARGUMENT, "there is no such day"],
    words=Noun(
        Text("the date {0}", "วันที่{0}"),
        longer=(Text("the day {2} of month {1} of the year {0}", "วันที่{2}เดือน{1}ค.ศ.{0}"),),
    ),
    examples={'date("2020-09-30").month': "9", "string(date(2020, 9, 30))": '"2020-09-30"'},
    refuse=_malformed,
)
def date(*arguments: Value) -> Value:
    """The day of the Gregorian calendar that a text in ISO form, or three numbers, name."""
    numbers = [whole(one) if isinstance(one, Decimal) else None for one in arguments]
    found: dt.date | None = None
    if len(arguments) == 1 and isinstance(arguments[0], str):
        found = literals.date(arguments[0])
    elif len(numbers) == 3:
        year, month, day = numbers
        if year is not None and month is not None and day is not None:
            found = literals.day(year, month, day)
    if found is None:
        shown = "-".join(str(one) for one in arguments)
        return undefined(f"no date {shown}", f"ไม่มีวันที่ {shown}")
    return found
