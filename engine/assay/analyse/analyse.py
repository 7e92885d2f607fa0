"""Every proof on the tables, levels and scales of a plan."""

from __future__ import annotations

from collections.abc import Iterator

from assay.analyse.expressions.possible import Possible
from assay.analyse.proofs.findings import table_findings
from assay.analyse.proofs.scale import scale_findings
from assay.analyse.proofs.table import analyse_table
from assay.facts import Schema
from assay.finding import Finding
from assay.plan import Calculation, Plan, TableDecision


def analyse(plan: Plan, schema: Schema) -> tuple[Finding, ...]:
    """What is incomplete, contradictory or without effect in the rules of a plan.

    Gaps, overlaps, rows and levels that are never used, scales that do not rise or fall
    throughout; and what could not be analysed. Sorted as findings are.
    """
    return tuple(sorted(_findings(plan, Possible(plan, schema)), key=Finding.sort_key))


def _findings(plan: Plan, possible: Possible) -> Iterator[Finding]:
    for decision in plan.decisions:
        if isinstance(decision, TableDecision):
            yield from table_findings(decision, analyse_table(decision, possible))
        elif isinstance(decision, Calculation):
            yield from scale_findings(decision, plan.parameters)
