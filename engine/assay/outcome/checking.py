"""Checks: whether a statement holds within its tolerance, and the finding if it does not."""

from __future__ import annotations

import decimal
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from assay.facts import Fact
from assay.finding import Finding, Severity, Stake
from assay.language import World, evaluate
from assay.language.budget import Exhausted
from assay.outcome.printed import PrintedWidths
from assay.plan import CheckDecision, CheckFigure, Formula, Printed, StakeOf, Template
from assay.values.null import Null, undefined
from assay.values.quotient import subtract, total
from assay.values.shown import in_words, worded
from assay.values.text import Text
from assay.values.types import Member, OwnUnit, Value


@dataclass(frozen=True)
class Checked:
    """A check on one fact: `holds` is null where the statement can't be told.

    The figures are null where the statement is no comparison of numbers.
    """

    holds: bool | Null
    left: Value | None = None
    right: Value | None = None
    residual: Decimal | None = None
    tolerance: Decimal | None = None


def checked(check: CheckDecision, fact: Fact, world: World, widths: PrintedWidths) -> Checked:
    """The check applied to a fact; `widths` tell what the rounding of printed figures explains."""
    comparison = check.comparison
    if comparison is None:
        return Checked(_truth(evaluate(check.statement.node, world, fact)))
    left = evaluate(comparison.left.node, world, fact)
    right = evaluate(comparison.right.node, world, fact)
    exactly = _truth(evaluate(check.statement.node, world, fact))
    if not isinstance(left, Decimal) or not isinstance(right, Decimal):
        return Checked(exactly, left, right)
    residual = _difference(left, right)
    tolerance = _tolerance(check, fact, world, widths)
    # A statement that is null though its sides are not mixes unlike units: no width mends that.
    if isinstance(exactly, Null) or residual is None or tolerance is None:
        return Checked(exactly, left, right, residual)
    if isinstance(tolerance, Null):
        return Checked(tolerance, left, right, residual)
    # `abs` and `-` of Python would round to 28 digits.
    holds = {
        "=": residual.copy_abs() <= tolerance,
        "<=": residual <= tolerance,
        ">=": residual.copy_negate() <= tolerance,
    }[comparison.op]
    return Checked(holds, left, right, residual, tolerance)


def _difference(left: Decimal, right: Decimal) -> Decimal | None:
    """The residual; null where it is beyond the range of numbers."""
    try:
        return subtract(left, right)
    except decimal.Overflow:
        return None


def _truth(value: Value) -> bool | Null:
    if isinstance(value, bool | Null):
        return value
    raise TypeError(f"a statement came to {value!r}, which the checker lets nobody write")


def _tolerance(
    check: CheckDecision, fact: Fact, world: World, widths: PrintedWidths
) -> Decimal | Null | None:
    match check.tolerance:
        case None:
            return None
        case Formula(node=node):
            value = evaluate(node, world, fact)
            return value if isinstance(value, Decimal | Null) else None
        case Printed():
            assert check.comparison is not None  # nothing else has a tolerance
            try:
                sides = (check.comparison.left, check.comparison.right)
                return total(widths.of(side.node, fact) for side in sides)
            except decimal.DecimalException:
                return undefined(
                    "a tolerance beyond the range of numbers", "ค่าคลาดเคลื่อนใหญ่เกินกว่าที่คำนวณได้"
                )
            except Exhausted as exhausted:
                return undefined(exhausted.why.en, exhausted.why.th)


def finding(check: CheckDecision, fact: Fact, world: World, result: Checked) -> Finding:
    """The finding of a check that does not hold, or the note `unchecked`."""
    figures = _figures(result)
    if isinstance(result.holds, Null):
        null = result.holds
        title_en = check.rule.title.in_language("en")
        title_th = check.rule.title.in_language("th")
        return Finding(
            "unchecked",
            Severity.NOTE,
            Text(
                f"`{check.code}` ({title_en}) could not be checked: {null.concerns('en')}",
                f"ตรวจ `{check.code}` ({title_th}) ไม่ได้: {null.concerns('th')}",
            ),
            check.span,
            fact=fact.id,
            rule=check.rule.id,
            values=figures,
        )
    wording = {
        lang: _filled(template, lang, fact, world, result)
        for lang, template in check.message.items()
    }
    return Finding(
        check.code,
        check.severity,
        Text.of(wording),
        check.span,
        fact=fact.id,
        rule=check.rule.id,
        values=figures,
        title=check.title,
        remedy=check.remedy,
        stake=None if check.stake is None else _stake(check.stake, fact, world, result),
    )


def _stake(of: StakeOf, fact: Fact, world: World, result: Checked) -> Stake | None:
    """How much hangs on a finding; null where that can't be told."""
    amount: Value | None
    if isinstance(of.amount, CheckFigure):
        amount = getattr(result, of.amount.name)
    else:
        amount = evaluate(of.amount.node, world, fact)
    if of.instead_of is not None:
        held = evaluate(of.instead_of.node, world, fact)
        if not (isinstance(amount, Member) and isinstance(held, Member)):
            return None
        changes = in_words(held), in_words(amount)
        differs, whole = Decimal(held != amount), Decimal(len(world.facts(fact.kind)))
        return Stake(differs, whole=whole, changes=changes)
    if not isinstance(amount, Decimal):
        return None
    whole_of = None if of.whole is None else evaluate(of.whole.node, world, fact)
    unit = of.unit
    if isinstance(unit, OwnUnit):
        stated = world.value(fact, unit.member)
        unit = stated if isinstance(stated, str) else None
    return Stake(amount.copy_abs(), unit, whole_of if isinstance(whole_of, Decimal) else None)


def _figures(result: Checked) -> tuple[tuple[str, Decimal], ...]:
    named: Mapping[str, Value | None] = {
        "left": result.left,
        "right": result.right,
        "residual": result.residual,
        "tolerance": result.tolerance,
    }
    return tuple((name, value) for name, value in named.items() if isinstance(value, Decimal))


def _filled(template: Template, lang: str, fact: Fact, world: World, result: Checked) -> str:
    parts: list[str] = []
    for part in template.parts:
        match part:
            case str():
                parts.append(part)
            case CheckFigure(name=name):
                value: Value | None = getattr(result, name)
                absent = "0" if name == "tolerance" else "–"
                parts.append(absent if value is None else worded(value, lang))
            case Formula(node=node):
                parts.append(worded(evaluate(node, world, fact), lang))
    return "".join(parts)
