"""Cases in which no row holds. A missing value is a matter of its own: nulls are left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from assay.analyse.proofs.hole import hole_between, holes_apart
from assay.analyse.proofs.proposal import proposed_row
from assay.analyse.proofs.results import MOST_LISTED, Gap, Hole
from assay.analyse.proofs.wording import Wording
from assay.analyse.proofs.words import amount_words, where_words
from assay.analyse.space.cases import Area, Cases
from assay.analyse.space.cover import uncovered
from assay.analyse.space.effort import Effort
from assay.analyse.space.space import NULL, merged
from assay.finding import Finding, Severity
from assay.plan.columns import Column
from assay.plan.region_set import RegionSet
from assay.values.shown import decimals_words, in_message
from assay.values.text import Text, article, both, run_together


def gaps(cases: Cases, effort: Effort) -> Iterator[Gap]:
    """The gaps of a table that takes its outcome from one row and has no `otherwise`.

    They are apart, in few boxes, and together all there is where they are at most `MOST_LISTED`.
    Raises TooLarge.
    """
    decision = cases.decision
    if not decision.policy.traits.one_row or decision.otherwise is not None:
        return
    if not cases.all_analysed:
        return
    boxes = cases.boxes_of(range(len(cases.rows)))
    found = dict.fromkeys(
        hole
        for within in cases.there()
        for hole in islice(uncovered(cases.space, within, boxes, effort), MOST_LISTED + 1)
    )
    for box in merged(list(found)):
        for part in holes_apart(cases, box):
            area = cases.area(part, effort)
            if area is not None:
                yield _gap(cases, area)


def _gap(cases: Cases, area: Area) -> Gap:
    decision = cases.decision
    hole = hole_between(cases, area)
    if decision.levels:
        return Gap(area, None, hole)
    where = [*area.where, *_there(cases, area)]
    return Gap(area, proposed_row(where, [one.name for one in decision.outcomes]), hole)


def _there(cases: Cases, area: Area) -> Iterator[tuple[Column, RegionSet]]:
    """Columns of which a row asks for null: there the row proposed asks for a value."""
    told = [column for column, _ in area.where]
    for at, column in enumerate(cases.space.columns):
        nulls = any(box[at] == NULL for boxes in cases.rows for box in boxes or ())
        if nulls and column not in told:
            yield column, RegionSet.span(1, column.size - 1)


# The finding ----------------------------------------------------------------------------------


def gap_finding(say: Wording, gap: Gap) -> Finding:
    """The finding of cases without a row: what has none, and what would give it one."""
    hint = _hint(say, gap)
    if gap.hole is None:
        where = say.case(gap.area)
        if not gap.area.where:
            where = Text("where every value is there", "เมื่อมีค่าครบทุกช่อง")
        message = both("no {} holds {}", "ไม่มี{}ใดตรง{}", say.one, where)
        return say.finding("gap", Severity.WARNING, message, say.decision.span, hint)
    hole = gap.hole
    at = hole.above if hole.changed is None else hole.changed
    other = hole.below if at == hole.above else hole.above
    message = _hole(say, gap, hole)
    return say.finding("gap", Severity.WARNING, message, at, hint, beside=[other])


def _hint(say: Wording, gap: Gap) -> Text:
    if gap.row is None:
        en, th = "add a {} for this case, or `otherwise:`", "เพิ่ม{}สำหรับกรณีนี้ หรือเพิ่ม `otherwise:`"
        return both(en, th, say.one)
    first, th = ("or add", "หรือเพิ่มแถว") if gap.hole is not None else ("add", "เพิ่มแถว")
    return Text(
        f"{first} this row, with the value it should give: {gap.row}",
        f"{th}นี้ โดยใส่ค่าที่ควรได้: {gap.row}",
    )


def _hole(say: Wording, gap: Gap, hole: Hole) -> Text:
    column, name = hole.column, hole.column.name
    (start, starts_at), (stop, stops_at) = hole.ends
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
    return both("{}; {}", "{}; {}", message, run_together(remedies, ", or ", " หรือ"))
