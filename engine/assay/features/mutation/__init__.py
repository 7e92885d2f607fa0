"""Rule mutation: whether the scenarios would notice a small mistake in a rule.

In: a project's `Workspace` and its scenarios, made ready. Out: a `MutationReport`: every small
mistake that could have been made in a rule file, with the scenario that noticed it, a proof that
nobody could, or neither. Knows nothing of how it is shown.
"""

from assay.features.mutation.bench import ScenariosFail
from assay.features.mutation.kinds import MutationKind
from assay.features.mutation.memory import Memory
from assay.features.mutation.mutants import Mutant, mutants
from assay.features.mutation.names import Names
from assay.features.mutation.remedy import MOST_REMEDIES, remedies, remedy
from assay.features.mutation.results import (
    Changed,
    Fate,
    Killer,
    MutantResult,
    MutationReport,
    Tally,
)
from assay.features.mutation.run import mutate

__all__ = [
    "MOST_REMEDIES",
    "Changed",
    "Fate",
    "Killer",
    "Memory",
    "Mutant",
    "MutantResult",
    "MutationKind",
    "MutationReport",
    "Names",
    "ScenariosFail",
    "Tally",
    "mutants",
    "mutate",
    "remedies",
    "remedy",
]
