"""What the rounding of printed figures explains: half a unit of the last decimal of each.

A figure's printed decimals are those that it is written with: `4.7050` has four, `4.7` one. A whole
number without any has those that the schema declares, so that `5` under `decimals: 1` is 5.0, off
by 0.05 at most, and a bare `0` in a column of four decimals does not excuse half of one. A value
that a rule rounds is off by half a unit of its decimals and by what its figures are off; one that a
rule computes, by what its figures are; one that stands in a rule is exact.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias

from assay.facts import Fact, Schema
from assay.language import Node, World
from assay.language.printed import ZERO, Width, width
from assay.outcome.giving import Made, row_of
from assay.plan import Calculation, Formula
from assay.values.hit_policy import HitPolicy
from assay.values.number import CONTEXT, printed_decimals
from assay.values.quotient import add
from assay.values.types import ListOf, Number, Value

_HALF = Decimal("0.5")

_Place: TypeAlias = tuple[Fact, str]


class PrintedWidths:
    """The widths of one run's values, each worked out once; `made` tells how a value was made."""

    def __init__(
        self, schema: Schema, world: World, made: Callable[[Fact, str], Made | None]
    ) -> None:
        self._schema = schema
        self._world = world
        self._made = made
        self._known: dict[tuple[str, str], Width] = {}
        self._wanted: list[_Place] = []

    def of(self, node: Node, fact: Fact) -> Decimal:
        """How far a number of a rule about a fact may be off.

        Raises a `decimal.DecimalException` where that is beyond the range of numbers.
        """
        # Not by recursion: a roll-up over a deep tree reads on and on.
        while True:
            found = self._tried(node, fact)
            waiting = self._wanted
            if not waiting:
                return found if isinstance(found, Decimal) else ZERO
            while waiting:
                place = waiting[-1]
                self._wanted = []
                width = self._of_value(*place)
                if self._wanted:
                    waiting.extend(self._wanted)
                else:
                    self._known[place[0].id, place[1]] = width
                    waiting.pop()
            self._wanted = []

    def _tried(self, node: Node, fact: Fact) -> Width:
        return width(node, self._world, fact, self._of_member)

    def _of_member(self, record: object, name: str, value: Value) -> Width:
        assert isinstance(record, Fact)  # the world has no other records
        if name in record.values:
            return self._of_field(record, name, value)
        known = self._known.get((record.id, name))
        if known is None:
            self._wanted.append((record, name))
            return ZERO
        return known

    def _of_field(self, record: Fact, name: str, value: Value) -> Width:
        if isinstance(value, tuple):
            return tuple(self._of_field(record, name, one) for one in value)
        if not isinstance(value, Decimal):
            return ZERO
        field = self._schema.kinds[record.kind].columns.get(name)
        of = None if field is None else field.type
        of = of.item if isinstance(of, ListOf) else of
        declared = of.decimals if isinstance(of, Number) else None
        return _half(printed_decimals(value) or declared or 0)

    def _of_value(self, fact: Fact, name: str) -> Width:
        made = self._made(fact, name)
        if made is None:
            return ZERO
        decision, rounding = made.decision, made.decision.rounding
        inner: Width = ZERO
        if isinstance(decision, Calculation):
            inner = self._tried(decision.formula.node, fact)
        elif len(made.rows) == 1 or decision.policy is HitPolicy.COLLECT_SUM:
            for row in made.rows:
                output = row_of(decision, row).outputs[name]
                of_row = self._tried(output.node, fact) if isinstance(output, Formula) else ZERO
                if isinstance(inner, Decimal) and isinstance(of_row, Decimal):
                    inner = add(inner, of_row)
        return inner if rounding is None else _wider(inner, _half(rounding.decimals))


def _half(decimals: int) -> Decimal:
    """Half a unit of the last of so many decimals."""
    return _HALF.scaleb(-decimals, CONTEXT)


def _wider(width: Width, by: Decimal) -> Width:
    if isinstance(width, tuple):
        return tuple(_wider(one, by) for one in width)
    return add(width, by)
