"""Counts and sums over parts of one list: a narrower condition leaves no more."""

from __future__ import annotations

from typing import Final

from assay.analyse.expressions.givers import arguments_of
from assay.finding import Span
from assay.language import FUNCTIONS, How, Node, conjuncts, typed
from assay.plan import Formula
from assay.plan.demands import Demands, TooManyRows
from assay.plan.regions import CellTooComplex, regions
from assay.plan.table import Table
from assay.plan.tables import Inputs
from assay.values.types import Unknown

_GROWING: Final = (How.COUNTED, How.ADDED, How.GREATEST)
"""What never falls as a list of amounts that are not below 0 grows."""


def is_part(one: Node, other: Node) -> bool:
    """Whether one value is computed like another, over a part of its list.

    If the elements are not below 0, it is then at most the other wherever both are there.
    """
    match one, other:
        case typed.Call(function=function), typed.Call(function=name) if function == name:
            parts = zip(arguments_of(one), arguments_of(other), strict=False)
            growing = FUNCTIONS[function].how in _GROWING
            alike = len(arguments_of(one)) == len(arguments_of(other)) == 1
            return growing and alike and all(is_part_of(*each) for each in parts)
        case _:
            return False


def is_part_of(one: Node, other: Node) -> bool:
    """Whether every element of a list is one of another, so often as it stands there."""
    match one, other:
        case typed.Get(name=name), typed.Get(name=same):
            return name == same and is_part_of(one.base, other.base)
        case _:
            (source, asked), (whole, more) = _filtered(one), _filtered(other)
            return source == whole and all(
                any(one == each or _implies(one, each) for one in asked) for each in more
            )


def _filtered(of: Node) -> tuple[Node, tuple[Node, ...]]:
    """A list without its filters, and all that they ask, their element called alike."""
    if not isinstance(of, typed.Filter):
        return of, ()
    source, asked = _filtered(of.source)
    return source, (
        *asked,
        *(typed.bound(one, {of.slot: _ELEMENT}) for one in conjuncts(of.condition)),
    )


_ELEMENT: Final = typed.Variable(-1, "item", type=Unknown(), start=0, end=0)


def _implies(one: Node, other: Node) -> bool:
    """Whether a condition is true wherever another is, where both test one and the same value."""
    inputs = Inputs()
    column = inputs.parts(Formula(one, "", Span("")))
    try:
        rows, more = (Demands(column, exact=True).of(each)[0] for each in (one, other))
        finite = regions(Table(tuple(inputs.inputs), (*rows, *more)))
    except (CellTooComplex, TooManyRows):
        return False
    if len(finite.columns) != 1:
        return False
    asked, given = finite.rows[: len(rows)], finite.rows[len(rows) :]
    return all(
        any(row.holds((region,)) for row in given)
        for region in range(finite.columns[0].size)
        if any(row.holds((region,)) for row in asked)
    )
