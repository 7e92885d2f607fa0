"""Which characters the escapes and classes of a pattern accept (XML Schema, part 2, appendix G)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from assay.language.regex.program import CharTest

CATEGORIES: Final = frozenset(
    [
        "L",
        "Lu",
        "Ll",
        "Lt",
        "Lm",
        "Lo",
        "M",
        "Mn",
        "Mc",
        "Me",
        "N",
        "Nd",
        "Nl",
        "No",
        "P",
        "Pc",
        "Pd",
        "Ps",
        "Pe",
        "Pi",
        "Pf",
        "Po",
        "Z",
        "Zs",
        "Zl",
        "Zp",
        "S",
        "Sm",
        "Sc",
        "Sk",
        "So",
        "C",
        "Cc",
        "Cf",
        "Co",
        "Cn",
    ]
)

BLOCKS: Final = {
    "IsBasicLatin": (0x0000, 0x007F),
    "IsLatin-1Supplement": (0x0080, 0x00FF),
    "IsLatinExtended-A": (0x0100, 0x017F),
    "IsLatinExtended-B": (0x0180, 0x024F),
    "IsThai": (0x0E00, 0x0E7F),
    "IsLao": (0x0E80, 0x0EFF),
    "IsMyanmar": (0x1000, 0x109F),
    "IsKhmer": (0x1780, 0x17FF),
    "IsGeneralPunctuation": (0x2000, 0x206F),
}

PLAIN_ESCAPES: Final = {"n": "\n", "r": "\r", "t": "\t", **{c: c for c in "\\|.-^?*+{}()[]$"}}


def category(prefix: str) -> CharTest:
    """Characters of a Unicode category, such as `L` or `Nd`."""
    return lambda char: unicodedata.category(char).startswith(prefix)


def between(low: str, high: str) -> CharTest:
    """Characters from one to another by code point."""
    return lambda char: low <= char <= high


def one_of(tests: Iterable[CharTest]) -> CharTest:
    """Characters that any of the tests accepts."""
    known = tuple(tests)
    return lambda char: any(test(char) for test in known)


def none_of(test: CharTest) -> CharTest:
    """Characters that a test does not accept."""
    return lambda char: not test(char)


def without(test: CharTest, taken: CharTest) -> CharTest:
    """Characters of a class less those of another, `[a-z-[aeiou]]`."""
    return lambda char: test(char) and not taken(char)


def in_any_case(test: CharTest) -> CharTest:
    """The same whether letters are written large or small."""
    return lambda char: test(char) or test(char.lower()) or test(char.upper())


def _name_start(char: str) -> bool:
    return char in "_:" or unicodedata.category(char)[0] == "L"


def _name_char(char: str) -> bool:
    return char in "_:-." or unicodedata.category(char) in (
        "Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "Mn", "Mc",
    )  # fmt: skip


def _word(char: str) -> bool:
    return unicodedata.category(char)[0] not in "PZC"


MULTIPLE: Final[dict[str, CharTest]] = {
    "s": lambda char: char in " \t\n\r",
    "d": category("Nd"),
    "w": _word,
    "i": _name_start,
    "c": _name_char,
}
