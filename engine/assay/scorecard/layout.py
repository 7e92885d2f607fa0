"""What a scorecard and a report show, and in which order: by `scorecard.yaml`, or all there is.

The engine knows no kind of fact, so what matters in a domain is said by the domain. The form of the
file is that of `documents.ScorecardDocument`; where there is no file, all outcomes are shown.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from assay.document import read_document
from assay.facts import Schema
from assay.finding import Finding
from assay.plan import Plan
from assay.scorecard.documents import ScorecardDocument
from assay.scorecard.reader import LayoutNames, LayoutReader
from assay.scorecard.section import Bars, Column, Layout, Section

__all__ = [
    "FILE",
    "Bars",
    "Column",
    "Layout",
    "Section",
    "default_layout",
    "find_layout",
    "load_layout",
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
    document, findings = read_document(ScorecardDocument, path)
    if document is None:
        return None, findings
    reader = LayoutReader(LayoutNames(schema, plan))
    layout = reader.layout(document)
    findings = (*findings, *reader.findings)
    return (None if findings else layout), findings
