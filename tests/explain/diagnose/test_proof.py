"""A correction is put to the proof by the checks it moves, and by all that these rest on."""

from __future__ import annotations

from pathlib import Path

from assay.explain.diagnose import Verdict, diagnose
from tests.building import domain

SCHEMA = """
    kinds:
      line:
        plural: lines
        key: code
        parent: line
        fields:
          code: {type: text}
          paid: {type: number, decimals: 2}
          owed: {type: number, decimals: 2}
          all: {type: number, decimals: 2}
"""
FACTS = """
    code,parent,paid,owed,all
    total,,40.00,15.00,55.00
    a,total,12.43,5.66,18.00
    b,total,27.66,9.34,37.00
"""
RULES = {
    # The sum of a line goes by an outcome, and that by a table, of other rules.
    "parts.yaml": """
        rule: parts
        title: Parts
        for: line
        given: {both: paid + owed}
        outcomes: {parts: both}
    """,
    "side.yaml": """
        rule: side
        title: Side
        for: line
        table:
          outcome: counted
          type: boolean
          rows:
            - {when: {code: '"total", "a", "b"'}, then: true}
          otherwise: {value: false}
    """,
    "across.yaml": """
        rule: across
        title: Across
        for: line
        applies: counted
        checks:
          - {code: across, that: all = parts, tolerance: 0, severity: error, message: no}
    """,
    "down.yaml": """
        rule: down
        title: Down
        for: line
        applies: count(children) > 0
        checks:
          - {code: paid, that: paid = sum(children.paid), tolerance: 0, severity: error, message: no}
    """,
    "apart.yaml": """
        rule: apart
        title: Apart
        for: line
        outcomes: {double: 2 * paid}
    """,
}


def test_a_sum_that_goes_by_tables_and_outcomes_of_other_rules_is_proven(tmp_path: Path) -> None:
    facts = {"lines.csv": FACTS.replace("    ", "").lstrip()}
    (one,) = diagnose(domain(tmp_path, schema=SCHEMA, facts=facts, rules=RULES).evaluate())
    assert one.verdict is Verdict.NAMED
    assert [(fix.cell.fact, fix.cell.field, str(fix.value)) for fix in one.named] == [
        ("line/a", "paid", "12.34")
    ]
    assert [broken.code for broken in one.violated] == ["across", "paid"]


TWO_SUMS = """
    rule: sums
    title: Sums
    for: line
    checks:
      - {code: p1, that: x1 = a + a2, tolerance: 0, severity: error, message: no}
      - {code: p3, that: x3 = a + a4, tolerance: 0, severity: error, message: no}
      - {code: q1, that: y1 = b + b2, tolerance: 0, severity: error, message: no}
      - {code: q3, that: y3 = b + b4, tolerance: 0, severity: error, message: no}
      - {code: both, that: t = a + b, tolerance: 0.01, severity: error, message: no}
      - {code: both, that: z = a2 + a4, tolerance: 0, severity: error, message: no}
"""


def test_of_two_checks_of_one_code_each_is_proven_by_itself(tmp_path: Path) -> None:
    # With a of 1.00 and b of 6.00 the first four hold; but t may be 0.01 off their sum, not 0.02.
    names = ("a", "a2", "a4", "x1", "x3", "b", "b2", "b4", "y1", "y3", "t", "z")
    figures = "1.01,2.00,4.00,3.00,5.00,6.01,1.00,2.00,7.00,8.00,7.02,6.00"
    fields = ", ".join(f"{name}: {{type: number, decimals: 2}}" for name in names)
    schema = f"kinds: {{line: {{plural: lines, key: code, fields: {{{fields}}}}}}}"
    facts = {"lines.csv": f"code,{','.join(names)}\nA,{figures}\n"}
    found = diagnose(domain(tmp_path, schema=schema, facts=facts, rules=TWO_SUMS).evaluate())
    assert [[broken.code for broken in one.violated] for one in found] == [
        ["p1", "p3"],
        ["q1", "q3"],
    ]
    assert {one.verdict for one in found} == {Verdict.OPEN}
