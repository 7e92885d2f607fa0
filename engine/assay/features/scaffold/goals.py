"""Which examples show a decision: each row, each boundary with its neighbours, each null.

Not the product of all cases: a row once, an endpoint exactly and one unit on either side (one of
the declared decimals, or the neighbouring member), each input without a value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assay.features.scaffold.about import (
    SIGNS,
    About,
    is_text,
    joined,
    null_text,
    sign_text,
    wanted,
)
from assay.features.scaffold.candidates import finest
from assay.features.scaffold.table_goals import nested, table_goals
from assay.features.scaffold.targets import (
    Applies,
    Between,
    Checks,
    End,
    Given,
    Goal,
    NodeIs,
    NullFor,
    Over,
)
from assay.language import FUNCTIONS, Constant, How, Interpolate, Node, typed, walk
from assay.plan import (
    Calculation,
    CheckDecision,
    Decision,
    Formula,
    TableDecision,
)
from assay.plan.scope import is_own
from assay.values.null import Reason
from assay.values.shown import in_data
from assay.values.text import Text
from assay.values.types import Boolean, Date, Number, Record


def goals(decision: Decision, about: About) -> Iterator[Goal]:
    """The examples that show a decision, in the order in which a reader would want them."""
    match decision:
        case TableDecision():
            yield from table_goals(decision, about)
        case Calculation(formula=Formula(node=Interpolate() as scale)):
            yield from _scale(decision, scale, about)
        case Calculation():
            yield from _calculation(decision, about)
        case CheckDecision():
            yield from _check(decision, about)


def not_applying(decision: Decision) -> Goal | None:
    """A fact that the rule does not speak of; null where it speaks of all."""
    asked = decision.rule_applies
    if asked.condition is None and asked.on is None:
        return None
    text = Text("the rule does not apply", "กฎนี้ไม่ใช้กับรายการนี้")
    return Goal(text, (Applies(replace(decision, applies=asked), wanted=False),))


# Scales and expressions -----------------------------------------------------------------------


def _scale(decision: Calculation, scale: Interpolate, about: About) -> Iterator[Goal]:
    """Each point and its neighbours, between the points, and no value."""
    words = Text(decision.formula.text.partition(" on the scale ")[0])
    words = about.title(Formula(scale.x, words.en, decision.formula.span))
    unit = finest([scale.x.type], about.unit)
    result = about.outcome(decision.name)
    for point in scale.points:
        score = _score(point.y)
        for far, sign in SIGNS:
            text = sign_text(sign, words, Text(f"that for {score}", f"ค่าของ {score} คะแนน"))
            yield wanted(decision, text, Over(scale.x, point.x, far * unit))
    scores = [point.y.value for point in scale.points if isinstance(point.y, Constant)]
    numbers = sorted({one for one in scores if isinstance(one, Decimal)})
    subject = typed.Subject(type=Record(decision.rule.kind), start=0, end=0)
    own = typed.Get(subject, decision.name, type=scale.type, start=0, end=0)
    for low, high in pairwise(numbers):
        text = joined(result, Text(f"is between {low} and {high}", f"อยู่ระหว่าง {low} กับ {high}"))
        yield wanted(decision, text, Between(own, low, high))
    beyond = Text("is beyond the scale", "อยู่นอกช่วงของมาตรวัด")
    yield wanted(decision, joined(words, beyond), NullFor(decision.name, Reason.NOT_RATED))
    if about.can_be_null(decision, scale.x):
        yield wanted(decision, null_text(words), NodeIs(scale.x, None))


def _score(node: Node) -> str:
    return in_data(node.value) if isinstance(node, Constant) else "?"


def _calculation(decision: Calculation, about: About) -> Iterator[Goal]:
    """A value; true and false; each condition both ways; each input without a value."""
    name, node = decision.name, decision.formula.node
    words = about.outcome(name)
    if isinstance(decision.type, Boolean):
        for truth in (True, False):
            if about.can_be(decision, node, truth):
                yield wanted(decision, is_text(words, truth), NodeIs(node, truth))
    else:
        yield wanted(decision, joined(words, Text("has a value", "มีค่า")), Given(name))
    for one in walk(node):
        # Inside a loop or filter a condition has a value for each element only.
        if isinstance(one, typed.If) and not typed.free(one.condition):
            yield from _both_ways(decision, one.condition, about)
        if isinstance(one, typed.Compare) and _own_numbers(one):
            yield from _sides(decision, one, about)
    yield from nested(decision, node, about)
    yield from tie(decision, about)
    if any(_divides(one) for one in walk(node)):
        text = joined(words, Text("can't be computed", "คำนวณไม่ได้"))
        yield wanted(decision, text, NullFor(name))
    inputs = dict.fromkeys(one for one in walk(node) if is_own(one) is not None)
    for one in inputs:
        if about.can_be_null(decision, one):
            read = about.outcome(is_own(one) or name)
            yield wanted(decision, null_text(read), NodeIs(one, None))
    if not inputs and about.can_be_null(decision, node):
        yield wanted(decision, null_text(words), Given(name, null=True))


def tie(decision: Calculation, about: About) -> Iterator[Goal]:
    """A value halfway between two rounded ones: what the way of rounding decides."""
    if decision.rounding is not None and isinstance(decision.type, Number):
        half = Decimal(5).scaleb(-decision.rounding.decimals - 1)
        words = about.outcome(decision.name)
        text = joined(words, Text("is a tie before rounding", "อยู่กึ่งกลางพอดีก่อนปัดเศษ"))
        halfway = NodeIs(decision.formula.node, half)
        yield Goal(text, (Applies(decision), halfway), extra=True)


def _both_ways(decision: Calculation, condition: Node, about: About) -> Iterator[Goal]:
    """A condition inside an expression true and false."""
    said = Text(decision.formula.text[condition.start : condition.end])
    for truth in (True, False):
        if about.can_be(decision, condition, truth):
            yield wanted(decision, is_text(said, truth), NodeIs(condition, truth))


def _sides(decision: Calculation, compare: typed.Compare, about: About) -> Iterator[Goal]:
    """Two figures of a condition equal, and the one just over and just under the other."""
    unit = finest((compare.left.type, compare.right.type), about.unit)
    text = decision.formula.text
    left = Text(text[compare.left.start : compare.left.end])
    right = Text(text[compare.right.start : compare.right.end])
    for far, sign in SIGNS:
        said = sign_text(sign, left, right)
        yield wanted(decision, said, Over(compare.left, compare.right, far * unit))


def _own_numbers(compare: typed.Compare) -> bool:
    """Whether both sides are numbers or dates that can be read of the fact alone."""
    sides = (compare.left, compare.right)
    bound = any(isinstance(one, typed.Variable) for side in sides for one in walk(side))
    return not bound and all(isinstance(side.type, Number | Date) for side in sides)


def _divides(node: Node) -> bool:
    match node:
        case typed.Arithmetic(op=op):
            return op == "/"
        case typed.Call(function=name):
            return FUNCTIONS[name].how is How.DIVIDED
        case _:
            return False


# Checks ---------------------------------------------------------------------------------------


def _check(check: CheckDecision, about: About) -> Iterator[Goal]:
    """It holds and fails, by its very ends where it compares numbers, and can't be checked."""
    holds, fails = Text("holds", "เป็นไปตามกฎ"), Text("does not hold", "ไม่เป็นไปตามกฎ")
    comparison = check.comparison
    sides = [] if comparison is None else [comparison.left.node.type, comparison.right.node.type]
    if comparison is not None and all(isinstance(side, Number) for side in sides):
        unit = finest(sides, about.unit)
        ends = {"=": (End.UPPER, End.LOWER), "<=": (End.UPPER,), ">=": (End.LOWER,)}
        for end in ends[comparison.op]:
            at, beyond, inside = _ENDS[end]
            yield wanted(check, joined(holds, at), Checks(check, True, end, unit))
            yield wanted(check, joined(fails, beyond), Checks(check, False, end, unit, 1))
            if comparison.op != "=":
                yield wanted(check, joined(holds, inside), Checks(check, True, end, unit, -1))
    statement = check.statement.node
    for truth, text in ((True, holds), (False, fails)):
        if about.can_be(check, statement, truth):
            yield wanted(check, text, Checks(check, truth))
    if about.can_be_null(check, statement):
        yield wanted(check, Text("can't be checked", "ตรวจไม่ได้"), Checks(check, None))
    if check.when is not None:
        of_rule = replace(check, applies=check.of_rule)
        if about.can_be(of_rule, check.when.node, truth=False):
            text = Text("the check does not apply", "การตรวจนี้ไม่ใช้กับรายการนี้")
            yield wanted(of_rule, text, NodeIs(check.when.node, False))


_ENDS: Final = {
    End.UPPER: (
        Text(", at the upper limit", "ที่ขอบบนพอดี"),
        Text(", one unit over the upper limit", "เกินขอบบนหนึ่งหน่วย"),
        Text(", one unit under the upper limit", "ต่ำกว่าขอบบนหนึ่งหน่วย"),
    ),
    End.LOWER: (
        Text(", at the lower limit", "ที่ขอบล่างพอดี"),
        Text(", one unit under the lower limit", "ต่ำกว่าขอบล่างหนึ่งหน่วย"),
        Text(", one unit over the lower limit", "สูงกว่าขอบล่างหนึ่งหน่วย"),
    ),
}
