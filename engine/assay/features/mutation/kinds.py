"""The kinds of small mistake that a mutation run puts into rules, one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from assay.values.text import Text


class MutationKind(StrEnum):
    """What was changed."""

    THRESHOLD = "threshold"
    DATE = "date"
    COMPARISON = "comparison"
    INTERVAL_END = "interval-end"
    MEMBER = "member"
    BOOLEAN = "boolean"
    OUTPUT = "output"
    HIT_POLICY = "hit-policy"
    LEFT_OUT = "left-out"
    QUANTIFIER = "quantifier"
    JUNCTION = "junction"
    SIGN = "sign"
    EXTREME = "extreme"
    NEGATION = "negation"
    FIELD = "field"
    TOLERANCE = "tolerance"
    ROUNDING = "rounding"
    SCALE = "scale"
    PERIOD = "period"
    SEVERITY = "severity"


KIND_TITLES: Final[Mapping[MutationKind, Text]] = {
    MutationKind.THRESHOLD: Text("a number moved by one unit", "ตัวเลขเลื่อนไปหนึ่งหน่วย"),
    MutationKind.DATE: Text("a date moved by one day", "วันที่เลื่อนไปหนึ่งวัน"),
    MutationKind.COMPARISON: Text("another comparison", "เปลี่ยนเครื่องหมายเปรียบเทียบ"),
    MutationKind.INTERVAL_END: Text(
        "an end of an interval opened or closed", "เปลี่ยนปลายช่วงให้รวมหรือไม่รวมค่าปลาย"
    ),
    MutationKind.MEMBER: Text("a neighbouring member", "เปลี่ยนเป็นค่าข้างเคียงในรายการ"),
    MutationKind.BOOLEAN: Text("true for false, or the other way round", "สลับจริงกับเท็จ"),
    MutationKind.OUTPUT: Text("another outcome", "เปลี่ยนผลที่ให้"),
    MutationKind.HIT_POLICY: Text("another hit policy", "เปลี่ยนนโยบายเลือกแถว"),
    MutationKind.LEFT_OUT: Text("something left out", "ตัดบางส่วนออก"),
    MutationKind.QUANTIFIER: Text("one for all, or the other way round", "สลับทุกรายการกับบางรายการ"),
    MutationKind.JUNCTION: Text("and for or, or the other way round", "สลับและกับหรือ"),
    MutationKind.SIGN: Text("plus for minus, or the other way round", "สลับบวกกับลบ"),
    MutationKind.EXTREME: Text(
        "the least for the greatest, or the other way round", "สลับค่าน้อยสุดกับค่ามากสุด"
    ),
    MutationKind.NEGATION: Text("a `not` put in or taken out", "เพิ่มหรือตัดคำว่าไม่"),
    MutationKind.FIELD: Text("another field of the same kind", "อ่านเขตข้อมูลอื่นที่คล้ายกัน"),
    MutationKind.TOLERANCE: Text("another tolerance", "เปลี่ยนค่าคลาดเคลื่อนที่ยอมรับ"),
    MutationKind.ROUNDING: Text("another rounding", "เปลี่ยนการปัดเศษ"),
    MutationKind.SCALE: Text("steps for a line, or the other way round", "สลับขั้นบันไดกับเส้นตรง"),
    MutationKind.PERIOD: Text("in force a day more or less", "มีผลใช้บังคับเพิ่มหรือลดลงหนึ่งวัน"),
    MutationKind.SEVERITY: Text("another severity", "เปลี่ยนระดับความรุนแรง"),
}
"""What each kind is called for a reader."""
