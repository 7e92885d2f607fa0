"""The reports of ETDA and of a hospital: two domains that share no word, by one and the same code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from assay import evaluate, load_book, load_rules
from assay.contents.contents import contents_of
from assay.outcome import Evaluation
from assay.report.html import html_report
from assay.scorecard.layout import default_layout, find_layout, load_layout
from assay.values.number import as_written, rounded
from assay.values.shown import worded
from tests.report.html.pages import Element, by_id, read

HERE = Path(__file__).parents[3]
HOSPITAL = HERE / "tests" / "domains" / "hospital"
HOSPITAL_LAYOUT = """
sections: [{kind: standard, columns: [score]}]
report:
  - kind: hospital
    figures: [grade, {overall: {th: คะแนนรวม, en: Overall}}]
  - kind: standard
    title: {th: มาตรฐาน, en: Standards}
    columns: [weight, score]
    against: [score, weight]
  - kind: measure
    name_by: key
    columns:
      - value
      - score
"""


@pytest.fixture(scope="module")
def etda() -> Evaluation:
    book = load_book(HERE / "facts" / "etda" / "2563-q4")
    return evaluate(book, load_rules(HERE / "rules"))


@pytest.fixture(scope="module")
def written(etda: Evaluation) -> str:
    layout, findings = find_layout(HERE / "facts" / "schema.yaml", etda.book.schema, etda.plan)
    assert layout is not None, findings
    return html_report(contents_of(etda, layout, load_rules(HERE / "rules")))


@pytest.fixture(scope="module")
def page(written: str) -> Element:
    return read(written)


@pytest.fixture(scope="module")
def hospital() -> Evaluation:
    book = load_book(HOSPITAL / "facts" / "2568")
    return evaluate(book, load_rules(HOSPITAL / "rules"))


def hospital_page(hospital: Evaluation, folder: Path, layout: str | None) -> Element:
    chosen = default_layout(hospital.book.schema, hospital.plan)
    if layout is not None:
        path = folder / "scorecard.yaml"
        path.write_text(layout, encoding="utf-8")
        read_layout, findings = load_layout(path, hospital.book.schema, hospital.plan)
        assert read_layout is not None, findings
        chosen = read_layout
    return read(
        html_report(contents_of(hospital, chosen, load_rules(HOSPITAL / "rules")), lang="en")
    )


def traced(page: Element) -> Iterator[tuple[str, str, Element]]:
    """Fact, name and trace of every value the page explains."""
    for article in page.all("article", "trace"):
        fact, name = [code.text() for code in article.one("h3").all("code")]
        yield fact, name, article


def figure_texts(page: Element) -> Mapping[str, set[str]]:
    """What the figures that lead to a trace say, without mark and unit, by the trace's id."""
    found: dict[str, set[str]] = {}
    for figure in page.all("a", "figure"):
        plain = [
            one
            for one in figure.inside
            if isinstance(one, str) or (one.tag != "sup" and "unit" not in one.classes)
        ]
        found.setdefault(figure["href"][1:], set()).add(Element("", {}, plain).text("th"))
    return found


def test_every_figure_is_that_of_the_evaluation(page: Element, etda: Evaluation) -> None:
    figures = figure_texts(page)
    # A line of budget has 12 figures in two tables; there are 14.
    assert len(figures) > 14 * 12
    checked = 0
    for fact_id, name, article in traced(page):
        texts = figures.get(article["id"])
        if texts is None:
            continue
        fact = etda.book.find(fact_id)
        assert fact is not None
        kind, key = fact_id.split("/", 1)
        value = fact.values[name] if name in fact.values else etda.value(kind, key, name)
        if isinstance(value, Decimal):
            for text in texts:  # digits stand in threes; the first screen shows fewer decimals
                digits = text.replace(",", "")
                decimals = len(digits.partition(".")[2])
                assert Decimal(digits) == rounded(value, decimals), (fact_id, name)
            assert as_written(value) in article.one(class_="result").text().replace(",", "")
        else:
            said = " ".join(worded(value, "th").split())
            assert {text.removeprefix("– ") for text in texts} == {said}, (fact_id, name)
        checked += 1
    assert checked == len(figures)


def test_the_front_page_has_the_scores_and_colours_worked_out_by_hand(page: Element) -> None:
    front = page.one(class_="front")
    verdicts = [" ".join(one.text().split()) for one in front.all(class_="verdict")]
    # 29 of 32 indicators; 285.9089 and 496.5906 of 588.7946.
    assert verdicts[0].startswith("29 of 32 indicators are met")
    assert verdicts[1].startswith("48.6 % of the plan is paid; the outturn of 84.3 %")
    rows = {row.one(class_="key").text(): row for row in front.one("tbody").all("tr")}
    assert rows["EL"].one(class_="chip").text() == "Red"
    assert rows["DG"].one(class_="chip").text() == "Green"


def test_an_amount_leads_to_its_line_in_the_facts_and_its_row_in_the_report(page: Element) -> None:
    [reserved] = [
        one for fact, name, one in traced(page) if (fact, name) == ("budget_line/1", "reserved")
    ]
    assert "102.8978" in reserved.one(class_="result").text()
    origin = reserved.one(class_="origin").text()
    assert "facts/etda/2563-q4/budget_lines.csv:3:" in origin
    assert "report, section (2), budget table, row 1" in origin


def test_the_figures_of_a_finding_lead_to_the_facts_that_disagree(page: Element) -> None:
    [found] = [
        one
        for one in page.all(class_="finding")
        if "102.8968" in one.text() and "budget_line/1" in one.text() and "Left" in one.text()
    ][:1]
    values = [one.text() for one in found.one(class_="values").all("li")]
    # 2.3262 + 26.6362 + 73.9344 = 102.8968, and 102.8978 is printed.
    assert values[:3] == ["Left side 102.8978", "Right side 102.8968", "Difference 0.0010"]


def test_evidence_reads_in_the_language_of_the_reader(page: Element) -> None:
    said = [one for one in page.all("td", "text") if "444" in one.text()]
    assert [one.text() for one in said] == ["Satisfaction survey with 444 respondents"]
    assert [one.text("th") for one in said] == ["ผลร้อยละความพึงพอใจ โดยมีจำนวนผู้ตอบแบบสอบถาม 444 ราย"]


def test_every_finding_stands_in_the_report(page: Element, etda: Evaluation) -> None:
    assert len(list(page.all(class_="finding"))) == len(etda.findings)


def test_the_report_stays_under_three_megabytes(written: str) -> None:
    assert len(written.encode()) < 3_000_000


@pytest.mark.parametrize("layout", [None, HOSPITAL_LAYOUT])
def test_every_link_of_either_domain_has_its_place(
    hospital: Evaluation, page: Element, tmp_path: Path, layout: str | None
) -> None:
    for one in (page, hospital_page(hospital, tmp_path, layout)):
        places = by_id(one)
        for element in one.all():
            if "href" in element.attributes:
                assert element["href"].startswith("#")
                assert element["href"][1:] in places
            for lit in element.attributes.get("data-lit", "").split():
                assert lit in places


def test_another_domain_has_its_own_front_page_and_tables(
    hospital: Evaluation, tmp_path: Path
) -> None:
    page = hospital_page(hospital, tmp_path, HOSPITAL_LAYOUT)
    cards = [one.text() for one in page.one(class_="cards").all("dd")]
    # (40 * 3.9575 + 60 * 3.1667) / 100, rounded to two decimals; the weakest essential has 3.5.
    assert cards == ["Accredited", "3.48"]
    standards = page.one("table", "figures")
    rows = list(standards.one("tbody").all("tr"))
    scores = {row.one("th").text(): list(row.all("td"))[1].text() for row in rows}
    assert scores["I-1 Leadership"] == "2.3300"
    assert scores["II-3 Dental care"] == "– not applicable"
    heads = [one.text() for one in standards.one("thead").all("th")]
    assert heads == ["Name", "Weight", "Score"]
    lit = [one for one in page.all(class_="drawn") if one["data-grid"]]
    assert lit
