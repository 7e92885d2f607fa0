"""The workbook: its sheets in their order, and the bytes of the file."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from assay.contents.contents import Contents
from assay.contents.words import WORDS
from assay.facts.template.look import MADE, Formats
from assay.report.workbook.cells import legal
from assay.report.workbook.compared import comparison
from assay.report.workbook.findings import Findings, corrections
from assay.report.workbook.front import FrontSheet
from assay.report.workbook.glance import Glance, widths_of
from assay.report.workbook.making import assumptions, identity
from assay.report.workbook.names import sheet_names
from assay.report.workbook.paper import Paper
from assay.report.workbook.places import Place
from assay.report.workbook.rows import Rows
from assay.report.workbook.sections import Sheet, places_of
from assay.report.workbook.sums import Sums
from assay.report.workbook.tables import write_table
from assay.report.workbook.traces import Traces
from assay.source.writing import WRITER

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def workbook_report(contents: Contents, *, lang: str = "th") -> bytes:
    """A report as a workbook (.xlsx) in one language, `th` or `en`.

    Its first sheet is the front page; then come a sheet for each section with a table, the plan
    against the report, the findings, what would make sums agree, what is assumed, the traces,
    their steps and what made the report, each where there is something to say.

    Numbers have their decimals as written; one of more than 15 digits is text, with a note. A
    null is its reason as text, which a sum passes over. Sums and differences of figures that
    stand in the workbook are formulas with their exact result (see `sums`). The same contents
    give the same bytes. Raises ImportError where XlsxWriter (extra `xlsx`) is not installed.
    """
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as workbook:
        title = legal(contents.cover.title.in_language(lang))
        workbook.set_properties({"created": MADE, "title": title, "author": WRITER})
        _write(contents, workbook, lang)
    return file.getvalue()


def _write(contents: Contents, workbook: Workbook, lang: str) -> None:
    names = _names(contents, lang)
    standing = contents.standing
    sheets = [
        Sheet(names[one.id], one, standing[one.id], lang) for one in contents.sections if one.rows
    ]
    shown: dict[str, Place] = {}
    for sheet in sheets:
        for figure, place in sheet.figures():
            shown.setdefault(figure.trace, place)
    traces = Traces(contents.traces, names["traces"], names["falls"], shown, lang)
    places = traces.places
    sums = Sums(contents.evaluation, places_of(sheets, lang))
    findings = Findings(contents.found, names["findings"], traces, lang)
    tables = [sheet.table(sums, places, findings.places) for sheet in sheets]
    if contents.compared is not None:
        tables.append(comparison(contents.compared, names["compared"], places, lang))
    tables.append(findings.table())
    if contents.lots:
        tables.append(corrections(contents, names["corrections"], places, lang))
    if contents.assumptions:
        tables.append(assumptions(contents, names["assumed_title"], lang))
    tables.append(traces.table())
    steps = traces.steps()
    if steps.rows:
        tables.append(steps)
    tables.append(identity(contents, names["identity"], lang))

    formats = Formats(workbook)
    front = Paper(workbook.add_worksheet(names["front"]), names["front"], formats, lang)
    most = max((len(fact.figures) for one in contents.front for fact in one.facts), default=0)
    rows = Rows(front, widths_of(contents.summary, most))
    FrontSheet(contents, rows, Glance(rows, sums, places, findings.places)).write(tables)
    running = contents.cover.running.in_language(lang)
    for table in tables:
        paper = Paper(workbook.add_worksheet(table.name), table.name, formats, lang)
        write_table(table, paper, names["front"], running)


def _names(contents: Contents, lang: str) -> Mapping[str, str]:
    """The names of all sheets that there may be, by section or by word."""
    titles = {"front": WORDS["front"]}
    titles |= {one.id: one.title for one in contents.sections if one.rows}
    others = ("compared", "findings", "corrections", "assumed_title", "traces", "falls", "identity")
    titles |= {one: WORDS[one] for one in others}
    names = sheet_names(title.in_language(lang) for title in titles.values())
    return dict(zip(titles, names, strict=True))
