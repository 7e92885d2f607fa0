"""`assay explain`, down to the lines of the facts; and what is said of a wrong address."""

from pathlib import Path

import pytest

from tests.building import domain
from tests.cli.running import ETDA, assay
from tests.report.wards import wards

PLACE = ("--schema", "schema.yaml", "--rules", "rules")


@pytest.fixture
def hospital(tmp_path: Path) -> Path:
    wards(tmp_path)
    return tmp_path


def test_a_status_is_traced_to_the_lines_of_the_budget() -> None:
    done = assay("explain", ETDA, "project/EL/status_financial")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("project/EL  Speed-up e-Licensing\n")
    assert "status_financial = ● Red" in done.stdout
    assert "reported_outturn = 52.8525" in done.stdout
    assert "facts/etda/2563-q4/budget_lines.csv:12:85" in done.stdout
    assert "report, section (2), budget table, row 1.3.4" in done.stdout


def test_an_explanation_speaks_thai() -> None:
    done = assay("explain", ETDA, "indicator/DG-5/score", "--lang", "th")
    assert "คะแนน = 75  score" in done.stdout
    assert " = คณะรัฐมนตรีเห็นชอบ  stage" in done.stdout


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("W-1", "`W-1` names no outcome: write KIND/KEY/NAME, as project/EL/status_financial"),
        ("ward/W-1", "`ward/W-1` names no outcome"),
        ("warm/W-1/status", "there is no kind of fact `warm`; did you mean `ward`?"),
        ("ward/W-3/status", "the book has no ward `W-3`; did you mean `W-"),
        ("ward/W-1/statis", "no rule gives ward an outcome `statis`; did you mean `status`?"),
        ("ward/W-1/beds", "`beds` is a fact, stated at book/wards.yaml:23:9; outcomes are"),
    ],
)
def test_a_wrong_address_is_told_with_the_nearest_right_one(
    hospital: Path, address: str, told: str
) -> None:
    done = assay("explain", "book", address, *PLACE, folder=hospital)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_a_key_with_a_slash_is_found_as_it_is_written(tmp_path: Path) -> None:
    domain(
        tmp_path,
        schema="kinds: {act: {plural: acts, key: no, fields: {sections: {type: number}}}}",
        facts={"acts.yaml": "[{no: 2544/1, sections: 46}]"},
        rules="{rule: r, title: R, for: act, outcomes: {more: sections + 1}}",
    )
    for address in ("act/2544/1/more", "act/2544%2F1/more"):
        done = assay("explain", "book", address, *PLACE, folder=tmp_path)
        assert "more = 47" in done.stdout


def test_wrong_input_is_told_as_by_evaluate(hospital: Path) -> None:
    (hospital / "book/book.yaml").write_text("agency: SH\n", encoding="utf-8")
    done = assay("explain", "book", "ward/W-1/status", *PLACE, folder=hospital)
    assert (done.returncode, done.stdout) == (2, "")
    assert "book/book.yaml:1:1: error [missing-key]" in done.stderr


def test_a_figure_is_shown_as_steps_that_add_up() -> None:
    done = assay("explain", ETDA, "budget_line/1.3.3/virement", "--waterfall")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line.split()[:-1] for line in done.stdout.splitlines() if line[:1].isdigit()]
    assert rows == [
        ["1", "Revised", "plan", "+4.1865", "4.1865"],
        ["2", "Plan", "of", "the", "lines", "that", "are", "part", "0", "4.1865"],
        ["3", "Approved", "plan", "-23.2678", "-19.0813"],
    ]
    assert "facts/etda/2563-q4/budget_lines.csv:11:55 · report, section (2)" in done.stdout
    assert "     budget_line/1.3.3/approved_plan" in done.stdout
    assert "\x1b" not in done.stdout  # no colour where the output is no terminal


def test_the_address_that_a_step_names_opens_it() -> None:
    told = assay("explain", ETDA, "agency/ETDA/unspent", "--waterfall").stdout
    assert "     ▸ agency/ETDA/outturn" in told
    command = told[told.index("assay explain ") :].split()
    assert assay(*command[1:]).stdout.startswith("agency/ETDA")


@pytest.mark.parametrize(
    ("address", "en", "th"),
    [
        ("agency/ETDA/opdc_mean_score", "is a mean,", "เป็นค่าเฉลี่ย"),
        ("budget_line/total/utilisation_percent", "is a per cent or another quotient,", "เป็นร้อยละ"),
        ("project/EL/financial_delay", "no sum or difference of amounts", "ไม่ใช่ผลบวก"),
    ],
)
def test_what_is_no_sum_or_difference_has_no_steps_and_says_what_to_do(
    address: str, en: str, th: str
) -> None:
    for lang, said, instead in (
        ("en", en, "leave out --waterfall"),
        ("th", th, "โดยไม่ใส่ --waterfall"),
    ):
        done = assay("explain", ETDA, address, "--waterfall", "--lang", lang)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
        assert said in done.stderr
        assert instead in done.stderr


def test_steps_are_shown_in_thai() -> None:
    done = assay("explain", ETDA, "budget_line/1.3.3/virement", "--waterfall", "--lang", "th")
    assert "ยอดสะสม" in done.stdout
    assert "+4.1865" in done.stdout


def test_a_value_that_is_no_number_has_no_steps(hospital: Path) -> None:
    done = assay("explain", "book", "ward/W-10/status", "--waterfall", *PLACE, folder=hospital)
    assert (done.returncode, done.stdout) == (2, "")
    assert "`ward/W-10/status` is no number (it is Red)" in done.stderr
    assert "leave out --waterfall" in done.stderr


def test_a_missing_number_says_so_in_place_of_steps(hospital: Path) -> None:
    done = assay("explain", "book", "ward/W-1/drill_score", "--waterfall", *PLACE, folder=hospital)
    assert (done.returncode, done.stderr) == (0, "")
    assert "no rule rates it" in done.stdout
    assert "There is no value, so no steps add up to it." in done.stdout
