"""Texts in two languages, and as parts of one another."""

import pytest

from assay.values.text import Text, article, both, counted, glued, listed, sentence
from assay.values.words import did_you_mean, known_names

STATUS = Text("status", "สถานะ")
RED = Text("red (1)", "แดง (1)")
NAME = Text("`x`", "`x`")


def test_a_text_is_a_part_of_another_in_the_language_asked_for() -> None:
    assert f"the {STATUS}" == "the status"
    assert f"มี{STATUS:th}" == "มีสถานะ"
    assert f"{Text('only'):th}" == "only"


@pytest.mark.parametrize(
    ("text", "said"),
    [(STATUS, "ก่อนสถานะหลัง"), (RED, "ก่อนแดง (1) หลัง"), (NAME, "ก่อน `x` หลัง")],
)
def test_thai_has_a_space_only_next_to_what_is_not_thai(text: Text, said: str) -> None:
    assert f"ก่อน{text: th }หลัง" == said


def test_the_nearest_name_is_offered_in_both_languages() -> None:
    assert did_you_mean("spend", ["spent", "plan"]) == Text(
        "did you mean `spent`?", "หมายถึง `spent` ใช่หรือไม่"
    )
    assert did_you_mean("zzz", ["spent", "plan"]) is None


def test_where_no_name_is_near_those_that_are_there_are_listed() -> None:
    assert known_names("zzz", ["spent", "plan"]) == Text(
        "known are: spent, plan", "ที่มีคือ spent, plan"
    )
    assert known_names("zzz", []).th == "ยังไม่มีชื่อใดให้ใช้ตรงนี้"
    assert known_names("zzz", [f"n{at}" for at in range(11)]).th == (
        "ที่มีคือ n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, …"
    )


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("ความล่าช้า", "ไม่เกิน", "ความล่าช้าไม่เกิน"),
        ("ไม่เกิน", "5", "ไม่เกิน 5"),
        ("5%", "แต่", "5% แต่"),
        ("เป็น", "“x”", "เป็น “x”"),
        ("(", "ก", "(ก"),
        ("ก", ")", "ก)"),
        ("ก ", "ข", "ก ข"),
        ("", "ก", "ก"),
    ],
)
def test_thai_words_join_and_figures_stand_apart(left: str, right: str, joined: str) -> None:
    assert glued(left, right) == joined


def test_parts_are_filled_in_both_languages() -> None:
    said = both("{1} of {0}", "{1}ของ{0}", Text("A", "ก"), Text("b", "ข"))
    assert said == Text("b of A", "ขของก")


def test_a_list_has_its_last_member_after_a_word() -> None:
    assert listed(["a", "b", "c"]) == Text("a, b and c", "a, b และ c")
    assert listed([Text("a", "ก"), Text("b", "ข")], "or", "หรือ") == Text("a or b", "ก หรือข")
    assert listed([Text("a", "ก")]) == Text("a", "ก")


def test_a_sentence_has_a_capital_and_a_stop_in_english_alone() -> None:
    assert sentence(Text("the delay", "ความล่าช้า")) == Text("The delay.", "ความล่าช้า")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        *(("agency", "an"), ("utilisation", "a"), ("unit", "a"), ("uninsured share", "an")),
        *(("urban area", "an"), ("user", "a"), ("ulcer", "an"), ("hour", "an"), ("house", "a")),
        *(("SME", "an"), ("KPI", "a"), ("EU fund", "an"), ("one-off", "a"), ("onus", "an")),
        *(("`index`", "an"), ("“Excellent”", "an"), ("European", "a"), ("usual day", "a")),
    ],
)
def test_an_article_goes_by_how_a_word_is_said(words: str, said: str) -> None:
    assert article(words) == said


def test_one_of_a_thing_is_no_plural() -> None:
    assert counted(1, "decimal", "ทศนิยม {} ตำแหน่ง") == Text("1 decimal", "ทศนิยม 1 ตำแหน่ง")
    assert counted(0, "decimal", "ทศนิยม {} ตำแหน่ง").en == "0 decimals"
    assert counted(2, "entry", "{} รายการ", "entries").en == "2 entries"
