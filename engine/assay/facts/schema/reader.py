"""Reading a schema file: every mistake in it becomes a finding at its line and column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from assay.document import document
from assay.facts.notes import Notes
from assay.facts.schema.checks import (
    ANOTHER_NAME,
    Draft,
    check_kind,
    check_name,
    check_parents,
    check_plurals,
)
from assay.facts.schema.documents import KindPart, LabelPart, SchemaDocument, TypePart
from assay.facts.schema.fields import field_of
from assay.facts.schema.members import choice_of
from assay.facts.schema.schema import Field, Kind, Schema
from assay.finding import Finding
from assay.source import Scalar, read_source, shown
from assay.values.text import Text
from assay.values.types import Choice, TextType, Type, type_name


def load_schema(path: Path) -> tuple[Schema | None, tuple[Finding, ...]]:
    """The schema of a YAML file; null where anything is wrong, with all that is."""
    source, findings = read_source(path, shown(path))
    if source is None:
        return None, findings
    found, findings = document(SchemaDocument, source)
    notes = Notes()
    notes.extend(findings)
    if found is None:
        return None, findings
    types = _types(found.types.values(), notes)
    kinds = _kinds(found, types, notes)
    if notes.findings:
        return None, tuple(notes.findings)
    return Schema(types, kinds, source.digest, found.language), ()


def _types(parts: Iterable[TypePart], notes: Notes) -> dict[str, Choice]:
    """The named types."""
    types: dict[str, Choice] = {}
    for part in parts:
        name = part.name
        check_name(name, Text("a type", "ชนิด"), notes)
        if name.text in ("text", "number", "boolean", "date"):
            message = Text(
                f"`{name.text}` is a type already and can't be declared",
                f"`{name.text}` เป็นชนิดที่มีอยู่แล้ว ประกาศซ้ำไม่ได้",
            )
            notes.add("reserved-name", message, name.span, ANOTHER_NAME)
        choice = choice_of(part, name.text, notes)
        if choice is not None:
            types[name.text] = choice
    return types


def _kinds(found: SchemaDocument, types: dict[str, Choice], notes: Notes) -> dict[str, Kind]:
    """The kinds; what must hold between them is looked at where each is right by itself."""
    if not found.kinds and not notes.findings:
        message = Text("the schema declares no kinds", "สคีมาไม่ได้ประกาศชนิดข้อมูลใด")
        hint = Text("declare at least one under `kinds:`", "ให้ประกาศอย่างน้อยหนึ่งชนิดใต้ `kinds:`")
        notes.add("missing-key", message, found.span, hint)
    drafts = {name: _draft(part, types, notes) for name, part in found.kinds.items()}
    if notes.findings:
        return {}
    check_parents(drafts, notes)
    check_plurals(drafts, notes)
    for draft in drafts.values():
        check_kind(draft, drafts, notes)
    if notes.findings:
        return {}
    kinds = {name: _kind(draft, drafts) for name, draft in drafts.items()}
    for name, kind in kinds.items():
        declared = None if kind.link is None else drafts[name].fields.get(kind.link.name)
        if declared is not None and kind.link is not None and declared.type != kind.link.type:
            of = type_name(kind.link.type)
            message = Text(
                f"`{declared.name}` holds a parent's key, which is {of}",
                f"`{declared.name}` เก็บคีย์ของรายการแม่ ซึ่งเป็น{of: th}",
            )
            hint = Text(
                "declare that type, or leave the declaration out",
                "ให้ประกาศเป็นชนิดนั้น หรือไม่ต้องประกาศช่องนี้",
            )
            notes.add("wrong-type", message, declared.span, hint)
    return kinds


def _draft(part: KindPart, types: dict[str, Choice], notes: Notes) -> Draft:
    """What a kind's own lines state."""
    check_name(part.name, Text("a kind", "ชนิดข้อมูล"), notes)
    is_tree = part.parent is not None and part.parent.text == part.name.text
    fields: dict[str, Field] = {}
    for name, declared in part.fields.items():
        if not (name == "parent" and is_tree):
            check_name(declared.name, Text("a field", "ช่องข้อมูล"), notes)
        if (field := field_of(declared, types, notes)) is not None:
            fields[name] = field
    key: dict[str, Scalar] = {}
    for one in part.key:
        if one.text in key:
            message = Text(f"`{one.text}` stands twice in the key", f"`{one.text}` อยู่ในคีย์สองครั้ง")
            hint = Text("keep one of them", "ให้เหลือไว้ครั้งเดียว")
            notes.add("duplicate-key", message, one.span, hint)
        key.setdefault(one.text, one)
    if not key:
        message = Text("the key is empty", "คีย์ว่างเปล่า")
        notes.add("missing-key", message, part.places["key"], Text("name a field", "ให้ระบุช่องข้อมูล"))
    return Draft(
        part.name,
        part.plural,
        part.title,
        _label(part.label),
        tuple(key.values()),
        part.parent,
        fields,
    )


def _label(label: Scalar | LabelPart | None) -> dict[str, Scalar]:
    """The field that names a fact, by language; a single one stands for both."""
    if isinstance(label, LabelPart):
        both = {"th": label.th, "en": label.en}
        return {lang: name for lang, name in both.items() if name is not None}
    return {} if label is None else {"en": label, "th": label}


def _kind(draft: Draft, drafts: dict[str, Draft]) -> Kind:
    """The kind itself, once nothing in the schema is wrong."""
    key = tuple(part.text for part in draft.key)
    fields: dict[str, Field] = {}
    for name in key:
        if name != draft.link:
            fields[name] = replace(draft.fields.get(name, Field(name, TextType())), required=True)
    fields |= {
        name: field
        for name, field in draft.fields.items()
        if name not in fields and name != draft.link
    }
    label = {lang: part.text for lang, part in draft.label.items()}
    return Kind(
        draft.name.text,
        draft.plural.text,
        key,
        None if draft.parent is None else draft.parent.text,
        _link(draft, drafts),
        fields,
        draft.title,
        Text.of(label) if label else None,
        draft.name.span,
    )


def _link(draft: Draft, drafts: dict[str, Draft]) -> Field | None:
    """The parent link; its type is that of the parent's key, or text where that is compound.

    A fact needs a parent, unless the kind is a tree, where null is a root, or its schema declares
    the link with `required: false`.
    """
    if draft.parent is None or draft.link is None:
        return None
    of = _key_type(drafts[draft.parent.text], drafts)
    declared = draft.fields.get(draft.link)
    in_key = any(part.text == draft.link for part in draft.key)
    if declared is None:
        return Field(draft.link, of, required=draft.link != "parent")
    return replace(declared, type=of, required=declared.required or in_key)


def _key_type(draft: Draft, drafts: dict[str, Draft]) -> Type:
    """The type of a kind's key as one value."""
    if len(draft.key) != 1:
        return TextType()
    name = draft.key[0].text
    if name == draft.link and draft.parent is not None:
        return _key_type(drafts[draft.parent.text], drafts)
    return draft.fields[name].type if name in draft.fields else TextType()
