"""What an expression reads, so that decisions can be put in order."""

from __future__ import annotations

from assay.language import Read, reads
from assay.values.types import Number
from tests.language.domain import compiled, scope


def read(text: str, kind: str = "project", **private: str) -> set[tuple[str, str, str]]:
    given = {name: (member, Number()) for name, member in private.items()}
    return {(one.kind, one.name, one.via) for one in reads(compiled(text, scope(kind, **given)))}


def test_a_field_of_the_fact_is_read_of_itself() -> None:
    assert reads(compiled("plan")) == {Read("project", "plan", "self")}
    assert read("limit + 1", limit="given limit") == {("project", "given limit", "self")}


def test_parents_children_and_the_book_are_others() -> None:
    assert read("agency.name") == {("agency", "name", "other")}
    assert read("sum(indicators.score)") == {("indicator", "score", "other")}
    assert read("sum(book.projects.plan)") == {("project", "plan", "other")}
    assert read("sum(agency.projects.plan)") == {("project", "plan", "other")}


def test_a_tree_is_read_upwards_or_downwards() -> None:
    line = "budget_line"
    assert read("sum(children.disbursed)", line) == {(line, "disbursed", "children")}
    assert read("sum(children.children.disbursed)", line) == {(line, "disbursed", "children")}
    assert read("parent.disbursed", line) == {(line, "disbursed", "parent")}
    assert read("sum(parent.children.disbursed)", line) == {(line, "disbursed", "other")}


def test_filters_and_loops_read_by_the_way_of_their_list() -> None:
    line = "budget_line"
    for text in (
        "sum(children[disbursed > 0].disbursed)",
        "sum(for c in children return c.disbursed)",
        "every c in children satisfies c.disbursed > 0",
        "children[1].disbursed",
    ):
        assert read(text, line) == {(line, "disbursed", "children")}, text
    assert read("some i in indicators satisfies i.weight > plan") == {
        ("indicator", "weight", "other"),
        ("project", "plan", "self"),
    }


def test_the_previous_book_asks_for_no_order() -> None:
    assert read("plan - previous.plan") == {("project", "plan", "self")}


def test_units_to_be_compared_are_read_too() -> None:
    assert ("indicator", "unit", "other") in read("sum(indicators.result)")
