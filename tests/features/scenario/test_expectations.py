"""What scenarios expect: when it holds, what is told where it does not, and what it proves."""

from __future__ import annotations

import pytest

from assay.features.scenario import Asked, Failure, Verdict, Workspace
from assay.values.fact_id import FactId
from tests.features.scenario.wards import outcome, told

BEGIN = 'Given the facts of "north/2563-q4"\nAnd ward "B" has occupied 21\n'
ALL = "When all rules are evaluated\n"


def failures(wards: Workspace, step: str, when: str = ALL) -> tuple[Failure, ...]:
    result = outcome(wards, f"{BEGIN}{when}Then {step}")
    assert told(result) == []
    assert (result.verdict is Verdict.PASSED) is (not result.failures)
    return result.failures


def asked(wards: Workspace, step: str, when: str = ALL) -> Asked:
    return outcome(wards, f"{BEGIN}{when}Then {step}").asked


# Ward A has 16 of 20 beds occupied: 80 %; B 21 of 20: 105 %; C/1 has 5 beds, and nothing is known.
HOLDS = [
    'the share of ward "A" is 80',
    'the share of ward "A" is 79.9 within 0.1',
    'the light of ward "A" is green',
    'the light of ward "C/1" is null because missing: ward/C%2F1/occupied',
    'the light of ward "A" comes from row 1',
    'the light of ward "B" comes from row 3',
    'the points of ward "A" comes from level 2',
    'the points of ward "A" comes from level ๒.๐',
    'the points of ward "A" comes from row 2',
    'the points of ward "C/1" comes from otherwise',
    'the points of ward "C/1" is 0, assumed',
    'the finding "too-many" is raised',
    'the finding "too-many" is raised for ward "B"',
    'the finding "too-many" is not raised for ward "A"',
    'the finding "unchecked" is raised for ward "C/1"',
    'the finding "no-row" is raised for ward "C/1"',
    'no finding is raised for ward "A"',
    'the finding "roll-up" is not raised',
    'the message of "too-many" says "Ward B holds 21, with 20 beds"',
    'the message of "too-many" says "หอ B มีผู้ป่วยเกินเตียง"',
    'the finding "too-many" is an error',
    'the rule "lines" is in force',
]
FAILS = [
    ('the share of ward "A" is 81', "share of ward/A", "81", "80"),
    ('the share of ward "A" is 79.8 within 0.1', "share of ward/A", "79.8 within 0.1", "80"),
    ('the light of ward "A" is red', "light of ward/A", "red", "green"),
    ('the light of ward "A" is Red light', "light of ward/A", "Red light", "Green light"),
    ('the light of ward "A" is สีแดง', "light of ward/A", "สีแดง", "Green light"),
    ('the light of ward "A" is null', "light of ward/A", "null", "green"),
    ('the light of ward "A" comes from row 2', "light of ward/A", "row 2", "row 1"),
    ('the light of ward "A" comes from level 1', "light of ward/A", "level 1", "row 1"),
    ('the light of ward "C/1" comes from row 1', "light of ward/C%2F1", "row 1", "no row"),
    ('the points of ward "A" comes from level 3', "points of ward/A", "level 3", "level 2"),
    ('the points of ward "A" comes from otherwise', "points of ward/A", "otherwise", "level 2"),
    ('the points of ward "C/1" is 0', "points of ward/C%2F1", "0", "0, assumed"),
    ('the points of ward "A" is 2, assumed', "points of ward/A", "2, assumed", "2"),
    ('the finding "roll-up" is raised', "finding roll-up", "raised", "not raised"),
    (
        'the finding "too-many" is raised for ward "A"',
        "finding too-many",
        "raised for ward/A",
        "not raised",
    ),
    ('the finding "too-many" is not raised', "finding too-many", "none", "too-many (ward/B)"),
    ('no finding is raised for ward "B"', "findings", "none", "too-many (ward/B)"),
    ("no error is raised", "findings", "none", "too-many (ward/B)"),
    (
        'the message of "too-many" says "Ward A"',
        "message of too-many",
        "Ward A",
        "Ward B holds 21, with 20 beds",
    ),
    ('the message of "roll-up" says "x"', "message of roll-up", "x", "not raised"),
    ('the finding "too-many" is a note', "finding too-many", "note", "error"),
    ('the finding "roll-up" is a warning', "finding roll-up", "warning", "not raised"),
    ('the rule "lines" is not in force', "rule lines", "not in force", "in force"),
]


@pytest.mark.parametrize("step", HOLDS)
def test_an_expectation_that_holds_passes(wards: Workspace, step: str) -> None:
    assert failures(wards, step) == ()


@pytest.mark.parametrize(("step", "about", "expected", "found"), FAILS)
def test_one_that_does_not_is_told_with_what_there_is(
    wards: Workspace, step: str, about: str, expected: str, found: str
) -> None:
    [failure] = failures(wards, step)
    assert (failure.about.en, failure.expected.en, failure.found.en) == (about, expected, found)
    for text in (failure.about, failure.expected, failure.found):
        assert text.in_language("th")


def test_a_failure_names_the_row_that_fired_with_its_line_and_what_it_read(
    wards: Workspace,
) -> None:
    [failure] = failures(wards, 'the light of ward "B" is green')
    assert failure.fired is not None
    assert failure.fired.text.en == "crowding, row 3: share: > 95"
    assert failure.fired.text.in_language("th") == "crowding แถวที่ 3: share: > 95"
    assert (failure.fired.span.file.rpartition("/")[2], failure.fired.span.line) == (
        "crowding.yaml",
        12,
    )
    assert failure.trace[0].en == "share: 105 = percent(occupied, beds)"
    assert failure.step.text == 'the light of ward "B" is green'


def test_each_cell_of_a_table_fails_for_itself_at_its_row(wards: Workspace) -> None:
    table = "the wards come out as:\n| key | light | points |\n| A | red | 2 |\n| C/1 | null | 1 |"
    found = failures(wards, table)
    assert [(one.about.en, one.where.line if one.where else 0) for one in found] == [
        ("light of ward/A", 8),
        ("points of ward/C%2F1", 9),
    ]


def test_a_cell_left_empty_expects_nothing(wards: Workspace) -> None:
    table = "the wards come out as:\n| key | light | points |\n| A | | 2 |\n| B | red | |"
    assert failures(wards, table) == ()
    assert asked(wards, table).outcomes == {("ward/A", "points"), ("ward/B", "light")}


@pytest.mark.parametrize(
    ("step", "outcomes"),
    [
        ('the share of ward "A" is 80', {("ward/A", "share")}),
        ('the share of ward "A" is 81', {("ward/A", "share")}),
        ('the light of ward "A" comes from row 1', {("ward/A", "light")}),
        ("no error is raised", set()),
        ('the rule "lines" is in force', set()),
    ],
)
def test_what_is_asked_of_outcomes(
    wards: Workspace, step: str, outcomes: set[tuple[FactId, str]]
) -> None:
    assert asked(wards, step) == Asked(outcomes=frozenset(outcomes))


WARDS = ("ward/A", "ward/B", "ward/C%2F1")
TOO_MANY = {("crowding", "too-many", ward) for ward in WARDS}
ROLL_UP = {("lines", "roll-up", f"budget_line/{code}") for code in ("1", "1.1", "1.2", "1.2.1")}


@pytest.mark.parametrize(
    ("step", "checks"),
    [
        ('the finding "too-many" is raised', {("crowding", "too-many", "ward/B")}),
        ('the finding "roll-up" is raised', ROLL_UP),
        ('the finding "too-many" is raised for ward "A"', {("crowding", "too-many", "ward/A")}),
        ('the finding "too-many" is not raised', TOO_MANY),
        (
            'the finding "too-many" is not raised for ward "A"',
            {("crowding", "too-many", "ward/A")},
        ),
        ('no finding is raised for ward "A"', {("crowding", "too-many", "ward/A")}),
        ("no finding is raised", TOO_MANY | ROLL_UP),
        ('the message of "too-many" says "Ward"', {("crowding", "too-many", "ward/B")}),
        ('the finding "too-many" is an error', {("crowding", "too-many", "ward/B")}),
        ('the finding "no-row" is raised', set()),
    ],
)
def test_what_is_asked_of_checks(
    wards: Workspace, step: str, checks: set[tuple[str, str, FactId]]
) -> None:
    assert asked(wards, step) == Asked(checks=frozenset(checks))


def test_findings_are_those_of_the_rule_in_question(wards: Workspace) -> None:
    when = 'When the rule "lines" is evaluated\n'
    assert failures(wards, "no finding is raised", when) == ()
    assert failures(wards, 'the finding "too-many" is not raised', when) == ()
    assert asked(wards, "no finding is raised", when).checks == ROLL_UP


def test_every_finding_of_a_code_must_be_so_grave(wards: Workspace) -> None:
    [failure] = failures(wards, 'the finding "unchecked" is an error')
    assert failure.found.en == "note"


def test_many_findings_are_counted_and_not_all_listed(wards: Workspace) -> None:
    rows = "\n".join(f"| W{n} | 1 | 2 |" for n in range(9))
    steps = f"And these wards:\n| id | beds | occupied |\n{rows}\n"
    result = outcome(wards, f"{BEGIN}{steps}{ALL}Then no error is raised")
    [failure] = result.failures
    assert failure.found.en.endswith("too-many (ward/W4) and 4 more")
    assert failure.found.in_language("th").endswith("และอีก 4 ข้อ")


def test_a_rule_is_in_force_on_its_days_only(wards: Workspace) -> None:
    steps = 'Given the book is dated 2021-01-01\nWhen all rules are evaluated\nThen the rule "lines" is '
    assert outcome(wards, f"{steps}not in force").passed
    assert not outcome(wards, f"{steps}in force").passed
