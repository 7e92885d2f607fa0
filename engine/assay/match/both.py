"""Two matchers on the same cases, which must agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from assay.match.matcher import Matcher, MatchError, Rows
from assay.match.reference import Reference
from assay.match.rete import Rete
from assay.plan.regions import RegionTable
from assay.plan.table import Case, Table
from assay.values.null import Null


class MatchDifference(MatchError):
    """Two matchers answer differently: a fault of the engine, with all that shows it.

    `rows` has each matcher's answer by its name (positions of rows from 0; the message counts
    them from 1).
    """

    def __init__(self, table: Table, case: Case, rows: dict[str, Rows]) -> None:
        self.table = table
        self.case = case
        self.rows = rows
        values = ", ".join(
            f"{one.name} = {'null' if isinstance(value, Null) else value!s}"
            for one, value in zip(table.inputs, case, strict=True)
        )
        answers = "; ".join(f"{name}: {_listed(held)}" for name, held in rows.items())
        super().__init__(f"{table.name}: the matchers differ at {values}: {answers}")


class Both:
    """Answers as the first matcher does, and raises MatchDifference where the second does not."""

    name: Final = "both"

    def __init__(self, first: Matcher | None = None, second: Matcher | None = None) -> None:
        self._first = first or Rete()
        self._second = second or Reference()

    def match(self, table: RegionTable, cases: Sequence[Case]) -> list[Rows]:
        """See `Matcher.match`. Raises MatchDifference for the first case that differs."""
        answers = self._first.match(table, cases)
        others = self._second.match(table, cases)
        for case, one, other in zip(cases, answers, others, strict=True):
            if one != other:
                rows = {self._first.name: one, self._second.name: other}
                raise MatchDifference(table.table, case, rows)
        return answers


def _listed(rows: Rows) -> str:
    if not rows:
        return "no row"
    return ("row " if len(rows) == 1 else "rows ") + ", ".join(str(row + 1) for row in rows)
