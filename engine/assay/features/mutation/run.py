"""A mutation run: every mutant of the rules against the scenarios that could notice it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TypeAlias

from assay.features.mutation.bench import Bench, Known
from assay.features.mutation.definitions import definition_mutants, judged
from assay.features.mutation.equivalence import differences
from assay.features.mutation.kinds import MutationKind
from assay.features.mutation.memory import INVALID, Memory, Remembered, digest, remembered
from assay.features.mutation.mutants import Mutant, mutants
from assay.features.mutation.mutated import Mutated
from assay.features.mutation.names import Names, members_read
from assay.features.mutation.results import Changed, Fate, MutantResult, MutationReport
from assay.features.scenario import Prepared, Workspace
from assay.plan import Decision, TableDecision
from assay.rules import Defined, RuleFile
from assay.values.types import ListOf, Type
from assay.version import VERSION

Progress: TypeAlias = Callable[[int, int], None]
"""Is told how many mutants are done, and how many there are."""


def mutate(
    workspace: Workspace,
    scenarios: Sequence[Prepared],
    rules: Collection[str] | None = None,
    *,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> MutationReport:
    """Every mutant of the rules, run against the scenarios until one of them notices it.

    Args:
        workspace: the project.
        scenarios: its scenarios, all of which must pass.
        rules: the rules to be mutated, by their own names; all where null.
        memory: the results of earlier runs; a rule of which nothing changed is not run again.
        progress: told after each mutant.

    Raises ScenariosFail, and InvalidInput where a rule is wrong.
    """
    run = _Run(Bench(workspace, scenarios))
    memory = memory or Memory()
    chosen = [one for one in workspace.library.rules if rules is None or one.id in rules]
    listed = [(one.file, one.id, run.key(one), list(run.mutants(one))) for one in chosen]
    defined = [] if rules is not None else sorted(definition_mutants(run.bench), key=_file)
    listed += [
        (file, "definitions", run.key_of_definitions(), list(found))
        for file, found in groupby(defined, key=_file)
    ]
    total = sum(len(found) for *_, found in listed)
    results: list[MutantResult] = []
    invalid: dict[str, int] = {}
    done = 0
    for file, _, key, found in listed:
        known = memory.recall(file, key, found)
        kept: list[Remembered] = []
        for at, mutant in enumerate(found):
            result = run.result(mutant) if known is None else run.recalled(mutant, known[at])
            kept.append(remembered(mutant, result))
            if result is None:
                invalid[file] = invalid.get(file, 0) + 1
            else:
                results.append(result)
            done += 1
            if progress is not None:
                progress(done, total)
        memory.keep(file, key, kept)
    memory.save()
    names = {file: rule for file, rule, *_ in listed}
    return MutationReport(tuple(results), invalid, names, len(scenarios))


def _file(mutant: Mutant) -> str:
    return mutant.file


class _Run:
    """A run under way."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.library = bench.library
        self._looking: dict[str, list[Known]] = {}

    def mutants(self, file: RuleFile) -> Iterator[Mutant]:
        """The mutants of a rule file."""
        exchange = self.bench.exchange(self.bench.day(file))
        own, kind = exchange.decisions(file.file), file.document.for_.text
        near = [
            decision
            for one in self.library.rules
            if one.document.for_.text == kind
            for decision in exchange.decisions(one.file)
        ]
        scope = exchange.scope(file.file)
        assert scope is not None  # the day is one on which the rule is in force
        names = Names(scope.scope, members_read(own), members_read(near))
        yield from mutants(file, names, _outcome_types(own))

    def key(self, file: RuleFile) -> str:
        """What the results of a rule file depend on, as one word.

        The file itself, the schema and parameters, every scenario that looks at the rule with its
        facts, all rules that answer those, and the rules about the same kind, whose names are
        near.
        """
        kind = file.document.for_.text
        files = {one.file for one in self.library.rules if one.document.for_.text == kind}
        looking = self._looking_at(file.file)
        for known in looking:
            files |= {
                one.rule.file
                for day in known.days
                for one in self.bench.plan(day).decisions
                if one in known.cone
            }
        rules = [one for one in self.library.rules if one.file in files]
        return self._key([file.digest], rules, looking)

    def key_of_definitions(self) -> str:
        """What the results of definitions depend on: all rules, and all that scenarios say."""
        return self._key([], self.library.rules, self.bench.known)

    def _key(self, of: list[str], rules: Iterable[RuleFile], told: Iterable[Known]) -> str:
        read: Iterable[RuleFile | Defined] = (*rules, *self.library.definitions.values())
        parameters = sorted(
            (name, [(str(one.first), one.text) for one in dated])
            for name, dated in self.library.parameters.items()
        )
        files = sorted({(one.file, one.digest) for one in read})
        schema = self.bench.workspace.schema.digest
        return digest([VERSION, schema, of, files, parameters, [known.told for known in told]])

    def result(self, mutant: Mutant) -> MutantResult | None:
        """What becomes of a mutant; null where it is no rule."""
        if isinstance(mutant.changed, Defined):
            return judged(self.bench, mutant, mutant.changed)
        day = self.bench.day(self.bench.file(mutant.file))
        mutated = Mutated(self.bench, mutant)
        if self._clashes(mutant) or mutated.plan(day) is None:
            return None
        tried = 0
        for known in filter(mutated.touches, self._looking_at(mutant.file)):
            tried += 1
            killer = known.noticed(partial(mutated.evaluate, known.wanted))
            if killer is not None:
                return MutantResult(mutant, Fate.KILLED, killer, tried)
        return self._unnoticed(mutated, day, tried)

    def recalled(self, mutant: Mutant, known: Remembered) -> MutantResult | None:
        """What became of a mutant in an earlier run; of a survivor, also what differs."""
        if known.fate == INVALID:
            return None
        if known.fate is Fate.SURVIVED and isinstance(mutant.changed, RuleFile):
            day = self.bench.day(self.bench.file(mutant.file))
            return self._unnoticed(Mutated(self.bench, mutant), day, known.tried)
        return MutantResult(mutant, known.fate, known.killer, known.tried)

    def _clashes(self, mutant: Mutant) -> bool:
        """Whether a period ends before it begins, or meets that of another version."""
        days = mutant.rule_file.days
        if days.first is not None and days.last is not None and days.last < days.first:
            return True
        return any(
            days.overlaps(one.days)
            for one in self.library.rules
            if one.id == mutant.rule and one.file != mutant.file
        )

    def _looking_at(self, name: str) -> list[Known]:
        """The scenarios that may notice, those of the rule itself first, then by their size."""
        if name not in self._looking:
            file = self.bench.file(name)
            found = self.bench.looking_at(file)
            self._looking[name] = sorted(found, key=lambda one: file.id not in one.prepared.rules)
        return self._looking[name]

    def _unnoticed(self, mutated: Mutated, day: dt.date, tried: int) -> MutantResult:
        """A mutant that no scenario noticed: equivalent where that is proven."""
        mutant = mutated.mutant
        base = self.bench.exchange(day).decisions(mutant.file)
        found = differences(base, mutated.decisions(day), self.bench.possible(day))
        if not found and mutant.kind is MutationKind.PERIOD:
            found = [Changed(None, None, day=self._day_apart(mutant))]
        if found:
            return MutantResult(mutant, Fate.SURVIVED, None, tried, found[0])
        return MutantResult(mutant, Fate.EQUIVALENT, None, tried)

    def _day_apart(self, mutant: Mutant) -> dt.date | None:
        """The day on which either the rule or its mutant is in force."""
        was = self.bench.file(mutant.file).days
        now = mutant.rule_file.days
        if was.first is not None and now.first is not None and was.first != now.first:
            return min(was.first, now.first)
        if was.last is not None and now.last is not None:
            return max(was.last, now.last)
        return None


def _outcome_types(decisions: Sequence[Decision]) -> dict[str, Type]:
    """The types of what tables and levels give; of a list, those of its items."""
    return {
        outcome.name: outcome.type.item if isinstance(outcome.type, ListOf) else outcome.type
        for decision in decisions
        if isinstance(decision, TableDecision)
        for outcome in decision.outcomes
    }
