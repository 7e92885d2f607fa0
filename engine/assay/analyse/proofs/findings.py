"""What was proven of a table, and what was not, as findings at its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

from assay.analyse.proofs.clashes import (
    duplicate_finding,
    overlap_finding,
    too_strong_finding,
    undecided_finding,
)
from assay.analyse.proofs.gaps import gap_finding
from assay.analyse.proofs.results import NotProven, TableAnalysis, Unsure
from assay.analyse.proofs.unused_rows import always_finding, masked_finding, never_finding
from assay.analyse.proofs.wording import Wording
from assay.finding import Finding, Severity, Span
from assay.plan import TableDecision
from assay.values.text import Text, both

MOST_FINDINGS: Final = 5
"""The most findings of one code about one table; the rest are counted."""

_T = TypeVar("_T")


def table_findings(decision: TableDecision, analysis: TableAnalysis) -> Iterator[Finding]:
    """The findings of a table or of levels, those about rows at the rows."""
    say = Wording(decision)
    if analysis.never_applies:
        yield _never_applies(say)
    yield from _some(say, analysis.overlaps, overlap_finding, more=analysis.more_overlaps)
    yield from _some(say, analysis.gaps, gap_finding, more=analysis.more_gaps)
    yield from _some(say, analysis.duplicates, duplicate_finding)
    yield from _some(say, analysis.never, never_finding)
    yield from _some(say, analysis.masked, masked_finding)
    yield from _some(say, analysis.always, always_finding)
    yield from _some(say, analysis.undecided, undecided_finding)
    if analysis.too_strong:
        yield too_strong_finding(say)
    for at in analysis.not_analysed:
        yield _not_analysed(say, at)
    yield from _some(say, analysis.unsure, _unsure)
    for given_up in analysis.not_proven:
        yield _not_proven(say, given_up)


def _some(
    say: Wording,
    results: Sequence[_T],
    worded: Callable[[Wording, _T], Finding],
    *,
    more: bool = False,
) -> Iterator[Finding]:
    """The first few of a kind, and how many there are beside."""
    for one in results[:MOST_FINDINGS]:
        yield worded(say, one)
    rest = len(results) - MOST_FINDINGS
    if rest > 0:
        first = worded(say, results[0])
        count, count_th = (f"more than {rest}", f"มากกว่า {rest}") if more else (f"{rest}",) * 2
        message = Text(
            f"and {count} more like these in {say.table.en}",
            f"และมีแบบเดียวกันใน{say.table.th}อีก {count_th} แห่ง",
        )
        yield say.finding(first.code, first.severity, message, say.decision.span)


# What was not proven: nothing is passed over in silence ----------------------------------------

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


def _never_applies(say: Wording) -> Finding:
    """No case meets `applies`."""
    condition = say.decision.applies.condition
    message = Text(
        "no fact can meet `applies`: its tests contradict each other, or the declared types",
        "ไม่มีรายการใดตรงกับ `applies`: เงื่อนไขขัดกันเอง หรือขัดกับชนิดที่ประกาศไว้",
    )
    span = say.decision.span if condition is None else condition.span
    return say.finding("never-applies", Severity.WARNING, message, span)


def _unsure(say: Wording, unsure: Unsure) -> Finding:
    """Cases that the columns allow, and of which no fact was found."""
    held = (
        both("{} both hold {}", "{} ตรงพร้อมกัน{}", say.rows(unsure.rows), say.case(unsure.area))
        if unsure.rows
        else both("no {} holds {}", "ไม่มี{}ใดตรง{}", say.one, say.case(unsure.area))
    )
    message = both(
        "not proven: whether {}; no fact was found of which this comes about, "
        "since the values are computed and hang together",
        "ยังไม่ได้พิสูจน์ว่า{}หรือไม่ เพราะค่าเหล่านี้คำนวณจากค่าอื่นที่สัมพันธ์กัน และไม่พบรายการที่เป็นเช่นนั้น",
        held,
    )
    at = unsure.rows[-1] if unsure.rows else say.decision.span
    hint = Text(
        "state what always holds of these values under `assuming:`, if it can't be",
        "หากเป็นไปไม่ได้ ให้ระบุสิ่งที่เป็นจริงเสมอของค่าเหล่านี้ไว้ใต้ `assuming:`",
    )
    return say.finding("not-proven", Severity.NOTE, message, at, hint)


def _not_analysed(say: Wording, at: int) -> Finding:
    """A condition whose inside is not looked into."""
    formula = say.decision.inputs[at]
    message = both(
        "what `{}` says is not analysed: it is taken to be true, false or null "
        "whatever the other conditions are",
        "ไม่ได้วิเคราะห์ความหมายของ `{}` แต่ถือว่าเป็นจริง เท็จ หรือไม่มีค่าได้ โดยไม่ขึ้นกับเงื่อนไขอื่น",
        formula.text,
    )
    return say.finding("not-analysed", Severity.NOTE, message, formula.span)


def _not_proven(say: Wording, given_up: NotProven) -> Finding:
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
        at: int | Span = given_up.row
    else:
        message = both(
            "not proven of `{1}`: {0}; the table is too large to decide it in {2} steps",
            "ยังไม่ได้พิสูจน์เรื่อง{}ใน `{}`: ตารางใหญ่เกินกว่าจะตัดสินได้ใน {} ขั้น",
            _PROOFS[given_up.what],
            name,
            str(given_up.limit),
        )
        hint = Text("split the table in two", "แยกตารางเป็นสองตาราง")
        at = say.decision.span
    return say.finding("not-proven", Severity.NOTE, message, at, hint)
