"""The part of a plan that answers what a scenario asks: what it looks at, and all that reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assay.features.scenario import Act, Asked, Prepared
from assay.features.scenario.expected_findings import InForce
from assay.features.scenario.expected_outcomes import ComesFrom, OutcomeIs, OutcomesAre
from assay.language import Read
from assay.plan import CheckDecision, Decision, OutcomeInfo, Plan
from assay.plan.decisions import decision_reads, gives

_OF_OUTCOMES = (OutcomeIs, OutcomesAre, ComesFrom)
"""The expectations that look at outcomes, and at no finding."""


@dataclass(frozen=True)
class Wanted:
    """What is looked at: outcomes by kind and name, checks, the rules in question, or everything.

    Of a rule in question everything is wanted: a table, too, can raise a finding.
    """

    outcomes: frozenset[tuple[str, str]]
    checks: frozenset[tuple[str, str]]
    rules: frozenset[str]
    everything: bool

    @classmethod
    def by(cls, prepared: Prepared, asked: Asked) -> Wanted:
        """What a scenario looks at, of which it is known what it asked."""
        return cls(
            frozenset((fact.kind, name) for fact, name in asked.outcomes),
            frozenset((rule, code) for rule, code, _ in asked.checks),
            frozenset(prepared.rules) | _in_force(prepared),
            any(_asks_all(act) for act in prepared.acts),
        )

    def wants(self, decision: Decision) -> bool:
        """Whether a decision is looked at itself."""
        rule = decision.rule
        if self.everything or rule.id in self.rules:
            return True
        if isinstance(decision, CheckDecision):
            return (rule.id, decision.code) in self.checks
        return any((rule.kind, name) in self.outcomes for name in gives(decision))


def _in_force(prepared: Prepared) -> frozenset[str]:
    """The rules of which it is asked whether they are in force."""
    expected = (one for act in prepared.acts for one in act.expected)
    return frozenset(one.rule for one in expected if isinstance(one, InForce))


def _asks_all(act: Act) -> bool:
    """Whether an act asks whether anything at all is found, whichever rule says so."""
    return act.rule is None and any(
        not isinstance(expectation, _OF_OUTCOMES) for expectation in act.expected
    )


class Slicer:
    """Cuts plans to what is wanted; knows what the decisions of plans as they stand read."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[Decision, frozenset[Read]]] = {}

    def keep(self, plan: Plan) -> None:
        """Finds what the decisions of a plan read, for all plans made of them."""
        for decision in _decisions(plan):
            self._kept[id(decision)] = decision, decision_reads(decision)

    def cone(self, plan: Plan, wanted: Wanted) -> frozenset[int]:
        """The decisions that answer what is wanted, by identity."""
        decisions = list(_decisions(plan))
        if wanted.everything:
            return frozenset(map(id, decisions))
        makers: dict[tuple[str, str], list[Decision]] = defaultdict(list)
        for decision in decisions:
            for name in gives(decision):
                makers[decision.rule.kind, name].append(decision)
        found: set[int] = set()
        waiting = [decision for decision in decisions if wanted.wants(decision)]
        while waiting:
            decision = waiting.pop()
            if id(decision) in found:
                continue
            found.add(id(decision))
            for read in self._reads(decision):
                waiting.extend(makers.get((read.kind, read.name), ()))
        return frozenset(found)

    def sliced(self, plan: Plan, wanted: Wanted) -> Plan:
        """A plan with the decisions that answer what is wanted, and no others."""
        if wanted.everything:
            return plan
        cone = self.cone(plan, wanted)
        steps = []
        named: dict[str, set[str]] = defaultdict(set)
        for kind, name in wanted.outcomes:
            named[kind].add(name)
        for step in plan.steps:
            kept = tuple(one for one in step.decisions if id(one) in cone)
            if kept:
                steps.append(
                    step if len(kept) == len(step.decisions) else replace(step, decisions=kept)
                )
                named[step.kind].update(name for one in kept for name in gives(one))
        return replace(plan, steps=tuple(steps), outcomes=_only(plan, named))

    def _reads(self, decision: Decision) -> frozenset[Read]:
        known = self._kept.get(id(decision))
        return decision_reads(decision) if known is None else known[1]


def _only(plan: Plan, named: dict[str, set[str]]) -> dict[str, dict[str, OutcomeInfo]]:
    return {
        kind: {name: info for name, info in infos.items() if name in named[kind]}
        for kind, infos in plan.outcomes.items()
        if kind in named
    }


def _decisions(plan: Plan) -> Iterator[Decision]:
    return (decision for step in plan.steps for decision in step.decisions)
