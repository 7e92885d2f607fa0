"""`assay explain`: how an outcome came about."""

from __future__ import annotations

from collections.abc import Iterable
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
from assay.cli.running import console, evaluated, telling, usage
from assay.plan.givens import private_name
from assay.values.fact_id import FactId
from assay.values.folding import one_form

if TYPE_CHECKING:
    from assay.facts import Fact
    from assay.outcome import Evaluation


def explain(
    book: BookArgument,
    outcome: Annotated[
        str,
        typer.Argument(
            metavar="KIND/KEY/NAME",
            help="The outcome, such as project/EL/status_financial.",
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
    with telling(lang), progressing(EVALUATING[lang]):
        _, evaluation = evaluated(book, schema, rules, engine)
    fact, name = _found(evaluation, outcome)
    if steps:
        _print_waterfall(evaluation, fact, name, lang)
        return

    from assay.terminal.explanation import explanation

    screen = console()
    trace = evaluation.trace(fact, name)
    for line in explanation(evaluation, trace, lang=lang.value, width=screen.width):
        screen.print(line, soft_wrap=True)


def _print_waterfall(evaluation: Evaluation, fact: Fact, name: str, lang: Language) -> None:
    from assay.explain.waterfall import waterfall
    from assay.terminal.waterfall import no_steps, waterfall_table

    figure = waterfall(evaluation, fact, name)
    if figure is None:
        value = evaluation.trace(fact, name).value
        usage(no_steps(f"{fact.id}/{name}", value, lang.value))
    screen = console()
    for line in waterfall_table(evaluation, figure, lang=lang.value, width=screen.width):
        screen.print(line, soft_wrap=True)


def _found(evaluation: Evaluation, address: str) -> tuple[Fact, str]:
    """The fact and the outcome's name; ends the command where there is no such outcome.

    A key may hold a slash, plain or as `%2F`: the kind stands before the first one, the name
    after the last. A `given` of a rule has the rule's id before its name: KIND/KEY/RULE/NAME.
    """
    whole, _, name = one_form(address).rpartition("/")
    kind, key = FactId(whole).kind, FactId(whole).key
    if not kind or not key or not name:
        usage(f"`{address}` names no outcome: write KIND/KEY/NAME, as project/EL/status_financial")
    book, kinds = evaluation.book, evaluation.plan.outcomes
    if kind not in book.schema.kinds:
        usage(f"there is no kind of fact `{kind}`" + _nearest(kind, kinds))
    if kind not in kinds:
        usage(f"no rule gives an outcome to facts of kind `{kind}`" + _nearest(kind, kinds))
    fact = _keyed(evaluation, kind, key)
    if fact is None and "/" in key:
        key_of_given, _, rule = key.rpartition("/")
        private = evaluation.tracer.run.plan.givens.get(private_name(rule, name))
        of_rule = _keyed(evaluation, kind, key_of_given)
        if private is not None and private.rule.kind == kind and of_rule is not None:
            return of_rule, private.name
    if fact is None:
        keys = [one.id.key for one in book.of_kind(kind)]
        usage(f"the book has no {kind} `{key}`" + _nearest(key, keys))
    if name not in kinds[kind]:
        if name in book.schema.kinds[kind].members:
            place = fact.spans.get(name)
            where = "not stated in the book" if place is None else f"stated at {place}"
            usage(
                f"`{name}` is a fact, {where}; outcomes are what rules give: {kind} has "
                + ", ".join(kinds[kind])
            )
        usage(f"no rule gives {kind} an outcome `{name}`" + _nearest(name, kinds[kind]))
    return fact, name


def _keyed(evaluation: Evaluation, kind: str, key: str) -> Fact | None:
    find = evaluation.book.find
    return find(FactId.of(kind, key)) or find(FactId.of(kind, key.replace("/", "%2F")))


def _nearest(wrong: str, known: Iterable[str]) -> str:
    from assay.values.words import known_names

    return f"; {known_names(wrong, known)}"
