"""Scales of rule files, compiled to one interpolation (design §5: sugar)."""

from __future__ import annotations

import datetime as dt

from assay.language import Constant, Interpolate, Node, Point
from assay.language.kinship import described
from assay.plan.decisions import Calculation, Formula
from assay.plan.literals import rounding
from assay.plan.scope import RuleScope
from assay.rules import ScaleBody
from assay.source import Scalar
from assay.values.text import Text
from assay.values.types import Date, Number, Type, Unknown, type_name


def scale_type(body: ScaleBody) -> Type:
    """The type of the outcome: a number."""
    return Number(None if body.unit is None else body.unit.text, body.decimals)


def compile_scale(scope: RuleScope, body: ScaleBody) -> Calculation | None:
    """A scale as a calculation; null where anything in it is wrong, with the findings noted."""
    x = scope.expression(body.of)
    if x is None:
        return None
    if not isinstance(x.node.type, Number | Date | Unknown):
        found = described(x.node.type)
        message = Text(
            f"a scale is read at a number or a date, and `{x.text}` is {found}",
            f"มาตรวัดอ่านตามตัวเลขหรือวันที่ แต่ `{x.text}` เป็น{found: th}",
        )
        hint = Text("name a number or a date after `of:`", "ให้ระบุตัวเลขหรือวันที่หลัง `of:`")
        scope.fail("wrong-type", message, body.of.span, hint)
        return None
    points: list[Point] = []
    for at, score in body.points:
        if not isinstance(score, Scalar):
            message = Text("the score of a point is one value", "คะแนนของจุดต้องเป็นค่าเดียว")
            scope.fail("wrong-shape", message, score.span)
            continue
        here = _value(scope, at, x.node.type)
        there = _value(scope, score, Number())
        if here is not None and there is not None:
            points.append(Point(here, there))
    beyond = {
        end: None if scalar is None else _value(scope, scalar, Number())
        for end, scalar in _ends(body)
    }
    wrong = any(scalar is not None and beyond[end] is None for end, scalar in _ends(body))
    if wrong or len(points) < len(body.points) or not _apart(scope, body, points):
        return None
    node = Interpolate(
        type=scale_type(body),
        start=0,
        end=len(x.text),
        x=x.node,
        points=tuple(points),
        between="step" if body.between == "step" else "linear",
        below=beyond["below"],
        above=beyond["above"],
        worse=beyond["worse"],
        better=beyond["better"],
    )
    return Calculation(
        rule=scope.info,
        applies=scope.applies,
        span=body.span,
        name=body.outcome.text,
        title=body.title,
        type=node.type,
        formula=Formula(node, _text(body), body.of.span),
        rounding=rounding(body),
    )


def _apart(scope: RuleScope, body: ScaleBody, points: list[Point]) -> bool:
    """Whether no two points stand at one x, as far as the rule itself tells."""
    seen: set[object] = set()
    for point, (at, _) in zip(points, body.points, strict=True):
        if not isinstance(point.x, Constant):
            continue
        if point.x.value in seen:
            message = Text(
                f"two points of the scale stand at {at.text}", f"มาตรวัดมีสองจุดที่ {at.text}"
            )
            hint = Text("leave one of them out", "ให้ตัดออกหนึ่งจุด")
            scope.fail("scale-points", message, at.span, hint)
            return False
        seen.add(point.x.value)
    return True


def _ends(body: ScaleBody) -> tuple[tuple[str, Scalar | None], ...]:
    return (
        ("below", body.below),
        ("above", body.above),
        ("worse", body.worse),
        ("better", body.better),
    )


def _value(scope: RuleScope, scalar: Scalar, wanted: Type) -> Node | None:
    """A number or date as written, or the value of a name; checked against the type wanted."""
    if isinstance(scalar.value, dt.date):
        if not isinstance(wanted, Date | Unknown):
            of = type_name(wanted)
            message = Text(
                f"`{scalar.text}` is a date, not {of}", f"`{scalar.text}` เป็นวันที่ ไม่ใช่{of: th}"
            )
            scope.fail("wrong-type", message, scalar.span)
            return None
        return Constant(type=Date(), start=0, end=len(scalar.text), value=scalar.value)
    formula = scope.expression(scalar, None if isinstance(wanted, Unknown) else wanted)
    return None if formula is None else formula.node


def _text(body: ScaleBody) -> str:
    points = ", ".join(f"{at.text}: {score.text}" for at, score in body.points)
    return f"{body.of.text} on the scale {points}"
