"""What hover says: every key of a rule file has its words, and an example that is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from assay.compare.documents import ComparisonDocument, PairPart, SidePart
from assay.document import Part
from assay.document.words import Words, attributes
from assay.editor.rule_words import ROUNDING
from assay.facts.book import book
from assay.facts.book.documents import CorrectionPart, DocumentPart, HeadDocument
from assay.facts.schema.documents import ChoicePart, FieldPart, KindPart, SchemaDocument
from assay.rules import (
    AuthorityPart,
    CheckBody,
    CitedPart,
    Derived,
    Effective,
    LevelsBody,
    RuleDocument,
    ScaleBody,
    Source,
    TableBody,
    TableRow,
    Then,
)
from assay.scorecard.documents import (
    BarsPart,
    ColumnPart,
    ReportSection,
    ScorecardDocument,
    SectionPart,
    TwoFields,
)
from assay.values.number import MODES
from tests.editor.reading import mistakes, seen

# Where each model stands in the JSON Schema of its file, and what of it no file writes.
PARTS: dict[type[Part], tuple[str, tuple[str, ...]]] = {
    RuleDocument: ("rule", ()),
    Source: ("rule", ("source",)),
    AuthorityPart: ("rule", ("source", "authority")),
    CitedPart: ("rule", ("source", "reads")),
    Effective: ("rule", ("effective",)),
    Derived: ("rule", ("outcomes", "*")),
    TableBody: ("rule", ("table",)),
    TableRow: ("rule", ("table", "rows", "*")),
    LevelsBody: ("rule", ("levels",)),
    Then: ("rule", ("levels", "otherwise")),
    ScaleBody: ("rule", ("scale",)),
    CheckBody: ("rule", ("checks", "*")),
    SchemaDocument: ("schema", ()),
    ChoicePart: ("schema", ("types", "*")),
    KindPart: ("schema", ("kinds", "*")),
    FieldPart: ("schema", ("kinds", "*", "fields", "*")),
    HeadDocument: ("book", ()),
    DocumentPart: ("book", ("documents", "*")),
    CorrectionPart: ("book", ("corrections", "*")),
    ScorecardDocument: ("scorecard", ()),
    SectionPart: ("scorecard", ("sections", "*")),
    ReportSection: ("scorecard", ("report", "*")),
    BarsPart: ("scorecard", ("report", "*", "bars")),
    ColumnPart: ("scorecard", ("sections", "*", "columns", "*")),
    TwoFields: ("scorecard", ("sections", "*", "columns", "*", "field")),
    ComparisonDocument: ("comparison", ()),
    SidePart: ("comparison", ("within",)),
    PairPart: ("comparison", ("between", "pairs", "*")),
}
ANOTHER_PROJECT = {  # the kinds of an example are those of another project
    "for": {"enum": ["project"]},
    "kind": {"enum": ["project", "indicator"]},
    "plan": {"enum": ["plan_target"]},
}
UNWRITTEN = {(Then, "literal"), (LevelsBody, "levels")}
KEYS = [
    pytest.param(model, name, id=f"{model.__name__}.{name}")
    for model in PARTS
    for name in model.model_fields
    if not (model.model_fields[name].alias or "").startswith("<") and (model, name) not in UNWRITTEN
]


def part(form: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        inner = form.get("items") or form.get("additionalProperties")
        form = inner if step == "*" else form["properties"][step]
    return form


def _of_another_project(form: Any) -> Any:
    if isinstance(form, list):
        return [_of_another_project(one) for one in form]
    if not isinstance(form, dict):
        return form
    return {
        key: {**value, **ANOTHER_PROJECT[key]}
        if key in ANOTHER_PROJECT and "enum" in value
        else _of_another_project(value)
        for key, value in form.items()
    }


@pytest.mark.parametrize(("model", "name"), KEYS)
def test_a_key_of_a_rule_file_has_words_and_an_example_of_its_own_key(
    tmp_path: Path, schemas: dict[str, Any], model: type[Part], name: str
) -> None:
    words = attributes(model)[name]
    key = model.model_fields[name].alias or name
    assert words.text.endswith(".")
    assert words.example is not None
    (tmp_path / "example.yaml").write_text(words.example, encoding="utf-8")
    example = seen(tmp_path / "example.yaml")
    file, place = PARTS[model]
    form = part(_of_another_project(schemas[f"{file}.json"]), place)["properties"][key]
    assert list(example) == [key]
    assert mistakes(form, example[key]) == []
    assert form["markdownDescription"] == words.markdown


def test_no_words_are_left_of_a_key_that_is_gone() -> None:
    for model in PARTS:
        own = attributes(model).keys() - attributes(Part).keys()
        assert own <= model.model_fields.keys(), model.__name__


def test_an_example_stands_below_the_words_as_code() -> None:
    assert Words("The kind.", "for: ward").markdown == "The kind.\n\n```yaml\nfor: ward\n```"
    assert Words("The kind.").markdown == "The kind."


def test_every_way_of_rounding_is_told_apart() -> None:
    assert list(ROUNDING) == list(MODES)


def test_a_rule_reads_of_a_book_what_its_head_says(schemas: dict[str, Any]) -> None:
    head = schemas["book.json"]["properties"]
    assert {*head} > {name for name in book.BOOK_TYPES if not name.endswith("_be")}


def test_a_field_is_told_in_both_languages_with_its_type_unit_decimals_and_range(
    schemas: dict[str, Any],
) -> None:
    ward = schemas["facts/wards.json"]["items"]["properties"]
    told = {name: form["description"] for name, form in ward.items()}
    told.pop("currency_rate")  # five thousand digits
    assert told == {
        "hospital": "Text; the key of its parent; required.",
        "id": "Text; the key, unique in the book; required.",
        "beds": "จำนวนเตียง · Beds: number (beds), whole, in the range `[1..500]`; required.",
        "occupied": "Number (percent), at most 1 decimal, in the range `>= 0`.",
        "share": "Number, in the range `[0.5..1]`.",
        "amount": "Number in the unit that `currency` states; "
        "also read: a dash for zero, Thai digits.",
        "currency": "Text.",
        "status": "`rag`.",
        "opened": "Date.",
        "closed": "Date; also read: years of the Buddhist era.",
        "teaching": "Boolean.",
        "shifts": "`list of grade`.",
        "document": "Text.",
        "place": "Text.",
    }  # fmt: skip


def test_a_member_is_told_by_its_titles_and_a_title_by_its_member(schemas: dict[str, Any]) -> None:
    status = schemas["facts/wards.json"]["items"]["properties"]["status"]
    told = zip(status["enum"], status["markdownEnumDescriptions"], strict=False)
    assert dict(told) == {
        "red": "สีแดง · Red",
        "สีแดง": "the same as `red`",
        "Red": "the same as `red`",
        "yellow": "สีเหลือง",
        "สีเหลือง": "the same as `yellow`",
        "green": "",
    }
