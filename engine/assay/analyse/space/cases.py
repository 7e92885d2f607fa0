"""A table in finite form: its rows and cells as boxes, and the cases that are considered.

What is expected of an input (its type, declared decimals and range) and what `applies` demands of
it make the cases considered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from assay.analyse.space.cover import uncovered
from assay.analyse.space.effort import Effort
from assay.analyse.space.shapes import shapes
from assay.analyse.space.space import Box, Space, meet, united, without_nulls
from assay.plan import NullOf, TableDecision
from assay.plan.columns import Column
from assay.plan.demands import demanded
from assay.plan.region_set import RegionSet
from assay.plan.table import Cell, Row, Scalar

Sample: TypeAlias = tuple[Scalar, ...]
"""A case: a value for each input of the table, in their order."""


@dataclass(frozen=True, slots=True)
class Area:
    """Some cases of a table, and one of them.

    `where` holds the columns that tell them from the table's other cases, with their regions.
    """

    where: tuple[tuple[Column, RegionSet], ...]
    sample: Sample
    box: Box


@dataclass(frozen=True, eq=False)
class Cases:
    """The cases of a table, and where its rows hold.

    `rows` and `cells` are boxes: a row holds in each of its own. A row that comes to too many is
    null, and a cell that does is left out. `demanded` are the cases of facts that the rule applies
    to; `written` the rows that were written, and not made beside a level for where it is null.
    """

    decision: TableDecision
    space: Space
    rows: tuple[tuple[Box, ...] | None, ...]
    cells: dict[Cell, tuple[Box, ...]]
    demanded: tuple[Box, ...]
    written: tuple[int, ...]

    @classmethod
    def of(cls, decision: TableDecision) -> Cases:
        """The finite form of a decision."""
        table = decision.table
        cells = list(dict.fromkeys(cell for row in table.rows for cell in row.cells))
        asked = demanded(decision.applies, decision.inputs)
        rows = [*table.rows, *(Row((cell,)) for cell in cells)]
        found = shapes(table.inputs, [*asked, *rows])
        whole = found.space.whole
        first = len(asked)
        boxes = [None if one is None else _within(whole, one) for one in found.rows[first:]]
        count = len(table.rows)
        return cls(
            decision=decision,
            space=found.space,
            rows=tuple(boxes[:count]),
            cells={
                cell: met for cell, met in zip(cells, boxes[count:], strict=True) if met is not None
            },
            demanded=_demanded(whole, found.rows[:first]),
            written=tuple(
                row
                for row, output in enumerate(decision.rows)
                if not any(isinstance(one, NullOf) for one in output.outputs.values())
            ),
        )

    @property
    def all_analysed(self) -> bool:
        """Whether every row has its boxes."""
        return None not in self.rows

    @property
    def base(self) -> Box:
        """All regions in which a value considered may be."""
        return _union([without_nulls(box) for box in self.demanded])

    def there(self) -> list[Box]:
        """The cases considered in which every value is there."""
        return [box for one in self.demanded if all(box := without_nulls(one))]

    def considered(self, boxes: Sequence[Box]) -> Iterator[Box]:
        """The parts of boxes that are among the cases considered."""
        for asked in self.demanded:
            for box in boxes:
                if (shared := meet(asked, box)) is not None:
                    yield shared

    def meets(self, boxes: Sequence[Box], effort: Effort) -> bool:
        """Whether a case considered lies in one of the boxes. Raises TooLarge."""
        return any(self.space.is_inhabited(box, effort) for box in self.considered(boxes))

    def covers(self, boxes: Sequence[Box], within: Box, effort: Effort) -> bool:
        """Whether every expected case of a box lies in one of the boxes. Raises TooLarge."""
        return next(uncovered(self.space, within, boxes, effort), None) is None

    def boxes_of(self, rows: Sequence[int]) -> list[Box]:
        """The boxes of rows."""
        return [box for row in rows for box in self.rows[row] or ()]

    def area(self, box: Box, effort: Effort) -> Area | None:
        """Cases with a sample and what tells them from others; null where there are none.

        Raises TooLarge.
        """
        sample = self.space.sample(box, effort)
        if sample is None:
            return None
        told = self.space.telling(box, self.base, effort)
        kept = self.space.trimmed(box, effort)
        return Area(tuple((self.space.columns[at], kept[at]) for at in told), sample, kept)


def _within(whole: Box, boxes: Sequence[Box]) -> tuple[Box, ...]:
    """The expected part of boxes."""
    return tuple(shared for box in boxes if (shared := meet(whole, box)) is not None)


def _demanded(whole: Box, rows: Sequence[Sequence[Box] | None]) -> tuple[Box, ...]:
    """The expected part of the cases of rows, in boxes that are apart."""
    return _within(whole, united(whole, rows))


def _union(boxes: Sequence[Box]) -> Box:
    """All regions that some of the boxes have, by column."""
    return tuple(
        RegionSet.of(region for regions in column for region in regions)
        for column in zip(*boxes, strict=True)
    )
