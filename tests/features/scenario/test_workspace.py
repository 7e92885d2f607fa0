"""A project as its scenarios use it: each part loaded once, and only when it is asked for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from assay.facts import Agency
from assay.features.scenario import Workspace
from assay.finding import InvalidInput
from tests.features.scenario.wards import workspace_in


def test_plans_are_made_once_for_all_days_on_which_the_same_rules_are_in_force(
    wards: Workspace,
) -> None:
    assert wards.plan(dt.date(2020, 1, 1)) is wards.plan(dt.date(2020, 12, 31))
    assert wards.plan(dt.date(2021, 1, 1)) is not wards.plan(dt.date(2020, 12, 31))
    assert [rule.id for rule in wards.plan(dt.date(2021, 1, 1)).rules] != [
        rule.id for rule in wards.plan(dt.date(2020, 1, 1)).rules
    ]


def test_books_go_by_their_folders_below_facts_and_are_read_once(wards: Workspace) -> None:
    assert list(wards.books) == ["north/2563-q4", "south/2563-q4"]
    assert wards.agencies == {"north/2563-q4": "North", "south/2563-q4": "South Side"}
    assert wards.book("north/2563-q4") is wards.book("north/2563-q4")
    with pytest.raises(KeyError):
        wards.book("north")


def test_the_words_of_rules_of_any_day_are_known(wards: Workspace) -> None:
    assert wards.vocabulary.rules == {"crowding", "size", "words", "lines"}
    assert wards.vocabulary.codes is not None
    assert {"too-many", "roll-up", "no-row"} <= set(wards.vocabulary.codes)


def test_a_book_that_is_wrong_hinders_no_other(tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path, {"facts/south/2563-q4/book.yaml": "as_of: soon\n"})
    assert workspace.book("north/2563-q4").head.agency == Agency("North")
    assert workspace.agencies["south/2563-q4"] is None
    with pytest.raises(InvalidInput):
        workspace.book("south/2563-q4")


def test_wrong_rules_are_told(tmp_path: Path) -> None:
    workspace = workspace_in(tmp_path, {"rules/size.yaml": "rule: size\n"})
    with pytest.raises(InvalidInput):
        _ = workspace.vocabulary
