"""Large tables are proven by sweeping over regions; what takes too long is said to."""

from __future__ import annotations

import dataclasses
import time
from decimal import Decimal

import pytest

from assay.analyse import TableAnalysis, analyse_table, table_findings
from assay.analyse.space.effort import MOST_STATES
from assay.plan.table import Cell, Comparison, Constant, Input, InputRef, Interval, Row, Table
from assay.values.hit_policy import HitPolicy
from assay.values.types import Number
from tests.analyse.decisions import decision
from tests.analyse.large_tables import split_table

COLUMNS, ROWS = 12, 200


def analysed(
    table: Table, policy: HitPolicy = HitPolicy.UNIQUE, limit: int = 2000
) -> TableAnalysis:
    """The proofs within few states: its grid of regions has more than 10^12 cases."""
    return analyse_table(decision(table, policy, [Decimal(1)] * len(table.rows)), limit=limit)


@pytest.mark.parametrize("seed", range(5))
def test_a_table_of_twelve_columns_and_two_hundred_rows_is_proven_complete(seed: int) -> None:
    table = split_table(seed, COLUMNS, ROWS)
    found = analysed(table)
    assert not found.not_proven
    assert (found.gaps, found.overlaps, found.masked, found.never) == ((), (), (), ())


@pytest.mark.parametrize("seed", range(5))
def test_the_row_that_is_taken_out_of_it_is_the_gap(seed: int) -> None:
    table = split_table(seed, COLUMNS, ROWS)
    missing, rest = table.rows[seed * 17], list(table.rows)
    rest.remove(missing)
    found = analysed(dataclasses.replace(table, rows=tuple(rest)))
    assert not found.not_proven
    assert found.gaps
    assert not found.more_gaps
    again = analysed(dataclasses.replace(table, rows=(*rest, missing)))
    assert not again.gaps
    (back,) = analysed(Table(table.inputs, (*rest, missing, missing), "split")).duplicates
    assert back.row == ROWS


def test_the_row_that_is_widened_overlaps() -> None:
    table = split_table(1, COLUMNS, ROWS)
    wide = dataclasses.replace(table.rows[0], cells=table.rows[0].cells[1:])
    found = analysed(dataclasses.replace(table, rows=(wide, *table.rows[1:])))
    assert not found.not_proven
    assert found.overlaps
    assert all(one.rows[0] == 0 for one in found.overlaps)


def test_under_first_a_catch_all_at_the_top_masks_every_row() -> None:
    table = split_table(3, COLUMNS, ROWS)
    found = analysed(dataclasses.replace(table, rows=(Row(()), *table.rows)), HitPolicy.FIRST)
    assert not found.not_proven
    assert [one.row for one in found.masked] == list(range(1, ROWS + 1))
    assert {one.by for one in found.masked} == {(0,)}


def test_a_proof_that_takes_too_many_states_is_said_to_be_missing() -> None:
    table = split_table(0, COLUMNS, ROWS)
    made = decision(table, HitPolicy.UNIQUE, [Decimal(1)] * ROWS)
    found = analyse_table(made, limit=400)
    assert [one.what for one in found.not_proven] == ["gaps"]
    assert not found.gaps
    (finding,) = table_findings(made, found)
    assert (finding.code, finding.severity.value) == ("not-proven", "note")
    assert finding.message.en == (
        "not proven of `split`: gaps; the table is too large to decide it in 400 steps"
    )
    assert finding.message.th == ("ยังไม่ได้พิสูจน์เรื่องช่องว่างใน `split`: ตารางใหญ่เกินกว่าจะตัดสินได้ใน 400 ขั้น")


def test_a_row_that_comes_to_too_many_plain_ones_is_named() -> None:
    """Seven cells that each list intervals to two other names: 2^7 plain rows."""
    inputs = tuple(Input(f"n{at}", Number()) for at in range(21))
    cells = tuple(
        Cell(at, tuple(Interval(InputRef(other), InputRef(other)) for other in (at + 7, at + 14)))
        for at in range(7)
    )
    table = Table(inputs, (Row(cells), Row((Cell(0, (Comparison("=", InputRef(1)),)),))), "bands")
    made = decision(table, HitPolicy.UNIQUE, [Decimal(1), Decimal(2)])
    found = analyse_table(made)
    assert [(one.what, one.row) for one in found.not_proven] == [("row", 0)]
    assert not found.gaps  # what the row covers is not known
    (finding,) = table_findings(made, found)
    assert finding.message.en.startswith("row 1 of `bands` is too complex to be analysed")


@pytest.mark.thorough
@pytest.mark.parametrize("policy", [HitPolicy.UNIQUE, HitPolicy.FIRST])
@pytest.mark.parametrize("names", [True, False])
def test_thirty_columns_by_two_hundred_rows_of_denials_are_given_up_in_time(
    policy: HitPolicy, *, names: bool
) -> None:
    """Each row denies something of every column, so that nearly every case meets nearly all."""

    def denied(at: int, row: int) -> Cell:
        other = (at + 1 + row) % 30
        operand = InputRef(other) if names and other != at else Constant(Decimal(row))
        return Cell(at, (Comparison("=", operand),), negated=True)

    inputs = tuple(Input(f"n{at}", Number()) for at in range(30))
    rows = tuple(Row(tuple(denied(at, row) for at in range(30))) for row in range(200))
    began = time.process_time()
    found = analysed(Table(inputs, rows, "bands"), policy, limit=MOST_STATES // 10)
    assert found.not_proven
    assert time.process_time() - began < 6
