"""The parts of documents, and the findings that say what is wrong with one.

A part is a mapping with known keys. Each leaf stays the `Scalar` that was read, or is refused by
`leaves.wrong` at its place. Which keys a part may hold is told nowhere but in its model: messages
and hints find the model by the place of the mistake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from assay.document.leaves import pairs_of, wrong
from assay.finding import Finding, Span, error
from assay.source import Entries, Items, Node, Scalar
from assay.values.text import Text
from assay.values.words import did_you_mean

_SPAN = "<span>"
_NAME_KEY = "<name>"

PartT = TypeVar("PartT", bound="Part")


class Part(BaseModel):
    """A mapping of a document, with its place.

    `called` is what messages call it; null for its key. Where `empties` is set, a key that stands
    empty says no more than one that is left out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    called: ClassVar[Text | None] = None
    empties: ClassVar[bool] = False

    # `keyed` refuses the alias in a file, so that nobody writes the span by hand.
    span: Span = Field(alias="<span>")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, node: Node) -> object:
        return keyed(node, empties=cls.empties)


class NamedPart(Part):
    """A part whose name stands before it, given by whoever writes the file."""

    name: Scalar = Field(alias="<name>")

    @model_validator(mode="before")
    @classmethod
    def _read(cls, named: Named) -> object:
        return {**keyed(named.node, empties=cls.empties), _NAME_KEY: named.name}


@dataclass(frozen=True)
class Named:
    """A value with the name that stands before it."""

    name: Scalar
    node: Node


def keyed(node: Node, *, empties: bool = False) -> dict[str, object]:
    """What the model of a part is made from: its values by key, and its place."""
    pairs = pairs_of(node)
    for key, _ in pairs:
        if key.text in (_SPAN, _NAME_KEY):
            message = Text(f"`{key.text}` can't be a key", f"ใช้ `{key.text}` เป็นคีย์ไม่ได้")
            raise wrong("unknown-key", message, at=key.span)
    stated = {
        key.text: value
        for key, value in pairs
        if not (empties and isinstance(value, Scalar) and value.value is None)
    }
    return {**stated, _SPAN: node.span}


def named_key(name: Scalar) -> dict[str, object]:
    """The name of a named part, as its model is made from it."""
    return {_NAME_KEY: name}


def by_name(node: Node) -> dict[str, Named]:
    """The parts of a mapping whose keys are names given by the writer."""
    return {key.text: Named(key, value) for key, value in pairs_of(node)}


def parse(model: type[PartT], node: Node) -> tuple[PartT | None, tuple[Finding, ...]]:
    """A part of a document read from a tree, or the findings that say what is wrong with it."""
    try:
        return model.model_validate(node), ()
    except ValidationError as failure:
        return None, _without_echoes(_located(failure, node, model))


def known_keys(model: type[Part]) -> list[str]:
    """The keys that a part may hold, in the order of its model."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    return [name for name in names if not name.startswith("<")]


def _located(failure: ValidationError, root: Node, model: type[Part]) -> Iterator[Finding]:
    for mistake in failure.errors(include_url=False):
        location, kind = mistake["loc"], mistake["type"]
        if kind == "extra_forbidden":
            yield _unknown_key(location, root, model)
        elif kind == "missing":
            name, holder = location[-1], _step(root, location[:-1])
            _, where = _holder(model, location[:-1])
            message = Text(f"`{name}` is missing from {where}", f"ขาด `{name}` ใน{where: th}")
            hint = Text(f"write `{name}: ...`", f"ให้เขียน `{name}: ...`")
            yield error("missing-key", message, holder.span, hint=hint)
        else:
            context = mistake.get("ctx", {})
            message = context.get("message") or Text(mistake["msg"])
            span = context.get("at") or _step(root, location).span
            yield error(kind, message, span, hint=context.get("hint"))


def _without_echoes(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Not both `row` unknown and `rows` missing: one slip, one finding."""
    found = tuple(findings)
    meant = {str(one.hint) for one in found if one.code == "unknown-key"}
    return tuple(
        one
        for one in found
        if one.code != "missing-key" or f"did you mean {_key(one)}?" not in meant
    )


def _key(missing: Finding) -> str:
    return missing.message.en.split(" ", 1)[0]


def _unknown_key(location: Sequence[int | str], root: Node, top: type[Part]) -> Finding:
    key = str(location[-1])
    holder = _step(root, location[:-1])
    model, where = _holder(top, location[:-1])
    known = known_keys(model)
    span = holder.span
    if isinstance(holder, Entries):
        span = next((k.span for k, _ in holder.entries if k.text == key), span)
    listed = ", ".join(known)
    return error(
        "unknown-key",
        Text(f"`{key}` is not a key of {where}", f"{where:th }ไม่มีคีย์ `{key}`"),
        span,
        hint=did_you_mean(key, known) or Text(f"it may hold {listed}", f"คีย์ที่มีคือ {listed}"),
    )


def _holder(top: type[Part], location: Sequence[int | str]) -> tuple[type[Part], Text]:
    """The model of the part at a place, and what a message calls it."""
    model: type[Part] = top
    annotation: Any = top
    by_key = False
    for step in location:
        if isinstance(annotation, type) and issubclass(annotation, Part):
            fields = annotation.model_fields.items()
            name = next(name for name, field in fields if step in (field.alias, name))
            annotation, by_key = _inner(get_type_hints(annotation)[name]), False
        else:
            by_key = get_origin(annotation) is dict
            annotation = _inner(get_args(annotation)[-1 if by_key else 0])
        if isinstance(annotation, type) and issubclass(annotation, Part):
            model = annotation
    names = [step for step in location if isinstance(step, str)]
    name = f"`{names[-1]}`" if names else ""
    if model.called is None:
        return model, Text(name, name)
    if by_key:
        return model, Text(f"{model.called} {name}", f"{model.called:th } {name}")
    return model, model.called


def _inner(annotation: Any) -> Any:
    """An annotation without what says how it is read, and without null."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, UnionType):
        (annotation,) = (arm for arm in get_args(annotation) if arm is not NoneType)
        return _inner(annotation)
    return annotation


def _step(node: Node, location: Sequence[int | str]) -> Node:
    for part in location:
        if isinstance(node, Entries):
            found = next((v for k, v in node.entries if k.text == str(part)), None)
        elif isinstance(node, Items) and isinstance(part, int) and part < len(node.items):
            found = node.items[part]
        else:
            found = None
        if found is None:
            return node
        node = found
    return node
