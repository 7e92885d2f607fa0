"""What a scenario covers: what its expectations look at, and all that this rests on.

An expectation that an outcome has a value proves the row that gave it, and the rows and segments
that gave what that row read, down to the facts: had one of them answered otherwise, the scenario
could have failed. What merely ran, and was not asked for, is not proven; neither is anything by a
scenario that does not pass.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from assay.facts import Fact
from assay.features.coverage.goal import Goal
from assay.features.coverage.goals import RuleGoals, Sought
from assay.features.coverage.segments import least_and_greatest
from assay.features.scenario.result import Look
from assay.outcome import Grounds
from assay.plan import CheckDecision, Decision, Plan, TableDecision
from assay.values.hit_policy import Together
from assay.values.null import Null
from assay.values.types import Value


class Index:
    """The goals of one plan, by the decisions that reach them."""

    def __init__(self, rules: Sequence[RuleGoals], plan: Plan) -> None:
        self.plan = plan
        self.rules = {one.rule.file: one for one in rules}
        self.sought = {one.decision: one for rule in rules for one in rule.sought}
        self.checks: dict[tuple[str, str], list[CheckDecision]] = defaultdict(list)
        for check in plan.checks:
            self.checks[check.rule.id, check.code].append(check)


def met(look: Look, index: Index) -> frozenset[Goal]:
    """The goals that one evaluation of a scenario covers by what is asked of it."""
    walk = _Walk(Grounds(look.evaluation), index)
    for fact_id, name in sorted(look.asked.outcomes):
        walk.outcome(fact_id, name)
    for rule, code, fact_id in sorted(look.asked.checks):
        walk.check(rule, code, fact_id)
    walk.go_down()
    return frozenset(walk.found)


class _Walk:
    """One way down from what is asked, each outcome once."""

    def __init__(self, grounds: Grounds, index: Index) -> None:
        self.found: set[Goal] = set()
        self._grounds = grounds
        self._index = index
        self._open: list[tuple[Fact, str]] = []
        self._seen: set[tuple[str, str]] = set()

    def outcome(self, fact_id: str, name: str) -> None:
        """An outcome that is held against a value."""
        fact = self._grounds.fact(fact_id)
        if fact is not None:
            self._open.append((fact, name))

    def check(self, rule: str, code: str, fact_id: str) -> None:
        """A check whose finding is expected, or expected not to be."""
        fact = self._grounds.fact(fact_id)
        for decision in self._index.checks.get((rule, code), ()) if fact is not None else ():
            assert fact is not None
            if decision.rule.kind != fact.kind or not self._applies(decision, fact):
                continue
            meant = self._grounds.applies(decision.applies, fact)
            if isinstance(meant, Null):
                continue
            self._open.extend(self._grounds.below_check(decision, fact))
            sought = self._index.sought.get(decision)
            if sought is not None and not meant:
                self._add(sought.spared)
            elif sought is not None:
                holds = self._grounds.checked(decision, fact).holds
                self._add(sought.checks.get(None if isinstance(holds, Null) else holds))
                self._boundaries(sought, fact)

    def go_down(self) -> None:
        """All that the outcomes asked for rest on."""
        while self._open:
            fact, name = self._open.pop()
            if (fact.id, name) in self._seen:
                continue
            self._seen.add((fact.id, name))
            for decision in self._index.plan.givers(fact.kind, name):
                if not decision.private:
                    self._applies(decision, fact)
            made = self._grounds.made(fact, name)
            if made is None:
                continue
            self._open.extend(self._grounds.below(made, fact))
            sought = self._index.sought.get(made.decision)
            if sought is not None:
                self._made(sought, fact, made.rows)

    def _applies(self, decision: Decision, fact: Fact) -> bool:
        """Whether a rule applies to a fact that was asked about, noted as such."""
        applies = self._grounds.applies(decision.rule_applies, fact)
        if isinstance(applies, Null):
            return False
        self._add(self._index.rules[decision.rule.file].applies.get(applies))
        return applies

    def _made(self, sought: Sought, fact: Fact, rows: tuple[int, ...]) -> None:
        decision = sought.decision
        self._add(sought.outcome)
        # Rows that a violated policy forbids to hold together gave nothing.
        unique = isinstance(decision, TableDecision) and (
            decision.policy.traits.together is Together.NEVER
        )
        for row in rows if len(rows) == 1 or not unique else ():
            self._add(sought.rows.get(row))
        self._boundaries(sought, fact)

    def _boundaries(self, sought: Sought, fact: Fact) -> None:
        if not sought.marks and not sought.segments:
            return
        values = [self._grounds.value(one.node, fact) for one in sought.inputs]
        for mark, goal in sought.marks:
            if mark.is_met(tuple(values)):
                self._add(goal)
        if sought.scale is not None:
            points = sought.scale.node.points
            xs = [self._grounds.value(point.x, fact) for point in points]
            ends = self._ends(sought, fact, xs)
            part = None if ends is None else sought.scale.read_at(values[0], xs, ends)
            self._add(None if part is None else sought.segments.get(part))

    def _ends(self, sought: Sought, fact: Fact, xs: Sequence[Value]) -> Sequence[Value] | None:
        """The scores of the least and the greatest point."""
        places = least_and_greatest(xs)
        if places is None or sought.scale is None:
            return None
        points = sought.scale.node.points
        return [self._grounds.value(points[at].y, fact) for at in places]

    def _add(self, goal: Goal | None) -> None:
        if goal is not None:
            self.found.add(goal)
