"""Workbooks below `facts/` are fact books of a project, as folders are."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import openpyxl
import pytest

from assay.api import load_schema
from assay.check import check, find_project
from assay.facts.template import template
from assay.finding import Severity
from tests.check.projects import codes, told, write
from tests.source.workbook.making import Cells, workbook

HEAD: Cells = (("as_of", dt.date(2020, 9, 30)), ("agency", "North"))
WARDS: Cells = (("id", "beds", "occupied"), ("W-1", 24, 20))
EACH = """
    Feature: Each quarter

      @quarter @agency:North
      Scenario: Beds
        Given the facts of each book
        When all rules are evaluated
        Then the free of ward "W-1" is 4
"""


def put(path: str, wards: Cells = WARDS, head: Cells = HEAD) -> Path:
    """Writes a workbook of wards."""
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    return workbook(file, {"wards": wards}, head=head)


def books() -> list[str]:
    return [book.as_posix() for book in find_project().books]


def test_a_workbook_below_facts_is_a_book_beside_the_folders(folder: Path) -> None:
    write(folder, {"features/each.feature": EACH})
    put("facts/north/2563-q4.xlsx")
    assert books() == ["facts/2563", "facts/north/2563-q4.xlsx"]
    found = check(find_project())
    assert (told(found), found.books) == ([], 2)


def test_what_is_wrong_in_it_is_told_at_its_cell(folder: Path) -> None:
    write(folder, {})
    put("facts/2564.xlsx", [*WARDS, ("W-2", "many", 3)])
    assert told(check(find_project())) == [
        "facts/2564.xlsx:wards!B3 wrong-type `beds` is a number, not `many`"
    ]


def test_features_name_it_without_its_ending(folder: Path) -> None:
    feature = """
        Feature: The north
          Scenario: Beds
            Given the facts of "{}"
            When all rules are evaluated
            Then the free of ward "W-1" is 4
    """
    put("facts/north/2563-q4.xlsx")
    write(folder, {"features/a.feature": feature.format("north/2563-q4")})
    assert told(check(find_project())) == []
    write(folder, {"features/a.feature": feature.format("north/2563-q4.xlsx")})
    (finding,) = check(find_project()).findings
    assert (finding.code, finding.hint and finding.hint.en) == (
        "unknown-book",
        "did you mean `north/2563-q4`?",
    )


def test_a_workbook_without_the_sheet_of_a_head_is_no_book(folder: Path) -> None:
    write(folder, {})
    plan = openpyxl.Workbook()
    plan.worksheets[0].title = "wards"
    plan.worksheets[0].append(["id", "beds"])
    Path("facts/sources").mkdir()
    plan.save("facts/sources/plan.xlsx")
    assert books() == ["facts/2563"]


def test_lock_files_and_hidden_ones_are_passed_over(folder: Path) -> None:
    write(folder, {})
    put("facts/2564.xlsx")
    Path("facts/~$2564.xlsx").write_bytes(b"\x05evaluator")
    Path("facts/2563/~$wards.csv").write_bytes(b"\x05evaluator")
    shutil.copy("facts/2564.xlsx", "facts/.2565.xlsx")
    assert books() == ["facts/2563", "facts/2564.xlsx"]
    assert told(check(find_project())) == []


def test_an_empty_template_is_noted_and_passed_over(folder: Path) -> None:
    write(folder, {"features/each.feature": EACH.replace(" @agency:North", "")})
    schema = load_schema("facts/schema.yaml")
    Path("facts/template.xlsx").write_bytes(template(schema, "th"))
    found = check(find_project())
    assert told(found) == [
        "facts/template.xlsx:1:1 not-a-book facts/template.xlsx is a template in which nothing is filled in, so it is no fact book yet"
    ]
    assert [one.severity for one in found.findings] == [Severity.NOTE]


def test_a_template_with_facts_and_no_day_is_told_to_lack_it(folder: Path) -> None:
    write(folder, {})
    put("facts/2564.xlsx", head=(("as_of", None),))
    (line,) = told(check(find_project()))
    assert line.startswith("facts/2564.xlsx:book!B1 missing-key `as_of` is missing from the book")


def test_a_workbook_in_the_folder_of_a_book_is_a_file_that_does_not_belong(folder: Path) -> None:
    write(folder, {})
    put("facts/2563/wards.xlsx")
    assert books() == ["facts/2563"]
    (finding,) = check(find_project()).findings
    assert (str(finding.span), finding.code) == ("facts/2563/wards.xlsx:1:1", "unknown-file")
    assert finding.hint is not None
    assert finding.hint.en.startswith("a workbook is a book of its own")


def test_a_workbook_deeper_in_the_folder_of_a_book_is_an_attachment(folder: Path) -> None:
    write(folder, {})
    put("facts/2563/sources/plan.xlsx")
    Path("facts/2563/sources/old.xls").write_bytes(b"old")
    assert told(check(find_project())) == []
    assert told(check(find_project([Path("facts/2563/sources")]))) == []


@pytest.mark.parametrize("name", ["2564.xlsx", "2564.xls", "2564.ods"])
def test_one_that_cannot_be_looked_into_is_told_and_not_left_out(folder: Path, name: str) -> None:
    write(folder, {})
    Path("facts", name).write_bytes(b"spoiled")
    (line,) = told(check(find_project()))
    assert line.startswith(f"facts/{name}:1:1 unreadable-file")


def test_one_elsewhere_that_cannot_be_looked_into_is_nobodys_business(folder: Path) -> None:
    write(folder, {"drafts/notes.txt": "none"})
    Path("drafts/old.xls").write_bytes(b"spoiled")
    assert told(check(find_project([Path()]))) == []


def test_a_workbook_that_is_named_is_checked_wherever_it_stands(folder: Path) -> None:
    write(folder, {})
    path = put("drafts/2565.xlsx", [*WARDS, ("W-2", "many", 3)])
    assert told(check(find_project())) == []
    (line,) = told(check(find_project([path])).narrowed([path]))
    assert line.startswith("drafts/2565.xlsx:wards!B3 wrong-type")


def test_a_folder_and_a_workbook_of_one_name_are_told_to_clash(folder: Path) -> None:
    write(folder, {})
    put("facts/2563.xlsx")
    (finding,) = check(find_project()).findings
    assert told(check(find_project())) == [
        "facts/2563.xlsx:1:1 two-files the fact book `2563` is both facts/2563 and facts/2563.xlsx"
    ]
    assert finding.severity is Severity.ERROR


def test_a_book_with_mistakes_still_bears_its_tags(folder: Path) -> None:
    """Its scenarios run nowhere today; that its facts are wrong says why, and is said once."""
    write(folder, {"features/each.feature": EACH})
    put("facts/2564.xlsx", [*WARDS, ("W-2", "many", 3)])
    assert codes(check(find_project())) == ["wrong-type"]
