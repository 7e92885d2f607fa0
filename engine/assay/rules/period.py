"""Stretches of days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from assay.values.calendar import format_date
from assay.values.text import Text


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both included; a null end is open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        """Whether the day lies in the period."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def overlaps(self, other: Period) -> bool:
        """Whether a day lies in both."""
        return not (_before(self, other) or _before(other, self))

    @property
    def worded(self) -> Text:
        """`from 1 Oct 2019 to 30 Sep 2020`, `until 30 Sep 2020`, `on all days`."""
        return Text.each(self._worded)

    def _worded(self, lang: str) -> str:
        first = None if self.first is None else format_date(self.first, lang)
        last = None if self.last is None else format_date(self.last, lang)
        if first is not None and first == last:
            return f"วันที่ {first}" if lang == "th" else f"on {first}"
        words = ("ตั้งแต่วันที่", "ถึงวันที่") if lang == "th" else ("from", "to")
        if first is None and last is None:
            return "ทุกวัน" if lang == "th" else "on all days"
        if first is None:
            return f"{words[1]} {last}" if lang == "th" else f"until {last}"
        return f"{words[0]} {first}" + ("" if last is None else f" {words[1]} {last}")


def _before(one: Period, other: Period) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first
