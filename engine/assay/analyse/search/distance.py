"""How far the values of facts are from those wanted: 0 where they are those.

The distance is what a search goes down by (Korel 1990; McMinn 2004, "Search-based software test
data generation"): conditions joined by `and` add up, of those joined by `or` the nearest counts, a
comparison is as far as its two sides are apart, and a null is far.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from assay.analyse.search.trial import OnFact
from assay.language import Node, typed
from assay.match.reference import cell_holds
from assay.plan import Calculation
from assay.plan.grid import Grid, amount
from assay.plan.scope import is_own
from assay.plan.table import Case, Cell, InputRef
from assay.values.null import Null
from assay.values.number import CONTEXT
from assay.values.types import Member, Value

MET: Final = Decimal(0)
UNMET: Final = Decimal(1)
NULL: Final = Decimal(3)
EQUAL: Final = Decimal("0.001")
"""Distances: none; of a condition that is not so; of a null; of two values that should differ."""


def closeness(far: Decimal, *, strict: bool = False) -> Decimal:
    """A distance between numbers as less than 1, so that no number outweighs a condition."""
    far = far.copy_abs()
    if far == 0:
        return EQUAL if strict else MET
    return CONTEXT.divide(far, CONTEXT.add(far, Decimal(1)))


def null_distance(values: Iterable[Value | None]) -> Decimal:
    """How far nulls are from values: the further, the more facts they lack."""
    causes = sum(len(value.causes) for value in values if isinstance(value, Null))
    return NULL + Decimal(causes) / 10


def from_stretch(here: Decimal, within: Grid) -> Decimal:
    """How far an amount is from a stretch of them."""
    for end, closed, beyond in (
        (within.low, within.low_closed, within.low is not None and here < within.low),
        (within.high, within.high_closed, within.high is not None and here > within.high),
    ):
        if end is not None and (beyond or (here == end and not closed)):
            return closeness(CONTEXT.subtract(end, here), strict=True)
    return MET


def apart(actual: Value, wanted: Value) -> Decimal:
    """How far one value is from another of its type."""
    if isinstance(actual, Decimal | dt.date) and isinstance(wanted, Decimal | dt.date):
        return closeness(CONTEXT.subtract(amount(actual), amount(wanted)))
    if isinstance(actual, Member) and isinstance(wanted, Member):
        return closeness(Decimal(actual.rank - wanted.rank)) if actual != wanted else MET
    return MET if actual == wanted else UNMET


def from_value(node: Node, actual: Value, wanted: Value | None, at: OnFact) -> Decimal:
    """How far a value is from the one wanted, null for a null; conditions are looked into."""
    if wanted is None or isinstance(wanted, Null):
        return MET if isinstance(actual, Null) else UNMET
    if isinstance(actual, Null):
        return null_distance([actual])
    if isinstance(wanted, bool):
        return from_truth(node, wanted, at)
    return apart(actual, wanted)


def from_truth(node: Node, wanted: bool, at: OnFact) -> Decimal:
    """How far a condition is from true or false; 0 exactly where it is so."""
    actual = at.value(node)
    if actual is wanted:
        return MET
    inner = _inside(node, wanted, at)
    if inner is None or inner == MET:
        return null_distance([actual]) if isinstance(actual, Null) else UNMET
    return inner


def _inside(node: Node, wanted: bool, at: OnFact) -> Decimal | None:
    match node:
        case typed.Not(operand=operand):
            return from_truth(operand, not wanted, at)
        case typed.And(operands=operands) | typed.Or(operands=operands):
            far = [from_truth(one, wanted, at) for one in operands]
            every = isinstance(node, typed.And) is wanted
            return sum(far, MET) if every else min(far)
        case typed.Compare(left=left, right=right):
            values = at.value(left), at.value(right)
            if any(isinstance(one, Null) for one in values):
                return null_distance(values)
            far_apart = apart(*values)
            return far_apart or EQUAL
        case typed.Get(name=name) if is_own(node) is not None:
            giver = _giver(name, at)
            return None if giver is None else from_truth(giver.formula.node, wanted, at)
        case _:
            return None


def _giver(name: str, at: OnFact) -> Calculation | None:
    """The calculation that gives the fact an outcome or a private value."""
    made = at.run.made.get((at.fact.id, name))
    if made is not None:
        return made.decision if isinstance(made.decision, Calculation) else None
    return at.run.plan.givens.get(name)


def from_cell(cell: Cell, case: Case, node: Node, at: OnFact) -> Decimal:
    """How far a case is from meeting a cell of a column, whose expression is looked into."""
    if cell_holds(cell)(case):
        return MET
    value = case[cell.input]
    operands = [one for test in cell.tests for one in test.operands]
    if not operands:
        return UNMET
    ends = [case[one.index] if isinstance(one, InputRef) else one.value for one in operands]
    if any(isinstance(one, Null) for one in (value, *ends)):
        return null_distance([value, *ends])
    if isinstance(value, bool):
        return max(from_truth(node, not value, at), EQUAL)
    return min(apart(value, one) or EQUAL for one in ends)
