"""Which rows of a decision table hold, and what its hit policy makes of them.

In: a table in finite form (`assay.plan.regions`) and cases, or the rows that hold and a way to
compute their outputs. Out: the rows that hold for each case, or the outcomes. Knows nothing of
rule files, facts, findings and reports.
"""

from collections.abc import Callable, Mapping
from typing import Final

from assay.match.both import Both, MatchDifference
from assay.match.hit import Hit, NoRow, Violation, hit
from assay.match.matcher import Matcher, MatchError, Rows
from assay.match.reference import Reference
from assay.match.rete import Rete

MATCHERS: Final[Mapping[str, Callable[[], Matcher]]] = {
    "rete": Rete,
    "reference": Reference,
    "both": Both,
}
"""The matchers by the name that `--engine` knows them by."""

__all__ = [
    "MATCHERS",
    "Both",
    "Hit",
    "MatchDifference",
    "MatchError",
    "Matcher",
    "NoRow",
    "Reference",
    "Rete",
    "Rows",
    "Violation",
    "hit",
]
