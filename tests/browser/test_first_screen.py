"""What a reader learns in ten seconds: the questions an evaluator asks, on the first screen.

The answers were worked out from the two documents, not from the program: 32 indicators of which
DG-5 and EC-8 reach 75 of 100 points and EC-7 counts people against engagements; 285.9089 of
588.7946 million baht paid; 27.3849 of 42.2625 and 3.9519 of 23.2678 spent of the approved plan.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.reading import DESKTOP, LANGUAGES, PHONE, Lang, Read, Screen

LAPTOP = Screen("laptop", 1440, 900)
TABLET = Screen("tablet", 1024, 768)

VERDICT: dict[Lang, str] = {
    "en": "29 of 32 indicators are met, only 11 of them without question (the agency reports 32)",
    "th": "บรรลุค่าเป้าหมาย 29 จาก 32 ตัวชี้วัด แต่ไม่มีข้อสังเกตเพียง 11 ตัว (หน่วยงานรายงานว่าแล้วเสร็จ 32 ตัว)",
}
RED: dict[Lang, str] = {"en": "Red", "th": "สีแดง"}
STATUS: dict[Lang, str] = {"en": "Status", "th": "สถานะ"}
EVIDENCE: dict[Lang, str] = {
    "en": "Attach the evidence of the results",
    "th": "แนบหลักฐานประกอบผลของตัวชี้วัด",
}


def plain(of: Locator) -> str:
    """A text as one line, without the blanks that lay it out."""
    return " ".join(of.inner_text().split())


def verdicts(page: Page) -> list[str]:
    return [plain(one) for one in page.locator(".verdict").all()]


def row(page: Page, key: str) -> Locator:
    return page.locator(".glance tbody tr").filter(has=page.locator(".key", has_text=key))


def cell(page: Page, key: str, heading: str) -> str:
    return plain(row(page, key).locator(f'td[data-heading-en="{heading}"] .said'))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("screen", [LAPTOP, TABLET, PHONE], ids=str)
def test_the_verdict_is_read_without_scrolling(read: Read, screen: Screen, lang: Lang) -> None:
    page = read(screen=screen, lang=lang)
    verdict = page.locator(".verdict").first
    expect(verdict).to_be_in_viewport(ratio=1)
    assert plain(verdict) == VERDICT[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_verdict_money_and_actions_stand_on_the_first_screen_of_a_laptop(
    read: Read, lang: Lang
) -> None:
    page = read(screen=LAPTOP, lang=lang)
    for one in (*page.locator(".verdict").all(), *page.locator(".stack").all()):
        expect(one).to_be_in_viewport(ratio=1)
    for one in page.locator(".actions li").all():
        expect(one).to_be_in_viewport(ratio=1)
    expect(page.locator(".glance tbody tr").nth(1)).to_be_in_viewport()


def test_how_many_are_met_questioned_not_met_and_can_not_be_verified(read: Read) -> None:
    page = read(lang="en")
    legend = page.locator(".block .legend").first.locator("li")
    assert [plain(one) for one in legend.all()] == [
        "11 Met, nothing found against it",
        "18 Met, but questioned",
        "2 Not met",
        "1 Can't be verified",
    ]


@pytest.mark.parametrize(
    ("state", "keys"), [("Not met", ["DG-5", "EC-8"]), ("Can't be verified", ["EC-7"])]
)
def test_which_are_not_met_and_which_can_not_be_verified(
    read: Read, state: str, keys: list[str]
) -> None:
    page = read(lang="en")
    which = page.locator(".which").filter(has_text=f"{state}:")
    links = which.get_by_role("link")
    assert [plain(one) for one in links.all()] == keys
    links.first.click()
    expect(page.locator("tr:target")).to_contain_text(keys[0])


def test_how_much_was_paid_and_what_the_rest_is(read: Read) -> None:
    page = read(lang="en")
    assert verdicts(page)[1] == (
        "48.6 % of the plan is paid; the outturn of 84.3 % counts money not paid yet"
    )
    legend = page.locator(".block .legend").nth(1).locator("li")
    assert [plain(one) for one in legend.all()] == [
        "Paid 285.9",
        "Carried over 93.3",
        "Reserved 117.4",
        "Left 92.2",
        "Plan 588.8 THB million",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_which_projects_are_red_and_why(read: Read, lang: Lang) -> None:
    page = read(lang=lang)
    column = page.locator(f'.glance td[data-heading-{lang}="{STATUS[lang]}"]')
    colours = [plain(one) for one in column.locator(".said").all()]
    assert [at for at, one in enumerate(colours) if one == RED[lang]] == [2]
    red = row(page, "EL").locator(".chip").filter(visible=True).first
    red.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("min(status_physical, status_financial)")


@pytest.mark.parametrize(
    ("key", "paid", "used", "approved"),
    [
        ("DG", "14.5", "95.7", "64.8"),
        ("DT", "59.1", "98.6", "134.5"),
        ("SF", "14.0", "94.4", "17.0"),
        ("EC", "25.7", "92.7", "90.0"),
    ],
)
def test_what_a_project_paid_and_spent_of_both_plans(
    read: Read, key: str, paid: str, used: str, approved: str
) -> None:
    page = read(lang="en")
    assert cell(page, key, "Paid %") == paid
    assert cell(page, key, "Used %") == used
    assert cell(page, key, "Of approved plan %") == approved


def test_which_projects_would_be_red_against_the_approved_plan(read: Read) -> None:
    page = read(lang="en")
    title = "The status is worse against the approved plan"
    section = page.locator(".finding-code").filter(has_text=title)
    facts = [plain(one) for one in section.locator(".finding p code").all()]
    assert [one for one in facts if one.startswith("project/")] == ["project/DG", "project/SF"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_which_results_have_no_evidence(read: Read, lang: Lang) -> None:
    page = read(lang=lang)
    action = page.locator(".actions li").filter(has_text=EVIDENCE[lang])
    expect(action).to_contain_text("10")
    action.get_by_role("link").filter(visible=True).first.click()
    section = page.locator("section.action").filter(has_text=EVIDENCE[lang])
    expect(section.locator("h3").first).to_be_in_viewport()
    keys = [plain(one) for one in section.locator(".finding b code").all()]
    # Carried out in time, and within the budget: two of each project.
    assert sorted(keys) == sorted(
        f"indicator/{of}-{no}" for of in ("DG", "DT", "EL", "EC", "SF") for no in (3, 4)
    )


def test_how_much_money_was_moved_and_who_must_explain_it(read: Read) -> None:
    page = read(lang="en")
    action = page.locator(".actions li").filter(has_text="Explain the money moved")
    # 13.6437 to administration, 21.1922 among the others with e-Office in its parent.
    expect(action).to_contain_text("34.8359 THB million")
    expect(action.locator(".act")).to_have_text("Agency", use_inner_text=True)


def test_what_finance_must_do(read: Read) -> None:
    page = read(lang="en")
    sections = page.locator("section.action").filter(has_text="Finance")
    expect(sections).to_have_count(1)
    expect(sections).to_contain_text("102.8978")
    expect(sections).to_contain_text("102.8968")


def test_what_the_evaluator_must_decide(read: Read) -> None:
    page = read(lang="en")
    section = page.locator("section.action").filter(has_text="Decide whether the result")
    keys = {plain(one) for one in section.locator(".finding b code").all()}
    assert {"indicator/EC-7", "indicator/EL-2", "indicator/EL-6"} <= keys


@pytest.mark.parametrize(
    ("by", "value", "count"),
    [(0, "Digital Governance", 5), (1, "Budget Bureau", 20), (2, "Not met", 2)],
)
def test_indicators_are_narrowed_by_project_requirer_and_state(
    read: Read, by: int, value: str, count: int
) -> None:
    page = read(lang="en")
    form = page.locator("form.filters").first
    form.locator("select").nth(by).select_option(label=value)
    expect(form.locator("output")).to_have_text(f"{count} / 32")
    rows = page.locator("table.carded tbody tr").filter(visible=True)
    expect(rows).to_have_count(count)


def test_indicators_are_found_by_a_word_and_a_link_to_a_hidden_one_shows_it(read: Read) -> None:
    page = read(lang="en")
    form = page.locator("form.filters").first
    form.get_by_role("searchbox").fill("ransomware")
    expect(page.locator("table.carded tbody tr").filter(visible=True)).to_have_count(1)
    page.locator(".which a").first.click()
    expect(page.locator("tr:target")).to_be_visible()


def test_the_choices_follow_the_language(read: Read) -> None:
    page = read(lang="en")
    options = page.locator("form.filters select").nth(2).locator("option")
    assert options.all_inner_texts()[0] == "All"
    page.get_by_role("button", name="ไทย").click()
    expect(options.first).to_have_text("ทั้งหมด")


def test_a_table_is_one_stop_of_the_tab_key_and_arrows_go_on(read: Read) -> None:
    page = read(lang="en")
    stops = page.evaluate(
        "[...document.querySelectorAll('a[href], button, select, input, [tabindex=\"0\"]')]"
        ".filter(one => one.tabIndex >= 0 && one.checkVisibility()).length"
    )
    assert stops < 400
    table = page.locator("table.glance")
    for name in ("ไทย", "English"):
        page.get_by_role("button", name=name).click()
        assert table.locator("a[tabindex='0']").filter(visible=True).count() == 1
    first = row(page, "DG").locator("a").filter(visible=True).first
    first.focus()
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.closest('tr').querySelector('.key').innerText")
    assert focused == "DT"
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.closest('td').dataset.headingEn") == "Physical"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_script_the_first_screen_stands_and_tables_are_whole(
    read: Read, lang: Lang
) -> None:
    page = read(f"etda-{lang}", script=False, screen=DESKTOP)
    assert VERDICT[lang] in verdicts(page)
    expect(page.locator("form.filters").first).to_be_hidden()
    assert page.locator("table.carded tbody tr").filter(visible=True).count() == 32


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_an_indicator_is_a_card_with_its_result(read: Read, lang: Lang) -> None:
    page = read(screen=PHONE, lang=lang)
    card = page.locator("table.carded tbody tr").filter(has_text="EC-7").first
    card.scroll_into_view_if_needed()
    assert "107,841" in plain(card)
    assert card.evaluate("one => one.getBoundingClientRect().width <= innerWidth")
