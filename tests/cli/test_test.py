"""`assay test`, from the words of the command to its exit status."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.running import assay
from tests.features.scenario.wards import write
from tests.test_pytest_plugin import EVERY, GREEN, THAI, UNKNOWN, WRONG


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return write(tmp_path, {"features/green.feature": GREEN, "features/green.th.feature": THAI})


def test_where_every_scenario_passes_the_exit_status_is_0(project: Path) -> None:
    done = assay("test", folder=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 scenarios: 2 passed" in done.stdout


def test_one_that_fails_is_told_with_what_is_expected_and_found(project: Path) -> None:
    write(project, {"features/wrong.feature": WRONG})
    done = assay("test", folder=project)
    assert (done.returncode, done.stderr) == (1, "")
    assert "3 scenarios: 2 passed, 1 failed" in done.stdout
    for said in ("features/wrong.feature:6", "yellow", "red", "crowding, row 3: share: > 95"):
        assert said in done.stdout


def test_coverage_of_a_wrong_rule_is_told_at_its_place_also_without_a_feature(
    tmp_path: Path,
) -> None:
    wrong = "rule: a\ntitle: A\nfor: ward\noutcomes:\n  y: {is: beds +}\n"
    done = assay("test", "--cover", folder=write(tmp_path, {"rules/a.yaml": wrong}))
    assert done.returncode == 2
    assert "rules/a.yaml:5:1" in done.stderr
    assert "nothing was tested" in done.stderr


def test_a_sentence_that_means_nothing_is_told_at_its_line(project: Path) -> None:
    write(project, {"features/unknown.feature": UNKNOWN})
    done = assay("test", folder=project)
    assert done.returncode == 1
    assert "features/unknown.feature:4:10" in done.stdout


def test_a_feature_that_can_t_be_read_fails_the_run_and_hinders_no_other(project: Path) -> None:
    write(project, {"features/broken.feature": "Feature: A\n  Scenario: B\n    And c\n"})
    done = assay("test", folder=project)
    assert done.returncode == 1
    assert "features/broken.feature:3:5" in done.stdout
    assert "2 scenarios: 2 passed" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--tags", "@a and"], "a tag is missing at the end"),
        (["--tags", "@"], "`@` is no tag"),
        (["--cover-min", "many"], "many"),
        (["--cover-min", "101"], "101"),
        (["--cover-min", "nan"], "nan"),
        (["--cover-min", "-1"], "-1"),
        (["nowhere"], "nowhere"),
    ],
)
def test_what_can_t_be_asked_for_ends_with_2(project: Path, words: list[str], said: str) -> None:
    done = assay("test", *words, folder=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_rules_end_with_2(project: Path) -> None:
    write(project, {"rules/size.yaml": "rule: size\nfor: ward\n"})
    done = assay("test", folder=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert "rules/size.yaml:1:1" in done.stderr


def test_where_nothing_is_run_the_exit_status_is_1(project: Path) -> None:
    assert assay("test", "--tags", "@none", folder=project).returncode == 1


def test_paths_and_tags_pick_scenarios(project: Path) -> None:
    write(project, {"features/wrong.feature": WRONG, "features/sub/every.feature": EVERY})

    def run(*words: str) -> list[str]:
        done = assay("test", "--format", "json", *words, folder=project)
        return [f"{one['verdict']} {one['name']}" for one in json.loads(done.stdout)["scenarios"]]

    assert run("features/green.feature") == ["passed Few patients"]
    assert run("features/sub") == ["passed Ward A", "failed Ward A"]
    assert run("--tags", "@quarter and @agency:North") == ["passed Ward A"]
    assert run("--tags", "rule:crowding and not quarter", "features/wrong.feature") == [
        "failed A threshold that is wrong"
    ]


def test_results_are_written_as_json_junit_and_a_summary(project: Path) -> None:
    write(project, {"features/wrong.feature": WRONG, "features/unknown.feature": UNKNOWN})
    done = assay(
        *("test", "--format", "json", "--junit", "out/results.xml", "--summary", "out/summary.md"),
        folder=project,
    )
    assert done.returncode == 1
    verdicts = sorted(one["verdict"] for one in json.loads(done.stdout)["scenarios"])
    assert verdicts == ["failed", "passed", "passed", "wrong"]
    root = ElementTree.parse(project / "out/results.xml").getroot()
    assert len(list(root.iter("testcase"))) == 4
    assert len(list(root.iter("failure"))) == 1
    assert len(list(root.iter("error"))) == 1
    assert "crowding" in (project / "out/summary.md").read_text("utf-8")


def test_the_report_is_in_thai_where_that_is_asked_for(project: Path) -> None:
    write(project, {"features/wrong.feature": WRONG.replace("yellow", "สีเหลือง")})
    done = assay("test", "--lang", "th", folder=project)
    assert done.returncode == 1
    assert "สีเหลือง" in done.stdout
    assert "สีแดง" in done.stdout
    assert "crowding แถวที่ 3" in done.stdout


@pytest.mark.parametrize(("lang", "first"), [("en", "Given the book is"), ("th", "กำหนดให้ ข้อมูล ณ")])
def test_the_sentences_are_listed_in_the_language_asked_for_and_in_the_other(
    tmp_path: Path, lang: str, first: str
) -> None:
    done = assay("test", "--sentences", "--lang", lang, folder=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith(first)
    for said in ("Then no error is raised", "ดังนั้น ไม่มีข้อผิดพลาด"):
        assert said in done.stdout


def test_what_is_covered_is_held_against_the_least(project: Path) -> None:
    assert assay("test", "--cover-min", "0", folder=project).returncode == 0
    assert assay("test", "--cover-min", "100", folder=project).returncode == 1


def test_a_scenario_that_runs_on_no_book_is_told_of_and_fails_nothing(project: Path) -> None:
    feature = """
        Feature: Each quarter

          @quarter @quarter:2560
          Scenario: Free beds
            Given the facts of each book
            When all rules are evaluated
            Then no error is raised
    """
    write(project, {"features/each.feature": feature})
    done = assay("test", folder=project)
    assert done.returncode == 0
    assert "features/each.feature:4:13: warning [runs-nowhere] no fact book bears" in done.stdout
    document = json.loads(assay("test", "--format", "json", folder=project).stdout)
    assert [one["code"] for one in document["findings"]] == ["runs-nowhere"]
