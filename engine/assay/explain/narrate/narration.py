"""A rule told in sentences, Thai and English, part by part in the order written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from assay.explain.narrate.names import Names
from assay.explain.narrate.narrator import Narrator, is_path
from assay.explain.narrate.rows import (
    otherwise_sentence,
    outcome_noun,
    policy_lines,
    row_sentence,
    written_rows,
)
from assay.explain.narrate.scales import scale_sentences
from assay.finding import Severity, Span
from assay.language import Get, Interpolate
from assay.plan import (
    Calculation,
    CheckDecision,
    Decision,
    Formula,
    Printed,
    Rounding,
    RuleInfo,
    TableDecision,
)
from assay.rules import Period
from assay.values.calendar import format_date
from assay.values.shown import ROUNDING_MODES, decimals_words
from assay.values.text import Text, both, listed, sentence
from assay.values.types import Boolean, Record

_SEVERITIES: Final = {
    Severity.ERROR: Text("an error", "ข้อผิดพลาด"),
    Severity.WARNING: Text("a warning", "คำเตือน"),
    Severity.NOTE: Text("a note", "ข้อสังเกต"),
}
_PRINTED: Final = Text(
    "{}, within what the rounding of printed figures explains: half a unit of the last decimal "
    "for each",
    "{} โดยยอมให้ต่างกันได้ไม่เกินผลของการปัดเศษตัวเลขที่ระบุไว้ คือครึ่งหน่วยของทศนิยมตำแหน่งสุดท้ายของแต่ละตัวเลข",
)
_ALWAYS: Final = Text("in force without limit of time", "มีผลใช้บังคับโดยไม่กำหนดระยะเวลา")


@dataclass(frozen=True)
class Line:
    """One sentence.

    Attributes:
        text: the sentence.
        span: where the row, level or expression it tells of stands; null of a general remark.
        number: of a row or level, counted from 1; null of anything else.
    """

    text: Text
    span: Span | None = None
    number: int | None = None


@dataclass(frozen=True)
class Passage:
    """One body of a rule: a given value, an outcome, a table, levels, a scale or a check.

    Attributes:
        decision: what it tells of.
        title: the name of what it decides; of a check, its title or its code.
        remarks: what holds for all of it, such as the hit policy.
        lines: a sentence for each row, level, stretch or expression.
    """

    decision: Decision
    title: Text
    remarks: tuple[Text, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Narration:
    """A whole rule: a summary in one paragraph, then its parts in the order written."""

    rule: RuleInfo
    summary: Text
    passages: tuple[Passage, ...]


def narrate(names: Names, rule: RuleInfo, period: Period) -> Narration:
    """A rule of a plan in sentences; `period` is when it is in force."""
    decisions = decisions_of(names, rule)
    narrator = Narrator(names, rule.kind)
    passages = tuple(_passage(narrator, one) for one in decisions)
    return Narration(rule, _summary(narrator, decisions, period), passages)


def decisions_of(names: Names, rule: RuleInfo) -> tuple[Decision, ...]:
    """The decisions of one rule file in the order written."""
    return names.plan.of_file(rule.file)


# The summary --------------------------------------------------------------------------------------


def _summary(narrator: Narrator, decisions: tuple[Decision, ...], period: Period) -> Text:
    """`For every project, gives the delay. In force from 1 Oct 2019 to 30 Sep 2020.`, in short."""
    told = [one for one in decisions if not one.private]
    subject = both("every {}", "ทุก{}", narrator.names.kind(narrator.kind))
    asked = [one.rule_applies for one in told]
    condition = next((one.condition for one in asked if one.condition is not None), None)
    if condition is not None:
        said = narrator.condition_of(condition)
        subject = both("{} where {}", "{}ที่{}", subject, said)
    gives = [outcome_noun(narrator, name) for one in told for name in _names(one)]
    checks = sum(isinstance(one, CheckDecision) and not one.assumed for one in told)
    parts = []
    if gives:
        parts.append(both("gives {}", "หา{}", listed(gives)))
    if checks:
        plural = "" if checks == 1 else "s"
        parts.append(Text(f"checks {checks} statement{plural}", f"ตรวจสอบ {checks} ข้อ"))
    what = both("{}, and {}", "{} และ{}", *parts) if parts[1:] else parts[0]
    first = sentence(both("for {}, {}", "ใช้กับ{} เพื่อ{}", subject, what))
    on = next((one.applies.on for one in told if one.applies.on is not None), None)
    second = sentence(_in_force(narrator, period, on))
    return both("{} {}", "{} {}", first, second)


def _names(decision: Decision) -> tuple[str, ...]:
    match decision:
        case Calculation():
            return (decision.name,)
        case TableDecision():
            return tuple(one.name for one in decision.outcomes)
        case CheckDecision():
            return ()


def _in_force(narrator: Narrator, period: Period, on: str | None) -> Text:
    first, last = (
        None if day is None else Text(format_date(day, "en"), format_date(day, "th"))
        for day in (period.first, period.last)
    )
    if first is not None and last is not None:
        said = both("in force from {} to {}", "มีผลใช้บังคับตั้งแต่{}ถึง{}", first, last)
    elif first is not None:
        said = both("in force from {} on", "มีผลใช้บังคับตั้งแต่{}เป็นต้นไป", first)
    elif last is not None:
        said = both("in force until {}", "มีผลใช้บังคับถึง{}", last)
    else:
        return _ALWAYS
    if on is None:
        return said
    day = outcome_noun(narrator, on)
    return both("{}, by {} of each fact", "{} โดยดูจาก{}ของแต่ละรายการ", said, day)


# Its parts ----------------------------------------------------------------------------------------


def _passage(narrator: Narrator, decision: Decision) -> Passage:
    match decision:
        case TableDecision():
            return _table(narrator, decision)
        case CheckDecision():
            return _check(narrator, decision)
        case Calculation(formula=Formula(node=Interpolate() as scale)) if _is_scale(scale):
            lines = tuple(
                Line(text, decision.span) for text in scale_sentences(narrator, decision, scale)
            )
            remarks = tuple(_rounding(decision.rounding))
            return Passage(decision, _title(narrator, decision), remarks, lines)
        case Calculation():
            line = Line(_calculation(narrator, decision), decision.span)
            return Passage(decision, _title(narrator, decision), (), (line,))


def _is_scale(node: Interpolate) -> bool:
    """Whether it is a scale of a rule, and not the function `interpolate`."""
    return not node.clamped


def _title(narrator: Narrator, decision: Decision) -> Text:
    if isinstance(decision, CheckDecision):
        return decision.title or Text(decision.code, decision.code)
    titles = [narrator.names.title(narrator.kind, name) for name in _names(decision)]
    return listed(titles)


def _calculation(narrator: Narrator, decision: Calculation) -> Text:
    title = narrator.names.title(narrator.kind, decision.name)
    if isinstance(decision.type, Boolean):
        said = narrator.condition_of(decision.formula)
        return sentence(both("“{}” holds where {}", "“{}” เป็นจริงเมื่อ{}", title, said))
    value = narrator.value_of(decision.formula)
    if decision.private and decision.rounding is None and is_path(decision.formula.node):
        return sentence(both("“{}” stands for {}", "“{}” หมายถึง{}", title, value))
    said = both("“{}” is {}", "“{}” คือ{}", title, _of_another(narrator, decision, title) or value)
    if decision.rounding is not None:
        rounded = rounding_words(decision.rounding)
        said = both("{}, {}", "{} {}", said, rounded)
    return sentence(said)


def _of_another(narrator: Narrator, decision: Calculation, title: Text) -> Text | None:
    """`that of the budget line whose code is “1”`, where it is a value called the same there."""
    match decision.formula.node:
        case Get(base=base, name=name, called=None) if isinstance(base.type, Record):
            if narrator.names.title(base.type.kind, name) == title:
                return both("that of {}", "ค่าเดียวกันของ{}", narrator.records(base))
        case _:
            pass
    return None


def _rounding(rounding: Rounding | None) -> Iterator[Text]:
    if rounding is not None:
        said = rounding_words(rounding)
        yield sentence(both("the result is {}", "ผล{}", said))


def rounding_words(rounding: Rounding) -> Text:
    """`rounded to 1 decimal, half up`."""
    to, mode = decimals_words(rounding.decimals), ROUNDING_MODES[rounding.mode]
    return both("rounded to {}, {}", "ปัดเศษเป็น{} ({})", to, mode)


def _table(narrator: Narrator, decision: TableDecision) -> Passage:
    lines = [
        Line(row_sentence(narrator, decision, row, cells), row.span, row.number)
        for row, cells in written_rows(decision)
    ]
    if decision.otherwise is not None:
        text = otherwise_sentence(narrator, decision, decision.otherwise)
        lines.append(Line(text, decision.otherwise.span))
    remarks = (*policy_lines(narrator, decision), *_rounding(decision.rounding))
    return Passage(decision, _title(narrator, decision), remarks, tuple(lines))


def _check(narrator: Narrator, decision: CheckDecision) -> Passage:
    if decision.assumed:
        said = narrator.condition_of(decision.statement)
        taken = sentence(both("it is taken that {}", "ถือว่า{}เสมอ", said))
        broken = sentence(
            Text("a fact that breaks this is an error", "รายการที่ไม่เป็นเช่นนั้นถือเป็นข้อผิดพลาด")
        )
        line = Line(both("{} {}", "{} {}", taken, broken), decision.span)
        return Passage(decision, _title(narrator, decision), (), (line,))
    said = narrator.condition_of(decision.statement, as_duty=True)
    match decision.tolerance:
        case None:
            pass
        case Printed():
            said = both(_PRINTED.en, _PRINTED.in_language("th"), said)
        case Formula():
            width = narrator.value_of(decision.tolerance)
            said = both("{}, give or take {}", "{} โดยยอมให้ต่างกันได้ไม่เกิน{}", said, width)
    if decision.when is not None:
        said = both("where {}, {}", "เมื่อ{} {}", narrator.condition_of(decision.when), said)
    severity = _SEVERITIES[decision.severity]
    fails = sentence(both("otherwise, {} is raised", "หากไม่เป็นเช่นนั้น จะแจ้ง{}", severity))
    line = Line(both("{} {}", "{} {}", sentence(said), fails), decision.span)
    return Passage(decision, _title(narrator, decision), (), (line,))
