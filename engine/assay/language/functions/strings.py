"""Functions of texts (DMN 1.5, 10.3.4.1 and 10.3.4.3, conversion and string functions)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, DecimalException
from typing import Final

from assay.language.budget import Spend, fits
from assay.language.functions.declare import Clause, Family, How, Noun, NullIf, Refusal, applicable
from assay.language.functions.numbers import whole
from assay.language.regex import MalformedPattern, Pattern, compiled
from assay.language.regex.program import Groups
from assay.values.null import Null, joined, null_of, undefined
from assay.values.number import CONTEXT
from assay.values.shown import in_data
from assay.values.text import Text
from assay.values.types import Value

FAMILY: Final = Family("Texts", How.OTHERWISE)
function = FAMILY.function

_NUMBER: Final = re.compile(r"-?([0-9]+(\.[0-9]+)?|\.[0-9]+)([eE][+-]?[0-9]+)?")


@function(
    "string(from: any) -> text",
    null=[NullIf.ARGUMENT],
    words=Noun(Text("{0} as text", "ข้อความของ{0}")),
    examples={"string(5.10)": '"5.10"', 'string(date("2020-09-30"))': '"2020-09-30"'},
)
def string(value: Value) -> Value:
    """A value as a text: digits as they are written, an ISO date, the name of a member."""
    match value:
        case str():
            return value
        case tuple():
            return "[" + ", ".join(str(_inner(one)) for one in value) + "]"
        case _:
            return in_data(value)


def _inner(value: Value) -> Value:
    return f'"{value}"' if isinstance(value, str) else string(value)


@function(
    "number(from: text, grouping?: text, point?: text) -> number",
    null=[NullIf.ARGUMENT, "the text is no number"],
    words=Noun(Text("the number written in {0}", "ตัวเลขใน{0}")),
    examples={'number("5.10")': "5.10", 'number("1,000.5", ",", ".")': "1000.5"},
)
def number(text: str, grouping: str | None = None, point: str = ".") -> Value:
    """The number that a text is, written as in an expression.

    Other separators of groups and decimals are named.
    """
    plain = text
    if grouping is not None:
        if grouping not in (" ", ",", ".", "") or point not in (".", ",") or grouping == point:
            return undefined(
                f'separators "{grouping}" and "{point}"', f'ตัวคั่น "{grouping}" กับ "{point}"'
            )
        plain = plain.replace(grouping, "") if grouping else plain
        plain = plain.replace(point, ".") if point == "," else plain
    if not _NUMBER.fullmatch(plain):
        return undefined(f'no number "{text}"', f'"{text}" ไม่ใช่ตัวเลข')
    try:
        return CONTEXT.plus(Decimal(plain)) if len(plain) > 34 else Decimal(plain)
    except DecimalException:
        return undefined(f'no number "{text}"', f'"{text}" ไม่ใช่ตัวเลข')


@function(
    "string length(text: text) -> whole number",
    null=[NullIf.ARGUMENT],
    words=Noun(Text("the length of {0}", "ความยาวของ{0}")),
    examples={'string length("foo")': "3", 'string length("ที่")': "3"},
)
def length(text: str) -> Value:
    """How many characters (Unicode code points) a text has."""
    return Decimal(len(text))


@function(
    "substring(text: text, start: number, length?: number) -> text",
    null=[NullIf.ARGUMENT, "the start is not a position in the text", "the length is not whole"],
    words=Noun(
        Text("{0} from character {1} on", "{0} ตั้งแต่ตัวอักษรที่{1}เป็นต้นไป"),
        longer=(
            Text("{2} characters of {0} from character {1} on", "{0} ตั้งแต่ตัวอักษรที่{1}จำนวน{2}ตัว"),
        ),
    ),
    examples={
        'substring("foobar", 3)': '"obar"',
        'substring("foobar", 3, 3)': '"oba"',
        'substring("foobar", -2, 1)': '"a"',
    },
)
def substring(text: str, start: Decimal, length: Decimal | None = None) -> Value:
    """The characters from a position on, counted from 1, or from -1 at the end."""
    first = whole(start)
    many = None if length is None else whole(length)
    if first is None or first == 0 or abs(first) > len(text):
        return undefined(
            f"position {start} in a text of {len(text)}",
            f"ตำแหน่งที่ {start} ในข้อความยาว {len(text)} อักขระ",
        )
    offset = first - 1 if first > 0 else len(text) + first
    if length is None:
        return text[offset:]
    if many is None or many < 0:
        return undefined(f"{length} characters", f"{length} อักขระ")
    return text[offset : offset + many]


@function(
    "upper case(text: text) -> text",
    null=[NullIf.ARGUMENT],
    words=Noun(Text("{0} in capitals", "{0} เป็นตัวพิมพ์ใหญ่")),
    examples={'upper case("aBc4")': '"ABC4"'},
)
def upper(text: str) -> Value:
    """The text in capital letters."""
    return text.upper()


@function(
    "lower case(text: text) -> text",
    null=[NullIf.ARGUMENT],
    words=Noun(Text("{0} in small letters", "{0} เป็นตัวพิมพ์เล็ก")),
    examples={'lower case("aBc4")': '"abc4"'},
)
def lower(text: str) -> Value:
    """The text in small letters."""
    return text.lower()


@function(
    "contains(text: text, match: text) -> boolean",
    null=[NullIf.ARGUMENT],
    words=Clause(
        Text("{0} contains {1}", "{0}มีข้อความ{1}"),
        Text("{0} does not contain {1}", "{0}ไม่มีข้อความ{1}"),
    ),
    examples={'contains("foobar", "of")': "false", 'contains("foobar", "ob")': "true"},
)
def contains(text: str, match: str) -> Value:
    """Whether one text stands in another."""
    return match in text


@function(
    "starts with(text: text, match: text) -> boolean",
    null=[NullIf.ARGUMENT],
    words=Clause(
        Text("{0} starts with {1}", "{0}ขึ้นต้นด้วย{1}"),
        Text("{0} does not start with {1}", "{0}ไม่ขึ้นต้นด้วย{1}"),
    ),
    examples={'starts with("foobar", "fo")': "true"},
)
def starts_with(text: str, match: str) -> Value:
    """Whether a text begins with another."""
    return text.startswith(match)


@function(
    "ends with(text: text, match: text) -> boolean",
    null=[NullIf.ARGUMENT],
    words=Clause(
        Text("{0} ends with {1}", "{0}ลงท้ายด้วย{1}"),
        Text("{0} does not end with {1}", "{0}ไม่ลงท้ายด้วย{1}"),
    ),
    examples={'ends with("foobar", "r")': "true"},
)
def ends_with(text: str, match: str) -> Value:
    """Whether a text ends with another."""
    return text.endswith(match)


def _malformed(arguments: tuple[Value | None, ...]) -> Refusal | None:
    """What is wrong with a constant pattern, or with constant flags."""
    return _refusal(arguments, empty=True)


def _malformed_or_empty(arguments: tuple[Value | None, ...]) -> Refusal | None:
    return _refusal(arguments, empty=False)


def _refusal(arguments: tuple[Value | None, ...], *, empty: bool) -> Refusal | None:
    pattern = arguments[1]
    flags = arguments[-1] if len(arguments) == 3 and empty else ""
    flags = arguments[3] if len(arguments) == 4 else flags
    if not isinstance(pattern, str) or not isinstance(flags, str):
        return None
    try:
        matches_nothing = compiled(pattern, flags).search("") is not None
    except MalformedPattern as problem:
        message = Text(f"this is no pattern: {problem.text}", f"รูปแบบไม่ถูกต้อง: {problem.text:th}")
        return (1, "malformed-pattern", message, _AS_IN_XPATH)
    if matches_nothing and not empty:
        message = Text("this pattern matches the empty text", "รูปแบบนี้ตรงกับข้อความว่าง")
        return (1, "malformed-pattern", message, _REPEAT)
    return None


_AS_IN_XPATH: Final = Text(
    "regular expressions are those of XPath; in a text, `\\\\` is one backslash",
    "รูปแบบเขียนอย่างนิพจน์ปกติของ XPath และในข้อความ `\\\\` คือเครื่องหมาย \\ หนึ่งตัว",
)
_REPEAT: Final = Text(
    "let it match at least one character, with `+` for `*`",
    "ให้ตรงกับอักขระอย่างน้อยหนึ่งตัว โดยใช้ `+` แทน `*`",
)


@function(
    "matches(text: text, pattern: text, flags?: text) -> boolean",
    null=[NullIf.ARGUMENT, NullIf.PATTERN],
    words=Clause(
        Text("{0} has the form {1}", "{0}เป็นไปตามรูปแบบ{1}"),
        Text("{0} does not have the form {1}", "{0}ไม่เป็นไปตามรูปแบบ{1}"),
    ),
    examples={
        'matches("foobar", "^fo*b")': "true",
        'matches("EC-8", "^[A-Z]{2}-[0-9]+$")': "true",
        'matches("ABC", "b", "i")': "true",
    },
    refuse=_malformed,
    spends=True,
)
def matches(text: str, pattern: str, flags: str = "", *, spend: Spend) -> Value:
    """Whether a regular expression of XPath matches somewhere in a text; anchor it by `^` and `$`.

    Flags: `i` any case, `s` dot matches line ends, `m` lines, `x` spaces ignored, `q` as it
    stands.
    """
    try:
        return compiled(pattern, flags).search(text, spend=spend) is not None
    except MalformedPattern as problem:
        return undefined(f"pattern: {problem}", f"รูปแบบ: {problem.text:th}")


def _found(pattern: Pattern, text: str, spend: Spend) -> Iterator[Groups]:
    at = 0
    while at <= len(text):
        found = pattern.search(text, at, spend)
        if found is None or found[1] is None:
            return
        yield found
        at = found[1]


@function(
    "replace(text: text, pattern: text, replacement: text, flags?: text) -> text",
    null=[NullIf.ARGUMENT, NullIf.PATTERN, "it matches the empty text"],
    words=Noun(Text("{0} with {1} replaced by {2}", "{0} โดยแทน{1}ด้วย{2}")),
    examples={
        'replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")': '"[1=ab][2=]cd"',
        'replace("a.b.c", "\\\\.", "-")': '"a-b-c"',
    },
    refuse=_malformed_or_empty,
    spends=True,
)
def replace(text: str, pattern: str, replacement: str, flags: str = "", *, spend: Spend) -> Value:
    r"""The text with every match of a regular expression replaced.

    `$1` is the first group, `$0` the whole match, `\\$` a dollar sign.
    """
    try:
        program = compiled(pattern, flags)
    except MalformedPattern as problem:
        return undefined(f"pattern: {problem}", f"รูปแบบ: {problem.text:th}")
    if program.search("") is not None:
        return undefined("pattern: it matches the empty text", "รูปแบบ: ตรงกับข้อความว่าง")
    pieces, at, length = [], 0, len(text)
    for groups in _found(program, text, spend):
        spend(len(replacement))
        filled = replacement if "q" in flags else _filled(replacement, text, groups)
        if filled is None:
            return undefined(
                "replacement: `$` needs a group, `\\\\` needs `$` or `\\\\`",
                "ข้อความที่ใช้แทน: หลัง `$` ต้องมีกลุ่ม หลัง `\\\\` ต้องมี `$` หรือ `\\\\`",
            )
        length += len(filled)
        fits(length)
        pieces += [text[at : groups[0]], filled]
        at = groups[1] or at
    return "".join(pieces) + text[at:]


_REFERENCE: Final = re.compile(r"\\([\\$])|\$([0-9]+)|([\\$])")


def _filled(replacement: str, text: str, groups: Groups) -> str | None:
    """The replacement with its groups put in; null where it is malformed."""
    wrong = False

    def put(match: re.Match[str]) -> str:
        nonlocal wrong
        if match[1] is not None:
            return match[1]
        if match[2] is None:
            wrong = True
            return ""
        # As many digits as name a group there is; the rest are text.
        digits = match[2][: len(str(len(groups)))]
        while len(digits) > 1 and int(digits) >= len(groups) // 2:
            digits = digits[:-1]
        number = int(digits)
        start, end = groups[2 * number : 2 * number + 2] or (None, None)
        return ("" if start is None else text[start:end]) + match[2][len(digits) :]

    filled = _REFERENCE.sub(put, replacement)
    return None if wrong else filled


@function(
    "split(text: text, delimiter: text) -> list of text",
    null=[NullIf.ARGUMENT, NullIf.PATTERN, "it matches the empty text"],
    words=Noun(Text("{0} split at {1}", "{0} แยกที่{1}")),
    examples={
        'split("a;b;c;;", ";")': '["a", "b", "c", "", ""]',
        'split("John Doe", "\\\\s")': '["John", "Doe"]',
    },
    refuse=_malformed_or_empty,
    spends=True,
)
def split(text: str, delimiter: str, *, spend: Spend) -> Value:
    """The parts of a text between the matches of a regular expression."""
    try:
        program = compiled(delimiter)
    except MalformedPattern as problem:
        return undefined(f"pattern: {problem}", f"รูปแบบ: {problem.text:th}")
    if program.search("") is not None:
        return undefined("pattern: it matches the empty text", "รูปแบบ: ตรงกับข้อความว่าง")
    parts, at = [], 0
    for groups in _found(program, text, spend):
        parts.append(text[at : groups[0]])
        at = groups[1] or at
    return (*parts, text[at:])


@function(
    "string join(list: list of text, delimiter?: text) -> text",
    null=[NullIf.ARGUMENT, NullIf.ELEMENT],
    words=Noun(
        Text("{0} joined", "{0} เชื่อมต่อกัน"), longer=(Text("{0} joined by {1}", "{0} เชื่อมด้วย{1}"),)
    ),
    examples={'string join(["a", "b"], ", ")': '"a, b"', 'string join(["a", "b"])': '"ab"'},
    takes_null=True,
)
def join(values: Value, delimiter: Value = "") -> Value:
    """The texts of a list one after the other, with a delimiter between."""
    nulls = [one for one in (values, delimiter) if isinstance(one, Null)]
    if nulls or not isinstance(values, tuple):
        return joined(nulls)
    kept = applicable(values)
    if isinstance(kept, Null):
        return kept
    if null := null_of(kept):
        return null
    texts, between = [str(one) for one in kept], str(delimiter)
    fits(sum(map(len, texts)) + len(between) * len(texts))
    return between.join(texts)
