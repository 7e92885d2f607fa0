"""Which numbers and dates an expression may come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Final, TypeAlias

from assay.analyse.expressions.givers import Givers, arguments_of, is_list
from assay.analyse.expressions.parts import is_part
from assay.analyse.expressions.spread import (
    ANY,
    Spread,
    combined,
    decimals_of,
    extreme,
    hull,
    is_from_zero,
    magnitude,
    mapped,
    point,
    shared,
    turned,
    united,
)
from assay.language import FUNCTIONS, How, Node, typed
from assay.language.names import reads_previous, record_kind
from assay.language.typed import OPPOSITE
from assay.plan import Calculation, Fixed, Formula, Giver, Output, TableDecision
from assay.plan.grid import Grid
from assay.values.hit_policy import Gives, Hit, hit
from assay.values.number import rounded
from assay.values.types import Date, ListOf, Number, Type

Within: TypeAlias = tuple[tuple[Node, Grid], ...]
"""Where some values lie besides what they may come to."""

_MOST_GATHERED: Final = 8
"""The most rows of which every choice is looked at."""


class Amounts:
    """The amounts of numbers and dates in a plan."""

    def __init__(self, givers: Givers) -> None:
        self._givers = givers
        self._known: dict[tuple[str, str], Spread] = {}

    def of(self, node: Node, within: Within = ()) -> Spread:
        """The amounts that a number or date may come to, whatever is declared of it kept in mind.

        Of a list, those of its elements. `within` says where some values lie besides.
        """
        found = _declared(node.type, self._computed(node, within))
        for window in (window for one, window in within if one == node):
            found = shared(found, (window,))
        return found

    def _computed(self, node: Node, within: Within) -> Spread:
        match node:
            case typed.Constant(value=value):
                return point(value)
            case typed.Parameter(name=name):
                return point(self._givers.parameters.get(name))
            case typed.Get():
                return self._member(node)
            case typed.Negate(operand=operand):
                return united(turned(one) for one in self.of(operand, within))
            case typed.Arithmetic():
                return self._arithmetic(node, within)
            case typed.If(condition=condition, then=then, otherwise=otherwise):
                inside = self.of(then, (*windows(condition, True), *within))
                outside = self.of(otherwise, (*windows(condition, False), *within))
                return united((*inside, *outside))
            case typed.ListNode(items=items):
                return united(one for item in items for one in self.of(item, within))
            case typed.Filter(source=one) | typed.Index(source=one):
                return self.of(one)
            case typed.Call():
                return self._call(node, within)
            case typed.Interpolate():
                return self._scale(node)
            case _:
                return ANY

    def _arithmetic(self, node: typed.Arithmetic, within: Within) -> Spread:
        op, one, other = node.op, node.left, node.right
        if not _counts(one) or not _counts(other):
            return ANY  # a text with another
        if op == "*" and one == other:
            return combined("**", self.of(one, within), point(Decimal(2)))
        return combined(op, self.of(one, within), self.of(other, within))

    def _call(self, node: typed.Call, within: Within) -> Spread:
        if not isinstance(node.type, Number):
            return ANY
        arguments = arguments_of(node)
        spreads = [self.of(one, within) for one in arguments]
        several = [hull(one) for one in spreads]
        lists = any(is_list(one) for one in arguments)
        low = Decimal(0) if all(is_from_zero(one) for one in several) else None
        how = FUNCTIONS[node.function].how
        match how:
            case How.MAGNITUDE:
                return united(magnitude(one) for one in spreads[0])
            case How.LEAST | How.GREATEST if not lists:
                return extreme("min" if how is How.LEAST else "max", several)
            case How.LEAST | How.GREATEST | How.CHOSEN:
                return united(one for spread in spreads for one in spread)
            case How.ROUNDED:
                return self._rounded(node, spreads[0])
            case How.AVERAGED | How.BETWEEN:
                whole = hull([one for spread in spreads for one in spread])
                return (replace(whole, decimals=None),)
            case How.ADDED:
                return (Grid(low, decimals=decimals_of(several)),)
            case How.DIVIDED:
                part = low is not None and is_part(arguments[0], arguments[1])
                return (Grid(low, Decimal(100) if part else None),)
            case How.WEIGHED | How.MULTIPLIED:
                return (Grid(low),)
            case How.COUNTED | How.READ_OFF | How.JOINED | How.OTHERWISE:
                return ANY

    def _rounded(self, node: typed.Call, spread: Spread) -> Spread:
        """Rounding keeps the order of amounts, so that its ends are the ends rounded."""
        decimals = node.type.decimals if isinstance(node.type, Number) else None
        if decimals is None:
            return (Grid(Decimal(0)),) if all(map(is_from_zero, spread)) else ANY
        digits = [one.value for one in node.arguments[1:] if isinstance(one, typed.Constant)]

        def of(end: Decimal) -> Decimal:
            found = FUNCTIONS[node.function].apply(end, *digits)
            return found if isinstance(found, Decimal) else end

        return mapped(spread, of, decimals)

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
        if not self._givers.of(kind, node.name):
            return ANY  # a field: its type says all
        return self.outcome(kind, node.name)

    def outcome(self, kind: str, name: str) -> Spread:
        """The amounts that rules may give an outcome."""
        key = (kind, name)
        if key not in self._known:
            found = self._givers.into("amounts", kind, name, ANY, lambda: self._given(kind, name))
            if self._givers.is_open("amounts"):
                return found  # it may rest on one that was asked for on the way to itself
            self._known[key] = found
        return self._known[key]

    def _given(self, kind: str, name: str) -> Spread:
        return united(
            one for giver in self._givers.of(kind, name) for one in self._from(giver, name)
        )

    def _from(self, giver: Giver, name: str) -> Spread:
        """The amounts that one rule gives an outcome, rounded as it says."""
        if isinstance(giver, Calculation):
            found = self.of(giver.formula.node)
        else:
            rows = [self._output(row.outputs[name]) for row in giver.rows]
            last = () if giver.otherwise is None else self._output(giver.otherwise.outputs[name])
            found = united((*self._gathered(giver, name, rows), *last))
        rounding = giver.rounding
        if rounding is None:
            return found
        return mapped(
            found, lambda end: rounded(end, rounding.decimals, rounding.mode), rounding.decimals
        )

    def _gathered(self, giver: TableDecision, name: str, rows: Sequence[Spread]) -> Spread:
        """What a hit policy makes of rows, some of which hold."""
        traits = giver.policy.traits
        outputs = [row.outputs[name] for row in giver.rows]
        stated = [one.value for one in outputs if isinstance(one, Fixed)]
        if traits.gives in (Gives.ROW, Gives.LIST):
            return united(one for row in rows for one in row)
        if len(stated) < len(outputs) or len(stated) > _MOST_GATHERED:
            most = Grid(Decimal(0), Decimal(len(rows)), decimals=0)
            return (most,) if traits.gives is Gives.COUNT else ANY
        held = (
            one for size in range(len(rows)) for one in combinations(range(len(rows)), size + 1)
        )
        made = (hit(giver.policy, one, lambda row: {name: stated[row]}, [name], {}) for one in held)
        return united(
            grid for one in made if isinstance(one, Hit) for grid in point(one.values[name])
        )

    def _output(self, output: Output) -> Spread:
        match output:
            case Fixed(value=value):
                return point(value)
            case Formula(node=node):
                return self.of(node)
            case _:
                return ()


def windows(condition: Node, truth: bool) -> Iterator[tuple[Node, Grid]]:
    """Where values lie if a condition is true, or (`truth`) is not; null they may be besides."""
    match condition:
        case typed.And(operands=several) if truth:
            yield from (found for one in several for found in windows(one, truth))
        case typed.Or(operands=several) if not truth:
            yield from (found for one in several for found in windows(one, truth))
        case typed.Not(operand=operand):
            yield from windows(operand, not truth)
        case typed.Compare(op=op, left=left, right=typed.Constant(value=Decimal() as end)):
            yield from ((left, window) for window in _windows(op if truth else OPPOSITE[op], end))
        case typed.Compare(op=op, left=typed.Constant(value=Decimal()) as end, right=right):
            turned = typed.Compare(
                typed.FLIPPED[op], right, end, type=condition.type, start=0, end=0
            )
            yield from windows(turned, truth)
        case _:
            return


def _windows(op: typed.CompareOp, end: Decimal) -> Iterator[Grid]:
    match op:
        case "<" | "<=":
            yield Grid(high=end, high_closed=op == "<=")
        case ">" | ">=":
            yield Grid(end, low_closed=op == ">=")
        case "=":
            yield Grid(end, end)
        case "!=":
            return


def _counts(node: Node) -> bool:
    """Whether a value is an amount: a number, or a date by its day."""
    return isinstance(node.type, Number | Date)


def _declared(of: Type, found: Spread) -> Spread:
    """The part of a spread that is expected of a type; all that is, where that is none."""
    item = of.item if isinstance(of, ListOf) else of
    if not isinstance(item, Number | Date):
        return found
    declared = Grid.of(item)
    kept = tuple(both for one in found if (both := one & declared).sample() is not None)
    return kept if kept or not found else (declared,)
