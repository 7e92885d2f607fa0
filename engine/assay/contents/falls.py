"""A figure step by step, as a report shows it: what each step adds, and what there is after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from assay.contents.figures import Figures
from assay.explain.waterfall import Step, Waterfall
from assay.values.shown import grouped
from assay.values.text import Text


@dataclass(frozen=True)
class ShownFall:
    """A step of a waterfall.

    Attributes:
        title: what it is.
        reason: why it is one step, or what it does; null for a plain term.
        amount: what it adds, a number with its sign as a report prints it.
        before, after: the running total without it and with it.
        line: the line of the rule behind it; null for what the engine itself adds.
        trace: the id of the trace of the value that it is chiefly about; null where that is a part
            of an expression, or of the previous book.
    """

    title: Text
    reason: Text | None
    amount: Decimal
    before: Decimal
    after: Decimal
    line: str | None
    trace: str | None

    @property
    def written(self) -> str:
        """The amount with the sign of what is added; nothing has none."""
        return f"{'+' if self.amount > 0 else ''}{grouped(self.amount)}"


@dataclass(frozen=True)
class Falls:
    """A figure in its steps, whose amounts as printed add up to the total exactly."""

    steps: tuple[ShownFall, ...]
    total: Decimal


def falls(waterfall: Waterfall | None, figures: Figures) -> Falls | None:
    """The steps of a figure; null for one of a single step, which its trace tells already.

    Amounts are printed as legibly as `Waterfall.legible` says; a step named rounding then makes up
    what the printed amounts miss.
    """
    if waterfall is None or sum(not step.of_digits for step in waterfall.steps) < 2:
        return None
    printed = _printed(waterfall)
    assert isinstance(printed.total, Decimal)
    return Falls(tuple(_steps(printed, figures)), printed.total)


def _printed(waterfall: Waterfall) -> Waterfall:
    decimals = waterfall.legible
    if decimals is None:
        return waterfall
    printed = waterfall.printed(decimals)
    return replace(
        printed, steps=tuple(one for one in printed.steps if one.amount or not one.of_digits)
    )


def _steps(waterfall: Waterfall, figures: Figures) -> Iterator[ShownFall]:
    before = Decimal(0)
    for step, after in zip(waterfall.steps, waterfall.running, strict=True):
        line = None if step.span is None else str(step.span)
        yield ShownFall(
            step.title, step.reason, step.adds, before, after, line, _trace(step, figures)
        )
        before = after


def _trace(step: Step, figures: Figures) -> str | None:
    chief = step.operands[0] if step.operands else None
    if chief is None or chief.previous or chief.fact is None or chief.name is None:
        return None
    fact = figures.evaluation.book.find(chief.fact)
    return None if fact is None else figures.trace_id(fact, chief.name)
