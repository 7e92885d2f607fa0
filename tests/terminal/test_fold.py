"""A long text is cut to so many lines, and what is cut is counted."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text as Painted

from assay.terminal.fold import Item, Part, folded


def part(name: str, items: int, *, lines: int = 1, beyond: int = 0, yielding: bool = False) -> Part:
    """A part with a head of one line and items of so many lines."""
    of = tuple(
        Item(tuple(Painted(f"{name}{at}") for _ in range(lines))) for at in range(1, items + 1)
    )
    return Part((name,), (Painted(name),), of, beyond, yielding)


def more(rest: int, cut: Part) -> Iterator[Painted]:
    yield Painted(f"+{rest} {cut.names[0]}")


def told(parts: list[Part], room: int) -> list[str]:
    return [line.plain for line in folded(parts, room, more)]


def test_what_fits_stands_whole_with_an_empty_line_before_each_part() -> None:
    assert told([part("a", 2), part("b", 1)], 7) == ["", "a", "a1", "a2", "", "b", "b1"]


def test_a_part_with_too_many_items_is_cut_and_the_rest_counted() -> None:
    assert told([part("a", 9), part("b", 1)], 10) == [
        *("", "a", "a1", "a2", "a3", "a4", "+5 a"),
        *("", "b", "b1"),
    ]


def test_items_that_were_never_made_are_counted_too() -> None:
    assert told([part("a", 2, beyond=1998)], 20) == ["", "a", "a1", "a2", "+1998 a"]


def test_an_item_stands_or_falls_as_a_whole() -> None:
    # Eight lines: an empty one, the head, one item of three, one line for the other three.
    assert told([part("a", 4, lines=3)], 8) == ["", "a", "a1", "a1", "a1", "+3 a"]


def test_a_part_that_yields_is_cut_before_the_others() -> None:
    shown = told([part("findings", 40, yielding=True), part("table", 25)], 40)
    assert [one for one in shown if one.startswith("table")] == [
        "table",
        *(f"table{at}" for at in range(1, 26)),
    ]
    assert [one for one in shown if one.startswith("+")] == ["+30 findings"]


def test_parts_that_yield_keep_a_fourth_of_the_room() -> None:
    shown = told([part("findings", 40, yielding=True), part("table", 100)], 40)
    assert sum(one.startswith("findings") for one in shown) == 8  # a head, 7 items; 10 lines in all
    assert len(shown) == 40


def test_parts_beyond_the_room_are_counted_as_well() -> None:
    shown = told([part(f"p{at}-", 3) for at in range(50)], 32)
    assert len(shown) <= 32
    assert shown[-1] == "+129 p7-"  # 43 parts of 3


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(1, 4), st.integers(0, 3000), st.booleans()),
        min_size=1,
        max_size=60,
    ),
    st.integers(20, 200),
)
def test_no_text_is_longer_than_its_room_and_nothing_is_lost(
    asked: list[tuple[int, int, int, bool]], room: int
) -> None:
    parts = [
        part(f"p{at}.", items, lines=lines, beyond=beyond, yielding=yielding)
        for at, (items, lines, beyond, yielding) in enumerate(asked)
    ]
    shown = told(parts, room)
    assert len(shown) <= room
    items = {one for one in shown if not one.startswith("+") and one[-1:].isdigit()}
    rest = sum(int(one[1:].split()[0]) for one in shown if one.startswith("+"))
    assert len(items) + rest == sum(items + beyond for items, _, beyond, _ in asked)


@pytest.mark.parametrize("room", [3, 4])
def test_where_there_is_no_room_the_head_stands(room: int) -> None:
    assert told([part("a", 9)], room)[:2] == ["", "a"]
