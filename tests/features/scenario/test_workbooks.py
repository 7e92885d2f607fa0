"""Scenarios take the facts of a workbook as they take those of a folder."""

import datetime as dt
from pathlib import Path

import pytest

from assay.facts.template import template
from assay.features.scenario import Verdict, suite_of
from assay.finding import InvalidInput
from tests.features.scenario.wards import workspace_in
from tests.source.workbook.making import workbook

FEATURE = """
    Feature: Wards

      @quarter @agency:East
      Scenario: In the east
        Given the facts of each book
        When the rule "crowding" is evaluated
        Then the light of ward "A" is green

      Scenario: Named
        Given the facts of "east/2563-q4"
        When the rule "crowding" is evaluated
        Then the light of ward "A" is green
"""


def east(folder: Path, name: str = "facts/east/2563-q4.xlsx") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    head = (("as_of", dt.date(2020, 9, 30)), ("agency", "East"))
    return workbook(path, {"wards": (("id", "beds", "occupied"), ("A", 20, 16))}, head=head)


def test_by_its_name_without_the_ending_and_by_its_agency(tmp_path: Path) -> None:
    east(tmp_path)
    workspace = workspace_in(tmp_path, {"features/wards.feature": FEATURE})
    assert workspace.agencies["east/2563-q4"] == "East"
    suite = suite_of(workspace, [tmp_path / "features/wards.feature"])
    assert [(one.scenario.name, one.book, one.verdict) for one in suite.run(workspace)] == [
        ("In the east", "east/2563-q4", Verdict.PASSED),
        ("Named", None, Verdict.PASSED),
    ]
    assert suite.warnings == ()


def test_a_template_that_nobody_has_filled_in_is_no_book(tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path)
    (tmp_path / "facts/template.xlsx").write_bytes(template(workspace.schema, "th"))
    again = workspace_in(tmp_path)
    assert sorted(again.books) == ["north/2563-q4", "south/2563-q4"]
    assert len(again.project.books) == 3


def test_two_books_of_one_name_are_refused(tmp_path: Path) -> None:
    east(tmp_path, "facts/north/2563-q4.xlsx")
    with pytest.raises(InvalidInput, match="the fact book `north/2563-q4` is both"):
        _ = workspace_in(tmp_path).books
