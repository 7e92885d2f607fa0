"""The reference matcher: the table's own words, evaluated on the values themselves.

It knows nothing of regions or of a rules engine and is as plain as the semantics of
`assay.plan.table`, so that the other matcher can be held against it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import eq, ge, gt, itemgetter, le, lt, ne
from typing import Final, TypeAlias
from weakref import WeakKeyDictionary

from assay.match.matcher import Rows
from assay.plan.regions import RegionTable
from assay.plan.table import (
    Case,
    Cell,
    Comparison,
    Constant,
    InputRef,
    Interval,
    IsNull,
    Operand,
    Operator,
    Row,
    Test,
)
from assay.values.null import Null
from assay.values.quotient import order
from assay.values.types import Member, Value

_Truth: TypeAlias = Callable[[Case], bool | None]
"""True, false or null (None) for a case."""

_EQUAL: Final = {"=": eq, "!=": ne}
_ORDER: Final = {"<": lt, "<=": le, ">": gt, ">=": ge}


class Reference:
    """Matches by closures, one a test. They are kept for as long as their table."""

    name: Final = "reference"

    def __init__(self) -> None:
        self._rows: WeakKeyDictionary[RegionTable, list[Callable[[Case], bool]]] = (
            WeakKeyDictionary()
        )

    def match(self, table: RegionTable, cases: Sequence[Case]) -> list[Rows]:
        """See `Matcher.match`."""
        if table not in self._rows:
            self._rows[table] = [_row(row) for row in table.table.rows]
        rows = self._rows[table]
        return [tuple(at for at, holds in enumerate(rows) if holds(case)) for case in cases]


def _row(row: Row) -> Callable[[Case], bool]:
    cells = [cell_holds(cell) for cell in row.cells]
    return lambda case: all(cell(case) for cell in cells)


def cell_holds(cell: Cell) -> Callable[[Case], bool]:
    """Whether a cell holds in a case."""
    tests = [_test(cell.input, test) for test in cell.tests]
    if not cell.negated:
        return lambda case: any(test(case) is True for test in tests)
    return lambda case: (
        not isinstance(case[cell.input], Null) and all(test(case) is False for test in tests)
    )


def _test(at: int, test: Test) -> _Truth:
    match test:
        case IsNull():
            return lambda case: isinstance(case[at], Null)
        case Comparison():
            return _comparison(at, test)
        case Interval():
            over, under = (_comparison(at, end) for end in test.ends)
            return lambda case: _both(over(case), under(case))


def _comparison(at: int, test: Comparison) -> _Truth:
    value = _operand(test.operand)
    return lambda case: _compared(test.op, case[at], value(case))


def _operand(operand: Operand) -> Callable[[Case], Value]:
    match operand:
        case InputRef(index):
            return itemgetter(index)
        case Constant(value):
            return lambda _: value


def _both(left: bool | None, right: bool | None) -> bool | None:
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def _compared(op: Operator, left: Value, right: Value) -> bool | None:
    if isinstance(left, Null) or isinstance(right, Null):
        return None
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return bool((_EQUAL | _ORDER)[op](order(left, right), 0))
    if op in _EQUAL:
        return bool(_EQUAL[op](left, right))
    if isinstance(left, Member) and isinstance(right, Member):
        return bool(_ORDER[op](left.rank, right.rank))
    if isinstance(left, dt.date) and isinstance(right, dt.date):
        return bool(_ORDER[op](left, right))
    raise TypeError(f"{left!r} and {right!r} have no order to compare them by")
