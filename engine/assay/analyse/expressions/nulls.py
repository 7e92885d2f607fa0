"""Which expressions may be null, in a book that the schema lets through.

What is said never to be null never is, results beyond the range of numbers (6144 digits) aside.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from assay.analyse.expressions.amounts import Amounts
from assay.analyse.expressions.givers import (
    Givers,
    Known,
    is_list,
    speaks_of_all,
)
from assay.analyse.expressions.presence import (
    asks_for_null,
    demanded,
    is_sifted,
    operands_of,
    unless,
)
from assay.analyse.expressions.spread import meets
from assay.language import FUNCTIONS, How, Node, NullIf, typed
from assay.language.names import reads_previous, record_kind
from assay.plan import Calculation, Fixed, Formula, Giver, NullOf, Output, TableDecision
from assay.plan.grid import Grid
from assay.values.null import Null
from assay.values.types import Number

_ZERO: Final = Grid(Decimal(0), Decimal(0))


class Nulls:
    """Tells which expressions of a plan may be null."""

    def __init__(self, givers: Givers, amounts: Amounts) -> None:
        self._givers = givers
        self._amounts = amounts

    def possible(self, node: Node, known: Known) -> bool:
        """Whether an expression may come to null where `known` holds."""
        return _Reading(self, {}).null(node, known)

    def of_member(self, kind: str, name: str, known: Known) -> bool:
        """Whether a member of a fact that is there may be null."""
        declared = self._givers.field(kind, name)
        if declared is not None:
            return not declared.required
        givers = self._givers.of(kind, name)
        if len(givers) != 1:
            return True
        giver = givers[0]
        if not giver.private and not speaks_of_all(giver.applies, known.applies):
            return True
        return self._givers.into("null", kind, name, True, lambda: self._made(giver, name, known))

    def _made(self, giver: Giver, name: str, known: Known) -> bool:
        if isinstance(giver, Calculation):
            return self.possible(giver.formula.node, known)
        if giver.otherwise is None or not giver.policy.traits.chooses:
            return True
        return any(self._given(giver, one, known) for one in giver.outputs(name))

    def _given(self, giver: TableDecision, output: Output, known: Known) -> bool:
        match output:
            case Fixed(value=value):
                return isinstance(value, Null)
            case NullOf(input=position):
                return self.possible(giver.inputs[position].node, known)
            case Formula(node=node):
                return self.possible(node, known)
            case _:
                return True

    def elements(self, kind: str, name: str) -> bool:
        """Whether an element of a list may be null: never in a field, which is read strictly."""
        if self._givers.field(kind, name) is not None:
            return False
        match self._givers.of(kind, name):
            case [Calculation(private=True, formula=Formula(node=node))]:
                return _Reading(self, {}).holds(node, Known())
            case _:
                return True

    def above(self, kind: str | None, wanted: str) -> bool:
        """Whether a fact of a kind may be without a fact of another kind above it."""
        while kind is not None:
            own = self._givers.schema.kinds[kind]
            if own.tree or own.link is None or not own.link.required:
                return True
            if own.parent == wanted:
                return False
            kind = own.parent
        return True

    def zero(self, node: Node) -> bool:
        """Whether a number may be 0."""
        return meets(self._amounts.of(node), _ZERO)

    def parameter(self, name: str) -> bool:
        """Whether a parameter has no value on the plan's day."""
        return name not in self._givers.parameters


class _Reading:
    """One expression looked into: the lists that its variables run over, by slot."""

    def __init__(self, nulls: Nulls, sources: dict[int, Node]) -> None:
        self._nulls = nulls
        self._sources = sources

    def null(self, node: Node, known: Known) -> bool:
        """Whether a value may be null."""
        if node in known.there:
            return False
        match node:
            case typed.Constant(value=value):
                return isinstance(value, Null)
            case typed.Subject() | typed.Facts() | typed.NullCheck() | typed.ListNode():
                return False
            case typed.Variable(slot=slot):
                return slot not in self._sources or self.holds(self._sources[slot], known)
            case typed.Get(base=base, name=name):
                return self._get(base, name, known)
            case typed.Parent(base=base, kind=kind):
                own = record_kind(base.type)
                return self.null(base, known) or self._nulls.above(own, kind)
            case typed.BookValue(name=name):
                return name != "as_of"
            case typed.Parameter(name=name):
                return self._nulls.parameter(name)
            case (
                typed.Children(base=one)
                | typed.Negate(operand=one)
                | typed.Not(operand=one)
                | typed.DatePart(operand=one)
            ):
                return self.null(one, known)
            case typed.Filter(source=source, slot=slot, condition=condition):
                self._sources[slot] = source
                return self._any((source, condition), known)
            case typed.If(condition=condition, then=then, otherwise=otherwise):
                inside = known.and_there(demanded(condition))
                outside = known.and_there(unless(condition))
                return self.null(then, inside) or self.null(otherwise, outside)
            case _:
                return self._computed(node, known)

    def _computed(self, node: Node, known: Known) -> bool:
        match node:
            case typed.Arithmetic(op=op, left=left, right=right, units=()) if isinstance(
                node.type, Number
            ):
                safe = op in ("+", "-", "*") or (op == "/" and not self._nulls.zero(right))
                return not safe or self._any((left, right), known)
            case typed.Compare(left=left, right=right, units=()):
                return self._any((left, right), known)
            case typed.Within(units=()):
                return self._within(node, known)
            case typed.And() | typed.Or():
                operands = operands_of(node)
                return any(self.null(one, known.and_there(there)) for one, there in operands)
            case typed.Quantified(iterations=iterations, condition=condition, strict=False):
                self._sources.update({one.slot: one.source for one in iterations})
                return self._any((*(one.source for one in iterations), condition), known)
            case typed.Call(units=()):
                return self._call(node, known)
            case typed.Interpolate(units=()):
                return self._scale(node, known)
            case _:
                return True

    def _any(self, nodes: Iterable[Node], known: Known) -> bool:
        return any(self.null(node, known) for node in nodes)

    def _within(self, node: typed.Within, known: Known) -> bool:
        if asks_for_null(node.tests):
            known = known.and_there((node.operand,))  # where it is null, that test is true
        lists = [test.elements for test in node.tests if isinstance(test, typed.Among)]
        ends = [part for test in node.tests for part in typed.parts(test)]
        return self._any((node.operand, *ends), known) or any(
            self.holds(one, known) for one in lists
        )

    def _call(self, node: typed.Call, known: Known) -> bool:
        return any(self._null_if(one, node, known) for one in FUNCTIONS[node.function].null)

    def _null_if(self, reason: NullIf | str, node: typed.Call, known: Known) -> bool:
        """Whether a function's result may be null for one of its reasons."""
        arguments = node.arguments
        lists = [one for one in arguments if is_list(one)]
        match reason:
            case NullIf.ARGUMENT:
                return self._any(arguments, known)
            case NullIf.ALL:
                return all(self.null(one, known) for one in reversed(arguments))
            case NullIf.LIST:
                return self._any(lists, known)
            case NullIf.ELEMENT | NullIf.HELD | NullIf.OPEN:
                return self._any(lists, known) or any(self.holds(one, known) for one in lists)
            case NullIf.EMPTY:
                return any(self._empty(one, known) for one in lists)
            case NullIf.ZERO:
                return self._nulls.zero(arguments[-1])
            case NullIf.DECIMALS:
                return not isinstance(node.type, Number) or node.type.decimals is None
            case NullIf.PATTERN:  # one that is constant has been read
                return not all(isinstance(one, typed.Constant) for one in arguments[1:])
            case str():
                return True

    def _scale(self, node: typed.Interpolate, known: Known) -> bool:
        ends = [] if node.clamped else [node.below, node.above]
        said = [end for end in ends if end is not None]
        fixed = all(isinstance(one.x, typed.Constant | typed.Parameter) for one in node.points)
        if not fixed or len(said) < len(ends):
            return True
        points = [part for one in node.points for part in (one.x, one.y)]
        return self._any((node.x, *points, *said), known)

    def _get(self, base: Node, name: str, known: Known) -> bool:
        kind = record_kind(base.type)
        if kind is None or reads_previous(base) or self.null(base, known):
            return True
        if is_list(base):
            return False  # the list is there; whether its elements are, `_holds` tells
        own = known if isinstance(base, typed.Subject) else Known()
        return self._nulls.of_member(kind, name, own)

    def _empty(self, node: Node, known: Known) -> bool:
        """Whether a list may be empty; one of a value each is so where what it goes over is."""
        match node:
            case _ if node in known.filled:
                return False
            case typed.Get(base=base) if is_list(base) and record_kind(base.type) is not None:
                return self._empty(base, known)
            case typed.ListNode(items=items):
                return not items
            case _:
                return True

    def holds(self, node: Node, known: Known) -> bool:
        """Whether an element of a list may be null; a list of a fact's own has none that is."""
        match node:
            case typed.Facts() | typed.Children(base=typed.Subject()):
                return False
            case typed.ListNode(items=items):
                return self._any(items, known)
            case typed.Filter(source=source):
                return self.holds(source, known)
            case typed.Children(base=base):
                return is_list(base) and self.holds(base, known)
            case typed.Get(base=base, name=name):
                kind = record_kind(base.type)
                if kind is None:
                    return True
                if not is_list(base):
                    return self._nulls.elements(kind, name)
                if self.holds(base, known):
                    return True
                return not is_sifted(base, name) and self._nulls.of_member(kind, name, Known())
            case typed.Call(function=name) if FUNCTIONS[name].how in (How.CHOSEN, How.JOINED):
                return any(self.holds(one, known) for one in node.arguments)
            case _:
                return True
