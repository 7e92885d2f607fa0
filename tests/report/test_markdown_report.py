"""A report as Markdown: tables a reader of GitHub shows, and nothing in a text taken for markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from assay.report.markdown import code
from assay.report.markdown_report import markdown_report
from tests.building import domain
from tests.contents.agency import LAYOUT, agency
from tests.contents.making import contents_from
from tests.report.wards import BOOK, RULES, SCHEMA, WARDS, wards
from tests.report.workbook.etda import etda


@pytest.fixture
def lines(tmp_path: Path) -> list[str]:
    return markdown_report(contents_from(wards(tmp_path)), lang="en").splitlines()


def section(lines: list[str], title: str) -> list[str]:
    """The lines under a heading that are not empty, down to the next."""
    at = lines.index(title)
    end = next((n for n in range(at + 1, len(lines)) if lines[n].startswith("#")), len(lines))
    return [one for one in lines[at + 1 : end] if one]


def test_the_front_says_whose_figures_these_are_and_what_was_found(lines: list[str]) -> None:
    assert lines[0] == "# Sample hospital"
    assert lines[2] == "SH · fiscal year 2020 (B.E. 2563), quarter 4 · As of 30 Sep 2020"
    assert section(lines, "## Findings") == ["1 error, 0 warnings, 1 note"]
    assert section(lines, "## Source documents") == ["- Annual report `report`"]


def test_it_begins_with_the_verdict_the_money_what_is_to_be_done_and_a_table(
    tmp_path: Path,
) -> None:
    text = markdown_report(contents_from(agency(tmp_path), LAYOUT), lang="en")
    assert text.partition("\n## Findings\n")[0].splitlines()[4:] == [
        "**3 of 5 are met, 1 clean, 2 not; 33.3 % paid**",
        "",
        "- Met, nothing found against it **1**",
        "- Met, but questioned **2**",
        "- Not met **1**: R Three",
        "- not rated **1**: S Four",
        "",
        "- Plan **300** baht",
        "  - Paid **100**",
        "  - Left **200**",
        "",
        "## To be done",
        "",
        "1. **The agency** Attach it · 2 · 2 findings",
        "",
        "| Projects | State | Both | Findings |",
        "| --- | --- | --- | --- |",
        "| P One | Met | One: Met | – |",
        "| Q Two | Met | Two: Met | No evidence |",
        "| R Three | Not met | Three: Not met | No evidence |",
        "| S Four | *missing* | Four: *missing* | – |",
        "| T Five | Met | Five: Met | A step is open |",
    ]


def test_findings_stand_below_their_actions_and_before_the_sections(tmp_path: Path) -> None:
    text = markdown_report(contents_from(agency(tmp_path), LAYOUT), lang="en")
    headings = [one for one in text.splitlines() if one.startswith("#")]
    assert headings == [
        "# " + headings[0].removeprefix("# "),
        "## To be done",
        "## Findings",
        "### 1. Attach it",
        "#### warning: No evidence `no-evidence`",
        "### Other findings",
        "#### note: A step is open `undone`",
        "## Project",
        "## Where the figures come from",
    ]
    assert "By: The agency · At stake: 2" in text


def test_what_stands_against_a_fact_stands_in_its_row(tmp_path: Path) -> None:
    lines = markdown_report(contents_from(agency(tmp_path), LAYOUT), lang="en").splitlines()
    assert section(lines, "## Project")[2:5] == [
        "| P One | Met | – |",
        "| Q Two | Met | No evidence |",
        "| R Three | Not met | No evidence |",
    ]


def test_each_heading_of_a_report_stands_once() -> None:
    text = markdown_report(etda(), lang="th")
    headings = [one for one in text.splitlines() if one.startswith("## ")]
    assert "## โครงการ" in headings
    assert len(set(headings)) == len(headings)


def test_the_verdict_the_actions_and_the_table_stand_within_forty_lines() -> None:
    text = markdown_report(etda(), lang="th")
    first = text.partition("\n## ข้อค้นพบ\n")[0]
    assert len(first.splitlines()) <= 40
    assert "\n1. **หน่วยงาน** " in first


def test_a_section_on_the_front_page_names_its_facts_and_fills_its_lines(lines: list[str]) -> None:
    assert section(lines, "## Wards")[:6] == [
        "- Surgical ward: Status *missing*",
        "- Medical ward: Status **Green**",
        "- Children's ward: Status **Red**",
        "30 beds are in use",
        "18 beds are in use",
        "25 beds are in use",
    ]


def test_a_table_has_digits_as_written_reasons_of_nulls_and_marks_of_assumptions(
    lines: list[str],
) -> None:
    at = lines.index("## Wards")
    table = [one for one in lines[at + 1 :] if one.startswith("|")][:5]
    assert table == [
        "| Name | Beds | Infections (percent) | Stay | Occupancy (percent) | Status | Drill score | Drill | Findings |",
        "| --- | ---: | ---: | ---: | ---: | --- | ---: | --- | --- |",
        "| W-1 Surgical ward | 30 | *missing* | *missing* | 100.0 | *missing* | *not rated* | *missing* | no-row |",
        "| W-2 Medical ward | 24 | 1.00 | 36 hours | 75.0 | Green | 100 | *missing* | – |",
        "| W-10 Children's ward | 24 | 5.10 | 3.5 days | 104.2 | Red | 50\\* | 31 Aug 2020 | too-many |",
    ]


def test_each_figure_is_explained_in_the_last_table(lines: list[str]) -> None:
    rows = section(lines, "## Where the figures come from")
    status = next(one for one in rows if "`ward/W-10/status`" in one)
    assert "| Red | row 3 `" in status
    assert "| Infection `" in status
    assert status.endswith("| Hospital standard, chapter 3 |")
    beds = next(one for one in rows if "`ward/W-2/beds`" in one)
    assert beds.endswith("wards.yaml:13:9` report, page 7 |")
    occupancy = next(one for one in rows if "`ward/W-10/occupancy`" in one)
    assert (
        "`share`; Rounded from 104.1666666666666666666666666666667 (1 decimal, half up)"
        in occupancy
    )


def test_findings_stand_with_their_figures_and_places(lines: list[str]) -> None:
    title = next(one for one in lines if one.startswith("### error"))
    (finding,) = section(lines, title)
    assert finding.startswith(
        "- **Children's ward** `ward/W-10` Ward W-10 has 25 patients in 24 beds<br>Stated in `"
    )


def test_it_is_in_the_language_asked_for(tmp_path: Path) -> None:
    text = markdown_report(contents_from(wards(tmp_path)), lang="th")
    assert text.startswith(
        "# โรงพยาบาลตัวอย่าง\n\nSH · ปีงบประมาณ 2563, ไตรมาส 4 · ข้อมูล ณ วันที่ 30 ก.ย. 2563\n"
    )
    assert "| W-2 หออายุรกรรม | 24 | 1.00 | 36 hours | 75.0 | สีเขียว | 100 | *ไม่มีข้อมูล* |" in text


def test_what_facts_say_is_text_and_no_markup(tmp_path: Path) -> None:
    said = "a | b * <b>c</b> [d](e) `f`"
    loaded = domain(
        tmp_path,
        schema=SCHEMA,
        facts={"wards.yaml": WARDS.replace("Medical ward", f"'{said}'")},
        rules=RULES,
        book=BOOK,
    )
    text = markdown_report(contents_from(loaded), lang="en")
    assert "a \\| b \\* &lt;b&gt;c&lt;/b&gt; \\[d\\](e) \\`f\\`" in text
    assert "<b>" not in text


@pytest.mark.parametrize("said", ["1. Wards", "- Wards", "## Wards", "+ Wards", "---", "3) x"])
def test_what_facts_say_begins_no_list_heading_or_rule(tmp_path: Path, said: str) -> None:
    loaded = domain(
        tmp_path,
        schema=SCHEMA,
        facts={"wards.yaml": WARDS.replace("Medical ward", f"'{said}'")},
        rules=RULES,
        book=BOOK,
    )
    text = markdown_report(contents_from(loaded), lang="en")
    shown = MarkdownIt("commonmark").enable("table").render(text)
    assert f"<li>{said}: Status <strong>Green</strong></li>" in shown


def test_a_line_of_the_layout_begins_no_heading(tmp_path: Path) -> None:
    layout = "sections: [{kind: ward, lines: ['# {occupied} of {beds}']}]"
    text = markdown_report(contents_from(wards(tmp_path), layout), lang="en")
    assert "<p># 18 of 24</p>" in MarkdownIt().render(text)


@pytest.mark.parametrize("said", ["a`b", "``", "a```b", "`", "a\nb"])
def test_code_is_told_whole_whatever_backticks_it_has(said: str) -> None:
    shown = MarkdownIt().render(f"x {code(said)} y")
    assert shown == f"<p>x <code>{' '.join(said.split())}</code> y</p>\n"


def test_the_same_contents_give_the_same_text(tmp_path: Path) -> None:
    loaded = wards(tmp_path)
    assert markdown_report(contents_from(loaded)) == markdown_report(contents_from(loaded))
