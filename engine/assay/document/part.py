"""The parts of documents, and the findings that say what is wrong with one.

A part is a mapping with known keys. Each leaf stays the `Scalar` that was read, or is refused by
`leaves.wrong` at its place. Which keys a part may hold is told nowhere but in its model: messages
and hints find the model by the place of the mistake.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, ClassVar, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from assay.document.leaves import pairs_of, wrong
from assay.document.words import attributes
from assay.finding import MOST_OF_A_KIND, Finding, Span, Tally, error
from assay.source import Entries, Items, Node, Scalar, Source, parse_yaml, read_source, shown
from assay.values.text import Text
from assay.values.words import did_you_mean, nearest

_SPAN = "<span>"
_PLACES = "<places>"
_NAME_KEY = "<name>"

_ROUNDS = 20
"""So often what is wrong is taken out, which may leave a part without what it must have."""

PartT = TypeVar("PartT", bound="Part")


class Part(BaseModel):
    """A mapping of a document, with its place.

    `places` are those of the values that are written, by key. `called` is what messages call it;
    null for its key. Where `empties` is set, a key that stands
    empty says no more than one that is left out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    called: ClassVar[Text | None] = None
    empties: ClassVar[bool] = False

    # `keyed` refuses these aliases in a file, so that nobody writes a place by hand.
    span: Span = Field(alias="<span>")
    places: Mapping[str, Span] = Field(default_factory=dict, alias="<places>", repr=False)

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
        if key.text in (_SPAN, _PLACES, _NAME_KEY):
            message = Text(f"`{key.text}` can't be a key", f"ใช้ `{key.text}` เป็นคีย์ไม่ได้")
            raise wrong("unknown-key", message, at=key.span)
    stated = {
        key.text: value
        for key, value in pairs
        if not (empties and isinstance(value, Scalar) and value.value is None)
    }
    places = {key: value.span for key, value in stated.items()}
    return {**stated, _SPAN: node.span, _PLACES: places}


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
        return None, _located(failure, node, model)


def as_far_as_right(model: type[PartT], node: Node) -> tuple[PartT | None, tuple[Finding, ...]]:
    """The document of a tree without what is wrong in it, and all that is."""
    found, mistakes = parse(model, node)
    rest: Node | None = node
    for _ in range(_ROUNDS):
        if found is not None or rest is None:
            break
        try:
            found = model.model_validate(rest)
        except ValidationError as failure:
            rest = _without(rest, set(map(_wrong_place, failure.errors())))
    return found, mistakes


def _wrong_place(mistake: ErrorDetails) -> tuple[int | str, ...]:
    """Where a mistake lies; where something is missing, the item of a list that misses it."""
    location = tuple(_keys_of(mistake))
    if mistake["type"] != "missing":
        return location
    items = [at for at, step in enumerate(location) if isinstance(step, int)]
    return location[: items[-1] + 1] if items else location[:-1]


def _without(node: Node, places: Collection[tuple[int | str, ...]]) -> Node | None:
    """A tree without what lies at some places; null where that is all of it, or not there."""
    if () in places:
        return None
    below: dict[int | str, set[tuple[int | str, ...]]] = {}
    for step, *further in places:
        below.setdefault(step, set()).add(tuple(further))
    match node:
        case Entries():
            entries = [
                (key, _part_without(value, below.pop(key.text, None))) for key, value in node
            ]
            kept = tuple((key, value) for key, value in entries if value is not None)
            return None if below else replace(node, entries=kept)
        case Items():
            items = [_part_without(one, below.pop(at, None)) for at, one in enumerate(node)]
            return (
                None
                if below
                else replace(node, items=tuple(one for one in items if one is not None))
            )
        case _:
            return None


def _part_without(node: Node, places: Collection[tuple[int | str, ...]] | None) -> Node | None:
    return node if places is None else _without(node, places)


def known_keys(model: type[Part]) -> list[str]:
    """The keys that a part may hold, in the order of its model."""
    names = [field.alias or name for name, field in model.model_fields.items()]
    return [name for name in names if not name.startswith("<")]


def document(model: type[PartT], source: Source) -> tuple[PartT | None, tuple[Finding, ...]]:
    """The document of a file's text, with everything that is wrong in its form.

    With findings it is what could be read, so that a caller can go on to what names mean and all
    mistakes are told in one go; it is not to be used. Null where nothing could be read.
    """
    node, findings = parse_yaml(source)
    if node is None:
        first = _example(model, next(iter(known_keys(model))))
        return None, tuple(
            replace(one, hint=first) if one.code == "empty-file" else one for one in findings
        )
    found, mistakes = as_far_as_right(model, node)
    # What stands in braces without a value was said to; that it is no key either is an echo.
    said = {finding.span for finding in findings if finding.code == "missing-value"}
    return found, (*findings, *(one for one in mistakes if one.span not in said))


def read_document(model: type[PartT], path: Path) -> tuple[PartT | None, tuple[Finding, ...]]:
    """As `document`, of a file."""
    source, findings = read_source(path, shown(path))
    return (None, findings) if source is None else document(model, source)


def _keys_of(mistake: ErrorDetails) -> list[int | str]:
    """The place of a mistake; what stands in angle brackets is no key but the arm of an `or`."""
    return [step for step in mistake["loc"] if not str(step).startswith("<")]


def _located(failure: ValidationError, root: Node, model: type[Part]) -> tuple[Finding, ...]:
    mistakes = failure.errors(include_url=False)
    unknown = [_keys_of(one) for one in mistakes if one["type"] == "extra_forbidden"]
    meant = {
        nearest(str(place[-1]), known_keys(_holder(model, place[:-1])[0]))
        for place in unknown[:MOST_OF_A_KIND]
    }
    tally = Tally()
    for mistake in mistakes:
        location, kind = _keys_of(mistake), mistake["type"]
        if kind == "missing" and location[-1] in meant:
            continue  # Not both `row` unknown and `rows` missing: one slip, one finding.
        if not tally.full(kind):
            tally.tell(kind, _finding(mistake, root, model))
    return tally.findings


def _finding(mistake: ErrorDetails, root: Node, model: type[Part]) -> Finding:
    location, kind = _keys_of(mistake), mistake["type"]
    if kind == "extra_forbidden":
        return _unknown_key(location, root, model)
    if kind == "missing":
        name, holder = location[-1], _step(root, location[:-1])
        part, where = _holder(model, location[:-1])
        message = Text(f"`{name}` is missing from {where}", f"ขาด `{name}` ใน{where: th}")
        return error("missing-key", message, holder.span, hint=_example(part, str(name)))
    context = mistake.get("ctx", {})
    message = context.get("message") or Text(mistake["msg"])
    span = context.get("at") or _step(root, location).span
    return error(kind, message, span, hint=context.get("hint"))


def _example(part: type[Part], key: str) -> Text:
    """The hint for a key that is missing: how it is written, by the words of its model."""
    said = attributes(part)
    for name, field in part.model_fields.items():
        words = said.get(name)
        if key in (name, field.alias) and words is not None and words.example is not None:
            return Text(f"write it, as in `{words.example}`", f"ให้เขียนไว้ เช่น `{words.example}`")
    return Text(f"write `{key}: ...`", f"ให้เขียน `{key}: ...`")


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
        arms = [_inner(arm) for arm in get_args(annotation) if arm is not NoneType]
        # Of a value or a part, a place below it lies in the part.
        return arms[-1]
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
