"""Facts for a wanted case, and the scenarios written with them.

In: a plan, or a project's `Workspace`, and what is wanted: a case of a decision, a feature to begin
with, a scenario that tells two plans apart. Out: facts that an evaluation has shown to meet it, the
text of a feature, or the answer that none were found; nothing is made up. Knows nothing of files,
and nothing of how mutants are made.
"""

from assay.features.scaffold.distinguishing import killing, killing_on
from assay.features.scaffold.naming import Language
from assay.features.scaffold.skeleton import skeleton
from assay.features.scaffold.targets import Goal
from assay.features.scaffold.witness import Unreached, Witness, in_box, in_case, witness
from assay.features.scaffold.writing import TO_CONFIRM

__all__ = [
    "TO_CONFIRM",
    "Goal",
    "Language",
    "Unreached",
    "Witness",
    "in_box",
    "in_case",
    "killing",
    "killing_on",
    "skeleton",
    "witness",
]
