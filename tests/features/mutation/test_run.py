"""A mutation run on small projects: what is noticed, what is not, and what nobody could notice."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from assay.facts import Book
from assay.features.mutation import (
    Fate,
    Memory,
    MutantResult,
    MutationKind,
    MutationReport,
    ScenariosFail,
    Tally,
    mutate,
)
from assay.match import Matcher, MatchError
from assay.outcome import Evaluation, evaluate_plan
from assay.plan import Plan, TableDecision
from tests.features.mutation.projects import Made, project

BANDS = """
    rule: bands
    title: Bands
    for: project
    table:
      outcome: colour
      type: rag
      hit: unique
      rows:
        - {when: {delay: "<= 5"}, then: green}
        - {when: {delay: "> 5"}, then: red}
"""
EDGES = """
    Scenario Outline: Both sides of five
      Given the book is dated 2020-09-30
      And a project:
        | id | delay   |
        | A  | <delay> |
      When the rule "bands" is evaluated
      Then the colour of the project is <colour>
      And no finding is raised

      Examples:
        | delay | colour |
        | 4.9   | green  |
        | 5     | green  |
        | 5.1   | red    |
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(feature: str, rule: str = BANDS, **others: str) -> Made:
    return project(Path(), {"bands.yaml": rule, **others}, feature)


def told(report: MutationReport, fate: Fate) -> list[str]:
    found = [one.mutant for one in report.results if one.fate is fate]
    return [f"{one.before} -> {one.after}" for one in found]


def only(report: MutationReport, change: str) -> MutantResult:
    (one,) = [
        one for one in report.results if f"{one.mutant.before} -> {one.mutant.after}" == change
    ]
    return one


def test_scenarios_at_the_edge_and_on_both_sides_notice_everything() -> None:
    report = made(EDGES).mutate()
    assert told(report, Fate.SURVIVED) == []
    assert report.total.percent == Decimal("100.0")
    assert report.scenarios == 3


def test_without_the_edge_itself_what_moves_it_is_not_noticed() -> None:
    report = made(EDGES.replace("        | 5     | green  |\n", "")).mutate()
    assert told(report, Fate.SURVIVED) == [
        "<= 5 -> < 5", "<= 5 -> <= 4.9", "> 5 -> >= 5", "> 5 -> > 4.9",
    ]  # fmt: skip
    far = EDGES.replace("| 4.9 ", "| 4   ").replace("| 5.1 ", "| 6   ")
    report = made(far.replace("        | 5     | green  |\n", "")).mutate()
    assert told(report, Fate.SURVIVED) == [
        "<= 5 -> < 5", "<= 5 -> <= 5.1", "<= 5 -> <= 4.9",
        "> 5 -> >= 5", "> 5 -> > 5.1", "> 5 -> > 4.9",
    ]  # fmt: skip


def test_a_survivor_tells_the_case_in_which_it_differs() -> None:
    report = made(EDGES.replace("| 5.1 ", "| 6   ")).mutate()
    survivor = only(report, "> 5 -> > 5.1")
    assert survivor.fate is Fate.SURVIVED
    assert survivor.changed is not None
    case = survivor.changed.case
    assert case is not None
    assert [formula.text for formula in case.inputs] == ["delay"]
    assert case.sample == (Decimal("5.1"),)
    assert case.sure
    assert survivor.changed.base is not None
    assert survivor.changed.mutated is not None
    assert survivor.changed.base != survivor.changed.mutated


def test_what_nobody_could_notice_is_equivalent_and_counts_for_nothing() -> None:
    report = made(EDGES).mutate()
    # No two rows ever hold at once, so that it is no matter which of them would count.
    assert told(report, Fate.EQUIVALENT) == [
        "unique -> any", "unique -> first", "unique -> collect min", "unique -> collect max",
    ]  # fmt: skip
    assert report.total.equivalent == 4
    assert report.total.all == report.total.killed


def test_what_makes_no_rule_is_only_counted() -> None:
    report = made(EDGES).mutate()
    # `priority` and `output order` need `values`, and no sum is made of colours.
    assert report.invalid == {"bands.yaml": 3}
    assert not any("collect sum" in one.mutant.after for one in report.results)


def test_a_mutant_names_the_scenario_that_noticed_it() -> None:
    killed = only(made(EDGES).mutate(), "<= 5 -> < 5")
    assert killed.fate is Fate.KILLED
    assert killed.killer is not None
    assert killed.killer.name == "Both sides of five"
    assert str(killed.killer.place).startswith("features/bands.feature:15:")
    assert killed.killer.fault is None
    assert killed.tried == 2


def test_a_scenario_on_a_rule_downstream_notices_what_is_upstream() -> None:
    late = "rule: late\ntitle: Late\nfor: project\noutcomes: {late: {is: colour = red}}\n"
    feature = """
        Scenario Outline: Late
          Given the book is dated 2020-09-30
          And a project:
            | id | delay   |
            | A  | <delay> |
          When the rule "late" is evaluated
          Then the late of the project is <late>

          Examples:
            | delay | late  |
            | 5     | false |
            | 5.1   | true  |
    """
    report = made(feature, **{"late.yaml": late}).mutate()
    assert only(report, "> 5 -> > 5.1").fate is Fate.KILLED
    assert only(report, "colour = red -> colour != red").fate is Fate.KILLED
    assert only(report, "green -> yellow").fate is Fate.SURVIVED


def test_a_scenario_that_looks_at_something_else_is_not_run() -> None:
    other = "rule: other\ntitle: Other\nfor: project\noutcomes: {gap: {is: plan - actual}}\n"
    report = made(EDGES, **{"other.yaml": other}).mutate()
    sign = only(report, "plan - actual -> plan + actual")
    assert (sign.fate, sign.tried) == (Fate.SURVIVED, 0)
    assert report.by_file["bands.yaml"].survived == 0


def test_an_error_where_none_is_expected_notices_rows_that_hold_at_once() -> None:
    feature = EDGES.replace(
        "Then the colour of the project is <colour>\n", "Then no error is raised\n"
    )
    report = made(feature.replace("      And no finding is raised\n", "")).mutate()
    assert only(report, "<= 5 -> <= 5.1").fate is Fate.KILLED
    assert only(report, "<= 5 -> < 5").fate is Fate.SURVIVED


def test_conditions_are_told_apart_by_their_three_answers() -> None:
    rule = """
        rule: bands
        title: Bands
        for: project
        outcomes:
          late: {is: delay > 5 or delay > 7}
    """
    feature = """
        Scenario: Late
          Given the book is dated 2020-09-30
          And a project:
            | id | delay |
            | A  | 6     |
          When the rule "bands" is evaluated
          Then the late of the project is true
    """
    report = made(feature, rule).mutate()
    # Whatever is over 7 is over 5 as well, so that the second threshold is no matter.
    assert {"delay > 5 or delay > 7 -> delay > 5 or delay >= 7"} <= set(
        told(report, Fate.EQUIVALENT)
    )
    assert only(report, "delay > 5 or delay > 7 -> delay > 5 and delay > 7").fate is Fate.KILLED
    edge = only(report, "delay > 5 or delay > 7 -> delay >= 5 or delay > 7")
    assert edge.changed is not None
    assert edge.changed.case is not None
    assert edge.changed.case.sample == (Decimal(5),)


def test_a_period_is_noticed_by_books_of_its_first_and_last_day_alone() -> None:
    dated = BANDS + "    effective: {from: 2020-01-01, to: 2020-09-30}\n"
    report = made(EDGES, dated).mutate()
    assert only(report, "2020-09-30 -> 2020-09-29").fate is Fate.KILLED
    longer = only(report, "2020-09-30 -> 2020-10-01")
    assert longer.fate is Fate.SURVIVED
    assert longer.changed is not None
    assert longer.changed.day == dt.date(2020, 10, 1)
    after = """
    Scenario: The day after
      Given the book is dated 2020-10-01
      And a project:
        | id | delay |
        | A  | 5     |
      When all rules are evaluated
      Then the rule "bands" is not in force
    """
    report = made(EDGES + after, dated).mutate()
    assert only(report, "2020-09-30 -> 2020-10-01").fate is Fate.KILLED


def test_versions_that_would_meet_are_no_mutants() -> None:
    first = BANDS + "    effective: {to: 2020-12-31}\n"
    second = BANDS.replace("5", "6") + "    effective: {from: 2021-01-01}\n"
    report = made(EDGES, first, **{"later.yaml": second}).mutate()
    periods = [one.mutant for one in report.results if one.mutant.kind is MutationKind.PERIOD]
    assert [(one.file, one.after) for one in periods] == [
        ("bands.yaml", "2020-12-30"), ("later.yaml", "2021-01-02"),
    ]  # fmt: skip


def test_scenarios_that_do_not_pass_are_told_before_anything_else() -> None:
    with pytest.raises(ScenariosFail) as failure:
        made(EDGES.replace("| 4.9   | green", "| 4.9   | red  ")).mutate()
    assert [one.scenario.place.line for one in failure.value.results] == [14]


def test_only_the_rules_asked_for_are_mutated_and_progress_is_told() -> None:
    other = "rule: other\ntitle: Other\nfor: project\noutcomes: {gap: {is: plan - actual}}\n"
    found = made(EDGES, **{"other.yaml": other})
    seen: list[tuple[int, int]] = []
    report = mutate(
        found.workspace,
        found.scenarios,
        {"other"},
        progress=lambda done, total: seen.append((done, total)),
    )
    assert set(report.rules) == {"other.yaml"}
    count = len(report.results) + sum(report.invalid.values())
    assert seen == [(at, count) for at in range(1, count + 1)]


def test_the_share_is_rounded_down_so_that_all_is_all() -> None:
    assert Tally(killed=1999, survived=1).percent == Decimal("99.9")
    assert Tally(killed=2000, equivalent=5).percent == Decimal("100.0")
    assert Tally().percent == Decimal("100.0")
    assert Tally(1, 2, 3, 4) + Tally(1, 1, 1, 1) == Tally(2, 3, 4, 5)


# Memory -------------------------------------------------------------------------------------------


def run_with(memory: Memory, found: Made) -> MutationReport:
    return mutate(found.workspace, found.scenarios, memory=memory)


def test_a_second_run_finds_the_same_without_trying_anything(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / ".assay" / "mutation.json"
    feature = EDGES.replace("| 5.1 ", "| 6   ")
    first = run_with(Memory(path), made(feature))
    found = made(feature)
    tried: Counter[str] = Counter()
    judge = type(found.scenarios[0]).judge
    monkeypatch.setattr(
        type(found.scenarios[0]),
        "judge",
        lambda self, evaluate: (tried.update(["judged"]), judge(self, evaluate))[1],
    )
    second = run_with(Memory(path), found)
    assert second == first
    assert tried["judged"] == len(found.scenarios)  # once each, by the rules as they stand
    survivor = only(second, "> 5 -> > 5.1")
    assert survivor.changed is not None
    assert survivor.changed.case is not None


def test_whatever_a_result_depends_on_makes_it_new(folder: Path) -> None:
    path = folder / ".assay" / "mutation.json"
    run_with(Memory(path), made(EDGES.replace("| 5.1 ", "| 6   ")))
    assert only(run_with(Memory(path), made(EDGES)), "> 5 -> > 5.1").fate is Fate.KILLED
    moved = BANDS.replace("5", "4.9")
    report = run_with(
        Memory(path), made(EDGES.replace("| 5     | green", "| 4     | green"), moved)
    )
    assert only(report, "<= 4.9 -> <= 4.8").fate is Fate.KILLED


@pytest.mark.parametrize("text", ["", "{", "[]", '{"bands.yaml": {"key": 1}}', "\x00"])
def test_a_memory_that_can_not_be_read_is_none(folder: Path, text: str) -> None:
    path = folder / "mutation.json"
    path.write_text(text, encoding="utf-8")
    report = run_with(Memory(path), made(EDGES))
    assert report.total.percent == Decimal("100.0")
    assert path.read_text(encoding="utf-8").startswith('{"bands.yaml"')


def test_results_that_no_run_had_are_not_believed(folder: Path) -> None:
    path = folder / ".assay" / "mutants.json"
    weak = EDGES.replace("| 5.1 ", "| 6   ")
    true = run_with(Memory(path), made(weak))
    assert true.survivors
    text = path.read_text(encoding="utf-8")
    for forged in (
        text.replace('"survived"', '"killed"'),
        text.replace('"survived"', '"equivalent"'),
        re.sub(r'"seal":"[0-9a-f]*"', '"seal":""', text).replace('"survived"', '"killed"'),
    ):
        assert forged != text
        path.write_text(forged, encoding="utf-8")
        assert run_with(Memory(path), made(weak)) == true


def test_a_pipe_or_a_link_in_its_place_is_replaced_and_not_followed(folder: Path) -> None:
    path = folder / ".assay" / "mutants.json"
    path.parent.mkdir()
    os.mkfifo(path)
    first = run_with(Memory(path), made(EDGES))
    assert path.is_file()
    path.unlink()
    other = folder / "mine.json"
    other.write_text("{}", encoding="utf-8")
    path.symlink_to(other)
    assert run_with(Memory(path), made(EDGES)) == first
    assert other.read_text(encoding="utf-8") == "{}"
    assert not path.is_symlink()


def test_two_runs_at_once_lose_nothing(folder: Path) -> None:
    path = folder / ".assay" / "mutants.json"
    one, other = Memory(path), Memory(path)
    one.keep("a.yaml", "k", ())
    other.keep("b.yaml", "k", ())
    one.save()
    other.save()
    again = Memory(path)
    assert [again.recall(name, "k", ()) for name in ("a.yaml", "b.yaml")] == [(), ()]


def test_a_memory_that_can_not_be_written_does_no_harm(folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    report = run_with(Memory(folder / "file" / "mutation.json"), made(EDGES))
    assert report.total.percent == Decimal("100.0")


def test_a_rule_dated_by_its_facts_is_in_force_as_each_of_them_says() -> None:
    dated = BANDS + "    effective: {on: due, from: 2020-01-01}\n"
    feature = """
    Scenario Outline: From the first day on
      Given the book is dated 2020-09-30
      And a project:
        | id | delay | due   |
        | A  | 5     | <due> |
      When the rule "bands" is evaluated
      Then the colour of the project is <colour>

      Examples:
        | due        | colour                   |
        | 2020-01-01 | green                    |
        | 2019-12-31 | null because not rated   |
    """
    report = made(feature, dated).mutate()
    assert only(report, "2020-01-01 -> 2020-01-02").fate is Fate.KILLED
    assert only(report, "2020-01-01 -> 2019-12-31").fate is Fate.KILLED


def test_what_makes_the_engine_fail_is_noticed_and_the_fault_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = made(EDGES)
    first = found.workspace.plan(dt.date(2020, 9, 30))

    def failing(book: Book, plan: Plan, matcher: Matcher) -> Evaluation:
        if plan.steps != first.steps and any("> 5.1" in text for text in _rows(plan)):
            raise MatchError("the matcher failed")
        return evaluate_plan(book, plan, matcher)

    monkeypatch.setattr("assay.features.mutation.mutated.evaluate_plan", failing)
    killed = only(found.mutate(), "> 5 -> > 5.1")
    assert killed.killer is not None
    assert killed.killer.fault == "MatchError: the matcher failed"


def _rows(plan: Plan) -> list[str]:
    return [
        row.text
        for step in plan.steps
        for decision in step.decisions
        if isinstance(decision, TableDecision)
        for row in decision.rows
    ]


def test_days_on_which_the_same_rules_hold_part_where_the_mutant_does_not() -> None:
    dated = BANDS + "    effective: {from: 2020-01-01, to: 2020-09-30}\n"
    earlier = EDGES.replace("2020-09-30", "2020-03-01").replace(
        "Both sides", "In March, both sides"
    )
    for feature in (earlier + EDGES, EDGES + earlier):
        report = made(feature, dated).mutate()
        last = only(report, "2020-09-30 -> 2020-09-29")
        assert last.killer is not None
        assert last.killer.name == "Both sides of five"
        assert only(report, "2020-01-01 -> 2020-01-02").fate is Fate.SURVIVED
