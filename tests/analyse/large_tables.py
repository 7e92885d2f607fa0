"""Large tables as rule files could hold them: made by splitting, so that they are complete."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from assay.plan.table import Cell, Comparison, Constant, Input, Interval, Row, Table, Test
from assay.values.types import Boolean, Bounds, Choice, Member, Number, Type

Cut = tuple[Decimal, Decimal]

STAGES = Choice(tuple(Member(f"stage_{at}", at) for at in range(6)), ordered=True)
PERCENT = Number(decimals=1, bounds=Bounds(Decimal(0), Decimal(100)))


def types(columns: int) -> list[Type]:
    """A mix of percentages, stages and booleans."""
    return [(PERCENT, STAGES, Number(), Boolean())[at % 4] for at in range(columns)]


def split_table(seed: int, columns: int, rows: int) -> Table:
    """A table in which exactly one row holds for every case.

    The space is split in two again and again, at points and members chosen by chance; the same
    seed makes the same table.
    """
    random = Random(seed)
    of = types(columns)
    parts = [tuple(_whole(one) for one in of)]
    while len(parts) < rows:
        at = random.randrange(len(parts))
        column = random.randrange(columns)
        halves = _halves(random, of[column], parts[at][column])
        if halves is not None:
            part = parts.pop(at)
            parts.extend((*part[:column], half, *part[column + 1 :]) for half in halves)
    inputs = tuple(Input(f"column_{at}", one) for at, one in enumerate(of))
    written = tuple(
        Row(
            tuple(
                cell
                for at, half in enumerate(part)
                if (cell := _cell(at, of[at], half)) is not None
            )
        )
        for part in parts
    )
    return Table(inputs, written, "split")


def _whole(of: Type) -> Cut:
    if isinstance(of, Number):
        return Decimal(0), Decimal(100)
    return Decimal(0), Decimal(6 if isinstance(of, Choice) else 2)


def _halves(random: Random, of: Type, part: Cut) -> tuple[Cut, Cut] | None:
    low, high = part
    inner = [Decimal(at) for at in range(int(low) + 1, int(high))]
    if isinstance(of, Number):
        inner = [at for at in inner if at % 5 == 0]
    if not inner:
        return None
    at = random.choice(inner)
    return (low, at), (at, high)


def _cell(at: int, of: Type, part: Cut) -> Cell | None:
    low, high = part
    if part == _whole(of):
        return None
    if isinstance(of, Boolean):
        return Cell(at, (Comparison("=", Constant(low == 1)),))
    if isinstance(of, Choice):
        members = of.members[int(low) : int(high)]
        return Cell(at, tuple(Comparison("=", Constant(one)) for one in members))
    test: Test
    if low == 0:
        test = Comparison("<", Constant(high))
    elif high == 100:
        test = Comparison(">=", Constant(low))
    else:
        test = Interval(Constant(low), Constant(high), True, False)
    return Cell(at, (test,))
