"""A scenario made ready once is judged by any rules, as often as is wanted."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from assay.facts import Book
from assay.features.scenario import (
    SENTENCES,
    Prepared,
    ScenarioResult,
    Verdict,
    Workspace,
    prepare,
    run,
)
from assay.outcome import Evaluation
from tests.features.scenario.wards import outcome, scenario, told

OPENED = 'Given the facts of "north/2563-q4"'
TWO_ACTS = """
    Given the facts of "north/2563-q4"
    When the rule "crowding" is evaluated
    Then the light of ward "A" is green
    Given ward "A" has occupied 20
    When the rule "size" is evaluated
    Then the light of ward "A" is red
    And the points of ward "A" is 2
"""


def test_each_evaluation_has_its_own_facts_and_what_is_asked_of_them(wards: Workspace) -> None:
    prepared = prepare(scenario(TWO_ACTS), wards)
    assert isinstance(prepared, Prepared)
    assert prepared.rules == ("crowding", "size")
    assert [len(act.expected) for act in prepared.acts] == [1, 2]
    assert prepared.acts[0].book is wards.book("north/2563-q4")
    result = prepared.judge(wards.evaluate)
    assert result.passed
    assert [len(look.asked.outcomes) for look in result.looks] == [1, 2]


def test_it_is_judged_by_whatever_evaluates(wards: Workspace) -> None:
    prepared = prepare(scenario(TWO_ACTS), wards)
    assert isinstance(prepared, Prepared)
    met: list[Book] = []

    def evaluate(book: Book) -> Evaluation:
        met.append(book)
        return wards.evaluate(wards.book("south/2563-q4"))

    result = prepared.judge(evaluate)
    assert met == [act.book for act in prepared.acts]
    # In the south ward A has 10 of 10 beds occupied: red, and one point.
    assert [failure.found.en for failure in result.failures] == ["red", "1"]
    assert prepared.judge(wards.evaluate).passed


def test_all_steps_that_mean_nothing_are_told_at_once(wards: Workspace) -> None:
    steps = 'Given ward "A" is open\nWhen the rule "x" is evaluated\nThen all is well'
    result = outcome(wards, steps)
    assert result.verdict is Verdict.WRONG
    assert [line.split(" ")[1] for line in told(result)] == [
        "unknown-step:",
        "unknown-rule:",
        "unknown-step:",
    ]
    assert (result.failures, result.looks) == ((), ())


def test_a_scenario_of_each_book_runs_on_the_one_that_is_given(wards: Workspace) -> None:
    steps = (
        "Given the facts of each book\nWhen all rules are evaluated\n"
        'Then the light of ward "A" is green'
    )
    one = scenario(steps, "@quarter")
    north, south = run(one, wards, "north/2563-q4"), run(one, wards, "south/2563-q4")
    assert (north.verdict, south.verdict) == (Verdict.PASSED, Verdict.FAILED)
    assert (north.book, south.book) == ("north/2563-q4", "south/2563-q4")


def test_a_book_that_is_wrong_is_told_of_the_scenario_that_takes_it(wards: Workspace) -> None:
    steps = 'Given the facts of "north"\nWhen all rules are evaluated\nThen no error is raised'
    found = prepare(scenario(steps), wards)
    assert isinstance(found, ScenarioResult)
    assert [one.code for one in found.findings] == ["unknown-book"]


PIECES = st.sampled_from(
    [
        word
        for sentence in SENTENCES
        for lang in ("en", "th")
        for word in re.split(r"( |\")", sentence.example.in_language(lang))
    ]
    + [
        "ward",
        "A",
        "north/2563-q4",
        "หอผู้ป่วย",
        "light",
        "too-many",
        "\\",
        "<x>",
        "|",
        ":",
        "%2F",
        "๙",
    ]
)
LINES = st.tuples(
    st.sampled_from(["Given ", "When ", "Then ", "* "]), st.lists(PIECES, max_size=12).map("".join)
).map("".join)
TABLES = st.lists(
    st.lists(
        PIECES.filter(lambda word: "|" not in word and "\\" not in word), min_size=2, max_size=2
    ),
    max_size=3,
).map(lambda rows: "".join(f"\n| {' | '.join(row)} |" for row in rows))


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(st.lists(st.tuples(LINES, TABLES).map("".join), max_size=4))
def test_whatever_is_written_is_run_or_told_at_its_place(
    wards: Workspace, lines: list[str]
) -> None:
    steps = "\n".join([OPENED, *lines, "When all rules are evaluated", "Then no error is raised"])
    result = outcome(wards, steps)
    for finding in result.findings:
        assert finding.span is not None
        assert finding.span.line > 2
        assert finding.message.en.strip()
        assert finding.message.in_language("th").strip()
    assert (result.verdict is Verdict.WRONG) is bool(result.findings)
