"""The kinds of small mistake that a mutation run puts into rules, one at a time."""

from __future__ import annotations

from enum import StrEnum

from assay.values.text import Text


class MutationKind(StrEnum):
    """What was changed; `words` is what that is called for a reader."""

    words: Text

    def __new__(cls, value: str, en: str, th: str) -> MutationKind:
        """A kind by its name, and in words."""
        made = str.__new__(cls, value)
        made._value_, made.words = value, Text(en, th)
        return made

    THRESHOLD = ("threshold", "a number moved by one unit", "ตัวเลขเลื่อนไปหนึ่งหน่วย")
    DATE = ("date", "a date moved by one day", "วันที่เลื่อนไปหนึ่งวัน")
    COMPARISON = ("comparison", "another comparison", "เปลี่ยนเครื่องหมายเปรียบเทียบ")
    INTERVAL_END = (
        "interval-end",
        "an end of an interval opened or closed",
        "เปลี่ยนปลายช่วงให้รวมหรือไม่รวมค่าปลาย",
    )
    MEMBER = ("member", "a neighbouring member", "เปลี่ยนเป็นค่าข้างเคียงในรายการ")
    BOOLEAN = ("boolean", "true for false, or the other way round", "สลับจริงกับเท็จ")
    OUTPUT = ("output", "another outcome", "เปลี่ยนผลที่ให้")
    HIT_POLICY = ("hit-policy", "another hit policy", "เปลี่ยนนโยบายเลือกแถว")
    LEFT_OUT = ("left-out", "something left out", "ตัดบางส่วนออก")
    QUANTIFIER = ("quantifier", "one for all, or the other way round", "สลับทุกรายการกับบางรายการ")
    JUNCTION = ("junction", "and for or, or the other way round", "สลับและกับหรือ")
    SIGN = ("sign", "plus for minus, or the other way round", "สลับบวกกับลบ")
    EXTREME = (
        "extreme",
        "the least for the greatest, or the other way round",
        "สลับค่าน้อยสุดกับค่ามากสุด",
    )
    NEGATION = ("negation", "a `not` put in or taken out", "เพิ่มหรือตัดคำว่าไม่")
    FIELD = ("field", "another field of the same kind", "อ่านเขตข้อมูลอื่นที่คล้ายกัน")
    TOLERANCE = ("tolerance", "another tolerance", "เปลี่ยนค่าคลาดเคลื่อนที่ยอมรับ")
    ROUNDING = ("rounding", "another rounding", "เปลี่ยนการปัดเศษ")
    SCALE = ("scale", "steps for a line, or the other way round", "สลับขั้นบันไดกับเส้นตรง")
    PERIOD = ("period", "in force a day more or less", "มีผลใช้บังคับเพิ่มหรือลดลงหนึ่งวัน")
    SEVERITY = ("severity", "another severity", "เปลี่ยนระดับความรุนแรง")
