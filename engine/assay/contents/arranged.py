"""The facts of a section in the order in which it shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assay.facts import Fact, key_id
from assay.facts.keys import order
from assay.outcome import Evaluation, Outcome
from assay.scorecard.section import SOURCE, Section
from assay.values.types import Member, Value

DEEPEST: Final = 30
"""The deepest place in a tree that is shown by an indentation of its own."""


@dataclass(frozen=True)
class Placed:
    """A fact in its place.

    `depth` counts the facts above it in a tree as far as a reader could tell them apart
    (`DEEPEST`), 0 elsewhere; `top` says that it is a tree's root.
    """

    fact: Fact
    depth: int = 0
    top: bool = False


def arranged(section: Section, evaluation: Evaluation) -> tuple[Placed, ...]:
    """The facts by the section's `sort`, those without a value last; else a tree, else by key."""
    book = evaluation.book
    facts = book.of_kind(section.kind)
    name = section.sort
    if name == SOURCE and name not in book.schema.kinds[section.kind].members:
        return tuple(Placed(fact) for fact in sorted(facts, key=lambda fact: fact.span))
    if name is not None:
        ranked = sorted(facts, key=lambda fact: _rank(value_of(evaluation, fact, name)))
        return tuple(Placed(fact) for fact in ranked)
    if book.schema.kinds[section.kind].tree:
        return tuple(_tree([fact for fact in facts if fact.parent is None], evaluation))
    return tuple(Placed(fact) for fact in facts)


def outcome_of(evaluation: Evaluation, fact: Fact, name: str) -> Outcome | None:
    """An outcome of a fact; null where the name is a field."""
    return evaluation.outcomes.get(fact.kind, {}).get(key_id(fact.key), {}).get(name)


def value_of(evaluation: Evaluation, fact: Fact, name: str) -> Value:
    """A field or outcome of a fact."""
    return evaluation.tracer.run.world.value(fact, name)


def state_of(value: Value) -> str | None:
    """The name of a state, `true` and `false` of a boolean; null where it is none."""
    match value:
        case Member(name=name):
            return name
        case bool():
            return "true" if value else "false"
        case _:
            return None


def _tree(roots: Sequence[Fact], evaluation: Evaluation) -> Iterator[Placed]:
    """Each root with all below it, as deep as they go."""
    waiting = [Placed(root, top=True) for root in reversed(roots)]
    while waiting:
        one = waiting.pop()
        yield one
        children = evaluation.book.children(one.fact, one.fact.kind)
        depth = min(one.depth + 1, DEEPEST)
        waiting += [Placed(child, depth) for child in reversed(children)]


def _rank(value: Value) -> tuple[object, ...]:
    if isinstance(value, Decimal | dt.date | Member | str):
        return (False, *order(value))
    return (True,)
