"""How a built-in function is declared: once, with its name, types, wording and examples.

A signature is written as the documentation shows it: `sum(list: list of N) -> N`. The types are
`number`, `text`, `boolean`, `date`, `any`, `list of ...`, and variables, which stand for one type
throughout a signature: `N` and `M` a number with its unit, `O` anything ordered, `T` anything. An
argument that may be left out has a `?` after its name; one that may be repeated has `...`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from assay.values.null import Null, joined
from assay.values.text import Text
from assay.values.types import Value

VARIABLES: Final = frozenset("TONM")

Refusal: TypeAlias = tuple[int, str, Text, Text | None]
"""Which constant argument is wrong (from 0), a problem's code, message and hint."""

_SIGNATURE: Final = re.compile(r"(?P<name>[a-z ]+)\((?P<parameters>.*)\) -> (?P<result>.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a signature."""

    name: str
    pattern: str
    optional: bool
    repeated: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """One way to call a function."""

    text: str
    parameters: tuple[Parameter, ...]
    result: str

    @property
    def arguments(self) -> str:
        """The names of the arguments: `text, start, length?`, `list, ...`."""
        marks = (
            "?" if one.optional else ", ..." if one.repeated else "" for one in self.parameters
        )
        return ", ".join(one.name + mark for one, mark in zip(self.parameters, marks, strict=True))

    def accepts(self, arguments: int) -> bool:
        """Whether a call may have that many arguments."""
        needed = sum(not one.optional for one in self.parameters)
        most = len(self.parameters)
        repeated = any(one.repeated for one in self.parameters)
        return arguments >= needed and (repeated or arguments <= most)

    def parameter(self, position: int) -> Parameter:
        """The parameter of an argument; the last one where it is repeated."""
        return self.parameters[min(position, len(self.parameters) - 1)]


@dataclass(frozen=True, slots=True)
class Function:
    """A built-in.

    Attributes:
        name: its FEEL name, in single spaces.
        family: the heading under which it is documented.
        signatures: the ways to call it.
        doc: what it gives, in plain words.
        nulls: when the result is null.
        examples: pairs of an expression and its value, which a test evaluates.
        several: whether `f(a, b)` may be written for `f([a, b])`.
        mixes: whether amounts of unlike units may stand side by side in its arguments.
        apply: computes the value.
        refuse: says what is wrong with constant arguments; null stands for one not constant.
    """

    name: str
    family: str
    signatures: tuple[Signature, ...]
    doc: str
    nulls: str
    examples: tuple[tuple[str, str], ...]
    several: bool
    mixes: bool
    apply: Callable[..., Value]
    refuse: Callable[[tuple[Value | None, ...]], Refusal | None] | None


PLAIN: Final = "an argument is null"
ELEMENT: Final = "a value in the list is null (those not applicable are left out first)"


class Family:
    """Collects the functions of one module, in the order of the text."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.functions: dict[str, Function] = {}

    def function(
        self,
        *signatures: str,
        examples: Mapping[str, str],
        nulls: str = PLAIN,
        takes_null: bool = False,
        aggregate: bool = False,
        several: bool = False,
        mixes: bool = False,
        refuse: Callable[[tuple[Value | None, ...]], Refusal | None] | None = None,
    ) -> Callable[[Callable[..., Value]], Callable[..., Value]]:
        """Declares the decorated function, whose docstring is its documentation.

        It is called with no null argument, unless it `takes_null`; an `aggregate` is called with
        a list that has no null in it.
        """

        def declared(apply: Callable[..., Value]) -> Callable[..., Value]:
            parsed = tuple(_signature(text) for text in signatures)
            name = parsed[0].text.partition("(")[0]
            called = apply if takes_null else _null_in_null_out(apply)
            if aggregate:
                called = _without_nulls(apply)
            self.functions[name] = Function(
                name,
                self.title,
                parsed,
                " ".join((apply.__doc__ or "").split()),
                nulls,
                tuple(examples.items()),
                several,
                mixes,
                called,
                refuse,
            )
            return apply

        return declared


def applicable(values: tuple[Value, ...]) -> tuple[Value, ...] | Null:
    """The values that apply; null where none of several does."""
    kept = tuple(v for v in values if not isinstance(v, Null) or v.applicable)
    if values and not kept:
        return joined(v for v in values if isinstance(v, Null))
    return kept


def _null_in_null_out(apply: Callable[..., Value]) -> Callable[..., Value]:
    def called(*arguments: Value) -> Value:
        nulls = [one for one in arguments if isinstance(one, Null)]
        return joined(nulls) if nulls else apply(*arguments)

    return called


def _without_nulls(apply: Callable[..., Value]) -> Callable[..., Value]:
    def called(values: Value) -> Value:
        if not isinstance(values, tuple):
            return values
        kept = applicable(values)
        if isinstance(kept, Null):
            return kept
        nulls = [one for one in kept if isinstance(one, Null)]
        return joined(nulls) if nulls else apply(kept)

    return called


def _signature(text: str) -> Signature:
    match = _SIGNATURE.fullmatch(text)
    assert match is not None, text
    parameters = tuple(
        Parameter(
            name.removesuffix("...").removesuffix("?"),
            pattern,
            name.endswith("?"),
            name.endswith("..."),
        )
        for name, _, pattern in (one.partition(": ") for one in match["parameters"].split(", "))
    )
    return Signature(text, parameters, match["result"])
