"""A field that a fact may lack is noted where a rule decides by it and does not say what then."""

from pathlib import Path

import pytest

from tests.check.projects import checked, told

HEAD = """
    rule: full
    title: Full
    for: ward
"""


PROVEN = {"always-holds", "never-holds", "masked-level"}
"""What proofs say of the conditions of these tests, which are about something else."""


def noted(folder: Path, body: str) -> list[str]:
    found = checked(folder, {"rules/full.yaml": HEAD + body})
    assert {one.code for one in found.findings} <= {"may-be-missing", "not-analysed", *PROVEN}
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


# Conditions wherever they stand -----------------------------------------------------------------

OPEN = {
    "if": "if occupied >= 20 then 1 else 0",
    "count": "count(book.wards[occupied >= 20])",
    "sum": "sum(book.wards[occupied >= 20].beds)",
    "some": "if some w in book.wards satisfies w.occupied >= 20 then 1 else 0",
    "every": "if every w in book.wards satisfies w.occupied >= 20 then 1 else 0",
    "if in a loop": "sum(for w in book.wards return if w.occupied > 3 then 1 else 0)",
    "filter in a filter": "count(book.wards[beds > 3][occupied > 3])",
    "if of a sum": "if sum(book.wards.occupied) > 20 then 1 else 0",
    "through a function": "if abs(occupied) + 1 > 20 then 1 else 0",
    "one of two": "count(book.wards[beds > 3 and occupied > 3])",
    "or": "count(book.wards[beds > 30 or occupied > 3])",
    "guarded too late": "count(book.wards[occupied > 3][occupied != null])",
    "guarded elsewhere": "count(book.wards[occupied > 3]) / count(book.wards[occupied != null])",
    "guarded in another branch": (
        "if beds > 3 then count(book.wards[occupied != null]) else count(book.wards[occupied > 3])"
    ),
}

GUARDED = {
    "the field is required": "count(book.wards[beds > 3])",
    "and before": "count(book.wards[occupied != null and occupied > 3])",
    "and after": "count(book.wards[occupied > 3 and occupied != null])",
    "or": "count(book.wards[occupied = null or occupied > 3])",
    "not": "count(book.wards[not(occupied = null) and occupied > 3])",
    "in null": "count(book.wards[occupied in (null, 3)])",
    "get or else": "count(book.wards[get or else(occupied, 0) > 3])",
    "a filter before": "count(book.wards[occupied != null][occupied > 3])",
    "a filter under a loop": (
        "sum(for w in book.wards[occupied != null] return if w.occupied > 3 then 1 else 0)"
    ),
    "a filter under a quantifier": (
        "if every w in book.wards[beds > 0][occupied != null] satisfies w.occupied > 3 "
        "then 1 else 0"
    ),
    "an if round it": (
        "sum(for w in book.wards return if w.occupied = null then 0 "
        "else if w.occupied > 3 then 1 else 0)"
    ),
    "an if round it, turned": (
        "sum(for w in book.wards return if w.occupied != null and w.beds > 1 "
        "then (if w.occupied > 3 then 1 else 0) else 0)"
    ),
    "an if with or": (
        "sum(for w in book.wards return if w.beds < 1 or w.occupied = null then 0 "
        "else if w.occupied > 3 then 1 else 0)"
    ),
    "a sum of what is there": ("if sum(book.wards[occupied != null].occupied) > 20 then 1 else 0"),
    "a count of nulls too": "if count(book.wards.occupied) > 2 then 1 else 0",
    "no condition": "sum(book.wards.occupied)",
}

PLACES = {
    "an outcome": "outcomes: {{full: {{is: '{}'}}}}",
    "an output": "table:\n  outcome: full\n  rows: [{{when: {{beds: '-'}}, then: {{is: '{}'}}}}]",
    "a given": "given: {{n: {{is: '{}'}}}}\noutcomes: {{full: {{is: n + 1}}}}",
    "a check": "checks: [{{code: c, that: '{} >= 0', severity: error, message: over}}]",
    "a message": "checks: [{{code: c, that: beds > 0, severity: error, message: 'so {{{}}}'}}]",
    "a level": "levels: {{outcome: full, 1: '{} >= 1', otherwise: 0}}",
}


def body_of(place: str, expression: str) -> str:
    text = PLACES[place].format(expression if "if " not in expression else f"({expression})")
    return "".join(f"    {line}\n" for line in text.splitlines())


@pytest.mark.parametrize("place", PLACES)
def test_a_condition_that_may_be_null_is_noted_wherever_it_stands(folder: Path, place: str) -> None:
    for name, expression in OPEN.items():
        (note,) = noted(folder, body_of(place, expression))
        assert note.startswith("ward may lack `occupied`: then "), (place, name)


@pytest.mark.parametrize("place", PLACES)
def test_a_condition_that_is_guarded_is_noted_nowhere(folder: Path, place: str) -> None:
    for name, expression in GUARDED.items():
        assert noted(folder, body_of(place, expression)) == [], (place, name)


def test_what_a_filter_or_a_quantifier_comes_to_then_is_said(folder: Path) -> None:
    notes = noted(folder, "    outcomes: {full: {is: 'count(book.wards[occupied > 3])'}}\n")
    assert notes == [
        "ward may lack `occupied`: then what belongs to the list can't be told, and it is null"
    ]
    every = "every w in book.wards satisfies w.occupied > 3"
    (note,) = noted(folder, f"    outcomes: {{full: {{is: '{every}'}}}}\n")
    assert note == (
        "ward may lack `occupied`: then whether it holds of every one, or of some, may not be "
        "told, and that is null"
    )


@pytest.mark.parametrize(
    ("applies", "notes"),
    [
        ("beds > 5 or occupied < 2", 1),
        ("beds > 5 and (beds < 9 or occupied < 2)", 1),
        ("occupied > 5 or occupied < 2", 0),
        ("occupied = null or occupied < 2", 0),
        ("beds > 5 or (occupied != null and occupied < 2)", 0),
        ("occupied < 2", 0),
        ("beds > 5 or beds < 2", 0),
    ],
)
def test_an_alternative_of_applies_that_may_be_null_is_noted(
    folder: Path, applies: str, notes: int
) -> None:
    found = noted(folder, f"    applies: {applies}\n    outcomes: {{full: {{is: beds}}}}\n")
    assert found == notes * [
        "ward may lack `occupied`: then whether the rule applies may not be told, and it does not"
    ]


def test_a_null_row_is_known_through_a_date_made_of_fields(folder: Path) -> None:
    schema = """
    kinds:
      ward:
        plural: wards
        key: id
        fields: {year: {type: number, decimals: 0}, month: {type: number, decimals: 0}}
    """
    rule = """
    rule: due
    title: Due
    for: ward
    given: {due: {is: "date(year, month, 1)"}}
    table:
      outcome: late
      rows:
        - {when: {due: "< 2020-01-01"}, then: true}
        - {when: {due: ">= 2020-01-01"}, then: false}
        - {when: {due: "null"}, then: not_applicable}
    """
    facts = "- {id: W-1, year: 2020}\n"
    files = {
        "facts/schema.yaml": schema,
        "rules/crowding.yaml": rule,
        "facts/2563/wards.yaml": facts,
    }
    assert told(checked(folder, files)) == []
