"""What a mutation run found: what became of each mutant, and the score."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from assay.analyse.proofs.equivalence import Apart
from assay.features.coverage import Count
from assay.features.mutation.mutants import Mutant
from assay.finding import Span
from assay.plan import Decision


class Fate(StrEnum):
    """`killed` by a scenario that no longer passes; `survived`; `equivalent`: nothing to notice."""

    KILLED = "killed"
    SURVIVED = "survived"
    EQUIVALENT = "equivalent"


@dataclass(frozen=True, slots=True)
class Killer:
    """The scenario that noticed: its title, where it stands, and what else it met.

    `fault` is null but where the mutant made the engine itself fail, and then says how.
    """

    name: str
    place: Span
    fault: str | None = None


@dataclass(frozen=True)
class Changed:
    """How a mutant's decision differs, for whoever looks for facts that show it.

    Attributes:
        base: the decision as the rule has it; null where the mutant has one more.
        mutated: as the mutant has it; null where it is gone.
        case: for tables, levels and conditions, a case in which they differ; else null.
        day: for a period, the day on which only one of the two is in force; else null.
    """

    base: Decision | None
    mutated: Decision | None
    case: Apart | None = None
    day: dt.date | None = None


@dataclass(frozen=True)
class MutantResult:
    """What became of a mutant.

    Attributes:
        mutant: the mutant.
        fate: killed, survived or equivalent.
        killer: the scenario that killed it; null where none did.
        tried: how many scenarios were run against it.
        changed: for a survivor, what differs; null for any other.
    """

    mutant: Mutant
    fate: Fate
    killer: Killer | None = None
    tried: int = 0
    changed: Changed | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many mutants came to what; `invalid` changes made no rule and count for nothing."""

    killed: int = 0
    survived: int = 0
    equivalent: int = 0
    invalid: int = 0

    @property
    def all(self) -> int:
        """Those that a scenario could have killed: all but the equivalent."""
        return self.killed + self.survived

    @property
    def percent(self) -> Decimal:
        """The share of those killed in per cent, rounded down to one decimal: 100.0 means all."""
        return Count(self.killed, self.all).percent

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(
            self.killed + other.killed,
            self.survived + other.survived,
            self.equivalent + other.equivalent,
            self.invalid + other.invalid,
        )


@dataclass(frozen=True)
class MutationReport:
    """A mutation run: its results in the order of rule files, and by file how many were no rules.

    `rules` are the files mutated, each with the rule's own name; `scenarios` how many there were.
    """

    results: tuple[MutantResult, ...]
    invalid: Mapping[str, int]
    rules: Mapping[str, str]
    scenarios: int

    @property
    def survivors(self) -> tuple[MutantResult, ...]:
        """The mutants that no scenario noticed."""
        return tuple(one for one in self.results if one.fate is Fate.SURVIVED)

    @property
    def by_file(self) -> Mapping[str, Tally]:
        """The count of each rule file."""
        found = {file: Tally(invalid=self.invalid.get(file, 0)) for file in self.rules}
        for one in self.results:
            found[one.mutant.file] += _ONE[one.fate]
        return found

    @property
    def total(self) -> Tally:
        """The count of all."""
        return sum(self.by_file.values(), Tally())


_ONE: Final[Mapping[Fate, Tally]] = {
    Fate.KILLED: Tally(killed=1),
    Fate.SURVIVED: Tally(survived=1),
    Fate.EQUIVALENT: Tally(equivalent=1),
}
