"""Facts that meet what is wanted of them are found, or it is said that none were."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

from assay.analyse.search.search import Search
from assay.analyse.search.targets import Applies, Checks, Is, Lies, Listed, Target
from assay.analyse.search.trial import Trial
from assay.features.scenario import Workspace
from assay.match import MATCHERS
from assay.outcome import Evaluation, evaluate_plan
from assay.plan import CheckDecision, Decision, Plan, TableDecision
from assay.plan.grid import Grid
from assay.plan.table import Scalar
from assay.values.null import Null
from tests.features.scaffold.projects import BONUS, OVERSPENT, SCORE, STATUS, workspace

DAY = dt.date(2020, 9, 30)


def of_rule(plan: Plan, rule: str) -> list[Decision]:
    return [one for step in plan.steps for one in step.decisions if one.rule.id == rule]


def table_of(plan: Plan, rule: str) -> TableDecision:
    return next(one for one in of_rule(plan, rule) if isinstance(one, TableDecision))


def sought(space: Workspace, decision: Decision, *targets: Target) -> Trial | None:
    search = Search(space.plan(DAY), space.schema, (decision,))
    return search.find((Applies(decision.applies), *targets))


def found(space: Workspace, rule: str, *case: Scalar | None) -> Trial | None:
    decision = table_of(space.plan(DAY), rule)
    pairs = zip(decision.inputs, case, strict=True)
    return sought(space, decision, *(Is(one.node, value) for one, value in pairs))


def evaluated(space: Workspace, one: Trial) -> Evaluation:
    """The facts, evaluated from the start by all rules and by both matchers."""
    return evaluate_plan(one.book, space.plan(DAY), MATCHERS["both"]())


def test_a_derived_number_is_met_exactly(tmp_path: Path) -> None:
    space = workspace(tmp_path, STATUS)
    one = found(space, "status", False, Decimal("5.1"))
    assert one is not None
    (project,) = one.book.of_kind("project")
    plan, actual = project.values["plan"], project.values["actual"]
    assert isinstance(plan, Decimal)
    assert isinstance(actual, Decimal)
    assert Decimal("5.05") <= plan - actual < Decimal("5.15")
    assert evaluated(space, one).value("project", "1", "delay") == Decimal("5.1")


def test_a_null_is_met_by_leaving_out_what_is_read(tmp_path: Path) -> None:
    space = workspace(tmp_path, STATUS)
    one = found(space, "status", False, None)
    assert one is not None
    assert isinstance(evaluated(space, one).value("project", "1", "delay"), Null)


def test_the_rule_is_made_to_apply(tmp_path: Path) -> None:
    space = workspace(tmp_path, SCORE)
    one = found(space, "score", True, True)
    assert one is not None
    assert one.book.of_kind("project")[0].values["scored"] is True


def test_a_condition_over_children_may_need_two_of_them(tmp_path: Path) -> None:
    space = workspace(tmp_path, SCORE)
    one = found(space, "score", False, True)
    assert one is not None
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
    assert one is not None
    evaluation = evaluated(space, one)
    assert evaluation.value("project", "1", "score") == 75
    assert evaluation.value("project", "1", "colour") == red


def test_a_number_falls_in_a_stretch_of_amounts(tmp_path: Path) -> None:
    space = workspace(tmp_path, STATUS)
    decision = table_of(space.plan(DAY), "status")
    over_5 = Lies(decision.inputs[1].node, Decimal(5), Grid(Decimal(0), low_closed=False))
    one = sought(space, decision, Is(decision.inputs[0].node, False), over_5)
    assert one is not None
    delay = evaluated(space, one).value("project", "1", "delay")
    assert isinstance(delay, Decimal)
    assert delay > 5


def test_what_can_not_be_is_not_made_up(tmp_path: Path) -> None:
    assert found(workspace(tmp_path, STATUS), "status", False, Decimal(-1)) is None


def test_a_check_is_hit_at_its_very_limit_and_beyond_it(tmp_path: Path) -> None:
    space = workspace(tmp_path, OVERSPENT)
    plan = space.plan(DAY)
    (check,) = of_rule(plan, "overspent")
    assert isinstance(check, CheckDecision)
    for wanted in (True, False, None):
        one = sought(space, check, Checks(check, wanted))
        assert one is not None
        codes = {finding.code for finding in evaluated(space, one).findings}
        assert codes == {True: set(), False: {"overspent"}, None: {"unchecked"}}[wanted]


def test_stated_children_are_as_many_and_as_wanted(tmp_path: Path) -> None:
    space = workspace(tmp_path, SCORE)
    plan = space.plan(DAY)
    decision = table_of(plan, "score")
    heard = space.schema.types["stage"].member("heard")
    one = sought(space, decision, Listed("draft", "stage", (heard, heard)))
    assert one is not None
    assert [fact.values["stage"] for fact in one.book.of_kind("draft")] == [heard, heard]


def test_the_same_search_finds_the_same_facts(tmp_path: Path) -> None:
    first, second = (
        found(workspace(tmp_path / n, STATUS), "status", True, Decimal("4.9")) for n in "ab"
    )
    assert first is not None
    assert second is not None
    assert first.stated.values == second.stated.values


def test_facts_that_do_not_matter_stay_plain(tmp_path: Path) -> None:
    space = workspace(tmp_path, STATUS)
    plan = space.plan(DAY)
    decision = table_of(plan, "status")
    one = sought(space, decision, Is(decision.inputs[0].node, True))
    assert one is not None
    (project,) = one.book.of_kind("project")
    assert project.values["plan"] == project.values["actual"] == 100
