"""Values written in a rule: what a `then`, a level or a parameter states outright."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from assay.document.leaves import NOT_NULL
from assay.finding import Span
from assay.language.kinship import Clash, common, described
from assay.plan.decisions import Rounding
from assay.plan.scope import Complaints
from assay.rules import Definition, Derived, Rounded
from assay.source import Scalar
from assay.values.calendar import BUDDHIST_YEAR, of_buddhist_era
from assay.values.text import Text
from assay.values.types import (
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
from assay.values.words import did_you_mean

BASIC: dict[str, Type] = {
    "number": Number(),
    "text": TextType(),
    "boolean": Boolean(),
    "date": Date(),
}


def named_type(scope: Complaints, scalar: Scalar) -> Type | None:
    """The type that a rule names: a basic one, one of the schema's, or a list of either."""
    word = " ".join(scalar.text.split())
    name = word.removeprefix("list of ")
    item = BASIC.get(name) or scope.types.get(name)
    found = ListOf(item) if item is not None and word.startswith("list of ") else item
    if found is None:
        known = [*BASIC, *scope.types]
        message = Text(f"there is no type `{word}`", f"ไม่มีชนิด `{word}`")
        listed = ", ".join(known)
        hint = Text(f"it may be {listed}", f"เลือกได้จาก {listed}")
        scope.fail("unknown-type", message, scalar.span, did_you_mean(word, known) or hint)
    return found


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
    scope: Complaints, types: Sequence[Type], what: Text, span: Span, declared: Type | None = None
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
                first, other = clash.units
                message = Text(
                    f"{what} are of unlike units: {first} and {other}",
                    f"{what:th }มีหน่วยต่างกัน: {first:th }กับ{other: th}",
                )
                hint = Text("convert one of them", "ให้แปลงหน่วยของค่าหนึ่ง")
                scope.fail("wrong-unit", message, span, hint)
            else:
                names = tuple(dict.fromkeys(type_name(of) for of in types))
                message = Text(
                    f"{what} differ in type: {', '.join(f'{name}' for name in names)}",
                    f"{what:th }เป็นค่าต่างชนิดกัน: {', '.join(f'{name:th}' for name in names)}",
                )
                scope.fail("wrong-type", message, span)
            return None
    return found


def is_value(scope: Complaints, of: Type, written: Scalar) -> bool:
    """Whether an outcome can be of a type: facts are none, nor lists of them."""
    item = of
    while isinstance(item, ListOf):
        item = item.item
    if not isinstance(item, Record):
        return True
    found = described(of)
    message = Text(
        f"`{written.text}` is {found}, and an outcome is a value",
        f"`{written.text}` เป็น{found: th} แต่ผลลัพธ์ต้องเป็นค่า",
    )
    hint = Text(
        "name a field of the fact, or keep it under `given:`",
        "ให้ระบุช่องข้อมูลของรายการ หรือเก็บไว้ใต้ `given:`",
    )
    scope.fail("wrong-type", message, written.span, hint)
    return False


def untyped(word: Scalar) -> Text:
    """The message of a bare word that no type explains."""
    return Text(
        f"what kind of value `{word.text}` is can't be told",
        f"บอกไม่ได้ว่า `{word.text}` เป็นค่าชนิดใด",
    )


def only_number(key: str, of: Type) -> Text:
    """The message of a key that belongs to a number and stands at another type."""
    found = described(of)
    return Text(
        f"`{key}` belongs to a number; this is {found}",
        f"`{key}` ใช้กับตัวเลขเท่านั้น แต่ค่านี้เป็น{found: th}",
    )


def takes_keys(complaints: Complaints, body: Derived | Definition, of: Type) -> bool:
    """Whether a type may have the `decimals` and `unit` that are written; tells where not."""
    written = {"decimals": body.decimals, "unit": body.unit}
    wrong = next((key for key, at in written.items() if at is not None), None)
    if wrong is None or isinstance(of, Number | Unknown):
        return True
    complaints.fail("wrong-type", only_number(wrong, of), body.is_.span, leave_out(wrong))
    return False


def leave_out(key: str) -> Text:
    """The hint for a key that does not belong where it stands."""
    return Text(f"leave `{key}` out", f"ให้ตัด `{key}` ออก")


def rounding(body: Rounded) -> Rounding | None:
    """How a body rounds what it gives; null where it does not."""
    return None if body.decimals is None else Rounding(body.decimals, body.round or "half up")


def literal(scope: Complaints, scalar: Scalar, wanted: Type) -> Value | None:
    """The value written, as one of the type wanted; Python's None where it is none of them."""
    value = scalar.value
    if value is None:
        scope.fail("empty-value", NOT_NULL, scalar.span)
        return None
    match wanted:
        case Choice():
            member = wanted.member(scalar.text)
            if member is None:
                names = [one.name for one in wanted.members]
                of, listed = described(wanted), wanted.listed
                message = Text(f"`{scalar.text}` is not {of}", f"`{scalar.text}` ไม่ใช่{of: th}")
                hint = Text(f"it has {listed}", f"เลือกได้จาก {listed:th}")
                near = did_you_mean(scalar.text, names)
                scope.fail("unknown-member", message, scalar.span, near or hint)
            return member
        case Number() if isinstance(value, Decimal):
            return value
        case Boolean() if isinstance(value, bool):
            return value
        case Date() if isinstance(value, dt.date):
            if era := of_buddhist_era(value.year):
                scope.fail(BUDDHIST_YEAR, era[0], scalar.span, era[1])
            return value
        case TextType() if isinstance(value, str):
            return value
        case _:
            of = described(wanted)
            message = Text(
                f"{of} is wanted here, not `{scalar.text}`",
                f"ตรงนี้ต้องเป็น{of: th} ไม่ใช่ `{scalar.text}`",
            )
            hint = Text(
                "an expression is written as `{is: expression}`", "นิพจน์ให้เขียนเป็น `{is: นิพจน์}`"
            )
            scope.fail("wrong-type", message, scalar.span, hint if scalar.quoted else None)
            return None
