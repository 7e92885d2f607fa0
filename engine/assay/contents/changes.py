"""A report held against its plan: each change, where both state it, and what it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assay.compare import Change, Comparison, Difference, Effect, Movement, Stated, What
from assay.contents.figures import Figures
from assay.contents.origin import Origin
from assay.contents.words import WORDS
from assay.facts import Kind, key_id
from assay.finding import Finding
from assay.values.text import Text, both

_MOST: Final = 4
"""The most outcomes that are told of one change; all of them are told of all changes together."""

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
_NO_EFFECT: Final = Text("no effect on the results", "ไม่มีผลต่อผลการประเมิน")
ALTOGETHER: Final = WORDS["altogether"]
NOTHING: Final = Text("nothing changed", "ไม่มีการเปลี่ยนแปลง")


@dataclass(frozen=True)
class ShownEffect:
    """What the plan's values in place of the report's do to the results.

    Attributes:
        differences: the outcomes that come out otherwise, the chief ones first.
        more: that there are more of them; null where all are told.
        raised, cleared: the findings that only the plan's, or only the report's, values raise.
        none: that nothing differs, or why that can't be told; null where something does.
    """

    differences: tuple[Difference, ...]
    more: Text | None
    raised: tuple[Finding, ...]
    cleared: tuple[Finding, ...]
    none: Text | None

    @property
    def others(self) -> tuple[Text, ...]:
        """What there is to say beside the differences, a line each."""
        told = [one for one in (self.more, self.none) if one is not None]
        for word, findings in (("raised", self.raised), ("cleared", self.cleared)):
            told += [_found(WORDS[word], finding) for finding in findings]
        return tuple(told)


def _found(word: Text, finding: Finding) -> Text:
    message = finding.message
    return Text.each(lambda lang: f"{word:{lang}} {finding.code} {message:{lang}}")


@dataclass(frozen=True)
class ShownChange:
    """A change in words.

    Attributes:
        text: the change.
        effect: what it does.
        trace: the id of the trace of the report's value, where it is a value.
        report, plan: where each states it; null where it does not.
    """

    text: Text
    effect: ShownEffect
    trace: str | None = None
    report: Origin | None = None
    plan: Origin | None = None


@dataclass(frozen=True)
class ChangesOf:
    """The changes of one kind."""

    title: Text
    changes: tuple[ShownChange, ...]


@dataclass(frozen=True)
class Compared:
    """A report held against a plan. Without `groups` nothing changed.

    `unlisted` tells of facts that the plan does not list, a sentence for each kind of them;
    `chief` are the groups that are told whole where the others are folded.
    """

    against: Text
    groups: tuple[ChangesOf, ...]
    altogether: ShownEffect
    unlisted: tuple[Text, ...] = ()
    chief: tuple[ChangesOf, ...] = ()


def compared_with(comparison: Comparison, figures: Figures) -> Compared:
    """A comparison as a report shows it, the values of the report leading to their traces."""
    every = tuple(
        ChangesOf(title, tuple(_change(one, figures) for one in changes))
        for title, changes in grouped(comparison)
    )
    chief = tuple(one for one in every if one.title == _MONEY)
    altogether = effect_of(comparison.altogether, whole=True)
    return Compared(comparison.against, every, altogether, unlisted(comparison), chief)


def unlisted(comparison: Comparison) -> tuple[Text, ...]:
    """Of which facts the plan has none since it does not list them, and why, a sentence a kind."""
    return tuple(
        both(
            "{} not in {}, since {} ({})",
            "{}ไม่มีใน{} เพราะ{} ({})",
            counted_kind(comparison.kinds[pairing.kind], len(facts)),
            comparison.against,
            pairing.because or _OUTSIDE,
            Text(", ".join(key_id(fact.key) for fact in facts)),
        )
        for pairing, facts in comparison.unlisted
    )


_OUTSIDE: Final = Text("it does not list them", "ไม่อยู่ในขอบเขตของแผน")


def counted_kind(kind: Kind, count: int) -> Text:
    """`12 indicators are`, `1 indicator is`, by the kind's own title in Thai."""
    title = kind.title or Text(kind.name)
    plural = kind.plural.replace("_", " ")
    english = f"1 {kind.name.replace('_', ' ')} is" if count == 1 else f"{count} {plural} are"
    return Text(english, f"{title:th} {count} รายการ")


def grouped(comparison: Comparison) -> Iterator[tuple[Text, Sequence[Change | Movement]]]:
    """The money that moved, then the changes by kind, each under its heading."""
    if comparison.movements:
        yield _MONEY, comparison.movements
    for what, heading in _HEADINGS.items():
        if changes := comparison.of(what):
            yield heading, changes


def effect_of(effect: Effect, *, whole: bool = False) -> ShownEffect:
    """An effect in words; of one that is not the `whole` only the chief differences."""
    if effect.unknown is not None:
        return ShownEffect((), None, (), (), effect.unknown)
    most = len(effect.differences) if whole else _MOST
    left = len(effect.differences) - most
    return ShownEffect(
        effect.differences[:most],
        Text(f"and {left} more outcomes", f"และผลการประเมินอื่นอีก {left} รายการ")
        if left > 0
        else None,
        effect.raised,
        effect.cleared,
        _NO_EFFECT if effect.none else None,
    )


def _change(change: Change | Movement, figures: Figures) -> ShownChange:
    effect = effect_of(change.effect)
    if isinstance(change, Movement):
        return ShownChange(change.text, effect)
    altered = change.altered[0] if change.altered else None
    report = change.report if altered is None else altered.report
    plan = change.plan if altered is None else altered.plan
    return ShownChange(change.text, effect, _trace(report, figures), _origin(report), _origin(plan))


def _trace(stated: Stated | None, figures: Figures) -> str | None:
    if stated is None or stated.name is None:
        return None
    fact = figures.evaluation.book.find(stated.fact)
    return None if fact is None else figures.trace_id(fact, stated.name)


def _origin(stated: Stated | None) -> Origin | None:
    return None if stated is None else Origin.at(stated.span, stated.document, stated.place)
