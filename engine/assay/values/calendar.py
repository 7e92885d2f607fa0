"""The fiscal calendar and the Buddhist era, on the way in and on the way out.

The Thai fiscal year runs from 1 October to 30 September and is named by the year in which it
ends (Budget Procedures Act, B.E. 2561 (2018), section 4). A Buddhist-era year is the Gregorian
one plus 543; this holds from 1 January 2484 (1941), when the year began to start in January.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from assay.values.text import Text, shortened

ERA: Final = 543
"""Years from the Gregorian to the Buddhist era."""

LEAST_BUDDHIST_YEAR: Final = 2400
"""A year from here on is of the Buddhist era; before it, of the Gregorian calendar."""

THAI_FISCAL_START: Final = 10
"""The month in which the Thai fiscal year starts."""

THAI_MONTHS: Final = (
    ("มกราคม", "ม.ค."),
    ("กุมภาพันธ์", "ก.พ."),
    ("มีนาคม", "มี.ค."),
    ("เมษายน", "เม.ย."),
    ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."),
    ("กรกฎาคม", "ก.ค."),
    ("สิงหาคม", "ส.ค."),
    ("กันยายน", "ก.ย."),
    ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."),
    ("ธันวาคม", "ธ.ค."),
)
"""The months, in full and abbreviated, January first."""

ENGLISH_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The months in English, January first."""

_MONTH_OF: Final = {
    re.sub(r"[. ]", "", name): number
    for number, names in enumerate(THAI_MONTHS, start=1)
    for name in names
}

_THAI_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

_WITH_MONTH = re.compile(r"([0-9]{1,2})\s*([ก-๎][ก-๎. ]*?)\s*(พ\.?\s?ศ\.?\s*)?([0-9]{2}|[0-9]{4})")
_IN_ENGLISH = re.compile(r"([0-9]{1,2})\s*([A-Za-z]{3,9})\.?,?\s*([0-9]{4})")
_WITH_SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2}|[0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


_FOUR_DIGITS: Final = 4

_LEAST_SHORT_YEAR: Final = 40
"""A year of two digits under this one may be of this century: 20 is 2020 rather than 2520."""


def arabic_digits(text: str) -> str:
    """The text with Thai digits (๐-๙) written as 0-9."""
    return text.translate(_THAI_DIGITS)


BUDDHIST_YEAR: Final = "buddhist-year"
"""The finding of a date, in rules or a schema, whose year is one of the Buddhist era."""


def of_buddhist_era(year: int) -> tuple[Text, Text] | None:
    """What is wrong with such a year where one of the common era belongs, and what to write.

    Null for any other: 9999 is far ahead in either era, and says "for ever".
    """
    if not LEAST_BUDDHIST_YEAR <= year < LEAST_BUDDHIST_YEAR + ERA:
        return None
    meant = gregorian_year(year)
    return (
        Text(f"the year {year} is one of the Buddhist era", f"ปี {year} เป็นปีพุทธศักราช"),
        Text(f"write the year {meant}", f"ให้เขียนเป็นปี ค.ศ. {meant}"),
    )


def gregorian_year(year: int) -> int:
    """A year of either era as a Gregorian one: 2563 is 2020, and 2020 is itself."""
    return year - ERA if year >= LEAST_BUDDHIST_YEAR else year


def buddhist_year(year: int) -> int:
    """A Gregorian year as a Buddhist-era one: 2020 is 2563."""
    return year + ERA


class NoDate(ValueError):
    """A text that is no date; `message` says why, unless it is plainly `unreadable` as one."""

    def __init__(self, message: Text, *, unreadable: bool = False) -> None:
        self.message = message
        self.unreadable = unreadable
        super().__init__(message.en)


def parse_date(text: str) -> dt.date:
    """The day of a date as Thai documents print it, or an ISO date.

    Read are `30 ก.ย. 63`, `30 กันยายน 2563`, `30 ก.ย. พ.ศ. 2563`, `30 Sep 2020`, `30/9/2563` and
    `2563-09-30`,
    with Thai or Arabic digits and with or without the dots and spaces of a month. A year of two
    digits is of the Buddhist era (63 is 2563), unless it could be one of this century; one of four
    digits is so from 2400 on.

    Raises:
        NoDate: the text is no such date, or there is no such day (29 ก.พ. 2562).
    """
    plain = arabic_digits(" ".join(text.split()))
    if found := _WITH_MONTH.fullmatch(plain):
        month = _MONTH_OF.get(re.sub(r"[. ]", "", found[2]))
        if month is None:
            raise NoDate(Text(f"`{found[2]}` is no Thai month", f"`{found[2]}` ไม่ใช่ชื่อเดือนไทย"))
        return _day(found[4], month, found[1], text, sure=found[3] is not None)
    if found := _IN_ENGLISH.fullmatch(plain):
        named = [at for at, month in enumerate(ENGLISH_MONTHS, 1) if _abbreviates(found[2], month)]
        if named:
            return _day(found[3], named[0], found[1], text)
    if found := _WITH_SLASHES.fullmatch(plain):
        return _day(found[3], int(found[2]), found[1], text)
    if found := _ISO.fullmatch(plain):
        return _day(found[1], int(found[2]), found[3], text)
    name = shortened(text)
    raise NoDate(Text(f"`{name}` is no date", f"`{name}` ไม่ใช่วันที่"), unreadable=True)


def _abbreviates(word: str, month: str) -> bool:
    """Whether a word is a month's English name, in full or cut off after three letters or more."""
    return month.casefold().startswith(word.casefold())


def _day(year: str, month: int, day: str, text: str, *, sure: bool = False) -> dt.date:
    full = int(year)
    if len(year) < _FOUR_DIGITS:
        if full < _LEAST_SHORT_YEAR and not sure:
            raise NoDate(
                Text(
                    f"the year of `{text}` may be {2500 + full} or {2000 + full}",
                    f"ปีของ `{text}` อาจเป็น พ.ศ. {2500 + full} หรือ ค.ศ. {2000 + full}",
                )
            )
        full += 2500
    try:
        return dt.date(gregorian_year(full), month, int(day))
    except ValueError:
        message = Text(f"there is no day `{text}`", f"ไม่มีวันที่ `{text}` ในปฏิทิน")
        raise NoDate(message) from None


def format_date(day: dt.date, language: str = "th") -> str:
    """A day for a reader: `30 ก.ย. 2563` in Thai (`th`), `30 Sep 2020` in English (`en`)."""
    if language == "th":
        return f"{day.day} {THAI_MONTHS[day.month - 1][1]} {buddhist_year(day.year)}"
    return f"{day.day} {ENGLISH_MONTHS[day.month - 1][:3]} {day.year}"


def fiscal_year(day: dt.date, first_month: int = THAI_FISCAL_START) -> int:
    """The Gregorian year in which the fiscal year of a day ends: 2020 for 1 October 2019."""
    return day.year + 1 if first_month > 1 and day.month >= first_month else day.year


def fiscal_quarter(day: dt.date, first_month: int = THAI_FISCAL_START) -> int:
    """The quarter, 1 to 4, of a day within its fiscal year."""
    return (day.month - first_month) % 12 // 3 + 1


def quarter_start(year: int, quarter: int, first_month: int = THAI_FISCAL_START) -> dt.date:
    """The first day of a quarter of the fiscal year that ends in the Gregorian `year`."""
    months = first_month - 1 + 3 * (quarter - 1)
    first_year = year - 1 if first_month > 1 else year
    return dt.date(first_year + months // 12, months % 12 + 1, 1)


def quarter_end(year: int, quarter: int, first_month: int = THAI_FISCAL_START) -> dt.date:
    """The last day of a quarter of the fiscal year that ends in the Gregorian `year`."""
    following = (year, quarter + 1) if quarter < 4 else (year + 1, 1)
    return quarter_start(*following, first_month) - dt.timedelta(days=1)
