"""Gaps as findings: what has no row, and what would give it one."""

from __future__ import annotations

from assay.analyse.proofs.results import Gap, Hole
from assay.analyse.proofs.wording import Wording
from assay.analyse.proofs.words import amount_words, where_words
from assay.analyse.proofs.written import end_of
from assay.finding import Finding, Severity
from assay.values.shown import decimals_words, in_message
from assay.values.text import Text, article, both


def gap(say: Wording, gap: Gap) -> Finding:
    """Cases without a row."""
    hint = _gap_hint(say, gap)
    if gap.hole is None:
        where = say.case(gap.area)
        if not gap.area.where:
            where = Text("where every value is there", "เมื่อมีค่าครบทุกช่อง")
        message = both("no {} holds {}", "ไม่มี{}ใดตรง{}", say.one, where)
        return say.finding("gap", Severity.WARNING, message, say.decision.span, hint=hint)
    hole = gap.hole
    at = hole.above if hole.changed is None else hole.changed
    other = hole.below if at == hole.above else hole.above
    message = _hole(say, gap, hole)
    return say.finding(
        "gap", Severity.WARNING, message, say.span(at), hint=hint, related=say.related([other])
    )


def _gap_hint(say: Wording, gap: Gap) -> Text:
    if say.decision.levels:
        return Text(
            "add a level for this case, or `otherwise:`",
            "เพิ่มระดับสำหรับกรณีนี้ หรือเพิ่ม `otherwise:`",
        )
    if gap.row is None:
        return Text(
            "add a row for this case, or `otherwise:`",
            "เพิ่มแถวสำหรับกรณีนี้ หรือเพิ่ม `otherwise:`",
        )
    first, th = ("or add", "หรือเพิ่มแถว") if gap.hole is not None else ("add", "เพิ่มแถว")
    return Text(
        f"{first} this row, with the value it should give: {gap.row}",
        f"{th}นี้ โดยใส่ค่าที่ควรได้: {gap.row}",
    )


def _hole(say: Wording, gap: Gap, hole: Hole) -> Text:
    column, name = hole.column, hole.column.name
    low, high = hole.regions.runs()[0]
    start, starts_at = end_of(column, low, lower=True)
    stop, stops_at = end_of(column, high, lower=False)
    assert start is not None
    assert stop is not None
    others = [(one, regions) for one, regions in gap.area.where if one is not column]
    message = both(
        "{} of {} has no {}",
        "{} เท่ากับ {} ไม่มี{}รองรับ",
        Text(f"{article(name)} {name}", name),
        in_message(gap.area.sample[column.input]),
        say.one,
    )
    if others:
        message = both("{} where {}", "{} เมื่อ {}", message, where_words(others))
    message = both(
        "{}; {}s end {} and begin {}",
        "{}; {}สิ้นสุด{} และเริ่มใหม่{}",
        message,
        say.one,
        both(
            "below {}" if starts_at else "at {}",
            "ก่อนถึง {}" if starts_at else "ที่ {}",
            amount_words(column.type, start),
        ),
        both(
            "above {}" if stops_at else "at {}",
            "หลัง {}" if stops_at else "ที่ {}",
            amount_words(column.type, stop),
        ),
    )
    remedies: list[Text] = []
    if hole.write is not None:
        remedies.append(both("write {}", "ให้เขียน {}", hole.write))
    if hole.decimals is not None:
        remedies.append(
            both("round the {} to {}", "ปัด {} เป็น{}", name, decimals_words(hole.decimals))
        )
    if not remedies:
        return message
    ways = Text(
        ", or ".join(one.en for one in remedies),
        " หรือ".join(one.in_language("th") for one in remedies),
    )
    return both("{}; {}", "{}; {}", message, ways)
