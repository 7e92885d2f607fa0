"""The plan against the report as a sheet: a row for each result that a change makes differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from assay.compare import Difference
from assay.contents.changes import ALTOGETHER, Compared, ShownChange, ShownEffect
from assay.contents.origin import Origin
from assay.contents.words import word
from assay.report.workbook import cells
from assay.report.workbook.cells import Cell
from assay.report.workbook.places import Place
from assay.report.workbook.sections import trace_cell
from assay.report.workbook.tables import Column, Line, Table
from assay.values.shown import in_words
from assay.values.text import Text

_NOWHERE: Final = Origin()


def comparison(compared: Compared, name: str, places: Mapping[str, Place], lang: str) -> Table:
    """Each change with its effects; it stands in every one of their rows, so that these filter."""
    columns = (
        Column(word("change", lang), 30),
        Column(word("message", lang), 50),
        Column(word("result", lang), 30),
        Column(word("name", lang), 34),
        Column(word("in_report", lang), 18, number=True),
        Column(word("in_plan", lang), 18, number=True),
        Column(word("effect", lang), 60),
        Column(word("trace", lang), 8, paper=False),
        *(
            Column(word(f"{side}{one}", lang), 18, paper=False)
            for side in ("", "plan_")
            for one in ("line", "document", "place")
        ),
    )
    rows = [
        Line(line)
        for group in compared.groups
        for change in group.changes
        for line in _change(group.title, change, places, lang)
    ]
    if compared.groups:
        told = cells.said(ALTOGETHER, lang)
        blank = (Cell(),) * 7
        rows += [Line((told, Cell(), *one, *blank)) for one in _effect(compared.altogether, lang)]
    note = word("compared_note", lang) if compared.groups else word("nothing_changed", lang)
    note = " ".join((note, *(one.in_language(lang) for one in compared.unlisted)))
    return Table(name, word("compared", lang), note, columns, rows)


def _change(
    group: Text, change: ShownChange, places: Mapping[str, Place], lang: str
) -> Iterator[tuple[Cell, ...]]:
    told = cells.said(change.text, lang)
    trace = trace_cell(change.trace, places)
    where = (trace, *_origin(change.report, lang), *_origin(change.plan, lang))
    for one in _effect(change.effect, lang):
        yield (cells.said(group, lang), told, *one, *where)


def _origin(origin: Origin | None, lang: str) -> tuple[Cell, ...]:
    one = origin or _NOWHERE
    return cells.text(one.line, "code"), cells.text(one.document), cells.said(one.place, lang)


def _effect(effect: ShownEffect, lang: str) -> Iterator[tuple[Cell, ...]]:
    """A row for each result that differs; whatever else there is to say stands in the first."""
    others = [one.in_language(lang) for one in effect.others]
    differing = [_differs(one, lang) for one in effect.differences] or [(Cell(),) * 4]
    for number, cells_of in enumerate(differing):
        yield (*cells_of, cells.text("" if number else "\n".join(others)))


def _differs(one: Difference, lang: str) -> tuple[Cell, ...]:
    return (
        cells.said(one.title, lang),
        cells.said(one.who, lang),
        cells.of_value(one.report, in_words(one.report), lang),
        cells.of_value(one.plan, in_words(one.plan), lang),
    )
