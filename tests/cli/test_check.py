"""`assay check`, from the words of the command to its exit status."""

import json
import shutil
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.check.projects import RULE, write
from tests.cli.running import ROOT, assay, on_a_terminal

WRONG = """
    rule: wrong
    title: {th: เกณฑ์ผิด, en: Wrong}
    for: ward
    outcomes: {twice: {is: 2 * bedz}}
"""
GAP = """
    rule: band
    title: Band
    for: ward
    table:
      outcome: small
      rows:
        - {when: {beds: "< 5"}, then: true}
        - {when: {beds: "> 5"}, then: false}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, {})
    return tmp_path


def test_the_shipped_files_have_no_error_and_no_warning() -> None:
    done = assay("check", "--fail-on", "warning", "--format", "json")
    document = json.loads(done.stdout)
    grave = [one for one in document["findings"] if one["severity"] != "note"]
    assert (grave, done.returncode, done.stderr) == ([], 0, "")


def test_a_sound_project_is_told_to_be_so_in_one_line(project: Path) -> None:
    done = assay("check", folder=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1 rule, 1 fact book, 0 features: nothing to report\n"


def test_a_mistake_is_told_at_its_line_with_what_to_do(project: Path) -> None:
    write(project, {"rules/wrong.yaml": WRONG})
    done = assay("check", folder=project)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "rules/wrong.yaml:4:28: error [unknown-name] nothing here is called `bedz`",
        "    4 │ outcomes: {twice: {is: 2 * bedz}}",
        "      │                            ^^^^",
        "  hint: did you mean `beds`?",
        "",
        "2 rules, 1 fact book, 0 features: 1 error",
        "Tables, levels and scales are proven once the errors are gone.",
    ]


def test_it_can_be_told_in_thai(project: Path) -> None:
    write(project, {"rules/band.yaml": GAP})
    done = assay("check", "--lang", "th", folder=project)
    assert "คำเตือน [gap]" in done.stdout
    assert done.stdout.endswith("เกณฑ์ 2 ข้อ, ชุดข้อมูลการประเมิน 1 ชุด, ฟีเจอร์ 0 ไฟล์: คำเตือน 1 รายการ\n")


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("never", 0)])
def test_warnings_fail_the_command_where_that_is_asked_for(
    project: Path, level: str, status: int
) -> None:
    write(project, {"rules/band.yaml": GAP})
    assert assay("check", "--fail-on", level, folder=project).returncode == status
    if level == "warning":
        assert assay("check", folder=project).returncode == status


def test_errors_fail_the_command_unless_they_never_should(project: Path) -> None:
    write(project, {"rules/wrong.yaml": WRONG})
    assert assay("check", folder=project).returncode == 1
    assert assay("check", "--fail-on", "never", folder=project).returncode == 0


def test_paths_narrow_the_report_and_the_exit_status(project: Path) -> None:
    write(project, {"rules/wrong.yaml": WRONG, "facts/2563/wards.yaml": "- {id: W, beds: x}\n"})
    done = assay("check", "rules/crowding.yaml", folder=project)
    assert (done.returncode, done.stdout.count("error [")) == (0, 0)
    done = assay("check", "facts", folder=project)
    assert (done.returncode, done.stdout.count("error [")) == (1, 1)
    assert "facts/2563/wards.yaml:1:17" in done.stdout


@pytest.mark.parametrize(
    "words", [("nowhere",), ("--format", "xml"), ("--fail-on", "note"), ("--nothing",)]
)
def test_wrong_usage_is_told_apart_from_findings(project: Path, words: tuple[str, ...]) -> None:
    done = assay("check", *words, folder=project)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr


def test_where_there_is_no_project_there_is_nothing_to_check(tmp_path: Path) -> None:
    done = assay("check", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "[no-project]" in done.stderr
    assert "nothing was checked" in done.stderr


def test_every_format_tells_the_same_findings(project: Path) -> None:
    write(project, {"rules/wrong.yaml": WRONG})
    told = json.loads(assay("check", "--format", "json", folder=project).stdout)
    assert [one["code"] for one in told["findings"]] == ["unknown-name"]
    log = json.loads(assay("check", "--format", "sarif", folder=project).stdout)
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == ["unknown-name"]
    commands = assay("check", "--format", "github", folder=project).stdout.splitlines()
    assert [one.partition(",")[0] for one in commands] == ["::error file=rules/wrong.yaml"]


def test_a_wrong_scorecard_is_told_with_the_rest(project: Path) -> None:
    write(project, {"facts/scorecard.yaml": "sections: [{kind: ward, columns: [fre]}]\n"})
    done = assay("check", folder=project)
    assert done.returncode == 1
    assert "facts/scorecard.yaml:1:35: error [unknown-name]" in done.stdout


def test_schema_and_rules_may_stand_elsewhere(project: Path) -> None:
    (project / "facts/schema.yaml").rename(project / "kinds.yaml")
    (project / "rules").rename(project / "policy")
    words = ("check", "--schema", "kinds.yaml", "--rules", "policy")
    done = assay(*words, folder=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 rule, 1 fact book")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02",
        b"\xff\xfe",
        b"[" * 5000,
        b"a: &a [*a, *a]\n",
        b"rule: x\n" * 3,
        "rule: เกณฑ์\nfor: [\n".encode(),
        b"Feature: a\n  Scenario Outline: b\n    Given <x\n    Examples:\n      |x|\n      |1|\n",
    ],
)
def test_whatever_the_files_hold_there_is_no_traceback(project: Path, data: bytes) -> None:
    for name in (
        "rules/crowding.yaml",
        "rules/parameters.yaml",
        "facts/schema.yaml",
        "facts/2563/book.yaml",
        "features/a.feature",
    ):
        write(project, {"features/a.feature": "Feature: A\n"})
        (project / "rules/parameters.yaml").unlink(missing_ok=True)
        (project / name).write_bytes(data)
        done = assay("check", "--format", "json", folder=project)
        assert done.returncode in (0, 1)
        assert done.stderr == ""
        json.loads(done.stdout)


def test_the_seed_legend_leaves_delays_between_5_and_5_1_without_a_colour(tmp_path: Path) -> None:
    """Green up to 5, yellow 5.1 to 20, red above 20: as the report words its colours."""
    for name in ("facts/schema.yaml", "facts/etda", "rules/kpi/progress-status.yaml"):
        source = ROOT / name
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)
    rule = tmp_path / "rules/kpi/progress-status.yaml"
    text = rule.read_text(encoding="utf-8")
    legend = text.replace('"(5..20]"', '"[5.1..20]"')
    rule.write_text(legend, encoding="utf-8")
    words = ("check", "--fail-on", "warning", "rules")
    assert assay(*words, folder=tmp_path).returncode == 0
    rule.write_text(legend.replace("    decimals: 1\n", ""), encoding="utf-8")
    done = assay(*words, folder=tmp_path)
    assert done.returncode == 1
    # The percentages have four decimals, so the first delay without a colour is 5.0001.
    assert "a physical_delay of 5.0001 has no row where obstacle is false" in done.stdout
    assert "rows end at 5 and begin at 5.1" in done.stdout
    assert "[gap]" in done.stdout


def test_the_comparison_is_checked_with_the_rest_and_alone(project: Path) -> None:
    comparison = "between: {pairs: [{kind: ward, amount: bed}]}\n"
    write(project, {"facts/comparison.yaml": comparison})
    for words in (["check"], ["check", "facts/comparison.yaml"]):
        done = assay(*words, folder=project)
        assert done.returncode == 1
        assert done.stdout.splitlines()[:4] == [
            "facts/comparison.yaml:1:40: error [unknown-name] `bed` is no field of ward",
            "    1 │ between: {pairs: [{kind: ward, amount: bed}]}",
            "      │                                        ^^^",
            "  hint: did you mean `beds`?",
        ]


def test_a_column_for_an_outcome_of_a_rule_that_cannot_be_read_is_not_called_unknown(
    project: Path,
) -> None:
    files = {
        "facts/scorecard.yaml": "sections:\n  - {kind: ward, columns: [free]}\n",
        "rules/crowding.yaml": RULE.replace("severity: error", "severity: grave"),
    }
    write(project, files)
    done = assay("check", "--format", "json", folder=project)
    assert [one["code"] for one in json.loads(done.stdout)["findings"]] == ["unknown-word"]


@pytest.mark.parametrize("lang", ["en", "th"])
def test_on_a_terminal_no_line_is_broken_inside_a_word(lang: str) -> None:
    shown = on_a_terminal("check", "--lang", lang, columns=60)
    whole = assay("check", "--lang", lang).stdout  # where no terminal is, each in one piece
    assert max(map(cell_len, shown.splitlines())) <= 60
    words = {*whole.split()}
    for line in shown.splitlines():
        if "│" not in line:  # a line of a file is cut, and says so by an ellipsis
            assert lang == "th" or {*line.split()} <= words, line


def test_elsewhere_each_finding_stays_in_one_line(tmp_path: Path) -> None:
    write(tmp_path, {"rules/a.yaml": "rule: wrong\n"})
    done = assay("check", folder=tmp_path, environment={"COLUMNS": "30"})
    assert any(
        line.startswith("rules/a.yaml:1:1: error [missing-key] ")
        for line in done.stdout.splitlines()
    )
