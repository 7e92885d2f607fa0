"""How a built-in function is declared: once, with all that any part of the engine asks of it.

A trait that is forgotten fails at import: none has a default that would let it pass in silence.

A signature is written as the documentation shows it: `sum(list: list of N) -> N`. The types are
`number`, `text`, `boolean`, `date`, `any`, `list of ...`, and variables, which stand for one type
throughout a signature: `N` and `M` a number with its unit, `O` anything ordered, `T` anything. An
argument that may be left out has a `?` after its name; one that may be repeated has `...`. A
result may be an `integer`, a `whole number` or `... from 0` (not below 0), a `percent`, or flat.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from assay.language.budget import Spend
from assay.values.null import Null, null_of, undefined
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


class How(Enum):
    """How a result comes of the values given: what proofs, narration and waterfalls go by."""

    ADDED = "the values of a list are added up"
    AVERAGED = "the values of a list are added up and divided by how many they are"
    WEIGHED = "the first list's values, each multiplied by its weight, over the sum of the weights"
    MULTIPLIED = "the values of a list are multiplied"
    COUNTED = "how many elements there are"
    LEAST = "the least of the values"
    GREATEST = "the greatest of the values"
    BETWEEN = "one of the values, or one between two of them"
    ROUNDED = "the first argument to so many decimals (the second, or 0), its order kept"
    MAGNITUDE = "the argument without its sign"
    DIVIDED = "the first argument over the second, in hundredths"
    CHOSEN = "the first argument that is not null"
    READ_OFF = "a score read off a scale"
    JOINED = "the elements of each list in turn"
    OTHERWISE = "in a way of its own: nothing is known but its type"


class NullIf(Enum):
    """When a result is null; a reason of a function's own is a text beside these."""

    ARGUMENT = "an argument is null"
    ALL = "all arguments are null"
    LIST = "a list is null (a null in it is an element like others)"
    ELEMENT = "a value in the list is null (those not applicable are left out first)"
    HELD = "a value in a list is null"
    OPEN = "a value in the list is null, and no other settles it"
    EMPTY = "the list is empty"
    ZERO = "the {} is 0"
    DECIMALS = "the number of decimals is not whole"
    PATTERN = "the pattern is none"


@dataclass(frozen=True, slots=True)
class Noun:
    """What a function is called whose value is a thing.

    Attributes:
        form: with a place for each argument, `{0}`, `{1}`, ...; several values taken as a list
            are one argument.
        longer: the forms with more of the arguments that may be left out.
        of_two: of two values, where that has words of its own.
    """

    form: Text
    longer: tuple[Text, ...] = ()
    of_two: Text | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """What a function whose value is yes or no states of its arguments, and its opposite."""

    holds: Text
    fails: Text


@dataclass(frozen=True, slots=True)
class Function:
    """A built-in.

    Attributes:
        name: its FEEL name, in single spaces.
        family: the heading under which it is documented.
        signatures: the ways to call it.
        how: how its result comes of its arguments.
        null: when the result is null.
        words: what narration calls it.
        doc: what it gives, in plain words.
        examples: pairs of an expression and its value, which a test evaluates.
        several: whether `f(a, b)` may be written for `f([a, b])`.
        mixes: whether amounts of unlike units may stand side by side in its arguments.
        effort: steps of work beyond going once through the arguments and the result.
        spends: whether it says what more it does as it goes on, to `spend`.
        apply: computes the value.
        refuse: says what is wrong with constant arguments; null stands for one not constant.
    """

    name: str
    family: str
    signatures: tuple[Signature, ...]
    how: How
    null: tuple[NullIf | str, ...]
    words: Noun | Clause
    doc: str
    examples: tuple[tuple[str, str], ...]
    several: bool
    mixes: bool
    effort: int
    spends: bool
    apply: Callable[..., Value]
    refuse: Callable[[tuple[Value | None, ...]], Refusal | None] | None

    @property
    def nulls(self) -> str:
        """When the result is null, as the documentation says it."""
        last = self.signatures[0].parameters[-1].name
        said = (one if isinstance(one, str) else one.value.format(last) for one in self.null)
        return ", or ".join(said)

    @property
    def lists(self) -> bool:
        """Whether any number of arguments is taken as one list."""
        return self.several or self.signatures[0].parameters[-1].repeated


class Family:
    """Collects the functions of one module, in the order of the text.

    `how` says it of all that do not say themselves how their result comes of their arguments.
    """

    def __init__(self, title: str, how: How | None = None) -> None:
        self.title = title
        self.how = how
        self.functions: dict[str, Function] = {}

    def function(
        self,
        *signatures: str,
        how: How | None = None,
        null: Sequence[NullIf | str],
        words: Noun | Clause,
        examples: Mapping[str, str],
        takes_null: bool = False,
        aggregate: bool = False,
        several: bool = False,
        mixes: bool = False,
        effort: int = 0,
        spends: bool = False,
        refuse: Callable[[tuple[Value | None, ...]], Refusal | None] | None = None,
    ) -> Callable[[Callable[..., Value]], Callable[..., Value]]:
        """Declares the decorated function, whose docstring is its documentation.

        It is called with no null argument, unless it `takes_null`; an `aggregate` is called with
        a list that has no null in it, and not with an empty one where that makes null.
        """
        told = how or self.how
        if told is None:
            raise TypeError(f"{signatures[0]} does not say how its result comes about")

        def declared(apply: Callable[..., Value]) -> Callable[..., Value]:
            parsed = tuple(_signature(text) for text in signatures)
            name = parsed[0].text.partition("(")[0]
            called = apply if takes_null else _null_in_null_out(apply)
            if aggregate:
                empty = undefined(f"{name} of an empty list", _of_an_empty_list(words))
                called = _without_nulls(apply, empty if NullIf.EMPTY in null else None)
            self.functions[name] = Function(
                name,
                self.title,
                parsed,
                told,
                tuple(null),
                words,
                " ".join((apply.__doc__ or "").split()),
                tuple(examples.items()),
                several,
                mixes,
                effort,
                spends,
                called,
                refuse,
            )
            return apply

        return declared


def applicable(values: tuple[Value, ...]) -> tuple[Value, ...] | Null:
    """The values that apply; null where none of several does."""
    kept = tuple(v for v in values if not isinstance(v, Null) or v.applicable)
    if values and not kept:
        return null_of(values) or kept
    return kept


def _null_in_null_out(apply: Callable[..., Value]) -> Callable[..., Value]:
    def called(*arguments: Value, **spending: Spend) -> Value:
        return null_of(arguments) or apply(*arguments, **spending)

    return called


def _of_an_empty_list(words: Noun | Clause) -> str | None:
    return words.form.in_language("th").format("ชุดที่ว่าง") if isinstance(words, Noun) else None


def _without_nulls(apply: Callable[..., Value], empty: Null | None) -> Callable[..., Value]:
    def called(values: Value) -> Value:
        if not isinstance(values, tuple):
            return values
        kept = applicable(values)
        if isinstance(kept, Null):
            return kept
        if empty is not None and not kept:
            return empty
        return null_of(kept) or apply(kept)

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
