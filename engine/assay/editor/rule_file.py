"""The JSON Schema of rule files, made from the models that read them.

Keys, which of them must stand, and the words on them come from `assay.rules.documents`. This
module adds what a model leaves to the plan (types, values, rows, levels) and the project's names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from assay.document.words import Words
from assay.editor.columns import columns
from assay.editor.field_words import kind_words
from assay.editor.form import (
    DATE,
    DRAFT,
    IDENTIFIER,
    NAME,
    TEXT,
    TITLE,
    Form,
    by_name,
    described,
    list_of,
    members,
    one_of,
    suggested,
)
from assay.editor.parts import (
    CELL,
    EXPRESSION,
    Besides,
    Special,
    file_form,
    part_form,
)
from assay.editor.rule_words import SCALES, TYPES
from assay.facts import Schema
from assay.rules import (
    Actions,
    AuthorityPart,
    CheckBody,
    CitedPart,
    Dated,
    Definition,
    Derived,
    Effective,
    LevelsBody,
    Library,
    RuleDocument,
    ScaleBody,
    Source,
    StakePart,
    TableBody,
    TableRow,
    Then,
)
from assay.values.hit_policy import HitPolicy
from assay.values.text import Text
from assay.values.types import Date

_ROUNDED: Final[Form] = {"round": ["decimals"]}
_LEVEL: Final = "A level: the value before the colon is earned where this condition is true."

_MORE: Final[Mapping[type, Form]] = {
    Definition: {"dependencies": _ROUNDED},
    Derived: {"dependencies": _ROUNDED},
    TableBody: {
        "dependencies": _ROUNDED,
        "oneOf": [{"required": ["outcome"]}, {"required": ["outcomes"]}],
    },
    ScaleBody: {"dependencies": _ROUNDED},
    LevelsBody: {"additionalProperties": described(Words(_LEVEL), EXPRESSION)},
    Then: {"dependencies": {"assumed": ["value"], "is": {"maxProperties": 1}}},
}
"""What a schema says of a part besides its keys."""


def _besides(special: Special) -> Besides:
    return Besides(
        special,
        alone={
            Derived: EXPRESSION,
            StakePart: EXPRESSION,
            Then: CELL,
            Source: TEXT,
            CitedPart: TEXT,
            AuthorityPart: TEXT,
        },
        more=_MORE,
        unwritten={Then: "literal", LevelsBody: "levels"},
        filled=True,
    )


_ONCE: Final[Form] = {"doNotSuggest": True}
_ONE: Final = ("string", "number", "boolean")


def rule_file(schema: Schema, library: Library) -> Form:
    """The schema of a rule file in a project of these kinds and rules."""
    return {
        **file_form(RuleDocument, _besides(_special(schema, library))),
        "allOf": [_on_kind(kind) for kind in schema.kinds],
        "definitions": {
            f"columns-{kind.name}": columns(kind, schema, library) for kind in schema.kinds.values()
        },
    }


def parameters_file(schema: Schema) -> Form:
    """The schema of `parameters.yaml`, in a project of these types."""
    special: Special = {
        (Dated, "from"): DATE,
        (Dated, "value"): {"type": [*_ONE, "array"], "items": {"type": _ONE}, "minItems": 1},
        (Dated, "type"): types_of(schema),
    }
    words = Words(
        "A constant that expressions and cells read as `parameters.name`: its values, each from "
        "a day on.",
        "tolerated_delay:\n  - {from: 2019-10-01, value: 5}\n  - {from: 2020-10-01, value: 3}",
    )
    dated = {**list_of(part_form(Dated, Besides(special))), "minItems": 1}
    return _by_names(
        "Constants that the rules name, with the day from which each value holds.",
        described(words, dated),
    )


def definitions_file(schema: Schema) -> Form:
    """The schema of `definitions.yaml`, in a project of these kinds."""
    parameters = {**by_name(types_of(schema, schema.kinds)), "propertyNames": NAME}
    special = {**_special(schema), (Definition, "parameters"): parameters}
    return _by_names(
        "Functions that expressions of every rule may call, by their names.",
        part_form(Definition, _besides(special)),
    )


def _by_names(said: str, each: Form) -> Form:
    """The schema of a file whose keys are names that the writer gives."""
    return {"$schema": DRAFT, "description": said, **by_name(each), "propertyNames": NAME}


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


def _titled(named: Mapping[str, Text]) -> dict[str, str]:
    return {name: title.en for name, title in named.items()}


# What the models leave open -------------------------------------------------------------------


def _special(schema: Schema, library: Library | None = None) -> Special:
    actions = Actions() if library is None else library.actions
    kinds = {kind.name: kind_words(kind) for kind in schema.kinds.values()}
    types = types_of(schema)
    fields = [field for kind in schema.kinds.values() for field in kind.fields.values()]
    units = {field.unit: "" for field in fields if isinstance(field.unit, str)}
    dates = {field.name: "" for field in fields if isinstance(field.type, Date)}
    unit = suggested(units, EXPRESSION)
    then = part_form(Then, _besides({}))
    outputs = {**then, "additionalProperties": then}
    return {
        (RuleDocument, "for"): {"type": "string", **one_of(kinds)},
        (Effective, "from"): DATE,
        (Effective, "to"): DATE,
        (Effective, "on"): suggested(dates, NAME),
        (Derived, "type"): types,
        (Derived, "unit"): unit,
        (Definition, "type"): types,
        (Definition, "unit"): unit,
        (LevelsBody, "type"): types,
        (LevelsBody, "unit"): unit,
        (ScaleBody, "between"): {"type": "string", **one_of(SCALES)},
        (RuleDocument, "assuming"): {
            "type": ["string", "number", "boolean", "array"],
            "minLength": 1,
            "items": EXPRESSION,
            "minItems": 1,
        },
        (CheckBody, "act"): suggested(_titled(actions.actors), IDENTIFIER),
        (CheckBody, "remedy"): suggested(_titled(actions.remedies), TITLE),
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


def types_of(schema: Schema, kinds: Iterable[str] = ()) -> Form:
    """The names of types: the basic ones, the schema's, some kinds, and lists of these."""
    named = {name: ", ".join(members(of, titles=False)) for name, of in schema.types.items()}
    words = {**TYPES, **named, **dict.fromkeys(kinds, "")}
    return {"type": "string", **one_of({**words, **{f"list of {name}": "" for name in words}})}
