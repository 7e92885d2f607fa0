"""The scenario that would notice a change passes as the rule is, and fails with the change."""

import datetime as dt
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from assay.features.scaffold import Language, distinguishing_scenario, in_force_scenario
from assay.features.scenario import Prepared, Verdict, Workspace, parse_feature, prepare, run
from assay.match import MATCHERS
from assay.outcome import evaluate_plan
from assay.plan import Plan, TableDecision, compile_plan
from assay.rules import load_library
from assay.source import Source
from tests.features.scaffold.projects import OVERSPENT, SCORE, STATUS, workspace, write

DAY = dt.date(2020, 9, 30)


def changed_plan(folder: Path, space: Workspace, rule: str, before: str, after: str) -> Plan:
    """The plan with a few words of the rule changed."""
    assert before in rule
    write(folder / "changed" / "rule.yaml", rule.replace(before, after))
    library, findings = load_library(folder / "changed", "rules")
    assert library is not None, findings
    plan, findings = compile_plan(space.schema, library, DAY)
    assert plan is not None, findings
    return plan


def verdicts(text: str, space: Workspace, *plans: Plan, language: str = "en") -> list[Verdict]:
    """How the scenario comes out by each plan, once it is pasted into a feature."""
    head = "# language: th\nโครงหลัก: ก\n\n" if language == "th" else "Feature: A\n\n"
    feature, findings = parse_feature(Source("a.feature", head + text), Path("a.feature"))
    assert feature is not None, findings
    (scenario,) = feature.scenarios
    prepared = prepare(scenario, space)
    assert isinstance(prepared, Prepared), prepared.findings
    judged = [
        prepared.judge(partial(evaluate_plan, plan=plan, matcher=MATCHERS["both"]()))
        for plan in plans
    ]
    return [one.verdict for one in judged]


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize(
    ("name", "rule", "before", "after"),
    [
        ("status", STATUS, '"<= 5"', '"< 5"'),
        ("status", STATUS, "decimals: 1", "decimals: 2"),
        ("status", STATUS, "obstacle: true}, then: red", "obstacle: true}, then: green"),
        ("status", STATUS, "max(plan - actual, 0)", "max(actual - plan, 0)"),
        ("score", SCORE, "every d in", "some d in"),
        ("score", SCORE, "75: some d in drafts satisfies d.stage >= passed", "75: some d in drafts satisfies d.stage >= heard"),
        ("score", SCORE, "applies: scored", "applies: scored != null"),
        ("score", SCORE, "value: 0, assumed: no level below is written", "value: 0"),
        ("overspent", OVERSPENT, "actual <= plan", "actual < plan"),
        ("overspent", OVERSPENT, "severity: error", "severity: warning"),
        ("overspent", OVERSPENT, "spent {actual} of {plan}", "spent {plan} of {actual}"),
        ("overspent", OVERSPENT, "severity: error", "tolerance: 0.01\n    severity: error"),
    ],
)  # fmt: skip
def test_a_change_is_told_by_a_scenario(
    tmp_path: Path, language: Language, name: str, rule: str, before: str, after: str
) -> None:
    space = workspace(tmp_path, rule)
    base = space.plan(DAY)
    mutated = changed_plan(tmp_path, space, rule, before, after)
    text = distinguishing_scenario(space, base, mutated, rule=name, language=language)
    if text is None:  # a message is in one language only
        assert language == "th"
        assert "spent" in before
        return
    assert verdicts(text, space, base, mutated, language=language) == [
        Verdict.PASSED,
        Verdict.FAILED,
    ]


def test_it_states_no_more_than_matters(tmp_path: Path) -> None:
    space = workspace(tmp_path, STATUS)
    mutated = changed_plan(
        tmp_path, space, STATUS, "obstacle: true}, then: red", "obstacle: true}, then: green"
    )
    text = distinguishing_scenario(space, space.plan(DAY), mutated, rule="status", language="en")
    # Whatever the delay, an obstacle is red: neither plan nor result is stated.
    assert text == (
        "  Scenario: row 3\n"
        "    Given the book is dated 2020-09-30\n"
        "    And a project:\n"
        "      | obstacle |\n"
        "      | true     |\n"
        '    When the rule "status" is evaluated\n'
        "    Then the colour of the project is red\n"
    )


def test_a_case_where_they_differ_is_tried_first(tmp_path: Path) -> None:
    space = workspace(tmp_path, STATUS)
    base = space.plan(DAY)
    mutated = changed_plan(tmp_path, space, STATUS, '"> 5"', '"> 6"')
    decisions = [one for step in base.steps for one in step.decisions]
    table = next(one for one in decisions if isinstance(one, TableDecision))
    case = table.inputs, (False, Decimal("5.5"))
    text = distinguishing_scenario(space, base, mutated, rule="status", language="en", case=case)
    assert text is not None
    assert "Scenario: obstacle = false, delay = 5.5" in text
    assert verdicts(text, space, base, mutated) == [Verdict.PASSED, Verdict.FAILED]


def test_rules_that_say_the_same_are_told_by_none(tmp_path: Path) -> None:
    space = workspace(tmp_path, STATUS)
    same = changed_plan(tmp_path, space, STATUS, '"> 5"', '"not(<= 5)"')
    assert (
        distinguishing_scenario(space, space.plan(DAY), same, rule="status", language="en") is None
    )


@pytest.mark.parametrize(
    ("day", "there"), [(dt.date(2020, 9, 30), True), (dt.date(2020, 10, 1), False)]
)
@pytest.mark.parametrize("language", ["en", "th"])
def test_a_day_on_which_a_rule_is_or_is_not_in_force(
    tmp_path: Path, language: Language, day: dt.date, there: bool
) -> None:
    space = workspace(tmp_path, STATUS)
    text = in_force_scenario(space, "status", day, there, language)
    head = "# language: th\nโครงหลัก: ก\n\n" if language == "th" else "Feature: A\n\n"
    feature, _ = parse_feature(Source("a.feature", head + text), Path("a.feature"))
    assert feature is not None
    assert run(feature.scenarios[0], space).verdict is Verdict.PASSED
