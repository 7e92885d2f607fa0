"""Each figure opens its trace: by mouse, by touch, by the keyboard alone and by a link."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import DESKTOP, PHONE, Lang, Read, Screen, front_figure

PROJECTS: dict[Lang, str] = {
    "en": "Thailand e-Commerce Sustainability",
    "th": "โครงการส่งเสริมพาณิชย์อิเล็กทรอนิกส์อย่างยั่งยืน",
}
STATUS: dict[Lang, str] = {"en": "Status", "th": "สถานะ"}
YELLOW: dict[Lang, str] = {"en": "Yellow", "th": "สีเหลือง"}
CLOSE: dict[Lang, str] = {"en": "Close", "th": "ปิด"}
THIS_ROW: dict[Lang, str] = {"en": "◀ this one held", "th": "◀ ตรงเงื่อนไขแถวนี้"}


def status_of(page: Page, lang: Lang) -> Locator:
    """The status of the project that is 7.3480 percent late: over 5, not over 20."""
    return front_figure(page, PROJECTS[lang], STATUS[lang])


def step(page: Page, name: str) -> Locator:
    """The line of the open trace that tells a value read, by its name in the rules."""
    named = page.get_by_text(name, exact=True)
    return page.get_by_role("dialog").locator("summary").filter(has=named)


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=str)
def test_a_figure_opens_its_trace_and_gets_the_focus_back(
    read: Read, screen: Screen, lang: Lang
) -> None:
    page = read(screen=screen, lang=lang)
    dialog, figure = page.get_by_role("dialog"), status_of(page, lang)
    press = figure.tap if screen.touch else figure.click
    press()
    expect(dialog).to_contain_text("min(status_physical, status_financial)")
    expect(dialog.locator(".result")).to_contain_text(YELLOW[lang])
    dialog.get_by_role("button", name=CLOSE[lang]).click()
    expect(dialog).to_be_hidden()
    expect(figure).to_be_focused()
    press()
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(figure).to_be_focused()


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=str)
def test_a_step_unfolds_to_the_decision_table_with_its_row_lit(
    read: Read, screen: Screen, lang: Lang
) -> None:
    page = read(screen=screen, lang=lang)
    status_of(page, lang).click()
    step(page, "status_financial").click()
    lit = page.get_by_role("dialog").locator("tr.lit")
    expect(lit).to_have_count(1)
    lit.scroll_into_view_if_needed()
    expect(lit).to_contain_text(THIS_ROW[lang], use_inner_text=True)
    expect(lit).to_contain_text("(5..20]")
    expect(lit.locator(".output")).to_have_text(YELLOW[lang], use_inner_text=True)
    assert page.evaluate("document.documentElement.scrollWidth") == screen.width


def test_a_trace_leads_down_to_the_document_and_its_place(read: Read) -> None:
    page = read(lang="en")
    status_of(page, "en").click()
    for name in ("status_financial", "delay"):
        step(page, name).click()
    stated = page.get_by_role("dialog").get_by_role("listitem").filter(has_text="100 %").last
    expect(stated).to_contain_text("facts/etda/2563-q4/projects.yaml")
    expect(stated).to_contain_text("report, section (1), summary table, row 4", use_inner_text=True)


def test_the_keyboard_alone_opens_unfolds_and_closes(read: Read) -> None:
    page = read(lang="en")
    dialog, figure = (
        page.get_by_role("dialog"),
        page.locator(".glance a.figure").filter(visible=True).first,
    )
    tab_to(page, figure)
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    unfolds = dialog.locator("summary").first
    tab_to(page, unfolds)
    page.keyboard.press("Enter")
    expect(dialog.locator(".trace-below").first).to_be_visible()
    tab_to(page, dialog.get_by_role("button", name="Close"))
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(figure).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(figure).to_be_focused()


def test_behind_an_open_trace_nothing_gets_the_focus(read: Read) -> None:
    page = read(lang="en")
    page.locator("a.figure").filter(visible=True).first.click()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.matches('main a.figure:not(dialog *)')")


def test_the_first_tab_skips_to_the_content(read: Read) -> None:
    page = read(place="#")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_a_direct_link_opens_its_trace(read: Read) -> None:
    page = read("etda-en", place="#t5")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.locator("dialog h3").inner_text() == page.locator("#t5 h3").inner_text()


def test_every_figure_has_a_trace(read: Read) -> None:
    page = read()
    lost = page.locator("a.figure").evaluate_all(
        "all => all.filter(one => !document.querySelector(`article${one.hash}`)).map(one => one.hash)"
    )
    assert page.locator("a.figure").count() > 300
    assert lost == []


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until an element has the focus; from the first figure on, a page is not that long."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {wanted}")
