"""Keys of facts: as text, joined in an identifier, and in the order a reader expects."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final, TypeAlias

from assay.values.calendar import arabic_digits
from assay.values.number import CONTEXT, as_written
from assay.values.shown import in_data
from assay.values.types import Member

Key: TypeAlias = tuple[str, ...]
"""A fact's key: the text of each of its fields, in the order of the kind's key."""

KeyValue: TypeAlias = Decimal | dt.date | Member | str | bool

_DIGITS = re.compile(r"([0-9]+)")

# A vowel that is written before its consonant sorts after it, and tone marks (and the silencing
# mark) come last: the Royal Institute Dictionary's order, near enough for lists of facts.
_LEADING_VOWEL = re.compile("([เ-ไ])([ก-ฮ])")
_MARKS = re.compile("[็-์]")

_ESCAPES: Final = {"%": "%25", "/": "%2F", ":": "%3A"}


def key_text(value: KeyValue) -> str:
    """One part of a key: equal values have one text (`5.10` and `5.1` are the key `5.1`)."""
    if isinstance(value, Decimal):
        return "0" if value == 0 else as_written(value.normalize(CONTEXT))
    return in_data(value)


def key_id(key: Key) -> str:
    """A key as one text, as in `indicator/DG-5` or `milestone/DG-5:law`.

    Parts are joined with a colon. Inside a part `%` and `/`, and in a key of several parts `:`,
    are written `%25`, `%2F` and `%3A`, so that no two keys are written alike.
    """
    special = "%/" if len(key) == 1 else "%/:"
    return ":".join("".join(_ESCAPES[c] if c in special else c for c in part) for part in key)


def split_id(text: str, parts: int) -> Key | None:
    """The key of `parts` parts that `key_id` wrote as `text`; null where it is no such text."""
    pieces = [text] if parts == 1 else text.split(":")
    if len(pieces) != parts:
        return None
    for character, escaped in reversed(_ESCAPES.items()):
        pieces = [piece.replace(escaped, character) for piece in pieces]
    return tuple(pieces)


def order(value: KeyValue) -> tuple[object, ...]:
    """A sort key among values of one type: numbers by size, members by rank, text naturally.

    In text, runs of digits count as numbers (`DG-2` before `DG-10`, `1.2.2` before `1.10`) and
    Thai is in dictionary order; texts that are alike so far are in the order of their characters.
    """
    match value:
        case Decimal() | dt.date():
            return (value,)
        case Member():
            return (value.rank,)
        case _:
            return (*_natural(str(value)), str(value))


def _natural(text: str) -> tuple[tuple[tuple[str, int, str], ...], str]:
    plain = _LEADING_VOWEL.sub(r"\2\1", arabic_digits(text).casefold())
    pieces = _DIGITS.split(_MARKS.sub("", plain))
    numbers = [piece.lstrip("0") for piece in pieces[1::2]] + [""]
    return tuple(zip(pieces[::2], map(len, numbers), numbers, strict=True)), plain
