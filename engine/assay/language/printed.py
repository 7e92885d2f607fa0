"""How far a computed number may be off, its figures having been rounded in print.

A tree is walked as the evaluator walks it, with the width of each figure beside its value: half a
unit of its last printed decimal. Widths of what is added or subtracted add up; a coefficient
multiplies one. Every spelling of a sum is a sum: `+`, `sum`, `total`, `mean`, `weighted mean`,
`percent`, over a list however it is made, by `for`, a filter or a path, of the figures that are in
it. A divisor is taken as exact, and so is what comes of any other function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from assay.language import typed
from assay.language.evaluate import _Evaluation
from assay.language.functions import FUNCTIONS, How
from assay.language.functions.numbers import whole
from assay.language.typed import Node
from assay.language.world import Fact, World
from assay.values.null import Null
from assay.values.number import printed_decimals
from assay.values.quotient import add, divide, multiply, total
from assay.values.types import Number, Value

Width: TypeAlias = "Decimal | tuple[Width, ...]"
"""The width of a number, 0 where it is exact; of a list, that of each element."""

WidthOf: TypeAlias = Callable[[Fact, str, Value], Width]
"""The width of a member of a fact that has this value."""

ZERO = Decimal(0)


def width(node: Node, world: World, record: Fact | None, of_member: WidthOf) -> Width:
    """The width of an expression about a fact.

    Raises a `decimal.DecimalException` where it is beyond the range of numbers, and `Exhausted`
    where it takes more work than the world allows.
    """
    return _Widths(world, record, world.budget.allowed(node), of_member).width(node)


class _Widths(_Evaluation):
    """One walk: an evaluation, and the widths of what its variables are bound to."""

    def __init__(self, world: World, record: Fact | None, allowed: int, of_member: WidthOf) -> None:
        super().__init__(world, record, allowed)
        self._of_member = of_member
        self._bound: dict[int, Width] = {}

    def width(self, node: Node) -> Width:
        match node:
            case typed.Get(base=base, name=name):
                return self._members(self.value(base), name)
            case typed.Variable(slot=slot):
                return self._bound.get(slot, ZERO)
            case typed.Negate(operand=operand):
                return self.width(operand)
            case typed.Arithmetic():
                return self._arithmetic(node)
            case typed.Call():
                return self._call(node)
            case typed.If(condition=condition, then=then, otherwise=otherwise):
                return self.width(then if self.truth(condition) is True else otherwise)
            case typed.ListNode(items=items):
                return tuple(map(self.width, items))
            case typed.For(iterations=iterations, body=body):
                return tuple(self.width(body) for _ in self._turns(iterations))
            case typed.Filter(source=source, slot=slot, condition=condition):
                turns = self._turns((typed.Iteration(slot, source),))
                return tuple(self._bound[slot] for _ in turns if self.truth(condition) is True)
            case typed.Index(source=source, position=position):
                widths, at = self._list(source), self.value(position)
                place = (whole(at) if isinstance(at, Decimal) else None) or 0
                found = 0 < abs(place) <= len(widths)
                return widths[place - 1 if place > 0 else place] if found else ZERO
            case _:
                return ZERO

    def _members(self, base: Value, name: str) -> Width:
        if not isinstance(base, tuple):
            known = isinstance(base, Null)
            return ZERO if known else self._of_member(base, name, self.world.value(base, name))
        found: list[Width] = []
        for one in base:
            width = self._members(one, name)
            found.extend(width if isinstance(width, tuple) else (width,))
        return tuple(found)

    def _list(self, node: Node) -> tuple[Width, ...]:
        """The width of each element of a list."""
        widths, values = self.width(node), self.value(node)
        many = len(values) if isinstance(values, tuple) else 0
        fits = isinstance(widths, tuple) and len(widths) == many
        return widths if fits and isinstance(widths, tuple) else (ZERO,) * many

    def _turns(self, iterations: Sequence[typed.Iteration]) -> Iterator[None]:
        """Binds the variables, and their widths, to one combination after another."""
        if not iterations:
            yield None
            return
        first, *rest = iterations
        values = self.value(first.source)
        widths = self._list(first.source)
        for value, width in zip(values if isinstance(values, tuple) else (), widths, strict=True):
            self.spend(1)
            self.slots[first.slot], self._bound[first.slot] = value, width
            yield from self._turns(rest)

    # What is computed -------------------------------------------------------------------------

    def _number(self, node: Node) -> Decimal:
        width = self.width(node)
        return width if isinstance(width, Decimal) else ZERO

    def _arithmetic(self, node: typed.Arithmetic) -> Decimal:
        values = self.value(node.left), self.value(node.right)
        left, right = self._number(node.left), self._number(node.right)
        match node.op, values:
            case "+" | "-", _:
                return add(left, right)
            case "*", (Decimal() as one, Decimal() as other):
                if left and right:
                    if _is_weight(node.left, one, node.right):
                        left = ZERO
                    if _is_weight(node.right, other, node.left):
                        right = ZERO
                return add(multiply(left, other.copy_abs()), multiply(right, one.copy_abs()))
            case "/", (_, Decimal() as divisor) if divisor:
                return divide(left, divisor.copy_abs())
            case _:
                return ZERO

    def _call(self, node: typed.Call) -> Width:
        first, *others = node.arguments
        match FUNCTIONS[node.function].how:
            case How.ADDED:
                return total(self._added(first))
            case How.AVERAGED:
                found = self._added(first)
                return divide(total(found), Decimal(len(found))) if found else ZERO
            case How.WEIGHED:
                weights = self.value(others[0])
                return self._weighed(first, weights) if isinstance(weights, tuple) else ZERO
            case How.DIVIDED:
                divisor = self.value(others[0])
                if not isinstance(divisor, Decimal) or not divisor:
                    return ZERO
                return divide(multiply(self._number(first), Decimal(100)), divisor.copy_abs())
            case How.CHOSEN:
                there = [one for one in node.arguments if not isinstance(self.value(one), Null)]
                return self.width(there[0]) if there else ZERO
            case How.JOINED:
                return tuple(width for one in node.arguments for width in self._list(one))
            case _:
                return ZERO

    def _numbers(self, node: Node) -> list[Decimal | None]:
        """The width of each number of a list; null for what is none, and does not count."""
        values = self.value(node)
        pairs = zip(self._list(node), values if isinstance(values, tuple) else (), strict=True)
        return [
            width if isinstance(value, Decimal) and isinstance(width, Decimal) else None
            for width, value in pairs
        ]

    def _added(self, node: Node) -> list[Decimal]:
        return [width for width in self._numbers(node) if width is not None]

    def _weighed(self, node: Node, weights: tuple[Value, ...]) -> Decimal:
        pairs = [
            (width, weight)
            for width, weight in zip(self._numbers(node), weights, strict=False)
            if width is not None and isinstance(weight, Decimal)
        ]
        whole = total(weight for _, weight in pairs)
        parts = (multiply(width, weight.copy_abs()) for width, weight in pairs)
        return divide(total(parts), whole.copy_abs()) if whole else ZERO


def _is_weight(factor: Node, value: Decimal, other: Node) -> bool:
    """Whether a figure that multiplies another is its weight, and as exact as a literal.

    It is one where it is a whole number, or has no unit or no declared decimals and the other has.
    """
    mine, its = factor.type, other.type
    if not isinstance(mine, Number) or not isinstance(its, Number):
        return False
    decimals = printed_decimals(value) if mine.decimals is None else mine.decimals
    plain = mine.unit is None and its.unit is not None
    alike = (mine.unit is None) == (its.unit is None)
    undeclared = alike and mine.decimals is None and its.decimals is not None
    return decimals == 0 or plain or undeclared
