"""A number comes out of a cell with the decimals that a person sees, and never through binary."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.source.workbook import CellSource, number_format
from assay.source.workbook.cell import held
from tests.source.workbook.making import Cells, Shown, load, raw, schema_in, workbook, wrong

PLACE = CellSource("facts.xlsx", "", sheet="งบประมาณ", row=7, column=3)


def shown(value: float, code: str = "General") -> str:
    """What a number is read as; a file holds it as the text of a binary one."""
    cell = held(Decimal(repr(value)), code, PLACE)
    assert cell is not None
    assert cell.problem is None, cell.problem
    return cell.text


def plan(folder: Path, value: object) -> str:
    rows = [("code", "plan"), ("1", value)]
    fact = load(workbook(folder / "facts.xlsx", {"budget_lines": rows}), schema_in(folder)).of_kind(
        "budget_line"
    )[0]
    return str(fact.values["plan"])


def test_a_cell_of_four_decimals_keeps_the_zero_that_excel_does_not_store(tmp_path: Path) -> None:
    assert plan(tmp_path, Shown(296.139, "#,##0.0000")) == "296.1390"


def test_without_a_format_the_decimals_are_those_typed(tmp_path: Path) -> None:
    assert plan(tmp_path, 102.8978) == "102.8978"


def test_a_format_of_fewer_decimals_takes_none_away(tmp_path: Path) -> None:
    assert plan(tmp_path, Shown(102.8978, "0.00")) == "102.8978"


def test_a_cell_formatted_as_text_is_read_as_it_is_typed(tmp_path: Path) -> None:
    assert plan(tmp_path, Shown("296.1390", "@")) == "296.1390"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1,234.50", "1234.50"),
        ("๔๒๑.๙๔๘๘", "421.9488"),
        ("๑,๒๓๔.๕๐", "1234.50"),
        (" 12.50 ", "12.50"),
        ("-3.5", "-3.5"),
        ("\N{MINUS SIGN}3.5", "-3.5"),
        ("12\u200b", "12"),
    ],
)
def test_a_text_that_looks_like_a_number_is_one(tmp_path: Path, typed: str, read: str) -> None:
    assert plan(tmp_path, typed) == read


@pytest.mark.parametrize(
    "typed", ["1,5", "12,34.5", "1 234", "12 ล้าน", "(12.50)", "12..5", "ประมาณ 5"]
)
def test_a_text_that_is_in_doubt_is_no_number(tmp_path: Path, typed: str) -> None:
    rows = [("code", "plan"), ("1", typed)]
    (said,) = wrong(workbook(tmp_path / "facts.xlsx", {"budget_lines": rows}), schema_in(tmp_path))
    assert said.startswith(
        f"{tmp_path / 'facts.xlsx'}:budget_lines!B2 wrong-type: `plan` is a number, not `{typed}`"
    )


def test_a_dash_is_zero_where_the_schema_says_so_and_nothing_elsewhere(tmp_path: Path) -> None:
    rows = [("code", "plan", "spent"), ("1", "-", "-"), ("2", "–", "–")]
    book = load(workbook(tmp_path / "facts.xlsx", {"budget_lines": rows}), schema_in(tmp_path))
    for fact in book.of_kind("budget_line"):
        assert str(fact.values["plan"]) == "0.0000"
        assert fact.values["spent"] not in (Decimal(0), "-", "–")


def test_the_noise_of_a_sum_in_binary_is_not_read(tmp_path: Path) -> None:
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>plan</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c>'
        '<c r="B2"><f>SUM(C2:C4)</f><v>285.90890000000002</v></c></row>'
    )
    (fact,) = load(raw(tmp_path / "facts.xlsx", cells), schema_in(tmp_path)).of_kind("budget_line")
    assert str(fact.values["plan"]) == "285.9089"


def test_more_decimals_than_the_schema_declares_are_refused_also_where_they_are_not_shown(
    tmp_path: Path,
) -> None:
    rows = [("code", "plan"), ("1", Shown(1 / 3, "0.0000"))]
    (said,) = wrong(workbook(tmp_path / "facts.xlsx", {"budget_lines": rows}), schema_in(tmp_path))
    assert "budget_lines!B2 too-many-decimals: `plan` has 15 decimals in 0.333333333333333;" in said


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.94, "0%", "94%"),
        (0.94, "0.0 %", "94.0%"),
        (0.9797, "0%", "97.97%"),
        (1.5, '0.00" ล้านบาท"', "1.50"),
        (1234.5, "#,##0.00_);(#,##0.00)", "1234.50"),
        (0, '_-* #,##0.0000_-;-* #,##0.0000_-;_-* "-"??_-', "0.0000"),
        (1.5, "0.##", "1.5"),
        (1.5, "[Red]0.000", "1.500"),
        (1.5, "[>1]0.000;0.0", "1.500"),
        (0.5, "[>1]0.000;0.0", "0.5"),
        (3, "[<1]0%;0", "3"),
        (0.5, "[<1]0%;0", "50%"),
        (-5, "0.00;-0", "-5"),
        (1, "000", "001"),
        (-1, "000", "-001"),
        (1.5, "00.00", "01.50"),
        (0, "0;-0;;@", "0"),
        (1500.0, "0.00E+00", "1500"),
        (1.5, "# ?/?", "1.5"),
        (1e-7, "General", "0.0000001"),
        (5, "0.00", "5.00"),
    ],
)
def test_what_a_format_shows(value: float, code: str, text: str) -> None:
    assert shown(value, code) == text


def test_a_number_shown_in_millions_is_refused(tmp_path: Path) -> None:
    rows = [("code", "plan"), ("1", Shown(296139000, "0.0000,,"))]
    assert wrong(workbook(tmp_path / "f.xlsx", {"budget_lines": rows}), schema_in(tmp_path)) == [
        (
            f"{tmp_path}/f.xlsx:budget_lines!B2 wrong-type: the cell holds 296139000 and shows it in "
            "thousands or millions [give the cell a plain number format, so that it shows the number "
            "that is meant]"
        )
    ]


def test_a_number_of_more_digits_than_excel_keeps_is_refused() -> None:
    cell = held(Decimal(12345678901234567), "0", PLACE)
    assert cell is not None
    assert cell.problem is not None
    assert cell.problem.en == "the cell holds a number of more than the 15 digits that Excel keeps"


def test_a_percentage_is_read_where_the_unit_is_per_cent(tmp_path: Path) -> None:
    rows = [
        ("code", "share"),
        ("1", Shown(0.94, "0%")),
        ("2", "94 %"),
        ("3", 94),
        ("4", Shown(0.575, "0.00%")),
    ]
    book = load(workbook(tmp_path / "facts.xlsx", {"budget_lines": rows}), schema_in(tmp_path))
    assert [str(one.values["share"]) for one in book.of_kind("budget_line")] == [
        "94",
        "94",
        "94",
        "57.50",
    ]


def test_a_percentage_is_refused_where_the_unit_is_another(tmp_path: Path) -> None:
    rows = [("code", "plan"), ("1", Shown(0.94, "0%"))]
    assert wrong(workbook(tmp_path / "f.xlsx", {"budget_lines": rows}), schema_in(tmp_path)) == [
        (
            f"{tmp_path}/f.xlsx:budget_lines!B2 wrong-type: `plan` shows 94%, and its numbers are not "
            "in per cent [give the cell a plain number format and check the number]"
        )
    ]


def test_a_percentage_is_read_where_its_row_says_that_the_unit_is_per_cent(tmp_path: Path) -> None:
    rows = [
        ("id", "project", "target", "unit"),
        ("A", "P", Shown(0.8, "0%"), "percent"),
        ("B", "P", Shown(0.8, "0%"), "people"),
    ]
    sheets: dict[str, Cells] = {"projects": [("id",), ("P",)], "indicators": rows}
    (said,) = wrong(workbook(tmp_path / "f.xlsx", sheets), schema_in(tmp_path))
    assert "indicators!C3 wrong-type: `target` shows 80%" in said


decimals = st.decimals(
    min_value=Decimal(-(10**9)), max_value=Decimal(10**9), places=4, allow_nan=False
)


@given(decimals)
def test_every_amount_of_four_decimals_comes_back_as_it_is_written(amount: Decimal) -> None:
    text = f"{amount + 0:f}"
    assert shown(float(text), "#,##0.0000") == (text if amount else "0.0000")


@given(st.integers(0, 6), st.integers(-(10**8), 10**8))
def test_also_as_a_writer_of_sixteen_digits_stores_it(places: int, digits: int) -> None:
    amount = Decimal(digits).scaleb(-places)
    stored = float(f"{float(amount):.16G}")
    assert Decimal(shown(stored, "0." + "0" * places if places else "0")) == amount


def test_a_format_is_read_without_its_words_and_colours() -> None:
    assert number_format('[$฿-41E]#,##0.0000" .00"').decimals == 4
    assert number_format("General").decimals == 0
    assert number_format('0"%"').percent is False
    assert number_format("#,##0").scaled is False
    assert number_format("#,##0,").scaled is True


def test_a_day_is_a_day_and_a_time_is_none() -> None:
    day = held(dt.datetime.combine(dt.date(2020, 9, 30), dt.time()), "yyyy-mm-dd", PLACE)
    assert day is not None
    assert day.value == dt.date(2020, 9, 30)
    late = held(
        dt.datetime.combine(dt.date(2020, 9, 30), dt.time(14, 5)), "yyyy-mm-dd hh:mm", PLACE
    )
    assert late is not None
    assert late.problem is not None
    assert late.problem.en == "the cell holds a time of day as well as the day, 2020-09-30 14:05"
    for number, code in ((Decimal("0.5"), "h:mm"), (Decimal("1.25"), "[h]:mm")):
        cell = held(number, code, PLACE)
        assert cell is not None
        assert cell.problem is not None
        assert "a time of day or a length of time" in cell.problem.en
