"""Scenarios for survivors are looked for within one bound of work, and what is left is counted."""

from pathlib import Path

import pytest

from assay.features.mutation import mutate, remedies
from assay.terminal.mutation import mutation_report
from tests.features.mutation.projects import project

BANDS = """
    rule: bands
    title: Bands
    for: project
    outcomes:
      far: {is: "if plan > 3 and actual < 7 then plan * 2 else actual", title: Far}
"""
ONE = """
    Scenario: One
      Given the book is dated 2020-09-30
      And a project:
        | id | plan | actual |
        | A  | 5    | 1      |
      When the rule "bands" is evaluated
      Then the far of the project is 10
"""


def test_the_search_stops_at_its_bound_and_says_for_how_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = project(Path(), {"bands.yaml": BANDS}, ONE)
    report = mutate(made.workspace, made.scenarios)
    survivors = report.survivors
    all_found, unsought = remedies(made.workspace, survivors, "en")
    assert (len(all_found) > 1, unsought) == (True, 0)

    assert remedies(made.workspace, survivors, "en", limit=0) == ({}, len(survivors))
    counts = []
    for limit in (50, 200, 1_000):
        found, unsought = remedies(made.workspace, survivors, "en", limit=limit)
        assert found.items() <= all_found.items()
        counts.append(unsought)
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 0

    for lang, words in (("en", "stopped at its bound: 3 changes"), ("th", "การแก้ 3 รายการ")):
        lines = mutation_report(report, lang=lang, unsought=3)
        assert any(words in line.plain for line in lines)
