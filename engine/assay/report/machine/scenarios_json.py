"""Results of scenarios as JSON (RFC 8259), for a script.

```json
{"scenarios": [{"name": "The colour follows the delay", "feature": "Progress status",
                "place": {"file": "features/kpi/progress-status.feature", "line": 24, "column": 7},
                "example": {"actual": "94.95"}, "book": null, "tags": ["quarter"],
                "verdict": "failed",
                "failures": [{"step": {"keyword": "Then", "text": "the status is red", "place": {}},
                              "row": null, "about": "status of project/EL",
                              "expected": "red", "found": "green",
                              "fired": {"text": "row 1: ...", "place": {}}, "trace": []}],
                "findings": []}],
 "findings": [], "counts": {"passed": 0, "failed": 1, "wrong": 0}}
```

Scenarios stand by file, line and book, in whatever order they ran. `example` is empty where there
is none; `book` is null but for a scenario that runs on every book; `row` is the place of the row of
a data table that expects something, null where the step itself does; `fired` is null where no rule
gave what was found. Findings are as in `assay check --format json`: those of a scenario say why it
can't be run, those at the end are about feature files that can't be read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assay.features.scenario import verdicts
from assay.features.scenario.result import Failure, ScenarioResult, Verdict
from assay.finding import Finding
from assay.report.machine.findings_json import finding_json, place_json
from assay.report.machine.json_text import json_document


def scenarios_json(
    results: Iterable[ScenarioResult], findings: Iterable[Finding] = (), lang: str = "en"
) -> str:
    """The results, what is wrong with unreadable files, and the counts; ends in a line break."""
    ordered = [one for feature in verdicts.by_feature(results) for one in feature.results]
    many = verdicts.counts(ordered)
    document = {
        "scenarios": [_scenario(one, lang) for one in ordered],
        "findings": [finding_json(one, lang) for one in findings],
        "counts": {verdict.value: many[verdict] for verdict in Verdict},
    }
    return json_document(document)


def _scenario(result: ScenarioResult, lang: str) -> dict[str, Any]:
    scenario = result.scenario
    return {
        "name": scenario.name,
        "feature": scenario.feature,
        "place": place_json(scenario.place),
        "example": dict(scenario.values),
        "book": result.book,
        "tags": list(scenario.tags),
        "verdict": result.verdict.value,
        "failures": [_failure(one, lang) for one in result.failures],
        "findings": [finding_json(one, lang) for one in result.findings],
    }


def _failure(failure: Failure, lang: str) -> dict[str, Any]:
    step, fired = failure.step, failure.fired
    return {
        "step": {"keyword": step.keyword, "text": step.text, "place": place_json(step.span)},
        "row": None if failure.where is None else place_json(failure.where),
        "about": failure.about.in_language(lang),
        "expected": failure.expected.in_language(lang),
        "found": failure.found.in_language(lang),
        "fired": None
        if fired is None
        else {"text": fired.text.in_language(lang), "place": place_json(fired.span)},
        "trace": [one.in_language(lang) for one in failure.trace],
    }
