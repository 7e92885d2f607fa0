"""Which of two values is never above the other, told by what both are computed from.

Sums and products of the same values are brought to one form, the difference of the two: a sum of
products. What all its products share is taken out, and what is left lies where its parts do. So
`target - target * margin` is never above `target + target * margin` where neither is below 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal, DecimalException
from functools import reduce
from typing import Final, TypeAlias

from assay.analyse.expressions.givers import arguments_of, is_list
from assay.analyse.expressions.parts import is_part
from assay.analyse.expressions.possible import Possible
from assay.analyse.expressions.spread import Spread, combined, hull, is_from_zero, point, united
from assay.language import FUNCTIONS, How, Node, typed
from assay.plan.grid import Grid
from assay.plan.table import Cell, Comparison, InputRef, Row
from assay.values.number import CONTEXT
from assay.values.types import Number

_Product: TypeAlias = tuple[int, ...]
"""Values that are multiplied, by their places, ascending; none for a number alone."""

_Sum: TypeAlias = dict[_Product, Decimal]
"""Products, each times a number."""

_MOST: Final = 32
"""The most products that a sum may have."""


class _TooLong(Exception):
    """A sum of more than `_MOST` products."""


def never_above(nodes: Sequence[Node], possible: Possible) -> list[Row]:
    """Rows on some values that never hold: in each, one is above another that it never is above."""
    rows: list[Row] = []
    numbers = [at for at, node in enumerate(nodes) if isinstance(node.type, Number)]
    for place, at in enumerate(numbers):
        for other in numbers[place + 1 :]:
            for low, high in ((at, other), (other, at)):
                if is_at_most(nodes[low], nodes[high], possible):
                    rows.append(Row((Cell(low, (Comparison(">", InputRef(high)),)),)))
                    break
    return rows


def is_at_most(one: Node, other: Node, possible: Possible) -> bool:
    """Whether a number is never above another, wherever both are there."""
    one, other = possible.opened(one), possible.opened(other)
    alike = possible.rounded_alike(one, other)
    if alike is not None:
        return is_at_most(*alike, possible)
    if one == other or (is_part(one, other) and _grows(one, possible)):
        return True
    if (several := _parts(one)) is not None:
        enough = any if several[1] is How.LEAST else all
        return enough(is_at_most(part, other, possible) for part in several[0])
    if (several := _parts(other)) is not None:
        enough = any if several[1] is How.GREATEST else all
        return enough(is_at_most(one, part, possible) for part in several[0])
    return is_from_zero(_Difference(possible).of(other, one))


def _parts(node: Node) -> tuple[tuple[Node, ...], How | None] | None:
    """The values of which a value is always one, and how it is chosen; null where it is none."""
    match node:
        case typed.If(then=then, otherwise=otherwise):
            return (then, otherwise), None
        case typed.Call(function=name) if FUNCTIONS[name].how in (How.LEAST, How.GREATEST):
            several = arguments_of(node)
            return None if any(map(is_list, several)) else (several, FUNCTIONS[name].how)
        case _:
            return None


def _grows(node: Node, possible: Possible) -> bool:
    """Whether a value computed of a list never falls as the list grows."""
    match node:
        case typed.Call(function=name, arguments=(one, *_)):
            counted = FUNCTIONS[name].how is How.COUNTED
            return counted or all(map(is_from_zero, possible.amounts(one)))
        case _:
            return False


@dataclass
class _Difference:
    """The difference of two values as a sum of products of what they are computed from."""

    possible: Possible
    values: list[Node] = field(default_factory=list)

    def of(self, one: Node, other: Node) -> Grid:
        """Where the difference lies."""
        try:
            found = _added(self._sum(one), self._sum(other), Decimal(-1))
            return self._lies(found) if any(found) else hull(point(found.get((), Decimal(0))))
        except (DecimalException, _TooLong):
            return Grid()

    def _sum(self, node: Node) -> _Sum:
        node = self.possible.opened(node)
        match node:
            case typed.Constant(value=Decimal() as value):
                return {(): value}
            case typed.Parameter(name=name):
                known = self.possible.parameters.get(name)
                return {(): known} if isinstance(known, Decimal) else self._value(node)
            case typed.Negate(operand=operand):
                return _added({}, self._sum(operand), Decimal(-1))
            case typed.Arithmetic(op="+", left=left, right=right):
                return _added(self._sum(left), self._sum(right), Decimal(1))
            case typed.Arithmetic(op="-", left=left, right=right):
                return _added(self._sum(left), self._sum(right), Decimal(-1))
            case typed.Arithmetic(op="*", left=left, right=right):
                return _multiplied(self._sum(left), self._sum(right))
            case typed.Arithmetic(op="/", left=left, right=right) if (
                set(by := self._sum(right)) == {()} and by[()] != 0
            ):
                return {
                    product: CONTEXT.divide(times, by[()])
                    for product, times in self._sum(left).items()
                }
            case _:
                return self._value(node)

    def _value(self, node: Node) -> _Sum:
        if node not in self.values:
            self.values.append(node)
        return {(self.values.index(node),): Decimal(1)}

    def _lies(self, of: _Sum) -> Grid:
        """Where a sum lies: what all products share, times what is left."""
        shared = reduce(lambda one, other: one & other, (Counter(one) for one in of))
        rest = {
            tuple(sorted((Counter(product) - shared).elements())): times
            for product, times in of.items()
        }
        whole: Spread = point(Decimal(0))
        for product, times in rest.items():
            whole = combined(
                "+", whole, combined("*", point(times), self._product(Counter(product)))
            )
        return hull(combined("*", self._product(shared), whole))

    def _product(self, of: Counter[int]) -> Spread:
        found: Spread = point(Decimal(1))
        for at, times in of.items():
            one: Spread = (hull(self.possible.amounts(self.values[at])),)
            power = one if times == 1 else combined("**", one, point(Decimal(times)))
            found = combined("*", found, power)
        return united(found)


def _added(one: _Sum, other: _Sum, times: Decimal) -> _Sum:
    found = dict(one)
    for product, factor in other.items():
        found[product] = CONTEXT.add(
            found.get(product, Decimal(0)), CONTEXT.multiply(factor, times)
        )
    return _kept(found)


def _multiplied(one: _Sum, other: _Sum) -> _Sum:
    found: _Sum = {}
    for product, factor in one.items():
        part = {
            tuple(sorted((*product, *more))): CONTEXT.multiply(factor, times)
            for more, times in other.items()
        }
        found = _added(found, part, Decimal(1))
    return found


def _kept(of: _Sum) -> _Sum:
    kept = {product: times for product, times in of.items() if times != 0}
    if len(kept) > _MOST:
        raise _TooLong
    return kept
