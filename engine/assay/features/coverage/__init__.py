"""Rule coverage: what scenarios prove of rules.

In: results of scenarios, and the schema. Out: a `Coverage`, a value: for each rule file its rows,
levels, segments, results of checks and boundaries, each with the scenarios that cover it. Knows
nothing of how scenarios are written or coverage is shown.
"""

from assay.features.coverage.coverage import Count, Coverage, Proof, RuleCoverage, covered
from assay.features.coverage.goal import Boundary, Goal, GoalKind, Side
from assay.features.coverage.goals import RuleGoals, goals

__all__ = [
    "Boundary",
    "Count",
    "Coverage",
    "Goal",
    "GoalKind",
    "Proof",
    "RuleCoverage",
    "RuleGoals",
    "Side",
    "covered",
    "goals",
]
