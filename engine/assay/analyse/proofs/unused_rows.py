"""Rows and cells without effect: rows that never hold or never count, cells that always hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from assay.analyse.proofs import outputs
from assay.analyse.proofs.results import OTHERWISE, AlwaysCell, Masked, Never
from assay.analyse.space.cases import Cases
from assay.analyse.space.effort import Effort
from assay.analyse.space.space import Box, meet
from assay.plan.table import Cell, IsNull

_MOST_TRIED: Final = 8
"""The most rows that are tried one by one for whether they are needed to mask another."""


def never(cases: Cases, effort: Effort) -> Iterator[Never]:
    """Rows that no case considered meets. Raises TooLarge."""
    for row in cases.written:
        boxes = cases.rows[row]
        if boxes is None or cases.meets(boxes, effort):
            continue
        cells = [one for one in cases.decision.table.rows[row].cells if one in cases.cells]
        yield Never(row, tuple(one for one in cells if not cases.meets(cases.cells[one], effort)))


def always(cases: Cases, effort: Effort) -> Iterator[AlwaysCell]:
    """Cells that every value considered meets, but for `not(null)`, which says so. Raises TooLarge.

    Nothing is always met where no case without nulls is considered.
    """
    there = [box for box in cases.there() if cases.space.is_inhabited(box, effort)]
    known: dict[Cell, bool] = {}
    for row in cases.written if there else ():
        for cell in cases.decision.table.rows[row].cells:
            if cell not in cases.cells or _asks_for_a_value(cell):
                continue
            if cell not in known:
                met = cases.cells[cell]
                known[cell] = all(cases.covers(met, box, effort) for box in there)
            if known[cell]:
                yield AlwaysCell(row, cell)


def _asks_for_a_value(cell: Cell) -> bool:
    return cell.negated and all(isinstance(test, IsNull) for test in cell.tests)


def masked(cases: Cases, idle: Collection[int], effort: Effort) -> Iterator[Masked]:
    """Rows that others go before wherever they hold, and an `otherwise` that no case comes to.

    `idle` rows are not looked at: they never hold, or repeat another. Raises TooLarge.
    """
    ranks = _ranks(cases)
    for row in cases.written:
        boxes = cases.rows[row]
        if boxes is None or row in idle:
            continue
        before = [one for one in _before(ranks, row) if cases.rows[one]]
        here = list(cases.considered(boxes))
        if before and _all_covered(cases, here, before, effort):
            yield Masked(row, _needed(cases, here, before, effort))
    if cases.decision.otherwise is not None and cases.all_analysed:
        every = range(len(cases.rows))
        if _all_covered(cases, cases.demanded, every, effort):
            yield Masked(OTHERWISE, tuple(row for row in cases.written if cases.rows[row]))


def _ranks(cases: Cases) -> list[tuple[int, ...] | None]:
    """What decides which row goes first, least first; null where only evaluation can tell."""
    count = range(len(cases.rows))
    traits = cases.decision.policy.traits
    if not traits.chooses:
        return [None for _ in count]
    if traits.needs_values:
        return [outputs.rank(cases.decision, row) for row in count]
    return [() for _ in count]


def _before(ranks: Sequence[tuple[int, ...] | None], row: int) -> list[int]:
    """The rows that go before a row wherever both hold."""
    own = ranks[row]
    if own is None:
        return []
    return [one for one, rank in enumerate(ranks) if rank is not None and (rank, one) < (own, row)]


def _all_covered(cases: Cases, here: Sequence[Box], rows: Sequence[int], effort: Effort) -> bool:
    boxes = cases.boxes_of(rows)
    return all(cases.covers(boxes, box, effort) for box in here)


def _needed(
    cases: Cases, here: Sequence[Box], rows: Sequence[int], effort: Effort
) -> tuple[int, ...]:
    """Of the rows that mask another, those that were written and without which they would not."""
    near = [
        row
        for row in rows
        if any(meet(box, one) is not None for box in here for one in cases.rows[row] or ())
    ]
    for row in near[::-1] if len(near) <= _MOST_TRIED else ():
        rest = [one for one in near if one != row]
        if rest and _all_covered(cases, here, rest, effort):
            near = rest
    return tuple(row for row in near if row in cases.written)
