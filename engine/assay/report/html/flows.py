"""Two drawings of how amounts move: a line for each fact from figure to figure, and what was moved.

As inline SVG in the page's own colours and letters, with every length named where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Final

from assay.contents.arranged import value_of
from assay.contents.bars import MOST_FACTS, leaves
from assay.contents.words import WORDS
from assay.facts import Fact, key_id
from assay.outcome import Evaluation
from assay.report.html.charts import Chart, length
from assay.scorecard.section import Column, Section
from assay.values.number import rounded
from assay.values.shown import grouped
from assay.values.text import LANGUAGES, Text

_WIDE: Final = 640
_HIGH: Final = 300
_SIDE: Final = 110
"""What is left beside a drawing for the names of its ends, in points."""

_LEAST: Final = 15
"""So far two names stand apart."""

_BLOCK: Final = Decimal(14)
_GAP: Final = 6


def slope_chart(
    evaluation: Evaluation, section: Section, facts: Sequence[Fact], unit: Text | None
) -> Chart | None:
    """A line for each fact through its figures, named at both ends; null if none can be drawn.

    A fact without all its figures has no line. A line that falls from the first figure to the
    second has another colour and is broken, so that colour alone tells nothing.
    """
    columns = section.slope
    lines = [
        (key_id(fact.key), amounts)
        for fact in leaves(evaluation, facts)
        if len(amounts := _amounts(evaluation, fact, columns)) == len(columns)
    ]
    if not columns or not lines or len(lines) > MOST_FACTS:
        return None
    of = Text.each(lambda lang: " → ".join(one.title.in_language(lang) for one in columns))
    drawn = {lang: _slope(lines, columns, lang) for lang in LANGUAGES}
    return Chart(of, unit, drawn, WORDS["slope_note"])


def _amounts(evaluation: Evaluation, fact: Fact, columns: Sequence[Column]) -> tuple[Decimal, ...]:
    values = (value_of(evaluation, fact, one.name) for one in columns)
    return tuple(one for one in values if isinstance(one, Decimal))


def _slope(
    lines: Sequence[tuple[str, tuple[Decimal, ...]]], columns: Sequence[Column], lang: str
) -> str:
    every = [amount for _, amounts in lines for amount in amounts]
    least, most = min(*every, Decimal(0)), max(*every, Decimal(0))

    def down(amount: Decimal) -> Decimal:
        return length((most - amount) * _HIGH / ((most - least) or 1))

    step, last = Decimal(_WIDE) / (len(columns) - 1), len(columns) - 1
    drawn: list[str] = []
    for at, column in enumerate(columns):
        anchor = {0: "start", last: "end"}.get(at, "middle")
        drawn.append(f'<path d="M{length(step * at)},0v{_HIGH}" stroke="var(--line)"/>')
        drawn.append(_text(step * at, Decimal(_HIGH + 20), anchor, column.title.in_language(lang)))
    for _, amounts in lines:
        points = " ".join(f"{length(step * at)},{down(one)}" for at, one in enumerate(amounts))
        line = _FALLING if amounts[1] < amounts[0] else _RISING
        drawn.append(f'<polyline points="{points}" fill="none" stroke-width="2.5" {line}/>')
    for at, x, anchor in ((0, Decimal(-8), "end"), (last, Decimal(_WIDE + 8), "start")):
        ends = sorted((down(amounts[at]), name, amounts[at]) for name, amounts in lines)
        for y, (_, name, amount) in zip(_apart([y for y, *_ in ends]), ends, strict=True):
            drawn.append(_text(x, y + 4, anchor, f"{name} {grouped(rounded(amount, 1))}"))
    return _svg(drawn, _HIGH + 30)


_RISING: Final = 'stroke="var(--part-1)"'
_FALLING: Final = 'stroke="var(--part-6)" stroke-dasharray="7 3"'


def _apart(places: Sequence[Decimal]) -> list[Decimal]:
    """Places from top to bottom, none nearer to the one before than two names can stand."""
    found: list[Decimal] = []
    for one in places:
        found.append(one if not found else max(one, found[-1] + _LEAST))
    return found


@dataclass(frozen=True)
class _Flow:
    name: str
    amount: Decimal


def moved_chart(
    evaluation: Evaluation, section: Section, facts: Sequence[Fact], unit: Text | None
) -> Chart | None:
    """What was taken from some facts and given to others; null where nothing was moved.

    The figures do not tell which gave to which, so all that is taken flows into one pool, and all
    that is given out of it. The two sides need not be of one size.
    """
    column = section.moved
    if column is None:
        return None
    flows = [
        _Flow(key_id(fact.key), value)
        for fact in leaves(evaluation, facts)
        if isinstance(value := value_of(evaluation, fact, column.name), Decimal) and value
    ]
    taken = sorted((one for one in flows if one.amount < 0), key=lambda one: one.amount)
    given = sorted((one for one in flows if one.amount > 0), key=lambda one: -one.amount)
    if not taken or not given or len(flows) > MOST_FACTS:
        return None
    drawn = {lang: _moved(taken, given) for lang in LANGUAGES}
    return Chart(column.title, unit, drawn, WORDS["moved_note"])


def _moved(taken: Sequence[_Flow], given: Sequence[_Flow]) -> str:
    sums = [sum((abs(one.amount) for one in side), Decimal(0)) for side in (taken, given)]
    scale, middle = Decimal(_HIGH - 80) / max(sums), Decimal(_WIDE) / 2
    top = Decimal(_GAP * max(len(taken), len(given))) / 2
    drawn = [_rect(middle - _BLOCK / 2, top, max(sums) * scale, "var(--grey)")]
    for side, colour, x, sign, anchor in (
        (taken, "var(--part-6)", Decimal(0), 1, "end"),
        (given, "var(--part-1)", Decimal(_WIDE), -1, "start"),
    ):
        y, at_pool = Decimal(0), top
        inner, pool = x + sign * _BLOCK, middle - sign * _BLOCK / 2
        bend = length((inner + pool) / 2)
        for one in side:
            high = max(abs(one.amount) * scale, Decimal(1))
            here, there = length(y + high / 2), length(at_pool + high / 2)
            way = f"M{length(inner)},{here}C{bend},{here} {bend},{there} {length(pool)},{there}"
            line = f'stroke="{colour}" stroke-opacity="0.3" stroke-width="{length(high)}"'
            drawn.append(f'<path d="{way}" fill="none" {line}/>')
            drawn.append(_rect(min(x, inner), y, high, colour))
            drawn.append(_text(x - sign * 8, here + 4, anchor, f"{one.name} {_signed(one.amount)}"))
            y += max(high, Decimal(_LEAST - _GAP)) + _GAP
            at_pool += high
    return _svg(drawn, _HIGH)


def _signed(amount: Decimal) -> str:
    sign = "\N{MINUS SIGN}" if amount < 0 else "+"
    return f"{sign}{grouped(rounded(abs(amount), 2))}"


def _rect(x: Decimal, y: Decimal, high: Decimal, colour: str) -> str:
    size = f'x="{length(x)}" y="{length(y)}" width="{_BLOCK}" height="{length(high)}"'
    return f'<rect {size} fill="{colour}"/>'


def _text(x: Decimal, y: Decimal, anchor: str, text: str) -> str:
    place = f'x="{length(x)}" y="{length(y)}" text-anchor="{anchor}"'
    return f"<text {place}>{escape(text)}</text>"


def _svg(drawn: Sequence[str], high: int) -> str:
    wide, high = _WIDE + 2 * _SIDE, high + 16
    box = f'width="{wide}" height="{high}" viewBox="{-_SIDE} -12 {wide} {high}"'
    inside = "".join(drawn)
    return f'<svg aria-hidden="true" {box} fill="var(--ink)" font-size="13">{inside}</svg>'
