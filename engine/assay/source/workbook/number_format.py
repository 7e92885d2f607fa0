r"""What a cell's number format shows of a number (ECMA-376 Part 1, 18.8.31).

A format has up to four sections: for positive, negative, zero and text, or each under a condition
such as `[<1]`. `0` is a digit that is always shown, `#` and `?` are shown where there is one.
Words stand in quotes, after `\`, or as the currency of `[$฿-41E]`; other brackets hold colours.
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final

LONGEST_FORMAT: Final = 255
"""The most characters of a format's code, as Excel has it."""

_PIECE = re.compile(
    r'\\(.)|"([^"]*)"?|[_*].|\[([^\]]{0,255})\]|(General)|(.)', re.DOTALL | re.IGNORECASE
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]{1,30}(?:\.[0-9]{1,30})?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_COMPARED: Final = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
    "<>": operator.ne,
}  # fmt: skip
_DAY = re.compile(r"[dmyhsbeg]", re.IGNORECASE)
_EXPONENT = re.compile(r"E[-+]")
_DIGIT = re.compile(r"[0#]")
_PARTED = re.compile(r"[0#?]([-+() ]+)[0#?]")
_DECIMALS = re.compile(r"\.([0#?]+)")
_WHOLE = re.compile(r"[0#?,]+")
_SIGNS: Final = frozenset("0123456789.,#?%@/ ()+-dmyhsbegDMYHSBEG;")
_SCALE = re.compile(r"[0#?.],+(?![0#?,])")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a number is shown.

    Attributes:
        decimals: the digits after the point that are shown in any case.
        digits: the digits before the point that are shown in any case.
        percent: whether it is shown a hundredfold, with the per cent sign.
        scaled: whether it is shown in thousands or millions of what the cell holds.
        words: what is shown beside the number: `ล้านบาท`.
        empty: whether nothing at all is shown.
        day: whether it is shown as a day or a time; `elapsed` as a length of time.
    """

    decimals: int = 0
    digits: int = 0
    percent: bool = False
    scaled: bool = False
    words: str = ""
    empty: bool = False
    day: bool = False
    elapsed: bool = False


@dataclass
class _Section:
    """A section taken apart: its condition, its words, and the signs that are left."""

    condition: tuple[str, Decimal] | None = None
    words: str = ""
    signs: str = ""
    general: bool = False
    elapsed: bool = False

    def holds(self, number: Decimal, place: int, of: int) -> bool:
        """Whether the section is that of a number, by its condition or its place among `of`."""
        if self.condition is not None:
            compared, bound = self.condition
            return bool(_COMPARED[compared](number, bound))
        if place == 0 and of > 1:
            return number >= 0 if of == 2 else number > 0
        return place != 1 or of < 3 or number < 0

    @cached_property
    def shown(self) -> NumberFormat:
        """What it shows."""
        signs = self.signs
        if self.general or "@" in signs:
            return NumberFormat(words=self.words)
        if self.elapsed or _DAY.search(_EXPONENT.sub("", signs)):
            return NumberFormat(day=True, elapsed=self.elapsed)
        plain = "E" not in signs and "/" not in signs
        decimals = _DECIMALS.search(signs) if plain else None
        whole = _WHOLE.match(signs.strip()) if plain else None
        parted = _PARTED.search(signs)
        return NumberFormat(
            decimals=0 if decimals is None else decimals[1].count("0"),
            digits=0 if whole is None else whole[0].count("0"),
            percent="%" in signs,
            scaled=_SCALE.search(signs) is not None,
            words=" ".join(self.words.split()) + ("" if parted is None else parted[1]),
            empty=not self.words.strip() and not signs.strip(),
        )


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    """The sections of a format's code that are about numbers."""
    found = [_Section()]
    for piece in _PIECE.finditer(code):
        section = found[-1]
        escaped, quoted, bracket, general, sign = piece.groups()
        if sign == ";":
            found.append(_Section())
        elif general is not None:
            section.general = True
        elif bracket is not None:
            _bracket(section, bracket)
        elif sign is not None and sign in _SIGNS:
            section.signs += sign
        else:
            section.words += escaped or quoted or sign or ""
    return tuple(found[:3])


def _bracket(section: _Section, inside: str) -> None:
    condition = _CONDITION.fullmatch(inside)
    if condition is not None:
        section.condition = condition[1], Decimal(condition[2])
    elif _ELAPSED.fullmatch(inside):
        section.elapsed = True
    elif inside.startswith("$"):
        section.words += inside[1:].partition("-")[0]


def number_format(code: str, number: Decimal = Decimal(0)) -> NumberFormat:
    """What a format code shows of a number; a section without digits has those of the first."""
    sections = _sections(code)
    if len(sections) == 1:
        # One section that shows nothing is `""`, which Excel takes for General.
        return replace(sections[0].shown, empty=False)
    of = len(sections)
    chosen = next(
        (one for at, one in enumerate(sections) if one.holds(number, at, of)), sections[-1]
    )
    shown = chosen.shown
    if shown.empty or shown.day or chosen.general or _DIGIT.search(chosen.signs):
        return shown
    return replace(sections[0].shown, words="")
