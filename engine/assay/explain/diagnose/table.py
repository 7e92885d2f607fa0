"""The cells and identities of an evaluation together: what a correction of a cell would do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from assay.explain.diagnose.forms import CellKey
from assay.explain.diagnose.identities import Identity
from assay.explain.diagnose.slips import Slip, as_figure, digits_apart, in_units, slips_of, tells
from assay.facts import Book, Fact
from assay.values.number import printed_decimals
from assay.values.types import Bounds


@dataclass(frozen=True)
class Amount:
    """A stated amount as it is to be corrected.

    Attributes:
        value: what is stated, with `decimals` decimals.
        decimals: those of its own, or the most that its column has in its identities.
        absent: whether a sign for nothing (`-`) stands there and no figure.
        slips: the figures that a slip of the pen may have turned into it.
        bounds: the range that the schema declares for it.
    """

    value: Decimal
    decimals: int
    absent: bool
    slips: tuple[tuple[Slip, Decimal], ...]
    bounds: Bounds | None


@dataclass(frozen=True)
class Mend:
    """A figure that would do in a cell, and the slip by which another came to be printed.

    Attributes:
        value: the figure.
        least, greatest: the ends of all figures that would do.
        slip: how the printed one came about.
        digits: how many of its digits differ.
        telling: whether it means anything that so simple a slip explains it; false for `OTHER`.
        part: the cell left out of a total or counted twice.
    """

    value: Decimal
    least: Decimal
    greatest: Decimal
    slip: Slip
    digits: int
    telling: bool
    part: CellKey | None = None


@dataclass(frozen=True)
class Range:
    """The values from `low` to `high`; null where nothing bounds them."""

    low: Fraction | None = None
    high: Fraction | None = None

    @property
    def empty(self) -> bool:
        """Whether no value lies in it."""
        return self.low is not None and self.high is not None and self.low > self.high

    def within(self, other: Range) -> Range:
        """What the two have in common."""
        lows = [end for end in (self.low, other.low) if end is not None]
        highs = [end for end in (self.high, other.high) if end is not None]
        return Range(max(lows, default=None), min(highs, default=None))


class Table:
    """Every identity with its cells.

    Attributes:
        identities: the identities; their number is their place in the sequence.
        at: the numbers of the identities that a cell stands in.
        violated: those that do not hold, by number.
    """

    def __init__(self, book: Book, found: Sequence[Identity]) -> None:
        self.identities = found
        at: dict[CellKey, list[int]] = defaultdict(list)
        for number, identity in enumerate(found):
            for cell in identity.terms:
                at[cell].append(number)
        self.at: Mapping[CellKey, Sequence[int]] = at
        self.violated: Mapping[int, Identity] = {
            number: identity for number, identity in enumerate(found) if not identity.holds
        }
        self._book = book
        self._amounts: dict[CellKey, Amount] = {}

    def cells(self, lot: Sequence[int]) -> set[CellKey]:
        """The cells of some identities."""
        return {cell for number in lot for cell in self.identities[number].terms}

    def neighbours(self, lot: Sequence[int]) -> set[int]:
        """The identities that share a cell with some identities."""
        return {number for cell in self.cells(lot) for number in self.at[cell]}

    def common(self, lot: Sequence[int]) -> list[CellKey]:
        """The cells that stand in every one of some identities, in the order of the first."""
        first, *rest = (self.identities[number].terms for number in lot)
        return [cell for cell in first if all(cell in terms for terms in rest)]

    def beside(self, cell: CellKey) -> list[CellKey]:
        """The cells that share an identity with a cell, in the order of the identities."""
        found = {other: None for number in self.at[cell] for other in self.identities[number].terms}
        return [other for other in found if other != cell]

    def fact(self, cell: CellKey) -> Fact:
        """The fact that a cell belongs to."""
        fact = self._book.find(cell[0])
        assert fact is not None
        return fact

    def amount(self, cell: CellKey) -> Amount:
        """What is stated in a cell."""
        if cell not in self._amounts:
            self._amounts[cell] = self._read(cell)
        return self._amounts[cell]

    def value(self, cell: CellKey) -> Decimal:
        """The figure as stated."""
        value = self.fact(cell).values[cell[1]]
        assert isinstance(value, Decimal)
        return value

    def _read(self, cell: CellKey) -> Amount:
        fact, name = self.fact(cell), cell[1]
        declared = self._book.schema.kinds[fact.kind].fields[name]
        column = {
            other
            for number in self.at[cell]
            for other in self.identities[number].terms
            if other[1] == name
        }
        decimals = max(printed_decimals(self.value(other)) for other in column)
        if declared.decimals is not None:
            decimals = min(decimals, declared.decimals)
        decimals = max(decimals, printed_decimals(self.value(cell)))
        value = as_figure(int(in_units(Fraction(self.value(cell)), decimals)), decimals)
        written = fact.written.get(name, "")
        absent = value == 0 and written != "" and not any(one.isdigit() for one in written)
        slips = () if absent else tuple(slips_of(value))
        return Amount(value, decimals, absent, slips, declared.bounds)

    # Corrections ------------------------------------------------------------------------------

    def allowed(self, cell: CellKey) -> Range:
        """By how much a cell may be changed within its declared range, the ends included."""
        bounds, value = self.amount(cell).bounds, Fraction(self.value(cell))
        ends = (None, None) if bounds is None else (bounds.low, bounds.high)
        low, high = (Fraction(end) - value if isinstance(end, Decimal) else None for end in ends)
        return Range(low, high)

    def changes(self, cell: CellKey, residuals: Mapping[int, Fraction]) -> Range:
        """By how much a cell may be changed so that each identity that it stands in holds.

        `residuals` are those of identities that another correction has changed.
        """
        found = self.allowed(cell)
        for number in self.at[cell]:
            identity = self.identities[number]
            by = identity.terms[cell]
            residual = residuals.get(number, identity.residual)
            ends = sorted((-residual + side * identity.tolerance) / by for side in (-1, 1))
            found = found.within(Range(ends[0], ends[1]))
            if found.empty:
                break
        return found

    def mend(self, cell: CellKey, changes: Range, residuals: Mapping[int, Fraction]) -> Mend | None:
        """The likeliest of the values in a range of changes; null where no figure lies in it."""
        return min(self.mends(cell, changes, residuals), key=_likelihood, default=None)

    def mends(
        self, cell: CellKey, changes: Range, residuals: Mapping[int, Fraction]
    ) -> Iterator[Mend]:
        """The values in a range of changes that simple slips explain, and the plainest other."""
        amount = self.amount(cell)
        low, high = _figures(amount, changes)
        if low > high:
            return
        least, middle, greatest = (
            as_figure(units, amount.decimals) for units in (low, (low + high) // 2, high)
        )
        choices = high - low + 1

        def mend(value: Decimal, slip: Slip, by: Decimal, part: CellKey | None = None) -> Mend:
            digits = digits_apart(value, amount.value)
            told = slip is not Slip.OTHER and tells(by, choices)
            return Mend(value, least, greatest, slip, digits, told, part)

        near: dict[Slip, Mend] = {}
        for slip, value in amount.slips:
            if least <= value <= greatest and value != amount.value:
                one = mend(value, slip, amount.value)
                if slip not in near or _off(one, middle) < _off(near[slip], middle):
                    near[slip] = one
        yield from near.values()
        for slip, part in self._rows(cell, residuals):
            yield mend(middle, slip, self.value(part), part)
        others = (as_figure(units, amount.decimals) for units in _some(low, high))
        plain = min(others, key=lambda one: (digits_apart(one, amount.value), abs(one - middle)))
        if plain != amount.value:
            yield mend(plain, Slip.OTHER, amount.value)

    def _rows(
        self, cell: CellKey, residuals: Mapping[int, Fraction]
    ) -> Iterator[tuple[Slip, CellKey]]:
        """The parts that a total leaves out or counts twice, as its identity would then hold."""
        for number in self.at[cell]:
            identity = self.identities[number]
            residual = residuals.get(number, identity.residual)
            parts = {other: by for other, by in identity.terms.items() if other != cell}
            positive = identity.terms[cell] > 0
            if len(parts) < 2 or any((by > 0) == positive for by in parts.values()):
                continue
            if abs(residual) <= identity.tolerance:
                continue
            for part, by in parts.items():
                amount = by * Fraction(self.value(part))
                if abs(residual - amount) <= identity.tolerance:
                    yield Slip.ROW_MISSED, part
                elif abs(residual + amount) <= identity.tolerance:
                    yield Slip.ROW_TWICE, part

    def after(
        self, cell: CellKey, change: Fraction, residuals: Mapping[int, Fraction]
    ) -> dict[int, Fraction]:
        """The residuals changed so far and those that the change of a cell changes."""
        changed = dict(residuals)
        for number in self.at[cell]:
            identity = self.identities[number]
            before = changed.get(number, identity.residual)
            changed[number] = before + identity.terms[cell] * change
        return changed


def _likelihood(mend: Mend) -> tuple[Slip, int]:
    return (mend.slip, mend.digits)


def _off(mend: Mend, middle: Decimal) -> tuple[int, Decimal]:
    return (mend.digits, abs(mend.value - middle))


def _figures(amount: Amount, changes: Range) -> tuple[int, int]:
    """The least and the greatest figure of a range of changes, in units of the last decimal.

    There are none (the least is above the greatest) where nothing bounds the changes.
    """
    if changes.low is None or changes.high is None:
        return 1, 0
    stated = Fraction(amount.value)
    low = ceil(in_units(stated + changes.low, amount.decimals))
    high = floor(in_units(stated + changes.high, amount.decimals))
    # The ends of the declared range are in the changes already, but may not belong to it.
    bounds = amount.bounds
    if (
        bounds is not None
        and not bounds.low_closed
        and as_figure(low, amount.decimals) == bounds.low
    ):
        low += 1
    if (
        bounds is not None
        and not bounds.high_closed
        and as_figure(high, amount.decimals) == bounds.high
    ):
        high -= 1
    return low, high


def _some(low: int, high: int) -> Iterable[int]:
    """All of the figures or, where they are many, those about the middle."""
    middle = (low + high) // 2
    return range(max(low, middle - 50), min(high, middle + 50) + 1)
