"""A slip that stands in every row is told so often; of the others it is said how many."""

from collections import Counter
from pathlib import Path

import pytest

from assay.facts import load_book, load_schema
from assay.finding import MOST_OF_A_KIND, Finding

SCHEMA = """
types: {rag: {choice: [red, green]}}
kinds:
  project: {plural: projects, key: id}
  task:
    plural: tasks
    key: id
    parent: project
    fields: {n: {type: number}, done: {type: boolean}, day: {type: date}, colour: {type: rag}}
"""
MANY = 2_000


def findings(folder: Path, tasks: str, suffix: str = "csv") -> tuple[Finding, ...]:
    (folder / "schema.yaml").write_text(SCHEMA, "utf-8")
    book = folder / "book"
    book.mkdir()
    (book / "book.yaml").write_text("as_of: 2020-09-30\ndocuments: {r: {}}\n", "utf-8")
    (book / "projects.yaml").write_text("[{id: P}]", "utf-8")
    (book / f"tasks.{suffix}").write_text(tasks, "utf-8")
    schema, wrong = load_schema(folder / "schema.yaml")
    assert schema is not None, wrong
    return load_book(book, schema)[1]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("T{0},P,x{0},,,,", "wrong-type"),
        ("T{0},P,,maybe {0},,,", "wrong-type"),
        ("T{0},P,,,soon {0},,", "wrong-type"),
        ("T{0},P,,,,redd{0},", "unknown-member"),
        ("T,P,,,,,", "duplicate-fact"),
        ("T{0},Q{0},,,,,", "orphan"),
        ("T{0},P,,,,,s{0}", "unknown-document"),
        ("T{0}", "row-length"),
    ],
)
def test_a_mistake_in_every_row_of_a_table(tmp_path: Path, row: str, code: str) -> None:
    rows = "".join(row.format(number) + "\n" for number in range(MANY))
    found = findings(tmp_path, "id,project,n,done,day,colour,document\n" + rows)
    assert Counter(one.code for one in found) == {code: MOST_OF_A_KIND + 1}
    (last,) = [one for one in found if "more like" in one.message.en]
    untold = MANY - MOST_OF_A_KIND - (code == "duplicate-fact")
    assert last.message.en == f"{untold:,} more like the 50 before stand in this file"
    assert last.message.th is not None
    assert f"{untold:,}" in last.message.th


def test_each_kind_of_mistake_is_counted_for_itself(tmp_path: Path) -> None:
    rows = "".join(f"T{number},P,x,maybe,,,\n" for number in range(MANY)) + "U,P,,,soon,,\n"
    found = findings(tmp_path, "id,project,n,done,day,colour,document\n" + rows)
    assert len(found) == 2 * (MOST_OF_A_KIND + 1) + 1
    assert found[-1].message.en == "`day` is a date, not `soon`"


@pytest.mark.parametrize("text", ["{{id: T{0}, project: P, x{0}: 1}}", "{0}", "[{0}]"])
def test_a_mistake_in_every_fact_of_a_list(tmp_path: Path, text: str) -> None:
    facts = "".join(f"- {text.format(number)}\n" for number in range(MANY))
    assert len(findings(tmp_path, facts, "yaml")) == MOST_OF_A_KIND + 1


def test_unknown_keys_without_number(tmp_path: Path) -> None:
    keys = [f"x{number}: 1\n" for number in range(20_000)]
    fact = "- id: T\n  project: P\n" + "".join(f"  {key}" for key in keys)
    assert len(findings(tmp_path, fact, "yaml")) == MOST_OF_A_KIND + 1
    kind = "kinds:\n  a:\n    plural: as\n    key: id\n"
    for text in (kind + "".join(keys), kind + "".join(f"    {key}" for key in keys)):
        (tmp_path / "schema.yaml").write_text(text)
        _, found = load_schema(tmp_path / "schema.yaml")
        assert [one.code for one in found] == ["unknown-key"] * (MOST_OF_A_KIND + 1)
