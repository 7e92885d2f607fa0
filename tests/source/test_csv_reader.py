import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.finding import MOST_OF_A_KIND
from assay.source import Entries, Items, Scalar, Source, parse_csv, read_csv
from assay.source.csv_reader import MAX_ROWS
from assay.values.text import Text


def rows(text: str) -> list[list[Scalar]]:
    items, findings = parse_csv(Source("f.csv", text))
    assert findings == ()
    assert isinstance(items, Items)
    found = []
    for row in items:
        assert isinstance(row, Entries)
        found.append([cell for _, cell in row if isinstance(cell, Scalar)])
    return found


def test_every_cell_is_text_and_an_empty_one_is_null() -> None:
    first, second = rows('id,n,t\nDG-1,5.10,"a, b"\nDG-2,,"  "\n')
    assert [cell.value for cell in first] == ["DG-1", "5.10", "a, b"]
    assert [cell.value for cell in second] == ["DG-2", None, None]


def test_a_row_is_keyed_by_the_header() -> None:
    items, _ = parse_csv(Source("f.csv", "id,n\nDG-1,5\n"))
    assert items is not None
    row = items.items[0]
    assert isinstance(row, Entries)
    cell = row.get("n")
    assert isinstance(cell, Scalar)
    assert cell.value == "5"


def test_a_cell_stands_at_its_line_and_character() -> None:
    first, second = rows('ชื่อ,n\n"ก\nข ""ค""",5\nง,6\n')
    assert [(cell.span.line, cell.span.column) for cell in first] == [(2, 1), (3, 10)]
    assert [(cell.span.line, cell.span.column) for cell in second] == [(4, 1), (4, 3)]
    quoted = first[0].span_of(first[0].text.index("ค"), first[0].text.index("ค") + 1)
    assert (quoted.line, quoted.column) == (3, 5)


def test_windows_lines_a_byte_order_mark_and_blank_lines_are_accepted(tmp_path: Path) -> None:
    path = tmp_path / "f.csv"
    path.write_bytes("\ufeffid,n\r\nDG-1,5\r\n\r\nDG-2,6".encode())
    items, findings = read_csv(path, "f.csv")
    assert findings == ()
    assert items is not None
    assert [str(row.span) for row in items] == ["f.csv:2:1", "f.csv:4:1"]


MISTAKES = [
    ("id,n\nDG-1\n", "2:1 row-length the row has 1 cells, the header has 2"),
    ("id,n\nDG-1,5,6\n", "2:1 row-length the row has 3 cells, the header has 2"),
    ("id,,n\n", "1:4 bad-key a column has no name in the first line"),
    ("id,n,id\n", "1:6 duplicate-key two columns are named `id`"),
    ('id,n\n"DG-1,5\n', "2:1 csv-syntax the quotation mark that opens here is never closed"),
    ('id,n\n"DG-1"x,5\n', "2:7 csv-syntax text follows the closing quotation mark of a cell"),
    (
        'id,n\nDG-1, "a, b"\n',
        "2:7 csv-syntax a quotation mark stands inside a cell that does not start with one",
    ),
    ("id;n\nDG-1;5\n", "1:1 csv-syntax the cells are separated by semicolons"),
    ("id\tn\nDG-1\t5\n", "1:1 csv-syntax the cells are separated by tabs"),
    ("", "1:1 empty-file the file holds nothing"),
    ("\n\n", "1:1 empty-file the file holds nothing"),
]


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_a_mistake_is_shown_where_it_is(text: str, message: str) -> None:
    _, findings = parse_csv(Source("f.csv", text))
    assert len(findings) == 1
    span = findings[0].span
    assert span is not None
    shown = f"{span.line}:{span.column} {findings[0].code} {findings[0].message.en}"
    assert shown == message
    assert findings[0].hint is not None


def test_a_row_of_wrong_length_does_not_hide_the_rows_after_it() -> None:
    items, findings = parse_csv(Source("f.csv", "id,n\nDG-1\nDG-2,5\n"))
    assert items is not None
    assert len(items) == 1
    assert len(findings) == 1


def test_a_number_that_its_own_commas_cut_is_recognised() -> None:
    _, findings = parse_csv(Source("f.csv", "id,n\nDG-1,1,200\n"))
    assert findings[0].hint == Text(
        "if 1,200 is a number, write 1200, without separators",
        "หาก 1,200 เป็นตัวเลขเดียวกัน ให้เขียน 1200 โดยไม่มีจุลภาคคั่นหลักพัน",
    )


CELLS = st.text(alphabet='ab ,"\nก;1', max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_it_reads_what_the_standard_library_writes(table: list[tuple[str, str]]) -> None:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(["x", "y"])
    writer.writerows(table)
    read = [[cell.text for cell in row] for row in rows(stream.getvalue())]
    assert read == [list(row) for row in table if any(cell.strip() for cell in row)]


@pytest.mark.parametrize("blank", ["", ",", " , ", '"",""', '" ",\u00a0'])
def test_a_row_of_nothing_but_blank_cells_is_passed_over(blank: str) -> None:
    assert [[cell.text for cell in row] for row in rows(f"id,n\n{blank}\nA,1\n{blank}\n")] == [
        ["A", "1"]
    ]


@pytest.mark.thorough
def test_a_file_of_more_rows_than_are_read_is_refused_at_the_first_of_them() -> None:
    body = "".join(f"{number},1\n" for number in range(MAX_ROWS))
    items, findings = parse_csv(Source("f.csv", f"id,n\n{body}"))
    assert items is not None
    assert (len(items), findings) == (MAX_ROWS, ())
    items, (finding,) = parse_csv(Source("f.csv", f"id,n\n{body}more,1\nmore,1\n"))
    assert items is None
    assert (finding.code, str(finding.span)) == ("file-too-large", "f.csv:100002:1")
    assert finding.message.en == "the file has more than 100,000 rows"


def test_so_many_rows_of_a_wrong_length_are_told_and_the_others_counted() -> None:
    _, findings = parse_csv(Source("f.csv", "id,n\n" + "A\n" * 1_234))
    assert len(findings) == MOST_OF_A_KIND + 1
    assert {one.code for one in findings} == {"row-length"}
    assert str(findings[-1].span) == f"f.csv:{MOST_OF_A_KIND + 1}:1"
    assert findings[-1].message.en == "1,184 more like the 50 before stand in this file"


@given(st.binary(max_size=120))
def test_no_bytes_make_it_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(data)
    items, findings = read_csv(path, "any.csv")
    assert items is not None or findings


def test_columns_of_one_name_are_told_once_however_many_they_are(tmp_path: Path) -> None:
    """A header of two thousand columns `no` is one mistake, not two thousand."""
    path = tmp_path / "steps.csv"
    path.write_text("id," + ",".join(["no"] * 2_000) + "," * 50 + "\n", encoding="utf-8")
    _, findings = read_csv(path, "steps.csv")
    assert [(one.code, str(one.span)) for one in findings] == [
        ("duplicate-key", "steps.csv:1:7"),
        ("bad-key", "steps.csv:1:6004"),
    ]
