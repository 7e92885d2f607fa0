"""Thai is drawn with the glyphs of a Thai font, and its lines break between words."""

from __future__ import annotations

import pytest

from tests.browser.reading import LANGUAGES, PHONE, Lang, Read, unfold_all
from tests.browser.thai import (
    CONSONANTS,
    MARKS,
    UNASSIGNED,
    drawn,
    fonts_of,
    line_breaks,
    overflowing_cells,
)

NO_FONT = "no font with Thai letters; on Debian: apt-get install fonts-noto-core"


@pytest.mark.parametrize("selector", ["h1", "td", "code"])
def test_every_thai_letter_has_a_glyph_of_its_own(read: Read, selector: str) -> None:
    page = read()
    blank, box, *glyphs = drawn(page, selector, [" ", UNASSIGNED, *CONSONANTS])
    assert box not in glyphs, NO_FONT
    assert blank not in glyphs
    assert len(set(glyphs)) == len(CONSONANTS) == 44


@pytest.mark.parametrize("selector", ["h1", "td", "code"])
def test_every_vowel_and_mark_changes_its_letter(read: Read, selector: str) -> None:
    page = read()
    letter, box, *glyphs = drawn(
        page, selector, ["ก", f"ก{UNASSIGNED}", *(f"ก{one}" for one in MARKS)]
    )
    assert box not in glyphs, NO_FONT
    assert letter not in glyphs
    assert len(set(glyphs)) == len(MARKS)


@pytest.mark.parametrize(
    "selector",
    [".glance th .th", ".verdict.th, .verdict .th", ".actions a .th", "figcaption .th", "th .th"],
)
def test_the_browser_names_one_font_for_thai(read: Read, selector: str) -> None:
    page = read()
    thai = {name: count for name, count in fonts_of(page, selector).items() if count}
    assert thai, f"no glyph at {selector}"
    assert max(thai.values()) > 0.8 * sum(thai.values()), thai


def test_on_a_phone_lines_break_between_words(read: Read) -> None:
    page = read(screen=PHONE)
    unfold_all(page, "details:not(.file)")
    breaks, inside_a_word = line_breaks(page)
    assert inside_a_word == []
    assert breaks > 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_no_cell_is_wider_than_its_column(read: Read, lang: Lang) -> None:
    page = read(screen=PHONE, lang=lang)
    assert overflowing_cells(page) == []
