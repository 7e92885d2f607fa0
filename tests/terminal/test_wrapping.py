"""Lines are broken by the cells they take, and Thai is never torn apart."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text as Painted

from assay.terminal.wrapping import shortened, wrapped, wrapped_words

TEXTS = st.text(st.sampled_from("กขคเแัี้์ำ abc-1 \u0301"), max_size=60)


def test_lines_break_at_spaces() -> None:
    assert wrapped_words("one two three", 8) == ["one two", "three"]


def test_a_long_thai_word_breaks_before_a_leading_vowel() -> None:
    # Twelve characters in ten cells: two of them stand above a consonant.
    assert cell_len("ระบบเตือนภัย") == 10
    assert wrapped_words("ระบบเตือนภัย", 8) == ["ระบบ", "เตือนภัย"]


def test_a_word_with_no_place_to_break_is_cut_between_characters() -> None:
    assert wrapped_words("abcdef", 4) == ["abcd", "ef"]


def test_the_first_line_and_the_others_are_set_in_by_their_own() -> None:
    lines = wrapped(Painted("one two three"), 10, first=2, rest=4)
    assert [line.plain for line in lines] == ["  one two", "    three"]


def test_colour_goes_with_the_words_it_was_on() -> None:
    lines = wrapped(Painted.assemble("one ", ("two", "red")), 3)
    assert lines[1].plain == "two"
    assert [span.style for span in lines[1].spans] == ["red"]


def test_a_text_that_is_cut_ends_in_an_ellipsis() -> None:
    assert shortened("ผู้ป่วยเด็ก", 5) == "ผู้ป่วย…"
    assert shortened("short", 5) == "short"


def test_what_is_cut_off_a_long_line_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    measured = []

    def measure(text: str) -> int:
        measured.append(text)
        return cell_len(text)

    monkeypatch.setattr("assay.terminal.wrapping.cell_len", measure)
    assert shortened("max(1, " * 100_000, 12) == "max(1, max(…"
    assert len("".join(measured)) < 20


@given(TEXTS, st.integers(4, 20))
def test_painted_text_breaks_where_plain_text_does(text: str, width: int) -> None:
    assert [line.plain for line in wrapped(Painted(text), width)] == wrapped_words(text, width)


@given(TEXTS, st.integers(1, 20))
def test_a_text_is_cut_only_where_it_does_not_fit(text: str, width: int) -> None:
    short = shortened(text, width)
    assert cell_len(short) <= width
    assert (short == text) == (cell_len(text) <= width)


@given(TEXTS, st.integers(4, 20))
def test_no_line_is_wider_than_asked_and_no_character_is_lost(text: str, width: int) -> None:
    lines = wrapped_words(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, st.integers(4, 20))
def test_no_line_begins_with_a_mark_that_belongs_to_the_character_before(
    text: str, width: int
) -> None:
    whole = f"ก{text}"
    at = 0
    for line in wrapped_words(whole, width):
        at = whole.index(line, at)
        assert at == 0 or whole[at - 1].isspace() or not _is_mark(line[:1])
        at += len(line)


def _is_mark(character: str) -> bool:
    return bool(character) and unicodedata.category(character) == "Mn"
