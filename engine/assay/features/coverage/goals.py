"""The goals of a plan: all that there is to cover of its rules, in the order of their files.

Left out is what is proven impossible: rows that no case meets or that others always go before, an
`otherwise` that nothing comes to, segments and boundaries where no value is expected, results of
a check that its statement can't have. A field that the schema requires is never null.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assay.analyse.expressions.givers import Known
from assay.analyse.expressions.possible import BOTH, Possible
from assay.analyse.expressions.reach import Reach, own_names
from assay.analyse.proofs.results import OTHERWISE
from assay.analyse.proofs.unused_rows import masked, never
from assay.analyse.search.targets import Applies, Checks, Fires, Is, Meets, Target, Targets
from assay.analyse.space.cases import Cases
from assay.analyse.space.effort import Effort, TooLarge
from assay.facts import Schema
from assay.features.coverage.goal import Goal, GoalKind
from assay.features.coverage.marks import Mark, marks
from assay.features.coverage.segments import InSegment, Scale
from assay.features.coverage.wording import Wording
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
from assay.values.text import Text, both


@dataclass(frozen=True)
class RuleGoals:
    """What there is to cover of one rule file.

    `applies` are the goals of facts that it applies to and does not; empty where it asks nothing.
    `sought` are those of each decision that has some.
    """

    rule: RuleInfo
    applies: tuple[Goal, ...]
    sought: Mapping[Decision, tuple[Goal, ...]]

    @property
    def goals(self) -> tuple[Goal, ...]:
        """All goals in the order of the rule: its `applies`, then its parts."""
        parts = (goal for several in self.sought.values() for goal in several)
        return tuple(dict.fromkeys([*self.applies, *parts]))


def goals(plan: Plan, schema: Schema) -> tuple[RuleGoals, ...]:
    """What there is to cover of a plan, by rule file in the order of the plan's rules.

    Args:
        plan: the plan of a day.
        schema: the schema of real books, which says what is required.
    """
    maker = Goals(plan, Possible(plan, schema))
    return tuple(maker.rule(one, plan.of_file(one.file)) for one in plan.rules)


@dataclass(frozen=True)
class Goals:
    """Makes the goals of one plan, by what its expressions may come to, in some wording."""

    plan: Plan
    possible: Possible
    wording: Wording = field(default_factory=Wording)

    def rule(self, info: RuleInfo, several: Sequence[Decision]) -> RuleGoals:
        """Those of a rule file."""
        public = next((one for one in several if not one.private), None)
        applies = () if public is None else tuple(self.applies(public))
        sought = ((one, tuple(dict.fromkeys(self.of(one)))) for one in several)
        return RuleGoals(info, applies, {one: found for one, found in sought if found})

    def applies(self, decision: Decision) -> Iterator[Goal]:
        """A fact that the rule of a decision applies to, and one that it leaves out."""
        asked = decision.rule_applies
        condition = asked.condition
        if condition is None and asked.on is None:
            return
        can = BOTH
        if condition is not None and asked.on is None:
            can = self.possible.truths(condition.node, Known())
        span = decision.rule.span if condition is None else condition.span
        for truth, part, text in (
            (True, "applies", Text("a fact it applies to", "รายการที่เกณฑ์นี้ใช้")),
            (False, "does not", Text("a fact it does not apply to", "รายการที่เกณฑ์นี้ไม่ใช้")),
        ):
            if truth in can:
                one = Goal.about(decision, GoalKind.APPLIES, part, text, span)
                yield replace(one, of="", targets=(Applies(asked, truth),))

    def left_out(self, decision: Decision) -> Goal | None:
        """A fact that the rule of a decision does not apply to; null where it speaks of all."""
        return next((one for one in self.applies(decision) if one.part == "does not"), None)

    def of(self, decision: Decision) -> Iterator[Goal]:
        """Those of a decision; none where its rule never applies."""
        condition = decision.applies.condition
        if condition is not None and True not in self.possible.truths(condition.node, Known()):
            return
        match decision:
            case TableDecision():
                yield from self._table(decision)
            case CheckDecision():
                yield from self._check(decision)
            case Calculation():
                yield from self._calculation(decision)

    def _reach(self, formulas: Sequence[Formula], decision: Decision) -> Reach:
        assumed = self.plan.assumed(decision)
        return Reach.of(formulas, decision.applies, self.possible, assumed)

    # Tables and levels ------------------------------------------------------------------------

    def _table(self, decision: TableDecision) -> Iterator[Goal]:
        reach = self._reach(decision.inputs, decision)
        cases = reach.cases(decision)
        if not _any_case(cases):
            return
        idle = _idle(cases)
        for at in cases.written:
            if at not in idle:
                yield self._row(decision, at)
        places = range(len(decision.rows))
        made = tuple(at for at in places if at not in cases.written and not _is_idle(cases, at))
        if made:
            text = Text("a level that can't be told", "กรณีที่บอกระดับไม่ได้")
            fires = Fires(decision, made)
            yield Goal.about(decision, GoalKind.LEVEL, "null", text, decision.span, fires)
        if decision.otherwise is not None and OTHERWISE not in idle:
            text, span = Text("otherwise", "กรณีอื่น"), decision.otherwise.span
            fires = Fires(decision, (OTHERWISE,))
            yield Goal.about(decision, GoalKind.OTHERWISE, "otherwise", text, span, fires)
        rows = decision.table.rows
        numbers = {at: row.number for at, row in enumerate(decision.rows) if row.number is not None}
        for one in marks(reach, rows, self.possible, numbers, self.wording):
            ways = (tuple(_meeting(decision, at, one.inputs)) for at in one.rows)
            yield _boundary(decision, one, decision.rows[one.rows[0]].span, tuple(ways))

    def _row(self, decision: TableDecision, at: int) -> Goal:
        row = decision.rows[at]
        number = at + 1 if row.number is None else row.number
        kind = GoalKind.LEVEL if decision.levels else GoalKind.ROW
        text = self.wording.row(decision, at, number)
        targets = (*_meeting(decision, at), Fires(decision, (at,)))
        one = Goal.about(decision, kind, str(number), text, row.span, *targets)
        return replace(one, number=number)

    # Expressions, scales and checks -----------------------------------------------------------

    def _calculation(self, decision: Calculation) -> Iterator[Goal]:
        scale = Scale.of(decision, self.plan.parameters)
        if scale is None:
            if not decision.private:
                text = both("a value of {}", "ค่าของ {}", self.wording.outcome(decision.name))
                yield Goal.about(decision, GoalKind.OUTCOME, "", text, decision.span)
            return
        reach = self._reach(scale.formulas, decision)
        name = self.wording.column(scale.formulas[0])
        for part, text in scale.segments(reach, self.possible, name):
            target = InSegment(scale, part)
            yield Goal.about(decision, GoalKind.SEGMENT, part, text, decision.span, target)
        for one in marks(reach, scale.rows, self.possible, {}, self.wording):
            yield _boundary(decision, one, decision.span)

    def _check(self, decision: CheckDecision) -> Iterator[Goal]:
        named = own_names(decision.statement)
        reach = self._reach(named, decision)
        asked = demanded(Applicability(decision.statement), named)
        known = reach.known(asked)
        truths = self.possible.truths(decision.statement.node, known)
        nullable = self.possible.null(decision.statement.node, known)
        if isinstance(decision.tolerance, Formula):
            nullable = nullable or self.possible.null(decision.tolerance.node, known)
        # No fact breaks what a rule assumes, so that no scenario is asked for one.
        can_fail = False in truths and not decision.assumed
        code, span = decision.code, decision.span
        results: tuple[tuple[bool | None, bool, str, tuple[str, str]], ...] = (
            (True, True in truths, "holds", ("check {} holds", "การตรวจ {} ผ่าน")),
            (False, can_fail, "fails", ("check {} fails", "การตรวจ {} ไม่ผ่าน")),
            (None, nullable, "unchecked", ("check {} can't be made", "การตรวจ {} ทำไม่ได้")),
        )
        for result, can, part, templates in results:
            if can:
                text, checks = both(*templates, code), Checks(decision, result)
                yield Goal.about(decision, GoalKind.CHECK, part, text, span, checks)
        around = Known.of(decision.of_rule)
        when = decision.when
        if when is not None and False in self.possible.truths(when.node, around):
            text = both("check {} does not apply", "การตรวจ {} ไม่ใช้กับรายการ", code)
            left_out = Goal.about(decision, GoalKind.CHECK, "does not apply", text, when.span)
            yield replace(left_out, targets=(Applies(decision.of_rule), Is(when.node, False)))
        # Where a tolerance widens the statement, its two sides do not part where they are equal.
        rows = [] if decision.tolerance is not None or len(asked) > 1 else asked
        for one in marks(reach, rows, self.possible, {}, self.wording):
            yield _boundary(decision, one, decision.statement.span)


def _boundary(decision: Decision, mark: Mark, span: Span, ways: tuple[Targets, ...] = ()) -> Goal:
    part = f"{mark.boundary.column} {mark.boundary.side} {mark.boundary.endpoint}"
    made = Goal.about(decision, GoalKind.BOUNDARY, part, mark.text, span, mark.target)
    return replace(made, boundary=mark.boundary, ways=ways)


def _meeting(decision: TableDecision, row: int, without: Collection[int] = ()) -> Iterator[Target]:
    """The cells of a row met, but for those of some inputs."""
    cells = decision.table.rows[row].cells
    return (Meets(decision, one) for one in cells if one.input not in without)


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
