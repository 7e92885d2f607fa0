"""The mutants of definitions: what notices one is an example of its own, or a scenario."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from assay.facts import Book
from assay.features.mutation.bench import Bench
from assay.features.mutation.mutants import Mutant
from assay.features.mutation.names import Names
from assay.features.mutation.places import rewritten
from assay.features.mutation.results import Fate, Killer, MutantResult
from assay.features.mutation.shown import shown
from assay.features.mutation.texts import expression_edits
from assay.finding import Finding, InvalidInput, errors
from assay.language import Scope
from assay.outcome import Evaluation, evaluate_plan
from assay.plan import Plan, compile_plan
from assay.rules import Defined


def definition_mutants(bench: Bench) -> Iterator[Mutant]:
    """The mutants of all definitions, in the order of their files."""
    exchange = bench.exchange(_day(bench))
    for one in bench.library.definitions.values():
        body, known = one.body, exchange.vocabulary.definitions[one.name.text]
        if body is None:
            continue
        names = Names(Scope(exchange.vocabulary, arguments=dict(known.parameters)))
        for edit in expression_edits(body.is_.text, names, known.type):
            text = rewritten(body.is_, edit.on(body.is_.text))
            changed = replace(one, body=body.model_copy(update={"is_": text}))
            span = body.is_.span_of(edit.start, edit.end)
            before, after = shown(body.is_.text, edit)
            yield Mutant(one.name.text, one.file, edit.kind, span, before, after, changed)


def judged(bench: Bench, mutant: Mutant, changed: Defined) -> MutantResult | None:
    """What becomes of a mutant; null where it is no definition."""
    definitions = {**bench.library.definitions, mutant.rule: changed}
    library = replace(bench.library, definitions=definitions)

    @cache
    def compiled(day: dt.date) -> tuple[Plan | None, tuple[Finding, ...]]:
        return compile_plan(bench.workspace.schema, library, day)

    def evaluate(book: Book) -> Evaluation:
        plan, wrong = compiled(book.as_of)
        if plan is None:
            raise InvalidInput(wrong)
        return evaluate_plan(book, plan, bench.matcher)

    wrong = errors(compiled(_day(bench))[1])
    if any(one.code != "wrong-example" for one in wrong):
        return None
    if wrong and wrong[0].span is not None:
        killer = Killer(wrong[0].message.en, wrong[0].span)
        return MutantResult(mutant, Fate.KILLED, killer)
    for tried, known in enumerate(bench.known, start=1):
        noticed = known.noticed(evaluate)
        if noticed is not None:
            return MutantResult(mutant, Fate.KILLED, noticed, tried)
    return MutantResult(mutant, Fate.SURVIVED, None, len(bench.known))


def _day(bench: Bench) -> dt.date:
    """The last day that scenarios speak of."""
    return max((day for known in bench.known for day in known.days), default=dt.date.max)
