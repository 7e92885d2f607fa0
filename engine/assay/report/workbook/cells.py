"""What stands in a cell, before it is written, and how values of a report become cells."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Final

from assay.contents.figures import Figure
from assay.contents.words import word
from assay.facts.template.columns import TEXT_FORMAT
from assay.facts.template.values import typed
from assay.report.workbook.tones import Tone
from assay.values.calendar import format_date
from assay.values.null import Null
from assay.values.number import as_written, printed_decimals
from assay.values.text import Text
from assay.values.types import Value

MOST_CHARACTERS: Final = 32_767
"""The most that Excel holds in a cell, in units of UTF-16."""

_MOST_DECIMALS: Final = 30
"""The decimals of a number format of Excel."""

_DAYS: Final = {"th": "[$-107041E]d mmm yyyy", "en": "[$-409]d mmm yyyy"}
"""Days as the report has them: in Thai by the Buddhist era (calendar 07 of locale 041E)."""

_FIRST_DAY: Final = dt.date(1900, 3, 1)
"""Before it, Excel counts a day that never was: 29 February 1900."""

_ILLEGAL: Final = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0, section 2.2, has no place for; a carriage return would come back as a newline."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell.

    Attributes:
        value: what it holds; of a formula its result.
        number_format: how a number or a day is shown.
        form: `text`, `number`, `null` (a reason, grey), `code` or `strong`.
        indent: how far it is set in.
        formula: a formula in its place, with `=`.
        link: the cell it leads to, as a link names it.
        note: what is noted on it.
        tone: letters and ground that its word stands on.
    """

    value: str | Decimal | dt.date = ""
    number_format: str = "General"
    form: str = "text"
    indent: int = 0
    formula: str | None = None
    link: str | None = None
    note: str | None = None
    tone: Tone | None = None

    @property
    def shown(self) -> str:
        """Its text about as wide as it is shown."""
        match self.value:
            case Decimal():
                return f"{self.value:,f}"
            case dt.date():
                return "00 XXXX 0000"
            case _:
                return self.value


def text(value: str | None, form: str = "text") -> Cell:
    """A text as a cell: never a formula, legal in XML, cut with a mark where it is too long."""
    return Cell(legal(value or ""), form=form)


def said(value: Text | None, lang: str, form: str = "text") -> Cell:
    """A text of the report in its language."""
    return text(None if value is None else value.in_language(lang), form)


def number(value: Decimal, lang: str) -> Cell:
    """A number with its decimals as written; as text, and noted, where Excel would lose digits.

    A zero loses its minus: it is one that rounding leaves of a small negative number.
    """
    found = typed(value or value.copy_abs(), lang)
    if isinstance(found.value, str) or printed_decimals(value) > _MOST_DECIMALS:
        return Cell(as_written(value), TEXT_FORMAT, form="number", note=word("digits", lang))
    return Cell(found.value, found.number_format, form="number")


def as_number(written: str, lang: str) -> Cell:
    """A figure that the report has as text: a number where it is one, as written."""
    try:
        value = Decimal(written)
    except InvalidOperation:
        return text(written)
    plain = value.is_finite() and as_written(value) == written
    return number(value, lang) if plain else text(written)


def of_value(value: Value, shown: Text, lang: str) -> Cell:
    """A value: a number or a day as such, a null as its reason, all else in words."""
    match value:
        case Null():
            return said(shown, lang, "null")
        case bool():
            return said(shown, lang)
        case Decimal():
            return number(value, lang)
        case dt.date():
            return day(value, lang)
        case _:
            return said(shown, lang)


def of_figure(figure: Figure, lang: str) -> Cell:
    """A figure, noted where it is assumed."""
    cell = of_value(figure.value, figure.shown.text, lang)
    if figure.assumed is None:
        return cell
    assumed = f"{word('assumed_since', lang)} {figure.assumed.in_language(lang)}"
    return replace(cell, note=legal("\n".join(filter(None, (cell.note, assumed)))))


def day(value: dt.date, lang: str) -> Cell:
    """A day; as text where Excel's calendar does not reach."""
    if value < _FIRST_DAY:
        return text(format_date(value, lang))
    return Cell(value, _DAYS[lang], form="number")


def legal(written: str) -> str:
    """A text as a cell can hold it; what was cut off is said at its end."""
    clean = _ILLEGAL.sub("\ufffd", written.replace("\r\n", "\n").replace("\r", "\n"))
    if len(clean.encode("utf-16-le")) // 2 <= MOST_CHARACTERS:
        return clean
    kept = clean.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - len(_CUT))]
    return kept.decode("utf-16-le", "ignore") + _CUT


_CUT: Final = " … (ตัดข้อความที่ยาวเกิน / cut)"
