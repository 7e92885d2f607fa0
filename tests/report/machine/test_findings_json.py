"""Findings for an editor or a script: every part of them, as they stand."""

import json

from assay.finding import Finding, Related, Severity, Span
from assay.report.machine.findings_json import findings_json
from assay.values.text import Text

GAP = Finding(
    "gap",
    Severity.WARNING,
    Text("no row holds", "ไม่มีแถวใดตรง"),
    Span("rules/ก ข.yaml", 3, 5, 3, 9),
    Text("add a row"),
    (Related(Text("the table", "ตาราง"), Span("rules/ก ข.yaml", 1, 1)),),
    rule="status",
)


def test_a_finding_is_told_with_its_place_and_what_belongs_to_it() -> None:
    document = json.loads(findings_json([GAP], "th"))
    assert document == {
        "findings": [
            {
                "code": "gap",
                "severity": "warning",
                "message": "ไม่มีแถวใดตรง",
                "hint": "add a row",
                "place": {
                    "file": "rules/ก ข.yaml",
                    "line": 3,
                    "column": 5,
                    "end_line": 3,
                    "end_column": 9,
                    "cell": None,
                },
                "related": [
                    {
                        "message": "ตาราง",
                        "place": {
                            "file": "rules/ก ข.yaml",
                            "line": 1,
                            "column": 1,
                            "end_line": None,
                            "end_column": None,
                            "cell": None,
                        },
                    }
                ],
                "rule": "status",
                "fact": None,
            }
        ],
        "counts": {"error": 0, "warning": 1, "note": 0},
    }


def test_a_finding_without_a_file_has_no_place() -> None:
    [finding] = json.loads(findings_json([Finding("x", Severity.NOTE, Text("x"))]))["findings"]
    assert finding["place"] is None
    assert finding["hint"] is None


def test_thai_stands_as_it_is_written() -> None:
    assert "ไม่มีแถวใดตรง" in findings_json([GAP], "th")
