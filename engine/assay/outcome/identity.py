"""What made an evaluation, told by content: enough to know whether it can be repeated."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from assay.facts import Book, key_id
from assay.plan import Plan
from assay.values.null import Null
from assay.values.number import as_written
from assay.values.types import Member, Value
from assay.version import VERSION


@dataclass(frozen=True, slots=True)
class Identity:
    """The makers of an evaluation.

    Digests are SHA-256 in hex: of each rule file's bytes, by its path below the rules folder; of
    the schema file's bytes; of the facts of each kind in canonical form, so that the same facts in
    another order or another format are the same facts; of the parameters in force.
    """

    engine: str
    as_of: str
    schema: str
    facts: Mapping[str, str]
    rules: Mapping[str, str]
    parameters: str


def identity(book: Book, plan: Plan) -> Identity:
    """The identity of the evaluation of a book by a plan."""
    return Identity(
        engine=VERSION,
        as_of=book.as_of.isoformat(),
        schema=book.schema.digest,
        facts={
            **{kind: _facts_digest(book, kind) for kind in sorted(book.facts)},
            **(
                {}
                if book.previous is None
                else {
                    f"previous {kind}": _facts_digest(book.previous, kind)
                    for kind in sorted(book.previous.facts)
                }
            ),
        },
        rules={
            **{rule.file: rule.digest for rule in plan.rules},
            **{one.file: one.digest for one in plan.definitions.values()},
        },
        parameters=_digest(
            f"{name}={canonical(plan.parameters[name])}" for name in sorted(plan.parameters)
        ),
    )


def canonical(value: Value) -> str:
    """A value as text that tells its type and every digit."""
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal():
            return as_written(value)
        case str():
            return repr(value)
        case dt.date():
            return value.isoformat()
        case Member():
            return f"{value.name}@{value.rank}"
        case Null():
            return "null"
        case tuple():
            return "[" + ",".join(canonical(one) for one in value) + "]"
        case _:
            raise TypeError(f"{type(value).__name__} is no value of a fact")


def _facts_digest(book: Book, kind: str) -> str:
    return _digest(
        f"{fact.id} "
        + " ".join(f"{name}={canonical(fact.values[name])}" for name in sorted(fact.values))
        + f" parent={'' if fact.parent is None else key_id(fact.parent)}"
        for fact in book.of_kind(kind)
    )


def _digest(lines: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        digest.update(line.encode())
        digest.update(b"\n")
    return digest.hexdigest()
