"""What a plain YAML scalar is: the YAML 1.2 core schema, with decimals, dates and no surprises.

YAML 1.2.2, 10.3.2 (core schema) with three departures, so that nothing written is changed: a
number is the decimal with the digits written, `2020-09-30` is a date, and an integer with a
leading zero (`010`), octal (`0o10`) and hexadecimal (`0x1F`) forms, `.inf` and `.nan` stay text.
`yes`, `no`, `on`, `off`, `12:30` and `1_000` are text in YAML 1.2 already.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import Final

_WORDS: Final[dict[str, bool | None]] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}

_NUMBER: Final = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")

# The exponents of a decimal128: a number of ten characters must not be able to fill the memory.
_LEAST_EXPONENT: Final = -6143
_GREATEST_EXPONENT: Final = 6144
_LONGEST: Final = 400


def plain_value(text: str) -> str | Decimal | bool | dt.date | None:
    """The value of a plain scalar; the text itself where it is nothing else."""
    if text in _WORDS:
        return _WORDS[text]
    first = text[0]
    if first.isascii() and (first.isdigit() or first in "+-."):
        number = number_value(text)
        if number is not None:
            return number
        day = date_value(text)
        if day is not None:
            return day
    return text


def number_value(text: str) -> Decimal | None:
    """The decimal written, all its digits kept; null where it is none or far too large."""
    if len(text) > _LONGEST or _NUMBER.fullmatch(text) is None:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:  # an exponent of so many digits is beyond Decimal itself
        return None
    return number if _LEAST_EXPONENT <= number.adjusted() <= _GREATEST_EXPONENT else None


def date_value(text: str) -> dt.date | None:
    """The day of an ISO 8601 calendar date `2020-09-30`; null where there is no such day."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
