"""The JSON Schema of rule files, made from the models that read them.

Keys, which of them must stand, and the words on them come from `assay.rules.documents`. This
module adds what a model leaves to the plan (types, values, rows, levels) and the project's names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import NoneType, UnionType
from typing import Annotated, Any, Final, TypeAlias, Union, get_args, get_origin, get_type_hints

from assay.document import Part, leaves
from assay.editor.columns import CELL, columns
from assay.editor.field_words import kind_words
from assay.editor.form import (
    DATE,
    DRAFT,
    IDENTIFIER,
    NAME,
    TITLE,
    Form,
    Json,
    by_name,
    closed,
    described,
    list_of,
    members,
    one_of,
    suggested,
)
from assay.editor.rule_words import ROUNDING, SCALES, SEVERITIES, TYPES
from assay.editor.wording import Words, attributes, summary
from assay.facts import Schema
from assay.rules import (
    Derived,
    Effective,
    LevelsBody,
    Library,
    RuleDocument,
    ScaleBody,
    TableBody,
    TableRow,
    Then,
)
from assay.values.hit_policy import HitPolicy
from assay.values.types import Date

EXPRESSION: Final[Form] = {"type": ["string", "number", "boolean"], "minLength": 1}
_WORDING: Final[Form] = {**TITLE, "type": ["string", "number", "object"]}
_ROUNDED: Final[Form] = {"round": ["decimals"]}

_LEAVES: Final[Mapping[Any, Form]] = {
    leaves.Expression: EXPRESSION,
    leaves.Cell: CELL,
    leaves.Name: NAME,
    leaves.Identifier: IDENTIFIER,
    leaves.Title: _WORDING,
    leaves.Message: _WORDING,
    leaves.Decimals: {"type": "integer", "minimum": 0, "maximum": 99},
    leaves.Mode: {"type": "string", **one_of(ROUNDING)},
    leaves.Severity: {"type": "string", **one_of(SEVERITIES)},
}
"""The form of each sort of value that a model may hold."""

_BESIDES: Final[Mapping[type, Form]] = {Derived: EXPRESSION, Then: CELL}
"""The parts that may be written as one value instead of a mapping."""

_DEPENDENCIES: Final[Mapping[type, Form]] = {
    Derived: _ROUNDED,
    TableBody: _ROUNDED,
    ScaleBody: _ROUNDED,
    Then: {"assumed": ["value"], "is": {"maxProperties": 1}},
}

_UNWRITTEN: Final[Mapping[type, str]] = {
    Derived: "name",
    Then: "literal",
    LevelsBody: "levels",
}
"""What a model holds besides its place and the keys of its part."""

_Special: TypeAlias = Mapping[tuple[type, str], Form]
"""The forms that a model leaves open, by model and key."""

_ONCE: Final[Form] = {"doNotSuggest": True}


def rule_file(schema: Schema, library: Library) -> Form:
    """The schema of a rule file in a project of these kinds and rules."""
    return {
        "$schema": DRAFT,
        **_part(RuleDocument, _special(schema)),
        "allOf": [_on_kind(kind) for kind in schema.kinds],
        "definitions": {
            f"columns-{kind.name}": columns(kind, schema, library) for kind in schema.kinds.values()
        },
    }


def _on_kind(kind: str) -> Form:
    """In a rule for a kind, the rows of its table know that kind's columns.

    Two things are for the language server: while one types, a `const` is met by any word that
    begins it (`project` would have the columns of `project_sheet`), a pattern is not; and what
    stands here again is not to be proposed twice.
    """
    row: Form = {"properties": {"when": {**_ONCE, "$ref": f"#/definitions/columns-{kind}"}}}
    table: Form = {**_ONCE, "properties": {"rows": {**_ONCE, "items": row}}}
    return {
        "if": {"properties": {"for": {"pattern": f"^{kind}$"}}, "required": ["for"]},
        "then": {"properties": {"table": table}},
    }


# From models to forms -------------------------------------------------------------------------


def _part(model: type[Part], special: _Special) -> Form:
    """A mapping of a rule file: its keys with what is said of them, and which must stand."""
    hints = get_type_hints(model, include_extras=True)
    said = attributes(model)
    properties: dict[str, Form] = {}
    required: list[str] = []
    for name, field in model.model_fields.items():
        if name in ("span", _UNWRITTEN.get(model)):
            continue
        key = field.alias or name
        form = special.get((model, key)) or _form(hints[name], special)
        properties[key] = described(said.get(name, Words(summary(model))), form)
        if field.is_required():
            required.append(key)
    form = {"description": summary(model), **closed(properties, required)}
    if model in _DEPENDENCIES:
        form["dependencies"] = _DEPENDENCIES[model]
    if model in _BESIDES:
        form["type"] = [*_types(_BESIDES[model]), "object"]
    if model is TableBody:
        form["oneOf"] = [{"required": ["outcome"]}, {"required": ["outcomes"]}]
    if model is LevelsBody:
        form["additionalProperties"] = described(Words(_LEVEL), EXPRESSION)
    return form


def _form(annotation: Any, special: _Special) -> Form:
    """What an annotation of a model lets a file hold."""
    if get_origin(annotation) in (Union, UnionType):
        (annotation,) = (arm for arm in get_args(annotation) if arm is not NoneType)
    if annotation in _LEAVES:
        return _LEAVES[annotation]
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    inner = get_args(annotation)
    if get_origin(annotation) is tuple:
        return {**list_of(_form(inner[0], special)), "minItems": 1}
    if get_origin(annotation) is dict:
        return {**by_name(_form(inner[1], special)), "propertyNames": NAME}
    return _part(annotation, special)


def _types(form: Form) -> Sequence[Json]:
    of = form["type"]
    assert isinstance(of, Sequence)
    return [of] if isinstance(of, str) else of


# What the models leave open -------------------------------------------------------------------

_LEVEL: Final = "A level: the value before the colon is earned where this condition is true."


def _special(schema: Schema) -> _Special:
    kinds = {kind.name: kind_words(kind) for kind in schema.kinds.values()}
    types = _types_of(schema)
    fields = [field for kind in schema.kinds.values() for field in kind.fields.values()]
    units = {field.unit: "" for field in fields if isinstance(field.unit, str)}
    dates = {field.name: "" for field in fields if isinstance(field.type, Date)}
    unit = suggested(units, EXPRESSION)
    then = _part(Then, {})
    outputs = {**then, "additionalProperties": then}
    return {
        (RuleDocument, "for"): {"type": "string", **one_of(kinds)},
        (Effective, "from"): DATE,
        (Effective, "to"): DATE,
        (Effective, "on"): suggested(dates, NAME),
        (Derived, "type"): types,
        (Derived, "unit"): unit,
        (LevelsBody, "type"): types,
        (LevelsBody, "unit"): unit,
        (ScaleBody, "between"): {"type": "string", **one_of(SCALES)},
        (ScaleBody, "points"): {**by_name(CELL), "minProperties": 2},
        (ScaleBody, "unit"): unit,
        (TableBody, "hit"): {
            "type": "string",
            **one_of({policy: policy.traits.words.en for policy in HitPolicy}),
        },
        (TableBody, "type"): {"anyOf": [types, by_name(types)]},
        (TableBody, "values"): {
            "type": ["array", "object"],
            "items": CELL,
            "additionalProperties": list_of(CELL),
        },
        (TableBody, "otherwise"): outputs,
        (TableRow, "when"): by_name(CELL),
        (TableRow, "then"): outputs,
    }


def _types_of(schema: Schema) -> Form:
    """The names of types: the basic ones, the schema's, and lists of either."""
    named = {name: ", ".join(members(of, titles=False)) for name, of in schema.types.items()}
    words = {**TYPES, **named}
    return {"type": "string", **one_of({**words, **{f"list of {name}": "" for name in words}})}
