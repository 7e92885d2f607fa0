"""Findings as SARIF 2.1.0 (OASIS, 2020), which code hosts and editors show beside the files.

A finding is a `result`, its code the `ruleId`. Columns are counted in Unicode code points, which
the run says (`columnKind`, section 3.14.27); a place that is a whole file has no region
(3.29.4). File names are percent-encoded references (3.4.3, RFC 3986).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from assay.finding import Finding, Severity, Span
from assay.report.machine.json_text import json_document
from assay.version import VERSION

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "note",
}


def to_sarif(findings: Iterable[Finding], lang: str = "en") -> str:
    """The findings as a SARIF log of one run, in the order given; ends in a line break."""
    listed = list(findings)
    codes = sorted({one.code for one in listed})
    run = {
        "tool": {
            "driver": {
                "name": "assay",
                "version": VERSION,
                "rules": [{"id": code} for code in codes],
            }
        },
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, codes.index(one.code), lang) for one in listed],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json_document(document)


def _result(finding: Finding, index: int, lang: str) -> dict[str, Any]:
    text = finding.message.in_language(lang)
    if finding.hint is not None:
        text += f"\n{finding.hint.in_language(lang)}"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
    }
    if finding.span is not None:
        result["locations"] = [{"physicalLocation": _physical(finding.span)}]
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _physical(one.span),
                "message": {"text": one.message.in_language(lang)},
            }
            for number, one in enumerate(finding.related, start=1)
        ]
    return result


def _physical(span: Span) -> dict[str, Any]:
    uri = ("file://" if span.file.startswith("/") else "") + quote(span.file)
    place: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    # A workbook's cell is no line of text, and a span without an end speaks of its whole file
    # or of a point, which is the line it stands in.
    if span.cell is None and span.end_line:
        place["region"] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
    elif span.cell is None and (span.line, span.column) != (1, 1):
        place["region"] = {"startLine": span.line, "startColumn": span.column}
    return place
