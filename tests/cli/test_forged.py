"""Titles and names of files forge no command of a workflow in what is printed."""

from pathlib import Path

import pytest

from tests.building import domain
from tests.cli.running import assay

SCHEMA = "kinds: {act: {plural: acts, key: no, fields: {n: {type: number}}}}"
RULES = "{rule: r, title: R, for: act, outcomes: {twice: n * 2}}"
PLACE = ("--schema", "schema.yaml", "--rules", "rules")


@pytest.mark.parametrize("letters", range(30, 100, 3))
def test_a_title_that_wraps_begins_no_line_like_a_command(tmp_path: Path, letters: int) -> None:
    domain(tmp_path, schema=SCHEMA, facts={"acts.csv": "no,n\nA,3\n"}, rules=RULES)
    title = "x" * letters + " ::error file=a.yaml,line=1::forged"
    feature = tmp_path / "one.feature"
    feature.write_text(
        f"Feature: F\n  Scenario: {title}\n    Given an act:\n      | n |\n      | 3 |\n"
        '    When the rule "r" is evaluated\n    Then the twice of the act is 7\n',
        encoding="utf-8",
    )
    done = assay("test", "one.feature", *PLACE, folder=tmp_path, environment={"COLUMNS": "80"})
    told = done.stdout + done.stderr
    assert "forged" in told
    assert not any(line.lstrip().startswith("::") for line in told.splitlines())


def test_a_name_of_a_file_with_a_line_break_is_no_command(tmp_path: Path) -> None:
    domain(tmp_path, schema=SCHEMA, facts={"acts.csv": "no,n\nA,3\n"}, rules=RULES)
    folder = tmp_path / "a\n::error file=b::forged"
    folder.mkdir()
    (folder / "book.yaml").write_text("as_of: never\n", encoding="utf-8")
    done = assay("evaluate", folder.name, *PLACE, folder=tmp_path)
    told = done.stdout + done.stderr
    assert (done.returncode, "forged" in told) == (2, True)
    assert not any(line.lstrip().startswith("::") for line in told.splitlines())
    checked = assay("check", folder.name, *PLACE, "--format", "github", folder=tmp_path)
    lines = [one for one in checked.stdout.splitlines() if one.startswith("::")]
    assert lines
    assert all("file=a%0A%3A%3Aerror file=b%3A%3Aforged/" in one for one in lines)
