"""The words of the report, in the languages it is written in."""

from __future__ import annotations

from typing import Final

from engine.values.text import Text

WORDS: Final = {
    "report": Text("Evaluation report", "รายงานผลการประเมิน"),
    "front": Text("At a glance", "สรุปผล"),
    "agency": Text("Agency", "หน่วยงาน"),
    "period": Text("Period", "งวด"),
    "as_of": Text("As of", "ข้อมูล ณ วันที่"),
    "documents": Text("Source documents", "เอกสารต้นทาง"),
    "contents": Text("Contents", "สารบัญ"),
    "findings": Text("Findings", "ข้อค้นพบ"),
    "no_findings": Text("No findings.", "ไม่มีข้อค้นพบ"),
    "weight": Text("Weight", "ความสำคัญ"),
    "finding": Text("Finding", "ข้อค้นพบ"),
    "number": Text("Number", "จำนวน"),
    "table_of": Text("Table:", "ตาราง:"),
    "name": Text("Name", "ชื่อ"),
    "code": Text("Code", "รหัส"),
    "whole": Text("Share of the whole", "สัดส่วน"),
    "of": Text("of", "ของ"),
    "unit": Text("Unit:", "หน่วย:"),
    "chart_note": Text("The table below has the same figures.", "ตารางด้านล่างแสดงตัวเลขชุดเดียวกัน"),
    "leaves": Text(
        "The chart leaves out lines that add up others.",
        "แผนภูมิไม่รวมรายการที่เป็นยอดรวมของรายการอื่น",
    ),
    "assumed": Text("assumed", "ข้อสมมติ"),
    "assumed_title": Text("Assumptions", "ข้อสมมติ"),
    "assumptions": Text(
        "* assumed, since the source does not state it:", "* เป็นข้อสมมติ เพราะเอกสารไม่ได้ระบุไว้:"
    ),
    "traces": Text("Where the figures come from", "ที่มาของตัวเลข"),
    "traces_note": Text(
        "Follow a figure to see the rule that gave it, the values it read and the source document. "
        "Open this list before printing to print it as an annex.",
        "เลือกตัวเลขใดก็ได้เพื่อดูกฎที่ใช้ ค่าที่นำมาคำนวณ และเอกสารต้นทาง "
        "หากต้องการพิมพ์ที่มาทั้งหมดเป็นภาคผนวก ให้เปิดรายการนี้ก่อนพิมพ์",
    ),
    "show_traces": Text("Show all", "แสดงทั้งหมด"),
    "tables": Text("The decision tables", "ตารางการตัดสินใจ"),
    "close": Text("Close", "ปิด"),
    "value": Text("Value", "ค่า"),
    "expression": Text("Expression", "สูตร"),
    "fired": Text("What held", "เงื่อนไขที่ตรง"),
    "this_row": Text("this one held", "ตรงกับแถวนี้"),
    "rounded": Text("Rounded from", "ปัดเศษจาก"),
    "rule": Text("Rule", "กฎ"),
    "source": Text("Source of the rule", "ที่มาของกฎ"),
    "read": Text("Values read", "ค่าที่ใช้"),
    "facts": Text("Facts", "ข้อเท็จจริง"),
    "stated": Text("Stated in", "ระบุไว้ใน"),
    "not_stated": Text("not stated in the facts", "ไม่มีในข้อเท็จจริง"),
    "no_rule": Text("no rule rates it", "ไม่มีกฎใดประเมิน"),
    "why_null": Text("Why there is no value", "เหตุที่ไม่มีค่า"),
    "because": Text("because", "เพราะ"),
    "how": Text("how it came about", "ดูที่มา"),
    "table": Text("Decision table", "ตารางการตัดสินใจ"),
    "left": Text("Left side", "ด้านซ้าย"),
    "right": Text("Right side", "ด้านขวา"),
    "residual": Text("Difference", "ผลต่าง"),
    "tolerance": Text("Tolerance", "ค่าคลาดเคลื่อนที่ยอมรับ"),
    "sign": Text("Signatures", "การลงนาม"),
    "prepared": Text("Prepared by", "ผู้จัดทำ"),
    "reviewed": Text("Reviewed by", "ผู้ตรวจทาน"),
    "signed": Text("Signature", "ลงชื่อ"),
    "full_name": Text("Name and position", "ชื่อและตำแหน่ง"),
    "date": Text("Date", "วันที่"),
    "made": Text("Made by assay", "จัดทำโดย assay"),
    "identity": Text("What made this report", "สิ่งที่ใช้จัดทำรายงานนี้"),
    "schema": Text("Schema", "สคีมา"),
    "rules": Text("Rules", "กฎ"),
}
"""Every word the template says, by a short name."""
