"""What expressions compute, as nouns, in English and Thai."""

from pathlib import Path

import pytest

from assay.language.functions import FUNCTIONS
from tests.explain.narrate.bridges import Telling, noun, telling

VALUES = [
    ("load", "the load", "น้ำหนัก"),
    ("built_by", "“Built by”", "“ผู้สร้าง”"),
    ("limit - load", "limit − load", "พิกัด − น้ำหนัก"),
    ("limit - (load + load)", "limit − (load + load)", "พิกัด − (น้ำหนัก + น้ำหนัก)"),
    ("(limit - load) * 2", "(limit − load) × 2", "(พิกัด − น้ำหนัก) × 2"),
    ("load / 2 + rank ** 2 * load", "load ÷ 2 + rank ^ 2 × load", "น้ำหนัก ÷ 2 + rank ^ 2 × น้ำหนัก"),
    ("-rank", "−rank", "−rank"),
    ("0.50 * rank", "0.50 × rank", "0.50 × rank"),
    (
        "max(limit - load, 0)",
        "the higher of limit − load and 0",
        "ค่าที่สูงกว่าระหว่าง พิกัด − น้ำหนัก กับ 0",
    ),
    (
        "max([load, limit, load])",
        "the highest of the load, the limit and the load",
        "ค่าสูงสุดของน้ำหนัก พิกัด และน้ำหนัก",
    ),
    ("percent(load, limit)", "the load as a percentage of the limit", "ร้อยละของน้ำหนักต่อพิกัด"),
    (
        "percent(limit - load, limit)",
        "(limit − load) as a percentage of the limit",
        "ร้อยละของ (พิกัด − น้ำหนัก) ต่อพิกัด",
    ),
    (
        "round half up(load, 0)",
        "the load rounded to a whole number, half up",
        "น้ำหนัก ปัดเศษเป็นจำนวนเต็ม (เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น)",
    ),
    (
        "round half up(load, 1)",
        "the load rounded to 1 decimal, half up",
        "น้ำหนัก ปัดเศษเป็นทศนิยม 1 ตำแหน่ง (เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น)",
    ),
    ("count(spans)", "the number of its spans", "จำนวนช่วงสะพานของสะพานนี้"),
    (
        "sum(spans.length)",
        "the sum of length over its spans",
        "ผลรวมของความยาวของช่วงสะพานของสะพานนี้",
    ),
    (
        "sum(spans[stage = open].length)",
        "the sum of length over its spans whose stage is open",
        "ผลรวมของความยาวของช่วงสะพานของสะพานนี้ที่ขั้นเป็นเปิดใช้",
    ),
    (
        "count(spans[cracked])",
        "the number of its spans where a crack is reported",
        "จำนวนช่วงสะพานของสะพานนี้ที่มีรอยร้าว",
    ),
    (
        "book.roads[code = owner][1].length",
        "the length of the road whose code is the same as the owner of this bridge",
        "ความยาวของถนนที่รหัสตรงกับเจ้าของของสะพานนี้",
    ),
    (
        "book.roads[length > 5][1].length",
        "the length of the first of the roads in the book whose length is more than 5",
        "ความยาวของถนนในชุดข้อมูลที่ความยาวมากกว่า 5 รายการแรก",
    ),
    (
        "total(book.roads[parent.code = null].length)",
        "the total of length over the roads in the book where there is no road above it",
        "ยอดรวมของความยาวของถนนในชุดข้อมูลที่ไม่มีถนนระดับถัดขึ้นไป",
    ),
    (
        "weighted mean(spans.length, spans.no)",
        "the mean of length weighted by “no” over its spans",
        "ค่าเฉลี่ยของความยาวถ่วงน้ำหนักด้วย “no” ของช่วงสะพานของสะพานนี้",
    ),
    (
        "if closed then 0 else load",
        "0 where a closure is reported, otherwise the load",
        "ถ้ามีการปิด ใช้ 0 มิฉะนั้นใช้น้ำหนัก",
    ),
    (
        "get or else(load, limit)",
        "the load (where it is not there, the limit)",
        "น้ำหนัก (ถ้าไม่มีข้อมูลให้ใช้พิกัด)",
    ),
    (
        "previous.load - load",
        "(load of this bridge in the previous book) − load",
        "(น้ำหนักของสะพานนี้ในงวดก่อน) − น้ำหนัก",
    ),
    (
        "due - signed",
        "the days from the day signed to the day due",
        "จำนวนวันตั้งแต่วันลงนามถึงวันครบกำหนด",
    ),
    ("signed + 30", "30 days after the day signed", "30 วันหลังวันลงนาม"),
    ("book.as_of - 7", "7 days before the as-of date of the book", "7 วันก่อนวันที่ของข้อมูล"),
    ("signed.year", "the year of the day signed", "ปีของวันลงนาม"),
    ('owner + "/"', "the owner followed by “/”", "เจ้าของ ต่อด้วย “/”"),
    (
        "sum(for s in spans return s.length + 1)",
        "the sum of length + 1 for each span",
        "ผลรวมของความยาว + 1 ของแต่ละช่วงสะพาน",
    ),
    (
        "sum(for i in 1..3 return i * rank)",
        "the sum of value × rank for each value of the whole numbers from 1 to 3",
        "ผลรวมของค่านั้น × rank ของแต่ละค่าในจำนวนเต็มตั้งแต่ 1 ถึง 3",
    ),
    (
        "interpolate(rank, [[1, 10], [2, 20]])",
        "the rank read off the points 10 at 1 and 20 at 2",
        "ค่าที่อ่านจากจุด 10 ที่ 1 และ 20 ที่ 2 ที่ rank",
    ),
    ("tags[1]", "the first of the tags", "ป้ายรายการแรก"),
    (
        "spans.length[-1]",
        "the last of length of its spans",
        "ความยาวของช่วงสะพานของสะพานนี้รายการสุดท้าย",
    ),
]


@pytest.mark.parametrize(("expression", "english", "thai"), VALUES)
def test_a_value_is_a_noun(tell: Telling, expression: str, english: str, thai: str) -> None:
    assert noun(tell, expression) == (english, thai)


@pytest.mark.parametrize(
    ("expression", "english", "thai"),
    [
        (
            "sum(children.length)",
            "the sum of length over the roads below it",
            "ผลรวมของความยาวของถนนย่อย",
        ),
        (
            "parent.length - sum(parent.children.length)",
            "(length of the road above it) − sum of length over the roads below the road above it",
            "(ความยาวของถนนระดับถัดขึ้นไป) − ผลรวมของความยาวของถนนย่อยของถนนระดับถัดขึ้นไป",
        ),
    ],
)
def test_a_tree_is_told_by_what_stands_above_and_below(
    tell: Telling, expression: str, english: str, thai: str
) -> None:
    assert noun(tell, expression, "road") == (english, thai)


def test_a_span_names_its_bridge(tell: Telling) -> None:
    assert noun(tell, "bridge.load", "span") == ("the load of its bridge", "น้ำหนักของสะพาน")


def test_a_parameter_is_called_by_its_name(tmp_path: Path) -> None:
    tell = telling(tmp_path, parameters="least_load: [{from: 2019-10-01, value: 3}]\n")
    said = noun(tell, "load - parameters.least_load")
    assert said == ("load − parameter “least load”", "น้ำหนัก − ค่าพารามิเตอร์ “least load”")


def test_an_expression_of_very_many_parts_is_left_as_it_is_written(tell: Telling) -> None:
    long = " + ".join(["rank"] * 30)
    assert noun(tell, long) == (f"`{long}`", f"`{long}`")


def test_every_example_of_a_function_is_told_in_both_languages(tell: Telling) -> None:
    examples = [example for one in FUNCTIONS.values() for example, _ in one.examples]
    outcomes = "".join(
        f"  value_{number}:\n    is: >-\n      {example}\n"
        for number, example in enumerate(examples)
    )
    passages = tell(f"for: bridge\noutcomes:\n{outcomes}").passages
    assert len(passages) == len(examples)
    for passage in passages:
        (line,) = passage.lines
        assert "`" not in line.text.en
        assert line.text.th is not None


def test_a_parameter_that_is_a_list_is_told_as_its_values(tmp_path: Path) -> None:
    tell = telling(tmp_path, 'good: [{from: 2000-01-01, value: ["A", "B"]}]\n')
    assert noun(tell, "if owner in parameters.good then 1 else 0") == (
        "1 where the owner is among the values of the parameter “good”, otherwise 0",
        "ถ้าเจ้าของอยู่ในค่าของพารามิเตอร์ “good” ใช้ 1 มิฉะนั้นใช้ 0",
    )
