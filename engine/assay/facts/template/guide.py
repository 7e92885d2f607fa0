"""What the first sheet of a template says of how to fill it, in Thai and in English."""

from __future__ import annotations

from typing import Final

from assay.values.text import Text

_LINES: Final = (
    Text("How to fill in this workbook", "วิธีกรอกสมุดงานนี้"),
    Text(
        "Each sheet holds facts of one kind, a row each, below the two rows of headings. Sheets "
        "that you do not need stay empty.",
        "แต่ละแผ่นงานเก็บข้อเท็จจริงหนึ่งชนิด แถวละหนึ่งรายการ ใต้หัวตารางสองแถว แผ่นงานที่ไม่ใช้ให้เว้นว่าง",
    ),
    Text(
        "Start with the sheet of the book: the day as of which the facts are true is needed.",
        "เริ่มที่แผ่นงานชุดข้อมูลการประเมิน ต้องระบุวันที่ของข้อมูล (as_of)",
    ),
    Text(
        "A star marks a column that every row needs. Leave any other cell empty where the value is "
        "not known: empty is not zero.",
        "คอลัมน์ที่มีเครื่องหมาย * ต้องกรอกทุกแถว ช่องอื่นถ้าไม่ทราบค่าให้เว้นว่าง ช่องว่างไม่ได้หมายถึงศูนย์",
    ),
    Text(
        "A number is read with the decimals that its cell shows: 296.1390 keeps its zero. Where "
        "the source prints more or fewer, set the decimals of the cell.",
        "ตัวเลขอ่านตามทศนิยมที่ช่องแสดง เช่น 296.1390 คงเลขศูนย์ไว้ ถ้าเอกสารแสดงทศนิยมมากหรือน้อยกว่า "
        "ให้ปรับจำนวนทศนิยมของช่องนั้น",
    ),
    Text(
        "Thai digits, thousands separators, a dash for nothing and dates such as 30/9/2563 or "
        "30 ก.ย. 2563 are read. Whatever might mean two things is refused, and the cell is named.",
        "อ่านเลขไทย เครื่องหมายคั่นหลักพัน ขีดแทนไม่มีค่า และวันที่ เช่น 30/9/2563 หรือ 30 ก.ย. 2563 ได้ "
        "ค่าที่ตีความได้สองทางจะไม่รับและจะบอกชื่อช่องให้แก้ไข",
    ),
    Text(
        "Several items in one cell are parted by a semicolon (;) or by line breaks.",
        "หลายรายการในช่องเดียวให้คั่นด้วยเครื่องหมาย ; หรือขึ้นบรรทัดใหม่",
    ),
    Text(
        "Rows, columns and sheets that start with # are notes and are not read.",
        "แถว คอลัมน์ และแผ่นงานที่ขึ้นต้นด้วย # เป็นบันทึก จะไม่ถูกอ่าน",
    ),
    Text("Then run: assay evaluate facts.xlsx", "เมื่อกรอกเสร็จให้สั่ง assay evaluate facts.xlsx"),
)


def guide(lang: str) -> tuple[tuple[str, ...], ...]:
    """A title and its lines, in `lang` and then in the other language."""
    other = "en" if lang == "th" else "th"
    return tuple(tuple(line.in_language(one) for line in _LINES) for one in (lang, other))
