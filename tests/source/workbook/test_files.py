"""A file that is no workbook, or none that is safe to open, is refused in plain words."""

import io
import zipfile
from pathlib import Path

import pytest

from assay.source.workbook.package import MAIN
from tests.source.workbook.making import raw, schema_in, workbook, wrong

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 600


def refused(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    (line,) = wrong(path, schema_in(folder))
    return line.removeprefix(f"{path}:1:1 ").replace(str(path), name)


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


def test_a_csv_file_by_another_name(tmp_path: Path) -> None:
    assert refused(tmp_path, "facts.xlsx", b"code,plan\n1,5\n") == (
        "unreadable-file: facts.xlsx is no workbook, whatever its name says [open it in a "
        "spreadsheet program and save it as a workbook, .xlsx; a CSV file ends in .csv]"
    )


@pytest.mark.parametrize("name", ["facts.xls", "facts.xlsx"])
def test_an_old_or_locked_workbook(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path, name, OLE).startswith(
        f"unreadable-file: {name} is locked with a password, or is a workbook of Excel 97 to 2003"
    )


def test_a_binary_workbook(tmp_path: Path) -> None:
    data = archive(**{"xl/workbook.bin": b""})
    said = refused(tmp_path, "facts.xlsb", data)
    assert said.startswith("unreadable-file: facts.xlsb is a binary workbook (.xlsb)")


def test_another_archive(tmp_path: Path) -> None:
    for name in ("facts.ods", "facts.xlsx"):
        said = refused(tmp_path, name, archive(**{"content.xml": b"<office/>"}))
        assert said.startswith(f"unreadable-file: {name} is an archive, but no Excel workbook")


def test_half_a_file(tmp_path: Path) -> None:
    data = workbook(tmp_path / "whole.xlsx", {}).read_bytes()
    said = refused(tmp_path, "facts.xlsx", data[: len(data) // 2])
    assert said.startswith("unreadable-file: facts.xlsx is damaged: File is not a zip file")


def test_a_spoiled_part(tmp_path: Path) -> None:
    path = raw(tmp_path / "made.xlsx", '<row r="x"><c r="A1"><v>1</v></c></row>')
    said = refused(tmp_path, "facts.xlsx", path.read_bytes())
    assert said.startswith("facts.xlsx:budget_lines!A1 unreadable-file: there is no row x")
    said = refused(tmp_path, "facts.xlsx", raw(path, "<row>").read_bytes())
    assert said.startswith(
        "facts.xlsx:budget_lines!A1 unreadable-file: facts.xlsx is no sound workbook: mismatched "
        "tag (xl/worksheets/sheet2.xml line 1)"
    )


def test_a_workbook_of_nothing(tmp_path: Path) -> None:
    said = refused(tmp_path, "facts.xlsx", archive(**{"xl/workbook.xml": b"<workbook/>"}))
    assert said.startswith("unreadable-file: facts.xlsx is no sound workbook: ")
    nothing = f'<workbook xmlns="{MAIN}"/>'.encode()
    said = refused(tmp_path, "facts.xlsx", archive(**{"xl/workbook.xml": nothing}))
    assert said.startswith("unreadable-file: facts.xlsx lists no sheet")


def test_definitions_that_grow(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    said = refused(tmp_path, "facts.xlsx", archive(**{"xl/workbook.xml": bomb}))
    assert said.startswith("unreadable-file: facts.xlsx holds an XML definition")


def test_macros_are_passed_over(tmp_path: Path) -> None:
    made = workbook(tmp_path / "made.xlsx", {"budget_lines": [("code",), ("1",)]}).read_bytes()
    with zipfile.ZipFile(io.BytesIO(made)) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    macro = {"xl/vbaProject.bin": OLE}
    path = tmp_path / "facts.xlsm"
    path.write_bytes(archive(**parts, **macro))
    from assay.facts import load_book

    book, findings = load_book(path, schema_in(tmp_path))
    assert book is not None, findings
    assert len(book.of_kind("budget_line")) == 1


def test_a_workbook_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    assert wrong(path, schema_in(tmp_path)) == [
        f"{path}:1:1 not-a-book: there is no workbook {path}"
    ]


def test_a_folder_with_the_name_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    path.mkdir()
    assert wrong(path, schema_in(tmp_path)) == [f"{path}:1:1 unreadable-file: {path} is a folder"]
