"""The lengths of bars: parts of a whole, and the steps that a figure adds up from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assay.contents.arranged import value_of
from assay.contents.falls import Falls
from assay.facts import Fact
from assay.outcome import Evaluation
from assay.scorecard.section import Bars

MOST_FACTS: Final = 40
"""So many facts are drawn; of more the table tells."""

_HUNDRED: Final = Decimal(100)
_STEP: Final = Decimal("0.01")


def leaves(evaluation: Evaluation, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Those of a tree's facts that add up no others; all of them where there is no tree."""
    return tuple(fact for fact in facts if not _has_parts(evaluation, fact))


def _has_parts(evaluation: Evaluation, fact: Fact) -> bool:
    kind = evaluation.book.schema.kinds[fact.kind]
    return kind.tree and bool(evaluation.book.children(fact, fact.kind))


@dataclass(frozen=True)
class Piece:
    """A part of a bar: which part it is, counted from 1, and its length in per cent of the bar."""

    part: int
    share: Decimal


@dataclass(frozen=True)
class Bar:
    """A bar. `mark` is where the whole ends, in per cent, if its parts go beyond it."""

    pieces: tuple[Piece, ...]
    mark: Decimal | None = None


def bar(evaluation: Evaluation, fact: Fact, bars: Bars) -> Bar | None:
    """The bar of a fact; null where the whole is null or not above 0.

    A part that is null or negative has no length; the row says what it is. The lengths are for the
    eye, to a hundredth of a per cent, and no figure of the report.
    """
    whole = value_of(evaluation, fact, bars.whole.name)
    if not isinstance(whole, Decimal) or whole <= 0:
        return None
    parts = list(_amounts(evaluation, fact, bars))
    total = sum((amount for _, amount in parts), Decimal(0))
    longest = max(whole, total)
    pieces = tuple(Piece(number, _share(amount, longest)) for number, amount in parts)
    return Bar(pieces, _share(whole, longest) if total > whole else None)


@dataclass(frozen=True)
class FallBar:
    """A step from one running total to the next: where it begins and how long it is, in per cent.

    `zero` is where 0 lies; `down` says that the step takes away.
    """

    start: Decimal
    width: Decimal
    zero: Decimal
    down: bool


def fall_bars(falls: Falls) -> tuple[FallBar, ...]:
    """The steps of a figure to one scale, from the least to the greatest of 0 and all totals."""
    totals = [Decimal(0), *(step.after for step in falls.steps)]
    least, span = min(totals), max(totals) - min(totals)
    if span == 0:
        return tuple(FallBar(Decimal(0), Decimal(0), Decimal(0), down=False) for _ in falls.steps)
    return tuple(
        FallBar(
            _share(min(step.before, step.after) - least, span),
            _share(abs(step.amount), span),
            _share(-least, span),
            down=step.amount < 0,
        )
        for step in falls.steps
    )


def _amounts(evaluation: Evaluation, fact: Fact, bars: Bars) -> Iterator[tuple[int, Decimal]]:
    for number, part in enumerate(bars.parts, start=1):
        value = value_of(evaluation, fact, part.name)
        if isinstance(value, Decimal) and value > 0:
            yield number, value


def _share(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole * _HUNDRED).quantize(_STEP)
