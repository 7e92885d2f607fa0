import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.facts.keys import Key, KeyValue, key_id, key_text, order, split_id
from assay.values.types import Member


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("DG-5", "DG-5"),
        (Decimal("5.10"), "5.1"),
        (Decimal("5.1"), "5.1"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.0"), "0"),
        (dt.date(2020, 9, 30), "2020-09-30"),
        (Member("hearing", 1), "hearing"),
        (True, "true"),
    ],
)
def test_equal_values_have_one_text(value: KeyValue, text: str) -> None:
    assert key_text(value) == text


def test_a_key_of_one_field_reads_as_it_is() -> None:
    assert key_id(("DG-5",)) == "DG-5"
    assert key_id(("ก:ข",)) == "ก:ข"


def test_a_key_of_several_fields_is_joined_with_colons() -> None:
    assert key_id(("DG-5", "law")) == "DG-5:law"
    assert key_id(("a:b", "c/d")) == "a%3Ab:c%2Fd"


@given(st.lists(st.text(alphabet="a:/%ก25", max_size=5), min_size=1, max_size=3))
def test_no_two_keys_are_written_alike(parts: list[str]) -> None:
    key: Key = tuple(parts)
    assert split_id(key_id(key), len(key)) == key
    assert "/" not in key_id(key)


def test_a_text_with_the_wrong_number_of_parts_is_no_key() -> None:
    assert split_id("a:b", 3) is None


def in_order(values: list[str]) -> list[str]:
    return sorted(values, key=order)


def test_numbers_inside_text_count_as_numbers() -> None:
    assert in_order(["DG-10", "DG-2", "DG-1"]) == ["DG-1", "DG-2", "DG-10"]
    assert in_order(["1.10", "1.2.2", "1.2", "10", "2"]) == ["1.2", "1.2.2", "1.10", "2", "10"]
    assert in_order(["ข้อ ๑๐", "ข้อ ๒"]) == ["ข้อ ๒", "ข้อ ๑๐"]


def test_thai_text_is_in_dictionary_order() -> None:
    # แกง comes among the words of ก, before ขา, though its first letter written is a vowel.
    assert in_order(["ขา", "แกง", "กา", "เขา"]) == ["กา", "แกง", "ขา", "เขา"]


def test_texts_alike_but_for_zeros_or_capitals_still_have_one_order() -> None:
    assert in_order(["a1", "A01", "a01"]) == in_order(["a01", "a1", "A01"])


@given(st.lists(st.text(max_size=6), max_size=6))
def test_the_order_does_not_depend_on_the_order_given(values: list[str]) -> None:
    assert in_order(values) == in_order(values[::-1])


def test_members_are_in_the_order_of_their_scale_and_numbers_by_size() -> None:
    assert order(Member("low", 0)) < order(Member("high", 1))
    assert order(Decimal(2)) < order(Decimal(10))
    assert order(dt.date(2019, 12, 31)) < order(dt.date(2020, 1, 1))
