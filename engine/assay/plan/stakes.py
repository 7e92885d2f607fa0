"""What checks say besides: who must act, what is to be done, and how much hangs on a finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias, get_args

from assay.finding import Remedy
from assay.plan.decisions import CheckFigure, Comparison, Formula, StakeOf
from assay.plan.scope import RuleScope
from assay.rules import CheckBody, StakePart
from assay.source import Scalar
from assay.values.text import Text
from assay.values.types import Choice, Number
from assay.values.words import known_names

CheckName: TypeAlias = Literal["left", "right", "residual", "tolerance"]
FIGURES: Final[tuple[CheckName, ...]] = get_args(CheckName)
"""What a message or a stake may name besides the values of the fact."""

_ACTOR: Final = Text("actor", "ผู้ดำเนินการ")
_REMEDY: Final = Text("remedy", "วิธีแก้ไข")


def figure(scope: RuleScope, name: str) -> CheckFigure | None:
    """The figure of a check that a name means; null where it means a value of the fact, or none."""
    if name in scope.private or name in scope.vocabulary.member_names(scope.info.kind):
        return None
    return next((CheckFigure(known) for known in FIGURES if name == known), None)


def compile_remedy(scope: RuleScope, body: CheckBody) -> Remedy | None:
    """What is to be done and by whom; null where a check says neither, or it is wrong."""
    actor = None if body.act is None else _named(scope, body.act, scope.actions.actors, _ACTOR)
    told: Text | None = body.title or scope.info.title
    match body.remedy:
        case Text() as written:
            told = written
        case Scalar() as name:
            told = _named(scope, name, scope.actions.remedies, _REMEDY)
        case None if body.act is None:
            return None
        case None:
            pass
    if told is None:
        return None
    return Remedy(told, None if body.act is None else body.act.text, actor)


def _named(scope: RuleScope, name: Scalar, known: Mapping[str, Text], what: Text) -> Text | None:
    """What a name of `actions.yaml` stands for; null, with an error, where there is none."""
    if name.text not in known:
        message = Text(
            f"there is no {what} `{name.text}` in actions.yaml",
            f"ไม่มี{what:th} `{name.text}` ใน actions.yaml",
        )
        scope.fail("unknown-word", message, name.span, known_names(name.text, known))
    return known.get(name.text)


def compile_stake(
    scope: RuleScope, part: StakePart, comparison: Comparison | None
) -> StakeOf | None:
    """How a stake is computed; null where it is wrong, with the findings noted."""
    instead = None if part.instead_of is None else scope.expression(part.instead_of)
    if part.instead_of is not None and instead is None:
        return None
    named = figure(scope, part.is_.text)
    if named is not None and comparison is not None:
        amount: Formula | CheckFigure = named
        of = comparison.left.node.type
    else:
        formula = scope.expression(part.is_, None if instead is None else instead.node.type)
        if formula is None:
            return None
        amount, of = formula, formula.node.type
    match of:
        case Number() if instead is None:
            whole = None if part.of is None else scope.expression(part.of, Number(of.unit))
            wrong = part.of is not None and whole is None
            unit = of.unit if part.unit is None else part.unit.text
            return None if wrong else StakeOf(amount, unit, whole)
        case Choice() if instead is not None and (part.of, part.unit) == (None, None):
            return StakeOf(amount, instead_of=instead)
        case _:
            scope.fail("wrong-shape", _SHAPE, part.span, _HINT)
            return None


_SHAPE: Final = Text(
    "at stake is an amount, or a status instead of another",
    "สิ่งที่มีผลต้องเป็นจำนวน หรือสถานะที่จะเปลี่ยนไปจากเดิม",
)
_HINT: Final = Text(
    "write `{is: number, of: whole}`, or `{is: status, instead_of: status}`",
    "ให้เขียน `{is: จำนวน, of: ยอดทั้งหมด}` หรือ `{is: สถานะ, instead_of: สถานะ}`",
)
