"""The front page lists the findings by weight; each leads to its facts and their source."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import DESKTOP, PHONE, Lang, Read, Screen

TITLES: dict[Lang, str] = {
    "en": "Outturn is the sum of its parts",
    "th": "ผลการใช้จ่ายเท่ากับผลรวมของส่วนประกอบ",
}


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=str)
def test_the_list_leads_to_a_finding_and_its_facts_unfold(
    read: Read, screen: Screen, lang: Lang
) -> None:
    page = read(screen=screen, lang=lang)
    page.get_by_role("link", name=TITLES[lang]).first.click()
    heading = page.get_by_role("heading", name=TITLES[lang])
    expect(heading).to_be_in_viewport()
    finding = page.locator(".finding").filter(has_text="budget_line/1").first
    expect(finding).to_contain_text("421.9488")  # as the report prints it
    expect(finding).to_contain_text("421.9499")  # 252.3717 + 66.6804 + 102.8978
    facts = finding.get_by_role("list").filter(has_text="carried_over").first
    expect(facts).to_be_hidden()
    finding.locator("summary").first.click()
    expect(facts).to_be_visible()
    for name, amount in (
        ("disbursed", "252.3717"),
        ("carried_over", "66.6804"),
        ("reserved", "102.8978"),
    ):
        fact = facts.get_by_role("listitem").filter(has_text=name).first
        expect(fact).to_contain_text(amount)
        expect(fact).to_contain_text("facts/etda/2563-q4/budget_lines.csv:3")
        expect(fact).to_contain_text("report, section (2), budget table, row 1")


def test_a_fact_leads_to_its_document(read: Read) -> None:
    page = read(lang="en")
    finding = page.locator(".finding").filter(has_text="budget_line/1").first
    finding.locator("summary").first.click()
    finding.get_by_role("link", name="report").first.click()
    document = page.get_by_role("listitem").filter(
        has_text="Report on financial performance and core missions"
    )
    expect(document.first).to_be_in_viewport()


def test_the_heaviest_findings_come_first(read: Read) -> None:
    page = read(lang="en")
    weights = page.locator(".counts tbody .mark").all_inner_texts()
    assert weights == sorted(weights, key=["error", "warning", "note"].index)
    assert {"error", "warning", "note"} == set(weights)
