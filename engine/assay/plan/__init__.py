"""The plan: rules and schema compiled to an ordered list of typed decisions.

In: a `Schema`, a `Library` of rules and a day. Out: a `Plan`, or findings at their places. Also
the finite regions of each table's columns, on which matching and analysis work. Knows nothing of
the facts of a book, nor of durable_rules.
"""

from assay.plan.compile import compile_plan
from assay.plan.decisions import (
    DECIDING,
    Applicability,
    Calculation,
    CheckDecision,
    CheckFigure,
    Decision,
    DecisionId,
    Fixed,
    Formula,
    NotApplicable,
    NullOf,
    OutcomeInfo,
    Output,
    Printed,
    Role,
    Rounding,
    RowOutput,
    RuleInfo,
    StakeOf,
    TableDecision,
    Template,
)
from assay.plan.plan import Giver, Plan, Step

__all__ = [
    "DECIDING",
    "Applicability",
    "Calculation",
    "CheckDecision",
    "CheckFigure",
    "Decision",
    "DecisionId",
    "Fixed",
    "Formula",
    "Giver",
    "NotApplicable",
    "NullOf",
    "OutcomeInfo",
    "Output",
    "Plan",
    "Printed",
    "Role",
    "Rounding",
    "RowOutput",
    "RuleInfo",
    "StakeOf",
    "Step",
    "TableDecision",
    "Template",
    "compile_plan",
]
