"""Cases without a row: where they are, in words, with a sample and a row to paste."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.finding import Span
from tests.analyse.rules import found, hints, levels, table, told

LEGEND = """
- {when: {delay: "<= 5"},      then: green}
- {when: {delay: "[5.1..20]"}, then: yellow}
- {when: {delay: "> 20"},      then: red}
"""


# The legend of the quarterly report: green up to 5, yellow 5.1 to 20, red above 20 ----------------


def test_the_legend_leaves_a_delay_of_5_05_without_a_colour(tmp_path: Path) -> None:
    (gap,) = findings = table(tmp_path, LEGEND)
    assert told(findings) == [
        (
            "warning gap: a delay of 5.05 has no row; rows end at 5 and begin at 5.1; "
            "write (5..20], or round the delay to 1 decimal"
        )
    ]
    assert told(findings, "th") == [
        (
            "warning gap: delay เท่ากับ 5.05 ไม่มีแถวรองรับ; แถวสิ้นสุดที่ 5 และเริ่มใหม่ที่ 5.1; "
            "ให้เขียน (5..20] หรือปัด delay เป็นทศนิยม 1 ตำแหน่ง"
        )
    ]
    assert hints(findings) == [
        'or add this row, with the value it should give: - {when: {delay: "(5..5.1)"}, then: null}'
    ]
    assert gap.span is not None
    assert (gap.span.line, gap.rule) == (11, "bands")
    assert [(one.span.line, one.message.en) for one in gap.related] == [(10, "row 1: delay: <= 5")]


def test_at_one_decimal_the_legend_is_complete(tmp_path: Path) -> None:
    assert table(tmp_path, LEGEND.replace("delay", "rounded")) == []


def test_the_remedies_named_close_the_gap(tmp_path: Path) -> None:
    assert table(tmp_path / "one", LEGEND.replace("[5.1..20]", "(5..20]")) == []
    pasted = LEGEND + '- {when: {delay: "(5..5.1)"}, then: null}\n'
    assert table(tmp_path / "two", pasted) == []
    rounded = "given:\n  late: {is: delay, decimals: 1}\n"
    assert table(tmp_path / "three", LEGEND.replace("delay", "late"), head=rounded) == []


def test_the_gap_is_named_where_it_is_among_other_columns(tmp_path: Path) -> None:
    rows = """
    - {when: {obstacle: false, delay: "<= 5"},      then: green}
    - {when: {obstacle: false, delay: "[5.1..20]"}, then: yellow}
    - {when: {obstacle: false, delay: "> 20"},      then: red}
    - {when: {obstacle: true},                      then: red}
    """
    assert told(table(tmp_path, rows)) == [
        (
            "warning gap: a delay of 5.05 has no row where obstacle is false; rows end at 5 and begin "
            "at 5.1; write (5..20], or round the delay to 1 decimal"
        )
    ]


# Holes --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lower", "upper", "said"),
    [
        ("< 5", "> 5", "a delay of 5 has no row; rows end below 5 and begin above 5; write >= 5"),
        ("< 5", "[5.5..9]", "rows end below 5 and begin at 5.5; write [5..9]"),
        ("<= 5", "(6..9]", "rows end at 5 and begin above 6; write (5..9]"),
        ("[1..5]", "6, 7", "rows end at 5 and begin at 6; write [1..6), or round the delay to a"),
        ("<= 5", ">= 5.25", "begin at 5.25; write > 5"),
    ],
)
def test_a_hole_between_two_rows_is_closed_by_reaching_over_it(
    tmp_path: Path, lower: str, upper: str, said: str
) -> None:
    rows = f"""
    - {{when: {{delay: "{lower}"}}, then: green}}
    - {{when: {{delay: "{upper}"}}, then: red}}
    """
    assert any(said in one for one in told(table(tmp_path, rows)))


def test_rounding_is_no_remedy_where_it_leaves_values_in_between(tmp_path: Path) -> None:
    rows = """
    - {when: {delay: "<= 5"},   then: green}
    - {when: {delay: ">= 5.2"}, then: red}
    """
    (said,) = told(table(tmp_path, rows))
    assert said.endswith("rows end at 5 and begin at 5.2; write > 5")


def test_days_between_two_rows(tmp_path: Path) -> None:
    rows = """
    - {when: {due: "<= 2020-09-30"}, then: green}
    - {when: {due: "> 2020-10-01"},  then: red}
    """
    assert told(table(tmp_path, rows)) == [
        (
            "warning gap: a due of 2020-10-01 has no row; rows end at 2020-09-30 and begin above "
            "2020-10-01; write > 2020-09-30"
        )
    ]


# Other gaps ---------------------------------------------------------------------------------------


def test_members_that_no_row_names(tmp_path: Path) -> None:
    findings = table(tmp_path, "- {when: {stage: in_force, obstacle: false}, then: green}")
    assert told(findings) == [
        (
            "warning gap: no row holds where stage is drafting or Public hearing, "
            "for example stage = drafting"
        ),
        (
            "warning gap: no row holds where stage is in_force and obstacle is true, "
            "for example stage = in_force, obstacle = true"
        ),
    ]
    assert told(findings, "th")[0] == (
        "warning gap: ไม่มีแถวใดตรงเมื่อ stage เป็น drafting หรือรับฟังความคิดเห็น เช่น stage = drafting"
    )
    assert hints(findings) == [
        (
            "add this row, with the value it should give: "
            '- {when: {stage: "drafting, hearing"}, then: null}'
        ),
        (
            "add this row, with the value it should give: "
            "- {when: {stage: in_force, obstacle: true}, then: null}"
        ),
    ]


def test_texts_that_no_row_names(tmp_path: Path) -> None:
    findings = table(tmp_path, """- {when: {country: '"TH", "SG"'}, then: green}""")
    assert told(findings) == [
        'warning gap: no row holds where country is any other text, for example country = "other"'
    ]
    assert hints(findings)[0] is not None
    assert """{when: {country: 'not("SG", "TH")'}, then: null}""" in str(hints(findings)[0])


def test_an_end_of_the_declared_range(tmp_path: Path) -> None:
    findings = table(tmp_path, '- {when: {percent: "[10..100]"}, then: green}')
    assert told(findings) == [
        "warning gap: no row holds where percent is under 10, for example percent = 9.9"
    ]


def test_names_compared_count_only_where_their_values_can_be(tmp_path: Path) -> None:
    """No percent is under a target of 0, nor over one of 100."""
    rows = """
    - {when: {percent: "< target", target: "> 0"},    then: red}
    - {when: {percent: target},                       then: yellow}
    - {when: {percent: "> target", target: "< 100"},  then: green}
    """
    assert table(tmp_path / "complete", rows) == []
    findings = table(tmp_path / "gap", rows.replace("< 100", "< 99.9"))
    assert told(findings) == [
        (
            "warning gap: no row holds where target is 99.9 and percent is over target, "
            "for example percent = 100, target = 99.9"
        )
    ]
    assert '- {when: {target: 99.9, percent: "> target"}, then: null}' in str(hints(findings)[0])


def test_three_names_are_compared_as_orders_allow(tmp_path: Path) -> None:
    """Where percent is under target and target under result, percent is under result."""
    rows = """
    - {when: {percent: "< target", target: "< result", result: "> percent"}, then: green}
    - {when: {percent: ">= target"}, then: yellow}
    - {when: {percent: "< target", target: ">= result"}, then: red}
    """
    assert [one.code for one in table(tmp_path, rows)] == []


def test_many_gaps_are_told_in_few_findings(tmp_path: Path) -> None:
    """Nine points with nothing between them: a hole after each but the last, and the two ends."""
    rows = "\n".join(f'- {{when: {{delay: "{10 * at}"}}, then: green}}' for at in range(9))
    findings = table(tmp_path, rows)
    assert [one.code for one in findings] == ["gap"] * 6
    assert "and 4 more like these in this table" in [one.message.en for one in findings]
    assert "และมีแบบเดียวกันในตารางนี้อีก 4 แห่ง" in [one.message.th for one in findings]


@pytest.mark.parametrize(
    "rows",
    [
        '- {when: {delay: "(5..20]"}, then: green}',
        '- {when: {stage: "drafting", role: core, obstacle: true}, then: green}',
        """- {when: {country: '"TH", "it''s"', delay: "1, 2"}, then: green}""",
        """- {when: {country: 'not("TH")'}, then: green}""",
        '- {when: {due: "[2020-01-01..2020-06-30)"}, then: green}',
        '- {when: {percent: "< target"}, then: green}',
        '- {when: {percent: "(5..target]", target: "> 50"}, then: green}',
        '- {when: {percent: "[target..result)", obstacle: false}, then: green}',
        "- {when: {obstacle: null}, then: green}",
    ],
)
def test_the_rows_proposed_close_the_gaps_and_clash_with_none(tmp_path: Path, rows: str) -> None:
    findings = table(tmp_path / "before", rows)
    proposed = [str(hint).partition(": ")[2] for hint in hints(findings)]
    assert proposed
    assert all(row.startswith("- {when: {") for row in proposed)
    pasted = "\n".join([rows, *proposed])
    assert [
        one.code for one in table(tmp_path / "after", pasted) if one.code != "always-holds"
    ] == []


def test_a_table_for_missing_values_only_leaves_all_others(tmp_path: Path) -> None:
    findings = table(tmp_path, "- {when: {obstacle: null}, then: green}")
    assert told(findings) == ["warning gap: no row holds where every value is there"]
    assert told(findings, "th") == ["warning gap: ไม่มีแถวใดตรงเมื่อมีค่าครบทุกช่อง"]


# Where there is none ------------------------------------------------------------------------------


def test_missing_values_are_no_gap(tmp_path: Path) -> None:
    assert table(tmp_path, '- {when: {delay: "not(null)"}, then: green}') == []


def test_otherwise_takes_what_is_left(tmp_path: Path) -> None:
    assert table(tmp_path, '- {when: {delay: "> 5"}, then: red}', tail="  otherwise: green\n") == []


@pytest.mark.parametrize("hit", ["collect", "rule order", "collect count"])
def test_a_table_that_gathers_rows_has_no_gaps(tmp_path: Path, hit: str) -> None:
    assert table(tmp_path, '- {when: {delay: "> 5"}, then: red}', hit=hit) == []


def test_facts_that_the_rule_does_not_apply_to_need_no_row(tmp_path: Path) -> None:
    rows = """
    - {when: {role: core, delay: "<= 5"}, then: green}
    - {when: {role: core, delay: "> 5"}, then: red}
    """
    codes = [one.code for one in table(tmp_path / "applies", rows, head="applies: role = core\n")]
    assert codes == ["always-holds", "always-holds"]
    assert told(table(tmp_path / "all", rows)) == [
        "warning gap: no row holds where role is support, for example role = support"
    ]


def test_what_applies_compares_cuts_a_column_too(tmp_path: Path) -> None:
    """Of delays over 7 only those to 20 have a row."""
    findings = table(
        tmp_path, '- {when: {delay: "(5..20]"}, then: red}', head="applies: delay > 7\n"
    )
    assert told(findings) == [
        "warning gap: no row holds where delay is over 20, for example delay = 21"
    ]


def test_a_rule_for_days_needs_rows_for_those_days(tmp_path: Path) -> None:
    head = "effective: {from: 2020-01-01, to: 2020-12-31, on: due}\n"
    findings = table(tmp_path, '- {when: {due: "[2020-01-01..2020-06-30]"}, then: red}', head=head)
    assert told(findings) == [
        (
            "warning gap: no row holds where due is after 2020-06-30 and on or before 2020-12-31, "
            "for example due = 2020-07-01"
        )
    ]


def test_no_fact_can_meet_applies(tmp_path: Path) -> None:
    head = "applies: percent > 100\n"
    (finding,) = findings = table(tmp_path, '- {when: {percent: "> 5"}, then: red}', head=head)
    assert told(findings)[0].startswith("warning never-applies: no fact can meet `applies`")
    assert finding.span == Span("rules/rule.yaml", 5, 10, 5, 23)


# Levels -------------------------------------------------------------------------------------------


def test_levels_that_leave_a_hole(tmp_path: Path) -> None:
    findings = levels(tmp_path, "100: delay <= 5\n50: delay > 20")
    assert told(findings) == [
        "warning gap: a delay of 12.5 has no level; levels end at 5 and begin above 20"
    ]
    assert told(findings, "th") == [
        "warning gap: delay เท่ากับ 12.5 ไม่มีระดับรองรับ; ระดับสิ้นสุดที่ 5 และเริ่มใหม่หลัง 20"
    ]
    assert hints(findings) == ["add a level for this case, or `otherwise:`"]


def test_levels_with_otherwise_leave_none(tmp_path: Path) -> None:
    assert levels(tmp_path, "100: delay <= 5\n50: delay <= 20\notherwise: 0") == []


def test_an_empty_table_of_cells_holds_for_all(tmp_path: Path) -> None:
    assert (
        found(
            tmp_path,
            """
        table:
          outcome: status
          type: rag
          hit: unique
          rows:
            - {when: {}, then: green}
        """,
        )
        == []
    )
