"""A mutation run as JSON (RFC 8259).

```json
{"scenarios": 381,
 "total": {"killed": 971, "survived": 113, "equivalent": 25, "invalid": 55, "percent": "89.5"},
 "rules": [{"id": "progress-status", "file": "kpi/progress-status.yaml",
            "total": {...},
            "mutants": [{"kind": "comparison", "title": "another comparison",
                         "place": {"file": "rules/kpi/progress-status.yaml", "line": 22,
                                   "column": 49, "end_line": 22, "end_column": 51},
                         "before": "<= 5", "after": "< 5",
                         "fate": "killed", "tried": 1,
                         "killer": {"scenario": "Each colour", "fault": null,
                                    "place": {"file": "features/kpi/progress-status.feature",
                                              "line": 14, "column": 7}},
                         "shown": null}]}]}
```

`fate` is `killed`, `survived` or `equivalent`; `after` is empty where something was left out, and
`killer` null but for what was killed. `invalid` counts changes that made no rule; they are not
listed. `percent` is the share of those killed among all but the equivalent, as a decimal text
rounded down to one decimal: `100.0` means all. Of a survivor, `shown` tells by which facts it
shows, where that is known: the values of a case by their expressions (null for no value), whether
the outcomes differ there for sure, and for a period the day of the book.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assay.features.mutation import (
    Changed,
    Killer,
    Mutant,
    MutantResult,
    MutationReport,
    Tally,
)
from assay.plan.table import Scalar
from assay.report.machine.findings_json import place_json
from assay.report.machine.json_text import json_document
from assay.values.null import Null
from assay.values.shown import in_data


def mutation_json(
    report: MutationReport, lang: str = "en", remedies: Mapping[Mutant, str] | None = None
) -> str:
    """The run by rule file, with every mutant; ends in a line break."""
    counts = report.by_file
    document = {
        "scenarios": report.scenarios,
        "total": _tally(report.total),
        "rules": [
            {
                "id": rule,
                "file": file,
                "total": _tally(counts[file]),
                "mutants": [
                    _mutant(one, lang, (remedies or {}).get(one.mutant))
                    for one in report.results
                    if one.mutant.file == file
                ],
            }
            for file, rule in report.rules.items()
        ],
    }
    return json_document(document)


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "killed": tally.killed,
        "survived": tally.survived,
        "equivalent": tally.equivalent,
        "invalid": tally.invalid,
        "percent": str(tally.percent),
    }


def _mutant(one: MutantResult, lang: str, remedy: str | None) -> dict[str, Any]:
    mutant = one.mutant
    return {
        "kind": mutant.kind.value,
        "title": mutant.kind.words.in_language(lang),
        "place": place_json(mutant.span),
        "before": mutant.before,
        "after": mutant.after,
        "fate": one.fate.value,
        "tried": one.tried,
        "killer": None if one.killer is None else _killer(one.killer),
        "shown": None if one.changed is None else _shown(one.changed),
        "scenario": remedy,
    }


def _killer(killer: Killer) -> dict[str, Any]:
    return {
        "scenario": killer.name,
        "fault": killer.fault,
        "place": place_json(killer.place),
    }


def _shown(changed: Changed) -> dict[str, Any] | None:
    if changed.day is not None:
        return {"day": changed.day.isoformat(), "case": None, "sure": True}
    if changed.case is None:
        return None
    pairs = zip(changed.case.inputs, changed.case.sample, strict=True)
    values = {" ".join(formula.text.split()): _value(value) for formula, value in pairs}
    return {"day": None, "case": values, "sure": changed.case.sure}


def _value(value: Scalar) -> str | bool | None:
    """A value as a rule would write it; a number as a decimal text."""
    match value:
        case Null():
            return None
        case bool():
            return value
        case _:
            return in_data(value)
