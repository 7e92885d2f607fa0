"""Rule coverage at a glance: a line a rule, the total, then each goal that no scenario covers.

A count is `covered/all`, green where that is all, red where it is nothing. A kind of goal that no
rule has is no column. What is missing stands with its place in the rule file, to be opened there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from rich.text import Text as Painted

from assay import words
from assay.features.coverage import Count, Coverage, Goal, GoalKind, RuleCoverage
from assay.terminal.grid import Heading, Row, grid
from assay.terminal.paint import DIM
from assay.terminal.wrapping import wrapped
from assay.values.text import Text

_HEADINGS: Final[Mapping[GoalKind, Text]] = {
    GoalKind.ROW: Text("rows", "แถว"),
    GoalKind.LEVEL: Text("levels", "ระดับ"),
    GoalKind.SEGMENT: Text("scale", "ช่วง"),
    GoalKind.OTHERWISE: Text("other", "กรณีอื่น"),
    GoalKind.OUTCOME: Text("values", "ค่า"),
    GoalKind.CHECK: Text("checks", "การตรวจ"),
    GoalKind.BOUNDARY: Text("bounds", "ขอบ"),
    GoalKind.APPLIES: Text("applies", "ใช้เกณฑ์"),
}
_TOTAL: Final = Text("total", "รวม")
_NOTHING: Final = Text("There is nothing to cover.", "ไม่มีสิ่งที่ต้องครอบคลุม")
_MISSING: Final = Text("Not covered", "ยังไม่มีกรณีทดสอบครอบคลุม")


def coverage_report(
    coverage: Coverage, *, lang: str = "en", width: int = 80, listed: bool = True
) -> Iterator[Painted]:
    """The lines of the table, the share of all goals, and what is missing.

    Without `listed` the table is left out. The share is rounded down to one decimal: it reads
    100.0 only where nothing is missing.
    """
    kinds = [kind for kind in GoalKind if coverage.count(kind).all]
    if not kinds:
        yield Painted(_NOTHING.in_language(lang))
        return
    if listed:
        yield from _table(coverage, kinds, lang, width)
        yield Painted("")
    share = covered_words(coverage.count(), len(coverage.rules), lang)
    yield from wrapped(Painted(share, "bold"), width)
    if coverage.missing:
        yield Painted("")
        yield Painted(_MISSING.in_language(lang), "bold")
        for one in coverage.rules:
            for goal in one.missing:
                yield from _missing(goal, lang, width)


def _table(coverage: Coverage, kinds: list[GoalKind], lang: str, width: int) -> Iterator[Painted]:
    several = Counter(one.rule.id for one in coverage.rules)
    rows = [
        Row("", rule_name(one, several), _cells(one, kinds)) for one in coverage.rules if one.goals
    ]
    rows.append(Row("", _TOTAL.in_language(lang), _cells(coverage, kinds), strong=True))
    headings = [Heading(_HEADINGS[kind].in_language(lang), figures=True) for kind in kinds]
    yield from grid(headings, rows, width).lines


def rule_name(one: RuleCoverage, several: Mapping[str, int]) -> str:
    """A rule's id; its file where versions of it stand side by side."""
    return one.rule.id if several[one.rule.id] == 1 else one.rule.file


def covered_words(count: Count, rules: int, lang: str) -> str:
    """`44 rules: 276 of 329 goals covered, 83.8 %`."""
    counted = words.many(rules, "rule").in_language(lang)
    if lang == "th":
        return f"{counted}: ครอบคลุม {count.covered} จาก {count.all} เป้าหมาย ร้อยละ {count.percent}"
    goals = "goal" if count.all == 1 else "goals"
    return f"{counted}: {count.covered} of {count.all} {goals} covered, {count.percent} %"


def _cells(of: RuleCoverage | Coverage, kinds: list[GoalKind]) -> tuple[Painted, ...]:
    return tuple(_cell(of.count(kind)) for kind in kinds)


def _cell(count: Count) -> Painted:
    if not count.all:
        return Painted("–", DIM)
    style = "green" if count.covered == count.all else "yellow" if count.covered else "red"
    return Painted(f"{count.covered}/{count.all}", style)


def _missing(goal: Goal, lang: str, width: int) -> Iterator[Painted]:
    of = goal.of if goal.of and goal.kind is not GoalKind.CHECK else goal.rule
    line = Painted.assemble((f"{goal.span}", DIM), f"  {of}: ", goal.text.in_language(lang))
    yield from wrapped(line, width, first=2, rest=4)
