"""`assay mutate`, `assay scenarios` and `assay docs`, from the words of a command to its status."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import assay
from tests.features.scenario.wards import write

BOTH_SIDES = """
    Feature: Light of a ward
      Scenario Outline: Both sides of each threshold
        Given the book is dated 2020-09-30
        And a ward:
          | beds | occupied   |
          | 1000 | <occupied> |
        When the rule "crowding" is evaluated
        Then the light of the ward is <light>

        Examples:
          | occupied | light  |
          | 790      | green  |
          | 800      | green  |
          | 800.1    | yellow |
          | 950      | yellow |
          | 950.1    | red    |
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, {"features/crowding.feature": BOTH_SIDES})


# mutate -----------------------------------------------------------------------------------------


def test_a_change_that_no_scenario_notices_is_told_with_one_that_would(project: Path) -> None:
    """The feature never asks for `too-many`, so that nobody would miss the check."""
    done = assay("mutate", "crowding", folder=project)
    assert (done.returncode, done.stderr) == (1, "")
    assert "rules/crowding.yaml:" in done.stdout
    assert "[left-out]" in done.stdout
    assert "This scenario would notice it:" in done.stdout
    assert re.search(r"1 rule: \d+ of \d+ changes noticed, \d\d\.\d %", done.stdout)


def test_the_scenario_that_is_proposed_notices_the_change(project: Path) -> None:
    survived = json.loads(assay("mutate", "crowding", "--format", "json", folder=project).stdout)
    [rule] = survived["rules"]
    survivors = [one for one in rule["mutants"] if one["fate"] == "survived"]
    [dropped] = [
        one for one in survivors if one["kind"] == "left-out" and "too-many" in one["before"]
    ]
    feature = project / "features/crowding.feature"
    text = feature.read_text(encoding="utf-8") + "\n" + dropped["scenario"]
    feature.write_text(text, encoding="utf-8")
    assert assay("test", folder=project).returncode == 0
    again = json.loads(assay("mutate", "crowding", "--format", "json", folder=project).stdout)
    left = [
        (one["kind"], one["before"])
        for one in again["rules"][0]["mutants"]
        if one["fate"] == "survived"
    ]
    assert (dropped["kind"], dropped["before"]) not in left
    assert len(left) < len(survivors)


def test_less_may_be_asked_for(project: Path) -> None:
    assert assay("mutate", "crowding", "--min", "10", folder=project).returncode == 0


def test_results_are_kept_for_the_next_run_unless_it_is_to_be_afresh(project: Path) -> None:
    kept = project / ".assay/mutants.json"
    first = assay("mutate", "crowding", "--afresh", folder=project).stdout
    assert not kept.exists()
    assert assay("mutate", "crowding", folder=project).stdout == first
    assert kept.exists()
    assert assay("mutate", "crowding", folder=project).stdout == first


def test_a_rule_that_there_is_not_is_told_with_the_nearest_one(project: Path) -> None:
    done = assay("mutate", "crowdin", folder=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no rule `crowdin`: did you mean `crowding`?" in done.stderr


def test_scenarios_that_fail_are_mended_before_rules_are_changed(project: Path) -> None:
    write(
        project, {"features/crowding.feature": BOTH_SIDES.replace("| 800      |", "| 801      |")}
    )
    done = assay("mutate", folder=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "features/crowding.feature" in done.stderr


# scenarios --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "begins"), [("en", "Feature:"), ("th", "# language: th")])
def test_a_feature_that_is_begun_passes_and_is_marked_to_be_confirmed(
    project: Path, lang: str, begins: str
) -> None:
    done = assay("scenarios", "size", "--lang", lang, folder=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert begins in done.stdout
    assert "@to-confirm" in done.stdout
    (project / "features/size.feature").write_text(done.stdout, encoding="utf-8")
    tested = assay("test", "--tags", "@to-confirm", "--cover-min", "100", folder=project)
    assert tested.returncode == 0, tested.stdout


def test_it_is_written_to_a_file_that_is_not_there_yet(project: Path) -> None:
    out = "features/size.feature"
    assert assay("scenarios", "size", "--out", out, folder=project).returncode == 0
    written = (project / out).read_text(encoding="utf-8")
    again = assay("scenarios", "size", "--out", out, folder=project)
    assert again.returncode == 2
    assert "is there already" in again.stderr
    assert (project / out).read_text(encoding="utf-8") == written


def test_no_feature_is_begun_for_a_rule_that_there_is_not(project: Path) -> None:
    done = assay("scenarios", "sise", folder=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "`size`" in done.stderr


# docs -------------------------------------------------------------------------------------------


def test_each_rule_has_its_page_with_its_scenarios(project: Path) -> None:
    done = assay("docs", "--out", "pages", folder=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == "pages/index.html"
    page = next(project.joinpath("pages").rglob("crowding.html")).read_text(encoding="utf-8")
    assert "Both sides of each threshold" in page
    assert "ความแออัด" in page


def test_a_day_that_is_none_writes_nothing(project: Path) -> None:
    done = assay("docs", "--on", "soon", folder=project)
    assert done.returncode == 2
    assert "`soon` is no date" in done.stderr
    assert not (project / "site").exists()
