"""On paper: pages of A4 that hold the front page's figures, the findings' facts and the signatures."""

from __future__ import annotations

import pytest

from tests.browser.paper import A4, Paper, letters, printed
from tests.browser.reading import LANGUAGES, Lang, Read

FRONT: dict[Lang, tuple[str, ...]] = {
    "th": ("สำนักงานพัฒนาธุรกรรมทางอิเล็กทรอนิกส์ (สพธอ.)", "เรื่องที่ต้องดำเนินการ", "สีเหลือง"),
    "en": ("Electronic Transactions Development Agency (ETDA)", "To be done", "Yellow"),
}
FIGURES = ("48.6", "84.3", "285.9", "93.3", "117.4", "134.5")
SIGNATURES: dict[Lang, tuple[str, ...]] = {
    "th": ("การลงนาม", "ผู้จัดทำ", "ผู้ตรวจสอบ", "ลงชื่อ", "วันที่"),
    "en": ("Signatures", "Prepared by", "Reviewed by", "Signature", "Date"),
}

PLAN: dict[Lang, tuple[str, str]] = {
    "th": ("แผนเทียบกับรายงาน", "ข้อค้นพบที่จะหมดไป:"),
    "en": ("Plan against report", "Would not be found:"),
}


@pytest.fixture(scope="module")
def papers() -> dict[Lang, Paper]:
    """The reports that are printed already: a print takes seconds, and no test changes one."""
    return {}


@pytest.fixture
def paper(read: Read, papers: dict[Lang, Paper], lang: Lang) -> Paper:
    if lang not in papers:
        papers[lang] = printed(read(lang=lang))
    return papers[lang]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_a4_and_signed_at_the_end(paper: Paper, lang: Lang) -> None:
    assert paper.sizes == {A4}
    first, last = letters(paper.texts[0]), letters("".join(paper.texts[-2:]))
    assert [text for text in (*FRONT[lang], *FIGURES) if letters(text) not in first] == []
    assert [text for text in SIGNATURES[lang] if letters(text) not in last] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_folded_on_a_screen_is_printed(paper: Paper, lang: Lang) -> None:
    place = {
        "en": "section (2), budget table, row 1",
        "th": "หมวด (2) ตารางผลการใช้จ่ายงบประมาณ แถวที่ 1",
    }[lang]
    assert letters(place) in letters("".join(paper.texts))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_plan_against_the_report_is_printed_without_its_further_details(
    paper: Paper, lang: Lang
) -> None:
    text = letters("".join(paper.texts))
    title, further = PLAN[lang]
    assert letters(title) in text
    assert "16.9844" in text  # what Stop Fraud spent of the approved plan
    assert letters(further) not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_page_has_its_number(paper: Paper) -> None:
    count = len(paper.pages)
    assert 10 <= count <= 40
    for number, text in enumerate(paper.texts, start=1):
        assert f"{number}/{count}" in letters(text)


@pytest.mark.parametrize("lang", ["th"])
def test_thai_is_printed_with_the_glyphs_of_fonts_in_the_file(paper: Paper) -> None:
    assert paper.fonts
    assert [name for name, held in paper.fonts.items() if not held] == []
    assert paper.boxes == 0
    assert {"ปี", "ที่", "ชี้", "กำ", "ย์"} <= paper.clusters
