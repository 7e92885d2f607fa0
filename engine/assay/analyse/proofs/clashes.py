"""Rows that hold at once: where the hit policy forbids it, and where it allows for it in vain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assay.analyse.proofs import outputs
from assay.analyse.proofs.results import MOST_LISTED, Duplicate, Overlap, Undecided
from assay.analyse.proofs.wording import Wording
from assay.analyse.space.cases import Cases
from assay.analyse.space.effort import Effort
from assay.analyse.space.space import Box, meet, without_nulls
from assay.finding import Finding, Severity
from assay.plan.region_set import RegionSet
from assay.values.hit_policy import Together
from assay.values.text import Text, both


def clashes(
    cases: Cases, duplicates: Sequence[Duplicate], effort: Effort
) -> Iterator[Overlap | Undecided]:
    """Two rows that hold at once under `unique`, or with unlike outputs under `any`.

    Rows that repeat each other are left out; one more than `MOST_LISTED` are given at most. Raises
    TooLarge.
    """
    together = cases.decision.policy.traits.together
    if together is Together.ALLOWED:
        return
    same = {(one.of, one.row) for one in duplicates}
    found = 0
    for pair, box in _together(cases, effort):
        gives = [cases.decision.rows[row].outputs for row in pair]
        agree = False if together is Together.NEVER else outputs.alike(*gives)
        area = None if agree or pair in same else cases.area(box, effort)
        if area is not None:
            yield Overlap(pair, area) if agree is False else Undecided(pair, area)
            found += 1
        if found > MOST_LISTED:
            return


def too_strong(cases: Cases, effort: Effort) -> Iterator[bool]:
    """True where a hit policy chooses between rows and there is no choice. Raises TooLarge."""
    traits = cases.decision.policy.traits
    chooses = traits.one_row and traits.together is not Together.NEVER
    if chooses and not cases.decision.levels and len(cases.rows) > 1 and cases.all_analysed:
        yield next(_together(cases, effort), None) is None


def duplicates(cases: Cases, dead: frozenset[int]) -> Iterator[Duplicate]:
    """Rows that ask and give what an earlier one does; `dead` rows ask for nothing at all."""
    earlier: dict[frozenset[Box], list[int]] = {}
    for row in cases.written:
        boxes = cases.rows[row]
        if boxes is None or row in dead:
            continue
        same = earlier.setdefault(frozenset(boxes), [])
        gives = cases.decision.rows[row].outputs
        of = next(
            (one for one in same if outputs.alike(cases.decision.rows[one].outputs, gives)), None
        )
        if of is None:
            same.append(row)
        else:
            yield Duplicate(row, of)


def _together(cases: Cases, effort: Effort) -> Iterator[tuple[tuple[int, int], Box]]:
    """Every two rows that hold at once, and where: with all values there if that can be."""
    placed = [
        (row, box) for row, boxes in enumerate(cases.rows) for box in cases.considered(boxes or ())
    ]
    seen: set[tuple[int, int]] = set()
    for one, other in _meeting([box for _, box in placed]):
        (first, box), (second, beside) = placed[one], placed[other]
        shared = meet(box, beside)
        if first == second or (first, second) in seen or shared is None:
            continue
        there = without_nulls(shared)
        if all(there) and cases.space.is_inhabited(there, effort):
            shared = there
        elif not cases.space.is_inhabited(shared, effort):
            continue
        pair = min(first, second), max(first, second)
        seen |= {pair, pair[::-1]}
        yield pair, shared


def _meeting(boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """The pairs of boxes that share regions in every column.

    Boxes are bits of a mask, so that one step of a column speaks of all of them.
    """
    meeting = [(1 << len(boxes)) - 1] * len(boxes)
    for column in zip(*boxes, strict=True):
        by_region: dict[int, int] = {}
        for number, regions in enumerate(column):
            for region in regions:
                by_region[region] = by_region.get(region, 0) | 1 << number
        known: dict[RegionSet, int] = {}
        for number, regions in enumerate(column):
            if regions not in known:
                mask = 0
                for region in regions:
                    mask |= by_region[region]
                known[regions] = mask
            meeting[number] &= known[regions]
    for one, others in enumerate(meeting):
        rest = others >> one + 1 << one + 1
        while rest:
            lowest = rest & -rest
            yield one, lowest.bit_length() - 1
            rest ^= lowest


# The findings ---------------------------------------------------------------------------------


def overlap_finding(say: Wording, overlap: Overlap) -> Finding:
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
    return say.finding("overlap", Severity.ERROR, message, second, hint, beside=[first])


def undecided_finding(say: Wording, undecided: Undecided) -> Finding:
    """Rows whose outputs only evaluation can compare."""
    message = both(
        "{} both hold {}; whether they then give the same is not analysed, "
        "since a value is computed",
        "{} ตรงพร้อมกัน{} แต่ไม่ได้วิเคราะห์ว่าให้ค่าเดียวกันหรือไม่ เพราะมีค่าที่ต้องคำนวณ",
        say.rows(undecided.rows),
        say.case(undecided.area),
    )
    first, second = undecided.rows
    return say.finding("not-analysed", Severity.NOTE, message, second, beside=[first])


def duplicate_finding(say: Wording, duplicate: Duplicate) -> Finding:
    """A row that repeats another."""
    unique = say.decision.policy.traits.together is Together.NEVER
    severity = Severity.ERROR if unique else Severity.WARNING
    message = both("{} repeats {}", "{} ซ้ำกับ{}", say.row(duplicate.row), say.row(duplicate.of))
    hint = Text("take one of them out", "ตัดออกหนึ่งแถว")
    return say.finding(
        "duplicate-row", severity, message, duplicate.row, hint, beside=[duplicate.of]
    )


def too_strong_finding(say: Wording) -> Finding:
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
    return say.finding("strong-policy", Severity.NOTE, message, say.decision.span, hint)
