"""What the reports of scenarios have in common: their order, names and counts, and their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from assay.features.scenario.result import ScenarioResult, Verdict
from assay.finding import Span
from assay.values.text import Text

VERDICTS: Final = {
    Verdict.PASSED: Text("passed", "ผ่าน"),
    Verdict.FAILED: Text("failed", "ไม่ผ่าน"),
    Verdict.WRONG: Text("could not be run", "ทดสอบไม่ได้"),
}

EXPECTED: Final = Text("expected", "ที่คาดไว้")
FOUND: Final = Text("found", "ที่พบ")
EXAMPLE: Final = Text("example", "ตัวอย่าง")
BOOK: Final = Text("fact book", "ชุดข้อมูลการประเมิน")
GIVEN_BY: Final = Text("given by", "มาจาก")
DETAIL: Final = Text("in detail", "รายละเอียด")
NONE_RUN: Final = Text("no scenario was run", "ไม่มีกรณีทดสอบให้ทดสอบ")


@dataclass(frozen=True, slots=True)
class RanFeature:
    """The results of one feature file, in the order of its lines and then of the books."""

    file: str
    name: str
    results: tuple[ScenarioResult, ...]


def by_feature(results: Iterable[ScenarioResult]) -> tuple[RanFeature, ...]:
    """The results by feature file, in the order of the files' names, however they were run."""
    ordered = sorted(results, key=_by_place)
    return tuple(
        RanFeature(file, several[0].scenario.feature, several)
        for file, group in groupby(ordered, key=lambda one: one.scenario.file)
        if (several := tuple(group))
    )


def _by_place(result: ScenarioResult) -> tuple[str, Span, str]:
    return result.scenario.file, result.scenario.place, result.book or ""


def line_of(place: Span) -> str:
    """A line as a reader finds it: `features/kpi/progress-status.feature:25`."""
    return f"{place.file}:{place.line}"


def example(result: ScenarioResult) -> str | None:
    """The values of a result's example, `actual 94.95, colour yellow`; null where it has none."""
    values = result.scenario.values
    return ", ".join(f"{name} {value or '–'}" for name, value in values) or None


def full_name(result: ScenarioResult) -> str:
    """A scenario with the values of its example and its book, which tell it from the others."""
    values = example(result)
    name = result.scenario.name if values is None else f"{result.scenario.name} ({values})"
    return name if result.book is None else f"{name} [{result.book}]"


def in_short(result: ScenarioResult, lang: str) -> str:
    """The first thing amiss, `status of project/EL: expected red, found green`; else empty."""
    if result.failures:
        first = result.failures[0]
        about, expected, found = (
            " ".join(text.in_language(lang).split())
            for text in (first.about, first.expected, first.found)
        )
        sides = f"{EXPECTED.in_language(lang)} {expected}, {FOUND.in_language(lang)} {found}"
        return f"{about}: {sides}"
    return result.findings[0].message.in_language(lang) if result.findings else ""


def counts(results: Iterable[ScenarioResult]) -> Counter[Verdict]:
    """How many came out how."""
    return Counter(result.verdict for result in results)


def told_counts(many: Counter[Verdict], lang: str) -> str:
    """`379 passed, 1 failed`, in Thai `ผ่าน 379 ไม่ผ่าน 1`; what there is none of is left out."""
    shown = [(VERDICTS[one].in_language(lang), many[one]) for one in Verdict if many[one]]
    if lang == "th":
        return " ".join(f"{word} {number}" for word, number in shown)
    return ", ".join(f"{number} {word}" for word, number in shown)


def told_total(many: Counter[Verdict], lang: str) -> str:
    """`381 scenarios: 379 passed, 1 failed, 1 could not be run`."""
    total = many.total()
    if not total:
        return NONE_RUN.in_language(lang)
    if lang == "th":
        return f"กรณีทดสอบ {total} รายการ: {told_counts(many, lang)}"
    return f"{total} scenario{'' if total == 1 else 's'}: {told_counts(many, lang)}"


def told_others(number: int, lang: str) -> str:
    """`and 3 more scenarios, for the same reason`."""
    if lang == "th":
        return f"และอีก {number} กรณี ด้วยเหตุเดียวกัน"
    return f"and {number} more scenario{'' if number == 1 else 's'}, for the same reason"
