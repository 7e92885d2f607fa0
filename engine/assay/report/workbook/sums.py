"""Which figures of the workbook are formulas: sums and differences of figures that stand in it.

A figure is one where every step of its waterfall adds or takes away a value as it stands in a cell
of the workbook, or such a sum itself, no rule rounds it, and a spreadsheet comes to the very same
number. It is rounded
to the decimals that it shows: a binary sum of 0.1 and 0.2 is 0.30000000000000004, which no
comparison takes for 0.3. A figure that stands on several sheets is typed on the first of them;
the others refer to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Final, TypeAlias

from assay.contents.figures import Figure
from assay.explain.waterfall import Operand, Step, StepKind, Waterfall, opened, waterfall
from assay.facts import Fact
from assay.outcome import Evaluation
from assay.report.workbook.places import Place
from assay.values.number import printed_decimals, rounded

Key: TypeAlias = tuple[str, str]
"""A fact as `kind/key` and the name of a field or outcome of it."""

_MOST_ARGUMENTS: Final = 255
_MOST_CHARACTERS: Final = 8_000
"""Excel takes 8 192 characters in a formula."""

_MOST_DECIMALS: Final = 15


@dataclass(frozen=True)
class _Term:
    """A cell that a formula adds, or takes away."""

    minus: bool
    value: Decimal
    place: Place


@dataclass(frozen=True)
class Sums:
    """The formulas of one workbook. `places` are the cells that hold a figure as a number."""

    evaluation: Evaluation
    places: Mapping[Key, Sequence[Place]]

    def formula(self, figure: Figure, at: Place) -> str | None:
        """The formula of a figure in a cell; null where the figure itself stands there."""
        if not isinstance(figure.value, Decimal):
            return None
        terms = self._terms(figure, at)
        if terms is not None and _same(terms, figure.value):
            written = _written(terms, at.sheet)
            decimals = printed_decimals(figure.value)
            if written is not None:
                return f"=ROUND({written},{decimals})" if decimals else f"={written}"
        first = self.places.get((figure.fact.id, figure.name), (at,))[0]
        return None if first == at else f"={first.seen_from(at.sheet)}"

    def _terms(self, figure: Figure, at: Place) -> list[_Term] | None:
        """The cells that a figure adds up; null where it is no such sum.

        A single term may be the argument of a rounding function that had nothing to round.
        """
        if figure.name in figure.fact.values:
            return None
        fall = waterfall(self.evaluation, figure.fact, figure.name)
        if fall is None or len(fall.steps) < 2:
            return None
        if self.evaluation.trace(figure.fact, figure.name).rounding is not None:
            return None
        terms = [term for step in fall.steps for term in self._added(step, figure.fact, at)]
        return None if None in terms else [term for term in terms if term is not None]

    def _added(self, step: Step, fact: Fact, at: Place) -> Iterator[_Term | None]:
        """The cells that a step adds; a null among them where it is no sum of cells.

        What has no cell of its own, a part of the expression or a value named for it, is the sum of
        its own steps.
        """
        if step.kind is not StepKind.TERM or len(step.operands) != 1:
            yield None
            return
        (operand,) = step.operands
        # 0 taken away has its sign turned as well.
        minus = isinstance(operand.value, Decimal) and (
            step.amount.is_signed() != operand.value.is_signed()
        )
        place = self._place(operand, at)
        if place is not None and isinstance(operand.value, Decimal):
            yield _Term(minus, operand.value, place)
            return
        inner = self._opened(operand, fact)
        if inner is None:
            yield None
            return
        for below in inner.steps:
            for term in self._added(below, fact, at):
                yield None if term is None else replace(term, minus=term.minus != minus)

    def _opened(self, operand: Operand, fact: Fact) -> Waterfall | None:
        """The steps of a part of the expression, or of a value of the same fact; else null."""
        if operand.parts is None and (
            operand.fact != fact.id
            or operand.name is None
            or self.evaluation.trace(fact, operand.name).rounding is not None
        ):
            return None
        return opened(self.evaluation, operand)

    def _place(self, operand: Operand, at: Place) -> Place | None:
        """The cell of a value: in the same row or sheet if it stands there.

        A fact of the previous book, which has the same key, stands in no cell.
        """
        if operand.previous or operand.fact is None or operand.name is None:
            return None
        places = self.places.get((operand.fact, operand.name), ())
        if not places:
            return None
        return min(places, key=lambda one: (one.sheet != at.sheet, one.row != at.row))


def _same(terms: Sequence[_Term], value: Decimal) -> bool:
    """Whether a spreadsheet, which adds binary numbers, comes to the value once it is rounded."""
    decimals = printed_decimals(value)
    total = 0.0
    for term in terms:
        total += -float(term.value) if term.minus else float(term.value)
    return decimals <= _MOST_DECIMALS and rounded(Decimal(total), decimals) == value


def _written(terms: Sequence[_Term], sheet: str) -> str | None:
    """`B5-C5`, `SUM(C6:C9)`; null where a formula has no room for it."""
    if len(terms) > 2 and not any(term.minus for term in terms):
        runs = [_range(run, sheet) for run in _runs([term.place for term in terms])]
        written = f"SUM({','.join(runs)})"
        fits = len(runs) <= _MOST_ARGUMENTS
    else:
        signed = (f"{'-' if one.minus else '+'}{one.place.seen_from(sheet)}" for one in terms)
        written = "".join(signed).removeprefix("+")
        fits = True
    return written if fits and len(written) <= _MOST_CHARACTERS else None


def _runs(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Neighbouring cells as their first and last, down a column or along a row."""
    start, way = places[0], (0, 0)
    for before, place in pairwise(places):
        step = (place.row - before.row, place.column - before.column)
        goes_on = place.sheet == before.sheet and step in ((1, 0), (0, 1)) and way in ((0, 0), step)
        if goes_on:
            way = step
        else:
            yield start, before
            start, way = place, (0, 0)
    yield start, places[-1]


def _range(run: tuple[Place, Place], sheet: str) -> str:
    first, last = run
    written = first.seen_from(sheet)
    return written if first == last else f"{written}:{last.name}"
