"""Reading a schema file: every mistake in it becomes a finding at its line and column."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from assay.facts.notes import Notes, key_of, title_of
from assay.facts.schema.checks import (
    ANOTHER_NAME,
    Draft,
    check_kind,
    check_name,
    check_parents,
    check_plurals,
)
from assay.facts.schema.fields import read_field
from assay.facts.schema.members import read_choice
from assay.facts.schema.schema import Field, Kind, Schema
from assay.finding import Finding
from assay.source import Entries, Items, Node, Scalar, parse_yaml, read_source, shown
from assay.values.text import LANGUAGES, Text
from assay.values.types import Choice, TextType, Type, type_name

_KIND_KEYS: Final = ("plural", "title", "label", "key", "parent", "fields")


_PARENT: Final = Text("a parent", "ชนิดแม่")


def load_schema(path: Path) -> tuple[Schema | None, tuple[Finding, ...]]:
    """The schema of a YAML file; null where anything is wrong, with all that is."""
    source, findings = read_source(path, shown(path))
    if source is None:
        return None, findings
    root, findings = parse_yaml(source)
    notes = Notes()
    notes.extend(findings)
    if root is None:
        return None, tuple(notes.findings)
    types: dict[str, Choice] = {}
    kinds: dict[str, Kind] = {}
    document = notes.mapping(root, Text("a schema", "สคีมา"), ("language", "types", "kinds"))
    language: str | None = None
    if document is not None:
        language = _language(document.get("language"), notes)
        types = _types(document.get("types"), notes)
        kinds = _kinds(document, types, notes)
    if notes.findings:
        return None, tuple(notes.findings)
    return Schema(types, kinds, source.digest, language), ()


def _language(node: Node | None, notes: Notes) -> str | None:
    """The language of the project's titles and messages, where no other is asked for."""
    if node is None or (isinstance(node, Scalar) and node.value in LANGUAGES):
        return None if node is None else node.text
    notes.unlike(node, key_of("language"), Text("`th` or `en`", "`th` หรือ `en`"))
    return None


def _types(node: Node | None, notes: Notes) -> dict[str, Choice]:
    """The named types."""
    types: dict[str, Choice] = {}
    if node is None or (entries := notes.mapping(node, key_of("types"))) is None:
        return types
    for name, declared in entries:
        check_name(name, Text("a type", "ชนิด"), notes)
        if name.text in ("text", "number", "boolean", "date"):
            message = Text(
                f"`{name.text}` is a type already and can't be declared",
                f"`{name.text}` เป็นชนิดที่มีอยู่แล้ว ประกาศซ้ำไม่ได้",
            )
            notes.add("reserved-name", message, name.span, ANOTHER_NAME)
        choice = read_choice(declared, name.text, notes)
        if choice is not None:
            types[name.text] = choice
    return types


def _kinds(document: Entries, types: dict[str, Choice], notes: Notes) -> dict[str, Kind]:
    node = document.get("kinds")
    if node is None:
        message = Text("the schema declares no kinds", "สคีมาไม่ได้ประกาศชนิดข้อมูลใด")
        hint = Text("declare at least one under `kinds:`", "ให้ประกาศอย่างน้อยหนึ่งชนิดใต้ `kinds:`")
        notes.add("missing-key", message, document.span, hint)
        return {}
    entries = notes.mapping(node, key_of("kinds"))
    if entries is None:
        return {}
    drafts = {
        name.text: draft
        for name, declared in entries
        if (draft := _draft(name, declared, types, notes)) is not None
    }
    check_parents(drafts, {name.text for name, _ in entries}, notes)
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


def _draft(name: Scalar, node: Node, types: dict[str, Choice], notes: Notes) -> Draft | None:
    """What a kind's own lines state."""
    check_name(name, Text("a kind", "ชนิดข้อมูล"), notes)
    what = Text(f"the kind `{name.text}`", f"ชนิดข้อมูล `{name.text}`")
    entries = notes.mapping(node, what, _KIND_KEYS)
    if entries is None:
        return None
    title, parent = entries.get("title"), entries.get("parent")
    fields: dict[str, Field] = {}
    declared = entries.get("fields")
    listed = Text(f"fields of {what}", f"ช่องข้อมูลของ{what:th}")
    if declared is not None and (mapping := notes.mapping(declared, listed)):
        for field_name, field_node in mapping:
            is_link = field_name.text == "parent" and _text(parent) == name.text
            if not is_link:
                check_name(field_name, Text("a field", "ช่องข้อมูล"), notes)
            if (field := read_field(field_name, field_node, types, notes)) is not None:
                fields[field_name.text] = field
    return Draft(
        name,
        _required_text(entries, "plural", what, notes),
        None if title is None else notes.title(title, title_of(what)),
        _label(entries.get("label"), what, notes),
        _key(entries, what, notes),
        parent if isinstance(parent, Scalar) and notes.text(parent, _PARENT) else None,
        fields,
    )


def _label(node: Node | None, what: Text, notes: Notes) -> dict[str, Scalar]:
    """The field that names a fact, by language; a single one stands for both."""
    label = Text(f"the label of {what}", f"ป้ายชื่อของ{what:th}")
    if node is None:
        return {}
    if isinstance(node, Scalar):
        return {"en": node, "th": node} if notes.text(node, label) else {}
    entries = notes.mapping(node, label, ("th", "en"))
    return {
        key.text: value
        for key, value in entries or ()
        if notes.text(value, label) and isinstance(value, Scalar)
    }


def _key(entries: Entries, what: Text, notes: Notes) -> tuple[Scalar, ...]:
    node = entries.get("key")
    if node is None:
        message = Text(f"{what} has no key", f"{what:th }ไม่มีคีย์ (`key`)")
        hint = Text(
            "write `key: id`, or a list of fields", "ให้เขียน `key: id` หรือระบุหลายช่องเป็น [a, b]"
        )
        notes.add("missing-key", message, entries.span, hint)
        return ()
    parts: list[Scalar] = []
    for part in node.items if isinstance(node, Items) else (node,):
        if notes.text(part, Text("a key field", "ช่องของคีย์")) and isinstance(part, Scalar):
            if any(part.text == other.text for other in parts):
                message = Text(
                    f"`{part.text}` stands twice in the key", f"`{part.text}` อยู่ในคีย์สองครั้ง"
                )
                hint = Text("keep one of them", "ให้เหลือไว้ครั้งเดียว")
                notes.add("duplicate-key", message, part.span, hint)
            else:
                parts.append(part)
    if isinstance(node, Items) and not node.items:
        message = Text(f"the key of {what} is empty", f"คีย์ของ{what:th }ว่างเปล่า")
        notes.add("missing-key", message, node.span, Text("name a field", "ให้ระบุช่องข้อมูล"))
    return tuple(parts)


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
    assert draft.plural is not None
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


def _required_text(entries: Entries, key: str, what: Text, notes: Notes) -> Scalar | None:
    node = entries.get(key)
    if node is None:
        message = Text(f"{what} has no {key}", f"{what:th }ไม่มี `{key}`")
        hint = Text(f"add `{key}: ...`", f"ให้เพิ่ม `{key}: ...`")
        notes.add("missing-key", message, entries.span, hint)
        return None
    said = Text(f"the {key} of {what}", f"`{key}` ของ{what:th}")
    return node if notes.text(node, said) and isinstance(node, Scalar) else None


def _text(node: Node | None) -> str | None:
    return node.text if isinstance(node, Scalar) else None
