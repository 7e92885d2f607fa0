"""Conditions as statements, and their opposites, in English and Thai."""

import pytest

from tests.explain.narrate.bridges import Telling, condition

CONDITIONS = [
    # Figures, with their units
    ("load <= 5.0", "the load is at most 5.0 tonnes", "น้ำหนักไม่เกิน 5.0 ตัน"),
    ("load < 5", "the load is less than 5 tonnes", "น้ำหนักน้อยกว่า 5 ตัน"),
    ("load > 0", "the load is more than 0", "น้ำหนักมากกว่า 0"),
    ("worn >= 20", "the wear is at least 20%", "ความสึกไม่น้อยกว่า 20%"),
    ("worn = 0", "the wear is 0%", "ความสึกเท่ากับ 0%"),
    ("5 <= load", "the load is at least 5 tonnes", "น้ำหนักไม่น้อยกว่า 5 ตัน"),
    ("load <= limit", "the load is at most the limit", "น้ำหนักไม่เกินพิกัด"),
    ("load = limit", "the load is equal to the limit", "น้ำหนักเท่ากับพิกัด"),
    ("not(load = limit)", "the load is different from the limit", "น้ำหนักไม่เท่ากับพิกัด"),
    ("rank = 3", "the rank is 3", "rank เท่ากับ 3"),
    # Intervals and lists of tests
    ("worn in (5..20]", "the wear is more than 5% and at most 20%", "ความสึกมากกว่า 5% แต่ไม่เกิน 20%"),
    (
        "worn between 5 and 20",
        "the wear is at least 5% and at most 20%",
        "ความสึกไม่น้อยกว่า 5% และไม่เกิน 20%",
    ),
    (
        "not(worn in (5..20])",
        "the wear is at most 5% or more than 20%",
        "ความสึกไม่เกิน 5% หรือมากกว่า 20%",
    ),
    ("paint in (red, green)", "the paint is red or green", "สีเป็นสีแดง หรือสีเขียว"),
    ("not(paint in (red, green))", "the paint is neither red nor green", "สีไม่ใช่สีแดง หรือสีเขียว"),
    ("paint not in (red, green)", "the paint is neither red nor green", "สีไม่ใช่สีแดง หรือสีเขียว"),
    # Members, texts and days
    ("paint = no_paint", "the paint is “No paint”", "สีเป็น “ไม่ทาสี”"),
    ("stage >= half_built", "the stage is at least “Half built”", "ขั้นไม่ต่ำกว่า “สร้างแล้วครึ่งหนึ่ง”"),
    ("stage < open", "the stage is below open", "ขั้นต่ำกว่าเปิดใช้"),
    ('owner = "DOH"', "the owner is “DOH”", "เจ้าของเป็น “DOH”"),
    ('owner != "DOH"', "the owner is not “DOH”", "เจ้าของไม่ใช่ “DOH”"),
    ("owner = built_by", "the owner is the same as “Built by”", "เจ้าของตรงกับ “ผู้สร้าง”"),
    (
        'signed <= date("2020-09-30")',
        "the day signed is on or before 30 Sep 2020",
        "วันลงนามไม่เกิน 30 ก.ย. 2563",
    ),
    (
        'signed > date("2019-10-01")',
        "the day signed is after 1 Oct 2019",
        "วันลงนามอยู่หลัง 1 ต.ค. 2562",
    ),
    # Yes and no
    ("closed", "a closure is reported", "มีการปิด"),
    ("not(closed)", "no closure is reported", "ไม่มีการปิด"),
    ("closed = false", "no closure is reported", "ไม่มีการปิด"),
    ("lit", "the bridge is lit", "เป็นสะพานที่มีไฟ"),
    ("not(lit)", "the bridge is not lit", "ไม่เป็นสะพานที่มีไฟ"),
    ("toll", "“Toll” holds", "“ด่านเก็บเงิน” เป็นจริง"),
    ("not(toll)", "“Toll” does not hold", "“ด่านเก็บเงิน” ไม่เป็นจริง"),
    # Null
    ("load = null", "the load is not stated", "ไม่มีข้อมูลน้ำหนัก"),
    ("load != null", "the load is stated", "มีข้อมูลน้ำหนัก"),
    ("not(load != null)", "the load is not stated", "ไม่มีข้อมูลน้ำหนัก"),
    # And, or
    (
        "closed and worn > 5",
        "a closure is reported and the wear is more than 5%",
        "มีการปิด และความสึกมากกว่า 5%",
    ),
    (
        "closed or lit and worn > 5",
        "a closure is reported or (the bridge is lit and the wear is more than 5%)",
        "มีการปิด หรือ (เป็นสะพานที่มีไฟ และความสึกมากกว่า 5%)",
    ),
    (
        "not(closed and worn > 5)",
        "no closure is reported or the wear is at most 5%",
        "ไม่มีการปิด หรือความสึกไม่เกิน 5%",
    ),
    ("paint != null and paint = red", "the paint is red", "สีเป็นสีแดง"),
    # The facts below, and those of the book
    (
        "every s in spans satisfies s.stage >= half_built",
        "the stage is at least “Half built” for every span",
        "ทุกช่วงสะพานมีขั้นไม่ต่ำกว่า “สร้างแล้วครึ่งหนึ่ง”",
    ),
    (
        "some s in spans satisfies s.cracked",
        "a crack is reported for at least one span",
        "มีช่วงสะพานอย่างน้อยหนึ่งรายการที่มีรอยร้าว",
    ),
    (
        "not(some s in spans satisfies s.cracked)",
        "a crack is reported for no span",
        "ไม่มีช่วงสะพานใดที่มีรอยร้าว",
    ),
    (
        "not(every s in spans satisfies s.length > 5)",
        "the length is at most 5 for at least one span",
        "มีช่วงสะพานอย่างน้อยหนึ่งรายการที่ความยาวไม่เกิน 5",
    ),
    (
        "every s in spans satisfies s.length > 5 and s.stage = open",
        "for every span, the length is more than 5 and the stage is open",
        "ทุกช่วงสะพานเป็นไปตามเงื่อนไขว่าความยาวมากกว่า 5 และขั้นเป็นเปิดใช้",
    ),
    (
        "every s in spans satisfies s.length <= load",
        "the length is at most the load of this bridge for every span",
        "ทุกช่วงสะพานมีความยาวไม่เกินน้ำหนักของสะพานนี้",
    ),
    ("count(spans) > 0", "it has spans", "มีช่วงสะพานของสะพานนี้"),
    ("count(spans) = 0", "it has no spans", "ไม่มีช่วงสะพานของสะพานนี้"),
    (
        "count(spans) >= 2",
        "the number of its spans is at least 2",
        "จำนวนช่วงสะพานของสะพานนี้ไม่น้อยกว่า 2",
    ),
    ('list contains(tags, "old")', "“old” is among the tags", "“old” อยู่ในป้าย"),
    ("list contains(tags, owner)", "the owner is among the tags", "เจ้าของอยู่ในป้าย"),
    ('starts with(owner, "D")', "the owner starts with “D”", "เจ้าของขึ้นต้นด้วย “D”"),
    ("even(rank)", "the rank is even", "rank เป็นเลขคู่"),
    ("not(even(rank))", "the rank is not even", "rank ไม่เป็นเลขคู่"),
    (
        "if closed then lit else toll",
        "the bridge is lit where a closure is reported, otherwise “Toll” holds",
        "ถ้ามีการปิด ใช้เป็นสะพานที่มีไฟ มิฉะนั้นใช้ “ด่านเก็บเงิน” เป็นจริง",
    ),
]


@pytest.mark.parametrize(("expression", "english", "thai"), CONDITIONS)
def test_a_condition_is_a_statement(
    tell: Telling, expression: str, english: str, thai: str
) -> None:
    assert condition(tell, expression) == (english, thai)
