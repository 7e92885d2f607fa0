"""Facts stated sentence by sentence: alone, or as changes of a book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import pytest

from assay.facts import Agency, Book
from assay.features.scenario import Prepared, Workspace, prepare
from assay.values.null import Null
from assay.values.types import Value
from tests.features.scenario.wards import outcome, scenario, told, workspace_in

DAY = "Given the book is dated 2020-09-30\n"
OPENED = 'Given the facts of "north/2563-q4"\n'
END = "\nWhen all rules are evaluated\nThen no error is raised"


def book(workspace: Workspace, steps: str) -> Book:
    """The last book that a scenario makes."""
    prepared = prepare(scenario(steps + END), workspace)
    assert isinstance(prepared, Prepared), told(prepared)
    return prepared.acts[-1].book


def refused(workspace: Workspace, steps: str) -> list[str]:
    return told(outcome(workspace, steps + END))


def ids(found: Book, kind: str) -> list[str]:
    return [fact.id for fact in found.facts[kind].values()]


def values(found: Book, fact_id: str) -> Mapping[str, Value]:
    fact = found.find(fact_id)
    assert fact is not None, fact_id
    return {name: one for name, one in fact.values.items() if not isinstance(one, Null)}


def parents(found: Book, kind: str) -> dict[str, tuple[str, ...] | None]:
    return {fact.id: fact.parent for fact in found.facts[kind].values()}


# Facts of nothing else -------------------------------------------------------------------------


def test_only_what_matters_is_stated(wards: Workspace) -> None:
    found = book(wards, DAY + "And a ward:\n| occupied |\n| 5 |")
    assert values(found, "ward/1") == {"id": "1", "occupied": 5}


def test_children_without_parents_belong_to_one_that_is_made(wards: Workspace) -> None:
    found = book(wards, DAY + "And these rounds:\n| nurses |\n| 3 |\n| 4 |")
    assert ids(found, "ward") == ["ward/1"]
    assert parents(found, "round") == {"round/1:1": ("1",), "round/1:2": ("1",)}


def test_children_without_parents_belong_to_the_only_one(wards: Workspace) -> None:
    steps = "And a visit:\n| guests |\n| 3 |\nAnd a ward:\n| id |\n| East/2 |"
    assert parents(book(wards, DAY + steps), "visit") == {"visit/1": ("East/2",)}


def test_a_parent_that_is_named_is_made_though_there_is_another(wards: Workspace) -> None:
    steps = "And a ward:\n| id |\n| A |\nAnd a visit:\n| ward |\n| 1 |"
    found = book(wards, DAY + steps)
    assert parents(found, "visit") == {"visit/1": ("1",)}
    assert ids(found, "ward") == ["ward/1", "ward/A"]


def test_a_parent_goes_by_its_title_too(wards: Workspace) -> None:
    steps = "And these visits:\n| id | Hospital ward |\n| x | A |\nAnd มีการเยี่ยมไข้ดังนี้:\n| id | หอผู้ป่วย |\n| y | B |"
    assert parents(book(wards, DAY + steps), "visit") == {"visit/x": ("A",), "visit/y": ("B",)}


def test_of_two_parents_a_child_must_say_which(wards: Workspace) -> None:
    steps = "And these wards:\n| id |\n| A |\n| B |\nAnd a visit:\n| guests |\n| 3 |"
    [found] = refused(wards, DAY + steps)
    assert found.startswith("a.feature:10:7 orphan: there are 2 facts of kind ward, and this visit")


def test_a_row_without_a_key_takes_the_next_number_that_is_free(wards: Workspace) -> None:
    steps = "And these wards:\n| id | beds |\n| 2 | 1 |\n|  | 2 |\n| | 3 |"
    found = book(wards, DAY + steps)
    assert {fact_id: values(found, fact_id)["beds"] for fact_id in ids(found, "ward")} == {
        "ward/2": 1,
        "ward/3": 2,
        "ward/4": 3,
    }


def test_numbers_are_keys_however_they_are_written(wards: Workspace) -> None:
    steps = (
        "And a ward:\n| id |\n| A |\nAnd these rounds:\n| ward | no |\n| A | ๑ |\n| A | 2.0 |\n"
        'And round "A:1" has nurses 3\nAnd round "A:๒" has nurses 4'
    )
    found = book(wards, DAY + steps)
    assert [values(found, one)["nurses"] for one in ("round/A:1", "round/A:2")] == [3, 4]


def test_a_tree_is_stated_with_its_parents(wards: Workspace) -> None:
    steps = "And these budget lines:\n| code | parent | spent |\n| 1 | | 3 |\n| 1.1 | 1 | 3 |"
    found = book(wards, DAY + steps)
    assert parents(found, "budget_line") == {"budget_line/1": None, "budget_line/1.1": ("1",)}


def test_a_branch_without_its_parent_is_an_orphan(wards: Workspace) -> None:
    steps = "And these budget lines:\n| code | parent |\n| 1.1 | 1 |"
    [finding] = refused(wards, DAY + steps)
    assert finding.startswith("a.feature:6:13 orphan: ")


def test_a_stated_fact_is_changed_by_a_sentence(wards: Workspace) -> None:
    steps = (
        "And these wards:\n| id | beds | note |\n| C/1 | 3 | x |\n"
        'And ward "C/1" has beds 4\nAnd ward "C%2F1" has no note'
    )
    assert values(book(wards, DAY + steps), "ward/C%2F1") == {"id": "C/1", "beds": 4}


def test_a_stated_fact_is_taken_away_with_those_below_it(wards: Workspace) -> None:
    steps = (
        "And these wards:\n| id |\n| A |\n| B |\nAnd these rounds:\n| ward | no |\n| A | 1 |\n"
        '| B | 1 |\nBut there is no ward "A"'
    )
    found = book(wards, DAY + steps)
    assert (ids(found, "ward"), ids(found, "round")) == (["ward/B"], ["round/B:1"])


def test_a_circle_of_stated_facts_is_taken_away_as_a_whole(wards: Workspace) -> None:
    steps = (
        "And these budget lines:\n| code | parent |\n| 1 | 2 |\n| 2 | 1 |\n| 3 | |\n"
        'But there is no budget line "1"'
    )
    assert ids(book(wards, DAY + steps), "budget_line") == ["budget_line/3"]


def test_what_is_stated_later_does_not_clash_with_what_was_made(wards: Workspace) -> None:
    steps = (
        "And a visit:\n| ward | guests |\n| A | 1 |\nWhen all rules are evaluated\n"
        "Then no error is raised\nGiven a ward:\n| id | beds |\n| A | 7 |"
    )
    assert values(book(wards, DAY + steps), "ward/A") == {"id": "A", "beds": 7}


def test_a_fact_that_stands_twice_is_told_at_its_row(wards: Workspace) -> None:
    steps = "And these wards:\n| id | beds |\n| A | 1 |\n| A | 2 |"
    assert refused(wards, DAY + steps) == [
        "a.feature:7:7 duplicate-fact: the ward `A` stands twice"
    ]


@pytest.mark.parametrize(
    ("table", "finding"),
    [
        ("| beds |\n| many |", "6:7 wrong-type: `beds` is a number, not `many`"),
        ("| beds |\n| 1.5 |", "6:7 too-many-decimals: "),
        ("| closed |\n| maybe |", "6:7 wrong-type: "),
        ("| wanted |\n| amber |", "6:7 "),
        ("| opened |\n| 29 ก.พ. 2562 |", "6:7 wrong-type: "),
    ],
)
def test_a_cell_is_read_as_strictly_as_that_of_a_file(
    wards: Workspace, table: str, finding: str
) -> None:
    [found] = refused(wards, f"{DAY}And a ward:\n{table}")
    assert found.startswith(f"a.feature:{finding}")


def test_thai_digits_and_thai_dates_are_read_and_a_year_stays_a_number(wards: Workspace) -> None:
    steps = "And a ward:\n| beds | occupied | opened |\n| 2563 | ๑๒.๕ | ๓๑ ม.ค. ๖๓ |"
    found = values(book(wards, DAY + steps), "ward/1")
    assert found["beds"] == 2563
    assert found["occupied"] == Decimal("12.5")
    assert found["opened"] == dt.date(2020, 1, 31)


# Changes of a book -----------------------------------------------------------------------------


def test_a_book_that_nothing_changes_is_the_book(wards: Workspace) -> None:
    assert book(wards, OPENED) is wards.book("north/2563-q4")


def test_a_field_is_changed_and_all_else_is_kept(wards: Workspace) -> None:
    found = book(wards, OPENED + 'But ward "B" has occupied 3.5')
    assert values(found, "ward/B") == {"id": "B", "beds": 20, "occupied": Decimal("3.5")}
    before = wards.book("north/2563-q4")
    assert found.facts["ward"][("A",)] == before.facts["ward"][("A",)]
    assert found.facts["visit"] == before.facts["visit"]


def test_a_field_is_emptied(wards: Workspace) -> None:
    found = book(wards, OPENED + 'But ward "B" has no occupied')
    assert values(found, "ward/B") == {"id": "B", "beds": 20}
    fact = found.find("ward/B")
    assert fact is not None
    null = fact.values["occupied"]
    assert isinstance(null, Null)
    assert [cause.where for cause in null.causes] == ["ward/B/occupied"]


def test_the_facts_of_a_book_and_a_change_are_one_sentence(wards: Workspace) -> None:
    for change in ('ward "B" has occupied 3', 'ward "B" has no beds', 'there is no ward "B"'):
        one = book(wards, f'Given the facts of "north/2563-q4", but {change}')
        assert one == book(wards, f"{OPENED}But {change}")


def test_a_table_changes_what_is_there_and_adds_what_is_not(wards: Workspace) -> None:
    steps = "And these visits:\n| id | ward | guests |\n| V-2 | | 9 |\n| V-3 | B | 1 |"
    found = book(wards, OPENED + steps)
    assert parents(found, "visit") == {
        "visit/V-1": ("A",),
        "visit/V-2": ("A",),
        "visit/V-3": ("B",),
    }
    assert [values(found, one)["guests"] for one in ids(found, "visit")] == [2, 9, 1]


def test_a_row_without_a_key_is_added_and_changes_nothing(wards: Workspace) -> None:
    steps = "And a budget line:\n| spent |\n| 5 |"
    found = book(wards, OPENED + steps)
    assert values(found, "budget_line/1") == {"code": "1", "spent": 30}
    assert ids(found, "budget_line") == [
        *(f"budget_line/{code}" for code in ("1", "1.1", "1.2", "1.2.1", "2"))
    ]


def test_keys_of_several_parts_are_written_as_identifiers_are(wards: Workspace) -> None:
    found = book(wards, OPENED + 'But round "A:2" has nurses 9\nAnd there is no round "A:1"')
    assert ids(found, "round") == ["round/A:2"]
    assert values(found, "round/A:2")["nurses"] == 9


def test_a_fact_moves_under_another_parent_or_becomes_a_root(wards: Workspace) -> None:
    found = book(
        wards,
        OPENED + 'But budget line "1.2.1" has parent 1.1\nAnd budget line "1.2" has no parent',
    )
    assert parents(found, "budget_line") == {
        "budget_line/1": None,
        "budget_line/1.1": ("1",),
        "budget_line/1.2": None,
        "budget_line/1.2.1": ("1.1",),
    }


@pytest.mark.parametrize(
    ("kind", "key", "gone"),
    [
        ("ward", "A", {"ward/A", "round/A:1", "round/A:2", "visit/V-1", "visit/V-2"}),
        ("budget line", "1.2", {"budget_line/1.2", "budget_line/1.2.1"}),
        ("ward", "C/1", {"ward/C%2F1"}),
    ],
)
def test_a_fact_goes_with_all_below_it(
    wards: Workspace, kind: str, key: str, gone: set[str]
) -> None:
    found = book(wards, f'{OPENED}But there is no {kind} "{key}"')
    before = wards.book("north/2563-q4")
    assert {one for name in before.facts for one in ids(before, name)} - {
        one for name in found.facts for one in ids(found, name)
    } == gone


def test_what_was_said_of_a_fact_goes_with_it(wards: Workspace) -> None:
    steps = (
        'But ward "A" has beds 9\nAnd visit "V-1" has guests 9\nAnd a visit:\n| id | ward |\n'
        '| V-9 | A |\nAnd there is no ward "A"'
    )
    found = book(wards, OPENED + steps)
    assert (ids(found, "ward"), ids(found, "visit")) == (["ward/B", "ward/C%2F1"], [])


def test_a_fact_taken_away_can_be_stated_anew_with_nothing_of_the_old(wards: Workspace) -> None:
    steps = 'But there is no ward "A"\nAnd a ward:\n| id | beds |\n| A | 3 |'
    found = book(wards, OPENED + steps)
    assert values(found, "ward/A") == {"id": "A", "beds": 3}
    assert ids(found, "visit") == []


@pytest.mark.parametrize(
    ("step", "finding"),
    [
        ('ward "Z" has beds 3', "4:15 unknown-fact: there is no ward `Z` to change"),
        ('there is no ward "Z"', "4:27 unknown-fact: there is no ward `Z` to take away"),
        ('ward "A" has id Z', "4:9 unknown-step: `id` is the key of a ward, which does not change"),
        ('round "A" has nurses 3', "4:16 unknown-fact: there is no round `A` to change"),
        ('ward "" has beds 3', "4:9 unknown-fact: there is no ward `` to change"),
    ],
)
def test_a_fact_that_is_not_there_is_told_at_its_key(
    wards: Workspace, step: str, finding: str
) -> None:
    assert refused(wards, f"{OPENED}But {step}") == [f"a.feature:{finding}"]


def test_a_fact_taken_away_is_there_no_more(wards: Workspace) -> None:
    steps = 'But there is no budget line "1.2"\nAnd budget line "1.2.1" has spent 3'
    assert refused(wards, OPENED + steps) == [
        "a.feature:5:22 unknown-fact: there is no budget_line `1.2.1` to change"
    ]


def test_another_book_is_opened_without_the_changes_of_the_first(wards: Workspace) -> None:
    steps = 'But ward "A" has beds 99\nGiven the facts of "south/2563-q4"'
    assert book(wards, OPENED + steps) is wards.book("south/2563-q4")


def test_the_day_of_a_book_is_its_own_unless_another_is_said_after_it(wards: Workspace) -> None:
    day = "Given the book is dated 2019-01-31\n"
    assert book(wards, day + OPENED).as_of == dt.date(2020, 9, 30)
    assert book(wards, OPENED + day).as_of == dt.date(2019, 1, 31)


def test_the_head_of_a_book_is_stated(wards: Workspace) -> None:
    steps = (
        "And the book's agency is Office of: the \"North\"\nAnd the book's fiscal year is ๒๕๖๔\n"
        "And the book's quarter is 1\nAnd the book's currency is THB"
    )
    head = book(wards, OPENED + steps).head
    assert head.agency == Agency('Office of: the "North"')
    assert (head.fiscal_year, head.quarter, head.currency) == (2021, 1, "THB")


@pytest.mark.parametrize(
    ("step", "finding"),
    [
        ("the book's quarter is 5", "4:31 wrong-type: `5` is no whole number from 1 to 4"),
        ("the book's quarter is 0", "4:31 wrong-type: `0` is no whole number from 1 to 4"),
        ("the book's fiscal year is 63", "4:35 wrong-type: "),
        ('the book\'s agency is ""', "4:9 wrong-type: no name stands here"),
        ("the book is dated yesterday", "4:27 wrong-type: `yesterday` is no date"),
    ],
)
def test_what_a_head_can_t_state_is_refused(wards: Workspace, step: str, finding: str) -> None:
    [found] = refused(wards, f"{OPENED}And {step}")
    assert found.startswith(f"a.feature:{finding}")


def test_many_rows_and_many_changes_are_read_at_once(wards: Workspace) -> None:
    rows = "\n".join(f"| W{n} | {n} |" for n in range(1, 1001))
    changes = "\n".join(f'And ward "W{n}" has beds {n + 1}' for n in range(1, 1001))
    found = book(wards, f"{OPENED}And these wards:\n| id | beds |\n{rows}\n{changes}")
    assert values(found, "ward/W1000")["beds"] == 1001


def test_a_tree_of_any_depth_is_taken_away(tmp_path_factory: pytest.TempPathFactory) -> None:
    lines = "".join(f"{n},{n - 1 or ''},1\n" for n in range(1, 3001))
    files = {"facts/north/2563-q4/budget_lines.csv": f"code,parent,spent\n{lines}"}
    deep = workspace_in(tmp_path_factory.mktemp("deep"), files)
    found = book(deep, OPENED + 'But there is no budget line "2"')
    assert ids(found, "budget_line") == ["budget_line/1"]
