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
    return [line.plain for line in grid(HEADINGS, rows, width).lines]


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


def test_a_name_takes_a_second_line_beside_figures_that_stay_whole() -> None:
    assert lines(47)[-3:] == [
        "  1    Budget appropriation    green   421.9488",
        "       of the agency",
        "  1.1  Personnel               red         5.10",
    ]


def test_a_name_that_needs_more_lines_stands_above_its_figures() -> None:
    assert lines(38)[-4:] == [
        "  1    Budget appropriation of the",
        "       agency",
        "                      green   421.9488",
        "  1.1  Personnel      red         5.10",
    ]


def test_a_name_above_its_figures_has_one_line_of_whole_words_if_lines_matter() -> None:
    drawn = [line.plain for line in grid(HEADINGS, ROWS, 38, whole=False).lines]
    assert drawn[-3:] == [
        "  1    Budget appropriation of the…",
        "                      green   421.9488",
        "  1.1  Personnel      red         5.10",
    ]


def test_where_no_column_of_names_fits_all_stand_above_their_figures() -> None:
    assert lines(30)[-5:] == [
        "  1  Budget appropriation of",
        "    the agency",
        "    green   421.9488",
        "  1.1  Personnel",
        "    red         5.10",
    ]


def test_no_name_is_lost_at_any_width() -> None:
    for width in range(20, 90):
        told = " ".join(" ".join(lines(width)).split())
        for word in ("Budget", "appropriation", "agency", "Personnel", "421.9488", "5.10"):
            assert word in told, width


def test_a_thai_name_is_broken_between_words_or_stands_above_its_figures() -> None:
    name = "การจัดทำแผนยุทธศาสตร์เกี่ยวกับธุรกรรมทางอิเล็กทรอนิกส์"
    rows = [Row("EC-8", name, (Painted("ได้"), Painted("75")))]
    for width in (70, 40):  # in its column, and where that has no room for the second part
        beside, *more = lines(width, rows)[-3:]
        told = [line.removesuffix("75").removesuffix(" ").strip() for line in (beside, *more)]
        parts = " ".join(told).replace("ได้", "").replace("EC-8", "").replace("─", "").split()
        assert parts == ["การจัดทำแผนยุทธศาสตร์", "เกี่ยวกับธุรกรรมทางอิเล็กทรอนิกส์"]


def test_a_column_of_units_stands_one_blank_from_its_figures() -> None:
    headings = [Heading("Result", figures=True), Heading("", units=True), Heading("Met")]
    rows = [
        Row("1", "", (Painted("5"), Painted("documents"), Painted("yes"))),
        Row("2", "", (Painted("94.59"), Painted("%"), Painted("no"))),
    ]
    assert [line.plain for line in grid(headings, rows, 60).rows[0]] == [
        "  1       5 documents  yes"
    ]
    assert [line.plain for line in grid(headings, rows, 60).rows[1]] == [
        "  2   94.59 %          no"
    ]


def test_what_is_below_a_row_has_the_width_of_the_table() -> None:
    rows = [Row("1", "Roads", (Painted("red"), Painted("5")), below=Painted("mend the sums"))]
    assert lines(60, rows)[-2:] == [
        "  1  Roads  red                       5",
        "     mend the sums",
    ]


def test_where_no_table_fits_each_fact_is_a_paragraph() -> None:
    assert lines(18) == [
        "  1 Budget",
        "  appropriation of",
        "  the agency",
        "    Status: green",
        "    Outturn of the",
        "      year:",
        "      421.9488",
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
    drawn = list(grid(HEADINGS, rows, 60).lines)
    assert {line.cell_len for line in drawn[-2:]} == {drawn[-3].cell_len}


@pytest.mark.parametrize("width", range(20, 90, 7))
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert all(line.cell_len <= width for line in grid(HEADINGS, ROWS, width).lines)


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
