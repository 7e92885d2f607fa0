"""The parts of the workbook by themselves: names of sheets, texts of cells, colours, limits."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from pathlib import Path

import pytest

from assay.report.workbook import cells, paper, places, tones
from assay.report.workbook.names import sheet_names
from tests.report.workbook.schools import contents, opened, schools


def test_names_of_sheets_are_what_excel_allows() -> None:
    titles = ["a/b: [c]?*\\", "x" * 40, "x" * 41, "History", "history", "", "Ünï", "ünï"]
    names = sheet_names(titles)
    assert names == (
        "a-b- -c----",
        "x" * 31,
        "x" * 27 + " (2)",
        "History (2)",
        "history (3)",
        "-",
        "Ünï",
        "ünï (2)",
    )


def test_a_cut_name_leaves_no_vowel_without_its_letter() -> None:
    # The 31st and 32nd characters are ก and the mark of ก้: the name ends before them.
    assert sheet_names(["ข" * 30 + "ก้าวหน้า"]) == ("ข" * 30,)


def test_a_text_is_legal_in_xml() -> None:
    assert cells.text("a\x01b\x0cc\ud800d\ufffe").value == "a\ufffdb\ufffdc\ufffdd\ufffd"
    assert cells.text("a\r\nb\rc\td").value == "a\nb\nc\td"


def test_a_text_that_is_too_long_is_cut_and_says_so() -> None:
    whole = "ก" * cells.MOST_CHARACTERS
    assert cells.text(whole).value == whole
    cut = cells.text(whole + "ข").value
    assert isinstance(cut, str)
    assert len(cut) == cells.MOST_CHARACTERS
    assert cut.endswith("ก … (ตัดข้อความที่ยาวเกิน / cut)")
    # A letter beyond the first plane counts twice and is not cut in half.
    faces = cells.text("😀" * cells.MOST_CHARACTERS).value
    assert isinstance(faces, str)
    assert len(faces.encode("utf-16-le")) // 2 in {cells.MOST_CHARACTERS, cells.MOST_CHARACTERS - 1}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("5.10", Decimal("5.10")),
        ("-3", Decimal(-3)),
        ("007", "007"),
        ("1e3", "1e3"),
        ("NaN", "NaN"),
        ("page 7", "page 7"),
    ],
)
def test_a_figure_that_is_text_is_a_number_only_as_it_is_written(
    written: str, value: Decimal | str
) -> None:
    assert cells.as_number(written, "en").value == value


def test_more_decimals_than_a_number_format_of_excel_has_are_text() -> None:
    assert cells.number(Decimal("0E-30"), "en").value == Decimal("0E-30")
    assert cells.number(Decimal("0E-31"), "en").value == "0." + "0" * 31


def test_a_zero_with_a_sign_is_a_number() -> None:
    # What -0.04 rounded to one decimal leaves.
    cell = cells.number(Decimal("-0.0"), "en")
    assert (str(cell.value), cell.note) == ("0.0", None)


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("tone", [tones.RED, tones.YELLOW, tones.GREEN, tones.GREY])
def test_letters_stand_out_from_their_ground(tone: tones.Tone) -> None:
    dark, light = luminance(tone.letters), luminance(tone.ground)
    assert (light + 0.05) / (dark + 0.05) >= 7


def test_what_a_sheet_has_no_room_for_is_left_out_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = contents(schools(tmp_path))
    # Three rows stand above a table. Of five classes three have room, beside the line that tells.
    monkeypatch.setattr(places, "MOST_ROWS", 7)
    book = opened(said)
    for sheet in book.worksheets[1:]:
        assert sheet.max_row <= 7
    classes = [row[0].value for row in book["Classes"].iter_rows(min_row=4)]
    assert classes == [
        "A1",
        "A2",
        "A3",
        "2 more rows are left out: a sheet of Excel has no room for them",
    ]
    traces = "'Where the figures come from'!"
    linked = [
        one.hyperlink.location
        for row in book["Classes"]
        for one in row
        if one.hyperlink is not None
    ]
    assert {one for one in linked if str(one).startswith(traces)} <= {
        f"{traces}A{at}" for at in (4, 5, 6)
    }


def test_links_that_a_sheet_has_no_room_for_are_left_out_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = contents(schools(tmp_path))
    monkeypatch.setattr(paper, "MOST_LINKS", 4)
    sheet = opened(said)["Classes"]
    cells_of = chain.from_iterable(sheet.iter_rows())
    assert sum(one.hyperlink is not None for one in cells_of) == 4
    told = "a sheet of Excel holds 4 links: the figures after these have none"
    assert sheet["A2"].value == f"Unit: THB · {told}"
