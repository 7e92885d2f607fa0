r"""What a cell's number format shows of a number (ECMA-376 Part 1, 18.8.31).

A format has up to four sections for positive, negative, zero and text; the first one tells the
decimals. `0` is a digit that is always shown, `#` and `?` are shown where there is one. Text in
quotes, after `\`, and what stands in brackets (colours, languages) is no part of the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_LITERAL = re.compile(r'\\.|"[^"]*"?|_.|\*.|\[[^\]]*\]')
_CONDITION = re.compile(r"\[[<>=][^\]]*\]")
_DECIMALS = re.compile(r"\.([0#?]+)")
_SCALE = re.compile(r"[0#?.],+(?![0#?,])")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a number is shown.

    Attributes:
        decimals: the digits after the point that are shown in any case.
        percent: whether it is shown a hundredfold, with the per cent sign.
        scaled: whether it is shown in thousands or millions of what the cell holds.
    """

    decimals: int = 0
    percent: bool = False
    scaled: bool = False


@lru_cache(maxsize=512)
def number_format(code: str) -> NumberFormat:
    """What a format code shows; nothing in particular for `General`, text and exponent forms."""
    if _CONDITION.search(code):
        # Which section is used depends on the number: no section speaks for the column.
        return NumberFormat(percent="%" in _LITERAL.sub("", code))
    section = _LITERAL.sub("", code).split(";")[0]
    if "General" in section or "@" in section:
        return NumberFormat()
    plain = "E" not in section and "/" not in section
    found = _DECIMALS.search(section) if plain else None
    return NumberFormat(
        decimals=0 if found is None else found[1].count("0"),
        percent="%" in section,
        scaled=_SCALE.search(section) is not None,
    )
