"""The JSON Schemas of `scorecard.yaml` and `comparison.yaml`."""

from __future__ import annotations

from typing import Final

from assay.compare.documents import ComparisonDocument, PairPart
from assay.compare.spec import Aspect
from assay.editor.field_words import kind_words
from assay.editor.form import TEXT, TITLE, Form, by_name, one_of
from assay.editor.parts import Besides, file_form
from assay.facts import Schema
from assay.scorecard.documents import ColumnPart, ReportSection, ScorecardDocument, SectionPart

_UNIT: Final[Form] = {**TITLE, "type": ["string", "object", "null"]}
_FIELDS: Final[Form] = {
    "type": ["string", "array", "object"],
    "minLength": 1,
    "items": TEXT,
    "additionalProperties": TEXT,
}
"""`a`, `[a, b]` or `{report: plan}`."""


def scorecard_file(schema: Schema) -> Form:
    """The schema of `scorecard.yaml`; it proposes the kinds that the project has."""
    kinds = _kinds(schema)
    return file_form(
        ScorecardDocument,
        Besides(
            special={
                (SectionPart, "kind"): kinds,
                (ReportSection, "kind"): kinds,
                (ScorecardDocument, "units"): by_name(
                    {**TITLE, "type": ["string", "object", "null"]}
                ),
            },
            alone={ColumnPart: TEXT},
            # A column is also a name with its heading: `{beds: Beds}`.
            more={ColumnPart: {"required": [], "additionalProperties": TITLE}},
        ),
    )


def comparison_file(schema: Schema) -> Form:
    """The schema of `comparison.yaml`; it proposes the kinds that the project has."""
    kinds = _kinds(schema)
    compared = ("match", *(aspect.value for aspect in Aspect))
    special: dict[tuple[type, str], Form] = {(PairPart, key): _FIELDS for key in compared}
    special |= {(PairPart, "kind"): kinds, (PairPart, "plan"): kinds}
    return file_form(ComparisonDocument, Besides(special))


def _kinds(schema: Schema) -> Form:
    return {
        "type": "string",
        **one_of({kind.name: kind_words(kind) for kind in schema.kinds.values()}),
    }
