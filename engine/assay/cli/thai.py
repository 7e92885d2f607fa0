"""The help of commands and options in Thai, by what it is in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HELP: Final[Mapping[str, str]] = {
    "Scores an agency's KPIs, projects and budget from facts and written rules.": (
        "ประเมินตัวชี้วัด โครงการ และงบประมาณของหน่วยงาน จากข้อเท็จจริงและกฎที่เขียนไว้"
    ),
    "Show the version.": "แสดงรุ่นของโปรแกรม",
    # What commands have in common
    "The fact book: a folder with book.yaml, or a workbook (.xlsx).": (
        "สมุดข้อเท็จจริง คือโฟลเดอร์ที่มี book.yaml หรือสมุดงาน (.xlsx)"
    ),
    "The schema of the facts. [default: facts/schema.yaml of the book's project]": (
        "สคีมาของข้อเท็จจริง [ค่าเริ่มต้น: facts/schema.yaml ของโครงการ]"
    ),
    "The folder of rules. [default: rules/ of the book's project]": (
        "โฟลเดอร์ของกฎ [ค่าเริ่มต้น: rules/ ของโครงการ]"
    ),
    "The plan's fact book, or an earlier report's, to hold the report against. "
    "[default: the plan that the book itself holds]": (
        "สมุดข้อเท็จจริงของแผน หรือของรายงานงวดก่อน ที่ใช้เทียบกับรายงาน [ค่าเริ่มต้น: แผนที่อยู่ในสมุดนั้นเอง]"
    ),
    "Leave out what is right: tell of faults, and the totals.": (
        "ไม่แสดงรายการที่ถูกต้อง แสดงเฉพาะข้อบกพร่องและยอดรวม"
    ),
    "The language of titles and messages.": "ภาษาของชื่อและข้อความ",
    "What matches decision tables: durable_rules, the small reference matcher, or both, "
    "which must agree. [default: rete, or reference where durable_rules is not installed]": (
        "กลไกที่ใช้จับคู่ตารางการตัดสินใจ: durable_rules (rete) ตัวจับคู่อ้างอิง (reference) "
        "หรือทั้งสองอย่าง (both) ซึ่งต้องได้ผลตรงกัน "
        "[ค่าเริ่มต้น: rete หรือ reference หากไม่ได้ติดตั้ง durable_rules]"
    ),
    "Exit with 1 where there are findings so grave.": ("จบด้วยสถานะ 1 หากมีข้อค้นพบที่ร้ายแรงถึงระดับนี้"),
    "A table to read, or JSON.": "ตารางสำหรับอ่าน หรือ JSON",
    "A report to read, or JSON.": "รายงานสำหรับอ่าน หรือ JSON",
    # evaluate, explain
    "Score a fact book: every outcome, every finding, on one scorecard.": (
        "ประเมินสมุดข้อเท็จจริง แสดงผลและข้อค้นพบทั้งหมดในตารางคะแนนเดียว"
    ),
    "A scorecard to read, or JSON with all there is.": "ตารางคะแนนสำหรับอ่าน หรือ JSON ที่มีข้อมูลครบถ้วน",
    "Explain an outcome: the rule and the row, what they read, down to the facts' lines.": (
        "อธิบายที่มาของผล: กฎและแถวที่ใช้ ค่าที่นำมาคำนวณ จนถึงบรรทัดของข้อเท็จจริง"
    ),
    "The outcome, such as project/EL/status_financial; titles do as well.": (
        "ผลที่ต้องการทราบที่มา เช่น project/EL/status_financial หรือใช้ชื่อแทนก็ได้"
    ),
    "Show a number as steps that add up to it exactly.": (
        "แสดงตัวเลขเป็นขั้น ๆ ซึ่งรวมกันได้เท่ากับตัวเลขนั้นพอดี"
    ),
    # check, rules, schema
    "Check schema, rules, fact books and features: every mistake at its line, every gap.": (
        "ตรวจสอบสคีมา กฎ สมุดข้อเท็จจริง และฟีเจอร์ แจ้งข้อผิดพลาดทุกจุดพร้อมบรรทัด และช่องว่างทุกแห่งของกฎ"
    ),
    "Report on these files and folders only.": "รายงานเฉพาะไฟล์และโฟลเดอร์เหล่านี้",
    "A list to read, JSON, SARIF 2.1.0, or annotations of GitHub Actions.": (
        "รายการสำหรับอ่าน, JSON, SARIF 2.1.0 หรือหมายเหตุประกอบของ GitHub Actions"
    ),
    "List the rules in force on a day: what each is about, its period, source and digest.": (
        "แสดงกฎที่มีผลใช้บังคับในวันหนึ่ง พร้อมสาระ ช่วงเวลา ที่มา และรหัสตรวจสอบของแต่ละข้อ"
    ),
    "The day, as 2020-09-30, 30/9/2563 or '30 ก.ย. 2563'. [default: today]": (
        "วันที่ เขียนเป็น 2020-09-30, 30/9/2563 หรือ '30 ก.ย. 2563' [ค่าเริ่มต้น: วันนี้]"
    ),
    "List every version of every rule, whatever the day.": "แสดงกฎทุกข้อทุกฉบับ ไม่จำกัดวัน",
    "Write JSON Schemas for editors, with the project's own kinds, fields and outcomes.": (
        "เขียน JSON Schema สำหรับโปรแกรมแก้ไขไฟล์ โดยมีชนิดข้อมูล ช่องข้อมูล และผลของโครงการเอง"
    ),
    "The project's folder.": "โฟลเดอร์ของโครงการ",
    "Where to write. [default: schemas/ of the project]": (
        "โฟลเดอร์ที่จะเขียน [ค่าเริ่มต้น: schemas/ ของโครงการ]"
    ),
    # test, mutate, scenarios
    "Run the scenarios of the features against the rules.": "ทดสอบเหตุการณ์ในฟีเจอร์กับกฎ",
    "Run these features, or those in these folders.": "ทดสอบเฉพาะฟีเจอร์เหล่านี้ หรือที่อยู่ในโฟลเดอร์เหล่านี้",
    "Run the scenarios with these tags: '@rule:overspending and not @quarter'.": (
        "ทดสอบเฉพาะเหตุการณ์ที่มีแท็กเหล่านี้ เช่น '@rule:overspending and not @quarter'"
    ),
    "Write the results as JUnit XML.": "เขียนผลเป็น JUnit XML",
    "Write a summary in Markdown: agency by rule.": "เขียนสรุปเป็น Markdown: หน่วยงานตามกฎ",
    "Show which rows, levels and boundaries are covered.": (
        "แสดงว่าแถว ระดับ และค่าขอบเขตใดมีเหตุการณ์ทดสอบแล้ว"
    ),
    "Exit with 1 where less than this is covered.": "จบด้วยสถานะ 1 หากทดสอบครอบคลุมน้อยกว่าร้อยละนี้",
    "Write what is covered as JSON.": "เขียนความครอบคลุมของการทดสอบเป็น JSON",
    "Write a page of each rule with what is covered.": "เขียนหน้าเอกสารของกฎแต่ละข้อพร้อมความครอบคลุม",
    "List the sentences that features are written in.": "แสดงประโยคที่ใช้เขียนฟีเจอร์",
    "Change one thing at a time in the rules, and see whether a scenario notices it.": (
        "แก้กฎทีละจุด แล้วดูว่ามีเหตุการณ์ทดสอบใดตรวจพบหรือไม่"
    ),
    "Change these rules only.": "แก้เฉพาะกฎเหล่านี้",
    "Run unchanged rules again, and keep no results.": ("ทดสอบกฎที่ไม่ได้เปลี่ยนแปลงใหม่ด้วย และไม่เก็บผลไว้"),
    "Exit with 1 where less than this is noticed.": "จบด้วยสถานะ 1 หากตรวจพบน้อยกว่าร้อยละนี้",
    "Begin a feature for a rule: an example for each row, boundary and missing figure.": (
        "เริ่มเขียนฟีเจอร์ของกฎ โดยมีตัวอย่างของทุกแถว ทุกค่าขอบเขต และทุกตัวเลขที่อาจขาดหาย"
    ),
    "The rule's own name.": "ชื่อของกฎ",
    "Write it to this file.": "เขียนลงไฟล์นี้",
    # docs, compare, report, template
    "Write each rule as a page: sentences, tables, its scenarios and its history.": (
        "เขียนกฎแต่ละข้อเป็นหน้าเอกสาร: ข้อความ ตาราง เหตุการณ์ทดสอบ และประวัติ"
    ),
    "Replace files that assay did not write; a fact book never.": (
        "เขียนทับไฟล์ที่ assay ไม่ได้เขียน แต่ไม่เขียนทับสมุดข้อเท็จจริง"
    ),
    "The folder of the pages.": "โฟลเดอร์ของหน้าเอกสาร",
    "The day on which a rule counts as in force. [default: the last book's day]": (
        "วันที่ใช้พิจารณาว่ากฎมีผลใช้บังคับ [ค่าเริ่มต้น: วันของสมุดเล่มล่าสุด]"
    ),
    "Run the scenarios and show their results.": "ทดสอบเหตุการณ์และแสดงผล",
    "Compare a report with its plan: what is renamed, moved, added or dropped, and its effect.": (
        "เทียบรายงานกับแผน: สิ่งที่เปลี่ยนชื่อ ย้าย เพิ่ม หรือตัดออก และผลต่อการประเมิน"
    ),
    "Write an evaluation as a report: scores, tables, findings, and the reason of each figure.": (
        "เขียนผลการประเมินเป็นรายงาน: คะแนน ตาราง ข้อค้นพบ และที่มาของตัวเลขทุกตัว"
    ),
    "The file to write; for csv, the folder of its tables. [default: report.html, "
    "report.xlsx or report.md; for csv, the folder report]": (
        "ไฟล์ที่จะเขียน หากเป็น csv คือโฟลเดอร์ของตาราง [ค่าเริ่มต้น: report.html, report.xlsx "
        "หรือ report.md หากเป็น csv คือโฟลเดอร์ report]"
    ),
    "A page, a live workbook, Markdown, or tables. [default: as FILE ends, or html]": (
        "หน้าเว็บ สมุดงานที่มีสูตร Markdown หรือตาราง [ค่าเริ่มต้น: ตามนามสกุลของไฟล์ หรือ html]"
    ),
    "Write a workbook to fill in with facts: a sheet a kind, lists to choose from, notes.": (
        "เขียนสมุดงานสำหรับกรอกข้อเท็จจริง: แผ่นงานละหนึ่งชนิด มีรายการให้เลือกและคำอธิบาย"
    ),
    "The workbook to write, an .xlsx file.": "สมุดงานที่จะเขียน เป็นไฟล์ .xlsx",
    "Fill it with the facts of this book.": "กรอกข้อเท็จจริงของสมุดนี้ลงไปด้วย",
}
