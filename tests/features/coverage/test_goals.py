"""What there is to cover of a rule; each list is worked out by hand from the rule above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.features.coverage import GoalKind, Side, goals
from tests.building import Domain, domain
from tests.features.coverage.asking import wanted

SCHEMA = """
    types:
      stage: {scale: [drafting, hearing, in_force]}
    kinds:
      project:
        plural: projects
        key: id
        fields:
          id: {type: text}
          obstacle: {type: boolean, required: true}
          delay: {type: number, decimals: 1, required: true, range: ">= 0"}
          spent: {type: number}
          plan: {type: number, decimals: 2}
          actual: {type: number, decimals: 1}
          held_on: {type: date}
          stage: {type: stage}
          for_50: {type: number, decimals: 1}
          for_100: {type: number, decimals: 1}
      step:
        plural: steps
        key: id
        parent: project
        fields:
          id: {type: text}
          done: {type: boolean, required: true}
"""


def rule(folder: Path, body: str) -> Domain:
    head = "rule: a\ntitle: A\nfor: project\n"
    lines = [line.removeprefix("    ") for line in body.strip("\n").split("\n")]
    facts = {"projects.yaml": "- {id: p, obstacle: true, delay: 1}\n"}
    return domain(folder, schema=SCHEMA, facts=facts, rules=head + "\n".join(lines) + "\n")


def test_each_row_of_a_table_is_to_fire_and_each_end_to_be_hit(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
    table:
      outcome: status
      type: text
      hit: unique
      rows:
        - {when: {obstacle: false, delay: "<= 5"}, then: green}
        - {when: {obstacle: false, delay: "(5..20]"}, then: yellow}
        - {when: {obstacle: true}, then: red}
    """,
    )
    assert wanted(made) == [
        "row 1 (obstacle: false, delay: <= 5)",
        "row 2 (obstacle: false, delay: (5..20])",
        "row 3 (obstacle: true)",
        "delay at 4.9, just under 5",
        "delay at 5",
        "delay at 5.1, just over 5",
        "delay at 19.9, just under 20",
        "delay at 20",
        "delay at 20.1, just over 20",
    ]


def test_a_boundary_says_where_it_stands_and_which_rows_name_it(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
    table:
      outcome: status
      type: text
      hit: unique
      rows:
        - {when: {delay: "<= 5"}, then: green}
        - {when: {delay: "> 5"}, then: red}
    """,
    )
    assert made.plan is not None
    (one,) = goals(made.plan, made.schema)
    first = next(goal for goal in one.goals if goal.kind is GoalKind.BOUNDARY)
    assert first.boundary is not None
    assert (first.boundary.column, first.boundary.endpoint) == ("delay", "5")
    assert (first.boundary.side, first.boundary.rows) == (Side.UNDER, (1, 2))
    assert str(first.span) == "rules/rule.yaml:9:7"
    assert first.text.in_language("th") == "delay เท่ากับ 4.9 (ค่าใกล้ที่สุดที่ต่ำกว่า 5)"


def test_what_lies_outside_the_declared_range_or_off_the_grid_is_no_goal(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
    table:
      outcome: status
      type: text
      hit: unique
      otherwise: other
      rows:
        - {when: {delay: "<= 0"}, then: none}
        - {when: {delay: "[0.55..0.6]"}, then: some}
    """,
    )
    # Nothing lies under 0; 0.55 is no number of one decimal, and its neighbours are 0.5 and 0.6.
    assert wanted(made, GoalKind.BOUNDARY) == [
        "delay at 0",
        "delay at 0.1, just over 0",
        "delay at 0.5, just under 0.55",
        "delay at 0.6, just over 0.55",
        "delay at 0.5, just under 0.6",
        "delay at 0.6",
        "delay at 0.7, just over 0.6",
    ]


def test_where_no_decimals_are_declared_a_neighbour_lies_within_a_unit_of_the_endpoints(
    tmp_path: Path,
) -> None:
    made = rule(
        tmp_path,
        """
    table:
      outcome: status
      type: text
      hit: unique
      rows:
        - {when: {spent: "< 2.50"}, then: low}
        - {when: {spent: ">= 2.50"}, then: high}
    """,
    )
    assert wanted(made, GoalKind.BOUNDARY) == [
        "spent under 2.5 by 0.01 at most",
        "spent at 2.5",
        "spent over 2.5 by 0.01 at most",
    ]


def test_dates_have_days_and_scales_have_members_for_neighbours(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
    table:
      outcome: status
      type: text
      hit: first
      rows:
        - {when: {held_on: '< date("2020-03-01")'}, then: early}
        - {when: {stage: ">= hearing"}, then: open}
        - {when: {stage: in_force}, then: closed}
    """,
    )
    # Row 3 never gives the outcome: what it asks, row 2 has answered. A member that is only alike
    # or unlike is no boundary.
    assert wanted(made) == [
        'row 1 (held_on: < date("2020-03-01"))',
        "row 2 (stage: >= hearing)",
        "held_on on 2020-02-29, the day before 2020-03-01",
        "held_on on 2020-03-01",
        "held_on on 2020-03-02, the day after 2020-03-01",
        "stage at drafting, just under hearing",
        "stage at hearing",
        "stage at in_force, just over hearing",
    ]


def test_two_names_are_to_be_alike_and_a_unit_apart_where_both_have_decimals(
    tmp_path: Path,
) -> None:
    made = rule(
        tmp_path,
        """
    table:
      outcome: status
      type: text
      hit: first
      rows:
        - {when: {actual: ">= plan"}, then: met}
        - {when: {actual: "< spent"}, then: under}
    """,
    )
    assert wanted(made, GoalKind.BOUNDARY) == [
        "actual under plan by 0.01",
        "actual equal to plan",
        "actual over plan by 0.01",
        "actual under spent",
        "actual equal to spent",
        "actual over spent",
    ]


def test_levels_are_to_be_reached_to_be_untold_and_to_be_missed(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
    levels:
      outcome: score
      100: every s in steps satisfies s.done
      75: actual >= 50
      otherwise: 0
    """,
    )
    assert wanted(made) == [
        "level 1 (100: every s in steps satisfies s.done)",
        "level 2 (75: actual >= 50)",
        "a level that can't be told",
        "otherwise",
        "actual at 49.9, just under 50",
        "actual at 50",
        "actual at 50.1, just over 50",
    ]


def test_levels_on_what_is_always_there_can_be_told(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
    levels:
      outcome: score
      100: delay = 0
      otherwise: 50
    """,
    )
    assert wanted(made) == [
        "level 1 (100: delay = 0)",
        "otherwise",
        "delay at 0",
        "delay at 0.1, just over 0",
    ]


def test_an_otherwise_that_nothing_comes_to_is_no_goal(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
    table:
      outcome: status
      type: text
      hit: unique
      otherwise: lost
      rows:
        - {when: {obstacle: true}, then: red}
        - {when: {obstacle: false}, then: green}
    """,
    )
    assert wanted(made) == ["row 1 (obstacle: true)", "row 2 (obstacle: false)"]


def test_a_row_that_applies_rules_out_is_no_goal(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
    applies: delay > 5
    table:
      outcome: status
      type: text
      hit: unique
      rows:
        - {when: {delay: "<= 5"}, then: green}
        - {when: {delay: "> 5"}, then: red}
    """,
    )
    assert wanted(made) == [
        "a fact it applies to",
        "a fact it does not apply to",
        "row 2 (delay: > 5)",
        "delay at 5.1, just over 5",
    ]


def test_a_rule_that_applies_to_every_fact_has_no_fact_to_leave_out(tmp_path: Path) -> None:
    made = rule(tmp_path, "    applies: delay != null\n    outcomes: {twice: {is: delay * 2}}")
    assert wanted(made) == ["a fact it applies to", "a value of twice"]


def test_a_rule_that_applies_to_no_fact_has_nothing_to_cover_but_that(tmp_path: Path) -> None:
    made = rule(tmp_path, "    applies: delay = null\n    outcomes: {twice: {is: delay * 2}}")
    assert wanted(made) == ["a fact it does not apply to"]


def test_a_scale_has_segments_and_points(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
    scale:
      outcome: score
      of: delay
      points: {10: 50, 0: 100, 5: 75}
      worse: 0
    """,
    )
    # Under 0 there is nothing, so that `worse` lies over 10 alone, where the score is the lower.
    assert wanted(made) == [
        "delay between 0 and 5",
        "delay between 5 and 10",
        "delay above 10",
        "delay at 9.9, just under 10",
        "delay at 10",
        "delay at 10.1, just over 10",
        "delay at 0",
        "delay at 0.1, just over 0",
        "delay at 4.9, just under 5",
        "delay at 5",
        "delay at 5.1, just over 5",
    ]


def test_beyond_an_end_of_which_a_scale_says_nothing_is_no_segment(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        "    scale: {outcome: score, of: actual, points: {1: 0, 1.1: 50, 9: 100}, above: 100}",
    )
    # At one decimal nothing lies between 1 and 1.1.
    assert wanted(made, GoalKind.SEGMENT) == ["actual between 1.1 and 9", "actual above 9"]


def test_points_of_each_fact_are_told_apart_by_their_order(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
    scale:
      outcome: score
      of: actual
      points: {for_50: 50, for_100: 100}
      better: 100
    """,
    )
    assert wanted(made) == [
        "actual between points 1 and 2, the least first",
        "actual beyond the point of the higher score",
        "actual under for_50 by 0.1",
        "actual equal to for_50",
        "actual over for_50 by 0.1",
        "actual under for_100 by 0.1",
        "actual equal to for_100",
        "actual over for_100 by 0.1",
    ]


def check(that: str, more: str = "") -> str:
    return f"    checks:\n      - code: c\n        that: {that}\n        severity: error\n{more}        message: m"


def test_a_check_is_to_hold_to_fail_and_to_be_impossible(tmp_path: Path) -> None:
    made = rule(tmp_path, check("actual <= plan"))
    assert wanted(made) == [
        "check c holds",
        "check c fails",
        "check c can't be made",
        "actual under plan by 0.01",
        "actual equal to plan",
        "actual over plan by 0.01",
    ]


def test_a_check_whether_something_is_there_can_always_be_made(tmp_path: Path) -> None:
    assert wanted(rule(tmp_path, check("spent != null"))) == ["check c holds", "check c fails"]


def test_a_check_of_what_the_schema_requires_can_always_be_made(tmp_path: Path) -> None:
    made = rule(tmp_path, check("delay <= 100"))
    assert wanted(made) == [
        "check c holds",
        "check c fails",
        "delay at 99.9, just under 100",
        "delay at 100",
        "delay at 100.1, just over 100",
    ]


def test_a_check_that_no_fact_can_fail_is_only_to_hold(tmp_path: Path) -> None:
    made = rule(tmp_path, check("count(steps) >= 0"))
    assert wanted(made) == ["check c holds"]


def test_a_check_that_applies_makes_possible_can_always_be_made(tmp_path: Path) -> None:
    made = rule(tmp_path, "    applies: spent != null\n" + check("spent >= 1"))
    assert wanted(made, GoalKind.CHECK) == ["check c holds", "check c fails"]


@pytest.mark.parametrize(
    ("applies", "always"),
    [
        ("spent > 5 or spent < 2", True),
        ("not(spent in [2..5])", True),
        ("spent + plan > 5 or spent = 2", True),
        ("spent > 5 and (plan > 2 or plan < 1)", True),
        ("spent > 5 or plan < 2", False),
        ("not(spent > 5 and plan < 2)", False),
        ("spent in (null, 5)", False),
    ],
)
def test_a_check_that_a_disjunction_makes_possible_can_always_be_made(
    tmp_path: Path, applies: str, always: bool
) -> None:
    made = rule(tmp_path, f'    applies: "{applies}"\n' + check("spent >= 1"))
    assert ("check c can't be made" in wanted(made)) is not always


def test_what_a_rule_assumes_is_to_hold_and_no_case_that_breaks_it_is_asked_for(
    tmp_path: Path,
) -> None:
    made = rule(
        tmp_path,
        """
    assuming: delay <= for_50
    table:
      outcome: red
      rows:
        - {when: {delay: "> 5", for_50: "< 3"}, then: true}
        - {when: {delay: "<= 5"}, then: false}
      otherwise: false
    """,
    )
    goals = wanted(made, GoalKind.ROW, GoalKind.CHECK)
    assert goals == [
        "check assumption holds",
        "check assumption can't be made",
        "row 2 (delay: <= 5)",
    ]


def test_a_tolerance_takes_the_boundaries_of_a_check_away(tmp_path: Path) -> None:
    made = rule(tmp_path, check("actual = plan", more="        tolerance: printed\n"))
    assert wanted(made) == ["check c holds", "check c fails", "check c can't be made"]


def test_what_a_computation_can_not_come_to_is_no_boundary(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
    given:
      late: {is: "max(actual - plan, 0)", decimals: 1}
    table:
      outcome: status
      type: text
      hit: unique
      rows:
        - {when: {late: 0}, then: on time}
        - {when: {late: "> 0"}, then: late}
    """,
    )
    assert wanted(made, GoalKind.BOUNDARY) == ["late at 0", "late at 0.1, just over 0"]


def test_a_score_that_no_rule_gives_is_no_boundary(tmp_path: Path) -> None:
    made = rule(
        tmp_path,
        """
    levels:
      outcome: score
      100: obstacle
      75: delay <= 5
      otherwise: 0
    table:
      outcome: grade
      hit: unique
      rows:
        - {when: {score: ">= 100"}, then: "A"}
        - {when: {score: "< 100"}, then: "B"}
    """,
    )
    assert [one for one in wanted(made, GoalKind.BOUNDARY) if "score" in one] == ["score at 100"]


def test_the_result_of_an_expression_is_to_be_looked_at(tmp_path: Path) -> None:
    made = rule(
        tmp_path, "    given: {half: {is: delay / 2}}\n    outcomes: {quarter: {is: half / 2}}"
    )
    assert wanted(made) == ["a value of quarter"]


def test_goals_of_one_rule_on_two_days_are_the_same(tmp_path: Path) -> None:
    made = rule(tmp_path / "one", check("delay <= 100"))
    other = rule(tmp_path / "two", check("delay <= 100"))
    assert made.plan is not None
    assert other.plan is not None
    (one,), (two,) = goals(made.plan, made.schema), goals(other.plan, other.schema)
    assert one.goals == two.goals
    assert hash(one.goals) == hash(two.goals)


def test_a_check_with_a_when_is_also_to_leave_a_fact_out(tmp_path: Path) -> None:
    made = rule(tmp_path, check("actual != null", "        when: obstacle\n"))
    assert wanted(made) == ["check c holds", "check c fails", "check c does not apply"]


def test_a_when_that_no_fact_can_fail_leaves_none_out(tmp_path: Path) -> None:
    made = rule(tmp_path, check("actual != null", "        when: delay >= 0\n"))
    assert wanted(made) == ["check c holds", "check c fails"]


def test_what_a_when_demands_is_there_for_the_check(tmp_path: Path) -> None:
    made = rule(tmp_path, check("actual <= 5", "        when: actual != null\n"))
    assert "check c can't be made" not in wanted(made, GoalKind.CHECK)
