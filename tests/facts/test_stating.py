"""Books made of stated rows, alone or laid over another book."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from assay.facts import Book, Head, Schema, load_book, load_schema
from assay.facts.book.stating import Row, below, cell, open_to_nulls, stated_book
from assay.source import Scalar, Source, Style
from assay.values.null import Null

SCHEMA = """\
kinds:
  line:
    plural: lines
    key: code
    parent: line
    fields:
      plan:  {type: number, decimals: 2, required: true}
      spent: {type: number, decimals: 2, reads: [dash_as_zero]}
      paid:  {type: date, required: true}
      year:  {type: number, reads: [buddhist_era]}
"""
LINES = (
    "code,parent,plan,spent,paid\n1,,30,-,2020-01-01\n1.1,1,10,5,2020-01-01\n1.2,1,20,,2020-01-01\n"
)


@pytest.fixture
def schema(tmp_path: Path) -> Schema:
    (tmp_path / "schema.yaml").write_text(SCHEMA, encoding="utf-8")
    found, findings = load_schema(tmp_path / "schema.yaml")
    assert found is not None, findings
    return found


@pytest.fixture
def book(tmp_path: Path, schema: Schema) -> Book:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "book.yaml").write_text("as_of: 2020-09-30\n", encoding="utf-8")
    (folder / "lines.csv").write_text(LINES, encoding="utf-8")
    found, findings = load_book(folder, schema)
    assert found is not None, findings
    return found


def row(**cells: str) -> Row:
    return {name: cell(text) for name, text in cells.items()}


def made(
    schema: Schema, *rows: Row, before: Book | None = None, removed: tuple[str, ...] = ()
) -> Book:
    found, findings = stated_book(
        open_to_nulls(schema), Head(dt.date(2020, 9, 30)), {"line": rows}, before, removed
    )
    assert found is not None, findings
    return found


def test_nothing_is_required_of_what_is_stated(schema: Schema) -> None:
    fact = made(schema, row(code="9", plan="1.50")).facts["line"][("9",)]
    assert fact.values["plan"] == Decimal("1.50")
    null = fact.values["paid"]
    assert isinstance(null, Null)
    assert [cause.where for cause in null.causes] == ["line/9/paid"]


def test_numbers_and_dates_are_read_in_thai_and_no_amount_is_a_year(schema: Schema) -> None:
    fact = made(schema, row(code="9", plan="๒๕๖๓", paid="๓๐ ก.ย. ๖๓", year="2563"))
    values = fact.facts["line"][("9",)].values
    assert (values["plan"], values["paid"]) == (Decimal(2563), dt.date(2020, 9, 30))
    assert values["year"] == Decimal(2020)  # the schema says that it is one


def test_a_row_changes_the_fields_it_states_and_no_others(schema: Schema, book: Book) -> None:
    found = made(schema, row(code="1.2", spent="7"), before=book)
    old, new = book.facts["line"][("1.2",)], found.facts["line"][("1.2",)]
    assert new.values == {**old.values, "spent": Decimal(7)}
    assert (new.parent, new.spans["plan"]) == (("1",), old.spans["plan"])
    assert {key: fact for key, fact in found.facts["line"].items() if key != ("1.2",)} == {
        key: fact for key, fact in book.facts["line"].items() if key != ("1.2",)
    }


def test_what_was_written_in_the_file_is_forgotten_with_the_value(
    schema: Schema, book: Book
) -> None:
    assert book.facts["line"][("1",)].written == {"spent": "-"}
    assert made(schema, row(code="1", spent="3"), before=book).facts["line"][("1",)].written == {}
    assert made(schema, row(code="1", plan="3"), before=book).facts["line"][("1",)].written == {
        "spent": "-"
    }


def test_two_rows_each_change_their_own_fields(schema: Schema, book: Book) -> None:
    found = made(schema, row(code="1.1", spent="1"), row(code="1.2", plan="2"), before=book)
    one, two = (found.facts["line"][(code,)] for code in ("1.1", "1.2"))
    assert (one.values["spent"], one.values["plan"]) == (Decimal(1), Decimal(10))
    assert one.spans["plan"] == book.facts["line"][("1.1",)].spans["plan"]
    assert two.values["plan"] == Decimal(2)


def test_an_empty_cell_takes_a_value_or_the_parent_away(schema: Schema, book: Book) -> None:
    fact = made(schema, row(code="1.1", spent=" ", parent=""), before=book).facts["line"][("1.1",)]
    assert isinstance(fact.values["spent"], Null)
    assert fact.parent is None


def test_what_is_added_stands_in_its_order(schema: Schema, book: Book) -> None:
    found = made(schema, row(code="1.10", parent="1"), row(code="1.3", parent="1"), before=book)
    assert [key for (key,) in found.facts["line"]] == ["1", "1.1", "1.2", "1.3", "1.10"]


def test_what_is_taken_away_goes_with_all_below_it(schema: Schema, book: Book) -> None:
    assert {one.id for one in below(book, book.facts["line"][("1",)])} == {"line/1.1", "line/1.2"}
    assert made(schema, before=book, removed=("line/1",)).facts["line"] == {}
    assert list(made(schema, before=book, removed=("line/1.1", "line/9")).facts["line"]) == [
        *(("1",), ("1.2",)),
    ]


def test_a_change_that_breaks_a_link_is_told_at_its_cell(schema: Schema, book: Book) -> None:
    source = Source("a.feature", "the parent is 8")
    at = Scalar("8", "8", Style.CELL, source, 14, 15)
    rows = [{"code": cell("1.1"), "parent": cell("8", at)}]
    found, findings = stated_book(open_to_nulls(schema), book.head, {"line": rows}, book)
    assert found is None
    assert [(one.code, str(one.span)) for one in findings] == [("orphan", "a.feature:1:15")]


def test_a_circle_is_told(schema: Schema, book: Book) -> None:
    rows = [row(code="1", parent="1.1")]
    _, findings = stated_book(open_to_nulls(schema), book.head, {"line": rows}, book)
    assert [one.code for one in findings] == ["tree-cycle"]
