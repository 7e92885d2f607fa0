"""Wrong input is told as a compiler would: place, message, the line, marks, what to do."""

from pathlib import Path
from textwrap import dedent

import pytest
from rich.cells import cell_len

from assay.finding import Finding, Related, Severity, Span, error
from assay.terminal.complaints import complaints
from assay.values.text import Text


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> None:
    Path(name).write_text(dedent(text).lstrip(), encoding="utf-8")


def lines(*findings: Finding, lang: str = "en") -> list[str]:
    return [line.plain for line in complaints(findings, lang=lang, width=80)]


def test_a_finding_shows_its_place_its_line_and_what_to_do() -> None:
    write(
        "wards.yaml",
        """
        - id: W-1
          beds: five
    """,
    )
    wrong = error(
        "wrong-type",
        "beds is a number",
        Span("wards.yaml", 2, 9, 2, 13),
        hint="write digits",
        related=(Related(Text("declared here"), Span("schema.yaml", 3, 1)),),
    )
    assert lines(wrong) == [
        "wards.yaml:2:9: error [wrong-type] beds is a number",
        "    2 │   beds: five",
        "      │         ^^^^",
        "  hint: write digits",
        "  schema.yaml: declared here",
        "",
        "1 error: nothing was evaluated",
    ]


def test_marks_stand_under_thai_characters_by_the_cells_they_take() -> None:
    write("w.yaml", "ที่ตั้ง: ผู้ดูแล ไม่ทราบ\n")
    _, line, marks, *_ = lines(error("x", "wrong", Span("w.yaml", 1, 18, 1, 25)))
    before = line.index("ไม่ทราบ")
    assert marks.index("^") == cell_len(line[:before])
    assert marks.count("^") == cell_len("ไม่ทราบ") == 6


def test_a_mark_at_the_end_of_a_line_stands_behind_it() -> None:
    write("w.yaml", "beds:\n")
    assert lines(error("x", "a value is missing", Span("w.yaml", 1, 6)))[1:3] == [
        "    1 │ beds:",
        "      │      ^",
    ]


def test_a_long_line_is_cut_round_what_is_meant() -> None:
    write("w.yaml", "a" * 200 + " wrong " + "b" * 200 + "\n")
    _, line, marks, *_ = lines(error("x", "wrong", Span("w.yaml", 1, 202, 1, 207)))
    assert line.startswith("    1 │ …aaa")
    assert line.endswith("b…")
    assert cell_len(line) <= 80
    assert line[marks.index("^") : marks.rindex("^") + 1] == "wrong"


def test_mistakes_are_told_by_file_and_line_whatever_their_order() -> None:
    told = lines(
        error("b", "second", Span("b.yaml", 1, 1)),
        error("a", "third", Span("b.yaml", 10, 1)),
        error("c", "first", Span("a.yaml", 7, 1)),
    )
    assert [line.rpartition(" ")[2] for line in told if "error [" in line] == [
        "first",
        "second",
        "third",
    ]


def test_a_folder_has_no_lines() -> None:
    Path("book").mkdir()
    [first, *_] = lines(error("not-a-book", "no book.yaml in it", Span("book")))
    assert first == "book: error [not-a-book] no book.yaml in it"


def test_the_words_are_thai_where_thai_is_asked_for() -> None:
    wrong = Finding("x", Severity.ERROR, Text("wrong", "ผิด"), None, Text("mend it", "แก้ไข"))
    assert lines(wrong, lang="th") == [
        "ข้อผิดพลาด [x] ผิด",
        "  คำแนะนำ: แก้ไข",
        "",
        "ข้อผิดพลาด 1 รายการ: ไม่มีการประเมินผล",
    ]
