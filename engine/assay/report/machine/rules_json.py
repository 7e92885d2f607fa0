"""The rules in force as JSON (RFC 8259).

```json
{"on": "2020-09-30",
 "rules": [{"id": "progress-status", "title": "Progress status", "kind": "project",
            "file": "kpi/progress-status.yaml",
            "effective": {"from": "2019-10-01", "to": "2020-09-30", "on": null},
            "source": {"document": "Q4 report, FY2563", "place": "section (1)",
                       "analyst": null, "reads": null},
            "digest": "..."}]}
```

`on` is null for all versions, and so is what a rule does not state: an open end of its period, the
date field by which each fact decides, its source. A source has the document that the rule rests on
with the place in it, what is the analyst's own reading, and what the rule reads where that is told
apart, as a document with its place. `digest` is the SHA-256 of the file, the same
that an evaluation holds for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from assay.report.machine.json_text import json_document
from assay.rules import Cited, RuleFile, RuleSource
from assay.values.text import Text


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
        "source": None if source is None else _source(source.said, lang),
        "digest": rule.digest,
    }


def _source(source: RuleSource, lang: str) -> dict[str, Any]:
    def said(text: Text | None) -> str | None:
        return None if text is None else text.in_language(lang)

    def cited(one: Cited | None) -> dict[str, str | None]:
        return {} if one is None else {"document": said(one.document), "place": said(one.place)}

    return {
        "document": None,
        "place": None,
        **cited(source.authority),
        "analyst": said(source.analyst),
        "reads": cited(source.reads) or None,
    }
