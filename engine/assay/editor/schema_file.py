"""The JSON Schema of a fact schema (`schema.yaml`): the kinds of fact and the types of fields."""

from __future__ import annotations

from typing import Final

from assay.editor.field_words import READS, kind_words
from assay.editor.form import (
    BOOLEAN,
    DRAFT,
    NAME,
    TEXT,
    TITLE,
    Form,
    by_name,
    closed,
    described,
    list_of,
    members,
    one_of,
    suggested,
)
from assay.editor.rule_words import TYPES
from assay.editor.wording import Words
from assay.facts import Schema

_MEMBER: Final[Form] = {
    "type": ["string", "object"],
    "minLength": 1,
    "minProperties": 1,
    "maxProperties": 1,
    "additionalProperties": TITLE,
    "propertyNames": TEXT,
}
_CHOICE: Final[Form] = {
    **closed(
        {
            "choice": described(
                Words(
                    "Names without an order, each with a title where it needs one.",
                    "choice: [final, {draft: {th: ฉบับร่าง, en: Draft}}]",
                ),
                {**list_of(_MEMBER), "minItems": 1},
            ),
            "scale": described(
                Words(
                    "Names in order, lowest first, so that `<`, `>=`, `min` and `max` compare "
                    "them.",
                    "scale: [red, yellow, green]",
                ),
                {**list_of(_MEMBER), "minItems": 2},
            ),
        }
    ),
    "minProperties": 1,
    "maxProperties": 1,
}
_RANGE: Final[Form] = {
    "type": "string",
    "pattern": r"^\s*(?:[\[(].*\.\..*[\])]|(?:<=|<|>=|>).*\S)\s*$",
    "patternErrorMessage": 'write a range in quotes, as "[0..100]", "(0..1]" or ">= 0"',
}
_LABEL: Final[Form] = {
    "type": ["string", "object"],
    "properties": {
        "th": {**NAME, "description": "The field with the name in Thai."},
        "en": {**NAME, "description": "The field with the name in English."},
    },
    "additionalProperties": False,
}


def schema_file(schema: Schema) -> Form:
    """The schema of `schema.yaml`; it proposes the types and kinds that the project has."""
    language = described(
        Words(
            "The language of titles, messages and reports, where neither `--lang` nor the variable "
            "`ASSAY_LANG` names another.",
            "language: th",
        ),
        {"enum": ["th", "en"]},
    )
    types = described(
        Words(
            "Types of your own, for fields and outcomes alike: choices and scales by name.",
            "types:\n  rag: {scale: [red, yellow, green]}",
        ),
        by_name({"description": "A choice or a scale.", **_CHOICE}),
    )
    kinds = described(
        Words(
            "The kinds of fact there are. Each has a file in a book, named after its plural.",
            "kinds:\n  project:\n    plural: projects\n    key: id\n    fields:\n"
            "      name: {type: text, required: true}",
        ),
        {**by_name(_kind(schema)), "minProperties": 1},
    )
    return {
        "$schema": DRAFT,
        "description": "The kinds of fact that books hold and rules read, and their fields.",
        **closed(
            {
                "language": language,
                "types": {**types, "propertyNames": NAME},
                "kinds": {**kinds, "propertyNames": NAME},
            },
            ["kinds"],
        ),
    }


def _kind(schema: Schema) -> Form:
    kinds = {kind.name: kind_words(kind) for kind in schema.kinds.values()}
    keys = {
        "plural": described(
            Words(
                "The name of the kind's file, and of these facts in expressions.",
                "plural: projects",
            ),
            NAME,
        ),
        "title": described(
            Words("Its name for a reader.", "title: {th: โครงการ, en: Project}"), TITLE
        ),
        "label": described(
            Words(
                "The field that names a fact for a reader; one for each language, if need be.",
                "label: {th: name_th, en: name_en}",
            ),
            _LABEL,
        ),
        "key": described(
            Words(
                "The field that tells its facts apart, unique in a book; or a list of fields that "
                "do so together.",
                "key: id",
            ),
            {"type": ["string", "array"], "minLength": 1, "items": NAME, "minItems": 1},
        ),
        "parent": described(
            Words(
                "The kind its facts belong to: each names its parent's key in a field called as "
                "that kind. The kind itself makes a tree, where the field is `parent`.",
                "parent: agency",
            ),
            suggested(kinds, NAME),
        ),
        "fields": described(
            Words(
                "The fields of its facts, by name.",
                "fields:\n  budget: {type: number, decimals: 4, unit: THB million}",
            ),
            {**by_name(_field(schema)), "propertyNames": NAME},
        ),
    }
    return {"description": "A kind of fact.", **closed(keys, ["plural", "key"])}


def _field(schema: Schema) -> Form:
    named = {name: ", ".join(members(of, titles=False)) for name, of in schema.types.items()}
    words = {**TYPES, **named}
    words |= {f"list of {name}": "" for name in words}
    keys = {
        "type": described(
            Words(
                "What it holds: a basic type, one of yours, `list of` either, or a choice or "
                "scale written here.",
                "type: list of text",
            ),
            {"anyOf": [one_of(words), TEXT, _CHOICE]},
        ),
        "unit": described(
            Words(
                "The unit of its numbers; or the field in which each fact states its own.",
                "unit: THB million",
            ),
            {
                "type": ["string", "object"],
                "minLength": 1,
                "properties": {"field": {**NAME, "description": "The field with the unit."}},
                "required": ["field"],
                "additionalProperties": False,
            },
        ),
        "decimals": described(
            Words("The most decimals its numbers have; more are an error.", "decimals: 4"),
            {"type": "integer", "minimum": 0, "maximum": 30},
        ),
        "range": described(
            Words("The numbers or dates it may hold; any other is an error.", 'range: "[0..100]"'),
            _RANGE,
        ),
        "required": described(
            Words("Whether a fact without it is an error.", "required: true"), BOOLEAN
        ),
        "reads": described(
            Words(
                "Other ways of writing that it reads, as source documents print them.",
                "reads: [thai_digits, dash_as_zero]",
            ),
            list_of(one_of({way.value: read for way, read in READS.items()})),
        ),
        "title": described(
            Words("Its name for a reader.", "title: {th: งบประมาณ, en: Budget}"), TITLE
        ),
    }
    return {"description": "A field of the kind.", **closed(keys, ["type"])}
