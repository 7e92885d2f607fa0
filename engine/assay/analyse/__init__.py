"""Proofs on rules before any fact is read: gaps, overlaps, rows and levels that are never used.

In: a `Plan` and the schema. Out: findings, or the results they are made of (areas of cases, with
samples) for coverage and editors. Exact on the finite regions of `assay.plan`, at declared decimals
and inside declared ranges. Knows nothing of fact books or reports.

`space` is the finite space of a table's cases, `expressions` what values may come to, `search`
facts sought by trying, `proofs` what is proven with these.
"""

from assay.analyse.analyse import analyse
from assay.analyse.proofs.findings import table_findings
from assay.analyse.proofs.results import OTHERWISE, TableAnalysis
from assay.analyse.proofs.table import analyse_table

__all__ = [
    "OTHERWISE",
    "TableAnalysis",
    "analyse",
    "analyse_table",
    "table_findings",
]
