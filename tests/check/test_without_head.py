"""Facts that no head makes a book, and paths whose grounds are not sound, are never passed over."""

from pathlib import Path

import pytest

from assay.check import check, find_project
from assay.finding import Severity

FILES = {
    "facts/schema.yaml": "kinds: {a: {plural: as, key: id, fields: {n: {type: number}}}}\n",
    "rules/r.yaml": "rule: r\ntitle: R\nfor: a\noutcomes: {x: n}\n",
}


def told(folder: Path, files: dict[str, str], *paths: str) -> list[str]:
    for name, text in {**FILES, **files}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    wanted = [Path(path) for path in paths]
    checked = check(find_project(wanted))
    found = checked.narrowed(wanted).findings if wanted else checked.findings
    return [
        f"{one.span} {one.code} {one.message.en}"
        for one in found
        if one.severity is not Severity.NOTE
    ]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", ["books.yaml", "book.yml", "Book.yaml", "boook.yaml"])
def test_a_head_misnamed_is_a_warning(tmp_path: Path, name: str) -> None:
    files = {f"facts/2020/{name}": "as_of: 2020-09-30\n", "facts/2020/as.yaml": "[{id: A}]"}
    assert told(tmp_path, files) == [
        (
            f"facts/2020/{name}:1:1 no-head facts/2020/{name} is not book.yaml, so facts/2020 is "
            "no fact book"
        )
    ]


@pytest.mark.parametrize("place", ["facts/2020", "facts/x/2020", "facts"])
@pytest.mark.parametrize("suffix", ["yaml", "csv"])
def test_facts_without_a_head_are_a_warning(tmp_path: Path, place: str, suffix: str) -> None:
    assert told(tmp_path, {f"{place}/as.{suffix}": "id\nA\n"}) == [
        f"{place}:1:1 no-head {place} holds as.{suffix} and no book.yaml, so it is no fact book"
    ]


def test_what_belongs_to_a_book_or_holds_no_facts_is_none(tmp_path: Path) -> None:
    files = {
        "facts/2020/book.yaml": "as_of: 2020-09-30\n",
        "facts/2020/as.yaml": "[{id: A, n: 1}]",
        "facts/2020/attached/as.csv": "id\nB\n",
        "facts/notes/readme.md": "notes",
        "facts/.hidden/as.yaml": "[]",
    }
    assert told(tmp_path, files) == []


@pytest.mark.parametrize("path", ["rules", "rules/r.yaml", "facts/2020", "features/r.feature"])
def test_a_schema_that_is_broken_is_told_whatever_is_named(tmp_path: Path, path: str) -> None:
    files = {
        "facts/schema.yaml": "kinds: {a: {plural: as}}\n",
        "facts/2020/book.yaml": "as_of: 2020-09-30\n",
        "features/r.feature": "Feature: f\n  Scenario: s\n    Given a A\n",
    }
    (found, *_) = told(tmp_path, files, path)
    assert found.startswith("facts/schema.yaml:1:12 missing-key")


def test_a_rule_that_cant_be_read_is_told_of_other_rules_but_not_of_facts(tmp_path: Path) -> None:
    files = {
        "rules/s.yaml": "rule: s\n",
        "facts/2020/book.yaml": "as_of: 2020-09-30\n",
        "facts/2020/as.yaml": "[{id: A, n: 1}]",
    }
    assert all(one.startswith("rules/s.yaml") for one in told(tmp_path, files, "rules/r.yaml"))
    assert told(tmp_path, files, "rules/r.yaml")
    assert told(tmp_path, files, "facts/2020") == []
