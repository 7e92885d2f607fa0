"""`assay compare`, on ETDA's report and the plan that its book holds beside it."""

from pathlib import Path

from tests.cli.running import ETDA, assay


def test_what_a_change_does_to_the_score_is_told_below_it() -> None:
    """Plan, section 6: Stop e-Commerce Fraud had 23.2678; the report measures against 4.1865."""
    done = assay("compare", ETDA)
    assert (done.returncode, done.stderr) == (0, "")
    text = " ".join(done.stdout.split())
    assert "Utilisation (%) of SF Stop e-Commerce Fraud is 16.9844, not 94.3963" in text
    assert "Money moved" in done.stdout


def test_it_is_told_in_thai() -> None:
    done = assay("compare", ETDA, "--lang", "th")
    assert done.returncode == 0
    assert "เงินที่ย้ายรายการ" in done.stdout
    assert "เมื่อรวมการเปลี่ยนแปลงทั้งหมด" in done.stdout


def test_a_book_against_itself_has_no_changes() -> None:
    done = assay("compare", ETDA, "--plan", ETDA)
    assert (done.returncode, done.stdout) == (0, "nothing changed\n")


def test_a_plan_that_is_not_there_ends_the_command(tmp_path: Path) -> None:
    done = assay("compare", ETDA, "--plan", str(tmp_path / "none"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing was compared" in done.stderr


def test_a_book_without_a_plan_is_not_said_to_keep_to_one() -> None:
    done = assay("compare", "tests/domains/hospital/facts/2568")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no plan to compare with: name its book by --plan" in done.stderr
    thai = assay("compare", "tests/domains/hospital/facts/2568", "--lang", "th")
    assert "ไม่มีแผนให้เทียบ" in thai.stderr
