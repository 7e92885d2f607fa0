"""Rule coverage as JSON (RFC 8259).

```json
{"written_by": "assay", "total": {"covered": 276, "all": 329, "percent": "83.8"},
 "kinds": {"row": {"covered": 28, "all": 28, "percent": "100.0"}, ...},
 "rules": [{"id": "progress-status", "title": "Progress status",
            "file": "kpi/progress-status.yaml", "digest": "...",
            "total": {...}, "kinds": {...},
            "goals": [{"kind": "boundary", "of": "status_physical",
                       "part": "physical_delay under 5",
                       "text": "physical_delay at 4.9, just under 5",
                       "place": {"file": "rules/kpi/progress-status.yaml", "line": 22, "column": 7,
                                 "end_line": 22, "end_column": 74},
                       "number": null,
                       "boundary": {"column": "physical_delay", "endpoint": "5", "side": "under",
                                    "rows": [1, 2]},
                       "covered": false, "scenarios": []}]}]}
```

`percent` is a decimal text, rounded down to one decimal: `100.0` means all. `kinds` holds those of
which there is a goal; their names are those of `assay.features.coverage.GoalKind`. `number` is
that of a row or level, null for any other goal, and `boundary` is null for all but boundaries.
`scenarios` names a few that cover the goal, with their places.
"""

from __future__ import annotations

from typing import Any

from assay.features.coverage import Count, Coverage, Goal, GoalKind, Proof, RuleCoverage
from assay.report.machine.findings_json import place_json
from assay.report.machine.json_text import json_document
from assay.source.writing import WRITER


def coverage_json(coverage: Coverage, lang: str = "en") -> str:
    """The coverage by rule file, with every goal; ends in a line break."""
    rules = [_rule(one, lang) for one in coverage.rules]
    return json_document({"written_by": WRITER, **_counts(coverage), "rules": rules})


def _rule(one: RuleCoverage, lang: str) -> dict[str, Any]:
    return {
        "id": one.rule.id,
        "title": one.rule.title.in_language(lang),
        "file": one.rule.file,
        "digest": one.rule.digest,
        **_counts(one),
        "goals": [_goal(goal, one.proofs.get(goal, ()), lang) for goal in one.goals],
    }


def _counts(of: Coverage | RuleCoverage) -> dict[str, Any]:
    kinds = {kind: of.count(kind) for kind in GoalKind}
    return {
        "total": _count(of.count()),
        "kinds": {kind.value: _count(count) for kind, count in kinds.items() if count.all},
    }


def _count(count: Count) -> dict[str, Any]:
    return {"covered": count.covered, "all": count.all, "percent": str(count.percent)}


def _goal(goal: Goal, proofs: tuple[Proof, ...], lang: str) -> dict[str, Any]:
    boundary = goal.boundary
    return {
        "kind": goal.kind.value,
        "of": goal.of,
        "part": goal.part,
        "text": goal.text.in_language(lang),
        "place": place_json(goal.span),
        "number": goal.number,
        "boundary": None
        if boundary is None
        else {
            "column": boundary.column,
            "endpoint": boundary.endpoint,
            "side": boundary.side.value,
            "rows": list(boundary.rows),
        },
        "covered": bool(proofs),
        "scenarios": [{"name": one.name, "place": place_json(one.place)} for one in proofs],
    }
