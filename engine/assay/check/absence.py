"""Which values, where a fact lacks them, leave an expression null: read with what guards them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import reduce
from typing import TypeAlias

from assay.language import FUNCTIONS, Node, NullIf, typed
from assay.language.names import reads_previous
from assay.plan import Formula
from assay.values.types import ListOf

Known: TypeAlias = frozenset[Node]
"""The nodes that are not null where an expression is read."""

NOTHING: Known = frozenset()

Point: TypeAlias = "tuple[typed.If | typed.Filter | typed.Quantified, typed.Get]"
"""A condition's place, and a value without which the condition is null."""


class Absence:
    """Reads the expressions of a rule; `own` are the values that the rule computes itself."""

    def __init__(self, own: Mapping[str, Formula]) -> None:
        self._own = own

    # What leaves it null ------------------------------------------------------------------------

    def of(self, node: Node, known: Known) -> Iterator[typed.Get]:
        """The values that an expression may be null without, where `known` holds.

        What only a filter or a quantifier in it turns on is told at that (see `points`).
        """
        if node in known:
            return
        match node:
            case typed.Get(base=base):
                opened = self._opened(node)
                if opened is not None:
                    yield from self.of(opened, _of_the_fact(known))
                elif not reads_previous(base):
                    yield from self.of(base, known)
                    if not isinstance(base.type, ListOf):
                        yield node
            case typed.And(operands=operands) | typed.Or(operands=operands):
                for operand, inner in self._operands(node, known):
                    yield from self.of(operand, inner)
            case typed.Within(operand=operand, tests=tests):
                if not _asks_for_null(tests):
                    yield from self.of(operand, known)
                yield from self._all((end for test in tests for end in typed.parts(test)), known)
            case typed.If(condition=condition, then=then, otherwise=otherwise):
                yield from self.of(then, known | self.demanded(condition))
                yield from self.of(otherwise, known | self.unless(condition))
            case typed.Call():
                yield from self._call(node, known)
            case typed.Interpolate(x=x, points=points):
                ends = [part for point in points for part in (point.x, point.y)]
                yield from self._all((x, *ends), known)
            case typed.Filter(source=source):
                yield from self.of(source, known)
            case typed.Quantified(iterations=iterations) | typed.For(iterations=iterations):
                yield from self._all((one.source for one in iterations), known)
            case typed.NullCheck() | typed.ListNode():
                return
            case _:
                yield from self._all(typed.parts(node), known)

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
                    if all(found):
                        yield from (one for several in found for one in several)
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
        match node:
            case typed.ListNode(items=items):
                yield from self._all(items, known)
            case typed.For(iterations=iterations, body=body):
                yield from self.of(body, known | self._elements(iterations))
            case typed.Get(base=base) if isinstance(base.type, ListOf):
                one = typed.Iteration(-1, base)
                at = typed.Variable(-1, type=base.type.item, start=0, end=0)
                member = typed.Get(at, node.name, type=node.type, start=0, end=0)
                if member not in self._elements((one,)) and not reads_previous(base):
                    yield node
            case typed.Get() if (opened := self._opened(node)) is not None:
                yield from self._held(opened, _of_the_fact(known))
            case typed.Call(arguments=arguments):
                for one in arguments:
                    yield from self._held(one, known)
            case _:
                return

    def _opened(self, node: typed.Get) -> Node | None:
        formula = self._own.get(node.name) if isinstance(node.base, typed.Subject) else None
        return None if formula is None else formula.node

    # Conditions -------------------------------------------------------------------------------

    def points(self, node: Node, known: Known) -> Iterator[Point]:
        """The conditions in an expression, each with the values that it may be null without."""
        match node:
            case typed.If(condition=condition, then=then, otherwise=otherwise):
                yield from ((node, one) for one in self.of(condition, known))
                yield from self.points(condition, known)
                yield from self.points(then, known | self.demanded(condition))
                yield from self.points(otherwise, known | self.unless(condition))
            case typed.Filter(source=source, slot=slot, condition=condition):
                yield from self.points(source, known)
                inner = known | self._elements((typed.Iteration(slot, source),))
                yield from ((node, one) for one in self.of(condition, inner))
                yield from self.points(condition, inner)
            case typed.Quantified(iterations=iterations, condition=condition):
                inner = known | self._elements(iterations)
                yield from ((node, one) for one in self.of(condition, inner))
                for part in typed.parts(node):
                    yield from self.points(part, inner)
            case typed.For(iterations=iterations):
                for part in typed.parts(node):
                    yield from self.points(part, known | self._elements(iterations))
            case typed.And() | typed.Or():
                for operand, inner in self._operands(node, known):
                    yield from self.points(operand, inner)
            case _:
                for part in typed.parts(node):
                    yield from self.points(part, known)

    def alternatives(self, condition: Node, known: Known) -> Iterator[typed.Get]:
        """The values that leave an `or` of a condition open, and that it does not demand."""
        match condition:
            case typed.Or():
                demanded = self.demanded(condition)
                yield from (one for one in self.of(condition, known) if one not in demanded)
            case typed.And() | typed.Not():
                for part in typed.parts(condition):
                    yield from self.alternatives(part, known)
            case _:
                return

    def _operands(self, node: typed.And | typed.Or, known: Known) -> Iterator[tuple[Node, Known]]:
        """The operands, each with what is known where no other decides the whole by itself."""
        truth = isinstance(node, typed.Or)
        for one in node.operands:
            others = (self.unless(other, truth) for other in node.operands if other is not one)
            yield one, known.union(*others)

    # What is known ----------------------------------------------------------------------------

    def demanded(self, condition: Node, truth: bool = True) -> Known:
        """The nodes that are not null where a condition is true (or false)."""
        match condition:
            case typed.And(operands=operands) | typed.Or(operands=operands):
                sides = [self.demanded(one, truth) for one in operands]
                return _together(sides, every=isinstance(condition, typed.And) is truth)
            case typed.Not(operand=operand):
                return self.demanded(operand, not truth)
            case typed.NullCheck(operand=operand, negated=negated):
                return self.strict(operand) if negated is truth else NOTHING
            case typed.Within(operand=operand, tests=tests) if _asks_for_null(tests):
                return NOTHING if truth else self.strict(operand)
            case _:
                return self.strict(condition)

    def unless(self, condition: Node, truth: bool = True) -> Known:
        """The nodes that are not null where a condition is not true (or not false)."""
        match condition:
            case typed.And(operands=operands) | typed.Or(operands=operands):
                sides = [self.unless(one, truth) for one in operands]
                return _together(sides, every=isinstance(condition, typed.Or) is truth)
            case typed.Not(operand=operand):
                return self.unless(operand, not truth)
            case typed.NullCheck():
                return self.demanded(condition, not truth)
            case typed.Within(tests=tests) if _asks_for_null(tests) and truth:
                return self.demanded(condition, not truth)
            case _:
                return NOTHING

    def strict(self, node: Node) -> Known:
        """The nodes without any of which a value is null, itself among them."""
        parts: tuple[Node, ...] = ()
        match node:
            case typed.Get(base=base):
                opened = self._opened(node)
                parts = (base,) if opened is None else (opened,)
            case typed.Arithmetic(left=left, right=right) | typed.Compare(left=left, right=right):
                parts = (left, right)
            case typed.Negate(operand=operand) | typed.DatePart(operand=operand):
                parts = (operand,)
            case typed.Not(operand=operand) | typed.Within(operand=operand):
                parts = (operand,)
            case typed.Call(function=name, arguments=arguments):
                parts = arguments if NullIf.ARGUMENT in FUNCTIONS[name].null else ()
            case _:
                pass
        return frozenset((node,)).union(*map(self.strict, parts))

    def _elements(self, iterations: Iterable[typed.Iteration]) -> Known:
        """What is known of the elements that a filter has let pass, by the variable they bear."""
        found: set[Node] = set()
        for one in iterations:
            source = one.source
            while isinstance(source, typed.Filter):
                slot = source.slot
                found.update(_renamed(x, slot, one.slot) for x in self.demanded(source.condition))
                source = source.source
        return frozenset(found)


def _asks_for_null(tests: Iterable[typed.Test]) -> bool:
    return any(isinstance(test, typed.IsNull) for test in tests)


def _together(sides: list[Known], *, every: bool) -> Known:
    if every:
        return NOTHING.union(*sides)
    return reduce(frozenset.__and__, sides)


def _of_the_fact(known: Known) -> Known:
    """What is known of the rule's fact: the variables of another expression are others."""
    return frozenset(
        node for node in known if not any(isinstance(x, typed.Variable) for x in typed.walk(node))
    )


def _renamed(node: Node, slot: int, to: int) -> Node:
    if isinstance(node, typed.Variable):
        return replace(node, slot=to) if node.slot == slot else node
    return typed.rebuilt(node, lambda part: _renamed(part, slot, to))
