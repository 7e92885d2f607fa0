"""Dates, words, lists and merged cells are read as a person means them, or refused by the cell."""

import datetime as dt
from pathlib import Path

import pytest

from assay.facts import Book, Fact
from assay.values.null import Null
from assay.values.types import Member
from tests.source.workbook.making import Cells, Shown, load, raw, schema_in, workbook, wrong

PROJECTS: Cells = [("id",), ("P",)]


def book_of(folder: Path, rows: Cells, merged: tuple[str, ...] = ()) -> Book:
    sheets = {"projects": PROJECTS, "indicators": rows}
    return load(workbook(folder / "facts.xlsx", sheets, merged=merged), schema_in(folder))


def indicator(folder: Path, **values: object) -> Fact:
    rows = [("id", "project", *values), ("A", "P", *values.values())]
    (fact,) = book_of(folder, rows).of_kind("indicator")
    return fact


def refused(folder: Path, rows: Cells, merged: tuple[str, ...] = ()) -> list[str]:
    sheets = {"projects": PROJECTS, "indicators": rows}
    path = workbook(folder / "facts.xlsx", sheets, merged=merged)
    return [said.removeprefix(f"{path}:") for said in wrong(path, schema_in(folder))]


@pytest.mark.parametrize(
    "typed",
    [
        dt.date(2020, 9, 30),
        dt.date(2563, 9, 30),
        Shown(dt.date(2563, 9, 30), "[$-107041E]d mmm yyyy"),
        "30 ก.ย. 2563",
        "๓๐ กันยายน ๒๕๖๓",
        "30/9/2563",
        "30/09/2020",
        "2563-09-30",
        " 2020-09-30 ",
    ],
)
def test_a_date_of_either_era_is_one_day(tmp_path: Path, typed: object) -> None:
    assert indicator(tmp_path, ended=typed).values["ended"] == dt.date(2020, 9, 30)


def test_a_date_that_its_year_does_not_have_is_refused(tmp_path: Path) -> None:
    # 2564 is a leap year of the Gregorian count, and 2021, which is meant, is none.
    rows = [("id", "project", "ended"), ("A", "P", dt.date(2564, 2, 29))]
    assert refused(tmp_path, rows) == [
        (
            "indicators!C2 wrong-type: the cell holds 2564-02-29, and that year has no such day "
            "[correct the date]"
        )
    ]


def test_a_number_is_no_date(tmp_path: Path) -> None:
    (said,) = refused(tmp_path, [("id", "project", "ended"), ("A", "P", 44104)])
    assert said.startswith("indicators!C2 wrong-type: `ended` is a date, not `44104`")


def test_a_date_is_no_number(tmp_path: Path) -> None:
    rows = [("id", "project", "target"), ("A", "P", dt.date(2020, 9, 30))]
    (said,) = refused(tmp_path, rows)
    assert said.startswith("indicators!C2 wrong-type: `target` is a number, not `2020-09-30`")


def test_a_code_that_the_spreadsheet_made_a_date_is_refused(tmp_path: Path) -> None:
    rows = [("code", "name"), (dt.date(2001, 2, 1), "โครงการ")]
    path = workbook(tmp_path / "facts.xlsx", {"budget_lines": rows})
    assert wrong(path, schema_in(tmp_path)) == [
        (
            f"{path}:budget_lines!A2 wrong-type: `code` is a text, and the cell holds the date "
            "2001-02-01 [a spreadsheet makes dates of 1.2 and 1/2: format the cell as text and type "
            "it anew]"
        )
    ]


def test_a_code_is_the_text_that_the_cell_shows(tmp_path: Path) -> None:
    rows = [("code", "parent"), (1, None), (Shown(1.1, "0.00"), 1), ("1.1", "1"), ("1.2.1 ", "1.1")]
    book = load(workbook(tmp_path / "facts.xlsx", {"budget_lines": rows}), schema_in(tmp_path))
    assert [(fact.key[0], fact.parent) for fact in book.of_kind("budget_line")] == [
        ("1", None),
        ("1.1", ("1",)),
        ("1.2.1", ("1.1",)),
        ("1.10", ("1",)),
    ]


def test_a_dash_for_the_parent_is_no_parent(tmp_path: Path) -> None:
    rows = [("code", "parent"), ("1", "-")]
    book = load(workbook(tmp_path / "facts.xlsx", {"budget_lines": rows}), schema_in(tmp_path))
    assert book.of_kind("budget_line")[0].parent is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [(True, True), ("ใช่", True), ("Yes", True), ("TRUE", True), ("ไม่ใช่", False), ("no", False)],
)
def test_a_truth_value_in_words(tmp_path: Path, typed: object, value: bool) -> None:
    assert indicator(tmp_path, final=typed).values["final"] is value


@pytest.mark.parametrize("typed", [1, "1", "✓", "อาจจะ"])
def test_what_may_not_be_a_truth_value_is_refused(tmp_path: Path, typed: object) -> None:
    (said,) = refused(tmp_path, [("id", "project", "final"), ("A", "P", typed)])
    assert said.startswith(f"indicators!C2 wrong-type: `final` is true or false, not `{typed}`")


@pytest.mark.parametrize("typed", ["in_force", "ใช้บังคับ", " In force "])
def test_a_member_by_its_name_or_its_title(tmp_path: Path, typed: str) -> None:
    assert indicator(tmp_path, stage=typed).values["stage"] == Member("in_force", 1)


def test_a_dash_is_nothing_but_in_a_text(tmp_path: Path) -> None:
    fact = indicator(tmp_path, target="-", stage="–", final="—", ended="-", requirers="-", unit="-")
    for name in ("target", "stage", "final", "ended", "requirers"):
        assert isinstance(fact.values[name], Null), name
    assert fact.values["unit"] == "-"


@pytest.mark.parametrize(
    ("typed", "items"),
    [
        ("a; b", ("a", "b")),
        ("a\nb", ("a", "b")),
        ("a;\nb;\n", ("a", "b")),
        ("a; still a\nb", ("a; still a", "b")),
        ("a; still a\n", ("a; still a",)),
        ("a", ("a",)),
        (5, ("5",)),
        ("[]", ()),
    ],
)
def test_a_list_in_a_cell(tmp_path: Path, typed: object, items: tuple[str, ...]) -> None:
    assert indicator(tmp_path, scope=typed).values["scope"] == items


def test_a_list_of_choices_by_their_titles(tmp_path: Path) -> None:
    fact = indicator(tmp_path, requirers="สำนักงบประมาณ\nmdes")
    assert fact.values["requirers"] == (Member("bureau", 0), Member("mdes", 1))


def test_an_unknown_item_of_a_list_is_named(tmp_path: Path) -> None:
    (said,) = refused(tmp_path, [("id", "project", "requirers"), ("A", "P", "mdes; สงป.")])
    assert said.startswith('indicators!C2 unknown-member: item 2 of `requirers` is the text "สงป."')


def test_a_requirer_that_spans_rows_is_that_of_each_row(tmp_path: Path) -> None:
    rows = [
        ("id", "project", "requirers"),
        ("A", "P", "สำนักงบประมาณ"),
        ("B", "P", None),
        ("C", "P", "mdes"),
    ]
    book = book_of(tmp_path, rows, merged=("indicators!C2:C3",))
    assert [fact.values["requirers"] for fact in book.of_kind("indicator")] == [
        (Member("bureau", 0),),
        (Member("bureau", 0),),
        (Member("mdes", 1),),
    ]


def test_an_empty_cell_that_is_not_merged_is_not_filled(tmp_path: Path) -> None:
    rows = [("id", "project", "requirers"), ("A", "P", "mdes"), ("B", "P", None)]
    facts = book_of(tmp_path, rows).of_kind("indicator")
    assert isinstance(facts[1].values["requirers"], Null)


def test_a_parent_that_spans_rows_is_that_of_each_row(tmp_path: Path) -> None:
    rows = [("id", "project"), ("A", "P"), ("B", None)]
    book = book_of(tmp_path, rows, merged=("indicators!B2:B3",))
    assert [fact.parent for fact in book.of_kind("indicator")] == [("P",), ("P",)]


def test_one_figure_for_several_rows_is_refused(tmp_path: Path) -> None:
    rows = [("id", "project", "target"), ("A", "P", 5), ("B", "P", None)]
    assert refused(tmp_path, rows, merged=("indicators!C2:C3",)) == [
        (
            "indicators!C2 wrong-type: `target` is one cell merged over 2 rows, one figure for all "
            "[unmerge it, and give each row a figure of its own, or none]"
        )
    ]


def test_one_value_for_several_columns_is_refused(tmp_path: Path) -> None:
    rows = [("id", "project", "unit", "scope"), ("A", "P", "people", None)]
    assert refused(tmp_path, rows, merged=("indicators!C2:D2",)) == [
        (
            "indicators!C2 wrong-type: one cell is merged over 2 columns "
            "[unmerge it, and give each column a value of its own, or none]"
        )
    ]


def test_an_error_and_a_formula_without_a_value_are_refused(tmp_path: Path) -> None:
    def text(at: str, value: str) -> str:
        return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'

    cells = (
        f'<row r="1">{text("A1", "code")}{text("B1", "plan")}{text("C1", "spent")}{text("D1", "name")}</row>'
        f'<row r="2">{text("A2", "1")}<c r="B2" t="e"><f>#REF!+1</f><v>#REF!</v></c>'
        '<c r="C2"><f>B2*2</f></c><c r="D2" t="str"><f>""</f><v></v></c></row>'
    )
    path = raw(tmp_path / "facts.xlsx", cells)
    assert wrong(path, schema_in(tmp_path)) == [
        (
            f"{path}:budget_lines!B2 wrong-type: the cell shows the error #REF! "
            "[mend the formula, or type the value]"
        ),
        (
            f"{path}:budget_lines!C2 wrong-type: the cell holds a formula whose value was never "
            "calculated [open the workbook in a spreadsheet program and save it, or type the value]"
        ),
    ]


def test_an_invisible_character_is_refused(tmp_path: Path) -> None:
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>1\x85</t></is></c></row>'
    )
    path = raw(tmp_path / "facts.xlsx", cells)
    assert wrong(path, schema_in(tmp_path)) == [
        (
            f"{path}:budget_lines!A2 wrong-type: the cell holds the invisible character U+0085 "
            "[type it anew]"
        )
    ]


def test_all_that_is_wrong_is_told_at_once_each_at_its_cell(tmp_path: Path) -> None:
    rows = [
        ("id", "project", "target", "ended", "stage"),
        ("A", "P", "หลายฉบับ", "เร็ว ๆ นี้", "ใช้บังคับ"),
        ("B", "Q", 5, None, "เสร็จ"),
        (None, "P", 5.12345, None, None),
    ]
    found = [said.split(": ")[0] for said in refused(tmp_path, rows)]
    assert found == [
        "indicators!A4 missing-field",
        "indicators!C2 wrong-type",
        "indicators!C4 too-many-decimals",
        "indicators!D2 wrong-type",
        "indicators!E3 unknown-member",
    ]


def test_a_fact_may_be_two_rows_high(tmp_path: Path) -> None:
    rows = [
        ("id", "project", "target", "scope"),
        ("A", "P", 5, "a"),
        (None, None, None, None),
        ("B", "P", 6, None),
    ]
    merged = tuple(f"indicators!{letter}2:{letter}3" for letter in "ABCD")
    facts = book_of(tmp_path, rows, merged=merged).of_kind("indicator")
    assert [(fact.key[0], str(fact.values["target"])) for fact in facts] == [("A", "5"), ("B", "6")]


def test_what_to_write_in_a_cell_is_told_as_a_sheet_has_it(tmp_path: Path) -> None:
    rows = [("id", "project", "ended", "final"), ("A", "P", "ก.ย. 2563", "มี")]
    day, truth = sorted(refused(tmp_path, rows))
    assert day.startswith("indicators!C2 ")
    assert day.endswith("[write the whole day, as 2020-09-30 or 30 ก.ย. 2563]")
    assert truth.startswith("indicators!D2 ")
    assert truth.endswith("[choose Yes or No from the list]")


@pytest.mark.parametrize(
    ("sheet", "heading", "stage", "scope"),
    [
        ("indicators", "scope", "ร่าง", "น\u0e4d\u0e49\u0e32"),
        ("ตัวชีวัด".replace("ชี", "ช\u0e49\u0e35"), "ขอบเขต", "ร\u0e48าง", "น\u0e33\u0e49"),
        ("ตัวชี้\u200bวัด", "ขอบ\u200bเขต", "ร่าง\u00a0", "น้\u200bำ"),
    ],
)
def test_sheets_headings_members_and_texts_may_be_typed_in_any_order(
    tmp_path: Path, sheet: str, heading: str, stage: str, scope: str
) -> None:
    sheets: dict[str, Cells] = {
        "projects": PROJECTS,
        sheet: [
            ("id", "project", "ขั้น".replace("ั้", "\u0e49\u0e31"), heading),
            ("A", "P", stage, scope),
        ],
    }
    book = load(workbook(tmp_path / "facts.xlsx", sheets), schema_in(tmp_path))
    (fact,) = book.of_kind("indicator")
    assert str(fact.values["stage"]) == "drafting"
    assert fact.values["scope"] == ("น้ำ",)
