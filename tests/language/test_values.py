"""Arithmetic, dates, three-valued logic and control, against tables and exact computations."""

from __future__ import annotations

import datetime as dt
import decimal
import itertools
import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.language import evaluate, strict_quantifiers
from assay.values.fact_id import FactId
from assay.values.null import Cause, Null, Reason, missing, not_applicable, undefined
from assay.values.types import Value
from tests.language.domain import (
    DRAFTING,
    EMPTY,
    HEARING,
    IN_FORCE,
    NOTHING,
    Fact,
    Small,
    compiled,
    null,
    number,
    scope,
    value,
)

numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=4)


def literal(n: Decimal) -> str:
    return f"({n:f})"


# Arithmetic -----------------------------------------------------------------------------------


@given(numbers, numbers)
def test_sums_differences_and_products_are_exact(a: Decimal, b: Decimal) -> None:
    for op, exact in (
        ("+", Fraction(a) + Fraction(b)),
        ("-", Fraction(a) - Fraction(b)),
        ("*", Fraction(a) * Fraction(b)),
    ):
        assert Fraction(number(f"{literal(a)} {op} {literal(b)}")) == exact


@given(numbers, numbers.filter(lambda n: n != 0))
def test_a_quotient_is_the_exact_one_rounded_half_even_to_34_digits(a: Decimal, b: Decimal) -> None:
    with decimal.localcontext(prec=34, rounding=decimal.ROUND_HALF_EVEN):
        assert number(f"{literal(a)} / {literal(b)}") == a / b


def test_numbers_have_34_significant_digits_half_even() -> None:
    assert value("1 / 3") == Decimal("0." + "3" * 34)
    assert value("2 / 3") == Decimal("0." + "6" * 33 + "7")
    # A tie in the 35th digit goes to the even 34th.
    nines = "1" + "0" * 32
    assert value(f"{nines}4 + 0.5") == Decimal(f"{nines}4")
    assert value(f"{nines}5 + 0.5") == Decimal(f"{nines}6")


def test_no_rounding_beyond_the_34_digits_happens() -> None:
    assert str(value("5.10 + 0.05")) == "5.15"
    assert value("0.1 + 0.2 = 0.3") is True


def test_powers_may_be_negative_or_broken() -> None:
    assert value("2 ** -1") == Decimal("0.5")
    assert value("16 ** 0.5") == 4


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1 / 0", "division by zero"),
        ("modulo(5, 0)", "division by zero"),
        ("0 ** 0", "zero to a power"),
        ("(-8) ** 0.5", "a negative number to a fractional power"),
        ("9e6000 * 9e6000", "beyond the range"),
        ("exp(1e9)", "beyond the range"),
        ("sqrt(-1)", "square root"),
        ("log(0)", "logarithm"),
        ("odd(1.5)", "fraction"),
        ("[1, 2][3]", "position 3 in a list of 2"),
        ("[1, 2][0]", "position 0"),
        ("[1, 2][1.5]", "position 1.5"),
        ("for i in 1..2000000 return i", "more than 1,000,100 steps"),
        ("for i in 1..2000, j in 1..1000 return i", "more than 1,000,100 steps"),
        ("for i in 1..1.5 return i", "not whole"),
        ("for i in 1..9999 return for j in 1..9999 return 1", "more than 1,000,100 steps"),
    ],
)
def test_a_computation_without_a_result_is_null_undefined(text: str, why: str) -> None:
    found = null(text)
    assert found.reason is Reason.UNDEFINED
    assert why in found.causes[0].where
    assert re.search("[ก-๙]", found.causes[0].in_language("th"))


def test_arithmetic_with_null_is_null_with_the_causes_of_both() -> None:
    found = null("plan + spent")
    assert found.causes == (
        Cause(Reason.MISSING, FactId("project/X"), "plan"),
        Cause(Reason.MISSING, FactId("project/X"), "spent"),
    )


def test_missing_is_not_zero() -> None:
    assert null("plan * 0").reason is Reason.MISSING
    assert null("max(plan, 0)").reason is Reason.MISSING


# Dates ----------------------------------------------------------------------------------------

dates = st.dates(max_value=dt.date(2399, 12, 31))


@given(dates, dates)
def test_a_date_minus_a_date_is_a_number_of_days(a: dt.date, b: dt.date) -> None:
    assert value(f'date("{a}") - date("{b}")') == (a - b).days


@given(dates, st.integers(-5000, 5000))
def test_a_date_plus_a_number_is_a_date(a: dt.date, days: int) -> None:
    found = value(f'date("{a}") + ({days})')
    try:
        assert found == a + dt.timedelta(days=days)
    except OverflowError:
        assert isinstance(found, Null)


def test_parts_of_a_date() -> None:
    day = 'date("2020-09-30")'
    assert value(f"[{day}.year, {day}.month, {day}.day, {day}.weekday]") == (2020, 9, 30, 3)
    assert value("[due, due].year", due=dt.date(2020, 1, 1)) == (2020, 2020)
    assert null("due.year").reason is Reason.MISSING


def test_a_date_plus_part_of_a_day_is_undefined() -> None:
    assert null('date("2020-09-30") + 0.5').reason is Reason.UNDEFINED
    assert null('date("9999-12-31") + 1').reason is Reason.UNDEFINED


def test_a_malformed_date_computed_is_undefined() -> None:
    assert null("date(name)", name="30/9/2563").reason is Reason.UNDEFINED
    assert value("date(name)", name="2020-02-29") == dt.date(2020, 2, 29)


# Three-valued logic ---------------------------------------------------------------------------

TRUTHS = {"true": True, "false": False, "obstacle": None}


def truth(text: str) -> bool | None:
    found = value(text)
    assert isinstance(found, bool | Null)
    return None if isinstance(found, Null) else found


@pytest.mark.parametrize(("a", "b"), list(itertools.product(TRUTHS, TRUTHS)))
def test_and_or_and_not_are_those_of_three_values(a: str, b: str) -> None:
    left, right = TRUTHS[a], TRUTHS[b]
    both = False if False in (left, right) else None if None in (left, right) else True
    either = True if True in (left, right) else None if None in (left, right) else False
    assert truth(f"{a} and {b}") is both
    assert truth(f"{a} or {b}") is either
    assert truth(f"not({a})") is (None if left is None else not left)
    assert truth(f"all([{a}, {b}])") is both
    assert truth(f"any([{a}, {b}])") is either
    assert truth(f"every x in [{a}, {b}] satisfies x") is both
    assert truth(f"some x in [{a}, {b}] satisfies x") is either


def test_the_literal_null_is_asked_for_and_answered_true_or_false() -> None:
    assert value("plan = null") is True
    assert value("null != plan") is False
    assert value("plan != null", plan=Decimal(1)) is True
    assert value("null = null") is True


def test_any_other_comparison_with_null_is_null() -> None:
    for op in ("=", "!=", "<", "<=", ">", ">="):
        assert null(f"plan {op} 5").reason is Reason.MISSING
        assert null(f"plan {op} plan").reason is Reason.MISSING


def test_an_if_with_a_null_condition_takes_else() -> None:
    assert value("if plan > 5 then 1 else 2") == 2


def test_a_null_says_why() -> None:
    assert null("plan").reason is Reason.MISSING
    assert null("plan", plan=not_applicable("rule")).reason is Reason.NOT_APPLICABLE
    assert null("plan / 0", plan=Decimal(1)).reason is Reason.UNDEFINED
    assert value("interpolate(5, [[1, plan], [5, 9]])") == 9


def test_between_and_in_test_ranges_lists_and_comparisons() -> None:
    for text, expected in {
        "5 between 1 and 5": True,
        "5 in [1..5]": True,
        "5 in [1..5)": False,
        "1 in (1..5]": False,
        "1 in [1..5)": True,
        "3 in [1, 2, 3]": True,
        "4 in (<= 3, > 10)": False,
        "11 in (<= 3, > 10)": True,
        "5 in <= 5": True,
        "5 in (1, [4..6])": True,
        '"b" in ["a", "b"]': True,
        '"b" in codes': True,
        "plan in (null, 5)": True,
        "not(5 in [1..4])": True,
        'date("2020-09-30") in [date("2020-01-01")..date("2020-12-31")]': True,
    }.items():
        assert value(text, codes=("a", "b")) is expected, text


def test_in_is_null_where_a_null_leaves_it_open() -> None:
    assert null("5 in [plan..9]").reason is Reason.MISSING
    assert value("5 in [plan..4]") is False
    assert value("5 in (plan, 5)") is True
    assert null("4 in (plan, 5)").reason is Reason.MISSING


def test_lists_are_equal_element_by_element() -> None:
    assert value("[1, 2] = [1, 2.0]") is True
    assert value("[1, 2] = [1]") is False
    assert value("[1, plan] = [2, 1]") is False
    assert null("[1, plan] = [1, 2]").reason is Reason.MISSING


def test_texts_compare_by_code_point_and_join_by_plus() -> None:
    assert value('"a" < "b" and "B" < "a"') is True
    assert value('"a" + "b"') == "ab"


# Control --------------------------------------------------------------------------------------


def test_for_goes_over_lists_and_steps_up_and_down() -> None:
    assert value("for x in [1, 2] return x * x") == (1, 4)
    assert value("for i in 1..3 return i") == (1, 2, 3)
    assert value("for i in 3..1 return i") == (3, 2, 1)
    assert value("for i in 1..2, j in [10, 20] return i + j") == (11, 21, 12, 22)
    assert value("for i in 1..2, j in 1..i return j") == (1, 1, 2)


def test_for_and_quantifiers_over_a_null_list_are_null() -> None:
    for text in (
        "for x in codes return x",
        'some x in codes satisfies x = "a"',
        "codes[1]",
        'codes[item = "a"]',
        "count(codes)",
    ):
        assert null(text).reason is Reason.MISSING


def test_quantifiers_take_several_lists() -> None:
    assert value("some x in [1, 2], y in [2, 3] satisfies x = y") is True
    assert value("every x in [1, 2], y in [2, 3] satisfies x <= y") is True


def test_quantifiers_over_an_empty_list_are_those_of_feel_unless_strict() -> None:
    every = compiled("every i in indicators satisfies i.weight > 0")
    some = compiled("not(some i in indicators satisfies i.weight > 0)")
    world = Small({NOTHING: {}})
    assert evaluate(every, world, NOTHING) is True
    assert evaluate(some, world, NOTHING) is True
    for node in (every, some):
        assert evaluate(strict_quantifiers(node), world, NOTHING) == missing("indicator")


def test_indexes_count_from_one_and_from_the_end() -> None:
    assert value("[4, 5, 6][1]") == 4
    assert value("[4, 5, 6][-1]") == 6


def test_a_filter_that_can_not_be_told_for_an_element_is_null() -> None:
    assert isinstance(value("[1, null, 3][item > 1]"), Null)
    assert isinstance(value("count([1, null, 3][item > 1])"), Null)
    assert value("[1, null, 3][item != null and item > 1]") == (3,)
    assert value("count([1, null, 3][item = null or item > 1])") == 2
    assert value("count([1, null, 3][item != null])") == 2


# Aggregates -----------------------------------------------------------------------------------

NA = not_applicable("score", FactId("indicator/I"))
GAP = missing("score", FactId("indicator/J"))
AGGREGATES = ("sum", "product", "min", "max", "mean", "median", "mode", "stddev", "total")


def over(function: str, *scores: Value) -> Value:
    """An aggregate over the scores of a project's indicators."""
    facts: dict[Fact, dict[str, Value]] = {NOTHING: {}}
    for at, score in enumerate(scores):
        facts[Fact("indicator", str(at), "X")] = {"score": score}
    return evaluate(compiled(f"{function}(indicators.score)"), Small(facts), NOTHING)


ONE, TWO, SIX = Decimal(1), Decimal(2), Decimal(6)


@pytest.mark.parametrize("function", AGGREGATES)
def test_an_aggregate_over_a_list_with_a_null_is_null_with_its_causes(function: str) -> None:
    assert over(function, ONE, GAP, TWO) == GAP


@pytest.mark.parametrize("function", AGGREGATES)
def test_what_is_not_applicable_is_left_out_of_aggregates(function: str) -> None:
    assert over(function, ONE, NA, TWO) == over(function, ONE, TWO)
    assert over(function, NA, NA) == NA


def test_count_counts_nulls_but_not_what_is_not_applicable() -> None:
    assert over("count", ONE, GAP, NA) == 2
    assert over("count", NA) == 0
    assert over("count") == 0


def test_aggregates_of_an_empty_list() -> None:
    for function in ("sum", "product", "min", "max", "mean", "median", "stddev"):
        assert isinstance(over(function), Null)
    assert over("mode") == ()
    assert over("total") == 0
    assert value("all([])") is True
    assert value("any([])") is False


def test_missing_and_not_applicable_are_never_confused() -> None:
    found = over("mean", NA, GAP)
    assert isinstance(found, Null)
    assert found.reason is Reason.MISSING


def test_a_weighted_mean_leaves_a_value_not_applicable_out_with_its_weight() -> None:
    text = "weighted mean(indicators.score, indicators.weight)"
    facts: dict[Fact, dict[str, Value]] = {
        NOTHING: {},
        Fact("indicator", "a", "X"): {"score": Decimal(80), "weight": Decimal(3)},
        Fact("indicator", "b", "X"): {"score": NA, "weight": Decimal(9)},
        Fact("indicator", "c", "X"): {"score": Decimal(100), "weight": Decimal(1)},
    }
    assert evaluate(compiled(text), Small(facts), NOTHING) == 85
    facts[Fact("indicator", "d", "X")] = {"score": Decimal(1)}
    assert evaluate(compiled(text), Small(facts), NOTHING) == missing(
        "weight", FactId("indicator/d")
    )


def test_min_max_and_sort_also_order_dates_texts_and_scales() -> None:
    assert value('max("a", "b")') == "b"
    early, late = 'date("2020-01-01")', 'date("2020-09-30")'
    assert value(f"min([{late}, {early}])") == dt.date(2020, 1, 1)
    stages = tuple((Fact("milestone", str(at), "M"), one) for at, one in enumerate(MEMBERS))
    indicator = Fact("indicator", "M")
    facts: dict[Fact, dict[str, Value]] = {indicator: {}}
    facts |= {fact: {"stage": one} for fact, one in stages}
    sort = compiled("sort(milestones.stage)", scope("indicator"))
    assert evaluate(sort, Small(facts), indicator) == (DRAFTING, HEARING, IN_FORCE)


MEMBERS = (IN_FORCE, DRAFTING, HEARING)


@given(st.lists(numbers, min_size=2, max_size=8))
def test_mean_median_and_deviation_agree_with_exact_fractions(xs: list[Decimal]) -> None:
    text = "[" + ", ".join(map(literal, xs)) + "]"
    exact = [Fraction(x) for x in xs]
    mean = sum(exact, Fraction(0)) / len(exact)
    ranked, middle = sorted(exact), len(xs) // 2
    median = ranked[middle] if len(xs) % 2 else (ranked[middle - 1] + ranked[middle]) / 2
    variance = sum(((x - mean) * (x - mean) for x in exact), Fraction(0)) / (len(xs) - 1)
    near = Fraction(1, 10**15)
    assert abs(Fraction(number(f"mean({text})")) - mean) <= near
    assert Fraction(number(f"median({text})")) == median
    assert abs(Fraction(number(f"stddev({text}) ** 2")) - variance) <= near * (1 + variance)
    assert value(f"sort({text})") == tuple(sorted(xs))


def test_a_null_in_a_list_makes_searches_open() -> None:
    for text in ("list contains([1, plan], 2)", "index of([1, plan], 1)", "sort([1, plan])"):
        assert null(text).reason is Reason.MISSING
    assert value("list contains([1, plan], 1)") is True


def test_nulls_stay_elements_where_nothing_is_compared() -> None:
    assert value("count(reverse([1, null]))") == 2
    assert value("count(append([1], null))") == 2
    assert value("count(concatenate([1], [null]))") == 2
    assert value("count(distinct values([1, null, null, 1]))") == 2


def test_values_undefined_are_told_from_missing() -> None:
    assert null("get or else(plan, 1 / 0)").causes == (
        *missing("plan", FactId("project/X")).causes,
        *undefined("division by zero", "หารด้วยศูนย์").causes,
    )


def test_an_expression_without_a_fact_needs_no_record() -> None:
    node = compiled('date("2020-09-30") - book.as_of', scope(None))
    assert evaluate(node, EMPTY) == 0


@pytest.mark.parametrize("test", ["[5, 6]", "(< 5, > 10)", "[5..10)", "(5, 6)", "[plan, 6]", "6"])
def test_not_in_is_the_opposite_of_in_and_null_where_that_is(test: str) -> None:
    for plan in ("3", "5", "6", "10", "12"):
        value_ = Decimal(plan)
        inside = value(f"spent in {test}", spent=value_, plan=Decimal(5))
        assert value(f"spent not in {test}", spent=value_, plan=Decimal(5)) is not inside
    assert isinstance(value(f"spent not in {test}"), Null)
    assert value(f"not(spent not in {test})", spent=Decimal(5), plan=Decimal(5)) is value(
        f"spent in {test}", spent=Decimal(5), plan=Decimal(5)
    )


@given(dates, st.integers(-4000, 4000))
def test_months_added_are_months_apart_and_the_day_is_kept_or_the_last(
    day: dt.date, months: int
) -> None:
    year = day.year + (day.month - 1 + months) // 12
    moved = value("add months(due, plan)", due=day, plan=Decimal(months))
    if not 1 <= year <= 9999:
        assert isinstance(moved, Null)
        return
    assert isinstance(moved, dt.date)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    following = moved + dt.timedelta(days=1) if moved < dt.date.max else moved
    assert moved.day == day.day or (moved.day < day.day and following.day == 1)
    last = value("end of month(due)", due=moved)
    assert isinstance(last, dt.date)
    assert (last.year, last.month) == (moved.year, moved.month)
    assert last == dt.date.max or (last + dt.timedelta(days=1)).day == 1
    apart = value("months apart(due, add months(due, plan))", due=day, plan=Decimal(months))
    if moved.day == day.day or months >= 0:
        assert apart == (months if moved.day >= day.day or months <= 0 else months - 1)
