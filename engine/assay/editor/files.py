"""All JSON Schemas of a project: as text by the names of their files."""

from __future__ import annotations

import json
from collections.abc import Mapping

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


def schema_files(schema: Schema, library: Library) -> Mapping[str, str]:
    """The JSON Schemas as text, by file below the folder of schemas, in order.

    The same schema and rules give the same bytes.
    """
    forms: dict[str, Form] = {
        "rule.json": rule_file(schema, library),
        "parameters.json": parameters_file(schema),
        "definitions.json": definitions_file(schema),
        "actions.json": actions_file(),
        "schema.json": schema_file(schema),
        "book.json": book_file(),
        "scorecard.json": scorecard_file(schema),
        "comparison.json": comparison_file(schema),
        **{f"facts/{kind.plural}.json": facts_file(kind) for kind in schema.kinds.values()},
    }
    mark = {"$comment": f"written by {WRITER}"}
    return {
        name: json.dumps({**mark, **forms[name]}, ensure_ascii=False, indent=2) + "\n"
        for name in sorted(forms)
    }
