"""Versions of one rule that leave days between them on which none is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from assay.check.periods import ONE_DAY, worded
from assay.finding import Finding, Related, Severity
from assay.rules import Library, Period, RuleFile
from assay.values.text import Text


def missing_periods(library: Library) -> Iterator[Finding]:
    """A warning for each stretch of days between two versions of a rule that neither covers."""
    for several in library.versions():
        in_order = sorted(several, key=lambda one: one.days.first or dt.date.min)
        for earlier, later in pairwise(in_order):
            last, first = earlier.days.last, later.days.first
            if last is not None and first is not None and first - last > ONE_DAY:
                yield _missing(earlier, later, Period(last + ONE_DAY, first - ONE_DAY))


def _missing(earlier: RuleFile, later: RuleFile, days: Period) -> Finding:
    said = worded([days])
    effective = later.document.effective
    return Finding(
        "missing-period",
        Severity.WARNING,
        Text(
            f"no version of the rule `{later.id}` is in force {said.en}",
            f"ไม่มีเกณฑ์ `{later.id}` ฉบับใดมีผลใช้บังคับ{said.th}",
        ),
        later.document.rule.span if effective is None else effective.span,
        Text(
            "let this version begin, or the one before it end, where the other one does",
            "ให้ฉบับนี้เริ่มมีผล หรือให้ฉบับก่อนสิ้นผล ต่อเนื่องกันโดยไม่เว้นวัน",
        ),
        related=(
            Related(
                Text("the version before", "ฉบับก่อนหน้า"),
                earlier.document.rule.span,
            ),
        ),
        rule=later.id,
    )
