"""Money that moved: from which line to which, and under which heading the sum is kept."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from assay.compare import Movement
from assay.values.fact_id import FactId
from assay.values.text import Text
from tests.compare.comparing import BETWEEN, Compared, files

HEAD = "code,parent,name,plan,spent\n"
PLAN = HEAD + (
    "T,,All,100,50\n"
    "A,T,Alpha,60,30\n"
    "A1,A,Alpha one,40,20\n"
    "A2,A,Alpha two,20,10\n"
    "B,T,Beta,40,20\n"
    "B1,B,Beta one,25,10\n"
    "B2,B,Beta two,15,10\n"
)


def moved(folder: Path, report: str, plan: str = PLAN) -> tuple[Movement, ...]:
    return Compared(folder, files("[]", report), files("[]", plan)).comparison.movements


def shares(one: Movement) -> tuple[list[tuple[FactId, Decimal]], list[tuple[FactId, Decimal]]]:
    given, received = (
        [(share.fact, share.amount) for share in side] for side in (one.given, one.received)
    )
    return given, received


def test_from_one_line_to_another_under_one_heading(tmp_path: Path) -> None:
    report = PLAN.replace("A1,A,Alpha one,40", "A1,A,Alpha one,32.5").replace(
        "A2,A,Alpha two,20", "A2,A,Alpha two,27.5"
    )
    (one,) = moved(tmp_path, report)
    assert shares(one) == ([("line/A1", Decimal("7.5"))], [("line/A2", Decimal("7.5"))])
    assert (one.within, one.kept, one.title.th) == ("line/A", True, "แผน")
    assert one.text.en == (
        "within A Alpha, money moved from A1 Alpha one (7.5) to A2 Alpha two (7.5); the sum is kept"
    )
    assert one.text.th == (
        "ภายใน A Alpha เงินย้ายจาก A1 Alpha one (7.5) ไปยัง A2 Alpha two (7.5) ยอดรวมเท่าเดิม"
    )


PARTS = BETWEEN.replace("amount: plan", "amount: plan\n      part_of: part_of")
OF_PLAN = "code,parent,name,plan\nA,,Alpha,60\nA1,A,One,40\nA2,A,Two,20\n"


def test_what_the_plan_counts_with_another_line_is_compared_with_it(tmp_path: Path) -> None:
    # 33 and 5 of A1's 40; what is left of the plan's 40 is 35 for A1's own line
    report = (
        "code,parent,name,plan,part_of\nA,,Alpha,60,\nA1,A,One,33,\nA2,A,Two,22,\nA3,A,Three,5,A1\n"
    )
    found = Compared(tmp_path, files("[]", report), files("[]", OF_PLAN), PARTS)
    (one,) = found.comparison.movements
    assert shares(one) == ([("line/A1", Decimal(2))], [("line/A2", Decimal(2))])
    assert found.told == [("amount changed", "line/A1"), ("amount changed", "line/A2")]
    (altered,) = found.comparison.changes[0].altered
    assert (str(altered.report.value), str(altered.plan.value), str(altered.by)) == (
        "38",
        "40",
        "-2",
    )
    assert found.comparison.changes[0].who == Text(
        "A1 One (with A3 Three)", "A1 One (รวม A3 Three)"
    )


def test_a_part_that_the_plan_has_is_a_line_of_its_own(tmp_path: Path) -> None:
    report = "code,parent,name,plan,part_of\nA,,Alpha,60,\nA1,A,One,38,\nA2,A,Two,22,A1\n"
    found = Compared(tmp_path, files("[]", report), files("[]", OF_PLAN), PARTS)
    (one,) = found.comparison.movements
    assert shares(one) == ([("line/A1", Decimal(2))], [("line/A2", Decimal(2))])


def test_each_heading_that_keeps_its_sum_is_a_movement_of_its_own(tmp_path: Path) -> None:
    report = HEAD + (
        "T,,All,100,50\nA,T,Alpha,60,30\nA1,A,Alpha one,39,20\nA2,A,Alpha two,21,10\n"
        "B,T,Beta,40,20\nB1,B,Beta one,20,10\nB2,B,Beta two,20,10\n"
    )
    assert [(one.within, shares(one)) for one in moved(tmp_path, report)] == [
        ("line/A", ([("line/A1", Decimal(1))], [("line/A2", Decimal(1))])),
        ("line/B", ([("line/B1", Decimal(5))], [("line/B2", Decimal(5))])),
    ]


def test_between_headings_it_is_the_one_above_both_that_keeps_the_sum(tmp_path: Path) -> None:
    report = PLAN.replace("A,T,Alpha,60", "A,T,Alpha,57").replace(
        "A2,A,Alpha two,20", "A2,A,Alpha two,17"
    )
    report = report.replace("B,T,Beta,40", "B,T,Beta,43").replace(
        "B1,B,Beta one,25", "B1,B,Beta one,28"
    )
    (one,) = moved(tmp_path, report)
    assert (one.within, shares(one)) == (
        "line/T",
        ([("line/A2", Decimal(3))], [("line/B1", Decimal(3))]),
    )


def test_several_that_gave_to_several_are_not_paired(tmp_path: Path) -> None:
    report = HEAD + (
        "T,,All,100,50\nA,T,Alpha,55,30\nA1,A,Alpha one,38,20\nA2,A,Alpha two,17,10\n"
        "B,T,Beta,45,20\nB1,B,Beta one,29,10\nB2,B,Beta two,16,10\n"
    )
    (one,) = moved(tmp_path, report)
    assert shares(one) == (
        [("line/A2", Decimal(3)), ("line/A1", Decimal(2))],
        [("line/B1", Decimal(4)), ("line/B2", Decimal(1))],
    )
    assert one.text.en.endswith("which line gave to which the figures do not tell")
    assert "ตัวเลขไม่ได้บอกว่ารายการใดให้แก่รายการใด" in one.text.in_language("th")


def test_a_new_line_receives_and_a_dropped_line_gives(tmp_path: Path) -> None:
    report = PLAN.replace("A2,A,Alpha two,20,10\n", "A3,A,New thing,20,10\n")
    (one,) = moved(tmp_path, report)
    assert (one.within, shares(one)) == (
        "line/A",
        ([("line/A2", Decimal(20))], [("line/A3", Decimal(20))]),
    )
    assert one.effect.unknown is None


def test_a_dropped_line_of_another_kind_can_not_be_put_back(tmp_path: Path) -> None:
    spec = """
    within:
      pairs: [{kind: line, plan: approved, match: {code: line}, amount: {plan: amount}}]
    """
    lines = HEAD + "A,,Alpha,60,30\n"
    approvals = "code,parent,amount,line\n1,,50,A\n2,,10,\n"
    (one,) = Compared(
        tmp_path, files("[]", lines, approvals=approvals), spec=spec
    ).comparison.movements
    assert shares(one) == ([("approved/2", Decimal(10))], [("line/A", Decimal(10))])
    assert one.kept
    assert one.effect.unknown is not None
    assert "of another kind" in one.effect.unknown.en


def test_money_that_no_heading_keeps_is_said_to_change_the_sum(tmp_path: Path) -> None:
    report = PLAN.replace("T,,All,100", "T,,All,90").replace("A,T,Alpha,60", "A,T,Alpha,50")
    (one,) = moved(tmp_path, report.replace("A1,A,Alpha one,40", "A1,A,Alpha one,30"))
    assert (one.within, one.kept, one.rest) == (None, False, Decimal(-10))
    assert one.text.en == "money was taken from A1 Alpha one (10); the sum changed by -10"
    assert one.text.th == "เงินลดลงที่ A1 Alpha one (10) ยอดรวมเปลี่ยนไป -10"


def test_a_line_that_one_side_breaks_down_is_compared_as_a_whole(tmp_path: Path) -> None:
    # the plan has 60 for Alpha and no more; the report breaks it down and gives it 62
    plan = PLAN.replace("A1,A,Alpha one,40,20\nA2,A,Alpha two,20,10\n", "")
    report = PLAN.replace("A,T,Alpha,60", "A,T,Alpha,62").replace(
        "B2,B,Beta two,15", "B2,B,Beta two,13"
    )
    report = report.replace("A1,A,Alpha one,40", "A1,A,Alpha one,42").replace(
        "B,T,Beta,40", "B,T,Beta,38"
    )
    (one,) = moved(tmp_path, report, plan)
    assert (one.within, shares(one)) == (
        "line/T",
        ([("line/B2", Decimal(2))], [("line/A", Decimal(2))]),
    )


def test_an_amount_that_is_missing_counts_in_no_sum(tmp_path: Path) -> None:
    report = PLAN.replace("A1,A,Alpha one,40", "A1,A,Alpha one,")
    found = Compared(tmp_path, files("[]", report), files("[]", PLAN))
    assert found.comparison.movements == ()
    assert found.told == [("amount changed", "line/A1")]


def test_the_effect_is_that_of_taking_all_of_it_back(tmp_path: Path) -> None:
    # 20 of 32 spent is 62.5 %, and 50 % of the planned 40; 10 of 28 is 35.71 %, and 50 % of 20
    report = PLAN.replace("A1,A,Alpha one,40", "A1,A,Alpha one,32").replace(
        "A2,A,Alpha two,20", "A2,A,Alpha two,28"
    )
    (one,) = moved(tmp_path, report)
    assert [(diff.fact, diff.report, diff.plan) for diff in one.effect.differences] == [
        ("line/A1", Decimal("62.5"), Decimal(50)),
        ("line/A2", Decimal("35.71"), Decimal(50)),
    ]


def test_a_heading_that_is_new_is_told_as_one_and_has_no_effect_of_its_own(tmp_path: Path) -> None:
    report = PLAN.replace("A,T,Alpha", "N,T,Another heading").replace(",A,Alpha", ",N,Alpha")
    found = Compared(tmp_path, files("[]", report), files("[]", PLAN))
    added = found.one("added")
    assert added.heading
    assert added.text.en == "N Another heading (a heading of other lines) is not in Plan"
    assert added.effect.unknown is not None
    assert found.comparison.movements == ()


def test_a_line_that_the_plan_breaks_down_is_compared_as_a_whole(tmp_path: Path) -> None:
    report = HEAD + "T,,All,100,50\nA,T,Alpha,57,30\nB,T,Beta,43,20\n"
    plan = PLAN.replace("B1,B,Beta one,25,10\nB2,B,Beta two,15,10\n", "")
    (one,) = moved(tmp_path, report, plan)
    assert (one.within, shares(one)) == (
        "line/T",
        ([("line/A", Decimal(3))], [("line/B", Decimal(3))]),
    )


def test_one_that_gave_to_several_gave_to_each(tmp_path: Path) -> None:
    report = PLAN.replace("A,T,Alpha,60", "A,T,Alpha,57").replace("one,40", "one,37")
    report = report.replace("one,25", "one,27").replace("two,15", "two,16")
    (one,) = moved(tmp_path, report.replace("B,T,Beta,40", "B,T,Beta,43"))
    assert shares(one) == (
        [("line/A1", Decimal(3))],
        [("line/B1", Decimal(2)), ("line/B2", Decimal(1))],
    )
    assert one.text.en.endswith("the sum is kept")
