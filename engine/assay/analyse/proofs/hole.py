"""A gap between two rows on one line: where the one ends, where the other begins, what closes it.

The commonest slip of bands: `<= 5` and `[5.1..20]` leave 5.05 without a row.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import pairwise

from assay.analyse.proofs.results import Hole
from assay.analyse.proofs.written import ends_of, text_of_test
from assay.analyse.space.cases import Area, Cases
from assay.analyse.space.space import Box, with_regions
from assay.plan import TableDecision
from assay.plan.columns import Line
from assay.plan.grid import Grid, value_of
from assay.plan.region_set import RegionSet
from assay.plan.table import Comparison, Constant, InputRef, Interval, Operand, Test
from assay.values.number import printed_decimals
from assay.values.types import Number


def holes_apart(cases: Cases, box: Box) -> Iterator[Box]:
    """The same cases, those of each hole by itself: each is a slip of its own."""
    for at, column in enumerate(cases.space.columns):
        if not isinstance(column, Line):
            continue
        stretches = _stretches(box[at], cases.space.whole[at])
        holes = [one for one in stretches if len(stretches) > 1 and _ends(cases, box, at, one)]
        if holes:
            rest = box[at]
            for hole in holes:
                yield with_regions(box, at, hole)
                rest -= hole
            if rest:
                yield with_regions(box, at, rest)
            return
    yield box


def hole_between(cases: Cases, area: Area) -> Hole | None:
    """The hole that an area is; null where no row ends below it, or none begins above it.

    It is one stretch of a single line, with a row on each side that holds in all else as the area.
    """
    for column, _ in area.where:
        if not isinstance(column, Line):
            continue
        at = cases.space.columns.index(column)
        stretches = _stretches(area.box[at], cases.space.whole[at])
        ends = _ends(cases, area.box, at, stretches[0]) if len(stretches) == 1 else None
        if ends is not None:
            (low, under), (high, over) = ends
            start, stop = ends_of(column, low + 1, high - 1)
            assert start[0] is not None
            assert stop[0] is not None
            found = Hole(column, ((start[0], start[1]), (stop[0], stop[1])), under, over)
            return found if cases.decision.levels else _closed(cases.decision, column, found)
    return None


def _stretches(regions: RegionSet, expected: RegionSet) -> list[RegionSet]:
    """Regions as stretches that only regions without an expected value interrupt."""
    found: list[list[int]] = []
    listed = list(expected)
    following = dict(pairwise(listed))
    for region in regions:
        if found and following.get(found[-1][-1]) == region:
            found[-1].append(region)
        else:
            found.append([region])
    return [RegionSet.of(one) for one in found]


def _ends(
    cases: Cases, box: Box, at: int, stretch: RegionSet
) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The regions on both sides of a stretch, each with a row that holds in all of it."""
    listed = list(stretch)
    expected = cases.space.whole[at]
    below = [region for region in expected if 0 < region < listed[0]]
    above = [region for region in expected if region > listed[-1]]
    if not below or not above:
        return None
    under = _row_at(cases, with_regions(box, at, RegionSet.of([below[-1]])))
    over = _row_at(cases, with_regions(box, at, RegionSet.of([above[0]])))
    return None if under is None or over is None else ((below[-1], under), (above[0], over))


def _row_at(cases: Cases, box: Box) -> int | None:
    """A row that was written and holds in all of a box."""
    for row in cases.written:
        for one in cases.rows[row] or ():
            if not any(wanted - had for had, wanted in zip(one, box, strict=True)):
                return row
    return None


def _closed(decision: TableDecision, column: Line, hole: Hole) -> Hole:
    """The hole with what would close it: a cell that reaches over it, or coarser values."""
    (start, starts_at), (stop, stops_at) = hole.ends
    one, other = Constant(value_of(column.type, start)), Constant(value_of(column.type, stop))
    ways = (
        (
            hole.above,
            _down_to(_only_test(decision, hole.above, column.input), other, one, starts_at),
        ),
        (hole.below, _up_to(_only_test(decision, hole.below, column.input), one, other, stops_at)),
    )
    row, wider = next((way for way in ways if way[1] is not None), (None, None))
    if wider is not None:
        hole = dataclasses.replace(hole, changed=row, write=text_of_test(wider))
    if not isinstance(column.type, Number) or starts_at or stops_at:
        return hole
    decimals = max(printed_decimals(start), printed_decimals(stop))
    declared = column.type.decimals
    coarser = declared is None or declared > decimals
    if coarser and Grid(start, stop, False, False, decimals).sample() is None:
        return dataclasses.replace(hole, decimals=decimals)
    return hole


def _only_test(decision: TableDecision, row: int, at: int) -> Test | None:
    """What a row asks of an input, where that is one test against constants."""
    cells = [cell for cell in decision.table.rows[row].cells if cell.input == at]
    if len(cells) != 1 or cells[0].negated or len(cells[0].tests) != 1:
        return None
    test = cells[0].tests[0]
    return test if text_of_test(test) is not None else None


def _down_to(test: Test | None, at: Constant, low: Constant, closed: bool) -> Test | None:
    """A test that begins at `at`, made to begin at `low`."""
    match test:
        case Interval(begin, high, _, high_closed) if _same(begin, at):
            return Interval(low, high, closed, high_closed)
        case Comparison(">=" | ">", operand) if _same(operand, at):
            return Comparison(">=" if closed else ">", low)
        case Comparison("=", operand) if _same(operand, at):
            return Interval(low, at, closed, True)
        case _:
            return None


def _up_to(test: Test | None, at: Constant, high: Constant, closed: bool) -> Test | None:
    """A test that ends at `at`, made to end at `high`."""
    match test:
        case Interval(low, end, low_closed, _) if _same(end, at):
            return Interval(low, high, low_closed, closed)
        case Comparison("<=" | "<", operand) if _same(operand, at):
            return Comparison("<=" if closed else "<", high)
        case Comparison("=", operand) if _same(operand, at):
            return Interval(at, high, True, closed)
        case _:
            return None


def _same(one: Operand, other: Constant) -> bool:
    return not isinstance(one, InputRef) and one.value == other.value
