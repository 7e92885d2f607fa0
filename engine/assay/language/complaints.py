"""Syntax mistakes in plain words: what was found, what may stand there, and the usual slips."""

from __future__ import annotations

import re
import unicodedata
from functools import reduce
from typing import Final

from lark import UnexpectedInput, UnexpectedToken

from assay.language.problem import Problem
from assay.values.text import Text


def write(sign: str) -> Text:
    """The hint that says what to write."""
    return Text(f"write `{sign}`", f"ให้เขียน `{sign}`")


_MINUS: Final = Text(
    "write the minus sign `-` of the keyboard, or `..` in a range",
    "ให้ใช้เครื่องหมายลบ `-` บนแป้นพิมพ์ หรือ `..` หากหมายถึงช่วง",
)
_QUOTES: Final = Text(
    'write a text in straight double quotes, `"TH"`',
    'ให้ใช้เครื่องหมายคำพูดแบบตรงคร่อมข้อความ เช่น `"TH"`',
)
_CONTEXT: Final = Text(
    "the language has no contexts; name values under `given`",
    "ภาษานี้ไม่มีวงเล็บปีกกา ให้ตั้งชื่อค่าไว้ใต้ `given`",
)
_INVISIBLE: Final = Text("delete it: it can't be seen", "ให้ลบออก เพราะเป็นอักขระที่มองไม่เห็น")
_NO_UNIT: Final = Text(
    "a number has no unit here: write it alone", "ตัวเลขในนิพจน์ไม่มีหน่วย ให้เขียนเฉพาะตัวเลข"
)

# Characters of no meaning here, and what is meant by them.
_SYMBOLS: Final = {
    "≤": write("<="),
    "≥": write(">="),
    "≠": write("!="),
    "\N{MULTIPLICATION SIGN}": write("*"),
    "÷": write("/"),
    "\N{EN DASH}": _MINUS,
    "\N{EM DASH}": _MINUS,
    "\N{MINUS SIGN}": _MINUS,
    "“": _QUOTES,
    "”": _QUOTES,
    "\N{LEFT SINGLE QUOTATION MARK}": _QUOTES,
    "\N{RIGHT SINGLE QUOTATION MARK}": _QUOTES,
    "'": _QUOTES,
    "`": _QUOTES,
    "…": Text("write two dots, `..`", "ให้เขียนจุดสองจุด `..`"),
    "&": write("and"),
    "|": write("or"),
    "%": Text(
        "a number has no unit here: write 5 for 5 per cent, or `percent(part, whole)`",
        "ตัวเลขในนิพจน์ไม่มีหน่วย ร้อยละ 5 ให้เขียน 5 หรือคำนวณด้วย `percent(part, whole)`",
    ),
    "!": Text(
        "write `not(...)`, or `!=` for unlike", "ให้เขียน `not(...)` หรือ `!=` หากหมายถึงไม่เท่ากับ"
    ),
    ";": Text("separate by commas", "ให้คั่นด้วยจุลภาค `,`"),
    "^": Text("write `**` for a power", "ยกกำลังให้เขียน `**`"),
    "$": _NO_UNIT,
    "฿": _NO_UNIT,
    "@": Text(
        'write a date as `date("2020-09-30")`; there is no time and no duration',
        'วันที่ให้เขียน `date("2020-09-30")` ภาษานี้ไม่มีเวลาและระยะเวลา',
    ),
    "{": _CONTEXT,
    "}": _CONTEXT,
    "\N{ZERO WIDTH SPACE}": _INVISIBLE,
    "\N{ZERO WIDTH NO-BREAK SPACE}": _INVISIBLE,
}

_NO_COMMA: Final = Text("leave the comma out", "ให้ตัดจุลภาคออก")
NO_THOUSANDS: Final = Text("a number has no thousands separators", "ตัวเลขต้องไม่มีจุลภาคคั่นหลักพัน")


def _no_comparison(sign: str) -> Text:
    return Text(f"`{sign}` is no comparison", f"`{sign}` ไม่ใช่เครื่องหมายเปรียบเทียบ")


# Slips by the text at the mistake: pattern, what to say, hint.
_SLIPS: Final[tuple[tuple[str, Text | None, Text], ...]] = (
    (r"(?<==)\s*>", _no_comparison("=>"), write(">=")),
    (r"(?<==)\s*<", _no_comparison("=<"), write("<=")),
    (r"(?<==)\s*=", _no_comparison("=="), Text("write a single `=`", "ให้เขียน `=` ตัวเดียว")),
    (r"(?<=<)\s*>", _no_comparison("<>"), write("!=")),
    (r"(?<=\d),\d{3}(?!\w)", NO_THOUSANDS, _NO_COMMA),
    (
        r"(?<=[ )\]])(AND|OR|IN|BETWEEN|THEN|ELSE)\b",
        None,
        Text("write it in small letters", "ให้เขียนด้วยตัวพิมพ์เล็ก"),
    ),
    (
        r"instance\b",
        Text("`instance of` is not in the language", "ภาษานี้ไม่มี `instance of`"),
        Text("types are checked beforehand", "โปรแกรมตรวจชนิดของค่าให้ก่อนแล้ว ไม่ต้องเขียนเอง"),
    ),
)

_WORDS: Final = {
    "RPAR": Text("`)`"),
    "RSQB": Text("`]`"),
    "THEN": Text("`then`"),
    "ELSE": Text("`else`"),
    "RETURN": Text("`return`"),
    "SATISFIES": Text("`satisfies`"),
    "IN": Text("`in`"),
    "AND": Text("`and`"),
    "_COMMA": Text("a comma", "จุลภาค `,`"),
    "_DOTS": Text("`..`"),
    "LPAR": Text("`(`"),
}
_AFTER_A_VALUE: Final = ("IN", "AND", "LPAR")
"""What an operator stands for among what is expected."""

SIDE_BY_SIDE: Final = Text(
    "two values stand side by side: join them by an operator, "
    "a comma or `and`; quote a text of several words",
    "มีค่าสองค่าเขียนติดกัน ให้เชื่อมด้วยเครื่องหมาย จุลภาค หรือ `and` ถ้าเป็นข้อความหลายคำให้ใส่เครื่องหมายคำพูด",
)
"""The hint for two values without anything between them."""

_COMPARISONS: Final = re.compile(r"<=|>=|!=|=|<|>|between\b|in\b")
_AMOUNT: Final = re.compile(r"(?<![\w.])[0-9]+(?:\.[0-9]+)?\s*$")
_FORMS: Final = re.compile(r"\b(if|for|some|every)\b")
_PAIRS: Final = {")": "(", "]": "["}
_TEXT: Final = re.compile(r'"([^"\\\n]|\\[^\n])*"')


_FUNCTION: Final = re.compile(r"(?<![\w.])function\s*\(")
_OUTWARD: Final = re.compile(
    r"(?P<open>[\](\[])\s*(?P<low>[^\s,()\[\]]+)\s*\.\.\s*(?P<high>[^\s,()\[\]]+)\s*(?P<close>[\[)\]])"
)
_NOT_IN: Final = re.compile(r"\s*not\s+in\b")
_COMMA: Final = re.compile(
    r"(?<![0-9])[0-9]+,(?P<rest>[0-9]+)\s*\.\.|\.\.\s*[0-9]+,(?P<last>[0-9]+)"
)
_ZEROS: Final = re.compile(r"(?<![0-9])[0-9]{1,3}(?P<comma>,0[0-9]{2})(?![0-9])")
_JOINED: Final = re.compile(r"(?P<name>date\s+and\s+time|years\s+and\s+months\s+duration)\s*\(")


def foreseen(text: str) -> Problem | None:
    """What can be said of a text before it is parsed: slips that parse as something else."""
    if not any(sign in text for sign in ("...", "and", ",0")):
        return None
    blanked = _without_texts(text)
    at = blanked.find("...")
    if at >= 0:
        message = Text("a range is written with two dots", "ช่วงให้เขียนด้วยจุดสองจุด")
        hint = Text(
            "write `[5..20]`; a number below 1 as `0.5`",
            "ให้เขียน `[5..20]` และตัวเลขที่น้อยกว่า 1 ให้เขียน `0.5`",
        )
        return Problem(at, at + 3, "syntax", message, hint)
    if found := _ZEROS.search(blanked):
        return Problem(found.start("comma"), found.end(), "syntax", NO_THOUSANDS, _NO_COMMA)
    found = _JOINED.search(blanked)
    if found is None:
        return None
    name = " ".join(found["name"].split())
    message = Text(f"there is no function `{name}`", f"ไม่มีฟังก์ชัน `{name}`")
    hint = DATES_ONLY if name == "date and time" else _MONTHS
    return Problem(found.start(), found.end("name"), "unknown-function", message, hint)


def _without_texts(text: str) -> str:
    """The text with blanks in the place of each text in it."""
    return _TEXT.sub(lambda match: " " * len(match[0]), text)


DATES_ONLY: Final = Text("there are dates only", "ภาษานี้มีเฉพาะวันที่ ไม่มีเวลา")
_MONTHS: Final = Text("write `months apart(from, to)`", "ให้เขียน `months apart(from, to)`")


def complaint(text: str, unexpected: UnexpectedInput) -> Problem:
    """The problem of a text that does not parse."""
    at = _offset(text, unexpected)
    return (
        _character(text, at)
        or _foreign(text)
        or _brackets(text)
        or _slip(text, at)
        or _comparison(text, at, unexpected)
        or _plain(text, at, unexpected)
    )


def _offset(text: str, unexpected: UnexpectedInput) -> int:
    """Where the text stops making sense."""
    end = len(text.rstrip())
    if isinstance(unexpected, UnexpectedToken) and unexpected.token.type == "$END":
        return end
    at: int | None = getattr(unexpected, "pos_in_stream", None)
    return end if at is None else at


def _character(text: str, at: int) -> Problem | None:
    """A character that has no meaning, with what was meant by it."""
    char = text[at : at + 1]
    if char == '"' and not _TEXT.match(text, at):
        message = Text("this text is never closed", "ข้อความนี้ไม่มีเครื่องหมายคำพูดปิด")
        hint = Text(
            'close it with `"` on the same line; a quote inside it is `\\"`',
            'ให้ปิดด้วย `"` ในบรรทัดเดียวกัน เครื่องหมายคำพูดที่อยู่ในข้อความให้เขียน `\\"`',
        )
        return Problem(at, len(text), "syntax", message, hint)
    if char in _SYMBOLS:
        end = at + 2 if text[at : at + 2] in ("&&", "||") else at + 1
        found = text[at:end]
        shown = f"`{found}`" if found.isprintable() else unicodedata.name(found, "a character")
        message = Text(f"{shown} has no meaning in an expression", f"{shown} ไม่มีความหมายในนิพจน์")
        return Problem(at, end, "syntax", message, _SYMBOLS[char])
    if char and ord(char) > 127 and char.isdecimal():
        message = Text(
            f"`{char}`: numbers are written in the digits 0 to 9",
            f"`{char}`: ตัวเลขในนิพจน์ให้เขียนด้วยเลขอารบิก 0 ถึง 9",
        )
        digit = unicodedata.decimal(char)
        hint = Text(f"write {digit}", f"ให้เขียน {digit}")
        return Problem(at, at + 1, "syntax", message, hint)
    return None


def _foreign(text: str) -> Problem | None:
    """What other languages and spreadsheets write: functions as values, `]1..2[`, `0,5`, `=`."""
    blanked = _without_texts(text)
    if found := _FUNCTION.search(blanked):
        message = Text("the language has no functions as values", "ภาษานี้ไม่มีฟังก์ชันที่เป็นค่า")
        hint = Text(
            "write a filter or a `for`; `sort(xs)` is ascending, `reverse(sort(xs))` descending",
            "ให้ใช้ตัวกรองหรือ `for` ส่วน `sort(xs)` เรียงจากน้อยไปมาก `reverse(sort(xs))` จากมากไปน้อย",
        )
        return Problem(found.start(), found.end() - 1, "unsupported", message, hint)
    if found := _NOT_IN.match(blanked):
        message = Text("nothing stands before `not in`", "หน้า `not in` ไม่มีค่า")
        hint = Text("in a cell write `not(a, b)`", "ในช่องตารางให้เขียน `not(a, b)`")
        return Problem(found.start(), found.end(), "syntax", message, hint)
    found = _OUTWARD.search(blanked)
    if found and (found["open"] == "]" or found["close"] == "["):
        opened = "(" if found["open"] == "]" else found["open"]
        closed = ")" if found["close"] == "[" else found["close"]
        message = Text(
            "a range without its end is written with a round bracket",
            "ช่วงที่ไม่รวมปลายให้เขียนด้วยวงเล็บกลม",
        )
        hint = write(f"{opened}{found['low']}..{found['high']}{closed}")
        return Problem(found.start(), found.end(), "syntax", message, hint)
    return _comma(blanked) or _equals(text)


def _equals(text: str) -> Problem | None:
    start = len(text) - len(text.lstrip())
    if text[start : start + 1] == "=" and text[start + 1 : start + 2] not in ("=", "<", ">"):
        message = Text("an expression does not begin with `=`", "นิพจน์ไม่ขึ้นต้นด้วย `=`")
        return Problem(start, start + 1, "syntax", message, Text("leave it out", "ให้ตัดออก"))
    return None


def _comma(text: str) -> Problem | None:
    """A comma within a number that is the end of a range."""
    if found := _COMMA.search(text):
        if len(found["rest"] or found["last"]) == 3:
            return Problem(found.start(), found.end(), "syntax", NO_THOUSANDS, _NO_COMMA)
        message = Text("decimals follow a point", "ทศนิยมให้เขียนหลังจุด")
        number = found[0].strip(". ").replace(",", ".")
        return Problem(found.start(), found.end(), "syntax", message, write(number))
    return None


def _brackets(text: str) -> Problem | None:
    """A bracket without its other half; a range may open with one kind and close with the other."""
    open_: list[int] = []
    blanked = _without_texts(text)
    for at, char in enumerate(blanked):
        if char in "([":
            open_.append(at)
        elif char in ")]":
            if not open_:
                message = Text(f"this `{char}` closes nothing", f"`{char}` ตัวนี้ไม่มีวงเล็บเปิดที่คู่กัน")
                hint = Text(
                    f"delete it, or write the `{_PAIRS[char]}` that it closes",
                    f"ให้ลบออก หรือเติม `{_PAIRS[char]}` ที่คู่กัน",
                )
                return Problem(at, at + 1, "syntax", message, hint)
            first = open_.pop()
            if blanked[first] != _PAIRS[char] and ".." not in blanked[first:at]:
                message = Text(
                    f"this `{blanked[first]}` is closed by a `{char}`",
                    f"`{blanked[first]}` ตัวนี้ถูกปิดด้วย `{char}`",
                )
                hint = Text(
                    "a bracket closes with its own kind, except in a range such as `(5..20]`",
                    "วงเล็บต้องเปิดและปิดด้วยชนิดเดียวกัน ยกเว้นช่วง เช่น `(5..20]`",
                )
                return Problem(first, at + 1, "syntax", message, hint)
    if open_:
        at = open_[-1]
        message = Text(f"this `{text[at]}` is never closed", f"`{text[at]}` ตัวนี้ไม่มีวงเล็บปิด")
        return Problem(at, at + 1, "syntax", message, Text("close it", "ให้เติมวงเล็บปิด"))
    return None


def _slip(text: str, at: int) -> Problem | None:
    for pattern, message, hint in _SLIPS:
        match = re.compile(pattern).match(text, at)
        if match is not None:
            start = at - 1 if pattern.startswith(("(?<==)", "(?<=<)")) else at
            said = message or Text(
                f"`{match[0]}` stands where a word of the language is expected",
                f"`{match[0]}` อยู่ในที่ที่ต้องเป็นคำของภาษานิพจน์",
            )
            return Problem(start, match.end(), "syntax", said, hint)
    return None


def _comparison(text: str, at: int, unexpected: UnexpectedInput) -> Problem | None:
    """A second comparison after a first: `a < b < c`."""
    match = _COMPARISONS.match(text, at)
    if match is None or not isinstance(unexpected, UnexpectedToken):
        return None
    if "PLUS" not in unexpected.accepts:
        return None
    message = Text("comparisons do not chain", "เขียนการเปรียบเทียบต่อกันไม่ได้")
    hint = Text(
        "write `b between a and c`, or join two comparisons by `and`",
        "ให้เขียน `b between a and c` หรือเชื่อมการเปรียบเทียบสองข้อด้วย `and`",
    )
    return Problem(at, match.end(), "syntax", message, hint)


def _plain(text: str, at: int, unexpected: UnexpectedInput) -> Problem:
    """What was found and what may stand there, where no usual slip explains it."""
    accepts = unexpected.accepts if isinstance(unexpected, UnexpectedToken) else set()
    token = unexpected.token if isinstance(unexpected, UnexpectedToken) else text[at : at + 1]
    end = max(at + len(token), at) if at < len(text.rstrip()) else at
    expected = _expected(accepts)
    if not text.strip():
        none = Text("an expression is expected here; there is none", "ตรงนี้ต้องเป็นนิพจน์ แต่ว่างอยู่")
        return Problem(0, len(text), "syntax", none)
    if at >= len(text.rstrip()):
        message = Text(
            f"found the end of the expression where {expected} is expected",
            f"นิพจน์ยังไม่จบ ตรงนี้ต้องมี{expected: th}",
        )
    else:
        message = Text(
            f"found `{text[at:end]}` where {expected} is expected",
            f"พบ `{text[at:end]}` ในที่ที่ต้องเป็น{expected: th}",
        )
    hint = None
    form = _FORMS.match(text, at)
    if "ELSE" in accepts:
        hint = Text(
            "an `if` needs both: `if ... then ... else ...`",
            "`if` ต้องมีทั้งสองส่วน: `if ... then ... else ...`",
        )
    elif form is not None:
        hint = Text(
            f"put brackets round the `{form[0]}`: `({form[0]} ...)`",
            f"ให้ใส่วงเล็บคร่อม `{form[0]}`: `({form[0]} ...)`",
        )
    elif "PLUS" in accepts and text[at:end].isalpha() and _AMOUNT.search(text, 0, at):
        hint = _NO_UNIT
    elif "PLUS" in accepts and at < end and (text[at] == '"' or text[at].isalnum()):
        hint = SIDE_BY_SIDE
    return Problem(at, end, "syntax", message, hint)


def _expected(accepts: set[str]) -> Text:
    if "NUMBER" in accepts:
        return Text(
            "a value (a number, a text in quotes, a name, a bracket)",
            "ค่า (ตัวเลข ข้อความในเครื่องหมายคำพูด ชื่อ หรือวงเล็บ)",
        )
    terminals = [one for one in _WORDS if one in accepts]
    words = [_WORDS[one] for one in terminals]
    if "PLUS" in accepts:
        rest = (_WORDS[one] for one in terminals if one not in _AFTER_A_VALUE)
        words = [Text("an operator", "เครื่องหมาย"), *rest]
    if "$END" in accepts:
        words.append(Text("the end", "จุดจบของนิพจน์"))
    if accepts == {"NAME"}:
        words = [Text("a name", "ชื่อ")]
    if not words:
        return Text("something else", "อย่างอื่น")
    return reduce(lambda one, other: Text(f"{one} or {other}", f"{one:th }หรือ{other: th}"), words)
