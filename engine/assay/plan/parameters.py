"""Parameters as rules read them: the type and value of each on a plan's day."""

from __future__ import annotations

from assay.facts import Schema
from assay.finding import Finding
from assay.plan.literals import common_type, literal, literal_type, named_type, untyped
from assay.plan.scope import Complaints
from assay.rules import Dated
from assay.source import Scalar
from assay.values.text import Text
from assay.values.types import ListOf, Type, Value


def read_parameter(
    dated: Dated, schema: Schema
) -> tuple[Type | None, Value | None, tuple[Finding, ...]]:
    """Type and value of a parameter; both null where it is wrong, with the findings."""
    complaints = Complaints(types=schema.types)
    of = _type(complaints, dated)
    values = () if of is None else tuple(literal(complaints, one, of) for one in dated.scalars)
    found = tuple(one for one in values if one is not None)
    if of is None or len(found) < len(dated.scalars):
        return None, None, tuple(complaints.findings)
    if isinstance(dated.value, Scalar):
        return of, found[0], ()
    return ListOf(of), found, ()


def _type(complaints: Complaints, dated: Dated) -> Type | None:
    """The type of a value, or of each of a list: as stated, else as the values tell."""
    if dated.type is not None:
        return named_type(complaints, dated.type)
    types = [literal_type(one) for one in dated.scalars]
    known = [one for one in types if one is not None]
    if len(known) == len(types):
        what = Text("the values of the parameter", "ค่าของพารามิเตอร์")
        return common_type(complaints, known, what, dated.value.span)
    word = next(one for one, of in zip(dated.scalars, types, strict=True) if of is None)
    named = [
        of for of in complaints.types.values() if all(of.member(one.text) for one in dated.scalars)
    ]
    if len(named) == 1:
        return named[0]
    hint = Text("put text in quotes", "หากเป็นข้อความให้ใส่เครื่องหมายคำพูด")
    if named:
        names = ", ".join(f"`{of.name}`" for of in named)
        hint = Text(
            f"name its type with `type:`, since {names} all have it",
            f"ให้ระบุชนิดด้วย `type:` เพราะ {names} มีสมาชิกนี้ทั้งหมด",
        )
    complaints.fail("untyped-word", untyped(word), word.span, hint)
    return None
