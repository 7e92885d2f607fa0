"""How findings speak of a table or of levels: its rows, their places, its cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assay.analyse.proofs.results import OTHERWISE
from assay.analyse.proofs.words import sample_words, where_words
from assay.analyse.space.cases import Area, written_rows
from assay.finding import Finding, Related, Severity, Span
from assay.plan import TableDecision
from assay.values.text import Text, both, listed


@dataclass(frozen=True)
class Wording:
    """The words for one table or scale of levels."""

    decision: TableDecision

    @property
    def table(self) -> Text:
        """`this table`."""
        if self.decision.levels:
            return Text("this scale of levels", "ระดับคะแนนนี้")
        return Text("this table", "ตารางนี้")

    @property
    def one(self) -> Text:
        """`row` or `level`."""
        return Text("level", "ระดับ") if self.decision.levels else Text("row", "แถว")

    @property
    def names(self) -> list[str]:
        """The names of the inputs, in their order."""
        return [one.name for one in self.decision.table.inputs]

    @property
    def shown(self) -> frozenset[int]:
        """The rows that were written, and not made beside a level for where it is null."""
        return frozenset(written_rows(self.decision))

    def row(self, row: int) -> Text:
        """`row 3`; a level by its text; `otherwise`."""
        if row == OTHERWISE:
            return Text("`otherwise`")
        if self.decision.levels:
            text = self.decision.rows[row].text
            return Text(f"the level `{text}`", f"ระดับ `{text}`")
        return Text(f"row {row + 1}", f"แถว {row + 1}")

    def rows(self, rows: Sequence[int]) -> Text:
        """`rows 1, 2 and 3`."""
        if self.decision.levels or len(rows) == 1:
            return listed([self.row(row) for row in rows])
        return both("rows {}", "แถว {}", listed([str(row + 1) for row in rows]))

    def span(self, row: int) -> Span:
        """Where a row stands."""
        if row != OTHERWISE:
            return self.decision.rows[row].span
        last = self.decision.otherwise
        return self.decision.span if last is None else last.span

    def _in_full(self, row: int) -> Text:
        if self.decision.levels:
            return self.row(row)
        return both("{}: {}", "{}: {}", self.row(row), self.decision.rows[row].text)

    def case(self, area: Area) -> Text:
        """`where delay is over 5, for example delay = 5.05`."""
        if not area.where:
            return Text("in every case", "ในทุกกรณี")
        return both(
            "where {}, for example {}",
            "เมื่อ {} เช่น {}",
            where_words(area.where),
            sample_words(area, self.decision.table.inputs),
        )

    def finding(
        self,
        code: str,
        severity: Severity,
        message: Text,
        at: int | Span,
        hint: Text | None = None,
        *,
        beside: Sequence[int] = (),
    ) -> Finding:
        """A finding of the rule, at a row or at a place; `beside` are other rows it speaks of."""
        span = self.span(at) if isinstance(at, int) else at
        related = tuple(Related(self._in_full(row), self.span(row)) for row in beside)
        return Finding(code, severity, message, span, hint, related, rule=self.decision.rule.id)
