"""The report of a small domain: values, nulls, assumptions, languages, traces and findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.contents.contents import contents_of
from assay.report.html import html_report
from tests.building import domain
from tests.contents.making import LAYOUT
from tests.report.html.pages import Element, by_id, layout_of, report_of
from tests.report.wards import BOOK, RULES, SCHEMA, WARDS, wards


@pytest.fixture
def page(tmp_path: Path) -> Element:
    return report_of(wards(tmp_path), LAYOUT)


def row(page: Element, key: str) -> list[str]:
    """The cells of a ward in the table, in English."""
    table = page.one("table", "figures")
    found = next(one for one in table.all("tr") if key in one.text().split())
    return [cell.text() for cell in found.all("td")]


def trace(page: Element, fact: str, name: str) -> Element:
    """The trace of a value."""
    found = [
        one
        for one in page.all("article")
        if [code.text() for code in one.one("h3").all("code")] == [fact, name]
    ]
    assert len(found) == 1
    return found[0]


def test_a_cell_has_the_digits_as_written_and_the_unit_where_the_heading_has_none(
    page: Element,
) -> None:
    # 18 of 24 beds are 75 per cent; 1.00 keeps its two decimals; the stay is in the ward's own unit.
    assert row(page, "W-2") == ["24", "1.00", "36 hours", "75.0", "Green", "100", "missing"]
    headings = [head.text() for head in page.one("table", "figures").all("th")][:8]
    assert headings[2] == "Infections percent"
    assert headings[3] == "Stay"


def test_a_null_tells_its_reason_and_leads_to_its_cause(page: Element) -> None:
    # W-1 states no infections; its drill is not rated, since the rule is for less than 30 beds.
    beds, infections, stay, occupancy, status, drill_score, drill = row(page, "W-1")
    assert (infections, stay, status, drill) == ("missing",) * 4
    assert drill_score == "– not rated"  # the dash is seen, the reason read aloud
    assert (beds, occupancy) == ("30", "100.0")
    assert "ward/W-1/infections" in trace(page, "ward/W-1", "status").text()
    assert "no rule rates it" in trace(page, "ward/W-1", "drill_score").text()


def test_a_null_reads_in_thai_too(page: Element) -> None:
    cells = [cell.text("th") for cell in page.one("table", "figures").all("td")]
    assert {"ไม่มีข้อมูล", "– ไม่ได้ประเมิน"} <= set(cells)


def test_an_assumed_value_is_marked_and_its_reason_told_once_with_the_facts(page: Element) -> None:
    # W-10 has 5.10 per cent of infections: no level holds but the assumed one.
    assert row(page, "W-10")[5] == "50*assumed"
    assumptions = page.one("section", "assumptions").text()
    assert "the standard states no lower level (ward/W-10)" in assumptions
    assert "the standard states no lower level" in trace(page, "ward/W-10", "drill_score").text()


def test_a_status_has_its_colour_and_its_word(page: Element) -> None:
    chips = [
        (one["data-value"], one.text()) for one in page.one(class_="scores").all(class_="chip")
    ]
    assert chips == [("green", "Green"), ("red", "Red")]


def test_a_figure_in_a_line_of_text_leads_to_its_trace(page: Element) -> None:
    front = page.one(class_="scores")
    assert [one.text() for one in front.all("p", "line")] == [
        "30 beds are in use",
        "18 beds are in use",
        "25 beds are in use",
    ]
    linked = front.one("p", "line").one("a", "figure")
    assert by_id(page)[linked["href"][1:]] is trace(page, "ward/W-1", "occupied")


def test_every_link_leads_to_a_place_in_the_page_and_no_further(page: Element) -> None:
    places = by_id(page)
    for one in page.all():
        assert not {"src", "srcset", "action", "xlink:href"} & set(one.attributes)
        if "href" in one.attributes:
            assert one["href"].startswith("#")
            assert one["href"][1:] in places
        for name in ("aria-labelledby", "data-trace", "data-grid"):
            if name in one.attributes:
                assert one[name] in places
    style = "".join(one.text() for one in page.all("style"))
    assert "url(" not in style
    assert "@import" not in style


def test_the_trace_of_a_stated_value_names_its_line_document_and_place(page: Element) -> None:
    origin = trace(page, "ward/W-2", "beds").one(class_="origin")
    # Nine lines tell of the ward before; the beds stand in the fourth of this one.
    assert "wards.yaml:13:9" in origin.text()
    assert origin.text().endswith("report, page 7")
    document = by_id(page)[origin.one("a")["href"][1:]]
    assert document.text() == "Annual report report"


def test_the_trace_of_a_table_lights_the_row_that_held(page: Element) -> None:
    drawn = trace(page, "ward/W-10", "status").one(class_="drawn")
    places = by_id(page)
    assert [places[one].text() for one in drawn["data-lit"].split()] == ["3 > 5 Red over the limit"]
    assert len(list(places[drawn["data-grid"]].all("tr"))) == 1 + 3


def test_the_trace_of_a_formula_tells_it_its_exact_value_and_what_it_read(page: Element) -> None:
    of = trace(page, "ward/W-10", "occupancy")
    assert of.one(class_="formula").text() == "= share"
    # 25 of 24 beds, in 34 digits, before it is rounded to 104.2.
    assert "104.1666666666666666666666666666667 (1 decimal, half up)" in of.text()
    share = of.one("li")
    below = by_id(page)[share["data-trace"]]
    assert below.one(class_="formula").text() == "= percent(occupied, beds)"
    assert next(below.all("li")).text().startswith("occupied Occupied = 25")


def test_findings_stand_by_weight_with_their_figures_and_facts(page: Element) -> None:
    marks = [one.text() for one in page.one(class_="weights").one(class_="tally").all("li")]
    assert marks == ["1 error", "0 warnings", "1 note"]
    found = page.one(class_="finding")
    assert "Ward W-10 has 25 patients in 24 beds" in found.text()
    # Its figures stand in its message: they are listed only of sums.
    assert not list(found.all(class_="values"))
    steps = [one.text() for one in found.one(class_="steps").all("li")]
    assert [one.partition(" wards")[0].partition(" =")[0] for one in steps] == [
        "occupied Occupied",
        "beds Beds",
    ]


def test_the_page_opens_in_the_language_asked_for_and_holds_both(tmp_path: Path) -> None:
    loaded = wards(tmp_path)
    thai = report_of(loaded, LAYOUT, lang="th")
    assert thai.one("html")["lang"] == "th"
    assert thai.one("h1").text("th") == "โรงพยาบาลตัวอย่าง"
    assert thai.one("h1").text("en") == "Sample hospital"
    pressed = [
        one["lang"] for one in thai.all("button") if one.attributes.get("aria-pressed") == "true"
    ]
    assert pressed == ["th"]


def test_what_facts_and_rules_say_is_text_and_no_markup(tmp_path: Path) -> None:
    said = '<script>alert("x")</script>'
    loaded = domain(
        tmp_path,
        schema=SCHEMA,
        facts={"wards.yaml": WARDS.replace("Medical ward", said).replace("page 7", said)},
        rules={
            **RULES,
            "infection.yaml": RULES["infection.yaml"].replace("over the limit", f"'{said}'"),
        },
        book=BOOK.replace("Sample hospital", f"'</style>{said}'"),
    )
    page = report_of(loaded, LAYOUT)
    scripts = [one.text() for one in page.all("script")]
    assert len(scripts) == 2
    assert not any("alert" in one for one in scripts)
    assert len(list(page.all("style"))) == 1
    assert page.one("h1").text() == f"</style>{said}"


def test_the_same_evaluation_gives_the_same_page(tmp_path: Path) -> None:
    loaded = wards(tmp_path)
    assert loaded.library is not None
    layout = layout_of(loaded, LAYOUT)
    first = html_report(contents_of(loaded.evaluate(), layout, loaded.library))
    assert html_report(contents_of(loaded.evaluate(), layout, loaded.library)) == first


def test_without_a_report_of_its_own_a_layout_gives_that_of_the_scorecard(tmp_path: Path) -> None:
    page = report_of(wards(tmp_path), "sections: [{kind: ward, columns: [beds, occupancy]}]")
    assert row(page, "W-10") == ["24", "104.2"]


def test_a_book_without_findings_says_so(tmp_path: Path) -> None:
    loaded = domain(
        tmp_path,
        schema=SCHEMA,
        facts={"wards.yaml": "[{id: W-1, beds: 1}]"},
        rules="rule: double\ntitle: Double\nfor: ward\noutcomes: {twice: 2 * beds}",
    )
    page = report_of(loaded)
    assert "No findings." in page.one("main").text()
