"""Texts compared as a reader compares them: what is the same, how alike, which words differ.

Thai sets no spaces between words, so its text is compared by letters with their marks; other
scripts by words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from decimal import Decimal
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final, NamedTuple

from assay.values.folding import one_form
from assay.values.number import CONTEXT, rounded

_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

# A Thai letter with the vowels and tones that stand on it, or a word of another script.
_TOKEN: Final = re.compile(
    r"[\u0e00-\u0e7f][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*"
    r"|[^\W\u0e00-\u0e7f]+(?:[-'’./][^\W\u0e00-\u0e7f]+)*"
)
_THAI: Final = re.compile("[\u0e00-\u0e7f]")

_BRIDGE: Final = 3
"""Thai letters alike between two that differ, so few that they are alike by chance."""


class Words(NamedTuple):
    """The words of a first text that a second leaves out, and those that it adds."""

    dropped: tuple[str, ...]
    added: tuple[str, ...]


def is_thai(text: str) -> bool:
    """Whether a text has Thai letters."""
    return _THAI.search(text) is not None


@lru_cache(maxsize=8192)  # each name of one side is held against all of the other
def plain(text: str, *, brackets: bool = True) -> str:
    """A text as far as it counts: without case, spaces and signs; without brackets if not meant."""
    known = one_form(text)
    if not brackets:
        known = without_brackets(known)
    return "".join(
        letter
        for at, letter in enumerate(known.casefold())
        if unicodedata.category(letter)[0] in "LMN" or _between_digits(known, at)
    )


def without_brackets(text: str) -> str:
    """A text without what stands in brackets."""
    return _BRACKETS.sub(" ", text).rstrip()


def _between_digits(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()


def likeness(one: str, other: str) -> Decimal:
    """How alike two plain texts are, from 0 to 1: the share of pairs of letters that they share.

    Twice the pairs in common over the pairs of both (Dice's coefficient), with two decimals.
    """
    if one == other:
        return Decimal(1)
    first, second = _pairs(one), _pairs(other)
    many = first.total() + second.total()
    if many == 0:
        return Decimal(0)
    common = 2 * (first & second).total()
    return rounded(CONTEXT.divide(Decimal(common), Decimal(many)), 2)


@lru_cache(maxsize=8192)
def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def differing(one: str, other: str) -> Words:
    """The words in which a second text differs from a first, in their order.

    Signs do not count, nor do words that only stand elsewhere.
    """
    one, other = one_form(one), one_form(other)
    first, second = list(_TOKEN.finditer(one)), list(_TOKEN.finditer(other))
    matcher = SequenceMatcher(
        None,
        [token.group().casefold() for token in first],
        [token.group().casefold() for token in second],
        autojunk=False,
    )
    stretches: list[tuple[int, int, int, int]] = []
    for tag, start, end, start2, end2 in matcher.get_opcodes():
        if tag == "equal":
            continue
        before = stretches[-1] if stretches else None
        if before is not None and _bridged(first[before[1] : start]):
            stretches[-1] = (before[0], end, before[2], end2)
        else:
            stretches.append((start, end, start2, end2))
    dropped = [_slice(one, first[start:end]) for start, end, _, _ in stretches if start < end]
    added = [_slice(other, second[start:end]) for _, _, start, end in stretches if start < end]
    for words in (Counter(dropped) & Counter(added)).elements():
        dropped.remove(words)
        added.remove(words)
    return Words(tuple(dropped), tuple(added))


def _bridged(alike: list[re.Match[str]]) -> bool:
    """Whether what is alike between two differences is too little to set them apart."""
    return len(alike) < _BRIDGE and all(is_thai(token.group()) for token in alike)


def _slice(text: str, tokens: list[re.Match[str]]) -> str:
    return text[tokens[0].start() : tokens[-1].end()]
