"""The first screen tells what is to be done; each action leads to its findings and their facts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import DESKTOP, PHONE, Lang, Read, Screen

TITLES: dict[Lang, str] = {
    "en": "An outturn is not the sum of its parts",
    "th": "ผลการใช้จ่ายไม่เท่ากับผลรวมของส่วนประกอบ",
}

PLACES: dict[Lang, str] = {
    "en": "report, section (2), budget table, row 1",
    "th": "report, หมวด (2) ตารางผลการใช้จ่ายงบประมาณ แถวที่ 1",
}


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=str)
def test_a_mark_leads_to_a_finding_and_its_facts_unfold(
    read: Read, screen: Screen, lang: Lang
) -> None:
    page = read(screen=screen, lang=lang)
    marks = page.locator(".marks-of a").filter(has_text=TITLES[lang])
    marks.filter(visible=True).first.click()
    heading = page.get_by_role("heading", name=TITLES[lang])
    expect(heading.first).to_be_visible()
    finding = page.locator(".finding").filter(has_text="421.9488").first
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
        expect(fact).to_contain_text(PLACES[lang], use_inner_text=True)


def test_a_fact_leads_to_its_document(read: Read) -> None:
    page = read(lang="en")
    finding = page.locator(".finding").filter(has_text="budget_line/1").first
    finding.locator("summary").first.click()
    finding.get_by_role("link", name="report").first.click()
    document = page.get_by_role("listitem").filter(
        has_text="Report on financial performance and core missions"
    )
    expect(document.first).to_be_in_viewport()


def test_actions_come_first_and_what_asks_for_nothing_by_weight(read: Read) -> None:
    page = read(lang="en")
    order = page.locator("section.action, h3:text('Other findings')").all()
    kinds = [one.evaluate("one => one.tagName") for one in order]
    assert kinds == sorted(kinds, key=["SECTION", "H3"].index)
    told = page.locator(".actions li").count()
    assert page.locator("section.action").count() >= told == 5
    numbers = page.locator("section.action > h3").all_inner_texts()
    assert [one.partition(".")[0] for one in numbers] == [
        str(at) for at in range(1, len(numbers) + 1)
    ]


def test_without_a_summary_the_front_page_lists_the_findings_by_weight(read: Read) -> None:
    page = read("hospital-th", lang="en")
    weights = page.locator(".counts tbody .mark").all_inner_texts()
    assert weights == sorted(weights, key=["error", "warning", "note"].index)
