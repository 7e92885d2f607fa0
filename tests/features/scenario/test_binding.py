"""Sentences that mean nothing are told at their line and column, before anything is run."""

from __future__ import annotations

import pytest

from assay.features.scenario import Workspace
from assay.features.scenario.binding import MAX_SENTENCE
from assay.features.scenario.prepared import prepare
from assay.features.scenario.result import ScenarioResult
from tests.features.scenario.wards import outcome, scenarios, told, workspace_in

OPENED = 'Given the facts of "north/2563-q4"\n'
WHEN = "When all rules are evaluated\n"


def then(workspace: Workspace, step: str) -> list[str]:
    """What is wrong with an expectation: it stands on line 5, its words from column 10."""
    return told(outcome(workspace, f"{OPENED}{WHEN}Then {step}"))


@pytest.mark.parametrize(
    ("step", "finding"),
    [
        ('the light of bed "A" is red', "5:23 unknown-kind: `bed` is no kind of fact"),
        ("the colour of ward is red", "5:14 unknown-outcome: no rule gives `colour` to a fact of kind ward"),
        ("the light of ward is amber", "5:31 wrong-expectation: `amber` can't be what is expected: the outcome is a light"),
        ('the light of ward "Z" is red', "5:29 unknown-fact: there is no ward `Z`"),
        ("the light of the ward is red", "5:10 unknown-fact: there are 3 facts of kind ward: say which"),
        ("the points of ward comes from row 0", "5:44 wrong-expectation: `0` is no number of a row"),
        ("the points of ward comes from row one", "5:44 wrong-expectation: `one` is no number of a row"),
        ('the finding "to-many" is raised', "5:23 unknown-finding: there is no finding `to-many`"),
        ('the finding "too-many" is not raised for bed "A"', "5:51 unknown-kind: `bed` is no kind of fact"),
        ('the finding "too-many" is raised for ward "Z"', "5:53 unknown-fact: there is no ward `Z`"),
        ('the rule "croding" is in force', "5:20 unknown-rule: there is no rule `croding`"),
        ("the ward is crowded", "5:10 unknown-step: no sentence reads `the ward is crowded`"),
        ('ward "A" has beds 3', '5:10 unknown-step: no sentence reads `ward "A" has beds 3`'),
        ("the light of ward is red comes from row 3", "5:10 ambiguous-step: this step can be read in two ways"),
        ("the wards come out as:", "5:10 unknown-step: a table belongs below this step"),
        ("the wards come out as:\n| key | light |", "5:10 unknown-step: a table belongs below this step"),
        ("the wards come out as:\n| key | lihgt |\n| A | red |", "6:13 unknown-outcome: no rule gives `lihgt`"),
        ("the wards come out as:\n| key | light |\n| A | red |\n| B | re |", "8:11 wrong-expectation: `re` can't"),
        ("the wards come out as:\n| key | light |\n| A | red |\n| red | red |", "8:7 unknown-fact: there is no ward `red`"),
        ("the wards come out as:\n| key | light |\n| A |  |", "5:10 expects-nothing: the table expects nothing"),
        ("the wards come out as:\n| key |\n| A |", "5:10 expects-nothing: the table expects nothing"),
        ("no error is raised\n| a |\n| b |", "5:10 unknown-step: no table belongs below this step"),
        ('no error is raised\n"""\nnothing\n"""', "5:10 unknown-step: no text belongs below this step"),
    ],
)  # fmt: skip
def test_an_expectation_that_means_nothing_is_told_at_its_word(
    wards: Workspace, step: str, finding: str
) -> None:
    [found] = then(wards, step)
    assert found.startswith(f"a.feature:{finding}")


@pytest.mark.parametrize(
    ("step", "finding"),
    [
        ("these beds:\n| id |\n| A |", "3:17 unknown-kind: `beds` is no kind of fact"),
        ("these wards:", "3:11 unknown-step: a table belongs below this step"),
        ("these wards:\n| id |", "3:11 unknown-step: a table belongs below this step"),
        ("these wards:\n|\n|", "3:11 unknown-step: a table belongs below this step"),
        ("these wards:\n| id | bed |\n| A | 3 |", "4:12 unknown-field: `bed` is no field of a fact of kind ward"),
        ("these wards:\n| id | |\n| A | 3 |", "4:12 unknown-field: `` is no field"),
        ("these wards:\n| id | beds | Number of beds |\n| A | 3 | 4 |", "4:19 duplicate-key: two columns of the table are `beds`"),
        ('ward "A" has bed 3', "3:24 unknown-field: `bed` is no field of a fact of kind ward"),
        ('ward "A" has beds', "3:24 unknown-step: no value follows `beds`"),
        ('ward "A" has no bed', "3:27 unknown-field: `bed` is no field of a fact of kind ward"),
        ('the facts of "nort"', "3:25 unknown-book: there is no book `nort`"),
        ('the facts of "north/2563-q4", but all is well', "3:45 unknown-step: `all is well` does not say what is changed"),
        ('the facts of "north/2563-q4", but ward "A" has bed 3', "3:58 unknown-field: `bed` is no field"),
        ("the facts of each book", "3:11 no-book: the scenario is not run on the fact books"),
        ("no error is raised", "3:11 unknown-step: no sentence reads `no error is raised`"),
    ],
)  # fmt: skip
def test_a_fact_that_means_nothing_is_told_at_its_word(
    wards: Workspace, step: str, finding: str
) -> None:
    found = told(outcome(wards, f"Given {step}\n{WHEN}Then no error is raised"))
    assert found[0].startswith(f"a.feature:{finding}")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("steps", "finding"),
    [
        (f"{OPENED}{WHEN}", "2:13 expects-nothing: the scenario expects nothing"),
        (f"{OPENED}Then no error is raised", "4:10 unknown-step: nothing has been evaluated yet"),
        (f"{WHEN}Then no error is raised", "3:10 no-day: the scenario does not say on which day"),
        (f'{OPENED}When the rule "x" is evaluated\nThen no error is raised', "4:20 unknown-rule: "),
        (f'{OPENED}{WHEN}Given ward "A" has beds 1\nThen no error is raised', "6:10 unknown-step: the facts have changed since they were evaluated"),
        (f'{OPENED}{WHEN}Then no error is raised\nBut ward "A" has beds 1', "6:9 unknown-step: no sentence reads"),
        (f'{OPENED}{WHEN}Then no error is raised\n* ward "A" has beds 1', "6:7 unknown-step: no sentence reads"),
    ],
)  # fmt: skip
def test_a_scenario_that_proves_nothing_is_told(wards: Workspace, steps: str, finding: str) -> None:
    [found] = told(outcome(wards, steps))
    assert found.startswith(f"a.feature:{finding}")


@pytest.mark.parametrize(
    ("thai", "message"),
    [
        ('ดังนั้น ความแออัดของหอผู้ป่วย "A" คือ 3', "ไม่มีเกณฑ์ใดให้ค่า `ความแออัด` แก่ข้อเท็จจริงชนิดหอผู้ป่วย"),
        ('ดังนั้น light ของเตียง "A" คือ สีแดง', "ไม่มีชนิดข้อมูล `เตียง`"),
        ('ดังนั้น lightของหอผู้ป่วย "ฮ" คือ สีแดง', "ไม่มีข้อเท็จจริงชนิด ward รหัส `ฮ`"),
        ("ดังนั้น หอผู้ป่วยแออัด", "ไม่มีประโยคใดตรงกับ `หอผู้ป่วยแออัด`"),
        ("แต่ หอผู้ป่วยแออัด", "ไม่มีประโยคใดตรงกับ `หอผู้ป่วยแออัด`"),
    ],
)
def test_what_means_nothing_in_thai_is_told_in_thai(
    wards: Workspace, thai: str, message: str
) -> None:
    steps = f'กำหนดให้ ข้อเท็จจริงของ "north/2563-q4"\nเมื่อ ประเมินตามเกณฑ์ทุกข้อ\nดังนั้น ไม่มีข้อผิดพลาด\n{thai}'
    [finding] = outcome(wards, steps).findings
    assert finding.message.in_language("th") == message
    assert finding.span is not None
    assert finding.span.line == 7


def test_a_sentence_at_the_wrong_place_is_told_where_it_belongs(wards: Workspace) -> None:
    [finding] = outcome(
        wards, f'{OPENED}{WHEN}Then no error is raised\nBut ward "A" has beds 1'
    ).findings
    assert finding.hint is not None
    assert finding.hint.en == "it belongs after `Given`, and stands after `Then`"


def test_a_sentence_that_is_nearly_one_is_told_with_an_example(wards: Workspace) -> None:
    [finding] = outcome(wards, f"{OPENED}{WHEN}Then no errors are raised").findings
    assert finding.hint is not None
    assert finding.hint.en == "write it like `no error is raised`"


@pytest.mark.parametrize(
    "sentence",
    ["the light of ward “A” is green", "the  light of ward\u00a0 „A” is  green"],
)
def test_curly_quotes_and_wide_blanks_are_read_as_meant(wards: Workspace, sentence: str) -> None:
    text = (
        "Feature: A\n  Scenario: B\n    Given  the facts of “north/2563-q4”\n"
        f"    When all\u00a0 rules are evaluated\n    Then {sentence}\n"
    )
    [one] = scenarios(text)
    prepared = prepare(one, wards)
    assert not isinstance(prepared, ScenarioResult), told(prepared)


def test_a_sentence_too_long_to_be_one_is_refused_unread(wards: Workspace) -> None:
    [found] = then(wards, "the light of ward is " + "x" * MAX_SENTENCE)
    assert "5:10 unknown-step: the sentence is longer than 2,000 characters" in found


def wrong_in_outline(workspace: Workspace, text: str) -> list[str]:
    found = [prepare(one, workspace) for one in scenarios(text)]
    return [line for one in found if isinstance(one, ScenarioResult) for line in told(one)]


OUTLINE = """Feature: A
  Scenario Outline: B
    Given the facts of "north/2563-q4"
    When all rules are evaluated
    Then the <what> of ward "<id>" is <light>
    And the wards come out as:
      | key  | <what>  |
      | <id> | <light> |

    Examples:
      | id | what  | light |
      | A  | light | green |
      | A  | light | blue  |
      | Z  | light | red   |
      | B  | size  | 3     |
"""


def test_in_an_outline_it_is_told_at_the_placeholder(wards: Workspace) -> None:
    assert wrong_in_outline(wards, OUTLINE) == [
        "a.feature:5:39 wrong-expectation: `blue` can't be what is expected: the outcome is a light",
        "a.feature:8:16 wrong-expectation: `blue` can't be what is expected: the outcome is a light",
        "a.feature:5:30 unknown-fact: there is no ward `Z`",
        "a.feature:5:14 unknown-outcome: no rule gives `size` to a fact of kind ward",
        "a.feature:7:16 unknown-outcome: no rule gives `size` to a fact of kind ward",
    ]


# Words that could be several things -------------------------------------------------------------

TWICE = {
    "rules/twins.yaml": """
        rule: twins
        title: {th: แฝด, en: Twins}
        for: ward
        outcomes:
          one: {is: beds, title: {th: แฝด, en: Twin}}
          two: {is: beds + 1, title: {th: แฝด, en: Twin}}
          light of ward: {is: beds}
    """,
}


def test_a_title_of_two_outcomes_means_neither(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {
        "rules/twins.yaml": TWICE["rules/twins.yaml"].replace(
            "          light of ward: {is: beds}\n", ""
        )
    }
    twins = workspace_in(tmp_path_factory.mktemp("twins"), files)
    assert then(twins, 'the Twin of ward "A" is 20') == [
        "a.feature:5:14 ambiguous-step: `Twin` is the title of one, two"
    ]
    assert then(twins, 'the two of ward "A" is 21') == []


ODD = {
    "rules/odd.yaml": """
        rule: odd
        title: {th: แปลก, en: Odd}
        for: ward
        outcomes:
          rest: {is: beds, title: {th: "ส่วนที่เหลือของปี คือ ยอด", en: What of it is left (of the + year?)}}
          light_of: {is: beds + 1, title: {th: ผลของการตรวจ, en: Light of ward}}
    """,
}


def test_titles_may_hold_the_words_of_sentences(tmp_path_factory: pytest.TempPathFactory) -> None:
    odd = workspace_in(tmp_path_factory.mktemp("odd"), ODD)
    for step in (
        'the What of it is left (of the + year?) of ward "A" is 20',
        'the what of it is left (of the + year?) of ward "A" comes from otherwise',
        'the Light of ward of ward "A" is 21',
        'the Light of ward of the Hospital ward "A" is 21 within 0',
    ):
        assert then(odd, step) == [], step
    thai = (
        'กำหนดให้ ข้อเท็จจริงของ "north/2563-q4"\nเมื่อ ประเมินตามเกณฑ์ทุกข้อ\n'
        'ดังนั้น ส่วนที่เหลือของปี คือ ยอดของหอผู้ป่วย "A" คือ ๒๐\n'
        'และ ผลของการตรวจของหอผู้ป่วย "A" คือ 21'
    )
    result = outcome(odd, thai)
    assert (told(result), result.failures) == ([], ())
