"""Values as features write them: `75`, `สีเขียว`, `4.31 within 0.01`, `null because missing: ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, TypeAlias

from assay.facts.reading import cell_items, truth
from assay.features.scenario.vocabulary import Misread, reason
from assay.outcome import Outcome
from assay.source.scalars import number_value
from assay.values.calendar import arabic_digits, parse_date
from assay.values.null import Null, Reason
from assay.values.number import CONTEXT
from assay.values.shown import REASONS, in_feature
from assay.values.text import LANGUAGES, Text
from assay.values.types import (
    Boolean,
    Choice,
    Date,
    ListOf,
    Number,
    TextType,
    Type,
    Value,
    type_name,
)

# Each has one way only to match, so that no cell is too long for it.
ASSUMED: Final = re.compile(r"(.*),? \(?(?:assumed|โดยสมมติ)\)?", re.DOTALL)
NULL: Final = re.compile(
    r"(?:null|ว่าง)(?:(?: because | ?เพราะ)(?P<reason>[^:]*)(?::(?P<cause>.+))?)?", re.DOTALL
)
WITHIN: Final = re.compile(r"(.*)(?: within |±|\+-|คลาดเคลื่อนไม่เกิน)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ExpectedNull:
    """A null, for a reason and because of a fact (or several) where these are said."""

    reason: Reason | None = None
    cause: str | None = None

    def agrees(self, outcome: Outcome) -> bool:
        """Whether an outcome is this null."""
        value = outcome.value
        return (
            isinstance(value, Null)
            and (self.reason is None or value.reason is self.reason)
            and (self.cause is None or self._is_among(value))
        )

    def _is_among(self, null: Null) -> bool:
        """Whether the cause is one of a null's, in either language; several have commas between."""
        assert self.cause is not None
        causes = {cause.in_language(lang) for cause in null.causes for lang in LANGUAGES}
        return self.cause in causes or all(one in causes for one in self.cause.split(", "))


@dataclass(frozen=True, slots=True)
class ExpectedValue:
    """A value, perhaps within a tolerance; `assumed` where the source does not state it."""

    value: Value
    tolerance: Decimal | None = None
    assumed: bool = False

    def agrees(self, outcome: Outcome) -> bool:
        """Whether an outcome is this value."""
        if (outcome.assumed is not None) is not self.assumed:
            return False
        found = outcome.value
        if self.tolerance is None:
            # A truth value is an int to Python, and 1 is not true.
            return isinstance(found, bool) == isinstance(self.value, bool) and found == self.value
        assert isinstance(self.value, Decimal)  # only a number is written with a tolerance
        if not isinstance(found, Decimal):
            return False
        return CONTEXT.subtract(found, self.value).copy_abs() <= self.tolerance


@dataclass(frozen=True, slots=True)
class ExpectedList:
    """A list, item by item; `assumed` where the source does not state it."""

    items: tuple[Expected, ...]
    assumed: bool = False

    def agrees(self, outcome: Outcome) -> bool:
        """Whether an outcome is this list."""
        found = outcome.value
        return (
            isinstance(found, tuple)
            and len(found) == len(self.items)
            and (outcome.assumed is not None) is self.assumed
            and all(
                one.agrees(_item(outcome, of)) for one, of in zip(self.items, found, strict=True)
            )
        )


Expected: TypeAlias = ExpectedNull | ExpectedValue | ExpectedList


def _item(outcome: Outcome, value: Value) -> Outcome:
    return replace(outcome, value=value, assumed=None)


def read_expected(text: str, of: Type) -> Expected:
    """What a feature expects of an outcome of a type. Raises Misread."""
    text = text.strip()
    several = isinstance(of, ListOf) and ";" in text
    null = None if several else NULL.fullmatch(text)
    if null is not None:
        why, cause = null["reason"], null["cause"]
        return ExpectedNull(
            None if why is None else reason(why.strip()), None if cause is None else cause.strip()
        )
    assumed = ASSUMED.fullmatch(text)
    if assumed is not None:
        text = assumed[1].removesuffix(",").strip()
    within = WITHIN.fullmatch(text) if isinstance(of, Number) else None
    if within is not None:
        tolerance = _tolerance(within[2].strip(), of)
        return ExpectedValue(_value(within[1].strip(), of), tolerance, assumed is not None)
    if isinstance(of, ListOf):
        return ExpectedList(tuple(_items(text, of)), assumed is not None)
    return ExpectedValue(_value(text, of), None, assumed is not None)


def _items(text: str, of: ListOf) -> Iterator[Expected]:
    """The items of a list; brackets stand round the null that is the only one."""
    only = text[1:-1] if text.startswith("[") and text.endswith("]") else ""
    for one in cell_items(text if NULL.fullmatch(only) is None else only) if text else ():
        try:
            yield read_expected(one, of.item)
        except Misread:
            raise _no_value(text, of) from None


def shown(outcome: Outcome, language: str) -> str:
    """An outcome as a feature of a language would write it."""
    value = outcome.value
    if isinstance(value, Null):
        causes = value.concerns(language)
        why = REASONS[value.reason].in_language(language)
        begin = "ว่าง เพราะ" if language == "th" else "null because "
        return f"{begin}{why}: {causes}" if causes else f"{begin}{why}"
    if isinstance(value, tuple):
        text = "; ".join(shown(_item(outcome, one), language) for one in value) or "[]"
        if len(value) == 1 and isinstance(value[0], Null):
            text = f"[{text}]"
    else:
        text = in_feature(value).in_language(language)
    if outcome.assumed is None:
        return text
    return text + (" โดยสมมติ" if language == "th" else ", assumed")


def unquoted(text: str) -> str:
    """A value without the quotes that stand round it; quotes inside it are its own."""
    inner = text[1:-1]
    return inner if len(text) > 1 and text == f'"{inner}"' and '"' not in inner else text


def whole_number(text: str) -> int | None:
    """A whole number of at most nine digits, Thai ones too; null where it is none."""
    digits = arabic_digits(text.strip())
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def _tolerance(text: str, of: Type) -> Decimal:
    found = _value(text, of)
    if isinstance(found, Decimal) and found >= 0:
        return found
    raise Misread(
        "wrong-expectation",
        Text(f"`{text}` is no tolerance", f"`{text}` ไม่ใช่ค่าคลาดเคลื่อน"),
        Text("a tolerance is 0 or more", "ค่าคลาดเคลื่อนต้องไม่ติดลบ"),
        text,
    )


def _value(text: str, of: Type) -> Value:
    found = _read(text, of)
    if found is not None:
        return found
    raise _no_value(text, of)


def _no_value(text: str, of: Type) -> Misread:
    hint = None
    if isinstance(of, Choice):
        hint = Text(f"it is one of {of.listed}", f"เลือกได้จาก {of.listed:th}")
    return Misread(
        "wrong-expectation",
        Text(
            f"`{text}` can't be what is expected: the outcome is a {type_name(of)}",
            f"คาดหวัง `{text}` ไม่ได้ เพราะผลเป็น{type_name(of): th}",
        ),
        hint,
        text,
    )


def _read(text: str, of: Type) -> Value | None:
    """A value as its type is written; null where it is no such thing."""
    match of:
        case Number():
            return number_value(arabic_digits(text))
        case Boolean():
            return truth(text)
        case Date():
            try:
                return parse_date(text)
            except ValueError:
                return None
        case Choice():
            return of.member(text) or of.member(unquoted(text))
        case TextType():
            return unquoted(text)
        case _:
            return text
