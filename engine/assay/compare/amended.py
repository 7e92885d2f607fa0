"""A report's book with the plan's values in place of its own, in memory.

Values are put in as they are, so that no decimal is written and read again; they bring along where
the plan states them, so that a trace of an amended book leads to the plan.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias

from assay.facts import Book, Fact, Key
from assay.facts.book.stating import below
from assay.facts.keys import order
from assay.finding import Span
from assay.values.fact_id import FactId
from assay.values.types import Value


@dataclass(frozen=True)
class Put:
    """A value in place of a field's; `span` is where the plan states it."""

    fact: FactId
    kind: str
    name: str
    value: Value
    span: Span | None = None


@dataclass(frozen=True)
class Move:
    """A fact under another parent, by its key; null for a root."""

    fact: FactId
    parent: Key | None


@dataclass(frozen=True)
class Remove:
    """A fact taken away, with all below it."""

    fact: FactId


@dataclass(frozen=True)
class Add:
    """A fact of the plan put among those of the report."""

    added: Fact

    @property
    def fact(self) -> str:
        """Its id."""
        return self.added.id


Amendment: TypeAlias = Put | Move | Remove | Add


def amended(book: Book, amendments: Iterable[Amendment]) -> Book:
    """A book with all amendments made; one to a fact that is not there makes no difference."""
    facts = {kind: dict(there) for kind, there in book.facts.items()}
    for one in amendments:
        if isinstance(one, Add):
            facts[one.added.kind][one.added.key] = one.added
            continue
        original = book.find(one.fact)
        now = None if original is None else facts[original.kind].get(original.key)
        if original is None or now is None:
            continue
        match one:
            case Put():
                facts[now.kind][now.key] = _put(now, one)
            case Move(parent=parent):
                facts[now.kind][now.key] = replace(now, parent=parent)
            case Remove():
                for gone in (original, *below(book, original)):
                    facts[gone.kind].pop(gone.key, None)
    for kind, there in facts.items():
        if len(there) > len(book.facts[kind]):
            facts[kind] = dict(sorted(there.items(), key=lambda pair: _natural(pair[0])))
    return replace(book, facts=facts)


def _natural(key: Key) -> tuple[tuple[object, ...], ...]:
    return tuple(order(part) for part in key)


def _put(fact: Fact, put: Put) -> Fact:
    spans = {name: span for name, span in fact.spans.items() if name != put.name}
    if put.span is not None:
        spans[put.name] = put.span
    written = {name: text for name, text in fact.written.items() if name != put.name}
    return replace(fact, values={**fact.values, put.name: put.value}, spans=spans, written=written)
