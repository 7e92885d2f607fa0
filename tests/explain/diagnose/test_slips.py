"""Slips lead from a printed figure back to those that may have been meant."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assay.explain.diagnose.slips import Slip, digits_apart, slips_of, tells


def meant(printed: str, slip: Slip) -> set[str]:
    return {str(figure) for kind, figure in slips_of(Decimal(printed)) if kind is slip}


def test_a_digit_may_be_any_other_at_each_place() -> None:
    found = meant("1.2", Slip.DIGIT)
    assert found == {f"{one}.2" for one in "023456789"} | {f"1.{one}" for one in "013456789"}


def test_no_figure_of_several_whole_digits_begins_with_a_zero() -> None:
    assert "02" not in meant("12", Slip.DIGIT)
    assert meant("10", Slip.SWAP) == set()
    assert meant("0.5", Slip.SWAP) == {"5.0"}


def test_neighbours_change_places_across_the_decimal_point_too() -> None:
    assert meant("12.34", Slip.SWAP) == {"21.34", "13.24", "12.43"}


def test_equal_neighbours_are_no_slip() -> None:
    assert meant("11", Slip.SWAP) == set()


def test_the_sign_may_be_the_other_but_not_of_nothing() -> None:
    assert meant("-5.2", Slip.SIGN) == {"5.2"}
    assert meant("0.0", Slip.SIGN) == set()


def test_the_point_moves_by_up_to_three_places_and_drops_only_zeros() -> None:
    assert meant("1.20", Slip.POINT) == {"12.00", "120.00", "1200.00", "0.12"}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("102.8978", "102.8968", 1),
        ("102.8978", "102.8966", 2),
        ("5.1", "5.10", 0),
        ("9.99", "10.00", 4),
        ("-5.2", "5.2", 0),
        ("12", "21", 2),
    ],
)
def test_digits_are_compared_under_one_another(one: str, other: str, apart: int) -> None:
    assert digits_apart(Decimal(one), Decimal(other)) == apart


def test_a_simple_slip_tells_something_of_a_long_figure_and_nothing_of_a_short_one() -> None:
    # Of four digits there are 10,000 figures, of which about 40 are a slip away: under one in a
    # hundred. Of three there are 1,000 and 30.
    assert tells(Decimal(1234), 1)
    assert not tells(Decimal(123), 1)
    # Where four figures would do, the chance is four times as great.
    assert not tells(Decimal(1234), 4)
    assert tells(Decimal("123.45"), 4)
    # Zeros before the first digit are no digits.
    assert not tells(Decimal("0.0012"), 1)
