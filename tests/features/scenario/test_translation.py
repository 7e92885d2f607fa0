"""A feature in the other language says the same: for all that is shipped, and at the odd places."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from assay.features.scenario import (
    SENTENCES,
    Feature,
    Prepared,
    Scenario,
    Workspace,
    bind,
    parse_feature,
    prepare,
    read_feature,
    translated,
)
from assay.features.scenario.naming import Naming
from assay.features.scenario.parts import spoken
from assay.features.scenario.sentences import matches
from assay.project import find_project
from assay.source import Source
from tests.cli.running import ROOT
from tests.features.scenario.test_sentences import SPOKEN, meaning, placeless, sentence_of, step

SHIPPED = sorted((ROOT / "features").rglob("*.feature"))
EACH = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)


@pytest.fixture(scope="module")
def shipped() -> Workspace:
    """The project whose features they are."""
    return Workspace(find_project([ROOT / "rules"]))


def feature_of(path: Path) -> Feature:
    found, findings = read_feature(path)
    assert found is not None, findings
    return found


def told(text: str, workspace: Workspace) -> Feature:
    """A feature in the other language."""
    found, findings = parse_feature(Source("a.feature", dedent(text)), Path("a.feature"))
    assert found is not None, findings
    other = translated(found, workspace.vocabulary)
    assert other is not None
    return other


def twin_of(path: Path, workspace: Workspace) -> tuple[Feature, Feature]:
    """A shipped feature, and the same in the other language."""
    feature = feature_of(path)
    twin = translated(feature, workspace.vocabulary)
    assert twin is not None
    return feature, twin


def meant(scenario: Scenario, workspace: Workspace) -> list[object]:
    """What a scenario comes to: its facts, what is evaluated, and what is expected of it."""
    book = next(iter(workspace.books)) if "quarter" in scenario.tags else None
    prepared = prepare(scenario, workspace, book)
    assert isinstance(prepared, Prepared), prepared.findings
    return [(act.book, act.rule, [placeless(one) for one in act.expected]) for act in prepared.acts]


# Whatever is shipped ----------------------------------------------------------------------------


@EACH
def test_every_title_and_column_is_given_in_both_languages(path: Path, shipped: Workspace) -> None:
    feature, twin = twin_of(path, shipped)
    assert twin.name != feature.name
    assert twin.description != feature.description
    for one, other in zip(feature.scenarios, twin.scenarios, strict=True):
        assert is_thai(one.title) is not is_thai(other.title), one.title
        for (column, _), (head, _) in zip(one.values, other.values, strict=True):
            alike = column.isascii() and (column.isupper() or column.isdigit())
            assert alike or column != head, column


@EACH
def test_no_sentence_is_left_in_the_language_that_it_was_written_in(
    path: Path, shipped: Workspace
) -> None:
    _, twin = twin_of(path, shipped)
    for scenario in twin.scenarios:
        bound, findings = bind(scenario, shipped.vocabulary)
        assert findings == ()
        for one in bound:
            written = one.sentence.patterns.index(one.match.re)
            assert (written > 0) is (twin.language == "th"), one.step.text


@EACH
def test_what_is_said_in_the_other_language_means_the_same(path: Path, shipped: Workspace) -> None:
    feature, twin = twin_of(path, shipped)
    for one, other in zip(feature.scenarios, twin.scenarios, strict=True):
        assert other.tags == one.tags
        assert meant(other, shipped) == meant(one, shipped)


@EACH
def test_said_back_it_has_the_titles_that_it_was_written_with(
    path: Path, shipped: Workspace
) -> None:
    feature, twin = twin_of(path, shipped)
    back = translated(twin, shipped.vocabulary)
    assert back is not None
    assert (back.name, back.description, back.tags) == (
        feature.name, feature.description, feature.tags
    )  # fmt: skip
    for one, other in zip(feature.scenarios, back.scenarios, strict=True):
        assert (other.name, other.title) == (one.name, one.title)
        assert [column for column, _ in other.values] == [column for column, _ in one.values]


def is_thai(text: str) -> bool:
    return any("\u0e01" <= letter <= "\u0e5b" for letter in text)


# Each sentence ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("english", "thai"), SPOKEN)
@pytest.mark.parametrize("language", ["en", "th"])
def test_each_sentence_is_said_in_each_language_so_that_it_means_the_same(
    english: str, thai: str, language: str, shipped: Workspace
) -> None:
    [sentence] = {one for one, _ in matches(english, SENTENCES)}
    naming = Naming(shipped.schema, shipped.vocabulary, "en" if language == "en" else "th")
    text = thai if language == "en" else english
    [(_, match)] = matches(text, [sentence])
    said = sentence.say(match, step(sentence.kind, text), naming)
    pieces = spoken(said.wording.in_language(language), said.parts)
    again = "".join(one if isinstance(one, str) else one.said for one in pieces)
    assert is_thai(again) is (language == "th") or "เกินแผน" in again
    assert sentence_of(sentence.kind, again) is sentence
    assert meaning(sentence, again, shipped) == meaning(sentence, text, shipped)


# An outline stays an outline --------------------------------------------------------------------


OUTLINE = """
    Feature: Crowding
      # th: ความแออัด

      Scenario Outline: A ward of <occupied> is <light>
        # th: หอที่ใช้ <occupied> เตียงเป็น <light>
        Given the book is dated <day>
        And a ward:
          | id  | beds | occupied   |
          | <w> | 20   | <occupied> |
        When the rule "crowding" is evaluated
        Then the light of ward "<w>" is <light>
        And the finding "too-many" is <whether>
        And the share of the ward is null because missing: ward/<w>/occupied

        Examples: Some
          # th: บางกรณี
          # th: | วันที่ | หอ | เตียง | สี | ผล |
          | day        | w | occupied | light          | whether    |
          | 2020-09-30 | A | 16       | green          | not raised |
          | 2020-10-01 | B | 21       | red            | an error   |
          | 2020-10-01 | B |          | null because not rated | raised |

        Examples:
          | day        | w | occupied | light | whether    |
          | 2020-09-30 | A | 0        | green | not raised |
"""


def lines_of(text: str) -> list[str]:
    """The lines of a feature, the blanks that align a table left out."""
    return [" ".join(line.split()) for line in dedent(text).splitlines()]


def test_the_places_of_an_outline_are_left_open_under_the_names_given(wards: Workspace) -> None:
    assert lines_of(told(OUTLINE, wards).text) == lines_of(
        """\
        # language: th
        โครงหลัก: ความแออัด
          # en: Crowding

          สรุปเหตุการณ์: หอที่ใช้ <เตียง> เตียงเป็น <สี>
            # en: A ward of <เตียง> is <สี>
            กำหนดให้ ข้อมูล ณ วันที่ <วันที่>
            และ มีหอผู้ป่วยดังนี้:
              | id | จำนวนเตียง | เตียงที่ใช้ |
              | <หอ> | 20 | <เตียง> |
            เมื่อ ประเมินตามเกณฑ์ "crowding"
            ดังนั้น light ของหอผู้ป่วย "<หอ>" คือ <สี>
            และ ผลการตรวจ "too-many" คือ <ผล>
            และ อัตราครองเตียงของหอผู้ป่วย คือ ว่าง เพราะไม่มีข้อมูล: ward/<หอ>/occupied

            ชุดของตัวอย่าง: บางกรณี
              # en: Some
              # en: | day | w | occupied | light | whether |
              | วันที่ | หอ | เตียง | สี | ผล |
              | 30 กันยายน 2563 | A | 16 | สีเขียว | ไม่พบ |
              | 1 ตุลาคม 2563 | B | 21 | สีแดง | ข้อผิดพลาด |
              | 1 ตุลาคม 2563 | B | | ว่าง เพราะไม่ได้ประเมิน | พบ |

            ชุดของตัวอย่าง:
              | วันที่ | หอ | เตียง | สี | ผล |
              | 30 กันยายน 2563 | A | 0 | สีเขียว | ไม่พบ |
        """
    )


def test_what_can_not_be_said_with_its_place_left_open_stays_as_it_is_written(
    wards: Workspace,
) -> None:
    twin = told(
        """
        Feature: Crowding
          Scenario Outline: Parts of words
            Given the book is dated 2020-<month>-30
            And a ward:
              | id | beds  |
              | A  | <n>0  |
            When the rule "crowding" is evaluated
            Then the sha<part> of ward "A" is null
            And the light of ward "A" is <sort>een
            And the weather is <sort>

            Examples:
              # th: | เดือน | จำนวน | ส่วน | สี |
              | month | n | part | sort |
              | 09    | 2 | re   | gr   |
        """,
        wards,
    )
    said = lines_of(twin.text)
    assert "กำหนดให้ the book is dated 2020-<เดือน>-30" in said
    assert "| A | <จำนวน>0 |" in said
    assert 'ดังนั้น the sha<ส่วน> of ward "A" is null' in said
    assert 'และ the light of ward "A" is <สี>een' in said
    assert "และ the weather is <สี>" in said
    assert "| 09 | 2 | re | gr |" in said


def test_a_column_that_would_need_two_wordings_is_said_where_it_has_one(wards: Workspace) -> None:
    """A text stays as it is and a member has a title, so that one cell can't stand for both."""
    twin = told(
        """
        Feature: Crowding
          Scenario Outline: A light and a note
            Given the book is dated 2020-09-30
            And a ward:
              | id | wanted   | note    |
              | A  | <colour> | <other> |
            When the rule "words" is evaluated
            Then the said of ward "A" is <colour>

            Examples:
              | colour | other |
              | green  | green |
        """,
        wards,
    )
    assert twin.scenarios[0].steps[1].table is not None
    header, cells = ([cell.text for cell in row] for row in twin.scenarios[0].steps[1].table)
    assert (header, cells[2]) == (["id", "สีที่ต้องการ", "หมายเหตุ"], "green")
    assert twin.scenarios[0].steps[-1].text == 'ถ้อยคำของหอของหอผู้ป่วย "A" คือ green'


def test_backgrounds_rules_tags_and_stars_are_kept(wards: Workspace) -> None:
    twin = told(
        """
        @slow
        Feature: Crowding
          Background:
            Given the book is dated 2020-09-30
            * a ward:
              | id | beds |
              | A  | 20   |

          Rule: Of beds
            Background:
              Given ward "A" has occupied 5

            @quick
            Scenario: One
              When the rule "crowding" is evaluated
              Then the finding "too-many" is not raised for ward "A"
              But no error is raised
        """,
        wards,
    )
    (scenario,) = twin.scenarios
    assert scenario.tags == ("slow", "quick")
    assert [step.text for step in scenario.steps] == [
        "ข้อมูล ณ วันที่ 30 กันยายน 2563",
        "มีหอผู้ป่วยดังนี้:",
        'หอผู้ป่วย "A" มีเตียงที่ใช้เป็น 5',
        'ประเมินตามเกณฑ์ "crowding"',
        'ไม่พบ "too-many" ที่หอผู้ป่วย "A"',
        "ไม่มีข้อผิดพลาด",
    ]
    assert prepare(scenario, wards, None).scenario is scenario


def test_without_a_title_in_the_other_language_the_one_written_stands(wards: Workspace) -> None:
    text = "Feature: A\n  Some words.\n  Scenario: B\n    Given the facts of each book\n"
    twin = told(text, wards)
    assert (twin.name, twin.description, twin.scenarios[0].name) == ("A", "Some words.", "B")


def test_a_feature_in_a_third_language_is_not_told_in_another(wards: Workspace) -> None:
    text = "# language: fr\nFonctionnalité: A\n  Scénario: B\n    Soit une chose\n"
    feature, _ = parse_feature(Source("a.feature", text), Path("a.feature"))
    assert feature is not None
    assert translated(feature, wards.vocabulary) is None


def test_where_the_schema_can_not_be_read_nothing_is_said_anew(wards: Workspace) -> None:
    feature, _ = parse_feature(Source("a.feature", dedent(OUTLINE)), Path("a.feature"))
    assert feature is not None
    assert translated(feature, replace(wards.vocabulary, schema=None)) is None
