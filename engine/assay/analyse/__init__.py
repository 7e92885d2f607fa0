"""Proofs on rules before any fact is read: gaps, overlaps, rows and levels that are never used.

In: a `Plan`, or one of its tables. Out: findings, or the results they are made of (areas of cases,
with samples) for coverage and editors. Exact on the finite regions of `assay.plan`, at declared
decimals and inside declared ranges. Knows nothing of facts or reports.
"""

from assay.analyse.analyse import analyse
from assay.analyse.findings import table_findings
from assay.analyse.results import (
    OTHERWISE,
    AlwaysCell,
    Area,
    Duplicate,
    Gap,
    Hole,
    Masked,
    Never,
    NotAnalysed,
    NotProven,
    Overlap,
    TableAnalysis,
    TooStrongPolicy,
    Undecided,
)
from assay.analyse.scale import scale_findings
from assay.analyse.table import analyse_table

__all__ = [
    "OTHERWISE",
    "AlwaysCell",
    "Area",
    "Duplicate",
    "Gap",
    "Hole",
    "Masked",
    "Never",
    "NotAnalysed",
    "NotProven",
    "Overlap",
    "TableAnalysis",
    "TooStrongPolicy",
    "Undecided",
    "analyse",
    "analyse_table",
    "scale_findings",
    "table_findings",
]
