"""What names stand for: scopes, paths, filters, projections, members."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from assay.language import Constant, Get, Subject, evaluate
from assay.values.null import Null
from assay.values.text import Text
from assay.values.types import Number, Record, Value
from tests.language.domain import (
    CORE,
    DRAFTING,
    GRADE,
    HEARING,
    IN_FORCE,
    ROLE,
    SUBMITTED,
    SUPPORT,
    Fact,
    Small,
    compiled,
    problem,
    problems,
    scope,
    value,
)

AGENCY = Fact("agency", "A")
P1, P2 = Fact("project", "P1", "A"), Fact("project", "P2", "A")
I1, I2, I3 = (
    Fact("indicator", "I1", "P1"),
    Fact("indicator", "I2", "P1"),
    Fact("indicator", "I3", "P2"),
)
M1, M2, M3 = (
    Fact("milestone", "M1", "I1"),
    Fact("milestone", "M2", "I1"),
    Fact("milestone", "M3", "I2"),
)
WORLD = Small(
    {
        AGENCY: {"name": "ETDA", "budget": Decimal(500)},
        P1: {"name": "DG", "plan": Decimal(100), "role": CORE, "due": dt.date(2020, 9, 30)},
        P2: {"name": "DT", "plan": Decimal(200), "codes": ("a", "b")},
        I1: {"name": "one", "score": Decimal(50), "weight": Decimal(1), "best": SUBMITTED},
        I2: {"name": "two", "score": Decimal(75), "weight": Decimal(3)},
        I3: {"name": "three", "score": Decimal(100), "weight": Decimal(5)},
        M1: {"stage": HEARING, "on": dt.date(2020, 1, 1)},
        M2: {"stage": IN_FORCE, "on": dt.date(2020, 6, 1)},
        M3: {"stage": DRAFTING},
    }
)


def of(text: str, fact: Fact) -> Value:
    return evaluate(compiled(text, scope(fact.kind)), WORLD, fact)


def test_a_field_and_an_outcome_of_the_fact_are_named_alone() -> None:
    assert of("weight", I1) == 1
    assert of("score", I1) == 50


def test_a_parent_and_any_ancestor_are_named_by_their_kind() -> None:
    assert of("project.plan", I1) == 100
    assert of("agency.name", I1) == "ETDA"
    assert of("indicator.project.agency.budget", M1) == 500


def test_children_are_named_by_their_plural() -> None:
    assert of("count(indicators)", P1) == 2


def test_a_projection_is_a_list_and_flattens_through_two_levels() -> None:
    assert of("indicators.score", P1) == (50, 75)
    assert of("projects.indicators.score", AGENCY) == (50, 75, 100)
    assert of("projects.codes[item != null]", AGENCY) == ("a", "b")


def test_siblings_are_read_through_the_parent() -> None:
    assert of("project.indicators[score != null].weight", I1) == (1, 3)


def test_inside_a_filter_the_items_fields_stand_before_the_outer_facts() -> None:
    assert of('indicators[name = "two"].weight', P1) == (3,)
    assert of("indicators[weight * 100 > plan].name", P1) == ("two",)


def test_item_is_the_element_of_a_filter() -> None:
    assert of("indicators.weight[item > 1]", P1) == (3,)
    assert of("indicators[item.weight > 1].name", P1) == ("two",)


def test_a_filter_on_a_scale_takes_its_members_bare() -> None:
    assert of("count(milestones[stage >= cabinet_submitted])", I1) == 1


def test_a_loop_variable_stands_before_all_else() -> None:
    assert of("for weight in [7] return weight", I1) == (7,)


def test_a_private_name_stands_before_the_facts_own() -> None:
    node = compiled("weight", scope("indicator", weight=("given weight", Number())))
    subject = Subject(type=Record("indicator"), start=0, end=0)
    assert node == Get(subject, "given weight", type=Number(), start=0, end=0)


def test_the_book_has_fields_and_all_facts_of_a_kind() -> None:
    assert of("book.as_of", P1) == dt.date(2020, 9, 30)
    assert of("sum(book.indicators.weight)", P1) == 9


def test_parameters_are_read_by_name() -> None:
    assert of("parameters.threshold", P1) == 5


def test_the_previous_book_has_the_same_fact_with_its_fields_only() -> None:
    before = Fact("project", "P1 before")
    world = Small({P1: {"plan": Decimal(9)}, before: {"plan": Decimal(5)}}, {P1: before})
    node = compiled("plan - previous.plan")
    assert evaluate(node, world, P1) == 4
    found = problem("previous.status")
    assert found.code == "unknown-name"
    assert "previous book only fields" in found.message.en


def test_without_a_previous_book_its_values_are_missing() -> None:
    found = of("previous.plan", P1)
    assert isinstance(found, Null)
    assert found.causes[0].where == "previous project/P1"


TOP, LEFT, RIGHT = (
    Fact("budget_line", "1"),
    Fact("budget_line", "1.1", "1"),
    Fact("budget_line", "1.2", "1"),
)
TREE = Small(
    {
        TOP: {"disbursed": Decimal(0)},
        LEFT: {"disbursed": Decimal(3), "total_disbursed": Decimal(3)},
        RIGHT: {"disbursed": Decimal(4), "total_disbursed": Decimal(4)},
    }
)


def test_a_tree_of_one_kind_has_parent_and_children() -> None:
    line = scope("budget_line")
    assert evaluate(compiled("sum(children.total_disbursed)", line), TREE, TOP) == 7
    assert evaluate(compiled("parent.disbursed", line), TREE, LEFT) == 0
    assert evaluate(compiled("parent.children.disbursed", line), TREE, LEFT) == (3, 4)


def test_a_kind_that_is_no_tree_has_no_parent_or_children_of_that_name() -> None:
    assert problem("parent.plan").code == "unknown-name"
    assert problem("children.plan").code == "unknown-name"


@pytest.mark.parametrize(
    ("text", "hint", "start", "end"),
    [
        ("plna > 5", "plan", 0, 4),
        ("agency.bugdet > 5", "budget", 7, 13),
        ("count(indicatrs)", "indicators", 6, 15),
        ("book.asof", "as_of", 5, 9),
        ("parameters.treshold", "threshold", 11, 19),
        ("role = cor", "core", 7, 10),
        ('role = "cor"', "core", 7, 12),
        ("indicators[wieght > 1]", "weight", 11, 17),
        ("roundup(plan, 1)", "round up", 0, 7),
        ("weigthed mean([1], [2])", "weighted mean", 0, 13),
    ],
)
def test_an_unknown_name_is_placed_and_the_nearest_known_one_named(
    text: str, hint: str, start: int, end: int
) -> None:
    found = problem(text)
    assert found.code in ("unknown-name", "unknown-member", "unknown-function")
    assert (found.start, found.end) == (start, end)
    assert str(found.hint) == f"did you mean `{hint}`?"


@pytest.mark.parametrize(
    "text",
    [
        "ขั้นตอน != null",
        "indicators.milestones.ขั้นตอน",
        "count(indicators.milestones[ขั้นตอน != null])",
    ],
)
def test_a_title_where_a_name_should_be_is_answered_by_the_name(text: str) -> None:
    within = scope("milestone") if text.startswith("ขั้นตอน") else scope()
    found = problem(text, within)
    assert found.code == "unknown-name"
    assert found.hint == Text("in rules it is called `stage`", "ในเกณฑ์ใช้ชื่อ `stage`")


def test_a_kind_out_of_reach_is_reached_through_the_book() -> None:
    hint = problem("count(budget_lines)").hint
    assert str(hint) == "all facts of the kind are `book.budget_lines`"


def test_a_member_is_written_bare_or_quoted_by_name_or_title() -> None:
    line = scope("milestone")
    for text in ("stage = hearing", 'stage = "hearing"', 'stage = "รับฟังความคิดเห็น"'):
        assert evaluate(compiled(text, line), WORLD, M1) is True
    assert compiled('"D+"', expected=GRADE) == Constant(
        GRADE.members[0], type=GRADE, start=0, end=0
    )


def test_a_member_may_stand_on_either_side_and_in_lists() -> None:
    line = scope("milestone")
    for text in (
        "hearing = stage",
        "stage in [hearing, in_force]",
        "stage in (hearing, in_force)",
        "stage between drafting and hearing",
        "list contains([drafting, hearing], stage)",
        "get or else(stage, drafting) = hearing",
        "max(stage, drafting) = hearing",
        "hearing in [stage]",
    ):
        assert evaluate(compiled(text, line), WORLD, M1) is True, text


def test_a_bare_word_that_could_be_two_things_is_refused() -> None:
    # `support` is a member of `role`, and here a value of the rule too that is a role.
    two = scope(support=("r/support", ROLE))
    for text in ("role = support", "support = role", "role in (support, core)"):
        found = problems(text, two)[0]
        assert found.code == "ambiguous-name"
        assert found.hint is not None
        assert '`"support"`' in found.hint.en
    assert value('role = "support"', role=CORE) is False


def test_a_bare_word_is_the_member_where_the_other_value_can_not_be_meant() -> None:
    # `support` is a field of the project as well, and no role.
    for text in ("role = support", "support = role", "role in (support, core)"):
        assert value(text, role=SUPPORT) is True
    assert value("if role = support then 1 else 2", role=CORE) == 2


def test_a_word_that_is_no_member_is_refused() -> None:
    found = problem('role = "boss"')
    assert found.code == "unknown-member"
    assert "core, support" in found.message.en
