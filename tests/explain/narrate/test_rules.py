"""Rows, levels, scales, checks and whole rules in sentences, in English and Thai."""

import pytest

from assay.values.text import Text
from tests.explain.narrate.bridges import Telling, remarks, told

TABLE = """
    for: bridge
    given:
      spare: {is: limit - load}
      weight: {is: load}
    table:
      outcome: colour
      title: {th: สีของป้าย, en: Colour of the sign}
      type: paint
      hit: unique
      rows:
        - {when: {closed: false, worn: "<= 5"}, then: green}
        - {when: {closed: false, worn: "(5..20]"}, then: red, because: {th: เริ่มสึก, en: it wears}}
        - {when: {closed: true}, then: no_paint, because: {th: มีการปิด, en: a closure is reported}}
        - {when: {paint: "not(red, green)", owner: "null"}, then: not_applicable}
        - when: {stage: "half_built, open", weight: "> limit"}
          then: {value: red, assumed: {th: ไม่มีข้อกำหนด, en: no document says}}
        - {when: {weight: "-"}, then: null}
      otherwise: green
"""


def test_a_row_says_what_it_gives_and_where(tell: Telling) -> None:
    assert told(tell(TABLE)) == [
        (
            "Green where no closure is reported and the wear is at most 5%.",
            "สีเขียว เมื่อไม่มีการปิด และความสึกไม่เกิน 5%",
        ),
        (
            "Red where no closure is reported and the wear is more than 5% and at most 20%, because it wears.",
            "สีแดง เมื่อไม่มีการปิด และความสึกมากกว่า 5% แต่ไม่เกิน 20% เพราะเริ่มสึก",
        ),
        # A reason that repeats the condition is not told again.
        ("No paint where a closure is reported.", "ไม่ทาสี เมื่อมีการปิด"),
        (
            "Not applicable where the paint is neither red nor green and the owner is not stated.",
            "ไม่เกี่ยวข้อง เมื่อสีไม่ใช่สีแดง หรือสีเขียว และไม่มีข้อมูลเจ้าของ",
        ),
        (
            "Red where the stage is “Half built” or open and the load is more than the limit (assumed: no document says).",
            "สีแดง เมื่อขั้นเป็น “สร้างแล้วครึ่งหนึ่ง” หรือเปิดใช้ และน้ำหนักมากกว่าพิกัด (ข้อสมมติ: ไม่มีข้อกำหนด)",
        ),
        ("Left open in every case.", "เว้นว่างไว้ ทุกกรณี"),
        ("Otherwise green.", "กรณีอื่น สีเขียว"),
    ]


def test_given_values_are_told_first_and_another_name_for_a_field_is_said_to_be_one(
    tell: Telling,
) -> None:
    spare, weight, _ = tell(TABLE).passages
    assert [line.text.en for line in spare.lines] == ["“spare” is limit − load."]
    assert [line.text.th for line in spare.lines] == ["“spare” คือพิกัด − น้ำหนัก"]
    assert [line.text.en for line in weight.lines] == ["“weight” stands for the load."]
    assert [line.text.th for line in weight.lines] == ["“weight” หมายถึงน้ำหนัก"]


def test_a_given_value_needs_no_owner_and_a_fact_is_found_by_it(tell: Telling) -> None:
    body = """
        for: bridge
        given:
          where: {is: owner, title: {th: ทางหลวง, en: Road it belongs to}}
        outcomes:
          length: {is: "book.roads[code != null and code = where][1].length", title: {th: ความยาว, en: Length}}
          roads: {is: "count(book.roads[code = where])", title: {th: จำนวนถนน, en: Counted roads}}
    """
    where, length, roads = [passage.lines[0].text for passage in tell(body).passages]
    assert where == Text("“Road it belongs to” stands for the owner.", "“ทางหลวง” หมายถึงเจ้าของ")
    # What is called the same where it is read from is not named twice.
    assert length.en.startswith("“Length” is that of the first of the roads in the book whose code")
    assert roads == Text(
        "“Counted roads” is the number of roads in the book whose code is the same as the road it belongs to.",
        "“จำนวนถนน” คือจำนวนถนนในชุดข้อมูลที่รหัสตรงกับทางหลวง",
    )


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Paid", "“Paid”"),
        ("Fully paid", "“Fully paid”"),
        ("Paid by others", "“Paid by others”"),
        ("Paid (%)", "“Paid (%)”"),
        ("All", "“All”"),
        ("Carried over", "“Carried over”"),
        ("Planned cost", "the planned cost"),
        ("All costs", "all costs"),
        ("Speed", "the speed"),
        ("Monthly cost", "the monthly cost"),
    ],
)
def test_a_title_that_names_nothing_is_quoted(tell: Telling, title: str, said: str) -> None:
    body = f"for: bridge\noutcomes:\n  cost: {{is: load, title: {title}}}\n"
    assert (
        tell(body).summary.en == f"For every bridge, gives {said}. In force without limit of time."
    )


def test_rows_of_several_outcomes_name_each(tell: Telling) -> None:
    body = """
        for: bridge
        table:
          outcomes: [safe, fee]
          rows:
            - {when: {closed: true}, then: {safe: false, fee: 0}}
            - {when: {closed: false}, then: {safe: true, fee: {is: "load * 2"}}}
    """
    assert told(tell(body)) == [
        ("Safe: no and fee: 0 where a closure is reported.", "safe: ไม่ใช่ และ fee: 0 เมื่อมีการปิด"),
        (
            "Where no closure is reported: safe: yes and fee: load × 2.",
            "เมื่อไม่มีการปิด: safe: ใช่ และ fee: น้ำหนัก × 2",
        ),
    ]


@pytest.mark.parametrize(
    ("hit", "english", "thai"),
    [
        ("unique", "At most one row may hold", "มีได้ไม่เกินหนึ่งแถว"),
        (
            "any",
            "Several rows may hold as long as they give the same",
            "ตรงเงื่อนไขได้หลายแถวเมื่อทุกแถวให้ผลเดียวกัน",
        ),
        ("priority", "the one whose result has the highest priority", "ใช้แถวที่ผลมีลำดับความสำคัญสูงสุด"),
        ("first", "the first that holds counts", "ใช้แถวแรกที่ตรงเงื่อนไข"),
        ("rule order", "in the order of the rows", "เรียงตามลำดับแถว"),
        ("output order", "the highest priority first", "เรียงตามลำดับความสำคัญจากสูงไปต่ำ"),
        ("collect", "make a list", "เป็นรายการ"),
        ("collect sum", "are added up", "มาบวกกัน"),
        ("collect min", "the least counts", "ใช้ผลที่ต่ำที่สุด"),
        ("collect max", "the greatest counts", "ใช้ผลที่สูงที่สุด"),
        ("collect count", "are counted", "นับจำนวนแถว"),
    ],
)
def test_every_hit_policy_is_a_sentence(tell: Telling, hit: str, english: str, thai: str) -> None:
    values = "values: [3, 1]" if hit in {"priority", "output order"} else "type: number"
    body = f"""
        for: bridge
        table:
          outcome: fee
          {values}
          hit: {hit}
          rows:
            - {{when: {{closed: true}}, then: 1}}
            - {{when: {{closed: false}}, then: 3}}
    """
    said = remarks(tell(body))
    assert english in said[0][0]
    assert thai in said[0][1]
    if hit == "priority":
        assert said[1] == ("From the highest priority: 3, 1.", "ลำดับความสำคัญจากสูงไปต่ำ 3 1")


def test_levels_are_told_from_the_top(tell: Telling) -> None:
    body = """
        for: bridge
        levels:
          outcome: points
          title: {th: คะแนน, en: Points}
          100: every s in spans satisfies s.stage >= half_built
          75: some s in spans satisfies s.stage = open
          50: closed or lit
          otherwise: {value: 0, assumed: {th: เอกสารไม่ได้กำหนด, en: the documents state none}}
    """
    narration = tell(body)
    assert told(narration) == [
        (
            "100 where the stage is at least “Half built” for every span.",
            "100 เมื่อทุกช่วงสะพานมีขั้นไม่ต่ำกว่า “สร้างแล้วครึ่งหนึ่ง”",
        ),
        (
            "75 where the stage is open for at least one span.",
            "75 เมื่อมีช่วงสะพานอย่างน้อยหนึ่งรายการที่ขั้นเป็นเปิดใช้",
        ),
        ("50 where a closure is reported or the bridge is lit.", "50 เมื่อมีการปิด หรือเป็นสะพานที่มีไฟ"),
        (
            "Otherwise 0 (assumed: the documents state none).",
            "กรณีอื่น 0 (ข้อสมมติ: เอกสารไม่ได้กำหนด)",
        ),
    ]
    ((english, thai),) = remarks(narration)
    assert english.startswith("The levels are tried from the top")
    assert thai.startswith("พิจารณาทีละระดับจากบนลงล่าง")


SCALE = """
    for: bridge
    scale:
      outcome: points
      title: {{th: คะแนน, en: Points}}
      of: rank
      points: {{98.84: 75, 98.72: 50, 98.90: 100, 99: 100, 100: 20}}
      {rest}
"""


def test_a_scale_is_told_stretch_by_stretch(tell: Telling) -> None:
    assert told(tell(SCALE.format(rest="below: 0"))) == [
        (
            "Where the rank is between 98.72 and 98.84, the points rises in a straight line from 50 to 75.",
            "เมื่อ rank อยู่ระหว่าง 98.72 กับ 98.84 คิดคะแนนเพิ่มขึ้นตามสัดส่วนจาก 50 ถึง 75",
        ),
        (
            "Where the rank is between 98.84 and 98.90, the points rises in a straight line from 75 to 100.",
            "เมื่อ rank อยู่ระหว่าง 98.84 กับ 98.90 คิดคะแนนเพิ่มขึ้นตามสัดส่วนจาก 75 ถึง 100",
        ),
        (
            "Where the rank is between 98.90 and 99, the points stays at 100.",
            "เมื่อ rank อยู่ระหว่าง 98.90 กับ 99 คะแนนคงที่เท่ากับ 100",
        ),
        (
            "Where the rank is between 99 and 100, the points falls in a straight line from 100 to 20.",
            "เมื่อ rank อยู่ระหว่าง 99 กับ 100 คิดคะแนนลดลงตามสัดส่วนจาก 100 ถึง 20",
        ),
        (
            "Where the rank is less than 98.72, the points is 0.",
            "เมื่อ rank น้อยกว่า 98.72 คะแนนเท่ากับ 0",
        ),
        (
            "Where the rank is more than 100, the points is not given.",
            "เมื่อ rank มากกว่า 100 ไม่มีคะแนน",
        ),
    ]


def test_a_scale_of_steps_keeps_the_lower_score_between_two_points(tell: Telling) -> None:
    first = told(tell(SCALE.format(rest="between: step")))[0]
    assert first == (
        "Where the rank is between 98.72 and 98.84, the points is 50.",
        "เมื่อ rank อยู่ระหว่าง 98.72 กับ 98.84 คะแนนเท่ากับ 50",
    )


def test_a_scale_by_days_ends_before_and_after(tell: Telling) -> None:
    body = """
        for: bridge
        scale:
          outcome: points
          of: signed
          points: {2019-10-01: 100, 2020-09-30: 0}
          above: 0
    """
    assert told(tell(body))[1:] == [
        (
            "Where the day signed is before 1 Oct 2019, the points is not given.",
            "เมื่อวันลงนามอยู่ก่อน 1 ต.ค. 2562 ไม่มี points",
        ),
        (
            "Where the day signed is after 30 Sep 2020, the points is 0.",
            "เมื่อวันลงนามอยู่หลัง 30 ก.ย. 2563 points เท่ากับ 0",
        ),
    ]


def test_points_of_the_fact_s_own_stand_as_written(tell: Telling) -> None:
    body = """
        for: bridge
        scale:
          outcome: points
          of: worn
          points: {rank: 50, load: 100}
          worse: 0
          better: 100
          decimals: 2
    """.replace("load: 100", "worn: 100")
    narration = tell(body)
    assert told(narration) == [
        (
            "Where the wear is between the rank and the wear, the points goes in a straight line from 50 to 100.",
            "เมื่อความสึกอยู่ระหว่าง rank กับความสึก คิด points ตามสัดส่วนระหว่าง 50 ถึง 100",
        ),
        (
            "Beyond the point with the lowest score, the points is 0.",
            "เมื่อพ้นจุดที่ได้คะแนนต่ำสุด points เท่ากับ 0",
        ),
        (
            "Beyond the point with the highest score, the points is 100.",
            "เมื่อพ้นจุดที่ได้คะแนนสูงสุด points เท่ากับ 100",
        ),
    ]
    assert remarks(narration) == [
        (
            "The result is rounded to 2 decimals, half up.",
            "ผลปัดเศษเป็นทศนิยม 2 ตำแหน่ง (เศษตั้งแต่กึ่งหนึ่งขึ้นไปให้ปัดขึ้น)",
        )
    ]


def test_what_is_assumed_is_told(tell: Telling) -> None:
    rule = "    for: bridge\n    assuming: load <= limit\n    outcomes: {spare: limit - load}\n"
    (line,) = tell(rule).passages[0].lines
    assert (line.text.en, line.text.th) == (
        "It is taken that the load is at most the limit. A fact that breaks this is an error.",
        "ถือว่าน้ำหนักไม่เกินพิกัดเสมอ รายการที่ไม่เป็นเช่นนั้นถือเป็นข้อผิดพลาด",
    )


@pytest.mark.parametrize(
    ("check", "english", "thai"),
    [
        (
            "that: limit = load + load, tolerance: printed, severity: error",
            "The limit should be equal to load + load, within what the rounding of printed figures explains: half a unit of the last decimal for each. Otherwise, an error is raised.",
            "พิกัดต้องเท่ากับน้ำหนัก + น้ำหนัก โดยยอมให้ต่างกันได้ไม่เกินผลของการปัดเศษตัวเลขที่ระบุไว้ คือครึ่งหน่วยของทศนิยมตำแหน่งสุดท้ายของแต่ละตัวเลข หากไม่เป็นเช่นนั้น จะแจ้งข้อผิดพลาด",
        ),
        (
            "that: load <= limit, tolerance: 0.05, severity: warning",
            "The load should be at most the limit, give or take 0.05. Otherwise, a warning is raised.",
            "น้ำหนักต้องไม่เกินพิกัด โดยยอมให้ต่างกันได้ไม่เกิน 0.05 หากไม่เป็นเช่นนั้น จะแจ้งคำเตือน",
        ),
        (
            "that: owner != null, severity: note",
            "The owner should be stated. Otherwise, a note is raised.",
            "ต้องมีข้อมูลเจ้าของ หากไม่เป็นเช่นนั้น จะแจ้งข้อสังเกต",
        ),
        (
            "that: not(closed), severity: note",
            "“A closure is reported” should not hold. Otherwise, a note is raised.",
            "ต้องไม่มีการปิด หากไม่เป็นเช่นนั้น จะแจ้งข้อสังเกต",
        ),
        (
            "that: closed or lit, severity: note",
            "Where no closure is reported, “The bridge is lit” should hold. Otherwise, a note is raised.",
            "เมื่อไม่มีการปิด ต้องเป็นสะพานที่มีไฟ หากไม่เป็นเช่นนั้น จะแจ้งข้อสังเกต",
        ),
        (
            "that: not(closed) or toll and owner != null, severity: note",
            "Where a closure is reported, “Toll” should hold and the owner should be stated. Otherwise, a note is raised.",
            "เมื่อมีการปิด “ด่านเก็บเงิน” ต้องเป็นจริง และต้องมีข้อมูลเจ้าของ หากไม่เป็นเช่นนั้น จะแจ้งข้อสังเกต",
        ),
        (
            "that: every s in spans satisfies s.stage >= half_built, severity: note",
            "For every span, the stage should be at least “Half built”. Otherwise, a note is raised.",
            "ทุกช่วงสะพาน ขั้นต้องไม่ต่ำกว่า “สร้างแล้วครึ่งหนึ่ง” หากไม่เป็นเช่นนั้น จะแจ้งข้อสังเกต",
        ),
        (
            "that: some s in spans satisfies s.stage = open, severity: note",
            "There should be a span for which the stage is open. Otherwise, a note is raised.",
            "ต้องมีช่วงสะพานอย่างน้อยหนึ่งรายการที่ขั้นเป็นเปิดใช้ หากไม่เป็นเช่นนั้น จะแจ้งข้อสังเกต",
        ),
        (
            "that: not(some s in spans satisfies s.cracked), severity: note",
            "There should be no span for which a crack is reported. Otherwise, a note is raised.",
            "ต้องไม่มีช่วงสะพานใดที่มีรอยร้าว หากไม่เป็นเช่นนั้น จะแจ้งข้อสังเกต",
        ),
        (
            "that: count(spans) > 0, severity: note",
            "It should have spans. Otherwise, a note is raised.",
            "ต้องมีช่วงสะพานของสะพานนี้ หากไม่เป็นเช่นนั้น จะแจ้งข้อสังเกต",
        ),
        (
            "when: load > 5, that: owner != null, severity: note",
            "Where the load is more than 5 tonnes, the owner should be stated. Otherwise, a note is raised.",
            "เมื่อน้ำหนักมากกว่า 5 ตัน ต้องมีข้อมูลเจ้าของ หากไม่เป็นเช่นนั้น จะแจ้งข้อสังเกต",
        ),
    ],
)
def test_a_check_says_what_should_hold(tell: Telling, check: str, english: str, thai: str) -> None:
    body = f"for: bridge\nchecks:\n  - {{code: example, {check}, message: No}}\n"
    assert told(tell(body)) == [(english, thai)]


def test_an_outcome_says_how_it_is_computed_and_rounded(tell: Telling) -> None:
    body = """
        for: bridge
        outcomes:
          used: {is: "percent(load, limit)", decimals: 0, round: half even, title: {th: ร้อยละที่ใช้, en: Used (%)}}
          heavy: {is: load > limit, title: {th: หนักเกิน, en: Too heavy}}
    """
    used, heavy = tell(body).passages
    assert used.lines[0].text.en == (
        "“Used (%)” is the load as a percentage of the limit, rounded to a whole number, half to even."
    )
    assert (
        used.lines[0].text.th
        == "“ร้อยละที่ใช้” คือร้อยละของน้ำหนักต่อพิกัด ปัดเศษเป็นจำนวนเต็ม (เศษกึ่งหนึ่งพอดีให้ปัดหาเลขคู่)"
    )
    assert heavy.lines[0].text.en == "“Too heavy” holds where the load is more than the limit."
    assert heavy.lines[0].text.th == "“หนักเกิน” เป็นจริงเมื่อน้ำหนักมากกว่าพิกัด"


OUTCOME = "outcomes: {fee: {is: load, title: {th: ค่าผ่านทาง, en: Toll fee}}}\n"


@pytest.mark.parametrize(
    ("head", "english", "thai"),
    [
        (
            "",
            "For every bridge, gives the toll fee. In force without limit of time.",
            "ใช้กับทุกสะพาน เพื่อหาค่าผ่านทาง มีผลใช้บังคับโดยไม่กำหนดระยะเวลา",
        ),
        (
            "applies: paint != null and paint = red\neffective: {from: 2019-10-01, to: 2020-09-30}\n",
            "For every bridge where the paint is red, gives the toll fee. In force from 1 Oct 2019 to 30 Sep 2020.",
            "ใช้กับทุกสะพานที่สีเป็นสีแดง เพื่อหาค่าผ่านทาง มีผลใช้บังคับตั้งแต่ 1 ต.ค. 2562 ถึง 30 ก.ย. 2563",
        ),
        (
            "effective: {from: 2019-10-01, on: signed}\n",
            "For every bridge, gives the toll fee. In force from 1 Oct 2019 on, by the day signed of each fact.",
            "ใช้กับทุกสะพาน เพื่อหาค่าผ่านทาง มีผลใช้บังคับตั้งแต่ 1 ต.ค. 2562 เป็นต้นไป โดยดูจากวันลงนามของแต่ละรายการ",
        ),
        (
            "checks: [{code: a, that: closed, message: No}, {code: b, that: lit, message: No}]\n",
            "For every bridge, gives the toll fee, and checks 2 statements. In force without limit of time.",
            "ใช้กับทุกสะพาน เพื่อหาค่าผ่านทาง และตรวจสอบ 2 ข้อ มีผลใช้บังคับโดยไม่กำหนดระยะเวลา",
        ),
    ],
)
def test_a_rule_is_summed_up(tell: Telling, head: str, english: str, thai: str) -> None:
    summary = tell(f"for: bridge\n{head}{OUTCOME}").summary
    assert (summary.en, summary.th) == (english, thai)


def test_a_column_of_the_book_is_told_by_its_title(tell: Telling) -> None:
    body = """
        for: bridge
        table:
          outcome: points
          rows:
            - {when: {book.quarter: "1, 2", due: "< book.as_of"}, then: 1}
          otherwise: 0
    """
    assert told(tell(body))[0] == (
        "1 where the quarter is 1 or 2 and the day due is before the as-of date of the book.",
        "1 เมื่อไตรมาสเท่ากับ 1 หรือ 2 และวันครบกำหนดอยู่ก่อนวันที่ของข้อมูล",
    )
