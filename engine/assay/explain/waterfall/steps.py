"""What a waterfall is made of: steps, and the values they rest on."""

from __future__ import annotations

import decimal
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import accumulate
from typing import Final

from assay.explain.waterfall import wording
from assay.finding import Span
from assay.plan import RuleInfo
from assay.values.fact_id import FactId
from assay.values.null import Null
from assay.values.number import PRECISION, printed_decimals, rounded
from assay.values.text import Text
from assay.values.types import Value

_EXACT: Final = decimal.Context(
    prec=13_000,  # from the first digit of the language's greatest number to the last of its least
    Emin=-20_000,
    Emax=20_000,
    traps=[decimal.InvalidOperation, decimal.Inexact, decimal.Overflow],
)

_MORE: Final = 2


def added(amounts: Iterable[Decimal]) -> Decimal:
    """The sum of amounts to the last digit, however far they lie apart."""
    total = Decimal(0)
    for amount in amounts:
        total = _EXACT.add(total, amount)
    return total


class StepKind(StrEnum):
    """How a step comes by its amount."""

    TERM = "term"
    """An amount that is added, or subtracted."""
    SHARE = "share"
    """A value's part in a mean: times its weight, divided by all weights."""
    COUNTED = "counted"
    """One of the things counted: it adds 1."""
    ROW = "row"
    """The row of a table, or the level, that fired."""
    VALUE = "value"
    """A value taken as it is."""
    QUOTIENT = "quotient"
    """A division, or a percentage: one step."""
    PRODUCT = "product"
    """A multiplication or a power: one step."""
    CHOICE = "choice"
    """One of several values, taken by a condition or by size: one step."""
    SCALE = "scale"
    """A score read off the points of a scale: one step."""
    FUNCTION = "function"
    """What another function makes of its arguments: one step."""
    ROUNDING = "rounding"
    """What rounding by the rule adds or takes away."""
    REMAINDER = "remainder"
    """The last digits of quotients, so that the steps add up exactly."""
    LEFT_OUT = "left out"
    """A value that is not applicable, and so adds nothing."""


@dataclass(frozen=True)
class Operand:
    """A value that a step rests on.

    Attributes:
        title: what it is: the field or outcome, or the expression as written.
        value: the value, or a null that says why.
        role: its part in the step (`part`, `whole`, `weight`); null where there is but one.
        who: whose it is, by key and label; null for the rule's own fact and where it is no fact's.
        fact: `kind/key` of the fact it was read of; null for a constant, a parameter, a value of
            the book and a part of an expression.
        name: the field, outcome or `given` of that fact.
        span: where the fact's file states it; null for what was computed or not stated.
        document, place: where the fact's source states it; null where the fact does not say.
        previous: whether that fact is the previous book's, whose key it shares with this one's.
        computed: whether it is an outcome or a `given`: `opened` opens a number, and a trace tells
            how any other came about.
        chosen: whether it is the one of several that the step takes.
        parts: the waterfall of a part of an expression; null for what is read as it is.
        reads: what a part of an expression that is no number (a condition) was told from.
    """

    title: Text
    value: Value
    role: Text | None = None
    who: Text | None = None
    fact: FactId | None = None
    name: str | None = None
    span: Span | None = None
    document: str | None = None
    place: Text | None = None
    previous: bool = False
    computed: bool = False
    chosen: bool = False
    parts: Waterfall | None = None
    reads: tuple[Operand, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether it has a waterfall of its own."""
        return self.parts is not None or (self.computed and isinstance(self.value, Decimal))


@dataclass(frozen=True)
class Step:
    """A step of a waterfall.

    Attributes:
        kind: how it comes by its amount.
        title: what it is, for a reader.
        amount: what it adds; less than zero, or minus zero, where it takes away.
        operands: the values it rests on, first the one that it is chiefly about.
        reason: why it is one step, or what it does; null for a plain term.
        span: the line of the rule behind it; null for what the engine itself adds.
    """

    kind: StepKind
    title: Text
    amount: Decimal
    operands: tuple[Operand, ...] = ()
    reason: Text | None = None
    span: Span | None = None

    @property
    def adds(self) -> Decimal:
        """The amount as it is shown: nothing has no sign, also where it is taken away."""
        return self.amount or self.amount.copy_abs()

    @property
    def of_digits(self) -> bool:
        """Whether it is about digits alone: what a rounding does, or what quotients leave."""
        return self.kind in {StepKind.ROUNDING, StepKind.REMAINDER}

    @property
    def opens(self) -> bool:
        """Whether a value it rests on has a waterfall of its own."""
        return any(operand.opens for operand in self.operands)


@dataclass(frozen=True)
class Waterfall:
    """A figure as steps from nothing. The amounts of its steps add up to its total exactly.

    Attributes:
        title: what it is the waterfall of.
        total: the value; a null, which says why, has no steps, nor has the 0 of an empty list.
        steps: in the order of the expression or of the facts; roundings last.
        fact: `kind/key` of the rule's fact.
        name: the outcome or `given`; null for a part of an expression.
        rule: the rule that gave it; null where none applies.
        span: its expression or table in the rule file; null where no rule applies.
    """

    title: Text
    total: Decimal | Null
    steps: tuple[Step, ...]
    fact: FactId
    name: str | None = None
    rule: RuleInfo | None = None
    span: Span | None = None

    @property
    def unlike(self) -> StepKind | None:
        """What it is where its steps are no amounts that a reader adds up; null where they are.

        A mean has a share for each of its values, and a quotient, a choice or a row of a table is
        one step: how those came about is told by what they were computed from.
        """
        kinds = [one.kind for one in self.steps if not one.of_digits]
        if StepKind.SHARE in kinds:
            return StepKind.SHARE
        added = {StepKind.TERM, StepKind.COUNTED, StepKind.LEFT_OUT}
        return kinds[0] if len(kinds) == 1 and kinds[0] not in added else None

    @property
    def running(self) -> tuple[Decimal, ...]:
        """What the steps come to so far, after each of them; the last is the total."""
        return tuple(accumulate((step.adds for step in self.steps), _EXACT.add))

    @property
    def legible(self) -> int | None:
        """With how many decimals to print it, where a quotient in it does not end; else null.

        An amount of 34 digits is taken for such a quotient, as the language has no more of them.
        It is legible with two decimals more than the figures that end have, by which one sees what
        a rounding does. Where every amount ends, none is rounded for print.
        """
        amounts = [step.amount for step in self.steps if not step.of_digits]
        if isinstance(self.total, Decimal):
            amounts.append(self.total)
        ended = [one for one in amounts if len(one.as_tuple().digits) < PRECISION]
        if len(ended) == len(amounts):
            return None
        return max((printed_decimals(one) for one in ended), default=_MORE) + _MORE

    def printed(self, decimals: int) -> Waterfall:
        """The same with amounts and total of so many decimals, half up, as a report prints them.

        Amounts rounded one by one may miss the rounded total: the difference is a step named
        rounding, so that a reader who adds up what is printed comes to the total.
        """
        if isinstance(self.total, Null):
            return self
        total = rounded(self.total, decimals)
        steps = tuple(
            replace(step, amount=rounded(step.amount, decimals))
            for step in self.steps
            if step.kind is not StepKind.REMAINDER
        )
        return replace(
            self, total=total, steps=closed(steps, total, wording.printed_rounding(decimals))
        )


def closed(steps: Iterable[Step], total: Decimal, reason: Text) -> tuple[Step, ...]:
    """Steps with one more, where they miss the total, that makes up the difference."""
    found = tuple(steps)
    rest = _EXACT.subtract(total, added(step.amount for step in found))
    if rest == 0:
        return found
    return (*found, Step(StepKind.REMAINDER, wording.REMAINDER, rest, reason=reason))
