"""What a scorecard and a report show and in which order: a YAML file beside the schema, or all.

The engine knows no kind of fact, so what matters in a domain is said by the domain. The file is
`scorecard.yaml`, in the folder of the schema:

```yaml
units:                          # how a unit reads; without, as the schema or the fact writes it
  THB million: {th: ล้านบาท, en: THB million}
  indicators:                   # nothing: understood, and not shown
sections:
  - kind: agency                # lines of text about each fact, with its values in their places
    lines:
      - {en: "{fully_met} of {indicators} indicators fully met", th: ...}
  - kind: project               # a table, a fact a row
    title: {th: โครงการ, en: Projects}   # default: the kind's own title
    name_by: key                # key, label or both (the default)
    sort: no                    # a field or outcome; default: by key, and a tree as a tree
    columns: [status, {utilisation_percent: {th: ใช้จ่าย, en: Spent}}]
```

A column is a field or an outcome of the kind, with a heading of its own where its title is too
long for one.

A report on paper has room for more than a terminal. Its sections stand below `report:` (without
it, the report shows the same as the scorecard) and may hold, beside all of the above:

```yaml
report:
  - kind: project
    figures: [status]           # set large on the front page, a fact a line
  - kind: indicator
    columns:
      - target
      - field: {th: evidence, en: evidence_en}   # a text that stands in a field a language
        title: {th: หลักฐาน, en: Evidence}
  - kind: budget_line
    bars:                       # parts of a whole, as a bar in each row and as a chart
      whole: plan
      parts: [disbursed, {carried_over: {th: ข้ามปี, en: Carried over}}]
    against: [approved_plan, plan]   # two figures side by side, as a chart
```

A bar has at most 8 parts. Bars and two figures side by side are numbers of one unit; both have what
is drawn as columns of their table where the section names none.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from assay.facts import Schema
from assay.facts.notes import Notes
from assay.finding import Finding
from assay.plan import Plan
from assay.scorecard.reader import LayoutNames, LayoutReader
from assay.scorecard.section import Bars, Column, Layout, Section, filled, names_in
from assay.source import read_yaml, shown

__all__ = [
    "FILE",
    "Bars",
    "Column",
    "Layout",
    "Section",
    "default_layout",
    "filled",
    "find_layout",
    "load_layout",
    "names_in",
]

FILE: Final = "scorecard.yaml"
"""The layout's name, in the folder of the schema."""

_MOST_COLUMNS: Final = 6


def find_layout(
    schema_file: Path, schema: Schema, plan: Plan
) -> tuple[Layout | None, tuple[Finding, ...]]:
    """The layout beside the schema, or the one made where there is none; null if it is wrong."""
    path = schema_file.parent / FILE
    if path.exists():
        return load_layout(path, schema, plan)
    return default_layout(schema, plan), ()


def default_layout(schema: Schema, plan: Plan) -> Layout:
    """A table for each kind with outcomes, in the order of the schema: its first outcomes."""
    names = LayoutNames(schema, plan)
    sections = tuple(
        Section(
            kind,
            names.title_of(kind),
            tuple(names.column(kind, name) for name in list(plan.outcomes[kind])[:_MOST_COLUMNS]),
        )
        for kind in schema.kinds
        if plan.outcomes.get(kind)
    )
    return Layout(sections, report=sections)


def load_layout(
    path: Path, schema: Schema, plan: Plan
) -> tuple[Layout | None, tuple[Finding, ...]]:
    """The layout of a file; null, with all that is wrong, where it does not fit schema and plan."""
    root, findings = read_yaml(path, shown(path))
    notes = Notes()
    notes.extend(findings)
    layout = None if root is None else LayoutReader(LayoutNames(schema, plan), notes).layout(root)
    return (None if notes.findings else layout), tuple(notes.findings)
