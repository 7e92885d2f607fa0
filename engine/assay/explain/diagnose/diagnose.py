"""The diagnosis of an evaluation: which figures to correct so that its sums agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from assay.explain.diagnose.diagnosis import (
    Cell,
    Correction,
    Diagnosis,
    Explanation,
    Verdict,
    Violated,
)
from assay.explain.diagnose.forms import CellKey
from assay.explain.diagnose.identities import identities
from assay.explain.diagnose.proof import disproved
from assay.explain.diagnose.search import Found, search
from assay.explain.diagnose.table import Mend, Table
from assay.explain.diagnose.wording import (
    cell_title,
    correction_message,
    explained,
    how_they_differ,
    unexplained,
)
from assay.facts import Book
from assay.outcome import Evaluation
from assay.values.number import CONTEXT, as_written


def diagnose(evaluation: Evaluation) -> tuple[Diagnosis, ...]:
    """What explains the sums of an evaluation that do not agree, in the order of plan and book.

    An identity is a check of the form `a = b` whose sides add stated amounts up. Those that do
    not hold within their tolerance are taken in lots that hang together; each lot gets a
    diagnosis: the one cell, or else the two, whose correction makes all of the lot hold and
    breaks no other identity. Nothing is said where every identity holds. A lot in which only
    pairs of figures are compared, and nothing is added up, is left to its findings.

    Raises MatchError as an evaluation does: the corrections are put to the proof by one.
    """
    table = Table(evaluation.book, identities(evaluation))
    lots = [found for found in search(table) if _adds_up(table, found)]
    wrong = disproved(evaluation, table, lots)
    told = _Telling(table, evaluation.book)
    return tuple(
        told.diagnosis(replace(found, explanations=()) if found in wrong else found)
        for found in lots
    )


def _adds_up(table: Table, found: Found) -> bool:
    return any(len(table.identities[number].terms) > 2 for number in found.lot)


# Telling --------------------------------------------------------------------------------------


class _Telling:
    """What was found, as values that a report can show."""

    def __init__(self, table: Table, book: Book) -> None:
        self._table = table
        self._book = book

    def diagnosis(self, found: Found) -> Diagnosis:
        violated = self._violated(found.lot)
        explanations = tuple(
            Explanation(tuple(self._correction(found, *one) for one in mends.items()))
            for mends in found.explanations
        )
        if not explanations:
            message = unexplained(violated, found.exhausted)
            return Diagnosis(violated, (), (), Verdict.OPEN, found.exhausted, message)
        named = tuple(
            one
            for one in explanations[0].corrections
            if (one.cell.fact, one.cell.field) in found.shared
        )
        verdict = Verdict.PARTLY if named else Verdict.TIED
        if len(explanations) == 1:
            verdict = Verdict.NAMED
        message = explained(explanations, named)
        return Diagnosis(violated, explanations, named, verdict, found.exhausted, message)

    def _violated(self, numbers: Iterable[int]) -> tuple[Violated, ...]:
        found = []
        for number in numbers:
            one = self._table.identities[number]
            residual, tolerance = _decimal(one.residual), _decimal(one.tolerance)
            found.append(Violated(one.code, one.rule, one.fact, one.span, residual, tolerance))
        return tuple(found)

    def _correction(self, found: Found, key: CellKey, mend: Mend) -> Correction:
        fact = self._table.fact(key)
        amount = self._table.amount(key)
        cell = self._cell(key)
        part = None if mend.part is None else self._cell(mend.part)
        printed = fact.written.get(key[1], as_written(self._table.value(key)))
        clears = self._violated(number for number in found.lot if number in self._table.at[key])
        how = how_they_differ(mend.slip, mend.digits, part, amount.absent)
        return Correction(
            cell=cell,
            printed=printed,
            value=mend.value,
            least=mend.least,
            greatest=mend.greatest,
            slip=mend.slip,
            digits=mend.digits,
            places=_places(printed, as_written(mend.value)),
            part=part,
            clears=clears,
            message=correction_message(cell, printed, mend.value, how, len(clears)),
        )

    def _cell(self, key: CellKey) -> Cell:
        fact = self._table.fact(key)
        return Cell(
            fact=fact.id,
            field=key[1],
            title=cell_title(self._book, fact, key[1]),
            span=fact.spans.get(key[1]),
            document=fact.document,
            place=fact.place,
        )


def _decimal(value: Fraction) -> Decimal:
    return CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))


def _places(printed: str, right: str) -> tuple[int, ...]:
    if len(printed) != len(right):
        return ()
    pairs = zip(printed, right, strict=True)
    return tuple(place for place, (one, other) in enumerate(pairs) if one != other)
