"""A report as CSV (RFC 4180), for a spreadsheet or another program: its figures and its findings.

In: the contents of a report. Out: tables by file name, a row a figure or a finding, in one
language. They begin with a byte order mark, by which Excel reads Thai as what it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias, TypeVar

from assay.compare import Difference
from assay.contents.changes import ALTOGETHER, Compared, ShownChange, ShownEffect
from assay.contents.contents import Contents
from assay.contents.corrections import Lot, ShownCorrection
from assay.contents.figures import Figure
from assay.contents.findings import Placed, ShownAction
from assay.contents.origin import HasOrigin, Origin, origin_of
from assay.contents.summary import Entry, Segment, ShownBlock
from assay.contents.traces import ShownTrace
from assay.rules import Cited
from assay.values.number import as_written
from assay.values.shown import in_data, in_words
from assay.values.text import Text, both

_MARK: Final = "\ufeff"
_FORMULA: Final = re.compile(r"[=@+＝＠＋\t\r\n]|[-－].", re.DOTALL)
"""What a spreadsheet takes for the beginning of a formula; a dash alone is none."""

_NUMBER: Final = re.compile(r"[-+][0-9][0-9,]*(\.[0-9]+)?")
"""A number with a sign, which a spreadsheet takes for what it is."""

_SIDES: Final = ("left", "right", "residual", "tolerance")
"""The figures of a finding that have a column each."""

_T = TypeVar("_T")
_Columns: TypeAlias = Mapping[str, Callable[[_T], Text | str | None]]
"""What stands in each column of a row that is about something."""

_UNCITED: Final = Cited(Text(""))

_STATED: Final[_Columns[HasOrigin]] = {
    "stated_line": lambda one: origin_of(one).line,
    "stated_document": lambda one: origin_of(one).document,
    "stated_place": lambda one: origin_of(one).place,
}
_FIGURES: Final[_Columns[ShownTrace]] = {
    "fact": lambda one: one.fact,
    "label": lambda one: one.label,
    "name": lambda one: one.name,
    "title": lambda one: one.title,
    "value": lambda one: in_data(one.value),
    "unit": lambda one: one.shown.unit,
    "shown": lambda one: None if one.shown.null else one.shown.text,
    "why_null": lambda one: one.shown.text if one.shown.null else None,
    "assumed": lambda one: _joined(row.assumed for row in one.rows),
    "expression": lambda one: one.expression,
    "fired": lambda one: _joined(
        both("{}: {}", "{}: {}", row.number, row.text) if row.text else row.number
        for row in one.rows
    ),
    "rounded_from": lambda one: one.rounded,
    "rule": lambda one: None if one.rule is None else one.rule.id,
    "rule_line": lambda one: one.line,
    "source_document": lambda one: (one.source.authority or _UNCITED).document,
    "source_place": lambda one: (one.source.authority or _UNCITED).place,
    "source_analyst": lambda one: one.source.analyst,
    "source_reads": lambda one: (one.source.reads or _UNCITED).whole,
    **_STATED,
}
_FINDINGS: Final[_Columns[Placed]] = {
    "severity": lambda one: one.code.severity,
    "code": lambda one: one.code.code,
    "title": lambda one: one.code.title,
    "fact": lambda one: one.finding.fact,
    "label": lambda one: one.finding.label,
    "message": lambda one: one.finding.message,
    "hint": lambda one: one.finding.hint,
    "left": lambda one: _figure(one, "left"),
    "right": lambda one: _figure(one, "right"),
    "residual": lambda one: _figure(one, "residual"),
    "tolerance": lambda one: _figure(one, "tolerance"),
    "values": lambda one: "; ".join(
        f"{name} = {as_written(value)}" for name, value in one.finding.values if name not in _SIDES
    ),
    "rule_line": lambda one: one.finding.line,
    **_STATED,
    "act": lambda one: None if one.action is None else one.action.act,
    "remedy": lambda one: None if one.action is None else one.action.told,
    "stake": lambda one: one.finding.stake,
    "actor": lambda one: None if one.action is None else one.action.actor,
    "action": lambda one: None if one.action is None else str(one.action.number),
}
_ACTIONS: Final[_Columns[ShownAction]] = {
    "number": lambda one: str(one.number),
    "act": lambda one: one.act,
    "actor": lambda one: one.actor,
    "remedy": lambda one: one.told,
    "severity": lambda one: one.severity,
    "stake": lambda one: one.stake,
    "findings": lambda one: str(one.count),
}
_SUMMARY: Final[_Columns[_Counted]] = {
    "block": lambda one: one.block.id,
    "fact": lambda one: one.entry.fact.id,
    "state": lambda one: None if one.segment is None else one.segment.state,
    "clean": lambda one: _clean(one.segment),
    "part": lambda one: None if one.figure is None else one.figure.name,
    "title": lambda one: one.title,
    "count": lambda one: None if one.segment is None else str(one.segment.count),
    "amount": lambda one: None if one.figure is None else in_data(one.figure.value),
    "unit": lambda one: None if one.entry.bar is None or not one.figure else one.entry.bar.unit,
}
_CORRECTIONS: Final[_Columns[_Corrected]] = {
    "lot": lambda one: str(one.number),
    "possibility": lambda one: None if one.figure is None else str(one.figure.possibility or ""),
    "title": lambda one: None if one.figure is None else one.figure.title,
    "printed": lambda one: None if one.figure is None else one.figure.as_printed,
    "right": lambda one: None if one.figure is None else one.figure.right,
    "clears": lambda one: (
        None if one.figure is None else "; ".join(map(" ".join, one.figure.clears))
    ),
    **_STATED,
    "message": lambda one: one.lot.message,
}
_CHANGES: Final[_Columns[_Effect]] = {
    "group": lambda one: one.group,
    "change": lambda one: None if one.change is None else one.change.text,
    "outcome": lambda one: None if one.differs is None else one.differs.title,
    "of": lambda one: None if one.differs is None else one.differs.who,
    "by_report": lambda one: None if one.differs is None else in_words(one.differs.report),
    "by_plan": lambda one: None if one.differs is None else in_words(one.differs.plan),
    "effect": lambda one: one.text,
    "report_line": lambda one: one.report.line,
    "report_document": lambda one: one.report.document,
    "report_place": lambda one: one.report.place,
    "plan_line": lambda one: one.plan.line,
    "plan_document": lambda one: one.plan.document,
    "plan_place": lambda one: one.plan.place,
}


def csv_report(contents: Contents, *, lang: str = "th") -> Mapping[str, str]:
    """The tables of a report by the names of their files; texts are in `th` or `en`.

    `figures.csv` has every figure shown and every value that these rest on, with how it came
    about; `value` is as a program takes it (a number with its digits, a date in ISO 8601, a member
    by its name, a null empty, with its reason in `why_null`), `shown` as a reader does.
    `summary.csv` has the figures of the first screen: the facts in each state, counted, and a whole
    with its parts. `actions.csv` has what is to be done, heaviest first; `findings.csv` the
    findings in the same order, each with the number of its action, then those that ask for nothing,
    gravest first; `corrections.csv` the figures whose correction would make sums agree;
    `changes.csv` what the report has otherwise than its plan, a row an outcome that differs by it
    and a row for whatever else it does. A table with nothing to tell has its head alone. A text
    that a spreadsheet would take for a formula begins with an apostrophe.
    """
    compared = contents.compared
    changes = () if compared is None or not compared.groups else _changes(compared)
    return {
        "summary.csv": _written(_SUMMARY, _counted(contents.summary), lang),
        "actions.csv": _written(_ACTIONS, contents.found.actions, lang),
        "figures.csv": _written(_FIGURES, contents.traces, lang),
        "findings.csv": _written(_FINDINGS, contents.found.each, lang),
        "corrections.csv": _written(_CORRECTIONS, _corrections(contents.lots), lang),
        "changes.csv": _written(_CHANGES, changes, lang),
    }


def _written(columns: _Columns[_T], rows: Iterable[_T], lang: str) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(
        [_text(Text.of(cell(one) or "").in_language(lang)) for cell in columns.values()]
        for one in rows
    )
    return _MARK + file.getvalue()


def _joined(parts: Iterable[Text | None]) -> Text:
    found = [one for one in parts if one is not None]
    return Text.each(lambda lang: "; ".join(one.in_language(lang) for one in found))


def _figure(one: Placed, name: str) -> str | None:
    value = dict(one.finding.values).get(name)
    return None if value is None else as_written(value)


class _Counted(NamedTuple):
    """What the first screen counts or measures of a fact: facts in a state, or an amount."""

    block: ShownBlock
    entry: Entry
    title: Text
    segment: Segment | None = None
    figure: Figure | None = None


def _counted(blocks: Iterable[ShownBlock]) -> Iterator[_Counted]:
    for block in blocks:
        for entry in block.entries:
            for one in entry.segments:
                yield _Counted(block, entry, one.title, segment=one)
            if entry.bar is not None:
                yield _Counted(block, entry, entry.bar.title, figure=entry.bar.whole)
                for part in entry.bar.parts:
                    yield _Counted(block, entry, part.title, figure=part.figure)


def _clean(segment: Segment | None) -> str | None:
    """Whether nothing stands against the facts of a state, where that is told apart."""
    return None if segment is None or segment.clean is None else in_data(segment.clean)


class _Corrected(NamedTuple):
    """A figure to correct, of a lot; without one, sums that nothing makes agree."""

    number: int
    lot: Lot
    figure: ShownCorrection | None

    @property
    def origin(self) -> Origin | None:
        """Where the figure is stated."""
        return None if self.figure is None else self.figure.origin


def _corrections(lots: Iterable[Lot]) -> Iterator[_Corrected]:
    for number, lot in enumerate(lots, start=1):
        for figure in lot.corrections or (None,):
            yield _Corrected(number, lot, figure)


class _Effect(NamedTuple):
    """Something that a change does; what all of them do together is of no change."""

    group: Text
    change: ShownChange | None
    text: Text
    differs: Difference | None = None

    @property
    def report(self) -> Origin:
        """Where the report states what has changed."""
        return (None if self.change is None else self.change.report) or Origin()

    @property
    def plan(self) -> Origin:
        """Where the plan does."""
        return (None if self.change is None else self.change.plan) or Origin()


def _changes(compared: Compared) -> Iterator[_Effect]:
    for group in compared.groups:
        for change in group.changes:
            yield from _effects(group.title, change, change.effect)
    yield from _effects(ALTOGETHER, None, compared.altogether)


def _effects(group: Text, change: ShownChange | None, effect: ShownEffect) -> Iterator[_Effect]:
    for one in effect.differences:
        yield _Effect(group, change, one.text, one)
    for other in effect.others:
        yield _Effect(group, change, other)


def _text(text: str) -> str:
    """A text that no spreadsheet reckons with; a number with a sign stays what it is."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
