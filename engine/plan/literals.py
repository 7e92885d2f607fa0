"""Values written in a rule: what a `then`, a level or a parameter states outright."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from engine.plan.scope import RuleScope
from engine.source import Scalar
from engine.values.types import (
    Boolean,
    Choice,
    Date,
    ListOf,
    Number,
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


def common_type(types: Iterable[Type]) -> Type | None:
    """The one type of several values; null where they differ. Null values fit any."""
    common: Type = Unknown()
    for one in types:
        if isinstance(one, Unknown):
            continue
        if isinstance(common, Unknown):
            common = one
        elif isinstance(common, Number) and isinstance(one, Number):
            common = Number(common.unit if common.unit == one.unit else None)
        elif isinstance(common, Date) and isinstance(one, Date):
            common = Date()
        elif common != one:
            return None
    return common


def literal(scope: RuleScope, scalar: Scalar, wanted: Type) -> Value | None:
    """The value written, as one of the type wanted; Python's None where it is none of them."""
    value = scalar.value
    match wanted:
        case Choice():
            member = wanted.member(scalar.text)
            if member is None:
                names = [one.name for one in wanted.members]
                scope.fail(
                    "unknown-member",
                    f"`{scalar.text}` is not a member of {type_name(wanted)}",
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
                f"`{scalar.text}` is not of the type wanted here, {type_name(wanted)}",
                scalar.span,
                "an expression is written as `{is: expression}`" if scalar.quoted else None,
            )
            return None
