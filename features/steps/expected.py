"""What a feature expects of an outcome, and whether the outcome is that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from engine.facts.calendar import parse_date
from engine.outcome import REASONS, Outcome, worded
from engine.values.null import Null, Reason
from engine.values.types import Boolean, Choice, Date, ListOf, Number, Type, Value

_ASSUMED = re.compile(r"(.*?)(?:,? \(?(?:assumed|โดยสมมติ)\)?)", re.DOTALL)
_NULL = re.compile(r"(?:null because|ว่าง ?เพราะ)\s*(.*?)(?::\s*(\S+))?", re.DOTALL)
_TRUTH = {"true": True, "yes": True, "ใช่": True, "false": False, "no": False, "ไม่ใช่": False}


@dataclass(frozen=True)
class Expected:
    """A value as a feature writes it.

    `75`, `green` and `true` are values; `0, assumed` is one that the source does not state; `null
    because missing: indicator/1/result` is a null with its reason and, if said, a cause.
    """

    text: str

    def agrees(self, outcome: Outcome, of: Type) -> bool:
        """Whether an outcome of a type is as expected."""
        null = _NULL.fullmatch(self.text.strip())
        if null is not None:
            return _is_null(outcome.value, null[1], null[2])
        assumed = _ASSUMED.fullmatch(self.text.strip())
        text = self.text.strip() if assumed is None else assumed[1].strip()
        told = (outcome.assumed is not None) == (assumed is not None)
        return told and _same(outcome.value, _read(text, of))


def shown(outcome: Outcome) -> str:
    """An outcome as a feature would write it."""
    if isinstance(outcome.value, Null):
        causes = ", ".join(cause.where for cause in outcome.value.causes)
        return f"null because {REASONS[outcome.value.reason].en}: {causes}"
    return worded(outcome.value, "en") + (", assumed" if outcome.assumed is not None else "")


def _is_null(value: Value, reason: str, where: str | None) -> bool:
    if not isinstance(value, Null) or value.reason is not _reason(reason.strip()):
        return False
    return where is None or where in {cause.where for cause in value.causes}


def _reason(words: str) -> Reason:
    for reason, wording in REASONS.items():
        if words in (wording.en, wording.th):
            return reason
    known = ", ".join(wording.en for wording in REASONS.values())
    raise AssertionError(f"“{words}” is no reason of a null; there are {known}")


def _same(value: Value, expected: Value) -> bool:
    # A truth value is an int to Python, and 1 is not true.
    return isinstance(value, bool) == isinstance(expected, bool) and value == expected


def _read(text: str, of: Type) -> Value:
    match of:
        case Number():
            return _number(text)
        case Boolean() if text in _TRUTH:
            return _TRUTH[text]
        case Date():
            return parse_date(text)
        case Choice() if (member := of.member(text)) is not None:
            return member
        case ListOf(item=item):
            return tuple(_read(one.strip(), item) for one in text.split(";") if one.strip())
        case Boolean() | Choice():
            raise AssertionError(f"“{text}” is no value of this outcome")
        case _:
            return text


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise AssertionError(f"“{text}” is no number") from None
