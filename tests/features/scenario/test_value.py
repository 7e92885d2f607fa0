"""Values as features write them, in both languages, and whether an outcome is one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from assay.features.scenario import Misread
from assay.features.scenario.value import (
    ExpectedNull,
    ExpectedValue,
    read_expected,
    shown,
    unquoted,
    whole_number,
)
from assay.outcome import Outcome
from assay.values.fact_id import FactId
from assay.values.null import Cause, Null, Reason, missing, undefined
from assay.values.text import Text
from assay.values.types import (
    Boolean,
    Choice,
    Date,
    ListOf,
    Member,
    Number,
    TextType,
    Type,
    Value,
)

RED, GREEN = Member("red", 0, Text("Red", "สีแดง")), Member("green", 1, Text("Green", "สีเขียว"))
LIGHT = Choice((RED, GREEN), ordered=True)


def outcome(value: Value, *, assumed: bool = False) -> Outcome:
    return Outcome(FactId("ward/A"), "x", value, assumed=Text("assumed") if assumed else None)


@pytest.mark.parametrize(
    ("text", "of", "value"),
    [
        ("75", Number(), Decimal(75)),
        ("-4.310", Number(), Decimal("-4.31")),
        ("๔.๓๑", Number(), Decimal("4.31")),
        ("true", Boolean(), True),
        ("no", Boolean(), False),
        ("ใช่", Boolean(), True),
        ("ไม่ใช่", Boolean(), False),
        ("2020-09-30", Date(), dt.date(2020, 9, 30)),
        ("30 กันยายน 2563", Date(), dt.date(2020, 9, 30)),
        ("๓๐ ก.ย. ๖๓", Date(), dt.date(2020, 9, 30)),
        ("red", LIGHT, RED),
        ("สีแดง", LIGHT, RED),
        ('"Red"', LIGHT, RED),
        ("any | text, at all", TextType(), "any | text, at all"),
        ('"null"', TextType(), "null"),
        ('"0, assumed"', TextType(), "0, assumed"),
        ('he said "no"', TextType(), 'he said "no"'),
        ("1; ๒", ListOf(Number()), (Decimal(1), Decimal(2))),
        ("[]", ListOf(LIGHT), ()),
        ("green;สีแดง", ListOf(LIGHT), (GREEN, RED)),
    ],
)
def test_a_value_is_read_as_the_outcome_s_type_says(text: str, of: Type, value: Value) -> None:
    assert read_expected(text, of).agrees(outcome(value))


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("a lot", Number()),
        ("75 %", Number()),
        ("1,000", Number()),
        ("1e9999999999", Number()),
        ("maybe", Boolean()),
        ("30 Spe 2020", Date()),
        ("29 ก.พ. 2562", Date()),
        ("amber", LIGHT),
        ("1; x", ListOf(Number())),
        ("4 within a bit", Number()),
        ("4 within -1", Number()),
        ("within 1", Number()),
        ("null because bored", Number()),
        ("ว่าง เพราะเบื่อ", LIGHT),
    ],
)
def test_what_the_outcome_can_never_be_is_refused(text: str, of: Type) -> None:
    with pytest.raises(Misread) as refused:
        read_expected(text, of)
    assert refused.value.code == "wrong-expectation"
    assert refused.value.word is not None
    assert refused.value.word in text


def test_a_value_of_another_type_is_not_it() -> None:
    assert not read_expected("1", Number()).agrees(outcome(value=True))
    assert not read_expected("0", Number()).agrees(outcome(missing("b", FactId("a"))))
    assert not read_expected("red", LIGHT).agrees(outcome(GREEN))


@pytest.mark.parametrize("text", ["4.31 within 0.01", "4.31 ±0.01", "4.31 คลาดเคลื่อนไม่เกิน ๐.๐๑"])
def test_a_tolerance_holds_up_to_its_end_and_no_further(text: str) -> None:
    expected = read_expected(text, Number())
    assert expected == ExpectedValue(Decimal("4.31"), Decimal("0.01"))
    assert [
        expected.agrees(outcome(Decimal(found))) for found in ("4.30", "4.32", "4.299", "4.3201")
    ] == [True, True, False, False]
    assert not expected.agrees(outcome(missing("b", FactId("a"))))


@pytest.mark.parametrize("text", ["0, assumed", "0 assumed", "0 (assumed)", "0 โดยสมมติ"])
def test_what_is_assumed_must_be_said_to_be_so(text: str) -> None:
    expected = read_expected(text, Number())
    assert expected.agrees(outcome(Decimal(0), assumed=True))
    assert not expected.agrees(outcome(Decimal(0)))
    assert not read_expected("0", Number()).agrees(outcome(Decimal(0), assumed=True))


NULL = Null(
    (
        Cause(Reason.MISSING, FactId("milestone/1:CA"), "stage"),
        Cause(Reason.MISSING, FactId("project/My Project"), "x y"),
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "null because undefined: way/A/x: division by zero",
        "ว่าง เพราะคำนวณไม่ได้: way/A/x: หารด้วยศูนย์",
    ],
)
def test_a_cause_in_words_is_named_in_either_language(text: str) -> None:
    expected = read_expected(text, Number())
    assert isinstance(expected, ExpectedNull)
    (cause,) = undefined("division by zero", "หารด้วยศูนย์").causes
    null = Null((cause.at(FactId("way/A"), "x"),))
    assert expected.agrees(outcome(null))
    assert shown(outcome(null), "th" if text.startswith("ว่าง") else "en") == text


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("null", True),
        ("ว่าง", True),
        ("null because missing", True),
        ("ว่าง เพราะไม่มีข้อมูล", True),
        ("null because missing: milestone/1:CA/stage", True),
        ("null because missing: project/My Project/x y", True),
        ("ว่างเพราะไม่มีข้อมูล: milestone/1:CA/stage", True),
        ("null because missing: milestone/1:CA/stage, project/My Project/x y", True),
        ("null because missing: milestone/1:CA", False),
        ("null because missing: milestone/1:CA/stage, ward/A", False),
        ("null because not rated", False),
        ("null because undefined", False),
        ("ว่าง เพราะไม่เกี่ยวข้อง", False),
    ],
)
def test_a_null_is_one_for_its_reason_and_because_of_its_cause(text: str, agrees: bool) -> None:
    expected = read_expected(text, Number())
    assert isinstance(expected, ExpectedNull)
    assert expected.agrees(outcome(NULL)) is agrees
    assert not expected.agrees(outcome(Decimal(0)))


@pytest.mark.parametrize("text", ["null because" + " " * 200_000 + ":", "9 " * 100_000 + "within"])
def test_a_cell_of_any_length_is_read_or_refused(text: str) -> None:
    with pytest.raises(Misread):
        read_expected(text, Number())


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize(
    ("value", "of"),
    [
        (Decimal("4.310"), Number()),
        (Decimal("1E+3"), Number()),
        (True, Boolean()),
        (False, Boolean()),
        (dt.date(2020, 9, 30), Date()),
        (GREEN, LIGHT),
        ("some text", TextType()),
        ((), ListOf(LIGHT)),
        ((GREEN, RED), ListOf(LIGHT)),
        ((missing("beds", FactId("ward/A")),), ListOf(Number())),
        ((Decimal(1), missing("beds", FactId("ward/A"))), ListOf(Number())),
        ((NULL, GREEN, NULL), ListOf(LIGHT)),
        (missing("beds", FactId("ward/A")), ListOf(Number())),
        (missing("beds", FactId("ward/A")), Number()),
        (NULL, Number()),
        (Null((Cause(Reason.NOT_RATED),)), LIGHT),
    ],
)
def test_what_is_found_is_shown_as_a_feature_would_write_it(
    value: Value, of: Type, language: str
) -> None:
    if value == dt.date(2020, 9, 30) and language == "en":
        assert shown(outcome(value), language) == "2020-09-30"
    assert read_expected(shown(outcome(value), language), of).agrees(outcome(value))


def test_a_null_in_a_list_is_no_other_item_and_no_null_in_place_of_the_list() -> None:
    of, null = ListOf(Number()), missing("beds", FactId("ward/A"))
    texts = ("null", "[null]", "[]", "1", "1; null", "null; 1")
    lists = (null, (null,), (), (Decimal(1),), (Decimal(1), null), (null, Decimal(1)))
    for at, text in enumerate(texts):
        agreed = [read_expected(text, of).agrees(outcome(one)) for one in lists]
        assert agreed == [at == number for number in range(len(lists))], text


def test_an_assumed_value_is_shown_with_that_word() -> None:
    found = outcome(Decimal(0), assumed=True)
    assert (shown(found, "en"), shown(found, "th")) == ("0, assumed", "0 โดยสมมติ")


def test_only_quotes_round_the_whole_are_taken_off() -> None:
    assert [unquoted(text) for text in ('"a"', '""', '"', 'a"', '"a" and "b"', "")] == [
        *("a", "", '"', 'a"', '"a" and "b"', ""),
    ]


def test_a_whole_number_may_have_thai_digits() -> None:
    assert [whole_number(text) for text in ("๓", " 12 ", "1.0", "-1", "", "²", "9" * 10)] == [
        *(3, 12, None, None, None, None, None)
    ]


@pytest.mark.parametrize(
    ("text", "of", "value"),
    [
        ("30 Sep 2020", Date(), dt.date(2020, 9, 30)),
        ("30 ก.ย. 2563", Date(), dt.date(2020, 9, 30)),
        *((word, Boolean(), True) for word in ("yes", "Yes", "TRUE", "ใช่", "จริง")),
        *((word, Boolean(), False) for word in ("no", "No", "false", "ไม่ใช่", "ไม่")),
    ],
)
def test_days_and_truth_values_are_written_as_in_every_table(
    text: str, of: Type, value: Value
) -> None:
    assert read_expected(text, of) == ExpectedValue(value)
