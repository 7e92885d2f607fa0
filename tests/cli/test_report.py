"""`assay report`, from the words of the command to the file."""

from pathlib import Path

from tests.cli.running import ETDA, assay


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
