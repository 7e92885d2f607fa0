"""Texts in two languages, and as parts of one another."""

import pytest

from assay.values.text import Text
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
