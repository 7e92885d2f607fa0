"""The search for stated facts that meet targets, by trying: bounded, and the same every time.

From the facts known to come nearest it changes one value at a time to whatever brings it
nearer: a candidate of the field or, where a number is wanted, the one that a straight line through
two tries points at. Where no one value helps, two are changed together. They are met where an
evaluation says so and not before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import combinations, pairwise
from typing import Final, TypeAlias

from assay.analyse.search.candidates import candidates, finest
from assay.analyse.search.distance import MET
from assay.analyse.search.layout import Layout, Spot, layouts
from assay.analyse.search.needs import FieldOf, Needs
from assay.analyse.search.stated import Stated
from assay.analyse.search.targets import Targets, distance, met
from assay.analyse.search.trial import Trial, Trials
from assay.analyse.space.effort import Effort
from assay.facts import Schema
from assay.plan import Decision, Plan
from assay.plan.grid import Grid, amount, value_of
from assay.values.number import CONTEXT, PRECISION, rounded
from assay.values.types import Date, Number, Type, Value

MOST_TRIALS: Final = 3_000
"""The most evaluations for some targets."""

MOST_OF_A_SEARCH: Final = 20_000
"""The most evaluations of one search, for all that is sought."""

Measure: TypeAlias = Callable[[Trial], Decimal | None]
"""How much a number of some facts is over what is wanted of it."""

Oddity: TypeAlias = tuple[int, int, int]
"""Negative numbers, cells changed or left out, digits."""

_ROUNDS: Final = 6
_STARTS: Final = 5
_PAIRS: Final = 600
_HALVINGS: Final = 12


@dataclass
class Search:
    """Facts on which decisions of one rule are tried out, with all that was tried.

    Attributes:
        plan: the plan that the decisions stand in.
        schema: the kinds of fact.
        decisions: the decisions in question, all of one kind of fact.
        favoured: values to begin with, by field, before those that its decisions suggest.
        fewest: whether layouts with fewer facts go before plainer ones.
        limit: the most evaluations for all that is sought.
        effort: what this search and others may do together; beyond it, TooLarge is raised.
    """

    plan: Plan
    schema: Schema
    decisions: tuple[Decision, ...]
    favoured: Mapping[FieldOf, Sequence[Value]] = field(default_factory=dict)
    fewest: bool = False
    limit: int = MOST_OF_A_SEARCH
    effort: Effort | None = None
    _values: dict[FieldOf, tuple[Value, ...]] = field(init=False, default_factory=dict)
    _bases: dict[int, Stated] = field(init=False, default_factory=dict)

    @cached_property
    def needs(self) -> Needs:
        """What the decisions read."""
        return Needs(self.decisions, self.plan, self.schema)

    @cached_property
    def trials(self) -> Trials:
        """The evaluations made so far."""
        return Trials(self.plan, self.needs.decisions, self.limit, self.effort)

    @cached_property
    def layouts(self) -> list[Layout]:
        """The layouts to try, the plainest first."""
        found = layouts(self.needs, self.schema)
        return sorted(found, key=lambda one: one.count) if self.fewest else found

    def spots(self, layout: Layout) -> list[Spot]:
        """The cells that may be stated: not the key of a fact that others hang on."""
        return [
            spot
            for spot in layout.spots(self.needs)
            if not (self._is_key(spot) and layout.has_below(spot.kind, spot.row, self.schema))
        ]

    def values(self, spot: Spot) -> tuple[Value, ...]:
        """The values to try in a cell, the one to begin with first."""
        key = spot.kind, spot.name
        if key not in self._values:
            declared = self.schema.kinds[spot.kind].columns[spot.name]
            found = candidates(spot.kind, declared, self.needs, self.schema, self.plan.day)
            every = dict.fromkeys((*self.favoured.get(key, ()), *found))
            written = (self._written(key, one) for one in every)
            self._values[key] = tuple(one for one in written if _is_stated(one, declared.type))
        return self._values[key]

    def _written(self, key: FieldOf, value: Value) -> Value:
        """A number with all its declared decimals where these decide something: 100.0000."""
        decimals = self.schema.kinds[key[0]].columns[key[1]].decimals
        if key not in self.needs.printed or not isinstance(value, Decimal) or decimals is None:
            return value
        return rounded(value, decimals)

    @cached_property
    def unit(self) -> Decimal:
        """One unit of the last decimal that a number read here is stated with.

        0.01 where none declares its decimals, and 1 where no number is read: facts are counted.
        """
        types = [
            self.schema.kinds[kind].columns[name].item
            for kind, names in self.needs.fields.items()
            for name in names
        ]
        numbers = [one for one in types if isinstance(one, Number)]
        return finest(numbers) if numbers else Decimal(1)

    def base(self, layout: Layout) -> Stated:
        """The plain facts of a layout: in each cell the value to begin with.

        Keys are not stated: they are made from the numbers of the rows.
        """
        if id(layout) not in self._bases:
            first = {
                spot: values[0]
                for spot in self.spots(layout)
                if (values := self.values(spot)) and not self._is_key(spot)
            }
            self._bases[id(layout)] = Stated(self.schema, layout, first)
        return self._bases[id(layout)]

    def _is_key(self, spot: Spot) -> bool:
        return spot.name in self.schema.kinds[spot.kind].key

    def find(
        self, targets: Targets, start: Trial | None = None, most: int = MOST_TRIALS
    ) -> Trial | None:
        """Facts that meet targets, plain where they matter not; null where none were found.

        `start` are facts to keep to where nothing asks for others, `most` the most evaluations.
        """
        left, self.trials.left = self.trials.left, min(self.trials.left, most)
        allowed = self.trials.left
        found = self._find(targets, start)
        plain = None if found is None else self._plainer(targets, found, start)
        self.trials.left = left - (allowed - self.trials.left)
        return plain

    def _find(self, targets: Targets, start: Trial | None) -> Trial | None:
        if start is not None and met(targets, start):
            return start
        for layout in self.layouts:
            self.trials.at(self.base(layout))
        known = self._nearest(targets, start)
        if known and met(targets, known[0]):
            return known[0]
        begun = [] if start is None else [start]
        for one in dict.fromkeys([*begun, *known[:_STARTS]]):
            reached = self._climb(targets, one)
            if met(targets, reached):
                return reached
        for one in self._nearest(targets, start)[:2]:
            paired = self._pairs(targets, one)
            if paired is not None:
                return paired
        return None

    def _nearest(self, targets: Targets, start: Trial | None) -> list[Trial]:
        """The nearest facts tried so far of each layout, the nearest of all first."""
        nearest: dict[int, tuple[Decimal, Oddity, Trial]] = {}
        for one in self.trials.made:
            far = distance(targets, one)
            known = nearest.get(id(one.layout))
            if known is None or far <= known[0]:
                odd = self._oddity(one, self._base_for(one.layout, start))
                if known is None or (far, odd) < known[:2]:
                    nearest[id(one.layout)] = far, odd, one
        places = {id(layout): at for at, layout in enumerate(self.layouts)}
        if start is not None:
            places[id(start.layout)] = -1
        ranked = sorted(nearest.values(), key=lambda found: (found[0], places[id(found[2].layout)]))
        return [one for *_, one in ranked]

    def _base_for(self, layout: Layout, start: Trial | None) -> Stated:
        return start.stated if start is not None and start.layout is layout else self.base(layout)

    # One value at a time ----------------------------------------------------------------------

    def _climb(self, targets: Targets, start: Trial) -> Trial:
        """The nearest facts that single changes lead to; the plainest of those that are there."""
        best, far = start, distance(targets, start)
        for _ in range(_ROUNDS):
            before = far
            there: list[Trial] = []
            for spot in self.spots(best.layout):
                tried = [best, *self._moves(best, spot)]
                for one in (*tried, *self._solutions(targets, spot, tried)):
                    here = distance(targets, one)
                    if here == MET:
                        there.append(one)
                    elif here < far and not there:
                        best, far = one, here
            if there:
                return min(there, key=lambda one: self._oddity(one, start.stated))
            if far == before:
                return best
        return best

    def _oddity(self, trial: Trial, base: Stated) -> Oddity:
        """How odd facts look beside others."""
        if base is trial.stated:
            return 0, 0, 0
        spots = trial.stated.values.keys() | base.values.keys()
        changed = [spot for spot in spots if trial.stated.get(spot) != base.get(spot)]
        values = [trial.stated.get(spot) for spot in changed]
        numbers = [one for one in values if isinstance(one, Decimal)]
        digits = sum(len(one.as_tuple().digits) for one in numbers)
        negative = sum(one < 0 for one in numbers)
        return negative, len(changed) + values.count(None), digits

    def _moves(self, trial: Trial, spot: Spot) -> Iterator[Trial]:
        """The facts with each candidate of one cell, and without it."""
        for value in (*self.values(spot), None):
            if trial.stated.get(spot) != value:
                found = self.trials.at(trial.stated.having(spot, value))
                if found is not None:
                    yield found

    def _solutions(self, targets: Targets, spot: Spot, tried: Sequence[Trial]) -> Iterator[Trial]:
        """The facts with the value in one cell at which a number wanted would be met.

        The functions of rules are straight between kinks: `max(plan - actual, 0)`, `percent(x,
        whole)`. So the line through two tries, on two sides where there are such, is followed.
        """
        of = self.schema.kinds[spot.kind].columns[spot.name].type
        if not isinstance(of, Number | Date):
            return
        for target in targets:
            points: dict[Decimal, Decimal] = {}
            for one in tried:
                at, over = one.stated.get(spot), target.measure(one)
                if over is not None and isinstance(at, Decimal | dt.date):
                    points[amount(at)] = over
            yield from self._followed(target.measure, spot, of, tried[0], points)

    def _followed(
        self,
        measure: Measure,
        spot: Spot,
        of: Number | Date,
        trial: Trial,
        points: dict[Decimal, Decimal],
    ) -> Iterator[Trial]:
        for _ in range(_HALVINGS):
            guesses = [one for one in _guesses(points, of) if one not in points]
            if not guesses:
                return
            for at in guesses:
                value = self._written((spot.kind, spot.name), value_of(of, at))
                found = self.trials.at(trial.stated.having(spot, value))
                over = None if found is None else measure(found)
                if found is None or over is None:
                    return
                yield found
                points[at] = over
                if over == 0:
                    return

    # Two values at a time ---------------------------------------------------------------------

    def _pairs(self, targets: Targets, start: Trial) -> Trial | None:
        """Facts that meet targets with two cells changed, one further change allowed."""
        spots = self.spots(start.layout)
        tried = 0
        nearest, far = start, distance(targets, start)
        for one, other in combinations(spots, 2):
            for first in (*self.values(one), None):
                for second in (*self.values(other), None):
                    if tried >= _PAIRS:
                        break
                    tried += 1
                    stated = start.stated.having(one, first).having(other, second)
                    found = self.trials.at(stated)
                    if found is None:
                        continue
                    here = distance(targets, found)
                    if here < far:
                        nearest, far = found, here
                    if far == MET:
                        return nearest
        reached = nearest if nearest is start else self._climb(targets, nearest)
        return reached if met(targets, reached) else None

    # Plain facts ------------------------------------------------------------------------------

    def _plainer(self, targets: Targets, found: Trial, start: Trial | None) -> Trial:
        """The same with each value that does not matter as it is in the facts begun with."""
        base = self._base_for(found.layout, start)
        best = found
        for spot in self.spots(found.layout):
            if best.stated.get(spot) == base.get(spot):
                continue
            one = self.trials.at(best.stated.having(spot, base.get(spot)))
            if one is not None and met(targets, one):
                best = one
        return best


def _guesses(points: Mapping[Decimal, Decimal], of: Number | Date) -> list[Decimal]:
    """Where a line through two points meets 0, at the declared decimals: at most two guesses."""
    if len(points) < 2 or 0 in points.values():
        return []
    ordered = sorted(points.items())
    pairs = [(one, other) for one, other in pairwise(ordered) if (one[1] < 0) != (other[1] < 0)]
    if not pairs:
        unlike = [(one, other) for one, other in pairwise(ordered) if one[1] != other[1]]
        pairs = sorted(unlike, key=lambda pair: min(abs(pair[0][1]), abs(pair[1][1])))[:1]
    found: list[Decimal] = []
    for one, other in pairs[:1]:
        found += _between(one, other, of)
    return [at for at in dict.fromkeys(found) if Grid.of(of).holds(at) and _is_stated(at, of)]


def _is_stated(value: Value, of: Type) -> bool:
    """Whether a fact may state a value: a number of more digits is refused where it is read."""
    if not isinstance(value, Decimal):
        return True
    decimals = of.decimals or 0 if isinstance(of, Number) else 0
    whole = value.adjusted() + 1
    return len(value.as_tuple().digits) <= PRECISION and -PRECISION < whole <= PRECISION - decimals


def _between(
    one: tuple[Decimal, Decimal], other: tuple[Decimal, Decimal], of: Number | Date
) -> Iterator[Decimal]:
    (x, y), (x2, y2) = one, other
    slope = CONTEXT.divide(CONTEXT.subtract(y2, y), CONTEXT.subtract(x2, x))
    zero = CONTEXT.subtract(x, CONTEXT.divide(y, slope))
    yield _on_grid(zero, of)
    if (y < 0) != (y2 < 0):
        yield _on_grid(CONTEXT.divide(CONTEXT.add(x, x2), Decimal(2)), of)


def _on_grid(at: Decimal, of: Number | Date) -> Decimal:
    decimals = 0 if isinstance(of, Date) else 6 if of.decimals is None else of.decimals
    plain = rounded(at, decimals, "half even").normalize(CONTEXT)
    return rounded(plain, 0) if plain == plain.to_integral() else plain
