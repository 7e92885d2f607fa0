"""Slips planted in generated tables are named, and right figures are not accused.

A short run of what `python -m benchmarks.diagnose` counts over thousands of tables.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random

import pytest

from assay.explain.diagnose import Verdict, diagnose
from tests.explain.diagnose.planting import KINDS, cases, share, tally
from tests.explain.diagnose.published_tables import Layout, published

pytestmark = pytest.mark.thorough

SEED = 63
TABLES = 20
LAYOUTS = {
    "across and down": tuple(Layout(decimals) for decimals in (0, 2, 4)),
    "two columns down only": tuple(Layout(decimals, across=False) for decimals in (0, 2, 4)),
}


@cache
def counted(layout: str, slips: int) -> Counter[str]:
    found: Counter[str] = Counter()
    for kind in KINDS:
        found += tally(cases(SEED, TABLES, LAYOUTS[layout], kind, slips))
    return found


def test_one_slip_is_named_in_19_tables_of_20_in_which_it_can_be_seen() -> None:
    found = counted("across and down", 1)
    assert found.total() == TABLES * len(KINDS)
    assert share(found, "named") >= 95


def test_two_slips_are_named_in_nine_tables_of_ten() -> None:
    assert share(counted("across and down", 2), "named") >= 90


def test_where_columns_add_up_downwards_only_most_slips_are_still_named() -> None:
    found = counted("two columns down only", 1)
    assert share(found, "named") >= 80


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("slips", [1, 2])
def test_a_right_cell_is_accused_in_less_than_one_table_of_a_hundred(
    layout: str, slips: int
) -> None:
    assert share(counted(layout, slips), "wrong") < 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_in_a_table_that_is_only_rounded_nothing_is_accused(layout: str) -> None:
    for seed in range(20):
        random = Random(seed)
        table = published(random, random.choice(LAYOUTS[layout]))
        assert diagnose(table.evaluation()) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_the_right_figure_is_among_those_that_are_said_to_do(kind: str) -> None:
    named = 0
    for case in cases(SEED, 10, LAYOUTS["across and down"], kind, 1):
        for diagnosis in diagnose(case.printed.evaluation()):
            if diagnosis.verdict is Verdict.NAMED:
                (one,) = diagnosis.named
                cell = (one.cell.fact.removeprefix("line/"), one.cell.field)
                assert one.least <= case.right.printed[cell] <= one.greatest
                assert one.least <= one.value <= one.greatest
                named += 1
    assert named >= 5


def test_in_a_table_of_500_lines_and_6_columns_each_of_several_slips_is_named() -> None:
    random = Random(SEED)
    table = published(random, Layout(4), lines=500)
    assert len(table.printed) >= 3000
    leaves = [code for code in table.parents if not table.children(code)]
    lines = random.sample(leaves, 3)
    changes = {(code, "outturn"): table.printed[code, "outturn"] + 5 for code in lines}
    found = diagnose(table.with_printed(changes).evaluation())
    named = {
        (one.cell.fact.removeprefix("line/"), one.cell.field): one.value
        for diagnosis in found
        for one in diagnosis.named
    }
    assert set(named) == set(changes)
