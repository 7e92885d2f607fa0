"""Which figures are formulas: sums of cells, exactly as a spreadsheet comes to them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl.workbook.workbook import Workbook

from assay.contents.contents import Contents
from assay.report.workbook import workbook_report
from tests.building import domain
from tests.report.workbook.schools import cell, contents, opened, schools


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    return contents(schools(tmp_path_factory.mktemp("schools")))


@pytest.fixture(scope="module")
def book(said: Contents) -> Workbook:
    return opened(said)


def test_what_a_rule_adds_and_takes_away_is_a_formula_of_the_cells_in_its_row(
    book: Workbook,
) -> None:
    owed = cell(book["Classes"], "A1", "Owed")
    assert owed.value == "=ROUND(C4-D4+E4,2)"
    assert owed.number_format == "#,##0.00"
    assert owed.hyperlink is not None


def test_nothing_taken_away_is_still_taken_away(book: Workbook) -> None:
    # Class A3 has paid 0.00 and had 0.00 back.
    assert cell(book["Classes"], "A3", "Owed").value == "=ROUND(C6-D6+E6,2)"


def test_cells_below_each_other_are_a_range_and_others_are_named(book: Workbook) -> None:
    sheet = book["Schools- fees -all-"]
    assert cell(sheet, "S1", "Fees").value == "=ROUND(SUM('Classes'!C4:C6),2)"
    assert cell(sheet, "S1", "Some fees").value == "=ROUND('Classes'!C4+'Classes'!C6,2)"


def test_the_front_page_follows_too(book: Workbook) -> None:
    values = {one.value for row in book["At a glance"] for one in row}
    assert "=ROUND(SUM('Classes'!C4:C6),2)" in values


def test_the_exact_figure_is_stored_with_the_formula(said: Contents) -> None:
    # Three fees of 100.10, 0.30 and 1005.00 are 1105.40; one of 100.10 less 60.05 leaves 40.05.
    with zipfile.ZipFile(io.BytesIO(workbook_report(said, lang="en"))) as file:
        classes, fees = (file.read(f"xl/worksheets/sheet{at}.xml").decode() for at in (2, 3))
    assert "<f>ROUND(C4-D4+E4,2)</f><v>40.05</v>" in classes
    assert "<f>ROUND(SUM('Classes'!C4:C6),2)</f><v>1105.4</v>" in fees


def test_a_figure_that_a_rule_rounds_is_no_formula(book: Workbook) -> None:
    # 0.30 - 0.10 has nothing to round, but another fee may have.
    assert cell(book["Classes"], "A2", "Tenths").value == 0.2


def test_a_sum_with_digits_that_excel_would_lose_is_no_formula(book: Workbook) -> None:
    assert cell(book["Classes"], "B1", "Owed").value == "12345678901234567.00"
    assert cell(book["Schools- fees -all-"], "S2", "Fees").value == "12345678901234574.25"


def test_a_quotient_that_no_rule_rounds_and_a_null_are_no_formulas(book: Workbook) -> None:
    assert cell(book["Schools- fees -all-"], "S2", "Sevenths").data_type == "s"
    assert cell(book["Classes"], "B2", "Owed").value == "missing"


def test_a_running_total_adds_each_step(book: Workbook) -> None:
    steps = book["Step by step"]
    headings = [one.value for one in steps[3]]
    adds, running = headings.index("Adds"), headings.index("Running total")
    rows = [row for row in steps.iter_rows(min_row=4) if row[1].value == "class/A1"][:3]
    assert [row[adds].value for row in rows] == [100.1, -60.05, 0.0]
    # Above stand the fees of both schools, which the front page asks for first: 3 and 2 steps.
    assert [row[running].value for row in rows] == ["=G9", "=ROUND(H9+G10,2)", "=ROUND(H10+G11,2)"]


def test_a_running_total_adds_nothing_taken_away(book: Workbook) -> None:
    steps = book["Step by step"]
    headings = [one.value for one in steps[3]]
    adds, running = headings.index("Adds"), headings.index("Running total")
    rows = [row for row in steps.iter_rows(min_row=4) if row[1].value == "class/A3"][:3]
    assert [row[adds].value for row in rows] == [1005.0, 0.0, 0.0]
    assert all(str(row[running].value).startswith("=") for row in rows)


SHELF = (
    "kinds: {shelf: {plural: shelves, key: id, fields: {old: {type: number}, new: {type: number}}}}"
)
COUNT = "rule: r\ntitle: r\nfor: shelf\noutcomes: {all: old + new, more: new - previous.new, two: old + 2}\n"


def test_a_figure_on_a_second_sheet_refers_to_the_first_and_whole_numbers_need_no_rounding(
    tmp_path: Path,
) -> None:
    layout = """
    sections:
      - {kind: shelf, title: Books, columns: [old, new, all]}
      - {kind: shelf, title: Again, columns: [new, all]}
    """
    facts = {"shelves.csv": "id,old,new\nA,3,4\n"}
    loaded = domain(tmp_path, schema=SHELF, facts=facts, rules=COUNT.replace("previous.new", "old"))
    book = opened(contents(loaded, layout))
    assert cell(book["Books"], "A", "All").value == "=B4+C4"
    assert cell(book["Again"], "A", "New").value == "='Books'!C4"
    assert cell(book["Again"], "A", "All").value == "='Books'!B4+B4"


def test_a_constant_and_a_figure_of_the_previous_book_stand_in_no_cell(tmp_path: Path) -> None:
    facts = {"shelves.csv": "id,old,new\nA,3,4\n"}
    rules = COUNT.replace("previous.new", "old")
    domain(tmp_path / "2019", schema=SHELF, facts=facts, rules=rules)
    now = domain(
        tmp_path / "2020",
        schema=SHELF,
        facts=facts,
        rules=COUNT,
        book="as_of: 2020-09-30\nprevious: ../../2019/book\n",
    )
    sheet = opened(
        contents(now, "sections: [{kind: shelf, columns: [old, new, more, two]}]")
    ).worksheets[1]
    assert cell(sheet, "A", "More").value == 0
    assert cell(sheet, "A", "Two").value == 5


def test_a_running_total_is_no_formula_below_one_that_is_text(tmp_path: Path) -> None:
    facts = {"shelves.csv": "id,old,new\nA,1234567890123,0.0001\n"}
    rules = "rule: r\ntitle: r\nfor: shelf\noutcomes: {all: old + new - new}\n"
    loaded = domain(tmp_path, schema=SHELF, facts=facts, rules=rules)
    steps = opened(contents(loaded, "sections: [{kind: shelf, columns: [all]}]"))["Step by step"]
    headings = [one.value for one in steps[3]]
    adds, running = headings.index("Adds"), headings.index("Running total")
    # The second total has 17 digits, of which Excel keeps 15: the third can't rest on it.
    rows = list(steps.iter_rows(min_row=4))
    assert [row[adds].value for row in rows] == [1234567890123, 0.0001, -0.0001]
    first, second, third = (row[running].value for row in rows)
    assert first == "=G4"
    assert second == "1234567890123.0001"
    assert not str(third).startswith("=")


QUOTIENTS = """
    rule: shares
    title: Shares
    for: lamp
    outcomes:
      share: {is: "percent(lit, all)", decimals: 1}
      ratio: {is: lit / all, decimals: 2}
      down: {is: "percent(lit, all)", decimals: 1, round: down}
      half: {is: "percent(lit, all)", decimals: 0}
      taken: book.lamps[id = "L1"][1].lit
"""


def lamps(folder: Path) -> Contents:
    """Lamps of which some are lit: 1 of 3, 0 of 3, 1 of 8, and 2 of none."""
    loaded = domain(
        folder,
        schema="""
        kinds:
          lamp:
            plural: lamps
            key: id
            fields: {lit: {type: number}, all: {type: number}}
        """,
        facts={"lamps.csv": "id,lit,all\nL1,1,3\nL2,0,3\nL3,1,8\nL4,2,0\n"},
        rules=QUOTIENTS,
    )
    layout = """
    sections: [{kind: lamp, columns: [lit, all, share, ratio, down, half, taken]}]
    """
    return contents(loaded, layout)


def test_a_quotient_or_percentage_that_its_rule_rounds_half_up_is_a_formula(
    tmp_path: Path,
) -> None:
    sheet = opened(lamps(tmp_path))["lamp"]
    assert sheet["D4"].value == '=IF(C4=0,"–",ROUND(B4/C4*100,1))'
    assert sheet["E4"].value == '=IF(C4=0,"–",ROUND(B4/C4,2))'
    assert sheet["D5"].value == '=IF(C5=0,"–",ROUND(B5/C5*100,1))'  # and so is one of nothing


def test_a_quotient_rounded_another_way_or_at_a_half_or_of_nothing_is_no_formula(
    tmp_path: Path,
) -> None:
    sheet = opened(lamps(tmp_path))["lamp"]
    assert sheet["F4"].value == 33.3
    # 1 of 8 is 12.5 per cent, which is 13: so near a half another program may round down.
    assert sheet["G6"].value == 13
    assert sheet["D7"].value != "–"  # divided by zero: the reason stands there
    assert sheet["D7"].data_type == "s"


def test_a_value_taken_from_another_cell_refers_to_it(tmp_path: Path) -> None:
    sheet = opened(lamps(tmp_path))["lamp"]
    assert [sheet[f"H{row}"].value for row in range(4, 8)] == ["=B4"] * 4
