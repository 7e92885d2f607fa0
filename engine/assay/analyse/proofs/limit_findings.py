"""What was not proven, as findings: nothing is passed over in silence."""

from __future__ import annotations

from typing import Final

from assay.analyse.proofs.results import NotProven, Undecided
from assay.analyse.proofs.wording import Wording
from assay.finding import Finding, Severity
from assay.values.text import Text, both

_PROOFS: Final = {
    "cases": Text("which facts the table is for", "ตารางนี้ใช้กับรายการใด"),
    "gaps": Text("gaps", "ช่องว่าง"),
    "overlaps": Text("overlaps", "การซ้อนทับกัน"),
    "masked": Text("rows that are never used", "แถวที่ไม่มีวันได้ใช้"),
    "never": Text("rows that can never hold", "แถวที่ไม่มีวันตรง"),
    "always": Text("cells that always hold", "ช่องที่ตรงเสมอ"),
    "duplicates": Text("repeated rows", "แถวที่ซ้ำกัน"),
    "policy": Text("whether the hit policy is needed", "ความจำเป็นของนโยบายการเลือกแถว"),
}


def never_applies(say: Wording) -> Finding:
    """No case meets `applies`."""
    condition = say.decision.applies.condition
    message = Text(
        "no fact can meet `applies`: its tests contradict each other, or the declared types",
        "ไม่มีรายการใดตรงกับ `applies`: เงื่อนไขขัดกันเอง หรือขัดกับชนิดที่ประกาศไว้",
    )
    span = say.decision.span if condition is None else condition.span
    return say.finding("never-applies", Severity.WARNING, message, span)


def undecided(say: Wording, undecided: Undecided) -> Finding:
    """Rows whose outputs only evaluation can compare."""
    message = both(
        "{} both hold {}; whether they then give the same is not analysed, "
        "since a value is computed",
        "{} ตรงพร้อมกัน{} แต่ไม่ได้วิเคราะห์ว่าให้ค่าเดียวกันหรือไม่ เพราะมีค่าที่ต้องคำนวณ",
        say.rows(undecided.rows),
        say.case(undecided.area),
    )
    first, second = undecided.rows
    related = say.related([first])
    return say.finding("not-analysed", Severity.NOTE, message, say.span(second), related=related)


def not_analysed(say: Wording, at: int) -> Finding:
    """A condition whose inside is not looked into."""
    formula = say.decision.inputs[at]
    message = both(
        "what `{}` says is not analysed: it is taken to be true, false or null "
        "whatever the other conditions are",
        "ไม่ได้วิเคราะห์ความหมายของ `{}` แต่ถือว่าเป็นจริง เท็จ หรือไม่มีค่าได้ โดยไม่ขึ้นกับเงื่อนไขอื่น",
        formula.text,
    )
    return say.finding("not-analysed", Severity.NOTE, message, formula.span)


def not_proven(say: Wording, given_up: NotProven) -> Finding:
    """A proof that was given up."""
    name = say.decision.table.name
    if given_up.row is not None:
        message = both(
            "{} of `{}` is too complex to be analysed: it comes to more than {} plain rows",
            "{} ของ `{}` ซับซ้อนเกินกว่าจะวิเคราะห์ได้: แยกเป็นแถวเดี่ยวได้มากกว่า {} แถว",
            say.row(given_up.row),
            name,
            str(given_up.limit),
        )
        hint = Text("split it into several rows", "แยกเป็นหลายแถว")
        span = say.span(given_up.row)
    else:
        message = both(
            "not proven of `{1}`: {0}; the table is too large to decide it in {2} steps",
            "ยังไม่ได้พิสูจน์เรื่อง{}ใน `{}`: ตารางใหญ่เกินกว่าจะตัดสินได้ใน {} ขั้น",
            _PROOFS[given_up.what],
            name,
            str(given_up.limit),
        )
        hint = Text("split the table in two", "แยกตารางเป็นสองตาราง")
        span = say.decision.span
    return say.finding("not-proven", Severity.NOTE, message, span, hint=hint)
