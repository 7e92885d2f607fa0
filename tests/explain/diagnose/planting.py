"""Slips planted in printed tables, and a count of what the diagnosis makes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from random import Random
from typing import Final

from assay.explain.diagnose import diagnose
from tests.explain.diagnose.published_tables import Cell, Layout, Published, published, rounded

# Kinds of slip --------------------------------------------------------------------------------


def _digit_changed(table: Published, cell: Cell, random: Random) -> Iterator[Decimal]:
    digits = _digits(table.printed[cell])
    for place, digit in enumerate(digits):
        for other in range(10):
            if other != digit:
                yield from _in_place(table, cell, (*digits[:place], other, *digits[place + 1 :]))


def _digits_swapped(table: Published, cell: Cell, random: Random) -> Iterator[Decimal]:
    digits = _digits(table.printed[cell])
    for place, (one, other) in enumerate(pairwise(digits)):
        if one != other:
            yield from _in_place(table, cell, (*digits[:place], other, one, *digits[place + 2 :]))


def _row_missed(table: Published, cell: Cell, random: Random) -> Iterator[Decimal]:
    code, column = cell
    for child in table.children(code):
        short = rounded(table.exact[cell] - table.exact[child, column], table.layout)
        if short != table.printed[cell]:
            yield short


def _sign(table: Published, cell: Cell, random: Random) -> Iterator[Decimal]:
    yield table.printed[cell].copy_negate()


def _point_misplaced(table: Published, cell: Cell, random: Random) -> Iterator[Decimal]:
    # A figure with more decimals than its column may have is refused when it is read.
    sign, _, exponent = table.printed[cell].as_tuple()
    digits = _digits(table.printed[cell])
    assert isinstance(exponent, int)
    yield Decimal((sign, digits, exponent + 1)) if exponent else table.printed[cell] * 10
    if digits[-1] == 0:
        yield Decimal((sign, digits[:-1], exponent))


def _another_figure(table: Published, cell: Cell, random: Random) -> Iterator[Decimal]:
    column = [figure for (_, name), figure in table.printed.items() if name == cell[1]]
    yield random.choice([one for one in column if one != table.printed[cell]])


Slips = Callable[[Published, Cell, Random], Iterator[Decimal]]

KINDS: Final[Mapping[str, Slips]] = {
    "digit changed": _digit_changed,
    "digits swapped": _digits_swapped,
    "row missed": _row_missed,
    "sign": _sign,
    "point misplaced": _point_misplaced,
    "another line's figure": _another_figure,
}
"""The figures that a slip may print in a cell. The last kind is none that the diagnosis knows."""


def _digits(figure: Decimal) -> tuple[int, ...]:
    """The digits as printed: at least one before the point."""
    _, digits, exponent = figure.as_tuple()
    assert isinstance(exponent, int)
    return (0,) * max(1 - exponent - len(digits), 0) + digits


def _in_place(table: Published, cell: Cell, digits: tuple[int, ...]) -> Iterator[Decimal]:
    """The figure with other digits, unless it would begin with a 0 that nobody prints."""
    sign, _, exponent = table.printed[cell].as_tuple()
    assert isinstance(exponent, int)
    if digits[0] != 0 or len(digits) + exponent == 1:
        yield Decimal((sign, digits, exponent))


def with_slip(random: Random, table: Published, kind: str, taken: Iterable[Cell] = ()) -> Published:
    """The table with a slip of a kind in one cell, not one of those taken or a dash."""
    cells = [cell for cell, figure in table.printed.items() if figure and cell not in set(taken)]
    random.shuffle(cells)
    for cell in cells:
        figures = list(KINDS[kind](table, cell, random))
        if figures:
            return table.with_printed({cell: random.choice(figures)})
    raise ValueError(f"no cell can have a slip of the kind {kind}")


# Counting -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Case:
    """A table with slips in it: how many, of what kind, where, and the table as it should be."""

    right: Published
    printed: Published

    @property
    def planted(self) -> set[Cell]:
        """The cells that have a slip."""
        return {
            cell
            for cell, figure in self.printed.printed.items()
            if figure != self.right.printed[cell]
        }

    @property
    def visible(self) -> set[Cell]:
        """The cells whose slip alone violates some identity."""
        return {
            cell
            for cell in self.planted
            if self.right.with_printed({cell: self.printed.printed[cell]}).evaluation().findings
        }


def cases(
    seed: int, tables: int, layouts: tuple[Layout, ...], kind: str, slips: int
) -> Iterator[Case]:
    """So many tables, each with so many slips of a kind; the same seed makes the same."""
    for number in range(tables):
        random = Random(f"{seed} {kind} {number}")
        right = published(random, random.choice(layouts))
        case = Case(right, right)
        for _ in range(slips):
            case = Case(right, with_slip(random, case.printed, kind, case.planted))
        yield case


def large_table(seed: int) -> Published:
    """500 lines of 6 columns with a changed digit in one cell."""
    random = Random(seed)
    return with_slip(random, published(random, Layout(4), lines=500), "digit changed")


OUTCOMES: Final = ("named", "partly", "open", "wrong", "invisible")
"""What comes of a case.

`named`: exactly the cells with a slip are named, less those whose slip alone violates no identity.
`partly`: some of them are, and no other. `open`: none is named. `wrong`: a cell without a slip is
named. `invisible`: no identity is violated.
"""


def outcome(case: Case) -> str:
    """What the diagnosis makes of a case, as one of `OUTCOMES`."""
    evaluation = case.printed.evaluation()
    if not evaluation.findings:
        return "invisible"
    named = {
        (correction.cell.fact.removeprefix("line/"), correction.cell.field)
        for diagnosis in diagnose(evaluation)
        for correction in diagnosis.named
    }
    if not named <= case.planted:
        return "wrong"
    if not named:
        return "open"
    return "named" if named >= case.visible else "partly"


def tally(found: Iterable[Case]) -> Counter[str]:
    """How many cases came to each outcome."""
    return Counter(map(outcome, found))


def share(counted: Counter[str], name: str) -> Decimal:
    """The share of an outcome in the cases that violate some identity, in per cent."""
    visible = counted.total() - counted["invisible"]
    return Decimal(100 * counted[name]) / visible if visible else Decimal(0)
