"""`assay report`, from the words of the command to the file."""

import os
from decimal import Decimal
from pathlib import Path
from typing import Never

import openpyxl
import pytest

from assay.cli.report import report
from assay.cli.running import ENGINE_FAULT, Stopped
from assay.match import MatchError
from tests.cli.running import ETDA, ROOT, assay


def test_the_report_is_one_file_that_needs_no_other(tmp_path: Path) -> None:
    out = tmp_path / "new/report.html"
    done = assay("report", ETDA, "--out", str(out))
    assert (done.returncode, done.stdout.strip()) == (0, str(out))
    page = out.read_text(encoding="utf-8")
    assert "http://" not in page.replace("http://www.w3.org/", "")
    assert "สถานะ" in page
    assert "421.9488" in page  # line 1's outturn, as the report prints it
    assert [path.name for path in out.parent.iterdir()] == ["report.html"]


def test_a_book_that_is_not_there_writes_nothing(tmp_path: Path) -> None:
    done = assay("report", str(tmp_path / "none"), "--out", str(tmp_path / "report.html"))
    assert (done.returncode, done.stdout) == (2, "")
    assert not (tmp_path / "report.html").exists()


def test_the_name_of_the_file_says_what_it_is_written_as(tmp_path: Path) -> None:
    out = tmp_path / "report.md"
    done = assay("report", ETDA, "--out", str(out), "--lang", "en")
    assert (done.returncode, done.stdout.strip()) == (0, str(out))
    text = out.read_text(encoding="utf-8")
    assert text.startswith("# Electronic Transactions Development Agency (ETDA)\n")
    # As the report's budget table prints line 1, and what its own sums say of one figure in it.
    assert "1 Budget appropriation | 474.5184 | 252.3717 | 66.6804 | 102.8978 | 421.9488 |" in text
    assert "102.8978; were it 102.8968, three sums would then agree; one digit differs" in text
    assert "Utilisation (%) of SF Stop e-Commerce Fraud is 16.9844, not 94.3963" in text


def test_a_workbook_holds_the_figures_as_numbers(tmp_path: Path) -> None:
    out = tmp_path / "report.xlsx"
    done = assay("report", ETDA, "--out", str(out), "--lang", "en")
    assert (done.returncode, done.stdout.strip()) == (0, str(out))
    book = openpyxl.load_workbook(out, data_only=True)
    rows = {row[0]: row for row in book["Budget outturn"].iter_rows(values_only=True)}
    assert Decimal(str(next(one for one in rows["1"] if one == 421.9488))) == Decimal("421.9488")


def test_a_workbook_needs_its_library(tmp_path: Path) -> None:
    out = tmp_path / "report.xlsx"
    (tmp_path / "xlsxwriter.py").write_text("raise ImportError", encoding="utf-8")
    path = f"{tmp_path}{os.pathsep}{ROOT / 'engine'}"
    done = assay("report", ETDA, "--out", str(out), environment={"PYTHONPATH": path})
    assert (done.returncode, done.stdout) == (2, "")
    assert 'workbooks are written with XlsxWriter: pip install "assay-engine[xlsx]"' in done.stderr
    assert not out.exists()


def test_tables_of_csv_are_a_folder_of_files(tmp_path: Path) -> None:
    out = tmp_path / "tables"
    done = assay("report", ETDA, "--format", "csv", "--out", str(out))
    assert done.returncode == 0
    tables = ("actions", "changes", "corrections", "figures", "findings", "summary")
    names = [f"{one}.csv" for one in tables]
    assert sorted(path.name for path in out.iterdir()) == names
    assert sorted(done.stdout.split()) == [str(out / name) for name in names]


def test_a_name_that_says_nothing_needs_a_format(tmp_path: Path) -> None:
    wrong = assay("report", ETDA, "--out", str(tmp_path / "report.pdf"))
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "a report ends in .html, .xlsx, .md, .csv" in wrong.stderr
    right = assay("report", ETDA, "--out", str(tmp_path / "report.txt"), "--format", "md")
    assert right.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_a_report_that_can_not_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "tables"
    (out / "changes.csv").mkdir(parents=True)
    (out / "findings.csv").write_text("", encoding="utf-8")
    done = assay("report", ETDA, "--format", "csv", "--out", str(out))
    assert (done.returncode, done.stdout) == (2, "")
    assert "changes.csv can't be written" in done.stderr
    # The folder that stood in the way is still there, and nothing that was begun.
    assert sorted(path.name for path in out.iterdir()) == ["changes.csv", "findings.csv"]


def test_a_matcher_that_fails_while_corrections_are_proven_ends_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> Never:
        raise MatchError("no answer")

    monkeypatch.setattr("assay.explain.diagnose.proof.evaluate_plan", fails)
    monkeypatch.chdir(ROOT)
    out = tmp_path / "report.html"
    with pytest.raises(Stopped) as ended:
        report(Path(ETDA), out=out)
    assert ended.value.status == ENGINE_FAULT
    assert ended.value.message.en == ("the engine failed, not the facts or the rules: no answer")
    assert not out.exists()


def test_a_plan_that_is_wrong_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    done = assay("report", ETDA, "--plan", str(tmp_path / "none"), "--out", str(out))
    assert (done.returncode, done.stdout) == (2, "")
    assert not out.exists()


def test_a_name_of_one_form_is_not_written_in_another(tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    done = assay("report", ETDA, "--format", "xlsx", "--out", str(out))
    assert (done.returncode, done.stdout) == (2, "")
    assert "is the name of another form than --format xlsx" in done.stderr
    assert not out.exists()
