"""Mutants of definitions: what their own examples notice, what a scenario does, and what nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.features.mutation import Memory, MutationReport, mutate
from tests.features.mutation.projects import Made, project

RULE = "rule: bands\ntitle: Bands\nfor: project\noutcomes: {x: 'rate(delay)'}\n"
RATE = "rate:\n  parameters: {days: number}\n  is: if days > 5 then 0 else 100\n"
LATE = """
    Scenario: late
      Given the book is dated 2020-09-30
      And a project:
        | id | delay |
        | A  | 5.1   |
      When the rule "bands" is evaluated
      Then the x of the project is 0
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(definitions: str) -> Made:
    return project(Path(), {"bands.yaml": RULE, "definitions.yaml": definitions}, LATE)


def fates(of: MutationReport) -> dict[str, str]:
    found = [one for one in of.results if one.mutant.file == "definitions.yaml"]
    return {one.mutant.after: one.fate.value for one in found}


def test_examples_notice_what_they_show() -> None:
    examples = '  examples: ["rate(5) = 100", "rate(6) = 0", "rate(5.5) = 0"]\n'
    found = made(RATE + examples).mutate()
    assert set(fates(found).values()) == {"killed"}
    killers = {one.mutant.after: one.killer for one in found.results}
    killer = killers["if days >= 5 then 0 else 100"]
    assert killer is not None
    assert killer.name == "the example `rate(5) = 100` does not hold: `rate(5)` is 0"
    assert str(killer.place) == "rules/definitions.yaml:4:14"


def test_a_scenario_notices_what_no_example_shows_and_the_rest_survives() -> None:
    found = made(RATE).mutate()
    # With a delay of 5.1 days the rate is 0: nobody looks at 5, nor at what is given below.
    assert fates(found) == {
        "if days >= 5 then 0 else 100": "survived",
        "if days > 6 then 0 else 100": "killed",
        "if days > 4 then 0 else 100": "survived",
        "if days > 5 then 1 else 100": "killed",
        "if days > 5 then -1 else 100": "killed",
        "if days > 5 then 0 else 101": "survived",
        "if days > 5 then 0 else 99": "survived",
    }


def test_what_is_kept_of_definitions_is_recalled_until_they_change() -> None:
    project_ = made(RATE)
    memory = Memory(Path("kept.json"))
    first = mutate(project_.workspace, project_.scenarios, memory=memory)
    again = mutate(project_.workspace, project_.scenarios, memory=Memory(Path("kept.json")))
    assert again == first
