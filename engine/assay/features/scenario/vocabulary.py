"""What the words of a sentence mean: kinds, fields and outcomes by name or by title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from assay.facts import Key, Kind, Schema, split_id
from assay.finding import SEVERITIES, Severity
from assay.plan import OutcomeInfo
from assay.source import Scalar
from assay.values.calendar import arabic_digits
from assay.values.null import Reason
from assay.values.shown import REASONS
from assay.values.text import Text
from assay.values.types import Unknown
from assay.values.words import known_names

_T = TypeVar("_T")


class Misread(Exception):
    """A sentence, or a word of it, that means nothing here: what is told of it, and what to do.

    `word` is the part of the sentence that it is about, null for the whole of it; `match` the
    reading of the sentence in which it was met; `cell` the cell of the table, where it is in one.
    """

    match: re.Match[str] | None = None
    cell: Scalar | None = None

    def __init__(
        self, code: str, message: Text, hint: Text | None = None, word: str | None = None
    ) -> None:
        self.code = code
        self.message = message
        self.hint = hint
        self.word = word
        super().__init__(message.en)


@contextmanager
def in_cell(cell: Scalar | None) -> Iterator[None]:
    """What is misread here stands in a cell of a table; null: in the sentence itself."""
    try:
        yield
    except Misread as misread:
        misread.cell = misread.cell or cell
        raise


@dataclass(frozen=True)
class _Called(Generic[_T]):
    """Things by what they are called: by name or, where that is no name, by title.

    Attributes:
        by_name: the things by all their names.
        by_title: for each title the things that bear it, by their names.
    """

    by_name: Mapping[str, _T]
    by_title: Mapping[str, Mapping[str, _T]]

    @classmethod
    def of(cls, named: Iterable[tuple[tuple[str, ...], Text | None, _T]]) -> _Called[_T]:
        """The things with the names and the title of each."""
        by_name: dict[str, _T] = {}
        by_title: dict[str, dict[str, _T]] = {}
        for names, title, one in named:
            for name in names:
                by_name.setdefault(plain(name), one)
            for words in _titles(title):
                by_title.setdefault(words, {})[names[0]] = one
        return cls(by_name, by_title)

    def find(self, words: str) -> _T | None:
        """What is called so; null where nothing is. Raises Misread where several are."""
        found = self.by_name.get(plain(words))
        if found is not None:
            return found
        titled = self.by_title.get(plain(words), {})
        if len(titled) > 1:
            names = ", ".join(titled)
            raise Misread(
                "ambiguous-step",
                Text(f"`{words}` is the title of {names}", f"`{words}` เป็นชื่อเรียกของ {names}"),
                Text("write the name of the one that is meant", "เขียนชื่อของรายการที่ต้องการแทน"),
                words,
            )
        return next(iter(titled.values()), None)


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
        found = self.find_kind(words)
        if found is not None:
            return found
        kinds = {} if self.schema is None else self.schema.kinds
        known = [name for kind in kinds.values() for name in _names(kind.name, kind.title)]
        raise Misread(
            "unknown-kind",
            Text(f"`{words}` is no kind of fact", f"ไม่มีชนิดข้อมูล `{words}`"),
            known_names(words, known),
            words,
        )

    def find_kind(self, words: str) -> Kind | None:
        """As `kind`; null where there is none called so."""
        return self._kinds.find(words)

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
            known_names(words, known),
            words,
        )

    def find_column(self, kind: Kind, words: str) -> str | None:
        """As `column`; null where there is none called so."""
        return self._columns[kind.name].find(words)

    def outcome(self, kind: Kind, words: str) -> OutcomeInfo:
        """The outcome of a kind called so; one of unknown type where outcomes can't be told."""
        found = self.find_outcome(kind, words)
        if found is not None:
            return found
        outcomes = (self.outcomes or {}).get(kind.name, {})
        known = [
            word
            for name, one in outcomes.items()
            for title in one.called or (None,)
            for word in _names(name, title)
        ]
        raise Misread(
            "unknown-outcome",
            Text(
                f"no rule gives `{words}` to a fact of kind {kind.name}",
                f"ไม่มีเกณฑ์ใดให้ค่า `{words}` แก่ข้อเท็จจริงชนิด{_title(kind)}",
            ),
            known_names(words, known),
            words,
        )

    def find_outcome(self, kind: Kind, words: str) -> OutcomeInfo | None:
        """As `outcome`; null where there is none called so."""
        if self.outcomes is None:
            return OutcomeInfo(plain(words).replace(" ", "_"), None, Unknown())
        called = self._outcomes.get(kind.name)
        return None if called is None else called.find(words)

    def rule(self, name: str) -> str:
        """A rule by its id."""
        return self._known(name, self.rules, "unknown-rule", Text("rule", "เกณฑ์"))

    def code(self, name: str) -> str:
        """A finding by its code."""
        return self._known(name, self.codes, "unknown-finding", Text("finding", "ข้อค้นพบ"))

    def book(self, name: str) -> str:
        """A fact book by its name."""
        return self._known(name, self.books, "unknown-book", Text("book", "ชุดข้อมูลการประเมิน"))

    def _known(self, name: str, known: Collection[str] | None, code: str, what: Text) -> str:
        if known is None or name in known:
            return name
        message = Text(f"there is no {what.en} `{name}`", f"ไม่มี{what.th} `{name}`")
        raise Misread(code, message, known_names(name, sorted(known)), name)

    @cached_property
    def _kinds(self) -> _Called[Kind]:
        kinds = {} if self.schema is None else self.schema.kinds
        return _Called.of(((kind.name, kind.plural), kind.title, kind) for kind in kinds.values())

    @cached_property
    def _columns(self) -> Mapping[str, _Called[str]]:
        kinds = {} if self.schema is None else self.schema.kinds
        return {name: self._columns_of(kind) for name, kind in kinds.items()}

    def _columns_of(self, kind: Kind) -> _Called[str]:
        own = _Called.of(((name,), field.title, name) for name, field in kind.columns.items())
        if self.schema is None or kind.link is None or kind.parent is None or kind.tree:
            return own
        link = kind.link.name
        parent = {words: {link: link} for words in _titles(self.schema.kinds[kind.parent].title)}
        return _Called(own.by_name, {**parent, **own.by_title})

    @cached_property
    def _outcomes(self) -> Mapping[str, _Called[OutcomeInfo]]:
        return {
            kind: _Called.of(
                ((name,), title, one)
                for name, one in outcomes.items()
                for title in one.called or (None,)
            )
            for kind, outcomes in (self.outcomes or {}).items()
        }


def keys_meant(kind: Kind, words: str) -> Iterator[Key]:
    """The keys that a key written in a sentence may stand for, the likeliest first.

    A key of several parts is written `DG-5:law`, as identifiers are; `%2F` may stand for a `/`.
    """
    for text in dict.fromkeys((words, arabic_digits(words))):
        parts = split_id(text, len(kind.key))
        if parts is not None:
            yield parts
        if len(kind.key) == 1 and parts != (text,):
            yield (text,)


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
    named = words.removeprefix("an ").removeprefix("a ")
    return next(one for one, title in SEVERITIES.items() if named in (title.en, title.th))


def plain(words: str) -> str:
    """Words as they are compared: without case, underscores as spaces."""
    return " ".join(words.replace("_", " ").casefold().split())


def _titles(title: Text | None) -> set[str]:
    return set() if title is None else {plain(title.en), plain(title.th or title.en)}


def _names(name: str, title: Text | None) -> tuple[str, ...]:
    return (name,) if title is None else (name, title.en, title.th or title.en)


def _title(kind: Kind) -> str:
    return kind.name if kind.title is None else kind.title.in_language("th")
