"""Values written in a rule: what a `then`, a level or a parameter states outright."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from engine.finding import Span
from engine.language.kinship import Clash, common, described
from engine.plan.decisions import Rounding
from engine.plan.scope import RuleScope
from engine.rules import Rounded
from engine.source import Scalar
from engine.values.types import (
    Boolean,
    Choice,
    Date,
    ListOf,
    Number,
    Record,
    TextType,
    Type,
    Unknown,
    Value,
    type_name,
)
from engine.values.words import did_you_mean

BASIC: dict[str, Type] = {
    "number": Number(),
    "text": TextType(),
    "boolean": Boolean(),
    "date": Date(),
}


def named_type(scope: RuleScope, scalar: Scalar) -> Type | None:
    """The type that a rule names: a basic one, one of the schema's, or a list of either."""
    word = " ".join(scalar.text.split())
    item = _lookup(scope, word.removeprefix("list of "))
    found = ListOf(item) if item is not None and word.startswith("list of ") else item
    if found is None:
        known = [*BASIC, *scope.types]
        scope.fail(
            "unknown-type",
            f"there is no type `{word}`",
            scalar.span,
            did_you_mean(word, known) or "it may be " + ", ".join(known),
        )
    return found


def _lookup(scope: RuleScope, word: str) -> Type | None:
    return BASIC.get(word) or scope.types.get(word)


def literal_type(scalar: Scalar) -> Type | None:
    """The type of a value by itself; null for a bare word, which only a type can explain."""
    match scalar.value:
        case bool():
            return Boolean()
        case Decimal():
            return Number()
        case dt.date():
            return Date()
        case str() if scalar.quoted:
            return TextType()
        case None:
            return Unknown()
        case _:
            return None


def common_type(
    scope: RuleScope, types: Sequence[Type], what: str, span: Span, declared: Type | None = None
) -> Type | None:
    """The one type of several values, as far as not declared; null values fit any.

    Null where they differ, in unit too, with a finding that says what of.
    """
    found: Type = Unknown() if declared is None else declared
    for one in types:
        try:
            found = common(found, one)
        except Clash as clash:
            if clash.units is not None:
                message = f"{what} are of unlike units: {' and '.join(clash.units)}"
                scope.fail("wrong-unit", message, span, "convert one of them")
            else:
                names = ", ".join(dict.fromkeys(type_name(of) for of in types))
                scope.fail("wrong-type", f"{what} differ in type: {names}", span)
            return None
    return found


def is_value(scope: RuleScope, of: Type, written: Scalar) -> bool:
    """Whether an outcome can be of a type: facts are none, nor lists of them."""
    item = of
    while isinstance(item, ListOf):
        item = item.item
    if not isinstance(item, Record):
        return True
    scope.fail(
        "wrong-type",
        f"`{written.text}` is {described(of)}, and an outcome is a value",
        written.span,
        "name a field of the fact, or keep it under `given:`",
    )
    return False


def rounding(body: Rounded) -> Rounding | None:
    """How a body rounds what it gives; null where it does not."""
    return None if body.decimals is None else Rounding(body.decimals, body.round or "half up")


def literal(scope: RuleScope, scalar: Scalar, wanted: Type) -> Value | None:
    """The value written, as one of the type wanted; Python's None where it is none of them."""
    value = scalar.value
    if value is None:
        scope.fail("empty-value", "a value is expected here, not null", scalar.span)
        return None
    match wanted:
        case Choice():
            member = wanted.member(scalar.text)
            if member is None:
                names = [one.name for one in wanted.members]
                scope.fail(
                    "unknown-member",
                    f"`{scalar.text}` is not {described(wanted)}",
                    scalar.span,
                    did_you_mean(scalar.text, names) or "it has " + ", ".join(names),
                )
            return member
        case Number() if isinstance(value, Decimal):
            return value
        case Boolean() if isinstance(value, bool):
            return value
        case Date() if isinstance(value, dt.date):
            return value
        case TextType() if isinstance(value, str):
            return value
        case _:
            scope.fail(
                "wrong-type",
                f"{described(wanted)} is wanted here, not `{scalar.text}`",
                scalar.span,
                "an expression is written as `{is: expression}`" if scalar.quoted else None,
            )
            return None
