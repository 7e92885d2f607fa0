"""What a change does to the score: the report evaluated with the plan's values in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from assay.compare import wording
from assay.compare.amended import Amendment, Put, amended
from assay.facts import Fact
from assay.finding import Finding
from assay.match import MATCHERS, Matcher, default_matcher
from assay.outcome import Evaluation, Outcome, evaluate_plan
from assay.outcome.naming import title_of, who
from assay.values.fact_id import FactId
from assay.values.null import Null
from assay.values.number import CONTEXT
from assay.values.text import Text
from assay.values.types import Value

Preferred: TypeAlias = Sequence[tuple[str, str]]
"""Outcomes to be told first, as kind and name."""


@dataclass(frozen=True)
class Difference:
    """An outcome that comes out otherwise against the plan.

    Attributes:
        fact: `kind/key`.
        name: the outcome.
        who: the fact, by key and label.
        title: the outcome, for a reader.
        report: the value by the report's own facts.
        plan: the value with the plan's in place of what changed.
        by: a number's plan less its report; a null that says why where one is null; null where it
            is no number.
        text: the difference in words.
    """

    fact: FactId
    name: str
    who: Text
    title: Text
    report: Value
    plan: Value
    by: Decimal | Null | None
    text: Text


@dataclass(frozen=True)
class Effect:
    """What differs when the plan's values stand in place of the report's.

    Attributes:
        differences: the outcomes that differ: those asked for first, then those of the changed
            fact, then the others.
        raised: findings that only the plan's values raise.
        cleared: findings that the plan's values would not raise.
        unknown: why it can't be worked out; null where it was. Nothing differs then, as far as
            is known.
    """

    differences: tuple[Difference, ...] = ()
    raised: tuple[Finding, ...] = ()
    cleared: tuple[Finding, ...] = ()
    unknown: Text | None = None

    @property
    def none(self) -> bool:
        """Whether it was worked out and nothing differs."""
        return self.unknown is None and not (self.differences or self.raised or self.cleared)


class Effects:
    """Works effects out, each by one evaluation; `evaluated` counts them."""

    def __init__(self, evaluation: Evaluation, against: Text, matcher: str | None = None) -> None:
        self._evaluation = evaluation
        self._against = against
        self._matcher: Matcher = MATCHERS[matcher or default_matcher()]()
        self._read = _all_read(evaluation)
        self.evaluated = 0

    def of(self, amendments: Sequence[Amendment], preferred: Preferred = ()) -> Effect:
        """The effect of amendments made together; none where no rule reads what they amend."""
        if not any(self._counts(one) for one in amendments):
            return Effect()
        before = self._evaluation
        book = amended(before.book, amendments)
        after = evaluate_plan(book, before.plan, self._matcher)
        self.evaluated += 1
        found = list(self._differences(before, after))
        own = {one.fact for one in amendments}
        found.sort(key=lambda one: _place(one, own, preferred))
        raised, cleared = _findings(before, after), _findings(after, before)
        return Effect(tuple(found), raised, cleared)

    def _counts(self, amendment: Amendment) -> bool:
        """Whether an outcome can depend on what is amended."""
        if not isinstance(amendment, Put):
            return True
        return (amendment.kind, amendment.name) in self._read

    def _differences(self, before: Evaluation, after: Evaluation) -> Iterator[Difference]:
        outcomes = {(fact.id, one.name): one for fact, one in after.all_outcomes()}
        for fact, one in before.all_outcomes():
            other = outcomes.get((fact.id, one.name))
            if other is not None and not _same(one.value, other.value):
                yield self._difference(fact, one, other)

    def _difference(self, fact: Fact, report: Outcome, plan: Outcome) -> Difference:
        evaluation = self._evaluation
        called = who(evaluation.book, fact)
        title = title_of(evaluation, fact, report.name)
        by: Decimal | Null | None = None
        if isinstance(report.value, Decimal) and isinstance(plan.value, Decimal):
            by = CONTEXT.subtract(plan.value, report.value)
        elif isinstance(plan.value, Null):
            by = plan.value
        elif isinstance(report.value, Null):
            by = report.value
        text = wording.difference(self._against, called, title, report.value, plan.value)
        return Difference(fact.id, report.name, called, title, report.value, plan.value, by, text)


def _all_read(evaluation: Evaluation) -> frozenset[tuple[str, str]]:
    """Every field and outcome that a rule in force reads, as kind and name."""
    decisions = evaluation.plan.decisions
    return frozenset((read.kind, read.name) for one in decisions for read in one.reads)


def _same(one: Value, other: Value) -> bool:
    """Whether two values are alike; nulls are, whatever their causes."""
    if isinstance(one, Null) or isinstance(other, Null):
        return isinstance(one, Null) and isinstance(other, Null)
    return one == other


def _place(one: Difference, own: set[str], preferred: Preferred) -> tuple[int, int, int]:
    wanted = (one.fact.kind, one.name)
    asked = preferred.index(wanted) if wanted in preferred else len(preferred)
    return int(asked == len(preferred)), asked, int(one.fact not in own)


def _findings(before: Evaluation, after: Evaluation) -> tuple[Finding, ...]:
    """The findings on facts of the second evaluation that the first has not.

    They are told apart by code, fact and rule; findings on the rules alone are of no fact.
    """
    known = {_identity(one) for one in before.findings}
    return tuple(
        one for one in after.findings if one.fact is not None and _identity(one) not in known
    )


def _identity(finding: Finding) -> tuple[str, str | None, str | None]:
    return finding.code, finding.fact, finding.rule
