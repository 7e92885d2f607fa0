"""What a policy officer reads of a run: features, failures side by side, and the counts."""

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from assay.features.scenario.result import ScenarioResult
from assay.finding import Span
from assay.terminal.scenarios import failure_text, scenarios_report
from assay.values.text import Text
from tests.report.ran import (
    FAILED,
    NORTH,
    PASSED,
    RESULTS,
    SOUTH,
    UNREAD,
    WRONG,
    with_name,
    write_features,
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_features()


def lines(*results: ScenarioResult, lang: str = "en", width: int = 80) -> list[str]:
    return [line.plain for line in scenarios_report(results, lang=lang, width=width)]


def test_where_all_passed_there_is_a_line_a_feature_and_the_total() -> None:
    assert lines(PASSED, NORTH) == [
        "features/ward/beds.feature      Beds | wards  1 passed",
        "features/ward/stays.th.feature  จำนวนวันนอน    1 passed",
        "",
        "2 scenarios: 2 passed",
    ]


def test_a_failure_shows_step_both_sides_the_row_that_gave_it_and_what_it_read() -> None:
    assert lines(FAILED)[2:-2] == [
        "features/ward/beds.feature:11: failed  The status follows the beds",
        "  example: beds 6, status red",
        "",
        "  Then the status is red  features/ward/beds.feature:6",
        "    status of ward/1",
        "      expected    found",
        "      red         green",
        '      given by: beds, row 1: {beds: "<= 6"}  rules/beds.yaml:7:7',
        "      in detail:",
        "        beds = 6",
        "          limit = 6 (max(limits))",
    ]


def test_the_same_in_thai_stands_in_columns_by_the_cells_thai_takes() -> None:
    shown = lines(FAILED, lang="th")
    assert shown[2] == "features/ward/beds.feature:11: ไม่ผ่าน  The status follows the beds"
    heads, values = shown[7], shown[8]
    assert heads.split() == ["ที่คาดไว้", "ที่พบ"]
    assert values.split() == ["สีแดง", "สีเขียว"]
    assert cell_len(heads.partition("ที่พบ")[0]) == cell_len(values.partition("สีเขียว")[0])
    assert shown[9] == '      มาจาก: beds แถวที่ 1: {beds: "<= 6"}  rules/beds.yaml:7:7'
    assert shown[-1] == "กรณีทดสอบ 1 รายการ: ไม่ผ่าน 1"


def test_what_does_not_fit_side_by_side_stands_one_below_the_other() -> None:
    long = replace(
        FAILED.failures[0],
        expected=Text("the ward has more beds than its licence allows"),
        found=Text("the ward has no licence, so nothing is allowed"),
    )
    shown = lines(replace(FAILED, failures=(long,)))
    at = shown.index("      expected")
    assert shown[at : at + 4] == [
        "      expected",
        "        the ward has more beds than its licence allows",
        "      found",
        "        the ward has no licence, so nothing is allowed",
    ]
    assert "      expected" not in lines(replace(FAILED, failures=(long,)), width=160)


def test_a_text_in_several_lines_keeps_them() -> None:
    several = replace(FAILED.failures[0], found=Text("first\nsecond"))
    shown = lines(replace(FAILED, failures=(several,)))
    at = shown.index("      found")
    assert shown[at + 1 : at + 3] == ["        first", "        second"]


def test_of_a_data_table_the_header_and_the_row_that_is_not_so_are_shown() -> None:
    shown = lines(SOUTH)
    assert shown[2:-2] == [
        "features/ward/stays.th.feature:4: failed  จำนวนวันนอนของทุกตึก",
        "  fact book: south/2563-q4",
        "",
        "  ดังนั้น ผลของตึกเป็นดังนี้:  features/ward/stays.th.feature:5",
        "    | key | จำนวนวัน |",
        "    | ข   | 12      |",
        "    stay of ward/ข",
        "      expected    found",
        "      12          null because missing: ward/ข/days",
    ]
    header, row = shown[6:8]
    assert cell_len(header) == cell_len(row)


def test_failures_of_one_step_stand_below_it_once() -> None:
    [failure] = FAILED.failures
    shown = lines(replace(FAILED, failures=(failure, replace(failure, about=Text("again")))))
    assert sum("Then the status is red" in line for line in shown) == 1
    assert "    again" in shown


def test_what_can_not_be_run_is_told_at_its_line_with_what_to_do() -> None:
    assert lines(WRONG)[2:] == [
        "features/ward/beds.feature:13: could not be run  A sentence without a meaning",
        "",
        "features/ward/beds.feature:14:11: error [unknown-step] no sentence reads `the moon is full`",
        "   14 │     Given the moon is full",
        "      │           ^^^^^^^^^^^^^^^^",
        "  hint: see the list of sentences",
        "",
        "1 scenario: 1 could not be run",
    ]


def test_a_step_that_is_wrong_in_several_scenarios_is_told_once() -> None:
    file = WRONG.scenario.file
    later = [
        replace(WRONG, scenario=replace(WRONG.scenario, example=Span(file, line, 1)))
        for line in (20, 21)
    ]
    shown = lines(WRONG, *later)
    assert shown[3] == "  and 2 more scenarios, for the same reason"
    assert sum("unknown-step" in line for line in shown) == 1
    assert shown[-1] == "3 scenarios: 3 could not be run"


def test_results_stand_by_file_line_and_book_in_whatever_order_they_ran() -> None:
    assert lines(*RESULTS) == lines(*reversed(RESULTS))
    heads = [line.partition(":")[0] for line in lines(*RESULTS) if ": failed" in line]
    assert heads == ["features/ward/beds.feature", "features/ward/stays.th.feature"]


def test_the_last_line_counts_everything() -> None:
    assert lines(*RESULTS)[-1] == "5 scenarios: 2 passed, 2 failed, 1 could not be run"
    assert lines(*RESULTS, lang="th")[-1] == ("กรณีทดสอบ 5 รายการ: ผ่าน 2 ไม่ผ่าน 2 ทดสอบไม่ได้ 1")
    unread = [line.plain for line in scenarios_report(RESULTS, UNREAD)]
    assert "features/ward/torn.feature: error [wrong-feature] a step is no Gherkin" in unread
    assert unread[-1] == "5 scenarios: 2 passed, 2 failed, 1 could not be run; 1 error"


def test_without_scenarios_it_says_that_none_was_run() -> None:
    assert lines() == ["no scenario was run"]
    assert lines(lang="th") == ["ไม่มีกรณีทดสอบให้ทดสอบ"]


@pytest.mark.parametrize("width", [40, 80, 160])
@pytest.mark.parametrize("lang", ["en", "th"])
def test_lines_keep_to_the_width_but_for_messages_printed_unwrapped(width: int, lang: str) -> None:
    long = with_name(FAILED, "สถานะของทุกตึกเป็นไปตามจำนวนเตียงที่ได้รับอนุญาต " * 5)
    shown = lines(long, PASSED, NORTH, SOUTH, lang=lang, width=width)
    assert [line for line in shown if cell_len(line) > width] == []


def test_colours_only_stand_beside_words() -> None:
    painted = list(scenarios_report(RESULTS))
    styles = {str(span.style) for line in painted for span in line.spans}
    assert {"green", "bold red"} <= styles
    assert all("\x1b" not in line.plain for line in painted)


def test_a_failure_as_plain_text_is_the_same_without_the_rest() -> None:
    assert failure_text(FAILED).splitlines() == lines(FAILED, width=100)[2:-2]
    assert failure_text(SOUTH, "th").startswith("features/ward/stays.th.feature:4: ไม่ผ่าน")
    assert failure_text(WRONG).endswith("hint: see the list of sentences")
    assert failure_text(PASSED) == ""
