"""A report held against a plan, for a reader: each change with what it does to the score."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.text import Text as Painted

from engine.compare import Comparison, Effect, What
from engine.report.terminal.paint import DIM
from engine.report.terminal.wrapping import wrapped
from engine.values.text import Text

MOST_DIFFERENCES: Final = 4
"""The most outcomes that are told of one change; `altogether` tells all."""

_HEADINGS: Final = {
    What.ADDED: Text("Not in the plan", "ไม่มีในแผน"),
    What.DROPPED: Text("In the plan only", "มีในแผนแต่ไม่มีในรายงาน"),
    What.RENAMED: Text("Renamed", "เปลี่ยนชื่อ"),
    What.RETARGETED: Text("Another target", "เปลี่ยนค่าเป้าหมาย"),
    What.REUNITED: Text("Another unit", "เปลี่ยนหน่วยนับ"),
    What.RESCOPED: Text("Another scope", "เปลี่ยนขอบเขต"),
    What.AMOUNT: Text("Another amount", "เปลี่ยนวงเงิน"),
    What.REWEIGHTED: Text("Another weight", "เปลี่ยนน้ำหนัก"),
    What.MOVED: Text("Moved", "ย้ายที่"),
    What.CHANGED: Text("Other changes", "เปลี่ยนแปลงอื่น"),
}
_MONEY: Final = Text("Money moved", "เงินที่ย้ายรายการ")
_ALTOGETHER: Final = Text("All changes taken together", "เมื่อรวมการเปลี่ยนแปลงทั้งหมด")
_NOTHING: Final = Text("nothing changed", "ไม่มีการเปลี่ยนแปลง")
_NO_EFFECT: Final = Text("no effect on the results", "ไม่มีผลต่อผลการประเมิน")


def comparison_report(
    comparison: Comparison, *, lang: str = "en", width: int = 80
) -> Iterator[Painted]:
    """The changes by kind, the movements of money, and what all of them do together."""
    if not comparison.changes and not comparison.movements:
        yield Painted(_NOTHING.in_language(lang))
        return
    for what, heading in _HEADINGS.items():
        changes = comparison.of(what)
        if not changes:
            continue
        yield Painted(heading.in_language(lang), "bold")
        for change in changes:
            yield from _told(change.text, change.effect, lang, width)
        yield Painted("")
    if comparison.movements:
        yield Painted(_MONEY.in_language(lang), "bold")
        for movement in comparison.movements:
            yield from _told(movement.text, movement.effect, lang, width)
        yield Painted("")
    yield Painted(_ALTOGETHER.in_language(lang), "bold")
    yield from _effect(comparison.altogether, lang, width, whole=True)


def _told(text: Text, effect: Effect, lang: str, width: int) -> Iterator[Painted]:
    yield from wrapped(Painted(text.in_language(lang)), width, first=2, rest=4)
    yield from _effect(effect, lang, width)


def _effect(effect: Effect, lang: str, width: int, *, whole: bool = False) -> Iterator[Painted]:
    if effect.unknown is not None:
        yield from wrapped(Painted(effect.unknown.in_language(lang), DIM), width, first=4, rest=6)
        return
    if effect.none:
        yield from wrapped(Painted(_NO_EFFECT.in_language(lang), DIM), width, first=4, rest=6)
        return
    most = len(effect.differences) if whole else MOST_DIFFERENCES
    for one in effect.differences[:most]:
        yield from wrapped(Painted(one.text.in_language(lang)), width, first=4, rest=6)
    more = len(effect.differences) - most
    if more > 0:
        told = f"และอีก {more} ผล" if lang == "th" else f"and {more} more outcomes"
        yield Painted("    " + told, DIM)
    for findings, sign in ((effect.raised, "+"), (effect.cleared, "−")):
        for finding in findings:
            line = f"{sign} [{finding.code}] {finding.message.in_language(lang)}"
            yield from wrapped(Painted(line, DIM), width, first=4, rest=6)
