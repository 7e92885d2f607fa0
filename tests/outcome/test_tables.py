"""Decision tables from rule file to outcome (design §5)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assay.values.null import Null, Reason
from assay.values.types import Member
from tests.building import Domain, domain

SCHEMA = """
types:
  rag: {scale: [red, {yellow: {en: Yellow, th: เหลือง}}, green]}
kinds:
  project:
    plural: projects
    key: id
    fields:
      delay: {type: number, decimals: 1, range: ">= 0"}
      limit: {type: number}
      obstacle: {type: boolean}
      role: {type: text}
"""

FACTS = {
    "projects.yaml": """
    - {id: A, delay: 5, limit: 10, obstacle: false, role: core}
    - {id: B, delay: 5.1, limit: 5.1, obstacle: false, role: core}
    - {id: C, delay: 20.0, limit: 3, obstacle: false, role: support}
    - {id: D, delay: 20.1, limit: 30, obstacle: false}
    - {id: E, delay: 0, obstacle: true, role: core}
    - {id: F, obstacle: false, limit: 1}
    """
}

STATUS = """
rule: progress-status
title: Progress status
for: project
table:
  outcome: status
  type: rag
  rows:
    - {when: {obstacle: false, delay: "<= 5"},    then: green}
    - {when: {obstacle: false, delay: "(5..20]"}, then: yellow}
    - {when: {obstacle: false, delay: "> 20"},    then: red}
    - {when: {obstacle: true}, then: red, because: {en: an obstacle is recorded, th: มีอุปสรรค}}
"""


def project(folder: Path, rules: str) -> Domain:
    return domain(folder, schema=SCHEMA, facts=FACTS, rules=rules)


def table(body: str) -> str:
    lines = "".join(f"  {line}\n" for line in body.strip().splitlines())
    return f"rule: r\ntitle: R\nfor: project\ntable:\n{lines}"


@pytest.mark.parametrize(
    ("key", "status"),
    [("A", "green"), ("B", "yellow"), ("C", "yellow"), ("D", "red"), ("E", "red")],
)
def test_a_row_gives_its_value_on_both_sides_of_each_threshold(
    tmp_path: Path, key: str, status: str
) -> None:
    value = project(tmp_path, STATUS).value(f"project/{key}", "status")
    assert isinstance(value, Member)
    assert value.name == status


def test_no_row_is_null_with_the_finding_no_row_and_names_the_missing_fact(tmp_path: Path) -> None:
    evaluation = project(tmp_path, STATUS).evaluate()
    value = evaluation.value("project", "F", "status")
    assert isinstance(value, Null)
    assert value.reason is Reason.MISSING
    assert [cause.where for cause in value.causes] == ["project/F/delay"]
    found = [f for f in evaluation.findings if f.code == "no-row"]
    assert [f.fact for f in found] == ["project/F"]
    assert "delay = missing" in found[0].message.en


def test_no_row_on_complete_facts_is_not_rated(tmp_path: Path) -> None:
    rules = table("outcome: x\nrows:\n  - {when: {delay: '> 100'}, then: 1}")
    evaluation = project(tmp_path, rules).evaluate()
    value = evaluation.value("project", "A", "x")
    assert isinstance(value, Null)
    assert value.reason is Reason.NOT_RATED
    assert [f.severity for f in evaluation.findings if f.fact == "project/A"] == ["warning"]


def test_otherwise_is_taken_where_no_row_holds(tmp_path: Path) -> None:
    rules = table("outcome: x\nrows:\n  - {when: {delay: '> 20'}, then: 1}\notherwise: 0")
    found = project(tmp_path, rules).evaluate()
    assert [found.value("project", key, "x") for key in "ADF"] == [0, 1, 0]
    assert not found.findings


def test_an_endpoint_may_be_another_name(tmp_path: Path) -> None:
    rules = table(
        """
        outcome: within
        rows:
          - {when: {delay: "<= limit"}, then: true}
          - {when: {delay: "> limit"},  then: false}
        """.replace("        ", "")
    )
    found = project(tmp_path, rules).evaluate()
    assert [found.value("project", key, "within") for key in "ABCD"] == [True, True, False, True]
    assert isinstance(found.value("project", "E", "within"), Null)


def test_a_violated_unique_is_an_error_that_names_the_rows_and_never_a_pick(
    tmp_path: Path,
) -> None:
    rules = table(
        "outcome: x\nrows:\n  - {when: {delay: '<= 5'}, then: 1}\n  - {when: {delay: '>= 5'}, then: 2}"
    )
    evaluation = project(tmp_path, rules).evaluate()
    assert isinstance(evaluation.value("project", "A", "x"), Null)
    assert evaluation.value("project", "B", "x") == 2
    (found,) = [f for f in evaluation.findings if f.code == "hit-policy"]
    assert (found.fact, found.severity) == ("project/A", "error")
    assert "rows 1 and 2 hold at once" in found.message.en
    assert [related.span.line for related in found.related] == [7, 8]


def test_a_row_without_cells_is_named_by_the_sign_for_anything(tmp_path: Path) -> None:
    rules = table("outcome: x\nrows:\n  - {when: {}, then: 1}\n  - {when: {delay: 5}, then: 2}")
    (found,) = [f for f in project(tmp_path, rules).evaluate().findings if f.code == "hit-policy"]
    assert [related.message.en for related in found.related] == ["-", "delay: 5"]


@pytest.mark.parametrize(
    ("policy", "values", "expected"),
    [
        ("first", "", "low"),
        ("priority", "values: [mid, low]", "mid"),
        ("rule order", "", ["low", "mid", "low"]),
        ("output order", "values: [mid, low]", ["mid", "low", "low"]),
        ("collect", "", ["low", "mid", "low"]),
    ],
)
def test_hit_policies_settle_rows_that_hold_together(
    tmp_path: Path, policy: str, values: str, expected: object
) -> None:
    quoted = "" if values else '"'
    rules = table(
        f"outcome: x\nhit: {policy}\n{values}\nrows:\n"
        f"  - {{when: {{delay: '<= 5'}}, then: {quoted}low{quoted}}}\n"
        f"  - {{when: {{delay: '<= 10'}}, then: {quoted}mid{quoted}}}\n"
        f"  - {{when: {{obstacle: false}}, then: {quoted}low{quoted}}}\n"
        f"  - {{when: {{delay: '> 10'}}, then: {quoted}low{quoted}}}"
    )
    value = project(tmp_path, rules).value("project/A", "x")
    found = [str(one) for one in value] if isinstance(value, tuple) else str(value)
    assert found == expected


@pytest.mark.parametrize(("policy", "expected"), [("sum", 6), ("min", 1), ("max", 3), ("count", 3)])
def test_collect_aggregates_over_the_rows_that_hold(
    tmp_path: Path, policy: str, expected: int
) -> None:
    rules = table(
        f"outcome: x\nhit: collect {policy}\nrows:\n"
        "  - {when: {delay: '<= 5'}, then: 1}\n"
        "  - {when: {delay: '<= 10'}, then: 2}\n"
        "  - {when: {delay: '-'}, then: {is: delay - 2}}\n"
        "  - {when: {delay: '> 10'}, then: 50}"
    )
    assert project(tmp_path, rules).value("project/A", "x") == expected


def test_any_agrees_or_is_refused(tmp_path: Path) -> None:
    rules = table(
        "outcome: x\nhit: any\nrows:\n"
        "  - {when: {delay: '<= 5'}, then: 1}\n"
        "  - {when: {obstacle: false, delay: '<= 5.1'}, then: 1}\n"
        "  - {when: {obstacle: true}, then: 2}"
    )
    evaluation = project(tmp_path, rules).evaluate()
    assert evaluation.value("project", "A", "x") == 1
    assert isinstance(evaluation.value("project", "E", "x"), Null)
    assert [f.fact for f in evaluation.findings if f.severity == "error"] == ["project/E"]


def test_a_table_may_define_several_outcomes(tmp_path: Path) -> None:
    rules = table(
        "outcomes: [band, premium]\ntype: {band: rag}\nrows:\n"
        "  - {when: {delay: '<= 5'}, then: {band: green, premium: {is: delay * 2}}}\n"
        "  - {when: {delay: '> 5'}, then: {band: red, premium: 0}}"
    )
    evaluation = project(tmp_path, rules).evaluate()
    assert str(evaluation.value("project", "A", "band")) == "green"
    assert evaluation.value("project", "A", "premium") == Decimal(10)
    assert evaluation.value("project", "B", "premium") == 0


def test_not_applicable_is_null_with_that_reason(tmp_path: Path) -> None:
    rules = table(
        "outcome: x\nrows:\n  - {when: {obstacle: true}, then: not_applicable}\notherwise: 1"
    )
    value = project(tmp_path, rules).value("project/E", "x")
    assert isinstance(value, Null)
    assert value.reason is Reason.NOT_APPLICABLE


def test_an_assumed_value_says_why(tmp_path: Path) -> None:
    rules = table(
        "outcome: x\nrows:\n  - {when: {delay: '<= 5'}, then: 1}\n"
        "otherwise: {value: 0, assumed: the plan states no lower level}"
    )
    evaluation = project(tmp_path, rules).evaluate()
    outcome = evaluation.outcome("project", "D", "x")
    assert outcome.value == 0
    assert outcome.assumed is not None
    assert outcome.assumed.en == "the plan states no lower level"
    assert evaluation.outcome("project", "A", "x").assumed is None


def test_facts_to_which_no_rule_applies_are_not_rated(tmp_path: Path) -> None:
    rules = STATUS.replace("for: project", 'for: project\napplies: role = "core"')
    evaluation = project(tmp_path, rules).evaluate()
    value = evaluation.value("project", "C", "status")
    assert isinstance(value, Null)
    assert value.reason is Reason.NOT_RATED
    assert evaluation.outcome("project", "C", "status").rule is None


def test_a_null_applies_counts_as_false_with_a_note(tmp_path: Path) -> None:
    rules = STATUS.replace("for: project", 'for: project\napplies: role = "core"')
    evaluation = project(tmp_path, rules).evaluate()
    notes = [f for f in evaluation.findings if f.code == "applies-unknown"]
    assert [f.fact for f in notes] == ["project/D", "project/F"]
    assert {f.severity for f in notes} == {"note"}
    assert isinstance(evaluation.value("project", "D", "status"), Null)


@pytest.mark.parametrize(
    ("body", "code", "line", "column"),
    [
        ("outcome: x\nrows:\n  - {when: {dealy: 1}, then: 1}", "unknown-name", 7, 15),
        ("outcome: x\ntype: rag\nrows:\n  - {when: {delay: 1}, then: grean}", "unknown-member", 8, 32),
        ("outcome: x\nrows:\n  - {when: {delay: 1}, then: green}", "untyped-word", 7, 32),
        ("outcome: x\ntype: rga\nrows:\n  - {when: {delay: 1}, then: green}", "unknown-type", 6, 9),
        ("outcome: delay\nrows:\n  - {when: {limit: 1}, then: 1}", "name-taken", 5, 12),
        ("outcome: x\nhit: priority\nrows:\n  - {when: {delay: 1}, then: 1}", "no-priorities", 5, 3),
        ("outcome: x\nhit: best\nrows:\n  - {when: {delay: 1}, then: 1}", "unknown-word", 6, 8),
        ("outcome: x\nrows:\n  - {when: {delay: '<= \"a\"'}, then: 1}", "wrong-type", 7, 23),
        ("outcome: x\nrows:\n  - {when: {delay: 1}, then: 1}\n  - {when: {delay: 2}, then: \"a\"}",
         "wrong-type", 7, 32),
    ],
)  # fmt: skip
def test_a_wrong_table_is_an_error_at_its_place(
    tmp_path: Path, body: str, code: str, line: int, column: int
) -> None:
    loaded = project(tmp_path, table(body))
    assert loaded.plan is None
    assert [(f.code, f.span and (f.span.line, f.span.column)) for f in loaded.findings] == [
        (code, (line, column))
    ]


def test_otherwise_gives_a_list_where_rows_give_lists(tmp_path: Path) -> None:
    rules = table(
        "outcome: xs\nhit: collect\nrows:\n  - {when: {delay: '> 5'}, then: \"late\"}\n"
        'otherwise: "none"'
    )
    evaluation = project(tmp_path, rules + "outcomes: {n: count(xs)}\n").evaluate()
    assert evaluation.value("project", "A", "xs") == ("none",)
    assert [evaluation.value("project", key, "n") for key in "AB"] == [1, 1]


def test_otherwise_may_be_not_applicable_where_rows_give_lists(tmp_path: Path) -> None:
    rules = table(
        "outcome: xs\nhit: rule order\nrows:\n  - {when: {delay: '> 5'}, then: 1}\n"
        "otherwise: not_applicable"
    )
    value = project(tmp_path, rules).value("project/A", "xs")
    assert isinstance(value, Null)
    assert value.reason is Reason.NOT_APPLICABLE


def test_otherwise_of_a_count_is_a_number(tmp_path: Path) -> None:
    body = "outcome: n\nhit: collect count\nrows:\n  - {when: {delay: '> 5'}, then: \"late\"}\n"
    found = project(tmp_path / "1", table(body + "otherwise: 0")).evaluate()
    assert [found.value("project", key, "n") for key in "AB"] == [0, 1]
    wrong = project(tmp_path / "2", table(body + 'otherwise: "none"'))
    assert wrong.codes == ["wrong-type"]


def test_what_is_assumed_of_one_outcome_is_not_said_of_another(tmp_path: Path) -> None:
    rules = table(
        "outcomes: [a, b]\nrows:\n"
        "  - {when: {delay: '<= 5'}, then: {a: {value: 0, assumed: a guess}, b: 5}}"
    )
    evaluation = project(tmp_path, rules).evaluate()
    assert str(evaluation.outcome("project", "A", "a").assumed) == "a guess"
    assert evaluation.outcome("project", "A", "b").assumed is None


def test_an_outcome_may_be_called_as_a_form_of_then_is(tmp_path: Path) -> None:
    rules = table(
        "outcome: value\nrows:\n  - {when: {delay: 5}, then: {value: 2, assumed: a guess}}\n"
        "otherwise: {is: delay}"
    )
    evaluation = project(tmp_path, rules).evaluate()
    assert [evaluation.value("project", key, "value") for key in "AB"] == [2, Decimal("5.1")]


@pytest.mark.parametrize(
    ("body", "place", "code", "hint"),
    [
        ("outcome: x\nrows:\n  - {when: {role: \"core\"}, then: 1}", "7:21", "unquoted-text",
         "write '\"core\"'"),
        ("outcome: x\nrows:\n  - {when: {delay: 5}, then: [1]}", "7:32", "wrong-shape",
         'write a list as an expression: `{is: "[a, b]"}`'),
        ("outcome: x\nrows:\n  - {when: {delay: 5}, then: }", "7:32", "empty-value",
         "write a value, or `null` to leave it open"),
    ],
)  # fmt: skip
def test_a_slip_of_yaml_is_told_from_a_slip_of_the_rule(
    tmp_path: Path, body: str, place: str, code: str, hint: str
) -> None:
    (finding,) = project(tmp_path, table(body)).findings
    assert (finding.code, str(finding.span)) == (code, f"rules/rule.yaml:{place}")
    assert str(finding.hint) == hint


@pytest.mark.parametrize("text", ["1/2", "//", "a/b/c", "%2F", "x: y/z"])
def test_a_null_whose_words_hold_a_slash_keeps_its_place(tmp_path: Path, text: str) -> None:
    rules = (
        "rule: r\ntitle: R\nfor: thing\ngiven:\n  read: {is: number(note)}\n"
        "outcomes:\n  own: {is: number(note) + 1}\n  through: {is: read + 1}\n"
    )
    schema = "kinds: {thing: {plural: things, key: id, fields: {note: {type: text}}}}"
    facts = {"things.yaml": f'- {{id: A, note: "{text}"}}\n'}
    found = domain(tmp_path, schema=schema, facts=facts, rules=rules).evaluate()
    for name, place in [("own", "own"), ("through", "read")]:
        value = found.value("thing", "A", name)
        assert isinstance(value, Null)
        (cause,) = value.causes
        assert (cause.fact, cause.name) == ("thing/A", place)
        assert cause.where == f'thing/A/{place}: no number "{text}"'


@pytest.mark.parametrize("weights", [(1, 1, 1), (1, 2, 4), (7, 11, 3), (30, 30, 40)])
@pytest.mark.parametrize(
    "spelled",
    [
        "sum(kpis.part)",
        "sum(for k in kpis return k.actual * k.weight / sum(kpis.weight))",
        "sum(for k in kpis return k.weight / sum(kpis.weight) * k.actual)",
        "sum(kpis.weighed) / sum(kpis.weight)",
        "weighted mean(kpis.actual, kpis.weight)",
        "percent(sum(kpis.weighed), sum(kpis.weight)) / 100",
        "mean(for k in kpis return 3 * k.part)",
        "interpolate(sum(kpis.part), [[0, 0], [3, 3], [9, 9]])",
    ],
)
def test_a_sum_of_quotients_meets_the_limit_that_it_comes_to(
    tmp_path: Path, spelled: str, weights: tuple[int, int, int]
) -> None:
    schema = """
    kinds:
      unit: {plural: units, key: id, fields: {name: {type: text}}}
      kpi:
        plural: kpis
        key: id
        parent: unit
        fields: {actual: {type: number}, weight: {type: number}}
    """
    parts = (
        "rule: part\ntitle: P\nfor: kpi\noutcomes:\n"
        "  part: {is: actual * weight / sum(unit.kpis.weight)}\n  weighed: {is: actual * weight}\n"
    )
    unit = (
        f'rule: unit\ntitle: U\nfor: unit\noutcomes:\n  score: {{is: "{spelled}"}}\n'
        "table:\n  outcome: grade\n  rows:\n"
        "    - {when: {score: '>= 4'}, then: 'full'}\n    - {when: {score: '< 4'}, then: 'less'}\n"
        "checks:\n  - {code: four, that: score = 4, severity: error, message: 'no {score}'}\n"
    )
    facts = {
        "units.yaml": "- {id: U}\n",
        "kpis.yaml": "".join(
            f"- {{id: K{at}, unit: U, actual: 4, weight: {weight}}}\n"
            for at, weight in enumerate(weights)
        ),
    }
    found = domain(
        tmp_path, schema=schema, facts=facts, rules={"part.yaml": parts, "unit.yaml": unit}
    ).evaluate()
    assert found.value("unit", "U", "score") == 4
    assert found.value("unit", "U", "grade") == "full"
    assert found.findings == ()


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        (
            "staff > 3",
            [
                (
                    "whether every item belongs to the list can't be told, so the list is null: "
                    "ward/B/staff, ward/C/staff"
                )
            ],
        ),
        ("staff != null and staff > 3", []),
        # What every item is compared with is missing: the null itself says so.
        ("beds > limit", []),
    ],
)
def test_the_items_that_could_not_be_judged_are_named_once(
    tmp_path: Path, condition: str, told: list[str]
) -> None:
    schema = """
    kinds:
      house: {plural: houses, key: id, fields: {limit: {type: number}}}
      ward:
        plural: wards
        key: id
        parent: house
        fields: {beds: {type: number}, staff: {type: number}}
    """
    rules = (
        "rule: r\ntitle: R\nfor: house\noutcomes:\n"
        f"  large: {{is: 'count(wards[{condition}]) + total(wards[{condition}].beds)'}}\n"
    )
    facts = {
        "houses.yaml": "- {id: H}\n",
        "wards.yaml": "- {id: A, house: H, beds: 1, staff: 9}\n- {id: B, house: H, beds: 2}\n"
        "- {id: C, house: H, beds: 3}\n",
    }
    found = domain(tmp_path, schema=schema, facts=facts, rules=rules).evaluate()
    assert [one.message.en for one in found.findings] == told
    assert all(one.code == "item-unknown" for one in found.findings)
    assert isinstance(found.value("house", "H", "large"), Null) is (
        told != [] or "limit" in condition
    )
