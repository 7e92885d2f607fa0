"""Outcomes that no fact of a book can have, since their rules are in force on other days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Final

from assay.finding import Finding, Severity
from assay.plan import Plan
from assay.values.calendar import format_date
from assay.values.text import Text, run_together

ONE_DAY: Final = dt.timedelta(days=1)


def at_rest(plans: Sequence[Plan], day: dt.date) -> Iterator[Finding]:
    """A note for each outcome that no rule gives in any of the plans; `day` is that of a book.

    A rule that begins on the day after is ready for the next period, and nothing is said of it.
    """
    for (kind, name), rules in plans[-1].resting.items():
        ready = any(one.days.first == day + ONE_DAY for one in rules)
        if not ready and all((kind, name) in one.resting for one in plans):
            told = run_together((one.told for one in rules), ", ", ", ")
            message = Text(
                f"no rule gives `{kind}.{name}` on {format_date(day, 'en')}: {told}",
                f"ไม่มีเกณฑ์ใดให้ค่า `{kind}.{name}` ในวันที่ {format_date(day, 'th')}: {told:th}",
            )
            first = rules[0]
            yield Finding("no-rule-in-force", Severity.NOTE, message, first.span, rule=first.rule)
