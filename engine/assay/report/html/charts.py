"""Charts of amounts as inline SVG, by Vega-Lite; without its library the tables stand alone.

The library turns a specification into SVG in this very process: no browser, no network. Colours
are the page's own tokens, so that a chart follows the dark scheme and the print, and its letters
are text in the page's fonts.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module, util
from typing import Final

from assay.contents.arranged import value_of
from assay.facts import Fact, key_id
from assay.outcome import Evaluation
from assay.scorecard.section import Column, Section
from assay.values.number import as_written
from assay.values.text import LANGUAGES, Text

_LIBRARY: Final = "vl_convert"
_LONGEST: Final = 34
_MOST_FACTS: Final = 40
_BOTH: Final = ("en", "th")
_NAMESPACE: Final = re.compile(r' xmlns(:\w+)?="[^"]*"')


@dataclass(frozen=True)
class Chart:
    """A chart in each language; `of` says what it shows, `unit` of what its lengths are."""

    of: Text
    unit: Text | None
    drawn: Mapping[str, str]


@dataclass(frozen=True)
class _Bar:
    """A length: the name it stands beside, and which part it is, counted from 1."""

    name: str
    part: int
    amount: Decimal


def no_charts() -> Text | None:
    """Why charts can't be drawn here and what to install; null where they can."""
    if util.find_spec(_LIBRARY) is not None:
        return None
    return Text(
        "the report has no charts, since the library that draws them is not installed: "
        "`pip install 'assay-engine[report]'`. The tables show the same figures",
        "รายงานไม่มีแผนภูมิ เพราะยังไม่ได้ติดตั้งไลบรารีที่ใช้วาด: "
        "`pip install 'assay-engine[report]'` ตารางแสดงตัวเลขชุดเดียวกัน",
    )


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


def leaves(evaluation: Evaluation, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Those of a tree's facts that add up no others; all of them where there is no tree."""
    return tuple(fact for fact in facts if not _has_parts(evaluation, fact))


def _has_parts(evaluation: Evaluation, fact: Fact) -> bool:
    kind = evaluation.book.schema.kinds[fact.kind]
    return kind.tree and bool(evaluation.book.children(fact, fact.kind))


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
    if len(shown) > _MOST_FACTS or no_charts() is not None:
        return None
    drawn: dict[str, str] = {}
    for lang in LANGUAGES:
        names = _names(evaluation, section, shown, lang)
        bars = list(_bars(evaluation, dict(zip(names, shown, strict=True)), columns))
        if not bars:
            return None
        drawn[lang] = _svg(_specification(bars, len(columns), beside=beside))
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


def _specification(bars: Sequence[_Bar], parts: int, *, beside: bool) -> Mapping[str, object]:
    """The chart in the words of Vega-Lite 5. Amounts go in as text: no digit is lost on the way."""
    order = list(dict.fromkeys(bar.name for bar in bars))
    numbers = list(range(1, parts + 1))
    colours = {"domain": numbers, "range": [f"var(--part-{number})" for number in numbers]}
    encoding: dict[str, object] = {
        "y": {"field": "name", "type": "nominal", "sort": order, "title": None},
        "x": {"field": "amount", "type": "quantitative", "title": None},
        "color": {"field": "part", "type": "nominal", "scale": colours, "legend": None},
        "order": {"field": "part"},
    }
    if beside:
        encoding["yOffset"] = {"field": "part", "type": "nominal", "sort": numbers}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 460,
        "height": {"step": 17 if beside else 30},
        "background": None,
        "data": {
            "values": [
                {"name": bar.name, "part": bar.part, "amount": as_written(bar.amount)}
                for bar in bars
            ],
            "format": {"type": "json", "parse": {"amount": "number"}},
        },
        "mark": {"type": "bar", "stroke": "var(--paper)", "strokeWidth": 1},
        "encoding": encoding,
        "config": {
            "aria": False,
            "font": "Noto Sans Thai",
            "view": {"stroke": None},
            "axis": {
                "labelFontSize": 13,
                "labelLimit": 300,
                "labelColor": "var(--ink)",
                "gridColor": "var(--line)",
                "domainColor": "var(--grey)",
                "tickColor": "var(--grey)",
            },
            "axisY": {"minExtent": 120, "ticks": False, "labelPadding": 8},
            "axisX": {"tickCount": 6},
        },
    }


def _svg(specification: Mapping[str, object]) -> str:
    """The chart as SVG for the inside of a page, which needs no namespace; nothing is read out.

    What it shows stands in words beside it and as figures in the table below.
    """
    library = import_module(_LIBRARY)
    written: str = library.vegalite_to_svg(json.dumps(specification))
    return _NAMESPACE.sub("", written).replace("<svg ", '<svg aria-hidden="true" ', 1)
