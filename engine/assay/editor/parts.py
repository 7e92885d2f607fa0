"""From the models of documents to JSON Schemas: keys, which of them must stand, and their words.

A model tells all of that; what it leaves to a later stage (names, types, members) and the words of
a choice are given beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import NoneType, UnionType
from typing import Annotated, Any, Final, TypeAlias, Union, get_args, get_origin, get_type_hints

from pydantic import BeforeValidator

from assay.document import Part, leaves
from assay.document.words import Words, attributes, summary
from assay.editor.form import (
    BOOLEAN,
    DRAFT,
    IDENTIFIER,
    NAME,
    TEXT,
    THAI_DATE,
    TITLE,
    Form,
    Json,
    by_name,
    closed,
    described,
    list_of,
    one_of,
)
from assay.editor.rule_words import ROUNDING, SEVERITIES

CELL: Final[Form] = {"type": ["string", "number", "boolean", "null"]}
"""One value of any sort; what it means is for the plan to say."""

EXPRESSION: Final[Form] = {"type": ["string", "number", "boolean"], "minLength": 1}
_WORDING: Final[Form] = {**TITLE, "type": ["string", "number", "object"]}

_LEAVES: Final[Mapping[Any, Form]] = {
    leaves.Expression: EXPRESSION,
    leaves.Cell: CELL,
    leaves.Name: NAME,
    leaves.Identifier: IDENTIFIER,
    leaves.Title: _WORDING,
    leaves.Message: _WORDING,
    leaves.Words: TEXT,
    leaves.Day: THAI_DATE,
    leaves.Truth: BOOLEAN,
    leaves.Decimals: {"type": "integer", "minimum": 0, "maximum": 99},
    leaves.Mode: {"type": "string", **one_of(ROUNDING)},
    leaves.Severity: {"type": "string", **one_of(SEVERITIES)},
}
"""The form of each sort of value that a model may hold."""

Special: TypeAlias = Mapping[tuple[type, str], Form]
"""The forms that models leave open, by model and key."""


@dataclass(frozen=True)
class Besides:
    """What is known of models besides themselves.

    Attributes:
        special: the forms of keys that a model leaves open.
        alone: the parts that may be written as one value instead of a mapping, and its form.
        more: what else a schema says of a part.
        unwritten: what a model holds besides its place and the keys of its part.
        filled: whether a list that is written holds something.
    """

    special: Special = field(default_factory=dict)
    alone: Mapping[type, Form] = field(default_factory=dict)
    more: Mapping[type, Form] = field(default_factory=dict)
    unwritten: Mapping[type, str] = field(default_factory=dict)
    filled: bool = False


def file_form(model: type[Part], besides: Besides) -> Form:
    """The schema of a file whose document a model is."""
    return {"$schema": DRAFT, **part_form(model, besides)}


def part_form(model: type[Part], besides: Besides) -> Form:
    """A mapping of a file: its keys with what is said of them, and which must stand."""
    hints = get_type_hints(model, include_extras=True)
    said = attributes(model)
    properties: dict[str, Form] = {}
    required: list[str] = []
    for name, of in model.model_fields.items():
        key = of.alias or name
        if key.startswith("<") or name == besides.unwritten.get(model):
            continue
        form = besides.special.get((model, key)) or _form(hints[name], besides)
        if model.empties and not of.is_required():
            form = {**form, "type": [*_types(form), "null"]}
        properties[key] = described(said.get(name, Words(summary(model))), form)
        if of.is_required():
            required.append(key)
    form = {
        "description": summary(model),
        **closed(properties, required),
        **besides.more.get(model, {}),
    }
    if model in besides.alone:
        alone = besides.alone[model]
        form = {**alone, **form, "type": [*_types(alone), "object"]}
    return form


def _form(annotation: Any, besides: Besides) -> Form:
    """What an annotation of a model lets a file hold."""
    if annotation in _LEAVES:
        return _LEAVES[annotation]
    if get_origin(annotation) is Annotated:
        annotation, *readers = get_args(annotation)
        for one in readers:
            match one.func if isinstance(one, BeforeValidator) else None:
                case leaves.OneOf(names=names):
                    return {"type": "string", "enum": list(names)}
                case leaves.Whole(least=least, most=most):
                    return {"type": "integer", "minimum": least, "maximum": most}
                case leaves.text_of:
                    return TEXT
                case _:
                    pass
    if get_origin(annotation) in (Union, UnionType):
        arms = [_form(arm, besides) for arm in get_args(annotation) if arm is not NoneType]
        if len(arms) == 1:
            return arms[0]
        value, part = arms
        return {**value, **part, "type": [*_types(value), *_types(part)]}
    inner = get_args(annotation)
    if get_origin(annotation) is tuple:
        listed = list_of(_form(inner[0], besides))
        return {**listed, "minItems": 1} if besides.filled else listed
    if get_origin(annotation) is dict:
        return {**by_name(_form(inner[1], besides)), "propertyNames": NAME}
    return part_form(annotation, besides)


def _types(form: Form) -> Sequence[Json]:
    of = form["type"]
    assert isinstance(of, Sequence)
    return [of] if isinstance(of, str) else of
