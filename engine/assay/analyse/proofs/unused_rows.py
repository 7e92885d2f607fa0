"""Rows and cells without effect: rows that never hold or never count, cells that always hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from assay.analyse.proofs import outputs
from assay.analyse.proofs.results import OTHERWISE, AlwaysCell, Masked, Never
from assay.analyse.proofs.wording import Wording
from assay.analyse.proofs.written import asked_text
from assay.analyse.space.cases import Cases
from assay.analyse.space.effort import Effort
from assay.analyse.space.space import Box, meet
from assay.finding import Finding, Severity
from assay.plan.table import Cell, IsNull
from assay.values.text import Text, both, listed

_MOST_TRIED: Final = 8
"""The most rows that are tried one by one for whether they are needed to mask another."""

_MOST_RELATED: Final = 5
"""The most rows that a finding names as those that mask another."""


def never(cases: Cases, effort: Effort) -> Iterator[Never]:
    """Rows that no case considered meets. Raises TooLarge."""
    for row in cases.written:
        boxes = cases.rows[row]
        if boxes is None or cases.meets(boxes, effort):
            continue
        cells = [one for one in cases.decision.table.rows[row].cells if one in cases.cells]
        yield Never(row, tuple(one for one in cells if not cases.meets(cases.cells[one], effort)))


def always(cases: Cases, effort: Effort) -> Iterator[AlwaysCell]:
    """Cells that every value considered meets, but for `not(null)`, which says so. Raises TooLarge.

    Nothing is always met where no case without nulls is considered.
    """
    there = [box for box in cases.there() if cases.space.is_inhabited(box, effort)]
    known: dict[Cell, bool] = {}
    for row in cases.written if there else ():
        for cell in cases.decision.table.rows[row].cells:
            if cell not in cases.cells or _asks_for_a_value(cell):
                continue
            if cell not in known:
                met = cases.cells[cell]
                known[cell] = all(cases.covers(met, box, effort) for box in there)
            if known[cell]:
                yield AlwaysCell(row, cell)


def _asks_for_a_value(cell: Cell) -> bool:
    return cell.negated and all(isinstance(test, IsNull) for test in cell.tests)


def masked(cases: Cases, idle: Collection[int], effort: Effort) -> Iterator[Masked]:
    """Rows that others go before wherever they hold, and an `otherwise` that no case comes to.

    `idle` rows are not looked at: they never hold, or repeat another. Raises TooLarge.
    """
    ranks = _ranks(cases)
    for row in cases.written:
        boxes = cases.rows[row]
        if boxes is None or row in idle:
            continue
        before = [one for one in _before(ranks, row) if cases.rows[one]]
        here = list(cases.considered(boxes))
        if before and _all_covered(cases, here, before, effort):
            yield Masked(row, _needed(cases, here, before, effort))
    if cases.decision.otherwise is not None and cases.all_analysed:
        every = range(len(cases.rows))
        if _all_covered(cases, cases.demanded, every, effort):
            yield Masked(OTHERWISE, tuple(row for row in cases.written if cases.rows[row]))


def _ranks(cases: Cases) -> list[tuple[int, ...] | None]:
    """What decides which row goes first, least first; null where only evaluation can tell."""
    count = range(len(cases.rows))
    traits = cases.decision.policy.traits
    if not traits.chooses:
        return [None for _ in count]
    if traits.needs_values:
        return [outputs.rank(cases.decision, row) for row in count]
    return [() for _ in count]


def _before(ranks: Sequence[tuple[int, ...] | None], row: int) -> list[int]:
    """The rows that go before a row wherever both hold."""
    own = ranks[row]
    if own is None:
        return []
    return [one for one, rank in enumerate(ranks) if rank is not None and (rank, one) < (own, row)]


def _all_covered(cases: Cases, here: Sequence[Box], rows: Sequence[int], effort: Effort) -> bool:
    boxes = cases.boxes_of(rows)
    return all(cases.covers(boxes, box, effort) for box in here)


def _needed(
    cases: Cases, here: Sequence[Box], rows: Sequence[int], effort: Effort
) -> tuple[int, ...]:
    """Of the rows that mask another, those that were written and without which they would not."""
    near = [
        row
        for row in rows
        if any(meet(box, one) is not None for box in here for one in cases.rows[row] or ())
    ]
    for row in near[::-1] if len(near) <= _MOST_TRIED else ():
        rest = [one for one in near if one != row]
        if rest and _all_covered(cases, here, rest, effort):
            near = rest
    return tuple(row for row in near if row in cases.written)


# The findings ---------------------------------------------------------------------------------


def never_finding(say: Wording, never: Never) -> Finding:
    """A row that no expected case meets."""
    names = say.names
    if not never.cells:
        why = Text("its cells contradict each other", "เงื่อนไขในแถวขัดกันเอง")
        hint = Text("correct the cells, or take the row out", "แก้เงื่อนไข หรือตัดแถวนี้ออก")
    else:
        why = listed(
            [
                both(
                    "no value expected of {} meets `{}`",
                    "ไม่มีค่าที่เป็นไปได้ของ {} ที่ตรงกับ `{}`",
                    names[cell.input],
                    asked_text(cell, names),
                )
                for cell in never.cells
            ]
        )
        hint = Text(
            "expected are values of the declared type, decimals and range, "
            "of facts that the rule applies to",
            "ค่าที่เป็นไปได้คือค่าตามชนิด จำนวนทศนิยม และช่วงที่ประกาศไว้ ของรายการที่เกณฑ์นี้ใช้",
        )
    message = both("{} can never hold: {}", "{} ไม่มีวันตรง: {}", say.row(never.row), why)
    return say.finding("never-holds", Severity.WARNING, message, never.row, hint)


def masked_finding(say: Wording, masked: Masked) -> Finding:
    """A row or level that others always go before."""
    beside = masked.by[:_MOST_RELATED]
    if masked.row == OTHERWISE:
        why = both("in every case a {} holds", "มี{}ที่ตรงในทุกกรณี", say.one)
        if len(say.shown) < len(say.decision.rows):
            why = both("{}, or one can't be told", "{} หรือมีระดับที่ยังบอกไม่ได้", why)
        hint = Text("take it out", "ตัดออก")
        beside = ()
    elif masked.by:
        why = both(
            "wherever it holds, {} goes first"
            if len(masked.by) == 1
            else "wherever it holds, one of {} goes first",
            "ทุกกรณีที่ตรง มี{} มาก่อนแล้ว",
            say.rows(masked.by),
        )
        hint = Text(
            "move it up, narrow the others, or take it out", "เลื่อนขึ้น ปรับแถวอื่นให้แคบลง หรือตัดออก"
        )
        if say.decision.policy.traits.needs_values:
            hint = Text(
                "narrow the others, change the order of `values`, or take it out",
                "ปรับแถวอื่นให้แคบลง เปลี่ยนลำดับใน `values` หรือตัดออก",
            )
    else:
        why = Text(
            "wherever it holds, a higher level can't be told",
            "ทุกกรณีที่ตรง มีระดับที่สูงกว่าซึ่งยังบอกไม่ได้",
        )
        hint = Text("move it up, or take it out", "เลื่อนขึ้น หรือตัดออก")
    message = both("{} is never used: {}", "{} ไม่มีวันได้ใช้: {}", say.row(masked.row), why)
    code = "masked-level" if say.decision.levels else "masked-row"
    return say.finding(code, Severity.WARNING, message, masked.row, hint, beside=beside)


def always_finding(say: Wording, always: AlwaysCell) -> Finding:
    """A cell that says nothing but that a value is there."""
    names = say.names
    name = names[always.cell.input]
    message = both(
        "{}: every value expected of {} meets `{}`",
        "{}: ทุกค่าที่เป็นไปได้ของ {} ตรงกับ `{}`",
        say.row(always.row),
        name,
        asked_text(always.cell, names),
    )
    hint = Text(
        "write `not(null)` if a missing value should not meet it, else `-`",
        "เขียน `not(null)` หากไม่ต้องการให้ค่าที่ไม่มีข้อมูลตรงด้วย มิฉะนั้นเขียน `-`",
    )
    if say.decision.levels:
        hint = Text(
            "write `otherwise:` if no condition is meant", "เขียน `otherwise:` หากไม่ต้องการเงื่อนไข"
        )
    return say.finding("always-holds", Severity.NOTE, message, always.row, hint)
