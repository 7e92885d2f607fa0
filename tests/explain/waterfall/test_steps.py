"""Each kind of expression as steps, on figures added up by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assay.explain.waterfall import StepKind, Waterfall, opened, waterfall
from assay.outcome import Evaluation
from assay.values.null import Null, Reason
from tests.building import domain
from tests.explain.waterfall.adding import adds_up, amounts, only

SCHEMA = """
types:
  light: {scale: [red, green]}
kinds:
  ward:
    plural: wards
    title: {en: Ward, th: หอผู้ป่วย}
    label: name
    key: id
    fields:
      name: {type: text}
      plan: {type: number, title: {en: Plan, th: แผน}}
      spent: {type: number, title: {en: Spent, th: ใช้จริง}}
      opened: {type: date}
      closed: {type: date}
      late: {type: boolean}
      limits: {type: list of number}
  bed:
    plural: beds
    label: id
    key: id
    parent: ward
    fields:
      cost: {type: number, title: {en: Cost, th: ต้นทุน}}
      weight: {type: number, title: {en: Weight, th: น้ำหนัก}}
      counts: {type: boolean}
"""

FACTS = {
    "wards.yaml": """
    - {id: A, name: Alpha, plan: 30, spent: 20, opened: 2020-01-01, closed: 2020-01-31, late: true, limits: [3, 4], document: report, place: page 3}
    """,
    "beds.csv": "id,ward,cost,weight,counts\nb1,A,10,1,true\nb2,A,4.5,2,true\nb3,A,7,4,false\n",
}

BOOK = "as_of: 2020-09-30\ndocuments: {report: {title: The report}}\n"


def evaluated(folder: Path, outcome: str, *, body: str = "outcomes") -> Evaluation:
    """The small domain with one rule on wards, which defines `x`."""
    rules = {
        "x.yaml": "rule: x\ntitle: The rule\nfor: ward\n"
        + (f"outcomes:\n  x: {outcome}\n" if body == "outcomes" else outcome),
        "bed.yaml": """
        rule: bed-score
        title: Score of a bed
        for: bed
        table:
          outcome: score
          title: {en: Score, th: คะแนน}
          rows:
            - {when: {counts: true}, then: {is: cost * 2}}
            - {when: {counts: false}, then: not_applicable}
        """,
    }
    return domain(folder, schema=SCHEMA, facts=FACTS, rules=rules, book=BOOK).evaluate()


def told(folder: Path, outcome: str, *, body: str = "outcomes") -> Waterfall:
    evaluation = evaluated(folder, outcome, body=body)
    found = waterfall(evaluation, evaluation.book.of_kind("ward")[0], "x")
    assert found is not None
    assert adds_up(found)
    return found


def test_a_sum_has_a_step_for_each_fact_it_adds(tmp_path: Path) -> None:
    assert amounts(told(tmp_path, "sum(beds.cost)")) == [
        ("term", "b1: Cost", Decimal(10)),
        ("term", "b2: Cost", Decimal("4.5")),
        ("term", "b3: Cost", Decimal(7)),
    ]


def test_a_sum_of_chosen_facts_leaves_the_others_out(tmp_path: Path) -> None:
    assert amounts(told(tmp_path, '"total(beds[counts].cost)"')) == [
        ("term", "b1: Cost", Decimal(10)),
        ("term", "b2: Cost", Decimal("4.5")),
    ]


def test_a_filter_on_the_values_themselves_keeps_their_facts(tmp_path: Path) -> None:
    assert amounts(told(tmp_path, '"sum(beds.cost[item > 5])"')) == [
        ("term", "b1: Cost", Decimal(10)),
        ("term", "b3: Cost", Decimal(7)),
    ]


def test_a_difference_has_its_parts_with_their_signs(tmp_path: Path) -> None:
    assert amounts(told(tmp_path, "plan - spent - (spent - 4)")) == [
        ("term", "Plan", Decimal(30)),
        ("term", "Spent", Decimal(-20)),
        ("term", "spent - 4", Decimal(-16)),
    ]


def test_what_stands_in_brackets_opens_into_its_own_steps(tmp_path: Path) -> None:
    found = told(tmp_path, "plan - (spent - 4)")
    below = found.steps[1].operands[0].parts
    assert amounts(below) == [("term", "Spent", Decimal(20)), ("term", "4", Decimal(-4))]


def test_a_negated_number_takes_away(tmp_path: Path) -> None:
    assert amounts(told(tmp_path, "-spent + plan")) == [
        ("term", "Spent", Decimal(-20)),
        ("term", "Plan", Decimal(30)),
    ]


def test_a_mean_has_the_share_of_each_value(tmp_path: Path) -> None:
    # (10 + 4.5 + 7) / 3 = 7.1666...67 in 34 digits: 10/3 + 1.5 + 7/3 misses it by a last digit
    found = told(tmp_path, "mean(beds.cost)")
    assert amounts(found) == [
        ("share", "b1: Cost", Decimal("3.333333333333333333333333333333333")),
        ("share", "b2: Cost", Decimal("1.5")),
        ("share", "b3: Cost", Decimal("2.333333333333333333333333333333333")),
        ("remainder", "last digits", Decimal("0.000000000000000000000000000000001")),
    ]
    assert found.total == Decimal("7.166666666666666666666666666666667")


def test_a_value_that_does_not_apply_is_shown_as_left_out(tmp_path: Path) -> None:
    # scores are 20, 9 and not applicable
    found = told(tmp_path, "mean(beds.score)")
    assert amounts(found) == [
        ("share", "b1: Score", Decimal(10)),
        ("share", "b2: Score", Decimal("4.5")),
        ("left out", "b3: Score", Decimal(0)),
    ]
    assert found.steps[2].reason is not None
    assert found.steps[2].reason.in_language("th") == "ไม่เกี่ยวข้อง จึงไม่นำมารวม"


def test_a_weighted_mean_has_the_weighted_share_of_each_value(tmp_path: Path) -> None:
    # (20 * 1 + 9 * 2) / 3, and what does not apply is left out with its weight. Of its 34 digits
    # 32 are decimals, where the share of b1 has 33: 12.6...670 against 6 + 6.6...667
    found = told(tmp_path, '"weighted mean(beds.score, beds.weight)"')
    assert [step.amount for step in found.steps] == [
        Decimal("6.666666666666666666666666666666667"),
        Decimal(6),
        Decimal(0),
        Decimal("3e-33"),
    ]
    first = found.steps[0]
    assert first.reason is not None
    assert first.reason.en == "value × weight ÷ 3"
    assert [(one.role.en if one.role else "", one.value) for one in first.operands] == [
        ("value", Decimal(20)),
        ("weight", Decimal(1)),
    ]


def test_a_count_has_a_step_of_one_for_each_thing_counted(tmp_path: Path) -> None:
    found = told(tmp_path, '"count(beds[counts])"')
    assert amounts(found) == [("counted", "b1", Decimal(1)), ("counted", "b2", Decimal(1))]
    assert [step.operands[0].fact for step in found.steps] == ["bed/b1", "bed/b2"]


def test_a_sum_over_a_loop_opens_each_turn(tmp_path: Path) -> None:
    found = told(tmp_path, "sum(for b in beds return b.cost * b.weight)")
    assert amounts(found) == [
        ("term", "b1: b.cost * b.weight", Decimal(10)),
        ("term", "b2: b.cost * b.weight", Decimal(9)),
        ("term", "b3: b.cost * b.weight", Decimal(28)),
    ]
    product = only(found.steps[2].operands[0].parts)
    assert product.kind is StepKind.PRODUCT
    assert [(one.fact, one.name) for one in product.operands] == [
        ("bed/b3", "cost"),
        ("bed/b3", "weight"),
    ]


def test_loops_in_loops_read_each_pair(tmp_path: Path) -> None:
    found = told(tmp_path, '"sum(for b in beds[counts], n in [1, 2] return b.cost + n)"')
    assert [step.amount for step in found.steps] == [
        Decimal(11),
        Decimal(12),
        Decimal("5.5"),
        Decimal("6.5"),
    ]


def test_joined_lists_keep_the_origin_of_each_value(tmp_path: Path) -> None:
    assert amounts(told(tmp_path, '"sum(concatenate(beds.cost, limits))"'))[3:] == [
        ("term", "limits", Decimal(3)),
        ("term", "limits", Decimal(4)),
    ]


def test_a_percentage_is_one_step_that_names_part_and_whole(tmp_path: Path) -> None:
    step = only(told(tmp_path, '"percent(spent + 1, plan)"'))
    assert (step.kind, step.amount) == (StepKind.QUOTIENT, Decimal(70))
    part, whole = step.operands
    assert (part.role and part.role.en, part.value) == ("part", Decimal(21))
    assert amounts(part.parts) == [("term", "Spent", Decimal(20)), ("term", "1", Decimal(1))]
    assert (whole.role and whole.role.in_language("th"), whole.value) == ("ตัวหาร", Decimal(30))
    assert step.reason is not None
    assert "do not add up" in step.reason.en


@pytest.mark.parametrize(
    ("expression", "kind", "amount"),
    [
        ("spent / plan", StepKind.QUOTIENT, Decimal("0.6666666666666666666666666666666667")),
        ("spent * plan", StepKind.PRODUCT, Decimal(600)),
        ("spent ** 2", StepKind.PRODUCT, Decimal(400)),
        ("product(limits)", StepKind.PRODUCT, Decimal(12)),
        ('"max(plan, spent)"', StepKind.CHOICE, Decimal(30)),
        ("min(beds.cost)", StepKind.CHOICE, Decimal("4.5")),
        ("if late then plan else spent", StepKind.CHOICE, Decimal(30)),
        ('"get or else(spent, plan)"', StepKind.CHOICE, Decimal(20)),
        ("median(beds.cost)", StepKind.FUNCTION, Decimal(7)),
        ("abs(spent - plan)", StepKind.FUNCTION, Decimal(10)),
        ("closed - opened", StepKind.FUNCTION, Decimal(30)),
        ("opened.year", StepKind.FUNCTION, Decimal(2020)),
        ('"interpolate(spent, [[10, 0], [30, 100]])"', StepKind.SCALE, Decimal(50)),
        ("spent", StepKind.VALUE, Decimal(20)),
        ("7", StepKind.VALUE, Decimal(7)),
        ('"limits[2]"', StepKind.VALUE, Decimal(4)),
    ],
)
def test_what_does_not_add_up_is_one_step(
    tmp_path: Path, expression: str, kind: StepKind, amount: Decimal
) -> None:
    step = only(told(tmp_path, expression))
    assert (step.kind, step.amount) == (kind, amount)
    assert step.operands
    assert (step.reason is None) == (kind is StepKind.VALUE)


def test_the_one_value_that_is_taken_is_marked(tmp_path: Path) -> None:
    step = only(told(tmp_path, "min(beds.cost)"))
    assert [(one.fact, one.chosen) for one in step.operands] == [
        ("bed/b2", True),
        ("bed/b1", False),
        ("bed/b3", False),
    ]


def test_a_condition_names_what_it_was_told_from(tmp_path: Path) -> None:
    step = only(told(tmp_path, "if plan > spent then plan else spent"))
    taken, condition = step.operands
    assert (taken.chosen, taken.name) == (True, "plan")
    assert condition.value is True
    assert [one.name for one in condition.reads] == ["plan", "spent"]


def test_rounding_by_a_function_is_a_step(tmp_path: Path) -> None:
    assert amounts(told(tmp_path, '"round half up(spent / plan, 2)"')) == [
        ("term", "spent / plan", Decimal("0.6666666666666666666666666666666667")),
        ("rounding", "rounding", Decimal("0.0033333333333333333333333333333333")),
    ]


def test_rounding_by_a_rule_is_a_step_with_its_line(tmp_path: Path) -> None:
    found = told(tmp_path, '{is: "beds.cost[1] + spent / 1000", decimals: 1}')
    assert amounts(found)[-1] == ("rounding", "rounding", Decimal("-0.02"))
    last = found.steps[-1]
    assert last.reason is not None
    assert (last.reason.en, last.reason.in_language("th")) == (
        "to 1 decimal, half up",
        "เป็นทศนิยม 1 ตำแหน่ง เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น",
    )
    assert last.span is not None
    assert (last.span.file, last.span.line) == ("rules/x.yaml", 5)


def test_the_row_of_a_table_is_one_step_with_the_columns_it_looks_at(tmp_path: Path) -> None:
    body = """table:
  outcome: x
  rows:
    - {when: {late: false}, then: 0}
    - {when: {late: true, plan: "> 20"}, then: 50, because: {en: late, th: ล่าช้า}}
    - {when: {late: true, plan: "<= 20"}, then: 25}
"""
    step = only(told(tmp_path, body, body="table"))
    assert (step.kind, step.amount) == (StepKind.ROW, Decimal(50))
    assert step.title.in_language("th") == "แถวที่ 2: late: true, plan: > 20"
    assert step.reason is not None
    assert step.reason.in_language("th") == "ล่าช้า"
    assert step.span is not None
    assert step.span.line == 8
    assert [(one.name, one.value) for one in step.operands] == [("late", True), ("plan", 30)]


def test_a_row_that_computes_opens_into_its_expression(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path, "1")
    step = only(waterfall(evaluation, evaluation.book.of_kind("bed")[0], "score"))
    assert amounts(opened(evaluation, step.operands[0])) == [("product", "cost * 2", Decimal(20))]


def test_rows_that_are_summed_are_steps_each(tmp_path: Path) -> None:
    body = """table:
  outcome: x
  hit: collect sum
  rows:
    - {when: {late: true}, then: 5}
    - {when: {plan: "> 20"}, then: {is: plan / 4}}
    - {when: {plan: "> 25"}, then: not_applicable}
    - {when: {plan: "> 90"}, then: 9}
"""
    assert amounts(told(tmp_path, body, body="table")) == [
        ("row", "row 1: late: true", Decimal(5)),
        ("row", "row 2: plan: > 20", Decimal("7.5")),
        ("row", "row 3: plan: > 25", Decimal(0)),
    ]


@pytest.mark.parametrize(
    ("policy", "steps"),
    [
        ("collect min", [("row", "row 2: plan: > 20", Decimal(3))]),
        ("collect max", [("row", "row 1: late: true", Decimal(5))]),
        (
            "collect count",
            [
                ("row", "row 1: late: true", Decimal(1)),
                ("row", "row 2: plan: > 20", Decimal(1)),
            ],
        ),
        ("first", [("row", "row 1: late: true", Decimal(5))]),
    ],
)
def test_other_hit_policies(
    tmp_path: Path, policy: str, steps: list[tuple[str, str, Decimal]]
) -> None:
    body = f"""table:
  outcome: x
  hit: {policy}
  rows:
    - {{when: {{late: true}}, then: 5}}
    - {{when: {{plan: "> 20"}}, then: 3}}
"""
    assert amounts(told(tmp_path, body, body="table")) == steps


def test_otherwise_is_the_whole_value_under_every_policy(tmp_path: Path) -> None:
    body = """table:
  outcome: x
  hit: collect count
  rows:
    - {when: {late: false}, then: 5}
  otherwise: 4
"""
    assert amounts(told(tmp_path, body, body="table")) == [("row", "otherwise", Decimal(4))]


def test_a_level_is_one_step_with_its_condition(tmp_path: Path) -> None:
    body = """levels:
  outcome: x
  100: every b in beds satisfies b.cost > 5
  75: some b in beds satisfies b.cost > 5
  otherwise: 0
"""
    step = only(told(tmp_path, body, body="levels"))
    assert step.amount == Decimal(75)
    assert step.title.en == "level 2: 75: some b in beds satisfies b.cost > 5"
    # the first bed settles it, so that the others are not read
    (condition,) = step.operands
    assert [(one.fact, one.value) for one in condition.reads] == [("bed/b1", Decimal(10))]


def test_a_scale_is_one_step_with_its_points(tmp_path: Path) -> None:
    body = """scale:
  outcome: x
  of: spent
  points: {10: 0, plan: 100}
  between: linear
"""
    step = only(told(tmp_path, body, body="scale"))
    assert (step.kind, step.amount) == (StepKind.SCALE, Decimal(50))
    assert [(one.role.en if one.role else "", one.value) for one in step.operands] == [
        ("read at", Decimal(20)),
        ("earns 0", Decimal(10)),
        ("earns 100", Decimal(30)),
    ]


def test_a_null_has_no_steps_and_says_why(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path, "1")
    found = waterfall(evaluation, evaluation.book.of_kind("bed")[2], "score")
    assert found is not None
    assert isinstance(found.total, Null)
    assert found.total.reason is Reason.NOT_APPLICABLE
    assert found.steps == ()


def test_what_is_no_number_has_no_waterfall(tmp_path: Path) -> None:
    evaluation = evaluated(tmp_path, "plan > spent")
    assert waterfall(evaluation, evaluation.book.of_kind("ward")[0], "x") is None


def test_a_step_leads_to_the_fact_its_file_and_its_document(tmp_path: Path) -> None:
    operand = told(tmp_path, "plan - spent").steps[1].operands[0]
    assert (operand.fact, operand.name, operand.who) == ("ward/A", "spent", None)
    assert operand.span is not None
    assert (Path(operand.span.file).name, operand.span.line) == ("wards.yaml", 1)
    assert (operand.document, str(operand.place)) == ("report", "page 3")


def test_printed_steps_add_up_to_the_printed_total(tmp_path: Path) -> None:
    # 3.33 + 1.50 + 2.33 = 7.16, and 7.1666... is printed 7.17
    found = told(tmp_path, "mean(beds.cost)").printed(2)
    assert [str(step.amount) for step in found.steps] == ["3.33", "1.50", "2.33", "0.01"]
    assert str(found.total) == "7.17"
    assert found.steps[-1].reason is not None
    assert found.steps[-1].reason.en == "each figure is shown with 2 decimals"
    assert adds_up(found)


def test_amounts_far_apart_lose_no_digit(tmp_path: Path) -> None:
    # the sum has 41 digits, of which the language keeps 34: the rest is told as rounding
    found = told(tmp_path, "10 ** 33 * 1 + 0.0000001")
    assert found.total == Decimal("1e33")
    assert [step.amount for step in found.steps] == [
        Decimal("1e33"),
        Decimal("0.0000001"),
        Decimal("-0.0000001"),
    ]


def test_a_list_taken_by_a_condition_keeps_its_facts(tmp_path: Path) -> None:
    assert amounts(told(tmp_path, '"sum(if late then beds.cost else limits)"'))[0] == (
        "term",
        "b1: Cost",
        Decimal(10),
    )


@pytest.mark.parametrize(("at", "fact"), [("1", "bed/b1"), ("2", "bed/b2"), ("-1", "bed/b3")])
def test_an_element_is_that_of_its_position(tmp_path: Path, at: str, fact: str) -> None:
    step = only(told(tmp_path, f'"beds.cost[{at}]"'))
    assert [one.fact for one in step.operands] == [fact]


def test_a_value_of_the_previous_book_says_so(tmp_path: Path) -> None:
    before = domain(
        tmp_path / "2019",
        schema=SCHEMA,
        facts=FACTS,
        rules="""
    rule: x
    title: x
    for: ward
    outcomes: {x: plan}
    """,
        book=BOOK,
    )
    later = {**FACTS, "wards.yaml": FACTS["wards.yaml"].replace("spent: 20", "spent: 25")}
    now = domain(
        tmp_path / "2020",
        schema=SCHEMA,
        facts=later,
        rules="""
    rule: x
    title: x
    for: ward
    outcomes: {x: spent - previous.spent}
    """,
        book=f"{BOOK}previous: ../../2019/book\n",
    )
    assert before.book.of_kind("ward")
    evaluation = now.evaluate()
    found = waterfall(evaluation, evaluation.book.of_kind("ward")[0], "x")
    assert amounts(found) == [
        ("term", "Spent", Decimal(25)),
        ("term", "Spent (previous)", Decimal(-20)),
    ]
    assert found is not None
    operand = found.steps[1].operands[0]
    assert operand.title.th == "ใช้จริง (งวดก่อน)"
    assert operand.previous
    assert not found.steps[0].operands[0].previous
    assert operand.span is not None
    assert "2019" in operand.span.file


def test_nothing_to_add_up_is_nought_without_steps(tmp_path: Path) -> None:
    found = told(tmp_path, '"total(beds[cost > 90].cost)"')
    assert (found.total, found.steps) == (Decimal(0), ())


def test_the_running_total_comes_to_the_total_step_by_step(tmp_path: Path) -> None:
    # 3.33, 3.33 + 1.50, 3.33 + 1.50 + 2.33, and the hundredth that makes up 7.17
    found = told(tmp_path, "mean(beds.cost)").printed(2)
    assert [str(one) for one in found.running] == ["3.33", "4.83", "7.16", "7.17"]


def test_nothing_taken_away_is_shown_without_a_sign(tmp_path: Path) -> None:
    found = told(tmp_path, "0.00 - spent * 0 + 1")
    # 0.00, from which 20 * 0 is taken away, and then 1.
    assert [step.amount.is_signed() for step in found.steps] == [False, True, False]
    assert [str(step.adds) for step in found.steps] == ["0.00", "0", "1"]
    assert [str(one) for one in found.running] == ["0.00", "0.00", "1.00"]
