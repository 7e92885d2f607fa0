"""A row that holds exactly in a gap, in the form of a rule file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assay.analyse.proofs.written import cell_text, ends_of, sign_text, yaml_row
from assay.language.typed import FLIPPED, CompareOp
from assay.plan.columns import Column, Line
from assay.plan.difference import SAME, UNLIKE, Difference
from assay.plan.grid import value_of
from assay.plan.region_set import RegionSet
from assay.values.shown import in_feel

Where = Sequence[tuple[Column, RegionSet]]


def proposed_row(where: Where, outcomes: Sequence[str]) -> str | None:
    """The row to paste; null where the cells of one row can't say it.

    A comparison of two inputs stands in the cell of the one that has no other condition, or with
    its other end in one interval.
    """
    cells: dict[str, str] = {}
    lines: dict[str, tuple[Line, RegionSet]] = {}
    for column, regions in where:
        if isinstance(column, Difference):
            continue
        text = cell_text(column, regions)
        name = getattr(column, "name", None)
        if text is None or not isinstance(name, str):
            return None
        cells[name] = text
        if isinstance(column, Line):
            lines[name] = column, regions
    for column, regions in where:
        if isinstance(column, Difference) and not _placed(column, regions, cells, lines):
            return None
    return yaml_row(list(cells.items()), outcomes)


def _placed(
    column: Difference,
    regions: RegionSet,
    cells: dict[str, str],
    lines: dict[str, tuple[Line, RegionSet]],
) -> bool:
    """Whether a comparison found its place among the cells."""
    left, right = column.left_input.name, column.right_input.name
    op = sign_text(column, regions)
    for name, other, sign in _both_ways(left, right, op):
        if name not in cells:
            if sign is None:
                cells[name] = f"not({other})"
            else:
                cells[name] = other if sign == "=" else f"{sign} {other}"
            return UNLIKE in regions or SAME in regions or sign is not None
    for name, other, sign in _both_ways(left, right, op):
        joined = None if name not in lines else _joined(*lines.pop(name), sign, other)
        if joined is not None:
            cells[name] = joined
            return True
    return False


def _both_ways(
    left: str, right: str, op: CompareOp | None
) -> Iterable[tuple[str, str, CompareOp | None]]:
    yield left, right, op
    yield right, left, None if op is None else FLIPPED[op]


def _joined(column: Line, regions: RegionSet, sign: str | None, other: str) -> str | None:
    """An interval with a constant at one end and the other input at its other."""
    ((low, high), *more) = regions.runs()
    if more or sign in (None, "="):
        return None
    (start, starts_at), (stop, stops_at) = ends_of(column, low, high)
    closed = sign in ("<=", ">=")
    if sign in ("<", "<=") and start is not None and stop is None:
        end = in_feel(value_of(column.type, start))
        return f"{'[' if starts_at else '('}{end}..{other}{']' if closed else ')'}"
    if sign in (">", ">=") and stop is not None and start is None:
        end = in_feel(value_of(column.type, stop))
        return f"{'[' if closed else '('}{other}..{end}{']' if stops_at else ')'}"
    return None
