"""Grounds tell, a step at a time, what stands behind an outcome or a check."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from assay.facts import Fact
from assay.outcome import Grounds
from assay.outcome.giving import OTHERWISE
from assay.plan import CheckDecision, TableDecision
from assay.values.null import Null, Reason
from tests.building import Domain, domain

SCHEMA = """
    kinds:
      agency:
        plural: agencies
        key: id
        fields: {id: {type: text}}
      project:
        plural: projects
        key: id
        parent: agency
        fields:
          id: {type: text}
          core: {type: boolean}
          delay: {type: number}
"""
FACTS = {
    "agencies.yaml": "- {id: x}\n",
    "projects.yaml": "- {id: a, agency: x, core: true, delay: 7}\n- {id: b, agency: x, delay: 1}\n",
}
RULES = {
    "a.yaml": """
        rule: a
        title: A
        for: project
        applies: core
        given: {half: {is: delay / 2}}
        table:
          outcome: slow
          hit: unique
          rows:
            - {when: {half: "<= 3"}, then: false}
          otherwise: true
        checks:
          - {code: too-slow, that: not(slow), severity: error, message: slow}
    """,
    "b.yaml": """
        rule: b
        title: B
        for: agency
        outcomes: {any_slow: {is: some p in projects satisfies p.slow}}
    """,
}


def grounds(folder: Path) -> tuple[Domain, Grounds]:
    made = domain(folder, schema=SCHEMA, facts=FACTS, rules=RULES)
    return made, Grounds(made.evaluate())


def fact(of: Grounds, fact_id: str) -> Fact:
    found = of.fact(fact_id)
    assert found is not None
    return found


def names(places: object) -> list[tuple[str, str]]:
    assert isinstance(places, list)
    return [(one.id, name) for one, name in places]


def test_an_outcome_was_made_by_a_row_in_a_case(tmp_path: Path) -> None:
    _, of = grounds(tmp_path)
    one = fact(of, "project/a")
    made = of.made(one, "slow")
    assert made is not None
    assert isinstance(made.decision, TableDecision)
    assert made.rows == (OTHERWISE,)
    assert of.case(made.decision, one) == (Decimal("3.5"),)
    assert names(of.below(made, one)) == [("project/a", "a/half")]


def test_a_given_was_made_too_and_rests_on_facts_alone(tmp_path: Path) -> None:
    _, of = grounds(tmp_path)
    one = fact(of, "project/a")
    made = of.made(one, "a/half")
    assert made is not None
    assert of.below(made, one) == []


def test_what_no_rule_gave_was_not_made(tmp_path: Path) -> None:
    _, of = grounds(tmp_path)
    assert of.made(fact(of, "project/b"), "slow") is None
    assert of.fact("project/z") is None


def test_an_outcome_rests_on_outcomes_of_other_facts(tmp_path: Path) -> None:
    _, of = grounds(tmp_path)
    one = fact(of, "agency/x")
    made = of.made(one, "any_slow")
    assert made is not None
    assert names(of.below(made, one)) == [("project/a", "slow")]


def test_a_check_says_what_came_of_it_and_on_what_it_rests(tmp_path: Path) -> None:
    domain_, of = grounds(tmp_path)
    assert domain_.plan is not None
    checks = [one for step in domain_.plan.steps for one in step.decisions]
    (check,) = (one for one in checks if isinstance(one, CheckDecision))
    one = fact(of, "project/a")
    assert of.checked(check, one).holds is False
    assert names(of.below_check(check, one)) == [("project/a", "slow")]
    assert of.value(check.statement.node, one) is False
    assert of.applies(check.applies, one) is True
    unknown = of.applies(check.applies, fact(of, "project/b"))
    assert isinstance(unknown, Null)
    assert unknown.reason is Reason.MISSING
