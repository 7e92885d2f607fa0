"""Tags select scenarios, and the books that a scenario of every quarter runs on."""

from itertools import product
from pathlib import Path

import pytest

from assay.features.scenario.feature import Scenario
from assay.features.scenario.reader import parse_feature
from assay.features.scenario.tags import (
    WrongTags,
    books_for,
    parse_selection,
    rules_named,
    runs_on_books,
    tags_of,
)
from assay.source import Source

RULES = ("progress-status", "overspending", "score.v2")


BOOKS = {
    "etda/2563-q3": "ETDA",
    "etda/2563-q4": "ETDA",
    "dga/2563-q4": "Digital Government",
    "pilot": None,
}


def scenario(*tags: str, file: str = "features/any.feature", steps: str = "") -> Scenario:
    lines = ["Feature: A feature", "", " ".join(f"@{tag}" for tag in tags), "Scenario: One"]
    text = "\n".join([*lines, *(line.strip() for line in steps.strip().splitlines())])
    feature, findings = parse_feature(Source(file, text), Path(file))
    assert feature is not None, findings
    [only] = feature.scenarios
    return only


# Expressions ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "tags", "holds"),
    [
        # The cases of Cucumber's own suite (tag-expressions, testdata/evaluations.yml).
        ("not @x", ["@x"], False),
        ("not @x", ["@y"], True),
        ("@x and @y", ["@x", "@y"], True),
        ("@x and @y", ["@x"], False),
        ("@x and @y", ["@y"], False),
        ("@x or @y", [], False),
        ("@x or @y", ["@x", "@y"], True),
        ("@x or @y", ["@x"], True),
        ("@x or @y", ["@y"], True),
        (r"@x\(1\) or @y\(2\)", ["@x(1)"], True),
        (r"@x\(1\) or @y\(2\)", ["@y(2)"], True),
        (r"@x\\ or @y\\\) or @z\\", ["@x\\"], True),
        (r"@x\\ or @y\\\) or @z\\", ["@y\\)"], True),
        (r"@x\\ or @y\\\) or @z\\", ["@z\\"], True),
        (r"@x\\ or @y\\\) or @z\\", ["@x"], False),
        (r"@x\\ or @y\\\) or @z\\", ["@y)"], False),
        # And those that its README describes.
        ("", [], True),
        ("", ["@x"], True),
        (r"@x\ y", ["@x y"], True),
        ("@x or(@y) ", ["@y"], True),
    ],
)
def test_an_expression_holds_as_cucumber_says(
    expression: str, tags: list[str], holds: bool
) -> None:
    assert parse_selection(expression).matches(tags) is holds


def test_not_binds_closer_than_and_and_and_closer_than_or() -> None:
    selection = parse_selection("not @a or @b and not @c or not @d or @e and @f")
    for a, b, c, d, e, f in product([False, True], repeat=6):
        borne = {"a": a, "b": b, "c": c, "d": d, "e": e, "f": f}
        expected = (not a) or (b and not c) or (not d) or (e and f)
        assert selection.matches(name for name, is_borne in borne.items() if is_borne) is expected


def test_parentheses_bind_closest() -> None:
    selection = parse_selection("not (@a and @b) and @c or not (@d or @e)")
    for a, b, c, d, e in product([False, True], repeat=5):
        borne = {"a": a, "b": b, "c": c, "d": d, "e": e}
        expected = (not (a and b) and c) or not (d or e)
        assert selection.matches(name for name, is_borne in borne.items() if is_borne) is expected


def test_the_at_sign_may_be_left_out_and_capitals_do_not_matter() -> None:
    selection = parse_selection("rule:progress-status and not slow and @Agency:etda")
    assert selection.matches(["rule:progress-status", "agency:ETDA"])
    assert not selection.matches(["rule:progress-status", "agency:ETDA", "Slow"])


def test_a_tag_may_be_thai_and_hold_a_slash_and_colons() -> None:
    selection = parse_selection("@ผลงาน and @book:etda/2563-q4")
    assert selection.matches(["ผลงาน", "book:etda/2563-q4"])


def test_no_expression_is_too_deep() -> None:
    deep = "(" * 20_000 + "not " * 20_001 + "@x" + ")" * 20_000
    assert not parse_selection(deep).matches(["x"])


@pytest.mark.parametrize(
    ("expression", "position", "message"),
    [
        # The first eight are wrong in Cucumber's suite too (testdata/errors.yml).
        ("@a @b or", 4, "`and` or `or` is missing before `@b`"),
        ("@a and (@b not)", 12, "`and` or `or` is missing before `not`"),
        ("@a and (@b @c) or", 12, "`and` or `or` is missing before `@c`"),
        ("@a and or", 8, "a tag is missing before `or`"),
        ("or or", 1, "a tag is missing before `or`"),
        ("a b", 3, "`and` or `or` is missing before `b`"),
        ("( a and b ) )", 13, "this `)` has no `(`"),
        ("( ( a and b )", 1, "this `(` has no `)`"),
        ("@a and", 7, "a tag is missing at the end"),
        ("not", 4, "a tag is missing at the end"),
        ("()", 2, "a tag is missing before `)`"),
        ("@a or @", 7, "`@` is no tag: a name follows it"),
        (r"@a\b", 3, "a backslash stands only before"),
        ("@a\\", 3, "a backslash stands only before"),
    ],
)
def test_a_wrong_expression_is_told_with_the_place(
    expression: str, position: int, message: str
) -> None:
    with pytest.raises(WrongTags) as wrong:
        parse_selection(expression)
    assert wrong.value.position == position
    assert wrong.value.message.en.startswith(f"--tags: {message}")
    assert wrong.value.message.en.endswith(f"(at character {position})")
    assert wrong.value.message.in_language("th").endswith(f"(ที่ตัวอักษรที่ {position})")


# Tags of scenarios ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "rules"),
    [
        ("features/kpi/progress-status.feature", ("progress-status",)),
        ("features/kpi/progress-status.th.feature", ("progress-status",)),
        ("features/kpi/score.v2.feature", ("score.v2",)),
        ("features/kpi/quarterly.feature", ()),
    ],
)
def test_a_scenario_is_about_the_rule_its_file_is_named_after(
    file: str, rules: tuple[str, ...]
) -> None:
    assert rules_named(scenario(file=file), RULES) == rules


def test_a_scenario_is_about_the_rules_it_evaluates() -> None:
    about = scenario(
        file="features/kpi/progress-status.feature",
        steps="""
            When the rule "overspending" is evaluated
            When the rule "progress-status" is evaluated
            Then the finding "score.v2" is raised
        """,
    )
    assert rules_named(about, RULES) == ("progress-status", "overspending")


def test_a_scenario_that_evaluates_all_rules_names_none() -> None:
    assert rules_named(scenario(steps="When all rules are evaluated"), RULES) == ()


def test_a_scenario_bears_what_is_written_and_what_follows_from_rule_and_book() -> None:
    about = scenario(
        "slow",
        steps="""
            Given the facts of "etda/2563-q4"
            When the rule "overspending" is evaluated
        """,
    )
    assert tags_of(about, RULES, BOOKS) == {
        "slow",
        "rule:overspending",
        "agency:ETDA",
        "quarter:2563-q4",
        "book:etda/2563-q4",
    }


def test_a_scenario_of_every_quarter_bears_the_book_it_runs_on() -> None:
    assert tags_of(scenario("quarter"), RULES, BOOKS, "dga/2563-q4") == {
        "quarter",
        "agency:Digital_Government",
        "quarter:2563-q4",
        "book:dga/2563-q4",
    }
    assert tags_of(scenario("quarter"), RULES, BOOKS, "pilot") == {
        "quarter",
        "quarter:pilot",
        "book:pilot",
    }


# Books of scenarios -----------------------------------------------------------------------------


def test_a_scenario_without_the_tag_quarter_runs_on_no_book_of_its_own() -> None:
    assert not runs_on_books(scenario("slow"))
    assert books_for(scenario("slow", "agency:ETDA"), BOOKS) == ()


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        ((), ("etda/2563-q3", "etda/2563-q4", "dga/2563-q4", "pilot")),
        (("slow", "rule:overspending"), ("etda/2563-q3", "etda/2563-q4", "dga/2563-q4", "pilot")),
        (("agency:ETDA",), ("etda/2563-q3", "etda/2563-q4")),
        (("agency:etda",), ("etda/2563-q3", "etda/2563-q4")),
        (("agency:Digital_Government",), ("dga/2563-q4",)),
        (("quarter:2563-q4",), ("etda/2563-q4", "dga/2563-q4")),
        (("agency:ETDA", "quarter:2563-q4"), ("etda/2563-q4",)),
        (("quarter:2563-q3", "quarter:2563-q4", "agency:ETDA"), ("etda/2563-q3", "etda/2563-q4")),
        (("book:pilot",), ("pilot",)),
        (("agency:OPDC",), ()),
    ],
)
def test_a_scenario_of_every_quarter_runs_on_the_books_that_its_tags_allow(
    tags: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert books_for(scenario("quarter", *tags), BOOKS) == names
