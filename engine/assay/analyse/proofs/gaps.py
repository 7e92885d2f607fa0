"""Cases in which no row holds. A missing value is a matter of its own: nulls are left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from assay.analyse.proofs.hole import hole_between, holes_apart
from assay.analyse.proofs.proposal import proposed_row
from assay.analyse.proofs.results import MOST_LISTED, Gap
from assay.analyse.space.cases import Area, Cases
from assay.analyse.space.cover import uncovered
from assay.analyse.space.effort import Effort
from assay.analyse.space.space import NULL, merged
from assay.plan.columns import Column
from assay.plan.region_set import RegionSet


def gaps(cases: Cases, effort: Effort) -> Iterator[Gap]:
    """The gaps of a table that takes its outcome from one row and has no `otherwise`.

    They are apart, in few boxes, and together all there is where they are at most `MOST_LISTED`.
    Raises TooLarge.
    """
    decision = cases.decision
    if not decision.policy.traits.one_row or decision.otherwise is not None:
        return
    if not cases.all_analysed:
        return
    boxes = cases.boxes_of(range(len(cases.rows)))
    found = dict.fromkeys(
        hole
        for within in cases.there()
        for hole in islice(uncovered(cases.space, within, boxes, effort), MOST_LISTED + 1)
    )
    for box in merged(list(found)):
        for part in holes_apart(cases, box):
            area = cases.area(part, effort)
            if area is not None:
                yield _gap(cases, area)


def _gap(cases: Cases, area: Area) -> Gap:
    decision = cases.decision
    hole = hole_between(cases, area)
    if decision.levels:
        return Gap(area, None, hole)
    where = [*area.where, *_there(cases, area)]
    return Gap(area, proposed_row(where, [one.name for one in decision.outcomes]), hole)


def _there(cases: Cases, area: Area) -> Iterator[tuple[Column, RegionSet]]:
    """Columns of which a row asks for null: there the row proposed asks for a value."""
    told = [column for column, _ in area.where]
    for at, column in enumerate(cases.space.columns):
        nulls = any(box[at] == NULL for boxes in cases.rows for box in boxes or ())
        if nulls and column not in told:
            yield column, RegionSet.span(1, column.size - 1)
