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

from markupsafe import Markup

from engine.facts import Fact, key_id
from engine.finding import Finding, Severity
from engine.outcome import Evaluation
from engine.report.arranged import value_of
from engine.report.section import Column, Section
from engine.values.number import as_written
from engine.values.text import LANGUAGES, Text

_LIBRARY: Final = "vl_convert"
_LONGEST: Final = 34
_BOTH: Final = ("en", "th")
_NAMESPACE: Final = re.compile(r' xmlns(:\w+)?="[^"]*"')


@dataclass(frozen=True)
class Chart:
    """A chart in each language; `of` says what it shows, `unit` of what its lengths are."""

    of: Text
    unit: Text | None
    drawn: Mapping[str, Markup]


@dataclass(frozen=True)
class _Bar:
    name: str
    part: str
    number: int
    amount: Decimal


def no_charts() -> Finding | None:
    """The note that charts can't be drawn here, with what to install; null where they can."""
    if util.find_spec(_LIBRARY) is not None:
        return None
    return Finding(
        "no-charts",
        Severity.NOTE,
        Text(
            "the report has no charts: the library that draws them is not installed",
            "รายงานไม่มีแผนภูมิ เพราะยังไม่ได้ติดตั้งไลบรารีที่ใช้วาด",
        ),
        hint=Text(
            "install it with `pip install 'assay-engine[report]'`; the tables show the same "
            "figures",
            "ติดตั้งด้วย `pip install 'assay-engine[report]'` ตารางแสดงตัวเลขชุดเดียวกันอยู่แล้ว",
        ),
    )


def bars_chart(
    evaluation: Evaluation, section: Section, facts: Sequence[Fact], unit: Text | None
) -> Chart | None:
    """The parts of each fact's whole, one after the other in a bar; null if nothing can be drawn.

    All bars are of one scale, so lines that add up others are left out of a tree.
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
    drawn: dict[str, Markup] = {}
    for lang in LANGUAGES:
        bars = list(_bars(evaluation, section, shown, columns, lang))
        if not bars or no_charts() is not None:
            return None
        parts = [column.title.in_language(lang) for column in columns]
        drawn[lang] = _svg(_specification(bars, parts, beside=beside))
    titles = [" · ".join(column.title.in_language(lang) for column in columns) for lang in _BOTH]
    of = Text(
        f"{section.title.in_language('en')}: {titles[0]}",
        f"{section.title.in_language('th')}: {titles[1]}",
    )
    return Chart(of, unit, drawn)


def _bars(
    evaluation: Evaluation,
    section: Section,
    facts: Sequence[Fact],
    columns: Sequence[Column],
    lang: str,
) -> Iterator[_Bar]:
    for fact in facts:
        name = _name(evaluation, section, fact, lang)
        for number, column in enumerate(columns):
            value = value_of(evaluation, fact, column.name)
            if isinstance(value, Decimal):
                yield _Bar(name, column.title.in_language(lang), number, value)


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


def _specification(
    bars: Sequence[_Bar], parts: Sequence[str], *, beside: bool
) -> Mapping[str, object]:
    """The chart in the words of Vega-Lite 5. Amounts go in as text: no digit is lost on the way."""
    order = list(dict.fromkeys(bar.name for bar in bars))
    place = {"field": "name", "type": "nominal", "sort": order, "title": None}
    encoding: dict[str, object] = {
        "y": place,
        "x": {"field": "amount", "type": "quantitative", "title": None},
        "color": {
            "field": "part",
            "type": "nominal",
            "scale": {
                "domain": parts,
                "range": [f"var(--part-{number})" for number, _ in enumerate(parts, start=1)],
            },
            "legend": None,
        },
        "order": {"field": "number"},
    }
    if beside:
        encoding["yOffset"] = {"field": "part", "type": "nominal", "sort": list(parts)}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": 460,
        "height": {"step": 17 if beside else 30},
        "background": None,
        "data": {
            "values": [
                {
                    "name": bar.name,
                    "part": bar.part,
                    "number": bar.number,
                    "amount": as_written(bar.amount),
                }
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


def _svg(specification: Mapping[str, object]) -> Markup:
    """The chart as SVG for the inside of a page, which needs no namespace; nothing is read out.

    What it shows stands in words beside it and as figures in the table below.
    """
    library = import_module(_LIBRARY)
    written: str = library.vegalite_to_svg(json.dumps(specification))
    return Markup(_NAMESPACE.sub("", written).replace("<svg ", '<svg aria-hidden="true" ', 1))
