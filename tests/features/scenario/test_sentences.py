"""Each sentence means the same in English and in Thai, and no text means two things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assay.facts import Kind, Schema
from assay.features.scenario import (
    SENTENCES,
    Misread,
    Sentence,
    Step,
    StepKind,
    Vocabulary,
    Workspace,
)
from assay.features.scenario.actions import Given, Then
from assay.features.scenario.expectations import Expectation
from assay.features.scenario.expected_findings import (
    InForce,
    IsOfSeverity,
    NotRaised,
    Raised,
    SaysSo,
)
from assay.features.scenario.expected_outcomes import ComesFrom, OutcomeIs, OutcomesAre
from assay.features.scenario.sentences import matches
from assay.features.scenario.stage import Stage
from assay.plan import OutcomeInfo
from assay.project import find_project
from assay.source import Scalar, Source, Style
from assay.values.text import Text
from assay.values.types import Number, TextType
from tests.cli.running import ROOT
from tests.features.scenario.wards import outcome, told

EACH = pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: one.example.en)


@pytest.fixture(scope="module")
def shipped() -> Workspace:
    """The project whose words the examples use."""
    return Workspace(find_project([ROOT / "rules"]))


def cell(text: str) -> Scalar:
    return Scalar(text or None, text, Style.CELL, Source("a.feature", text), 0, len(text))


def sentence_of(kind: StepKind, text: str) -> Sentence:
    """The one sentence that a step of a kind is read as."""
    [found] = [one for one, _ in matches(text, SENTENCES) if one.kind is kind]
    return found


def step(kind: StepKind, text: str, table: Sequence[Sequence[str]] | None = None) -> Step:
    rows = None if table is None else tuple(tuple(map(cell, row)) for row in table)
    return Step(kind, "", text, cell(text), rows)


def meaning(sentence: Sentence, text: str, workspace: Workspace) -> list[object]:
    """What a text comes to: the stage it makes, or what it evaluates or expects."""
    table = {
        "these budget lines:": [["code", "disbursed"], ["9", "1.5"]],
        "the projects come out as:": [["key", "status_financial"], ["EL", "red"]],
    }.get(sentence.example.en)
    if text == "มีโครงการดังนี้:":
        table = [["id", "ผลการดำเนินงาน"], ["ก", "90"]]
    made: list[object] = []
    stage = Stage(workspace.open_schema, workspace.book("etda/2563-q4"))
    [(_, match)] = matches(text, [sentence])
    for action in sentence.make(match, step(sentence.kind, text, table), workspace.vocabulary):
        match action:
            case Given(apply=apply):
                apply(stage)
            case Then(expectation=expectation):
                # Where it stands is all that may differ.
                made.append(placeless(expectation))
            case _:
                made.append(action)
    book, findings = stage.book()
    assert findings == ()
    return [*made, stage.as_of, stage.quarter, book]


def placeless(expectation: Expectation) -> Expectation:
    """What is expected, wherever it is said and in whatever words."""
    nowhere = step(StepKind.THEN, "")
    match expectation:
        case OutcomeIs():
            return replace(expectation, step=nowhere, text="", where=None, cell=None)
        case OutcomesAre(outcomes=outcomes):
            found = tuple(placeless(one) for one in outcomes)
            return OutcomesAre(tuple(one for one in found if isinstance(one, OutcomeIs)))
        case ComesFrom() | Raised() | NotRaised() | SaysSo() | IsOfSeverity() | InForce():
            return replace(expectation, step=nowhere)
        case _:
            raise TypeError(expectation)


@EACH
@pytest.mark.parametrize("lang", ["en", "th"])
def test_its_example_is_read_as_it_and_as_no_other(sentence: Sentence, lang: str) -> None:
    assert sentence_of(sentence.kind, sentence.example.in_language(lang)) is sentence


@EACH
@pytest.mark.parametrize("lang", ["en", "th"])
def test_its_example_is_understood_in_the_shipped_project(
    sentence: Sentence, lang: str, shipped: Workspace
) -> None:
    if "message of" in sentence.example.en:
        return  # what a message says is not looked up
    assert meaning(sentence, sentence.example.in_language(lang), shipped)


SPOKEN = [
    ("the book is dated 2020-09-30", "ข้อมูล ณ วันที่ 30 กันยายน 2563"),
    ("the book is dated 2020-09-30", "ข้อมูล ณ วันที่ ๓๐ ก.ย. ๖๓"),
    ("the book's quarter is 3", "ไตรมาสของข้อมูลคือ ๓"),
    ("the book's fiscal year is 2020", "ปีงบประมาณของข้อมูล คือ 2563"),
    ('the book\'s agency is "ETDA"', "หน่วยงานของข้อมูลคือ ETDA"),
    ("the book's currency is THB", "สกุลเงินของข้อมูลคือ THB"),
    ('the facts of "etda/2563-q4"', 'ข้อเท็จจริงของ "etda/2563-q4"'),
    (
        'the facts of "etda/2563-q4", but project "EL" has physical_actual_percent 90',
        'ข้อเท็จจริงของ "etda/2563-q4" แต่โครงการ "EL" มีผลการดำเนินงานเป็น ๙๐',
    ),
    (
        'the facts of "etda/2563-q4", but project "EL" has no physical_actual_percent',
        'ข้อเท็จจริงของ "etda/2563-q4" แต่โครงการ "EL" ไม่มีผลการดำเนินงาน',
    ),
    (
        'the facts of "etda/2563-q4", but there is no project "EL"',
        'ข้อเท็จจริงของ "etda/2563-q4" แต่ไม่มีโครงการ "EL"',
    ),
    ("the facts of each book", "ข้อเท็จจริงของแต่ละชุดข้อมูล"),
    (
        'project "EL" has physical_actual_percent 90',
        'โครงการ "EL" มีผลการดำเนินงานเป็น 90',
    ),
    (
        'the project "EL" has physical_actual_percent = 90',
        'โครงการ"EL"มีผลการดำเนินงาน = 90',
    ),
    (
        'project "EL" has no physical_actual_percent',
        'โครงการ "EL" ไม่มีผลการดำเนินงาน',
    ),
    ('there is no indicator "DG-5"', 'ไม่มีตัวชี้วัด "DG-5"'),
    ('the rule "progress-status" is evaluated', 'ประเมินตามเกณฑ์ "progress-status"'),
    ("all rules are evaluated", "ประเมินตามเกณฑ์ทุกข้อ"),
    (
        'the status_financial of project "EL" is red',
        'สถานะด้านการเงินของโครงการ "EL" คือ สีแดง',
    ),
    (
        "the physical_delay of the project is 4.31 within 0.01",
        "ความล่าช้าด้านผลการดำเนินงานของโครงการ คือ ๔.๓๑ คลาดเคลื่อนไม่เกิน ๐.๐๑",
    ),
    (
        "the physical_delay of project is 4.31 within 0.01",
        "ความล่าช้าด้านผลการดำเนินงานของโครงการคือ 4.31 ±0.01",
    ),
    (
        'the status_financial of project "EL" is null because missing: project/EL/x',
        'สถานะด้านการเงินของโครงการ "EL" คือ ว่าง เพราะไม่มีข้อมูล: project/EL/x',
    ),
    (
        'the status_financial of project "EL" is null because not rated',
        'สถานะด้านการเงินของโครงการ "EL" คือ ว่าง เพราะไม่ได้ประเมิน',
    ),
    (
        'the status_financial of project "EL" is null',
        'สถานะด้านการเงินของโครงการ "EL" คือ ว่าง',
    ),
    (
        'the score of indicator "DG-5" is 0, assumed',
        'คะแนนของตัวชี้วัด "DG-5" คือ 0 โดยสมมติ',
    ),
    (
        'the status_financial of project "EL" comes from row 3',
        'สถานะด้านการเงินของโครงการ "EL" มาจากแถวที่ ๓',
    ),
    (
        'the score of indicator "DG-5" comes from level 75',
        'คะแนนของตัวชี้วัด "DG-5" มาจากระดับที่ 75',
    ),
    (
        'the score of indicator "DG-5" comes from otherwise',
        'คะแนนของตัวชี้วัด "DG-5" มาจากกรณีอื่น',
    ),
    (
        'the finding "overspending" is raised for budget line "1"',
        'พบ "overspending" ที่รายการผลการใช้จ่ายงบประมาณ "1"',
    ),
    ('the finding "overspending" is raised', 'พบ "overspending"'),
    ('the finding "overspending" is not raised', 'ไม่พบ "overspending"'),
    (
        'the finding "overspending" is not raised for the budget line',
        'ไม่พบ "overspending" ที่รายการผลการใช้จ่ายงบประมาณ',
    ),
    ("no finding is raised", "ไม่มีข้อค้นพบ"),
    ('no finding is raised for project "EL"', 'ไม่มีข้อค้นพบที่โครงการ "EL"'),
    ("no error is raised", "ไม่มีข้อผิดพลาด"),
    (
        'the message of "overspending" says "เกินแผน"',
        'ข้อความของ "overspending" ว่า "เกินแผน"',
    ),
    ('the finding "overspending" is an error', '"overspending" เป็นข้อผิดพลาด'),
    ('the finding "overspending" is a warning', '"overspending" เป็นคำเตือน'),
    ('the finding "overspending" is a note', '"overspending" เป็นข้อสังเกต'),
    ('the rule "progress-status" is in force', 'เกณฑ์ "progress-status" มีผลใช้บังคับ'),
    ('the rule "progress-status" is not in force', 'เกณฑ์ "progress-status" ไม่มีผลใช้บังคับ'),
]


@pytest.mark.parametrize(("english", "thai"), SPOKEN)
def test_what_is_said_in_thai_comes_to_the_same(
    english: str, thai: str, shipped: Workspace
) -> None:
    [sentence] = {one for one, _ in matches(english, SENTENCES)}
    assert sentence_of(sentence.kind, thai) is sentence
    assert meaning(sentence, english, shipped) == meaning(sentence, thai, shipped)


def test_each_sentence_without_a_table_is_among_those_said_in_both_languages() -> None:
    said = {one.example.en for text, _ in SPOKEN for one, _ in matches(text, SENTENCES)}
    assert said == {one.example.en for one in SENTENCES if not one.table}


def test_facts_stated_and_outcomes_listed_in_thai_are_those_in_english(wards: Workspace) -> None:
    english = """
        Given the book is dated 2020-09-30
        And these wards:
          | id | Number of beds | occupied | opened     | closed |
          | A  | 20             | 16.5     | 2020-01-31 | true   |
        When the rule "crowding" is evaluated
        Then the wards come out as:
          | key | light  | share |
          | A   | yellow | 82.5  |
    """
    thai = """
        กำหนดให้ ข้อมูล ณ วันที่ ๓๐ กันยายน ๒๕๖๓
        และ มีหอผู้ป่วยดังนี้:
          | id | จำนวนเตียง | เตียงที่ใช้ | วันเปิดหอ        | ปิดหอ  |
          | A  | ๒๐       | ๑๖.๕    | 31 มกราคม 2563 | true  |
        เมื่อ ประเมินตามเกณฑ์ "crowding"
        ดังนั้น ผลของหอผู้ป่วยเป็นดังนี้:
          | รหัส | light  | อัตราครองเตียง |
          | A   | สีเหลือง | ๘๒.๕         |
    """
    one, other = outcome(wards, english), outcome(wards, thai)
    assert (told(one), told(other)) == ([], [])
    assert one.passed
    assert other.passed
    assert [look.evaluation.book for look in one.looks] == [
        look.evaluation.book for look in other.looks
    ]
    assert one.asked == other.asked


# No text means two things ----------------------------------------------------------------------

TITLES = st.text(alphabet="abcXYZ กขคงาิ่.*+?()[]{}|^$\\/:%&'-", min_size=1, max_size=12).filter(
    lambda text: text == " ".join(text.split()) and "," not in text
)
FORMS = [
    (StepKind.GIVEN, '{kind} "{key}" has {field} 5'),
    (StepKind.GIVEN, '{kind} "{key}" has no {field}'),
    (StepKind.GIVEN, 'there is no {kind} "{key}"'),
    (StepKind.GIVEN, "these {kind}:"),
    (StepKind.GIVEN, '{kind} "{key}" มี{field}เป็น 5'),
    (StepKind.GIVEN, '{kind}"{key}"ไม่มี{field}'),
    (StepKind.GIVEN, 'ไม่มี{kind} "{key}"'),
    (StepKind.GIVEN, "มี{kind}ดังนี้:"),
    (StepKind.THEN, 'the {outcome} of {kind} "{key}" is 5'),
    (StepKind.THEN, "the {outcome} of the {kind} is 5"),
    (StepKind.THEN, 'the {outcome} of {kind} "{key}" comes from row 5'),
    (StepKind.THEN, "the {kind} come out as:"),
    (StepKind.THEN, 'the finding "{key}" is raised for {kind} "{key}"'),
    (StepKind.THEN, 'no finding is raised for {kind} "{key}"'),
    (StepKind.THEN, '{outcome}ของ{kind} "{key}" คือ 5'),
    (StepKind.THEN, "{outcome}ของ{kind}คือ 5"),
    (StepKind.THEN, "{outcome}ของ{kind}มาจากแถวที่ 5"),
    (StepKind.THEN, "ผลของ{kind}เป็นดังนี้:"),
    (StepKind.THEN, 'ไม่พบ "{key}" ที่{kind} "{key}"'),
    (StepKind.THEN, 'ไม่มีข้อค้นพบที่{kind} "{key}"'),
]


def words(kind: str, field: str, out: str) -> Vocabulary:
    """A vocabulary of one kind with one field and one outcome, of these titles."""
    from assay.facts import Field

    fields = {
        "id_": Field("id_", TextType()),
        "field_": Field("field_", Number(), title=Text(field, field)),
    }
    one = Kind("kind_", "kinds_", ("id_",), None, None, fields, Text(kind, kind))
    info = OutcomeInfo("outcome_", Text(out, out), Number())
    return Vocabulary(Schema({}, {"kind_": one}), {"kind_": {"outcome_": info}}, None, None, ())


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.sampled_from(FORMS), TITLES, TITLES, TITLES, TITLES)
def test_titles_of_any_letters_make_no_sentence_ambiguous_and_mean_themselves(
    form: tuple[StepKind, str], kind: str, field: str, out: str, key: str
) -> None:
    assume(field.casefold() not in {"id", "field", "document", "place"} and kind.strip("_: "))
    kind_of_step, written = form
    text = written.format(kind=kind, field=field, outcome=out, key=key)
    [(sentence, match)] = [one for one in matches(text, SENTENCES) if one[0].kind is kind_of_step]
    table = None
    if sentence.table:
        table = [["id_", field], ["1", "5"]] if kind_of_step is StepKind.GIVEN else None
        table = table or [["key", out], ["1", "5"]]
    actions = sentence.make(match, step(kind_of_step, text, table), words(kind, field, out))
    [action] = actions
    if isinstance(action, Then):
        assert getattr(action.expectation, "key", key) in (key, None)
        assert getattr(action.expectation, "name", "outcome_") == "outcome_"


NASTY = [" of ", "ของ", " is ", "คือ", " comes from ", '"', " has ", "มี", " row ", "a", "\t", "เป็น"]


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(
    st.sampled_from([form for _, form in FORMS]),
    st.lists(st.sampled_from(NASTY), min_size=1, max_size=8).map("".join),
)
def test_words_of_sentences_in_titles_are_misread_in_words_and_never_crash(
    form: str, title: str
) -> None:
    text = form.format(kind=title, field=title, outcome=title, key="1").strip()
    vocabulary = words(title, title, title)
    for sentence, match in matches(text, SENTENCES):
        with suppress(Misread):
            assert sentence.make(match, step(sentence.kind, text, [["id_"], ["1"]]), vocabulary)


@pytest.mark.parametrize(
    "text",
    [
        "the " + " of " * 50_000 + '"',
        "the " + "a of b is " * 20_000 + '"x',
        "ก" + "ของ" * 60_000 + '"',
        "the facts of " * 15_000,
        'a "' + " " * 190_000 + "has",
        "the a of b comes from row" + " " * 190_000,
        "มี" * 90_000 + "ดังนี้",
        'the finding "x" is raised for ' + "the " * 48_000,
        'the book is dated "' * 10_000,
    ],
)
def test_a_text_of_any_length_is_read_or_refused(text: str) -> None:
    """A pattern that tries a text in as many ways as it is long would never come back."""
    assert len(list(matches(text, SENTENCES))) < 3


# What is said of what --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("the book is dated 2020-09-30:", "the book is dated 2020-09-30"),
        ("the book's agency is Office: North", "the book's quarter is 4"),
        ("the book's agency is Office of:", "the book's quarter is 4"),
    ],
)
def test_a_colon_does_not_make_a_table_of_what_is_said_of_the_book(text: str, of: str) -> None:
    assert sentence_of(StepKind.GIVEN, text).example.en == of


def test_every_pattern_names_its_parts_alike_in_both_languages() -> None:
    for sentence in SENTENCES:
        names = [set(re.compile(pattern).groupindex) for pattern in sentence.patterns]
        assert names[0] == names[1], sentence.example.en
