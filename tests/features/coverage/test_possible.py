"""What expressions may come to: whether they may be null, true or false, and which numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.analyse.expressions.givers import Known
from assay.analyse.expressions.possible import Possible
from assay.plan import Calculation, Formula
from tests.building import Domain, domain

SCHEMA = """
    kinds:
      agency:
        plural: agencies
        key: id
        fields: {id: {type: text}, budget: {type: number, required: true}}
      project:
        plural: projects
        key: id
        parent: agency
        fields:
          id: {type: text}
          open: {type: boolean}
          sure: {type: boolean, required: true}
          plan: {type: number, decimals: 2, range: "> 0", required: true}
          spent: {type: number, decimals: 2, range: ">= 0"}
          change: {type: number}
          day: {type: date, required: true}
          tags: {type: list of text, required: true}
          notes: {type: list of text}
"""
FACTS = {"agencies.yaml": "- {id: x, budget: 1}\n", "projects.yaml": "[]\n"}


def rule(expression: str, applies: str = "") -> str:
    head = "rule: a\ntitle: A\nfor: project\n"
    return f"{head}{applies}outcomes:\n  it:\n    is: >-\n      {expression}\n"


def made_of(folder: Path, expression: str, applies: str = "", **others: str) -> Domain:
    rules = {"a.yaml": rule(expression, applies), **{f"{n}.yaml": t for n, t in others.items()}}
    return domain(folder, schema=SCHEMA, facts=FACTS, rules=rules)


def it_of(made: Domain) -> tuple[Possible, Formula, Known]:
    assert made.plan is not None, [one.message.en for one in made.findings]
    decisions = [one for step in made.plan.steps for one in step.decisions]
    (it,) = (one for one in decisions if isinstance(one, Calculation) and one.name == "it")
    return Possible(made.plan, made.schema), it.formula, Known.of(it.applies)


def is_null_possible(made: Domain) -> bool:
    possible, formula, known = it_of(made)
    return possible.null(formula.node, known)


@pytest.mark.parametrize(
    "expression",
    [
        "plan",
        "agency.budget",
        "plan + 1",
        "plan - plan * 2",
        "100 / plan",
        "percent(1, plan)",
        "spent != null",
        "spent = null or spent > 5",
        "spent != null and spent > 5",
        "if spent = null then 0 else spent",
        "if spent != null and change != null then spent + change else 0",
        "get or else(spent, 0)",
        "max(plan, 0)",
        "abs(plan)",
        "round half up(plan, 1)",
        "count(tags)",
        'list contains(tags, "x")',
        "every t in tags satisfies t != null",
        'every t in tags satisfies t = "x"',
        "count(agency.projects)",
        "count(agency.projects[spent != null and spent > 5])",
        "total(agency.projects.plan)",
        "every p in agency.projects satisfies p.plan > 5",
        "plan in (1..5]",
        "spent in (null, 1)",
        "not(sure)",
        "sure and plan > 5",
        "book.as_of > day",
        "day.year",
        "interpolate(plan, [[1, 2], [3, 4]])",
    ],
)
def test_what_rests_on_what_is_there_is_never_null(tmp_path: Path, expression: str) -> None:
    assert not is_null_possible(made_of(tmp_path, expression))


@pytest.mark.parametrize(
    "expression",
    [
        "spent",
        "spent + plan",
        "100 / spent",
        "plan / change",
        "percent(1, spent)",
        "spent > 5",
        "sure or spent > 5",
        "if spent = null then spent else 0",
        "get or else(spent, change)",
        "count(notes)",
        'list contains(notes, "x")',
        "sum(agency.projects.plan)",
        "total(agency.projects.spent)",
        "every p in agency.projects satisfies p.spent > 5",
        "count(agency.projects[spent > 5])",
        "agency.projects[1].plan",
        'book.agency = "x"',
        "previous.plan",
        "interpolate(spent, [[1, 2], [3, 4]])",
        "round half up(plan, change)",
        "sqrt(plan)",
        "[plan, 2][3]",
    ],
)
def test_what_may_be_missing_or_undefined_may_be_null(tmp_path: Path, expression: str) -> None:
    assert is_null_possible(made_of(tmp_path, expression))


@pytest.mark.parametrize(
    ("applies", "expression"),
    [
        ("spent != null", "spent > 5"),
        ("spent > 0", "spent"),
        ("open", "open"),
        ("not(open)", "open"),
        ("sure and spent in [1..5]", "spent"),
        ("count(agency.projects) > 0", "sum(agency.projects.plan)"),
        ("count(agency.projects) >= 1", "max(agency.projects.plan)"),
    ],
)
def test_what_applies_demands_is_there(tmp_path: Path, applies: str, expression: str) -> None:
    assert is_null_possible(made_of(tmp_path / "one", expression))
    assert not is_null_possible(made_of(tmp_path / "two", expression, f"applies: {applies}\n"))


OTHER = """
    rule: b
    title: B
    for: project
    {applies}
    outcomes: {{half: {{is: plan / 2}}}}
"""


def test_an_outcome_of_every_fact_is_there_and_one_of_some_facts_may_not_be(
    tmp_path: Path,
) -> None:
    always, some = OTHER.format(applies=""), OTHER.format(applies="applies: open")
    assert not is_null_possible(made_of(tmp_path / "1", "half + 1", b=always))
    assert is_null_possible(made_of(tmp_path / "2", "half + 1", b=some))
    assert not is_null_possible(made_of(tmp_path / "3", "half + 1", "applies: open\n", b=some))
    assert is_null_possible(made_of(tmp_path / "4", "half + 1", "applies: sure\n", b=some))


def test_levels_with_an_otherwise_are_there_where_each_can_be_told(tmp_path: Path) -> None:
    levels = """
        rule: b
        title: B
        for: project
        levels: {{outcome: score, 100: {}, otherwise: 0}}
    """
    assert not is_null_possible(made_of(tmp_path / "1", "score", b=levels.format("plan > 5")))
    assert is_null_possible(made_of(tmp_path / "2", "score", b=levels.format("spent > 5")))


@pytest.mark.parametrize(
    ("expression", "truths"),
    [
        ("plan > 0", {True}),
        ("plan <= 0", {False}),
        ("plan >= 0.01", {True}),
        ("plan = 0.005", {False}),
        ("plan != 0.005", {True}),
        ("plan = plan", {True}),
        ("plan < plan", {False}),
        ("count(tags) >= 0 and open", {True, False}),
        ("count(tags) < 0 and open", {False}),
        ("count(tags) >= 0 or open", {True}),
        ("not(spent >= 0)", {False}),
        ("abs(change) >= 0", {True}),
        ("max(change, 3) >= 3", {True}),
        ("min(change, 3) > 3", {False}),
        ("plan + spent > 0", {True}),
        ("plan + spent >= 0", {True}),
        ("plan - spent > 0", {True, False}),
        ("-plan < 0", {True}),
        ("-plan < -1", {True, False}),
        ("(if sure then 1 else 3) = 2", {False}),
        ("(if sure then 1 else 3) < 3", {True, False}),
        ("total(agency.projects.spent) >= 0", {True}),
        ("change > 0", {True, False}),
        ("plan != null", {True}),
        ("spent != null", {True, False}),
    ],
)
def test_a_condition_comes_to_what_its_numbers_can(
    tmp_path: Path, expression: str, truths: set[bool]
) -> None:
    possible, formula, known = it_of(made_of(tmp_path, expression))
    assert possible.truths(formula.node, known) == truths


def test_a_condition_on_what_no_rule_gives_on_the_day_is_neither(tmp_path: Path) -> None:
    later = OTHER.format(applies="effective: {from: 2021-01-01}")
    possible, formula, known = it_of(made_of(tmp_path, "half > 1", b=later))
    assert possible.truths(formula.node, known) == frozenset()
    assert possible.null(formula.node, known)
