"""The rules in force on a day, two lines a rule, in the width of the terminal.

The first line has the rule's id, title and period, the second, dim, the short digest, the kind of
fact, the file and the source. Titles and sources give way to a narrow terminal; ids and days do
not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.text import Text as Painted

from assay import words
from assay.rules import RuleFile
from assay.terminal.paint import DIM
from assay.terminal.wrapping import padded, shortened, wrapped
from assay.values.calendar import format_date
from assay.values.text import both

_GAP: Final = 2
_LEAST_TITLE: Final = 8
_DIGEST: Final = 12
"""So many digits of a digest tell files apart; JSON has them all."""


@dataclass(frozen=True)
class _Line:
    """What is shown of a rule."""

    id: str
    title: str
    kind: str
    days: str
    file: str
    digest: str
    source: str


def rule_list(
    rules: Sequence[RuleFile],
    day: dt.date | None,
    others: Sequence[RuleFile] = (),
    *,
    lang: str = "en",
    width: int = 80,
) -> Iterator[Painted]:
    """The rules in the order given, under a line that says of which day they are.

    `others` are those that are not in force on that day: they are named with their days.
    """
    lines = [_line(rule, lang) for rule in rules]
    count = words.many(len(lines), "rule").in_language(lang)
    yield from wrapped(Painted(f"{count} {words.rules_of(day, lang)}", "bold"), width)
    if others:
        yield from wrapped(Painted(_left_out(others, lang), DIM), width, rest=2)
    ids = max((cell_len(one.id) for one in lines), default=0)
    days = max((cell_len(one.days) for one in lines), default=0)
    room = width - ids - days - 2 * _GAP
    titles = min(room, max((cell_len(one.title) for one in lines), default=0))
    for one in lines:
        cells = [(one.id, ids), (one.title, titles), (one.days, days)]
        if titles < _LEAST_TITLE:
            cells = [(one.id, ids), (one.days, days)]
        head = Painted()
        for at, (text, wide) in enumerate(cells):
            head.append(padded(shortened(text, wide), wide), "" if at else "bold")
            head.append(" " * _GAP)
        head.rstrip()
        yield head
        below = f"  {one.digest}  {one.kind}  {one.file}  {one.source}"
        yield Painted(shortened(below, width), DIM)


def _left_out(others: Sequence[RuleFile], lang: str) -> str:
    """Why rules are not listed: the days that they hold, and how to see them."""
    by_days: dict[str, list[str]] = {}
    for one in others:
        by_days.setdefault(_days(one, lang), []).append(one.id)
    named = "; ".join(f"{', '.join(ids)} ({days})" for days, ids in by_days.items())
    count = words.many(len(others), "rule")
    return both(
        "{} not listed, of other days: {}. --all lists every version, --on DATE those of a day",
        "ไม่ได้แสดง{} ซึ่งมีผลใช้บังคับในวันอื่น: {} ดูทุกฉบับด้วย --all หรือดูของวันใดวันหนึ่งด้วย --on DATE",
        *(count, named),
    ).in_language(lang)


def _line(rule: RuleFile, lang: str) -> _Line:
    document = rule.document
    source = words.NO_SOURCE.in_language(lang)
    if document.source is not None:
        source = document.source.said.whole.in_language(lang)
    return _Line(
        rule.id,
        " ".join(document.title.in_language(lang).split()),
        document.for_.text,
        _days(rule, lang),
        rule.file,
        rule.digest[:_DIGEST],
        " ".join(source.split()),
    )


def _days(rule: RuleFile, lang: str) -> str:
    days = rule.days
    ends = [None if day is None else format_date(day, lang) for day in (days.first, days.last)]
    said = " – ".join(end or "…" for end in ends) if any(ends) else ""
    if rule.on is not None:
        said = f"{rule.on}: {said or '…'}"
    return said or words.ALWAYS.in_language(lang)
