"""A SARIF log has what OASIS SARIF 2.1.0 asks of it."""

import json
from typing import Any

import pytest

from assay.finding import Finding, Related, Severity, Span
from assay.report.machine.sarif import to_sarif
from assay.values.text import Text
from assay.version import VERSION

FINDINGS = (
    Finding(
        "overlap",
        Severity.ERROR,
        Text("two rows hold", "ตรงสองแถว"),
        Span("rules/สถานะ ก.yaml", 3, 5, 4, 9),
        Text("narrow one", "ทำให้แคบลง"),
        (Related(Text("the other"), Span("rules/b.yaml", 7, 3, 7, 8)),),
    ),
    Finding("gap", Severity.WARNING, Text("no row holds"), Span("rules/b.yaml", 2, 1)),
    Finding("note", Severity.NOTE, Text("the whole file"), Span("rules/c.yaml")),
    Finding("gap", Severity.WARNING, Text("in a cell"), Span("facts/book.xlsx", cell="Wards!B4")),
    Finding("elsewhere", Severity.ERROR, Text("no file at all")),
    Finding("absolute", Severity.ERROR, Text("outside"), Span("/data/a b.yaml", 1, 2, 1, 3)),
)


@pytest.fixture
def run() -> dict[str, Any]:
    log = json.loads(to_sarif(FINDINGS))
    # 3.13: a log has a version and runs.
    assert log["version"] == "2.1.0"
    assert isinstance(log["$schema"], str)
    [run] = log["runs"]
    assert isinstance(run, dict)
    return run


def test_the_run_names_its_tool_and_how_columns_are_counted(run: dict[str, Any]) -> None:
    driver = run["tool"]["driver"]  # 3.14.6, 3.18.2, 3.19.8
    assert driver["name"] == "assay"
    assert driver["version"] == VERSION
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == sorted(set(ids))  # 3.19.23: each rule once
    assert run["columnKind"] == "unicodeCodePoints"  # 3.14.17


def test_each_finding_is_a_result_of_a_rule_that_the_driver_lists(run: dict[str, Any]) -> None:
    assert len(run["results"]) == len(FINDINGS)
    for result, finding in zip(run["results"], FINDINGS, strict=True):
        assert result["ruleId"] == finding.code  # 3.27.5
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == finding.code  # 3.27.6
        assert result["level"] in ("error", "warning", "note")  # 3.27.10
        assert result["message"]["text"].startswith(finding.message.en)  # 3.11.8
        for location in (*result.get("locations", []), *result.get("relatedLocations", [])):
            place = location["physicalLocation"]
            uri = place["artifactLocation"]["uri"]  # 3.4.3: RFC 3986
            assert uri.isascii()
            assert " " not in uri
            region = place.get("region", {"startLine": 1})  # 3.30: all count from 1
            assert all(isinstance(number, int) and number >= 1 for number in region.values())


def test_a_place_is_a_region_of_its_file(run: dict[str, Any]) -> None:
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == (
        "rules/%E0%B8%AA%E0%B8%96%E0%B8%B2%E0%B8%99%E0%B8%B0%20%E0%B8%81.yaml"
    )
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endLine": 4, "endColumn": 9}
    point = run["results"][1]["locations"][0]["physicalLocation"]
    assert point["region"] == {"startLine": 2, "startColumn": 1}


def test_a_whole_file_and_a_cell_have_no_region_and_no_file_no_location(
    run: dict[str, Any],
) -> None:
    for number in (2, 3):
        assert "region" not in run["results"][number]["locations"][0]["physicalLocation"]
    assert "locations" not in run["results"][4]


def test_a_file_outside_the_folder_has_a_file_uri(run: dict[str, Any]) -> None:
    place = run["results"][5]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "file:///data/a%20b.yaml"


def test_other_places_are_told_with_their_part(run: dict[str, Any]) -> None:
    [other] = run["results"][0]["relatedLocations"]
    assert other["id"] == 1
    assert other["message"]["text"] == "the other"
    assert other["physicalLocation"]["region"]["startLine"] == 7


def test_messages_are_in_the_language_asked_for_with_what_to_do() -> None:
    [run] = json.loads(to_sarif(FINDINGS[:1], "th"))["runs"]
    assert run["language"] == "th"
    assert run["results"][0]["message"]["text"] == "ตรงสองแถว\nทำให้แคบลง"


def test_without_findings_the_log_is_still_one() -> None:
    [run] = json.loads(to_sarif([]))["runs"]
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []
