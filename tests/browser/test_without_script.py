"""Where scripts are not allowed everything can still be read, and a figure leads to its trace."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import PHONE, Lang, Read, front_figure, visible_texts
from tests.browser.test_traces import PROJECTS, STATUS


@pytest.mark.parametrize("lang", ["th", "en"])
def test_a_figure_leads_to_its_trace_in_the_annex(read: Read, lang: Lang) -> None:
    page = read(f"etda-{lang}", script=False)
    trace = page.get_by_role("article").filter(has_text="min(status_physical").first
    expect(trace).to_be_hidden()
    figure = front_figure(page, PROJECTS[lang], STATUS[lang])
    name = str(figure.get_attribute("href"))
    figure.click()
    expect(page.locator(name)).to_be_in_viewport()
    expect(page.locator(name)).to_contain_text("min(status_physical, status_financial)")
    page.locator(name).locator("li a[href^='#t']").last.click()  # the financial status
    table = page.locator(":target .drawn a")
    expect(table).to_be_visible()
    table.click()
    expect(page.locator("tr:target")).to_be_in_viewport()


@pytest.mark.parametrize("lang", ["th", "en"])
def test_it_shows_one_language_and_unfolds(read: Read, lang: Lang) -> None:
    page = read(f"etda-{lang}", script=False, screen=PHONE)
    expect(page.locator(".switch")).to_be_hidden()
    shown = visible_texts(page)
    assert PROJECTS[lang] in shown
    assert PROJECTS["en" if lang == "th" else "th"] not in shown
    finding = page.locator(".finding").filter(has_text="budget_line/1").last
    finding.locator("summary").first.click()
    place = {"en": "section (2), budget table", "th": "หมวด (2) ตารางผลการใช้จ่ายงบประมาณ"}
    expect(finding).to_contain_text(place[lang])
