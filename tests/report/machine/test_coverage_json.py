"""Rule coverage for a script or a page: every goal, whether it is covered, and by what."""

from __future__ import annotations

import json
from pathlib import Path

from assay.features.coverage import covered
from assay.report.machine.coverage_json import coverage_json
from tests.building import domain
from tests.features.coverage.asking import asked

SCHEMA = """
    kinds:
      project:
        plural: projects
        key: id
        fields:
          id: {type: text}
          delay: {type: number, decimals: 0, range: "[0..9]", required: true}
"""
RULE = """
    rule: status
    title: {en: Status, th: สถานะ}
    for: project
    table:
      outcome: status
      type: text
      hit: unique
      rows:
        - {when: {delay: 0}, then: green}
        - {when: {delay: "> 0"}, then: red}
"""


def test_every_goal_is_told_with_its_place_and_the_scenarios_that_cover_it(tmp_path: Path) -> None:
    facts = {"projects.yaml": "- {id: a, delay: 0}\n"}
    made = domain(tmp_path, schema=SCHEMA, facts=facts, rules=RULE)
    result = asked(made.evaluate(), "project/a status", name="on time", line=7)
    document = json.loads(coverage_json(covered([result], made.schema), "th"))
    assert document["total"] == {"covered": 2, "all": 4, "percent": "50.0"}
    assert document["kinds"] == {
        "row": {"covered": 1, "all": 2, "percent": "50.0"},
        "boundary": {"covered": 1, "all": 2, "percent": "50.0"},
    }
    (rule,) = document["rules"]
    assert (rule["id"], rule["title"], rule["file"]) == ("status", "สถานะ", "rule.yaml")
    assert (rule["total"], rule["kinds"]) == (document["total"], document["kinds"])
    assert len(rule["digest"]) == 64
    first, *_, last = rule["goals"]
    assert first == {
        "kind": "row",
        "of": "status",
        "part": "1",
        "text": "แถวที่ 1 (delay: 0)",
        "place": {
            "file": "rules/rule.yaml",
            "line": 9,
            "column": 7,
            "end_line": 9,
            "end_column": 38,
            "cell": None,
        },
        "number": 1,
        "boundary": None,
        "covered": True,
        "scenarios": [
            {
                "name": "on time",
                "place": {
                    "file": "a.feature",
                    "line": 7,
                    "column": 1,
                    "end_line": None,
                    "end_column": None,
                    "cell": None,
                },
            }
        ],
    }
    assert (last["kind"], last["part"]) == ("boundary", "delay over 0")
    assert last["boundary"] == {"column": "delay", "endpoint": "0", "side": "over", "rows": [1, 2]}
    assert (last["number"], last["covered"], last["scenarios"]) == (None, False, [])


def test_it_ends_in_a_line_break_and_keeps_thai_as_it_is(tmp_path: Path) -> None:
    made = domain(tmp_path, schema=SCHEMA, facts={}, rules=RULE)
    text = coverage_json(covered([], made.schema, [made.plan] if made.plan else []), "th")
    assert text.endswith("}\n")
    assert "สถานะ" in text
