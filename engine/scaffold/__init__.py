"""Facts for a wanted case, and the scenarios written with them.

In: a plan, or a project's `Workspace`, and what is wanted: a case of a decision, a feature to begin
with, a scenario that tells two plans apart. Out: facts that an evaluation has shown to meet it, the
text of a feature, or the answer that none were found; nothing is made up. Knows nothing of files,
and nothing of how mutants are made.
"""

from engine.scaffold.killing import killing, killing_on
from engine.scaffold.naming import Language
from engine.scaffold.skeleton import skeleton
from engine.scaffold.wants import Goal
from engine.scaffold.witness import Unreached, Witness, in_box, in_case, witness
from engine.scaffold.writing import TO_CONFIRM

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
