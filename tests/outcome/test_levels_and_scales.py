"""Levels and scales from rule file to outcome (design §5)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assay.outcome import Evaluation
from assay.values.null import Null, Reason
from tests.building import domain

SCHEMA = """
types:
  stage: {scale: [drafting, {hearing: {th: รับฟังความคิดเห็น}}, submitted, approved, in_force]}
kinds:
  indicator:
    plural: indicators
    key: id
    fields:
      result: {type: number}
      p50: {type: number}
      p75: {type: number}
      p100: {type: number}
      done: {type: boolean}
      on: {type: date}
  milestone:
    plural: milestones
    key: [indicator, law]
    parent: indicator
    fields:
      stage: {type: stage}
"""


def evaluated(folder: Path, body: str, indicators: str, milestones: str = "") -> Evaluation:
    facts = {"indicators.yaml": indicators}
    if milestones:
        facts["milestones.yaml"] = milestones
    rules = "rule: r\ntitle: R\nfor: indicator\n" + body
    return domain(folder, schema=SCHEMA, facts=facts, rules=rules).evaluate()


LEVELS = """levels:
  outcome: score
  100: every m in milestones satisfies m.stage >= submitted
  75: some m in milestones satisfies m.stage >= approved
  otherwise: {value: 0, assumed: the documents state no lower level}
"""


@pytest.mark.parametrize(
    ("stages", "score"),
    [
        (["submitted", "submitted"], 100),
        (["submitted", "in_force"], 100),
        (["approved", "hearing"], 75),
        (["submitted", "hearing"], 0),
        (["hearing", "drafting"], 0),
    ],
)
def test_the_first_level_that_holds_gives_the_score(
    tmp_path: Path, stages: list[str], score: int
) -> None:
    milestones = "".join(
        f"- {{indicator: I, law: L{number}, stage: {stage}}}\n"
        for number, stage in enumerate(stages)
    )
    found = evaluated(tmp_path, LEVELS, "- {id: I}", milestones)
    assert found.value("indicator", "I", "score") == score
    assumed = found.outcome("indicator", "I", "score").assumed
    assert (assumed is not None) == (score == 0)


def test_nothing_recorded_earns_nothing(tmp_path: Path) -> None:
    value = evaluated(tmp_path, LEVELS, "- {id: I}").value("indicator", "I", "score")
    assert isinstance(value, Null)
    assert value.reason is Reason.MISSING
    assert value.causes[0].where == "indicator/I/milestone"


def test_a_null_condition_makes_the_score_null_unless_an_earlier_level_held(tmp_path: Path) -> None:
    body = "levels:\n  outcome: score\n  100: done\n  50: result >= 10\n  otherwise: 0\n"
    found = evaluated(
        tmp_path,
        body,
        """
        - {id: A, done: true}
        - {id: B, result: 12}
        - {id: C, done: false, result: 12}
        - {id: D, done: false}
        - {id: E, done: false, result: 9}
        """,
    )
    values = [found.value("indicator", key, "score") for key in "ABCDE"]
    assert [values[0], values[2], values[4]] == [100, 50, 0]
    assert [v.causes[0].where for v in values if isinstance(v, Null)] == [
        "indicator/B/done",
        "indicator/D/result",
    ]


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("result > 5", ["C"]),
        ("5 < result", ["C"]),
        ("result = p50", ["B"]),
        ("result in (3, 7)", ["A", "C"]),
        ("result between 4 and 6", ["B"]),
        ("done", ["A"]),
        ("not(done)", ["B"]),
        ("result != null and result > p50 + 1", ["C"]),
    ],
)
def test_conditions_of_every_shape_decide_alike(
    tmp_path: Path, condition: str, holds: list[str]
) -> None:
    found = evaluated(
        tmp_path,
        f"levels:\n  outcome: score\n  1: {condition}\n  otherwise: 0\n",
        """
        - {id: A, result: 3, p50: 5, done: true}
        - {id: B, result: 5.0, p50: 5, done: false}
        - {id: C, result: 7, p50: 5}
        """,
    )
    values = {key: found.value("indicator", key, "score") for key in "ABC"}
    assert [key for key, value in values.items() if value == 1] == holds


def test_level_keys_may_be_members_or_their_titles(tmp_path: Path) -> None:
    body = (
        "levels:\n  outcome: reached\n  type: stage\n  in_force: result >= 10\n"
        "  รับฟังความคิดเห็น: result >= 5\n  otherwise: drafting\n"
    )
    found = evaluated(
        tmp_path, body, "- {id: A, result: 10}\n- {id: B, result: 5}\n- {id: C, result: 0}"
    )
    assert [str(found.value("indicator", key, "reached")) for key in "ABC"] == [
        "in_force",
        "hearing",
        "drafting",
    ]


OWN_POINTS = """scale:
  outcome: score
  of: result
  points: {p50: 50, p75: 75, p100: 100}
  worse: 0
  better: 100
"""


def test_a_scale_interpolates_between_an_indicators_own_points(tmp_path: Path) -> None:
    found = evaluated(
        tmp_path,
        OWN_POINTS,
        """
        - {id: A, result: 98.78, p50: 98.72, p75: 98.84, p100: 98.90}
        - {id: B, result: 98.84, p50: 98.72, p75: 98.84, p100: 98.90}
        - {id: C, result: 99, p50: 98.72, p75: 98.84, p100: 98.90}
        - {id: D, result: 98, p50: 98.72, p75: 98.84, p100: 98.90}
        - {id: less, result: 15, p50: 30, p75: 20, p100: 10}
        - {id: worst, result: 31, p50: 30, p75: 20, p100: 10}
        """,
    )
    values = {
        key: found.value("indicator", key, "score") for key in ("A", "B", "C", "D", "less", "worst")
    }
    # A lies in the middle of 98.72 and 98.84, `less` in the middle of 20 and 10.
    assert values == {
        "A": Decimal("62.5"), "B": 75, "C": 100, "D": 0, "less": Decimal("87.5"), "worst": 0,
    }  # fmt: skip


def test_a_null_point_or_two_points_at_one_x_is_refused(tmp_path: Path) -> None:
    found = evaluated(
        tmp_path,
        OWN_POINTS,
        "- {id: A, result: 5, p50: 1, p75: 3}\n- {id: B, result: 5, p50: 1, p75: 1, p100: 9}",
    )
    assert all(isinstance(found.value("indicator", key, "score"), Null) for key in "AB")
    errors = [f for f in found.findings if f.code == "scale-points"]
    assert [f.fact for f in errors] == ["indicator/A", "indicator/B"]
    assert {f.severity for f in errors} == {"error"}


@pytest.mark.parametrize(
    ("result", "score"), [("1", 0), ("1.99", 0), ("2", 50), ("2.5", 50), ("3", 100), ("9", 100)]
)
def test_a_step_is_the_last_point_reached(tmp_path: Path, result: str, score: int) -> None:
    body = "scale:\n  outcome: score\n  of: result\n  points: {1: 0, 2: 50, 3: 100}\n  between: step\n  above: 100\n"
    found = evaluated(tmp_path, body, f"- {{id: A, result: {result}}}")
    assert found.value("indicator", "A", "score") == score


def test_beyond_a_scale_that_gives_no_score_there_is_a_finding_and_no_guess(tmp_path: Path) -> None:
    body = "scale:\n  outcome: score\n  of: result\n  points: {1: 0, 2: 50}\n  below: 0\n"
    found = evaluated(tmp_path, body, "- {id: A, result: 0}\n- {id: B, result: 3}")
    assert found.value("indicator", "A", "score") == 0
    assert isinstance(found.value("indicator", "B", "score"), Null)
    assert [(f.code, f.fact) for f in found.findings] == [("beyond-scale", "indicator/B")]


def test_a_scale_may_run_over_dates_by_days(tmp_path: Path) -> None:
    body = "scale:\n  outcome: score\n  of: on\n  points: {2020-09-01: 100, 2020-09-11: 50}\n  worse: 0\n  better: 100\n"
    found = evaluated(
        tmp_path,
        body,
        "- {id: A, on: 2020-09-03}\n- {id: B, on: 2020-09-12}\n- {id: C, on: 2020-08-31}",
    )
    # Two of ten days late cost two tenths of fifty points.
    assert [found.value("indicator", key, "score") for key in "ABC"] == [90, 0, 100]


def test_levels_may_compare_texts_by_their_order(tmp_path: Path) -> None:
    body = 'levels:\n  outcome: score\n  1: id > "b"\n  2: id between "a" and "b"\n  otherwise: 0\n'
    found = evaluated(tmp_path, body, "- {id: A}\n- {id: a}\n- {id: b}\n- {id: c}")
    values = {key: found.value("indicator", key, "score") for key in "Aabc"}
    assert values == {"A": 0, "a": 2, "b": 2, "c": 1}


def test_no_level_that_holds_is_said_with_what_was_tested(tmp_path: Path) -> None:
    body = "levels:\n  outcome: score\n  100: done\n"
    (finding,) = evaluated(tmp_path, body, "- {id: A, done: false}").findings
    assert finding.message.en == "no level holds: done = no"
    assert finding.message.th == "ไม่มีระดับใดตรงกับรายการ: done = ไม่ใช่"


def test_two_points_that_the_rule_itself_sets_at_one_x_are_refused_beforehand(
    tmp_path: Path,
) -> None:
    rules = (
        "rule: r\ntitle: R\nfor: indicator\n"
        "scale: {outcome: s, of: result, points: {1: 0, 1.0: 100}}\n"
    )
    facts = {"indicators.yaml": "- {id: A, result: 1}"}
    (finding,) = domain(tmp_path, schema=SCHEMA, facts=facts, rules=rules).findings
    assert (finding.code, str(finding.span)) == ("scale-points", "rules/rule.yaml:4:48")


def test_a_scale_read_at_a_value_that_no_rule_gave_has_nothing_to_say_of_its_ends(
    tmp_path: Path,
) -> None:
    rules = {
        "a.yaml": "rule: a\ntitle: A\nfor: indicator\napplies: done\noutcomes: {x: result}\n",
        "b.yaml": "rule: b\ntitle: B\nfor: indicator\n"
        "scale: {outcome: score, of: x, points: {0: 0, 10: 100}}\n",
    }
    facts = {"indicators.yaml": "- {id: A, done: true, result: 5}\n- {id: B, done: false}\n"}
    found = domain(tmp_path, schema=SCHEMA, facts=facts, rules=rules).evaluate()
    assert found.value("indicator", "A", "score") == 50
    value = found.value("indicator", "B", "score")
    assert isinstance(value, Null)
    assert value.reason is Reason.NOT_RATED
    assert not found.findings


def test_a_scale_beyond_another_scale_is_found_once(tmp_path: Path) -> None:
    rules = {
        "a.yaml": "rule: a\ntitle: A\nfor: indicator\n"
        "scale: {outcome: first, of: result, points: {0: 0, 10: 10}}\n",
        "b.yaml": "rule: b\ntitle: B\nfor: indicator\n"
        "scale: {outcome: second, of: first, points: {0: 0, 10: 100}}\n",
    }
    facts = {"indicators.yaml": "- {id: A, result: 11}"}
    found = domain(tmp_path, schema=SCHEMA, facts=facts, rules=rules).evaluate()
    assert [(one.code, one.rule) for one in found.findings] == [("beyond-scale", "a")]
