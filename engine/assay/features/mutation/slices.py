"""The part of a plan that answers what a scenario asks: what it looks at, and all that reads."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from assay.features.scenario import Act, Asked, Prepared
from assay.features.scenario.expected_findings import InForce
from assay.features.scenario.expected_outcomes import ComesFrom, OutcomeIs, OutcomesAre
from assay.plan import CheckDecision, Decision, OutcomeInfo, Plan

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
        return any((rule.kind, name) in self.outcomes for name in decision.gives)


def _in_force(prepared: Prepared) -> frozenset[str]:
    """The rules of which it is asked whether they are in force."""
    expected = (one for act in prepared.acts for one in act.expected)
    return frozenset(one.rule for one in expected if isinstance(one, InForce))


def _asks_all(act: Act) -> bool:
    """Whether an act asks whether anything at all is found, whichever rule says so."""
    return act.rule is None and any(
        not isinstance(expectation, _OF_OUTCOMES) for expectation in act.expected
    )


def cone(plan: Plan, wanted: Wanted) -> frozenset[Decision]:
    """The decisions that answer what is wanted."""
    if wanted.everything:
        return frozenset(plan.decisions)
    return plan.behind(filter(wanted.wants, plan.decisions))


def sliced(plan: Plan, wanted: Wanted) -> Plan:
    """A plan with the decisions that answer what is wanted, and no others."""
    if wanted.everything:
        return plan
    part = plan.only(cone(plan, wanted))
    named: dict[str, set[str]] = defaultdict(set)
    for kind, name in wanted.outcomes:
        named[kind].add(name)
    for one in part.decisions:
        named[one.rule.kind].update(one.gives)
    return replace(part, outcomes=_only(plan, named))


def _only(plan: Plan, named: dict[str, set[str]]) -> dict[str, dict[str, OutcomeInfo]]:
    return {
        kind: {name: info for name, info in infos.items() if name in named[kind]}
        for kind, infos in plan.outcomes.items()
        if kind in named
    }
