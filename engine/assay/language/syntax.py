"""The surface tree: an expression as it is written, before its names are resolved.

Every node has the offsets of its text (end exclusive); they take no part in equality, so that two
texts that differ in spaces and needless brackets only give equal trees.
"""

from __future__ import annotations

from collections.abc import Iterator as IterableOf
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Literal, TypeVar

from assay.language.typed import ArithmeticOp, CompareOp


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """What all nodes have: a place in the text."""

    start: int = field(compare=False)
    end: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class NumberLiteral(Syntax):
    """`5.10`, with the decimals it is written with."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class TextLiteral(Syntax):
    """`"TH"`, its escapes resolved."""

    value: str


@dataclass(frozen=True, slots=True)
class BooleanLiteral(Syntax):
    """`true` or `false`."""

    value: bool


@dataclass(frozen=True, slots=True)
class NullLiteral(Syntax):
    """`null`."""


@dataclass(frozen=True, slots=True)
class BareDate(Syntax):
    """`2020-09-30` without `date("...")`: a date in a cell, a mistake in an expression."""

    text: str


@dataclass(frozen=True, slots=True)
class ListLiteral(Syntax):
    """`[a, b]`."""

    items: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Name(Syntax):
    """A name alone, in Unicode's composed form (NFC)."""

    name: str


@dataclass(frozen=True, slots=True)
class Path(Syntax):
    """`base.name`; the name ends where the path ends."""

    base: Syntax
    name: str
    name_start: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Bracket(Syntax):
    """`base[inside]`: a filter or an index, as the type of `inside` says."""

    base: Syntax
    inside: Syntax


@dataclass(frozen=True, slots=True)
class Invocation(Syntax):
    """`function(arguments)`; the words of the name with single spaces between."""

    function: str
    arguments: tuple[Syntax, ...]
    name_end: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class NamedArgument(Syntax):
    """`name: value` among arguments, which the language does not have."""

    name: str
    value: Syntax


@dataclass(frozen=True, slots=True)
class Range(Syntax):
    """`[low..high]`, either end open or closed."""

    low: Syntax
    high: Syntax
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True)
class StepRange(Syntax):
    """`1..n` as the source of a `for`."""

    first: Syntax
    last: Syntax


@dataclass(frozen=True, slots=True)
class UnaryTest(Syntax):
    """`<= 5` without a left side, in a cell or after `in`."""

    op: CompareOp
    operand: Syntax


@dataclass(frozen=True, slots=True)
class Tests(Syntax):
    """`(<= 5, > 10)` after `in`, or a whole cell."""

    tests: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class NotCall(Syntax):
    """`not(...)`: of one condition in an expression, of tests in a cell; `x not in ...` too.

    `word_start` is where the `not` stands.
    """

    tests: tuple[Syntax, ...]
    word_start: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Negation(Syntax):
    """`-x`."""

    operand: Syntax


@dataclass(frozen=True, slots=True)
class Operation(Syntax):
    """`+ - * / **`."""

    op: ArithmeticOp
    left: Syntax
    right: Syntax


@dataclass(frozen=True, slots=True)
class Relation(Syntax):
    """`= != < <= > >=`."""

    op: CompareOp
    left: Syntax
    right: Syntax


@dataclass(frozen=True, slots=True)
class Between(Syntax):
    """`x between low and high`, both ends in."""

    operand: Syntax
    low: Syntax
    high: Syntax


@dataclass(frozen=True, slots=True)
class In(Syntax):
    """`x in test`."""

    operand: Syntax
    test: Syntax


@dataclass(frozen=True, slots=True)
class Junction(Syntax):
    """Two or more conditions joined by `and`, or by `or`."""

    word: Literal["and", "or"]
    operands: tuple[Syntax, ...]


@dataclass(frozen=True, slots=True)
class Conditional(Syntax):
    """`if condition then a else b`."""

    condition: Syntax
    then: Syntax
    otherwise: Syntax


@dataclass(frozen=True, slots=True)
class Iterator(Syntax):
    """`x in xs` of a loop or quantifier."""

    name: str
    source: Syntax


@dataclass(frozen=True, slots=True)
class Loop(Syntax):
    """`for x in xs return body`."""

    iterators: tuple[Iterator, ...]
    body: Syntax


@dataclass(frozen=True, slots=True)
class Quantifier(Syntax):
    """`some x in xs satisfies condition`, or `every`."""

    word: Literal["some", "every"]
    iterators: tuple[Iterator, ...]
    condition: Syntax


def parts(node: Syntax) -> IterableOf[Syntax]:
    """The nodes directly under a node."""
    for name in node.__dataclass_fields__:
        value = getattr(node, name)
        several = value if isinstance(value, tuple) else (value,)
        yield from (one for one in several if isinstance(one, Syntax))


def invoked(root: Syntax) -> IterableOf[Invocation]:
    """Every call in a tree, those in arguments included."""
    if isinstance(root, Invocation):
        yield root
    for part in parts(root):
        yield from invoked(part)


_S = TypeVar("_S", bound=Syntax)


def placed(of: _S, start: int, end: int) -> _S:
    """A tree with all its nodes at one place of another text."""

    def moved(value: object) -> object:
        if isinstance(value, Syntax):
            return placed(value, start, end)
        return tuple(map(moved, value)) if isinstance(value, tuple) else value

    ends = {"start": start, "name_start": start, "end": end, "name_end": end}
    changes: dict[str, Any] = {
        name: ends.get(name, moved(getattr(of, name))) for name in of.__dataclass_fields__
    }
    return replace(of, **changes)


def depth(root: Syntax) -> int:
    """How deep the tree is; found without recursion, for any depth."""
    deepest, level = 0, [root]
    while level:
        deepest += 1
        level = [part for node in level for part in parts(node)]
    return deepest
