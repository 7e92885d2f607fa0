"""The plan: rules and schema compiled to an ordered list of typed decisions.

In: a `Schema`, a `Library` of rules and a day. Out: a `Plan`, or findings at their places. Also
the finite regions of each table's columns, on which matching and analysis work. Knows nothing of
the facts of a book, nor of durable_rules.
"""

from assay.plan.compile import compile_plan
from assay.plan.decisions import (
    Applicability,
    Calculation,
    CheckDecision,
    CheckFigure,
    Decision,
    Figure,
    Fixed,
    Formula,
    NotApplicable,
    NullOf,
    OutcomeInfo,
    Output,
    Plan,
    Printed,
    Rounding,
    RowOutput,
    RuleInfo,
    Step,
    TableDecision,
    Template,
)

__all__ = [
    "Applicability",
    "Calculation",
    "CheckDecision",
    "CheckFigure",
    "Decision",
    "Figure",
    "Fixed",
    "Formula",
    "NotApplicable",
    "NullOf",
    "OutcomeInfo",
    "Output",
    "Plan",
    "Printed",
    "Rounding",
    "RowOutput",
    "RuleInfo",
    "Step",
    "TableDecision",
    "Template",
    "compile_plan",
]
