"""What a change does to the score: outcomes and findings against the plan, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from assay.compare import Effect, compare
from assay.finding import Finding, Severity
from assay.values.fact_id import FactId
from assay.values.null import Null
from assay.values.text import Text
from tests.compare.comparing import GOAL, UNITS, Compared, files


def told(effect: Effect) -> list[tuple[str, str, object, object, object]]:
    """The outcomes that differ: fact, name, by the report, by the plan, and by how much."""
    return [(one.fact, one.name, one.report, one.plan, one.by) for one in effect.differences]


def test_the_plans_target_in_place_of_the_reports(tmp_path: Path) -> None:
    # the report halves the target of 100 to 80: 80 is all of 80, and 80 % of 100. The mean weighs
    # it once and the other goal three times: (100 + 3 * 100) / 4, against (80 + 300) / 4 = 95
    goals = GOAL.replace("target: 100", "target: 80")
    effect = Compared(tmp_path, files(goals), files()).one("re-targeted").effect
    assert told(effect) == [
        ("goal/g1", "share", Decimal(100), Decimal(80), Decimal(-20)),
        ("unit/U", "mean", Decimal(100), Decimal(95), Decimal(-5)),
    ]
    assert [(one.code, one.fact) for one in effect.raised] == [("short", "goal/g1")]
    assert effect.cleared == ()


def test_a_difference_is_told_in_both_languages(tmp_path: Path) -> None:
    goals = GOAL.replace("target: 100", "target: 80")
    first = Compared(tmp_path, files(goals), files()).one("re-targeted").effect.differences[0]
    assert first.text.en == "against Plan, Share of g1 People trained is 80.00, not 100.00"
    assert first.text.th == (
        "เมื่อเทียบกับแผนงาน ร้อยละ ของ g1 จำนวนผู้ผ่านการอบรม เป็น 80.00 แทนที่จะเป็น 100.00"
    )


def test_a_finding_that_the_plan_would_not_raise_is_cleared(tmp_path: Path) -> None:
    goals = GOAL.replace("target: 80", "target: 90")
    effect = Compared(tmp_path, files(goals), files()).one("re-targeted").effect
    assert [(one.code, one.fact) for one in effect.cleared] == [("short", "goal/g2")]


def test_a_change_that_no_rule_reads_has_no_effect(tmp_path: Path) -> None:
    goals = GOAL.replace("[law, trade]", "[law]")
    effect = Compared(tmp_path, files(goals), files()).one("re-scoped").effect
    assert effect.none
    assert effect == Effect()


def test_another_weight_changes_the_mean_alone(tmp_path: Path) -> None:
    # by the report (1 * 80 + 1 * 100) / 2 = 90, by the plan (80 + 300) / 4 = 95
    goals = GOAL.replace("weight: 3", "weight: 1")
    effect = Compared(tmp_path, files(goals), files()).one("re-weighted").effect
    assert told(effect) == [("unit/U", "mean", Decimal(90), Decimal(95), Decimal(5))]


def test_a_fact_added_is_taken_away(tmp_path: Path) -> None:
    # with the new goal (80 + 300 + 0) / 5 = 76; without it 95
    more = "- {id: g3, unit: U, name_th: ระบบ, name_en: Systems, target: 5, result: 0, weight: 1}\n"
    effect = Compared(tmp_path, files(GOAL + more), files()).one("added").effect
    assert told(effect) == [
        ("unit/U", "mean", Decimal(76), Decimal(95), Decimal(19)),
        ("unit/U", "counted", Decimal(3), Decimal(2), Decimal(-1)),
    ]
    assert [one.fact for one in effect.cleared] == ["goal/g3"]


def test_a_fact_dropped_is_put_back(tmp_path: Path) -> None:
    first = GOAL.splitlines(keepends=True)[0]
    effect = Compared(tmp_path, files(first), files()).one("dropped").effect
    assert told(effect) == [
        ("unit/U", "mean", Decimal(80), Decimal(95), Decimal(15)),
        ("unit/U", "counted", Decimal(1), Decimal(2), Decimal(1)),
    ]


def test_what_the_plan_has_it_under_may_be_gone_as_well(tmp_path: Path) -> None:
    report = files(GOAL.splitlines(keepends=True)[0])
    report["units.yaml"] = UNITS.splitlines(keepends=True)[0]
    plan = files(GOAL.replace("id: g2, unit: U", "id: g2, unit: V"))
    found = Compared(tmp_path, report, plan).comparison
    effects = {change.plan.fact: change.effect for change in found.changes if change.plan}
    unknown = effects[FactId("goal/g2")].unknown
    assert unknown is not None
    assert "is not in the report" in unknown.en
    assert unknown.th is not None
    assert effects[FactId("unit/V")].unknown is None


def test_a_fact_under_its_planned_parent_counts_there(tmp_path: Path) -> None:
    goals = GOAL.replace("id: g2, unit: U", "id: g2, unit: V")
    effect = Compared(tmp_path, files(goals), files()).one("moved").effect
    # by the report U has the goal of 80 alone, and V the one of 100; by the plan V has none
    differing = told(effect)
    assert ("unit/U", "mean", Decimal(80), Decimal(95), Decimal(15)) in differing
    assert ("unit/U", "counted", Decimal(1), Decimal(2), Decimal(1)) in differing
    mean = next(one for one in effect.differences if (one.fact, one.name) == ("unit/V", "mean"))
    assert isinstance(mean.plan, Null)
    assert mean.by == mean.plan
    assert mean.text.en == "against Plan, Mean of V Two is undefined, not 100.00"


def test_all_changes_together(tmp_path: Path) -> None:
    # by the report (100 + 100) / 2; by the plan (80 + 3 * 100) / 4 = 95
    goals = GOAL.replace("target: 100", "target: 80").replace("weight: 3", "weight: 1")
    found = Compared(tmp_path, files(goals), files()).comparison
    assert told(found.altogether) == [
        ("goal/g1", "share", Decimal(100), Decimal(80), Decimal(-20)),
        ("unit/U", "mean", Decimal(100), Decimal(95), Decimal(-5)),
    ]


def test_the_evaluation_itself_stays_as_it_was(tmp_path: Path) -> None:
    found = Compared(tmp_path, files(GOAL.replace("target: 100", "target: 80")), files())
    assert found.evaluation.value("goal", "g1", "share") == 100
    fact = found.evaluation.book.find("goal/g1")
    assert fact is not None
    assert fact.values["target"] == 80


def test_findings_about_the_rules_alone_are_of_no_change(tmp_path: Path) -> None:
    found = Compared(tmp_path, files(GOAL.replace("target: 100", "target: 80")), files())
    gap = Finding("gap", Severity.WARNING, Text("a gap"))
    noted = replace(found.evaluation, findings=(*found.evaluation.findings, gap))
    (change,) = compare(noted, found.comparing, found.plan).changes
    assert change.effect.cleared == ()


def test_how_far_it_is_can_be_told(tmp_path: Path) -> None:
    found = Compared(tmp_path, files(GOAL.replace("target: 100", "target: 80")), files())
    steps: list[tuple[int, int]] = []
    compare(
        found.evaluation,
        found.comparing,
        found.plan,
        told=lambda done, of: steps.append((done, of)),
    )
    assert steps == [(1, 2), (2, 2)]
