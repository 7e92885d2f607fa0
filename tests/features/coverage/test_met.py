"""What a scenario covers: only what its expectations look at, and what that rests on."""

from __future__ import annotations

from pathlib import Path

from assay.features.coverage import GoalKind, covered
from assay.features.scenario.result import Verdict
from tests.building import Domain, domain
from tests.features.coverage.asking import asked, coverage, found

SCHEMA = """
    kinds:
      agency:
        plural: agencies
        key: id
        fields:
          id: {type: text}
      project:
        plural: projects
        key: id
        parent: agency
        fields:
          id: {type: text}
          role: {type: text}
          delay: {type: number, decimals: 1}
          target: {type: number, decimals: 2}
          low: {type: number, decimals: 1}
          high: {type: number, decimals: 1}
"""
AGENCY = "- {id: x}\n"


def made_of(folder: Path, projects: str, **rules: str) -> Domain:
    files = {f"{name}.yaml": text for name, text in rules.items()}
    facts = {"agencies.yaml": AGENCY, "projects.yaml": projects}
    return domain(folder, schema=SCHEMA, facts=facts, rules=files)


STATUS = """
    rule: status
    title: Status
    for: project
    table:
      outcome: status
      type: text
      hit: unique
      rows:
        - {when: {delay: "<= 5"}, then: green}
        - {when: {delay: "> 5"}, then: red}
"""
TWO = """
- {id: a, agency: x, delay: 5.0}
- {id: b, agency: x, delay: 5.1}
"""


def test_a_row_that_fired_unasked_is_not_covered(tmp_path: Path) -> None:
    made = made_of(tmp_path, TWO, status=STATUS)
    assert found(coverage(made, "project/a status")) == ["row 1 (delay: <= 5)", "delay at 5"]


def test_each_endpoint_is_hit_exactly_or_from_its_neighbour(tmp_path: Path) -> None:
    made = made_of(tmp_path, TWO, status=STATUS)
    both = coverage(made, "project/a status", "project/b status")
    assert found(both, GoalKind.BOUNDARY) == ["delay at 5", "delay at 5.1, just over 5"]
    assert [one.text.en for one in both.missing] == ["delay at 4.9, just under 5"]


def test_a_value_two_units_away_is_no_neighbour(tmp_path: Path) -> None:
    made = made_of(tmp_path, "- {id: a, agency: x, delay: 5.2}\n", status=STATUS)
    assert found(coverage(made, "project/a status")) == ["row 2 (delay: > 5)"]


def test_a_scenario_that_fails_or_can_not_run_covers_nothing(tmp_path: Path) -> None:
    made = made_of(tmp_path, TWO, status=STATUS)
    for verdict in (Verdict.FAILED, Verdict.WRONG):
        result = asked(made.evaluate(), "project/a status", verdict=verdict)
        assert found(covered([result], made.schema)) == []


def test_what_an_outcome_rests_on_is_covered_down_to_the_facts(tmp_path: Path) -> None:
    count = """
        rule: reds
        title: Reds
        for: agency
        outcomes:
          reds: {is: 'count(projects[status = "red"])'}
    """
    made = made_of(tmp_path, TWO, status=STATUS, reds=count)
    assert found(coverage(made, "agency/x reds")) == [
        "a value of reds",
        "row 1 (delay: <= 5)",
        "row 2 (delay: > 5)",
        "delay at 5",
        "delay at 5.1, just over 5",
    ]


def test_a_given_is_looked_into_too(tmp_path: Path) -> None:
    late = """
        rule: late
        title: Late
        for: project
        given:
          score: {is: "interpolate(delay, [[0, 100], [10, 0]])"}
        outcomes:
          late: {is: score < 50}
    """
    made = made_of(tmp_path, "- {id: a, agency: x, delay: 9.9}\n", late=late)
    assert found(coverage(made, "project/a late")) == [
        "delay between 0 and 10",
        "delay at 9.9, just under 10",
        "a value of late",
    ]


def test_a_check_is_covered_by_what_came_of_it_where_it_is_asked_for(tmp_path: Path) -> None:
    check = """
        rule: met
        title: Met
        for: project
        checks:
          - {code: short, that: delay >= target, severity: error, message: short}
    """
    projects = """
- {id: a, agency: x, delay: 5, target: 5.00}
- {id: b, agency: x, delay: 4.9, target: 4.91}
- {id: c, agency: x, delay: 5}
"""
    made = made_of(tmp_path, projects, met=check)
    every = {one: coverage(made, checks=[("met", "short", f"project/{one}")]) for one in "abc"}
    assert found(every["a"]) == ["check short holds", "delay equal to target"]
    assert found(every["b"]) == ["check short fails", "delay under target by 0.01"]
    assert found(every["c"]) == ["check short can't be made"]


def test_an_outcome_that_a_check_reads_is_covered_by_the_check(tmp_path: Path) -> None:
    check = """
        rule: no-reds
        title: No reds
        for: project
        checks:
          - {code: is-red, that: 'status != "red"', severity: error, message: red}
    """
    made = made_of(tmp_path, TWO, status=STATUS, no_reds=check)
    covers = coverage(made, checks=[("no-reds", "is-red", "project/b")])
    assert found(covers) == [
        "check is-red fails",
        "row 2 (delay: > 5)",
        "delay at 5.1, just over 5",
    ]


def test_levels_are_covered_by_the_level_that_gave_the_outcome(tmp_path: Path) -> None:
    levels = """
        rule: score
        title: Score
        for: project
        levels:
          outcome: score
          100: delay <= 0
          50: delay <= 5
          otherwise: 0
    """
    projects = """
- {id: a, agency: x, delay: 0}
- {id: b, agency: x, delay: 3}
- {id: c, agency: x, delay: 9}
- {id: d, agency: x}
"""
    made = made_of(tmp_path, projects, score=levels)
    every = {one: found(coverage(made, f"project/{one} score")) for one in "abcd"}
    assert every["a"] == ["level 1 (100: delay <= 0)", "delay at 0"]
    assert every["b"] == ["level 2 (50: delay <= 5)"]
    assert every["c"] == ["otherwise"]
    assert every["d"] == ["a level that can't be told"]


SCALE = """
    rule: points
    title: Points
    for: project
    scale:
      outcome: points
      of: delay
      points: {low: 50, high: 100}
      better: 100
"""


def test_points_of_each_fact_may_rise_or_fall(tmp_path: Path) -> None:
    projects = """
- {id: a, agency: x, delay: 3, low: 1, high: 5}
- {id: b, agency: x, delay: 3, low: 5, high: 1}
- {id: c, agency: x, delay: 6, low: 1, high: 5}
- {id: d, agency: x, delay: 6, low: 5, high: 1}
- {id: e, agency: x, delay: 5, low: 1, high: 5}
- {id: f, agency: x, delay: 5, high: 5}
"""
    made = made_of(tmp_path, projects, points=SCALE)
    every = {one: found(coverage(made, f"project/{one} points")) for one in "abcdef"}
    between = "delay between points 1 and 2, the least first"
    assert every["a"] == every["b"] == [between]
    assert every["c"] == ["delay beyond the point of the higher score"]
    assert every["d"] == []  # beyond the lower score, where the rule says nothing
    assert every["e"] == ["delay equal to high"]
    assert every["f"] == ["delay equal to high"]  # a scale that can't be read has no segment


def test_a_fact_that_a_rule_leaves_out_counts_where_it_is_asked_about(tmp_path: Path) -> None:
    core = STATUS.replace("for: project", 'for: project\n    applies: role = "core"')
    projects = """
- {id: a, agency: x, role: core, delay: 1}
- {id: b, agency: x, role: support, delay: 1}
- {id: c, agency: x, delay: 1}
"""
    made = made_of(tmp_path, projects, status=core)
    every = {one: found(coverage(made, f"project/{one} status")) for one in "abc"}
    assert every["a"] == ["a fact it applies to", "row 1 (delay: <= 5)"]
    assert every["b"] == ["a fact it does not apply to"]
    assert every["c"] == []  # whether it applies can't be told


def test_of_two_rules_for_one_outcome_the_one_that_leaves_a_fact_out_is_covered_too(
    tmp_path: Path,
) -> None:
    one = """
        rule: one
        title: One
        for: project
        applies: role = "core"
        outcomes: {weight: {is: 2}}
    """
    two = one.replace("rule: one", "rule: two").replace('= "core"', '!= "core"')
    made = made_of(tmp_path, "- {id: a, agency: x, role: core}\n", one=one, two=two)
    covers = coverage(made, "project/a weight")
    by_rule = {rule.rule.id: found(rule) for rule in covers.rules}
    assert by_rule == {
        "one": ["a fact it applies to", "a value of weight"],
        "two": ["a fact it does not apply to"],
    }


def test_rows_that_a_violated_policy_forbids_are_not_covered(tmp_path: Path) -> None:
    clash = STATUS.replace('"> 5"', '">= 5"')
    made = made_of(tmp_path, "- {id: a, agency: x, delay: 5}\n", status=clash)
    assert found(coverage(made, "project/a status")) == ["delay at 5"]


def test_what_is_asked_of_no_fact_or_no_rule_covers_nothing(tmp_path: Path) -> None:
    made = made_of(tmp_path, TWO, status=STATUS)
    covers = coverage(made, "project/z status", "project/a unknown", checks=[("a", "b", "c/d")])
    assert found(covers) == []


def test_a_fact_that_a_check_leaves_out_by_its_when_is_covered_where_it_is_asked_for(
    tmp_path: Path,
) -> None:
    check = """
        rule: met
        title: Met
        for: project
        applies: delay < 9
        checks:
          - {code: short, when: target > 1, that: delay >= target, severity: error, message: short}
    """
    projects = """
- {id: a, agency: x, delay: 5, target: 2}
- {id: b, agency: x, delay: 5, target: 1}
- {id: c, agency: x, delay: 5}
- {id: d, agency: x, delay: 9, target: 1}
"""
    made = made_of(tmp_path, projects, met=check)
    every = {one: coverage(made, checks=[("met", "short", f"project/{one}")]) for one in "abcd"}
    kinds = (GoalKind.APPLIES, GoalKind.CHECK)
    assert found(every["a"], *kinds) == ["a fact it applies to", "check short holds"]
    assert found(every["b"], *kinds) == ["a fact it applies to", "check short does not apply"]
    assert found(every["c"], *kinds) == ["a fact it applies to"]
    assert found(every["d"], *kinds) == ["a fact it does not apply to"]
