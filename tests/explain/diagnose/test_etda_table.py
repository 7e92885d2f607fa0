"""The budget table of ETDA's report: three sums do not agree, and one figure explains them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from assay import evaluate, load_book, load_rules
from assay.explain.diagnose import Diagnosis, Slip, Verdict, diagnose

PROJECT = Path(__file__).parents[3]
GOLDEN: dict[str, Any] = yaml.safe_load(
    (PROJECT / "tests/etda/golden/etda-2563-q4.yaml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def found() -> tuple[Diagnosis, ...]:
    book = load_book(PROJECT / "facts/etda/2563-q4")
    return diagnose(evaluate(book, load_rules(PROJECT / "rules")))


def test_the_one_cell_of_the_golden_file_is_named(found: tuple[Diagnosis, ...]) -> None:
    (one,) = found
    assert one.verdict is Verdict.NAMED
    (correction,) = one.named
    cell, golden = correction.cell, GOLDEN["diagnosis"]
    assert (cell.fact, cell.field) == ("budget_line/1", "reserved")
    assert golden["cell"] == "line 1, reserved"
    assert correction.printed == golden["printed"] == "102.8978"
    assert correction.value == Decimal(golden["implied"]) == Decimal("102.8968")
    assert correction.slip is Slip.DIGIT
    assert (correction.digits, correction.places) == (1, (6,))


def test_it_clears_the_three_identities_of_the_golden_file(found: tuple[Diagnosis, ...]) -> None:
    (one,) = found
    told = {(broken.fact.removeprefix("budget_line/"), broken.residual) for broken in one.violated}
    golden = GOLDEN["identity_errors_beyond_rounding"]
    assert told == {(broken["line"], Decimal(broken["residual"])) for broken in golden}
    assert one.named[0].clears == one.violated


def test_it_is_told_with_its_place_in_the_file_and_in_the_report(
    found: tuple[Diagnosis, ...],
) -> None:
    cell = found[0].named[0].cell
    assert cell.span is not None
    assert cell.span.file.endswith("budget_lines.csv")
    assert cell.span.line == 3
    assert (cell.document, str(cell.place)) == ("report", "section (2), budget table, row 1")


def test_it_is_said_in_english_and_thai(found: tuple[Diagnosis, ...]) -> None:
    assert found[0].message.en == (
        "Budget line 1 (Budget appropriation), Reserved is printed 102.8978; "
        "were it 102.8968, three sums would then agree; one digit differs"
    )
    assert found[0].message.th == (
        "รายการผลการใช้จ่ายงบประมาณ 1 (เงินงบประมาณ) ช่อง กันเงินไว้จ่ายเหลื่อมปี (4) "
        "ระบุไว้ 102.8978 หากเป็น 102.8968 ยอดที่ไม่ตรงกันสามแห่งจะตรงกัน ต่างกันหนึ่งหลัก"
    )


def test_the_figures_that_would_do_are_those_that_the_three_sums_allow(
    found: tuple[Diagnosis, ...],
) -> None:
    # The row allows 102.8967 and 0.0002 on either side, the lines below and the total above each
    # 102.8968 and as much.
    correction = found[0].named[0]
    assert (correction.least, correction.greatest) == (Decimal("102.8966"), Decimal("102.8969"))
