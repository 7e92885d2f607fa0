"""Scenarios written of facts that were sought for them.

In: a project's `Workspace`, and a rule or two plans. Out: the text of a feature to begin with,
which shows what there is to cover of the rule and what is worth an example besides; or of a
scenario that tells the two plans apart, if facts for it were found. Knows nothing of files, and
nothing of how mutants are made.
"""

from assay.features.scaffold.distinguishing import distinguishing_scenario, in_force_scenario
from assay.features.scaffold.skeleton import skeleton
from assay.features.scaffold.writing import TO_CONFIRM
from assay.features.scenario.naming import Language

__all__ = [
    "TO_CONFIRM",
    "Language",
    "distinguishing_scenario",
    "in_force_scenario",
    "skeleton",
]
