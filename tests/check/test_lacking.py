"""A field that a fact may lack is noted where a rule decides by it and does not say what then."""

from pathlib import Path

import pytest

from tests.check.projects import checked

HEAD = """
    rule: full
    title: Full
    for: ward
"""


def noted(folder: Path, body: str) -> list[str]:
    found = checked(folder, {"rules/full.yaml": HEAD + body})
    assert {one.code for one in found.findings} <= {"may-be-missing", "not-analysed"}
    return [one.message.en for one in found.findings if one.code == "may-be-missing"]


def test_a_column_of_a_table_gives_nothing_where_its_field_is_missing(folder: Path) -> None:
    table = """
    table:
      outcome: full
      rows:
        - {when: {occupied: "< 20"}, then: false}
        - {when: {occupied: ">= 20"}, then: true}
    """
    assert noted(folder, table) == [
        "ward may lack `occupied`: then no row holds, and there is no outcome"
    ]


def test_otherwise_is_given_for_a_missing_field_as_if_it_were_known(folder: Path) -> None:
    table = """
    table:
      outcome: full
      rows:
        - {when: {occupied: ">= 20"}, then: true}
      otherwise: false
    """
    assert noted(folder, table) == [
        "ward may lack `occupied`: then `otherwise` is given, as if it were known"
    ]


def test_a_field_is_seen_through_the_values_of_the_rule(folder: Path) -> None:
    levels = """
    given:
      free: {is: beds - occupied}
    levels:
      outcome: score
      100: free >= 5
      otherwise: 0
    """.replace("free", "spare")
    assert noted(folder, levels) == [
        "ward may lack `occupied`: then no level can be told, and there is no outcome"
    ]


def test_an_if_takes_else_for_a_missing_field(folder: Path) -> None:
    outcome = """
    outcomes:
      full: {is: if occupied >= 20 then 1 else 0}
    """
    assert noted(folder, outcome) == [
        "ward may lack `occupied`: then `if` takes `else`, as if it were known"
    ]


def test_an_if_is_seen_in_what_a_row_gives(folder: Path) -> None:
    table = """
    table:
      outcome: full
      rows:
        - {when: {beds: ">= 20"}, then: {is: if occupied >= 20 then 1 else 0}}
      otherwise: {is: if occupied >= 10 then 1 else 0}
    """
    assert noted(folder, table) == [
        "ward may lack `occupied`: then `if` takes `else`, as if it were known"
    ]


@pytest.mark.parametrize(
    "body",
    [
        # The rule applies only where the field is there.
        """
    applies: occupied != null
    outcomes: {full: {is: if occupied >= 20 then 1 else 0}}
        """,
        """
    applies: beds > 0 and occupied + 1 > 0
    outcomes: {full: {is: if occupied >= 20 then 1 else 0}}
        """,
        # A row says what holds without it.
        """
    table:
      outcome: full
      rows:
        - {when: {occupied: "< 20"}, then: false}
        - {when: {occupied: ">= 20"}, then: true}
        - {when: {occupied: null}, then: false}
        """,
        # An expression does, here of a value computed from it.
        """
    given: {more: {is: occupied + 1}}
    outcomes: {full: {is: if more = null then 0 else if more >= 20 then 1 else 2}}
        """,
        """
    outcomes: {full: {is: "if get or else(occupied, 0) >= 20 then 1 else 0"}}
        """,
        # The schema requires it, or it is the key.
        """
    table:
      outcome: full
      rows:
        - {when: {beds: "<= 5"}, then: true}
        - {when: {beds: "> 5"}, then: false}
        """,
        # A check that can't be told says so itself when facts are evaluated.
        """
    checks:
      - {code: over, that: occupied <= beds, severity: error, message: over}
        """,
    ],
)
def test_nothing_is_noted_where_it_is_said_what_holds(folder: Path, body: str) -> None:
    assert noted(folder, body) == []


def test_an_alternative_that_does_not_need_the_field_is_no_guard(folder: Path) -> None:
    body = """
    applies: occupied > 3 or beds > 3
    outcomes: {full: {is: if occupied >= 20 then 1 else 0}}
    """
    assert len(noted(folder, body)) == 1
