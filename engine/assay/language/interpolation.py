"""Reading a score off points: the one rule behind `interpolate(x, points)` and a rule's `scale`."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, Literal

from assay.language import logic
from assay.values.null import Null, joined, not_rated, undefined
from assay.values.quotient import add, divide, multiply, subtract
from assay.values.text import Text
from assay.values.types import Value

SCALE_POINTS: Final = "scale-points"
"""The finding of a scale that can't be read, whatever the x."""
BEYOND_SCALE: Final = "beyond-scale"
"""The finding of an x beyond the points, where the rule gives no score."""

POINT_NULL: Final = undefined(
    "scale points: a point has no x", "จุดของมาตรวัด: จุดหนึ่งไม่มีค่า", code=SCALE_POINTS
)
POINT_TWICE: Final = undefined(
    "scale points: two points at one x", "จุดของมาตรวัด: มีสองจุดที่ค่าเดียวกัน", code=SCALE_POINTS
)
BELOW: Final = not_rated(words=Text("below the scale", "ต่ำกว่าช่วงของมาตรวัด"), code=BEYOND_SCALE)
ABOVE: Final = not_rated(words=Text("above the scale", "สูงกว่าช่วงของมาตรวัด"), code=BEYOND_SCALE)

_ZERO: Final = Decimal(0)

Lazy = Callable[[], Value]


def interpolated(
    x: Value,
    xs: Sequence[Value],
    score: Callable[[int], Value],
    *,
    between: Literal["linear", "step"] = "linear",
    below: Lazy | None = None,
    above: Lazy | None = None,
    worse: Lazy | None = None,
    better: Lazy | None = None,
    clamped: bool = False,
) -> Value:
    """The score at x, as `typed.Interpolate` says.

    `xs` are the points' x, in any order: numbers or dates. `score` gives the y of the point at a
    place in `xs`, and is asked for those points only that count.
    """
    nulls = [one for one in xs if isinstance(one, Null)]
    if nulls:
        return joined((POINT_NULL, *nulls))
    steps = [_along(one) for one in xs]
    order = sorted(range(len(steps)), key=steps.__getitem__)
    ranked = [steps[at] for at in order]
    if any(one == other for one, other in pairwise(ranked)):
        return POINT_TWICE
    if isinstance(x, Null):
        return x
    here = _along(x)
    place = bisect_left(ranked, here)
    if place < len(ranked) and ranked[place] == here:
        return score(order[place])
    if 0 < place < len(ranked):
        low, high = score(order[place - 1]), score(order[place])
        if isinstance(low, Null) or isinstance(high, Null):
            return joined(one for one in (low, high) if isinstance(one, Null))
        if between == "step":
            return high if logic.less(high, low) is True else low
        return _between(here, ranked[place - 1], ranked[place], low, high)
    at_start = place == 0
    given = below if at_start else above
    if given is not None:
        return given()
    first, last = order[0], order[-1]
    if worse is not None or better is not None:
        chosen = _by_score(score, (first, last) if at_start else (last, first), worse, better)
        if chosen is not None:
            return chosen
    if clamped:
        return score(first if at_start else last)
    return BELOW if at_start else ABOVE


def _by_score(
    score: Callable[[int], Value], ends: tuple[int, int], worse: Lazy | None, better: Lazy | None
) -> Value | None:
    """What stands beyond an end by whether its score is the lower; null where nothing is said."""
    here, there = (score(end) for end in ends)
    if isinstance(here, Null) or isinstance(there, Null):
        return joined(one for one in (here, there) if isinstance(one, Null))
    if logic.less(here, there) is True:
        return None if worse is None else worse()
    if logic.less(there, here) is True:
        return None if better is None else better()
    return None


def _between(x: Decimal, left: Decimal, right: Decimal, low: Value, high: Value) -> Value:
    if not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return undefined(
            "interpolation between values that are no numbers", "เทียบตามสัดส่วนระหว่างค่าที่ไม่ใช่ตัวเลข"
        )
    # Multiplied before it is divided, so that a result of few digits comes out exact.
    rise = multiply(subtract(high, low), subtract(x, left))
    return add(low, divide(rise, subtract(right, left)))


def _along(x: Value) -> Decimal:
    """A place on the x axis: a number, or a date by its days."""
    if isinstance(x, dt.date):
        return Decimal(x.toordinal())
    return x if isinstance(x, Decimal) else _ZERO
