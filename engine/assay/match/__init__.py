"""Which rows of a decision table hold.

In: a table in finite form (`assay.plan.regions`) and cases. Out: the rows that hold for each case.
Knows nothing of hit policies, rule files, facts, findings and reports.
"""

from collections.abc import Callable, Mapping
from typing import Final

from assay.match.both import Both, MatchDifference
from assay.match.matcher import Matcher, MatchError, Rows
from assay.match.reference import Reference
from assay.match.rete import INSTALL, Rete, installed

MATCHERS: Final[Mapping[str, Callable[[], Matcher]]] = {
    "rete": Rete,
    "reference": Reference,
    "both": Both,
}
"""The matchers by the name that `--engine` knows them by."""


def default_matcher(*, compared: bool = False) -> str:
    """The name of the matcher where none is asked for: `rete`, or `both` where `compared`.

    It is `reference` where durable_rules is not installed or can't be loaded: the package is
    published as source only, and the answers are the same without it.
    """
    if not installed():
        return "reference"
    return "both" if compared else "rete"


__all__ = [
    "INSTALL",
    "MATCHERS",
    "Both",
    "MatchDifference",
    "MatchError",
    "Matcher",
    "Reference",
    "Rete",
    "Rows",
    "default_matcher",
]
