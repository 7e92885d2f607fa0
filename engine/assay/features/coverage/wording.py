"""Goals in plain words, Thai and English."""

from __future__ import annotations

from decimal import Decimal

from assay.features.coverage.goal import Side
from assay.values.shown import in_message
from assay.values.text import Text, both


def amount_text(column: str, name: Text, side: Side, exact: Text | None, unit: Text) -> Text:
    """A number or member on an endpoint or beside it; `exact` is the nearest value there is."""
    if side is Side.AT:
        return both("{} at {}", "{} เท่ากับ {}", column, name)
    under = side is Side.UNDER
    if exact is None:
        return both(
            "{} under {} by {} at most" if under else "{} over {} by {} at most",
            "{} น้อยกว่า {} ไม่เกิน {}" if under else "{} มากกว่า {} ไม่เกิน {}",
            *(column, name, unit),
        )
    return both(
        "{} at {}, just under {}" if under else "{} at {}, just over {}",
        "{} เท่ากับ {} (ค่าใกล้ที่สุดที่ต่ำกว่า {})" if under else "{} เท่ากับ {} (ค่าใกล้ที่สุดที่สูงกว่า {})",
        *(column, exact, name),
    )


def day_text(column: str, name: Text, side: Side, exact: Text) -> Text:
    """A date on an endpoint, or the day beside it."""
    if side is Side.AT:
        return both("{} on {}", "{} ตรงกับ {}", column, name)
    under = side is Side.UNDER
    return both(
        "{} on {}, the day before {}" if under else "{} on {}, the day after {}",
        "{} ตรงกับ {} (ก่อน {} หนึ่งวัน)" if under else "{} ตรงกับ {} (หลัง {} หนึ่งวัน)",
        *(column, exact, name),
    )


def pair_text(column: str, name: str, side: Side, within: Decimal | None) -> Text:
    """Two inputs alike, or one under or over the other."""
    if side is Side.AT:
        return both("{} equal to {}", "{} เท่ากับ {}", column, name)
    under = side is Side.UNDER
    if within is None:
        return both(
            "{} under {}" if under else "{} over {}",
            "{} น้อยกว่า {}" if under else "{} มากกว่า {}",
            *(column, name),
        )
    return both(
        "{} under {} by {}" if under else "{} over {} by {}",
        "{} น้อยกว่า {} อยู่ {}" if under else "{} มากกว่า {} อยู่ {}",
        *(column, name, in_message(within)),
    )
