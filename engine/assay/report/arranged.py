"""The facts of a section in the order in which it shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from assay.facts import Fact, key_id
from assay.facts.keys import order
from assay.outcome import Evaluation, Outcome
from assay.scorecard.section import Section
from assay.values.types import Member, Value


@dataclass(frozen=True)
class Placed:
    """A fact in its place.

    `depth` counts the facts above it in a tree, 0 elsewhere; `top` says that it is a tree's root.
    """

    fact: Fact
    depth: int = 0
    top: bool = False


def arranged(section: Section, evaluation: Evaluation) -> tuple[Placed, ...]:
    """The facts by the section's `sort`, those without a value last; else a tree, else by key."""
    book = evaluation.book
    facts = book.of_kind(section.kind)
    name = section.sort
    if name is not None:
        ranked = sorted(facts, key=lambda fact: _rank(value_of(evaluation, fact, name)))
        return tuple(Placed(fact) for fact in ranked)
    if book.schema.kinds[section.kind].tree:
        roots = (fact for fact in facts if fact.parent is None)
        return tuple(one for root in roots for one in _subtree(evaluation, root, 0))
    return tuple(Placed(fact) for fact in facts)


def outcome_of(evaluation: Evaluation, fact: Fact, name: str) -> Outcome | None:
    """An outcome of a fact; null where the name is a field."""
    return evaluation.outcomes.get(fact.kind, {}).get(key_id(fact.key), {}).get(name)


def value_of(evaluation: Evaluation, fact: Fact, name: str) -> Value:
    """A field or outcome of a fact."""
    outcome = outcome_of(evaluation, fact, name)
    return fact.values[name] if outcome is None else outcome.value


def _subtree(evaluation: Evaluation, fact: Fact, depth: int) -> Iterator[Placed]:
    yield Placed(fact, depth, top=depth == 0)
    for child in evaluation.book.children(fact, fact.kind):
        yield from _subtree(evaluation, child, depth + 1)


def _rank(value: Value) -> tuple[object, ...]:
    if isinstance(value, Decimal | dt.date | Member | str):
        return (False, *order(value))
    return (True,)
