"""The report of ETDA as a workbook: what it says, and its bytes."""

from __future__ import annotations

from pathlib import Path

from assay import evaluate, load_book, load_rules
from assay.compare import compare, find_comparing
from assay.contents.contents import Contents, contents_of
from assay.scorecard.layout import find_layout

SCHEMA = Path("facts/schema.yaml")


def etda() -> Contents:
    """The contents of the report, with the plan that the book itself holds."""
    library = load_rules(Path("rules"))
    evaluation = evaluate(load_book(Path("facts/etda/2563-q4")), library)
    layout, findings = find_layout(SCHEMA, evaluation.book.schema, evaluation.plan)
    assert layout is not None, findings
    comparing, findings = find_comparing(SCHEMA, evaluation.book.schema, evaluation.plan)
    assert comparing is not None, findings
    return contents_of(evaluation, layout, library, compare(evaluation, comparing, None))
