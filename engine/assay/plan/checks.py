"""Checks of rule files, compiled: the statement, its two sides, its tolerance and its message."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from assay.finding import Severity
from assay.language import compile_expression, conjuncts, walk
from assay.language.typed import And, Compare, Constant, Get
from assay.plan.decisions import (
    Applicability,
    CheckDecision,
    CheckFigure,
    Comparison,
    Formula,
    Printed,
    Template,
)
from assay.plan.givens import own_name
from assay.plan.scope import RuleScope, is_own
from assay.plan.stakes import compile_remedy, compile_stake, figure
from assay.rules import CheckBody
from assay.source import Scalar
from assay.values.text import Text
from assay.values.types import Boolean, Number, Unknown

_MOST_WRONG = 10
"""The most mistakes of a message that are told."""
_PLACE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def compile_check(scope: RuleScope, body: CheckBody) -> CheckDecision | None:
    """A check; null where anything in it is wrong, with the findings noted."""
    when = None if body.when is None else scope.expression(body.when, Boolean())
    statement = scope.expression(body.that, Boolean())
    if statement is None or (body.when is not None and when is None):
        return None
    comparison = _comparison(statement)
    tolerance = _tolerance(scope, body, comparison)
    message = _messages(scope, body, comparison)
    exact = body.tolerance is None or body.tolerance.text == "exact"
    remedy = compile_remedy(scope, body)
    stake = None if body.stake is None else compile_stake(scope, body.stake, comparison)
    if (tolerance is None and not exact) or message is None:
        return None
    return CheckDecision(
        rule=scope.info,
        applies=_both(scope.applies, when),
        of_rule=scope.applies,
        when=when,
        span=body.span,
        code=body.code.text,
        title=body.title,
        statement=statement,
        comparison=comparison,
        tolerance=tolerance,
        severity=Severity(body.severity),
        message=message,
        remedy=remedy,
        stake=stake,
    )


ASSUMPTION: Final = "assumption"
"""The code of the finding that a fact breaks what its rule assumes."""


def compile_assumption(scope: RuleScope, that: Scalar) -> CheckDecision | None:
    """What a rule assumes of its facts, as a check; null where it is wrong, with findings noted.

    Its message shows the figures that the statement names.
    """
    statement = scope.expression(that, Boolean())
    if statement is None:
        return None
    gets = (one for one in walk(statement.node) if isinstance(one, Get))
    named = {one.name: one for one in gets if is_own(one) is not None}
    shown: list[str | Formula] = []
    for name, node in named.items():
        shown += [f"{', ' if shown else ''}{own_name(name)} = ", Formula(node, name, that.span)]
    said = {
        "en": f"the rule assumes that `{statement.text}` holds, and here it does not: ",
        "th": f"เกณฑ์นี้ถือว่า `{statement.text}` เป็นจริงเสมอ แต่รายการนี้ไม่เป็นเช่นนั้น: ",
    }
    return CheckDecision(
        rule=scope.info,
        applies=scope.applies,
        of_rule=scope.applies,
        when=None,
        span=that.span,
        code=ASSUMPTION,
        title=Text("assumption", "ข้อที่เกณฑ์ถือว่าเป็นจริง"),
        statement=statement,
        comparison=_comparison(statement),
        tolerance=None,
        severity=Severity.ERROR,
        message={lang: Template((text, *shown)) for lang, text in said.items()},
        assumed=True,
    )


def _both(applies: Applicability, when: Formula | None) -> Applicability:
    """What a rule asks of a fact, and its check besides."""
    if when is None or applies.condition is None:
        return applies if when is None else replace(applies, condition=when)
    one = applies.condition
    nodes = (node for each in (one, when) for node in conjuncts(each.node))
    both = And(tuple(nodes), type=Boolean(), start=0, end=0)
    return replace(applies, condition=Formula(both, f"{one.text} and {when.text}", when.span))


def _comparison(statement: Formula) -> Comparison | None:
    """The sides of `left = right` (or `<=`, `>=`) between numbers."""
    node = statement.node
    if not isinstance(node, Compare) or node.op not in ("=", "<=", ">="):
        return None
    sides = [node.left, node.right]
    # What has no type has its own problem, told where it stands.
    if not all(isinstance(side.type, Number | Unknown) for side in sides):
        return None
    left, right = (
        Formula(side, statement.text[side.start : side.end], statement.span) for side in sides
    )
    return Comparison(node.op, left, right)


# Tolerance ------------------------------------------------------------------------------------


def _tolerance(
    scope: RuleScope, body: CheckBody, comparison: Comparison | None
) -> Printed | Formula | None:
    if body.tolerance is None or body.tolerance.text == "exact":
        return None
    if comparison is None:
        scope.fail(
            "wrong-tolerance",
            Text(
                "a tolerance belongs to a statement of the form `a = b`, `a <= b` or `a >= b`",
                "ค่าคลาดเคลื่อนใช้ได้กับข้อความในรูป `a = b`, `a <= b` หรือ `a >= b` เท่านั้น",
            ),
            body.tolerance.span,
            Text(
                "leave the tolerance out, or compare two numbers",
                "ให้ตัดค่าคลาดเคลื่อนออก หรือเปรียบเทียบตัวเลขสองตัว",
            ),
        )
        return None
    if body.tolerance.text != "printed":
        return _width(scope, body.tolerance)
    return Printed()


def _width(scope: RuleScope, written: Scalar) -> Formula | None:
    """A tolerance that is a number; below 0 it would let nothing pass, not even what is equal."""
    formula = scope.expression(written, Number())
    match formula:
        case Formula(node=Constant(value=Decimal() as width)) if width < 0:
            message = Text("a tolerance is not below 0", "ค่าคลาดเคลื่อนต้องไม่ติดลบ")
            hint = Text("leave out the sign", "ให้ตัดเครื่องหมายลบออก")
            scope.fail("wrong-tolerance", message, written.span, hint)
            return None
        case _:
            return formula


# Messages -------------------------------------------------------------------------------------


def _messages(
    scope: RuleScope, body: CheckBody, comparison: Comparison | None
) -> dict[str, Template] | None:
    messages: dict[str, Template] = {}
    for lang, scalar in body.message.items():
        template = compile_template(scope, scalar, figures=comparison is not None)
        if template is not None:
            messages[lang] = template
    return messages if len(messages) == len(body.message) else None


def compile_template(scope: RuleScope, scalar: Scalar, figures: bool) -> Template | None:
    """A message whose `{...}` are expressions on the fact, or figures of the check.

    `{{` and `}}` stand for the braces themselves.
    """
    parts: list[str | Formula | CheckFigure] = []
    text, right, last = scalar.text, True, 0
    before = len(scope.findings)
    for found in _PLACE.finditer(text):
        if len(scope.findings) - before >= _MOST_WRONG:
            break
        parts.append(text[last : found.start()])
        last = found.end()
        inner = found.group(1)
        if inner is None:
            if found.group() in "{}":
                scope.fail(
                    "unbalanced-brace",
                    Text(f"this `{found.group()}` has no partner", f"`{found.group()}` ตัวนี้ไม่มีคู่"),
                    scalar.span_of(found.start(), found.end()),
                    Text(
                        "write `{name}`, or `{{` for the brace itself",
                        "ให้เขียน `{name}` หรือ `{{` หากต้องการวงเล็บปีกกาเอง",
                    ),
                )
                right = False
            parts.append(found.group()[0])
        elif (named := figure(scope, inner.strip())) is not None:
            if not figures:
                scope.fail(
                    "unknown-name",
                    Text(
                        f"`{inner.strip()}` is told only of a statement that compares two numbers",
                        f"`{inner.strip()}` ใช้ได้เฉพาะเมื่อเปรียบเทียบตัวเลขสองตัว",
                    ),
                    scalar.span_of(found.start(1), found.end(1)),
                    Text(
                        "write `that:` in the form `a = b`, `a <= b` or `a >= b`, or name a value",
                        "ให้เขียน `that:` ในรูป `a = b`, `a <= b` หรือ `a >= b` หรือระบุชื่อค่าอื่น",
                    ),
                )
                right = False
            parts.append(named)
        else:
            node, problems = compile_expression(inner, scope.scope)
            scope.report(scalar, problems, offset=found.start(1))
            if node is None:
                right = False
            else:
                place = scalar.span_of(found.start(1), found.end(1))
                parts.append(Formula(node, inner.strip(), place))
    parts.append(text[last:])
    return Template(tuple(part for part in parts if part != "")) if right else None
