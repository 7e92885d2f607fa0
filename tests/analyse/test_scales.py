"""Scales: points in order, each reached, and something said of what lies beyond them."""

from __future__ import annotations

from pathlib import Path

from tests.analyse.rules import found, hints, scale, told


def test_a_scale_that_rises_over_all_its_range_is_right(tmp_path: Path) -> None:
    assert scale(tmp_path, "{0: 0, 50: 75, 100: 100}") == []


def test_a_scale_that_falls_throughout_is_right(tmp_path: Path) -> None:
    assert scale(tmp_path, "{0: 100, 50: 75, 100: 75}") == []


def test_a_scale_that_rises_and_then_falls(tmp_path: Path) -> None:
    findings = scale(tmp_path, "{0: 0, 50: 75, 75: 75, 100: 60}")
    assert told(findings) == [
        (
            "warning scale-not-monotone: the scale rises and then falls: "
            "0 scores 0, 50 scores 75 and 100 scores 60"
        )
    ]
    assert told(findings, "th") == [
        "warning scale-not-monotone: คะแนนเพิ่มขึ้นแล้วลดลง: 0 ได้ 0, 50 ได้ 75 และ 100 ได้ 60"
    ]


def test_what_stands_beyond_the_points_is_part_of_the_order(tmp_path: Path) -> None:
    findings = scale(tmp_path, "{20: 50, 50: 75}", more="below: 60\nabove: 100")
    assert told(findings) == [
        (
            "warning scale-not-monotone: the scale falls and then rises: "
            "below 20 scores 60, 20 scores 50 and 50 scores 75"
        )
    ]
    assert scale(tmp_path / "right", "{20: 50, 50: 75}", more="below: 0\nabove: 100") == []


def test_the_lower_score_stands_beyond_the_lower_end(tmp_path: Path) -> None:
    """Of a falling scale `worse` is what is above."""
    right = scale(tmp_path / "right", "{20: 75, 50: 50}", more="worse: 0\nbetter: 100")
    assert right == []
    (finding,) = scale(tmp_path / "wrong", "{20: 75, 50: 50}", more="worse: 60\nbetter: 100")
    assert finding.code == "scale-not-monotone"


def test_two_points_at_one_x(tmp_path: Path) -> None:
    """Of a `scale` the plan refuses them; `interpolate` takes any list of points."""
    body = """
    outcomes:
      score: "interpolate(percent, [[0, 0], [50, 50], [50.0, 75], [100, 100]])"
    """
    findings = found(tmp_path, body)
    assert told(findings) == ["error scale-point-twice: two points stand at 50"]
    assert hints(findings, "th") == ["เก็บไว้จุดเดียว"]


def test_values_beyond_the_points_of_which_nothing_is_said(tmp_path: Path) -> None:
    findings = scale(tmp_path, "{20: 50, 50: 75}", more="below: 0")
    assert told(findings) == ["warning gap: 50.1 has no score; the points end at 50"]
    assert told(findings, "th") == ["warning gap: 50.1 ไม่มีคะแนน; จุดสุดท้ายอยู่ที่ 50"]
    assert hints(findings) == ["say what it scores with `above:`"]


def test_days_before_the_first_point(tmp_path: Path) -> None:
    points = "{2020-01-01: 100, 2020-06-30: 50}"
    findings = scale(tmp_path, points, of="due", more="above: 0")
    assert told(findings) == [
        "warning gap: 2019-12-31 has no score; the points begin at 2020-01-01"
    ]


def test_a_point_that_only_values_outside_the_range_would_reach(tmp_path: Path) -> None:
    """A result of -10 to 0 is never given; the point at 120 still bends what lies below 100."""
    findings = scale(tmp_path, "{-10: 0, 0: 10, 50: 75, 120: 100}")
    assert told(findings) == [
        (
            "warning scale-unreachable: the point at -10 is never reached: "
            "no value of `percent` is expected there"
        )
    ]


def test_a_score_beyond_the_range(tmp_path: Path) -> None:
    findings = scale(tmp_path, "{0: 0, 100: 75}", more="above: 100")
    assert told(findings) == [
        ("note scale-unreachable: `above:` is never used: no value of `percent` is expected there")
    ]


def test_points_that_are_values_of_each_fact_are_named_as_not_analysed(tmp_path: Path) -> None:
    findings = scale(tmp_path, "{target: 50, 100: 100}", more="worse: 0\nbetter: 100")
    assert told(findings) == [
        ("note not-analysed: the order of the points is not analysed: they are values of each fact")
    ]


def test_two_points_at_one_name(tmp_path: Path) -> None:
    body = """
    outcomes:
      score: "interpolate(percent, [[target, 50], [target, 100]])"
    """
    codes = [finding.code for finding in found(tmp_path, body)]
    assert sorted(codes) == ["not-analysed", "scale-point-twice"]
