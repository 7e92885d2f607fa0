"""All JSON Schemas of a project: as text by the names of their files, and what each is for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from assay.editor.facts_file import facts_file
from assay.editor.form import Form
from assay.editor.project_files import (
    actions_file,
    book_file,
    comparison_file,
    schema_file,
    scorecard_file,
)
from assay.editor.rule_file import definitions_file, parameters_file, rule_file
from assay.facts import Schema
from assay.rules import Library
from assay.source.writing import WRITER

_RULE: Final = "rule.json"
_PARAMETERS: Final = "parameters.json"
_DEFINITIONS: Final = "definitions.json"
_ACTIONS: Final = "actions.json"
_SCHEMA: Final = "schema.json"
_BOOK: Final = "book.json"
_SCORECARD: Final = "scorecard.json"
_COMPARISON: Final = "comparison.json"


def schema_files(schema: Schema, library: Library) -> Mapping[str, str]:
    """The JSON Schemas as text, by file below the folder of schemas, in order.

    The same schema and rules give the same bytes.
    """
    forms: dict[str, Form] = {
        _RULE: rule_file(schema, library),
        _PARAMETERS: parameters_file(schema),
        _DEFINITIONS: definitions_file(schema),
        _ACTIONS: actions_file(),
        _SCHEMA: schema_file(schema),
        _BOOK: book_file(),
        _SCORECARD: scorecard_file(schema),
        _COMPARISON: comparison_file(schema),
        **{f"facts/{kind.plural}.json": facts_file(kind) for kind in schema.kinds.values()},
    }
    mark = {"$comment": f"written by {WRITER}"}
    return {
        name: json.dumps({**mark, **forms[name]}, ensure_ascii=False, indent=2) + "\n"
        for name in sorted(forms)
    }


def associations(schema: Schema) -> Mapping[str, tuple[str, ...]]:
    """The files that each JSON Schema is for, as patterns of paths in a project.

    This is the form of an editor's setting `yaml.schemas`: a pattern with `!` takes files out.
    """
    return {
        _RULE: (
            "rules/**/*.yaml",
            "rules/**/*.yml",
            "!rules/**/parameters.yaml",
            "!rules/**/definitions.yaml",
            "!rules/**/actions.yaml",
        ),
        _PARAMETERS: ("rules/**/parameters.yaml",),
        _DEFINITIONS: ("rules/**/definitions.yaml",),
        _ACTIONS: ("rules/**/actions.yaml",),
        _SCHEMA: ("facts/schema.yaml",),
        _BOOK: ("facts/**/book.yaml",),
        _SCORECARD: ("facts/scorecard.yaml",),
        _COMPARISON: ("facts/comparison.yaml",),
        **{
            f"facts/{kind.plural}.json": (f"facts/**/{kind.plural}.yaml",)
            for kind in schema.kinds.values()
        },
    }
