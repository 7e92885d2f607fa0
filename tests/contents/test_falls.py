"""A figure of several steps, as a report tells it: the printed steps add up to the total."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from assay.contents.bars import FallBar, fall_bars
from assay.contents.falls import Falls, falls
from assay.contents.figures import Figures
from assay.explain.waterfall import waterfall
from assay.outcome import Evaluation
from tests.building import domain

SCHEMA = """
    kinds:
      fund:
        plural: funds
        label: name
        key: no
        fields:
          no: {type: text}
          name: {type: text}
          given: {type: number, title: {en: Given, th: ได้รับ}}
          taken: {type: number, title: {en: Taken, th: จ่าย}}
"""
RULE = """
    rule: left
    title: Left
    for: fund
    outcomes:
      left: {is: given - taken}
      thirds: {is: given / 3 + taken / 3}
      share: {is: "percent(taken, given)", decimals: 2}
"""


def evaluated(folder: Path) -> Evaluation:
    """One fund, given 10.5 and taken 12.75."""
    facts = {"funds.csv": "no,name,given,taken\nA,Roads,10.5,12.75\n"}
    return domain(folder, schema=SCHEMA, facts=facts, rules=RULE).evaluate()


def told(folder: Path, outcome: str) -> Falls | None:
    evaluation = evaluated(folder)
    fact = evaluation.book.find("fund/A")
    assert fact is not None
    return falls(waterfall(evaluation, fact, outcome), Figures(evaluation, {}))


def test_each_step_says_what_it_adds_and_what_there_is_after_it(tmp_path: Path) -> None:
    found = told(tmp_path, "left")
    assert found is not None
    assert [
        (one.title.en, one.written, str(one.before), str(one.after)) for one in found.steps
    ] == [
        ("Given", "+10.5", "0", "10.5"),
        ("Taken", "-12.75", "10.5", "-2.25"),
    ]
    assert found.total == Decimal("-2.25")


def test_nothing_taken_away_has_no_sign(tmp_path: Path) -> None:
    facts = {"funds.csv": "no,name,given,taken\nA,Roads,10.5,0.00\n"}
    evaluation = domain(tmp_path, schema=SCHEMA, facts=facts, rules=RULE).evaluate()
    fact = evaluation.book.find("fund/A")
    assert fact is not None
    found = falls(waterfall(evaluation, fact, "left"), Figures(evaluation, {}))
    assert found is not None
    assert [one.written for one in found.steps] == ["+10.5", "0.00"]


def test_a_step_leads_to_the_trace_of_its_value_and_the_line_of_its_rule(tmp_path: Path) -> None:
    found = told(tmp_path, "left")
    assert found is not None
    assert [one.trace for one in found.steps] == ["t1", "t2"]
    assert {one.line for one in found.steps} == {"rules/rule.yaml:5:14"}


def test_quotients_are_printed_to_four_decimals_and_still_add_up(tmp_path: Path) -> None:
    # A third of 10.5 is 3.5 and of 12.75 is 4.25; no digit is lost, so nothing is rounded.
    exact = told(tmp_path, "thirds")
    assert exact is not None
    assert [one.written for one in exact.steps] == ["+3.5", "+4.25"]


def test_what_printed_steps_miss_is_a_step_of_its_own(tmp_path: Path) -> None:
    facts = {"funds.csv": "no,name,given,taken\nA,Roads,10,10\n"}
    evaluation = domain(tmp_path, schema=SCHEMA, facts=facts, rules=RULE).evaluate()
    fact = evaluation.book.find("fund/A")
    assert fact is not None
    found = falls(waterfall(evaluation, fact, "thirds"), Figures(evaluation, {}))
    assert found is not None
    # Ten thirds printed to four decimals are 3.3333, twice that 6.6666; twenty thirds are 6.6667.
    assert sum(Fraction(one.amount) for one in found.steps) == Fraction(found.total)
    assert [one.written for one in found.steps] == ["+3.3333", "+3.3333", "+0.0001"]


def test_a_figure_of_a_single_step_is_told_by_its_trace_alone(tmp_path: Path) -> None:
    assert told(tmp_path, "share") is None


def test_the_bars_lie_between_the_running_totals(tmp_path: Path) -> None:
    found = told(tmp_path, "left")
    assert found is not None
    # From -2.25 to 10.5 are 12.75; zero lies 2.25 / 12.75 of the way, and 10.5 / 12.75 is 82.35 %.
    assert fall_bars(found) == (
        FallBar(Decimal("17.65"), Decimal("82.35"), Decimal("17.65"), down=False),
        FallBar(Decimal("0.00"), Decimal("100.00"), Decimal("17.65"), down=True),
    )


def test_a_value_of_the_previous_book_leads_to_no_trace_of_this_one(tmp_path: Path) -> None:
    rule = RULE.replace("given - taken", "given - previous.given")
    facts = {"funds.csv": "no,name,given,taken\nA,Roads,10.5,12.75\n"}
    before = {"funds.csv": "no,name,given,taken\nA,Roads,4,1\n"}
    domain(tmp_path / "before", schema=SCHEMA, facts=before, rules=rule)
    evaluation = domain(
        tmp_path / "now",
        schema=SCHEMA,
        facts=facts,
        rules=rule,
        book="as_of: 2020-09-30\nprevious: ../../before/book\n",
    ).evaluate()
    fact = evaluation.book.find("fund/A")
    assert fact is not None
    found = falls(waterfall(evaluation, fact, "left"), Figures(evaluation, {}))
    assert found is not None
    assert [(one.written, one.trace) for one in found.steps] == [("+10.5", "t1"), ("-4", None)]


def test_amounts_that_end_keep_all_their_digits(tmp_path: Path) -> None:
    facts = {"funds.csv": "no,name,given,taken\nA,Roads,0.0000000004,99999999999999.9999999999\n"}
    evaluation = domain(tmp_path, schema=SCHEMA, facts=facts, rules=RULE).evaluate()
    fact = evaluation.book.find("fund/A")
    assert fact is not None
    found = falls(waterfall(evaluation, fact, "left"), Figures(evaluation, {}))
    assert found is not None
    assert [one.written for one in found.steps] == [
        "+0.0000000004",
        "-99,999,999,999,999.9999999999",
    ]
    assert found.total == Decimal("-99999999999999.9999999995")
