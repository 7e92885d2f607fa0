"""The rule documents: what a rule file may hold (design §5), as strict pydantic models.

Every leaf stays the `Scalar` that was read, with its text as written and its place in the file, so
that each later error points at the very characters. The models know the shape of a rule and no
more; names, types and expressions are the plan's concern.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)
from pydantic_core import PydanticCustomError

from engine.finding import Span
from engine.source import Entries, Items, Node, Scalar, describe
from engine.values.hit_policy import HitPolicy
from engine.values.number import MODES
from engine.values.text import Text
from engine.values.words import KEYWORDS, is_name

_SPAN = "<span>"
_NAME_KEY = "<name>"
_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9.-]*")


def wrong(
    kind: str, message: str, hint: str | None = None, at: Span | None = None
) -> PydanticCustomError:
    """An error of a shape, which the loader turns into a finding at its place, or at `at`."""
    return PydanticCustomError(kind, "{message}", {"message": message, "hint": hint, "at": at})


def _scalar(node: Node) -> Scalar:
    if not isinstance(node, Scalar):
        message = f"one value is expected here, not {describe(node)}"
        raise wrong("wrong-shape", message, at=node.span)
    return node


def _filled(node: Node) -> Scalar:
    scalar = _scalar(node)
    if not scalar.text.strip():
        raise wrong("empty-value", "there is nothing after the colon", "write a value", node.span)
    return scalar


def _name(node: Node) -> Scalar:
    scalar = _filled(node)
    if scalar.text in KEYWORDS:
        message = f"`{scalar.text}` is a word of the expression language, so it can't be a name"
        raise wrong("bad-name", message, "choose another name", scalar.span)
    if not is_name(scalar.text):
        raise wrong(
            "bad-name",
            f"`{scalar.text}` is no name",
            "a name is made of letters, digits and `_`, and begins with a letter",
            scalar.span,
        )
    return scalar


def _identifier(node: Node) -> Scalar:
    scalar = _filled(node)
    if not _IDENTIFIER.fullmatch(scalar.text):
        raise wrong(
            "bad-name",
            f"`{scalar.text}` can't be an identifier",
            "use small letters, digits, `-` and `.`, as in `progress-status`",
            scalar.span,
        )
    return scalar


def _text(node: Node) -> Text:
    if isinstance(node, Scalar):
        return Text.of(_filled(node).text)
    if isinstance(node, Entries):
        wording: dict[str, str] = {}
        for key, value in node.entries:
            if key.text not in ("th", "en"):
                message = f"`{key.text}` is no language"
                raise wrong("unknown-key", message, "write `th` or `en`", key.span)
            wording[key.text] = _filled(value).text
        if wording:
            return Text.of(wording)
    raise wrong("wrong-shape", "a text, or `{th: ..., en: ...}`, is expected here", at=node.span)


def _message(node: Node) -> dict[str, Scalar]:
    """A message by language; one text alone stands for English."""
    _text(node)
    if isinstance(node, Scalar):
        return {"en": node}
    return {key.text: _scalar(value) for key, value in _pairs(node)}


def _items(node: Node) -> tuple[Node, ...]:
    if not isinstance(node, Items):
        raise wrong("wrong-shape", f"a list is expected here, not {describe(node)}", at=node.span)
    return tuple(node.items)


def _pairs(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    if not isinstance(node, Entries):
        message = f"a mapping is expected here, not {describe(node)}"
        raise wrong("wrong-shape", message, at=node.span)
    return tuple(node.entries)


def _one_of(what: str, names: tuple[str, ...]) -> Callable[[Node], str]:
    def check(node: Node) -> str:
        word = " ".join(_filled(node).text.split())
        if word not in names:
            hint = "write one of " + ", ".join(names)
            raise wrong("unknown-word", f"`{word}` is no {what}", hint, node.span)
        return word

    return check


def _decimals(node: Node) -> int:
    scalar = _filled(node)
    if not re.fullmatch(r"[0-9]{1,2}", scalar.text):
        message = f"`{scalar.text}` is no number of decimals"
        raise wrong("wrong-type", message, "write a whole number from 0", node.span)
    return int(scalar.text)


Expression: TypeAlias = Annotated[Scalar, BeforeValidator(_filled)]
Cell: TypeAlias = Annotated[Scalar, BeforeValidator(_scalar)]
Name: TypeAlias = Annotated[Scalar, BeforeValidator(_name)]
Identifier: TypeAlias = Annotated[Scalar, BeforeValidator(_identifier)]
Word: TypeAlias = Annotated[Scalar, BeforeValidator(_filled)]
Title: TypeAlias = Annotated[Text, BeforeValidator(_text)]
Pairs: TypeAlias = Annotated[tuple[tuple[Scalar, Any], ...], BeforeValidator(_pairs)]
Message: TypeAlias = Annotated[dict[str, Scalar], BeforeValidator(_message)]
Decimals: TypeAlias = Annotated[int, BeforeValidator(_decimals)]
Mode: TypeAlias = Annotated[str, BeforeValidator(_one_of("way of rounding", tuple(MODES)))]
Severity: TypeAlias = Annotated[
    Literal["error", "warning", "note"],
    BeforeValidator(_one_of("severity", ("error", "warning", "note"))),
]


class Part(BaseModel):
    """A mapping of a rule document, with its place."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    # `_keyed` refuses the alias in a rule file, so that nobody writes the span by hand.
    span: Span = Field(alias="<span>")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, node: Node) -> object:
        return _keyed(node)


def _keyed(node: Node) -> dict[str, object]:
    pairs = _pairs(node)
    for key, _ in pairs:
        if key.text in (_SPAN, _NAME_KEY):
            raise wrong("unknown-key", f"`{key.text}` is not a key of a rule", at=key.span)
    return {**{key.text: value for key, value in pairs}, _SPAN: node.span}


@dataclass(frozen=True)
class _Named:
    """A value with the name that stands before it."""

    name: Scalar
    node: Node


def _by_name(node: Node) -> dict[str, _Named]:
    return {key.text: _Named(key, value) for key, value in _pairs(node)}


class Source(Part):
    """Where the rule stands in the documents: shown with every outcome and finding."""

    document: Title
    place: Title | None = None


class Effective(Part):
    """The days on which the rule is in force, both ends included; an absent end is open.

    They are held against the book's as-of date or, with `on`, against a date field of each fact.
    """

    from_: Word | None = Field(None, alias="from")
    to: Word | None = None
    on: Name | None = None


class Rounded(Part):
    """A part whose numbers may be rounded: to so many `decimals`, by the way of `round`."""

    decimals: Decimals | None = None
    round: Mode | None = None

    @model_validator(mode="after")
    def _rounds(self) -> Self:
        if self.round is not None and self.decimals is None:
            raise wrong(
                "missing-key",
                f"`round: {self.round}` rounds nothing without `decimals`",
                "write `decimals: 1` beside it, or leave `round` out",
                self.span,
            )
        return self


class Derived(Rounded):
    """A computed value under a name: `{is: expression, decimals: 1}`, or the expression alone."""

    name: Scalar = Field(alias="<name>")
    is_: Expression = Field(alias="is")
    type: Word | None = None
    unit: Word | None = None
    title: Title | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, named: _Named) -> object:
        name = {_NAME_KEY: _name(named.name)}
        if isinstance(named.node, Scalar):
            return {"is": named.node, _SPAN: named.node.span, **name}
        return {**_keyed(named.node), **name}


class Then(Part):
    """What a row, a level or `otherwise` gives for one outcome.

    Exactly one of `literal` (a value, a member or `not_applicable`), `is` (an expression) and
    `value` with `assumed` (a value that the source does not state, and why it was taken).
    """

    literal: Scalar | None = None
    is_: Expression | None = Field(None, alias="is")
    value: Cell | None = None
    assumed: Title | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, node: Node) -> object:
        if isinstance(node, Scalar):
            return {"literal": node, _SPAN: node.span}
        if not isinstance(node, Entries) or {key.text for key, _ in node.entries} not in FORMS:
            message = "a value, `{is: expression}` or `{value: ..., assumed: why}` is expected here"
            hint = 'write a list as an expression: `{is: "[a, b]"}`'
            raise wrong(
                "wrong-shape", message, hint if isinstance(node, Items) else None, node.span
            )
        return _keyed(node)

    @model_validator(mode="after")
    def _states(self) -> Then:
        stated = self.literal or self.value
        if stated is not None and not stated.text and not stated.quoted:
            hint = "write a value, or `null` to leave it open"
            raise wrong("empty-value", "there is nothing after the colon", hint, stated.span)
        return self


FORMS = ({"is"}, {"value"}, {"value", "assumed"})
"""The keys of a `Then` that is a mapping."""


def _column(key: Scalar) -> Scalar:
    try:
        return _name(key)
    except PydanticCustomError as failure:
        raise wrong(
            "wrong-column",
            f"`{key.text}` can't be a column: a column is a field, an outcome or a `given`",
            "compute the value under `given:` and name that here",
            key.span,
        ) from failure


def _cells(node: Node) -> tuple[tuple[Scalar, Scalar], ...]:
    return tuple((_column(key), _scalar(value)) for key, value in _pairs(node))


class TableRow(Part):
    """One row of a decision table: `when` its cells hold, `then` its outputs.

    `then` stays as read: its form depends on how many outcomes the table has.
    """

    when: Annotated[tuple[tuple[Scalar, Scalar], ...], BeforeValidator(_cells)]
    then: Annotated[Any, BeforeValidator(lambda node: node)]
    because: Title | None = None


class TableBody(Rounded):
    """A DMN decision table."""

    outcome: Name | None = None
    outcomes: Annotated[tuple[Name, ...], BeforeValidator(_items)] | None = None
    type: Any | None = None
    values: Any | None = None
    hit: Annotated[HitPolicy, BeforeValidator(_one_of("hit policy", tuple(HitPolicy)))] = (
        HitPolicy.UNIQUE
    )
    rows: Annotated[tuple[TableRow, ...], BeforeValidator(_items)]
    otherwise: Any | None = None
    title: Title | None = None

    @model_validator(mode="after")
    def _names(self) -> TableBody:
        if (self.outcome is None) == (not self.outcomes):
            raise wrong(
                "wrong-shape",
                "a table names what it defines",
                "write `outcome: name` for one, or `outcomes: [name, name]` for several",
            )
        if not self.rows:
            raise wrong("wrong-shape", "the table has no rows", "write at least one row")
        return self

    @property
    def names(self) -> tuple[Scalar, ...]:
        """The outcomes in the order written."""
        return self.outcomes or (() if self.outcome is None else (self.outcome,))


class LevelsBody(Part):
    """A scoring scale of conditions, tried in the order written."""

    outcome: Name
    type: Word | None = None
    unit: Word | None = None
    title: Title | None = None
    levels: tuple[tuple[Scalar, Scalar], ...]
    otherwise: Then | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, node: Node) -> object:
        if not isinstance(node, Entries):
            return _keyed(node)
        known: dict[str, object] = {_SPAN: node.span}
        levels = []
        for key, value in node.entries:
            if key.text in ("outcome", "type", "unit", "title", "otherwise"):
                known[key.text] = value
            else:
                levels.append((key, _filled(value)))
        if not levels:
            raise wrong("wrong-shape", "no level is written", "write a level as `100: condition`")
        return {**known, "levels": tuple(levels)}


class ScaleBody(Rounded):
    """Points between which a score is interpolated."""

    outcome: Name
    of: Expression
    points: Pairs
    between: Annotated[str, BeforeValidator(_one_of("kind of scale", ("linear", "step")))] = (
        "linear"
    )
    below: Cell | None = None
    above: Cell | None = None
    worse: Cell | None = None
    better: Cell | None = None
    unit: Word | None = None
    title: Title | None = None

    @model_validator(mode="after")
    def _ends(self) -> ScaleBody:
        if len(self.points) < 2:
            raise wrong("wrong-shape", "a scale needs two points or more")
        by_x = self.below is not None or self.above is not None
        if by_x and (self.worse is not None or self.better is not None):
            raise wrong(
                "wrong-shape",
                "a scale says what lies beyond its ends in one way",
                "write `below` and `above`, or `worse` and `better`",
            )
        return self


class CheckBody(Part):
    """A statement that should hold; where it does not, it raises a finding of that code."""

    code: Identifier
    that: Expression
    tolerance: Expression | None = None
    severity: Severity = "warning"
    message: Message
    title: Title | None = None


class RuleDocument(Part):
    """A rule file: the head and one body or several."""

    rule: Identifier
    title: Title
    source: Source | None = None
    effective: Effective | None = None
    for_: Word = Field(alias="for")
    applies: Expression | None = None
    given: Annotated[dict[str, Derived], BeforeValidator(_by_name)] = {}
    table: TableBody | None = None
    levels: LevelsBody | None = None
    scale: ScaleBody | None = None
    outcomes: Annotated[dict[str, Derived], BeforeValidator(_by_name)] = {}
    checks: Annotated[tuple[CheckBody, ...], BeforeValidator(_items)] = ()

    @model_validator(mode="after")
    def _decides(self) -> RuleDocument:
        bodies = (self.table, self.levels, self.scale, self.outcomes, self.checks)
        if not any(bodies):
            raise wrong(
                "missing-key",
                "the rule decides nothing",
                "write a `table`, `levels`, a `scale`, `outcomes` or `checks`",
                self.rule.span,
            )
        return self
