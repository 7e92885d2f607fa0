"""Feature files are read with every sentence and cell at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.features.scenario import Feature, StepKind, parse_feature
from assay.features.scenario.reader import MAX_CHARACTERS, MAX_STEPS
from assay.source import Source


def read(text: str) -> Feature:
    feature, findings = parse_feature(Source("a.feature", text), Path("a.feature"))
    assert feature is not None, findings
    return feature


def refused(text: str) -> list[str]:
    feature, findings = parse_feature(Source("a.feature", text), Path("a.feature"))
    assert feature is None
    return [f"{one.span} {one.code}: {one.message.en}" for one in findings]


RULES = """@a @b
Feature: Wards
  What the wards are.
  In two lines.

  Background:
    Given one

  @c
  Scenario: First
    Given two
    * still two
    When three
    * four
    Then five
    But six

  Rule: Apart
    Background:
      Given seven

    @a
    Scenario: Second
      Then eight
"""


def test_the_steps_of_backgrounds_come_first_and_a_star_is_of_the_kind_before_it() -> None:
    first, second = read(RULES).scenarios
    given, when, then = StepKind.GIVEN, StepKind.WHEN, StepKind.THEN
    assert [(step.kind, step.keyword, step.text) for step in first.steps] == [
        (given, "Given", "one"),
        (given, "Given", "two"),
        (given, "*", "still two"),
        (when, "When", "three"),
        (when, "*", "four"),
        (then, "Then", "five"),
        (then, "But", "six"),
    ]
    assert [(step.kind, step.text) for step in second.steps] == [
        (given, "one"),
        (given, "seven"),
        (then, "eight"),
    ]


def test_a_feature_is_read_with_its_words_and_tags() -> None:
    feature = read(RULES)
    assert (feature.name, feature.description) == ("Wards", "What the wards are.\nIn two lines.")
    assert feature.tags == ("a", "b")
    assert [one.tags for one in feature.scenarios] == [("a", "b", "c"), ("a", "b")]
    assert [str(one.place) for one in feature.scenarios] == ["a.feature:10:13", "a.feature:23:15"]


THAI = """# language: th
โครงหลัก: หอ
  สรุปเหตุการณ์: หอ <ชื่อ>
    กำหนดให้ มีหอดังนี้:
      | ชื่อ   | เตียง |
      | <ชื่อ> | 1    |
    แต่ หอ <ชื่อ> ปิด
    เมื่อ ประเมิน
    ดังนั้น ดี

    @ชุดแรก
    ชุดของตัวอย่าง:
      | ชื่อ |
      | ก   |
      | ข   |
"""


def test_each_example_is_a_scenario_with_its_values_filled_in() -> None:
    one, other = read(THAI).scenarios
    assert (one.name, other.name, one.outline, one.title) == (
        *("หอ ก", "หอ ข", "หอ <ชื่อ>", "หอ <ชื่อ>"),
    )
    assert (one.values, one.tags) == ((("ชื่อ", "ก"),), ("ชุดแรก",))
    assert (str(one.place), str(other.place)) == ("a.feature:14:7", "a.feature:15:7")
    given = one.steps[0]
    assert given.table is not None
    assert [[cell.text for cell in row] for row in given.table] == [["ชื่อ", "เตียง"], ["ก", "1"]]
    assert str(given.table[1][0].span) == "a.feature:6:9"
    assert (one.steps[1].text, one.steps[1].sentence.text) == ("หอ ก ปิด", "หอ <ชื่อ> ปิด")
    assert [step.kind for step in one.steps] == [
        *(StepKind.GIVEN, StepKind.GIVEN, StepKind.WHEN, StepKind.THEN)
    ]


def test_a_placeholder_is_a_name_and_a_value_a_text_whatever_their_letters() -> None:
    text = (
        "Feature: A\n  Scenario Outline: B\n    Given <a (%)> and <x.y> and <[> and < no>\n"
        "    Examples:\n      | a (%) | x.y | [ |\n      | \\\\1 | <[> | c |\n"
    )
    [scenario] = read(text).scenarios
    assert scenario.steps[0].text == "\\1 and <[> and c and < no>"


def test_a_placeholder_is_its_column_however_its_name_was_typed() -> None:
    """With a space that does not break, and with Thai marks in another order."""
    for written, column in (("a\u00a0b", "a b"), ("นํ้า", "น้ำ")):
        text = OUTLINE.replace("<n>", f"<{written}>").replace("| n", f"| {column}")
        [scenario] = read(text + "      | 7 |\n").scenarios
        assert scenario.steps[0].text == "7"


def test_a_text_below_a_step_is_known_to_be_there() -> None:
    text = (
        'Feature: A\n  Scenario: B\n    Given one\n      """\n      two\n      """\n    And three\n'
    )
    [scenario] = read(text).scenarios
    assert [step.prose for step in scenario.steps] == [True, False]


OUTLINE = "Feature: A\n  Scenario Outline: B\n    Given <n>\n    Examples:\n      | n |\n"


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (
            "Feature: A\n  Scenario: B\n    Given a\n  Rule: C\n    Scenario: B\n      Given b\n",
            ["a.feature:5:15 duplicate-scenario: the scenario on line 2 has this title too"],
        ),
        (OUTLINE, ["a.feature:4:5 expects-nothing: these examples have no row"]),
        (
            OUTLINE + "      | x |\n    Examples:\n      | m | m |\n      | 1 | 2 |\n",
            [
                "a.feature:8:13 duplicate-key: two columns of the examples are `m`",
                "a.feature:3:11 wrong-feature: no column of the examples is called `n`",
            ],
        ),
        (
            OUTLINE.replace("B", "<b>").replace("<n>", "a:\n      | <nmae> |") + "      | x |\n",
            [
                "a.feature:2:21 wrong-feature: no column of the examples is called `b`",
                "a.feature:4:9 wrong-feature: no column of the examples is called `nmae`",
            ],
        ),
        *(
            (
                f"# language: {language}\n{feature}: A\n  {outline}: B\n    {given} <n>\n",
                ["a.feature:3:3 expects-nothing: this outline has no examples"],
            )
            for language, feature, outline, given in (
                ("en", "Feature", "Scenario Outline", "Given"),
                ("en", "Feature", "Scenario Template", "Given"),
                ("th", "โครงหลัก", "สรุปเหตุการณ์", "กำหนดให้"),
                ("th", "โครงหลัก", "โครงสร้างของเหตุการณ์", "กำหนดให้"),
            )
        ),
        *(
            (
                f"Feature: A\n  Scenario: B\n    {word} b\n",
                [f"a.feature:3:5 wrong-feature: the first step begins with `{word}`"],
            )
            for word in ("And", "But", "*")
        ),
        (
            "Feature: A\n  Rule: B\n    Background:\n      * c\n",
            ["a.feature:4:7 wrong-feature: the first step begins with `*`"],
        ),
        ("# only a remark\n", ["a.feature:1:1 wrong-feature: the file holds no feature"]),
        ("\x00\x01", ["a.feature:1:1 wrong-feature: `\x00\x01` can't stand here"]),
    ],
)
def test_a_mistake_of_form_is_told_at_its_place(text: str, findings: list[str]) -> None:
    for found, finding in zip(refused(text), findings, strict=True):
        assert found.startswith(finding)


def test_more_than_a_person_writes_is_refused_unread() -> None:
    assert refused("Feature: A\n" + "#" * MAX_CHARACTERS)[0].startswith("a.feature:1:1 file-too-")
    rows = "      | x |\n" * (MAX_STEPS + 1)
    assert refused(OUTLINE + rows)[0].startswith("a.feature:1:1 file-too-large")
    assert len(read(OUTLINE + "      | x |\n" * MAX_STEPS).scenarios) == MAX_STEPS


def test_a_table_of_any_size_is_read() -> None:
    rows = "      | x | y |\n" * 20_000
    [scenario] = read(f"Feature: A\n  Scenario: B\n    Given a:\n{rows}").scenarios
    [step] = scenario.steps
    assert step.table is not None
    assert len(step.table) == 20_000


# Titles in the other language -------------------------------------------------------------------


BEDS = """Feature: Beds
  # th: เตียง
  Those that are there.
  # th: เตียงที่มี
  # en: no other language

  Scenario Outline: Two
    # a plain comment
    # th: สองเตียง
    Given <n> things
    # th: below a step it is a comment

    Examples: All
      # th: ทั้งหมด
      # th: | จำนวน |
      | n | of |
      | 1 | a  |
"""


def test_comments_below_a_title_give_it_in_the_other_language() -> None:
    found = read(BEDS.replace("| จำนวน |", "| จำนวน | ของ |"))
    assert found.description == "Those that are there."
    assert found.notes == {
        1: ("เตียง", "เตียงที่มี"),
        7: ("สองเตียง",),
        13: ("ทั้งหมด", "| จำนวน | ของ |"),
    }


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ("| จำนวน |", "the examples have 2 columns, and this names 1"),
        ("| ก | ข | ค |", "the examples have 2 columns, and this names 3"),
        ("| ก | ก |", "two columns have one name here, or one has none"),
        ("| ก |  |", "two columns have one name here, or one has none"),
    ],
)
def test_a_row_of_names_has_one_for_each_column(names: str, message: str) -> None:
    text = BEDS.replace("| จำนวน |", names)
    assert refused(text) == [f"a.feature:15:7 wrong-feature: {message}"]
