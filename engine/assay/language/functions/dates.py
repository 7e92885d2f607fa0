"""Functions of dates (DMN 1.5, 10.3.4.1, conversion functions); `.year` and so on are paths."""

from __future__ import annotations

import calendar
import datetime as dt
from decimal import Decimal
from typing import Final

from assay.language import literals
from assay.language.functions.declare import Family, How, Noun, NullIf, Refusal
from assay.language.functions.numbers import whole
from assay.values.calendar import BUDDHIST_YEAR, of_buddhist_era
from assay.values.null import undefined
from assay.values.text import Text
from assay.values.types import Value

FAMILY: Final = Family("Dates", How.OTHERWISE)
function = FAMILY.function


def _malformed(arguments: tuple[Value | None, ...]) -> Refusal | None:
    if any(one is None for one in arguments):
        return None
    value = date(*arguments)
    if isinstance(value, dt.date):
        return None
    day = _named(*arguments)
    era = None if day is None else of_buddhist_era(day.year)
    if era is not None:
        return (0, BUDDHIST_YEAR, *era)
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
    null=[NullIf.ARGUMENT, "there is no such day", "its year is of the Buddhist era"],
    words=Noun(
        Text("the date {0}", "วันที่{0}"),
        longer=(Text("the day {2} of month {1} of the year {0}", "วันที่{2}เดือน{1}ค.ศ.{0}"),),
    ),
    examples={'date("2020-09-30").month': "9", "string(date(2020, 9, 30))": '"2020-09-30"'},
    refuse=_malformed,
)
def date(*arguments: Value) -> Value:
    """The day of the Gregorian calendar that a text in ISO form, or three numbers, name."""
    found = _named(*arguments)
    if found is None:
        shown = "-".join(str(one) for one in arguments)
        return undefined(f"no date {shown}", f"ไม่มีวันที่ {shown}")
    era = of_buddhist_era(found.year)
    return undefined(era[0].en, era[0].th) if era is not None else found


def _named(*arguments: Value | None) -> dt.date | None:
    """The day that the arguments of `date` name, of whatever era; null where there is none."""
    numbers = [whole(one) if isinstance(one, Decimal) else None for one in arguments]
    found: dt.date | None = None
    if len(arguments) == 1 and isinstance(arguments[0], str):
        found = literals.date(arguments[0])
    elif len(numbers) == 3:
        year, month, day = numbers
        if year is not None and month is not None and day is not None:
            found = literals.day(year, month, day)
    return found


@function(
    "end of month(day: date) -> date",
    null=[NullIf.ARGUMENT],
    words=Noun(Text("the last day of the month of {0}", "วันสุดท้ายของเดือนของ{0}")),
    examples={'string(end of month(date("2020-02-10")))': '"2020-02-29"'},
)
def end_of_month(day: dt.date) -> Value:
    """The last day of a day's month. FEEL has no such function."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


@function(
    "add months(day: date, months: number) -> date",
    null=[NullIf.ARGUMENT, "the months are not whole", "the day is beyond the calendar"],
    words=Noun(Text("the day {1} months after {0}", "วันที่{1}เดือนหลัง{0}")),
    examples={
        'string(add months(date("2020-01-31"), 1))': '"2020-02-29"',
        'string(add months(date("2020-03-31"), -12))': '"2019-03-31"',
    },
)
def add_months(day: dt.date, months: Decimal) -> Value:
    """The day so many months later, or earlier where they are below 0.

    A day that the month does not have is its last, as where FEEL adds a duration of months.
    """
    many = whole(months)
    if many is None:
        return undefined(f"{months} months", f"{months} เดือน")
    year, month = divmod(day.year * 12 + day.month - 1 + many, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return undefined("a date beyond the calendar", "วันที่เกินปฏิทิน")
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


@function(
    "months apart(from: date, to: date) -> integer",
    null=[NullIf.ARGUMENT],
    words=Noun(Text("the whole months from {0} to {1}", "จำนวนเดือนเต็มตั้งแต่{0}ถึง{1}")),
    examples={
        'months apart(date("2020-01-31"), date("2020-03-30"))': "1",
        'months apart(date("2020-03-30"), date("2020-01-31"))': "-1",
    },
)
def months_apart(start: dt.date, to: dt.date) -> Value:
    """The whole months from a day to another, below 0 where the other is earlier.

    It is FEEL's `years and months duration(from, to)`, in months.
    """
    sign, first, last = (1, start, to) if start <= to else (-1, to, start)
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return Decimal(sign * months)
