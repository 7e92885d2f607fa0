"""Tables of features stand aligned, in Thai as in English."""

from assay.features.scenario.gherkin import table, width


def test_marks_above_and_below_a_letter_take_no_room() -> None:
    assert width("ล่าช้า") == 4  # ล ช า and the letter under each mark: ล, า, ช, า
    assert width("สีเขียว") == 5  # ส เ ข ย ว
    assert width("green") == 5


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert list(table([["สี", "x"], ["สีเขียว", "10"]], "  ")) == [
        "  | สี     | x  |",
        "  | สีเขียว | 10 |",
    ]


def test_a_bar_and_a_backslash_in_a_cell_are_escaped() -> None:
    assert list(table([["a|b"], ["c\\d"]], "")) == ["| a\\|b |", "| c\\\\d |"]
