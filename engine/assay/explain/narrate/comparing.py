"""Comparisons in words, by what is compared: figures, days, members of a scale, and the rest.

A phrase is what stands after `is` or `should be`; in Thai it is a predicate of itself, which
`ต้อง` before it makes a duty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from assay.language.typed import CompareOp
from assay.values.text import Text, both, listed
from assay.values.types import Choice, Date, Number, Type

_Phrases: TypeAlias = Mapping[CompareOp, Text]

_FIGURES: Final[_Phrases] = {
    "<": Text("less than {}", "น้อยกว่า{}"),
    "<=": Text("at most {}", "ไม่เกิน{}"),
    ">": Text("more than {}", "มากกว่า{}"),
    ">=": Text("at least {}", "ไม่น้อยกว่า{}"),
    "=": Text("{}", "เท่ากับ{}"),
    "!=": Text("not {}", "ไม่เท่ากับ{}"),
}
_DAYS: Final[_Phrases] = {
    "<": Text("before {}", "อยู่ก่อน{}"),
    "<=": Text("on or before {}", "ไม่เกิน{}"),
    ">": Text("after {}", "อยู่หลัง{}"),
    ">=": Text("on or after {}", "ไม่ก่อน{}"),
    "=": Text("{}", "ตรงกับ{}"),
    "!=": Text("not {}", "ไม่ตรงกับ{}"),
}
_RANKS: Final[_Phrases] = {
    "<": Text("below {}", "ต่ำกว่า{}"),
    "<=": Text("at most {}", "ไม่สูงกว่า{}"),
    ">": Text("above {}", "สูงกว่า{}"),
    ">=": Text("at least {}", "ไม่ต่ำกว่า{}"),
    "=": Text("{}", "เป็น{}"),
    "!=": Text("not {}", "ไม่ใช่{}"),
}
_OTHERS: Final[_Phrases] = {
    "<": Text("before {} in order", "อยู่ก่อน{}ตามลำดับ"),
    "<=": Text("not after {} in order", "ไม่อยู่หลัง{}ตามลำดับ"),
    ">": Text("after {} in order", "อยู่หลัง{}ตามลำดับ"),
    ">=": Text("not before {} in order", "ไม่อยู่ก่อน{}ตามลำดับ"),
    "=": Text("{}", "เป็น{}"),
    "!=": Text("not {}", "ไม่ใช่{}"),
}
# With a value that stands elsewhere, and not in the rule itself.
_LIKE: Final = {
    "=": (Text("equal to {}", "เท่ากับ{}"), Text("the same as {}", "ตรงกับ{}")),
    "!=": (Text("different from {}", "ไม่เท่ากับ{}"), Text("different from {}", "ต่างจาก{}")),
}


def phrase(op: CompareOp, of: Type, other: Text, *, constant: bool) -> Text:
    """`at most 5%`, `equal to the target`; `constant` says that the rule itself states it."""
    if not constant and op in _LIKE:
        form = _LIKE[op][0 if isinstance(of, Number) else 1]
    else:
        form = _phrases(of)[op]
    return both(form.en, form.in_language("th"), other)


def _phrases(of: Type) -> _Phrases:
    match of:
        case Number():
            return _FIGURES
        case Date():
            return _DAYS
        case Choice(ordered=True):
            return _RANKS
        case _:
            return _OTHERS


def one_of(values: Sequence[Text], of: Type, positive: bool) -> Text:
    """`red or yellow`, `neither red nor yellow`."""
    form = _phrases(of)["=" if positive else "!="]
    said = listed(values, "or" if positive else "nor", "หรือ")
    en = "{}" if positive else ("neither {}" if len(values) > 1 else "not {}")
    return both(en, form.in_language("th"), said)


def between(low: Text, high: Text, *, from_above: bool) -> Text:
    """`more than 5% and at most 20%`; `from_above` says that the lower end is left out."""
    return both("{} and {}", "{} แต่{}" if from_above else "{} และ{}", low, high)


def is_so(subject: Text, predicate: Text, *, duty: bool = False) -> Text:
    """`the delay is at most 5%`; as a duty, `the delay should be at most 5%`."""
    if duty:
        return both("{} should be {}", "{}ต้อง{}", subject, predicate)
    return both("{} is {}", "{}{}", subject, predicate)
