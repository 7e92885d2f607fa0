"""The rules in force as JSON (RFC 8259).

```json
{"on": "2020-09-30",
 "rules": [{"id": "progress-status", "title": "Progress status", "kind": "project",
            "file": "kpi/progress-status.yaml",
            "effective": {"from": "2019-10-01", "to": "2020-09-30", "on": null},
            "source": {"document": "Q4 report, FY2563", "place": "section (1)"},
            "digest": "..."}]}
```

`on` is null for all versions, and so is what a rule does not state: an open end of its period, the
date field by which each fact decides, its source. `digest` is the SHA-256 of the file, the same
that an evaluation holds for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from assay.report.machine.json_text import json_document
from assay.rules import RuleFile


def rules_json(rules: Iterable[RuleFile], day: dt.date | None, lang: str = "en") -> str:
    """The rules in the order given; ends in a line break."""
    document = {
        "on": None if day is None else day.isoformat(),
        "rules": [_rule(one, lang) for one in rules],
    }
    return json_document(document)


def _rule(rule: RuleFile, lang: str) -> dict[str, Any]:
    document = rule.document
    source, days = document.source, rule.days
    place = None if source is None else source.place
    return {
        "id": rule.id,
        "title": document.title.in_language(lang),
        "kind": document.for_.text,
        "file": rule.file,
        "effective": {
            "from": None if days.first is None else days.first.isoformat(),
            "to": None if days.last is None else days.last.isoformat(),
            "on": rule.on,
        },
        "source": None
        if source is None
        else {
            "document": source.document.in_language(lang),
            "place": None if place is None else place.in_language(lang),
        },
        "digest": rule.digest,
    }
