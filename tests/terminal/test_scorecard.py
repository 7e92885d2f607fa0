"""The scorecard as a person reads it."""

from pathlib import Path
from textwrap import dedent

import pytest

from assay.contents.scored import Scored
from assay.scorecard.layout import load_layout
from assay.terminal.explanation import explanation
from assay.terminal.scorecard import MOST_FIGURES, brief, parts_of, scorecard
from assay.values.fact_id import FactId
from tests.building import Domain, domain
from tests.report.wards import wards

LAYOUT = """
    units:
      beds:
      percent: "%"
      hours: {th: ชั่วโมง, en: hours}
      days: {th: วัน, en: days}
    sections:
      - kind: ward
        lines: [{th: "{id} ใช้ {occupied} จาก {beds} เตียง", en: "{id}: {occupied} of {beds} beds"}]
        columns: [status, infections, stay, drill_score, full]
"""


@pytest.fixture
def hospital(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Domain:
    monkeypatch.chdir(tmp_path)
    return wards(Path())


def laid_out(found: Domain, text: str = LAYOUT) -> Scored:
    path = Path("scorecard.yaml")
    path.write_text(dedent(text), encoding="utf-8")
    assert found.plan is not None
    layout, findings = load_layout(path, found.schema, found.plan)
    assert layout is not None, findings
    return found.scored(layout)


def lines(found: Domain, *, lang: str = "en", width: int = 80) -> list[str]:
    return [line.plain for line in scorecard(laid_out(found), lang=lang, width=width)]


def test_the_whole_card_in_english(hospital: Domain) -> None:
    assert lines(hospital) == [
        "Sample hospital",
        "SH · fiscal year 2020 (B.E. 2563), quarter 4 · As of 30 Sep 2020",
        "",
        "W-1: 30 of 30 beds",
        "W-2: 18 of 24 beds",
        "W-10: 25 of 24 beds",
        "",
        "Ward",
        "                                    Infections                   Drill",
        "                         Status              %       Stay        score  Full",
        "  ──────────────────────────────────────────────────────────────────────────",
        "  W-1   Surgical ward    – missing   – missing  – missing           –   yes",
        "  W-2   Medical ward     ● Green          1.00         36 hours   100   no",
        "  W-10  Children's ward  ● Red            5.10        3.5 days     50*  yes",
        "",
        "Findings  1 error · 0 warnings · 1 note",
        "    error · too-many  rules/occupancy.yaml:10:5",
        "      ward/W-10  Ward W-10 has 25 patients in 24 beds",
        "    note · no-row  rules/infection.yaml:6:3",
        "      ward/W-1  no row of the table holds: infections = missing",
        "",
        "– not rated or not applicable",
        "* assumed, since the source does not state it: the standard states no lower",
        "  level (ward/W-10)",
        "",
        "1 error · 0 warnings · 1 note",
        "Why a figure? assay explain book KIND/KEY/NAME",
        "assay 0.1.0 · 3 rules",
    ]


def test_the_header_is_in_the_calendar_of_the_reader(hospital: Domain) -> None:
    shown = lines(hospital, lang="th")
    assert shown[:2] == [
        "โรงพยาบาลตัวอย่าง",
        "SH · ปีงบประมาณ 2563, ไตรมาส 4 · ข้อมูล ณ วันที่ 30 ก.ย. 2563",
    ]
    assert shown[-3] == "ข้อผิดพลาด 1 รายการ · คำเตือน 0 รายการ · ข้อสังเกต 1 รายการ"


def test_thai_shows_thai_titles_members_units_and_messages(hospital: Domain) -> None:
    shown = lines(hospital, lang="th", width=100)
    assert "หอผู้ป่วย" in shown
    assert "W-2 ใช้ 18 จาก 24 เตียง" in shown
    assert any("หออายุรกรรม" in line and "● สีเขียว" in line and "36 ชั่วโมง" in line for line in shown)
    assert "      ward/W-10  หอ W-10 มีผู้ป่วย 25 คน ใน 24 เตียง" in shown


def test_a_colour_stands_beside_its_word_and_never_alone(hospital: Domain) -> None:
    drawn = scorecard(laid_out(hospital), width=80)
    [red] = [line for line in drawn if "● Red" in line.plain]
    spans = {(red.plain[span.start : span.end], str(span.style)) for span in red.spans}
    assert {("● ", "red"), ("Red", "red")} <= spans


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("width", [24, 40, 60, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(hospital: Domain, width: int, lang: str) -> None:
    for scored in (laid_out(hospital), hospital.scored()):
        for drawn in (scorecard, brief):
            told = drawn(scored, lang=lang, width=width, again=("--schema", "schema.yaml"))
            assert [line.plain for line in told if line.cell_len > width] == []


def test_facts_are_sorted_by_what_the_section_says_and_those_without_it_come_last(
    hospital: Domain,
) -> None:
    text = "sections: [{kind: ward, sort: infections, name_by: key, columns: [infections]}]"
    drawn = scorecard(laid_out(hospital, text), width=80)
    keys = [line.plain.split()[0] for line in drawn if line.plain.startswith("  W-")]
    assert keys == ["W-2", "W-10", "W-1"]


def test_a_tree_is_shown_as_a_tree_with_its_shared_unit_beside_the_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = domain(
        tmp_path,
        schema="""
            kinds:
              line:
                plural: lines
                parent: line
                key: code
                label: name
                fields:
                  name: {type: text}
                  plan: {type: number, unit: THB million}
                  paid: {type: number, unit: THB million}
        """,
        facts={
            "lines.csv": """
                code,parent,name,plan,paid
                b,total,Projects,5.50,1.10
                a,total,Staff,4.50,4.50
                total,,Total,10.00,5.60
                b1,b,Roads,5.50,1.10
            """
        },
        rules="{rule: r, title: R, for: line, outcomes: {rest: plan - paid}}",
    )
    monkeypatch.chdir(tmp_path)
    scored = laid_out(tree, "sections: [{kind: line, columns: [plan, paid, rest]}]")
    assert [line.plain for line in scorecard(scored, width=80)][3:10] == [
        "line  THB million",
        "                      Plan  Paid  Rest",
        "  ────────────────────────────────────",
        "  total  Total       10.00  5.60  4.40",
        "  a        Staff      4.50  4.50  0.00",
        "  b        Projects   5.50  1.10  4.40",
        "  b1         Roads    5.50  1.10  4.40",
    ]


def many(folder: Path, count: int) -> Domain:
    """Acts of which each has a finding."""
    return domain(
        folder,
        schema="kinds: {act: {plural: acts, key: no, fields: {n: {type: number}}}}",
        facts={"acts.csv": "no,n\n" + "".join(f"A{at},{at}\n" for at in range(count))},
        rules=(
            "{rule: r, title: R, for: act, outcomes: {twice: n * 2},"
            " checks: [{code: small, that: n < 0, message: Too large}]}"
        ),
    )


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_two_thousand_facts_and_findings_stay_under_200_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int, lang: str
) -> None:
    monkeypatch.chdir(tmp_path)
    scored = many(Path(), 2000).scored(most=MOST_FIGURES)
    shown = [line.plain for line in scorecard(scored, lang=lang, width=width)]
    assert 150 < len(shown) < 200
    if (lang, width) == ("en", 80):
        rows = sum(line.startswith("  A") for line in shown)
        assert f"  … and {2000 - rows:,} more: --only acts shows all" in shown
        assert "Findings  0 errors · 2000 warnings · 0 notes" in shown
        told = " ".join(" ".join(shown).split())
        assert "small: A0, A1, A10, A100, A1000, " in told  # twelve by name, in the book's order
        assert " +1,988 " in told


def test_a_part_asked_for_alone_has_all_its_facts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    scored = many(Path(), 2000).scored()
    shown = [line.plain for line in parts_of(scored, ["acts"])]
    assert sum(line.startswith("  A") for line in shown) == 2000
    assert shown[-1] == "  explain act/A0/… twice"
    told = [line.plain for line in parts_of(scored, ["findings"])]
    assert sum(line.startswith("      act/A") for line in told) == 2000


UNLIKE = """
    rule: {name}
    title: Limits
    for: act
    applies: sort = {sort}
    outcomes:
      result: {{is: figure * 2, title: {title}, type: number{unit}}}
"""


def test_an_outcome_of_several_rules_has_the_title_and_unit_of_the_one_that_gave_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    loaded = domain(
        Path(),
        schema="""
            types: {sort: {choice: [money, months]}}
            kinds:
              act: {plural: acts, key: no, fields: {sort: {type: sort, required: true}, figure: {type: number}}}
        """,
        facts={"acts.csv": "no,sort,figure\nA,money,3\nB,months,4\n"},
        rules={
            "a.yaml": UNLIKE.format(name="a", sort="money", title="Rand", unit=", unit: ZAR"),
            "b.yaml": UNLIKE.format(name="b", sort="months", title="Months", unit=", unit: months"),
        },
    )
    scored = loaded.scored()
    evaluation = scored.evaluation
    shown = [line.plain for line in scorecard(scored)]
    heading = shown.index("act") + 1
    assert shown[heading].strip() == "Result"
    assert [line.split() for line in shown[heading + 2 : heading + 4]] == [
        ["A", "6", "ZAR"],
        ["B", "8", "months"],
    ]
    by_fact = {
        fact.id: evaluation.info_of(fact, "result") for fact in evaluation.book.of_kind("act")
    }
    assert {fact: info and info.title and info.title.en for fact, info in by_fact.items()} == {
        "act/A": "Rand",
        "act/B": "Months",
    }
    for key, title in (("A", "Rand"), ("B", "Months")):
        fact = evaluation.book.find(FactId.of("act", key))
        assert fact is not None
        told = [one.plain for one in explanation(evaluation, evaluation.trace(fact, "result"))]
        assert any(line.endswith(f"  {title}") for line in told)
