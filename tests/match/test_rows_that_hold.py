"""What a cell means, by each matcher: the semantics stated in `assay.plan.table`."""

import datetime as dt
from decimal import Decimal

import pytest

from assay.match import MATCHERS, Matcher
from assay.plan.regions import regions
from assay.plan.table import (
    Cell,
    Comparison,
    Constant,
    Input,
    InputRef,
    Interval,
    IsNull,
    Row,
    Scalar,
    Table,
)
from assay.values.fact_id import FactId
from assay.values.null import missing
from assay.values.types import Boolean, Choice, Date, Member, Number, TextType, Type

NULL = missing("delay", FactId("project/EL"))
DRAFTING, HEARING, IN_FORCE = STAGES = tuple(
    Member(name, rank) for rank, name in enumerate(("drafting", "hearing", "in_force"))
)
STAGE = Choice(STAGES, ordered=True)
FIVE = Constant(Decimal(5))
TWENTY = Constant(Decimal(20))
NOTHING = Constant(NULL)


@pytest.fixture(params=list(MATCHERS))
def matcher(request: pytest.FixtureRequest) -> Matcher:
    return MATCHERS[request.param]()


def cell(*tests: Comparison | Interval | IsNull, negated: bool = False) -> Cell:
    return Cell(0, tests, negated)


def holds(matcher: Matcher, of: Type, asked: Cell, *case: Scalar) -> bool:
    """Whether a one-row table holds for the case; all its inputs are of one type."""
    inputs = tuple(Input(f"input {at}", of) for at in range(len(case)))
    table = regions(Table(inputs, (Row((asked,)),)))
    return matcher.match(table, [case]) == [(0,)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [("5", False), ("5.1", True), ("20", True), ("20.0", True), ("21", False)],
)
def test_an_open_end_excludes_its_value_and_a_closed_one_includes_it(
    matcher: Matcher, value: str, expected: bool
) -> None:
    asked = cell(Interval(FIVE, TWENTY, low_closed=False, high_closed=True))
    assert holds(matcher, Number(), asked, Decimal(value)) is expected


def test_numbers_are_equal_by_amount_however_many_decimals_are_written(matcher: Matcher) -> None:
    assert holds(matcher, Number(), cell(Comparison("=", FIVE)), Decimal("5.000"))


def test_numbers_differ_in_the_last_of_34_digits(matcher: Matcher) -> None:
    just_over = Decimal("5.000000000000000000000000000000001")
    assert not holds(matcher, Number(), cell(Comparison("=", FIVE)), just_over)
    assert holds(matcher, Number(), cell(Comparison(">", FIVE)), just_over)


def test_a_day_is_before_the_next(matcher: Matcher) -> None:
    asked = cell(Comparison("<=", Constant(dt.date(2020, 9, 30))))
    assert holds(matcher, Date(), asked, dt.date(2020, 9, 30))
    assert not holds(matcher, Date(), asked, dt.date(2020, 10, 1))


def test_texts_are_equal_character_by_character(matcher: Matcher) -> None:
    asked = cell(Comparison("=", Constant("5")), Comparison("=", Constant("ก.พ.ร.")))
    assert holds(matcher, TextType(), asked, "5")
    assert holds(matcher, TextType(), asked, "ก.พ.ร.")
    assert not holds(matcher, TextType(), asked, "5.0")
    assert not holds(matcher, TextType(), asked, "ก.พ.ส.")


def test_scales_are_ordered_by_rank_and_choices_are_equal_by_name(matcher: Matcher) -> None:
    assert holds(matcher, STAGE, cell(Comparison(">=", Constant(HEARING))), IN_FORCE)
    assert not holds(matcher, STAGE, cell(Comparison(">=", Constant(HEARING))), DRAFTING)
    assert holds(matcher, Choice(STAGES), cell(Comparison("!=", Constant(HEARING))), DRAFTING)


def test_false_is_not_null_and_not_zero(matcher: Matcher) -> None:
    assert holds(matcher, Boolean(), cell(Comparison("=", Constant(False))), False)
    assert not holds(matcher, Boolean(), cell(IsNull()), False)


def test_a_null_input_meets_null_only(matcher: Matcher) -> None:
    assert holds(matcher, Number(), cell(IsNull()), NULL)
    assert holds(matcher, Number(), cell(Comparison("=", FIVE), IsNull()), NULL)
    assert not holds(matcher, Number(), cell(Comparison("!=", FIVE)), NULL)
    assert not holds(matcher, Number(), cell(Comparison("=", FIVE), negated=True), NULL)
    assert not holds(matcher, Number(), cell(IsNull(), negated=True), NULL)


def test_not_null_holds_for_any_value(matcher: Matcher) -> None:
    assert holds(matcher, Number(), cell(IsNull(), negated=True), Decimal(0))
    assert holds(matcher, TextType(), cell(IsNull(), negated=True), "")


def test_not_of_a_list_holds_where_every_test_is_false(matcher: Matcher) -> None:
    asked = cell(Comparison("=", FIVE), Comparison(">", TWENTY), negated=True)
    assert holds(matcher, Number(), asked, Decimal(20))
    assert not holds(matcher, Number(), asked, Decimal(5))
    assert not holds(matcher, Number(), asked, Decimal(21))


def test_a_comparison_with_a_null_endpoint_holds_neither_way(matcher: Matcher) -> None:
    for operand in (NOTHING, InputRef(1)):
        for negated in (False, True):
            asked = cell(Comparison(">=", operand), negated=negated)
            assert not holds(matcher, Number(), asked, Decimal(5), NULL)


def test_an_interval_is_false_beyond_the_end_that_is_known(matcher: Matcher) -> None:
    """`low <= x and x <= high` with a null low: false over high, null under it."""
    not_within = cell(Interval(NOTHING, TWENTY), negated=True)
    assert holds(matcher, Number(), not_within, Decimal(21))
    assert not holds(matcher, Number(), not_within, Decimal(20))
    assert not holds(matcher, Number(), cell(Interval(NOTHING, TWENTY)), Decimal(20))


@pytest.mark.parametrize(
    ("result", "target", "expected"),
    [("79.99", "80", False), ("80.00", "80", True), ("80.01", "80", True), ("2", "1E+1", False)],
)
def test_an_endpoint_that_is_a_name_is_compared_case_by_case(
    matcher: Matcher, result: str, target: str, expected: bool
) -> None:
    asked = cell(Comparison(">=", InputRef(1)))
    assert holds(matcher, Number(), asked, Decimal(result), Decimal(target)) is expected


def test_a_name_compared_the_other_way_round_is_the_same_comparison(matcher: Matcher) -> None:
    asked = Cell(1, (Comparison("<", InputRef(0)),))
    assert holds(matcher, Number(), asked, Decimal(6), Decimal(5))
    assert not holds(matcher, Number(), asked, Decimal(5), Decimal(5))


def test_a_list_may_mix_constants_and_names(matcher: Matcher) -> None:
    asked = cell(Comparison("<", FIVE), Comparison(">=", InputRef(1)))
    assert holds(matcher, Number(), asked, Decimal(4), Decimal(20))
    assert holds(matcher, Number(), asked, Decimal(20), Decimal(20))
    assert not holds(matcher, Number(), asked, Decimal(5), Decimal(20))
    assert not holds(matcher, Number(), asked, Decimal(6), NULL)


def test_intervals_between_names_may_stand_in_a_list(matcher: Matcher) -> None:
    asked = cell(Interval(InputRef(1), FIVE), Interval(TWENTY, InputRef(1)))
    assert holds(matcher, Number(), asked, Decimal(4), Decimal(3))
    assert holds(matcher, Number(), asked, Decimal(25), Decimal(30))
    assert not holds(matcher, Number(), asked, Decimal(6), Decimal(3))
    assert not holds(matcher, Number(), asked, Decimal(25), Decimal(24))


def test_two_texts_are_compared_as_equal_or_not(matcher: Matcher) -> None:
    same = cell(Comparison("=", InputRef(1)))
    assert holds(matcher, TextType(), same, "people", "people")
    assert not holds(matcher, TextType(), same, "people", "engagements")


def test_a_row_without_cells_always_holds_and_a_table_without_rows_never(matcher: Matcher) -> None:
    one = (Input("delay", Number()),)
    cases: list[tuple[Scalar, ...]] = [(Decimal(5),), (NULL,)]
    assert matcher.match(regions(Table(one, (Row(()), Row(())))), cases) == [(0, 1), (0, 1)]
    assert matcher.match(regions(Table(one, ())), cases) == [(), ()]


def test_cells_of_one_input_in_one_row_must_all_hold(matcher: Matcher) -> None:
    row = Row((cell(Comparison(">", FIVE)), cell(Comparison("<", FIVE))))
    table = regions(Table((Input("delay", Number()),), (row,)))
    assert matcher.match(table, [(Decimal(4),), (Decimal(6),)]) == [(), ()]


def test_rows_that_hold_are_named_in_ascending_order_for_each_case(matcher: Matcher) -> None:
    rows = tuple(Row((cell(Comparison(">=", Constant(Decimal(at)))),)) for at in range(12))
    table = regions(Table((Input("delay", Number()),), rows))
    assert matcher.match(table, [(Decimal(11),), (Decimal(2),), (Decimal(-1),)]) == [
        tuple(range(12)),
        (0, 1, 2),
        (),
    ]


def test_no_cases_have_no_answers(matcher: Matcher) -> None:
    table = regions(Table((Input("delay", Number()),), (Row((cell(IsNull()),)),)))
    assert matcher.match(table, []) == []
