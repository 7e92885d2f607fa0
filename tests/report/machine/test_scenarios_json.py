"""Results of scenarios for a script."""

import json
from typing import Any

from assay.report.machine.scenarios_json import scenarios_json
from tests.report.ran import FAILED, NORTH, RESULTS, SOUTH, UNREAD, WRONG


def read(text: str) -> dict[str, Any]:
    document = json.loads(text)
    assert isinstance(document, dict)
    return document


def test_scenarios_stand_by_file_line_and_book_in_whatever_order_they_ran() -> None:
    assert scenarios_json(RESULTS) == scenarios_json(tuple(reversed(RESULTS)))
    listed = read(scenarios_json(RESULTS))["scenarios"]
    assert [(one["place"]["line"], one["book"], one["verdict"]) for one in listed] == [
        (10, None, "passed"),
        (11, None, "failed"),
        (13, None, "wrong"),
        (4, "north/2563-q4", "passed"),
        (4, "south/2563-q4", "failed"),
    ]


def test_a_failure_has_its_step_both_sides_and_the_row_that_gave_it() -> None:
    [scenario] = read(scenarios_json([FAILED]))["scenarios"]
    assert scenario["name"] == "The status follows the beds"
    assert scenario["feature"] == "Beds | wards"
    assert scenario["example"] == {"beds": "6", "status": "red"}
    assert scenario["tags"] == ["wards"]
    file = "features/ward/beds.feature"
    assert scenario["failures"] == [
        {
            "step": {
                "keyword": "Then",
                "text": "the status is red",
                "place": {
                    "file": file,
                    "line": 6,
                    "column": 10,
                    "end_line": 6,
                    "end_column": 32,
                    "cell": None,
                },
            },
            "row": None,
            "about": "status of ward/1",
            "expected": "red",
            "found": "green",
            "fired": {
                "text": 'beds, row 1: {beds: "<= 6"}',
                "place": {
                    "file": "rules/beds.yaml",
                    "line": 7,
                    "column": 7,
                    "end_line": 7,
                    "end_column": 40,
                    "cell": None,
                },
            },
            "trace": ["beds = 6", "  limit = 6 (max(limits))"],
        }
    ]


def test_a_row_of_a_data_table_has_its_own_place_and_the_words_are_of_the_language() -> None:
    [scenario] = read(scenarios_json([SOUTH], lang="th"))["scenarios"]
    [failure] = scenario["failures"]
    assert failure["row"]["line"] == 8
    assert failure["fired"] is None
    assert failure["about"] == "จำนวนวัน (stay) ของ ward/ข"


def test_what_can_not_be_run_has_its_findings_and_so_have_files_that_can_not_be_read() -> None:
    document = read(scenarios_json([WRONG], UNREAD))
    [scenario] = document["scenarios"]
    assert [one["code"] for one in scenario["findings"]] == ["unknown-step"]
    assert [one["code"] for one in document["findings"]] == ["wrong-feature"]


def test_every_verdict_is_counted() -> None:
    assert read(scenarios_json(RESULTS))["counts"] == {"passed": 2, "failed": 2, "wrong": 1}
    assert read(scenarios_json([NORTH]))["counts"] == {"passed": 1, "failed": 0, "wrong": 0}
