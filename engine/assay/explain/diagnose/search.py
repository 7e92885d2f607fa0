"""The search for the fewest cells whose correction makes every identity hold.

It takes one lot of violated identities at a time: those that hang together by the cells they
share. A correction may break no identity that held.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Final, TypeAlias

from assay.explain.diagnose.forms import CellKey
from assay.explain.diagnose.misfit import MOST_UNLIKELY, misfit
from assay.explain.diagnose.slips import Slip
from assay.explain.diagnose.table import Mend, Range, Table

MOST_PAIRS: Final = 2_000
"""Pairs of cells that are tried for one lot of violated identities before it is left open."""

MOST_LOTS: Final = 4
"""Lots of which any two are tried together."""

Lot: TypeAlias = tuple[int, ...]
"""Violated identities by number, in order."""

Corrections: TypeAlias = Mapping[CellKey, Mend]
"""What each of a few cells should be."""


@dataclass(frozen=True)
class Found:
    """A lot of violated identities, and what explains them equally well.

    `exhausted` is false where the search was given up before all pairs were tried.
    """

    lot: Lot
    explanations: tuple[Corrections, ...]
    exhausted: bool = True

    @property
    def shared(self) -> frozenset[CellKey]:
        """The cells that all explanations have; empty where there is none."""
        cells = [frozenset(one) for one in self.explanations]
        return cells[0].intersection(*cells[1:]) if cells else frozenset()


def search(table: Table) -> tuple[Found, ...]:
    """What explains the violated identities of a table, lot by lot."""
    lots = [_merged(group) for group in _groups([(one,) for one in table.violated], table.cells)]
    found: list[Found] = []
    rest: list[Lot] = []
    for lot in lots:
        one_cell = tuple(_single_cells(table, lot))
        if one_cell:
            found.append(Found(lot, _likeliest(table, one_cell)))
        else:
            rest.append(lot)
    # Two slips may cancel in an identity that therefore holds, and so come apart into two lots.
    for group in _groups(rest, table.neighbours):
        found.extend(_by_twos(table, group))
    return tuple(sorted(found, key=lambda one: one.lot))


def _merged(lots: Iterable[Lot]) -> Lot:
    """Several lots as one."""
    return tuple(sorted(number for lot in lots for number in lot))


def _groups(
    lots: Sequence[Lot], reach: Callable[[Lot], Collection[Hashable]]
) -> list[tuple[Lot, ...]]:
    """Lots put together where they reach the same thing, directly or by way of others."""
    groups: list[tuple[tuple[Lot, ...], set[Hashable]]] = []
    for lot in lots:
        whole: tuple[Lot, ...] = (lot,)
        reached = set(reach(lot))
        apart = []
        for group, its in groups:
            if its.isdisjoint(reached):
                apart.append((group, its))
            else:
                whole, reached = (*group, *whole), its | reached
        groups = [*apart, (whole, reached)]
    return [group for group, _ in groups]


def _by_twos(table: Table, group: tuple[Lot, ...]) -> Sequence[Found]:
    """What two cells explain: of all lots together, else of any two, else of each by itself."""
    whole = _two_cells(table, _merged(group))
    if whole.explanations or len(group) == 1:
        return [whole]
    if len(group) <= MOST_LOTS:
        for both in combinations(group, 2):
            found = _two_cells(table, _merged(both))
            if found.explanations:
                rest = tuple(lot for lot in group if lot not in both)
                return [found, *(_by_twos(table, rest) if rest else ())]
    return [_two_cells(table, lot) for lot in group]


def _two_cells(table: Table, lot: Lot) -> Found:
    pairs = list(_pairs(table, lot))
    if len(pairs) > MOST_PAIRS:
        return Found(lot, (), exhausted=False)
    found = (_both(table, one, other) for one, other in pairs)
    return Found(lot, _likeliest(table, [one for one in found if one is not None]))


def _likeliest(table: Table, explanations: Sequence[Corrections]) -> tuple[Corrections, ...]:
    """The explanations that are left when much less likely ones are dropped, best first.

    Those go first that leave sums further off than rounding is likely to. Then a simple slip is
    taken for likelier than any other, but rules others out only where it tells something (see
    `slips.tells`): in a short figure it may well be chance.
    """
    if not explanations:
        return ()
    off = [misfit(table, tuple(one)) for one in explanations]
    most = min(off) + MOST_UNLIKELY
    near = [one for one, its in zip(explanations, off, strict=True) if its <= most]
    ranked = sorted(near, key=_order)
    best = [one for one in ranked if _others(one) == _others(ranked[0])]
    return tuple(best if any(map(_telling, best)) else ranked)


def _order(explanation: Corrections) -> tuple[int, int, int]:
    mends = explanation.values()
    slips, digits = sum(mend.slip for mend in mends), sum(mend.digits for mend in mends)
    return _others(explanation), slips, digits


def _others(explanation: Corrections) -> int:
    return sum(mend.slip is Slip.OTHER for mend in explanation.values())


def _telling(explanation: Corrections) -> bool:
    return all(mend.telling or mend.slip is Slip.OTHER for mend in explanation.values())


# One cell -------------------------------------------------------------------------------------


def _single_cells(table: Table, lot: Lot) -> Iterator[Corrections]:
    for cell in table.common(lot):
        mend = table.mend(cell, table.changes(cell, {}), {})
        if mend is not None:
            yield {cell: mend}


# Two cells ------------------------------------------------------------------------------------


def _pairs(table: Table, lot: Lot) -> Iterator[tuple[CellKey, CellKey]]:
    """Pairs of cells of which each violated identity of a lot has one, and none of another lot.

    One of them stands in the shortest of the identities; the other in all that the one does not
    stand in or, where it stands in all, beside it in some identity.
    """
    seen: set[frozenset[CellKey]] = set()
    elsewhere = table.violated.keys() - lot
    shortest = min(lot, key=lambda number: len(table.identities[number].terms))
    for cell in table.common((shortest,)):
        rest = tuple(number for number in lot if number not in table.at[cell])
        for other in table.common(rest) if rest else table.beside(cell):
            pair = frozenset((cell, other))
            apart = elsewhere.isdisjoint((*table.at[cell], *table.at[other]))
            if len(pair) == 2 and pair not in seen and apart:
                seen.add(pair)
                yield cell, other
            if len(seen) > MOST_PAIRS:
                return


def _both(table: Table, one: CellKey, other: CellKey) -> Corrections | None:
    """What two cells should be so that every identity of either holds; null where nothing does."""
    found: list[Corrections] = []
    for first, second in ((one, other), (other, one)):
        changes = _projected(table, first, second)
        if changes.empty:
            return None
        for mend in table.mends(first, changes, {}):
            change = Fraction(mend.value) - Fraction(table.value(first))
            residuals = table.after(first, change, {})
            its = table.mend(second, table.changes(second, residuals), residuals)
            if its is not None:
                found.append({first: mend, second: its})
    return min(found, key=_order, default=None)


def _projected(table: Table, cell: CellKey, other: CellKey) -> Range:
    """By how much a cell may be changed so that some change of another mends the rest.

    The elimination of one unknown from linear inequalities (Fourier and Motzkin).
    """
    found = table.allowed(cell)
    its = table.allowed(other)
    lines: list[tuple[Fraction, Fraction, Fraction]] = []
    for number in {*table.at[cell], *table.at[other]}:
        identity = table.identities[number]
        a, b = (identity.terms.get(one, Fraction(0)) for one in (cell, other))
        low, high = -identity.residual - identity.tolerance, identity.tolerance - identity.residual
        if b == 0:
            found = found.within(_over(a, low, high))
        else:
            # The other's change lies between (low - a x) / b and (high - a x) / b.
            ends = sorted((low / b, high / b))
            lines.append((a / b, ends[0], ends[1]))
        if found.empty:
            return found
    lows = [(slope, low) for slope, low, _ in lines]
    highs = [(slope, high) for slope, _, high in lines]
    lows += [] if its.low is None else [(Fraction(0), its.low)]
    highs += [] if its.high is None else [(Fraction(0), its.high)]
    for slope, low in lows:
        for steeper, high in highs:
            # low - slope x <= high - steeper x
            if steeper == slope:
                if low > high:
                    return Range(Fraction(1), Fraction(0))
            elif steeper > slope:
                found = found.within(Range(None, (high - low) / (steeper - slope)))
            else:
                found = found.within(Range((high - low) / (steeper - slope), None))
    return found


def _over(coefficient: Fraction, low: Fraction, high: Fraction) -> Range:
    ends = sorted((low / coefficient, high / coefficient))
    return Range(ends[0], ends[1])
