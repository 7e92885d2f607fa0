"""The JSON Schemas of the files beside the rules: schema, heads, scorecard and comparison."""

from __future__ import annotations

from typing import Final

from assay.compare.documents import ComparisonDocument, PairPart
from assay.compare.spec import Aspect
from assay.editor.field_words import READS, kind_words
from assay.editor.form import NAME, TEXT, TITLE, Form, by_name, list_of, one_of, suggested
from assay.editor.parts import Besides, file_form, part_form
from assay.editor.rule_file import types_of
from assay.facts import Schema
from assay.facts.book.documents import DocumentPart, HeadDocument
from assay.facts.schema.documents import ChoicePart, FieldPart, KindPart, SchemaDocument
from assay.rules import ActionsDocument
from assay.scorecard.documents import (
    TONES,
    CellPart,
    ColumnPart,
    ReportSection,
    ScorecardDocument,
    SectionPart,
    SummaryPart,
    TallyPart,
    TilesPart,
    UnitPart,
)

_UNDERSTOOD: Final[Form] = {"type": ["string", "null"], "minLength": 1}
_FIELDS: Final[Form] = {
    "type": ["string", "array", "object"],
    "minLength": 1,
    "items": TEXT,
    "additionalProperties": TEXT,
}
"""`a`, `[a, b]` or `{report: plan}`."""


_MEMBER: Final[Form] = {
    "type": ["string", "object"],
    "minLength": 1,
    "minProperties": 1,
    "maxProperties": 1,
    "additionalProperties": TITLE,
    "propertyNames": TEXT,
}
_RANGE: Final[Form] = {
    "type": "string",
    "pattern": r"^\s*(?:[\[(].*\.\..*[\])]|(?:<=|<|>=|>).*\S)\s*$",
    "patternErrorMessage": 'write a range in quotes, as "[0..100]", "(0..1]" or ">= 0"',
}


def book_file() -> Form:
    """The schema of `book.yaml`."""
    documents = by_name(part_form(DocumentPart, Besides()))
    return file_form(HeadDocument, Besides({(HeadDocument, "documents"): documents}))


def actions_file() -> Form:
    """The schema of `actions.yaml`."""
    titles = by_name(TITLE)
    keys = ("actors", "remedies")
    return file_form(ActionsDocument, Besides({(ActionsDocument, key): titles for key in keys}))


def schema_file(schema: Schema) -> Form:
    """The schema of `schema.yaml`; it proposes the types and kinds that the project has."""
    choice: dict[tuple[type, str], Form] = {
        (ChoicePart, "choice"): {**list_of(_MEMBER), "minItems": 1},
        (ChoicePart, "scale"): {**list_of(_MEMBER), "minItems": 2},
    }
    one: Form = {"minProperties": 1, "maxProperties": 1}
    inline = part_form(ChoicePart, Besides(choice, more={ChoicePart: one}))
    special: dict[tuple[type, str], Form] = {
        (FieldPart, "type"): {"anyOf": [types_of(schema), TEXT, inline]},
        (FieldPart, "range"): _RANGE,
        (FieldPart, "reads"): list_of(one_of({way.value: read for way, read in READS.items()})),
        (KindPart, "plural"): NAME,
        (KindPart, "key"): {
            "type": ["string", "array"],
            "minLength": 1,
            "items": NAME,
            "minItems": 1,
        },
        (KindPart, "parent"): suggested(_kinds(schema), NAME),
        (SchemaDocument, "types"): {**by_name(inline), "propertyNames": NAME},
    }
    return file_form(SchemaDocument, Besides(special))


def scorecard_file(schema: Schema) -> Form:
    """The schema of `scorecard.yaml`; it proposes the kinds that the project has."""
    kinds: Form = {"type": "string", **one_of(_kinds(schema))}
    return file_form(
        ScorecardDocument,
        Besides(
            special={
                (SectionPart, "kind"): kinds,
                (ReportSection, "kind"): kinds,
                (SummaryPart, "kind"): kinds,
                (TallyPart, "kind"): kinds,
                (ScorecardDocument, "units"): by_name(
                    part_form(UnitPart, Besides(alone={UnitPart: _UNDERSTOOD}))
                ),
                **{
                    (part, "tones"): by_name({"type": "string", "enum": list(TONES)})
                    for part in (TallyPart, TilesPart)
                },
            },
            alone={ColumnPart: TEXT, CellPart: TEXT},
            # A column is also a name with its heading: `{beds: Beds}`.
            more={
                one: {"required": [], "additionalProperties": TITLE}
                for one in (ColumnPart, CellPart)
            },
        ),
    )


def comparison_file(schema: Schema) -> Form:
    """The schema of `comparison.yaml`; it proposes the kinds that the project has."""
    kinds: Form = {"type": "string", **one_of(_kinds(schema))}
    compared = ("match", *(aspect.value for aspect in Aspect))
    special: dict[tuple[type, str], Form] = {(PairPart, key): _FIELDS for key in compared}
    special |= {(PairPart, "kind"): kinds, (PairPart, "plan"): kinds}
    return file_form(ComparisonDocument, Besides(special))


def _kinds(schema: Schema) -> dict[str, str]:
    return {kind.name: kind_words(kind) for kind in schema.kinds.values()}
