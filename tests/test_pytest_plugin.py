"""A folder of features runs under plain pytest, with no Python beside it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.running import ROOT, assay
from tests.features.scenario.wards import write

GREEN = """
    Feature: Light of a ward
      Scenario: Few patients
        Given the book is dated 2020-09-30
        And a ward:
          | beds | occupied |
          | 20   | 16       |
        When the rule "crowding" is evaluated
        Then the light of the ward is green
"""
WRONG = """
    Feature: Light
      Scenario: A threshold that is wrong
        Given the facts of "north/2563-q4"
        When the rule "crowding" is evaluated
        Then the light of ward "A" is green
        And the light of ward "B" is yellow
"""
UNKNOWN = """
    Feature: Light
      Scenario: A sentence that nobody knows
        Given the facts of "north/2563-q4"
        When the ward is looked at
        Then the light of ward "A" is green
"""
EVERY = """
    Feature: Every book
      @quarter
      Scenario: Ward A
        Given the facts of each book
        When the rule "crowding" is evaluated
        Then the light of ward "A" is green

      @quarter @agency:Nobody
      Scenario: On no book
        Given the facts of each book
        When the rule "crowding" is evaluated
        Then the light of ward "A" is green
"""
OUTLINE = """
    Feature: Sizes
      Background:
        Given the book is dated 2020-09-30

      Rule: Points
        Background:
          Given a ward:
            | id | beds | occupied |
            | A  | 20   | 20       |

        @both
        Scenario Outline: [Points]::of <beds>
          Given ward "A" has no beds
          * ward "A" has beds <beds>
          When the rule "size" is evaluated
          Then the points of the ward is <points>
          But the light of the ward is <light>

          @some
          Examples: Many
            | beds | points | light |
            | 30   | 3      | green |
            | 20   | 2      | red   |

          @few
          Examples: Few
            | beds | points     | light |
            | 9    | 0, assumed | red   |

        Scenario: [Points]:of <beds>
          When all rules are evaluated
          Then the points of the ward is 2

        Scenario: setup_module
          When all rules are evaluated
          Then the points of the ward is 2

        Scenario: a: b: c
          When all rules are evaluated
          Then the points of the ward is 3
"""
MIXED = """
    Feature: Mixed
      Scenario Outline: Some on books
        Given the facts of <what>
        When the rule "crowding" is evaluated
        Then the light of ward "A" is <light>

        Examples:
          | what            | light |
          | "north/2563-q4" | green |

        @quarter
        Examples:
          | what      | light |
          | each book | red   |
"""
THAI = """
    # language: th
    โครงหลัก: สีของหอ
      เหตุการณ์: ผู้ป่วยเต็มหอ
        กำหนดให้ ข้อเท็จจริงของ "north/2563-q4" แต่หอผู้ป่วย "A" มีเตียงที่ใช้เป็น ๒๐
        เมื่อ ประเมินตามเกณฑ์ "crowding"
        ดังนั้น light ของหอผู้ป่วย "A" คือ สีแดง
        แต่ ไม่พบ "too-many"
"""


def plain(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Plain pytest in a folder, where assay is installed and nothing else is set up."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT / "engine"), "COLUMNS": "100"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def verdicts(done: subprocess.CompletedProcess[str]) -> dict[str, int]:
    """The counts of the last line: `{"passed": 2, "failed": 1}`."""
    [*_, last] = done.stdout.strip().splitlines()
    return {
        word: int(count) for count, word in re.findall(r"(\d+) ([a-z]+)", last.split(" in ")[0])
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, {"features/green.feature": GREEN})


def test_a_project_of_facts_rules_and_features_runs_as_it_is(project: Path) -> None:
    done = plain(project, "-v")
    assert (done.returncode, verdicts(done)) == (0, {"passed": 1})
    assert "features/green.feature::Few patients PASSED" in done.stdout


def test_it_runs_in_thai_too(project: Path) -> None:
    write(project, {"features/green.th.feature": THAI})
    assert verdicts(plain(project)) == {"passed": 2}


def test_a_failure_is_told_in_words_without_a_traceback(project: Path) -> None:
    write(project, {"features/wrong.feature": WRONG})
    done = plain(project)
    assert (done.returncode, verdicts(done)) == (1, {"passed": 1, "failed": 1})
    for said in (
        "A threshold that is wrong",
        "features/wrong.feature:6",
        "yellow",
        "red",
        "crowding, row 3: share: > 95",
        "rules/crowding.yaml:12",
    ):
        assert said in done.stdout, done.stdout
    for unsaid in ("Traceback", ".py:", "Error", "def ", "assert "):
        assert unsaid not in done.stdout, done.stdout


def test_a_failure_is_told_in_thai_where_that_is_asked_for(project: Path) -> None:
    write(project, {"features/wrong.feature": WRONG.replace("yellow", "สีเหลือง")})
    done = plain(project, "--assay-lang", "th")
    assert "crowding แถวที่ 3" in done.stdout
    assert "สีแดง" in done.stdout


def test_a_step_that_nobody_knows_is_an_error_at_its_line(project: Path) -> None:
    write(project, {"features/unknown.feature": UNKNOWN})
    done = plain(project)
    assert (done.returncode, verdicts(done)) == (1, {"passed": 1, "failed": 1})
    assert "features/unknown.feature:4:10" in done.stdout
    assert "no sentence reads `the ward is looked at`" in done.stdout
    assert "Traceback" not in done.stdout
    assert ".py:" not in done.stdout


def test_a_scenario_of_every_quarter_is_a_test_for_each_book(project: Path) -> None:
    write(project, {"features/every.feature": EVERY})
    done = plain(project, "-v", "features/every.feature")
    assert verdicts(done) == {"passed": 1, "failed": 1}
    assert re.search(r"Ward A\[north/2563-q4\] PASSED", done.stdout)
    assert re.search(r"Ward A\[south/2563-q4\] FAILED", done.stdout)


@pytest.mark.parametrize(
    ("tags", "counts"),
    [
        ("@quarter", {"passed": 1, "failed": 1}),
        ("@quarter and agency:North", {"passed": 1}),
        pytest.param("@rule:size", {"passed": 3}, marks=pytest.mark.thorough),
        pytest.param("@few", {"passed": 1}, marks=pytest.mark.thorough),
        pytest.param("@both and not @few", {"passed": 2}, marks=pytest.mark.thorough),
        ("not @quarter and not @rule:size", {"passed": 3, "failed": 1}),
    ],
)
def test_tags_select_scenarios_examples_and_books(
    project: Path, tags: str, counts: dict[str, int]
) -> None:
    write(project, {"features/every.feature": EVERY, "features/sizes.feature": OUTLINE})
    done = plain(project, f"--assay-tags={tags}")
    assert verdicts(done).items() >= counts.items()
    assert sum(verdicts(done).values()) - verdicts(done).get("deselected", 0) == sum(
        counts.values()
    )


def test_tags_that_can_t_be_read_are_refused(project: Path) -> None:
    done = plain(project, "--assay-tags=@a and")
    assert done.returncode == 4
    assert "--assay-tags: a tag is missing at the end" in done.stderr
    assert "Traceback" not in done.stderr


def test_outlines_rules_backgrounds_stars_and_odd_titles_run(project: Path) -> None:
    write(project, {"features/sizes.feature": OUTLINE})
    done = plain(project, "features/sizes.feature")
    assert verdicts(done) == {"passed": 5, "failed": 1}, done.stdout
    assert "a: b: c" in done.stdout


def test_of_one_outline_some_examples_run_on_books_and_others_do_not(project: Path) -> None:
    write(project, {"features/mixed.feature": MIXED})
    done = plain(project, "features/mixed.feature")
    assert verdicts(done) == {"passed": 2, "failed": 1}, done.stdout


def test_wrong_rules_are_told_once_for_a_feature_and_in_words(project: Path) -> None:
    write(project, {"rules/size.yaml": "rule: size\nfor: ward\n"})
    done = plain(project)
    assert done.returncode == 2
    assert done.stdout.count("rules/size.yaml:1:1") == 1
    assert "Traceback" not in done.stdout
    assert ".py:" not in done.stdout


def test_a_feature_that_can_t_be_read_is_told_in_words(project: Path) -> None:
    write(
        project,
        {"features/broken.feature": "Feature: A\n  Scenario: B\n    Given x\n    Whatever\n"},
    )
    done = plain(project)
    assert done.returncode == 2
    assert re.search(r"features/broken.feature:\d+:\d+: ", done.stdout)
    assert "Traceback" not in done.stdout


def test_a_scenario_that_runs_on_no_book_is_told_in_the_summary(project: Path) -> None:
    write(project, {"features/every.feature": EVERY})
    done = plain(project)
    # The title of the second scenario stands after `  Scenario: ` on the ninth line.
    told = "every.feature:9:13: no fact book bears @agency:Nobody, so the scenario runs nowhere"
    assert told in done.stdout


def test_features_that_are_no_part_of_a_project_are_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    (folder / "other.feature").write_text(
        "Feature: Shop\n  Scenario: Buy\n    Given all rules are evaluated\n    Then pay\n", "utf-8"
    )
    assert plain(folder).returncode == 5  # nothing is collected
    (folder / "test_other.py").write_text(
        "from pytest_bdd import given, scenarios, then\n\n"
        "scenarios('other.feature')\n\n\n"
        "@given('all rules are evaluated')\ndef evaluated(): pass\n\n\n"
        "@then('pay')\ndef pay(): pass\n",
        "utf-8",
    )
    done = plain(folder)
    assert (done.returncode, verdicts(done)) == (0, {"passed": 1}), done.stdout


def test_it_runs_features_beside_tests_in_python(project: Path) -> None:
    (project / "test_one.py").write_text("def test_one(): pass\n", "utf-8")
    assert verdicts(plain(project)) == {"passed": 2}


def results(xml: Path) -> list[bool]:
    """Whether each test passed, by the JUnit file that pytest writes."""
    cases = ElementTree.parse(xml).getroot().iter("testcase")
    return [case.find("failure") is None and case.find("error") is None for case in cases]


def test_pytest_and_assay_test_run_the_same_with_the_same_verdicts(
    project: Path, tmp_path: Path
) -> None:
    files = {"wrong": WRONG, "unknown": UNKNOWN, "every": EVERY, "sizes": OUTLINE, "mixed": MIXED}
    write(project, {f"features/{name}.feature": text for name, text in files.items()})
    plain(project, f"--junit-xml={tmp_path / 'plain.xml'}")
    told = json.loads(assay("test", "--format", "json", folder=project).stdout)
    found = [one["verdict"] == "passed" for one in told["scenarios"]]
    assert sorted(results(tmp_path / "plain.xml")) == sorted(found)
    assert (len(found), sum(found)) == (14, 9)


@pytest.mark.thorough
def test_pytest_and_assay_test_agree_on_the_shipped_features(tmp_path: Path) -> None:
    done = plain(ROOT, "features", f"--junit-xml={tmp_path / 'plain.xml'}")
    told = json.loads(assay("test", "--format", "json").stdout)
    assert done.returncode == 0, done.stdout
    assert results(tmp_path / "plain.xml") == [True] * len(told["scenarios"])
    assert {one["verdict"] for one in told["scenarios"]} == {"passed"}
