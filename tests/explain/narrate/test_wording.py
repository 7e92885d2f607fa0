"""How Thai and English parts are joined."""

import pytest

from assay.explain.narrate.wording import both, glued, listed, sentence
from assay.values.text import Text


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
    assert listed(["a", "b", "c"]) == Text("a, b and c", "a b และ c")
    assert listed([Text("a", "ก"), Text("b", "ข")], "or", "หรือ") == Text("a or b", "ก หรือข")
    assert listed([Text("a", "ก")]) == Text("a", "ก")


def test_a_sentence_has_a_capital_and_a_stop_in_english_alone() -> None:
    assert sentence(Text("the delay", "ความล่าช้า")) == Text("The delay.", "ความล่าช้า")
