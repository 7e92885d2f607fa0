"""A mutation run as JSON: every mutant with what became of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assay.features.mutation import Fate, MutationReport
from assay.report.machine.mutation_json import mutation_json
from tests.features.mutation.projects import project
from tests.terminal.test_mutation import FEATURE, RULE


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MutationReport:
    monkeypatch.chdir(tmp_path)
    return project(Path(), {"bands.yaml": RULE}, FEATURE).mutate()


def read(report: MutationReport, lang: str = "en") -> dict[str, Any]:
    text = mutation_json(report, lang)
    assert text.endswith("}\n")
    document: dict[str, Any] = json.loads(text)
    return document


def mutant(document: dict[str, Any], before: str, after: str) -> dict[str, Any]:
    (rule,) = document["rules"]
    found: list[dict[str, Any]] = [
        one for one in rule["mutants"] if (one["before"], one["after"]) == (before, after)
    ]
    (one,) = found
    return one


def test_a_survivor_has_its_place_and_the_case_that_shows_it(report: MutationReport) -> None:
    assert mutant(read(report), "> 5", "> 5.1") == {
        "kind": "threshold",
        "title": "a number moved by one unit",
        "place": {
            "file": "rules/bands.yaml", "line": 10, "column": 25, "end_line": 10, "end_column": 26, "cell": None,
        },
        "before": "> 5",
        "after": "> 5.1",
        "fate": "survived",
        "tried": 2,
        "killer": None,
        "shown": {"day": None, "case": {"delay": "5.1"}, "sure": True},
        "scenario": None,
    }  # fmt: skip


def test_what_was_killed_names_its_scenario(report: MutationReport) -> None:
    killed = mutant(read(report), "<= 5", "< 5")
    assert killed["fate"] == "killed"
    assert killed["shown"] is None
    assert killed["killer"]["scenario"] == "Both sides of five"
    assert killed["killer"]["place"]["file"] == "features/bands.feature"


def test_a_period_is_shown_by_its_day_in_iso_form(report: MutationReport) -> None:
    period = mutant(read(report), "2020-12-31", "2021-01-01")
    assert period["shown"] == {"day": "2021-01-01", "case": None, "sure": True}


def test_counts_are_those_of_the_report(report: MutationReport) -> None:
    document = read(report)
    total = report.total
    assert document["total"] == {
        "killed": total.killed, "survived": total.survived, "equivalent": total.equivalent,
        "invalid": total.invalid, "percent": str(total.percent),
    }  # fmt: skip
    (rule,) = document["rules"]
    assert (rule["id"], rule["file"], rule["total"]) == ("bands", "bands.yaml", document["total"])
    fates = [one["fate"] for one in rule["mutants"]]
    assert fates.count(Fate.KILLED) == total.killed
    assert len(fates) == len(report.results)
    assert document["scenarios"] == 2


def test_titles_are_in_the_language_asked_for(report: MutationReport) -> None:
    assert mutant(read(report, "th"), "<= 5", "< 5")["title"] == "เปลี่ยนเครื่องหมายเปรียบเทียบ"
