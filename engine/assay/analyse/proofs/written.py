"""Regions as the cells that a rule file would hold, in the words of S-FEEL (DMN 1.5, 9.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from assay.analyse.space.space import NULL
from assay.language.typed import CompareOp
from assay.plan.columns import NULL_REGION, Column, Line, Names
from assay.plan.difference import ABOVE, SAME, UNLIKE, Difference
from assay.plan.grid import value_of
from assay.plan.region_set import RegionSet
from assay.plan.table import (
    Cell,
    Comparison,
    InputRef,
    Interval,
    IsNull,
    Operand,
    Test,
)
from assay.values.shown import in_feel

_PLAIN: Final = re.compile(r"[\w.+-]+")


def text_of_test(test: Test, names: Sequence[str] = ()) -> str | None:
    """A test as it is written, other inputs by `names`; null where it names one without."""
    match test:
        case IsNull():
            return "null"
        case Comparison(op, operand):
            value = _operand(operand, names)
            return None if value is None else f"{op} {value}".removeprefix("= ")
        case Interval(low, high, low_closed, high_closed):
            ends = _operand(low, names), _operand(high, names)
            if None in ends:
                return None
            left, right = "[" if low_closed else "(", "]" if high_closed else ")"
            return f"{left}{ends[0]}..{ends[1]}{right}"


def asked_text(cell: Cell, names: Sequence[str]) -> str:
    """A cell as it is written, other inputs by their names."""
    tests = ", ".join(text_of_test(test, names) or "" for test in cell.tests)
    return f"not({tests})" if cell.negated else tests


def _operand(operand: Operand, names: Sequence[str]) -> str | None:
    if isinstance(operand, InputRef):
        return names[operand.index] if names else None
    return in_feel(operand.value)


def cell_text(column: Column, regions: RegionSet) -> str | None:
    """A cell that is met exactly in these regions; null where none can say it.

    Of two inputs compared, it is a cell of the left one.
    """
    if regions == RegionSet.span(0, column.size - 1):
        return "-"
    if regions == RegionSet.span(1, column.size - 1):
        return "not(null)"
    parts = [*_parts(column, regions - NULL)]
    if NULL_REGION in regions:
        parts.append("null")
    return None if any(part is None for part in parts) else ", ".join(filter(None, parts))


def _parts(column: Column, regions: RegionSet) -> Iterator[str | None]:
    match column:
        case Line():
            for low, high in regions.runs():
                yield span_text(column, low, high)
        case Names(values=values):
            named = [in_feel(values[at - 1]) for at in regions if at <= len(values)]
            if len(values) + 1 in regions:  # any other text
                unnamed = [in_feel(one) for at, one in enumerate(values, 1) if at not in regions]
                yield f"not({', '.join(unnamed)})"
            else:
                yield from named
        case Difference():
            op = sign_text(column, regions)
            yield None if op is None else f"{op} {column.right_input.name}".removeprefix("= ")
        case _:
            yield None


def sign_text(column: Difference, regions: RegionSet) -> CompareOp | None:
    """The comparison that is true in these regions; null where it is `not(= ...)`."""
    under, same, above = (one in regions for one in (UNLIKE, SAME, ABOVE))
    if not column.ordered:
        return "=" if same else None
    words: dict[tuple[bool, bool, bool], CompareOp] = {
        (True, False, False): "<",
        (True, True, False): "<=",
        (False, True, False): "=",
        (False, True, True): ">=",
        (False, False, True): ">",
    }
    return words.get((under, same, above))


def span_text(column: Line, low: int, high: int) -> str:
    """A stretch of a line from one region to another: `(5..20]`, `<= 5`, `5`."""
    (start, starts_at), (stop, stops_at) = ends_of(column, low, high)
    if start is None and stop is None:
        return "not(null)"
    if start is None:
        return f"{'<=' if stops_at else '<'} {_point(column, stop)}"
    if stop is None:
        return f"{'>=' if starts_at else '>'} {_point(column, start)}"
    if start == stop:
        return _point(column, start)
    left, right = "[" if starts_at else "(", "]" if stops_at else ")"
    return f"{left}{_point(column, start)}..{_point(column, stop)}{right}"


_End: TypeAlias = tuple[Decimal | None, bool]
"""An end, null where it is open, and whether it belongs."""


def ends_of(column: Line, low: int, high: int) -> tuple[_End, _End]:
    """The ends of a stretch of a line from one region to another."""
    return _end(column, low, lower=True), _end(column, high, lower=False)


def _end(column: Line, region: int, *, lower: bool) -> _End:
    place, at_point = divmod(region - 1, 2)
    if at_point:
        return column.points[place], True
    if lower:
        return (column.points[place - 1] if place else None), False
    return (column.points[place] if place < len(column.points) else None), False


def _point(column: Line, amount: Decimal | None) -> str:
    assert amount is not None
    return in_feel(value_of(column.type, amount))


def yaml_row(when: Sequence[tuple[str, str]], outcomes: Sequence[str]) -> str:
    """A row to paste: its cells, and null for each outcome until a value is decided on."""
    cells = ", ".join(f"{name}: {_quoted(cell)}" for name, cell in when)
    then = "null" if len(outcomes) == 1 else _null_map(outcomes)
    return f"- {{when: {{{cells}}}, then: {then}}}"


def _null_map(outcomes: Sequence[str]) -> str:
    return "{" + ", ".join(f"{name}: null" for name in outcomes) + "}"


def _quoted(cell: str) -> str:
    """A cell as a value of a YAML flow mapping."""
    if _PLAIN.fullmatch(cell):
        return cell
    if '"' in cell or "\\" in cell:
        return "'" + cell.replace("'", "''") + "'"
    return f'"{cell}"'
