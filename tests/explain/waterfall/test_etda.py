"""ETDA: figures of the scorecard as waterfalls, added up by hand from the two documents."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

from assay import evaluate, load_book, load_rules
from assay.explain.waterfall import StepKind, Waterfall, opened, waterfall
from assay.outcome import Evaluation
from tests.explain.waterfall.adding import amounts, only

PROJECT = Path(__file__).parents[3]


@cache
def evaluation() -> Evaluation:
    book = load_book(PROJECT / "facts" / "etda" / "2563-q4")
    return evaluate(book, load_rules(PROJECT / "rules"))


def told(fact: str, name: str) -> Waterfall:
    found = evaluation().book.find(fact)
    assert found is not None
    figure = waterfall(evaluation(), found, name)
    assert figure is not None
    return figure


def test_the_mean_score_has_a_sixth_of_each_scored_indicator() -> None:
    # 75 and 75 of six indicators, the others 100; printed as in the scorecard, with four decimals
    figure = told("agency/ETDA", "opdc_mean_score").printed(4)
    assert [(step.operands[0].fact, step.amount) for step in figure.steps if step.operands] == [
        ("indicator/DG-5", Decimal("12.5")),
        ("indicator/EC-8", Decimal("12.5")),
        ("indicator/EL-6", Decimal("16.6667")),
        ("indicator/EL-7", Decimal("16.6667")),
        ("indicator/EL-8", Decimal("16.6667")),
        ("indicator/SF-6", Decimal("16.6667")),
    ]
    # six printed shares come to 91.6668
    assert sum(step.amount for step in figure.steps if not step.operands) == Decimal("-0.0001")
    assert figure.total == Decimal("91.6667")


def test_indicators_met_are_counted_project_by_project() -> None:
    figure = told("agency/ETDA", "indicators_met")
    assert [(step.operands[0].fact, step.amount) for step in figure.steps] == [
        ("project/DG", Decimal(4)),
        ("project/DT", Decimal(5)),
        ("project/EC", Decimal(6)),
        ("project/EL", Decimal(8)),
        ("project/SF", Decimal(6)),
    ]
    assert figure.total == 29


def test_a_roll_up_opens_down_to_the_page_of_the_plan() -> None:
    # line 1.2 has no plan of its own: administration and Digital Governance make it up
    row = only(told("budget_line/1.2", "approved_plan"))
    assert (row.kind, row.amount) == (StepKind.ROW, Decimal("94.4901"))
    total = opened(evaluation(), row.operands[0])
    assert amounts(total) == [
        ("term", "1.2.1 Administration: Approved plan", Decimal("52.2276")),
        ("term", "1.2.2 Digital Governance: Approved plan", Decimal("42.2625")),
    ]
    assert total is not None
    governance = opened(evaluation(), total.steps[1].operands[0])
    plan = opened(evaluation(), only(governance).operands[0])
    (stated,) = only(plan).operands
    assert (stated.fact, stated.name, stated.value) == (
        "plan_line/1.2",
        "amount",
        Decimal("42.2625"),
    )
    assert (stated.document, str(stated.place)) == (
        "plan",
        "section 6, spending plan, row 1.2, page 9",
    )
    assert stated.span is not None
    assert Path(stated.span.file).name == "plan_lines.csv"


def test_a_virement_is_the_revised_plan_less_the_approved_one() -> None:
    figure = told("budget_line/1.3.3", "virement")
    assert amounts(figure) == [
        ("term", "Revised plan", Decimal("4.1865")),
        ("term", "Plan of the lines that are part of it", Decimal(0)),
        ("term", "Approved plan", Decimal("-23.2678")),
    ]
    assert figure.total == Decimal("-19.0813")
    assert figure.rule is not None
    assert figure.rule.id == "virement"


def test_a_utilisation_is_a_quotient_and_its_rounding() -> None:
    # 3.9519 / 4.1865 * 100 = 94.39627..., half up to 94.3963
    quotient, rounding = told("budget_line/1.3.3", "utilisation_percent").steps
    assert [operand.value for operand in quotient.operands] == [
        Decimal("3.9519"),
        Decimal("4.1865"),
    ]
    assert quotient.amount.quantize(Decimal("0.00001")) == Decimal("94.39627")
    assert rounding.kind is StepKind.ROUNDING
    assert quotient.amount + rounding.amount == Decimal("94.3963")
