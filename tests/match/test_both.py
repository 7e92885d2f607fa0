"""Two matchers at once: any difference between them stops the run."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from assay.match import Both, MatchDifference, MatchError, Rows
from assay.plan.regions import RegionTable, regions
from assay.plan.table import Case, Cell, Comparison, Constant, Input, Row, Table
from assay.values.null import missing
from assay.values.types import Number

DELAY = Table(
    (Input("delay", Number()), Input("target", Number())),
    (
        Row((Cell(0, (Comparison("<=", Constant(Decimal(5))),)),)),
        Row((Cell(0, (Comparison("<=", Constant(Decimal(20))),)),)),
    ),
    name="progress-status",
)


class Mistaken:
    """A matcher that never finds the second row."""

    name = "mistaken"

    def match(self, table: RegionTable, cases: Sequence[Case]) -> list[Rows]:
        return [(0,) for _ in cases]


def test_both_answers_what_the_two_agree_on() -> None:
    cases = [(Decimal(5), missing("t")), (Decimal(6), missing("t")), (Decimal(21), missing("t"))]
    assert Both().match(regions(DELAY), cases) == [(0, 1), (1,), ()]


def test_a_difference_names_the_table_the_case_and_both_answers() -> None:
    with pytest.raises(MatchDifference) as raised:
        Both(second=Mistaken()).match(regions(DELAY), [(Decimal("5.0"), missing("t"))])
    assert str(raised.value) == (
        "progress-status: the matchers differ at delay = 5.0, target = null: "
        "rete: rows 1, 2; mistaken: row 1"
    )
    assert raised.value.rows == {"rete": (0, 1), "mistaken": (0,)}


def test_a_difference_says_where_no_row_was_found() -> None:
    with pytest.raises(MatchDifference, match="rete: no row; mistaken: row 1"):
        Both(second=Mistaken()).match(regions(DELAY), [(Decimal(21), missing("t"))])


def test_a_difference_is_an_error_of_the_match() -> None:
    assert issubclass(MatchDifference, MatchError)
