"""What made an evaluation, told by content: enough to know whether it can be repeated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from assay.facts import Book
from assay.plan import Plan
from assay.values.canonical import digest
from assay.version import VERSION


@dataclass(frozen=True, slots=True)
class Identity:
    """The makers of an evaluation: all that an outcome, a finding or a report can read.

    Digests are SHA-256 in hex: of the schema file's bytes; of what the book says of itself, the
    warnings of its files and those of the book before included; of the facts of each kind in
    canonical form, so that the same facts in another order or another format are the same facts;
    of each rule file's bytes, by its path below the rules folder, with those not in force that
    alone give an outcome; of the parameters in force.
    """

    engine: str
    as_of: str
    schema: str
    book: str
    facts: Mapping[str, str]
    rules: Mapping[str, str]
    parameters: str


def identity(book: Book, plan: Plan) -> Identity:
    """The identity of the evaluation of a book by a plan."""
    facts = facts_digests(book)
    if book.previous is not None:
        before = facts_digests(book.previous)
        facts |= {f"previous {kind}": found for kind, found in before.items()}
    rules = {one.file: one.digest for one in plan.rules}
    rules |= {one.file: one.digest for one in plan.definitions.values()}
    rules |= plan.actions
    rules |= {one.file: one.digest for resting in plan.resting.values() for one in resting}
    return Identity(
        engine=VERSION,
        as_of=book.as_of.isoformat(),
        schema=book.schema.digest,
        book=digest(_heads(book)),
        facts=facts,
        rules=rules,
        parameters=digest([plan.parameters]),
    )


def book_digest(book: Book) -> str:
    """SHA-256 of all that a book holds: what it says of itself, and its facts."""
    return digest([*_heads(book), facts_digests(book)])


def facts_digests(book: Book) -> dict[str, str]:
    """SHA-256 of the facts of each kind, in canonical form."""
    return {
        kind: digest([fact.id, fact.values, fact.parent, fact.place] for fact in book.of_kind(kind))
        for kind in sorted(book.facts)
    }


def _heads(book: Book) -> Iterator[object]:
    """What a book says of itself and what is told of its files, and the same of the one before."""
    one: Book | None = book
    while one is not None:
        yield replace(one.head, previous=None)  # a path; the book itself follows
        yield [(found.code, found.severity, found.message, found.fact) for found in one.warnings]
        one = one.previous
