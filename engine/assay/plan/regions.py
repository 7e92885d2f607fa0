"""A decision table in finite form: columns of regions, and rows over region numbers.

The endpoints that cells name cut each column into finitely many regions (`assay.plan.columns`).
A case is then its *signature*, the tuple of its region numbers, and which rows hold depends on
nothing else. Matching works on these small integers; completeness and overlap can be decided on
their finite grid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final, TypeAlias

from assay.language.typed import FLIPPED
from assay.plan.columns import NULL_REGION, Column, Line, Names, sort_key
from assay.plan.difference import Difference
from assay.plan.region_set import RegionSet
from assay.plan.table import (
    Case,
    Cell,
    Comparison,
    Input,
    InputRef,
    Interval,
    IsNull,
    Operand,
    Operator,
    Row,
    Scalar,
    Table,
    Test,
)
from assay.values.null import Null
from assay.values.types import (
    Boolean,
    Choice,
    Date,
    ListOf,
    Number,
    Record,
    TextType,
    Unknown,
    type_name,
)

Signature: TypeAlias = tuple[int, ...]
"""A region number for each column of a table."""

_NULL: Final = RegionSet.of([NULL_REGION])

MOST_SPLIT_INTERVALS: Final = 8
"""The most intervals with two ends in different columns that one cell's list may hold."""


class CellTooComplex(Exception):
    """A cell lists more intervals between names than `MOST_SPLIT_INTERVALS`.

    Each of them doubles the row's finite form, so such a cell belongs in several rows. `row` and
    `input` are positions in the table.
    """

    def __init__(self, row: int, cell: Cell) -> None:
        self.row = row
        self.input = cell.input
        super().__init__(
            f"row {row + 1}: a cell lists more than {MOST_SPLIT_INTERVALS} intervals between "
            "names; write them as several rows"
        )


@dataclass(frozen=True, slots=True)
class Clause:
    """Holds where one of its columns is in one of the regions given for it.

    Columns ascend, each once, and no set of regions is empty; a clause without columns never
    holds.
    """

    terms: tuple[tuple[int, RegionSet], ...]

    def holds(self, signature: Signature) -> bool:
        """Whether a signature meets the clause."""
        return any(signature[column] in regions for column, regions in self.terms)


@dataclass(frozen=True, slots=True)
class RegionRow:
    """Holds where all its clauses do; a column stands alone in one clause at most."""

    clauses: tuple[Clause, ...]

    @property
    def never(self) -> bool:
        """No case meets the row, whatever its values."""
        return any(not clause.terms for clause in self.clauses)

    def holds(self, signature: Signature) -> bool:
        """Whether a signature meets the row."""
        return all(clause.holds(signature) for clause in self.clauses)


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class RegionTable:
    """A table and its finite form; compared by identity, so that answers can be kept by it.

    `columns` are those that some cell reads; `rows` stand one for one for the table's rows.
    """

    table: Table
    columns: tuple[Column, ...]
    rows: tuple[RegionRow, ...]

    def signature(self, case: Case) -> Signature:
        """The regions a case falls in. Raises TypeError for a value of another type."""
        return tuple([column.number(case) for column in self.columns])


def regions(table: Table) -> RegionTable:
    """The finite form of a table.

    Raises CellTooComplex (which see), and TypeError where a cell compares unlike types or an
    input is of a type that no column has (a list, a record): both are refused where cells are
    checked.
    """
    columns = _Columns(table)
    rows = tuple(columns.row(number, row) for number, row in enumerate(table.rows))
    return RegionTable(table, columns.used, rows)


_Regions: TypeAlias = dict[int, RegionSet]
"""Sets of regions by column: a disjunction in a clause, a conjunction where a test is true."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A comparison on one column: the regions where it is true, and those where it is false."""

    column: int
    true: RegionSet
    false: RegionSet


class _Columns:
    """The columns of a table, and its rows put in terms of them."""

    def __init__(self, table: Table) -> None:
        named: dict[int, list[Scalar]] = {}
        pairs: set[tuple[int, int]] = set()
        for cell in (cell for row in table.rows for cell in row.cells):
            for test in cell.tests:
                if isinstance(test, IsNull):
                    named.setdefault(cell.input, [])
                for operand in test.operands:
                    if isinstance(operand, InputRef):
                        pairs.add(_pair(cell.input, operand.index))
                    else:
                        named.setdefault(cell.input, []).append(operand.value)
        self._inputs: dict[int, tuple[int, Line | Names]] = {}
        self._pairs: dict[tuple[int, int], tuple[int, Difference]] = {}
        for at in sorted(named):
            self._inputs[at] = len(self._inputs), _column(at, table.inputs[at], named[at])
        for left, right in sorted(pairs):
            place = len(self._inputs) + len(self._pairs)
            column = _difference(left, right, table)
            self._pairs[left, right] = place, column
        self.used: tuple[Column, ...] = tuple(
            column for _, column in (*self._inputs.values(), *self._pairs.values())
        )

    def row(self, number: int, row: Row) -> RegionRow:
        """A row's cells as clauses: columns alone intersected, the rest each once."""
        alone: _Regions = {}
        joint: dict[Clause, None] = {}
        for cell in row.cells:
            for clause in self._negated(cell) if cell.negated else self._asked(number, cell):
                if any(len(found) == self.used[at].size for at, found in clause.items()):
                    continue
                terms = {at: found for at, found in clause.items() if found}
                if len(terms) > 1:
                    joint[Clause(tuple(sorted(terms.items())))] = None
                for at, found in terms.items() if len(terms) == 1 else ():
                    alone[at] = alone.get(at, found) & found
                if not terms or not all(alone.values()):
                    return RegionRow((Clause(()),))
        return RegionRow((*(Clause((term,)) for term in sorted(alone.items())), *joint))

    def _asked(self, number: int, cell: Cell) -> Iterator[_Regions]:
        """A list of tests, one of them true; multiplied out where an interval has two columns."""
        united: _Regions = {}
        split: list[_Regions] = []
        for test in cell.tests:
            true: _Regions = {}
            for part in self._parts(cell.input, test):
                true[part.column] = true.get(part.column, part.true) & part.true
            if len(true) == 1:
                _unite(united, true.items())
            elif all(true.values()):
                split.append(true)
        if len(split) > MOST_SPLIT_INTERVALS:
            raise CellTooComplex(number, cell)
        for chosen in product(*(true.items() for true in split)):
            clause = dict(united)
            _unite(clause, chosen)
            yield clause

    def _negated(self, cell: Cell) -> Iterator[_Regions]:
        """`not(...)`: every test false, an interval at one end at least."""
        for test in cell.tests:
            clause: _Regions = {}
            _unite(clause, ((part.column, part.false) for part in self._parts(cell.input, test)))
            yield clause

    def _parts(self, at: int, test: Test) -> Iterator[_Part]:
        """The comparisons a test is a conjunction of."""
        match test:
            case IsNull():
                place, column = self._inputs[at]
                yield _Part(place, _NULL, RegionSet.span(1, column.size - 1))
            case Comparison(op, operand):
                yield self._comparison(at, op, operand)
            case Interval():
                yield from (self._comparison(at, end.op, end.operand) for end in test.ends)

    def _comparison(self, at: int, op: Operator, operand: Operand) -> _Part:
        if isinstance(operand, InputRef):
            pair = _pair(at, operand.index)
            place, difference = self._pairs[pair]
            true = difference.where(op if pair[0] == at else FLIPPED[op])
            size = difference.size
        else:
            place, column = self._inputs[at]
            if isinstance(operand.value, Null):
                return _Part(place, RegionSet(), RegionSet())
            true = column.where(op, operand.value)
            size = column.size
        return _Part(place, true, RegionSet.span(1, size - 1) - true)


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _unite(clause: _Regions, terms: Iterable[tuple[int, RegionSet]]) -> None:
    for at, found in terms:
        clause[at] = clause.get(at, RegionSet()) | found


def _column(at: int, declared: Input, named: list[Scalar]) -> Line | Names:
    """The column of an input, cut by the constants that cells compare it with."""
    of = declared.type
    constants = {value for value in named if not isinstance(value, Null)}
    values = declared.expected if isinstance(declared.expected, frozenset) else None
    match of:
        case Number() | Date():
            points = tuple(sorted({sort_key(value) for value in constants}))
            return Line(at, declared.name, of, points, declared.grids)
        case Choice(members=members):
            return Names(at, declared.name, of, tuple(sorted(members, key=sort_key)), values)
        case Boolean():
            return Names(at, declared.name, of, (False, True), values)
        case TextType():
            texts = sorted(value for value in constants if isinstance(value, str))
            return Names(at, declared.name, of, tuple(texts), values)
        case Unknown():
            return Names(at, declared.name, of, ())
        case ListOf() | Record():
            raise TypeError(f"{declared.name}: a {type_name(of)} has no column")


def _difference(left: int, right: int, table: Table) -> Difference:
    """The column of two inputs compared. Raises TypeError for unlike types."""
    one, other = table.inputs[left], table.inputs[right]
    if Unknown not in (kinds := {type(one.type), type(other.type)}) and len(kinds) > 1:
        raise TypeError(f"{one.name} and {other.name} are of unlike types")
    return Difference(left, right, one, other)
