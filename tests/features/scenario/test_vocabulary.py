"""Kinds, fields and outcomes go by name or title; a name comes before a title, two titles clash."""

from __future__ import annotations

import pytest

from assay.facts import Field, Kind, Schema
from assay.features.scenario import Misread, Vocabulary, Workspace
from assay.features.scenario.vocabulary import keys_meant, plain, reason
from assay.plan import OutcomeInfo
from assay.values.null import Reason
from assay.values.text import Text
from assay.values.types import Number, TextType


def kind(name: str, title: str | None = None, *fields: Field, parent: str | None = None) -> Kind:
    link = None if parent is None else Field(parent, TextType())
    columns = {one.name: one for one in (Field("id", TextType()), *fields)}
    said = None if title is None else Text(title, title)
    return Kind(name, f"{name}s", ("id",), parent, link, columns, said)


def vocabulary(*kinds: Kind, outcomes: dict[str, OutcomeInfo] | None = None) -> Vocabulary:
    schema = Schema({}, {one.name: one for one in kinds})
    given = None if outcomes is None else {kinds[0].name: outcomes}
    return Vocabulary(schema, given, None, None, ("q1", "q2"))


@pytest.mark.parametrize(
    "words", ["ward", "wards", "Ward", "hospital  ward", "Hospital Ward", "หอผู้ป่วย"]
)
def test_a_kind_goes_by_its_name_its_plural_and_its_titles(wards: Workspace, words: str) -> None:
    assert wards.vocabulary.kind(words).name == "ward"


def test_underscores_and_capitals_do_not_matter(wards: Workspace) -> None:
    assert plain(" Budget_Line  X ") == "budget line x"
    assert wards.vocabulary.kind("Budget line").name == "budget_line"


def test_a_name_is_never_taken_for_the_title_of_another() -> None:
    words = vocabulary(
        kind("b", "a", Field("y", Number(), title=Text("x")), Field("x", Number())),
        kind("a"),
        outcomes={
            "z": OutcomeInfo("z", Text("w"), Number()),
            "w": OutcomeInfo("w", None, Number()),
        },
    )
    assert words.kind("a").name == "a"
    assert words.column(words.kind("b"), "x") == "x"
    assert words.outcome(words.kind("b"), "w").name == "w"


def test_a_title_that_two_bear_means_neither() -> None:
    words = vocabulary(
        kind(
            "b",
            "same",
            Field("y", Number(), title=Text("t")),
            Field("x", Number(), title=Text("T")),
        ),
        kind("a", "Same"),
    )
    for look_up in (lambda: words.kind("same"), lambda: words.column(words.kind("b"), "t")):
        with pytest.raises(Misread) as refused:
            look_up()
        assert refused.value.code == "ambiguous-step"


def test_a_link_goes_by_the_title_of_the_parent_kind_unless_a_field_has_it() -> None:
    parent = kind("p", "Parent")
    words = vocabulary(parent, kind("c", None, parent="p"))
    assert words.column(words.kind("c"), "parent") == "p"
    taken = vocabulary(
        parent, kind("c", None, Field("x", Number(), title=Text("Parent")), parent="p")
    )
    assert taken.column(taken.kind("c"), "parent") == "x"


def test_where_rules_can_t_be_read_any_word_passes() -> None:
    words = vocabulary(kind("a"))
    assert words.outcome(words.kind("a"), "Any Word").name == "any_word"
    assert (words.rule("any"), words.code("any")) == ("any", "any")


@pytest.mark.parametrize(
    ("look_up", "code", "hint"),
    [
        (lambda words: words.kind("wadr"), "unknown-kind", "did you mean `ward`?"),
        (lambda words: words.rule("sise"), "unknown-rule", "did you mean `size`?"),
        (lambda words: words.code("to-many"), "unknown-finding", "did you mean `too-many`?"),
        (lambda words: words.book("north/2563-q3"), "unknown-book", "did you mean `north/2563-q4`?"),
        (
            lambda words: words.column(words.kind("ward"), "Number of bed"),
            "unknown-field",
            "did you mean `Number of beds`?",
        ),
        (
            lambda words: words.outcome(words.kind("ward"), "lihgt"),
            "unknown-outcome",
            "did you mean `light`?",
        ),
    ],
)  # fmt: skip
def test_a_word_that_is_not_known_is_told_with_the_nearest(
    wards: Workspace, look_up: object, code: str, hint: str
) -> None:
    assert callable(look_up)
    with pytest.raises(Misread) as refused:
        look_up(wards.vocabulary)
    assert refused.value.code == code
    assert refused.value.hint is not None
    assert refused.value.hint.en == hint


@pytest.mark.parametrize(
    ("parts", "words", "keys"),
    [
        (1, "DG-5", [("DG-5",)]),
        (1, "a/b", [("a/b",)]),
        (1, "a%2Fb", [("a/b",), ("a%2Fb",)]),
        (1, "a:b", [("a:b",)]),
        (1, "๑", [("๑",), ("1",)]),
        (2, "a:b", [("a", "b")]),
        (2, "a%3Ab:c", [("a:b", "c")]),
        (2, "a", []),
        (2, "a:b:c", []),
    ],
)
def test_a_key_is_written_as_in_identifiers_or_as_it_is(
    parts: int, words: str, keys: list[tuple[str, ...]]
) -> None:
    names = tuple(f"k{number}" for number in range(parts))
    one = Kind("a", "as", names, None, None, {name: Field(name, TextType()) for name in names})
    assert list(keys_meant(one, words)) == keys


def test_the_reasons_of_a_null_go_by_either_language() -> None:
    assert reason("not rated") is reason("ไม่ได้ประเมิน") is Reason.NOT_RATED
    with pytest.raises(Misread):
        reason("bored")
