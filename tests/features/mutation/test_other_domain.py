"""A mutation run knows no domain: hospitals, with a scale of their own points and a roll-up."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assay.features.mutation import Fate, MutationReport, mutate
from assay.features.scenario import Prepared, Workspace, parse_feature, prepare
from assay.project import find_project
from assay.source import Source

HOSPITAL = Path(__file__).parents[2] / "domains" / "hospital"
FEATURE = """
Feature: Accreditation
  Scenario: The hospital of the example
    Given the book is dated 2025-09-30
    And these standards:
      | code | parent | weight | applicable | essential |
      | T    |        | 1      | true       | false     |
      | T.1  | T      | 1      | true       | true      |
    And a measure:
      | standard | id | value | least | target | best |
      | T.1      | M  | 8     | 0     | 6      | 10   |
    When the rule "standard-score" is evaluated
    Then the score of standard "T" is 4
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    shutil.copytree(HOSPITAL, tmp_path / "hospital")
    monkeypatch.chdir(tmp_path / "hospital")
    return Workspace(find_project())


def fates(report: MutationReport) -> dict[str, Fate]:
    return {
        f"{one.mutant.rule}: {one.mutant.before} -> {one.mutant.after}": one.fate
        for one in report.results
    }


def test_without_a_scenario_nothing_is_noticed_and_proofs_stand_all_the_same(
    workspace: Workspace,
) -> None:
    report = mutate(workspace, [])
    found = fates(report)
    assert Fate.KILLED not in found.values()
    # The grades stand from the highest down: the first that holds is the greatest that does.
    assert found["accreditation: first -> collect max"] is Fate.EQUIVALENT
    assert found["accreditation: first -> collect min"] is Fate.SURVIVED
    assert found["accreditation: first -> any"] is Fate.SURVIVED
    # A standard has some parts or none.
    assert found["standard-score: hit: unique -> hit: first"] is Fate.EQUIVALENT
    assert set(report.rules.values()) == {"accreditation", "measure-score", "standard-score"}


def test_a_scenario_on_the_top_of_a_tree_notices_changes_down_to_its_measures(
    workspace: Workspace,
) -> None:
    feature, findings = parse_feature(
        Source("features/a.feature", FEATURE.lstrip()), Path("features/a.feature")
    )
    assert feature is not None, findings
    ready = prepare(feature.scenarios[0], workspace)
    assert isinstance(ready, Prepared), [one.message.en for one in ready.findings]
    found = fates(mutate(workspace, [ready]))
    # 8 is half way from 6, which earns 3, to 10, which earns 5: 4, whatever lies below 6.
    assert found["measure-score: 3 -> 4"] is Fate.KILLED
    assert found["measure-score: linear -> step"] is Fate.KILLED
    assert found["measure-score: 1 -> 2"] is Fate.SURVIVED
    assert found["accreditation: >= 4 -> > 4"] is Fate.SURVIVED
