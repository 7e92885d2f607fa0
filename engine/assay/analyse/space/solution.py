"""Whether some values fall in given regions of columns that share inputs, and which.

A column of the sign of `x - y` depends on the columns of x and of y and on every other column that
compares one of them. Regions chosen for each of them count only if some values lie in all at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby, islice, product
from typing import Final, TypeAlias

from assay.analyse.space.effort import Effort
from assay.analyse.space.order import Under, ordered_amounts
from assay.analyse.space.unlike import alike_and_unlike
from assay.plan.columns import NULL_REGION, Column, Line, Names, is_ordered, other_texts
from assay.plan.difference import ABOVE, SAME, UNLIKE, Difference
from assay.plan.grid import Grid, value_of
from assay.plan.region_set import RegionSet
from assay.plan.table import Input, Scalar
from assay.values.null import missing
from assay.values.types import Boolean, Choice, Date, Member, Number, TextType, Type, Unknown

Asked: TypeAlias = Sequence[tuple[Column, RegionSet]]
"""Columns, and the regions of each that are allowed."""

_NULL: Final = RegionSet.of([NULL_REGION])


def solution(inputs: Sequence[Input], asked: Asked, effort: Effort) -> dict[int, Scalar] | None:
    """Expected values for the inputs of these columns that lie in the regions allowed.

    Keyed by the input's position; a value is null only where nothing else will do. The result is
    null where no values lie there: exact, at declared decimals and in declared ranges. Raises
    TooLarge.
    """
    question = _Question(inputs, asked)
    for nulls in question.null_choices():
        effort.visit()
        found = question.solved(nulls, effort)
        if found is not None:
            return found
    return None


@dataclass
class _Question:
    """The regions allowed, by what they speak of: an input, or two compared."""

    inputs: Sequence[Input]
    asked: Asked
    own: dict[int, tuple[Line | Names, RegionSet]] = field(default_factory=dict)
    pairs: list[tuple[Difference, RegionSet]] = field(default_factory=list)
    positions: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        for column, allowed in self.asked:
            if isinstance(column, Difference):
                self.pairs.append((column, allowed))
            elif isinstance(column, Line | Names):
                self.own[column.input] = column, allowed
        self.positions = tuple(sorted({at for column, _ in self.asked for at in column.inputs}))

    def null_choices(self) -> Iterator[frozenset[int]]:
        """The inputs that may be null together, few nulls first."""
        there = {at for at, (_, allowed) in self.own.items() if NULL_REGION not in allowed}
        there |= {at for pair, allowed in self.pairs if 0 not in allowed for at in pair.inputs}
        null = {at for at, (_, allowed) in self.own.items() if allowed == _NULL}
        null |= {at for at in self.positions if isinstance(self.inputs[at].type, Unknown)}
        if there & null:
            return
        free = [at for at in self.positions if at not in there and at not in null]
        for chosen in product((False, True), repeat=len(free)):
            yield frozenset(
                null | {at for at, is_null in zip(free, chosen, strict=True) if is_null}
            )

    def solved(self, nulls: frozenset[int], effort: Effort) -> dict[int, Scalar] | None:
        """Values with exactly these nulls."""
        signs: list[tuple[int, int, RegionSet]] = []
        for pair, allowed in self.pairs:
            if pair.left in nulls or pair.right in nulls:
                if NULL_REGION not in allowed:
                    return None
                continue
            if pair.left == pair.right:
                if SAME not in allowed:
                    return None
                continue
            signs.append((pair.left, pair.right, allowed - _NULL))
        there = [at for at in self.positions if at not in nulls]
        in_order = [at for at in there if is_ordered(self.inputs[at].type)]
        others = [at for at in there if at not in in_order]
        amounts = self._amounts(in_order, [one for one in signs if one[0] in in_order], effort)
        if amounts is None:
            return None
        rest = self._others(others, [one for one in signs if one[0] in others], effort)
        if rest is None:
            return None
        empty = {at: missing(self.inputs[at].name) for at in nulls}
        return {**empty, **amounts, **rest}

    # Numbers, dates and scales ------------------------------------------------------------------

    def _amounts(
        self, positions: Sequence[int], signs: Sequence[tuple[int, int, RegionSet]], effort: Effort
    ) -> dict[int, Scalar] | None:
        compared = {at for left, right, _ in signs for at in (left, right)}
        alone: dict[int, Scalar] = {}
        stretches: dict[int, list[Grid]] = {}
        for at in positions:
            grids = [one for one in self._stretches(at) if one.sample() is not None]
            if not grids:
                return None
            if at in compared:
                stretches[at] = grids
            else:
                # Of what ends at a threshold and has no beginning, the neighbour of the threshold.
                first = self._is_first(at)
                samples = [one.sample(highest=first) for one in grids]
                known = [one for one in samples if one is not None]
                alone[at] = _value(self.inputs[at].type, max(known) if first else known[0])
        if not stretches:
            return alone
        for chosen in product(*stretches.values()):
            grids_by_input = dict(zip(stretches, chosen, strict=True))
            for order in _orders(signs):
                effort.visit(len(chosen))
                amounts = ordered_amounts(grids_by_input, order, effort)
                if amounts is not None:
                    found_values = {
                        at: _value(self.inputs[at].type, amount) for at, amount in amounts.items()
                    }
                    return {**alone, **found_values}
        return None

    def _is_first(self, at: int) -> bool:
        """Whether the first stretch allowed of an input is the one under all points."""
        if at not in self.own:
            return False
        column, allowed = self.own[at]
        return isinstance(column, Line) and 1 in allowed and 2 not in allowed

    def _stretches(self, at: int) -> Iterator[Grid]:
        """The unbroken stretches of the regions allowed of an ordered input."""
        of, grids = self.inputs[at].type, self.inputs[at].grids
        column, allowed = self.own.get(at, (None, _NULL))
        if isinstance(column, Line):
            for low, high in (allowed - _NULL).runs():
                yield from column.stretch(low, high)
        elif isinstance(of, Choice):
            ranks = sorted(one.rank for one in self._pool(at, ()) if isinstance(one, Member))
            for _, run in groupby(enumerate(ranks), lambda one: one[1] - one[0]):
                found = [Decimal(rank) for _, rank in run]
                yield Grid(found[0], found[-1], decimals=0)
        else:
            yield from grids

    # Texts, booleans and choices ----------------------------------------------------------------

    def _others(
        self, positions: Sequence[int], signs: Sequence[tuple[int, int, RegionSet]], effort: Effort
    ) -> dict[int, Scalar] | None:
        named = {
            value: None
            for column, _ in self.own.values()
            if isinstance(column, Names)
            for value in column.values
            if isinstance(value, str)
        }
        # As many texts that no cell names as could ever have to differ.
        given = (self.inputs[at].expected for at in positions)
        known = {str(one) for some in given if isinstance(some, frozenset) for one in some}
        named |= dict.fromkeys(sorted(known))
        texts = [
            *named,
            *islice((text for text in other_texts() if text not in named), len(positions)),
        ]
        pools = {at: self._pool(at, texts) for at in positions}
        alike = [(left, right) for left, right, of in signs if UNLIKE not in of]
        unlike = [(left, right) for left, right, of in signs if SAME not in of]
        if not all(pools.values()) or any(not of for _, _, of in signs):
            return None
        return alike_and_unlike(pools, alike, unlike, effort)

    def _pool(self, at: int, texts: Sequence[str]) -> list[Scalar]:
        match self.inputs[at].type:
            case Boolean():
                values: Sequence[Scalar] = (False, True)
            case Choice(members=members):
                values = members
            case TextType():
                values = texts
            case _:
                values = ()
        values = [value for value in values if self.inputs[at].may_be(value)]
        if at not in self.own:
            return values
        column, allowed = self.own[at]
        assert isinstance(column, Names)
        places: dict[Scalar, int] = {
            value: place for place, value in enumerate(column.values, start=1)
        }
        return [value for value in values if places.get(value, column.size - 1) in allowed]


def _value(of: Type, amount: Decimal) -> Scalar:
    if isinstance(of, Number | Date):
        return value_of(of, amount)
    assert isinstance(of, Choice)
    return next(member for member in of.members if member.rank == amount)


def _orders(signs: Sequence[tuple[int, int, RegionSet]]) -> Iterator[list[Under]]:
    """The signs allowed as orders; "unlike" is under in one of them and over in another."""
    ways = [list(_order(*one)) for one in signs]
    for chosen in product(*ways):
        yield [under for way in chosen for under in way]


def _order(left: int, right: int, allowed: RegionSet) -> Iterator[list[Under]]:
    under, same, above = UNLIKE in allowed, SAME in allowed, ABOVE in allowed
    if under and same and above:
        yield []
    elif same:
        low = [Under(left, right, strict=False)]
        high = [Under(right, left, strict=False)]
        yield [*(() if above else low), *(() if under else high)]
    else:
        if under:
            yield [Under(left, right, strict=True)]
        if above:
            yield [Under(right, left, strict=True)]
