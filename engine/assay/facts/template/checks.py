"""What a spreadsheet lets a person type into a column, and what it says otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final, TypeAlias

from assay.facts import Field
from assay.facts.wording import range_text
from assay.values.number import as_written
from assay.values.types import Boolean, Bounds, Choice, Date, Number

_GREATEST: Final = Decimal(10) ** 15
_DAYS: Final = (dt.date(1900, 1, 1), dt.date(2999, 12, 31))

Check: TypeAlias = Mapping[str, object]
"""A data validation, in the words of XlsxWriter's options."""


def check_of(field: Field) -> Check:
    """The check of what is typed for a field, without the source of a drop-down list.

    A word that is not of the list is stopped. Of a figure or date that looks wrong the person is
    warned: what is read is more than a spreadsheet knows of (a dash, ๔๒๑.๙, 30 ก.ย. 2563).
    """
    told = {"error_title": field.name[:32], "error_type": "warning"}
    match field.type:
        case Number(decimals=decimals, bounds=bounds):
            message = _message("ควรเป็นตัวเลข", "A number is expected", bounds)
            what = "integer" if decimals == 0 else "decimal"
            ends = _ends(bounds, -_GREATEST, _GREATEST)
            return {**told, "validate": what, "error_message": message, **ends}
        case Date(bounds=bounds):
            message = _message("ควรเป็นวันที่", "A date is expected", bounds)
            return {**told, "validate": "date", "error_message": message, **_ends(bounds, *_DAYS)}
        case Choice() | Boolean():
            message = "เลือกจากรายการ / Choose from the list"
            return {**told, "error_message": message, "error_type": "stop"}
        case _:
            return {"validate": "any"}


def _message(thai: str, english: str, bounds: Bounds | None) -> str:
    within = "" if bounds is None else f" {range_text(bounds)}"
    return f"{thai}{within} / {english}{within}"


def _ends(
    bounds: Bounds | None, least: Decimal | dt.date, most: Decimal | dt.date
) -> Mapping[str, object]:
    """The ends of a range; one that is open on one side is checked on the other."""
    low = None if bounds is None else bounds.low
    high = None if bounds is None else bounds.high
    if bounds is not None and low is not None and high is None:
        return {"criteria": ">=" if bounds.low_closed else ">", "value": _end(low)}
    if bounds is not None and high is not None and low is None:
        return {"criteria": "<=" if bounds.high_closed else "<", "value": _end(high)}
    ends = (_end(least if low is None else low), _end(most if high is None else high))
    return {"criteria": "between", "minimum": ends[0], "maximum": ends[1]}


def _end(value: Decimal | dt.date) -> str | dt.date:
    return as_written(value) if isinstance(value, Decimal) else value
