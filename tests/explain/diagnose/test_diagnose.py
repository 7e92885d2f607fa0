"""A table small enough to be added up by hand, with slips of each kind in it.

The right table, in which the parts add up to `all` and the lines to the total:

    line    paid   owed    all
    total  60.00  30.00  90.00
    a      12.34   5.66  18.00
    b      27.66   9.34  37.00
    c      20.00  15.00  35.00
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from assay.explain.diagnose import Correction, Diagnosis, Slip, Verdict, diagnose
from tests.building import domain

SCHEMA = """
    kinds:
      line:
        plural: lines
        title: {en: Line, th: รายการ}
        key: code
        parent: line
        fields:
          code: {type: text}
          paid: {type: number, decimals: 2, reads: [dash_as_zero], title: {en: paid, th: จ่ายแล้ว}}
          owed: {type: number, decimals: 2, reads: [dash_as_zero], title: {en: owed, th: ค้างจ่าย}}
          all: {type: number, decimals: 2, title: {en: all, th: รวม}}
          due: {type: number, decimals: 2, title: {en: due, th: ครบกำหนด}}
"""
ACROSS = """
    rule: across
    title: Across
    for: line
    checks:
      - {code: across, that: all = paid + owed, tolerance: printed, severity: error, message: no sum}
"""
DOWN = """
    rule: down
    title: Down
    for: line
    applies: count(children) > 0
    given: {width: {is: 0.005 * (count(children) + 1)}}
    checks:
      - {code: paid, that: paid = sum(children.paid), tolerance: width, severity: error, message: no}
      - {code: owed, that: owed = sum(children.owed), tolerance: width, severity: error, message: no}
      - {code: all, that: all = sum(children.all), tolerance: width, severity: error, message: no}
      - {code: due, that: due = sum(children.due), tolerance: width, severity: error, message: no}
"""
RIGHT = {
    "total": ("60.00", "30.00", "90.00"),
    "a": ("12.34", "5.66", "18.00"),
    "b": ("27.66", "9.34", "37.00"),
    "c": ("20.00", "15.00", "35.00"),
}
COLUMNS = ("paid", "owed", "all")


def diagnosed(
    folder: Path, changes: Mapping[str, str], due: Mapping[str, str] | None = None
) -> tuple[Diagnosis, ...]:
    """The table with some figures changed, `a.paid: 12.43`, and a fourth column if one is given."""
    lines = ["code,parent,paid,owed,all,due"]
    for code, figures in RIGHT.items():
        printed = [
            changes.get(f"{code}.{column}", figure)
            for column, figure in zip(COLUMNS, figures, strict=True)
        ]
        parent = "" if code == "total" else "total"
        lines.append(",".join([code, parent, *printed, (due or {}).get(code, "")]))
    facts = {"lines.csv": "\n".join(lines) + "\n"}
    rules = {"across.yaml": ACROSS, "down.yaml": DOWN}
    return diagnose(domain(folder, schema=SCHEMA, facts=facts, rules=rules).evaluate())


def only(found: tuple[Diagnosis, ...]) -> Correction:
    """The one correction of the one diagnosis."""
    (diagnosis,) = found
    assert diagnosis.verdict is Verdict.NAMED, diagnosis.message.en
    (correction,) = diagnosis.named
    return correction


def cell(correction: Correction) -> str:
    return f"{correction.cell.fact.removeprefix('line/')}.{correction.cell.field}"


def test_where_every_sum_agrees_nothing_is_said(tmp_path: Path) -> None:
    assert diagnosed(tmp_path, {}) == ()


@pytest.mark.parametrize(
    ("changes", "named", "right", "slip"),
    [
        ({"b.owed": "9.84"}, "b.owed", "9.34", Slip.DIGIT),
        ({"a.paid": "13.24"}, "a.paid", "12.34", Slip.SWAP),
        ({"c.paid": "-20.00"}, "c.paid", "20.00", Slip.SIGN),
        ({"c.owed": "1.50"}, "c.owed", "15.00", Slip.POINT),
        # 60.00 less the 27.66 of line b; 30.00 and once more the 9.34 of line b.
        ({"total.paid": "32.34"}, "total.paid", "60.00", Slip.ROW_MISSED),
        ({"total.owed": "39.34"}, "total.owed", "30.00", Slip.ROW_TWICE),
        ({"b.all": "81.52"}, "b.all", "37.00", Slip.OTHER),
    ],
)
def test_each_kind_of_slip_is_named(
    tmp_path: Path, changes: Mapping[str, str], named: str, right: str, slip: Slip
) -> None:
    correction = only(diagnosed(tmp_path, changes))
    assert cell(correction) == named
    assert correction.slip is slip
    assert (correction.printed, correction.value) == (changes[named], Decimal(right))
    assert {one.code for one in correction.clears} == {"across", named.partition(".")[2]}


def test_the_part_that_a_total_leaves_out_is_told(tmp_path: Path) -> None:
    correction = only(diagnosed(tmp_path, {"total.paid": "32.34"}))
    assert correction.part is not None
    assert correction.part.fact == "line/b"
    assert correction.message.en == (
        "Line total, paid is printed 32.34; were it 60.00, two sums would then agree; "
        "the printed figure seems to leave out Line b, paid"
    )
    assert correction.message.th == (
        "รายการ total ช่อง จ่ายแล้ว ระบุไว้ 32.34 หากเป็น 60.00 ยอดที่ไม่ตรงกันสองแห่งจะตรงกัน "
        "ตัวเลขที่ระบุไว้ดูเหมือนจะไม่ได้รวม รายการ b ช่อง จ่ายแล้ว"
    )


def test_a_dash_where_an_amount_belongs_is_named_with_the_decimals_of_its_column(
    tmp_path: Path,
) -> None:
    correction = only(diagnosed(tmp_path, {"a.paid": "-"}))
    assert cell(correction) == "a.paid"
    assert (correction.printed, str(correction.value)) == ("-", "12.34")
    assert correction.message.en.endswith("no figure is printed there")


def test_a_slip_within_the_tolerance_is_neither_seen_nor_accused(tmp_path: Path) -> None:
    # Half a unit for each of three or four figures: 0.015 across, 0.02 down.
    assert diagnosed(tmp_path, {"a.paid": "12.35"}) == ()


def test_a_slip_that_only_the_row_can_see_is_told_by_what_it_leaves_below(tmp_path: Path) -> None:
    # 0.02 too much: the row, which allows 0.015, does not agree; the column, which allows 0.02,
    # still does. Each of the row's figures would mend the row and leave its column just within
    # 0.02; but a.paid leaves every sum exact, and the others leave two sums 0.02 off.
    (one,) = diagnosed(tmp_path, {"a.paid": "12.36"})
    assert {broken.code for broken in one.violated} == {"across"}
    assert cell(only((one,))) == "a.paid"


def test_cells_that_no_sum_tells_apart_are_told_as_a_tie(tmp_path: Path) -> None:
    # `due` adds up downwards only: 1.11 too much may be in the total or in any line, each of
    # whose figures has three digits, of which a likely slip proves nothing.
    due = {"total": "9.99", "a": "2.22", "b": "3.33", "c": "3.33"}
    (one,) = diagnosed(tmp_path, {}, due)
    assert one.verdict is Verdict.TIED
    assert one.named == ()
    assert {cell(explanation.corrections[0]) for explanation in one.explanations} == {
        "total.due",
        "a.due",
        "b.due",
        "c.due",
    }
    assert one.message.en.startswith("4 corrections explain the sums equally well, so none is")
    assert one.message.th is not None
    assert one.message.th.startswith("มีวิธีแก้ 4 วิธีที่อธิบายยอดที่ไม่ตรงกันได้ดีเท่ากัน")


def test_among_such_cells_a_swap_in_a_long_figure_tells(tmp_path: Path) -> None:
    # The lines add up to 11,111.11 + 22,282.22 + 33,333.33 = 66,726.66, which is 54.00 more than
    # printed. 22,228.22 for line b is a swap of neighbours; no other figure is 54.00 and a slip
    # away from one that would do.
    due = {"total": "66672.66", "a": "11111.11", "b": "22282.22", "c": "33333.33"}
    correction = only(diagnosed(tmp_path, {}, due))
    assert (cell(correction), str(correction.value)) == ("b.due", "22228.22")
    assert correction.slip is Slip.SWAP


def test_two_slips_apart_are_two_diagnoses(tmp_path: Path) -> None:
    # total.owed breaks the total's row and its column; `due` stands by itself.
    due = {"total": "66672.66", "a": "11111.11", "b": "22282.22", "c": "33333.33"}
    found = diagnosed(tmp_path, {"total.owed": "39.34"}, due)
    assert [cell(only((one,))) for one in found] == ["total.owed", "b.due"]


def test_two_slips_that_meet_are_named_together(tmp_path: Path) -> None:
    # Both break line a's row, by 0.90 together; the columns tell which is which.
    (one,) = diagnosed(tmp_path, {"a.paid": "13.24", "a.all": "81.00"})
    assert one.verdict is Verdict.NAMED
    assert {cell(named): str(named.value) for named in one.named} == {
        "a.paid": "12.34",
        "a.all": "18.00",
    }
    assert one.message.en.startswith("two figures together explain the sums: ")


def test_an_amount_put_into_the_wrong_column_leaves_a_tie_though_its_row_agrees(
    tmp_path: Path,
) -> None:
    # 4.00 of b's `paid` stands in `owed`: b's row adds up, and only the columns do not. The same
    # would be so if it had happened in line a or c, or the other way in the total.
    (one,) = diagnosed(tmp_path, {"b.paid": "23.66", "b.owed": "13.34"})
    assert (one.verdict, one.named) == (Verdict.TIED, ())
    pairs = [{cell(named) for named in other.corrections} for other in one.explanations]
    assert len(pairs) == 4
    assert all({f"{code}.paid", f"{code}.owed"} in pairs for code in RIGHT)


def test_a_cell_that_all_explanations_share_is_named_and_the_rest_told_as_a_tie(
    tmp_path: Path,
) -> None:
    # `a` should be 7: both 3 + 4 and `again` say so. With it 7 + 6 + 5 = 18 and not the 20 that
    # `whole` prints, so that one of three other figures is 2 off.
    schema = """
        kinds:
          fund:
            plural: funds
            title: {en: Fund, th: กองทุน}
            key: id
            fields:
              id: {type: text}
              whole: {type: number}
              a: {type: number}
              b: {type: number}
              c: {type: number}
              x: {type: number}
              y: {type: number}
              again: {type: number}
    """
    rule = """
        rule: r
        title: R
        for: fund
        checks:
          - {code: whole, that: whole = a + b + c, severity: error, message: no}
          - {code: parts, that: a = x + y, severity: error, message: no}
          - {code: again, that: a = again, severity: error, message: no}
    """
    facts = {"funds.yaml": "- {id: f, whole: 20, a: 5, b: 6, c: 5, x: 3, y: 4, again: 7}\n"}
    (one,) = diagnose(domain(tmp_path, schema=schema, facts=facts, rules=rule).evaluate())
    assert one.verdict is Verdict.PARTLY
    assert [(named.cell.field, named.value) for named in one.named] == [("a", Decimal(7))]
    others = [
        (named.cell.field, named.value)
        for explanation in one.explanations
        for named in explanation.corrections
        if named.cell.field != "a"
    ]
    assert sorted(others) == [("b", Decimal(8)), ("c", Decimal(7)), ("whole", Decimal(18))]
    assert one.message.en.startswith(
        "Fund f, a is printed 5; were it 7, three sums would then agree; one digit differs; besides, "
        "one of 3 other figures is to be corrected, and the sums do not tell which: "
    )
    assert one.message.th is not None
    assert "นอกจากนี้ต้องแก้ตัวเลขอื่นอีกหนึ่งตัวจาก 3 ตัว ซึ่งยอดรวมไม่บอกว่าเป็นตัวใด" in one.message.th


def test_what_three_slips_did_is_left_open(tmp_path: Path) -> None:
    changes = {"a.paid": "17.91", "b.owed": "2.17", "c.all": "44.44"}
    (one,) = diagnosed(tmp_path, changes)
    assert (one.verdict, one.explanations, one.named) == (Verdict.OPEN, (), ())
    assert one.message.en.startswith("no one figure and no two explain the six sums that do not")
    assert one.message.th is not None
    assert one.message.th.startswith("ไม่มีตัวเลขหนึ่งหรือสองตัวใดที่อธิบายยอดที่ไม่ตรงกันหกแห่งได้")


def test_where_there_are_too_many_pairs_to_try_that_is_said(tmp_path: Path) -> None:
    # `due` adds up downwards only. Fifty lines below the total and fifty below the first of them:
    # two slips, one in each lot, may be in any of 50 times 50 pairs.
    lines = ["code,parent,paid,owed,all,due", "total,,,,,50.00", "0,total,,,,50.00"]
    lines += [f"{number},total,,,,0.00" for number in range(1, 50)]
    lines += [f"0.{number},0,,,,1.00" for number in range(50)]
    lines[3], lines[-1] = "1,total,,,,7.77", "0.49,0,,,,4.21"
    facts = {"lines.csv": "\n".join(lines) + "\n"}
    (one,) = diagnose(domain(tmp_path, schema=SCHEMA, facts=facts, rules=DOWN).evaluate())
    assert (one.verdict, one.exhausted) == (Verdict.OPEN, False)
    assert one.message.en == (
        "too many pairs of figures may explain the two sums that do not agree: "
        "check due (line/0), due (line/total)"
    )
    assert one.message.th is not None
    assert one.message.th.startswith("มีคู่ตัวเลขที่อาจอธิบายยอดที่ไม่ตรงกันสองแห่งมากเกินกว่าจะตรวจได้")


def test_a_figure_outside_the_declared_range_is_not_proposed(tmp_path: Path) -> None:
    # Without the range, a negative a.all would do.
    schema = """
        kinds:
          fund:
            plural: funds
            key: id
            fields:
              id: {type: text}
              whole: {type: number, range: ">= 0"}
              one: {type: number, range: "[0..5]"}
              other: {type: number, range: "> 2"}
    """
    rule = """
        rule: r
        title: R
        for: fund
        checks: [{code: sum, that: whole = one + other, severity: error, message: no}]
    """
    # 3 should be 5 + 4: whole 9, one -1 or other -2.
    facts = {"funds.yaml": "- {id: f, whole: 3, one: 5, other: 4}\n"}
    (one,) = diagnose(domain(tmp_path, schema=schema, facts=facts, rules=rule).evaluate())
    correction = only((one,))
    assert (correction.cell.field, correction.value) == ("whole", Decimal(9))


def test_two_figures_are_corrected_within_their_declared_ranges(tmp_path: Path) -> None:
    # The whole is fixed at 3, so that only 2 and 1 will do.
    schema = """
        kinds:
          fund:
            plural: funds
            key: id
            fields:
              id: {type: text}
              whole: {type: number, range: "[3..3]"}
              one: {type: number, range: "(1..5]"}
              other: {type: number, range: "[1..4]"}
    """
    rule = """
        rule: r
        title: R
        for: fund
        checks: [{code: sum, that: whole = one + other, severity: error, message: no}]
    """
    facts = {"funds.yaml": "- {id: f, whole: 3, one: 5, other: 4}\n"}
    (one,) = diagnose(domain(tmp_path, schema=schema, facts=facts, rules=rule).evaluate())
    assert one.verdict is Verdict.NAMED
    right = {named.cell.field: named.value for named in one.named}
    assert right == {"one": Decimal(2), "other": Decimal(1)}


def test_where_nothing_bounds_what_two_figures_might_be_nothing_is_said_of_them(
    tmp_path: Path,
) -> None:
    # No figure without decimals is half of an odd one, in either of two figures.
    schema = """
        kinds:
          fund:
            plural: funds
            key: id
            fields:
              id: {type: text}
              one: {type: number, decimals: 0}
              other: {type: number, decimals: 0}
              third: {type: number, decimals: 0}
    """
    rule = """
        rule: r
        title: R
        for: fund
        checks: [{code: sum, that: 2 * one + 2 * other = 4 * third + 1, severity: error, message: no}]
    """
    facts = {"funds.yaml": "- {id: f, one: 5, other: 4, third: 1}\n"}
    (one,) = diagnose(domain(tmp_path, schema=schema, facts=facts, rules=rule).evaluate())
    assert (one.verdict, one.explanations) == (Verdict.OPEN, ())


def test_two_figures_that_should_be_alike_and_are_not_are_left_to_their_finding(
    tmp_path: Path,
) -> None:
    schema = """
        kinds:
          fund:
            plural: funds
            key: id
            fields: {id: {type: text}, said: {type: number}, found: {type: number}}
    """
    rule = """
        rule: r
        title: R
        for: fund
        checks: [{code: alike, that: said = found, severity: error, message: no}]
    """
    facts = {"funds.yaml": "- {id: f, said: 3, found: 4}\n"}
    evaluation = domain(tmp_path, schema=schema, facts=facts, rules=rule).evaluate()
    assert [finding.code for finding in evaluation.findings] == ["alike"]
    assert diagnose(evaluation) == ()


def test_a_correction_that_the_rules_disprove_is_not_told(tmp_path: Path) -> None:
    # Corrected to 9, `whole` makes a second check apply, which then fails.
    schema = """
        kinds:
          fund:
            plural: funds
            key: id
            fields:
              id: {type: text}
              whole: {type: number}
              one: {type: number, range: "[5..5]"}
              other: {type: number, range: "[4..4]"}
    """
    rules = {
        "r.yaml": """
            rule: r
            title: R
            for: fund
            applies: whole < 9
            checks: [{code: sum, that: whole = one + other, severity: error, message: no}]
        """
    }
    facts = {"funds.yaml": "- {id: f, whole: 3, one: 5, other: 4}\n"}
    (one,) = diagnose(domain(tmp_path, schema=schema, facts=facts, rules=rules).evaluate())
    assert one.verdict is Verdict.OPEN
    assert one.message.en == (
        "no one figure and no two explain the sum that does not agree: check sum (fund/f)"
    )
