"""What the checker refuses before any fact is read: types, units, arguments, what is left out."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from assay.language import Interpolate, compile_expression, evaluate
from assay.values.null import Null, Reason
from assay.values.types import (
    Boolean,
    Bounds,
    Date,
    ListOf,
    Number,
    OwnUnit,
    TextType,
    Type,
    Unknown,
    Value,
)
from tests.language.domain import (
    ROLE,
    STAGE,
    Fact,
    Small,
    compiled,
    null,
    problem,
    problems,
    scope,
    value,
)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("5", Number()),
        ("plan > 5", Boolean()),
        ("due", Date()),
        ("due - due", Number()),
        ("due + 1", Date()),
        ("1 + due", Date()),
        ("name", TextType()),
        ("codes", ListOf(TextType())),
        ("codes[1]", TextType()),
        ("indicators.weight", ListOf(Number())),
        ("role", ROLE),
        ("if obstacle then role else null", ROLE),
        ("null", Unknown()),
        ("count(indicators)", Number(decimals=0, bounds=Bounds(Decimal(0)))),
        ("for i in indicators return i.name", ListOf(TextType())),
        ("indicators.best", ListOf(STAGE)),
        ("max(indicators.best)", STAGE),
        ("[[1, 2], [3]]", ListOf(ListOf(Number()))),
        ("flatten([[1, 2], [3]])", ListOf(Number())),
        ("plan + 5", Number("THB million")),
        ("plan * 2", Number("THB million")),
        ("2 * plan", Number("THB million")),
        ("plan / 2", Number("THB million")),
        ("plan / spent", Number()),
        ("plan * rate", Number()),
        ("2 / plan", Number()),
        ("percent(spent, plan)", Number("percent")),
        ("max(plan, 0)", Number("THB million")),
        ("round half up(plan, 1)", Number("THB million", decimals=1)),
    ],
)
def test_every_expression_has_a_type(text: str, of: Type) -> None:
    assert compiled(text).type == of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plan + name", "a number (THB million) and a text"),
        ("due + due", "a date and a date"),
        ("plan + indicators.weight", "a list of number"),
        ("not(plan)", "must be true or false"),
        ("plan and obstacle", "must be true or false"),
        ("if plan then 1 else 2", "must be true or false"),
        ("if obstacle then 1 else name", "a number and a text"),
        ("name > 5", "a text and a number"),
        ("obstacle > true", "needs an order"),
        ("role > core", "needs an order"),
        ('due > "2020-01-01"', "a date and a text"),
        ("plan.x", "has no `.x`"),
        ("due.hour", "has no `.hour`"),
        ("plan[1]", "takes from a list"),
        ("codes[name]", "a condition or a position"),
        ("for x in plan return x", "runs over a list"),
        ("some x in codes satisfies x", "must be true or false"),
        ("for i in 1..name return i", "a whole number"),
        ("sum(plan)", "takes a list of numbers"),
        ("sum(codes)", "takes a list of numbers"),
        ("upper case(plan)", "takes a text"),
        ("sqrt(name)", "takes a number"),
        ("[1, name]", "a list can't hold both"),
        ("max(plan, name)", "a list can't hold both"),
        ("-name", "is a number; this is a text"),
        ("all([1])", "takes a list of conditions"),
        ("agency = 5", "a fact of kind agency and a number"),
        ("indicators > 5", "a list of facts of kind indicator and a number"),
        ("5 in codes", "a number and a text"),
        ("book > 5", "`book` alone is no value"),
        ("indicators[item]", "a condition or a position"),
    ],
)
def test_a_wrong_type_is_refused_with_both_types_named(text: str, words: str) -> None:
    found = problem(text)
    assert found.code == "wrong-type"
    assert words in found.message.en


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plan + rate", "THB million and percent"),
        ("plan > rate", "THB million and percent"),
        ("max(plan, rate)", "THB million and percent"),
        ("percent(rate, plan)", "percent and THB million"),
        ("if obstacle then plan else rate", "THB million and percent"),
        ("plan between rate and 5", "THB million and percent"),
        ("plan in (rate)", "THB million and percent"),
        ("plan = parameters.threshold", "THB million and percent"),
        ("get or else(plan, rate)", "THB million and percent"),
    ],
)
def test_unlike_fixed_units_are_refused_with_both_named(text: str, words: str) -> None:
    found = problem(text)
    assert found.code == "wrong-unit"
    assert words in found.message.en


def test_an_expected_type_is_checked_and_gives_bare_members_a_type() -> None:
    assert compiled("if obstacle then core else null", expected=ROLE).type == ROLE
    assert compiled("null", expected=Number()).type == Unknown()
    assert problem("name", expected=Number()).code == "wrong-type"
    assert problem("rate", expected=Number("THB million")).code == "wrong-unit"
    assert compiled("[core]", expected=ListOf(ROLE)).type == ListOf(ROLE)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("round half up(plan)", "wrong-arguments"),
        ("percent(1, 2, 3)", "wrong-arguments"),
        ("not(1, 2)", "wrong-arguments"),
        ("abs(n: 5)", "unsupported"),
        ("[1..5]", "unsupported"),
        ("(< 5, > 6)", "unsupported"),
        ("[agency]", "unsupported"),
        ("today()", "unknown-function"),
        ('duration("P1D")', "unknown-function"),
        ('date("2020-02-30")', "malformed-date"),
        ("date(2020, 13, 1)", "malformed-date"),
        ('matches(name, "(")', "malformed-pattern"),
        ('replace(name, "a*", "b")', "malformed-pattern"),
        ('matches(name, "a", "z")', "malformed-pattern"),
        ("plan in [5..1]", "empty-range"),
        ("plan between 5 and 1", "empty-range"),
        ("plan in (5..5]", "empty-range"),
        ("due > 2020-09-30", "syntax"),
    ],
)
def test_what_is_not_in_the_language_says_so(text: str, code: str) -> None:
    assert problem(text).code == code


def test_a_bare_date_is_shown_its_right_form() -> None:
    assert str(problem("due > 2020-09-30").hint) == 'write `date("2020-09-30")`'


def test_no_list_is_made_of_a_single_value() -> None:
    found = problem("count(plan)")
    assert found.code == "wrong-type"
    assert str(found.hint) == "a value alone is no list: write `[x]`, or name the list"


# Units that each fact states itself -----------------------------------------------------------

PROJECT = Fact("project", "P")
A, B = Fact("indicator", "A", "P"), Fact("indicator", "B", "P")


def amounts(first: str | None, second: str | None) -> Small:
    """Two indicators of one project, 3 and 4 in these units."""
    values: dict[Fact, dict[str, Value]] = {PROJECT: {}}
    for fact, amount, unit in ((A, 3, first), (B, 4, second)):
        values[fact] = {"result": Decimal(amount), "target": Decimal(5), "weight": Decimal(1)}
        if unit is not None:
            values[fact]["unit"] = unit
    return Small(values)


def test_amounts_of_one_fact_in_one_unit_field_need_no_check() -> None:
    world = amounts("people", None)
    assert evaluate(compiled("result >= target", scope("indicator")), world, A) is False
    assert ("A", "unit") not in world.reads


@pytest.mark.parametrize(
    "text",
    [
        "sum(indicators.result)",
        "max(indicators.result)",
        "indicators[1].result + indicators[2].result",
        "indicators.result[1] + indicators.result[2]",
        "indicators[1].result > indicators[2].result",
        "sum(for i in indicators return i.result * 2)",
        "weighted mean(indicators.result, indicators.weight)",
        "mean(indicators[weight > 0].result)",
        "sum(indicators.result[item > 0])",
    ],
)
def test_unlike_own_units_are_told_and_give_null(text: str) -> None:
    node = compiled(text)
    unlike = amounts("people", "engagements")
    found = evaluate(node, unlike, PROJECT)
    assert isinstance(found, Null)
    assert found.reason is Reason.UNDEFINED
    assert found.causes[0].where == "unlike units: people, engagements"
    assert unlike.units == [("people", "engagements")]
    for world in (amounts("people", "people"), amounts("people", None)):
        assert not isinstance(evaluate(node, world, PROJECT), Null)
        assert world.units == []


def test_unlike_unit_fields_of_one_fact_are_compared() -> None:
    world = Small(
        {A: {"result": Decimal(1), "other": Decimal(2), "unit": "baht", "unit2": "people"}}
    )
    assert isinstance(evaluate(compiled("result < other", scope("indicator")), world, A), Null)
    assert world.units == [("baht", "people")]


def test_a_result_keeps_an_own_unit_only_where_it_is_its_own_facts() -> None:
    own = scope("indicator")
    assert compiled("result - target", own).type == Number(OwnUnit("unit"))
    assert compiled("sum(indicators.result)").type == Number()


def test_an_outcome_still_being_inferred_fits_anywhere() -> None:
    node, found = compile_expression("x + 5 > 3 and x = core", scope(x=("x", Unknown())))
    assert [one.code for one in found] == ["unknown-name"]
    assert compiled("x + 5", scope(x=("x", Unknown()))).type == Unknown()
    assert node is None


def test_an_empty_list_is_a_list_whatever_is_wanted() -> None:
    assert compiled("[]", expected=ListOf(Number())).type == ListOf(Number())
    for wanted in (TextType(), Number(), Boolean(), STAGE):
        assert problem("[]", expected=wanted).code == "wrong-type"


# Interpolation --------------------------------------------------------------------------------


def test_interpolate_reads_only_the_points_that_count() -> None:
    text = "interpolate(15, [[10, 50], [20, 100], [30, plan]])"
    assert isinstance(compiled(text), Interpolate)
    assert value(text) == 75
    assert isinstance(value("interpolate(25, [[10, 50], [20, 100], [30, plan]])"), Null)
    assert value("interpolate(20, [[10, plan], [20, 100], [30, plan]])") == 100


def test_interpolate_goes_along_dates_by_days() -> None:
    text = 'interpolate(due, [[date("2020-01-01"), 0], [date("2020-01-11"), 100]])'
    assert compiled(text).type == Number()
    world = Small({PROJECT: {"due": dt.date(2020, 1, 4)}})
    assert evaluate(compiled(text), world, PROJECT) == 30


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("IF(plan > 1, 2, 3)", "`if c then a else b`"),
        ("today()", "`book.as_of`"),
        ("TODAY()", "`book.as_of`"),
        ("now()", "`book.as_of`"),
        ("ROUND(plan, 2)", "`round half up(x, 2)`"),
        ("SUMIF(codes, 1)", "a filter"),
        ("EDATE(due, 1)", "`add months(day, n)`"),
        ("SUM(codes)", "`sum`"),
    ],
)
def test_a_function_of_a_spreadsheet_is_answered_by_ours(text: str, hint: str) -> None:
    assert hint in str(problems(text)[0].hint)


@pytest.mark.parametrize(
    "text",
    [
        'date("2563-09-30") < due',
        "due >= date(2563, 9, 30)",
        'due in [date("2019-10-01")..date("2563-09-30")]',
        "due.year = 2563",
        "2563 > due.year",
        "due.year between 2562 and 2563",
        "due.year in [2562..2563]",
        "due.year in [2562, 2563]",
        "due.year not in (2562, 2563)",
        "book.fiscal_year = 2563",
    ],
)
def test_a_year_of_the_buddhist_era_is_told(text: str) -> None:
    found = problems(text)
    assert {one.code for one in found} == {"buddhist-year"}
    assert {str(one.hint) for one in found} <= {"write the year 2020", "write the year 2019"}


@pytest.mark.parametrize(
    "text",
    [
        'due < date("9999-12-31")',
        'due < date("2399-12-31")',
        "due.year = 2020",
        "plan = 2563",
        "due.year + 543 = 2563",
    ],
)
def test_a_year_that_is_meant_so_is_left(text: str) -> None:
    compiled(text)


def test_a_computed_date_of_the_buddhist_era_is_undefined() -> None:
    for text in ("date(plan, 9, 30)", 'date(string(plan) + "-09-30")'):
        found = null(text, plan=Decimal(2563))
        assert found.causes[0].in_language("en") == "the year 2563 is one of the Buddhist era"


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("count(agency.projects[plan = plan])", True),
        ("count(agency.projects[plan != item.plan])", True),
        ("count(agency.projects[item.plan >= plan])", True),
        ("count(agency.projects[plan = spent])", False),
        ("every p in agency.projects satisfies p.plan = plan", False),
        ("count(project.indicators[weight = weight])", True),
        ("count(agency.projects[count(indicators) = count(indicators)])", False),
        ("plan = plan", False),
    ],
)
def test_a_filter_that_compares_an_element_with_itself_is_told(text: str, same: bool) -> None:
    kind = "indicator" if "indicators" in text else "project"
    node, found = compile_expression(text, scope(kind))
    del node
    assert [one.code for one in found] == (["compared-with-itself"] if same else [])


@pytest.mark.parametrize("member", ["core", "hearing", "D_plus"])
def test_a_member_where_no_type_is_known_is_told_with_its_type(member: str) -> None:
    for text in (member, f"if plan > 1 then {member} else {member}"):
        hints = {str(one.hint) for one in problems(text)}
        assert len(hints) == 1
        assert "has `type: " in hints.pop()
