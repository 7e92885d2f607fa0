"""Rule mutation: whether the scenarios would notice a small mistake in a rule.

In: a project's `Workspace` and its scenarios, made ready. Out: a `MutationReport`: every small
mistake that could have been made in a rule file, with the scenario that noticed it, a proof that
nobody could, or neither. Knows nothing of how it is shown.
"""

from engine.mutation.bench import ScenariosFail
from engine.mutation.kinds import KIND_TITLES, MutationKind
from engine.mutation.memory import Memory
from engine.mutation.mutants import Mutant, mutants
from engine.mutation.names import Names
from engine.mutation.remedy import MOST_REMEDIES, remedy
from engine.mutation.results import (
    Changed,
    Fate,
    Killer,
    MutantResult,
    MutationReport,
    Tally,
)
from engine.mutation.run import mutate

__all__ = [
    "KIND_TITLES",
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
    "remedy",
]
