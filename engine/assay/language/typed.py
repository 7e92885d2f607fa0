"""The typed tree: an expression with every name resolved and every type known.

The nodes are few, and all of them stand here. Nothing in a tree is left to look up by scope, so
that it can be evaluated, ordered by what it reads, or lowered to another form. Every node carries
its static type and the offsets of the text it stands for; two nodes are equal where they compute
the same, wherever they stand.

`units` of a node name the amounts that must be alike in it; they are given only where the units may
differ from fact to fact.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias, TypeVar

from assay.values.types import Type, Value

ArithmeticOp: TypeAlias = Literal["+", "-", "*", "/", "**"]
CompareOp: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">="]
FLIPPED: Final[Mapping[CompareOp, CompareOp]] = {
    "=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="
}  # fmt: skip
"""The operator that says the same with its two sides changed round."""

OPPOSITE: Final[Mapping[CompareOp, CompareOp]] = {
    "=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"
}  # fmt: skip
"""What is true of two values where a comparison is false."""

Part: TypeAlias = Literal["year", "month", "day", "weekday"]


@dataclass(frozen=True, slots=True)
class Called:
    """A call of a definition: its name and arguments. It tells of a node, and computes nothing."""

    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What all nodes have: a static type and a place in the text (end exclusive).

    `called` is the call that a node was written as, where a definition stands for it.
    """

    type: Type
    start: int = field(compare=False)
    end: int = field(compare=False)
    called: Called | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Alike:
    """Expressions for the units (texts, or lists of them) of amounts that must be in one unit."""

    units: tuple[Node, ...]


# Values ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """A literal, or a member of a choice. The null literal is a `Null` of type `Unknown`."""

    value: Value


@dataclass(frozen=True, slots=True)
class ListNode(Node):
    """`[a, b]`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Subject(Node):
    """The fact that the rule is about."""


@dataclass(frozen=True, slots=True)
class Variable(Node):
    """The element bound by the `for`, quantifier or filter that has this slot.

    Slots are unique in an expression; `name` is how the text calls it (`item` in a filter).
    """

    slot: int
    name: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Get(Node):
    """A field, outcome or private value of a record; of a list of records, the flattened list."""

    base: Node
    name: str


@dataclass(frozen=True, slots=True)
class Parent(Node):
    """The nearest fact of `kind` above a record (in a tree of one kind: its parent).

    Of a list of records, the list of their parents.
    """

    base: Node
    kind: str


@dataclass(frozen=True, slots=True)
class Children(Node):
    """The facts of `kind` below a record; of a list of records, one flattened list."""

    base: Node
    kind: str


@dataclass(frozen=True, slots=True)
class Facts(Node):
    """All facts of a kind in the book."""

    kind: str


@dataclass(frozen=True, slots=True)
class Previous(Node):
    """The same fact in the previous book, of which only fields may be read."""

    base: Node


@dataclass(frozen=True, slots=True)
class BookValue(Node):
    """A field of the book, such as `book.as_of`."""

    name: str


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """`parameters.name`."""

    name: str


# Computations ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Negate(Node):
    """`-x`."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """`+ - * / **` on numbers, `+` on texts, and dates plus or minus days."""

    op: ArithmeticOp
    left: Node
    right: Node
    units: tuple[Alike, ...] = ()


@dataclass(frozen=True, slots=True)
class DatePart(Node):
    """`.year`, `.month`, `.day` or `.weekday` (1 is Monday) of a date, or of each in a list."""

    part: Part
    operand: Node


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A built-in function, by its FEEL name; an optional argument left out is not there."""

    function: str
    arguments: tuple[Node, ...]
    units: tuple[Alike, ...] = ()


# Logic ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """A comparison of two values; null where either is null."""

    op: CompareOp
    left: Node
    right: Node
    units: tuple[Alike, ...] = ()


@dataclass(frozen=True, slots=True)
class NullCheck(Node):
    """`x = null` (or, negated, `x != null`): true or false, never null."""

    operand: Node
    negated: bool


@dataclass(frozen=True, slots=True)
class And(Node):
    """A conjunction of two or more; false where any is false, else null where any is null."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """A disjunction of two or more; true where any is true, else null where any is null."""

    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """`not(x)`."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Within(Node):
    """`x between a and b` and `x in ...`: a disjunction of tests on one value."""

    operand: Node
    tests: tuple[Test, ...]
    units: tuple[Alike, ...] = ()


# Control --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class If(Node):
    """`if c then a else b`; a null condition takes `otherwise`."""

    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class Steps(Node):
    """`a..b` of a `for`: the whole numbers from one to the other, up or down."""

    first: Node
    last: Node


@dataclass(frozen=True, slots=True)
class Iteration:
    """One `x in xs` of a `for` or quantifier; later ones may read the earlier ones' variables."""

    slot: int
    source: Node


@dataclass(frozen=True, slots=True)
class For(Node):
    """`for x in xs, y in ys return body`: one flat list, the last iteration turning fastest."""

    iterations: tuple[Iteration, ...]
    body: Node


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """`some` or `every x in xs satisfies condition`.

    Over an empty list `some` is false and `every` is true, unless `strict`: then both are null,
    for nothing recorded proves nothing (levels of a rule).
    """

    quantifier: Literal["some", "every"]
    iterations: tuple[Iteration, ...]
    condition: Node
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """`xs[condition]`: the elements for which the condition is true.

    Null where the condition is null for an element, which might belong to the list or not; one
    that is not applicable is left out.
    """

    source: Node
    slot: int
    condition: Node


@dataclass(frozen=True, slots=True)
class Index(Node):
    """`xs[n]`, counted from 1, or from -1 at the end."""

    source: Node
    position: Node


# Interpolation --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a scale: at `x` the score is `y`."""

    x: Node
    y: Node


@dataclass(frozen=True, slots=True)
class Interpolate(Node):
    """A score read off points, which are ordered by x at each evaluation.

    `linear` interpolates between the two neighbouring points; `step` takes the neighbour with the
    lower score (the last point reached). At a point the score is that point's, and only it is
    read. Beyond the points: `below` or `above` where given; else `worse` beyond the end with the
    lower score and `better` beyond the one with the higher, where given; else the end's own score
    if `clamped`; else the result is null, not rated.

    A null x of a point, or two points at one x, makes the result undefined, with `POINT_NULL` or
    `POINT_TWICE` of `interpolation` as its cause.
    """

    x: Node
    points: tuple[Point, ...]
    between: Literal["linear", "step"] = "linear"
    below: Node | None = None
    above: Node | None = None
    worse: Node | None = None
    better: Node | None = None
    clamped: bool = False
    units: tuple[Alike, ...] = ()


# Unary tests ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Comparison:
    """`<= 5`; a literal or name alone is `=`."""

    op: CompareOp
    operand: Node


@dataclass(frozen=True, slots=True)
class Interval:
    """`[a..b]`, each end in (closed) or out (open)."""

    low: Node
    high: Node
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True)
class IsNull:
    """`null`: met by a null only."""


@dataclass(frozen=True, slots=True)
class Among:
    """`in xs`: equal to an element of a list; in a cell, of a parameter's."""

    elements: Node


Test: TypeAlias = Comparison | Interval | IsNull | Among


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its column's value must meet one of the tests, or none if `negated`.

    No tests, not negated, is `-`: every value meets it, null too. A null value meets only `-` and
    `IsNull`, and never a negated cell; so `not(null)` is met by every value that is there. A test
    whose operand is null is null: it is not met, and neither is its negation.
    """

    tests: tuple[Test, ...]
    negated: bool
    start: int = field(compare=False)
    end: int = field(compare=False)

    @property
    def any(self) -> bool:
        """True for `-`."""
        return not self.tests


# Walking --------------------------------------------------------------------------------------

Branch: TypeAlias = Alike | Iteration | Point | Comparison | Interval | IsNull | Among
_BRANCHES = (Alike, Iteration, Point, Comparison, Interval, IsNull, Among)


def parts(of: Node | Branch | Cell) -> Iterator[Node]:
    """The nodes directly under a node, its `units` included."""
    for name in of.__dataclass_fields__:
        value = getattr(of, name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Node):
                yield one
            elif isinstance(one, _BRANCHES):
                yield from parts(one)


def walk(node: Node) -> Iterator[Node]:
    """A node and all nodes below it, parents first."""
    yield node
    for part in parts(node):
        yield from walk(part)


def calls(node: Node) -> Iterator[Node]:
    """The calls of definitions as written, the outer before those in its arguments.

    A call that depends on the element of a loop has a value for each only, and is left out.
    """
    found: set[tuple[int, int]] = set()
    for one in walk(node):
        if one.called is not None and (one.start, one.end) not in found:
            found.add((one.start, one.end))
            if not free(one):
                yield one


def free(node: Node) -> set[int]:
    """The slots of the variables that a node reads and does not bind."""
    read = {one.slot for one in walk(node) if isinstance(one, Variable)}
    bound = {one.slot for one in walk(node) if isinstance(one, Filter)}
    loops = (one for one in walk(node) if isinstance(one, For | Quantified))
    return read - bound - {each.slot for one in loops for each in one.iterations}


_T = TypeVar("_T", bound=Node | Branch)


def rebuilt(of: _T, change: Callable[[Node], Node]) -> _T:
    """The same with `change` applied to each node directly under it."""

    def changed(value: object) -> object:
        if isinstance(value, Node):
            return change(value)
        if isinstance(value, _BRANCHES):
            return rebuilt(value, change)
        if isinstance(value, tuple):
            return tuple(changed(one) for one in value)
        return value

    fields: dict[str, Any] = {
        name: changed(getattr(of, name))
        for name in of.__dataclass_fields__
        if name not in ("type", "start", "end", "value", "called")
    }
    return dataclasses.replace(of, **fields)


def bound(node: Node, slots: Mapping[int, Node]) -> Node:
    """The same with what is bound to their slots in the place of variables."""
    if not slots:
        return node
    if isinstance(node, Variable) and (to := slots.get(node.slot)) is not None:
        return dataclasses.replace(to, type=node.type, start=node.start, end=node.end)
    return rebuilt(node, lambda part: bound(part, slots))


def conjuncts(condition: Node) -> tuple[Node, ...]:
    """The conditions that must all hold for one to hold."""
    return condition.operands if isinstance(condition, And) else (condition,)


def strict_quantifiers(node: Node) -> Node:
    """The same with every `some` and `every` in it, at any depth, null over an empty list."""
    inner = rebuilt(node, strict_quantifiers)
    return dataclasses.replace(inner, strict=True) if isinstance(inner, Quantified) else inner
