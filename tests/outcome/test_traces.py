"""Traces: from an outcome to the rule, the values it read, and the facts' file and line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assay.outcome import Evaluation, Trace
from assay.values.types import Value
from tests.building import domain

SCHEMA = """
types:
  rag: {scale: [red, yellow, green]}
kinds:
  project:
    plural: projects
    key: id
    fields: {plan: {type: number}, actual: {type: number}, obstacle: {type: boolean}}
  line:
    plural: lines
    key: code
    parent: project
    fields: {spent: {type: number}}
"""

FACTS = {
    "projects.yaml": """
    - id: A
      plan: 100
      actual: 93.26
      obstacle: false
      document: report
      place: "page 3, row 1"
    """,
    "lines.csv": "code,project,spent,document,place\n1,A,2.5,report,table 2\n2,A,4.25,report,table 2\n",
}

RULES = {
    "status.yaml": """
    rule: progress-status
    title: {en: Progress status, th: สถานะความก้าวหน้า}
    source: {document: Q4 report, place: note *}
    for: project
    applies: plan > 0
    given:
      delay: {is: "max(plan - actual, 0)", decimals: 1}
    table:
      outcome: status
      type: rag
      rows:
        - {when: {obstacle: false, delay: "<= 5"},    then: green}
        - {when: {obstacle: false, delay: "(5..20]"}, then: yellow, because: {en: late, th: ล่าช้า}}
      otherwise: {value: red, assumed: the note says no more}
    """,
    "score.yaml": """
    rule: score
    title: Score
    for: project
    outcomes:
      score: {is: "parameters.base + sum(lines.spent) + (if status = yellow then 1 else 0)"}
    """,
    "parameters.yaml": "base: [{from: 2019-10-01, value: 10}]",
}


BOOK = "as_of: 2020-09-30\ndocuments: {report: {title: The report}}\n"


def evaluated(folder: Path, facts: dict[str, str] = FACTS) -> Evaluation:
    return domain(folder, schema=SCHEMA, facts=facts, rules=RULES, book=BOOK).evaluate()


def trace(evaluation: Evaluation, fact: str, name: str) -> Trace:
    found = evaluation.book.find(fact)
    assert found is not None
    return evaluation.trace(found, name)


def read(one: Trace) -> list[tuple[str | None, str, Value]]:
    return [(reading.fact, reading.name, reading.value) for reading in one.readings]


def test_a_table_is_explained_by_the_row_that_fired_and_the_rule_behind_it(tmp_path: Path) -> None:
    found = trace(evaluated(tmp_path), "project/A", "status")
    assert str(found.value) == "yellow"
    assert found.rule is not None
    assert (found.rule.id, found.rule.file) == ("progress-status", "status.yaml")
    assert found.rule.source is not None
    assert found.rule.source.authority is not None
    assert str(found.rule.source.authority.place) == "note *"
    (row,) = found.rows
    assert (row.number, row.span.line) == (2, 13)
    assert row.text == "obstacle: false, delay: (5..20]"
    assert row.because is not None
    assert row.because.in_language("th") == "ล่าช้า"


def test_readings_lead_through_the_given_value_to_file_line_document_and_place(
    tmp_path: Path,
) -> None:
    found = trace(evaluated(tmp_path), "project/A", "status")
    assert read(found) == [
        ("project/A", "plan", 100),
        ("project/A", "obstacle", False),
        ("project/A", "progress-status/delay", Decimal("6.7")),
    ]
    delay = found.readings[2].trace
    assert delay is not None
    assert (delay.expression, delay.exact, delay.value) == (
        "max(plan - actual, 0)", Decimal("6.74"), Decimal("6.7"),
    )  # fmt: skip
    actual = delay.readings[1]
    assert (actual.name, actual.value) == ("actual", Decimal("93.26"))
    assert actual.span is not None
    assert (Path(actual.span.file).name, actual.span.line, actual.span.column) == (
        "projects.yaml", 3, 11,
    )  # fmt: skip
    assert (actual.document, str(actual.place)) == ("report", "page 3, row 1")


def test_an_expression_is_explained_by_every_fact_and_parameter_it_read(tmp_path: Path) -> None:
    found = trace(evaluated(tmp_path), "project/A", "score")
    assert found.value == Decimal("17.75")
    assert [(reading.fact, reading.name) for reading in found.readings] == [
        (None, "parameters.base"),
        ("line/1", "spent"),
        ("line/2", "spent"),
        ("project/A", "status"),
    ]
    assert found.readings[1].span is not None
    assert (Path(found.readings[1].span.file).name, found.readings[1].span.line) == ("lines.csv", 2)
    assert found.readings[3].trace is not None
    assert found.readings[3].trace.rows[0].number == 2


def test_otherwise_and_what_was_assumed_are_said(tmp_path: Path) -> None:
    facts = {**FACTS, "projects.yaml": "- {id: A, plan: 100, actual: 70, obstacle: false}"}
    found = trace(evaluated(tmp_path, facts), "project/A", "status")
    (row,) = found.rows
    assert row.number is None
    assert row.assumed is not None
    assert row.assumed.en == "the note says no more"


def test_an_outcome_that_no_rule_gave_is_explained_as_not_rated(tmp_path: Path) -> None:
    facts = {**FACTS, "projects.yaml": "- {id: A, plan: 0, actual: 70, obstacle: false}"}
    found = trace(evaluated(tmp_path, facts), "project/A", "status")
    assert (found.how, found.rule, found.rows) == ("not rated", None, ())


def test_a_level_is_numbered_as_it_is_written(tmp_path: Path) -> None:
    rules = """
    rule: level
    title: Level
    for: project
    levels:
      outcome: level
      3: actual > 95
      2: plan > 200
      1: actual > 90
    """
    found = domain(tmp_path, schema=SCHEMA, facts=FACTS, rules=rules, book=BOOK).evaluate()
    (row,) = trace(found, "project/A", "level").rows
    assert (row.number, row.text) == (3, "1: actual > 90")


def test_a_row_says_what_it_assumed_itself_and_of_which_outcome(tmp_path: Path) -> None:
    rules = """
    rule: marks
    title: Marks
    for: project
    table:
      outcomes: [marks, extra]
      hit: collect
      rows:
        - {when: {plan: "> 1"}, then: {marks: 1, extra: {value: 0, assumed: nothing is said}}}
        - {when: {plan: "> 2"}, then: {marks: {value: 2, assumed: a guess}, extra: 3}}
    """
    found = domain(tmp_path, schema=SCHEMA, facts=FACTS, rules=rules, book=BOOK).evaluate()
    assumed = {
        name: [None if row.assumed is None else row.assumed.en for row in one.rows]
        for name in ("marks", "extra")
        for one in [trace(found, "project/A", name)]
    }
    assert assumed == {"marks": [None, "a guess"], "extra": ["nothing is said", None]}


def test_a_roll_up_over_a_tree_of_two_thousand_levels_is_explained(tmp_path: Path) -> None:
    schema = """
    kinds:
      line:
        {plural: lines, key: code, parent: line, fields: {amount: {type: number}}}
    """
    rules = """
    rule: rolled
    title: Rolled
    for: line
    outcomes: {rolled: if count(children) = 0 then amount else sum(children.rolled)}
    """
    depth = 2000
    rows = [f"{at},{at - 1 if at else ''}," for at in range(depth)]
    text = "\n".join(["code,parent,amount", *rows, f"leaf,{depth - 1},7"]) + "\n"
    found = domain(tmp_path, schema=schema, facts={"lines.csv": text}, rules=rules).evaluate()
    one = trace(found, "line/0", "rolled")
    levels = 1
    while one.readings and one.readings[0].trace is not None:
        one, levels = one.readings[0].trace, levels + 1
    assert (levels, one.fact, one.value) == (depth + 1, "line/leaf", 7)


# Values that no rule rates ----------------------------------------------------------------------

UNRATED_SCHEMA = """
kinds:
  ward:
    plural: wards
    key: id
    fields: {beds: {type: number}, private: {type: boolean}, opened: {type: date}}
"""


def why_unrated(folder: Path, head: str, ward: str) -> list[str]:
    rules = f"rule: size\ntitle: Size\nfor: ward\n{head}\noutcomes: {{size: {{is: beds}}}}\n"
    facts = {"wards.yaml": f"- {{id: A, {ward}}}\n"}
    evaluation = domain(folder, schema=UNRATED_SCHEMA, facts=facts, rules=rules).evaluate()
    (fact,) = evaluation.book.of_kind("ward")
    trace = evaluation.trace(fact, "size")
    assert all(one.th for one, _ in trace.unrated)
    return [f"{one.en} ({span.line})" for one, span in trace.unrated]


@pytest.mark.parametrize(
    ("head", "ward", "why"),
    [
        ("", "beds: 3", []),
        ("applies: beds > 5", "beds: 9", []),
        (
            "applies: beds > 5 or private",
            "beds: 3, private: false",
            ["`size` does not apply, since this does not hold: beds > 5 or private (4)"],
        ),
        (
            "applies: beds > 5",
            "private: true",
            ["whether `size` applies can't be told: ward/A/beds (4)"],
        ),
        (
            "effective: {from: 2025-10-01}",
            "beds: 3",
            ["`size` is in force from 1 Oct 2025 (4)"],
        ),
        (
            "effective: {to: 2019-09-30}",
            "beds: 3",
            ["`size` is in force until 30 Sep 2019 (4)"],
        ),
        (
            "effective: {from: 2020-01-01, to: 2020-12-31, on: opened}",
            "beds: 3, opened: 2019-05-01",
            ["`size` is in force from 1 Jan 2020 to 31 Dec 2020 by `opened` (1)"],
        ),
        (
            "effective: {from: 2020-01-01, on: opened}",
            "beds: 3",
            ["whether `size` applies can't be told: ward/A/opened (1)"],
        ),
    ],
)
def test_a_value_that_no_rule_rates_says_which_rule_and_why_not(
    tmp_path: Path, head: str, ward: str, why: list[str]
) -> None:
    assert why_unrated(tmp_path, head, ward) == why


def test_an_outcome_whose_rules_are_of_other_days_is_noted_once(tmp_path: Path) -> None:
    rules = (
        "rule: size\ntitle: Size\nfor: ward\neffective: {from: 2025-10-01}\n"
        "outcomes: {size: {is: beds}}\n"
    )
    facts = {"wards.yaml": "- {id: A, beds: 3}\n- {id: B, beds: 4}\n"}
    evaluation = domain(tmp_path, schema=UNRATED_SCHEMA, facts=facts, rules=rules).evaluate()
    (note,) = evaluation.findings
    assert (note.code, note.severity.value) == ("no-rule-in-force", "note")
    assert note.message.en == (
        "no rule gives `ward.size` on 30 Sep 2020: `size` is in force from 1 Oct 2025"
    )
