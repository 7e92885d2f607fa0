"""Whatever the bytes of a workbook, it is read or refused within a second, in bounded memory."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from time import process_time

import pytest

from assay.facts import load_book
from assay.finding import Finding
from assay.source.workbook import read_workbook
from assay.source.workbook.package import MAIN, MOST_ELEMENTS, MOST_UNPACKED, RELATED
from tests.source.workbook.making import load, raw, repacked, said, schema_in, workbook

SHEET = "xl/worksheets/sheet2.xml"
HEADED = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>1</t></is></c></row>'
)

SECONDS = 4.0
"""What a refusal may take on a busy machine; alone it takes less than one."""

MEGABYTES = 200


def sheet(rows: str = HEADED, after: str = "", before: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def bounded(path: Path, folder: Path) -> list[Finding]:
    """What is wrong with a workbook, told in time."""
    schema = schema_in(folder)
    started = process_time()
    _, findings = load_book(path, schema)
    assert process_time() - started < SECONDS
    return list(findings)


def refused(folder: Path, parts: Mapping[str, bytes | str | None]) -> str:
    path = repacked(raw(folder / "facts.xlsx", HEADED), parts)
    found = bounded(path, folder)
    assert found
    return said(found[0]).removeprefix(f"{path}:")


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ('<row r="999999999"><c r="A999999999"><v>1</v></c></row>', "budget_lines!A1"),
        ('<row r="1048577"><c><v>1</v></c></row>', "budget_lines!A1"),
        ('<row r="0"/>', "budget_lines!A1"),
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "budget_lines!A1"),
        ('<row r="1"><c r="ZZZ1"><v>1</v></c></row>', "budget_lines!A1"),
        ('<row r="1"><c r="A2"><v>1</v></c></row>', "budget_lines!A1"),
        ('<row r="1"><c r="A1"/></row><row r="1"><c r="B1"/></row>', "budget_lines!A1"),
        ('<row r="1"><c r="A1"/><c r="A1"><v>2</v></c></row>', "budget_lines!A1"),
        ('<row r="1"><c r="C1"/><c r="B1"><v>2</v></c></row>', "budget_lines!B1"),
        ('<row r="1"><c r="A1" t="s"><v>999999999</v></c></row>', "budget_lines!A1"),
        ('<row r="1"><a><c r="A1"><v>2</v></c></a></row>', "budget_lines!A1"),
    ],
)
def test_rows_and_cells_that_no_sheet_has(tmp_path: Path, rows: str, place: str) -> None:
    assert refused(tmp_path, {SHEET: sheet(rows)}).startswith(f"{place} unreadable-file: ")


@pytest.mark.parametrize(
    "merge",
    [
        '<mergeCell ref="A1:XFD1048576"/>',
        '<mergeCell ref ="A1:XFD1048576"/>',
        '<mergeCell\n\tref\n=\n"A1:XFD1048576"/>',
        '<mergeCell x="1" ref="A1:XFD1048576"/>',
        '<mergeCell ref="a1:xfd1048576"/>',
        '<mergeCell ref="$A$1:$XFD$1048576"/>',
        '<mergeCell ref="&#65;1:XFD1048576"/>',
        "<mergeCell ref='A1:XFD1048576'></mergeCell>",
        '<x:mergeCell xmlns:x="MAIN" ref="A1:XFD1048576"/>',
        '<mergeCell ref="A1:A1048576"/>',
        '<mergeCell ref="A1:A200000"/><mergeCell ref="B1:B200000"/>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_merged_range_without_end_however_it_is_spelled(
    tmp_path: Path, merge: str, encoding: str
) -> None:
    text = sheet(after=f"<mergeCells>{merge}</mergeCells>").replace("MAIN", MAIN)
    data = f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding)
    told = refused(tmp_path, {SHEET: data})
    assert " file-too-large: the merged ranges of budget_lines cover over 300000 rows" in told
    assert told.startswith("budget_lines!")


@pytest.mark.parametrize("name", ["sheet2.bin", "sheet2.XML", "sheet2", "a b.txt"])
@pytest.mark.parametrize(
    "text",
    [
        lambda: sheet(after="<!--" + "x" * MOST_UNPACKED + "-->"),
        lambda: sheet(after="x" * MOST_UNPACKED),
        lambda: sheet(before=f'<sheetPr a="{"x" * MOST_UNPACKED}"/>'),
    ],
    ids=["comment", "text", "attribute"],
)
def test_a_part_of_any_name_is_unpacked_no_further_than_the_bound(
    tmp_path: Path, name: str, text: Callable[[], str]
) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="worksheets/{target}"/>'
        for number, target in ((1, "sheet1.xml"), (2, name))
    )
    related = f'<Relationships xmlns="{RELATED}">{related}</Relationships>'
    parts = {SHEET: None, f"xl/worksheets/{name}": text(), "xl/_rels/workbook.xml.rels": related}
    assert refused(tmp_path, parts) == (
        "budget_lines!A1 file-too-large: the workbook unpacks to more than 16 MiB "
        "[delete the empty rows and columns that carry formats only, and save it]"
    )


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (SHEET, sheet("<row/>" * (MOST_ELEMENTS + 1))),
        (SHEET, sheet('<row r="1"><c r="A1"><is>' + "<t/>" * MOST_ELEMENTS + "</is></c></row>")),
        (SHEET, sheet(after="<hyperlinks>" + "<a/>" * MOST_ELEMENTS + "</hyperlinks>")),
        ("xl/workbook.xml", "<!-- " + "<sheet " * 100_000),
        ("xl/workbook.xml", f'<workbook xmlns="{MAIN}">' + "<sheet " * 100_000),
        ("xl/workbook.xml", f'<workbook xmlns="{MAIN}">' + "<a>" * 1_400_000),
    ],
    ids=["rows", "texts", "links", "comment", "begun", "deep"],
)
def test_elements_without_end(tmp_path: Path, part: str, text: str) -> None:
    assert refused(tmp_path, {part: text})


def test_more_cells_than_anybody_fills_are_refused_at_the_first_beyond(tmp_path: Path) -> None:
    rows = '<row r="1">' + "<c/>" * 16_384 + "</row>"
    told = refused(
        tmp_path,
        {SHEET: sheet(HEADED + "".join(f"<row>{'<c/>' * 1000}</row>" for _ in range(300)))},
    )
    assert told.startswith(
        "budget_lines!ALI302 file-too-large: the workbook holds more than 300000"
    )
    assert load_book(
        repacked(raw(tmp_path / "f.xlsx", ""), {SHEET: sheet(rows)}), schema_in(tmp_path)
    )[0]


def test_few_cells_far_apart_that_would_be_many_side_by_side(tmp_path: Path) -> None:
    heads = "".join("<c><v>1</v></c>" for _ in range(16_384))
    rows = f'<row r="1">{heads}</row>' + '<row><c r="A{}"><v>1</v></c></row>' * 0
    rows += "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(2, 1000))
    told = refused(tmp_path, {SHEET: sheet(rows)})
    assert "the rows and columns of budget_lines that hold something make over 300000" in told
    assert told.startswith("budget_lines!A19 file-too-large: ")


def test_four_hundred_sheets_are_bounded_together(tmp_path: Path) -> None:
    cells = "".join(f"<row>{'<c/>' * 100}</row>" for _ in range(50))
    path = tmp_path / "facts.xlsx"
    workbook(path, {f"#{number}": () for number in range(400)})
    parts = {f"xl/worksheets/sheet{n}.xml": sheet(cells) for n in range(2, 402)}
    found = bounded(repacked(path, parts), tmp_path)
    assert [one.code for one in found] == ["file-too-large"]
    assert str(found[0].span).removeprefix(f"{path}:").startswith("'#59'!")


@pytest.mark.parametrize("text", [" " * 100_000, "n" + " " * 100_000 + "x", "(" * 100_000])
def test_a_heading_of_a_hundred_thousand_characters(tmp_path: Path, text: str) -> None:
    rows = (
        f'<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c></row>'
    )
    path = repacked(
        raw(tmp_path / "facts.xlsx", ""), {SHEET: sheet(rows + HEADED.replace("1", "2"))}
    )
    found = bounded(path, tmp_path)
    assert not text.strip() or str(found[0].span) == f"{path}:budget_lines!A1"


@pytest.mark.parametrize("blanks", [" ", "\t", "\u00a0", "(", "[ ", "5 "])
def test_a_heading_as_long_as_a_cell_may_be(tmp_path: Path, blanks: str) -> None:
    text = ("n" + blanks * 32_000)[:32_000] + "x"
    path = workbook(tmp_path / "facts.xlsx", {"budget_lines": [("code", text), ("1", 5)]})
    (found,) = bounded(path, tmp_path)
    assert found.code == "unknown-field"


def test_a_formatted_cell_in_the_last_corner_is_read_sparsely(tmp_path: Path) -> None:
    corner = '<row r="1048576" s="1" customFormat="1"><c r="XFD1048576" s="1"/></row>'
    path = repacked(raw(tmp_path / "facts.xlsx", ""), {SHEET: sheet(HEADED + corner)})
    assert bounded(path, tmp_path) == []
    assert [fact.key for fact in load(path, schema_in(tmp_path)).of_kind("budget_line")] == [("1",)]


def test_definitions_are_refused_in_every_part_that_is_read(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]>'
    whole = raw(tmp_path / "facts.xlsx", HEADED)
    with zipfile.ZipFile(whole) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    read = [name for name in texts if not name.startswith(("docProps", "xl/theme", "[Content"))]
    assert len(read) >= 6
    for name in read:
        for encoding in ("utf-8", "utf-16"):
            text = texts[name].partition("?>")[2] if "?>" in texts[name] else texts[name]
            data = f'<?xml version="1.0" encoding="{encoding}"?>{bomb}{text}'.encode(encoding)
            assert "holds an XML definition" in refused(tmp_path, {name: data}), name


def test_an_archive_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a", b"")
    data = file.getvalue()
    at = data.index(b"PK\x01\x02")
    entry = data[at : at + 47]
    path = tmp_path / "facts.xlsx"
    count = 100_000
    directory = entry * count
    end = b"PK\x05\x06" + bytes(4) + b"\xff\xff\xff\xff" + len(directory).to_bytes(4, "little")
    path.write_bytes(data[:at] + directory + end + at.to_bytes(4, "little") + bytes(2))
    book, findings = read_workbook(path, "facts.xlsx")
    assert book is None
    assert findings[0].code == "file-too-large"


PEAK = """
import resource, sys
from pathlib import Path
from assay.source.workbook import read_workbook
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
read_workbook(Path(sys.argv[1]), "facts.xlsx")
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.thorough
def test_a_refusal_takes_little_memory(tmp_path: Path) -> None:
    rows = "".join(f"<row>{'<c><v>1</v></c>' * 100}</row>" for _ in range(3100))
    far = "<mergeCell ref='A1:A299999'/>"
    for text in (sheet(rows), sheet(after=far + "x" * 2**23), sheet(after="<a>" * 1_200_000)):
        path = repacked(raw(tmp_path / "facts.xlsx", HEADED), {SHEET: text})
        told = subprocess.run(
            [sys.executable, "-c", PEAK, str(path)], check=True, capture_output=True, text=True
        )
        assert int(told.stdout) < MEGABYTES
