"""The leaves of a rule document: single values, names, texts, lists and mappings, read strictly.

Each alias is what a field of a document is annotated with; it keeps the `Scalar` that was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from engine.finding import Span
from engine.source import Entries, Items, Node, Scalar, describe
from engine.values.number import MODES
from engine.values.text import Text
from engine.values.words import KEYWORDS, is_name

_IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9.-]*")


def wrong(
    code: str, message: str, hint: str | None = None, at: Span | None = None
) -> PydanticCustomError:
    """An error of a shape, which the loader turns into a finding at its place, or at `at`."""
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "at": at})


def scalar_of(node: Node) -> Scalar:
    """A single value, empty or not."""
    if not isinstance(node, Scalar):
        message = f"one value is expected here, not {describe(node)}"
        raise wrong("wrong-shape", message, at=node.span)
    return node


def filled(node: Node) -> Scalar:
    """A single value that is there."""
    scalar = scalar_of(node)
    if not scalar.text.strip():
        raise wrong("empty-value", "there is nothing after the colon", "write a value", node.span)
    return scalar


def name_of(node: Node) -> Scalar:
    """A name that an expression can use."""
    scalar = filled(node)
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
    scalar = filled(node)
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
        return Text.of(filled(node).text)
    if isinstance(node, Entries):
        wording: dict[str, str] = {}
        for key, value in node.entries:
            if key.text not in ("th", "en"):
                message = f"`{key.text}` is no language"
                raise wrong("unknown-key", message, "write `th` or `en`", key.span)
            wording[key.text] = filled(value).text
        if wording:
            return Text.of(wording)
    raise wrong("wrong-shape", "a text, or `{th: ..., en: ...}`, is expected here", at=node.span)


def _message(node: Node) -> dict[str, Scalar]:
    """A message by language; one text alone stands for English."""
    _text(node)
    if isinstance(node, Scalar):
        return {"en": node}
    return {key.text: scalar_of(value) for key, value in pairs_of(node)}


def items_of(node: Node) -> tuple[Node, ...]:
    """The items of a list."""
    if not isinstance(node, Items):
        raise wrong("wrong-shape", f"a list is expected here, not {describe(node)}", at=node.span)
    return tuple(node.items)


def pairs_of(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    """The keys of a mapping with their values, in the order written."""
    if not isinstance(node, Entries):
        message = f"a mapping is expected here, not {describe(node)}"
        raise wrong("wrong-shape", message, at=node.span)
    return tuple(node.entries)


def one_of(what: str, names: tuple[str, ...]) -> Callable[[Node], str]:
    """Reads one of some words; `what` is what a message calls them."""

    def check(node: Node) -> str:
        word = " ".join(filled(node).text.split())
        if word not in names:
            hint = "write one of " + ", ".join(names)
            raise wrong("unknown-word", f"`{word}` is no {what}", hint, node.span)
        return word

    return check


def _decimals(node: Node) -> int:
    scalar = filled(node)
    if not re.fullmatch(r"[0-9]{1,2}", scalar.text):
        message = f"`{scalar.text}` is no number of decimals"
        raise wrong("wrong-type", message, "write a whole number from 0", node.span)
    return int(scalar.text)


Expression: TypeAlias = Annotated[Scalar, BeforeValidator(filled)]
Cell: TypeAlias = Annotated[Scalar, BeforeValidator(scalar_of)]
Name: TypeAlias = Annotated[Scalar, BeforeValidator(name_of)]
Identifier: TypeAlias = Annotated[Scalar, BeforeValidator(_identifier)]
Word: TypeAlias = Annotated[Scalar, BeforeValidator(filled)]
Title: TypeAlias = Annotated[Text, BeforeValidator(_text)]
Pairs: TypeAlias = Annotated[tuple[tuple[Scalar, Any], ...], BeforeValidator(pairs_of)]
Message: TypeAlias = Annotated[dict[str, Scalar], BeforeValidator(_message)]
Decimals: TypeAlias = Annotated[int, BeforeValidator(_decimals)]
Mode: TypeAlias = Annotated[str, BeforeValidator(one_of("way of rounding", tuple(MODES)))]
Severity: TypeAlias = Annotated[
    Literal["error", "warning", "note"],
    BeforeValidator(one_of("severity", ("error", "warning", "note"))),
]
