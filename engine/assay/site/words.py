"""The words of the pages themselves, in the languages they are written in."""

from __future__ import annotations

from typing import Final

from assay.contents.drawn import DRAWN
from assay.values.text import Text

WORDS: Final = {
    **DRAWN,
    "skip": Text("Skip to the content", "ข้ามไปยังเนื้อหา"),
    "language": Text("Language", "ภาษา"),
    "rules": Text("Rules", "กฎ"),
    "all_rules": Text("All rules", "กฎทั้งหมด"),
    "site": Text("The rules in plain words", "กฎในภาษาที่อ่านเข้าใจ"),
    "intro": Text(
        "Every rule that the evaluation follows: what it says, where it comes from, and the "
        "scenarios that prove it. The page is written from the rule files themselves.",
        "กฎทุกข้อที่ใช้ในการประเมิน: กำหนดไว้อย่างไร มาจากเอกสารใด และมีเหตุการณ์ใดพิสูจน์ "
        "หน้านี้เขียนขึ้นจากไฟล์กฎโดยตรง",
    ),
    "as_of": Text("As of", "ณ วันที่"),
    "rule": Text("Rule", "กฎ"),
    "about": Text("Applies to", "ใช้กับ"),
    "state": Text("State", "สถานะ"),
    "in_force": Text("In force", "มีผลใช้บังคับ"),
    "not_in_force": Text("Not in force", "ไม่มีผลใช้บังคับ"),
    "depends": Text("By each fact's date", "ตามวันที่ของแต่ละรายการ"),
    "scenarios": Text("Scenarios", "เหตุการณ์ทดสอบ"),
    "source": Text("Source", "ที่มา"),
    "no_source": Text("No source named", "ไม่ได้ระบุที่มา"),
    "period": Text("In force", "ช่วงที่มีผลใช้บังคับ"),
    "undated": Text("Without limit of time", "ไม่กำหนดระยะเวลา"),
    "file": Text("File", "ไฟล์"),
    "digest": Text("digest", "ค่าแฮช"),
    "plain": Text("In plain words", "ความหมายของกฎ"),
    "givens": Text("Computed first", "ค่าที่คำนวณก่อน"),
    "table": Text("Decision table", "ตารางการตัดสินใจ"),
    "levels": Text("Levels", "ระดับคะแนน"),
    "scale": Text("Scale", "มาตรวัด"),
    "outcome": Text("Outcome", "ผลลัพธ์"),
    "check": Text("Check", "การตรวจสอบ"),
    "assuming": Text("Assumption", "ข้อที่ถือว่าเป็นจริง"),
    "result": Text("Result", "ผล"),
    "anything": Text("anything", "ค่าใดก็ได้"),
    "assumed": Text("Assumed:", "ข้อสมมติ:"),
    "point": Text("At", "ที่"),
    "message": Text("Message", "ข้อความแจ้ง"),
    "reads": Text("What it reads", "ข้อมูลที่ใช้"),
    "read_by": Text("Who reads it", "กฎที่นำผลไปใช้"),
    "computed": Text("given by", "จากกฎ"),
    "nothing_read": Text("It reads no fact.", "ไม่ได้ใช้ข้อเท็จจริงใด"),
    "nobody": Text("No other rule reads its outcomes.", "ไม่มีกฎอื่นนำผลไปใช้"),
    "history": Text("Versions", "ประวัติการแก้ไข"),
    "only_version": Text("This is the only version.", "มีฉบับเดียว"),
    "first_version": Text("The first version.", "ฉบับแรก"),
    "unchanged": Text("Nothing but its period differs.", "ต่างกันเฉพาะช่วงที่มีผลใช้บังคับ"),
    "shown": Text("shown on this page", "ฉบับที่แสดงในหน้านี้"),
    "added": Text("Added", "เพิ่ม"),
    "removed": Text("Removed", "ตัดออก"),
    "changed": Text("Changed", "แก้ไข"),
    "text": Text("The rule file", "ไฟล์กฎ"),
    "show_text": Text("Show the file as it is written", "แสดงไฟล์ตามที่เขียนไว้"),
    "no_scenarios": Text("No scenario names this rule.", "ยังไม่มีเหตุการณ์ทดสอบของกฎนี้"),
    "examples": Text("Examples", "ชุดของตัวอย่าง"),
    "expected": Text("Expected", "ค่าที่คาดไว้"),
    "found": Text("Found", "ค่าที่ได้"),
    "of": Text("About", "เรื่อง"),
    "fired": Text("Given by", "มาจาก"),
    "not_told": Text(
        "The rules of its days do not fit together, so this version is shown as its file only.",
        "กฎในช่วงวันของฉบับนี้ยังใช้ร่วมกันไม่ได้ จึงแสดงเฉพาะไฟล์ของกฎ",
    ),
    "made": Text("Written by assay", "จัดทำโดย assay"),
    "top": Text("To the list of rules", "กลับไปที่รายการกฎ"),
    "title": Text("Title", "ชื่อ"),
    "given": Text("Computed first", "ค่าที่คำนวณก่อน"),
    "applies": Text("Which facts", "ใช้กับรายการใด"),
    "hit": Text("Hit policy", "เมื่อตรงหลายแถว"),
    "kind": Text("Kind of fact", "ชนิดของข้อเท็จจริง"),
    "step": Text("Step", "ขั้นตอน"),
    "coverage": Text("Rule coverage", "ความครอบคลุมของกฎ"),
    "coverage_intro": Text(
        "What the scenarios prove of the rules. A goal is covered where a scenario that passes "
        "looks at a result that rests on it: had the rule answered otherwise there, the scenario "
        "could have failed. At most three scenarios are named for each.",
        "เหตุการณ์ทดสอบพิสูจน์กฎได้เพียงใด เป้าหมายหนึ่งนับว่าครอบคลุมเมื่อมีเหตุการณ์ที่ผ่าน"
        "และตรวจดูผลที่มาจากเป้าหมายนั้น ถ้ากฎตอบต่างไปตรงจุดนั้น เหตุการณ์ย่อมมีโอกาสไม่ผ่าน "
        "แต่ละเป้าหมายระบุเหตุการณ์ไว้ไม่เกินสามรายการ",
    ),
    "totals": Text("In all", "ภาพรวม"),
    "total": Text("Total", "รวม"),
    "goals": Text("What there is to cover", "สิ่งที่ต้องครอบคลุม"),
    "share": Text("Share", "ร้อยละ"),
    "covered": Text("Covered", "ครอบคลุมแล้ว"),
    "missing": Text("Not covered", "ยังไม่ครอบคลุม"),
    "impossible": Text("Can't happen", "เกิดขึ้นไม่ได้"),
    "nothing_missing": Text("Nothing is missing", "ครบแล้ว"),
    "nothing_to_cover": Text("There is nothing to cover.", "ไม่มีสิ่งที่ต้องครอบคลุม"),
    "coverage_of": Text("Coverage", "ความครอบคลุม"),
    "boundaries": Text("Boundaries", "ค่าขอบ"),
    "below_table": Text("see the boundaries", "ดูที่ค่าขอบ"),
    "against": Text("against", "เทียบกับ"),
    "end_under": Text("Under", "ต่ำกว่า"),
    "end_at": Text("Exactly", "ตรงพอดี"),
    "end_over": Text("Over", "สูงกว่า"),
    "holds": Text("Holds", "ผ่าน"),
    "fails": Text("Fails", "ไม่ผ่าน"),
    "unchecked": Text("Can't be made", "ตรวจสอบไม่ได้"),
    "applies_to": Text("A fact it applies to", "รายการที่ใช้กฎนี้"),
    "applies_not": Text("A fact it does not apply to", "รายการที่ไม่ใช้กฎนี้"),
}
"""Every word a template says, by a short name."""

VERDICTS: Final = {
    "passed": Text("passed", "ผ่าน"),
    "failed": Text("failed", "ไม่ผ่าน"),
    "wrong": Text("can't be run", "ดำเนินการไม่ได้"),
    "not_run": Text("not run", "ยังไม่ได้ทดสอบ"),
}
"""How a scenario came out."""

SEVERITIES: Final = {
    "error": Text("error", "ข้อผิดพลาด"),
    "warning": Text("warning", "คำเตือน"),
    "note": Text("note", "ข้อสังเกต"),
}
