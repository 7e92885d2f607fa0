import datetime as dt
import json
import re
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.facts import Read, Schema, load_schema
from assay.values.text import Text
from assay.values.types import (
    Boolean,
    Bounds,
    Choice,
    Date,
    ListOf,
    Member,
    Number,
    OwnUnit,
    TextType,
)

WHOLE = """
types:
  stage: {scale: [drafting, {hearing: {th: รับฟังความคิดเห็น, en: Public hearing}}, in_force]}
  grade: {choice: [{D_plus: D+}, A]}
kinds:
  project:
    plural: projects
    title: {th: โครงการ, en: Project}
    label: {th: name_th, en: name_en}
    key: id
    fields:
      name_th: {type: text, required: true}
      name_en: {type: text}
  indicator:
    plural: indicators
    key: id
    parent: project
    label: id
    fields:
      target: {type: number, decimals: 4, unit: {field: unit}, required: true, title: Target}
      unit: {type: text}
      share: {type: number, unit: percent, range: "[0..100]"}
      stage: {type: stage}
      colour: {type: {choice: [red, green]}}
      dates: {type: list of date}
      day: {type: date, range: ">= 2019-10-01", reads: [buddhist_era, thai_digits]}
      final: {type: boolean}
  budget_line:
    plural: budget_lines
    key: code
    parent: budget_line
    fields:
      amount: {type: number, decimals: 4, reads: [dash_as_zero]}
  milestone:
    plural: milestones
    key: [indicator, stage]
    parent: indicator
    fields:
      stage: {type: stage}
  remark:
    plural: remarks
    key: no
    parent: milestone
"""


def load(tmp_path: Path, text: str) -> Schema:
    path = tmp_path / "schema.yaml"
    path.write_text(text, "utf-8")
    schema, findings = load_schema(path)
    assert findings == ()
    assert schema is not None
    return schema


@pytest.fixture
def schema(tmp_path: Path) -> Schema:
    return load(tmp_path, WHOLE)


def test_a_scale_holds_its_members_lowest_first_with_their_titles(schema: Schema) -> None:
    stage = schema.types["stage"]
    assert stage.ordered
    assert [(one.name, one.rank) for one in stage.members] == [
        ("drafting", 0),
        ("hearing", 1),
        ("in_force", 2),
    ]
    assert stage.members[1].title == Text("Public hearing", "รับฟังความคิดเห็น")
    assert stage.member("รับฟังความคิดเห็น") == Member("hearing", 1)


def test_a_choice_is_not_ordered_and_a_title_may_be_one_text(schema: Schema) -> None:
    grade = schema.types["grade"]
    assert not grade.ordered
    assert grade.member("D+") == Member("D_plus", 0)


def test_a_field_reaches_its_type(schema: Schema) -> None:
    members = schema.kinds["indicator"].members
    assert members["target"] == Number(OwnUnit("unit"), 4)
    assert members["share"] == Number("percent", None, Bounds(Decimal(0), Decimal(100)))
    assert members["stage"] == schema.types["stage"]
    assert members["dates"] == ListOf(Date())
    assert members["day"] == Date(Bounds(low=dt.date(2019, 10, 1)))
    assert members["final"] == Boolean()
    colour = members["colour"]
    assert isinstance(colour, Choice)
    assert [one.name for one in colour.members] == ["red", "green"]


def test_a_key_field_that_is_not_declared_is_text_and_required(schema: Schema) -> None:
    field = schema.kinds["indicator"].fields["id"]
    assert field.type == TextType()
    assert field.required


def test_document_and_place_are_values_and_the_parent_link_is_none(schema: Schema) -> None:
    indicator = schema.kinds["indicator"]
    assert indicator.members["document"] == TextType()
    assert indicator.members["place"] == TextType()
    assert "project" not in indicator.members
    assert "project" in indicator.columns


def test_a_parent_link_is_required_but_for_the_root_of_a_tree(schema: Schema) -> None:
    link = schema.kinds["indicator"].link
    assert link is not None
    assert (link.name, link.required) == ("project", True)
    tree = schema.kinds["budget_line"].link
    assert tree is not None
    assert (tree.name, tree.required) == ("parent", False)


def test_a_parent_link_may_be_declared_as_not_required(tmp_path: Path) -> None:
    text = """
kinds:
  project: {plural: projects, key: id}
  remark:
    plural: remarks
    key: id
    parent: project
    fields: {project: {type: text, required: false}}
"""
    link = load(tmp_path, text).kinds["remark"].link
    assert link is not None
    assert not link.required


def test_a_parent_link_has_the_type_of_the_parents_key(tmp_path: Path) -> None:
    text = """
kinds:
  year: {plural: years, key: "no", fields: {"no": {type: number, decimals: 0}}}
  entry: {plural: entries, key: [year, id], parent: year}
  remark: {plural: remarks, key: entry, parent: entry}
"""
    schema = load(tmp_path, text)
    link = schema.kinds["entry"].link
    assert link is not None
    assert link.type == Number(decimals=0)
    compound = schema.kinds["remark"].link
    assert compound is not None
    assert compound.type == TextType()


def test_a_schema_tells_children_and_ancestors(schema: Schema) -> None:
    assert [one.name for one in schema.children("indicator")] == ["milestone"]
    assert [one.name for one in schema.children("budget_line")] == ["budget_line"]
    assert [one.name for one in schema.ancestors("remark")] == ["milestone", "indicator", "project"]
    assert schema.ancestors("budget_line") == ()


def test_ways_of_writing_and_labels_are_kept(schema: Schema) -> None:
    day = schema.kinds["indicator"].fields["day"]
    assert day.reads == {Read.BUDDHIST_ERA, Read.THAI_DIGITS}
    assert schema.kinds["project"].label == Text("name_en", "name_th")
    assert schema.kinds["indicator"].label == Text("id", "id")


def test_two_readings_of_one_text_are_equal(tmp_path: Path) -> None:
    assert load(tmp_path, WHOLE) == load(tmp_path, "\n\n" + WHOLE)


KIND = "kinds:\n  project:\n    plural: projects\n    key: id\n"
FIELD = KIND + "    fields:\n      "

MISTAKES = [
    ("types: {}", "1:1 missing-key `kinds` is missing from a schema"),
    ("kinds: {}", "1:1 missing-key the schema declares no kinds"),
    ("kind: {}", "1:1 unknown-key `kind` is not a key of a schema"),
    ("kinds: [a]", "1:8 wrong-shape a mapping is expected here, not a list"),
    (KIND + "    filds: {}", "5:5 unknown-key `filds` is not a key of the kind `project`"),
    (
        "kinds:\n  project:\n    key: id",
        "3:5 missing-key `plural` is missing from the kind `project`",
    ),
    (
        "kinds:\n  project:\n    plural: ps",
        "3:5 missing-key `key` is missing from the kind `project`",
    ),
    (
        "kinds:\n  p: {plural: ps, key: [id, id]}",
        "2:29 duplicate-key `id` stands twice in the key",
    ),
    ("kinds:\n  p: {plural: ps, key: []}", "2:24 missing-key the key is empty"),
    ("kinds:\n  9p: {plural: ps, key: id}", "2:3 bad-name `9p` can't be the name of a kind"),
    ("kinds:\n  a b: {plural: ps, key: id}", "2:3 bad-name `a b` can't be the name of a kind"),
    (
        "kinds:\n  book: {plural: ps, key: id}",
        "2:3 reserved-name `book` can't name a kind: the engine uses it",
    ),
    (
        FIELD + "every: {type: text}",
        "6:7 reserved-name `every` is a word of the expression language and can't name a field",
    ),
    (
        FIELD + "place: {type: text}",
        "6:7 reserved-name `place` can't name a field: every fact has it already",
    ),
    (FIELD + "a: {tipe: text}", "6:11 unknown-key `tipe` is not a key of the field `a`"),
    (FIELD + "a: {title: A}", "6:10 missing-key `type` is missing from the field `a`"),
    (FIELD + "a: {type: numbr}", "6:17 unknown-type there is no type `numbr`"),
    (
        FIELD + "a: {type: list of list of text}",
        "6:17 unknown-type a list of lists can't be a field",
    ),
    (FIELD + "a: {type: text, unit: THB}", "6:29 wrong-type text has no unit"),
    (FIELD + "a: {type: date, decimals: 2}", "6:33 wrong-type date has no decimals"),
    (FIELD + "a: {type: boolean, range: '> 0'}", "6:33 wrong-type boolean has no range"),
    (
        FIELD + "a: {type: number, decimals: 1.5}",
        "6:35 wrong-type a whole number from 0 to 30 is expected here, not the number 1.5",
    ),
    (
        FIELD + "a: {type: text, required: maybe}",
        '6:33 wrong-type true or false is expected here, not the text "maybe"',
    ),
    (
        FIELD + "a: {type: number, unit: {field: untt}}\n      unit: {type: text}",
        "6:7 unknown-field the unit of `a` is in `untt`, which is no field of this kind",
    ),
    (
        FIELD + "a: {type: number, unit: {field: b}}\n      b: {type: date}",
        "6:7 wrong-type the unit of `a` is in `b`, which is date",
    ),
    (
        FIELD + "a: {type: number, range: '[100..0]'}",
        "6:32 wrong-range no value lies in the range `[100..0]`",
    ),
    (
        FIELD + "a: {type: number, range: '(5..5]'}",
        "6:32 wrong-range no value lies in the range `(5..5]`",
    ),
    (
        FIELD + "a: {type: number, range: [0..100]}",
        "6:32 wrong-range a range is a text, not a list",
    ),
    (
        FIELD + "a: {type: number, range: '>= 2020-01-01'}",
        "6:32 wrong-range the ends of the range `>= 2020-01-01` are not numbers",
    ),
    (
        FIELD + "a: {type: date, range: '[2019-10-01..2563-09-30]'}",
        "6:30 buddhist-year the year 2563 is one of the Buddhist era",
    ),
    (
        FIELD + "a: {type: date, range: '>= 2563-09-30'}",
        "6:30 buddhist-year the year 2563 is one of the Buddhist era",
    ),
    (FIELD + "a: {type: number, range: 'any'}", "6:32 wrong-range `any` is no range"),
    (
        FIELD + "a: {type: text, reads: [thai_digits]}",
        "6:30 wrong-type `thai_digits` has no meaning for text",
    ),
    (
        FIELD + "a: {type: number, reads: [thai_digit]}",
        "6:33 unknown-word `thai_digit` is no way of writing",
    ),
    (
        FIELD + "a: {type: number, reads: [dash_as_zero, dash_as_missing]}",
        "6:32 wrong-type a dash can't be both zero and missing",
    ),
    (
        "kinds:\n  p: {plural: ps, key: a, fields: {a: {type: list of text}}}",
        "2:24 bad-key the key field `a` is a list",
    ),
    (
        KIND + "    label: nam",
        "5:12 unknown-field the label names `nam`, which is no field of this kind",
    ),
    (
        KIND + "    parent: agency",
        "5:13 unknown-kind the parent `agency` is no kind of this schema",
    ),
    (
        "kinds:\n  a: {plural: as_, key: id, parent: b}\n  b: {plural: bs, key: id, parent: a}",
        "2:37 parent-cycle kinds are each other's parents: a → b → a",
    ),
    (
        "kinds:\n  a: {plural: xs, key: id}\n  b: {plural: xs, key: id}",
        "3:15 name-clash the kind `a` has the plural `xs` already",
    ),
    (
        "kinds:\n  a: {plural: b, key: id}\n  b: {plural: bs, key: id}",
        "2:15 name-clash the plural `b` is also the name of a kind",
    ),
    (
        "kinds:\n  a: {plural: quarter, key: id}",
        "2:15 name-clash the plural `quarter` is also a value of the book (book.quarter)",
    ),
    (
        (
            "kinds:\n  a: {plural: xs, key: id, fields: {bs: {type: text}}}\n"
            "  b: {plural: bs, key: id, parent: a}"
        ),
        (
            "2:37 name-clash the field `bs` has the name by which a fact reaches its children of "
            "kind `b`"
        ),
    ),
    (
        (
            "kinds:\n  a: {plural: xs, key: id}\n  b: {plural: bs, key: id, parent: a}\n"
            "  c: {plural: cs, key: id, parent: b, fields: {a: {type: text}}}"
        ),
        "4:48 name-clash the field `a` has the name by which a fact reaches its parent of kind `a`",
    ),
    (
        "kinds:\n  a: {plural: xs, key: [parent, id], parent: a}",
        "2:25 bad-key a tree's key can't hold its own parent",
    ),
    (
        "types: {text: {choice: [a]}}\n" + KIND,
        "1:9 reserved-name `text` is a type already and can't be declared",
    ),
    ("types: {t: {scale: [a]}}\n" + KIND, "1:20 wrong-type a scale has at least 2 members"),
    ("types: {t: {choice: []}}\n" + KIND, "1:21 wrong-type a choice has at least 1 member"),
    ("types: {t: {range: [a]}}\n" + KIND, "1:13 unknown-key `range` is not a key of the type `t`"),
    (
        "types: {t: {choice: [a, b, a]}}\n" + KIND,
        "1:28 duplicate-member `a` stands for two members of this type",
    ),
    (
        "types: {t: {choice: [{a: X}, {b: X}]}}\n" + KIND,
        "1:31 duplicate-member `X` stands for two members of this type",
    ),
    (
        "types: {t: {choice: [a, {b: a}]}}\n" + KIND,
        "1:26 duplicate-member `a` stands for two members of this type",
    ),
    (
        "types: {t: {choice: [1, a]}}\n" + KIND,
        "1:22 wrong-type a text is expected here, not the number 1",
    ),
    (
        KIND + "  b: {plural: bs, key: id, parent: project, fields: {project: {type: number}}}",
        "5:54 wrong-type `project` holds a parent's key, which is text",
    ),
    (
        KIND + "    title: {fr: Projet}",
        "5:13 unknown-key `fr` is no language",
    ),
]


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_a_mistake_is_shown_where_it_is(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "schema.yaml"
    path.write_text(text, "utf-8")
    schema, findings = load_schema(path)
    assert schema is None
    shown = [
        f"{one.span.line}:{one.span.column} {one.code} {one.message.en}"
        for one in findings
        if one.span is not None
    ]
    assert message in shown
    # A key that is misspelt is also one that is missing; nothing else is reported twice.
    assert len(shown) == 1 or "unknown-key" in message


def test_the_nearest_name_is_offered(tmp_path: Path) -> None:
    path = tmp_path / "schema.yaml"
    path.write_text(FIELD + "a: {type: numbr}", "utf-8")
    _, findings = load_schema(path)
    assert findings[0].hint is not None
    assert findings[0].hint.en == "did you mean `number`?"


def test_all_mistakes_are_found_at_once(tmp_path: Path) -> None:
    path = tmp_path / "schema.yaml"
    path.write_text(FIELD + "a: {type: numbr}\n      every: {type: text, unit: x}", "utf-8")
    _, findings = load_schema(path)
    assert [one.code for one in findings] == ["unknown-type", "reserved-name", "wrong-type"]


@given(
    st.integers(0, 40), st.integers(0, 40), st.sampled_from(["", "x", "- x", "[a]", "a: {}", "1"])
)
def test_no_mutilated_schema_makes_it_raise(
    tmp_path_factory: pytest.TempPathFactory, first: int, last: int, by: str
) -> None:
    lines = WHOLE.split("\n")
    indent = " " * (len(lines[first]) - len(lines[first].lstrip())) if first < len(lines) else ""
    lines[first : max(first, last)] = [indent + by]
    path = tmp_path_factory.getbasetemp() / "schema.yaml"
    path.write_text("\n".join(lines), "utf-8")
    schema, findings = load_schema(path)
    assert (schema is None) == bool(findings)


@given(st.data())
def test_no_word_in_the_place_of_another_makes_it_raise(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    words = re.split(r"(\w+)", WHOLE)
    at = data.draw(st.integers(0, len(words) // 2 - 1)) * 2 + 1
    words[at] = data.draw(st.sampled_from(["x", "parent", "[]", "{}", "5", "null", "stage", "''"]))
    path = tmp_path_factory.getbasetemp() / "schema.yaml"
    path.write_text("".join(words), "utf-8")
    schema, findings = load_schema(path)
    assert (schema is None) == bool(findings)


@pytest.mark.parametrize("start", ["[", "(", ">", "<= ", "[1", "[1..", ">1"])
@pytest.mark.parametrize("filling", [" ", ".", "..", "1", "\t"])
@pytest.mark.parametrize("end", ["", "x", "\nx", "]"])
def test_a_range_of_any_length_is_read_at_once(
    tmp_path: Path, start: str, filling: str, end: str
) -> None:
    path = tmp_path / "schema.yaml"
    written = json.dumps(start + filling * 20_000 + end)
    path.write_text(FIELD + f"a: {{type: number, range: {written}}}")
    before = time.perf_counter()
    _, found = load_schema(path)
    assert time.perf_counter() - before < 2
    assert {one.code for one in found} <= {"wrong-range", "wrong-type"}
