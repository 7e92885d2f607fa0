"""Which changes of a rule are proven to be none."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assay.analyse.expressions.possible import Possible
from assay.facts import Schema
from assay.features.mutation.equivalence import differences
from assay.features.mutation.results import Changed
from assay.plan import Plan
from tests.building import domain
from tests.features.mutation.projects import SCHEMA, rule


def planned(folder: Path, body: str) -> tuple[Plan, Schema]:
    schema = SCHEMA.replace("weight: {type: number}", "weight: {type: number, required: true}")
    made = domain(folder, schema=schema, facts={"projects.yaml": "- {id: A}"}, rules=rule(body))
    assert isinstance(made.plan, Plan), [one.message.en for one in made.findings]
    return made.plan, made.schema


def apart(folder: Path, one: str, other: str) -> list[Changed]:
    plan, schema = planned(folder / "one", one)
    changed, _ = planned(folder / "other", other)
    return differences(plan.decisions, changed.decisions, Possible(plan, schema))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("not(obstacle)", "obstacle = false"),
        ("delay > 5 and obstacle", "obstacle and 5 < delay"),
        ("not(delay > 5 or obstacle)", "delay <= 5 and not(obstacle)"),
        ("delay between 1 and 2", "delay >= 1 and delay <= 2"),
        ("delay in (1..2]", "delay > 1 and delay <= 2"),
        ("delay > 5 or delay = 5", "delay >= 5"),
        ("delay > 5", "delay >= 5.1"),  # declared to have one decimal
        ("plan <= actual", "actual >= plan"),
        ("count(tasks) > 2 or count(tasks) > 3", "count(tasks) > 2"),
        ("role = core or role = support or role = other", "role = role"),
    ],
)
def test_conditions_that_are_true_false_and_null_together(
    tmp_path: Path, one: str, other: str
) -> None:
    def check(statement: str) -> str:
        return f"checks: [{{code: a, that: {statement!r}, message: m}}]".replace("'", '"')

    def outcome(condition: str) -> str:
        return f'outcomes: {{late: {{is: "{condition}"}}}}'

    assert apart(tmp_path / "checks", check(one), check(other)) == []
    assert apart(tmp_path / "outcomes", outcome(one), outcome(other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("delay > 5", "delay >= 5"),
        ("plan > 5", "plan >= 5.1"),  # may have any decimals
        ("delay > 5 or delay <= 5", "true"),  # null where nothing is known
        ("delay != null", "delay = delay"),
        ("obstacle", "obstacle = false"),
        ('country > "a"', 'country >= "a"'),  # texts have no columns for their order
    ],
)
def test_conditions_that_differ_somewhere(tmp_path: Path, one: str, other: str) -> None:
    def outcome(condition: str) -> str:
        return f"outcomes: {{late: {{is: '{condition}'}}}}"

    (found,) = apart(tmp_path, outcome(one), outcome(other))
    assert found.base is not None
    assert found.mutated is not None
    assert found.case is not None


def test_whom_a_rule_applies_to_narrows_what_can_differ(tmp_path: Path) -> None:
    body = "applies: delay > 0\nchecks: [{code: a, that: CONDITION, message: m}]"
    one, other = (
        body.replace("CONDITION", "delay > 5"),
        body.replace("CONDITION", "delay > 5 or delay < 0"),
    )
    assert apart(tmp_path, one, other) == []
    (found,) = apart(
        tmp_path / "applies",
        one.replace("delay > 0", "obstacle"),
        one.replace("delay > 0", "delay > 1"),
    )
    assert found.case is not None  # the rule applies to others


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("outcomes: {a: {is: plan + actual}}", "outcomes: {a: {is: actual + plan}}"),
        ("outcomes: {a: {is: plan, decimals: 1}}", "outcomes: {a: {is: plan, decimals: 2}}"),
        (
            "outcomes: {a: {is: plan, decimals: 1}}",
            "outcomes: {a: {is: plan, decimals: 1, round: half even}}",
        ),
        (
            "checks: [{code: a, that: plan = actual, tolerance: 1, message: m}]",
            "checks: [{code: a, that: plan = actual, tolerance: 2, message: m}]",
        ),
        (
            "checks: [{code: a, that: plan = actual, tolerance: 1, message: m}]",
            "checks: [{code: a, that: plan <= actual, tolerance: 1, message: m}]",
        ),
        (
            "checks: [{code: a, that: obstacle, message: m}]",
            "checks: [{code: a, that: obstacle, severity: error, message: m}]",
        ),
        ("applies: obstacle\noutcomes: {a: plan}", "outcomes: {a: plan}"),
    ],
)
def test_what_is_written_otherwise_and_not_proven_alike_differs(
    tmp_path: Path, one: str, other: str
) -> None:
    (found,) = apart(tmp_path, one, other)
    assert found.case is None


def test_spaces_and_brackets_are_no_difference(tmp_path: Path) -> None:
    assert apart(tmp_path, "outcomes: {a: plan+actual}", "outcomes: {a: (plan + actual)}") == []


def test_a_decision_that_is_gone_is_named(tmp_path: Path) -> None:
    both = "checks: [{code: a, that: obstacle, message: m}, {code: b, that: obstacle, message: m}]"
    first = "checks: [{code: a, that: obstacle, message: m}]"
    (found,) = apart(tmp_path, both, first)
    assert getattr(found.base, "code", None) == "b"
    assert found.mutated is None


LEVELS = """
    levels:
      outcome: score
      100: delay <= 5
      50: delay <= 20
      otherwise: 0
"""


def test_levels_are_compared_as_the_tables_they_are(tmp_path: Path) -> None:
    narrower = LEVELS.replace("delay <= 20", "delay in (5..20]")
    assert apart(tmp_path / "narrower", LEVELS, narrower) == []
    (found,) = apart(tmp_path / "open", LEVELS, LEVELS.replace("delay <= 20", "delay < 20"))
    assert found.case is not None
    assert found.case.sample == (Decimal(20),)


def test_where_an_outcome_is_assumed_it_is_another(tmp_path: Path) -> None:
    assumed = LEVELS.replace("otherwise: 0", "otherwise: {value: 0, assumed: nothing is said}")
    (found,) = apart(tmp_path, LEVELS, assumed)
    assert found.case is not None
    assert found.case.sure


COUNTS = "given: {few: 'count(tasks[weight < 50])', many: 'count(tasks[weight < 85])'}\n"


@pytest.mark.parametrize(
    ("rule", "one", "other"),
    [
        # What can be told of the two counts by themselves: the narrower is no greater.
        (COUNTS + "outcomes: {late: {is: 'X'}}", "many >= 3", "many >= 3 or few >= 3"),
        (COUNTS + "outcomes: {late: {is: 'X'}}", "few > many", "few > many and few >= 7"),
        # What the rule assumes.
        ("assuming: plan <= actual\noutcomes: {late: {is: 'X'}}", "plan = actual", "plan >= actual"),
        ("assuming: X\noutcomes: {late: plan}", "plan <= actual", "plan <= actual or plan > actual"),
    ],
)  # fmt: skip
def test_what_is_known_of_values_and_assumed_rules_changes_out(
    tmp_path: Path, rule: str, one: str, other: str
) -> None:
    found = apart(tmp_path, rule.replace("X", one), rule.replace("X", other))
    assert found == []


def test_an_assumption_made_stronger_is_a_change(tmp_path: Path) -> None:
    assuming = "assuming: X\noutcomes: {late: plan}"
    weaker, stronger = (
        assuming.replace("X", "plan <= actual"),
        assuming.replace("X", "plan < actual"),
    )
    (found,) = apart(tmp_path, weaker, stronger)
    assert found.case is not None
