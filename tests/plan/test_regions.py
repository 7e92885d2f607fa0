"""The finite form of a table: what its cells cut their inputs into, and rows in those terms."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assay.analyse.proofs.words import regions_words
from assay.plan.columns import Column
from assay.plan.region_set import RegionSet
from assay.plan.regions import CellTooComplex, Clause, RegionRow, RegionTable, regions
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
from assay.values.null import Null, missing
from assay.values.text import Text
from assay.values.types import (
    Boolean,
    Bounds,
    Choice,
    Date,
    ListOf,
    Member,
    Number,
    TextType,
    Type,
    Unknown,
)

NULL = missing("delay", FactId("project/EL"))
STAGES = (
    Member("drafting", 0),
    Member("hearing", 1, Text("public hearing", "รับฟังความคิดเห็น")),
    Member("in_force", 2),
)
FIVE = Constant(Decimal(5))
TWENTY = Constant(Decimal(20))


def finite(types: dict[str, Type], *rows: tuple[Cell, ...]) -> RegionTable:
    inputs = tuple(Input(name, of) for name, of in types.items())
    return regions(Table(inputs, tuple(Row(row) for row in rows)))


def column(of: Type, *values: Scalar) -> Column:
    """The column of an input `delay` that is compared with these values."""
    (found,) = finite({"delay": of}, (equal(*values),)).columns
    return found


def equal(*values: Scalar) -> Cell:
    return Cell(0, tuple(Comparison("=", Constant(value)) for value in values))


def difference(left: Type, right: Type | None = None) -> Column:
    """The column of `result` compared with `target`."""
    cell = Cell(0, (Comparison("=", InputRef(1)),))
    (found,) = finite({"result": left, "target": right or left}, (cell,)).columns
    return found


def words(of: Column, lang: str = "en") -> list[str]:
    regions = map(RegionSet.of, ([number] for number in range(of.size)))
    return [regions_words(of, one).in_language(lang) for one in regions]


def samples(of: Column) -> list[tuple[Scalar, ...] | None]:
    """A sample of each region but null's."""
    return [of.case_in(number) for number in range(1, of.size)]


# Columns ------------------------------------------------------------------------------------------


def test_a_number_is_cut_at_the_points_named_into_points_and_open_intervals() -> None:
    delay = column(Number(), Decimal(20), Decimal(5), Decimal("5.0"))
    assert words(delay) == [
        "delay is null",
        "delay is under 5",
        "delay is 5",
        "delay is over 5 and under 20",
        "delay is 20",
        "delay is over 20",
    ]
    at = {"4.999": 1, "5": 2, "5.00": 2, "5.001": 3, "19.9": 3, "2E+1": 4, "20.0001": 5}
    assert {value: delay.number((Decimal(value),)) for value in at} == at
    assert delay.number((NULL,)) == 0


def test_a_column_is_described_in_thai() -> None:
    assert words(column(Number(), Decimal(5), Decimal(20)), "th") == [
        "delay ไม่มีค่า",
        "delay น้อยกว่า 5",
        "delay เท่ากับ 5",
        "delay มากกว่า 5 และน้อยกว่า 20",
        "delay เท่ากับ 20",
        "delay มากกว่า 20",
    ]
    assert words(column(Choice(STAGES), STAGES[0]), "th")[2] == "delay เป็นรับฟังความคิดเห็น"
    assert words(difference(Number()), "th")[1] == "result น้อยกว่า target"


def test_a_date_is_cut_at_the_days_named() -> None:
    day = dt.date(2020, 9, 30)
    due = column(Date(), day)
    assert words(due) == [
        "delay is null",
        "delay is before 2020-09-30",
        "delay is 2020-09-30",
        "delay is after 2020-09-30",
    ]
    assert samples(due) == [(dt.date(2020, 9, 29),), (day,), (dt.date(2020, 10, 1),)]


def test_no_day_lies_between_two_that_follow_each_other_or_beyond_the_calendar() -> None:
    between = column(Date(), dt.date(2020, 9, 30), dt.date(2020, 10, 1))
    assert [number for number in range(between.size) if between.case_in(number) is None] == [3]
    assert column(Date(), dt.date.max).case_in(3) is None
    assert column(Date(), dt.date.min).case_in(1) is None


def test_a_text_is_one_of_those_named_or_any_other() -> None:
    unit = column(TextType(), "TH", "5", "other")
    assert words(unit) == [
        "delay is null",
        'delay is "5"',
        'delay is "TH"',
        'delay is "other"',
        "delay is any other text",
    ]
    assert [unit.number((text,)) for text in ("5", "TH", "th", "5.0", "")] == [1, 2, 4, 4, 4]
    assert unit.case_in(4) == ("other 2",)


def test_a_boolean_and_a_choice_have_their_members_by_name_or_title() -> None:
    assert words(column(Boolean(), True)) == ["delay is null", "delay is false", "delay is true"]
    stage = column(Choice(STAGES, ordered=True), STAGES[2])
    assert words(stage)[1:] == ["delay is drafting", "delay is public hearing", "delay is in_force"]
    assert [stage.number((member,)) for member in STAGES] == [1, 2, 3]


def test_an_input_tested_for_null_only_has_any_value_or_none() -> None:
    (of,) = finite({"delay": Number()}, (Cell(0, (IsNull(),)),)).columns
    assert words(of) == ["delay is null", "delay is there"]
    (never,) = finite({"delay": Unknown()}, (Cell(0, (IsNull(),)),)).columns
    assert words(never) == ["delay is null"]


def test_two_numbers_compared_are_one_column_of_the_sign_of_their_difference() -> None:
    attained = difference(Number())
    assert words(attained) == [
        "result or target is null",
        "result is under target",
        "result is equal to target",
        "result is over target",
    ]
    near = Decimal("80.00000000000000000000000000000001"), Decimal(80)
    assert attained.number(near) == 3
    assert attained.number(near[::-1]) == 1
    assert attained.number((Decimal("80.0"), Decimal(80))) == 2
    assert attained.number((Decimal(80), NULL)) == attained.number((NULL, NULL)) == 0


def test_two_texts_compared_are_equal_or_not_and_two_scales_are_compared_by_rank() -> None:
    assert words(difference(TextType()))[1:] == [
        "result is unlike target",
        "result is equal to target",
    ]
    scale = difference(Choice(STAGES, ordered=True))
    assert scale.number((STAGES[0], STAGES[2])) == 1
    assert scale.number((STAGES[2], STAGES[2])) == 2


def test_inputs_that_no_cell_reads_have_no_column_and_a_pair_has_one_both_ways() -> None:
    table = finite(
        {"a": Number(), "b": Number(), "c": Number()},
        (Cell(0, (Comparison(">", InputRef(1)),)), Cell(1, (Comparison(">=", InputRef(0)),))),
        (Cell(1, (Comparison("=", FIVE),)),),
    )
    assert [of.inputs for of in table.columns] == [(1,), (0, 1)]
    assert table.signature((Decimal(4), Decimal(5), NULL)) == (2, 1)


# Samples ------------------------------------------------------------------------------------------


def test_samples_are_the_neighbours_of_the_points_at_the_declared_decimals() -> None:
    delay = column(Number(decimals=1), Decimal(5), Decimal(20))
    assert samples(delay) == [
        (Decimal("4.9"),),
        (Decimal(5),),
        (Decimal("5.1"),),
        (Decimal(20),),
        (Decimal("20.1"),),
    ]


def test_samples_keep_inside_the_declared_range() -> None:
    percent = Number(decimals=0, bounds=Bounds(Decimal(0), Decimal(100), True, False))
    of = column(percent, Decimal(0), Decimal(99), Decimal(100))
    assert samples(of) == [
        None,  # under 0
        (Decimal(0),),
        (Decimal(1),),
        (Decimal(99),),
        None,  # between 99 and 100
        None,  # 100, which the range excludes
        None,
    ]


def test_a_region_is_empty_where_the_declared_decimals_have_no_value() -> None:
    one_decimal = column(Number(decimals=1), Decimal(5), Decimal("5.05"), Decimal("5.1"))
    assert samples(one_decimal) == [
        (Decimal("4.9"),),
        (Decimal(5),),
        None,
        None,  # 5.05 itself
        None,
        (Decimal("5.1"),),
        (Decimal("5.2"),),
    ]
    (between,) = column(Number(), Decimal(5), Decimal("5.1")).case_in(3) or ()
    assert between == Decimal("5.05")


def test_a_pair_of_samples_keeps_to_both_declarations() -> None:
    """A result of 0 to 10 at no decimals against a target of 10 to 20 at one."""
    of = difference(
        Number(decimals=0, bounds=Bounds(Decimal(0), Decimal(10))),
        Number(decimals=1, bounds=Bounds(Decimal(10), Decimal(20))),
    )
    under, same, over = samples(of)
    assert under == (Decimal(0), Decimal(10))
    assert same == (Decimal(10), Decimal(10))
    assert over is None


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(
    st.lists(st.decimals(-9, 9, places=2), min_size=1, max_size=4),
    st.sampled_from([None, 0, 1, 2]),
    st.none() | st.decimals(-9, 9, places=1),
    st.none() | st.decimals(-9, 9, places=1),
    st.booleans(),
)
def test_every_sample_lies_in_its_region_and_an_empty_one_has_no_value_at_all(
    points: list[Decimal],
    decimals: int | None,
    low: Decimal | None,
    high: Decimal | None,
    closed: bool,
) -> None:
    declared = Number(decimals=decimals, bounds=Bounds(low, high, closed, not closed))
    of = column(declared, *points)

    def expected(value: Decimal) -> bool:
        over = low is None or value > low or (closed and value == low)
        under = high is None or value < high or (not closed and value == high)
        return over and under and (decimals is None or value == round(value, decimals))

    inhabited = {
        of.number((Decimal(n) / 1000,))
        for n in range(-9500, 9501, 5)
        if expected(Decimal(n) / 1000)
    }
    for number in range(1, of.size):
        sample = of.case_in(number)
        if sample is None:
            assert number not in inhabited
        else:
            assert of.number(sample) == number
            assert isinstance(sample[0], Decimal)
            assert expected(sample[0])


@pytest.mark.parametrize(
    "of",
    [
        column(TextType(), "5", "ก"),
        column(Boolean(), True),
        column(Choice(STAGES), STAGES[0]),
        column(Date(), dt.date(2020, 9, 30)),
        difference(Date()),
        difference(TextType()),
        difference(Boolean()),
        difference(Choice(STAGES, ordered=True)),
        difference(Number(decimals=2), Number(bounds=Bounds(Decimal(0), None, False))),
    ],
    ids=repr,
)
def test_a_sample_of_any_column_lies_in_its_region(of: Column) -> None:
    for number in range(of.size):
        sample = of.case_in(number)
        assert sample is not None
        assert of.number(sample) == number
    assert all(isinstance(value, Null) for value in of.case_in(0) or ())


# Rows ---------------------------------------------------------------------------------------------


def row(*cells: Cell, types: dict[str, Type] | None = None) -> RegionRow:
    return finite(types or {"delay": Number(), "target": Number()}, cells).rows[0]


def test_a_list_is_a_set_of_regions() -> None:
    assert row(equal(Decimal(5), Decimal(20))).clauses == (Clause(((0, RegionSet.of([2, 4])),)),)


def test_an_interval_covers_its_regions_and_not_its_open_end() -> None:
    cell = Cell(0, (Interval(FIVE, TWENTY, low_closed=False),))
    assert row(cell).clauses == (Clause(((0, RegionSet.of([3, 4])),)),)


def test_not_leaves_null_out() -> None:
    cell = Cell(0, (Comparison("=", FIVE),), negated=True)
    assert row(cell).clauses == (Clause(((0, RegionSet.of([1, 3])),)),)


def test_a_list_on_two_columns_is_one_disjunction_and_its_not_is_two_clauses() -> None:
    tests = Comparison("<", FIVE), Comparison(">=", InputRef(1))
    assert row(Cell(0, tests)).clauses == (
        Clause(((0, RegionSet.of([1])), (1, RegionSet.of([2, 3])))),
    )
    assert row(Cell(0, tests, negated=True)).clauses == (
        Clause(((0, RegionSet.of([2, 3])),)),
        Clause(((1, RegionSet.of([1])),)),
    )


def test_what_always_holds_is_dropped() -> None:
    anything = Cell(0, (IsNull(), Comparison("<=", FIVE), Comparison(">", FIVE)))
    assert row(anything, Cell(1, (IsNull(),))).clauses == (Clause(((1, RegionSet.of([0])),)),)


def test_a_row_that_can_never_hold_is_kept_as_such() -> None:
    never = [
        (Cell(0, (Comparison("<", FIVE),)), Cell(0, (Comparison(">", FIVE),))),
        (Cell(0, (Comparison(">=", Constant(NULL)),)),),
        (Cell(0, (IsNull(),)), Cell(0, (IsNull(),), negated=True)),
    ]
    table = finite({"delay": Number()}, *never, ())
    assert [one.never for one in table.rows] == [True, True, True, False]


def test_a_few_intervals_between_names_may_stand_in_one_cell_and_more_are_refused() -> None:
    types: dict[str, Type] = {f"n{at}": Number() for at in range(10)}
    split = [Interval(InputRef(at), Constant(Decimal(at))) for at in range(1, 10)]
    assert not row(Cell(0, tuple(split[:8])), types=types).never
    with pytest.raises(CellTooComplex, match=r"row 1: .* more than 8 intervals") as raised:
        row(Cell(0, tuple(split)), types=types)
    assert (raised.value.row, raised.value.input) == (0, 0)


# Mistakes of the caller ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "value"),
    [
        (Number(), "5"),
        (Number(), True),
        (Boolean(), Decimal(1)),
        (TextType(), Decimal(5)),
        (Date(), "2020-09-30"),
        (Choice(STAGES), "hearing"),
        (Choice(STAGES), Member("elsewhere", 1)),
        (Unknown(), Decimal(5)),
    ],
)
def test_a_value_of_another_type_has_no_region(of: Type, value: Scalar) -> None:
    (asked,) = finite({"delay": of}, (Cell(0, (IsNull(),)),)).columns
    with pytest.raises(TypeError, match=r"delay: .* is not of the type of its column"):
        asked.number((value,))


def test_a_comparison_that_a_type_does_not_have_is_refused() -> None:
    for of, value in ((TextType(), "5"), (Boolean(), True), (Choice(STAGES), STAGES[0])):
        with pytest.raises(TypeError, match="has no order"):
            finite({"delay": of}, (Cell(0, (Comparison("<", Constant(value)),)),))
    under = Cell(0, (Comparison("<", InputRef(1)),))
    with pytest.raises(TypeError, match="has no order"):
        finite({"a": TextType(), "b": TextType()}, (under,))
    with pytest.raises(TypeError, match="unlike types"):
        difference(Number(), TextType())
    with pytest.raises(TypeError, match="a list of number has no column"):
        column(ListOf(Number()), NULL)


# Sets of regions ----------------------------------------------------------------------------------


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(st.sets(st.integers(0, 90)), st.sets(st.integers(0, 90)))
def test_a_set_of_regions_is_a_set(one: set[int], other: set[int]) -> None:
    left, right = RegionSet.of(one), RegionSet.of(other)
    assert list(left) == sorted(one)
    assert len(left) == len(one)
    assert bool(left) is bool(one)
    assert list(left & right) == sorted(one & other)
    assert list(left | right) == sorted(one | other)
    assert list(left - right) == sorted(one - other)
    assert all((number in left) is (number in one) for number in range(95))


def test_runs_are_the_fewest_spans() -> None:
    assert RegionSet.of([0, 1, 2, 5, 7, 8]).runs() == [(0, 2), (5, 5), (7, 8)]
    assert RegionSet().runs() == []
    assert RegionSet.span(3, 2) == RegionSet()
