"""The diagnosis of sums that do not agree: which figures to correct, and what they should be.

In: an `Evaluation`. Out: `Diagnosis` values, one for each lot of violated identities that hang
together. Knows nothing of how they are shown, and of no kind of fact: identities are whatever
checks of the form `a = b` add stated amounts up.
"""

from assay.explain.diagnose.diagnose import diagnose
from assay.explain.diagnose.diagnosis import (
    Cell,
    Correction,
    Diagnosis,
    Explanation,
    Verdict,
    Violated,
    sure,
)
from assay.explain.diagnose.slips import Slip
from assay.explain.diagnose.wording import MOST_TOLD

__all__ = [
    "MOST_TOLD",
    "Cell",
    "Correction",
    "Diagnosis",
    "Explanation",
    "Slip",
    "Verdict",
    "Violated",
    "diagnose",
    "sure",
]
