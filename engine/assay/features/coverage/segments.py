"""The segments of a scale: between neighbouring points, and beyond the ends.

Points that are constants are told apart by their x. Points that are values of each fact are told
apart by their order there: the first segment lies between the two least. What `worse` or `better`
gives lies at whichever end has that score. Beyond an end of which the rule says nothing there is
no segment, and at a point none either: points are boundaries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from assay.analyse.expressions.possible import Possible
from assay.analyse.expressions.reach import Reach
from assay.analyse.expressions.spread import can_be_less, meets
from assay.analyse.search.distance import UNMET, from_stretch, null_distance
from assay.analyse.search.trial import OnFact
from assay.features.coverage.marks import cell_of
from assay.language import Constant, Interpolate, Node
from assay.language.typed import Get, Parameter, Point
from assay.plan import Calculation, Formula
from assay.plan.columns import sort_key
from assay.plan.givens import own_name
from assay.plan.grid import Grid, value_of
from assay.plan.table import Cell, Comparison, InputRef, Row
from assay.plan.table import Constant as Fixed
from assay.values.null import Null
from assay.values.shown import in_message
from assay.values.text import Text, both
from assay.values.types import Date, Number, Value

_MOST_ORDERED: Final = 6
"""The most points of each fact whose orders are looked into."""

BELOW: Final = "below"
ABOVE: Final = "above"
WORSE: Final = "worse"
BETTER: Final = "better"


@dataclass(frozen=True)
class Scale:
    """A scale as inputs: what it is read at, then the points that are values of each fact.

    Attributes:
        node: the scale.
        formulas: x, and each point's x that is no constant.
        rows: a row for each point as written, which holds where the scale is read at it.
        points: the points' x, ascending; null where one is a value of each fact.
    """

    node: Interpolate
    formulas: tuple[Formula, ...]
    rows: tuple[Row, ...]
    points: tuple[Decimal, ...] | None

    @classmethod
    def of(cls, decision: Calculation, parameters: Mapping[str, Value]) -> Scale | None:
        """The scale of a calculation; null where it is none, or is read at an unknown type."""
        node = decision.formula.node
        if not isinstance(node, Interpolate) or not isinstance(node.x.type, Number | Date):
            return None
        whole = decision.formula
        formulas = [Formula(node.x, whole.text[node.x.start : node.x.end], whole.span)]
        rows: list[Row] = []
        known: list[Decimal] = []
        for number, point in enumerate(node.points, start=1):
            value = _constant(point.x, parameters)
            if value is None:
                formulas.append(Formula(point.x, _point_name(point.x, number), whole.span))
                test = Comparison("=", InputRef(len(formulas) - 1))
            elif isinstance(value, Null):
                return None
            else:
                at = sort_key(value)
                known.append(at)
                test = Comparison("=", Fixed(value_of(node.x.type, at)))
            rows.append(Row((Cell(0, (test,)),)))
        points = tuple(sorted(known)) if len(known) == len(node.points) else None
        return cls(node, tuple(formulas), tuple(rows), points)

    def segments(self, reach: Reach, possible: Possible, name: Text) -> Iterator[tuple[str, Text]]:
        """The segments that can be read, each with its name and in words; `name` is that of x."""
        if self.points is None:
            yield from self._by_order(reach, name)
            return
        ends = [self._shown(at) for at in self.points]
        windows = [
            (
                str(at),
                Grid(low, high, low_closed=False, high_closed=False),
                both("{} between {} and {}", "{} ระหว่าง {} กับ {}", name, *ends[at - 1 : at + 1]),
            )
            for at, (low, high) in enumerate(pairwise(self.points), start=1)
        ]
        below, above = self._beyond(possible)
        if below is not None:
            text = both("{} below {}", "{} ต่ำกว่า {}", name, ends[0])
            windows.insert(0, (below, Grid(high=self.points[0], high_closed=False), text))
        if above is not None:
            text = both("{} above {}", "{} สูงกว่า {}", name, ends[-1])
            windows.append((above, Grid(self.points[-1], low_closed=False), text))
        of, spread = self.node.x.type, possible.amounts(self.node.x)
        assert isinstance(of, Number | Date)
        can = reach.can([Row((cell_of(0, of, window),)) for _, window, _ in windows])
        for (part, window, text), is_possible in zip(windows, can, strict=True):
            if is_possible and meets(spread, window):
                yield part, text

    def _by_order(self, reach: Reach, name: Text) -> Iterator[tuple[str, Text]]:
        count = len(self.rows)
        over = [self._can_be_over(at, reach) for at in range(count + 1)]
        for at in (at for at in range(1, count) if over[at]):
            en = "{} between points {} and {}, the least first"
            th = "{} ระหว่างจุดที่ {} กับ {} นับจากค่าน้อย"
            yield str(at), both(en, th, name, str(at), str(at + 1))
        below, above = over[0], over[count]
        clamped, node = self.node.clamped, self.node
        ends = (
            (BELOW, below and (node.below or clamped), "{} below all points", "{} ต่ำกว่าทุกจุด"),
            (ABOVE, above and (node.above or clamped), "{} above all points", "{} สูงกว่าทุกจุด"),
            (
                WORSE, (below or above) and node.worse,
                "{} beyond the point of the lower score", "{} เลยจุดปลายด้านคะแนนต่ำ",
            ),
            (
                BETTER, (below or above) and node.better,
                "{} beyond the point of the higher score", "{} เลยจุดปลายด้านคะแนนสูง",
            ),
        )  # fmt: skip
        for part, said, en, th in ends:
            if said:
                yield part, both(en, th, name)

    def _can_be_over(self, points: int, reach: Reach) -> bool:
        """Whether x can lie over so many of the points and under all others."""
        if len(self.rows) > _MOST_ORDERED:
            return True
        operands = [
            test.operand
            for row in self.rows
            for cell in row.cells
            for test in cell.tests
            if isinstance(test, Comparison)
        ]
        ways = [
            Row(
                tuple(
                    Cell(0, (Comparison(">" if at in under else "<", operand),))
                    for at, operand in enumerate(operands)
                )
            )
            for under in combinations(range(len(operands)), points)
        ]
        return any(reach.can(ways))

    def _beyond(self, possible: Possible) -> tuple[str | None, str | None]:
        """What is given under the least and over the greatest of constant points."""
        assert self.points is not None
        order = sorted(self.node.points, key=lambda one: self._x(one.x, possible))
        first, last = (possible.amounts(one.y) for one in (order[0], order[-1]))
        rises, falls = can_be_less(first, last), can_be_less(last, first)
        low = self.side(BELOW, self.node.below, lower=rises, higher=falls)
        return low, self.side(ABOVE, self.node.above, lower=falls, higher=rises)

    def _x(self, node: Node, possible: Possible) -> Decimal:
        (grid,) = possible.amounts(node)
        assert grid.low is not None
        return grid.low

    def side(self, part: str, given: Node | None, *, lower: bool, higher: bool) -> str | None:
        """What holds beyond an end that may have the lower score, or the higher."""
        if given is not None:
            return part
        if lower and self.node.worse is not None:
            return WORSE
        if higher and self.node.better is not None:
            return BETTER
        return part if self.node.clamped else None

    def _shown(self, at: Decimal) -> Text:
        of = self.node.x.type
        assert isinstance(of, Number | Date)
        return in_message(value_of(of, at))


@dataclass(frozen=True)
class InSegment:
    """A scale is read in a segment."""

    scale: Scale
    part: str

    def distance(self, at: OnFact) -> Decimal:
        """See `Target`: how far x is from the nearest stretch of the segment."""
        node = self.scale.node
        values = [at.value(node.x), *(at.value(one.x) for one in node.points)]
        if any(isinstance(one, Null) for one in values):
            return null_distance(values)
        here, *order = map(sort_key, values)
        scores = [one.y for _, one in sorted(zip(order, node.points, strict=True), key=_first)]
        order.sort()
        if any(one == other for one, other in pairwise(order)):
            return UNMET
        far = [
            from_stretch(here, Grid(low, high, low_closed=False, high_closed=False))
            for place, (low, high) in enumerate(pairwise((None, *order, None)))
            if self._part(place, scores, at) == self.part
        ]
        return min(far, default=UNMET)

    def measure(self, _: OnFact) -> Decimal | None:
        """See `Target`."""
        return None

    def _part(self, under: int, scores: Sequence[Node], at: OnFact) -> str | None:
        """The segment over so many points, whose scores stand in their order."""
        if 0 < under < len(scores):
            return str(under)
        node = self.scale.node
        own, other = (at.value(one) for one in (scores[0], scores[-1])[:: 1 if under == 0 else -1])
        known = isinstance(own, Decimal) and isinstance(other, Decimal)
        part, given = (BELOW, node.below) if under == 0 else (ABOVE, node.above)
        return self.scale.side(
            part,
            given,
            lower=known and sort_key(own) < sort_key(other),
            higher=known and sort_key(own) > sort_key(other),
        )


def _first(pair: tuple[Decimal, Point]) -> Decimal:
    return pair[0]


def _constant(node: Node, parameters: Mapping[str, Value]) -> Value | None:
    match node:
        case Constant(value=value):
            return value
        case Parameter(name=name):
            return parameters.get(name)
        case _:
            return None


def _point_name(node: Node, number: int) -> str:
    """What a point's x is called: the name that it is, or its place."""
    return own_name(node.name) if isinstance(node, Get) else f"point {number}"
