"""A report as CSV (RFC 4180), for a spreadsheet or another program: its figures and its findings.

In: the contents of a report. Out: tables by file name, a row a figure or a finding, in one
language. They begin with a byte order mark, by which Excel reads Thai as what it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from assay.contents.changes import ALTOGETHER, Compared, ShownEffect
from assay.contents.contents import Contents
from assay.contents.corrections import Lot
from assay.contents.findings import Found
from assay.contents.origin import Origin
from assay.contents.traces import ShownTrace
from assay.rules import RuleSource
from assay.values.number import as_written
from assay.values.shown import in_data
from assay.values.text import Text

_MARK: Final = "\ufeff"
_FORMULA: Final = re.compile(r"[=@+＝＠＋\t\r\n]|[-－].", re.DOTALL)
"""What a spreadsheet takes for the beginning of a formula; a dash alone is none."""

_NUMBER: Final = re.compile(r"[-+][0-9][0-9,]*(\.[0-9]+)?")
"""A number with a sign, which a spreadsheet takes for what it is."""

_SIDES: Final = ("left", "right", "residual", "tolerance")
"""The figures of a finding that have a column each."""

_FIGURES: Final = (
    "fact",
    "label",
    "name",
    "title",
    "value",
    "unit",
    "shown",
    "why_null",
    "assumed",
    "expression",
    "fired",
    "rounded_from",
    "rule",
    "rule_line",
    "source_document",
    "source_place",
    "source_analyst",
    "source_reads",
    "stated_line",
    "stated_document",
    "stated_place",
)
_FINDINGS: Final = (
    "severity",
    "code",
    "title",
    "fact",
    "label",
    "message",
    "hint",
    *_SIDES,
    "values",
    "rule_line",
    "stated_line",
    "stated_document",
    "stated_place",
    "act",
    "remedy",
    "stake",
)
_CORRECTIONS: Final = (
    "lot",
    "possibility",
    "title",
    "printed",
    "right",
    "clears",
    "stated_line",
    "stated_document",
    "stated_place",
    "message",
)
_CHANGES: Final = (
    "group",
    "change",
    "outcome",
    "of",
    "by_report",
    "by_plan",
    "effect",
    "report_line",
    "report_document",
    "report_place",
    "plan_line",
    "plan_document",
    "plan_place",
)


def csv_report(contents: Contents, *, lang: str = "th") -> Mapping[str, str]:
    """The tables of a report by the names of their files; texts are in `th` or `en`.

    `figures.csv` has every figure shown and every value that these rest on, with how it came
    about; `value` is as a program takes it (a number with its digits, a date in ISO 8601, a member
    by its name, a null empty, with its reason in `why_null`), `shown` as a reader does.
    `findings.csv` has the findings, gravest first; `corrections.csv` the figures whose correction
    would make sums agree; `changes.csv` what the report has otherwise than its plan, a row an
    outcome that differs by it and a row for whatever else it does. A table with nothing to tell has
    its head alone. A text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    compared = contents.compared
    tables: dict[str, tuple[Sequence[str], Iterable[Sequence[str]]]] = {
        "figures.csv": (_FIGURES, (_figure(one, lang) for one in contents.traces)),
        "findings.csv": (_FINDINGS, _findings(contents.found, lang)),
        "corrections.csv": (_CORRECTIONS, _corrections(contents.lots, lang)),
        "changes.csv": (
            _CHANGES,
            () if compared is None or not compared.groups else _changes(compared, lang),
        ),
    }
    return {name: _written(head, rows) for name, (head, rows) in tables.items()}


def _written(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return _MARK + file.getvalue()


def _figure(trace: ShownTrace, lang: str) -> Sequence[str]:
    rule, source = trace.rule, None if trace.rule is None else trace.rule.source
    shown = trace.shown
    fired = "; ".join(
        f"{one.number.in_language(lang)}: {one.text}" if one.text else one.number.in_language(lang)
        for one in trace.rows
    )
    return (
        trace.fact,
        _said(trace.label, lang),
        trace.name,
        _said(trace.title, lang),
        in_data(trace.value),
        _said(shown.unit, lang),
        "" if shown.null else _said(shown.text, lang),
        _said(shown.text, lang) if shown.null else "",
        "; ".join(_said(one.assumed, lang) for one in trace.rows if one.assumed is not None),
        trace.expression or "",
        fired,
        "" if trace.rounded is None else trace.rounded.in_language(lang),
        "" if rule is None else rule.id,
        trace.line or "",
        *_source(source, lang),
        *_origin(trace.origin, lang),
    )


def _source(source: RuleSource | None, lang: str) -> Sequence[str]:
    """What a rule rests on, what in it is the analyst's, and what it reads."""
    if source is None:
        return "", "", "", ""
    authority, reads = source.authority, source.reads
    return (
        "" if authority is None else _said(authority.document, lang),
        "" if authority is None else _said(authority.place, lang),
        _said(source.analyst, lang),
        "" if reads is None else _said(reads.whole, lang),
    )


def _findings(found: Found, lang: str) -> Iterable[Sequence[str]]:
    for action, group in found.codes:
        for one in group.findings:
            values = {name: as_written(figure) for name, figure in one.values}
            named = [values.pop(name, "") for name in _SIDES]
            yield (
                group.severity,
                group.code,
                _said(group.title, lang),
                one.fact or "",
                _said(one.label, lang),
                _said(one.message, lang),
                _said(one.hint, lang),
                *named,
                "; ".join(f"{name} = {text}" for name, text in values.items()),
                one.line or "",
                *_origin(one.origin, lang),
                "" if action is None else action.act or "",
                "" if action is None else _said(action.told, lang),
                _said(one.stake, lang),
            )


def _corrections(lots: Iterable[Lot], lang: str) -> Iterable[Sequence[str]]:
    for number, lot in enumerate(lots, start=1):
        for one in lot.corrections:
            yield (
                str(number),
                "" if one.possibility is None else str(one.possibility),
                _said(one.title, lang),
                one.as_printed,
                one.right,
                "; ".join(f"{code} {fact}" for code, fact in one.clears),
                *_origin(one.origin, lang),
                _said(lot.message, lang),
            )
        if not lot.corrections:
            yield (str(number), *[""] * (len(_CORRECTIONS) - 2), _said(lot.message, lang))


def _changes(compared: Compared, lang: str) -> Iterable[Sequence[str]]:
    for group in compared.groups:
        for change in group.changes:
            about = _said(group.title, lang), _said(change.text, lang)
            places = (*_origin(change.report, lang), *_origin(change.plan, lang))
            yield from ((*about, *one, *places) for one in _effect(change.effect, lang))
    nowhere = ("",) * 6
    for one in _effect(compared.altogether, lang):
        yield (_said(ALTOGETHER, lang), "", *one, *nowhere)


def _effect(effect: ShownEffect, lang: str) -> Iterable[Sequence[str]]:
    for one in effect.differences:
        sides = (_said(value, lang) for value in (one.report, one.plan))
        yield _said(one.title, lang), _said(one.who, lang), *sides, _said(one.text, lang)
    for other in effect.others:
        yield "", "", "", "", _said(other, lang)


def _origin(origin: Origin | None, lang: str) -> Sequence[str]:
    if origin is None:
        return "", "", ""
    return origin.line or "", origin.document or "", _said(origin.place, lang)


def _said(text: Text | None, lang: str) -> str:
    return "" if text is None else text.in_language(lang)


def _text(text: str) -> str:
    """A text that no spreadsheet reckons with; a number with a sign stays what it is."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
