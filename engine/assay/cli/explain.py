"""`assay explain`: how an outcome came about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assay.cli.options import (
    BookArgument,
    EngineOption,
    Language,
    LanguageOption,
    RulesOption,
    SchemaOption,
)
from assay.cli.progress import EVALUATING, progressing
from assay.cli.running import evaluated, show, telling, usage

if TYPE_CHECKING:
    from assay.facts import Fact
    from assay.outcome import Evaluation


def explain(
    book: BookArgument,
    outcome: Annotated[
        str,
        typer.Argument(
            metavar="KIND/KEY/NAME",
            help="The outcome, such as project/EL/status_financial; titles do as well.",
            show_default=False,
        ),
    ],
    *,
    steps: Annotated[
        bool,
        typer.Option("--waterfall", help="Show a number as steps that add up to it exactly."),
    ] = False,
    schema: SchemaOption = None,
    rules: RulesOption = None,
    lang: LanguageOption = Language.EN,
    engine: EngineOption = None,
) -> None:
    """Explain an outcome: the rule and the row, what they read, down to the facts' lines."""
    from assay.cli.address import addressed

    with telling(lang), progressing(EVALUATING[lang]):
        _, evaluation = evaluated(book, schema, rules, engine, lang=lang)
    fact, name = addressed(evaluation, outcome)
    if steps:
        _print_waterfall(evaluation, fact, name, lang)
        return

    from assay.terminal.explanation import explanation

    trace = evaluation.trace(fact, name)
    show(lambda width: explanation(evaluation, trace, lang=lang.value, width=width))


def _print_waterfall(evaluation: Evaluation, fact: Fact, name: str, lang: Language) -> None:
    from assay.explain.waterfall import waterfall
    from assay.terminal.waterfall import no_steps, no_sum, waterfall_table

    figure = waterfall(evaluation, fact, name)
    if figure is None:
        value = evaluation.trace(fact, name).value
        usage(no_steps(f"{fact.id}/{name}", value, lang.value))
    if figure.unlike is not None:
        usage(no_sum(f"{fact.id}/{name}", figure.unlike, lang.value))
    show(lambda width: waterfall_table(evaluation, figure, lang=lang.value, width=width))
