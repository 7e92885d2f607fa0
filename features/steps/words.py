"""What the words of a sentence mean: kinds, fields and outcomes by name or by title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.facts import Kind, Schema
from engine.plan import OutcomeInfo
from engine.values.text import Text


class UnknownWord(AssertionError):
    """A word of a feature that names nothing in the schema or the rules."""


def kind_named(schema: Schema, words: str) -> Kind:
    """The kind called so: `budget line`, `budget_lines`, or its title in either language."""
    for kind in schema.kinds.values():
        if _plain(words) in {_plain(kind.name), _plain(kind.plural), *_titles(kind.title)}:
            return kind
    raise UnknownWord(f"“{words}” is no kind of fact; there are {', '.join(schema.kinds)}")


def column_named(schema: Schema, kind: Kind, words: str) -> str:
    """The field of a kind called so by name or title; a parent link also by its kind's title."""
    for name, field in kind.columns.items():
        if _plain(words) in {_plain(name), *_titles(field.title)}:
            return name
    if kind.link is not None and kind.parent is not None:
        parent = schema.kinds[kind.parent]
        if not kind.tree and _plain(words) in _titles(parent.title):
            return kind.link.name
    raise UnknownWord(f"“{words}” is no field of {kind.name}; it has {', '.join(kind.columns)}")


def outcome_named(outcomes: Mapping[str, OutcomeInfo], words: str) -> OutcomeInfo:
    """The outcome called so by name or title."""
    for name, outcome in outcomes.items():
        if _plain(words) in {_plain(name), *_titles(outcome.title)}:
            return outcome
    raise UnknownWord(f"“{words}” is no outcome; there are {', '.join(outcomes)}")


def first_that_names(splits: Iterable[tuple[str, str]], schema: Schema) -> tuple[str, Kind]:
    """The first way of splitting a sentence whose second part is a kind."""
    last: UnknownWord | None = None
    for first, second in splits:
        try:
            return first.strip(), kind_named(schema, second.strip())
        except UnknownWord as unknown:
            last = unknown
    raise last or UnknownWord("the sentence names no kind of fact")


def _titles(title: Text | None) -> set[str]:
    return set() if title is None else {_plain(title.en), _plain(title.th or title.en)}


def _plain(words: str) -> str:
    return " ".join(words.replace("_", " ").casefold().split())
