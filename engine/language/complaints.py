"""Syntax mistakes in plain words: what was found, what may stand there, and the usual slips."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from lark import UnexpectedInput, UnexpectedToken

from engine.language.problem import Problem

_MINUS: Final = "write the minus sign `-` of the keyboard, or `..` in a range"
_QUOTES: Final = 'write a text in straight double quotes, `"TH"`'
_CONTEXT: Final = "the language has no contexts; name values under `given`"
_INVISIBLE: Final = "delete it: it can't be seen"

# Characters of no meaning here, and what is meant by them.
_SYMBOLS: Final = {
    "≤": "write `<=`",
    "≥": "write `>=`",
    "≠": "write `!=`",
    "\N{MULTIPLICATION SIGN}": "write `*`",
    "÷": "write `/`",
    "\N{EN DASH}": _MINUS,
    "\N{EM DASH}": _MINUS,
    "\N{MINUS SIGN}": _MINUS,
    "“": _QUOTES,
    "”": _QUOTES,
    "\N{LEFT SINGLE QUOTATION MARK}": _QUOTES,
    "\N{RIGHT SINGLE QUOTATION MARK}": _QUOTES,
    "'": _QUOTES,
    "`": _QUOTES,
    "…": "write two dots, `..`",
    "&": "write `and`",
    "|": "write `or`",
    "%": "a number has no unit here: write 5 for 5 per cent, or `percent(part, whole)`",
    "!": "write `not(...)`, or `!=` for unlike",
    ";": "separate by commas",
    "^": "write `**` for a power",
    "$": "a number has no unit here: write it alone",
    "฿": "a number has no unit here: write it alone",
    "@": 'write a date as `date("2020-09-30")`; there is no time and no duration',
    "{": _CONTEXT,
    "}": _CONTEXT,
    "\N{ZERO WIDTH SPACE}": _INVISIBLE,
    "\N{ZERO WIDTH NO-BREAK SPACE}": _INVISIBLE,
}

# Slips by the text at the mistake: pattern, what to say, hint.
_SLIPS: Final[tuple[tuple[str, str, str], ...]] = (
    (r"(?<==)\s*>", "`=>` is no comparison", "write `>=`"),
    (r"(?<==)\s*<", "`=<` is no comparison", "write `<=`"),
    (r"(?<==)\s*=", "`==` is no comparison", "write a single `=`"),
    (r"(?<=<)\s*>", "`<>` is no comparison", "write `!=`"),
    (r"(?<=\d),\d{3}(?!\w)", "a number has no thousands separators", "leave the comma out"),
    (r"(?<=[ )\]])(AND|OR|IN|BETWEEN|THEN|ELSE)\b", "", "write it in small letters"),
    (r"instance\b", "`instance of` is not in the language", "types are checked beforehand"),
)

_WORDS: Final = {
    "RPAR": "`)`",
    "RSQB": "`]`",
    "THEN": "`then`",
    "ELSE": "`else`",
    "RETURN": "`return`",
    "SATISFIES": "`satisfies`",
    "IN": "`in`",
    "AND": "`and`",
    "_COMMA": "a comma",
    "_DOTS": "`..`",
    "LPAR": "`(`",
}

_COMPARISONS: Final = re.compile(r"<=|>=|!=|=|<|>|between\b|in\b")
_FORMS: Final = re.compile(r"\b(if|for|some|every)\b")
_PAIRS: Final = {")": "(", "]": "["}
_TEXT: Final = re.compile(r'"([^"\\\n]|\\[^\n])*"')


def complaint(text: str, unexpected: UnexpectedInput) -> Problem:
    """The problem of a text that does not parse."""
    at = _offset(text, unexpected)
    return (
        _character(text, at)
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
        hint = 'close it with `"` on the same line; a quote inside it is `\\"`'
        return Problem(at, len(text), "syntax", "this text is never closed", hint)
    if char in _SYMBOLS:
        end = at + 2 if text[at : at + 2] in ("&&", "||") else at + 1
        found = text[at:end]
        shown = f"`{found}`" if found.isprintable() else unicodedata.name(found, "a character")
        return Problem(
            at, end, "syntax", f"{shown} has no meaning in an expression", _SYMBOLS[char]
        )
    if char and ord(char) > 127 and char.isdecimal():
        hint = f"write {unicodedata.decimal(char)}"
        return Problem(
            at, at + 1, "syntax", f"`{char}`: numbers are written in the digits 0 to 9", hint
        )
    return None


def _brackets(text: str) -> Problem | None:
    """A bracket without its other half; a range may open with one kind and close with the other."""
    open_: list[int] = []
    blanked = _TEXT.sub(lambda match: " " * len(match[0]), text)
    for at, char in enumerate(blanked):
        if char in "([":
            open_.append(at)
        elif char in ")]":
            if not open_:
                hint = f"delete it, or write the `{_PAIRS[char]}` that it closes"
                return Problem(at, at + 1, "syntax", f"this `{char}` closes nothing", hint)
            first = open_.pop()
            if blanked[first] != _PAIRS[char] and ".." not in blanked[first:at]:
                message = f"this `{blanked[first]}` is closed by a `{char}`"
                hint = "a bracket closes with its own kind, except in a range such as `(5..20]`"
                return Problem(first, at + 1, "syntax", message, hint)
    if open_:
        at = open_[-1]
        return Problem(at, at + 1, "syntax", f"this `{text[at]}` is never closed", "close it")
    return None


def _slip(text: str, at: int) -> Problem | None:
    for pattern, message, hint in _SLIPS:
        match = re.compile(pattern).match(text, at)
        if match is not None:
            start = at - 1 if pattern.startswith(("(?<==)", "(?<=<)")) else at
            said = message or f"`{match[0]}` stands where a word of the language is expected"
            return Problem(start, match.end(), "syntax", said, hint)
    return None


def _comparison(text: str, at: int, unexpected: UnexpectedInput) -> Problem | None:
    """A second comparison after a first: `a < b < c`."""
    match = _COMPARISONS.match(text, at)
    if match is None or not isinstance(unexpected, UnexpectedToken):
        return None
    if "PLUS" not in unexpected.accepts:
        return None
    hint = "write `b between a and c`, or join two comparisons by `and`"
    return Problem(at, match.end(), "syntax", "comparisons do not chain", hint)


def _plain(text: str, at: int, unexpected: UnexpectedInput) -> Problem:
    """What was found and what may stand there, where no usual slip explains it."""
    accepts = unexpected.accepts if isinstance(unexpected, UnexpectedToken) else set()
    token = unexpected.token if isinstance(unexpected, UnexpectedToken) else text[at : at + 1]
    end = max(at + len(token), at) if at < len(text.rstrip()) else at
    expected = _expected(accepts)
    found = "the end of the expression" if at >= len(text.rstrip()) else f"`{text[at:end]}`"
    if not text.strip():
        return Problem(0, len(text), "syntax", "an expression is expected here; there is none")
    hint = None
    form = _FORMS.match(text, at)
    if "ELSE" in accepts:
        hint = "an `if` needs both: `if ... then ... else ...`"
    elif form is not None:
        hint = f"put brackets round the `{form[0]}`: `({form[0]} ...)`"
    elif "PLUS" in accepts and at < end and (text[at] == '"' or text[at].isalnum()):
        hint = (
            "two values stand side by side: join them by an operator, "
            "a comma or `and`; quote a text of several words"
        )
    return Problem(at, end, "syntax", f"found {found} where {expected} is expected", hint)


def _expected(accepts: set[str]) -> str:
    if "NUMBER" in accepts:
        return "a value (a number, a text in quotes, a name, a bracket)"
    words = [said for terminal, said in _WORDS.items() if terminal in accepts]
    if "PLUS" in accepts:
        words = ["an operator", *(word for word in words if word not in ("`in`", "`and`", "`(`"))]
    if "$END" in accepts:
        words.append("the end")
    if accepts == {"NAME"}:
        words = ["a name"]
    return " or ".join(words) or "something else"
