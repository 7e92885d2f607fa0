"""`assay report`: an evaluation as a page to read, sign and defend."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from engine.cli.options import (
    BookArgument,
    Engine,
    Language,
    LanguageOption,
    RulesOption,
    SchemaOption,
)
from engine.cli.running import console, evaluated, progressing, telling, write_file

_WORK: Final = {Language.EN: "Comparing with the plan", Language.TH: "กำลังเทียบกับแผน"}


def report(
    book: BookArgument,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The page to write.")] = Path(
        "report.html"
    ),
    plan: Annotated[
        Path | None,
        typer.Option(
            "--plan",
            metavar="BOOK",
            help="The plan's fact book, or an earlier report's, to hold the report against. "
            "[default: the plan that the book itself holds]",
        ),
    ] = None,
    schema: SchemaOption = None,
    rules: RulesOption = None,
    lang: LanguageOption = Language.TH,
) -> None:
    """Write an evaluation as one page: scores, tables, findings, and the reason of each figure."""
    from engine.api import load_book, load_rules
    from engine.compare import compare, find_comparing
    from engine.finding import InvalidInput
    from engine.report.contents import contents_of
    from engine.report.html_report import html_report, no_charts
    from engine.report.layout import find_layout

    with telling(lang, "written"):
        inputs, evaluation = evaluated(book, schema, rules, Engine.RETE)
        layout, findings = find_layout(inputs.schema_file, inputs.book.schema, inputs.plan)
        if layout is None:
            raise InvalidInput(findings)
        library = load_rules(inputs.rules_folder)
        other = None if plan is None else load_book(plan, inputs.book.schema)
        comparing, findings = find_comparing(inputs.schema_file, inputs.book.schema, inputs.plan)
        if comparing is None:
            raise InvalidInput(findings)
        comparison = None
        if other is not None or comparing.within.pairs:
            with progressing(_WORK[lang]) as progress:
                comparison = compare(evaluation, comparing, other, told=progress)
        contents = contents_of(evaluation, layout, library, comparison)
    missing = no_charts()
    if missing is not None:
        console(stderr=True).print(missing.in_language(lang.value), soft_wrap=True)
    write_file(out, html_report(contents, lang=lang.value))
    typer.echo(f"{out}")
