"""Tables are read evenly: truth values, dates, headings and keys in CSV as in workbooks."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from assay.facts import Book, load_book, load_schema
from assay.finding import Finding

SCHEMA = """
types: {rag: {choice: [{red: {th: แดง, en: Red}}, green]}}
kinds:
  task:
    plural: tasks
    title: {th: งาน, en: Task line}
    key: id
    fields:
      n: {type: number, unit: percent, title: {th: น้ำหนัก, en: Weight}}
      done: {type: boolean, title: {th: เสร็จ, en: Finished}}
      day: {type: date, title: {th: วันที่, en: Day}}
      paid: {type: date, reads: [buddhist_era, thai_digits]}
      colour: {type: rag}
      name: {type: text}
"""


def load(
    folder: Path, table: str, sheet: str | None = None
) -> tuple[Book | None, tuple[Finding, ...]]:
    """A table as a CSV file or, where `sheet` names one, as a sheet of a workbook."""
    (folder / "schema.yaml").write_text(SCHEMA, "utf-8")
    schema, wrong = load_schema(folder / "schema.yaml")
    assert schema is not None, wrong
    if sheet is None:
        (folder / "book.yaml").write_text("as_of: 2020-09-30\n", "utf-8")
        (folder / "tasks.csv").write_text(table, "utf-8")
        (folder / "schema.yaml").unlink()
        return load_book(folder, schema)
    book = openpyxl.Workbook()
    head = book.worksheets[0]
    head.title = "book"
    head.append(["as_of", dt.date(2020, 9, 30)])
    cells = book.create_sheet(sheet)
    for row in table.strip().split("\n"):
        cells.append([cell or None for cell in row.split(",")])
    book.save(folder / "book.xlsx")
    return load_book(folder / "book.xlsx", schema)


def value(folder: Path, field: str, written: str, sheet: str | None) -> object:
    book, findings = load(folder, f"id,{field}\nA,{written}\n", sheet)
    assert book is not None, findings
    (fact,) = book.of_kind("task")
    return next(
        one
        for one in (fact.values[name] for name in ("n", "done", "day", "colour"))
        if str(one) != "None" and not hasattr(one, "reason")
    )


def hint(folder: Path, field: str, written: str) -> str:
    _, findings = load(folder, f"id,{field}\nA,{written}\n")
    assert [one.code for one in findings] == ["wrong-type"], findings
    assert findings[0].hint is not None
    assert findings[0].hint.th is not None
    return findings[0].hint.en


BOTH = pytest.mark.parametrize("sheet", [None, "tasks"], ids=["csv", "workbook"])


@BOTH
@pytest.mark.parametrize("word", ["true", "TRUE", "yes", "Yes", "YES", "ใช่", "จริง"])
def test_yes_is_true_in_every_table(tmp_path: Path, word: str, sheet: str | None) -> None:
    assert value(tmp_path, "done", word, sheet) is True


@BOTH
@pytest.mark.parametrize("word", ["false", "False", "no", "No", "ไม่ใช่", "ไม่", "เท็จ"])
def test_no_is_false_in_every_table(tmp_path: Path, word: str, sheet: str | None) -> None:
    assert value(tmp_path, "done", word, sheet) is False


@BOTH
@pytest.mark.parametrize(
    "written",
    [
        "2020-09-30",
        "30 Sep 2020",
        "30 September 2020",
        "30 sep. 2020",
        "30 ก.ย. 2563",
        "30 กันยายน 2563",
    ],
)
def test_a_day_as_this_program_prints_it_is_read_in_every_table(
    tmp_path: Path, written: str, sheet: str | None
) -> None:
    assert value(tmp_path, "day", written, sheet) == dt.date(2020, 9, 30)


@BOTH
@pytest.mark.parametrize(
    "heading",
    ["n", "Weight", "weight", "Weights", "Weight (percent)", "น้ำหนัก", "น้ำหนัก (ร้อยละ)", "Weight*"],
)
def test_a_heading_is_a_name_or_a_title(tmp_path: Path, heading: str, sheet: str | None) -> None:
    assert value(tmp_path, heading, "5", sheet) == Decimal(5)


@pytest.mark.parametrize("sheet", ["tasks", "Task line", "Task lines", "task LINES", "งาน"])
def test_a_sheet_is_named_by_plural_title_or_its_plural(tmp_path: Path, sheet: str) -> None:
    assert value(tmp_path, "n", "5", sheet) == Decimal(5)


def test_two_columns_of_one_field_are_told(tmp_path: Path) -> None:
    _, findings = load(tmp_path, "id,n,Weight\nA,1,2\nB,1,2\n")
    assert [(one.code, one.message.en) for one in findings] == [
        ("duplicate-key", "two columns hold `n`")
    ]


@BOTH
def test_blanks_about_a_key_make_no_other_key(tmp_path: Path, sheet: str | None) -> None:
    book, findings = load(tmp_path, "id,n\n A,1\nA ,2\n", sheet)
    assert book is None
    assert [one.code for one in findings] == ["duplicate-fact"]


def test_a_key_of_two_lines_is_refused(tmp_path: Path) -> None:
    _, findings = load(tmp_path, 'id,n\n"A\nB",1\n')
    assert [(one.code, one.message.en) for one in findings] == [
        ("bad-key", "a line break stands in the key")
    ]


def test_a_note_in_a_row_of_its_own_is_passed_over(tmp_path: Path) -> None:
    book, findings = load(tmp_path, "id,n\n# figures of the first half,\nA,1\n,\nหมายเหตุ: x,\n")
    assert book is not None, findings
    assert [fact.key for fact in book.of_kind("task")] == [("A",)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("(50)", "write -50"),
        ("( 1234.50 )", "write -1234.50"),
        ('"(1,234.50)"', "write -1234.50"),
        ("50-", "write -50"),
        ("−50", "write -50"),
        ("–50", "write -50"),
        ("1 234", "write 1234"),
        ("1 234 567.50", "write 1234567.50"),
        ("1'234", "write 1234"),
        ('"1,234"', "write 1234, without thousands separators"),
        ('"100,50"', "write 100.50"),
        ('"1.234,50"', "write 1234.50"),
        ('"1,234*"', "write 1234"),
        ("5*", "write 5"),
        ("5†", "write 5"),
        ("010", "write it without the leading zero: 10"),
        ("-007.5", "write it without the leading zero: -7.5"),
        ("1.23457E+11", "write all its digits: a spreadsheet has cut them off"),
        ("1e3", "write all its digits: a spreadsheet has cut them off"),
        ("5%", "write the number alone, 5; the schema states its unit"),
        ("x", "write a number, or leave it empty where it is not known"),
    ],
)
def test_a_number_of_another_form_is_told_with_what_to_write(
    tmp_path: Path, written: str, meant: str
) -> None:
    assert hint(tmp_path, "n", written).partition(". Format")[0] == meant


@pytest.mark.parametrize(
    ("field", "written", "meant"),
    [
        ("paid", "30/9/20", "the year of `30/9/20` may be 2520 or 2020: write it as 2020-09-30"),
        ("paid", "30/9/05", "the year of `30/9/05` may be 2505 or 2005: write it as 2020-09-30"),
        (
            "paid",
            "30 ก.ย. 20",
            "the year of `30 ก.ย. 20` may be 2520 or 2020: write it as 2020-09-30",
        ),
        ("paid", "29/2/2562", "there is no day `29/2/2562`: write it as 2020-09-30"),
        ("paid", "31/4/2563", "there is no day `31/4/2563`: write it as 2020-09-30"),
        ("day", "31/4/2563", "there is no day `31/4/2563`: write it as 2020-09-30"),
        ("day", "2014-01-01T00:00:00", "write the day alone: 2014-01-01"),
        ("day", "2014-01-01 12:30", "write the day alone: 2014-01-01"),
        ("day", "soon", "write it as 2020-09-30"),
    ],
)
def test_a_date_that_is_none_is_told_with_what_is_wrong(
    tmp_path: Path, field: str, written: str, meant: str
) -> None:
    assert hint(tmp_path, field, written) == meant


@pytest.mark.parametrize("year", range(100))
def test_a_short_year_is_read_only_where_it_can_be_no_other(tmp_path: Path, year: int) -> None:
    book, findings = load(tmp_path, f"id,paid\nA,30/9/{year:02}\n")
    if book is None:
        assert year < 40
        assert [one.code for one in findings] == ["wrong-type"]
    else:
        (fact,) = book.of_kind("task")
        assert fact.values["paid"] == dt.date(1957 + year, 9, 30)


@pytest.mark.parametrize("field", ["n", "day", "done", "colour"])
def test_a_cell_of_many_characters_is_not_repeated(tmp_path: Path, field: str) -> None:
    for written in ("1" * 200_000, "x" * 200_000, "0" * 200_000, "1-" * 50_000):
        folder = tmp_path / written[:2] / field
        folder.mkdir(parents=True)
        _, findings = load(folder, f"id,{field}\nA,{written}\n")
        for finding in findings:
            said = [finding.message, *([finding.hint] if finding.hint else [])]
            assert all(len(text.en) < 500 and len(text.th or "") < 500 for text in said)
