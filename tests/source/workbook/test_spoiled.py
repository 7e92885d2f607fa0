"""No spoiled workbook makes the reader raise: it gives facts, or says what is wrong."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.facts import Schema, load_book
from tests.source.workbook.making import Cells, schema_in, workbook

PIECES = [
    b"",
    b"1e999",
    b"-1",
    b"A1",
    b'r="x"',
    b't="e"',
    b't="s"',
    b's="99"',
    b"<f>1</f>",
    b"\xff",
]
PIECES += [b"&#0;", b"2020-13-45", b'ref="Z9:A1"', b"<v/>", b"<!--", b"99999999999999999999"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Schema, bytes]:
    folder = tmp_path_factory.mktemp("spoiled")
    sheets: dict[str, Cells] = {
        "projects": [("id", "name"), ("P", "ก")],
        "indicators": [
            ("id", "project", "target", "requirers", "ended"),
            ("A", "P", 5.5, "mdes; bureau", "30 ก.ย. 2563"),
            ("B", "P", 7, None, None),
        ],
    }
    path = workbook(folder / "facts.xlsx", sheets, merged=("indicators!D2:D3",))
    return path, schema_in(folder), path.read_bytes()


def said_or_read(path: Path, schema: Schema) -> None:
    book, findings = load_book(path, schema)
    assert (book is None) == bool(findings)


@given(st.data())
def test_pieces_put_into_its_parts(made: tuple[Path, Schema, bytes], data: st.DataObject) -> None:
    path, schema, whole = made
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    text = parts[name]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 20))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + cut :]
    with zipfile.ZipFile(path, "w") as archive:
        for one, content in {**parts, name: text}.items():
            archive.writestr(one, content)
    said_or_read(path, schema)


@given(st.data())
def test_bytes_changed_in_the_archive(
    made: tuple[Path, Schema, bytes], data: st.DataObject
) -> None:
    path, schema, whole = made
    spoiled = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        spoiled[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(spoiled))
    said_or_read(path, schema)
