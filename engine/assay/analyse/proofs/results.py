"""What is proven of a table: values that coverage, editors and findings read alike.

Rows are positions in the decision's `rows`, from 0; `OTHERWISE` is its `otherwise`. A sample is a
case of the table: a value for each of its inputs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from assay.analyse.space.cases import Area
from assay.analyse.space.space import Space
from assay.plan.columns import Line
from assay.plan.table import Cell

OTHERWISE: Final = -1
"""The position of `otherwise` among the rows."""

MOST_LISTED: Final = 64
"""The most gaps, and the most overlaps, that are listed of one table."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Cases, every value there, in which no row holds; `row` is one to paste, where it has words.

    `below` and `above` are rows that hold on the two sides of a gap in a number or date, on which
    its column is bounded.
    """

    area: Area
    row: str | None
    hole: Hole | None = None


@dataclass(frozen=True, slots=True)
class Hole:
    """A gap between two rows on one line: its column, and the rows under it and over it.

    `ends` are where it begins and stops, each with whether the amount itself lies in the gap.
    `write` is the cell of the row `changed` that closes the hole; null where that takes more than
    one end. `decimals` are those to which rounding the value closes it; null where none do.
    """

    column: Line
    ends: tuple[tuple[Decimal, bool], tuple[Decimal, bool]]
    below: int
    above: int
    changed: int | None = None
    write: str | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rows that hold at once though the hit policy forbids it."""

    rows: tuple[int, int]
    area: Area


@dataclass(frozen=True, slots=True)
class Masked:
    """A row that never gives the outcome: wherever it holds, one of `by` goes first."""

    row: int
    by: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Never:
    """A row that no expected case meets.

    `cells` are those that rule all cases out by themselves; none where they contradict each other.
    """

    row: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class AlwaysCell:
    """A cell that every expected value of its column meets."""

    row: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row that asks and gives what an earlier one does."""

    row: int
    of: int


@dataclass(frozen=True, slots=True)
class Undecided:
    """Two rows that can hold at once, and whose outputs are alike only evaluation can tell."""

    rows: tuple[int, int]
    area: Area


@dataclass(frozen=True, slots=True)
class Unsure:
    """Cases of which no fact was found that they are of; `rows` hold in them, or none."""

    rows: tuple[int, ...]
    area: Area


@dataclass(frozen=True, slots=True)
class NotProven:
    """A proof that was given up: which one, after how many states; or a row too complex for it."""

    what: str
    limit: int
    row: int | None = None


@dataclass(frozen=True, eq=False)
class TableAnalysis:
    """All that is proven of one table or of levels.

    `too_strong` says that the hit policy chooses between rows, of which no two ever hold at once;
    `not_analysed` are inputs: conditions that are taken as values of their own, whatever they say.
    `never_applies` says that no case meets what `applies` demands of the inputs, and then nothing
    else is said. `more_gaps` and `more_overlaps`: there are more than the `MOST_LISTED` given.
    `states` is the work done, a count.
    """

    space: Space
    gaps: tuple[Gap, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    masked: tuple[Masked, ...] = ()
    never: tuple[Never, ...] = ()
    always: tuple[AlwaysCell, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    too_strong: bool = False
    not_analysed: tuple[int, ...] = ()
    undecided: tuple[Undecided, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    not_proven: tuple[NotProven, ...] = ()
    never_applies: bool = False
    more_gaps: bool = False
    more_overlaps: bool = False
    states: int = field(default=0)
