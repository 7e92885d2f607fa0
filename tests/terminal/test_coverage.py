"""Rule coverage on a terminal: a line a rule, the total, and what is missing with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from assay.features.coverage import Count, Coverage, covered
from assay.terminal.coverage import coverage_report, covered_words
from tests.building import Domain, domain
from tests.features.coverage.asking import asked

SCHEMA = """
    kinds:
      project:
        plural: projects
        key: id
        fields:
          id: {type: text}
          delay: {type: number, decimals: 1, required: true}
"""
RULES = {
    "a.yaml": """
        rule: status
        title: Status
        for: project
        table:
          outcome: status
          type: text
          hit: unique
          rows:
            - {when: {delay: "<= 5"}, then: green}
            - {when: {delay: "> 5"}, then: red}
    """,
    "b.yaml": """
        rule: late
        title: Late
        for: project
        checks:
          - {code: is-late, that: delay <= 0, severity: error, message: late}
    """,
}
FACTS = {"projects.yaml": "- {id: a, delay: 5}\n- {id: b, delay: 0}\n"}


def made_of(folder: Path, rules: dict[str, str] = RULES) -> Domain:
    return domain(folder, schema=SCHEMA, facts=FACTS, rules=rules)


def covers(folder: Path) -> Coverage:
    made = made_of(folder)
    result = asked(made.evaluate(), "project/a status", checks=[("late", "is-late", "project/a")])
    return covered([result], made.schema)


def lines(coverage: Coverage, lang: str = "en", width: int = 80) -> list[str]:
    return [line.plain for line in coverage_report(coverage, lang=lang, width=width)]


def test_a_rule_is_a_line_and_what_is_missing_stands_below_with_its_place(tmp_path: Path) -> None:
    # Covered: row 1, the check that fails, and of six boundaries the one at 5.
    assert lines(covers(tmp_path)) == [
        "          rows  checks  bounds",
        "  ────────────────────────────",
        "  status   1/2       –     1/3",
        "  late       –     1/2     0/3",
        "  total    1/2     1/2     1/6",
        "",
        "2 rules: 3 of 10 goals covered, 30.0 %",
        "",
        "Not covered",
        "  rules/a.yaml:10:7  status: row 2 (delay: > 5)",
        "  rules/a.yaml:9:7  status: delay at 4.9, just under 5",
        "  rules/a.yaml:9:7  status: delay at 5.1, just over 5",
        "  rules/b.yaml:5:5  late: check is-late holds",
        "  rules/b.yaml:5:27  is-late: delay at -0.1, just under 0",
        "  rules/b.yaml:5:27  is-late: delay at 0",
        "  rules/b.yaml:5:27  is-late: delay at 0.1, just over 0",
    ]


def test_it_reads_in_thai_in_columns_that_stand_under_one_another(tmp_path: Path) -> None:
    found = lines(covers(tmp_path), "th")
    assert found[:5] == [
        "          แถว  การตรวจ  ขอบ",
        "  ─────────────────────────",
        "  status  1/2        –  1/3",
        "  late      –      1/2  0/3",
        "  รวม     1/2      1/2  1/6",
    ]
    assert len({cell_len(line) for line in found[:5]}) == 1
    assert "เกณฑ์ 2 ข้อ: ครอบคลุม 3 จาก 10 เป้าหมาย ร้อยละ 30.0" in found
    assert "  rules/a.yaml:10:7  status: แถวที่ 2 (delay: > 5)" in found


def test_a_narrow_terminal_breaks_lines_and_cuts_no_figure(tmp_path: Path) -> None:
    found = lines(covers(tmp_path), width=34)
    assert all(cell_len(line) <= 34 for line in found[:-1] if "rules/" not in line)
    assert "  late       –     1/2     0/3" in found


def test_nothing_missing_is_a_hundred_per_cent_and_no_list(tmp_path: Path) -> None:
    made = made_of(tmp_path, {"b.yaml": RULES["b.yaml"].replace("delay <= 0", "delay != null")})
    result = asked(made.evaluate(), checks=[("late", "is-late", "project/a")])
    assert lines(covered([result], made.schema)) == [
        "         checks",
        "  ─────────────",
        "  late      1/1",
        "  total     1/1",
        "",
        "1 rule: 1 of 1 goal covered, 100.0 %",
    ]


def test_versions_of_a_rule_are_told_apart_by_their_files(tmp_path: Path) -> None:
    text = RULES["b.yaml"].replace("for:", "effective: {to: 2019-09-30}\n        for:")
    later = RULES["b.yaml"].replace("for:", "effective: {from: 2019-10-01}\n        for:")
    rules = {"v1.yaml": text, "v2.yaml": later}
    new = made_of(tmp_path / "new", rules).plan
    old = domain(
        tmp_path / "old", schema=SCHEMA, facts=FACTS, rules=rules, book="as_of: 2019-09-30"
    )
    assert new is not None
    assert old.plan is not None
    found = lines(covered([], old.schema, [old.plan, new]))
    assert [line.split()[0] for line in found[2:5]] == ["v1.yaml", "v2.yaml", "total"]


def test_where_there_is_nothing_to_cover_it_says_so() -> None:
    assert lines(Coverage(())) == ["There is nothing to cover."]
    assert lines(Coverage(()), "th") == ["ไม่มีสิ่งที่ต้องครอบคลุม"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "44 rules: 9999 of 10000 goals covered, 99.9 %"),
        ("th", "เกณฑ์ 44 ข้อ: ครอบคลุม 9999 จาก 10000 เป้าหมาย ร้อยละ 99.9"),
    ],
)
def test_a_share_is_rounded_down(lang: str, words: str) -> None:
    assert covered_words(Count(9999, 10000), 44, lang) == words
