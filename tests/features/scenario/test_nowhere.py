"""A scenario that is meant for fact books and finds none says so, with what may be meant."""

from pathlib import Path

import pytest

from assay.features.scenario import parse_feature
from assay.features.scenario.nowhere import nowhere
from assay.finding import Finding, Severity
from assay.source import Source

BOOKS = {"north/2563-q3": "North", "north/2563-q4": "North", "south/2563-q4": "South Side"}


def said(tags: str, books: dict[str, str | None]) -> Finding | None:
    text = f"Feature: A\n  {tags}\n  Scenario: B\n    Given the facts of each book\n"
    feature, _ = parse_feature(Source("a.feature", text), Path("a.feature"))
    assert feature is not None
    return nowhere(feature.scenarios[0], books)


@pytest.mark.parametrize(
    "tags",
    [
        "@quarter",
        "@quarter @agency:north",
        "@quarter @agency:South_Side @quarter:2563-q4",
        "@quarter @agency:Nobody @agency:North",
        "@quarter @book:north/2563-q3",
        "@agency:Nobody",
        "@other",
    ],
)
def test_one_that_finds_a_book_or_names_its_facts_is_not_told_of(tags: str) -> None:
    assert said(tags, {**BOOKS}) is None


@pytest.mark.parametrize(
    ("tags", "message", "hint"),
    [
        (
            "@quarter @agency:Nort",
            "no fact book bears @agency:Nort, so the scenario runs nowhere",
            "did you mean `@agency:North`?",
        ),
        (
            "@quarter @quarter:2564-q1",
            "no fact book bears @quarter:2564-q1, so the scenario runs nowhere",
            "did you mean `@quarter:2563-q4`?",
        ),
        (
            "@quarter @book:central-ministry @book:z",
            "no fact book bears @book:central-ministry or @book:z, so the scenario runs nowhere",
            "known are: @book:north/2563-q3, @book:north/2563-q4, @book:south/2563-q4",
        ),
        (
            "@quarter @agency:South_Side @quarter:2563-q3",
            "no fact book bears all of @agency:South_Side, @quarter:2563-q3, so the scenario runs nowhere",
            "correct the tags, or take one away that narrows too much",
        ),
    ],
)
def test_tags_that_no_book_bears_are_told_with_those_that_are_near(
    tags: str, message: str, hint: str
) -> None:
    found = said(tags, {**BOOKS})
    assert found is not None
    assert (found.code, found.severity, str(found.span)) == (
        "runs-nowhere",
        Severity.WARNING,
        "a.feature:3:13",
    )
    assert (found.message.en, found.hint and found.hint.en) == (message, hint)
    assert found.message.th is not None
    assert found.message.th.startswith("ไม่มีชุดข้อมูลการประเมิน")


def test_without_any_book_that_is_what_is_missing() -> None:
    found = said("@quarter", {})
    assert found is not None
    assert found.message.en == "the scenario runs on every fact book, and the project has none"


def test_where_no_book_states_its_agency_that_is_what_to_do() -> None:
    found = said("@quarter @agency:North", {"2563": None})
    assert found is not None
    assert found.hint is not None
    assert found.hint.en == "no fact book states its agency: add `agency:` to its head"
