"""Which numbers and dates an expression may come to."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from assay.analyse.expressions.givers import Makers, arguments_of, is_list
from assay.analyse.expressions.spread import (
    ANY,
    Spread,
    combined,
    extreme,
    hull,
    is_from_zero,
    point,
    rounded_spread,
    turned,
    united,
)
from assay.language import FUNCTIONS, How, Node, typed
from assay.language.names import reads_previous, record_kind
from assay.plan import Calculation, Fixed, Formula, Output
from assay.plan.grid import Grid
from assay.values.types import Date, ListOf, Number, Type

_FROM_ZERO: Final = Grid(Decimal(0))


class Amounts:
    """The amounts of numbers and dates in a plan."""

    def __init__(self, makers: Makers) -> None:
        self._makers = makers
        self._known: dict[tuple[str, str], Spread] = {}

    def of(self, node: Node) -> Spread:
        """The amounts that a number or date may come to, whatever is declared of it kept in mind.

        Of a list, those of its elements.
        """
        found = self._computed(node)
        return _declared(node.type, found)

    def _computed(self, node: Node) -> Spread:
        match node:
            case typed.Constant(value=value):
                return point(value)
            case typed.Parameter(name=name):
                return point(self._makers.parameters.get(name))
            case typed.Get():
                return self._member(node)
            case typed.Negate(operand=operand):
                return turned(hull(self.of(operand)))
            case typed.Arithmetic(op="+" | "-" as op, left=left, right=right) if isinstance(
                left.type, Number
            ) and isinstance(right.type, Number):
                return combined(op, hull(self.of(left)), hull(self.of(right)))
            case typed.If(then=then, otherwise=otherwise):
                return united((*self.of(then), *self.of(otherwise)))
            case typed.Call():
                return self._call(node)
            case typed.Interpolate():
                return self._scale(node)
            case _:
                return ANY

    def _call(self, node: typed.Call) -> Spread:
        if not isinstance(node.type, Number):
            return ANY
        arguments = arguments_of(node)
        spreads = [self.of(one) for one in arguments]
        several = [hull(one) for one in spreads]
        lists = any(is_list(one) for one in arguments)
        from_zero = (_FROM_ZERO,) if all(is_from_zero(one) for one in several) else ANY
        how = FUNCTIONS[node.function].how
        match how:
            case How.MAGNITUDE:
                return (Grid(Decimal(0), decimals=several[0].decimals),)
            case How.LEAST | How.GREATEST if not lists:
                return extreme("min" if how is How.LEAST else "max", several)
            case How.ROUNDED:
                low = Decimal(0) if is_from_zero(several[0]) else None
                return ANY if node.type.decimals is None else (Grid(low),)
            case How.CHOSEN:
                return united(one for spread in spreads for one in spread)
            case How.ADDED | How.AVERAGED | How.BETWEEN | How.LEAST | How.GREATEST | How.DIVIDED:
                return from_zero
            case How.WEIGHED | How.MULTIPLIED:
                return from_zero
            case How.COUNTED | How.READ_OFF | How.JOINED | How.OTHERWISE:
                return ANY

    def _scale(self, node: typed.Interpolate) -> Spread:
        scores: Spread = tuple(one for each in node.points for one in self.of(each.y))
        if node.between == "linear":
            whole = hull(scores)
            scores = (Grid(whole.low, whole.high),)
        beyond = (node.below, node.above, node.worse, node.better)
        return united(
            (*scores, *(one for end in beyond if end is not None for one in self.of(end)))
        )

    # Members of facts -------------------------------------------------------------------------

    def _member(self, node: typed.Get) -> Spread:
        kind = record_kind(node.base.type)
        if kind is None or reads_previous(node.base):
            return ANY
        if not self._makers.of(kind, node.name):
            return ANY  # a field: its type says all
        return self.outcome(kind, node.name)

    def outcome(self, kind: str, name: str) -> Spread:
        """The amounts that rules may give an outcome."""
        key = (kind, name)
        if key not in self._known:
            found = self._makers.into("amounts", kind, name, ANY, lambda: self._given(kind, name))
            if self._makers.is_open("amounts"):
                return found  # it may rest on one that was asked for on the way to itself
            self._known[key] = found
        return self._known[key]

    def _given(self, kind: str, name: str) -> Spread:
        found: list[Grid] = []
        for maker in self._makers.of(kind, name):
            if isinstance(maker, Calculation):
                own = self.of(maker.formula.node)
            elif maker.policy.traits.one_row:
                outputs = [row.outputs[name] for row in maker.every_row]
                own = united(one for output in outputs for one in self._output(output))
            else:
                return ANY
            found.extend(rounded_spread(own, maker.rounding))
        return united(found)

    def _output(self, output: Output) -> Spread:
        match output:
            case Fixed(value=value):
                return point(value)
            case Formula(node=node):
                return self.of(node)
            case _:
                return ()


def _declared(of: Type, found: Spread) -> Spread:
    """The part of a spread that is expected of a type; all that is, where that is none."""
    item = of.item if isinstance(of, ListOf) else of
    if not isinstance(item, Number | Date):
        return found
    declared = Grid.of(item)
    kept = tuple(both for one in found if (both := one & declared).sample() is not None)
    return kept if kept or not found else (declared,)
