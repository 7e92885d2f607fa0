"""axe-core finds no violation, on any screen, in both languages, light and dark."""

from __future__ import annotations

import pytest

from tests.browser.axe import violations
from tests.browser.reading import (
    DESKTOP,
    LANGUAGES,
    PHONE,
    SCHEMES,
    SCREENS,
    Lang,
    Read,
    Scheme,
    Screen,
    choose,
    rarely,
    remove,
    unfold_all,
)


@pytest.mark.parametrize(
    ("screen", "scheme"),
    [
        rarely(screen, scheme, when=(screen is PHONE) != (scheme == "dark"))
        for screen in SCREENS
        for scheme in SCHEMES
    ],
    ids=str,
)
def test_a_small_report_with_everything_unfolded(
    read: Read, screen: Screen, scheme: Scheme
) -> None:
    page = read("hospital-th", screen=screen, scheme=scheme)
    unfold_all(page)
    assert violations(page) == []
    if not screen.paper:
        choose(page, "en")
        assert violations(page) == []


_USUAL = [(DESKTOP, "th", "light"), (PHONE, "en", "dark")]


@pytest.mark.parametrize(
    ("screen", "lang", "scheme"), _USUAL, ids=["desktop-thai-light", "phone-english-dark"]
)
def test_a_long_report_with_its_findings_unfolded(
    read: Read, screen: Screen, lang: Lang, scheme: Scheme
) -> None:
    page = read(screen=screen, lang=lang, scheme=scheme)
    remove(page, "#traces")  # the check of its thousands of lines is a test of its own
    unfold_all(page)
    assert violations(page) == []


def test_the_annex_of_a_long_report(read: Read) -> None:
    page = read()
    remove(page, "main > :not(.front, .annex), .trace:nth-of-type(n+30)")  # the others are as these
    unfold_all(page)
    assert page.locator(".trace").count() == 29
    assert violations(page) == []


@pytest.mark.parametrize(
    ("screen", "lang", "scheme"),
    [
        rarely(screen, lang, scheme, when=(screen, lang, scheme) not in _USUAL)
        for screen in (DESKTOP, PHONE)
        for lang in LANGUAGES
        for scheme in SCHEMES
    ],
    ids=str,
)
def test_an_open_trace_with_its_steps_unfolded(
    read: Read, screen: Screen, lang: Lang, scheme: Scheme
) -> None:
    page = read("hospital-th", screen=screen, lang=lang, scheme=scheme)
    page.locator("a.figure").first.click()
    unfold_all(page, "dialog details")
    page.locator("dialog .trace-below").first.wait_for()
    unfold_all(page, "dialog details")
    assert violations(page) == []
