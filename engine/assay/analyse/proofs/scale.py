"""The proofs of a scale: its points, their order, and what lies beyond them.

Exact where the points' x are constants (or parameters, which are constants on the plan's day). A
scale whose points are values of each fact is named as not analysed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal

from assay.finding import Finding, Severity
from assay.language import Constant, Interpolate, Node
from assay.language.typed import Parameter
from assay.plan import Calculation
from assay.plan.grid import Grid, amount, value_of
from assay.values.shown import in_message
from assay.values.text import Text, both, listed
from assay.values.types import Date, Number, Value

_NOT_ANALYSED: Final = "not-analysed"


@dataclass(frozen=True, slots=True)
class _Point:
    """A point whose x is a constant; the score is null where it is a value of each fact."""

    x: Decimal
    score: Decimal | None


def scale_findings(decision: Calculation, parameters: Mapping[str, Value]) -> Iterator[Finding]:
    """What is wrong with a calculation that is a scale; nothing for any other.

    Args:
        decision: an outcome or a `given`.
        parameters: the plan's parameters by name.
    """
    node = decision.formula.node
    if isinstance(node, Interpolate) and isinstance(node.x.type, Number | Date):
        yield from _Scale(decision, node, node.x.type, parameters).findings()


@dataclass(frozen=True)
class _Scale:
    decision: Calculation
    node: Interpolate
    of: Number | Date
    parameters: Mapping[str, Value]

    def findings(self) -> Iterator[Finding]:
        """All that can be said of the scale."""
        xs = [self._constant(point.x) for point in self.node.points]
        known = [
            _Point(amount(x), score if isinstance(score, Decimal) else None)
            for x, score in zip(xs, (self._constant(p.y) for p in self.node.points), strict=True)
            if isinstance(x, Decimal | dt.date)
        ]
        points = sorted(known, key=lambda point: point.x)
        twice = [one for one, other in pairwise(points) if one.x == other.x]
        yield from (self._twice(self._x(one.x)) for one in twice)
        if len(points) < len(self.node.points):
            nodes = [point.x for point in self.node.points]
            if any(
                one in nodes[:at] and not isinstance(one, Constant) for at, one in enumerate(nodes)
            ):
                yield self._twice(None)
            yield self._not_analysed()
        elif not twice:
            yield from self._order(points)
            yield from self._beyond(points)
            yield from self._unreachable(points)

    # Points -------------------------------------------------------------------------------------

    def _twice(self, x: Text | None) -> Finding:
        message = (
            Text("two points stand at one x", "มีสองจุดที่ค่า x เดียวกัน")
            if x is None
            else both("two points stand at {}", "มีสองจุดที่ {}", x)
        )
        hint = Text("keep one of them", "เก็บไว้จุดเดียว")
        return self._finding("scale-point-twice", Severity.ERROR, message, hint)

    def _order(self, points: list[_Point]) -> Iterator[Finding]:
        """A scale rises throughout or falls throughout, what stands beyond its ends included."""
        scores = [(self._x(point.x), point.score) for point in points]
        first, last = self._x(points[0].x), self._x(points[-1].x)
        below, above = (
            self._constant(self._end("low", points)),
            self._constant(self._end("high", points)),
        )
        if isinstance(below, Decimal):
            scores.insert(0, (both("below {}", "ต่ำกว่า {}", first), below))
        if isinstance(above, Decimal):
            scores.append((both("above {}", "สูงกว่า {}", last), above))
        told = [(x, score) for x, score in scores if score is not None]
        turn = _turn([score for _, score in told])
        if turn is None:
            return
        rises = told[turn[1]][1] > told[turn[0]][1]
        steps = listed(
            [both("{} scores {}", "{} ได้ {}", told[at][0], in_message(told[at][1])) for at in turn]
        )
        message = both(
            "the scale rises and then falls: {}" if rises else "the scale falls and then rises: {}",
            "คะแนนเพิ่มขึ้นแล้วลดลง: {}" if rises else "คะแนนลดลงแล้วเพิ่มขึ้น: {}",
            steps,
        )
        hint = Text("correct the point that is out of order", "แก้จุดที่ผิดลำดับ")
        yield self._finding("scale-not-monotone", Severity.WARNING, message, hint)

    def _beyond(self, points: list[_Point]) -> Iterator[Finding]:
        """Values beyond an end of which nothing is said."""
        if self.node.clamped:
            return
        grid = Grid.of(self.of)
        low, high = points[0].x, points[-1].x
        under = grid.below(low).sample(highest=True)
        if under is not None and self._end("low", points) is None:
            yield self._gap(
                under, both("the points begin at {}", "จุดแรกอยู่ที่ {}", self._x(low)), "below"
            )
        over = grid.above(high).sample()
        if over is not None and self._end("high", points) is None:
            yield self._gap(
                over, both("the points end at {}", "จุดสุดท้ายอยู่ที่ {}", self._x(high)), "above"
            )

    def _gap(self, sample: Decimal, ends: Text, key: str) -> Finding:
        message = both("{} has no score; {}", "{} ไม่มีคะแนน; {}", self._x(sample), ends)
        hint = Text(f"say what it scores with `{key}:`", f"ระบุคะแนนด้วย `{key}:`")
        return self._finding("gap", Severity.WARNING, message, hint)

    def _unreachable(self, points: list[_Point]) -> Iterator[Finding]:
        """Points, and scores beyond the points, that no expected value ever reads."""
        grid = Grid.of(self.of).snapped()
        idle = [
            point.x
            for point, following in pairwise(points)
            if grid.low is not None and following.x <= grid.low
        ] + [
            point.x
            for before, point in pairwise(points)
            if grid.high is not None and before.x >= grid.high
        ]
        for x in idle:
            message = both(
                "the point at {} is never reached: no value of `{}` is expected there",
                "จุดที่ {} ไม่มีวันถูกใช้: ไม่มีค่าที่เป็นไปได้ของ `{}` อยู่ที่นั่น",
                self._x(x),
                self._text_of_x(),
            )
            hint = Text("take it out, or correct the declared range", "ตัดออก หรือแก้ช่วงที่ประกาศไว้")
            yield self._finding("scale-unreachable", Severity.WARNING, message, hint)
        beyond: list[tuple[str, Node | None, Decimal | None]] = [
            ("below", self.node.below, grid.below(points[0].x).sample()),
            ("above", self.node.above, grid.above(points[-1].x).sample()),
        ]
        for key, given, sample in beyond:
            if given is not None and sample is None:
                message = both(
                    "`{}:` is never used: no value of `{}` is expected there",
                    "`{}:` ไม่มีวันได้ใช้: ไม่มีค่าที่เป็นไปได้ของ `{}` อยู่ที่นั่น",
                    key,
                    self._text_of_x(),
                )
                hint = Text("take it out", "ตัดออก")
                yield self._finding("scale-unreachable", Severity.NOTE, message, hint)

    def _not_analysed(self) -> Finding:
        message = Text(
            "the order of the points is not analysed: they are values of each fact",
            "ไม่ได้วิเคราะห์ลำดับของจุด เพราะเป็นค่าของแต่ละรายการ",
        )
        return self._finding(_NOT_ANALYSED, Severity.NOTE, message, None)

    # Parts --------------------------------------------------------------------------------------

    def _end(self, end: Literal["low", "high"], points: list[_Point]) -> Node | None:
        """What stands beyond an end: by x, else by whether its score is the lower."""
        given = self.node.below if end == "low" else self.node.above
        if given is not None:
            return given
        here, there = points[0].score, points[-1].score
        if end == "high":
            here, there = there, here
        if here is None or there is None:
            return self.node.worse or self.node.better
        if here == there:
            return None
        return self.node.worse if here < there else self.node.better

    def _constant(self, node: Node | None) -> Value | None:
        match node:
            case Constant(value=value):
                return value
            case Parameter(name=name):
                return self.parameters.get(name)
            case _:
                return None

    def _x(self, x: Decimal) -> Text:
        found = value_of(self.of, x)
        return in_message(found)

    def _text_of_x(self) -> str:
        return self.decision.formula.text.split(" on the scale ")[0]

    def _finding(self, code: str, severity: Severity, message: Text, hint: Text | None) -> Finding:
        where = self.decision.span
        return Finding(code, severity, message, where, hint, rule=self.decision.rule.id)


def _turn(scores: list[Decimal]) -> tuple[int, int, int] | None:
    """The first three places between which scores turn from rising to falling or back."""
    before: int | None = None
    for at in range(1, len(scores)):
        if scores[at] == scores[at - 1]:
            continue
        if before is not None:
            rising = scores[before] > scores[before - 1]
            if rising != (scores[at] > scores[at - 1]):
                return before - 1, before, at
        before = at
    return None
