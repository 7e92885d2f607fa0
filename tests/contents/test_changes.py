"""The plan against the report, as a report shows it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from assay.contents.changes import effect_of
from assay.contents.contents import Contents, contents_of
from assay.report.html import html_report
from assay.report.machine.csv_report import csv_report
from assay.report.markdown_report import markdown_report
from assay.scorecard.layout import default_layout
from assay.values.text import Text
from tests.compare.comparing import GOAL, Compared, files
from tests.report.html.pages import read


def contents(folder: Path, report: dict[str, str]) -> Contents:
    """The contents of a report against a plan of g1, at a target of 100, and g2."""
    compared = Compared(folder, report, files())
    loaded = compared.report
    assert loaded.library is not None
    assert loaded.plan is not None
    layout = default_layout(loaded.schema, loaded.plan)
    return contents_of(compared.evaluation, layout, loaded.library, compared.comparison)


def csv_rows(said: Contents) -> list[dict[str, str]]:
    """The changes as a table of CSV."""
    text = csv_report(said, lang="en")["changes.csv"].removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_change_stands_under_its_kind_with_what_it_does_to_the_results(tmp_path: Path) -> None:
    # 80 of 160 are 50 per cent, of the plan's 100 they are 80; (80 + 3 x 100) / 4 is 95, and
    # (50 + 3 x 100) / 4 is 87.5.
    found = contents(tmp_path, files(GOAL.replace("target: 100", "target: 160"))).compared
    assert found is not None
    (group,) = found.groups
    assert group.title.en == "Another target"
    (change,) = group.changes
    assert change.text.en.startswith("g1 People trained has a target of 160")
    differences = change.effect.differences
    assert [(one.title.en, str(one.report), str(one.plan)) for one in differences] == [
        ("Share", "50.00", "80.00"),
        ("Mean", "87.50", "95.00"),
    ]
    assert change.trace is not None
    assert (change.report is None, change.plan is None) == (False, False)


def test_the_page_has_a_table_of_the_results_and_the_places_of_both(tmp_path: Path) -> None:
    page = read(
        html_report(
            contents(tmp_path, files(GOAL.replace("target: 100", "target: 160"))), lang="en"
        )
    )
    rows = [
        [cell.text() for cell in row.all() if cell.tag in {"th", "td"}]
        for row in page.one("table", "differences").one("tbody").all("tr")
    ]
    assert rows == [
        ["Share g1 People trained", "50.00", "80.00"],
        ["Mean U One", "87.50", "95.00"],
    ]
    assert any(one["href"] == "#compared" for one in page.one("nav", "contents").all("a"))


def test_markdown_and_csv_tell_the_same(tmp_path: Path) -> None:
    said = contents(tmp_path, files(GOAL.replace("target: 100", "target: 160")))
    lines = markdown_report(said, lang="en").splitlines()
    at = lines.index("### Another target")
    assert lines[at + 2].startswith("- g1 People trained has a target of 160")
    assert lines[at + 3].endswith("Share of g1 People trained is 80.00, not 50.00")
    changes = csv_rows(said)
    assert [
        (one["group"], one["outcome"], one["by_report"], one["by_plan"]) for one in changes
    ] == [
        ("Another target", "Share", "50.00", "80.00"),
        ("Another target", "Mean", "87.50", "95.00"),
        ("All changes taken together", "Share", "50.00", "80.00"),
        ("All changes taken together", "Mean", "87.50", "95.00"),
    ]


def test_csv_tells_the_findings_that_would_change(tmp_path: Path) -> None:
    # 80 reach the report's 60, but not the plan's 100.
    changes = csv_rows(contents(tmp_path, files(GOAL.replace("target: 100", "target: 60"))))
    told = [(one["group"], one["outcome"], one["effect"]) for one in changes]
    found = "Would be found: short g1 falls short"
    assert ("Another target", "", found) in told
    assert ("All changes taken together", "", found) in told


def test_a_report_like_its_plan_says_that_nothing_changed(tmp_path: Path) -> None:
    said = contents(tmp_path, files())
    assert "Nothing changed." in markdown_report(said, lang="en")
    assert "ไม่มีการเปลี่ยนแปลง" in html_report(said)
    assert len(csv_report(said)["changes.csv"].splitlines()) == 1


def test_without_a_plan_there_is_no_such_section(tmp_path: Path) -> None:
    compared = Compared(tmp_path, files(), files())
    loaded = compared.report
    assert loaded.library is not None
    assert loaded.plan is not None
    layout = default_layout(loaded.schema, loaded.plan)
    said = contents_of(compared.evaluation, layout, loaded.library)
    assert said.compared is None
    assert "Plan against report" not in html_report(said, lang="en")
    assert "Plan against report" not in markdown_report(said, lang="en")


def test_all_changes_together_tell_every_result_that_differs(tmp_path: Path) -> None:
    lines = "code,parent,name,plan,spent\n1,,Roads,{},50\n2,,Wells,{},50\n"
    goals = GOAL.replace("target: 100", "target: 160").replace("target: 80", "target: 100")
    compared = Compared(
        tmp_path, files(goals, lines.format(200, 400)), files(lines=lines.format(100, 100))
    )
    told = effect_of(compared.comparison.altogether, whole=True)
    # Two goals, the mean of their unit, and two lines.
    assert sorted(one.title.en for one in told.differences) == [
        "Mean",
        "Share",
        "Share",
        "Used (%)",
        "Used (%)",
    ]
    assert told.more is None
    chief = effect_of(compared.comparison.altogether)
    assert (len(chief.differences), chief.more) == (
        4,
        Text("and 1 more outcomes", "และผลการประเมินอื่นอีก 1 รายการ"),
    )
