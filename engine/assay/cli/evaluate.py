"""`assay evaluate`: score a book."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assay.cli.options import (
    BookArgument,
    EngineOption,
    FailOn,
    FailOnOption,
    Format,
    Language,
    LanguageOption,
    RulesOption,
    SchemaOption,
)
from assay.cli.progress import EVALUATING, progressing
from assay.cli.running import evaluated, fail_where_grave, layout_of, show, telling, usage
from assay.values.text import Text, both

if TYPE_CHECKING:
    from assay.api import Inputs
    from assay.contents.scored import Scored
    from assay.outcome import Evaluation


def evaluate(
    book: BookArgument,
    *,
    schema: SchemaOption = None,
    rules: RulesOption = None,
    format_: Annotated[
        Format, typer.Option("--format", help="A scorecard to read, or JSON with all there is.")
    ] = Format.TEXT,
    short: Annotated[
        bool,
        typer.Option("--brief", help="Verdict, actions and worst figures: under 25 lines."),
    ] = False,
    only: Annotated[
        str | None,
        typer.Option(
            "--only",
            metavar="ID,...",
            help="These parts alone, each whole: summary, actions, findings, or a kind of fact.",
        ),
    ] = None,
    lang: LanguageOption = Language.EN,
    engine: EngineOption = None,
    fail_on: FailOnOption = FailOn.NEVER,
) -> None:
    """Score a fact book: every outcome, every finding, on one scorecard."""
    if short and only is not None:
        usage(_EITHER)
    with telling(lang):
        with progressing(EVALUATING[lang]):
            inputs, evaluation = evaluated(book, schema, rules, engine, lang=lang)
        if format_ is Format.JSON:
            from assay.report.machine.json_report import to_json

            typer.echo(to_json(evaluation, lang.value), nl=False)
        else:
            scored = _scored(inputs, evaluation, whole=only is not None)
            _print_scorecard(scored, lang, only, _again(schema, rules, lang), short=short)
    fail_where_grave(evaluation.findings, fail_on)


def _print_scorecard(
    scored: Scored, lang: Language, only: str | None, again: Sequence[str], *, short: bool
) -> None:
    from assay.terminal.scorecard import brief, part_names, parts_of, scorecard

    if only is not None:
        names = _asked_for(only, part_names(scored, lang.value))
        show(lambda width: parts_of(scored, names, lang=lang.value, width=width))
        return
    made = brief if short else scorecard
    show(lambda width: made(scored, lang=lang.value, width=width, again=again))


def _scored(inputs: Inputs, evaluation: Evaluation, *, whole: bool) -> Scored:
    """What is shown; no more of it is made than a scorecard has lines, unless it is to be whole."""
    from assay.contents.scored import Scored
    from assay.terminal.scorecard import MOST_FIGURES

    most = None if whole else MOST_FIGURES
    return Scored(evaluation, layout_of(inputs), inputs.library, most)


def _asked_for(only: str, known: Sequence[str]) -> frozenset[str]:
    """The names of the parts asked for; ends the command where there is no such part."""
    asked = [one.strip() for one in only.split(",") if one.strip()]
    for one in asked or [""]:
        if one not in known:
            there = ", ".join(known)
            usage(
                both(
                    "--only: there is no part `{}`; there are {}",
                    "--only: ไม่มีส่วน `{}` ส่วนที่มีคือ {}",
                    one,
                    there,
                )
            )
    return frozenset(asked)


def _again(schema: Path | None, rules: Path | None, lang: Language) -> Sequence[str]:
    """The options by which another command finds the same schema and rules, and the language."""
    named = [
        ("--schema", schema),
        ("--rules", rules),
        ("--lang", lang if lang is Language.TH else None),
    ]
    return [str(word) for name, value in named if value is not None for word in (name, value)]


_EITHER: Final = Text(
    "--brief and --only are two ways to show less: leave one out",
    "--brief และ --only ใช้พร้อมกันไม่ได้ ให้ใช้อย่างใดอย่างหนึ่ง",
)
