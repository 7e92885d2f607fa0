"""The closed form of a decision table: what its rows ask of a tuple of values, and nothing else.

Expressions, files and outcomes are gone: the plan computes the inputs of a fact, a matcher says
which rows hold, a hit policy makes the outcomes. Both matchers read this form, one through the
finite regions of `assay.plan.regions`, one by the values themselves.

Logic is three-valued (DMN 1.5, 7.3.3 and 10.3.2.6; design: rule documents), and a row holds only
where it is true:

- a null input meets only `-` (no cell) and `null`; it does not meet `not(...)`;
- a comparison with a null operand is null: it does not hold, and neither does its `not(...)`;
- an interval is `low <= input and input <= high`: it is false, and not null, where one side is
  false though the other operand is null;
- numbers are equal where their amounts are (5.0 = 5), members by name, and scales are ordered by
  rank.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from assay.language.typed import CompareOp
from assay.plan.grid import Grid
from assay.values.null import Null
from assay.values.types import Date, Member, Number, Type, Value

Operator: TypeAlias = CompareOp

Scalar: TypeAlias = Decimal | str | bool | dt.date | Member | Null
"""What an input can be: no list and no record."""

Case: TypeAlias = tuple[Value, ...]
"""One value for each input of a table, in their order: a scalar of the input's type, or null."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A value that stands in a cell, of the type of the input it is compared with, or null."""

    value: Scalar


@dataclass(frozen=True, slots=True)
class InputRef:
    """The value of another input of the table, by its position."""

    index: int


Operand: TypeAlias = Constant | InputRef


@dataclass(frozen=True, slots=True)
class Comparison:
    """`<= 5`, `"TH"` (which is `= "TH"`), `>= target`. The input stands on the left."""

    op: Operator
    operand: Operand

    @property
    def operands(self) -> tuple[Operand, ...]:
        """What the input is compared with."""
        return (self.operand,)


@dataclass(frozen=True, slots=True)
class Interval:
    """`(5..20]`; an end that is closed belongs to it."""

    low: Operand
    high: Operand
    low_closed: bool = True
    high_closed: bool = True

    @property
    def ends(self) -> tuple[Comparison, Comparison]:
        """The two comparisons of which it is the conjunction."""
        low = Comparison(">=" if self.low_closed else ">", self.low)
        return low, Comparison("<=" if self.high_closed else "<", self.high)

    @property
    def operands(self) -> tuple[Operand, ...]:
        """What the input is compared with."""
        return self.low, self.high


@dataclass(frozen=True, slots=True)
class IsNull:
    """`null`: the input is null. Never null itself."""

    @property
    def operands(self) -> tuple[Operand, ...]:
        """What the input is compared with: nothing."""
        return ()


Test: TypeAlias = Comparison | Interval | IsNull


@dataclass(frozen=True, slots=True)
class Cell:
    """Tests of one input, of which one must hold; `negated` asks that each is definitely false.

    A `-` is no cell. A cell without tests is a mistake of its maker (ValueError).
    """

    input: int
    tests: tuple[Test, ...]
    negated: bool = False

    def __post_init__(self) -> None:
        if not self.tests:
            raise ValueError(f"the cell of input {self.input} has no test; a `-` is no cell")


@dataclass(frozen=True, slots=True)
class Row:
    """A row holds where all its cells do; without a cell it always holds."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Input:
    """A column of the table: the name it has in messages, and its type.

    A number's `decimals` and `bounds` say which values are expected, and `expected`, where more is
    known, that it lies on one of some grids or is one of some values. They decide which regions are
    empty, never which rows hold.
    """

    name: str
    type: Type
    expected: tuple[Grid, ...] | frozenset[Value] | None = None

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Where the expected values of a number or date lie."""
        if isinstance(self.expected, tuple):
            return self.expected
        return (Grid.of(self.type),) if isinstance(self.type, Number | Date) else ()

    def may_be(self, value: Value) -> bool:
        """Whether a truth, member or text is expected."""
        return not isinstance(self.expected, frozenset) or value in self.expected


@dataclass(frozen=True, slots=True)
class Table:
    """Inputs and rows, in the order written; `name` is what messages call the table."""

    inputs: tuple[Input, ...]
    rows: tuple[Row, ...]
    name: str = "table"
