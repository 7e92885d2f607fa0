"""How a scenario came out: what it asked, and where the rules answer otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_

from assay.features.scenario.feature import Scenario, Step
from assay.finding import Finding, Span
from assay.outcome import Evaluation
from assay.values.fact_id import FactId
from assay.values.text import Text


class Verdict(StrEnum):
    """`passed`; `failed` where an expectation does not hold; `wrong` where it can't be run."""

    PASSED = "passed"
    FAILED = "failed"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the expectations of a scenario look at: only that is proven by its passing.

    Attributes:
        outcomes: outcomes held against a value: the fact's `kind/key` and the outcome's name.
        checks: checks whose finding is expected, or expected not to be: the rule, the code, and
            the fact's `kind/key`. `no finding is raised` asks every check in question.
    """

    outcomes: frozenset[tuple[FactId, str]] = frozenset()
    checks: frozenset[tuple[str, str, FactId]] = frozenset()

    def __or__(self, other: Asked) -> Asked:
        """What either asks."""
        return Asked(self.outcomes | other.outcomes, self.checks | other.checks)


@dataclass(frozen=True, slots=True)
class FiredAt:
    """A row, level or expression that gave what was found: in words, and where it stands."""

    text: Text
    span: Span


@dataclass(frozen=True, slots=True)
class Failure:
    """An expectation that does not hold.

    Attributes:
        step: the step that expects it.
        about: what it is about: `status_physical of project/EL`, `finding overspending`.
        expected: what the scenario says, as it would be written in a feature.
        found: what there is, likewise.
        fired: the row or expression that gave what was found; null where none did.
        trace: how the value came about, a line a step: `physical_delay = 5.1 (max(...))`.
        where: the row of a data table that expects it; null where that is the step itself.
    """

    step: Step
    about: Text
    expected: Text
    found: Text
    fired: FiredAt | None = None
    trace: tuple[Text, ...] = ()
    where: Span | None = None


@dataclass(frozen=True)
class Look:
    """One evaluation of a scenario, and what its expectations look at there."""

    evaluation: Evaluation
    asked: Asked


@dataclass(frozen=True)
class ScenarioResult:
    """One scenario run once.

    Attributes:
        scenario: the scenario.
        verdict: passed, failed, or wrong.
        failures: the expectations that do not hold, in the order written.
        findings: why it can't be run: steps that mean nothing, facts that can't be read.
        looks: its evaluations in order, each with what is asked of it; most have one.
        book: the fact book it ran on, for a scenario that runs on every book; else null.
    """

    scenario: Scenario
    verdict: Verdict
    failures: tuple[Failure, ...] = ()
    findings: tuple[Finding, ...] = ()
    looks: tuple[Look, ...] = ()
    book: str | None = None

    @property
    def asked(self) -> Asked:
        """All that its expectations look at."""
        return reduce(or_, (one.asked for one in self.looks), Asked())

    @property
    def passed(self) -> bool:
        """Whether everything it expects holds."""
        return self.verdict is Verdict.PASSED
