"""A null says which fact it lacks or what could not be computed; facts have an address."""

from __future__ import annotations

import pytest

from assay.facts import key_id
from assay.values.fact_id import FactId
from assay.values.null import Cause, Reason, missing, not_rated, undefined
from assay.values.text import Text

DEMAND = FactId("project/EL")


@pytest.mark.parametrize(
    "key", [("DG-5",), ("a/b",), ("DG-5", "law"), ("a:b", "c%2Fd/e"), ("%",), ("ก/ข", "1:2")]
)
def test_an_address_gives_back_the_kind_and_the_key(key: tuple[str, ...]) -> None:
    address = FactId.of("milestone", key_id(key))
    assert (address.kind, address.key) == ("milestone", key_id(key))
    assert FactId(str(address)) == address


def test_the_book_is_an_address_without_a_key() -> None:
    assert (FactId("book").kind, FactId("book").key) == ("book", "")
    assert missing("quarter", FactId("book")).causes[0].where == "book/quarter"


@pytest.mark.parametrize("words", ['no number "1/2"', "unlike units: THB/year, THB", "a/b/c: d"])
def test_words_with_a_slash_are_no_place(words: str) -> None:
    (cause,) = undefined(words, f"คำ {words}").causes
    placed = cause.at(DEMAND, "rate")
    assert (placed.fact, placed.name) == (DEMAND, "rate")
    assert placed.where == f"project/EL/rate: {words}"
    assert placed.in_language("th") == f"project/EL/rate: คำ {words}"
    assert placed.at(FactId("project/OTHER"), "else") is placed


def test_what_is_missing_keeps_its_own_name() -> None:
    (cause,) = missing("milestone").causes
    assert cause.at(DEMAND, "score") == Cause(Reason.MISSING, DEMAND, "milestone")


def test_a_fact_of_the_previous_book_is_told_as_such_in_either_language() -> None:
    (cause,) = missing("", DEMAND, previous=True).causes
    assert cause.where == "previous project/EL"
    assert cause.in_language("th") == "งวดก่อน project/EL"


def test_a_null_of_a_fact_with_words_says_both() -> None:
    (cause,) = not_rated(DEMAND, words=Text("no level holds", "ไม่มีระดับใดตรง")).causes
    assert cause.where == "project/EL: no level holds"
