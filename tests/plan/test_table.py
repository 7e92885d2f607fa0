"""The closed form of a table."""

import pytest

from assay.plan.table import Cell, IsNull


def test_a_cell_without_tests_is_refused_since_a_dash_is_no_cell() -> None:
    with pytest.raises(ValueError, match="a `-` is no cell"):
        Cell(0, ())
    with pytest.raises(ValueError, match="a `-` is no cell"):
        Cell(0, (), negated=True)


def test_a_cell_is_a_value() -> None:
    assert Cell(0, (IsNull(),)) == Cell(0, (IsNull(),), negated=False)
    assert hash(Cell(0, (IsNull(),))) == hash(Cell(0, (IsNull(),)))
