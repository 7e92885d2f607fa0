"""Examples of decisions, found by search, with only the cells that matter to some of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from assay.analyse.search.layout import Layout, Spot
from assay.analyse.search.search import MOST_TRIALS, Search
from assay.analyse.search.targets import Targets, met
from assay.analyse.search.trial import Trial
from assay.features.coverage import Goal, GoalKind
from assay.plan import CheckDecision, Decision

Seen: TypeAlias = tuple[object, ...]
"""What a scenario would look at in some facts: if it is the same, the scenario passes as well."""


MOST_OF_AN_EXAMPLE: Final = 400
"""The most evaluations for what is worth an example, and not missed where none is soon found."""


@dataclass(frozen=True)
class Example:
    """Facts that show a goal, and what they were sought by."""

    goal: Goal
    targets: Targets
    trial: Trial


@dataclass(frozen=True)
class Outline:
    """Examples that state the same facts, differing in some of their values.

    `spots` are the cells that matter to some of them.
    """

    layout: Layout
    examples: tuple[Example, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class Found:
    """What came of looking for goals.

    Attributes:
        examples: facts that show them, each once.
        unreached: goals of which none were found.
        open: how many goals were not looked for, since the search had done all that it may.
    """

    examples: list[Example]
    unreached: list[Goal]
    open: int


def found(search: Search, goals: Iterable[Goal]) -> Found:
    """Examples of goals; later ones keep to the facts of the first where they can."""
    examples: dict[int, Example] = {}
    unreached: list[Goal] = []
    first: Trial | None = None
    left = 0
    for goal in goals:
        counted = goal.kind is not GoalKind.EXAMPLE
        if search.trials.left <= 0:
            left += counted
            continue
        reached = False
        for way in goal.ways or ((),):
            targets = (*goal.targets, *way)
            if any(met(targets, one.trial) for one in examples.values()):
                reached = True
                continue
            trial = search.find(targets, first, MOST_TRIALS if counted else MOST_OF_AN_EXAMPLE)
            if trial is not None:
                reached, first = True, first or trial
                examples.setdefault(id(trial), Example(goal, targets, trial))
        if counted and not reached:
            unreached.append(goal)
    return Found(list(examples.values()), unreached, left)


def outlines(
    search: Search, examples: Sequence[Example], looked_at: Sequence[Decision]
) -> Iterator[Outline]:
    """The examples by the facts they state, without the cells that matter to none of them."""
    by_layout: dict[int, list[Example]] = {}
    for example in examples:
        by_layout.setdefault(id(example.trial.layout), []).append(example)
    for several in by_layout.values():
        yield _outline(search, several, looked_at)


def _outline(search: Search, examples: list[Example], looked_at: Sequence[Decision]) -> Outline:
    layout = examples[0].trial.layout
    spots = [
        spot
        for spot in search.spots(layout)
        if any(example.trial.stated.get(spot) is not None for example in examples)
    ]
    for spot in reversed(spots.copy()):
        less = [_without(search, example, spot, looked_at) for example in examples]
        kept = [one for one in less if one is not None]
        if len(kept) == len(examples):
            examples = kept
            spots.remove(spot)
    return Outline(layout, tuple(examples), tuple(spots))


def _without(
    search: Search, example: Example, spot: Spot, looked_at: Sequence[Decision]
) -> Example | None:
    """The example without a cell; null where it then shows another thing."""
    trial = example.trial
    if trial.stated.get(spot) is None:
        return example
    less = search.trials.at(trial.stated.having(spot, None))
    if less is None or not met(example.targets, less):
        return None
    return replace(example, trial=less) if seen(less, looked_at) == seen(trial, looked_at) else None


def seen(trial: Trial, decisions: Iterable[Decision]) -> Seen:
    """What decisions make of the fact: outcomes and the rows they come from, and findings."""
    found: list[object] = []
    for decision in decisions:
        found.append(trial.meant(decision.applies) is True)
        for name in decision.gives:
            found += [trial.outcome(name), trial.rows(name)]
        if isinstance(decision, CheckDecision):
            found.append(raised(trial, decision))
    return tuple(found)


def raised(trial: Trial, check: CheckDecision) -> frozenset[str]:
    """The codes that a check raised for the fact: its own, or `unchecked`."""
    return frozenset(
        one.code
        for one in trial.run.findings
        if one.fact == trial.fact.id and one.span == check.span
    )
