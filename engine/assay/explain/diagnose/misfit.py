"""How well sums agree once some cells are corrected, measured by what rounding makes likely.

Figures that are rounded for print leave a sum off by a little, most often by much less than the
tolerance, which provides for all roundings going one way. So of two cells that both clear a sum
the one is likelier whose correction leaves all its sums near.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from assay.explain.diagnose.forms import CellKey
from assay.explain.diagnose.identities import Identity
from assay.explain.diagnose.table import Table

MOST_UNLIKELY: Final = Fraction(92, 10)
"""How much worse a misfit may be than the best: the odds are then a hundred to one (2 ln 100)."""

_EXACT: Final = Fraction(10**60)
"""The weight of a sum that must agree to the last digit."""


def misfit(table: Table, cells: Sequence[CellKey]) -> Fraction:
    """The change in the sum of squared residuals when one or two cells are corrected at best.

    Each square is divided by its variance, so that the change is twice the logarithm of the odds
    between two corrections, as if roundings were normally distributed; they have no tails, so
    the true odds are greater.
    """
    numbers = {number for cell in cells for number in table.at[cell]}
    slopes, matrix = [Fraction(0)] * len(cells), [[Fraction(0)] * len(cells) for _ in cells]
    for number in numbers:
        identity = table.identities[number]
        by = [identity.terms.get(cell, Fraction(0)) for cell in cells]
        weight = _weight(identity)
        for row, one in enumerate(by):
            slopes[row] += weight * one * identity.residual
            for column, other in enumerate(by):
                matrix[row][column] += weight * one * other
    return -_gain(slopes, matrix)


def _weight(identity: Identity) -> Fraction:
    """One over the variance of a sum of k figures, each off by up to the k-th of the tolerance."""
    if not identity.tolerance:
        return _EXACT
    return 3 * len(identity.terms) / identity.tolerance**2


def _gain(slopes: Sequence[Fraction], matrix: Sequence[Sequence[Fraction]]) -> Fraction:
    """By how much least squares bring the sum of squares down, in one unknown or two."""
    if len(slopes) == 1:
        return slopes[0] ** 2 / matrix[0][0]
    (a, b), (_, d) = matrix
    determinant = a * d - b * b
    if not determinant:
        # Two cells that stand in the same sums with the same coefficients are as good as one.
        return slopes[0] ** 2 / a
    one, other = slopes
    return (d * one**2 - 2 * b * one * other + a * other**2) / determinant
