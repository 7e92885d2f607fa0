"""Numbers as a report prints them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assay.values.shown import grouped


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("2563", "2563"),
        ("9999.99", "9999.99"),
        ("10000", "10,000"),
        ("-107841.50", "-107,841.50"),
        ("1234567890123456789012345678.123456", "1,234,567,890,123,456,789,012,345,678.123456"),
        ("1E+5", "100,000"),
        ("0.00001", "0.00001"),
    ],
)
def test_digits_stand_in_threes_where_five_or_more_are_before_the_point(
    number: str, printed: str
) -> None:
    # A year of the Buddhist era stays as it is, and no digit is rounded away.
    assert grouped(Decimal(number)) == printed
