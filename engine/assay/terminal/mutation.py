"""What `assay mutate` found: each change that no scenario noticed, at its place; then the counts.

A survivor stands as a finding does: where it is, what was changed to what, the line with the words
marked, and facts that would show it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from rich.text import Text as Painted

from assay import words
from assay.features.mutation import (
    Changed,
    Mutant,
    MutantResult,
    MutationReport,
    Tally,
)
from assay.finding import Finding, Severity
from assay.terminal.complaints import told
from assay.terminal.grid import Heading, Row, grid
from assay.terminal.paint import DIM, SEVERITY_STYLES
from assay.values.calendar import format_date
from assay.values.shown import worded
from assay.values.text import Text

_HEADINGS: Final = (
    Text("killed", "จับได้"),
    Text("survived", "จับไม่ได้"),
    Text("alike", "ผลเหมือนเดิม"),
    Text("no rule", "ใช้ไม่ได้"),
    Text("%", "ร้อยละ"),
)
_REMEDY: Final = Text("This scenario would notice it:", "กรณีทดสอบนี้จะจับการแก้นี้ได้:")
_TOTAL: Final = Text("total", "รวม")
_NOTHING: Final = Text("There is nothing to change.", "ไม่มีสิ่งที่จะทดลองแก้")
_LEFT_OUT: Final = Text("left out", "ตัดออก")
_UNSURE: Final = Text("they may differ where", "อาจให้ผลต่างกันเมื่อ")
_SURE: Final = Text("they differ where", "ให้ผลต่างกันเมื่อ")
_ON: Final = Text("they differ in a book dated", "ให้ผลต่างกันเมื่อข้อมูลเป็นของวันที่")


_UNSOUGHT: Final = Text(
    "The search for scenarios stopped at its bound: {} changes without one were not tried. "
    "Name a rule to look further.",
    "หยุดหากรณีทดสอบเมื่อครบขอบเขตแล้ว ยังไม่ได้หาให้การแก้ {} รายการ ระบุชื่อเกณฑ์เพื่อหาต่อ",
)


def mutation_report(
    report: MutationReport,
    *,
    lang: str = "en",
    width: int = 80,
    listed: bool = True,
    remedies: Mapping[Mutant, str] | None = None,
    unsought: int = 0,
) -> Iterator[Painted]:
    """The survivors by rule, a line a rule with its counts, and the share of what was noticed.

    Without `listed` the lines a rule are left out. The share is rounded down to one decimal: it
    reads 100.0 only where nothing survived.
    """
    total = report.total
    if not total.all and not total.equivalent:
        yield Painted(_NOTHING.in_language(lang))
        return
    several = Counter(report.rules.values())
    for file, group in groupby(report.survivors, key=lambda one: one.mutant.file):
        survivors = list(group)
        named = _name(report, file, several)
        yield Painted(_survived(named, len(survivors), lang), SEVERITY_STYLES[Severity.WARNING])
        yield Painted("")
        for one in survivors:
            text = (remedies or {}).get(one.mutant)
            yield from told([_finding(one, shown=text is None)], lang=lang, width=width)
            if text is not None:
                yield Painted(_REMEDY.in_language(lang), DIM)
                yield Painted("")
                yield from map(Painted, text.splitlines())
                yield Painted("")
    if unsought:
        yield Painted(_UNSOUGHT.in_language(lang).format(unsought), DIM)
        yield Painted("")
    if listed:
        yield from _table(report, lang, width)
        yield Painted("")
    yield Painted(noticed_words(total, len(report.rules), lang), "bold")


def _table(report: MutationReport, lang: str, width: int) -> Iterator[Painted]:
    several = Counter(report.rules.values())
    rows = [
        Row("", _name(report, file, several), _cells(tally))
        for file, tally in report.by_file.items()
    ]
    rows.append(Row("", _TOTAL.in_language(lang), _cells(report.total), strong=True))
    headings = [Heading(one.in_language(lang), figures=True) for one in _HEADINGS]
    yield from grid(headings, rows, width).lines


def noticed_words(total: Tally, rules: int, lang: str) -> str:
    """`44 rules: 1005 of 1084 changes noticed, 92.7 %`."""
    counted = words.many(rules, "rule").in_language(lang)
    if lang == "th":
        return f"{counted}: จับการแก้ได้ {total.killed} จาก {total.all} แบบ ร้อยละ {total.percent}"
    changes = "change" if total.all == 1 else "changes"
    return f"{counted}: {total.killed} of {total.all} {changes} noticed, {total.percent} %"


def _name(report: MutationReport, file: str, several: Mapping[str, int]) -> str:
    """A rule's name; its file where versions of it stand side by side."""
    rule = report.rules[file]
    return rule if several[rule] == 1 else file


def _survived(rule: str, count: int, lang: str) -> str:
    if lang == "th":
        return f"{rule}: มี {count} แบบที่แก้แล้วไม่มีกรณีทดสอบใดจับได้"
    changes = "change" if count == 1 else "changes"
    return f"{rule}: {count} {changes} that no scenario notices"


def _finding(one: MutantResult, *, shown: bool) -> Finding:
    mutant = one.mutant
    what = mutant.kind.words
    became = Text(mutant.after) if mutant.after else _LEFT_OUT
    return Finding(
        mutant.kind.value,
        Severity.WARNING,
        Text(
            *(
                f"{what.in_language(lang)}: {mutant.before} → {became.in_language(lang)}"
                for lang in ("en", "th")
            )
        ),
        mutant.span,
        shown_by(one.changed) if shown and one.changed is not None else None,
        rule=mutant.rule,
    )


def shown_by(changed: Changed) -> Text | None:
    """The facts by which a mutant shows, in words; null where none are known."""
    if changed.day is not None:
        day = changed.day
        return Text.each(lambda lang: f"{_ON.in_language(lang)} {format_date(day, lang)}")
    case = changed.case
    if case is None:
        return None
    where = _SURE if case.sure else _UNSURE
    pairs = list(zip(case.inputs, case.sample, strict=True))
    return Text(
        *(
            f"{where.in_language(lang)} "
            + ", ".join(f"{' '.join(one.text.split())} = {worded(v, lang)}" for one, v in pairs)
            for lang in ("en", "th")
        )
    )


def _cells(tally: Tally) -> tuple[Painted, ...]:
    survived = SEVERITY_STYLES[Severity.WARNING] if tally.survived else DIM
    return (
        Painted(str(tally.killed)),
        Painted(str(tally.survived), survived),
        Painted(str(tally.equivalent), DIM),
        Painted(str(tally.invalid), DIM),
        Painted(str(tally.percent)),
    )
