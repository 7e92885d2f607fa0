"""What would make sums agree is told with the place of each figure and the sums it clears."""

from pathlib import Path

import pytest
from rich.cells import cell_len

from assay.terminal.scorecard import parts_of, scorecard
from tests.building import Domain, domain

SCHEMA = """
    kinds:
      line:
        plural: lines
        title: {en: Line, th: รายการ}
        key: code
        parent: line
        fields:
          code: {type: text}
          paid: {type: number, decimals: 2, title: {en: paid, th: จ่ายแล้ว}}
          owed: {type: number, decimals: 2, title: {en: owed, th: ค้างจ่าย}}
          all: {type: number, decimals: 2, title: {en: all, th: รวม}}
"""
RULES = {
    "across.yaml": """
        rule: across
        title: Across
        for: line
        checks:
          - {code: across, that: all = paid + owed, tolerance: 0, severity: error, message: no}
    """,
    "down.yaml": """
        rule: down
        title: Down
        for: line
        applies: count(children) > 0
        checks:
          - {code: paid, that: paid = sum(children.paid), tolerance: 0, severity: error, message: no}
          - {code: all, that: all = sum(children.all), tolerance: 0, severity: error, message: no}
    """,
}
BOOK = """
    as_of: 2020-09-30
    documents: {report: {title: {en: Annual report, th: รายงานประจำปี}}}
"""


def table(
    folder: Path, *, paid_a: str = "12.34", paid_b: str = "27.66", owed_b: str = "9.34"
) -> Domain:
    """Two lines and their total; with the figures as they stand here every sum agrees."""
    lines = (
        "code,parent,paid,owed,all,document,place\n"
        "total,,40.00,15.00,55.00,report,table 2\n"
        f'a,total,{paid_a},5.66,18.00,report,"table 2, row a"\n'
        f'b,total,{paid_b},{owed_b},37.00,report,"table 2, row b"\n'
    )
    return domain(folder, schema=SCHEMA, facts={"lines.csv": lines}, rules=RULES, book=BOOK)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return Path()


def told(found: Domain, *, lang: str = "en", width: int = 120) -> list[str]:
    drawn = parts_of(found.scored(), ["corrections"], lang=lang, width=width)
    return [line.plain for line in drawn]


def test_the_cell_its_place_and_the_sums_it_clears_stand_together(folder: Path) -> None:
    assert told(table(folder, paid_a="12.43"), width=70) == [
        "What would make the sums agree",
        "  Line a, paid is printed 12.43; were it 12.34, two sums would then",
        "    agree; two neighbouring digits have changed places",
        "    book/lines.csv:3:9 · report, table 2, row a",
        "    Would hold then: across (line/a), paid (line/total)",
        "  report: Annual report",
    ]


def test_it_speaks_thai(folder: Path) -> None:
    lines = told(table(folder, paid_a="12.43"), lang="th")
    assert lines[0] == "ข้อเสนอการแก้ไขให้ยอดรวมตรงกัน"
    assert lines[1].startswith("  รายการ a ช่อง จ่ายแล้ว ระบุไว้ 12.43 หากเป็น 12.34")
    assert lines[2:] == [
        "    book/lines.csv:3:9 · report, table 2, row a",
        "    ยอดรวมที่จะตรงกัน: across (line/a), paid (line/total)",
        "  report: รายงานประจำปี",
    ]


def test_of_a_tie_every_cell_is_told_with_its_place(folder: Path) -> None:
    # Both rows are 0.09 too much, and so is the column of what is paid: either its first cell is
    # wrong, or its second, and then what is owed in the other row.
    lines = told(table(folder, paid_a="12.43", owed_b="9.43"))
    assert "2 corrections explain the sums equally well, so none is picked" in lines[1]
    assert [line for line in lines if ": book/" in line] == [
        "    Line a, paid → 12.34: book/lines.csv:3:9 · report, table 2, row a",
        "    Line b, owed → 9.34: book/lines.csv:4:15 · report, table 2, row b",
        "    Line a, owed → 5.57: book/lines.csv:3:15 · report, table 2, row a",
        "    Line b, paid → 27.57: book/lines.csv:4:9 · report, table 2, row b",
    ]
    assert not any(line.strip().startswith("Would hold") for line in lines)
    assert lines.count("  report: Annual report") == 1


def test_of_two_slips_each_has_its_place(folder: Path) -> None:
    lines = told(table(folder, paid_a="12.43", owed_b="9.84"))
    assert [line for line in lines if ": book/" in line or "Would hold" in line] == [
        "    Line a, paid → 12.34: book/lines.csv:3:9 · report, table 2, row a",
        "    Would hold then: across (line/a), paid (line/total)",
        "    Line b, owed → 9.34: book/lines.csv:4:15 · report, table 2, row b",
        "    Would hold then: across (line/b)",
    ]


def test_where_every_sum_agrees_there_is_no_heading(folder: Path) -> None:
    assert told(table(folder)) == []


@pytest.mark.parametrize("lang", ["en", "th"])
@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_the_terminal(folder: Path, width: int, lang: str) -> None:
    found = table(folder, paid_a="12.43", owed_b="9.43")
    assert max(map(cell_len, told(found, lang=lang, width=width))) <= width


def test_on_the_scorecard_they_stand_below_the_findings(folder: Path) -> None:
    shown = [one.plain for one in scorecard(table(folder, paid_a="12.43").scored(), width=100)]
    findings = shown.index("Findings  2 errors · 0 warnings · 0 notes")
    assert findings < shown.index("What would make the sums agree") < len(shown) - 3
    right = [one.plain for one in scorecard(table(folder).scored(), width=100)]
    assert "What would make the sums agree" not in right
