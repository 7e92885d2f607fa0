"""From what is written in a file to the value that a kind's model checks.

A YAML value is taken as it is; a CSV cell, which is text only, is read as its field's type says.
Both then pass the same strict model. The other ways of writing a field may read (Thai digits,
Buddhist-era years, a dash for nil) are undone here, and what was written is kept.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final

from assay.facts.schema.schema import Field, Read
from assay.source import Items, Node, Scalar, Style
from assay.source.scalars import date_value, number_value
from assay.values.calendar import NoDate, arabic_digits, gregorian_year, parse_date
from assay.values.types import Boolean, Choice, Date, ListOf, Number, TextType, Type

DASHES = ("-", "–", "—")

WORDS: Final = {
    "true": True,
    "yes": True,
    "ใช่": True,
    "จริง": True,
    "false": False,
    "no": False,
    "ไม่ใช่": False,
    "ไม่": False,
    "เท็จ": False,
}
"""How a truth value is written in a cell of any table, in any case of letters."""


def truth(text: str) -> bool | None:
    """The truth value that a cell holds; null where it is none."""
    return WORDS.get(text.strip().casefold())


def read_value(node: Node, field: Field, *, links: bool = False) -> tuple[object, str | None]:
    """The value for the model, and the text as written where reading changed it.

    What can't be read is passed on as it is, for the model to refuse. `links` says that the field
    is part of the key or names the parent: a cell's text is then read without the blanks about it,
    which nobody sees and which would make it another key.
    """
    if isinstance(field.type, ListOf):
        return _list(node, field)
    if not isinstance(node, Scalar):
        return node, None
    cell = node.style is Style.CELL
    if cell and links and isinstance(node.value, str):
        return _scalar(node.value.strip(), node.text.strip(), cell, field)
    return _scalar(node.value, node.text, cell, field)


def _list(node: Node, field: Field) -> tuple[object, str | None]:
    if isinstance(node, Items):
        found = [
            _scalar(item.value, item.text, False, field)
            if isinstance(item, Scalar)
            else (item, None)
            for item in node
        ]
        texts = [item.text if isinstance(item, Scalar) else "" for item in node]
    elif isinstance(node, Scalar) and node.style is Style.CELL and node.value is not None:
        texts = cell_items(node.text)
        found = [_scalar(text or None, text, True, field) for text in texts]
    else:
        return (node.value if isinstance(node, Scalar) else node), None
    changed = any(written is not None for _, written in found)
    return tuple(value for value, _ in found), "; ".join(texts) if changed else None


def cell_items(text: str) -> list[str]:
    """The items of a list in a cell, separated by semicolons; `[]` is the empty list."""
    return [] if text.strip() == "[]" else [item.strip() for item in text.split(";")]


def _scalar(
    value: str | Decimal | bool | dt.date | None, text: str, cell: bool, field: Field
) -> tuple[object, str | None]:
    if value is None:
        return None, None
    of = field.item
    read = _otherwise_written(value, text, of, field) if field.reads else None
    if cell and isinstance(value, str):
        value = _cell(value, of)
        if isinstance(value, dt.date) and value.isoformat() != text.strip():
            return value, text
    if read is not None:
        return read[0], text if read[0] != value else None
    if isinstance(of, Choice) and isinstance(value, str):
        member = of.member(value)
        return value, text if member is not None and member.name != value else None
    return value, None


def _cell(text: str, of: Type) -> str | Decimal | bool | dt.date | None:
    """A cell as its field's type; the text itself where it is no such thing."""
    read: Decimal | bool | dt.date | None
    match of:
        case Number():
            # A spreadsheet that writes 1.23457E+11 has cut the digits off.
            read = None if "e" in text.casefold() else number_value(text.strip())
        case Boolean():
            read = truth(text)
        case Date():
            read = date_value(text.strip()) or _spelled(text)
        case TextType():
            return text
        case _:
            return text.strip()
    return text if read is None else read


_SPELLED = re.compile(r"\d{1,2}\s*[^\W\d][^\d]*\d{4}")


def _spelled(text: str) -> dt.date | None:
    """A day whose month is a word and whose year is whole, which is no other: `30 Sep 2020`."""
    if _SPELLED.fullmatch(text.strip()) is None:
        return None
    try:
        return parse_date(text)
    except NoDate:
        return None


def _otherwise_written(
    value: str | Decimal | bool | dt.date, text: str, of: Type, field: Field
) -> tuple[object] | None:
    """The value in one of the field's other ways of writing; null where it is in none.

    A dash that is read as missing gives `(None,)`.
    """
    plain = text.strip()
    if plain in DASHES and isinstance(value, str):
        if Read.DASH_AS_ZERO in field.reads:
            return (Decimal(0).scaleb(-(field.decimals or 0)),)
        if Read.DASH_AS_MISSING in field.reads:
            return (None,)
    era = Read.BUDDHIST_ERA in field.reads
    if Read.THAI_DIGITS in field.reads:
        plain = arabic_digits(plain)
    if not era and plain == text.strip():
        return None
    if isinstance(of, Number):
        number = value if isinstance(value, Decimal) else number_value(plain)
        if number is None:
            return None
        return (_year(number) if era else number,)
    if isinstance(of, Date) and not isinstance(value, Decimal | bool):
        if not era:
            day = date_value(plain)
            return None if day is None else (day,)
        # Thai digits in a date are read only where the field reads them too.
        if Read.THAI_DIGITS not in field.reads and arabic_digits(plain) != plain:
            return None
        try:
            return (parse_date(plain),)
        except NoDate:
            return None
    return None


def _year(number: Decimal) -> Decimal:
    """A whole number that is a year of either era as a Gregorian year."""
    return Decimal(gregorian_year(int(number))) if number == number.to_integral() else number
