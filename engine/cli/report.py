"""`assay report`: an evaluation as a page to read, sign and defend."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from engine.cli.options import (
    BookArgument,
    Engine,
    Language,
    LanguageOption,
    RulesOption,
    SchemaOption,
)
from engine.cli.running import console, evaluated, telling, write_file


def report(
    book: BookArgument,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The page to write.")] = Path(
        "report.html"
    ),
    schema: SchemaOption = None,
    rules: RulesOption = None,
    lang: LanguageOption = Language.TH,
) -> None:
    """Write an evaluation as one page: scores, tables, findings, and the reason of each figure."""
    from engine.api import load_rules
    from engine.finding import InvalidInput
    from engine.report.html_report import html_report, no_charts
    from engine.report.layout import find_layout

    with telling(lang, "written"):
        inputs, evaluation = evaluated(book, schema, rules, Engine.RETE)
        layout, findings = find_layout(inputs.schema_file, inputs.book.schema, inputs.plan)
        if layout is None:
            raise InvalidInput(findings)
        library = load_rules(inputs.rules_folder)
    missing = no_charts()
    if missing is not None:
        console(stderr=True).print(missing.in_language(lang.value), soft_wrap=True)
    write_file(out, html_report(evaluation, layout, library, lang=lang.value))
    typer.echo(f"{out}")
