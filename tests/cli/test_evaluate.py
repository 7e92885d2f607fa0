"""`assay evaluate`, from the words of the command to its exit status."""

import csv
import json
import os
import shlex
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from rich.cells import cell_len

from assay.match import INSTALL
from tests.cli.running import ETDA, ROOT, assay
from tests.report.wards import wards

PLACE = ("book", "--schema", "schema.yaml", "--rules", "rules")


@pytest.fixture
def hospital(tmp_path: Path) -> Path:
    wards(tmp_path)
    return tmp_path


def test_the_agency_of_the_project_is_scored_without_an_option() -> None:
    done = assay("evaluate", ETDA)
    assert (done.returncode, done.stderr) == (0, "")
    shown = done.stdout.splitlines()
    assert shown[0] == "Electronic Transactions Development Agency (ETDA)"
    assert shown[2] == "" != shown[3]
    assert any(line.startswith("█") and line.endswith("░") for line in shown[4:7])
    at = next(at for at, line in enumerate(shown) if "EL  Speed-up e-Licensing" in line)
    told = " ".join(shown[at : at + 2])  # the name may stand above its figures
    assert told.split()[3:9] == ["●", "Red", "●", "Green", "●", "Red"]
    # Paid, used and used of the approved plan, in per cent, as the report's figures give them.
    assert told.split()[9:11] == ["14.9", "59.8"]
    assert any(
        line.split()[-4:] == ["102.8978", "421.9488", "88.9215"][-4:] for line in shown
    ) or any("421.9488" in line for line in shown)
    assert "\x1b" not in done.stdout  # no colour where the output is no terminal


def test_sums_that_do_not_agree_are_told_with_the_figure_that_would_clear_them() -> None:
    shown = assay("evaluate", ETDA).stdout.splitlines()
    at = shown.index("What would make the sums agree")
    told = " ".join(line.strip() for line in shown[at:])
    assert "Reserved is printed 102.8978; were it 102.8968, three sums would then agree" in told
    assert "facts/etda/2563-q4/budget_lines.csv:3:" in told
    assert "report, section (2), budget table, row 1 " in told
    assert "any figure from 102.8966 to 102.8969 would do" in told


def test_the_scorecard_speaks_thai() -> None:
    done = assay("evaluate", ETDA, "--lang", "th")
    assert done.returncode == 0
    assert done.stdout.startswith("สำนักงานพัฒนาธุรกรรมทางอิเล็กทรอนิกส์ (สพธอ.)\n")
    assert "● สีเหลือง" in done.stdout
    assert "ข้อผิดพลาด 3 รายการ" in done.stdout


def cells(told: str) -> int:
    return max(map(cell_len, told.splitlines()))


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_scorecard_keeps_to_the_terminal_and_to_200_lines(width: int, lang: str) -> None:
    done = assay("evaluate", ETDA, "--lang", lang, environment={"COLUMNS": str(width)})
    assert len(done.stdout.splitlines()) < 200
    assert cells(done.stdout) <= width


@pytest.mark.parametrize("lang", ["en", "th"])
def test_no_name_of_the_budget_is_lost_on_a_narrow_terminal(lang: str) -> None:
    done = assay(
        *("evaluate", ETDA, "--lang", lang, "--only", "budget_lines"),
        environment={"COLUMNS": "80"},
    )
    with (ROOT / ETDA / "budget_lines.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    for line in lines:
        name = line["name_th" if lang == "th" else "name_en"]
        assert all(word in done.stdout for word in name.split())
    assert cells(done.stdout) <= 80


@pytest.mark.parametrize("lang", ["en", "th"])
def test_the_short_scorecard_has_under_25_lines_with_verdict_actions_and_the_worst(
    lang: str,
) -> None:
    done = assay("evaluate", ETDA, "--brief", "--lang", lang, environment={"COLUMNS": "80"})
    shown = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert len(shown) < 25
    assert cells(done.stdout) <= 80
    heading, worst = {
        "en": ("To be done", "Worst figures"),
        "th": ("เรื่องที่ต้องดำเนินการ", "ตัวเลขที่น่าเป็นห่วงที่สุด"),
    }[lang]
    assert [line[:4] for line in shown if line[:2] == "  " and line[3:4] == "."] == [
        *("  1.", "  2.", "  3.", "  4.", "  5.")
    ]
    assert shown.index(heading) < shown.index(worst)
    assert shown[shown.index(worst) + 1].startswith("  EL: ")  # the one project that is red


def test_the_command_of_the_heaviest_figure_can_be_copied_as_it_stands() -> None:
    for options in ((), ("--brief",), ("--lang", "th"), ("--lang", "th", "--brief")):
        told = assay("evaluate", ETDA, *options, environment={"COLUMNS": "80"}).stdout
        command = told[told.index("assay explain ") :].replace("\\\n", " ").splitlines()[0]
        name, *words = shlex.split(command)
        done = assay(*words)
        assert (name, done.returncode, done.stderr) == ("assay", 0, "")
        assert done.stdout.startswith(words[2].rpartition("/")[0])
        assert ("--lang" in words) == ("--lang" in options)


def test_a_command_too_long_for_the_terminal_goes_on_in_the_next_line(hospital: Path) -> None:
    done = assay("evaluate", *PLACE, folder=hospital, environment={"COLUMNS": "50"})
    command = done.stdout[done.stdout.index("assay explain ") :].splitlines()[:2]
    assert command == [
        "assay explain book KIND/KEY/NAME --schema \\",
        "  schema.yaml --rules rules",
    ]


def test_single_parts_are_asked_for_by_name() -> None:
    done = assay("evaluate", ETDA, "--only", "findings")
    assert done.stdout.startswith("Findings  3 errors")
    found = json.loads(assay("evaluate", ETDA, "--format", "json").stdout)["findings"]
    told = " ".join(done.stdout.split())
    for finding in found:
        assert " ".join(finding["message"].split()) in told
    actions = assay("evaluate", ETDA, "--only", "actions").stdout
    assert actions.startswith("To be done\n  1. ")
    assert "--only" not in actions  # all of them
    both = assay("evaluate", ETDA, "--only", "requirers, corrections").stdout
    assert both.startswith("Indicators by requirer")
    assert "What would make the sums agree" in both


def test_a_part_that_is_not_there_is_wrong_usage_that_names_those_that_are() -> None:
    done = assay("evaluate", ETDA, "--only", "findngs")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: --only: there is no part `findngs`; there are ")
    for name in ("summary", "actions", "projects", "indicators", "budget_lines", "findings"):
        assert f"{name}, " in done.stderr
    thai = assay("evaluate", ETDA, "--only", "", "--lang", "th")
    assert thai.returncode == 2
    assert "--only: ไม่มีส่วน" in thai.stderr
    either = assay("evaluate", ETDA, "--only", "findings", "--brief")
    assert (either.returncode, either.stdout) == (2, "")


@pytest.mark.parametrize("lang", ["en", "th"])
def test_a_layout_without_a_summary_reads_as_well(lang: str) -> None:
    book = "tests/domains/hospital/facts/2568"
    shown = assay("evaluate", book, "--lang", lang, environment={"COLUMNS": "80"}).stdout
    assert len(shown.splitlines()) < 60
    assert cells(shown) <= 80
    assert "3.48" in shown
    brief = assay("evaluate", book, "--brief", "--lang", lang, environment={"COLUMNS": "80"})
    assert brief.returncode == 0
    assert len(brief.stdout.splitlines()) < 25
    assert "assay explain" in brief.stdout


def test_json_holds_every_digit_of_the_evaluation() -> None:
    done = assay("evaluate", ETDA, "--format", "json")
    document = json.loads(done.stdout, parse_float=Decimal)
    line = document["outcomes"]["budget_line"]["total"]
    assert str(line["utilisation_percent"]) == "84.3402"
    assert document["outcomes"]["project"]["EL"]["status_financial"] == "red"


def test_both_matchers_give_the_same_json_as_either() -> None:
    texts = {
        assay("evaluate", ETDA, "--format", "json", "--engine", engine).stdout
        for engine in ("rete", "reference", "both")
    }
    assert len(texts) == 1
    assert texts != {""}


def test_another_domain_is_evaluated_by_its_own_schema_and_rules(hospital: Path) -> None:
    done = assay("evaluate", *PLACE, folder=hospital)
    assert done.returncode == 0
    assert any("Medical ward" in line and "● Green" in line for line in done.stdout.splitlines())


def test_schema_and_rules_are_those_of_the_nearest_project_above_the_book(hospital: Path) -> None:
    project = hospital / "project"
    (project / "facts").mkdir(parents=True)
    (hospital / "schema.yaml").rename(project / "facts/schema.yaml")
    (hospital / "rules").rename(project / "rules")
    (hospital / "book").rename(project / "facts/book")
    done = assay("evaluate", "../facts/book", folder=project / "rules")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("level", "status"), [("error", 1), ("warning", 1), ("never", 0), (None, 0)]
)
def test_findings_fail_the_command_at_the_level_asked_for(
    hospital: Path, level: str | None, status: int
) -> None:
    options = () if level is None else ("--fail-on", level)
    done = assay("evaluate", *PLACE, *options, folder=hospital)
    assert done.returncode == status
    assert "Sample hospital" in done.stdout


def test_a_note_is_no_warning(hospital: Path) -> None:
    facts = hospital / "book/wards.yaml"
    text = facts.read_text(encoding="utf-8").replace("occupied: 25", "occupied: 24")
    facts.write_text(text, encoding="utf-8")
    done = assay("evaluate", *PLACE, "--fail-on", "warning", folder=hospital)
    assert "0 errors · 0 warnings · 1 note" in done.stdout
    assert done.returncode == 0


def test_wrong_facts_and_wrong_rules_are_told_together_and_nothing_is_printed(
    hospital: Path,
) -> None:
    for name, right, wrong in (
        ("book/wards.yaml", "beds: 30", "bedz: 30"),
        ("rules/occupancy.yaml", "percent(occupied, beds)", "precent(occupied, beds)"),
    ):
        text = (hospital / name).read_text(encoding="utf-8")
        (hospital / name).write_text(text.replace(right, wrong), encoding="utf-8")
    done = assay("evaluate", *PLACE, "--format", "json", folder=hospital)
    assert (done.returncode, done.stdout) == (2, "")
    told = done.stderr.splitlines()
    assert told[0].startswith("book/wards.yaml:23:3: error [unknown-field]")
    assert told[1:4] == [
        "   23 │   bedz: 30",
        "      │   ^^^^",
        "  hint: did you mean `beds`?",
    ]
    assert any(line.startswith("rules/occupancy.yaml:5:10: error") for line in told)
    assert "Traceback" not in done.stderr


def test_a_wrong_rule_is_told_even_where_the_day_of_the_book_is_all_that_can_be_read(
    hospital: Path,
) -> None:
    (hospital / "rules/more.yaml").write_text("rule: more\n", encoding="utf-8")
    (hospital / "book/stray.csv").write_text("a\n", encoding="utf-8")
    done = assay("evaluate", *PLACE, folder=hospital)
    assert "book/stray.csv" in done.stderr
    assert "rules/more.yaml:1:1: error [missing-key]" in done.stderr


def test_a_folder_that_is_no_book_or_stands_in_no_project_is_said_to_be_so(tmp_path: Path) -> None:
    done = assay("evaluate", "nowhere", folder=tmp_path)
    assert done.returncode == 2
    assert "nowhere: error [not-a-book] there is no folder nowhere" in done.stderr
    (tmp_path / "book").mkdir()
    done = assay("evaluate", "book", folder=tmp_path)
    assert done.returncode == 2
    assert "book: error [no-project]" in done.stderr
    assert "--schema and --rules" in done.stderr


def test_a_wrong_scorecard_is_told_at_its_place(hospital: Path) -> None:
    text = "sections: [{kind: ward, columns: [bedz]}]\n"
    (hospital / "scorecard.yaml").write_text(text, encoding="utf-8")
    done = assay("evaluate", *PLACE, folder=hospital)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("scorecard.yaml:1:35: error [unknown-name]")


def test_an_unknown_option_or_choice_is_a_wrong_usage(hospital: Path) -> None:
    for wrong in (("--formt", "json"), ("--format", "xml"), ("--lang", "fr")):
        done = assay("evaluate", *PLACE, *wrong, folder=hospital)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Usage: assay evaluate" in done.stderr


def test_the_language_may_be_set_for_all_commands(hospital: Path) -> None:
    done = assay("evaluate", *PLACE, folder=hospital, environment={"ASSAY_LANG": "th"})
    assert "โรงพยาบาลตัวอย่าง" in done.stdout
    done = assay(
        "evaluate", *PLACE, "--lang", "en", folder=hospital, environment={"ASSAY_LANG": "th"}
    )
    assert "Sample hospital" in done.stdout


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONUTF8": "0"}]
)
def test_thai_comes_out_whatever_the_locale(hospital: Path, environment: dict[str, str]) -> None:
    done = assay("evaluate", *PLACE, "--lang", "th", folder=hospital, environment=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "หออายุรกรรม" in done.stdout


def test_colour_is_left_out_where_the_user_wants_none(hospital: Path) -> None:
    coloured = assay("evaluate", *PLACE, folder=hospital, environment={"FORCE_COLOR": "1"})
    assert "\x1b[32m● " in coloured.stdout
    wanted = {"FORCE_COLOR": "1", "NO_COLOR": "1"}
    plain = assay("evaluate", *PLACE, folder=hospital, environment=wanted)
    assert "\x1b[32m" not in plain.stdout


def test_a_reader_that_stops_early_ends_the_command_quietly() -> None:
    command = [sys.executable, "-m", "assay.cli", "evaluate", ETDA, "--format", "json"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.fixture
def without_rete(tmp_path: Path) -> dict[str, str]:
    """An environment in which durable_rules is built, but does not load."""
    broken = "raise ImportError('undefined symbol: PyEval_CallObject')"
    (tmp_path / "durable_rules_engine.py").write_text(broken, encoding="utf-8")
    return {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT / 'engine'}"}


def test_without_durable_rules_the_figures_are_the_same_and_one_line_says_so(
    without_rete: dict[str, str],
) -> None:
    done = assay("evaluate", ETDA, "--format", "json", environment=without_rete)
    assert (done.returncode, done.stdout) == (0, assay("evaluate", ETDA, "--format", "json").stdout)
    (line,) = done.stderr.splitlines()
    assert line.startswith("Note: durable_rules is not installed, so the reference matcher decides")
    assert line.endswith(f": {INSTALL}")


@pytest.mark.parametrize("engine", ["rete", "both"])
def test_durable_rules_is_not_replaced_without_a_word_where_it_is_asked_for(
    engine: str, without_rete: dict[str, str]
) -> None:
    done = assay("evaluate", ETDA, "--engine", engine, environment=without_rete)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (f"Error: --engine {engine}: durable_rules is not installed: {INSTALL}\n")


def test_features_run_without_durable_rules(without_rete: dict[str, str]) -> None:
    feature = "features/kpi/progress-status.feature"
    done = assay("test", feature, environment=without_rete)
    assert (done.returncode, len(done.stderr.splitlines())) == (0, 1)
    assert done.stdout == assay("test", feature).stdout


def test_the_version_is_that_of_the_engine() -> None:
    from assay.version import VERSION

    done = assay("--version")
    assert (done.returncode, done.stdout) == (0, f"assay {VERSION}\n")
