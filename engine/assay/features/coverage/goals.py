"""The goals of a plan: all that there is to cover of its rules, in the order of their files.

Left out is what is proven impossible: rows that no case meets or that others always go before, an
`otherwise` that nothing comes to, segments and boundaries where no value is expected, results of
a check that its statement can't have. A field that the schema requires is never null.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assay.analyse.expressions.givers import Known
from assay.analyse.expressions.possible import BOTH, Possible
from assay.analyse.expressions.reach import Reach, own_names
from assay.analyse.proofs.results import OTHERWISE
from assay.analyse.proofs.unused_rows import masked, never
from assay.analyse.space.cases import Cases
from assay.analyse.space.effort import Effort, TooLarge
from assay.facts import Schema
from assay.features.coverage.goal import Goal, GoalKind
from assay.features.coverage.marks import Mark, marks
from assay.features.coverage.segments import Scale
from assay.finding import Span
from assay.plan import (
    Applicability,
    Calculation,
    CheckDecision,
    Decision,
    Formula,
    Plan,
    RuleInfo,
    TableDecision,
)
from assay.plan.demands import demanded
from assay.plan.givens import own_name
from assay.values.text import Text


@dataclass(frozen=True)
class Sought:
    """The goals of one decision, each by what reaches it.

    Attributes:
        decision: the decision, as planned.
        rows: by the position of a row; `OTHERWISE` is its `otherwise`.
        checks: by whether the check held; null where it can't be checked.
        spared: the goal of a fact that the rule is about, and not the check, by its `when`.
        segments: by the segment's name.
        marks: the boundaries, on the values of `inputs`.
        inputs: the expressions that boundaries are looked for in.
        scale: the scale; null where the decision is none.
        outcome: the goal of an outcome that is an expression.
    """

    decision: Decision
    rows: Mapping[int, Goal] = field(default_factory=dict)
    checks: Mapping[bool | None, Goal] = field(default_factory=dict)
    spared: Goal | None = None
    segments: Mapping[str, Goal] = field(default_factory=dict)
    marks: tuple[tuple[Mark, Goal], ...] = ()
    inputs: tuple[Formula, ...] = ()
    scale: Scale | None = None
    outcome: Goal | None = None

    @property
    def goals(self) -> tuple[Goal, ...]:
        """All goals, rows first, then boundaries."""
        own = [one for one in (self.spared, self.outcome) if one is not None]
        parts = (self.rows, self.segments, self.checks)
        several = [goal for part in parts for goal in part.values()]
        return tuple(dict.fromkeys([*several, *own, *(goal for _, goal in self.marks)]))


@dataclass(frozen=True)
class RuleGoals:
    """What there is to cover of one rule file.

    `applies` are the goals of facts that it applies to and does not; empty where it asks nothing.
    """

    rule: RuleInfo
    applies: Mapping[bool, Goal]
    sought: tuple[Sought, ...]

    @property
    def goals(self) -> tuple[Goal, ...]:
        """All goals in the order of the rule: its `applies`, then its parts."""
        parts = (goal for one in self.sought for goal in one.goals)
        return tuple(dict.fromkeys([*self.applies.values(), *parts]))


def goals(plan: Plan, schema: Schema) -> tuple[RuleGoals, ...]:
    """What there is to cover of a plan, by rule file in the order of the plan's rules.

    Args:
        plan: the plan of a day.
        schema: the schema of real books, which says what is required.
    """
    maker = _Goals(plan, Possible(plan, schema))
    return tuple(maker.rule(one, plan.of_file(one.file)) for one in plan.rules)


class _Goals:
    """Makes the goals of one plan."""

    def __init__(self, plan: Plan, possible: Possible) -> None:
        self._plan = plan
        self._possible = possible

    def rule(self, info: RuleInfo, several: Sequence[Decision]) -> RuleGoals:
        public = [one for one in several if not one.private]
        applies = public[0].rule_applies if public else Applicability()
        kept = [found for one in several if (found := self._sought(one)) is not None]
        return RuleGoals(info, dict(self._applies(info, applies)), tuple(kept))

    def _applies(self, info: RuleInfo, applies: Applicability) -> Iterator[tuple[bool, Goal]]:
        condition = applies.condition
        if condition is None and applies.on is None:
            return
        can = BOTH
        if condition is not None and applies.on is None:
            can = self._possible.truths(condition.node, Known())
        span = info.span if condition is None else condition.span
        for truth, part, text in (
            (True, "applies", Text("a fact it applies to", "รายการที่กฎนี้ใช้")),
            (False, "does not", Text("a fact it does not apply to", "รายการที่กฎนี้ไม่ใช้")),
        ):
            if truth in can:
                yield truth, Goal(info.file, GoalKind.APPLIES, "", part, info.id, text, span)

    def _sought(self, decision: Decision) -> Sought | None:
        """The goals of a decision; null where it has none, or its rule never applies."""
        condition = decision.applies.condition
        if condition is not None and True not in self._possible.truths(condition.node, Known()):
            return None
        found = self._of(decision)
        return found if found is not None and found.goals else None

    def _of(self, decision: Decision) -> Sought | None:
        match decision:
            case TableDecision():
                return self._table(decision)
            case CheckDecision():
                return self._check(decision)
            case Calculation():
                return self._calculation(decision)

    def _reach(self, formulas: Sequence[Formula], decision: Decision) -> Reach:
        assumed = self._plan.assumed(decision)
        return Reach.of(formulas, decision.applies, self._possible, assumed)

    # Tables and levels ------------------------------------------------------------------------

    def _table(self, decision: TableDecision) -> Sought | None:
        reach = self._reach(decision.inputs, decision)
        cases = reach.cases(decision)
        if not _any_case(cases):
            return None
        idle = _idle(cases)
        rows: dict[int, Goal] = {}
        for at in cases.written:
            if at not in idle:
                rows[at] = self._row(decision, at)
        unknown = self._unknown(decision)
        made = (at for at in range(len(decision.rows)) if at not in cases.written)
        rows.update((at, unknown) for at in made if not _is_idle(cases, at))
        if decision.otherwise is not None and OTHERWISE not in idle:
            text = Text("otherwise", "กรณีอื่น")
            rows[OTHERWISE] = _goal(
                decision, GoalKind.OTHERWISE, "otherwise", text, decision.otherwise.span
            )
        numbers = [row.number for row in decision.rows]
        found = marks(reach, decision.table.rows, numbers, self._possible)
        spans = [row.span for row in decision.rows]
        return Sought(
            decision, rows, marks=_boundaries(decision, found, spans), inputs=decision.inputs
        )

    def _row(self, decision: TableDecision, at: int) -> Goal:
        row = decision.rows[at]
        number = at + 1 if row.number is None else row.number
        kind = GoalKind.LEVEL if decision.levels else GoalKind.ROW
        en, th = ("level", "ระดับที่") if decision.levels else ("row", "แถวที่")
        text = Text(f"{en} {number} ({row.text})", f"{th} {number} ({row.text})")
        return replace(_goal(decision, kind, str(number), text, row.span), number=number)

    def _unknown(self, decision: TableDecision) -> Goal:
        text = Text("a level that can't be told", "กรณีที่บอกระดับไม่ได้")
        return _goal(decision, GoalKind.LEVEL, "null", text, decision.span)

    # Expressions, scales and checks -----------------------------------------------------------

    def _calculation(self, decision: Calculation) -> Sought | None:
        scale = Scale.of(decision, self._plan.parameters)
        if scale is None:
            if decision.private:
                return None
            text = Text(f"a value of {decision.name}", f"ค่าของ {decision.name}")
            return Sought(
                decision, outcome=_goal(decision, GoalKind.OUTCOME, "", text, decision.span)
            )
        reach = self._reach(scale.formulas, decision)
        segments = {
            part: _goal(decision, GoalKind.SEGMENT, part, text, decision.span)
            for part, text in scale.segments(reach, self._possible)
        }
        found = marks(reach, scale.rows, [None] * len(scale.rows), self._possible)
        spans = [decision.span] * len(scale.rows)
        return Sought(
            decision,
            segments=segments,
            marks=_boundaries(decision, found, spans),
            inputs=scale.formulas,
            scale=scale,
        )

    def _check(self, decision: CheckDecision) -> Sought:
        named = own_names(decision.statement)
        reach = self._reach(named, decision)
        asked = demanded(Applicability(decision.statement), named)
        known = reach.known(asked)
        truths = self._possible.truths(decision.statement.node, known)
        nullable = self._possible.null(decision.statement.node, known)
        if isinstance(decision.tolerance, Formula):
            nullable = nullable or self._possible.null(decision.tolerance.node, known)
        # No fact breaks what a rule assumes, so that no scenario is asked for one.
        can_fail = False in truths and not decision.assumed
        results: tuple[tuple[bool | None, bool, str, Text], ...] = (
            (True, True in truths, "holds", Text("check {} holds", "การตรวจ {} ผ่าน")),
            (False, can_fail, "fails", Text("check {} fails", "การตรวจ {} ไม่ผ่าน")),
            (None, nullable, "unchecked", Text("check {} can't be made", "การตรวจ {} ทำไม่ได้")),
        )
        checks = {
            result: _goal(
                decision, GoalKind.CHECK, part, _filled(text, decision.code), decision.span
            )
            for result, can, part, text in results
            if can
        }
        spared = None
        around = Known.of(decision.of_rule)
        if decision.when is not None and False in self._possible.truths(decision.when.node, around):
            text = _filled(
                Text("check {} does not apply", "การตรวจ {} ไม่ใช้กับรายการ"), decision.code
            )
            spared = _goal(decision, GoalKind.CHECK, "does not apply", text, decision.when.span)
        # Where a tolerance widens the statement, its two sides do not part where they are equal.
        rows = [] if decision.tolerance is not None or len(asked) > 1 else asked
        found = marks(reach, rows, [None] * len(rows), self._possible)
        spans = [decision.statement.span] * len(rows)
        return Sought(
            decision,
            checks=checks,
            spared=spared,
            marks=_boundaries(decision, found, spans),
            inputs=named,
        )


def _goal(decision: Decision, kind: GoalKind, part: str, text: Text, span: Span) -> Goal:
    of = decision.label if isinstance(decision, CheckDecision) else ", ".join(_names(decision))
    return Goal(decision.rule.file, kind, of, part, decision.rule.id, text, span)


def _names(decision: Decision) -> list[str]:
    return [own_name(name) for name in decision.gives]


def _filled(text: Text, code: str) -> Text:
    return Text(text.en.format(code), text.in_language("th").format(code))


def _boundaries(
    decision: Decision, found: tuple[Mark, ...], spans: list[Span]
) -> tuple[tuple[Mark, Goal], ...]:
    return tuple(
        (
            mark,
            replace(
                _goal(
                    decision,
                    GoalKind.BOUNDARY,
                    f"{mark.boundary.column} {mark.boundary.side} {mark.boundary.endpoint}",
                    mark.text,
                    spans[mark.row],
                ),
                boundary=mark.boundary,
            ),
        )
        for mark in found
    )


# What rows can't do -----------------------------------------------------------------------------


def _any_case(cases: Cases) -> bool:
    """Whether the rule applies to any case that is expected."""
    try:
        return any(cases.space.is_inhabited(box, Effort()) for box in cases.demanded)
    except TooLarge:
        return True


def _idle(cases: Cases) -> set[int]:
    """The rows that never hold or are always masked; those that are not proven so are not."""
    found: set[int] = set()
    try:
        found.update(one.row for one in never(cases, Effort()))
        found.update(one.row for one in masked(cases, frozenset(found), Effort()))
    except TooLarge:
        pass
    return found


def _is_idle(cases: Cases, row: int) -> bool:
    """Whether rows before a level's null always go before it, or its null never is."""
    boxes = cases.rows[row]
    if boxes is None:
        return False
    before = cases.boxes_of(range(row))
    try:
        return all(cases.covers(before, box, Effort()) for box in cases.considered(boxes))
    except TooLarge:
        return False
