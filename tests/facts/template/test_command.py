"""`assay template` writes a workbook to fill in, or one filled with a book."""

from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from assay.cli.running import WRONG_INPUT, Stopped
from assay.cli.template import template
from assay.facts import load_book
from tests.source.workbook.making import SCHEMA, load, schema_in


def run(*arguments: str | Path) -> Result:
    app = typer.Typer()
    app.command()(template)
    return CliRunner().invoke(app, [str(one) for one in arguments])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "facts").mkdir()
    schema_in(tmp_path / "facts", SCHEMA)
    for name, day in (("q3", "2020-06-30"), ("q4", "2020-09-30")):
        (tmp_path / "facts" / name).mkdir()
        before = "previous: ../q3\n" if name == "q4" else ""
        (tmp_path / "facts" / name / "book.yaml").write_text(f"as_of: {day}\n{before}", "utf-8")
    (tmp_path / "facts" / "q4" / "projects.yaml").write_text("- {id: P, name: ก}\n", "utf-8")
    return tmp_path


def test_a_workbook_for_a_schema(project: Path) -> None:
    out = project / "new" / "facts.xlsx"
    result = run("--schema", project / "facts/schema.yaml", "--out", out)
    assert result.exit_code == 0, result.output
    assert result.output == f"{out}: 3 sheets of facts, empty\n"
    assert out.read_bytes().startswith(b"PK")


def test_a_workbook_filled_with_a_book_and_the_way_to_the_book_before(project: Path) -> None:
    out = project / "sent" / "q4.xlsx"
    result = run("--book", project / "facts/q4", "--out", out, "--lang", "en")
    assert result.exit_code == 0, result.output
    assert result.output == f"{out}: 3 sheets of facts, 1 fact\n"
    schema = schema_in(project / "facts", SCHEMA)
    book = load(out, schema)
    assert book.head.previous == "../facts/q3"
    assert book.previous is not None
    assert book.of_kind("project") == load(project / "facts/q4", schema).of_kind("project")
    assert [path.name for path in out.parent.iterdir()] == ["q4.xlsx"]


def test_a_book_that_no_workbook_can_hold_leaves_no_workbook(project: Path) -> None:
    (project / "facts/q4/projects.yaml").write_text("- {id: P, name: ''}\n", "utf-8")
    out = project / "q4.xlsx"
    result = run("--book", project / "facts/q4", "--out", out, "--lang", "en")
    assert result.exit_code == 2
    assert "can't be kept in a workbook as it stands" in result.output
    assert list(project.glob("*.xlsx")) == []


def test_the_name_must_be_that_of_a_workbook(project: Path) -> None:
    result = run("--schema", project / "facts/schema.yaml", "--out", project / "facts.csv")
    assert isinstance(result.exception, Stopped)
    assert result.exception.status == WRONG_INPUT
    assert "the name of a workbook ends in .xlsx" in result.exception.message.en


def test_the_writer_is_not_installed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    out = project / "facts.xlsx"
    result = run("--schema", project / "facts/schema.yaml", "--out", out)
    assert isinstance(result.exception, Stopped)
    assert 'pip install "assay-engine[xlsx]"' in result.exception.message.en
    assert not out.exists()


def test_the_book_that_was_written_is_a_book(project: Path) -> None:
    schema = schema_in(project / "facts", SCHEMA)
    out = project / "q3.xlsx"
    assert run("--book", project / "facts/q3", "--out", out).exit_code == 0
    book, findings = load_book(out, schema)
    assert findings == ()
    assert book is not None
