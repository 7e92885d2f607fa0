"""The summary of a CI job: books by rule, features, and what did not pass."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from assay.features.scenario.result import Asked, Look, ScenarioResult
from assay.outcome import Evaluation
from assay.report.summary import MOST_BOOKS, MOST_FAILURES, markdown_summary
from assay.source.writing import MARK_OF_MARKDOWN
from assay.values.text import Text
from tests.report.ran import FAILED, NORTH, PASSED, RESULTS, SOUTH, UNREAD, WRONG, with_name
from tests.report.wards import wards


def rows(text: str) -> list[str]:
    """The lines of its tables without those below their heads."""
    return [line for line in text.splitlines() if line.startswith("|") and "---" not in line]


def html(text: str) -> str:
    return str(MarkdownIt("commonmark").enable("table").render(text))


def under(result: ScenarioResult, book: str, rule: str) -> ScenarioResult:
    """The result of a scenario in the feature of a rule, on a book."""
    file = f"features/ward/{rule}.feature"
    return replace(result, book=book, scenario=replace(result.scenario, file=file))


@pytest.fixture
def evaluation(tmp_path: Path) -> Evaluation:
    return wards(tmp_path).evaluate()


def test_it_begins_with_the_counts_and_the_gravest_sign() -> None:
    assert markdown_summary(RESULTS).splitlines()[:3] == [
        "## Scenarios",
        "",
        "**❌ 5 scenarios: 2 passed, 2 failed, 1 could not be run**",
    ]
    assert "**✅ 2 scenarios: 2 passed**" in markdown_summary([PASSED, NORTH])
    assert "**⚠️ 1 scenario: 1 passed; 1 error**" in markdown_summary([PASSED], UNREAD)
    assert "**no scenario was run**" in markdown_summary([])


def test_books_stand_by_rule_with_signs_and_counts() -> None:
    results = [
        under(NORTH, "north/2563-q4", "beds"),
        under(NORTH, "north/2563-q4", "stay"),
        under(SOUTH, "south/2563-q4", "stay"),
        under(NORTH, "south/2563-q4", "stay"),
    ]
    assert rows(markdown_summary(results, rules=("beds", "stay"))) == [
        "| Fact book | beds | stay |",
        "| north/2563-q4 | ✅ 1 passed | ✅ 1 passed |",
        "| south/2563-q4 | – | ❌ 1 passed, 1 failed |",
    ]


def test_rules_go_down_the_page_where_they_are_more_than_the_books() -> None:
    results = [under(NORTH, "north/2563-q4", rule) for rule in ("beds", "stay")]
    assert rows(markdown_summary(results, rules=("beds", "stay"))) == [
        "| Rule | north/2563-q4 |",
        "| beds | ✅ 1 passed |",
        "| stay | ✅ 1 passed |",
    ]


def test_a_scenario_about_no_rule_counts_under_its_feature() -> None:
    assert rows(markdown_summary([NORTH]))[0] == "| Fact book | จำนวนวันนอน |"


def test_a_book_bears_the_agency_that_it_states(evaluation: Evaluation) -> None:
    [_, row] = rows(markdown_summary([replace(NORTH, looks=(Look(evaluation, Asked()),))]))
    assert row == "| SH (north/2563-q4) | ✅ 1 passed |"


def test_features_that_run_on_no_book_of_their_own_have_a_table() -> None:
    assert rows(markdown_summary([PASSED, FAILED, WRONG])) == [
        "| Feature | Result |",
        (
            "| Beds \\| wards<br>`features/ward/beds.feature` "
            "| ❌ 1 passed, 1 failed, 1 could not be run |"
        ),
    ]


def test_a_failure_is_told_with_its_places_and_both_sides() -> None:
    told = markdown_summary([FAILED]).partition("### What did not pass\n\n")[2]
    assert told.partition("\n\n### ")[0].splitlines() == [
        (
            "- ❌ **Beds \\| wards: The status follows the beds (beds 6, status red)** "
            "`features/ward/beds.feature:11`"
        ),
        (
            "  - Then the status is red `features/ward/beds.feature:6`"
            "<br>status of ward/1: expected **red**, found **green**"
            '<br>given by: beds, row 1: {beds: "&lt;= 6"} `rules/beds.yaml:7`'
        ),
    ]


def test_what_could_not_be_run_or_read_is_told_with_what_to_do() -> None:
    told = markdown_summary([WRONG], UNREAD)
    assert "- ⚠️ a step is no Gherkin `features/ward/torn.feature:3`" in told
    assert "`features/ward/beds.feature:14`<br>see the list of sentences" in told


def test_what_did_not_pass_stands_above_the_tables() -> None:
    told = markdown_summary(RESULTS, UNREAD, rules=("stays",))
    assert [line for line in told.splitlines() if line.startswith("### ")] == [
        "### What did not pass",
        "### Every fact book by rule",
        "### Features",
    ]


def test_where_all_passed_nothing_more_is_said() -> None:
    assert "What did not pass" not in markdown_summary([PASSED, NORTH])


def test_the_same_in_thai() -> None:
    told = markdown_summary(RESULTS, lang="th")
    assert told.startswith("## ผลการทดสอบ\n")
    assert "| south/2563-q4 | ❌ ไม่ผ่าน 1 |" in told
    assert "ที่คาดไว้ **สีแดง**, ที่พบ **สีเขียว**" in told


def test_tables_and_lists_are_read_as_such() -> None:
    read = html(markdown_summary(RESULTS, UNREAD, rules=("stays",)))
    assert read.count("<table>") == 2
    assert re.findall(r"<td>([^<]*) 1 failed</td>", read) == ["❌"]
    assert "<td>Beds | wards<br><code>features/ward/beds.feature</code></td>" in read
    assert "<strong>red</strong>, found <strong>green</strong>" in read


def test_nothing_of_a_feature_or_fact_is_taken_for_markdown_or_html() -> None:
    evil = "<script>a|b</script> **bold** _it_ `code` [link](http://x) ~~gone~~ \\| $x$ &amp;"
    [failure] = FAILED.failures
    result = with_name(replace(FAILED, failures=(replace(failure, found=Text(evil)),)), evil)
    read = html(markdown_summary([result, replace(result, book="a|b")]))
    assert "<script>" not in read
    assert "<em>" not in read
    assert "<a " not in read
    said = "&lt;script&gt;a|b&lt;/script&gt; **bold** _it_ `code` [link](http://x) ~~gone~~ \\| $x$"
    # In the title and as what was found, on a book and on none.
    assert read.count(f"{said} &amp;amp;") == 4
    [row] = [line for line in read.splitlines() if "<td>a|b</td>" in line]
    assert row


def test_a_summary_stays_below_what_github_takes() -> None:
    [failure] = FAILED.failures
    wordy = replace(failure, found=Text("ยาวมาก" * 1000), about=Text("ก" * 5000))
    many = [replace(SOUTH, book=f"book-{number}", failures=(wordy,) * 50) for number in range(1500)]
    told = markdown_summary(many)
    assert len(told.encode()) < 1024 * 1024
    shown = told.count("\n- ❌")
    assert 0 < shown <= MOST_FAILURES
    assert f"\n- and {1500 - shown} more\n\n### Every fact book by rule\n" in told
    assert told.endswith(MARK_OF_MARKDOWN)
    assert "  - and 40 more\n" in told


def test_of_too_many_books_those_amiss_come_first_and_the_others_are_counted() -> None:
    many = [replace(NORTH, book=f"book-{number:04}") for number in range(MOST_BOOKS + 20)]
    told = markdown_summary([*many, replace(SOUTH, book="zoo")])
    assert rows(told)[1] == "| zoo | ❌ 1 failed |"
    assert len(rows(told)) == MOST_BOOKS + 1
    assert "\nand 21 more\n" in told
