"""Rows and cells as boxes: a row holds where one of its boxes does.

A cell that lists tests on different columns (`< 5, >= target`), or that denies an interval with
such ends, is written as several rows that each ask one thing of a column; the finite form of each
is then a box.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Final

from assay.analyse.space.space import Box, Space
from assay.plan.region_set import RegionSet
from assay.plan.regions import RegionRow, regions
from assay.plan.table import Cell, Input, InputRef, Interval, Row, Table, Test

MOST_BOXES: Final = 64
"""The most boxes that one row may come to."""


@dataclass(frozen=True, eq=False)
class Shapes:
    """A space, and the rows given for it as boxes; null for a row of more than `MOST_BOXES`."""

    space: Space
    rows: tuple[tuple[Box, ...] | None, ...]


def shapes(inputs: tuple[Input, ...], rows: Sequence[Row]) -> Shapes:
    """The finite space that rows cut their inputs into, and each row as boxes in it."""
    written = [_plain_rows(row) for row in rows]
    # Rows too complex still name the endpoints that cut the columns.
    flat = [one for plain in written for one in plain]
    finite = regions(Table(inputs, tuple(flat)))
    space = Space(inputs, finite.columns)
    sizes = [column.size for column in space.columns]
    found: list[tuple[Box, ...] | None] = []
    at = 0
    for row, plain in zip(rows, written, strict=True):
        here = finite.rows[at : at + len(plain)]
        at += len(plain)
        boxes = tuple(box for one in here if (box := _box(one, sizes)) is not None)
        found.append(None if _count(row) > MOST_BOXES else tuple(dict.fromkeys(boxes)))
    return Shapes(space, tuple(found))


def _box(row: RegionRow, sizes: Sequence[int]) -> Box | None:
    """The box of a row that asks one thing of a column; null where it can never hold."""
    if row.never:
        return None
    box = [RegionSet.span(0, size - 1) for size in sizes]
    for clause in row.clauses:
        ((at, asked),) = clause.terms
        box[at] = asked
    return tuple(box)


def _plain_rows(row: Row) -> list[Row]:
    ways = [list(_ways(cell)) for cell in row.cells]
    if _count(row) > MOST_BOXES:
        return [Row(cells) for way in ways for cells in way]
    return [Row(tuple(cell for cells in chosen for cell in cells)) for chosen in product(*ways)]


def _count(row: Row) -> int:
    return prod(sum(1 for _ in _ways(cell)) for cell in row.cells)


def _ways(cell: Cell) -> Iterator[tuple[Cell, ...]]:
    """The ways in which a cell can hold, each as cells that read one column each."""
    if cell.negated:
        yield from product(*([*_denials(cell.input, test)] for test in cell.tests))
        return
    by_column: dict[int | None, list[Test]] = {}
    for test in cell.tests:
        targets = _targets(test)
        if len(targets) > 1:
            yield (Cell(cell.input, (test,)),)
        else:
            by_column.setdefault(targets.pop(), []).append(test)
    for tests in by_column.values():
        yield (Cell(cell.input, tuple(tests)),)


def _denials(at: int, test: Test) -> Iterator[Cell]:
    """`not(...)` of a test; an interval is false at its one end or at its other."""
    if isinstance(test, Interval) and len(_targets(test)) > 1:
        yield from (Cell(at, (end,), negated=True) for end in test.ends)
    else:
        yield Cell(at, (test,), negated=True)


def _targets(test: Test) -> set[int | None]:
    """The inputs that a test compares its own with; null stands for constants."""
    found = {one.index if isinstance(one, InputRef) else None for one in test.operands}
    return found or {None}
