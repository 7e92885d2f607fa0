"""The evaluation of a book: outcomes, findings, and traces on demand.

In: a book, its schema and a plan. Out: an `Evaluation`, a value. Knows nothing of how it is shown.
"""

from assay.outcome.evaluation import Evaluation, Outcome, evaluate_plan
from assay.outcome.grounds import Grounds
from assay.outcome.identity import Identity
from assay.outcome.trace import FiredRow, Reading, Trace

__all__ = [
    "Evaluation",
    "FiredRow",
    "Grounds",
    "Identity",
    "Outcome",
    "Reading",
    "Trace",
    "evaluate_plan",
]
