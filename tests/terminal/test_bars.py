"""Bars of block characters tell their parts apart without colour."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text as Painted

from assay.terminal.bars import legend, stacked


def drawn(*shares: str, width: int = 20) -> str:
    return stacked([Decimal(one) for one in shares], [""] * len(shares), width).plain


@pytest.mark.parametrize(
    ("shares", "bar"),
    [
        (("50", "50"), "█" * 10 + "▓" * 10),
        (("25", "75"), "█" * 5 + "▓" * 15),
        (("48.56", "15.85", "19.93", "15.66"), "█" * 10 + "▓" * 3 + "▒" * 4 + "░" * 3),
        (("100",), "█" * 20),
        # 66.67 % of 20 are 13.33, 33.33 % are 6.67: the greater remainder gains.
        (("66.67", "33.33"), "█" * 13 + "▓" * 7),
    ],
)
def test_a_part_is_as_long_as_its_share(shares: tuple[str, ...], bar: str) -> None:
    assert drawn(*shares) == bar


def test_a_small_part_has_a_cell_and_none_has_none() -> None:
    assert drawn("99.9", "0.1", "0") == "█" * 19 + "▓"


def test_parts_that_do_not_make_up_the_whole_leave_it_open() -> None:
    assert drawn("25", "25") == "█" * 5 + "▓" * 5


def test_neighbours_have_unlike_textures_however_many_there_are() -> None:
    bar = drawn(*(["10"] * 10))
    assert [bar[at : at + 2] for at in range(0, 20, 2)] == [one * 2 for one in "█▓▒░█▓▒░█▓"]


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any))
def test_the_parts_of_a_whole_fill_the_bar(amounts: list[int]) -> None:
    whole = sum(amounts)
    shares = [Decimal(one) * 100 / whole for one in amounts]
    line = stacked(shares, [""] * len(shares), 64).plain
    assert len(line) == 64


def test_each_part_is_named_behind_its_texture_as_many_in_a_line_as_fit() -> None:
    told = [Painted("Paid 285.9"), Painted("Carried over 93.3"), Painted("Left 92.2")]
    assert [line.plain for line in legend(told, ["", "", ""], 40)] == [
        "█ Paid 285.9   ▓ Carried over 93.3",
        "▒ Left 92.2",
    ]
