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
from typing import Final, TypeAlias

from assay.contents.figures import Figure
from assay.explain.waterfall import Operand, Step, StepKind, Waterfall, opened, waterfall
from assay.explain.waterfall.wording import PERCENT
from assay.facts import Fact
from assay.outcome import Evaluation
from assay.plan import Rounding
from assay.report.workbook.places import Place, runs
from assay.values.number import printed_decimals, rounded

Key: TypeAlias = tuple[str, str]
"""A fact as `kind/key` and the name of a field or outcome of it."""

_MOST_ARGUMENTS: Final = 255
_MOST_CHARACTERS: Final = 8_000
"""Excel takes 8 192 characters in a formula."""

_MOST_DECIMALS: Final = 15

_NOISE: Final = 1e-14
"""More than a product and a quotient of binary numbers are off by, in parts of the result."""


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
        value = figure.value
        if not isinstance(value, Decimal):
            return None
        made = None if figure.name in figure.fact.values else self._made(figure, value, at)
        if made is not None:
            return f"={made}"
        first = self.places.get((figure.fact.id, figure.name), (at,))[0]
        return None if first == at else f"={first.seen_from(at.sheet)}"

    def _made(self, figure: Figure, value: Decimal, at: Place) -> str | None:
        """What computes an outcome from other cells, without `=`; null where nothing does."""
        fall = waterfall(self.evaluation, figure.fact, figure.name)
        if fall is None:
            return None
        rounding = self.evaluation.trace(figure.fact, figure.name).rounding
        if rounding is not None:
            return self._quotient(fall, rounding, value, at)
        if [step.kind for step in fall.steps] == [StepKind.VALUE]:
            [operand] = fall.steps[0].operands
            place = self._place(operand, at)
            return None if place is None else place.seen_from(at.sheet)
        terms = self._terms(fall, figure.fact, at)
        if terms is None or not _same(terms, value):
            return None
        written, decimals = _written(terms, at.sheet), printed_decimals(value)
        return f"ROUND({written},{decimals})" if written and decimals else written

    def _quotient(
        self, fall: Waterfall, rounding: Rounding, value: Decimal, at: Place
    ) -> str | None:
        """A quotient or percentage of two cells, rounded half up by its rule.

        As the rule has none, so the cell has no number once the whole is 0.
        """
        kinds = [step.kind for step in fall.steps if step.kind is not StepKind.ROUNDING]
        if kinds != [StepKind.QUOTIENT] or rounding.mode != "half up":
            return None
        step = fall.steps[0]
        part, whole = (self._number(one, at) for one in step.operands)
        if part is None or whole is None or rounding.decimals > _MOST_DECIMALS:
            return None
        times = 100 if step.reason == PERCENT else 1
        quotient = float(part.value) / float(whole.value) * times
        near = (Decimal(quotient * (1 + one)) for one in (-_NOISE, 0, _NOISE))
        if any(rounded(one, rounding.decimals) != value for one in near):
            return None
        above, below = (one.place.seen_from(at.sheet) for one in (part, whole))
        hundred = "*100" if times == 100 else ""
        return f'IF({below}=0,"–",ROUND({above}/{below}{hundred},{rounding.decimals}))'

    def _number(self, operand: Operand, at: Place) -> _Term | None:
        """The cell of a number that a formula reads."""
        place = self._place(operand, at)
        if place is None or not isinstance(operand.value, Decimal):
            return None
        return _Term(minus=False, value=operand.value, place=place)

    def _terms(self, fall: Waterfall, fact: Fact, at: Place) -> list[_Term] | None:
        """The cells that a figure adds up; null where it is no such sum.

        A single term may be the argument of a rounding function that had nothing to round.
        """
        if len(fall.steps) < 2:
            return None
        terms = [term for step in fall.steps for term in self._added(step, fact, at)]
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
        term = self._number(operand, at)
        if term is not None:
            yield replace(term, minus=minus)
            return
        inner = self._opened(operand, fact)
        if inner is None:
            yield None
            return
        for below in inner.steps:
            for one in self._added(below, fact, at):
                yield None if one is None else replace(one, minus=one.minus != minus)

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
        ranges = [_range(run, sheet) for run in runs([term.place for term in terms])]
        written = f"SUM({','.join(ranges)})"
        fits = len(ranges) <= _MOST_ARGUMENTS
    else:
        signed = (f"{'-' if one.minus else '+'}{one.place.seen_from(sheet)}" for one in terms)
        written = "".join(signed).removeprefix("+")
        fits = True
    return written if fits and len(written) <= _MOST_CHARACTERS else None


def _range(run: tuple[Place, Place], sheet: str) -> str:
    first, last = run
    written = first.seen_from(sheet)
    return written if first == last else f"{written}:{last.name}"
