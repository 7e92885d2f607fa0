"""Whether two rules can ever speak of the same fact.

Exact where their `applies` test single values; what else they say is left open, for it could only
keep them further apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from assay.finding import Span
from assay.language import Node
from assay.language.typed import Get, Subject
from assay.plan.columns import Column
from assay.plan.decisions import Applicability, Formula
from assay.plan.demands import Demands, is_column
from assay.plan.regions import CellTooComplex, RegionRow, regions
from assay.plan.table import Row, Table
from assay.plan.tables import Inputs
from assay.values.types import Date, Record, Value

_MOST_PAIRS = 4_096


def never_together(
    one: Applicability, other: Applicability, kind: str, parameters: Mapping[str, Value]
) -> bool:
    """True where it is proven that no fact meets both; false where it is not.

    Args:
        one: which facts a rule applies to.
        other: the same of another rule.
        kind: the kind of these facts.
        parameters: the values in force on the plan's day.
    """
    inputs = Inputs()
    mine, theirs = (_rows(inputs, of, kind, parameters) for of in (one, other))
    if len(mine) * len(theirs) > _MOST_PAIRS:
        return False
    both = tuple(Row((*row.cells, *beside.cells)) for row, beside in product(mine, theirs))
    try:
        finite = regions(Table(tuple(inputs.inputs), both))
    except CellTooComplex:
        return False
    return all(_never(row, finite.columns) for row in finite.rows)


def _rows(
    inputs: Inputs, of: Applicability, kind: str, parameters: Mapping[str, Value]
) -> tuple[Row, ...]:
    fact = Subject(type=Record(kind), start=0, end=0)
    whole = of.condition or Formula(fact, "", Span(""))

    def column(node: Node) -> int | None:
        return inputs.part(whole, node) if is_column(node) else None

    def dated(name: str) -> int:
        return inputs.part(whole, Get(fact, name, type=Date(), start=0, end=0))

    return Demands(column, parameters=parameters).applies(of, dated)


def _never(row: RegionRow, columns: tuple[Column, ...]) -> bool:
    """Whether no expected value lies where a row asks for one."""
    return row.never or any(
        all(columns[at].region(region).empty for at, asked in clause.terms for region in asked)
        for clause in row.clauses
    )
