"""The boundaries of a table's columns: each endpoint that cells name, and its two neighbours.

A neighbour of a number lies within one unit of the decimals that its column may have or, where
nothing is known of them, of those the endpoint is written with; that of a date one day away. Two
inputs compared with each other are alike, or one is just under or just over the other: within a
unit where both have declared decimals and one of them is stated in the facts, else by any
distance, since what is computed from the same figures may keep further apart. A member of a scale
that is compared by order has its two neighbours in that order; names that are only alike or
unlike have no boundary, since rows tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from assay.analyse.expressions.possible import Possible
from assay.analyse.expressions.reach import Reach
from assay.analyse.expressions.spread import Spread, can_be_equal, can_be_less
from assay.analyse.search.targets import Lies
from assay.features.coverage.goal import Boundary, Side
from assay.features.coverage.wording import Wording, amount_text, day_text, pair_text
from assay.plan.columns import is_ordered, sort_key
from assay.plan.grid import Grid, value_of
from assay.plan.table import (
    Cell,
    Comparison,
    Constant,
    InputRef,
    Interval,
    Operand,
    Operator,
    Row,
)
from assay.values.null import Null
from assay.values.number import CONTEXT, printed_decimals
from assay.values.shown import in_message
from assay.values.text import Text
from assay.values.types import Choice, Date, Member, Number

_SIGNS: dict[Side, Operator] = {Side.UNDER: "<", Side.AT: "=", Side.OVER: ">"}


@dataclass(frozen=True)
class Mark:
    """A boundary of columns, the places of the rows that name it, and what a fact on it meets."""

    boundary: Boundary
    text: Text
    inputs: tuple[int, ...]
    rows: tuple[int, ...]
    target: Lies


def marks(
    reach: Reach,
    rows: Sequence[Row],
    possible: Possible,
    numbers: Mapping[int, int],
    wording: Wording,
) -> tuple[Mark, ...]:
    """The boundaries that can be hit, in the order in which rows name them.

    Args:
        reach: the inputs.
        rows: the rows, or what is like one, whose cells name endpoints.
        possible: what the inputs can come to.
        numbers: the numbers of rows for a reader, by their places.
        wording: what columns are called.
    """
    asked = _Asked(reach, possible, numbers, wording)
    for at, row in enumerate(rows):
        for cell in row.cells:
            for test in cell.tests:
                by_order = not isinstance(test, Comparison) or test.op not in ("=", "!=")
                for operand in test.operands:
                    asked.name(at, cell, operand, by_order=by_order)
    found = [one for endpoint in asked.endpoints() for one in asked.marks(endpoint)]
    can = reach.can([probe for _, probe in found])
    return tuple(mark for (mark, _), is_possible in zip(found, can, strict=True) if is_possible)


@dataclass
class _Endpoint:
    """What the cells of a column compare it with, and the rows that do."""

    input: int
    operand: Operand
    rows: list[int] = field(default_factory=list)


@dataclass
class _Asked:
    """The endpoints that rows name, each once."""

    reach: Reach
    possible: Possible
    numbers: Mapping[int, int]
    wording: Wording
    _found: dict[tuple[object, ...], _Endpoint] = field(default_factory=dict)

    def name(self, row: int, cell: Cell, operand: Operand, *, by_order: bool) -> None:
        """Notes an endpoint; one that has no neighbours is none."""
        of = self.reach.inputs[cell.input].type
        if not is_ordered(of):
            return
        key: tuple[object, ...]
        if isinstance(operand, InputRef):
            if cell.input == operand.index:
                return
            key = (*sorted((cell.input, operand.index)), "names")
        elif isinstance(operand.value, Null) or (isinstance(of, Choice) and not by_order):
            return
        else:
            key = (cell.input, sort_key(operand.value))
        endpoint = self._found.setdefault(key, _Endpoint(cell.input, operand))
        if row not in endpoint.rows:
            endpoint.rows.append(row)

    def endpoints(self) -> Sequence[_Endpoint]:
        """All that were named, in their order."""
        return tuple(self._found.values())

    def marks(self, endpoint: _Endpoint) -> Iterator[tuple[Mark, Row]]:
        """The boundaries of an endpoint with a row each that holds where it is hit."""
        if isinstance(endpoint.operand, InputRef):
            yield from self._pair(endpoint, endpoint.operand.index)
        elif isinstance(endpoint.operand.value, Member):
            yield from self._member(endpoint, endpoint.operand.value)
        else:
            yield from self._amount(endpoint, sort_key(endpoint.operand.value))

    def _mark(self, endpoint: _Endpoint, name: str, side: Side, text: Text, target: Lies) -> Mark:
        numbers = (self.numbers.get(row) for row in endpoint.rows)
        known = tuple(dict.fromkeys(number for number in numbers if number is not None))
        column = self.reach.inputs[endpoint.input].name
        other = endpoint.operand.index if isinstance(endpoint.operand, InputRef) else endpoint.input
        boundary = Boundary(column, name, side, known)
        return Mark(boundary, text, (endpoint.input, other), tuple(endpoint.rows), target)

    # Numbers and dates ------------------------------------------------------------------------

    def _amount(self, endpoint: _Endpoint, at: Decimal) -> Iterator[tuple[Mark, Row]]:
        of = self.reach.inputs[endpoint.input].type
        assert isinstance(of, Number | Date)
        decimals = self.reach.decimals(endpoint.input)
        unit = _unit(printed_decimals(at) if decimals is None else decimals)
        spread = self.possible.amounts(self.reach.formulas[endpoint.input].node)
        name = in_message(value_of(of, at))
        for side in Side:
            stretch, aim = _stretch(side, unit)
            window = _moved(stretch, at)
            near = _nearest(spread, window, highest=side is Side.UNDER)
            if near is None:
                continue
            exact = None if decimals is None else in_message(value_of(of, near))
            column = self._column(endpoint.input)
            if isinstance(of, Date) and exact is not None:
                text = day_text(column, name, side, exact)
            else:
                text = amount_text(column, name, side, exact, in_message(unit))
            node = self.reach.formulas[endpoint.input].node
            target = Lies(node, at, stretch, aim)
            mark = self._mark(endpoint, name.en, side, text, target)
            yield mark, Row((cell_of(endpoint.input, of, window),))

    # Scales -----------------------------------------------------------------------------------

    def _member(self, endpoint: _Endpoint, member: Member) -> Iterator[tuple[Mark, Row]]:
        node = self.reach.formulas[endpoint.input].node
        column = self._column(endpoint.input)
        for side, step in ((Side.UNDER, -1), (Side.AT, 0), (Side.OVER, 1)):
            for one in self.possible.members(node):
                if one.rank != member.rank + step:
                    continue
                exact = None if one == member else in_message(one)
                text = amount_text(column, in_message(member), side, exact, Text(""))
                target = Lies(node, Decimal(member.rank), *_stretch(side, Decimal(1)))
                mark = self._mark(endpoint, member.name, side, text, target)
                yield mark, Row((Cell(endpoint.input, (Comparison("=", Constant(one)),)),))

    # Two inputs -------------------------------------------------------------------------------

    def _pair(self, endpoint: _Endpoint, other: int) -> Iterator[tuple[Mark, Row]]:
        one, two = (self._spread(at) for at in (endpoint.input, other))
        column, name = map(self._column, (endpoint.input, other))
        left, right = (self.reach.formulas[at].node for at in (endpoint.input, other))
        can = {
            Side.UNDER: can_be_less(one, two),
            Side.AT: can_be_equal(one, two),
            Side.OVER: can_be_less(two, one),
        }
        for side in (side for side in Side if can[side]):
            within = None if side is Side.AT else self._apart(endpoint.input, other, side)
            text = pair_text(column, name, side, within)
            target = Lies(left, right, *_stretch(side, within))
            mark = self._mark(endpoint, self.reach.inputs[other].name, side, text, target)
            test = Comparison(_SIGNS[side], InputRef(other))
            yield mark, Row((Cell(endpoint.input, (test,)),))

    def _column(self, at: int) -> Text:
        return self.wording.column(self.reach.formulas[at])

    def _spread(self, at: int) -> Spread:
        node = self.reach.formulas[at].node
        if isinstance(node.type, Choice):
            ranks = [Decimal(one.rank) for one in self.possible.members(node)]
            return tuple(Grid(rank, rank, decimals=0) for rank in ranks)
        return self.possible.amounts(node)

    def _apart(self, left: int, right: int, side: Side) -> Decimal | None:
        """The least distance of two inputs, where it is sure that they can be so close."""
        decimals = [self.reach.decimals(at) for at in (left, right)]
        spreads = [self._spread(at) for at in (left, right)]
        nodes = [self.reach.formulas[at].node for at in (left, right)]
        if (
            any(len(one) != 1 for one in spreads)
            or any(self.reach.is_asked(at) for at in (left, right))
            or not any(self.possible.is_stated(node) for node in nodes)
        ):
            return None
        known = [one for one in decimals if one is not None]
        if len(known) < len(decimals):
            return None
        unit = _unit(max(known))
        (lower,), (upper,) = spreads if side is Side.UNDER else spreads[::-1]
        # The finer of the two is moved by the unit: it stays on its grid, the coarser would not.
        if (lower.decimals or 0) >= (upper.decimals or 0):
            close = _moved(lower, unit) & upper
        else:
            close = _moved(upper, unit.copy_negate()) & lower
        return None if close.sample() is None else unit


def _stretch(side: Side, within: Decimal | None) -> tuple[Grid, Decimal]:
    """How much is over what it is compared with, and the amount to aim at; null is any distance."""
    far = within or Decimal(1)
    match side:
        case Side.UNDER:
            low = None if within is None else within.copy_negate()
            return Grid(low, Decimal(0), high_closed=False), far.copy_negate()
        case Side.AT:
            return Grid(Decimal(0), Decimal(0)), Decimal(0)
        case Side.OVER:
            return Grid(Decimal(0), within, low_closed=False), far


def cell_of(at: int, of: Number | Date, window: Grid) -> Cell:
    """The cell of an input that holds for the values of a stretch, which has an end."""
    low, high = (
        None if end is None else Constant(value_of(of, end)) for end in (window.low, window.high)
    )
    if low is not None and high is not None:
        return Cell(at, (Interval(low, high, window.low_closed, window.high_closed),))
    if low is not None:
        return Cell(at, (Comparison(">=" if window.low_closed else ">", low),))
    assert high is not None
    return Cell(at, (Comparison("<=" if window.high_closed else "<", high),))


def _unit(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def _moved(grid: Grid, by: Decimal) -> Grid:
    ends = [None if end is None else CONTEXT.add(end, by) for end in (grid.low, grid.high)]
    return replace(grid, low=ends[0], high=ends[1])


def _nearest(spread: Spread, window: Grid, *, highest: bool) -> Decimal | None:
    """An amount of a spread in a window: the nearest to the endpoint where there is a step."""
    found = [(one & window).sample(highest=highest) for one in spread]
    known = [one for one in found if one is not None]
    if not known:
        return None
    return max(known) if highest else min(known)
