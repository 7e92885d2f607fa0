"""The words that only the workbook says, in the languages it is written in."""

from __future__ import annotations

from typing import Final

from assay.values.text import Text

SAID: Final = {
    "live": Text(
        "Sums of figures that stand in this workbook are formulas: change a figure and they "
        "follow, and so does the same figure on another sheet. A formula is rounded to the "
        "decimals that its cell shows. Everything else, also a status and a finding, is as "
        "evaluated and does not follow.",
        "ยอดรวมของตัวเลขที่อยู่ในสมุดงานนี้เป็นสูตร เมื่อแก้ตัวเลข ยอดรวมและตัวเลขเดียวกันในแผ่นงานอื่นจะเปลี่ยนตาม "
        "สูตรปัดเศษตามทศนิยมที่ช่องแสดง ส่วนค่าอื่นทั้งหมด รวมทั้งสถานะและข้อค้นพบ "
        "เป็นค่าตามผลการประเมิน ไม่เปลี่ยนตาม",
    ),
    "links": Text("A figure in blue leads to how it came about.", "ตัวเลขสีน้ำเงินนำไปยังที่มาของตัวเลขนั้น"),
    "sheets": Text("Sheets", "แผ่นงาน"),
    "rows": Text("Rows", "แถว"),
    "unit": Text("Unit", "หน่วย"),
    "trace": Text("Trace", "อ้างอิง"),
    "fact": Text("Fact", "ข้อเท็จจริง"),
    "field": Text("Field", "ชื่อในกฎ"),
    "title": Text("What it is", "รายการ"),
    "line": Text("Line", "บรรทัด"),
    "rule_line": Text("Line of the rule", "บรรทัดของกฎ"),
    "rule_id": Text("Rule's name", "ชื่อกฎ"),
    "document": Text("Document", "เอกสาร"),
    "place": Text("Place", "ตำแหน่ง"),
    "plan_line": Text("Line of the plan", "บรรทัดของแผน"),
    "plan_document": Text("Document of the plan", "เอกสารของแผน"),
    "plan_place": Text("Place in the plan", "ตำแหน่งในแผน"),
    "why": Text("Why one step", "คำอธิบาย"),
    "step_of": Text("Rests on", "มาจาก"),
    "message": Text("Message", "ข้อความ"),
    "hint": Text("What to do", "คำแนะนำ"),
    "digest": Text("Digest (SHA-256)", "ค่าแฮช (SHA-256)"),
    "what": Text("What", "สิ่งที่ใช้"),
    "assumed": Text(
        "Assumed, since the source does not state it:", "เป็นข้อสมมติ เพราะเอกสารไม่ได้ระบุไว้:"
    ),
    "digits": Text(
        "Text, since Excel does not keep all digits of this number (15 at most).",
        "เก็บเป็นข้อความ เพราะ Excel เก็บตัวเลขนี้ได้ไม่ครบทุกหลัก (ไม่เกิน 15 หลัก)",
    ),
    "page": Text("page", "หน้า"),
}
"""Every word of the workbook that the other forms of the report do not have, by a short name."""


def left_out(rows: int, lang: str) -> str:
    """That a sheet of Excel has no room for so many rows more."""
    if lang == "th":
        return f"แผ่นงานของ Excel มีแถวไม่พอ จึงไม่ได้แสดงอีก {rows} แถว"
    return f"{rows} more rows are left out: a sheet of Excel has no room for them"


def unlinked(links: int, lang: str) -> str:
    """That a sheet of Excel holds no more links than so many."""
    if lang == "th":
        return f"แผ่นงานของ Excel มีลิงก์ได้เพียง {links} ลิงก์ ตัวเลขถัดจากนั้นจึงไม่มีลิงก์"
    return f"a sheet of Excel holds {links} links: the figures after these have none"
