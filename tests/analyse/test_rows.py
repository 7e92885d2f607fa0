"""Rows that clash, repeat each other or do nothing, and hit policies that choose in vain."""

from __future__ import annotations

from pathlib import Path

from assay.finding import Severity
from tests.analyse.rules import found, hints, levels, table, told

# Overlaps -----------------------------------------------------------------------------------------


def test_two_rows_that_hold_at_once_under_unique(tmp_path: Path) -> None:
    rows = """
    - {when: {delay: "<= 5"},    then: green}
    - {when: {delay: "[5..20]"}, then: yellow}
    - {when: {delay: "> 20"},    then: red}
    """
    (overlap,) = findings = table(tmp_path, rows)
    assert told(findings) == [
        "error overlap: rows 1 and 2 both hold where delay is 5, for example delay = 5"
    ]
    assert told(findings, "th") == [
        "error overlap: แถว 1 และ 2 ตรงพร้อมกันเมื่อ delay เท่ากับ 5 เช่น delay = 5"
    ]
    assert overlap.span is not None
    assert overlap.span.line == 11
    assert [one.span.line for one in overlap.related] == [10]


def test_rows_that_hold_at_once_only_where_a_value_is_missing(tmp_path: Path) -> None:
    rows = """
    - {when: {delay: "null"},        then: red}
    - {when: {obstacle: true},     then: red}
    - {when: {delay: "not(null)", obstacle: false}, then: green}
    """
    (overlap,) = table(tmp_path, rows)
    assert overlap.message.en == (
        "rows 1 and 2 both hold where delay is null and obstacle is true, "
        "for example delay = null, obstacle = true"
    )
    assert overlap.message.th is not None
    assert "delay ไม่มีค่า" in overlap.message.th


def test_no_overlap_where_the_declared_decimals_leave_none(tmp_path: Path) -> None:
    rows = """
    - {when: {rounded: "< 5.05"}, then: green}
    - {when: {rounded: "> 5"},    then: red}
    """
    assert table(tmp_path / "tenths", rows) == []
    assert told(table(tmp_path / "any", rows.replace("rounded", "delay")))[0].startswith(
        "error overlap: rows 1 and 2 both hold where delay is over 5 and under 5.05, "
        "for example delay = 5.025"
    )


def test_any_allows_rows_that_agree(tmp_path: Path) -> None:
    rows = """
    - {when: {delay: "> 20"},   then: red}
    - {when: {obstacle: true},  then: red}
    - {when: {delay: "<= 20", obstacle: false}, then: green}
    """
    assert table(tmp_path / "agree", rows, hit="any") == []
    (overlap,) = findings = table(
        tmp_path / "differ", rows.replace("true},  then: red", "true},  then: yellow"), hit="any"
    )
    assert overlap.severity is Severity.ERROR
    assert told(findings) == [
        (
            "error overlap: rows 1 and 2 both hold and give different values where delay is over 20 "
            "and obstacle is true, for example delay = 21, obstacle = true"
        )
    ]


def test_computed_values_under_any_are_named_as_not_analysed(tmp_path: Path) -> None:
    body = """
    table:
      outcome: score
      hit: any
      rows:
        - {when: {delay: "> 5"},  then: {is: delay * 2}}
        - {when: {delay: "> 6"},  then: {is: delay + delay}}
        - {when: {delay: "<= 5"}, then: 0}
    """
    findings = found(tmp_path, body)
    assert told(findings) == [
        (
            "note not-analysed: rows 1 and 2 both hold where delay is over 6, for example delay = 7; "
            "whether they then give the same is not analysed, since a value is computed"
        )
    ]
    same = body.replace("delay + delay", "delay * 2")
    assert found(tmp_path / "same", same) == []


def test_many_overlaps_are_told_in_few_findings(tmp_path: Path) -> None:
    rows = "\n".join(f'- {{when: {{delay: "> {at}"}}, then: red}}' for at in range(4))
    findings = table(tmp_path, rows + '\n- {when: {delay: "<= 0"}, then: green}')
    assert [one.code for one in findings] == ["overlap"] * 6
    assert findings[0].message.en == "and 1 more like these in this table"


# Duplicates ---------------------------------------------------------------------------------------


def test_a_row_that_repeats_another(tmp_path: Path) -> None:
    rows = """
    - {when: {delay: "[5..5]"},  then: green}
    - {when: {delay: "not(5)"},  then: red}
    - {when: {delay: "5"},       then: green}
    """
    findings = table(tmp_path / "unique", rows)
    assert told(findings) == ["error duplicate-row: row 3 repeats row 1"]
    assert told(findings, "th") == ["error duplicate-row: แถว 3 ซ้ำกับแถว 1"]
    assert told(table(tmp_path / "first", rows, hit="first")) == [
        "warning duplicate-row: row 3 repeats row 1"
    ]


# Masked rows --------------------------------------------------------------------------------------


def test_a_row_that_earlier_ones_always_go_before(tmp_path: Path) -> None:
    rows = """
    - {when: {delay: "<= 20"},   then: green}
    - {when: {obstacle: true},   then: yellow}
    - {when: {delay: "> 20"},    then: red}
    - {when: {delay: "[10..30]"}, then: red}
    """
    (masked,) = findings = table(tmp_path, rows, hit="first")
    assert told(findings) == [
        "warning masked-row: row 4 is never used: wherever it holds, one of rows 1 and 3 goes first"
    ]
    assert told(findings, "th") == [
        "warning masked-row: แถว 4 ไม่มีวันได้ใช้: ทุกกรณีที่ตรง มีแถว 1 และ 3 มาก่อนแล้ว"
    ]
    assert masked.span is not None
    assert masked.span.line == 13
    assert [one.span.line for one in masked.related] == [10, 12]


def test_a_row_that_keeps_the_missing_values_is_not_masked(tmp_path: Path) -> None:
    rows = """
    - {when: {delay: "not(null)"}, then: green}
    - {when: {},                   then: red}
    """
    assert table(tmp_path, rows, hit="first") == []


def test_under_priority_the_higher_value_masks_a_row_wherever_it_stands(tmp_path: Path) -> None:
    body = """
    table:
      outcome: status
      values: [red, yellow, green]
      hit: priority
      rows:
        - {when: {delay: "> 20"},  then: green}
        - {when: {delay: "> 5"},   then: red}
        - {when: {delay: "<= 5"},  then: yellow}
    """
    assert told(found(tmp_path, body)) == [
        "warning masked-row: row 1 is never used: wherever it holds, row 2 goes first"
    ]


def test_an_otherwise_that_no_case_comes_to(tmp_path: Path) -> None:
    rows = """
    - {when: {obstacle: "true"},         then: red}
    - {when: {obstacle: "false, null"},  then: green}
    """
    assert told(table(tmp_path, rows, tail="  otherwise: yellow\n")) == [
        "warning masked-row: `otherwise` is never used: in every case a row holds"
    ]


# Rows that never hold, cells that always do ---------------------------------------------------------


def test_a_row_outside_the_declared_range_or_decimals(tmp_path: Path) -> None:
    rows = """
    - {when: {percent: "<= 100"},  then: green}
    - {when: {percent: "> 100"},   then: red}
    - {when: {rounded: "5.05"},    then: red}
    """
    findings = table(tmp_path, rows, hit="first")
    assert told(findings)[:2] == [
        "warning never-holds: row 2 can never hold: no value expected of percent meets `> 100`",
        "warning never-holds: row 3 can never hold: no value expected of rounded meets `5.05`",
    ]
    assert told(findings, "th")[0] == (
        "warning never-holds: แถว 2 ไม่มีวันตรง: ไม่มีค่าที่เป็นไปได้ของ percent ที่ตรงกับ `> 100`"
    )


def test_a_row_whose_cells_contradict_each_other(tmp_path: Path) -> None:
    rows = """
    - {when: {percent: "< target", target: "< result", result: "< percent"}, then: green}
    - {when: {},  then: red}
    """
    findings = table(tmp_path, rows, hit="first")
    assert told(findings)[0] == (
        "warning never-holds: row 1 can never hold: its cells contradict each other"
    )


def test_a_cell_that_every_value_meets(tmp_path: Path) -> None:
    rows = """
    - {when: {percent: ">= 0", obstacle: true},  then: red}
    - {when: {obstacle: false},                  then: green}
    """
    findings = table(tmp_path, rows)
    assert told(findings) == [
        "note always-holds: row 1: every value expected of percent meets `>= 0`"
    ]
    assert hints(findings) == ["write `not(null)` if a missing value should not meet it, else `-`"]


# Hit policies ---------------------------------------------------------------------------------------


def test_a_hit_policy_that_never_has_a_choice(tmp_path: Path) -> None:
    rows = """
    - {when: {delay: "<= 5"},  then: green}
    - {when: {delay: "> 5"},   then: red}
    """
    findings = table(tmp_path, rows, hit="first")
    assert told(findings) == [
        (
            "note strong-policy: the hit policy `first` is stronger than the table needs: "
            "no two rows ever hold at once"
        )
    ]
    assert told(findings, "th") == [
        "note strong-policy: นโยบาย `first` เข้มกว่าที่ตารางต้องใช้: ไม่มีสองแถวใดตรงพร้อมกัน"
    ]


# Levels ---------------------------------------------------------------------------------------------


def test_a_level_that_a_higher_one_always_covers(tmp_path: Path) -> None:
    (masked,) = findings = levels(tmp_path, "100: delay <= 20\n75: delay <= 5\notherwise: 0")
    assert told(findings) == [
        (
            "warning masked-level: the level `75: delay <= 5` is never used: wherever it holds, "
            "the level `100: delay <= 20` goes first"
        )
    ]
    assert masked.span is not None
    assert masked.span.line == 8


def test_a_level_that_asks_for_a_null_no_higher_level_lets_through(tmp_path: Path) -> None:
    findings = levels(tmp_path, "100: delay <= 20\n75: delay = null\notherwise: 0")
    assert told(findings) == [
        (
            "warning masked-level: the level `75: delay = null` is never used: wherever it holds, "
            "a higher level can't be told"
        )
    ]


def test_a_condition_that_is_not_analysed_is_named(tmp_path: Path) -> None:
    findings = levels(tmp_path, "100: delay + result <= 20\n75: delay <= 5\notherwise: 0")
    assert told(findings) == [
        (
            "note not-analysed: what `delay + result <= 20` says is not analysed: it is taken to be "
            "true, false or null whatever the other conditions are"
        )
    ]


def test_an_otherwise_after_levels_that_leave_nothing(tmp_path: Path) -> None:
    findings = levels(tmp_path, "100: delay <= 5\n50: delay > 5\notherwise: 0")
    assert told(findings) == [
        (
            "warning masked-level: `otherwise` is never used: in every case a level holds, "
            "or one can't be told"
        )
    ]
