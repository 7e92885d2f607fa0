"""Every sheet that a workbook lists is read or refused by its name, and nothing counts twice."""

import zipfile
from contextlib import nullcontext
from pathlib import Path

import pytest

from assay.facts import load_book
from assay.source.workbook.package import MAIN, RELATED
from tests.source.workbook.making import Cells, load, repacked, schema_in, workbook, wrong

SHEET = "xl/worksheets/sheet2.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
LINES: Cells = [("code", "plan"), ("1", 5)]
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def parts_of(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workbook(tmp_path / "facts.xlsx", {"budget_lines": LINES})


def refused(path: Path) -> str:
    (line,) = wrong(path, schema_in(path.parent))
    return line.removeprefix(f"{path}:").replace(str(path), path.name)


def test_a_sheet_whose_part_is_not_there(path: Path) -> None:
    repacked(path, {SHEET: None})
    assert refused(path) == (
        "budget_lines!A1 unreadable-file: the sheet budget_lines is listed, and its part is not in "
        "the file [open it in a spreadsheet program and save it anew as .xlsx]"
    )


def test_a_sheet_whose_part_differs_in_case_is_read(path: Path) -> None:
    repacked(path, {SHEET: None, "xl/worksheets/Sheet2.XML": parts_of(path)[SHEET]})
    (fact,) = load(path, schema_in(path.parent)).of_kind("budget_line")
    assert str(fact.values["plan"]) == "5"


@pytest.mark.parametrize("target", ["worksheets/sheet2.xml", "other.xlsx", "http://example.org/a"])
def test_a_sheet_that_stands_elsewhere(path: Path, target: str) -> None:
    related = parts_of(path)[RELATIONS]
    at = 'Target="/xl/worksheets/sheet2.xml"'
    assert at in related
    repacked(path, {RELATIONS: related.replace(at, f'Target="{target}" TargetMode="External"')})
    assert refused(path).startswith(
        "budget_lines!A1 unreadable-file: the sheet budget_lines stands in another file"
    )


def test_a_sheet_whose_relation_is_not_there(path: Path) -> None:
    related = parts_of(path)[RELATIONS]
    repacked(path, {RELATIONS: related.replace('Id="rId2"', 'Id="rId99"')})
    assert "the sheet budget_lines is listed, and its part is not in the file" in refused(path)


@pytest.mark.parametrize("kind", ["dialogsheet", "xlMacrosheet", "table"])
def test_a_sheet_of_another_kind(path: Path, kind: str) -> None:
    before, at, after = parts_of(path)[RELATIONS].rpartition('/worksheet"')
    repacked(path, {RELATIONS: f'{before}/{kind}"{after}'})
    told = refused(path)
    assert f"is a {kind}, not a sheet of cells" in told
    assert at


@pytest.mark.parametrize("part", ["xl/workbook.xml", SHEET, "xl/styles.xml"])
def test_the_strict_form_is_named(path: Path, part: str) -> None:
    repacked(path, {part: parts_of(path)[part].replace(MAIN, STRICT)})
    told = refused(path)
    assert "facts.xlsx is a Strict Open XML workbook (ISO/IEC 29500 Strict)" in told
    assert "Excel Workbook (.xlsx)" in told


def test_a_sheet_in_no_known_form(path: Path) -> None:
    repacked(path, {SHEET: parts_of(path)[SHEET].replace(MAIN, "urn:other")})
    assert refused(path).startswith("budget_lines!A1 unreadable-file: facts.xlsx is no sound workb")


@pytest.mark.parametrize("name", [SHEET, SHEET.upper(), "/" + SHEET, SHEET.replace("/", "\\")])
def test_the_same_part_twice_is_refused(path: Path, name: str) -> None:
    other = parts_of(path)[SHEET].replace("5", "5000")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns() if name == SHEET else nullcontext():
        archive.writestr(zipfile.ZipInfo(name), other)
    told = refused(path)
    assert told.startswith(
        "1:1 unreadable-file: facts.xlsx is no sound workbook: it holds the part "
    )
    assert "twice" in told


def test_two_sheets_of_one_part_and_two_relations_of_one_id(path: Path) -> None:
    book, related = (parts_of(path)[name] for name in ("xl/workbook.xml", RELATIONS))
    repacked(path, {"xl/workbook.xml": book.replace("rId1", "rId2")})
    assert "the part xl/worksheets/sheet2.xml is used twice" in refused(path)
    again = related.replace('Id="rId1"', 'Id="rId2"')
    repacked(path, {"xl/workbook.xml": book, RELATIONS: again})
    assert "the relation rId2 stands twice" in refused(path)


def test_a_sheet_of_a_chart_holds_no_cells(path: Path) -> None:
    book, related = (parts_of(path)[name] for name in ("xl/workbook.xml", RELATIONS))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    chart = f'<sheet name="Chart" sheetId="9" r:id="rIdC" xmlns:r="{kind}"/></sheets>'
    relation = (
        f'<Relationship xmlns="{RELATED}" Id="rIdC" Type="{kind}/chartsheet" Target="c.xml"/>'
    )
    repacked(
        path,
        {
            "xl/workbook.xml": book.replace("</sheets>", chart),
            RELATIONS: related.replace("</Relationships>", relation + "</Relationships>"),
            "xl/c.xml": f'<chartsheet xmlns="{MAIN}"/>',
        },
    )
    assert load_book(path, schema_in(path.parent))[0] is not None
