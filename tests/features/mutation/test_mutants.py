"""Which small mistakes are made in a rule, where they stand, and how they read."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.features.mutation import MutationKind
from tests.features.mutation.projects import changes, mutants_of

K = MutationKind

TABLE = """
    table:
      outcome: colour
      type: rag
      hit: unique
      rows:
        - {when: {obstacle: false, delay: "<= 5"}, then: green}
        - {when: {obstacle: false, delay: "> 5"}, then: yellow}
        - {when: {obstacle: true}, then: red}
"""


def test_a_mutant_knows_the_characters_that_change(tmp_path: Path) -> None:
    found = mutants_of(tmp_path, TABLE)
    (one,) = [one for one in found if one.before == "<= 5" and one.after == "< 5"]
    assert (one.rule, one.file, one.kind) == ("bands", "bands.yaml", K.COMPARISON)
    assert str(one.span) == "rules/bands.yaml:9:40"
    assert (one.span.end_line, one.span.end_column) == (9, 42)


def test_a_mutant_is_the_rule_with_nothing_else_changed(tmp_path: Path) -> None:
    found = mutants_of(tmp_path, TABLE)
    (one,) = [one for one in found if one.after == "<= 5.1"]
    rows = one.rule_file.document.table.rows if one.rule_file.document.table else ()
    cells = [[cell.text for _, cell in row.when] for row in rows]
    assert cells == [["false", "<= 5.1"], ["false", "> 5"], ["true"]]
    assert one.rule_file.id == "bands"


def test_a_threshold_moves_by_the_decimals_its_column_declares(tmp_path: Path) -> None:
    found = mutants_of(tmp_path, TABLE)
    assert changes(found, K.THRESHOLD) == [
        "<= 5 -> <= 5.1", "<= 5 -> <= 4.9", "> 5 -> > 5.1", "> 5 -> > 4.9",
    ]  # fmt: skip


def test_without_declared_decimals_it_moves_by_those_it_is_written_with(tmp_path: Path) -> None:
    found = mutants_of(tmp_path, 'outcomes: {late: {is: "plan - actual > 0.50"}}')
    assert changes(found, K.THRESHOLD) == [
        "plan - actual > 0.50 -> plan - actual > 0.51",
        "plan - actual > 0.50 -> plan - actual > 0.49",
    ]


def test_rows_are_left_out_one_at_a_time_and_outputs_take_their_neighbour(tmp_path: Path) -> None:
    found = mutants_of(tmp_path, TABLE)
    assert changes(found, K.LEFT_OUT) == [
        '{when: {obstacle: false, delay: "<= 5"}, then: green} -> ',
        '{when: {obstacle: false, delay: "> 5"}, then: yellow} -> ',
        "{when: {obstacle: true}, then: red} -> ",
    ]
    assert changes(found, K.OUTPUT) == ["green -> yellow", "yellow -> green", "red -> yellow"]
    assert changes(found, K.BOOLEAN) == ["false -> true", "false -> true", "true -> false"]


def test_the_hit_policy_becomes_each_other_one_even_where_none_is_written(tmp_path: Path) -> None:
    found = mutants_of(tmp_path / "written", TABLE)
    written = changes(found, K.HIT_POLICY)
    assert len(written) == 10
    assert "unique -> first" in written
    silent = mutants_of(tmp_path / "silent", TABLE.replace("      hit: unique\n", ""))
    assert "hit: unique -> hit: first" in changes(silent, K.HIT_POLICY)


def test_intervals_open_and_close_at_each_end(tmp_path: Path) -> None:
    found = mutants_of(tmp_path, TABLE.replace('"> 5"', '"(5..20]"'))
    assert changes(found, K.INTERVAL_END) == ["(5..20] -> [5..20]", "(5..20] -> (5..20)"]


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("core", ["core -> support", "core -> not(core)"]),
        ("not(other)", ["not(other) -> (other)", "not(other) -> not(core)"]),
        ("null", ["null -> not(null)"]),
    ],
)
def test_a_cell_on_a_choice(tmp_path: Path, cell: str, wanted: list[str]) -> None:
    found = mutants_of(tmp_path, TABLE.replace("obstacle: true", f"role: {cell}"))
    assert changes(found, K.MEMBER, K.NEGATION) == wanted


def test_members_of_a_scale_move_up_and_down(tmp_path: Path) -> None:
    found = mutants_of(tmp_path, "outcomes: {fair: {is: status >= yellow}}")
    assert changes(found, K.MEMBER) == [
        "status >= yellow -> status >= green", "status >= yellow -> status >= red",
    ]  # fmt: skip


def test_not_in_loses_its_not(tmp_path: Path) -> None:
    found = mutants_of(tmp_path, "outcomes: {fair: {is: 'delay not in [1, 2]'}}")
    assert changes(found, K.NEGATION) == ["delay not in [1, 2] -> delay in [1, 2]"]


def test_levels_conditions_and_otherwise(tmp_path: Path) -> None:
    found = mutants_of(
        tmp_path,
        """
        levels:
          outcome: score
          100: every t in tasks satisfies t.done
          50: obstacle = false or delay <= 5
          otherwise: {value: 0, assumed: nothing is said}
        """,
    )
    assert changes(found, K.OUTPUT) == ["100 -> 101", "50 -> 51", "0 -> 1"]
    assert changes(found, K.QUANTIFIER) == [
        "every t in tasks satisfies t.done -> some t in tasks satisfies t.done"
    ]
    assert changes(found, K.NEGATION) == [
        "every t in tasks satisfies t.done -> every t in tasks satisfies not(t.done)"
    ]
    assert changes(found, K.JUNCTION) == [
        "obstacle = false or delay <= 5 -> obstacle = false and delay <= 5"
    ]
    assert changes(found, K.LEFT_OUT) == [
        "100: every t in tasks satisfies t.done -> ",
        "50: obstacle = false or delay <= 5 -> ",
        "otherwise: {value: 0, assumed: nothing is said} -> ",
    ]


def test_scales_lose_points_move_them_and_become_steps(tmp_path: Path) -> None:
    found = mutants_of(
        tmp_path,
        """
        scale:
          outcome: score
          of: delay
          points: {0: 100, 10: 50, 20: 0}
          below: 100
          decimals: 1
        """,
    )
    assert changes(found, K.SCALE) == ["between: linear -> between: step"]
    assert changes(found, K.LEFT_OUT) == ["0: 100 -> ", "10: 50 -> ", "20: 0 -> ", "100 -> "]
    assert changes(found, K.OUTPUT) == [
        "100 -> 101", "100 -> 99", "50 -> 51", "50 -> 49", "0 -> 1", "0 -> -1",
        "100 -> 101", "100 -> 99",
    ]  # fmt: skip
    assert changes(found, K.ROUNDING) == [
        "1 -> 2", "1 -> 0", "round: half up -> round: half even",
    ]  # fmt: skip


def test_checks_lose_their_tolerance_change_their_severity_and_are_left_out(tmp_path: Path) -> None:
    found = mutants_of(
        tmp_path,
        """
        checks:
          - {code: a, that: plan = actual, tolerance: printed, message: m}
          - {code: b, that: plan <= actual, tolerance: 0.5, severity: error, message: m}
        """,
    )
    assert changes(found, K.TOLERANCE) == ["printed -> exact", "0.5 -> 0.6", "0.5 -> 0.4"]
    assert changes(found, K.SEVERITY) == [
        "severity: warning -> severity: error", "error -> warning",
    ]  # fmt: skip
    assert changes(found, K.COMPARISON) == [
        "plan = actual -> plan != actual", "plan <= actual -> plan < actual",
    ]  # fmt: skip
    assert len(changes(found, K.LEFT_OUT)) == 2


def test_an_only_check_can_be_left_out_too(tmp_path: Path) -> None:
    found = mutants_of(tmp_path, "checks: [{code: a, that: obstacle, message: m}]")
    (one,) = [one for one in found if one.kind is K.LEFT_OUT]
    assert one.rule_file.document.checks == ()


def test_fields_are_taken_for_those_of_their_type_and_unit_that_rules_read(tmp_path: Path) -> None:
    found = mutants_of(
        tmp_path,
        """
        applies: due != null
        outcomes: {gap: {is: plan - actual}}
        """,
        beside={"other.yaml": "rule: other\ntitle: O\nfor: project\noutcomes: {o: {is: delay}}"},
    )
    # `actual` is the rule's own, `delay` is read by a rule about the same kind; `gap` is read by
    # nobody, and so is `done`, the only other date.
    assert changes(found, K.FIELD) == [
        "plan - actual -> actual - actual", "plan - actual -> delay - actual",
        "plan - actual -> plan - plan", "plan - actual -> plan - delay",
    ]  # fmt: skip


def test_given_values_are_taken_for_each_other(tmp_path: Path) -> None:
    found = mutants_of(
        tmp_path,
        """
        given: {low: plan, high: actual}
        outcomes: {gap: {is: "max(high - low, 0)"}}
        """,
    )
    assert "max(high - low, 0) -> max(low - low, 0)" in changes(found, K.FIELD)
    assert changes(found, K.SIGN) == ["max(high - low, 0) -> max(high + low, 0)"]
    assert changes(found, K.EXTREME) == ["max(high - low, 0) -> min(high - low, 0)"]


def test_dates_and_periods_move_by_a_day(tmp_path: Path) -> None:
    found = mutants_of(
        tmp_path,
        """
        effective: {from: 2020-03-01, to: 2020-12-31}
        applies: due >= date("2020-02-29")
        table:
          outcome: t
          rows:
            - {when: {due: "> 2020-12-31"}, then: true}
        """,
    )
    assert changes(found, K.PERIOD) == [
        "2020-03-01 -> 2020-03-02", "2020-03-01 -> 2020-02-29",
        "2020-12-31 -> 2021-01-01", "2020-12-31 -> 2020-12-30",
    ]  # fmt: skip
    assert changes(found, K.DATE) == [
        'due >= date("2020-02-29") -> due >= date("2020-03-01")',
        'due >= date("2020-02-29") -> due >= date("2020-02-28")',
        "> 2020-12-31 -> > 2021-01-01",
        "> 2020-12-31 -> > 2020-12-30",
    ]
    assert 'applies: due >= date("2020-02-29") -> ' in changes(found, K.LEFT_OUT)


def test_a_long_expression_shows_what_is_near_the_change(tmp_path: Path) -> None:
    long = "if delay = null then null else " + " + ".join(["plan", "actual"] * 8)
    found = mutants_of(tmp_path, f"outcomes: {{sum: {{is: {long}}}}}")
    (one,) = [one for one in found if one.kind is K.COMPARISON]
    assert one.before == "if delay = null then null else …"
    assert one.after == "if delay != null then null else …"


def test_brackets_and_line_breaks_are_seen_through(tmp_path: Path) -> None:
    found = mutants_of(
        tmp_path,
        """
        outcomes:
          late:
            is: >-
              (every t in tasks satisfies t.done)
              and ((plan) + (actual) > 3)
        """,
    )
    texts = {one.after for one in found}
    assert any("(some t in tasks" in text for text in texts)
    assert any(") or ((plan)" in text for text in texts)
    (sign,) = [one for one in found if one.kind is K.SIGN]
    assert sign.after.endswith("((plan) - (actual) > 3)")
    assert sign.span.line == 8


def test_every_kind_has_a_title_in_both_languages() -> None:
    assert all(kind.words.en and kind.words.th for kind in MutationKind)


def test_the_when_of_a_check_changes_and_is_left_out(tmp_path: Path) -> None:
    found = mutants_of(
        tmp_path,
        "checks: [{code: a, when: plan > 5, that: delay = 0, severity: error, message: m}]",
    )
    assert changes(found, K.THRESHOLD)[:2] == ["plan > 5 -> plan > 6", "plan > 5 -> plan > 4"]
    assert "plan > 5 -> plan >= 5" in changes(found, K.COMPARISON)
    (left_out,) = [one for one in found if one.kind is K.LEFT_OUT and one.before == "plan > 5"]
    assert left_out.rule_file.document.checks[0].when is None


def test_a_cell_on_a_value_of_the_book_changes_like_any_other(tmp_path: Path) -> None:
    found = mutants_of(
        tmp_path,
        """
        table:
          outcome: x
          rows: [{when: {book.quarter: "<= 2"}, then: 1}, {when: {book.quarter: "> 2"}, then: 0}]
        """,
    )
    assert "<= 2 -> <= 3" in changes(found, K.THRESHOLD)
    assert "<= 2 -> < 2" in changes(found, K.COMPARISON)
