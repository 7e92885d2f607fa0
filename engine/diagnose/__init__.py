"""The diagnosis of sums that do not agree: which figures to correct, and what they should be.

In: an `Evaluation`. Out: `Diagnosis` values, one for each lot of violated identities that hang
together. Knows nothing of how they are shown, and of no kind of fact: identities are whatever
checks of the form `a = b` add stated amounts up.
"""

from engine.diagnose.diagnose import diagnose
from engine.diagnose.diagnosis import (
    Cell,
    Correction,
    Diagnosis,
    Explanation,
    Verdict,
    Violated,
    sure,
)
from engine.diagnose.slips import Slip
from engine.diagnose.wording import MOST_TOLD

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
