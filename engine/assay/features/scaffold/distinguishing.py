"""The scenario that would notice a change of a rule: it passes now, and fails with the change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import Final

from assay.analyse.expressions.possible import Possible
from assay.analyse.search.candidates import step
from assay.analyse.search.layout import Spot
from assay.analyse.search.needs import Needs
from assay.analyse.search.search import Search
from assay.analyse.search.stated import Stated
from assay.analyse.search.targets import Is
from assay.analyse.search.trial import Trial, Trials
from assay.analyse.space.effort import Effort
from assay.facts import Kind, Schema, key_id
from assay.features.coverage import Goal, GoalKind
from assay.features.coverage.goals import Goals
from assay.features.scaffold.further import Further
from assay.features.scaffold.stating import tables, written_book
from assay.features.scaffold.titles import Titles
from assay.features.scaffold.writing import Ask, AskFinding, AskOutcome, Writer, findings_of
from assay.features.scenario import Prepared, Verdict, Workspace, parse_feature, prepare
from assay.features.scenario.naming import Language, Naming
from assay.match import MATCHERS, default_matcher
from assay.outcome import Evaluation, evaluate_plan
from assay.plan import CheckDecision, Decision, Formula, OutcomeInfo, Plan
from assay.plan.givens import is_private
from assay.plan.grid import Grid, amount, value_of
from assay.plan.table import Scalar
from assay.source import Source
from assay.values.fact_id import FactId
from assay.values.null import Null
from assay.values.number import CONTEXT
from assay.values.shown import in_data
from assay.values.text import Text
from assay.values.types import Date, Number

MOST_COMPARED: Final = 6_000
"""The most facts on which the two plans are compared."""

MOST_NEAR: Final = 2_000
"""The most facts near to known ones that are tried for a difference."""

_WRITTEN: Final = 10
"""Facts that are written out and read again take the time of so many trials."""

Case = tuple[Sequence[Formula], Sequence[Scalar]]
"""Expressions about a fact, and a value of each at which the two decisions differ."""


def distinguishing_scenario(
    workspace: Workspace,
    base: Plan,
    mutated: Plan,
    *,
    rule: str,
    language: Language,
    case: Case | None = None,
    changed: Sequence[Decision] = (),
    effort: Effort | None = None,
) -> str | None:
    """A scenario, ready to paste, that passes by one plan and fails by another.

    It states no more than matters, and what it expects is what `base` gives; that it tells the two
    apart is verified by running it with both.

    Args:
        workspace: the project, for the words of its sentences.
        base: the plan with the rule as it is.
        mutated: the plan with the rule changed, for the same day.
        rule: the id of the rule.
        language: that of the scenario.
        case: values of expressions at which the two differ, where they are known.
        changed: the decisions of the rule, of either plan, that are changed; all where not said.
        effort: what this search and others may do together; beyond it, TooLarge is raised.

    Returns:
        The scenario; null where no facts were found on which the two differ.
    """
    work = _Distinguishing(workspace, base, mutated, rule, language, case, tuple(changed), effort)
    return work.text()


def in_force_scenario(
    workspace: Workspace, rule: str, day: dt.date, in_force: bool, language: Language
) -> str:
    """The scenario that says whether a rule is in force on a day."""
    naming = Naming(workspace.schema, workspace.vocabulary, language)
    file = next(one for one in workspace.library.rules if one.id == rule)
    kind = workspace.schema.kinds[file.document.for_.text]
    writer = Writer(workspace.schema, naming, rule, kind, day, workspace.evaluate)
    return "\n".join(writer.on_day(in_force)) + "\n"


@dataclass(frozen=True)
class _Distinguishing:
    workspace: Workspace
    base: Plan
    mutated: Plan
    rule: str
    language: Language
    case: Case | None
    changed: tuple[Decision, ...]
    effort: Effort | None

    @property
    def schema(self) -> Schema:
        """The kinds of fact."""
        return self.workspace.schema

    @cached_property
    def kind(self) -> Kind:
        """The kind of fact that the rule is about."""
        found = [*self._decisions(self.base), *self._decisions(self.mutated)]
        return self.schema.kinds[found[0].rule.kind]

    @cached_property
    def outcomes(self) -> dict[str, OutcomeInfo]:
        """The outcomes of that kind by the rule as it is."""
        return dict(self.base.outcomes.get(self.kind.name, {}))

    def text(self) -> str | None:
        """The scenario, if facts are found."""
        vocabulary = self.workspace.vocabulary
        known = self.mutated.outcomes.get(self.kind.name, {})
        if any(name not in known for name in self._names):
            return None
        for goal, trial in self._apart():
            for by_title in (True, False):
                naming = Naming(self.schema, vocabulary, self.language, by_title)
                text = self._scenario(self._writer(naming), goal, trial)
                if text is not None:
                    return text
        return None

    def _writer(self, naming: Naming) -> Writer:
        evaluate = partial(evaluate_plan, plan=self.base, matcher=MATCHERS["reference"]())
        return Writer(self.schema, naming, self.rule, self.kind, self.base.day, evaluate)

    # Facts on which the two differ ------------------------------------------------------------

    def _apart(self) -> Iterator[tuple[Goal | None, Trial]]:
        """Facts on which the two plans give the fact different results, the likeliest first."""
        seen: set[int] = set()
        for search, other in self._searches:
            for goal in self._goals(search):
                for way in goal.ways or ((),):
                    trial = search.find((*goal.targets, *way))
                    if trial is not None and id(trial) not in seen:
                        seen.add(id(trial))
                        if self._differ(trial, other):
                            yield goal, trial
        for search, other in self._searches:
            for trial in self._near(search):
                if id(trial) not in seen:
                    seen.add(id(trial))
                    if self._differ(trial, other):
                        yield None, trial

    @cached_property
    def _searches(self) -> list[tuple[Search, Trials]]:
        """A search by each plan, with the trials of the other plan on the same facts."""
        base, mutated = self._decisions(self.base), self._decisions(self.mutated)
        found: list[tuple[Search, Trials]] = []
        for plan, other, own in (
            (self.base, self.mutated, base),
            (self.mutated, self.base, mutated),
        ):
            if own:
                search = Search(plan, self.schema, own, limit=MOST_COMPARED, effort=self.effort)
                theirs = Needs(self._decisions(other), other, self.schema).decisions
                found.append((search, Trials(other, theirs, MOST_COMPARED, self.effort)))
        return found

    def _decisions(self, plan: Plan) -> tuple[Decision, ...]:
        own = tuple(one for one in plan.decisions if one.rule.id == self.rule)
        if any(one.private for one in self.changed):
            return tuple(one for one in own if not one.private)
        wanted = {_name(one) for one in self.changed}
        return tuple(one for one in own if _name(one) in wanted) or tuple(
            one for one in own if not one.private
        )

    def _goals(self, search: Search) -> Iterator[Goal]:
        decisions = search.decisions
        if self.case is not None:
            yield _in_case(decisions[0], *self.case)
        outcomes = dict(search.plan.outcomes.get(self.kind.name, {}))
        titles = Titles(self.kind, self.schema, outcomes)
        possible = Possible(search.plan, self.schema)
        goals = Goals(search.plan, possible, titles)
        further = Further(possible, titles, search.unit)
        here = search.plan.decisions
        given = [
            one
            for one in self.changed
            if one.private and any(one.is_written_as(other) for other in here)
        ]
        for one in (*given, *decisions):
            yield from goals.of(one)
            yield from further.of(one)
        yield from goals.applies(decisions[0])

    def _near(self, search: Search) -> Iterator[Trial]:
        """Facts tried already, and those with one number a little more or less."""
        made = search.trials.made.copy()
        yield from made
        near = (
            one
            for trial in made
            for spot in search.spots(trial.layout)
            for one in self._moved(search, trial, spot)
        )
        yield from islice(near, MOST_NEAR)

    def _moved(self, search: Search, trial: Trial, spot: Spot) -> Iterator[Trial]:
        of = self.schema.kinds[spot.kind].columns[spot.name].type
        value = trial.stated.get(spot)
        if not isinstance(of, Number | Date) or not isinstance(value, Decimal | dt.date):
            return
        unit = step(of, search.unit)
        sizes = [unit, *(5 * unit.scaleb(power) for power in range(4)), unit.scaleb(1)]
        for far in (way * size for size in sizes for way in (1, -1)):
            moved = CONTEXT.add(amount(value), far)
            if Grid.of(of).holds(moved):
                found = search.trials.at(trial.stated.having(spot, value_of(of, moved)))
                if found is not None:
                    yield found

    def _differ(self, trial: Trial, other: Trials) -> bool:
        theirs = other.at(trial.stated)
        return theirs is not None and self._results(trial) != self._results(theirs)

    def _results(self, trial: Trial) -> object:
        """What a scenario could tell of the rule's facts."""
        run = trial.run
        given = [
            (fact.id, name, run.world.outcomes.get(fact.id, {}).get(name))
            for fact in run.book.of_kind(self.kind.name)
            for name in self._names
        ]
        raised = {
            (one.code, one.fact, one.severity, one.message)
            for one in run.findings
            if one.rule == self.rule
        }
        return given, raised, [trial.is_assumed(name) for name in self._names]

    @cached_property
    def _names(self) -> tuple[str, ...]:
        found = [*self._decisions(self.base), *self._decisions(self.mutated)]
        public = {name for one in found for name in one.gives if not is_private(name)}
        return tuple(name for name in self.outcomes if name in public)

    # The scenario -----------------------------------------------------------------------------

    def _scenario(self, writer: Writer, goal: Goal | None, trial: Trial) -> str | None:
        """The scenario of facts, with no more of them than matter; null where it tells nothing."""
        stated = trial.stated
        ask = self._ask(writer, stated)
        if ask is None:
            return None
        wanted = self._told(writer, stated, ask)
        for spot in sorted(stated.values, reverse=True):
            less = stated.having(spot, None)
            if self._told(writer, less, ask) == wanted:
                stated = less
        title = writer.naming.text(_title(goal, self.rule))
        lines = writer.scenario(title, list(stated.values), stated, [ask], alone=True)
        text = "\n".join(lines) + "\n"
        return text if self._tells_apart(text, writer) else None

    def _ask(self, writer: Writer, stated: Stated) -> Ask | None:
        """What of the fact differs, the plainest; null where nothing does that can be said."""
        fact = FactId.of(self.kind.name, key_id(stated.subject))
        asks: list[Ask] = [AskOutcome(self.outcomes[name]) for name in self._names]
        evaluations = self._evaluated(writer, stated)
        found = (findings_of(one, self.rule, fact) for one in evaluations)
        for code in dict.fromkeys(one.code for each in found for one in each):
            asks += [AskFinding(code), AskFinding(code, "severity"), AskFinding(code, "message")]
        for ask in asks:
            ours, theirs = self._given(writer, stated, ask, evaluations)
            if ours != theirs and '"' not in ours[0]:
                return ask
        return None

    def _told(self, writer: Writer, stated: Stated, ask: Ask) -> tuple[object, bool]:
        """What is expected of facts, and whether the changed rule gives another thing."""
        ours, theirs = self._given(writer, stated, ask, self._evaluated(writer, stated))
        return ours, ours != theirs

    def _given(
        self, writer: Writer, stated: Stated, ask: Ask, evaluations: Sequence[Evaluation]
    ) -> list[tuple[str, bool]]:
        """What each plan gives, and whether that is a list: a list of one reads as its item."""
        key = key_id(stated.subject)
        return [
            (
                writer.result(one, stated, ask),
                isinstance(ask, AskOutcome)
                and isinstance(one.value(self.kind.name, key, ask.info.name), tuple),
            )
            for one in evaluations
        ]

    def _evaluated(self, writer: Writer, stated: Stated) -> list[Evaluation]:
        """What each plan makes of facts."""
        if self.effort is not None:
            self.effort.visit(_WRITTEN)
        written = tables(stated, list(stated.values))
        book = written_book(written, stated, writer.naming, self.base.day)
        matcher = MATCHERS["reference"]()
        return [evaluate_plan(book, plan, matcher) for plan in (self.base, self.mutated)]

    def _tells_apart(self, text: str, writer: Writer) -> bool:
        """Whether the scenario, read as it would be pasted, passes and fails as it should."""
        head = "# language: th\n" if self.language == "th" else ""
        source = Source("a.feature", f"{head}{writer.words.feature}: _\n\n{text}")
        feature, _ = parse_feature(source, Path("a.feature"))
        if feature is None:
            return False
        prepared = prepare(feature.scenarios[0], self.workspace)
        if not isinstance(prepared, Prepared):
            return False
        matcher = MATCHERS[default_matcher(compared=True)]()
        verdicts = [
            prepared.judge(partial(evaluate_plan, plan=plan, matcher=matcher)).verdict
            for plan in (self.base, self.mutated)
        ]
        return verdicts == [Verdict.PASSED, Verdict.FAILED]


def _in_case(decision: Decision, inputs: Sequence[Formula], case: Sequence[Scalar]) -> Goal:
    """The goal that expressions about the fact have these values, null for any null."""
    pairs = list(zip(inputs, case, strict=True))
    said = (f"{' '.join(of.text.split())} = {in_data(value) or 'null'}" for of, value in pairs)
    targets = (Is(of.node, None if isinstance(value, Null) else value) for of, value in pairs)
    text = Text(", ".join(said))
    return Goal.about(decision, GoalKind.EXAMPLE, text.en, text, decision.span, *targets)


def _name(decision: Decision) -> tuple[str, ...]:
    """What tells a decision of a rule from its others, in both plans."""
    return (decision.code,) if isinstance(decision, CheckDecision) else decision.gives


def _title(goal: Goal | None, rule: str) -> Text:
    """What a scenario is called: what it shows, where that is known."""
    if goal is None:
        return Text(f"What the rule {rule} gives here", f"ผลของเกณฑ์ {rule} ในกรณีนี้")
    return goal.text
