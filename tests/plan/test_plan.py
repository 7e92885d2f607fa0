"""What a plan tells of its decisions: who gives what, what each reads, and every expression."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from assay.facts import load_schema
from assay.plan import (
    Calculation,
    Decision,
    Formula,
    Plan,
    Role,
    compile_plan,
)
from assay.plan.decisions import CheckDecision, Comparison
from assay.rules import load_library
from tests.building import domain

SCHEMA = """
kinds:
  ward:
    plural: wards
    key: id
    fields:
      beds: {type: number, decimals: 0}
      used: {type: number, decimals: 0}
      opened: {type: date}
"""
EVERY_FORM = """
rule: every
title: Every form
for: ward
effective: {from: 2000-01-01, on: opened}
applies: beds > 0
given:
  share: {is: used / beds}
table:
  outcome: band
  rows:
    - {when: {share: "<= 0.5", beds: "> 0"}, then: 1}
    - {when: {share: "> 0.5"}, then: {is: used + 1}}
  otherwise: {is: beds + 2}
levels:
  outcome: grade
  2: used > 3
  1: used > 4
  otherwise: 0
scale:
  outcome: score
  of: used + 6
  points: {1: 10, "beds": 20}
outcomes:
  free: {is: beds - used}
checks:
  - code: fits
    that: used <= beds
    tolerance: used * 0.01
    message: {en: "{used} of {beds}", th: "{used}/{beds}"}
    stake: {is: used + 7, of: beds + 8}
"""


def planned(folder: Path, rules: Mapping[str, str]) -> Plan:
    made = domain(folder, schema=SCHEMA, facts={"wards.yaml": "- {id: A}\n"}, rules=rules)
    assert made.library is not None, made.findings
    plan, findings = compile_plan(made.schema, made.library, dt.date(2020, 9, 30))
    assert plan is not None, findings
    return plan


def shipped() -> Plan:
    schema, _ = load_schema(Path("facts/schema.yaml"))
    library, _ = load_library(Path("rules"), "rules")
    assert schema is not None
    assert library is not None
    plan, findings = compile_plan(schema, library, dt.date(2020, 9, 30))
    assert plan is not None, findings
    return plan


def inside(value: object) -> Iterator[Formula]:
    """Every expression in a decision, found by looking through all that it is made of."""
    if isinstance(value, Formula):
        yield value
    elif isinstance(value, Comparison):
        return  # the two sides are parts of the statement
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from inside(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from inside(one)
    elif dataclasses.is_dataclass(value):
        # What the rule asks, and the check besides, are the parts of what both ask.
        parts = ("of_rule", "when") if isinstance(value, CheckDecision) else ()
        for field in dataclasses.fields(value):
            if field.name not in parts:
                yield from inside(getattr(value, field.name))


def a_table(plan: Plan, name: str) -> Decision:
    return next(one for one in plan.decisions if name in one.gives)


def test_no_expression_of_a_decision_is_left_out(tmp_path: Path) -> None:
    for plan in (planned(tmp_path, {"every.yaml": EVERY_FORM}), shipped()):
        for decision in plan.decisions:
            assert {id(one) for one in decision.formulas()} == {id(one) for one in inside(decision)}


def test_an_expression_has_its_role(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"every.yaml": EVERY_FORM})
    found: dict[Role, list[str]] = {}
    for decision in plan.of_rule("every"):
        for role, formula in decision.by_role:
            found.setdefault(role, []).append(formula.text)
    assert set(found) == set(Role)
    assert found[Role.GIVEN] == ["used / beds"]
    assert found[Role.COLUMN] == ["share", "beds"]
    assert found[Role.LEVEL] == ["used"]
    assert found[Role.OUTPUT] == ["used + 1", "beds + 2"]
    assert found[Role.SCALE] == ["used + 6 on the scale 1: 10, beds: 20"]
    assert found[Role.STAKE] == ["used + 7", "beds + 8"]
    assert found[Role.OUTCOME] == ["beds - used"]
    assert found[Role.CHECK] == ["used <= beds"]
    assert found[Role.TOLERANCE] == ["used * 0.01"]
    assert sorted(set(found[Role.MESSAGE])) == ["beds", "used"]
    # A `given` is computed where its rule is, so it is held against nothing of its own.
    assert set(found[Role.APPLIES]) == {"beds > 0"}


def test_a_rule_reads_the_date_that_it_is_held_against(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"every.yaml": EVERY_FORM})
    (free,) = plan.givers("ward", "free")
    assert {one.name for one in free.reads} == {"opened", "beds", "used"}


def test_a_plan_knows_who_gives_what_and_what_that_rests_on(tmp_path: Path) -> None:
    rules = {
        "c.yaml": "rule: c\ntitle: C\nfor: ward\noutcomes: {c: b + 1}\n",
        "b.yaml": "rule: b\ntitle: B\nfor: ward\ngiven: {g: {is: a}}\noutcomes: {b: g + 1}\n",
        "a.yaml": "rule: a\ntitle: A\nfor: ward\noutcomes: {a: beds}\n",
        "z.yaml": "rule: z\ntitle: Z\nfor: ward\noutcomes: {z: used}\n",
    }
    plan = planned(tmp_path, rules)
    assert [one.gives for one in plan.decisions] == [("a",), ("b/g",), ("b",), ("c",), ("z",)]
    assert [one.gives for one in plan.of_file("b.yaml")] == [("b/g",), ("b",)]
    assert list(plan.givens) == ["b/g"]
    (c,) = plan.givers("ward", "c")
    behind = plan.behind([c])
    assert {name for one in behind for name in one.gives} == {"a", "b/g", "b", "c"}
    part = plan.only(behind)
    assert part.decisions == plan.decisions[:4]
    assert part.givers("ward", "z") == ()


def test_a_decision_is_found_again_in_another_plan(tmp_path: Path) -> None:
    before = planned(tmp_path / "before", {"every.yaml": EVERY_FORM})
    after = planned(
        tmp_path / "after", {"every.yaml": EVERY_FORM.replace("beds - used", "beds + used")}
    )
    there = {one.id: one for one in after.decisions}
    assert len(there) == len(after.decisions)
    changed = [one for one in before.decisions if not one.is_written_as(there[one.id])]
    assert [one.gives for one in changed] == [("free",)]
    assert set(before.decisions).isdisjoint(after.decisions)


@pytest.mark.parametrize("name", ["beds", "nothing"])
def test_nobody_gives_a_field_or_what_is_not_there(tmp_path: Path, name: str) -> None:
    assert planned(tmp_path, {"every.yaml": EVERY_FORM}).givers("ward", name) == ()


def test_a_given_defines_no_outcome(tmp_path: Path) -> None:
    plan = planned(tmp_path, {"every.yaml": EVERY_FORM})
    given = plan.givens["every@2000-01-01/share"]
    assert isinstance(given, Calculation)
    assert given.private
    assert given.defines == ()
