"""What a mutation run found is told as findings are, in both languages, and counted by rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.features.mutation import MutationReport
from assay.terminal.mutation import mutation_report
from tests.features.mutation.projects import project

RULE = """
    rule: bands
    title: Bands
    for: project
    effective: {to: 2020-12-31}
    table:
      outcome: colour
      type: rag
      rows:
        - {when: {delay: "<= 5"}, then: green}
        - {when: {delay: "> 5"}, then: red}
    checks:
      - {code: late, that: delay <= 90, severity: error, message: late}
"""
FEATURE = """
    Scenario Outline: Both sides of five
      Given the book is dated 2020-09-30
      And a project:
        | id | delay   |
        | A  | <delay> |
      When the rule "bands" is evaluated
      Then the colour of the project is <colour>

      Examples:
        | delay | colour |
        | 5     | green  |
        | 6     | red    |
"""


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MutationReport:
    monkeypatch.chdir(tmp_path)
    return project(Path(), {"bands.yaml": RULE}, FEATURE).mutate()


def lines(report: MutationReport, lang: str = "en", *, listed: bool = True) -> list[str]:
    found = mutation_report(report, lang=lang, width=80, listed=listed)
    return [line.plain for line in found]


def test_a_survivor_shows_its_place_its_line_and_by_which_facts_it_shows(
    report: MutationReport,
) -> None:
    told = lines(report)
    at = told.index(
        "rules/bands.yaml:10:25: warning [threshold] a number moved by one unit: > 5 → > 5.1"
    )
    assert told[at + 1 : at + 5] == [
        '   10 │     - {when: {delay: "> 5"}, then: red}',
        "      │ " + " " * 24 + "^",
        "  hint: they differ where delay = 5.1",
        "",
    ]


def test_a_period_is_shown_by_a_day_and_what_was_left_out_is_said_so(
    report: MutationReport,
) -> None:
    told = lines(report)
    assert "  hint: they differ in a book dated 1 Jan 2021" in told
    assert any(line.endswith("… → left out") for line in told)


def test_the_counts_stand_by_rule_and_in_total(report: MutationReport) -> None:
    told = lines(report)
    total = report.total
    assert told[0] == f"bands: {total.survived} changes that no scenario notices"
    assert told[-4].split() == [
        "bands", str(total.killed), str(total.survived), str(total.equivalent), str(total.invalid),
        str(total.percent),
    ]  # fmt: skip
    assert told[-1] == (f"1 rule: {total.killed} of {total.all} changes noticed, {total.percent} %")


def test_the_lines_of_rules_may_be_left_out(report: MutationReport) -> None:
    short, whole = lines(report, listed=False), lines(report)
    assert len(short) < len(whole)
    assert short[-1] == whole[-1]


def test_everything_is_told_in_thai_too(report: MutationReport) -> None:
    told = lines(report, "th")
    total = report.total
    assert told[0] == f"bands: มี {total.survived} แบบที่แก้แล้วไม่มีกรณีทดสอบใดจับได้"
    assert "  คำแนะนำ: ให้ผลต่างกันเมื่อ delay = 5.1" in told
    assert "  คำแนะนำ: ให้ผลต่างกันเมื่อข้อมูลเป็นของวันที่ 1 ม.ค. 2564" in told
    assert any(line.endswith("ตัวเลขเลื่อนไปหนึ่งหน่วย: > 5 → > 5.1") for line in told)
    assert told[-1].startswith("เกณฑ์ 1 ข้อ: จับการแก้ได้")


def test_where_there_is_nothing_to_change_it_says_so() -> None:
    nothing = MutationReport((), {}, {}, 0)
    assert lines(nothing) == ["There is nothing to change."]
    assert lines(nothing, "th") == ["ไม่มีสิ่งที่จะทดลองแก้"]
