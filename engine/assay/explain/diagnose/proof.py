"""The proof of corrections: whether the checks hold when the facts are evaluated with them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from assay.explain.diagnose.forms import CellKey
from assay.explain.diagnose.identities import Identity, identities
from assay.explain.diagnose.search import Corrections, Found
from assay.explain.diagnose.table import Table
from assay.facts import Book
from assay.finding import Span
from assay.outcome import Evaluation, evaluate_plan
from assay.plan import Plan


def disproved(evaluation: Evaluation, table: Table, lots: Sequence[Found]) -> list[Found]:
    """Those that name a cell, but whose explanation does not make the checks hold in the facts.

    That can happen where a rule's `applies` turns on the amount, or where the corrections of two
    lots together move a sum.
    """
    sure = [found for found in lots if found.shared]
    if not sure:
        return []
    mends = {cell: mend for found in sure for cell, mend in found.explanations[0].items()}
    moved = {(one.rule, one.code) for cell in mends for one in _of_cell(table, cell)}
    corrected = evaluate_plan(
        _corrected(evaluation.book, mends),
        _behind(moved, evaluation.plan),
        evaluation.tracer.run.matcher,
    )
    hold = {_name(one) for one in identities(corrected) if one.holds}
    return [
        found
        for found in sure
        if any(
            _name(table.identities[number]) not in hold
            and (number in found.lot or table.identities[number].holds)
            for cell in found.explanations[0]
            for number in table.at[cell]
        )
    ]


def _of_cell(table: Table, cell: CellKey) -> list[Identity]:
    return [table.identities[number] for number in table.at[cell]]


def _name(identity: Identity) -> tuple[Span, str]:
    """What tells an identity from all others: two checks of a rule may have one code."""
    return identity.span, identity.fact


def _corrected(book: Book, mends: Corrections) -> Book:
    facts = {kind: dict(by_key) for kind, by_key in book.facts.items()}
    for (fact_id, field), mend in mends.items():
        fact = book.find(fact_id)
        assert fact is not None
        before = facts[fact.kind][fact.key]
        values = {**before.values, field: mend.value}
        facts[fact.kind][fact.key] = replace(before, values=values)
    return replace(book, facts=facts)


def _behind(checks: Collection[tuple[str, str]], plan: Plan) -> Plan:
    """A plan of some checks, by rule and code, and of all that they rest on, in the same order.

    Most of a plan has nothing to do with the sums that a correction moves.
    """
    asked = (one for one in plan.checks if (one.rule.id, one.code) in checks)
    return plan.only(plan.behind(asked))
