"""Reading a schema file: every mistake in it becomes a finding at its line and column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from engine.facts.fields import read_field
from engine.facts.members import read_choice
from engine.facts.names import KEYWORDS, RESERVED, did_you_mean, is_name
from engine.facts.notes import Notes
from engine.facts.schema import OWN_FIELDS, Field, Kind, Schema
from engine.finding import Finding, Related
from engine.source import Entries, Items, Node, Scalar, parse_yaml, read_source, shown
from engine.values.text import Text
from engine.values.types import Choice, ListOf, OwnUnit, TextType, Type, type_name

_KIND_KEYS: Final = ("plural", "title", "label", "key", "parent", "fields")

# What `book.` reaches besides the facts of each kind by plural.
BOOK_NAMES: Final = (
    "as_of",
    "title",
    "agency",
    "fiscal_year",
    "fiscal_year_be",
    "quarter",
    "currency",
)


@dataclass(frozen=True)
class _Draft:
    """A kind as its own lines state it, before the other kinds are known."""

    name: Scalar
    plural: Scalar | None
    title: Text | None
    label: dict[str, Scalar]
    key: tuple[Scalar, ...]
    parent: Scalar | None
    fields: dict[str, Field]

    @property
    def link(self) -> str | None:
        """The name of the field that holds the parent's key."""
        if self.parent is None:
            return None
        return "parent" if self.parent.text == self.name.text else self.parent.text


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
    document = notes.mapping(root, "a schema", ("types", "kinds"))
    if document is not None:
        types = _types(document.get("types"), notes)
        kinds = _kinds(document, types, notes)
    if notes.findings:
        return None, tuple(notes.findings)
    return Schema(types, kinds, source.digest), ()


def _types(node: Node | None, notes: Notes) -> dict[str, Choice]:
    """The named types."""
    types: dict[str, Choice] = {}
    if node is None or (entries := notes.mapping(node, "types")) is None:
        return types
    for name, declared in entries:
        _check_name(name, "a type", notes)
        if name.text in ("text", "number", "boolean", "date"):
            message = f"“{name.text}” is a type already and can't be declared"
            notes.add("reserved-name", message, name.span, "choose another name")
        choice = read_choice(declared, name.text, notes)
        if choice is not None:
            types[name.text] = choice
    return types


def _kinds(document: Entries, types: dict[str, Choice], notes: Notes) -> dict[str, Kind]:
    node = document.get("kinds")
    if node is None:
        hint = "declare at least one under `kinds:`"
        notes.add("missing-key", "the schema declares no kinds", document.span, hint)
        return {}
    entries = notes.mapping(node, "kinds")
    if entries is None:
        return {}
    drafts = {
        name.text: draft
        for name, declared in entries
        if (draft := _draft(name, declared, types, notes)) is not None
    }
    _check_parents(drafts, {name.text for name, _ in entries}, notes)
    _check_plurals(drafts, notes)
    for draft in drafts.values():
        _check_kind(draft, drafts, notes)
    if notes.findings:
        return {}
    return {name: _kind(draft, drafts) for name, draft in drafts.items()}


def _draft(name: Scalar, node: Node, types: dict[str, Choice], notes: Notes) -> _Draft | None:
    """What a kind's own lines state."""
    _check_name(name, "a kind", notes)
    what = f"the kind “{name.text}”"
    entries = notes.mapping(node, what, _KIND_KEYS)
    if entries is None:
        return None
    title, parent = entries.get("title"), entries.get("parent")
    fields: dict[str, Field] = {}
    declared = entries.get("fields")
    if declared is not None and (mapping := notes.mapping(declared, f"fields of {what}")):
        for field_name, field_node in mapping:
            is_link = field_name.text == "parent" and _text(parent) == name.text
            if not is_link:
                _check_name(field_name, "a field", notes)
            if (field := read_field(field_name, field_node, types, notes)) is not None:
                fields[field_name.text] = field
    return _Draft(
        name,
        _required_text(entries, "plural", what, notes),
        None if title is None else notes.title(title, f"the title of {what}"),
        _label(entries.get("label"), what, notes),
        _key(entries, what, notes),
        parent if isinstance(parent, Scalar) and notes.text(parent, "a parent") else None,
        fields,
    )


def _label(node: Node | None, what: str, notes: Notes) -> dict[str, Scalar]:
    """The field that names a fact, by language; a single one stands for both."""
    label = f"the label of {what}"
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


def _key(entries: Entries, what: str, notes: Notes) -> tuple[Scalar, ...]:
    node = entries.get("key")
    if node is None:
        hint = "write `key: id`, or a list of fields"
        notes.add("missing-key", f"{what} has no key", entries.span, hint)
        return ()
    parts: list[Scalar] = []
    for part in node.items if isinstance(node, Items) else (node,):
        if notes.text(part, "a key field") and isinstance(part, Scalar):
            if any(part.text == other.text for other in parts):
                message = f"“{part.text}” stands twice in the key"
                notes.add("duplicate-key", message, part.span, "keep one of them")
            else:
                parts.append(part)
    if isinstance(node, Items) and not node.items:
        notes.add("missing-key", f"the key of {what} is empty", node.span, "name a field")
    return tuple(parts)


def _check_parents(drafts: dict[str, _Draft], known: set[str], notes: Notes) -> None:
    """Every parent is a kind, and no kind is its own ancestor but in a tree."""
    for draft in drafts.values():
        if draft.parent is not None and draft.parent.text not in known:
            message = f"the parent “{draft.parent.text}” is no kind of this schema"
            hint = did_you_mean(draft.parent.text, sorted(known))
            notes.add("unknown-kind", message, draft.parent.span, hint)
    reported: set[str] = set()
    for name, draft in drafts.items():
        line = [name]
        while (parent := _parent(drafts, line[-1])) is not None and parent not in line:
            line.append(parent)
        if parent == name and len(line) > 1 and name not in reported:
            reported.update(line)
            message = "kinds are each other's parents: " + " → ".join([*line, name])
            at = (draft.parent or draft.name).span
            notes.add("parent-cycle", message, at, "a kind's parents end at one without any")


def _parent(drafts: dict[str, _Draft], name: str) -> str | None:
    """The parent kind's name; null where there is none, in a tree, or where it is unknown."""
    draft = drafts.get(name)
    if draft is None or draft.parent is None or draft.parent.text == name:
        return None
    return draft.parent.text


def _check_plurals(drafts: dict[str, _Draft], notes: Notes) -> None:
    """A plural is the name of a file and of `book.`'s facts: a name like no other."""
    seen: dict[str, _Draft] = {}
    for draft in drafts.values():
        plural = draft.plural
        if plural is None:
            continue
        _check_name(plural, "a plural", notes)
        if plural.text in drafts:
            message = f"the plural “{plural.text}” is also the name of a kind"
            notes.add("name-clash", message, plural.span, "choose another plural")
        if plural.text in BOOK_NAMES:
            message = f"the plural “{plural.text}” is also a value of the book (book.{plural.text})"
            notes.add("name-clash", message, plural.span, "choose another plural")
        if plural.text in seen:
            first = seen[plural.text]
            message = f"the kind “{first.name.text}” has the plural “{plural.text}” already"
            assert first.plural is not None
            related = (Related(Text("the first one"), first.plural.span),)
            notes.add("name-clash", message, plural.span, "choose another plural", related)
        seen.setdefault(plural.text, draft)


def _check_kind(draft: _Draft, drafts: dict[str, _Draft], notes: Notes) -> None:
    """What a kind says of its fields, against them and against the other kinds."""
    names = {*draft.fields, *(part.text for part in draft.key)} - {draft.link}
    for part in draft.key:
        if part.text == draft.link == "parent":
            message = "a tree's key can't hold its own parent"
            notes.add("bad-key", message, part.span, "name a field of the kind")
        elif part.text not in draft.fields and part.text != draft.link:
            _check_name(part, "a key field", notes)
        field = draft.fields.get(part.text)
        if field is not None and isinstance(field.type, ListOf):
            message = f"the key field “{part.text}” is a list"
            notes.add("bad-key", message, part.span, "a key is a text, a number, a date or a name")
    for label in {id(part): part for part in draft.label.values()}.values():
        if label.text not in names:
            message = f"the label names “{label.text}”, which is no field of this kind"
            notes.add("unknown-field", message, label.span, did_you_mean(label.text, sorted(names)))
    for field in draft.fields.values():
        if isinstance(field.unit, OwnUnit):
            _check_unit(field, field.unit.field, draft, names, notes)
    _check_reach(draft, drafts, notes)


def _check_unit(field: Field, unit: str, draft: _Draft, names: set[str], notes: Notes) -> None:
    other = draft.fields.get(unit)
    if unit not in names:
        message = f"the unit of “{field.name}” is in “{unit}”, which is no field of this kind"
        notes.add("unknown-field", message, field.span, did_you_mean(unit, sorted(names)))
    elif other is not None and not isinstance(other.type, TextType):
        message = f"the unit of “{field.name}” is in “{unit}”, which is {type_name(other.type)}"
        notes.add("wrong-type", message, field.span, "a unit is a text")


def _check_reach(draft: _Draft, drafts: dict[str, _Draft], notes: Notes) -> None:
    """No field has a name by which an expression reaches a parent or children."""
    taken: dict[str, str] = {}
    name = _parent(drafts, draft.name.text)
    while name is not None and name not in taken:
        taken[name] = f"its parent of kind “{name}”"
        name = _parent(drafts, name)
    for other_name, other in drafts.items():
        if other.plural is not None and _parent(drafts, other_name) == draft.name.text:
            taken[other.plural.text] = f"its children of kind “{other_name}”"
    for field in draft.fields.values():
        if field.name in taken and field.name != draft.link:
            message = f"the field “{field.name}” has the name by which a fact reaches "
            notes.add("name-clash", message + taken[field.name], field.span, "choose another name")


def _kind(draft: _Draft, drafts: dict[str, _Draft]) -> Kind:
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


def _link(draft: _Draft, drafts: dict[str, _Draft]) -> Field | None:
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


def _key_type(draft: _Draft, drafts: dict[str, _Draft]) -> Type:
    """The type of a kind's key as one value."""
    if len(draft.key) != 1:
        return TextType()
    name = draft.key[0].text
    if name == draft.link and draft.parent is not None:
        return _key_type(drafts[draft.parent.text], drafts)
    return draft.fields[name].type if name in draft.fields else TextType()


def _check_name(name: Scalar, what: str, notes: Notes) -> None:
    if not isinstance(name.value, str) or not is_name(name.text):
        message = f"“{name.text}” can't be the name of {what.removeprefix('a ')}"
        hint = "a name is a letter, then letters, digits and _"
        notes.add("bad-name", message, name.span, hint)
    elif name.text in KEYWORDS:
        message = f"“{name.text}” is a word of the expression language and can't name {what}"
        notes.add("reserved-name", message, name.span, "choose another name")
    elif name.text in RESERVED:
        why = "every fact has it already" if name.text in OWN_FIELDS else "the engine uses it"
        message = f"“{name.text}” can't name {what}: {why}"
        notes.add("reserved-name", message, name.span, "choose another name")


def _required_text(entries: Entries, key: str, what: str, notes: Notes) -> Scalar | None:
    node = entries.get(key)
    if node is None:
        notes.add("missing-key", f"{what} has no {key}", entries.span, f"add `{key}: ...`")
        return None
    return node if notes.text(node, f"the {key} of {what}") and isinstance(node, Scalar) else None


def _text(node: Node | None) -> str | None:
    return node.text if isinstance(node, Scalar) else None
