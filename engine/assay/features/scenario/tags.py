"""Which scenarios run, and on which books: the tags they bear, and expressions over tags.

Expressions are those of Cucumber (tag expressions, version 11): tags joined by `and`, `or`, `not`
and parentheses; `not` binds closest, then `and`. A parenthesis, a backslash or a blank inside a tag
has a backslash before it, and the empty expression holds for every scenario. Ours are wider in two
points: the `@` may be left out, and capitals count as small letters, since an agency is `ETDA` in
its book and `etda` in the name of its folder.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, Literal, TypeAlias

from assay.features.scenario.feature import Scenario, StepKind
from assay.values.text import Text

Agencies: TypeAlias = Mapping[str, str | None]
"""The agency of each fact book by the book's name (`etda/2563-q4`); null where it states none."""

QUARTER: Final = "quarter"
"""A scenario with this tag runs on every fact book."""

OF_BOOKS: Final = ("agency", "quarter", "book")
"""What the tags that narrow `@quarter` are about: `@agency:ETDA`, `@quarter:2563-q4`, ..."""

_QUOTED: Final = re.compile(r'"([^"]*)"')


# What a scenario bears --------------------------------------------------------------------------


def runs_on_books(scenario: Scenario) -> bool:
    """Whether it is tagged `@quarter`, and so runs once on each of the project's books."""
    return QUARTER in _plain(scenario.tags)


def books_for(scenario: Scenario, books: Agencies) -> tuple[str, ...]:
    """The books that a scenario tagged `@quarter` runs on, in the order given; else none.

    `@agency:ETDA`, `@quarter:2563-q4` and `@book:etda/2563-q4` narrow them: a book bears one of the
    agencies named, one of the quarters and one of the books. They narrow nothing by being absent.
    """
    if not runs_on_books(scenario):
        return ()
    wanted = [_plain(some) for some in narrowing(scenario)]
    return tuple(
        name
        for name, agency in books.items()
        if all(some & _plain(book_tags(name, agency)) for some in wanted)
    )


def narrowing(scenario: Scenario) -> tuple[tuple[str, ...], ...]:
    """The tags of a scenario that narrow its books, together where they are about the same.

    A book has to bear one of each group.
    """
    groups = (
        tuple(tag for tag in scenario.tags if tag.casefold().startswith(f"{about}:"))
        for about in OF_BOOKS
    )
    return tuple(group for group in groups if group)


def rules_named(scenario: Scenario, rules: Collection[str]) -> tuple[str, ...]:
    """Those of the rules that a scenario is about, each once.

    They are the rule after which its file is named (`progress-status.feature`, in Thai
    `progress-status.th.feature`) and those that it names where it evaluates. A scenario that
    evaluates all rules names none.
    """
    name = PurePath(scenario.file).name.removesuffix(".feature")
    named = [name, name.rpartition(".")[0]]
    for step in scenario.steps:
        if step.kind is StepKind.WHEN:
            named += _QUOTED.findall(step.text)
    return tuple(dict.fromkeys(one for one in named if one in rules))


def tags_of(
    scenario: Scenario,
    rules: Collection[str],
    books: Agencies,
    book: str | None = None,
) -> frozenset[str]:
    """All the tags of a scenario, without the `@`: those written and those that follow.

    What follows is `rule:ID` for each rule that it is about, and for each book whose facts it
    takes `agency:ETDA`, `quarter:2563-q4` and `book:etda/2563-q4`. An agency's blanks are written
    as `_`, since a tag has none.

    Args:
        scenario: the scenario.
        rules: the ids of all rules.
        books: all books.
        book: the book it runs on, for a scenario that runs on every one.
    """
    taken = [] if book is None else [book]
    for step in scenario.steps:
        if step.kind is StepKind.GIVEN:
            taken += [name for name in _QUOTED.findall(step.text) if name in books]
    tags = [*scenario.tags, *(f"rule:{rule}" for rule in rules_named(scenario, rules))]
    for name in taken:
        tags += book_tags(name, books[name])
    return frozenset(tags)


def book_tags(name: str, agency: str | None) -> Iterator[str]:
    """The tags of a fact book, without the `@`; an agency's blanks are written as `_`."""
    if agency is not None:
        yield f"agency:{'_'.join(agency.split())}"
    yield f"quarter:{PurePath(name).name}"
    yield f"book:{name}"


def _plain(tags: Iterable[str]) -> frozenset[str]:
    """Tags as they are compared."""
    return frozenset(tag.removeprefix("@").casefold() for tag in tags)


# Expressions ------------------------------------------------------------------------------------

_Kind: TypeAlias = Literal["tag", "not", "and", "or", "(", ")"]

_BINDS: Final[Mapping[_Kind, int]] = {"(": 0, "or": 1, "and": 2, "not": 3}
_WORDS: Final[Mapping[str, _Kind]] = {"not": "not", "and": "and", "or": "or", "(": "(", ")": ")"}
_PIECE: Final = re.compile(r"[()]|(?:\\.|[^\s()\\])+|\\", re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)


class WrongTags(ValueError):
    """A tag expression that can't be read.

    Attributes:
        message: what is wrong with it, with the place.
        position: the character at which it is noticed, counted from 1.
    """

    def __init__(self, message: Text, position: int) -> None:
        self.position = position
        self.message = Text(
            f"--tags: {message.en} (at character {position})",
            f"--tags: {message.in_language('th')} (ที่ตัวอักษรที่ {position})",
        )
        super().__init__(self.message.en)


@dataclass(frozen=True, slots=True)
class _Token:
    """A part of an expression as written, and where; the tag as it is compared."""

    kind: _Kind
    written: str
    position: int
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """A tag expression; `parse_selection` makes it.

    Attributes:
        text: the expression as written.
        parts: its tags and operators, each operator after what it joins.
    """

    text: str = ""
    parts: tuple[_Token, ...] = ()

    def matches(self, tags: Iterable[str]) -> bool:
        """Whether the expression holds for a scenario that bears these tags."""
        borne = _plain(tags)
        held = [] if self.parts else [True]
        for part in self.parts:
            match part.kind:
                case "tag":
                    held.append(part.tag in borne)
                case "not":
                    held.append(not held.pop())
                case "and":
                    held[-2:] = [held[-2] and held[-1]]
                case _:
                    held[-2:] = [held[-2] or held[-1]]
        return held[-1]


def parse_selection(text: str) -> Selection:
    """The selection that an expression makes. Raises WrongTags."""
    # An operator waits until what binds closer has been taken (Dijkstra's shunting yard). There is
    # no recursion, so that no expression is too deep.
    parts: list[_Token] = []
    waiting: list[_Token] = []
    tag_next = True
    for token in _tokens(text):
        match token.kind:
            case "tag" if tag_next:
                parts.append(token)
                tag_next = False
            case "not" | "(" if tag_next:
                waiting.append(token)
            case "and" | "or" if not tag_next:
                while waiting and _BINDS[waiting[-1].kind] >= _BINDS[token.kind]:
                    parts.append(waiting.pop())
                waiting.append(token)
                tag_next = True
            case ")" if not tag_next:
                while waiting and waiting[-1].kind != "(":
                    parts.append(waiting.pop())
                if not waiting:
                    raise WrongTags(_NOT_OPENED, token.position)
                waiting.pop()
            case _:
                raise WrongTags(_out_of_place(token, tag_next), token.position)
    if tag_next and (parts or waiting):
        raise WrongTags(_NO_TAG_AT_END, len(text) + 1)
    while waiting:
        token = waiting.pop()
        if token.kind == "(":
            raise WrongTags(_NOT_CLOSED, token.position)
        parts.append(token)
    return Selection(text, tuple(parts))


def _tokens(text: str) -> Iterator[_Token]:
    for piece in _PIECE.finditer(text):
        written, position = piece.group(), piece.start() + 1
        if written in _WORDS:
            yield _Token(_WORDS[written], written, position)
            continue
        for escape in _ESCAPE.finditer(written):
            if escape.group(1) not in "()\\" and not escape.group(1).isspace():
                raise WrongTags(_BACKSLASH, position + escape.start())
        if written == "\\":
            raise WrongTags(_BACKSLASH, position)
        tag = _ESCAPE.sub(r"\1", written).removeprefix("@")
        if not tag:
            raise WrongTags(_NO_NAME, position)
        yield _Token("tag", written, position, tag.casefold())


def _out_of_place(token: _Token, tag_next: bool) -> Text:
    if tag_next:
        return Text(f"a tag is missing before `{token.written}`", f"ขาดแท็กหน้า `{token.written}`")
    return Text(
        f"`and` or `or` is missing before `{token.written}`",
        f"ขาด `and` หรือ `or` หน้า `{token.written}`",
    )


_NOT_OPENED: Final = Text("this `)` has no `(`", "`)` นี้ไม่มี `(` คู่กัน")
_NOT_CLOSED: Final = Text("this `(` has no `)`", "`(` นี้ไม่มี `)` คู่กัน")
_NO_TAG_AT_END: Final = Text("a tag is missing at the end", "ขาดแท็กที่ท้ายนิพจน์")
_NO_NAME: Final = Text("`@` is no tag: a name follows it", "`@` ไม่ใช่แท็ก ต้องมีชื่อตามหลัง")
_BACKSLASH: Final = Text(
    "a backslash stands only before `(`, `)`, a blank or another backslash",
    "เครื่องหมาย \\ ใช้ได้เฉพาะหน้า `(` `)` ช่องว่าง หรือ \\ อีกตัวเท่านั้น",
)
