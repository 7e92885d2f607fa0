"""What mutants are tried on: the rules as they stand, and scenarios that are known to pass."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from assay.analyse.expressions.possible import Possible
from assay.facts import Book
from assay.features.mutation.results import Killer
from assay.features.mutation.slices import Wanted, cone
from assay.features.scenario import Prepared, ScenarioResult, Verdict, Workspace
from assay.finding import InvalidInput
from assay.match import Matcher, MatchError, Reference
from assay.outcome import Evaluation, Identity, evaluate_plan
from assay.plan import Decision, Plan
from assay.plan.exchange import Exchange
from assay.rules import Library, RuleFile

_FAULTS: Final = (
    MatchError, InvalidInput, ArithmeticError, LookupError, TypeError, ValueError, RecursionError,
)  # fmt: skip
"""How a mutant may make the engine itself fail: it is noticed, and the fault is noted."""


class ScenariosFail(Exception):
    """Scenarios that do not pass by the rules as they stand; `results` are theirs."""

    def __init__(self, results: Sequence[ScenarioResult]) -> None:
        self.results = tuple(results)
        super().__init__(f"{len(self.results)} scenarios do not pass by the rules as they stand")


@dataclass(frozen=True)
class Known:
    """A scenario that passes by the rules as they stand, and what it looks at.

    Attributes:
        prepared: the scenario.
        wanted: what it looks at.
        days: the days of its facts.
        cone: the decisions that answer it on those days.
        size: how many facts it has.
        told: all that it says, facts included, to know it by.
    """

    prepared: Prepared
    wanted: Wanted
    days: frozenset[dt.date]
    cone: frozenset[Decision]
    size: int
    told: tuple[object, ...]

    def noticed(self, evaluate: Callable[[Book], Evaluation]) -> Killer | None:
        """The scenario as the one that notices changed rules; null where it still passes."""
        fault: str | None = None
        try:
            if self.prepared.judge(evaluate).verdict is Verdict.PASSED:
                return None
        except _FAULTS as failure:
            fault = f"{type(failure).__name__}: {failure}"
        scenario = self.prepared.scenario
        return Killer(scenario.name, scenario.place, fault)


@dataclass
class Bench:
    """The rules of every day that scenarios speak of, compiled once, and the scenarios judged.

    `known` stand by the size of their facts, the smallest first. Raises ScenariosFail, and
    InvalidInput where a rule is wrong.
    """

    workspace: Workspace
    scenarios: Sequence[Prepared]
    matcher: Matcher = field(default_factory=Reference)
    known: list[Known] = field(init=False)
    _exchanges: dict[dt.date, Exchange] = field(init=False, default_factory=dict)
    _possible: dict[Exchange, Possible] = field(init=False, default_factory=dict)
    _evaluations: dict[int, Evaluation] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.known = self._judged()
        self._evaluations.clear()

    @property
    def library(self) -> Library:
        """All rules."""
        return self.workspace.library

    def exchange(self, day: dt.date) -> Exchange:
        """The rules of a day. Raises InvalidInput where they are wrong."""
        known = self._exchanges.get(day)
        if known is None:
            known = self._days_alike(day) or Exchange(self.workspace.schema, self.library, day)
            if known.plan is None:
                raise InvalidInput(known.findings)
            self._exchanges[day] = known
        return known

    def possible(self, day: dt.date) -> Possible:
        """What the expressions of a day's rules may come to, as they stand."""
        exchange = self.exchange(day)
        assert exchange.plan is not None
        if exchange not in self._possible:
            self._possible[exchange] = Possible(exchange.plan, exchange.schema)
        return self._possible[exchange]

    def _days_alike(self, day: dt.date) -> Exchange | None:
        """The rules of another day on which the same are in force, with the same parameters."""
        rules, parameters = self.library.in_force(day), self.library.parameters_on(day)
        return next(
            (
                exchange
                for other, exchange in self._exchanges.items()
                if self.library.in_force(other) == rules
                and self.library.parameters_on(other) == parameters
            ),
            None,
        )

    def plan(self, day: dt.date) -> Plan:
        """The plan of a day. Raises InvalidInput."""
        plan = self.exchange(day).plan
        assert plan is not None  # `exchange` raises where there is none
        return plan

    def file(self, name: str) -> RuleFile:
        """A rule file by its path below the rules folder."""
        return next(one for one in self.library.rules if one.file == name)

    def day(self, file: RuleFile) -> dt.date:
        """A day on which a rule is in force: one that scenarios speak of, where there is one."""
        days = sorted({day for known in self.known for day in known.days}, reverse=True)
        spoken_of = [day for day in days if file.holds(day)]
        return spoken_of[0] if spoken_of else file.days.first or file.days.last or dt.date.max

    def looking_at(self, file: RuleFile) -> list[Known]:
        """The scenarios that look at a rule, or might if it were in force on their days."""
        given = {(file.document.for_.text, name.text) for name in file.document.names}
        return [one for one in self.known if self._looks_at(one, file, given)]

    def _looks_at(self, known: Known, file: RuleFile, given: set[tuple[str, str]]) -> bool:
        wanted = known.wanted
        if wanted.everything or file.id in wanted.rules or not given.isdisjoint(wanted.outcomes):
            return True
        decided = [self.exchange(day).decisions(file.file) for day in known.days]
        return any(not one or not known.cone.isdisjoint(one) for one in decided)

    def _judged(self) -> list[Known]:
        known: list[Known] = []
        failed: list[ScenarioResult] = []
        for prepared in self.scenarios:
            made: list[Identity] = []
            result = prepared.judge(partial(self._evaluated, made))
            if result.verdict is not Verdict.PASSED:
                failed.append(result)
                continue
            wanted = Wanted.by(prepared, result.asked)
            days = frozenset(act.book.as_of for act in prepared.acts)
            cones = [cone(self.plan(day), wanted) for day in days]
            known.append(
                Known(
                    prepared,
                    wanted,
                    days,
                    frozenset[Decision]().union(*cones),
                    sum(len(facts) for act in prepared.acts for facts in act.book.facts.values()),
                    _told(prepared, made),
                )
            )
        if failed:
            raise ScenariosFail(failed)
        return sorted(known, key=lambda one: one.size)

    def _evaluated(self, made: list[Identity], book: Book) -> Evaluation:
        known = self._evaluations.get(id(book))
        if known is None:  # many scenarios are on one book
            known = evaluate_plan(book, self.plan(book.as_of), self.matcher)
            self._evaluations[id(book)] = known
        made.append(known.identity)
        return known


def _told(prepared: Prepared, made: Sequence[Identity]) -> tuple[object, ...]:
    """All that a scenario says: its steps, where it stands, and its facts by their digests."""
    scenario = prepared.scenario
    steps = [
        (step.text, [[cell.text for cell in row] for row in step.table or ()])
        for step in scenario.steps
    ]
    facts = [(one.as_of, one.schema, sorted(one.facts.items())) for one in made]
    return scenario.name, str(scenario.place), steps, facts
