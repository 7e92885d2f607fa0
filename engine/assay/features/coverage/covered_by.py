"""What a scenario covers: what its expectations look at, and all that this rests on.

An expectation that an outcome has a value proves the row that gave it, and the rows and segments
that gave what that row read, down to the facts: had one of them answered otherwise, the scenario
could have failed. What merely ran, and was not asked for, is not proven; neither is anything by a
scenario that does not pass.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from assay.analyse.search.targets import met
from assay.analyse.search.trial import OnFact
from assay.facts import Fact
from assay.features.coverage.goal import Goal
from assay.features.coverage.goals import RuleGoals
from assay.features.scenario.result import Look
from assay.outcome import Evaluation, Grounds
from assay.plan import CheckDecision, Decision, Plan


class Index:
    """The goals of one plan, by the decisions that reach them."""

    def __init__(self, rules: Sequence[RuleGoals], plan: Plan) -> None:
        self.plan = plan
        self.rules = {one.rule.file: one for one in rules}
        self.sought = {of: found for rule in rules for of, found in rule.sought.items()}
        self.checks: dict[tuple[str, str], list[CheckDecision]] = defaultdict(list)
        for check in plan.checks:
            self.checks[check.rule.id, check.code].append(check)


def covered_by(look: Look, index: Index) -> frozenset[Goal]:
    """The goals that one evaluation of a scenario covers by what is asked of it."""
    walk = _Walk(look.evaluation, index)
    for fact_id, name in sorted(look.asked.outcomes):
        walk.outcome(fact_id, name)
    for rule, code, fact_id in sorted(look.asked.checks):
        walk.check(rule, code, fact_id)
    walk.go_down()
    return frozenset(walk.found)


class _Walk:
    """One way down from what is asked, each outcome once."""

    def __init__(self, evaluation: Evaluation, index: Index) -> None:
        self.found: set[Goal] = set()
        self._grounds = Grounds(evaluation)
        self._run = evaluation.tracer.run
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
            if decision.rule.kind != fact.kind:
                continue
            at = OnFact(self._run, fact)
            if self._applies(decision, at) and at.meant(decision.applies) is not None:
                self._open.extend(self._grounds.below_check(decision, fact))
                self._add(self._index.sought.get(decision, ()), at)

    def go_down(self) -> None:
        """All that the outcomes asked for rest on."""
        while self._open:
            fact, name = self._open.pop()
            if (fact.id, name) in self._seen:
                continue
            self._seen.add((fact.id, name))
            at = OnFact(self._run, fact)
            for decision in self._index.plan.givers(fact.kind, name):
                if not decision.private:
                    self._applies(decision, at)
            made = self._grounds.made(fact, name)
            if made is not None:
                self._open.extend(self._grounds.below(made, fact))
                self._add(self._index.sought.get(made.decision, ()), at)

    def _applies(self, decision: Decision, at: OnFact) -> bool:
        """Whether a rule applies to a fact that was asked about, noted as such."""
        self._add(self._index.rules[decision.rule.file].applies, at)
        return at.meant(decision.rule_applies) is True

    def _add(self, goals: Iterable[Goal], at: OnFact) -> None:
        self.found.update(one for one in goals if met(one.targets, at))
