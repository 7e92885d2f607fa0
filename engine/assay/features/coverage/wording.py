"""Goals in plain words, Thai and English."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from assay.features.coverage.goal import Side
from assay.plan import Formula, TableDecision
from assay.plan.givens import own_name
from assay.values.shown import in_message
from assay.values.text import Text, both


@dataclass(frozen=True)
class Wording:
    """What goals call columns, outcomes and rows: as the rule writes them."""

    def column(self, formula: Formula) -> Text:
        """A column, or what else is compared."""
        return Text(formula.text)

    def outcome(self, name: str) -> Text:
        """An outcome."""
        return Text(own_name(name))

    def row(self, decision: TableDecision, at: int, number: int) -> Text:
        """A row or a level."""
        text = decision.rows[at].text
        return both("{} {} ({})", "{}ที่ {} ({})", self.rows(decision), str(number), text)

    def rows(self, decision: TableDecision) -> Text:
        """What the rows are."""
        return Text("level", "ระดับ") if decision.levels else Text("row", "แถว")


def amount_text(column: Text, name: Text, side: Side, exact: Text | None, unit: Text) -> Text:
    """A number or member on an endpoint or beside it; `exact` is the nearest value there is."""
    if side is Side.AT:
        return both("{} at {}", "{} เท่ากับ {}", column, name)
    if exact is None:
        return both(*_WITHIN[side], column, name, unit)
    return both(*_NEAREST[side], column, exact, name)


def day_text(column: Text, name: Text, side: Side, exact: Text) -> Text:
    """A date on an endpoint, or the day beside it."""
    return both(*_DAYS[side], column, name if side is Side.AT else exact, name)


def pair_text(column: Text, name: Text, side: Side, within: Decimal | None) -> Text:
    """Two inputs alike, or one under or over the other."""
    if within is None:
        return both(*_PAIRS[side], column, name)
    return both(*_PAIRS_WITHIN[side], column, name, in_message(within))


_WITHIN: Final = {
    Side.UNDER: ("{} under {} by {} at most", "{} น้อยกว่า {} ไม่เกิน {}"),
    Side.OVER: ("{} over {} by {} at most", "{} มากกว่า {} ไม่เกิน {}"),
}
_NEAREST: Final = {
    Side.UNDER: ("{} at {}, just under {}", "{} เท่ากับ {} (ค่าใกล้ที่สุดที่ต่ำกว่า {})"),
    Side.OVER: ("{} at {}, just over {}", "{} เท่ากับ {} (ค่าใกล้ที่สุดที่สูงกว่า {})"),
}
_DAYS: Final = {
    Side.UNDER: ("{} on {}, the day before {}", "{} ตรงกับ {} (ก่อน {} หนึ่งวัน)"),
    Side.AT: ("{} on {}", "{} ตรงกับ {}"),
    Side.OVER: ("{} on {}, the day after {}", "{} ตรงกับ {} (หลัง {} หนึ่งวัน)"),
}
_PAIRS: Final = {
    Side.UNDER: ("{} under {}", "{} น้อยกว่า {}"),
    Side.AT: ("{} equal to {}", "{} เท่ากับ {}"),
    Side.OVER: ("{} over {}", "{} มากกว่า {}"),
}
_PAIRS_WITHIN: Final = {
    Side.UNDER: ("{} under {} by {}", "{} น้อยกว่า {} อยู่ {}"),
    Side.OVER: ("{} over {} by {}", "{} มากกว่า {} อยู่ {}"),
}
