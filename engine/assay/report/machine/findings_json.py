"""Findings as JSON (RFC 8259), for an editor or a script.

```json
{"findings": [{"code": "gap", "severity": "warning", "message": "...", "hint": "...",
               "place": {"file": "rules/a.yaml", "line": 3, "column": 5, "end_line": 3,
                         "end_column": 9, "cell": null},
               "related": [{"message": "...", "place": {}}], "rule": "a", "fact": null}],
 "counts": {"error": 0, "warning": 1, "note": 0}}
```

Lines and columns count from 1, columns in characters (Unicode code points); an end column is the
first one after. A place is null where a finding has no file; the end of a point, null.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assay.finding import Finding, Severity, Span
from assay.report.machine.json_text import json_document


def findings_json(findings: Iterable[Finding], lang: str = "en") -> str:
    """The findings in the order given, and their number by severity; ends in a line break."""
    listed = list(findings)
    counts = {
        severity.value: sum(one.severity is severity for one in listed) for severity in Severity
    }
    document = {"findings": [finding_json(one, lang) for one in listed], "counts": counts}
    return json_document(document)


def finding_json(finding: Finding, lang: str) -> dict[str, Any]:
    """One finding as JSON values."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message.in_language(lang),
        "hint": None if finding.hint is None else finding.hint.in_language(lang),
        "place": None if finding.span is None else place_json(finding.span),
        "related": [
            {"message": one.message.in_language(lang), "place": place_json(one.span)}
            for one in finding.related
        ],
        "rule": finding.rule,
        "fact": finding.fact,
    }


def place_json(span: Span) -> dict[str, Any]:
    """A place as JSON values."""
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line or None,
        "end_column": span.end_column or None,
        "cell": span.cell,
    }
