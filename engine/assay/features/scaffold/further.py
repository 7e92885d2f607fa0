"""What is worth an example besides what coverage counts: it is where slips in a rule show.

A figure that is missing, a value halfway between two rounded ones, each side of what an expression
compares, a condition within it both ways, a list with nothing in it, a check at its very limits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assay.analyse.expressions.givers import Known
from assay.analyse.expressions.possible import Possible
from assay.analyse.search.candidates import finest, neighbours
from assay.analyse.search.targets import AtLimit, Gives, Is, Listed, Target, exactly
from assay.features.coverage import Goal, GoalKind
from assay.features.scaffold.titles import Titles, is_text
from assay.language import FUNCTIONS, Constant, How, Interpolate, Node, typed, walk
from assay.language.names import record_kind
from assay.plan import Calculation, CheckDecision, Decision, Formula, TableDecision
from assay.plan.columns import is_ordered, sort_key
from assay.plan.scope import is_own
from assay.values.null import Null, Reason
from assay.values.shown import in_feature
from assay.values.text import Text, both
from assay.values.types import Boolean, Date, Number

SIDES: Final = (
    (Decimal(0), ("{} is equal to {}", "{} เท่ากับ {}")),
    (Decimal(1), ("{} is just over {}", "{} มากกว่า {} เล็กน้อย")),
    (Decimal(-1), ("{} is just under {}", "{} น้อยกว่า {} เล็กน้อย")),
)


@dataclass(frozen=True)
class Further:
    """Makes further goals; `unit` is one unit of a number that declares no decimals."""

    possible: Possible
    titles: Titles
    unit: Decimal

    def of(self, decision: Decision) -> Iterator[Goal]:
        """Those of a decision, in the order in which a reader would want them."""
        match decision:
            case TableDecision(inputs=inputs):
                none = both("no {} holds", "ไม่ตรงกับ{}ใด", self.titles.rows(decision))
                if decision.otherwise is None:
                    yield self._goal(decision, none, Gives(decision.gives[0], (Reason.NOT_RATED,)))
                for formula in inputs:
                    yield from self._nested(decision, formula.node)
                for formula in inputs:
                    yield from self._missing(decision, formula.node, self.titles.column(formula))
            case Calculation():
                yield from self._calculation(decision)
            case CheckDecision():
                yield from self._limits(decision)

    def tie(self, decision: Calculation) -> Iterator[Goal]:
        """A value halfway between two rounded ones: what the way of rounding decides."""
        if decision.rounding is not None and isinstance(decision.type, Number):
            half = Decimal(5).scaleb(-decision.rounding.decimals - 1)
            words = self.titles.outcome(decision.name)
            text = both("{} is a tie before rounding", "{} อยู่กึ่งกลางพอดีก่อนปัดเศษ", words)
            yield self._goal(decision, text, Is(decision.formula.node, half))

    def _goal(self, decision: Decision, text: Text, *targets: Target) -> Goal:
        return Goal.about(decision, GoalKind.EXAMPLE, text.en, text, decision.span, *targets)

    # Expressions ------------------------------------------------------------------------------

    def _calculation(self, decision: Calculation) -> Iterator[Goal]:
        name, node = decision.name, decision.formula.node
        words = self.titles.outcome(name)
        if isinstance(decision.type, Boolean):
            yield from self._both_ways(decision, node, words)
        else:
            yield self._goal(decision, both("{} has a value", "{} มีค่า", words), Gives(name))
        for one in walk(node):
            # Inside a loop or filter a condition has a value for each element only.
            if isinstance(one, typed.If) and not typed.free(one.condition):
                said = _said(decision.formula, one.condition)
                yield from self._both_ways(decision, one.condition, said)
            if isinstance(one, typed.Compare) and _of_the_fact(one.left, one.right):
                yield from self._sides(decision, one.left, one.right)
        yield from self._nested(decision, node)
        yield from self.tie(decision)
        if isinstance(node, Interpolate):
            beyond = both("{} is not rated", "{} ไม่มีคะแนน", words)
            yield self._goal(decision, beyond, Gives(name, (Reason.NOT_RATED,)))
        if any(map(_divides, walk(node))):
            text = both("{} can't be computed", "{} คำนวณไม่ได้", words)
            yield self._goal(decision, text, Gives(name, (Reason.UNDEFINED,)))
        inputs = dict.fromkeys(one for one in walk(node) if is_own(one) is not None)
        for one in inputs or (node,):
            yield from self._missing(decision, one, self.titles.outcome(is_own(one) or name))

    def _sides(self, decision: Calculation, left: Node, right: Node) -> Iterator[Goal]:
        """Two figures equal, and the one just over and just under the other."""
        unit = finest((left.type, right.type), self.unit)
        words = _said(decision.formula, left), _said(decision.formula, right)
        for far, templates in SIDES:
            yield self._goal(decision, both(*templates, *words), exactly(left, right, far * unit))

    def _both_ways(self, decision: Decision, condition: Node, words: Text) -> Iterator[Goal]:
        for truth in (True, False):
            if truth in self.possible.truths(condition, Known.of(decision.applies)):
                yield self._goal(decision, is_text(words, truth), Is(condition, truth))

    def _missing(self, decision: Decision, node: Node, words: Text) -> Iterator[Goal]:
        """A value that may be null of a fact that the rule applies to is."""
        if self.possible.null(node, Known.of(decision.applies)):
            text = Text(f"{words.en} is missing", f"ไม่มีข้อมูล “{words.in_language('th')}”")
            yield self._goal(decision, text, Is(node, None))

    def _nested(self, decision: Decision, node: Node) -> Iterator[Goal]:
        """Comparisons inside `every`, `some` and filters: on both sides, and one on each side."""
        for one in walk(node):
            if isinstance(one, typed.Quantified):
                kinds = (record_kind(each.source.type) for each in one.iterations)
                for of in (kind for kind in kinds if kind is not None):
                    yield self._goal(decision, self.titles.none(of), Listed(of, "", ()))
            if not isinstance(one, typed.Compare) or not isinstance(one.right, Constant):
                continue
            read, end = one.left, one.right.value
            if not isinstance(read, typed.Get) or not isinstance(read.base, typed.Variable):
                continue
            kind = record_kind(read.base.type)
            if kind is None or isinstance(end, Null) or not is_ordered(read.type):
                continue
            words = self.titles.member(kind, read.name)
            beside = list(neighbours(end, read.type, self.unit))
            for value in sorted([*beside, end], key=sort_key):
                listed = Listed(kind, read.name, (value,))
                yield self._goal(decision, is_text(words, value), listed)
            for lower in beside[:1]:
                text = both(
                    "{} and another {}", "{} และอีกรายการ {}", is_text(words, end), in_feature(lower)
                )
                yield self._goal(decision, text, Listed(kind, read.name, (end, lower)))

    # Checks -----------------------------------------------------------------------------------

    def _limits(self, check: CheckDecision) -> Iterator[Goal]:
        """A comparison of numbers at the very ends of what it lets through, and a unit beside."""
        if check.comparison is None:
            return
        sides = [check.comparison.left.node.type, check.comparison.right.node.type]
        if not all(isinstance(side, Number) for side in sides):
            return
        unit = finest(sides, self.unit)
        for sign in _SIGNS[check.comparison.op]:
            end = Text("upper", "บน") if sign > 0 else Text("lower", "ล่าง")
            # Under the upper end of an equality lies what its lower end already forbids.
            for beyond, templates in _BY_A_LIMIT[: 2 if check.comparison.op == "=" else 3]:
                target = AtLimit(check, sign, unit, beyond * unit)
                yield self._goal(check, both(*templates, end), target)


_SIGNS: Final = {"=": (1, -1), "<=": (1,), ">=": (-1,)}
_BY_A_LIMIT: Final = (
    (Decimal(0), ("at the {} limit", "ที่ขอบ{}พอดี")),
    (Decimal(1), ("one unit beyond the {} limit", "เลยขอบ{}หนึ่งหน่วย")),
    (Decimal(-1), ("one unit within the {} limit", "อยู่ในขอบ{}หนึ่งหน่วย")),
)


def _said(formula: Formula, node: Node) -> Text:
    return Text(formula.text[node.start : node.end])


def _of_the_fact(*sides: Node) -> bool:
    """Whether all are numbers or dates that can be read of the fact alone."""
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
