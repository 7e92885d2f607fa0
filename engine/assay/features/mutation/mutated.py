"""A mutant compiled among the rules as they stand, and what it changes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from assay.facts import Book
from assay.features.mutation.bench import Bench, Known
from assay.features.mutation.mutants import Mutant
from assay.features.mutation.slices import Wanted, cone, sliced
from assay.finding import InvalidInput
from assay.outcome import Evaluation, evaluate_plan
from assay.plan import Decision, Plan


@dataclass
class Mutated:
    """A mutant on the days that are asked for, compiled once for those alike."""

    bench: Bench
    mutant: Mutant
    _plans: dict[tuple[int, bool], tuple[Plan | None, tuple[Decision, ...]]] = field(
        init=False, default_factory=dict
    )
    _changed: dict[dt.date, frozenset[Decision]] = field(init=False, default_factory=dict)
    _slices: dict[tuple[dt.date, Wanted], Plan] = field(init=False, default_factory=dict)

    def plan(self, day: dt.date) -> Plan | None:
        """The rules of a day with the mutant among them; null where it makes them wrong."""
        return self._compiled(day)[0]

    def decisions(self, day: dt.date) -> tuple[Decision, ...]:
        """The mutant's own decisions; none where it is wrong or not in force."""
        return self._compiled(day)[1]

    def sliced(self, day: dt.date, wanted: Wanted) -> Plan:
        """What answers a scenario. Raises InvalidInput where the mutant is wrong on that day."""
        key = day, wanted
        if key not in self._slices:
            plan = self.plan(day)
            if plan is None:
                raise InvalidInput(())
            self._slices[key] = sliced(plan, wanted)
        return self._slices[key]

    def evaluate(self, wanted: Wanted, book: Book) -> Evaluation:
        """A book by what answers a scenario. Raises InvalidInput where the mutant is wrong."""
        return evaluate_plan(book, self.sliced(book.as_of, wanted), self.bench.matcher)

    def touches(self, known: Known) -> bool:
        """Whether a scenario looks at anything that the mutant decides otherwise."""
        return any(
            self._changes(day, known.cone) or self._comes_in(day, known.wanted)
            for day in known.days
        )

    def _compiled(self, day: dt.date) -> tuple[Plan | None, tuple[Decision, ...]]:
        exchange, new = self.bench.exchange(day), self.mutant.rule_file
        # Days are alike where the same rules are in force on them, the mutant among them or not.
        key = id(exchange), new.holds(day)
        if key not in self._plans:
            plan, decisions, _ = exchange.exchanged(self.mutant.file, new, day)
            self._plans[key] = plan, decisions
        return self._plans[key]

    def _changes(self, day: dt.date, answering: frozenset[Decision]) -> bool:
        """Whether anything that answers a scenario is decided otherwise on a day."""
        # Compiled for a day only where the rule itself is looked at on it.
        base = self.bench.exchange(day).decisions(self.mutant.file)
        looked_at = not answering.isdisjoint(base)
        return looked_at and not self._gone_or_changed(day).isdisjoint(answering)

    def _gone_or_changed(self, day: dt.date) -> frozenset[Decision]:
        """The decisions of the rule as it stands that the mutant decides otherwise."""
        if day not in self._changed:
            base = self.bench.exchange(day).decisions(self.mutant.file)
            now: Sequence[Decision | None] = self.decisions(day)
            if len(base) != len(now):
                by_place = {one.id: one for one in self.decisions(day)}
                now = [by_place.get(one.id) for one in base]
            pairs = zip(base, now, strict=True)
            changed = (one for one, then in pairs if not one.is_written_as(then))
            self._changed[day] = frozenset(changed)
        return self._changed[day]

    def _comes_in(self, day: dt.date, wanted: Wanted) -> bool:
        """Whether the mutant is in force on a day on which the rule is not, and is looked at."""
        if self.bench.exchange(day).decisions(self.mutant.file):
            return False
        if not self.mutant.rule_file.holds(day):
            return False
        plan, decisions = self._compiled(day)
        if plan is None:
            return False
        return not cone(plan, wanted).isdisjoint(decisions)
