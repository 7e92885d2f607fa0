"""Which values, where a fact lacks them, leave an expression null: read with what guards them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from assay.analyse.expressions.presence import (
    asks_for_null,
    demanded,
    is_sifted,
    needed,
    operands_of,
    unless,
)
from assay.language import FUNCTIONS, Node, NullIf, typed
from assay.language.names import reads_previous
from assay.plan import Formula
from assay.values.types import ListOf, Unknown

Known: TypeAlias = frozenset[Node]
"""The nodes that are not null where an expression is read."""

Point: TypeAlias = "tuple[typed.If | typed.Filter | typed.Quantified, typed.Get]"
"""A condition's place, and a value without which the condition is null."""


class Absence:
    """Reads the expressions of a rule; `own` are the values that the rule computes itself."""

    def __init__(self, own: Mapping[str, Formula]) -> None:
        self._own = own

    def known(self, nodes: Iterable[Node]) -> Known:
        """Nodes that are there, and what the values of the rule among them are computed from."""
        found: set[Node] = set()
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if node not in found:
                found.add(node)
                opened = self._opened(node)
                waiting.extend(() if opened is None else needed(opened))
        return frozenset(found)

    def _opened(self, node: Node) -> Node | None:
        """The expression of a value of the rule."""
        match node:
            case typed.Get(base=typed.Subject(), name=name) if name in self._own:
                return self._own[name].node
            case _:
                return None

    # What leaves it null ----------------------------------------------------------------------

    def of(self, node: Node, known: Known) -> Iterator[typed.Get]:
        """The values that an expression may be null without, where `known` holds.

        What only a filter or a quantifier in it turns on is told at that (see `points`).
        """
        opened = self._opened(node)
        if node in known:
            return
        match node:
            case _ if opened is not None:
                yield from self.of(opened, _of_the_fact(known))
            case typed.Get(base=base):
                if not reads_previous(base):
                    yield from self.of(base, known)
                    yield from () if isinstance(base.type, ListOf) else (node,)
            case typed.And() | typed.Or():
                for operand, there in operands_of(node):
                    yield from self.of(operand, known | self.known(there))
            case typed.If(condition=condition, then=then, otherwise=otherwise):
                yield from self.of(then, known | self.known(demanded(condition)))
                yield from self.of(otherwise, known | self.known(unless(condition)))
            case typed.Call():
                yield from self._call(node, known)
            case typed.NullCheck() | typed.ListNode():
                return
            case _:
                yield from self._all(_parts(node), known)

    def _all(self, nodes: Iterable[Node], known: Known) -> Iterator[typed.Get]:
        for one in nodes:
            yield from self.of(one, known)

    def _call(self, node: typed.Call, known: Known) -> Iterator[typed.Get]:
        lists = [one for one in node.arguments if isinstance(one.type, ListOf)]
        for reason in FUNCTIONS[node.function].null:
            match reason:
                case NullIf.ARGUMENT:
                    yield from self._all(node.arguments, known)
                case NullIf.ALL:
                    found = [list(self.of(one, known)) for one in node.arguments]
                    yield from (one for each in found if all(found) for one in each)
                case NullIf.LIST:
                    yield from self._all(lists, known)
                case NullIf.ELEMENT | NullIf.HELD | NullIf.OPEN:
                    yield from self._all(lists, known)
                    for one in lists:
                        yield from self._held(one, known)
                case _:
                    pass

    def _held(self, node: Node, known: Known) -> Iterator[typed.Get]:
        """The values without which an element of a list is null."""
        opened = self._opened(node)
        match node:
            case _ if opened is not None:
                yield from self._held(opened, _of_the_fact(known))
            case typed.ListNode(items=items):
                yield from self._all(items, known)
            case typed.For(iterations=iterations, body=body):
                yield from self.of(body, known | self._elements(iterations))
            case typed.Get(base=base) if isinstance(base.type, ListOf):
                if not is_sifted(base, node.name) and not reads_previous(base):
                    yield node
            case typed.Call(arguments=arguments):
                for one in arguments:
                    yield from self._held(one, known)
            case _:
                return

    # Conditions -------------------------------------------------------------------------------

    def points(self, node: Node, known: Known) -> Iterator[Point]:
        """The conditions in an expression, each with the values that it may be null without."""
        match node:
            case typed.If(condition=condition, then=then, otherwise=otherwise):
                yield from ((node, one) for one in self.of(condition, known))
                yield from self.points(condition, known)
                yield from self.points(then, known | self.known(demanded(condition)))
                yield from self.points(otherwise, known | self.known(unless(condition)))
            case typed.Filter(source=source, slot=slot, condition=condition):
                inner = known | self._elements((typed.Iteration(slot, source),))
                yield from ((node, one) for one in self.of(condition, inner))
                yield from self._further(typed.parts(node), inner)
            case typed.Quantified(iterations=iterations, condition=condition):
                inner = known | self._elements(iterations)
                yield from ((node, one) for one in self.of(condition, inner))
                yield from self._further(typed.parts(node), inner)
            case typed.For(iterations=iterations):
                yield from self._further(typed.parts(node), known | self._elements(iterations))
            case typed.And() | typed.Or():
                for operand, there in operands_of(node):
                    yield from self.points(operand, known | self.known(there))
            case _:
                yield from self._further(typed.parts(node), known)

    def _further(self, parts: Iterable[Node], known: Known) -> Iterator[Point]:
        for part in parts:
            yield from self.points(part, known)

    def alternatives(self, condition: Node) -> Iterator[typed.Get]:
        """The values that leave an `or` of a condition open, and that it does not demand."""
        match condition:
            case typed.Or():
                there = self.known(demanded(condition))
                yield from (one for one in self.of(condition, frozenset()) if one not in there)
            case typed.And() | typed.Not():
                for part in typed.parts(condition):
                    yield from self.alternatives(part)
            case _:
                return

    def _elements(self, iterations: Iterable[typed.Iteration]) -> Known:
        """What is known of the elements that a filter has let pass, by the variable they bear."""
        found: set[Node] = set()
        for one in iterations:
            source = one.source
            while isinstance(source, typed.Filter):
                slot, there = source.slot, demanded(source.condition)
                element = typed.Variable(one.slot, "item", type=Unknown(), start=0, end=0)
                found.update(typed.bound(each, {slot: element}) for each in there)
                source = source.source
        return frozenset(found)


def _parts(node: Node) -> Iterable[Node]:
    """The parts of a node without any of which it may be null."""
    match node:
        case typed.Within(operand=operand, tests=tests):
            ends = [end for test in tests for end in typed.parts(test)]
            return ends if asks_for_null(tests) else (operand, *ends)
        case typed.Filter(source=source):
            return (source,)
        case typed.Quantified(iterations=iterations) | typed.For(iterations=iterations):
            return [one.source for one in iterations]
        case _:
            return typed.parts(node)


def _of_the_fact(known: Known) -> Known:
    """What is known of the rule's fact: the variables of another expression are others."""
    return frozenset(
        node for node in known if not any(isinstance(x, typed.Variable) for x in typed.walk(node))
    )
