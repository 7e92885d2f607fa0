"""How figures came about, as a report tells it."""

from __future__ import annotations

from pathlib import Path

from assay.contents.traces import Together
from tests.building import domain
from tests.contents.making import contents_from

SCHEMA = """
    kinds:
      fund: {plural: funds, key: code, fields: {code: {type: text}}}
      share:
        plural: shares
        key: code
        parent: fund
        fields: {code: {type: text}, paid: {type: number}}
"""
RULE = "rule: r\ntitle: r\nfor: fund\noutcomes: {paid: total(shares.paid)}\n"


def test_many_values_of_one_name_stand_together_in_either_language(tmp_path: Path) -> None:
    facts = {
        "funds.csv": "code\nF\n",
        "shares.csv": "code,fund,paid\na,F,1\nb,F,20000\nc,F,\nd,F,4\ne,F,5.00\n",
    }
    loaded = domain(tmp_path, schema=SCHEMA, facts=facts, rules=RULE)
    (trace,) = contents_from(loaded, "sections: [{kind: fund, columns: [paid]}]").traces
    (read,) = trace.steps
    assert isinstance(read, Together)
    assert (read.count.en, read.count.th) == ("5 facts", "5 รายการ")
    assert read.values.en == "a = 1, b = 20,000, c = missing, d = 4, e = 5.00"
    assert read.values.th == "a = 1, b = 20,000, c = ไม่มีข้อมูล, d = 4, e = 5.00"
