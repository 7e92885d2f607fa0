"""A second domain, unlike budgets and indicators: a schema and rules, and no Python but this test.

Standards branch; leaves score the mean of their measures, each between its own three points; a
standard above scores the weighted mean of those below.
"""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from assay import evaluate, load_book, load_rules
from assay.outcome import Evaluation
from assay.values.null import Null, Reason
from assay.values.types import Member

HOSPITAL = Path(__file__).parent / "hospital"
BOOK = Path("facts/2568")


def evaluated(project: Path = HOSPITAL) -> Evaluation:
    return evaluate(load_book(project / BOOK), load_rules(project / "rules"), matcher="both")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the domain, to be changed."""
    return Path(shutil.copytree(HOSPITAL, tmp_path / "hospital"))


def change(project: Path, file: str, before: str, after: str) -> None:
    path = project / BOOK / file
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize(
    ("measure", "score"),
    [
        ("I-1:survey", "2.33"),  # 20 of the 30 from 50 to 80: 1 + 2 * 2/3
        ("I-2:reports", "4.00"),  # 10 of the 20 from 80 to 100: 3 + 2 * 1/2
        ("I-2:drills", "5.00"),  # at the best point
        ("II-1:infections", "3.50"),  # less is better: 0.5 of the 2 from 3 to 1: 3 + 2 * 1/4
        ("II-2:errors", "0.00"),  # worse than the least point
        ("II-2:checked", "5.00"),  # better than the best point
    ],
)
def test_a_measure_scores_between_its_own_points(measure: str, score: str) -> None:
    assert evaluated().value("measure", measure, "score") == Decimal(score)


@pytest.mark.parametrize(
    ("standard", "score"),
    [
        ("I-1", "2.33"),
        ("I-2", "4.5"),  # (4 + 5) / 2
        ("I", "3.9575"),  # (1 * 2.33 + 3 * 4.5) / 4
        ("II-1", "3.5"),
        ("II-2", "2.5"),  # (0 + 5) / 2
        ("II", "3.1667"),  # (2 * 3.5 + 1 * 2.5) / 3: II-3 does not apply, nor does its weight
    ],
)
def test_a_standard_scores_what_stands_below_it_by_weight(standard: str, score: str) -> None:
    assert evaluated().value("standard", standard, "score") == Decimal(score)


def test_a_standard_that_does_not_apply_is_neither_zero_nor_missing() -> None:
    score = evaluated().value("standard", "II-3", "score")
    assert isinstance(score, Null)
    assert score.reason is Reason.NOT_APPLICABLE


def test_the_hospital_is_accredited_and_its_weakest_essential_standard_noted() -> None:
    evaluation = evaluated()
    # (40 * 3.9575 + 60 * 3.1667) / 100 = 3.48302
    assert evaluation.value("hospital", "example", "overall") == Decimal("3.48")
    assert evaluation.value("hospital", "example", "weakest_essential") == Decimal("3.5")
    grade = evaluation.value("hospital", "example", "grade")
    assert isinstance(grade, Member)
    assert grade.name == "accredited"
    assert grade.title is not None
    assert grade.title.in_language("th") == "ผ่านการรับรอง"
    (found,) = evaluation.findings
    assert found.code == "weak-essential"
    assert found.message.th == "มาตรฐานสำคัญบางข้อได้คะแนนต่ำกว่า 4 (ต่ำสุด 3.5000)"


@pytest.mark.parametrize(
    ("infections", "grade"),
    [
        # the weakest essential standard scores by the infections; I-2 stays at 4.5
        ("3", "accredited"),  # 3
        ("3.05", "provisional"),  # 1 + 2 * 2.95/3 = 2.9667
        ("4.5", "provisional"),  # 2
        ("4.6", "not_accredited"),  # 1 + 2 * 1.4/3 = 1.9333
    ],
)
def test_the_grade_follows_the_weakest_essential_standard(
    project: Path, infections: str, grade: str
) -> None:
    change(project, "measures.csv", "infections,2.5,", f"infections,{infections},")
    assert str(evaluated(project).value("hospital", "example", "grade")) == grade


def test_one_measure_that_is_missing_is_named_all_the_way_up(project: Path) -> None:
    change(project, "measures.csv", "infections,2.5,", "infections,,")
    evaluation = evaluated(project)
    for kind, key, name in [
        ("standard", "II-1", "score"),
        ("standard", "II", "score"),
        ("hospital", "example", "overall"),
        ("hospital", "example", "grade"),
    ]:
        value = evaluation.value(kind, key, name)
        assert isinstance(value, Null)
        assert "measure/II-1:infections/value" in {cause.where for cause in value.causes}
    assert evaluation.value("standard", "I", "score") == Decimal("3.9575")
