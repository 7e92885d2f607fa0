"""Findings as a report titles them."""

from __future__ import annotations

from pathlib import Path

from tests.building import domain
from tests.contents.making import contents_from

SCHEMA = """
    kinds:
      fund:
        plural: funds
        key: no
        fields: {no: {type: text}, given: {type: number}, taken: {type: number}}
"""
RULE = """
    rule: enough
    title: {th: ไม่เกินที่ได้รับ, en: No more than was given}
    for: fund
    outcomes: {left: {is: given - taken}}
    checks: [{code: too-much, that: taken <= given, severity: error, message: too much}]
"""


def test_a_check_that_could_not_be_made_is_not_titled_as_one_that_failed(tmp_path: Path) -> None:
    facts = {"funds.csv": "no,given,taken\nA,1,2\nB,1,\n"}
    contents = contents_from(domain(tmp_path, schema=SCHEMA, facts=facts, rules=RULE), None)
    titles = {
        code.code: None if code.title is None else (code.title.en, code.title.in_language("th"))
        for _, code in contents.found.codes
    }
    assert titles == {
        "too-much": None,  # the title of a rule says what should be, the opposite of a finding
        "unchecked": ("Could not be checked: No more than was given", "ตรวจไม่ได้: ไม่เกินที่ได้รับ"),
    }
