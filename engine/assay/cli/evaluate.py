"""`assay evaluate`: score a book."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

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
from assay.cli.running import evaluated, fail_where_grave, layout_of, show, telling

if TYPE_CHECKING:
    from assay.api import Inputs
    from assay.explain.diagnose import Diagnosis
    from assay.outcome import Evaluation


def evaluate(
    book: BookArgument,
    *,
    schema: SchemaOption = None,
    rules: RulesOption = None,
    format_: Annotated[
        Format, typer.Option("--format", help="A scorecard to read, or JSON with all there is.")
    ] = Format.TEXT,
    lang: LanguageOption = Language.EN,
    engine: EngineOption = None,
    fail_on: FailOnOption = FailOn.NEVER,
) -> None:
    """Score a fact book: every outcome, every finding, on one scorecard."""
    with telling(lang):
        with progressing(EVALUATING[lang]):
            inputs, evaluation = evaluated(book, schema, rules, engine, lang=lang)
        if format_ is Format.JSON:
            from assay.report.machine.json_report import to_json

            typer.echo(to_json(evaluation, lang.value), nl=False)
        else:
            _print_scorecard(inputs, evaluation, lang)
    fail_where_grave(evaluation.findings, fail_on)


def _print_scorecard(inputs: Inputs, evaluation: Evaluation, lang: Language) -> None:
    from assay.terminal.scorecard import scorecard

    layout = layout_of(inputs)
    diagnoses = _diagnoses(evaluation)
    show(lambda width: scorecard(evaluation, layout, diagnoses, lang=lang.value, width=width))


def _diagnoses(evaluation: Evaluation) -> Sequence[Diagnosis]:
    """What would make sums agree; not looked for where no check found two figures apart."""
    if not any("residual" in dict(finding.values) for finding in evaluation.findings):
        return ()
    from assay.explain.diagnose import diagnose

    return diagnose(evaluation)
