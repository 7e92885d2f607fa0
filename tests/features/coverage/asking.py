"""Scenarios made in tests without a feature: what they ask of an evaluation, and that they pass."""

from __future__ import annotations

from collections.abc import Iterable

from assay.features.coverage import Coverage, Goal, GoalKind, RuleCoverage, covered, goals
from assay.features.scenario.feature import Scenario
from assay.features.scenario.result import Asked, Look, ScenarioResult, Verdict
from assay.finding import Span
from assay.outcome import Evaluation
from assay.values.fact_id import FactId
from tests.building import Domain


def scenario(name: str = "a scenario", line: int = 3) -> Scenario:
    return Scenario(name, "a feature", "a.feature", "en", Span("a.feature", line), (), ())


def asked(
    evaluation: Evaluation | None,
    *outcomes: str,
    checks: Iterable[tuple[str, str, str]] = (),
    verdict: Verdict = Verdict.PASSED,
    name: str = "a scenario",
    line: int = 3,
) -> ScenarioResult:
    """A result that asks outcomes written as `kind/key name`, and checks."""
    pairs = (one.rpartition(" ") for one in outcomes)
    looked_at = Asked(
        frozenset((FactId(fact), name) for fact, _, name in pairs),
        frozenset((rule, code, FactId(fact)) for rule, code, fact in checks),
    )
    looks = () if evaluation is None else (Look(evaluation, looked_at),)
    return ScenarioResult(scenario(name, line), verdict, looks=looks)


def coverage(made: Domain, *outcomes: str, checks: Iterable[tuple[str, str, str]] = ()) -> Coverage:
    """The coverage of one scenario that asks these of a domain's book, and passes."""
    return covered([asked(made.evaluate(), *outcomes, checks=checks)], made.schema)


def wanted(made: Domain, *kinds: GoalKind) -> list[str]:
    """The goals of a domain's rules in English, of these kinds or all."""
    assert made.plan is not None, [str(one.span) + " " + one.message.en for one in made.findings]
    several = goals(made.plan, made.schema)
    return texts((goal for one in several for goal in one.goals), *kinds)


def found(of: Coverage | RuleCoverage, *kinds: GoalKind) -> list[str]:
    """The goals that are covered, in English."""
    rules = of.rules if isinstance(of, Coverage) else (of,)
    return texts((goal for one in rules for goal in one.goals if goal in one.proofs), *kinds)


def texts(several: Iterable[Goal], *kinds: GoalKind) -> list[str]:
    return [one.text.en for one in several if not kinds or one.kind in kinds]
