"""How much of the rules scenarios prove, and what they do not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal
from fractions import Fraction

from assay.facts import Schema
from assay.features.coverage.covered_by import Index, covered_by
from assay.features.coverage.goal import Goal, GoalKind
from assay.features.coverage.goals import RuleGoals, goals
from assay.features.scenario.result import ScenarioResult
from assay.finding import Span
from assay.plan import Decision, Plan, RuleInfo

MOST_PROOFS = 3
"""The most scenarios that are named for one goal."""

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Proof:
    """A scenario that covers a goal: its name, and where a reader finds it."""

    name: str
    place: Span


@dataclass(frozen=True, slots=True)
class Count:
    """How many goals are covered, of how many."""

    covered: int
    all: int

    @property
    def ratio(self) -> Fraction:
        """The share covered, exactly; 1 where there is nothing to cover."""
        return Fraction(self.covered, self.all) if self.all else Fraction(1)

    @property
    def percent(self) -> Decimal:
        """The share in per cent to one decimal, rounded down: 100.0 means all."""
        covered, whole = (self.covered, self.all) if self.all else (1, 1)
        return (Decimal(100 * covered) / whole).quantize(_TENTH, ROUND_DOWN)

    def __add__(self, other: Count) -> Count:
        """Both together."""
        return Count(self.covered + other.covered, self.all + other.all)


@dataclass(frozen=True)
class RuleCoverage:
    """One rule file: its goals, and the scenarios that cover each.

    Attributes:
        rule: the head of the rule.
        goals: what there is to cover, in the order of the rule.
        proofs: up to `MOST_PROOFS` scenarios of each goal that is covered.
        decisions: the rule's parts as planned, for a page that shows its tables.
    """

    rule: RuleInfo
    goals: tuple[Goal, ...]
    proofs: Mapping[Goal, tuple[Proof, ...]]
    decisions: tuple[Decision, ...] = field(default=(), compare=False, repr=False)

    def count(self, *kinds: GoalKind) -> Count:
        """The goals of some kinds, of all kinds where none is named."""
        asked = [one for one in self.goals if not kinds or one.kind in kinds]
        return Count(sum(one in self.proofs for one in asked), len(asked))

    @property
    def missing(self) -> tuple[Goal, ...]:
        """The goals that no scenario covers."""
        return tuple(one for one in self.goals if one not in self.proofs)


@dataclass(frozen=True)
class Coverage:
    """The coverage of rules, by file name."""

    rules: tuple[RuleCoverage, ...]

    def count(self, *kinds: GoalKind) -> Count:
        """The goals of some kinds in all rules, of all kinds where none is named."""
        return sum((one.count(*kinds) for one in self.rules), Count(0, 0))

    def of_rules(self, ids: Collection[str]) -> Coverage:
        """The same for some rules, by their own names."""
        return Coverage(tuple(one for one in self.rules if one.rule.id in ids))

    @property
    def missing(self) -> tuple[Goal, ...]:
        """The goals that no scenario covers, by rule."""
        return tuple(goal for one in self.rules for goal in one.missing)


def covered(
    results: Iterable[ScenarioResult], schema: Schema, plans: Iterable[Plan] = ()
) -> Coverage:
    """What scenarios cover of all rules of their plans.

    A goal counts where a scenario that passes looks at an outcome or check that rests on it (see
    `assay.features.coverage.covered_by`). Goals of one rule file are put together over all plans,
    so that rules in force on different days are counted side by side.

    Args:
        results: scenarios that were run.
        schema: the schema of real books, which says what is required.
        plans: further plans, so that rules in force on no scenario's day are counted too.
    """
    work = _Work(schema)
    for plan in plans:
        work.index(plan)
    for result in results:
        if result.passed:
            for look in result.looks:
                work.note(result, covered_by(look, work.index(look.evaluation.plan)))
    return work.coverage()


class _Work:
    """The goals of all plans seen so far, and what covers them."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._indexes: dict[int, Index] = {}
        self._rules: dict[str, list[RuleGoals]] = {}
        self._proofs: dict[Goal, list[Proof]] = {}

    def index(self, plan: Plan) -> Index:
        """The goals of a plan; the plan is kept, so that its identity stays its own."""
        if id(plan) not in self._indexes:
            rules = goals(plan, self._schema)
            self._indexes[id(plan)] = Index(rules, plan)
            for one in rules:
                self._rules.setdefault(one.rule.file, []).append(one)
        return self._indexes[id(plan)]

    def note(self, result: ScenarioResult, found: Iterable[Goal]) -> None:
        """The goals that a scenario covers."""
        proof = Proof(result.scenario.name, result.scenario.place)
        for goal in found:
            proofs = self._proofs.setdefault(goal, [])
            if len(proofs) < MOST_PROOFS and proof not in proofs:
                proofs.append(proof)

    def coverage(self) -> Coverage:
        """All rules by file."""
        return Coverage(tuple(self._rule(self._rules[file]) for file in sorted(self._rules)))

    def _rule(self, several: Sequence[RuleGoals]) -> RuleCoverage:
        every = tuple(dict.fromkeys(goal for one in several for goal in one.goals))
        proofs = {goal: tuple(self._proofs[goal]) for goal in every if goal in self._proofs}
        last = several[-1]
        return RuleCoverage(last.rule, every, proofs, tuple(last.sought))
