"""Rows that clash, repeat each other or do nothing, as findings at the rows."""

from __future__ import annotations

from typing import Final

from assay.analyse.proofs.results import OTHERWISE, AlwaysCell, Duplicate, Masked, Never, Overlap
from assay.analyse.proofs.wording import Wording
from assay.analyse.proofs.written import asked_text
from assay.finding import Finding, Severity
from assay.values.hit_policy import Together
from assay.values.text import Text, both, listed

_MOST_RELATED: Final = 5


def overlap(say: Wording, overlap: Overlap) -> Finding:
    """Two rows that hold at once though the hit policy forbids it."""
    unique = say.decision.policy.traits.together is Together.NEVER
    message = both(
        "{} both hold {}" if unique else "{} both hold and give different values {}",
        "{} ตรงพร้อมกัน{}" if unique else "{} ตรงพร้อมกันแต่ให้ค่าต่างกัน{}",
        say.rows(overlap.rows),
        say.case(overlap.area),
    )
    hint = Text(
        f"narrow one of them: `hit: {say.decision.policy}` does not allow this; "
        "or write `hit: first` if the upper one should go first",
        f"ปรับให้แคบลงหนึ่งแถว เพราะ `hit: {say.decision.policy}` ไม่ยอมให้เป็นเช่นนี้ "
        "หรือเขียน `hit: first` หากให้ใช้แถวบนก่อน",
    )
    first, second = overlap.rows
    return say.finding(
        "overlap",
        Severity.ERROR,
        message,
        say.span(second),
        hint=hint,
        related=say.related([first]),
    )


def duplicate(say: Wording, duplicate: Duplicate) -> Finding:
    """A row that repeats another."""
    unique = say.decision.policy.traits.together is Together.NEVER
    severity = Severity.ERROR if unique else Severity.WARNING
    message = both("{} repeats {}", "{} ซ้ำกับ{}", say.row(duplicate.row), say.row(duplicate.of))
    hint = Text("take one of them out", "ตัดออกหนึ่งแถว")
    related = say.related([duplicate.of])
    return say.finding(
        "duplicate-row", severity, message, say.span(duplicate.row), hint=hint, related=related
    )


def never(say: Wording, never: Never) -> Finding:
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
            "ค่าที่เป็นไปได้คือค่าตามชนิด จำนวนทศนิยม และช่วงที่ประกาศไว้ ของรายการที่กฎนี้ใช้",
        )
    message = both("{} can never hold: {}", "{} ไม่มีวันตรง: {}", say.row(never.row), why)
    return say.finding("never-holds", Severity.WARNING, message, say.span(never.row), hint=hint)


def masked(say: Wording, masked: Masked) -> Finding:
    """A row or level that others always go before."""
    related = say.related(masked.by[:_MOST_RELATED])
    span = say.span(masked.row)
    if masked.row == OTHERWISE:
        why = both("in every case a {} holds", "มี{}ที่ตรงในทุกกรณี", say.one)
        if len(say.shown) < len(say.decision.rows):
            why = both("{}, or one can't be told", "{} หรือมีระดับที่ยังบอกไม่ได้", why)
        hint = Text("take it out", "ตัดออก")
        related = ()
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
    return say.finding(code, Severity.WARNING, message, span, hint=hint, related=related)


def always(say: Wording, always: AlwaysCell) -> Finding:
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
    return say.finding("always-holds", Severity.NOTE, message, say.span(always.row), hint=hint)


def too_strong(say: Wording) -> Finding:
    """A hit policy that is not needed."""
    message = Text(
        f"the hit policy `{say.decision.policy}` is stronger than the table needs: "
        "no two rows ever hold at once",
        f"นโยบาย `{say.decision.policy}` เข้มกว่าที่ตารางต้องใช้: ไม่มีสองแถวใดตรงพร้อมกัน",
    )
    hint = Text(
        "write `hit: unique`; a row added later that overlaps is then found",
        "เขียน `hit: unique` แล้วแถวที่เพิ่มภายหลังและซ้อนทับกันจะถูกตรวจพบ",
    )
    return say.finding("strong-policy", Severity.NOTE, message, say.decision.span, hint=hint)
