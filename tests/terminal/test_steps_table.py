"""Steps stand under one another by the decimal point, each with a bar from total to total."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from rich.cells import cell_len

from assay.terminal.steps_table import Line, signed, steps_table


def lines(amounts: Sequence[str], *, width: int = 60, title: str = "step") -> list[str]:
    running, steps = Decimal(0), []
    for amount in map(Decimal, amounts):
        running += amount
        steps.append(Line(title, amount, running))
    total = Line("Total", running, running)
    return [line.plain for line in steps_table(steps, total, "en", width)]


@pytest.mark.parametrize(
    ("amount", "told"), [("4.10", "+4.10"), ("-0.0001", "-0.0001"), ("0", "0"), ("1E+3", "+1000")]
)
def test_an_amount_has_its_digits_and_the_sign_of_what_it_adds(amount: str, told: str) -> None:
    assert signed(Decimal(amount)) == told


def test_bars_lead_from_one_running_total_to_the_next() -> None:
    # 60 cells less 1 + 2 + 5 + 2 + 6 + 2 + 13 + 2 leave 27 for bars; the totals go from 0 to 4:
    # 3 is at 27 * 3 / 4 = 20.25, so 20, and 1 at 6.75, so 7
    drawn = lines(["3", "1", "-3"])
    assert [line[33:] for line in drawn if "█" in line or "░" in line] == [
        "█" * 20,
        " " * 20 + "█" * 7,
        " " * 7 + "░" * 20,
        "█" * 7,
        "",
    ]
    assert drawn[-1] == "█ adds · ░ takes away"


def test_where_nothing_is_taken_away_no_key_is_needed() -> None:
    assert not any("takes away" in line for line in lines(["3", "1"]))


def test_what_adds_nothing_is_a_mark_and_what_adds_little_is_a_cell() -> None:
    drawn = lines(["100", "0", "0.0001"])
    # 60 cells less 1 + 2 + 5 + 2 + 9 + 2 + 13 + 2: the last of 24
    assert drawn[3].endswith(" 100       " + " " * 23 + "│")
    assert drawn[4].endswith(" 100.0001  " + " " * 23 + "█")
    assert max(map(len, drawn)) <= 60


def test_where_all_is_nothing_there_are_no_bars() -> None:
    assert not any("█" in line or "│" in line for line in lines(["0", "0"]))


def test_points_stand_under_points() -> None:
    drawn = lines(["0.5", "1200", "-3.125"], width=40)
    points = [line.index("."[:1]) for line in (drawn[2], drawn[4])]
    assert points[0] == points[1] == drawn[3].index("1200") + 4


def test_a_long_title_is_set_in_more_lines_and_never_cut() -> None:
    title = "the outturn of every line of the budget that is part of a project"
    drawn = lines(["1", "2"], title=title)
    assert max(map(cell_len, drawn)) <= 60
    second = next(at for at, line in enumerate(drawn) if line.startswith("2"))
    first = drawn[2:second]
    assert len(first) > 1
    for word in title.split():
        assert any(word in line for line in first)


def test_bars_give_way_to_words_and_then_the_table_to_a_list() -> None:
    title = "the outturn of the budget"
    assert any("█" in line for line in lines(["1"], width=80, title=title))
    narrow = lines(["1"], width=50, title=title)
    assert not any("█" in line for line in narrow)
    assert narrow[0].split() == ["Step", "Amount", "Running", "total"]
    assert lines(["1"], width=30, title=title) == [
        "1 the outturn of the budget",
        "  Amount: +1",
        "  Running total: 1",
        "Total: 1",
    ]
