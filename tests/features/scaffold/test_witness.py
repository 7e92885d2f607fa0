"""Facts that put a decision into a wanted case are found, or it is said that none were."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

from assay.features.scaffold import Unreached, Witness, in_box, in_case, witness
from assay.features.scaffold.targets import Applies, Checks, Count, Goal, InputIs, Stating
from assay.features.scenario import Workspace
from assay.match import MATCHERS
from assay.outcome import Evaluation, evaluate_plan
from assay.plan import CheckDecision, Decision, Plan, TableDecision
from assay.plan.region_set import RegionSet
from assay.plan.table import Scalar
from assay.values.null import Null, missing
from assay.values.text import Text
from tests.features.scaffold.projects import BONUS, OVERSPENT, SCORE, STATUS, workspace

DAY = dt.date(2020, 9, 30)
NOTHING = missing("anything")


def of_rule(plan: Plan, rule: str) -> list[Decision]:
    return [one for step in plan.steps for one in step.decisions if one.rule.id == rule]


def table_of(plan: Plan, rule: str) -> TableDecision:
    return next(one for one in of_rule(plan, rule) if isinstance(one, TableDecision))


def found(space: Workspace, rule: str, *case: Scalar) -> Witness | Unreached:
    plan = space.plan(DAY)
    decision = table_of(plan, rule)
    return witness(plan, space.schema, decision, in_case(decision, decision.inputs, case))


def evaluated(space: Workspace, one: Witness) -> Evaluation:
    """The facts, evaluated from the start by all rules and by both matchers."""
    return evaluate_plan(one.book, space.plan(DAY), MATCHERS["both"]())


def test_a_derived_number_is_met_exactly(tmp_path: Path) -> None:
    space = workspace(tmp_path, STATUS)
    one = found(space, "status", False, Decimal("5.1"))
    assert isinstance(one, Witness)
    (project,) = one.book.of_kind("project")
    plan, actual = project.values["plan"], project.values["actual"]
    assert isinstance(plan, Decimal)
    assert isinstance(actual, Decimal)
    assert Decimal("5.05") <= plan - actual < Decimal("5.15")
    assert evaluated(space, one).value("project", "1", "delay") == Decimal("5.1")


def test_a_null_is_met_by_leaving_out_what_is_read(tmp_path: Path) -> None:
    space = workspace(tmp_path, STATUS)
    one = found(space, "status", False, NOTHING)
    assert isinstance(one, Witness)
    assert isinstance(evaluated(space, one).value("project", "1", "delay"), Null)


def test_the_rule_is_made_to_apply(tmp_path: Path) -> None:
    space = workspace(tmp_path, SCORE)
    one = found(space, "score", True, True)
    assert isinstance(one, Witness)
    assert one.book.of_kind("project")[0].values["scored"] is True


def test_a_condition_over_children_may_need_two_of_them(tmp_path: Path) -> None:
    space = workspace(tmp_path, SCORE)
    one = found(space, "score", False, True)
    assert isinstance(one, Witness)
    stages = [fact.values["stage"] for fact in one.book.of_kind("draft")]
    assert len(stages) == 2
    assert sum(str(stage) == "passed" for stage in stages) == 1
    assert evaluated(space, one).value("project", "1", "score") == 75


def test_outcomes_of_other_rules_are_brought_about_by_the_facts_that_they_read(
    tmp_path: Path,
) -> None:
    space = workspace(tmp_path, STATUS, SCORE, BONUS)
    red = space.schema.types["colour"].member("red")
    assert red is not None
    one = found(space, "bonus", Decimal(75), red)
    assert isinstance(one, Witness)
    evaluation = evaluated(space, one)
    assert evaluation.value("project", "1", "score") == 75
    assert evaluation.value("project", "1", "colour") == red


def test_facts_fall_in_a_wanted_region_of_each_column(tmp_path: Path) -> None:
    space = workspace(tmp_path, STATUS)
    plan = space.plan(DAY)
    decision = table_of(plan, "status")
    columns = decision.regions.columns
    case = (False, Decimal(7))  # over 5, the only point of the column
    box = tuple(RegionSet.of([column.number(case)]) for column in columns)
    one = witness(plan, space.schema, decision, in_box(decision, columns, box))
    assert isinstance(one, Witness)
    delay = evaluated(space, one).value("project", "1", "delay")
    assert isinstance(delay, Decimal)
    assert delay > 5


def test_what_can_not_be_is_not_made_up(tmp_path: Path) -> None:
    space = workspace(tmp_path, STATUS)
    one = found(space, "status", False, Decimal(-1))
    assert isinstance(one, Unreached)
    assert "obstacle = false, delay = -1" in one.text.en
    assert "obstacle = false, delay = -1" in one.text.in_language("th")


def test_a_check_is_hit_at_its_very_limit_and_beyond_it(tmp_path: Path) -> None:
    space = workspace(tmp_path, OVERSPENT)
    plan = space.plan(DAY)
    (check,) = of_rule(plan, "overspent")
    assert isinstance(check, CheckDecision)
    for wanted in (True, False, None):
        goal = Goal(Text("so"), (Applies(check), Checks(check, wanted)))
        one = witness(plan, space.schema, check, goal)
        assert isinstance(one, Witness)
        codes = {finding.code for finding in evaluated(space, one).findings}
        assert codes == {True: set(), False: {"overspent"}, None: {"unchecked"}}[wanted]


def test_stated_children_are_as_many_and_as_wanted(tmp_path: Path) -> None:
    space = workspace(tmp_path, SCORE)
    plan = space.plan(DAY)
    decision = table_of(plan, "score")
    heard = space.schema.types["stage"].member("heard")
    goal = Goal(
        Text("two"), (Applies(decision), Count("draft", 2), Stating("draft", "stage", heard))
    )
    one = witness(plan, space.schema, decision, goal)
    assert isinstance(one, Witness)
    assert [fact.values["stage"] for fact in one.book.of_kind("draft")] == [heard, heard]


def test_the_same_search_finds_the_same_facts(tmp_path: Path) -> None:
    first, second = (
        found(workspace(tmp_path / n, STATUS), "status", True, Decimal("4.9")) for n in "ab"
    )
    assert isinstance(first, Witness)
    assert isinstance(second, Witness)
    assert first.trial.stated == second.trial.stated


def test_facts_that_do_not_matter_stay_plain(tmp_path: Path) -> None:
    space = workspace(tmp_path, STATUS)
    plan = space.plan(DAY)
    decision = table_of(plan, "status")
    one = witness(plan, space.schema, decision, Goal(Text("red"), (InputIs(decision, 0, True),)))
    assert isinstance(one, Witness)
    (project,) = one.book.of_kind("project")
    assert project.values["plan"] == project.values["actual"] == 100
