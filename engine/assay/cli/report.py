"""`assay report`: an evaluation to read, sign and defend, as a page, a workbook or a text."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assay.cli.options import (
    BookArgument,
    ForceOption,
    Language,
    LanguageOption,
    PlanOption,
    RulesOption,
    SchemaOption,
)
from assay.cli.progress import REPORTING, progressing
from assay.cli.running import (
    NO_XLSXWRITER,
    compared,
    evaluated,
    layout_of,
    say,
    telling,
    usage,
    write_files,
)
from assay.values.text import both

if TYPE_CHECKING:
    from assay.contents.contents import Contents


class Form(StrEnum):
    """What a report is written as."""

    HTML = "html"
    XLSX = "xlsx"
    MD = "md"
    CSV = "csv"


_MOST: Final = {Form.HTML: 600, Form.MD: 600}
"""So many figures of a section, and a fifth as many findings of a code, are shown to a reader."""


def report(
    book: BookArgument,
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="The file to write; for csv, the folder of its tables. [default: report.html, "
            "report.xlsx or report.md; for csv, the folder report]",
        ),
    ] = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format",
            help="A page, a live workbook, Markdown, or tables. [default: as FILE ends, or html]",
            show_default=False,
        ),
    ] = None,
    plan: PlanOption = None,
    schema: SchemaOption = None,
    rules: RulesOption = None,
    force: ForceOption = False,
    lang: LanguageOption = Language.EN,
) -> None:
    """Write an evaluation as a report: scores, tables, findings, and the reason of each figure."""
    from assay.contents.contents import contents_of

    chosen = _form_of(out, form)
    if chosen is Form.XLSX:
        _need_xlsxwriter()
    with telling(lang, "written"), progressing(REPORTING[lang]) as progress:
        inputs, evaluation = evaluated(book, schema, rules, lang=lang)
        layout = layout_of(inputs)
        comparison = compared(inputs, evaluation, plan, progress)
        contents = contents_of(
            evaluation, layout, inputs.library, comparison, most=_MOST.get(chosen)
        )
        files = _written(contents, chosen, out, lang)
    write_files(files, force=force)
    for path in files:
        say(f"{path}")


def _form_of(out: Path | None, asked: Form | None) -> Form:
    """The form that is asked for, or else that of the file's name; a page where it has none."""
    known = {f".{one.value}": one for one in Form}
    found = None if out is None else known.get(out.suffix.lower())
    if asked is not None:
        if out is not None and found not in {None, asked}:
            other = "--out {} is the name of another form than --format {}"
            usage(both(other, "--out {} เป็นชื่อของรูปแบบอื่น ไม่ใช่ --format {}", str(out), asked.value))
        return asked
    if out is None or not out.suffix:
        return Form.HTML
    if found is None:
        usage(
            both(
                "--out {}: a report ends in {}; or say which it is: --format",
                "--out {}: ชื่อรายงานลงท้ายด้วย {} หรือระบุรูปแบบด้วย --format",
                str(out),
                ", ".join(known),
            )
        )
    return found


def _written(
    contents: Contents, form: Form, out: Path | None, lang: Language
) -> Mapping[Path, str | bytes]:
    """The report by the names of its files."""
    named = out or Path("report" if form is Form.CSV else f"report.{form.value}")
    match form:
        case Form.HTML:
            from assay.report.html import html_report

            return {named: html_report(contents, lang=lang.value)}
        case Form.MD:
            from assay.report.markdown_report import markdown_report

            return {named: markdown_report(contents, lang=lang.value)}
        case Form.CSV:
            from assay.report.machine.csv_report import csv_report

            tables = csv_report(contents, lang=lang.value)
            return {named / name: text for name, text in tables.items()}
        case Form.XLSX:
            from assay.report.workbook import workbook_report

            return {named: workbook_report(contents, lang=lang.value)}


def _need_xlsxwriter() -> None:
    """Ends the command, before any work, where workbooks can't be written."""
    try:
        import_module("xlsxwriter")
    except ImportError:
        usage(NO_XLSXWRITER)
