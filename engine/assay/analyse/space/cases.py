"""A table in finite form: its rows and cells as boxes, and the cases that are considered.

What is expected of an input (its type, declared decimals and range) and what `applies` demands of
it make the cases considered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from assay.analyse.space.cover import uncovered
from assay.analyse.space.effort import Effort
from assay.analyse.space.shapes import Shapes, shapes
from assay.analyse.space.space import Box, Space, meet, outside, united, without_nulls
from assay.plan import Formula, NullOf, TableDecision
from assay.plan.columns import Column
from assay.plan.demands import demanded
from assay.plan.region_set import RegionSet
from assay.plan.table import Cell, Input, Row, Scalar
from assay.values.types import Value

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


@dataclass(frozen=True)
class Given:
    """What is known of the inputs of a table.

    Attributes:
        formulas: the inputs; those of the table first, then others that tell something of them.
        inputs: the same with the values that they may have.
        never: rows that no case meets.
        parameters: the values in force on the plan's day.
    """

    formulas: tuple[Formula, ...]
    inputs: tuple[Input, ...]
    never: tuple[Row, ...] = ()
    parameters: Mapping[str, Value] = field(default_factory=dict)

    def shaped(self, asked: Sequence[Row], rows: Sequence[Row]) -> tuple[Shapes, tuple[Box, ...]]:
        """Rows as boxes, and the boxes of expected cases in which one of those `asked` holds."""
        found = shapes(self.inputs, [*asked, *self.never, *rows])
        first, last = len(asked), len(asked) + len(self.never)
        denied = [box for boxes in found.rows[first:last] for box in boxes or ()]
        whole = found.space.whole
        there = within(whole, outside(united(whole, found.rows[:first]), denied))
        return Shapes(found.space, found.rows[last:]), there


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
    def of(cls, decision: TableDecision, given: Given | None = None) -> Cases:
        """The finite form of a decision, by what is known of its inputs, or else declared."""
        given = given or Given(decision.inputs, decision.table.inputs)
        table = decision.table
        cells = list(dict.fromkeys(cell for row in table.rows for cell in row.cells))
        asked = demanded(decision.applies, given.formulas, given.parameters)
        rows = [*table.rows, *(Row((cell,)) for cell in cells)]
        found, there = given.shaped(asked, rows)
        whole, count = found.space.whole, len(table.rows)
        boxes = [None if one is None else within(whole, one) for one in found.rows]
        return cls(
            decision=decision,
            space=found.space,
            rows=tuple(boxes[:count]),
            cells={
                cell: met for cell, met in zip(cells, boxes[count:], strict=True) if met is not None
            },
            demanded=there,
            written=written_rows(decision),
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
            yield from within(asked, boxes)

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
        columns = self.space.columns
        own = range(len(self.decision.table.inputs))
        told = [
            at
            for at in self.space.telling(box, self.base, effort)
            if all(one in own for one in columns[at].inputs)
        ]
        kept = self.space.trimmed(box, effort)
        return Area(tuple((columns[at], kept[at]) for at in told), sample, kept)


def written_rows(decision: TableDecision) -> tuple[int, ...]:
    """The rows that were written, and not made beside a level for where it is null."""
    return tuple(
        row
        for row, output in enumerate(decision.rows)
        if not any(isinstance(one, NullOf) for one in output.outputs.values())
    )


def within(whole: Box, boxes: Sequence[Box]) -> tuple[Box, ...]:
    """The part of boxes that lies in another."""
    return tuple(shared for box in boxes if (shared := meet(whole, box)) is not None)


def _union(boxes: Sequence[Box]) -> Box:
    """All regions that some of the boxes have, by column."""
    return tuple(
        RegionSet.of(region for regions in column for region in regions)
        for column in zip(*boxes, strict=True)
    )
