import datetime as dt
from decimal import Decimal

import pytest

from assay.source import plain_value


@pytest.mark.parametrize(
    ("written", "digits"),
    [("5", "5"), ("5.10", "5.10"), ("-3.5", "-3.5"), ("+7", "7"), (".5", "0.5"), ("0", "0")],
)
def test_a_number_keeps_the_digits_that_are_written(written: str, digits: str) -> None:
    value = plain_value(written)
    assert isinstance(value, Decimal)
    assert str(value) == digits


def test_an_exponent_is_a_number() -> None:
    assert plain_value("1e3") == Decimal(1000)


@pytest.mark.parametrize("exponent", ["6145", "-6144", "9" * 10, "9" * 30, "-" + "9" * 30])
def test_an_exponent_beyond_all_numbers_leaves_the_text_it_is(exponent: str) -> None:
    assert plain_value(f"1e{exponent}") == f"1e{exponent}"


@pytest.mark.parametrize("word", ["true", "True", "TRUE"])
def test_true_is_a_boolean_in_the_spellings_of_yaml_1_2(word: str) -> None:
    assert plain_value(word) is True


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_null_is_null_in_the_spellings_of_yaml_1_2(word: str) -> None:
    assert plain_value(word) is None


@pytest.mark.parametrize(
    "word",
    [
        *("on", "off", "yes", "no", "y", "n", "On", "YES", "tRue"),
        *("12:30", "1:30:00", "010", "-010", "0o10", "0x1F", "1_000", "1,000", "1e", ".", "-", "+"),
        *(".inf", ".nan", "NaN", "Infinity", "๑๒๓", "１２", "1.2.2", "5%"),
        *("2020-9-30", "2020-02-30", "2020-13-01", "2020-09-30T10:00", "30/09/2563"),
    ],
)
def test_what_is_no_number_date_or_truth_value_stays_the_text_it_is(word: str) -> None:
    assert plain_value(word) == word


def test_an_iso_date_is_a_date() -> None:
    assert plain_value("2020-02-29") == dt.date(2020, 2, 29)


@pytest.mark.parametrize("written", ["1e6145", "1e-9999", "1e999999999999", "9" * 500])
def test_a_number_no_decimal128_can_hold_stays_text(written: str) -> None:
    assert plain_value(written) == written
