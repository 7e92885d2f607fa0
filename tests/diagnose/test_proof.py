"""A correction is put to the proof by the checks it moves, and by all that these rest on."""

from __future__ import annotations

from pathlib import Path

from engine.diagnose import Verdict, diagnose
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
