"""A report opens from its file, on any screen and in both languages.

The fixture `read` holds that no page asks a network or complains in the console.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.reading import (
    LANGUAGES,
    PHONE,
    SCREENS,
    Lang,
    Read,
    Screen,
    beyond_the_edge,
    choose,
    unfold_all,
    visible_texts,
)

TITLES: dict[Lang, str] = {
    "th": "สำนักงานพัฒนาธุรกรรมทางอิเล็กทรอนิกส์ (สพธอ.)",
    "en": "Electronic Transactions Development Agency (ETDA)",
}
THAI = re.compile("[\u0e01-\u0e5b]")
QUOTED = re.compile("“[^”]*”?")
ENGLISH_WORDS = re.compile(r"\b[a-z]{2,}\b")
DATA = "[hidden], code, .origin, .switch, span[lang]:not(.th, .en)"
"""What is quoted as the source has it: names of files, places in documents, texts in one language."""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_it_opens_from_its_file_and_fits(read: Read, screen: Screen, lang: Lang) -> None:
    page = read(screen=screen, lang=lang)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[lang], use_inner_text=True)
    unfold_all(page, "details:not(.file)")
    assert beyond_the_edge(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == screen.width


def test_a_wide_table_scrolls_in_its_own_region_on_a_phone(read: Read) -> None:
    page = read(screen=PHONE)
    table = page.locator(".scroll").filter(has=page.locator("table.figures:not(.carded)")).first
    assert table.evaluate("one => one.scrollWidth > one.clientWidth")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("one => one.scrollLeft > 0", arg=table.element_handle())
    assert page.evaluate("scrollX") == 0


def test_the_switch_turns_the_page_to_english_and_back(read: Read) -> None:
    page = read()
    unfold_all(page)
    turns: tuple[tuple[Lang, Lang], ...] = (("en", "th"), ("th", "en"))
    for lang, other in turns:
        choose(page, lang)
        assert page.evaluate("document.documentElement.lang") == lang
        expect(page.locator(f".{lang}").first).to_be_visible()
        assert page.locator(f".{other}").filter(visible=True).count() == 0


def test_in_english_nothing_is_thai_but_what_the_source_says(read: Read) -> None:
    page = read(lang="en")
    unfold_all(page)
    texts = {QUOTED.sub("", text) for text in visible_texts(page, DATA)}
    assert {text for text in texts if THAI.search(text)} == {
        # The heading of a column of the source.
        "Q4\u00a0report, FY2563, indicator tables, column source (ที่มา)"
    }


def test_in_thai_nothing_is_english_but_names(read: Read) -> None:
    page = read(lang="th")
    unfold_all(page)
    texts = {QUOTED.sub("", text) for text in visible_texts(page, DATA)}
    english = {text for text in texts if not THAI.search(text)}
    assert {text for text in english if len(ENGLISH_WORDS.findall(text)) > 1} == set()


def test_the_language_chosen_is_kept_for_the_next_time(read: Read) -> None:
    page = read(lang="en")
    page.reload()
    assert page.evaluate("document.documentElement.lang") == "en"
    expect(page.get_by_role("button", name="English")).to_have_attribute("aria-pressed", "true")
