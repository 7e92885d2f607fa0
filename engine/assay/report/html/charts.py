"""Charts of amounts as inline SVG: bars beside names, over a scale in round steps.

Colours are the page's own tokens, so that a chart follows the dark scheme and the print, and its
letters are text in the page's fonts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from html import escape
from typing import Final

from assay.contents.arranged import value_of
from assay.contents.bars import MOST_FACTS, leaves
from assay.facts import Fact, key_id
from assay.outcome import Evaluation
from assay.scorecard.section import Column, Section
from assay.values.text import LANGUAGES, Text

_LONGEST: Final = 34
_BOTH: Final = ("en", "th")

_WIDTH: Final = 460
"""How wide the bars' side of a chart is, in points; the names' side is as wide as they are."""

_LEAST_NAMES: Final = 120
_MOST_NAMES: Final = 300
_THICK: Final = 30
_THIN: Final = 17
_MOST_STEPS: Final = 8


@dataclass(frozen=True)
class Chart:
    """A chart in each language.

    `of` says what it shows, `unit` of what its lengths are, `note` how to read it where that needs
    a word.
    """

    of: Text
    unit: Text | None
    drawn: Mapping[str, str]
    note: Text | None = None


@dataclass(frozen=True)
class _Bar:
    """A length: the name it stands beside, and which part it is, counted from 1."""

    name: str
    part: int
    amount: Decimal


def bars_chart(
    evaluation: Evaluation, section: Section, facts: Sequence[Fact], unit: Text | None
) -> Chart | None:
    """The parts of each fact's whole, one after the other in a bar; null if nothing can be drawn.

    Nor are more than 40 facts, of which the table tells more. All bars are of one scale, so lines
    that add up others are left out of a tree.
    """
    if section.bars is None:
        return None
    return _chart(evaluation, section, facts, section.bars.parts, unit, beside=False)


def against_chart(
    evaluation: Evaluation, section: Section, facts: Sequence[Fact], unit: Text | None
) -> Chart | None:
    """Two figures of each fact, side by side; null if nothing can be drawn."""
    if section.against is None:
        return None
    return _chart(evaluation, section, facts, section.against, unit, beside=True)


def _chart(
    evaluation: Evaluation,
    section: Section,
    facts: Sequence[Fact],
    columns: Sequence[Column],
    unit: Text | None,
    *,
    beside: bool,
) -> Chart | None:
    shown = leaves(evaluation, facts)
    if len(shown) > MOST_FACTS:
        return None
    drawn: dict[str, str] = {}
    for lang in LANGUAGES:
        names = _names(evaluation, section, shown, lang)
        bars = list(_bars(evaluation, dict(zip(names, shown, strict=True)), columns))
        if not bars:
            return None
        drawn[lang] = _svg(bars, len(columns), beside=beside)
    titles = {lang: " · ".join(one.title.in_language(lang) for one in columns) for lang in _BOTH}
    of = Text.each(lambda lang: f"{section.title.in_language(lang)}: {titles[lang]}")
    return Chart(of, unit, drawn)


def _bars(
    evaluation: Evaluation, facts: Mapping[str, Fact], columns: Sequence[Column]
) -> Iterator[_Bar]:
    for name, fact in facts.items():
        for part, column in enumerate(columns, start=1):
            value = value_of(evaluation, fact, column.name)
            if isinstance(value, Decimal):
                yield _Bar(name, part, value)


def _names(
    evaluation: Evaluation, section: Section, facts: Sequence[Fact], lang: str
) -> Sequence[str]:
    """What stands beside each fact's bars: the keys alone, where anything else is not unique."""
    names = [_name(evaluation, section, fact, lang) for fact in facts]
    return names if len(set(names)) == len(names) else [key_id(fact.key) for fact in facts]


def _name(evaluation: Evaluation, section: Section, fact: Fact, lang: str) -> str:
    key, label = key_id(fact.key), evaluation.book.label(fact, lang)
    if section.name_by == "key" or key == label:
        return key
    return _cut(label if section.name_by == "label" else f"{key} {label}")


def _cut(text: str) -> str:
    """A name that fits beside its bar, never cut between a letter and the marks on it."""
    if len(text) <= _LONGEST:
        return text
    end = _LONGEST
    while end and unicodedata.category(text[end]).startswith("M"):
        end -= 1
    return text[:end].rstrip() + "…"


def _svg(bars: Sequence[_Bar], parts: int, *, beside: bool) -> str:
    """The chart as SVG for the inside of a page, which needs no namespace; nothing is read out.

    What it shows stands in words beside it and as figures in the table below. The parts of a name
    stand one after the other, those below zero to its left; `beside` each has a line of its own.
    """
    names = list(dict.fromkeys(bar.name for bar in bars))
    lines = [(bar, *span) for bar, span in zip(bars, _spans(bars, beside=beside), strict=True)]
    step, first, last = scale([end for _, *ends in lines for end in ends])

    def across(amount: Decimal) -> Decimal:
        return length((amount - first) * _WIDTH / (last - first))

    tall = _THIN * parts + 6 if beside else _THICK
    thick = _THIN if beside else _THICK - 4
    left = min(max(max(map(_width, names)) + 12, _LEAST_NAMES), _MOST_NAMES)
    height = tall * len(names)
    drawn: list[str] = []
    for number in range(int((last - first) / step) + 1):
        amount = first + step * number
        x, shown = across(amount), f"{amount:,f}".replace("-", "\N{MINUS SIGN}")
        drawn += [
            f'<path d="M{x},0v{height + 5}" stroke="var(--{"line" if amount else "grey"})"/>',
            f'<text x="{x}" y="{height + 19}" text-anchor="middle" font-size="11">{shown}</text>',
        ]
    for at, name in enumerate(names):
        middle = at * tall + tall // 2 + 4
        drawn.append(f'<text x="-8" y="{middle}" text-anchor="end">{escape(name)}</text>')
    for bar, begin, end in lines:
        x, y = across(begin), names.index(bar.name) * tall + (3 if beside else 2)
        y += _THIN * (bar.part - 1) if beside else 0
        drawn.append(
            f'<rect x="{x}" y="{y}" width="{across(end) - x}" height="{thick}" '
            f'fill="var(--part-{bar.part})" stroke="var(--paper)"/>'
        )
    wide, high = left + _WIDTH + 24, height + 30
    return (
        f'<svg aria-hidden="true" width="{wide}" height="{high}" '
        f'viewBox="{-left} -5 {wide} {high}" fill="var(--ink)" font-size="13">'
        f"{''.join(drawn)}</svg>"
    )


def _spans(bars: Sequence[_Bar], *, beside: bool) -> Iterator[tuple[Decimal, Decimal]]:
    """From where to where each bar goes, the lesser end first."""
    ends: dict[tuple[str, bool], Decimal] = {}
    for bar in bars:
        side = (bar.name, bar.amount < 0)
        begin = Decimal(0) if beside else ends.get(side, Decimal(0))
        ends[side] = begin + bar.amount
        yield min(begin, ends[side]), max(begin, ends[side])


def scale(ends: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """The round step of an axis that holds zero and all ends, and its own two ends."""
    least, greatest = min(*ends, Decimal(0)), max(*ends, Decimal(0))
    span = greatest - least or Decimal(1)
    power = Decimal(1).scaleb(span.adjusted() - 1)
    step = next(power * one for one in (1, 2, 5, 10, 20, 50) if span <= power * one * _MOST_STEPS)
    return (
        step,
        _to(least / step, ROUND_FLOOR) * step,
        _to((least + span) / step, ROUND_CEILING) * step,
    )


def _to(number: Decimal, rounding: str) -> Decimal:
    return number.to_integral_value(rounding)


def length(number: Decimal) -> Decimal:
    """To a tenth of a point: a length is for the eye, and no figure of the report."""
    return number.quantize(Decimal("0.1"))


def _width(name: str) -> int:
    """About how wide a name is: vowels and tone marks above and below take no room."""
    return sum(8 for letter in name if not unicodedata.category(letter).startswith("M"))
