"""Texts as a reader compares them, in Thai and in English."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assay.compare.texts import differing, is_thai, likeness, plain, without_brackets


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Digital ID", "digital-id"),
        ("ความพึงพอใจ ของประชาชน", "ความพึงพอใจของประชาชน"),
        ("Office (PMO)", "Office: PMO"),
        ("กำหนด", "กํ\u0e32หนด"),
        ("น้ำ", "นํ\u0e49\u0e32"),
        ("แผน", "\u0e40\u0e40ผน"),
    ],
)
def test_case_spaces_signs_and_forms_of_a_letter_do_not_count(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Phase 1.2", "Phase 12"), ("ผู้", "ผู"), ("ที่ 1", "ที่ 2"), ("10 people", "100 people")],
)
def test_digits_tones_and_signs_between_digits_count(one: str, other: str) -> None:
    assert plain(one) != plain(other)


def test_brackets_can_be_left_aside() -> None:
    assert plain("โครงการหนึ่ง (One)", brackets=False) == plain("โครงการหนึ่ง")
    assert plain("โครงการหนึ่ง (One)") != plain("โครงการหนึ่ง")
    assert without_brackets("a (b) c [d]") == "a   c"


def test_how_alike_is_the_share_of_pairs_of_letters_in_common() -> None:
    # ni ig gh ht and na ac ch ht: one of four each
    assert likeness("night", "nacht") == Decimal("0.25")
    assert likeness("same", "same") == 1
    assert likeness("ab", "cd") == 0
    assert likeness("a", "b") == 0


@pytest.mark.parametrize(
    ("plan", "report", "dropped", "added"),
    [
        ("Digital ID and e-Signature", "Digital ID, e-Signature and e-Meeting", (), ("e-Meeting",)),
        ("trained people", "people trained", (), ()),
        ("ten new systems", "ten old systems", ("new",), ("old",)),
        ("เพื่อให้สร้างความเชื่อมั่น", "เพื่อสร้างความเชื่อมั่น", ("ให้",), ()),
        ("ระบบที่ใช้เทคนิค", "ระบบโดยใช้เทคนิค", ("ที่",), ("โดย",)),
        ("same words", "same words", (), ()),
        ("", "all new", (), ("all new",)),
    ],
)
def test_the_words_that_differ(
    plan: str, report: str, dropped: tuple[str, ...], added: tuple[str, ...]
) -> None:
    assert differing(plan, report) == (dropped, added)


def test_a_thai_letter_keeps_its_vowels_and_tones() -> None:
    assert differing("ผู้รับ", "ผู้ให้") == (("รับ",), ("ให้",))


def test_which_text_is_thai() -> None:
    assert is_thai("ระบบ DID")
    assert not is_thai("DID")


def test_differences_set_apart_by_one_thai_letter_are_one() -> None:
    # the น that both have in the middle is alike by chance
    assert differing("ระบบขนส่ง", "ระบบสนาม") == (("ขนส่ง",), ("สนาม",))
