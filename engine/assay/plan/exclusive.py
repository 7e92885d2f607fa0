"""Whether two rules can ever speak of the same fact.

Exact where their `applies` test single values; what else they say is left open, for it could only
keep them further apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import islice, product
from operator import or_

from assay.finding import Span
from assay.language.typed import Get, Subject
from assay.plan.columns import Column
from assay.plan.decisions import Applicability, Formula
from assay.plan.demands import Demands
from assay.plan.region_set import RegionSet
from assay.plan.regions import CellTooComplex, RegionRow, regions
from assay.plan.table import Row, Table
from assay.plan.tables import Inputs
from assay.values.types import Date, Record, Value

_MOST_PAIRS = 4_096


def perhaps_together(
    several: Sequence[Applicability], kind: str, parameters: Mapping[str, Value]
) -> Iterator[tuple[int, int]]:
    """Every two rules, by position, for which it is not proven that no fact meets both.

    Rules that ask unlike things of one value are told apart all at once; the others by twos.
    """
    asked = _asked(several, kind, parameters)
    by_region: dict[int, list[int]] = defaultdict(list)
    for at, regions_asked in enumerate(asked):
        for region in regions_asked:
            by_region[region].append(at)
    for at, one in enumerate(several):
        near = sorted({other for region in asked[at] for other in by_region[region] if other > at})
        for other in near:
            if not never_together(one, several[other], kind, parameters):
                yield at, other


def _asked(
    several: Sequence[Applicability], kind: str, parameters: Mapping[str, Value]
) -> list[RegionSet]:
    """What each rule asks of one value: of the one of which the most rules ask anything."""
    inputs = Inputs()
    rows = [_rows(inputs, of, kind, parameters) for of in several]
    anything = [RegionSet.of([0])] * len(several)
    try:
        finite = regions(Table(tuple(inputs.inputs), tuple(row for of in rows for row in of)))
    except CellTooComplex:
        return anything
    found: dict[int, dict[int, RegionSet]] = defaultdict(dict)
    following = iter(finite.rows)
    for at, of in enumerate(rows):
        terms = [
            dict(clause.terms[0] for clause in row.clauses if len(clause.terms) == 1)
            for row in islice(following, len(of))
        ]
        for column in set.intersection(*map(set, terms)) if terms else ():
            found[column][at] = reduce(or_, (one[column] for one in terms))
    if not found:
        return anything
    column = max(found, key=lambda one: (len(found[one]), -one))
    whole = RegionSet.span(0, finite.columns[column].size - 1)
    empty = RegionSet.of(at for at in whole if finite.columns[column].case_in(at) is None)
    return [found[column].get(at, whole) - empty for at in range(len(several))]


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

    def dated(name: str) -> int:
        return inputs.part(whole, Get(fact, name, type=Date(), start=0, end=0))

    return Demands(inputs.parts(whole), parameters=parameters).applies(of, dated)


def _never(row: RegionRow, columns: tuple[Column, ...]) -> bool:
    """Whether no expected value lies where a row asks for one."""
    return row.never or any(
        all(columns[at].case_in(region) is None for at, asked in clause.terms for region in asked)
        for clause in row.clauses
    )
