"""Scores read off points: linear and step, at, between and beyond the points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.language.interpolation import ABOVE, BELOW, POINT_NULL, POINT_TWICE, interpolated
from assay.values.fact_id import FactId
from assay.values.null import Null, Reason, missing
from assay.values.types import Value

D = Decimal
POINTS = {D("98.72"): D(50), D("98.84"): D(75), D("98.90"): D(100)}


def score(
    x: Value,
    points: dict[Decimal, Decimal] | None = None,
    between: Literal["linear", "step"] = "linear",
    **ends: Value,
) -> Value:
    known = POINTS if points is None else points
    xs: list[Value] = list(known)

    def later(name: str) -> Callable[[], Value] | None:
        return (lambda: ends[name]) if name in ends else None

    return interpolated(
        x,
        xs,
        lambda at: list(known.values())[at],
        between=between,
        below=later("below"),
        above=later("above"),
        worse=later("worse"),
        better=later("better"),
    )


def test_linear_interpolates_between_the_neighbours() -> None:
    assert score(D("98.78")) == D("62.5")
    assert score(D("98.87")) == D("87.5")


def test_at_a_point_the_score_is_that_points() -> None:
    for x, y in POINTS.items():
        assert score(x) == y
        assert score(x, between="step") == y


def test_step_takes_the_last_point_reached() -> None:
    assert score(D("98.80"), between="step") == 50
    assert score(D("98.899"), between="step") == 75


def test_step_on_falling_scores_takes_the_lower_to_the_right() -> None:
    falling = {D(10): D(100), D(20): D(75), D(30): D(50)}
    assert score(D(12), falling, "step") == 75
    assert score(D(20), falling, "step") == 75
    assert score(D(21), falling, "step") == 50


def test_beyond_the_points_there_is_no_score_unless_one_is_given() -> None:
    assert score(D(98)) == BELOW
    assert score(D(99)) == ABOVE
    assert score(D(98), below=D(0)) == 0
    assert score(D(99), above=D(100)) == 100


def test_worse_and_better_are_the_ends_with_the_lower_and_higher_score() -> None:
    falling = {D(10): D(100), D(30): D(50)}
    for points in ({D(10): D(50), D(30): D(100)}, falling):
        low, high = (D(5), D(40)) if points is not falling else (D(40), D(5))
        assert score(low, points, worse=D(0), better=D(120)) == 0
        assert score(high, points, worse=D(0), better=D(120)) == 120


@pytest.mark.parametrize("x", [D(98), D("98.80"), D("98.72"), missing("x")])
def test_a_point_without_x_is_refused_wherever_x_stands(x: Value) -> None:
    found = interpolated(x, [D(1), missing("p50", FactId("indicator/I"))], lambda _: D(0))
    assert isinstance(found, Null)
    assert found.causes[0] == POINT_NULL.causes[0]
    assert found.causes[1].where == "indicator/I/p50"


def test_two_points_at_one_x_are_refused() -> None:
    found = interpolated(D(1), [D(5), D("5.0")], lambda _: D(0))
    assert isinstance(found, Null)
    assert found.reason is Reason.UNDEFINED
    assert found.causes[0] == POINT_TWICE.causes[0]


def test_points_on_dates_are_ordered_by_days() -> None:
    xs: list[Value] = [dt.date(2020, 9, 30), dt.date(2020, 9, 20)]
    assert interpolated(dt.date(2020, 9, 25), xs, lambda at: [D(100), D(0)][at]) == 50


xs_and_ys = st.dictionaries(
    st.integers(-1000, 1000).map(Decimal), st.integers(0, 100).map(Decimal), min_size=2, max_size=6
)


@given(xs_and_ys, st.integers(-1000, 1000))
def test_points_need_no_order_and_scores_stay_between_their_neighbours(
    points: dict[Decimal, Decimal], x: int
) -> None:
    found = score(Decimal(x), points)
    assert score(Decimal(x), dict(sorted(points.items()))) == found
    assert score(Decimal(x), dict(sorted(points.items(), reverse=True))) == found
    if isinstance(found, Decimal):
        lower = max((p for p in points if p <= x), default=Decimal(x))
        upper = min((p for p in points if p >= x), default=Decimal(x))
        assert min(points[lower], points[upper]) <= found <= max(points[lower], points[upper])
