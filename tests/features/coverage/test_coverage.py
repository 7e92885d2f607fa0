"""Coverage put together: over scenarios, days and versions of rules."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from assay.features.coverage import Count, GoalKind, covered
from assay.plan import TableDecision, compile_plan
from tests.building import Domain, domain
from tests.features.coverage.asking import asked, coverage, found

SCHEMA = """
    kinds:
      project:
        plural: projects
        key: id
        fields:
          id: {type: text}
          late: {type: boolean}
"""


def version(days: str, red: str = "red") -> str:
    return f"""
        rule: status
        title: Status
        effective: {{{days}}}
        for: project
        table:
          outcome: status
          type: text
          hit: unique
          rows:
            - {{when: {{late: false}}, then: green}}
            - {{when: {{late: true}}, then: {red}}}
    """


RULES = {
    "v1.yaml": version("to: 2019-09-30"),
    "v2.yaml": version("from: 2019-10-01", red="yellow"),
}
FACTS = {"projects.yaml": "- {id: a, late: true}\n- {id: b, late: false}\n"}


def on(folder: Path, day: str) -> Domain:
    return domain(folder, schema=SCHEMA, facts=FACTS, rules=RULES, book=f"as_of: {day}")


def test_rules_that_are_never_in_force_on_one_day_are_counted_side_by_side(tmp_path: Path) -> None:
    old, new = on(tmp_path / "old", "2019-09-30"), on(tmp_path / "new", "2020-09-30")
    results = [
        asked(old.evaluate(), "project/a status"),
        asked(new.evaluate(), "project/a status", "project/b status"),
    ]
    both = covered(results, new.schema)
    assert {one.rule.file: found(one) for one in both.rules} == {
        "v1.yaml": ["row 2 (late: true)"],
        "v2.yaml": ["row 1 (late: false)", "row 2 (late: true)"],
    }
    assert both.count() == Count(3, 4)


def test_scenarios_on_several_days_add_to_the_same_goals(tmp_path: Path) -> None:
    one, two = on(tmp_path / "one", "2020-03-31"), on(tmp_path / "two", "2020-09-30")
    results = [
        asked(one.evaluate(), "project/a status"),
        asked(two.evaluate(), "project/b status"),
    ]
    assert covered(results, one.schema).count() == Count(2, 2)


def test_a_rule_that_no_scenario_comes_to_is_counted_where_its_plan_is_given(
    tmp_path: Path,
) -> None:
    new = on(tmp_path, "2020-09-30")
    assert new.library is not None
    old = on(tmp_path, "2019-09-30").plan
    assert old is not None
    results = [asked(new.evaluate(), "project/a status")]
    assert covered(results, new.schema).count() == Count(1, 2)
    assert covered(results, new.schema, [old]).count() == Count(1, 4)
    assert covered([], new.schema, [old]).count() == Count(0, 2)


def test_a_few_scenarios_are_named_for_each_goal(tmp_path: Path) -> None:
    made = on(tmp_path, "2020-09-30")
    evaluation = made.evaluate()
    results = [
        asked(evaluation, "project/a status", name=f"scenario {at}", line=at) for at in range(1, 6)
    ]
    (rule,) = covered([*results, results[0]], made.schema).rules
    ((_, proofs),) = rule.proofs.items()
    assert [(one.name, str(one.place)) for one in proofs] == [
        ("scenario 1", "a.feature:1:1"),
        ("scenario 2", "a.feature:2:1"),
        ("scenario 3", "a.feature:3:1"),
    ]


def test_a_result_without_an_evaluation_counts_for_nothing(tmp_path: Path) -> None:
    assert covered([asked(None)], on(tmp_path, "2020-09-30").schema).rules == ()


def test_a_share_is_exact_and_reads_a_hundred_only_where_nothing_is_missing() -> None:
    assert Count(2, 3).ratio == Fraction(2, 3)
    assert Count(2, 3).percent == Decimal("66.6")
    assert Count(9999, 10000).percent == Decimal("99.9")
    assert Count(10000, 10000).percent == Decimal("100.0")
    assert Count(0, 7).percent == Decimal("0.0")
    assert (Count(0, 0).ratio, Count(0, 0).percent) == (Fraction(1), Decimal("100.0"))


def test_goals_are_counted_by_kind_and_missing_ones_listed(tmp_path: Path) -> None:
    covers = coverage(on(tmp_path, "2020-09-30"), "project/b status")
    assert covers.count(GoalKind.ROW) == Count(1, 2)
    assert covers.count(GoalKind.CHECK, GoalKind.LEVEL) == Count(0, 0)
    (missing,) = covers.missing
    assert (missing.text.en, missing.number) == ("row 2 (late: true)", 2)
    assert missing.text.in_language("th") == "แถวที่ 2 (late: true)"
    assert str(missing.span).startswith("rules/v2.yaml:11:")


def test_the_parts_of_a_rule_stand_beside_its_goals(tmp_path: Path) -> None:
    covers = coverage(on(tmp_path, "2020-09-30"), "project/b status")
    (rule,) = covers.rules
    (decision,) = rule.decisions
    assert isinstance(decision, TableDecision)
    assert [one.number for one in decision.rows] == [1, 2]


def test_a_day_with_other_parameters_has_boundaries_of_its_own(tmp_path: Path) -> None:
    schema = SCHEMA + "          delay: {type: number, decimals: 0}\n"
    rules = {
        "parameters.yaml": """
            limit: [{from: 2019-10-01, value: 5}, {from: 2020-04-01, value: 7}]
        """,
        "rule.yaml": """
            rule: slow
            title: Slow
            for: project
            table:
              outcome: slow
              hit: unique
              rows:
                - {when: {delay: "<= parameters.limit"}, then: false}
                - {when: {delay: "> parameters.limit"}, then: true}
        """,
    }
    made = domain(tmp_path, schema=schema, facts=FACTS, rules=rules)
    assert made.library is not None
    plans = [
        plan
        for day in (dt.date(2020, 3, 31), dt.date(2020, 9, 30))
        if (plan := compile_plan(made.schema, made.library, day)[0]) is not None
    ]
    ends = [
        goal.boundary.endpoint
        for goal in covered([], made.schema, plans).missing
        if goal.boundary is not None
    ]
    assert ends == ["5", "5", "5", "7", "7", "7"]
