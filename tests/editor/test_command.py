"""`assay schema`, run as a user runs it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import ROOT, assay
from tests.editor import wards


def test_the_schemas_of_a_project_are_written_to_its_folder(tmp_path: Path) -> None:
    finished = assay("schema", str(ROOT), "--out", str(tmp_path / "made"))
    assert (finished.returncode, finished.stderr) == (0, "")
    there = sorted(path.name for path in (tmp_path / "made").glob("*"))
    assert there == [
        "actions.json",
        "book.json",
        "comparison.json",
        "definitions.json",
        "facts",
        "parameters.json",
        "rule.json",
        "schema.json",
        "scorecard.json",
    ]
    for path in (tmp_path / "made").rglob("*.json"):
        committed = ROOT / "schemas" / path.relative_to(tmp_path / "made")
        assert path.read_bytes() == committed.read_bytes()


def test_the_schema_and_the_rules_may_stand_anywhere(tmp_path: Path) -> None:
    wards.made(tmp_path)
    options = ("--schema", "schema.yaml", "--rules", "rules")
    finished = assay("schema", *options, folder=tmp_path)
    assert (finished.returncode, finished.stdout) == (0, "11 schemas written to schemas\n")
    assert (tmp_path / "schemas" / "facts" / "wards.json").is_file()


def test_a_schema_of_a_kind_that_is_gone_is_named(tmp_path: Path) -> None:
    wards.made(tmp_path)
    old = tmp_path / "schemas" / "facts" / "beds.json"
    old.parent.mkdir(parents=True)
    old.write_text("{}\n", encoding="utf-8")
    finished = assay("schema", "--schema", "schema.yaml", "--rules", "rules", folder=tmp_path)
    assert finished.returncode == 0
    assert "beds.json is the schema of no file of this project; delete it" in finished.stderr
    assert old.is_file()


def test_a_schema_of_facts_that_is_wrong_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "schema.yaml").write_text("kinds: {ward: {plural: wards}}\n", encoding="utf-8")
    finished = assay("schema", "--schema", "schema.yaml", folder=tmp_path)
    assert (finished.returncode, finished.stdout) == (2, "")
    assert "`key` is missing" in finished.stderr
    assert not (tmp_path / "schemas").exists()


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    wards.made(tmp_path)
    (tmp_path / "schemas").write_text("", encoding="utf-8")
    finished = assay("schema", "--schema", "schema.yaml", "--rules", "rules", folder=tmp_path)
    assert finished.returncode == 2
    assert finished.stderr.startswith("Error: schemas can't be written: ")
