"""What the words of a sentence mean: kinds, fields and outcomes by name or by title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from engine.facts import Kind, Schema
from engine.finding import Severity
from engine.outcome import REASONS, SEVERITIES
from engine.plan import OutcomeInfo
from engine.values.null import Reason
from engine.values.text import Text
from engine.values.words import known_names

_T = TypeVar("_T")


class Misread(Exception):
    """A sentence, or a word of it, that means nothing here: what is told of it, and what to do.

    `word` is the part of the sentence that it is about, null for the whole of it; `match` the
    reading of the sentence in which it was met.
    """

    match: re.Match[str] | None = None

    def __init__(
        self, code: str, message: Text, hint: Text | None = None, word: str | None = None
    ) -> None:
        self.code = code
        self.message = message
        self.hint = hint
        self.word = word
        super().__init__(message.en)


@dataclass(frozen=True)
class Vocabulary:
    """The names that sentences may use.

    A null mapping or collection is one that can't be told, since a rule or the schema is wrong:
    any word passes then.

    Attributes:
        schema: the kinds and their fields.
        outcomes: the outcomes of each kind.
        rules: the ids of all rules, of all versions.
        codes: the findings that checks and evaluations may raise.
        books: the fact books, by their names below `facts/`.
    """

    schema: Schema | None
    outcomes: Mapping[str, Mapping[str, OutcomeInfo]] | None
    rules: Collection[str] | None
    codes: Collection[str] | None
    books: Collection[str]

    def kind(self, words: str) -> Kind:
        """The kind called so: `budget line`, `budget_lines`, or its title in either language."""
        kinds = {} if self.schema is None else self.schema.kinds
        for kind in kinds.values():
            if plain(words) in {plain(kind.name), plain(kind.plural), *_titles(kind.title)}:
                return kind
        known = [name for kind in kinds.values() for name in _names(kind.name, kind.title)]
        raise Misread(
            "unknown-kind",
            Text(f"`{words}` is no kind of fact", f"ไม่มีข้อเท็จจริงชนิด `{words}`"),
            Text(known_names(words, known)),
            words,
        )

    def column(self, kind: Kind, words: str) -> str:
        """The field of a kind called so; a parent link also by its kind's title."""
        found = self.find_column(kind, words)
        if found is not None:
            return found
        known = [word for name, field in kind.columns.items() for word in _names(name, field.title)]
        raise Misread(
            "unknown-field",
            Text(
                f"`{words}` is no field of a fact of kind {kind.name}",
                f"ข้อเท็จจริงชนิด{_title(kind)}ไม่มีช่อง `{words}`",
            ),
            Text(known_names(words, known)),
            words,
        )

    def find_column(self, kind: Kind, words: str) -> str | None:
        """As `column`; null where there is none of that name."""
        found = _named(words, ((name, field.title, name) for name, field in kind.columns.items()))
        if found is None and kind.link is not None and kind.parent is not None and not kind.tree:
            parent = None if self.schema is None else self.schema.kinds[kind.parent]
            if parent is not None and plain(words) in _titles(parent.title):
                return kind.link.name
        return found

    def outcome(self, kind: Kind, words: str) -> OutcomeInfo | None:
        """The outcome of a kind called so; null where outcomes can't be told."""
        if self.outcomes is None:
            return None
        outcomes = self.outcomes.get(kind.name, {})
        found = _named(words, ((name, one.title, one) for name, one in outcomes.items()))
        if found is not None:
            return found
        known = [word for name, one in outcomes.items() for word in _names(name, one.title)]
        raise Misread(
            "unknown-outcome",
            Text(
                f"no rule gives `{words}` to a fact of kind {kind.name}",
                f"ไม่มีกฎใดให้ค่า `{words}` แก่ข้อเท็จจริงชนิด{_title(kind)}",
            ),
            Text(known_names(words, known)),
            words,
        )

    def rule(self, name: str) -> str:
        """A rule by its id."""
        return self._known(name, self.rules, "unknown-rule", Text("rule", "กฎ"))

    def code(self, name: str) -> str:
        """A finding by its code."""
        return self._known(name, self.codes, "unknown-finding", Text("finding", "ข้อค้นพบ"))

    def book(self, name: str) -> str:
        """A fact book by its name."""
        return self._known(name, self.books, "unknown-book", Text("book", "สมุดข้อเท็จจริง"))

    def _known(self, name: str, known: Collection[str] | None, code: str, what: Text) -> str:
        if known is None or name in known:
            return name
        message = Text(f"there is no {what.en} `{name}`", f"ไม่มี{what.th} `{name}`")
        raise Misread(code, message, Text(known_names(name, sorted(known))), name)


def reason(words: str) -> Reason:
    """The reason of a null called so."""
    for one, title in REASONS.items():
        if words in (title.en, title.th):
            return one
    raise Misread(
        "wrong-expectation",
        Text(f"`{words}` is no reason of a null", f"`{words}` ไม่ใช่เหตุผลของค่าว่าง"),
        Text(
            "there are " + ", ".join(title.en for title in REASONS.values()),
            "ที่มีคือ " + " ".join(title.in_language("th") for title in REASONS.values()),
        ),
        words,
    )


def severity(words: str) -> Severity:
    """The severity called so; the sentences let no other word through."""
    return next(one for one, title in SEVERITIES.items() if words in (title.en, title.th))


def plain(words: str) -> str:
    """Words as they are compared: without case, underscores as spaces."""
    return " ".join(words.replace("_", " ").casefold().split())


def _named(words: str, named: Iterable[tuple[str, Text | None, _T]]) -> _T | None:
    """What goes by a name or, failing that, by a title: a name is never taken for a title."""
    by_title: _T | None = None
    for name, title, one in named:
        if plain(words) == plain(name):
            return one
        if by_title is None and plain(words) in _titles(title):
            by_title = one
    return by_title


def _titles(title: Text | None) -> set[str]:
    return set() if title is None else {plain(title.en), plain(title.th or title.en)}


def _names(name: str, title: Text | None) -> tuple[str, ...]:
    return (name,) if title is None else (name, title.en, title.th or title.en)


def _title(kind: Kind) -> str:
    return kind.name if kind.title is None else kind.title.in_language("th")
