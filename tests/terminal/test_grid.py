"""Tables fit the terminal: headings and names give way, figures never."""

import pytest
from rich.text import Text as Painted

from assay.terminal.grid import Heading, Row, _heading_width, grid
from assay.terminal.wrapping import wrapped_words

HEADINGS = [Heading("Status"), Heading("Outturn of the year", figures=True)]
ROWS = [
    Row("1", "Budget appropriation of the agency", (Painted("green"), Painted("421.9488"))),
    Row("1.1", "Personnel", (Painted("red"), Painted("5.10"))),
]


def lines(width: int, rows: list[Row] = ROWS) -> list[str]:
    return [line.plain for line in grid(HEADINGS, rows, width)]


def test_a_wide_terminal_shows_names_and_headings_whole() -> None:
    assert lines(80) == [
        "                                           Status  Outturn of the year",
        "  ────────────────────────────────────────────────────────────────────",
        "  1    Budget appropriation of the agency  green              421.9488",
        "  1.1  Personnel                           red                    5.10",
    ]


def test_headings_are_set_in_more_lines_before_a_name_is_cut() -> None:
    assert lines(60) == [
        "                                                    Outturn",
        "                                                     of the",
        "                                           Status      year",
        "  ─────────────────────────────────────────────────────────",
        "  1    Budget appropriation of the agency  green   421.9488",
        "  1.1  Personnel                           red         5.10",
    ]


def test_a_name_is_cut_with_an_ellipsis_and_figures_stay_whole() -> None:
    assert lines(44)[-2:] == [
        "  1    Budget appropriati…  green   421.9488",
        "  1.1  Personnel            red         5.10",
    ]


def test_where_the_key_names_the_fact_the_name_is_left_out() -> None:
    assert lines(30)[-2:] == ["  1    green   421.9488", "  1.1  red         5.10"]


def test_where_no_table_fits_each_fact_is_a_paragraph() -> None:
    assert lines(20) == [
        "  1 Budget",
        "  appropriation of",
        "  the agency",
        "    Status: green",
        "    Outturn of the",
        "      year: 421.9488",
        "  1.1 Personnel",
        "    Status: red",
        "    Outturn of the",
        "      year: 5.10",
    ]


def test_names_of_a_tree_are_set_in_where_there_is_room() -> None:
    rows = [
        Row("1", "Budget", (Painted(""), Painted("9")), strong=True),
        Row("1.1", "Personnel", (Painted(""), Painted("5")), depth=1),
    ]
    assert lines(60, rows)[-1].startswith("  1.1    Personnel")


def test_thai_columns_stand_under_one_another() -> None:
    rows = [
        Row("ก", "หอผู้ป่วยเด็ก", (Painted("สีแดง"), Painted("1"))),
        Row("ข", "หอศัลยกรรม", (Painted("สีเหลือง"), Painted("2"))),
    ]
    drawn = list(grid(HEADINGS, rows, 60))
    assert {line.cell_len for line in drawn[-2:]} == {drawn[-3].cell_len}


@pytest.mark.parametrize("width", range(20, 90, 7))
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert all(line.cell_len <= width for line in grid(HEADINGS, ROWS, width))


def test_a_very_long_heading_is_wrapped_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A heading of 20,000 words has 100,000 possible widths; halving them asks 17."""
    asked: list[int] = []

    def counted(text: str, width: int) -> list[str]:
        asked.append(width)
        return wrapped_words(text, width)

    monkeypatch.setattr("assay.terminal.grid.wrapped_words", counted)
    text = "plan " * 20_000
    least = _heading_width(text, 2)
    assert len(wrapped_words(text, least)) == 2
    assert len(wrapped_words(text, least - 1)) == 3
    assert len(asked) <= 17
