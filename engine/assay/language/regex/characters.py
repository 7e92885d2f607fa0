"""Which characters the escapes and classes of a pattern accept (XML Schema, part 2, appendix G)."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from assay.language.regex.program import CharTest

CATEGORIES: Final = frozenset(
    major + minor
    for major, minors in {
        "L": "ultmo", "M": "nce", "N": "dlo", "P": "cdseifo", "Z": "slp", "S": "mcko", "C": "cfon",
    }.items()
    for minor in ("", *minors)
)  # fmt: skip

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

_LAST_CASED: Final = 0x1EFFF

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
    """Characters of which one written large or small is accepted (flag `i`)."""
    return lambda char: test(char) or any(map(test, _variants().get(char, "")))


@lru_cache(maxsize=1)
def _variants() -> Mapping[str, str]:
    """The case variants of each character that has some: in small or in capital letters the same.

    By that the Kelvin sign is a variant of `k`, and the long s of `s`.
    """
    alike: dict[tuple[str, str], set[str]] = defaultdict(set)
    for char in map(chr, range(_LAST_CASED + 1)):
        small, capital = char.lower(), char.upper()
        if small != capital:
            alike["small", small].add(char)
            alike["capital", capital].add(char)
    found: dict[str, set[str]] = defaultdict(set)
    for several in alike.values():
        for char in several:
            found[char] |= several
    return {char: "".join(several) for char, several in found.items() if len(several) > 1}


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
