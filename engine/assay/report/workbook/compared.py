"""The plan against the report as a sheet: a row for each result that a change makes differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from assay.contents.changes import ALTOGETHER, Compared, Differs, ShownChange, ShownEffect
from assay.contents.origin import Origin
from assay.contents.words import WORDS
from assay.report.workbook import cells
from assay.report.workbook.cells import Cell
from assay.report.workbook.places import Place
from assay.report.workbook.sections import trace_cell
from assay.report.workbook.tables import Column, Line, Table
from assay.report.workbook.words import SAID
from assay.values.text import Text

_NOWHERE: Final = Origin()


def comparison(compared: Compared, name: str, places: Mapping[str, Place], lang: str) -> Table:
    """Each change with its effects; it stands in every one of their rows, so that these filter."""
    say = _Say(lang)
    columns = (
        Column(say("change"), 20),
        Column(SAID["message"].in_language(lang), 50),
        Column(SAID["trace"].in_language(lang), 8),
        Column(say("result"), 30),
        Column(say("name"), 34),
        Column(say("in_report"), 18, number=True),
        Column(say("in_plan"), 18, number=True),
        Column(say("effect"), 90),
        *(Column(SAID[one].in_language(lang), 18) for one in ("line", "document", "place")),
        *(
            Column(SAID[f"plan_{one}"].in_language(lang), 18)
            for one in ("line", "document", "place")
        ),
    )
    rows = [
        Line(line)
        for group in compared.groups
        for change in group.changes
        for line in _change(group.title, change, places, say)
    ]
    if compared.groups:
        told = cells.said(ALTOGETHER, lang)
        blank = (Cell(),) * 6
        rows += [
            Line((told, Cell(), Cell(), *one, *blank)) for one in _effect(compared.altogether, say)
        ]
    note = say("compared_note") if compared.groups else say("nothing_changed")
    return Table(name, say("compared"), note, columns, rows)


class _Say:
    """The report's words in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, word: str) -> str:
        return WORDS[word].in_language(self.lang)


def _change(
    group: Text, change: ShownChange, places: Mapping[str, Place], say: _Say
) -> Iterator[tuple[Cell, ...]]:
    told = (cells.said(change.text, say.lang), trace_cell(change.trace, places))
    where = (*_origin(change.report, say.lang), *_origin(change.plan, say.lang))
    for one in _effect(change.effect, say):
        yield (cells.said(group, say.lang), *told, *one, *where)


def _origin(origin: Origin | None, lang: str) -> tuple[Cell, ...]:
    one = origin or _NOWHERE
    return cells.text(one.line, "code"), cells.text(one.document), cells.said(one.place, lang)


def _effect(effect: ShownEffect, say: _Say) -> Iterator[tuple[Cell, ...]]:
    """A row for each result that differs; whatever else there is to say stands in the first."""
    others = [one.in_language(say.lang) for one in effect.others]
    differing = [_differs(one, say.lang) for one in effect.differences] or [(Cell(),) * 4]
    for number, cells_of in enumerate(differing):
        yield (*cells_of, cells.text("" if number else "\n".join(others)))


def _differs(one: Differs, lang: str) -> tuple[Cell, ...]:
    return (
        cells.said(one.title, lang),
        cells.said(one.who, lang),
        cells.of_value(one.by_report, one.report, lang),
        cells.of_value(one.by_plan, one.plan, lang),
    )
