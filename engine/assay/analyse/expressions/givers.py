"""What a plan and a schema say of the members of facts: fields, and what gives outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from assay.analyse.expressions.presence import demanded
from assay.analyse.expressions.spread import Spread
from assay.facts import Field, Schema
from assay.language import Node, conjuncts, typed
from assay.plan import Applicability, Giver, Plan
from assay.values.types import ListOf, Value

_T = TypeVar("_T")


@dataclass(frozen=True)
class Known:
    """What holds where an expression is read: the rule applies, and what follows from that.

    The nodes `there` are not null, and the lists `filled` not empty; what stands in `within` lies
    in those amounts (a member by its rank, a truth as 0 or 1), and is null where it does not.
    """

    applies: Applicability = field(default_factory=Applicability)
    there: tuple[Node, ...] = ()
    filled: tuple[Node, ...] = ()
    within: tuple[tuple[Node, Spread], ...] = ()

    @classmethod
    def of(cls, applies: Applicability) -> Known:
        """What holds of the facts that a rule applies to."""
        if applies.condition is None:
            return cls(applies)
        condition = applies.condition.node
        return cls(applies, demanded(condition), tuple(_counted(condition)))

    def and_there(self, nodes: Iterable[Node]) -> Known:
        """The same, and these nodes are not null."""
        return replace(self, there=(*self.there, *nodes))

    def lies(self, node: Node) -> Spread | None:
        """Where a node lies, if that is known."""
        return next((spread for one, spread in self.within if one == node), None)


class Givers:
    """The members of facts of one plan; each outcome is looked into once on the way down."""

    def __init__(self, plan: Plan, schema: Schema) -> None:
        self.schema = schema
        self.parameters: Mapping[str, Value] = plan.parameters
        self.plan = plan
        self._open: set[tuple[str, str, str]] = set()

    def field(self, kind: str, name: str) -> Field | None:
        """The field of that name; null where the name is an outcome."""
        return self.schema.kinds[kind].columns.get(name)

    def of(self, kind: str, name: str) -> Sequence[Giver]:
        """The decisions that give an outcome."""
        return self.plan.givers(kind, name)

    def is_open(self, what: str) -> bool:
        """Whether an outcome is being looked into for what is asked."""
        return any(one == what for one, _, _ in self._open)

    def into(self, what: str, kind: str, name: str, otherwise: _T, found: Callable[[], _T]) -> _T:
        """What is found of an outcome; `otherwise` where it is asked for on the way to itself."""
        key = (what, kind, name)
        if key in self._open:
            return otherwise
        self._open.add(key)
        try:
            return found()
        finally:
            self._open.discard(key)


def speaks_of_all(giver: Applicability, reader: Applicability) -> bool:
    """Whether a rule applies to each fact that another applies to: it demands nothing more."""
    if giver.on is not None and (giver.on, giver.first, giver.last) != (
        reader.on,
        reader.first,
        reader.last,
    ):
        return False
    return set(_conjuncts(giver)) <= set(_conjuncts(reader))


def _conjuncts(applies: Applicability) -> tuple[Node, ...]:
    return () if applies.condition is None else conjuncts(applies.condition.node)


def _counted(condition: Node) -> Iterator[Node]:
    """The lists that are not empty wherever a condition is true: `count(xs) > 0`."""
    match condition:
        case typed.And(operands=operands):
            for operand in operands:
                yield from _counted(operand)
        case typed.Compare(
            op=">" | ">=" | "!=" as op,
            left=typed.Call(function="count", arguments=(counted,)),
            right=typed.Constant(value=Decimal() as least),
        ) if least == 0 if op == "!=" else least >= (0 if op == ">" else 1):
            yield counted


def arguments_of(call: typed.Call) -> tuple[Node, ...]:
    """The arguments of a call; those of `max(a, b)`, which is `max([a, b])`, one by one."""
    match call.arguments:
        case (typed.ListNode(items=items),):
            return items
        case several:
            return several


def is_list(node: Node) -> bool:
    """Whether an expression is a list."""
    return isinstance(node.type, ListOf)
