"""The stretches of days in which the same rules and parameters hold.

What a plan is depends on the day only through the rules and parameters in force, which change on
the days that they name. So one day of each stretch stands for all of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from assay.rules import Library, Period, RuleFile
from assay.values.text import Text, run_together

ONE_DAY: Final = dt.timedelta(days=1)
_ANY_DAY: Final = dt.date(2000, 1, 1)


def periods(library: Library, book_days: Collection[dt.date] = ()) -> tuple[Period, ...]:
    """The stretches to check, in order: those with a dated rule in force, or with a book.

    Before the first dated rule begins and after the last one ends nobody evaluates anything,
    unless a book is of such a day. Where no rule is dated, parameters are looked at instead.
    """
    listed = _between(_changes(library))
    dated = _dated(library)
    firsts = [values[0].first for values in library.parameters.values() if values]

    def counts(one: Period) -> bool:
        if any(one.holds(day) for day in book_days):
            return True
        if dated:
            return any(rule.holds(day_of(one)) for rule in dated)
        return not firsts or any(first <= day_of(one) for first in firsts)

    return tuple(one for one in listed if counts(one))


def day_of(one: Period) -> dt.date:
    """A day that stands for the period."""
    return one.first or one.last or _ANY_DAY


def joined(some: Iterable[Period]) -> list[Period]:
    """Periods in order, with those that follow one another put together."""
    found: list[Period] = []
    for one in some:
        last = found[-1].last if found else None
        if last is not None and one.first == last + ONE_DAY:
            found[-1] = Period(found[-1].first, one.last)
        else:
            found.append(one)
    return found


def worded(some: Sequence[Period]) -> Text:
    """`from 1 Oct 2019 to 30 Sep 2020`, or several such."""
    return run_together((one.worded for one in some), " and ", " และ")


def _dated(library: Library) -> list[RuleFile]:
    """The rules that begin or end by the book's day."""
    return [rule for rule in library.rules if rule.on is None and rule.days != Period()]


def _changes(library: Library) -> list[dt.date]:
    """The days from which other rules or parameters hold than on the day before."""
    found = {one.first for values in library.parameters.values() for one in values}
    for days in (rule.days for rule in _dated(library)):
        if days.first is not None:
            found.add(days.first)
        if days.last is not None and days.last < dt.date.max:
            found.add(days.last + ONE_DAY)
    return sorted(found - {dt.date.min})


def _between(changes: Sequence[dt.date]) -> list[Period]:
    firsts: list[dt.date | None] = [None, *changes]
    lasts: list[dt.date | None] = [*(day - ONE_DAY for day in changes), None]
    return [Period(first, last) for first, last in zip(firsts, lasts, strict=True)]
