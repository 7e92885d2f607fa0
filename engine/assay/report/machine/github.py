"""Findings as workflow commands of GitHub Actions, which become annotations of a pull request.

`::error file=...,line=...,col=...,title=...::message`: in a value of a property `%`, line breaks,
`:` and `,` are escaped, in the message `%` and line breaks (GitHub, workflow commands; the escapes
are those of its toolkit).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from assay.finding import Finding, Severity

_COMMANDS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def github_commands(findings: Iterable[Finding], lang: str = "en") -> Iterator[str]:
    """One line a finding, in the order given."""
    for finding in findings:
        properties = ",".join(
            f"{name}={_in_property(value)}" for name, value in _properties(finding).items()
        )
        message = finding.message.in_language(lang)
        if finding.hint is not None:
            message += f"\n{finding.hint.in_language(lang)}"
        yield f"::{_COMMANDS[finding.severity]} {properties}::{_in_message(message)}"


def _properties(finding: Finding) -> dict[str, str]:
    span = finding.span
    properties: dict[str, str] = {}
    if span is not None:
        properties["file"] = span.file
        if span.cell is None:
            properties["line"] = str(span.line)
            # A column is shown only where the place stays in one line.
            if span.end_line <= span.line:
                properties["col"] = str(span.column)
                if span.end_column > span.column:
                    properties["endColumn"] = str(span.end_column)
            else:
                properties["endLine"] = str(span.end_line)
    properties["title"] = finding.code
    return properties


def _in_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")
