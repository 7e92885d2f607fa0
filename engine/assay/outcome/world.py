"""The facts of a book and the outcomes so far, as expressions read them."""

from __future__ import annotations

from typing import Protocol

from assay.facts import Book, Fact
from assay.language import Budget, Listener
from assay.plan import Plan
from assay.plan.givens import is_private
from assay.values.null import missing, not_rated
from assay.values.types import Value


class Teller(Listener, Protocol):
    """Who works off a plan: computes what is private to a rule, and is told what went wrong."""

    def private(self, fact: Fact, name: str) -> Value:
        """A private value of a rule, computed when it is first read."""


class BookWorld:
    """A `World` of the language over one book.

    `outcomes` fills as the plan is worked off: by fact, then by name.
    """

    def __init__(self, book: Book, plan: Plan, teller: Teller) -> None:
        self._book = book
        self._plan = plan
        self._teller = teller
        self.budget = Budget(sum(map(len, book.facts.values())))
        self.outcomes: dict[str, dict[str, Value]] = {}
        self.undecided = teller.undecided
        self.unlike_units = teller.unlike_units
        self.given_up = teller.given_up

    def value(self, record: object, name: str) -> Value:
        """A field as the book has it, or an outcome as far as it is rated."""
        fact = _fact(record)
        found = fact.values.get(name)
        if found is not None:
            return found
        if self._book_of(fact) is not self._book:
            return not_rated(fact.id, name, previous=True)
        known = self.outcomes.get(fact.id)
        if known is not None and name in known:
            return known[name]
        if is_private(name):
            return self._teller.private(fact, name)
        return not_rated(fact.id, name)

    def parent(self, record: object, kind: str) -> object:
        """The nearest fact of that kind above."""
        fact = _fact(record)
        book = self._book_of(fact)
        above = book.parent(fact)
        while above is not None and above.kind != kind:
            above = book.parent(above)
        return above if above is not None else missing(kind, fact.id)

    def children(self, record: object, kind: str) -> tuple[object, ...]:
        """The facts of that kind directly below, in the order of their keys."""
        fact = _fact(record)
        return self._book_of(fact).children(fact, kind)

    def facts(self, kind: str) -> tuple[object, ...]:
        """All facts of a kind."""
        return self._book.of_kind(kind)

    def previous(self, record: object) -> object:
        """The fact of that kind and key in the previous book."""
        fact = _fact(record)
        found = self._book_of(fact).previous_of(fact)
        return found if found is not None else missing("", fact.id, previous=True)

    def book(self, name: str) -> Value:
        """A field of the book."""
        return self._book.value(name)

    def parameter(self, name: str) -> Value:
        """A parameter on the plan's day."""
        found = self._plan.parameters.get(name)
        return found if found is not None else missing(f"parameters.{name}")

    def _book_of(self, fact: Fact) -> Book:
        book = self._book
        while book.previous is not None and book.find(fact.id) is not fact:
            book = book.previous
        return book


def _fact(record: object) -> Fact:
    if not isinstance(record, Fact):
        raise TypeError(f"{type(record).__name__} is no fact")
    return record
