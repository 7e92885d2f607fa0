"""A plan with one rule exchanged is the plan that compiling all rules again would give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

from assay.finding import Finding
from assay.match import Reference
from assay.outcome import evaluate_plan
from assay.plan import Plan, TableDecision, compile_plan
from assay.plan.exchange import Exchange
from assay.rules import Library, RuleFile, load_library
from tests.building import Domain, domain

SCHEMA = """
kinds:
  ward:
    plural: wards
    key: id
    fields:
      beds: {type: number, decimals: 0}
      used: {type: number, decimals: 0}
      part_of: {type: text}
"""
FREE = "rule: free\ntitle: Free\nfor: ward\noutcomes: {free: beds - used}\n"
BAND = """\
rule: band
title: Band
for: ward
table:
  outcome: band
  rows:
    - {when: {free: "<= 2"}, then: 1}
    - {when: {free: "> 2"}, then: 2}
"""
TWICE = "rule: twice\ntitle: Twice\nfor: ward\noutcomes: {twice: band * 2}\n"
RULES = {"free.yaml": FREE, "band.yaml": BAND, "twice.yaml": TWICE}
DAY = dt.date(2020, 9, 30)


def wards(folder: Path, rules: Mapping[str, str] = RULES) -> Domain:
    facts = {"wards.yaml": "- {id: A, beds: 5, used: 4}\n- {id: B, beds: 9, used: 2}\n"}
    return domain(folder, schema=SCHEMA, facts=facts, rules=rules)


def exchange(made: Domain, day: dt.date = DAY) -> Exchange:
    assert made.library is not None
    return Exchange(made.schema, made.library, day)


def written(folder: Path, text: str) -> RuleFile:
    """A rule file read from a folder of its own."""
    folder.mkdir()
    (folder / "new.yaml").write_text(dedent(text), encoding="utf-8")
    library, findings = load_library(folder, "rules")
    assert library is not None, findings
    return library.rules[0]


def values(made: Domain, plan: Plan | None, name: str) -> list[object]:
    assert plan is not None
    evaluation = evaluate_plan(made.book, plan, Reference())
    return [evaluation.value("ward", key, name) for key in ("A", "B")]


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [one.code for one in findings]


def test_what_reads_the_exchanged_rule_reads_the_new_one(tmp_path: Path) -> None:
    made = wards(tmp_path)
    ready = exchange(made)
    new = written(tmp_path / "new", BAND.replace("2", "1", 1).replace("> 2", "> 1"))
    assert values(made, ready.plan, "twice") == [2, 4]
    plan, decisions, findings = ready.exchanged(
        "band.yaml", written(tmp_path / "other", BAND.replace("then: 1", "then: 7"))
    )
    assert not findings
    assert [type(one) for one in decisions] == [TableDecision]
    assert values(made, plan, "twice") == [14, 4]
    # A and B have 1 and 7 free beds; the table of `new` parts them at 1.
    plan, _, _ = ready.exchanged("band.yaml", new)
    assert values(made, plan, "band") == [1, 2]


def test_the_decisions_of_other_rules_are_the_very_same(tmp_path: Path) -> None:
    ready = exchange(wards(tmp_path))
    plan, decisions, _ = ready.exchanged(
        "free.yaml", written(tmp_path / "new", FREE.replace("-", "+"))
    )
    assert plan is not None
    assert ready.plan is not None
    kept = [one for step in plan.steps for one in step.decisions if one not in decisions]
    before = [one for step in ready.plan.steps for one in step.decisions]
    assert [any(one is other for other in before) for one in kept] == [True, True]


def test_a_rule_that_now_reads_something_else_finds_its_new_place(tmp_path: Path) -> None:
    made = wards(tmp_path, {**RULES, "a.yaml": FREE.replace("free", "early")})
    plan, _, findings = exchange(made).exchanged(
        "a.yaml",
        written(tmp_path / "new", "rule: early\ntitle: E\nfor: ward\noutcomes: {early: twice + 1}"),
    )
    assert not findings
    assert values(made, plan, "early") == [3, 5]


def test_a_rule_that_reads_itself_round_others_is_a_cycle(tmp_path: Path) -> None:
    plan, decisions, findings = exchange(wards(tmp_path)).exchanged(
        "free.yaml", written(tmp_path / "new", FREE.replace("beds - used", "twice"))
    )
    assert (plan, decisions) == (None, ())
    assert codes(findings) == ["cycle"]


def test_a_wrong_rule_is_told_as_ever(tmp_path: Path) -> None:
    plan, _, findings = exchange(wards(tmp_path)).exchanged(
        "free.yaml", written(tmp_path / "new", FREE.replace("beds", "bed"))
    )
    assert plan is None
    assert codes(findings) == ["unknown-name"]


def test_another_type_of_an_outcome_is_seen_by_all_who_read_it(tmp_path: Path) -> None:
    made = wards(tmp_path)
    dates = FREE.replace("beds - used", "beds > used")
    plan, _, findings = exchange(made).exchanged("free.yaml", written(tmp_path / "new", dates))
    assert plan is None
    assert {one.rule or one.span.file for one in findings if one.span} == {"rules/band.yaml"}
    rounded = FREE.replace("{free: beds - used}", "{free: {is: beds - used, decimals: 2}}")
    plan, decisions, findings = exchange(made).exchanged(
        "free.yaml", written(tmp_path / "rounded", rounded)
    )
    assert plan is not None
    assert len(decisions) == 1
    assert values(made, plan, "twice") == [2, 4]


def test_a_period_decides_whether_anything_changes_on_the_day(tmp_path: Path) -> None:
    dated = {**RULES, "free.yaml": FREE + "effective: {from: 2020-01-01, to: 2020-09-30}\n"}
    made = wards(tmp_path, dated)
    ready = exchange(made)
    shorter = written(tmp_path / "new", dated["free.yaml"].replace("09-30", "09-29"))
    assert not shorter.holds(DAY)
    plan, decisions, _ = ready.exchanged("free.yaml", shorter)
    assert decisions == ()
    assert plan is not None
    assert [one.id for one in plan.rules] == ["band", "twice"]
    before = exchange(made, dt.date(2019, 12, 31))
    plan, _, _ = before.exchanged("free.yaml", shorter)
    assert plan is before.plan


def test_every_exchange_of_a_rule_for_itself_gives_the_plan_there_was(tmp_path: Path) -> None:
    made = wards(tmp_path)
    ready = exchange(made)
    assert made.library is not None
    whole, _ = compile_plan(made.schema, made.library, DAY)
    assert whole is not None
    for file in made.library.rules:
        plan, _, findings = ready.exchanged(file.file, file)
        assert plan is not None
        assert not findings
        names = [[one.span for one in step.decisions] for step in plan.steps]
        assert names == [[one.span for one in step.decisions] for step in whole.steps]
        assert replace(plan, steps=()) == replace(whole, steps=())


def test_a_library_that_is_wrong_has_no_plan_and_may_be_put_right(tmp_path: Path) -> None:
    made = wards(tmp_path, {**RULES, "free.yaml": FREE.replace("beds", "bed")})
    assert made.library is not None
    ready = Exchange(made.schema, Library(made.library.rules), DAY)
    assert ready.plan is None
    plan, _, findings = ready.exchanged("free.yaml", written(tmp_path / "new", FREE))
    assert not findings
    assert values(made, plan, "free") == [1, 7]
