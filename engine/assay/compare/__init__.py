"""A report held against a plan: what changed between them, and what each change does to the score.

In: the evaluation of a report's facts, what of a plan corresponds to what of a report
(`comparison.yaml`), and the plan's book where the report's own does not hold the plan as well.
Out: a `Comparison`, a value: changes, movements of money, and for each of them which outcomes and
findings come out otherwise when the plan's values stand in place of the report's. Knows nothing of
how it is shown.
"""

from assay.compare.comparison import Comparison, compare
from assay.compare.effects import Difference, Effect
from assay.compare.results import Altered, Change, Match, MatchedBy, Movement, Share, Stated, What
from assay.compare.spec import FILE, Aspect, Comparing, Counterpart, Pairing, Side, default_between
from assay.compare.spec_reader import find_comparing, load_comparing

__all__ = [
    "FILE",
    "Altered",
    "Aspect",
    "Change",
    "Comparing",
    "Comparison",
    "Counterpart",
    "Difference",
    "Effect",
    "Match",
    "MatchedBy",
    "Movement",
    "Pairing",
    "Share",
    "Side",
    "Stated",
    "What",
    "compare",
    "default_between",
    "find_comparing",
    "load_comparing",
]
