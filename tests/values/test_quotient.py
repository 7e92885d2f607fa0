"""Quotients stay exact as long as `+ - * /` allow; held against fractions."""

from __future__ import annotations

import copy
import pickle
import random
from decimal import Decimal
from fractions import Fraction

import pytest

from assay.values import quotient
from assay.values.number import CONTEXT, rounded
from assay.values.quotient import Quotient, add, divide, multiply, order, subtract, total

D = Decimal
THIRD = divide(D(1), D(3))


def test_a_quotient_that_ends_is_a_plain_decimal() -> None:
    for left, right, found in [("1", "4", "0.25"), ("1.20", "4", "0.30"), ("7", "7", "1")]:
        assert divide(D(left), D(right)) == D(found)
        assert type(divide(D(left), D(right))) is Decimal


def test_a_quotient_without_an_end_prints_its_34_digits() -> None:
    assert isinstance(THIRD, Quotient)
    assert f"{THIRD:f}" == "0." + "3" * 34
    assert f"{divide(D(2), D(3)):f}" == "0." + "6" * 33 + "7"


def test_three_thirds_are_one() -> None:
    assert total([THIRD, THIRD, THIRD]) == 1
    assert multiply(THIRD, D(3)) == 1
    assert type(total([THIRD] * 3)) is Decimal
    assert subtract(THIRD, THIRD) == 0
    assert add(THIRD, divide(D(1), D(6))) == D("0.5")
    assert divide(D(1), THIRD) == 3


def test_any_sum_product_and_quotient_is_the_fraction_it_stands_for() -> None:
    chosen = random.Random(16)
    for _ in range(2_000):
        found, exact = D(chosen.randint(-99, 99)), Fraction(0)
        exact = Fraction(found)
        for _ in range(chosen.randint(1, 6)):
            other = D(chosen.randint(1, 999)).scaleb(-chosen.randint(0, 2))
            match chosen.choice("+-*/"):
                case "+":
                    found, exact = add(found, other), exact + Fraction(other)
                case "-":
                    found, exact = subtract(found, other), exact - Fraction(other)
                case "*":
                    found, exact = multiply(found, other), exact * Fraction(other)
                case _:
                    found, exact = divide(found, other), exact / Fraction(other)
        held = found.exact if isinstance(found, Quotient) else Fraction(found)
        assert held == exact
        assert found == CONTEXT.divide(D(exact.numerator), D(exact.denominator))


@pytest.mark.parametrize("mode", ["half up", "half even", "half down", "up", "down"])
def test_a_quotient_is_rounded_as_its_fraction_is(mode: str) -> None:
    chosen = random.Random(5)
    # Beside a tie by less than the last of 34 digits, where the digits alone would mislead.
    near = divide(D(1), D("3e40"))
    cases = [add(D("0.5"), near), subtract(D("0.5"), near), subtract(D("-1.5"), near), THIRD]
    cases += [divide(D(chosen.randint(-999, 999)), D(chosen.randint(1, 97))) for _ in range(300)]
    for one in cases:
        for decimals in (0, 2):
            assert rounded(one, decimals, mode) == by_fractions(one, decimals, mode)


def by_fractions(number: Decimal, decimals: int, mode: str) -> Decimal:
    exact = number.exact if isinstance(number, Quotient) else Fraction(number)
    scaled = abs(exact) * 10**decimals
    below, rest = scaled.numerator // scaled.denominator, scaled % 1
    half = Fraction(1, 2)
    more = {
        "half up": rest >= half,
        "half even": rest > half or (rest == half and below % 2 == 1),
        "half down": rest > half,
        "up": rest > 0,
        "down": False,
    }[mode]
    return D((below + more) * (1 if exact >= 0 else -1)).scaleb(-decimals)


def test_order_goes_by_the_fraction_where_the_digits_are_alike() -> None:
    digits = D("0." + "3" * 34)
    assert order(THIRD, digits) == 1
    assert order(digits, THIRD) == -1
    assert order(THIRD, divide(D(2), D(6))) == 0
    assert order(THIRD, D("0.3")) == 1
    assert [order(D(a), D(b)) for a, b in [("1", "2"), ("2", "2.0"), ("3", "2")]] == [-1, 0, 1]
    assert order(THIRD.copy_negate(), digits.copy_negate()) == -1
    assert order(THIRD.copy_negate().copy_abs(), THIRD) == 0


def test_a_fraction_that_grows_too_long_becomes_its_digits() -> None:
    found = D(0)
    for prime in (one for one in range(3, 2_000, 2) if all(one % i for i in range(3, one, 2))):
        found = add(found, divide(D(1), D(prime)))
        if isinstance(found, Quotient):
            assert found.exact.denominator.bit_length() <= quotient.MAX_BITS
    assert str(found).startswith("1.79244849196883066814959847912")
    assert type(divide(D("1e6000"), D(3))) is Decimal


def test_a_quotient_is_kept_by_copies_and_pickles() -> None:
    kept = pickle.loads(pickle.dumps(THIRD))
    assert isinstance(kept, Quotient)
    assert kept.exact == Fraction(1, 3)
    assert copy.deepcopy(THIRD) is THIRD
