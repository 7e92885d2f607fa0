"""What checks say besides: who acts, what is to be done, and how much hangs on it."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from assay.finding import Remedy, Severity
from assay.outcome.actions import Action, actions_of
from assay.report.machine.json_report import to_json
from assay.values.text import Text
from tests.building import Domain, domain

SCHEMA = """
types:
  light: {scale: [{red: {en: Red, th: แดง}}, {green: {en: Green, th: เขียว}}]}
kinds:
  agency:
    plural: agencies
    key: id
    title: Agency
    fields:
      plan: {type: number, unit: baht}
  project:
    plural: projects
    parent: agency
    key: id
    title: Project
    fields:
      plan: {type: number, unit: baht}
      paid: {type: number, unit: baht}
      kept: {type: number, unit: baht}
      left: {type: number, unit: baht}
      days: {type: number, unit: days}
      said: {type: light}
      amount: {type: number, unit: {field: measure}}
      measure: {type: text}
"""
ACTIONS = """
actors:
  finance: {en: Finance, th: ฝ่ายการเงิน}
  agency: {en: The agency, th: หน่วยงาน}
remedies:
  mend-sums: {en: Mend the sums, th: แก้ยอดรวม}
"""
FACTS = {
    "agencies.yaml": "- {id: A, plan: 200}\n",
    "projects.yaml": """
        - {id: P, agency: A, plan: 100, paid: 40, kept: 50, left: 20, said: green}
        - {id: Q, agency: A, plan: 60, paid: 60, kept: 5, left: 0, said: red}
        """,
}
SUM = "{code: sum, that: plan = paid + kept + left, severity: error, message: m"


def made(tmp_path: Path, *checks: str, facts: dict[str, str] | None = None) -> Domain:
    body = "".join(f"  - {one}\n" for one in checks)
    rule = f"rule: r\ntitle: {{en: The sum, th: ผลรวม}}\nfor: project\nchecks:\n{body}"
    return domain(
        tmp_path,
        schema=SCHEMA,
        facts=FACTS if facts is None else {**FACTS, **facts},
        rules={"r.yaml": rule, "actions.yaml": ACTIONS},
    )


def actions(
    tmp_path: Path, *checks: str, facts: dict[str, str] | None = None
) -> tuple[Action, ...]:
    return actions_of(made(tmp_path, *checks, facts=facts).evaluate().findings)


def test_findings_of_one_remedy_are_one_action_with_what_is_at_stake_in_all(tmp_path: Path) -> None:
    stake = "stake: {is: residual, of: agency.plan}"
    [one] = actions(tmp_path, f"{SUM}, act: finance, remedy: mend-sums, {stake}}}")
    assert one.remedy == Remedy(
        Text("Mend the sums", "แก้ยอดรวม"), "finance", Text("Finance", "ฝ่ายการเงิน")
    )
    assert [str(finding.fact) for finding in one.findings] == ["project/P", "project/Q"]
    # 100 - 110 and 60 - 65: 10 and 5 of 200 baht, whichever way they differ.
    assert one.amounts == (("baht", Decimal(15)),)
    assert one.weight == Fraction(15, 200)
    assert one.severity is Severity.ERROR


def test_the_same_words_from_two_checks_are_one_action(tmp_path: Path) -> None:
    other = "{code: dear, that: paid < 50, message: m, act: finance, remedy: mend-sums}"
    [one] = actions(tmp_path, f"{SUM}, act: finance, remedy: mend-sums}}", other)
    assert [finding.code for finding in one.findings] == ["sum", "sum", "dear"]
    [_, _] = actions(tmp_path, f"{SUM}, act: agency, remedy: mend-sums}}", other)


def test_a_remedy_may_be_written_where_it_belongs(tmp_path: Path) -> None:
    [one] = actions(tmp_path, f"{SUM}, act: agency, remedy: {{en: Explain, th: ชี้แจง}}}}")
    assert one.remedy.told == Text("Explain", "ชี้แจง")


def test_without_a_remedy_the_actor_mends_what_the_title_says(tmp_path: Path) -> None:
    [one] = actions(tmp_path, f"{SUM}, act: agency, title: Sums differ}}")
    assert one.remedy.told == Text("Sums differ")
    [one] = actions(tmp_path, f"{SUM}, act: agency}}")
    assert one.remedy.told == Text("The sum", "ผลรวม")


def test_findings_of_a_check_that_names_nobody_ask_for_nothing(tmp_path: Path) -> None:
    assert actions(tmp_path, f"{SUM}, title: Sums differ, stake: residual}}") == ()


def test_a_status_that_would_change_weighs_as_one_of_all_that_have_one(tmp_path: Path) -> None:
    would = "stake: {is: 'if paid < 50 then red else green', instead_of: said}"
    [one] = actions(tmp_path, f"{SUM}, act: finance, remedy: mend-sums, {would}}}")
    green, red = Text("Green", "เขียว"), Text("Red", "แดง")
    assert [(str(change.fact), change.held, change.would_be) for change in one.changes] == [
        ("project/P", green, red),
        ("project/Q", red, green),
    ]
    assert one.weight == 1
    same = "stake: {is: said, instead_of: said}"
    [one] = actions(tmp_path, f"{SUM}, act: finance, remedy: mend-sums, {same}}}")
    assert one.changes == ()
    assert one.weight == 0


def test_actions_stand_heaviest_first_and_those_without_a_weight_last(tmp_path: Path) -> None:
    light = (
        "{code: late, that: paid > 50, message: m, remedy: {en: Light}, stake: {is: 1, of: 100}}"
    )
    heavy = "{code: dear, that: paid < 50, message: m, remedy: {en: Heavy}, stake: {is: 3, of: 4}}"
    unknown = f"{SUM}, remedy: {{en: Unknown}}, stake: residual}}"
    note = "{code: n, that: paid < 0, severity: note, message: m, remedy: {en: Note}}"
    found = actions(tmp_path, note, unknown, light, heavy)
    assert [one.remedy.told.en for one in found] == ["Heavy", "Light", "Unknown", "Note"]


def test_a_stake_that_is_missing_is_not_zero(tmp_path: Path) -> None:
    [one] = actions(tmp_path, f"{SUM}, remedy: mend-sums, stake: {{is: days, of: 10}}}}")
    assert [finding.stake for finding in one.findings] == [None, None]
    assert (one.amounts, one.weight) == ((), None)


def test_amounts_of_a_unit_of_their_own_are_told_by_unit(tmp_path: Path) -> None:
    facts = {
        "projects.yaml": """
            - {id: P, agency: A, plan: 1, paid: 0, kept: 0, left: 0, amount: 5, measure: km}
            - {id: Q, agency: A, plan: 1, paid: 0, kept: 0, left: 0, amount: 7, measure: sites}
            """
    }
    [one] = actions(tmp_path, f"{SUM}, remedy: mend-sums, stake: amount}}", facts=facts)
    assert one.amounts == (("km", Decimal(5)), ("sites", Decimal(7)))


def test_an_amount_without_a_unit_of_its_own_is_given_one(tmp_path: Path) -> None:
    stake = "stake: {is: 1, unit: projects}"
    [one] = actions(tmp_path, f"{SUM}, remedy: mend-sums, {stake}}}")
    assert one.amounts == (("projects", Decimal(2)),)


@pytest.mark.parametrize(
    ("more", "code", "told"),
    [
        ("act: finanse", "unknown-word", "there is no actor `finanse` in actions.yaml"),
        ("remedy: mend", "unknown-word", "there is no remedy `mend` in actions.yaml"),
        ("stake: said", "wrong-shape", "at stake is an amount, or a status instead of another"),
        ("stake: {is: paid, instead_of: said}", "wrong-type", None),
        ("stake: {is: said, instead_of: paid}", "wrong-type", None),
        ("stake: {is: paid, of: days}", "wrong-unit", None),
        ("stake: {of: paid}", "missing-key", "`is` is missing from `stake`"),
        ("stake: paaid", "unknown-name", None),
    ],
)
def test_what_is_wrong_is_told_at_its_place(
    tmp_path: Path, more: str, code: str, told: str | None
) -> None:
    found = made(tmp_path, f"{SUM}, {more}}}").findings
    assert [one.code for one in found] == [code]
    assert told is None or found[0].message.en == told
    assert found[0].span is not None
    assert (found[0].span.file, found[0].span.line) == ("rules/r.yaml", 5)


def test_a_name_that_stands_twice_in_files_of_actions_is_told(tmp_path: Path) -> None:
    twice = "actors: {finance: Finance}\n"
    rules = {
        "r.yaml": "rule: r\ntitle: T\nfor: project\noutcomes: {x: paid}\n",
        "a/actions.yaml": twice,
        "b/actions.yaml": twice,
    }
    found = domain(tmp_path, schema=SCHEMA, facts=FACTS, rules=rules).findings
    assert [(one.code, str(one.span)) for one in found] == [
        ("defined-twice", "rules/b/actions.yaml:1:10")
    ]


def test_json_holds_them_and_the_identity_names_their_file(tmp_path: Path) -> None:
    stake = "title: {en: Sums differ}, stake: {is: residual, of: agency.plan}"
    evaluation = made(tmp_path, f"{SUM}, act: finance, remedy: mend-sums, {stake}}}").evaluate()
    told = json.loads(to_json(evaluation, "th"))
    assert told["findings"][0]["title"] == "Sums differ"
    assert told["findings"][0]["act"] == "finance"
    assert told["findings"][0]["remedy"] == "แก้ยอดรวม"
    assert told["findings"][0]["stake"] == {"amount": 10, "unit": "baht", "of": 200}
    assert told["actions"] == [
        {
            "act": "finance",
            "actor": "ฝ่ายการเงิน",
            "remedy": "แก้ยอดรวม",
            "severity": "error",
            "findings": [0, 1],
            "amounts": [{"amount": 15, "unit": "baht"}],
            "changes": [],
        }
    ]
    assert "actions.yaml" in told["identity"]["rules"]
