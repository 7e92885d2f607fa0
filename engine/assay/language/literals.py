"""The literals of the language: numbers, texts with FEEL's escapes, names, dates."""

from __future__ import annotations

import datetime as dt
import decimal
import re
import unicodedata
from decimal import Decimal

from assay.language.problem import Problem
from assay.values.folding import one_form
from assay.values.number import CONTEXT, PRECISION
from assay.values.text import Text, shortened

_ESCAPES = '`\\"` `\\\\` `\\n` `\\r` `\\t` `\\uXXXX` `\\UXXXXXX`'
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{6}|.)", re.DOTALL)
_PLAIN = {'"': '"', "'": "'", "\\": "\\", "n": "\n", "r": "\r", "t": "\t"}
_UNSUPPORTED = frozenset({"function", "instance"})
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


class Refused(Exception):
    """A text that the language can't take; carries the problem that says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message.en)


def number(text: str, start: int) -> Decimal:
    """A number literal as it is written; one beyond FEEL's 34 digits is refused, not rounded."""
    end, shown = start + len(text), shortened(text)
    if len(text) > 1 and text[0] == "0" and text[1].isdecimal():
        message = Text(
            f"a number does not start with 0: found `{shown}`",
            f"ตัวเลขขึ้นต้นด้วย 0 ไม่ได้: พบ `{shown}`",
        )
        hint = Text(
            'write 10 for 010; where it is a code, it is a text: "010"',
            '010 ให้เขียน 10 แต่ถ้าเป็นรหัสให้เขียนเป็นข้อความ "010"',
        )
        raise Refused(Problem(start, end, "syntax", message, hint))
    try:
        value = Decimal(text)
        kept = CONTEXT.plus(value)
    except decimal.DecimalException:
        message = Text(
            f"{shown} is beyond the range of numbers",
            f"{shown} ใหญ่หรือเล็กเกินกว่าที่คำนวณได้",
        )
        raise Refused(_unlike(message, start, end)) from None
    if kept != value or len(value.as_tuple().digits) > PRECISION:
        message = Text(f"a number has at most {PRECISION} digits", f"ตัวเลขมีได้ไม่เกิน {PRECISION} หลัก")
        raise Refused(_unlike(message, start, end))
    return value


def text(literal: str, start: int) -> str:
    """The text between the quotes, its escapes resolved (DMN 1.5, 10.3.1.2, rule 64)."""

    def plain(match: re.Match[str]) -> str:
        escape = match[1]
        if escape in _PLAIN:
            return _PLAIN[escape]
        if len(escape) > 1 and int(escape[1:], 16) <= 0x10FFFF:
            return chr(int(escape[1:], 16))
        at = start + 1 + match.start()
        raise Refused(
            Problem(
                at,
                at + len(match[0]),
                "syntax",
                Text(
                    f"`{match[0]}` is no escape of a text",
                    f"`{match[0]}` ไม่ใช่รหัสแทนอักขระที่ใช้ในข้อความได้",
                ),
                Text(
                    f"write `\\\\` for a backslash; the escapes are {_ESCAPES}",
                    f"เครื่องหมาย \\ เองให้เขียน `\\\\` รหัสแทนอักขระที่มีคือ {_ESCAPES}",
                ),
            )
        )

    value = _ESCAPE.sub(plain, literal[1:-1])
    try:
        # Two \\u escapes may spell one character beyond U+FFFF, as in UTF-16.
        return one_form(value.encode("utf-16", "surrogatepass").decode("utf-16"))
    except UnicodeDecodeError:
        message = Text(
            "half a surrogate pair is no character", "รหัส `\\u` ครึ่งคู่ไม่ใช่อักขระ ต้องเขียนให้ครบคู่"
        )
        raise Refused(_unlike(message, start, start + len(literal))) from None


def name(word: str, start: int) -> str:
    """A name in its one form, so that one name typed in two ways is one name."""
    if word in _UNSUPPORTED:
        message = Text(
            f"`{word}` is a word of FEEL that the language does not have",
            f"`{word}` เป็นคำของ FEEL ที่ภาษานี้ไม่มี",
        )
        raise Refused(Problem(start, start + len(word), "unsupported", message))
    for offset, char in enumerate(word):
        if not (char == "_" or unicodedata.category(char)[0] in "LM" or char.isdecimal()):
            at = start + offset
            message = Text(
                f"`{char}` (U+{ord(char):04X}) can't stand in a name",
                f"ใช้ `{char}` (U+{ord(char):04X}) ในชื่อไม่ได้",
            )
            raise Refused(_unlike(message, at, at + 1))
    return one_form(str(word))


def date(written: str) -> dt.date | None:
    """The date of an ISO text `2020-09-30`; null where it is none."""
    match = _DATE.fullmatch(written)
    return None if match is None else day(int(match[1]), int(match[2]), int(match[3]))


def day(year: int, month: int, day: int) -> dt.date | None:
    """The date of three numbers; null where there is none."""
    try:
        return dt.date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _unlike(message: Text, start: int, end: int) -> Problem:
    return Problem(start, end, "syntax", message)
