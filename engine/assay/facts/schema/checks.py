"""What must hold between the parts of a schema: names, keys, units, parents and plurals."""

from __future__ import annotations

from dataclasses import dataclass

from assay.facts.book.book import BOOK_TYPES
from assay.facts.notes import FIRST, Notes
from assay.facts.schema.names import RESERVED
from assay.facts.schema.schema import OWN_FIELDS, Field
from assay.finding import Related
from assay.source import Scalar
from assay.values.text import Text
from assay.values.types import ListOf, OwnUnit, TextType, type_name
from assay.values.words import KEYWORDS, is_name, known_names


@dataclass(frozen=True)
class Draft:
    """A kind as its own lines state it, before the other kinds are known."""

    name: Scalar
    plural: Scalar
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


def check_parents(drafts: dict[str, Draft], notes: Notes) -> None:
    """Every parent is a kind, and no kind is its own ancestor but in a tree."""
    for draft in drafts.values():
        if draft.parent is not None and draft.parent.text not in drafts:
            message = Text(
                f"the parent `{draft.parent.text}` is no kind of this schema",
                f"ชนิดแม่ `{draft.parent.text}` ไม่ใช่ชนิดข้อมูลในสคีมานี้",
            )
            hint = known_names(draft.parent.text, sorted(drafts))
            notes.add("unknown-kind", message, draft.parent.span, hint)
    reported: set[str] = set()
    for name, draft in drafts.items():
        line = [name]
        while (parent := parent_of(drafts, line[-1])) is not None and parent not in line:
            line.append(parent)
        if parent == name and len(line) > 1 and name not in reported:
            reported.update(line)
            circle = " → ".join([*line, name])
            message = Text(
                f"kinds are each other's parents: {circle}",
                f"ชนิดข้อมูลเหล่านี้เป็นแม่ของกันและกัน: {circle}",
            )
            at = (draft.parent or draft.name).span
            hint = Text(
                "a kind's parents end at one without any",
                "เมื่อไล่ชนิดแม่ขึ้นไปต้องจบที่ชนิดที่ไม่มีแม่",
            )
            notes.add("parent-cycle", message, at, hint)


def parent_of(drafts: dict[str, Draft], name: str) -> str | None:
    """The parent kind's name; null where there is none, in a tree, or where it is unknown."""
    draft = drafts.get(name)
    if draft is None or draft.parent is None or draft.parent.text == name:
        return None
    return draft.parent.text


def check_plurals(drafts: dict[str, Draft], notes: Notes) -> None:
    """A plural is the name of a file and of `book.`'s facts: a name like no other."""
    seen: dict[str, Draft] = {}
    for draft in drafts.values():
        plural = draft.plural
        check_name(plural, Text("a plural", "ชื่อพหูพจน์"), notes)
        another = Text("choose another plural", "ให้เลือกชื่อพหูพจน์อื่น")
        if plural.text in drafts:
            message = Text(
                f"the plural `{plural.text}` is also the name of a kind",
                f"ชื่อพหูพจน์ `{plural.text}` เป็นชื่อของชนิดข้อมูลด้วย",
            )
            notes.add("name-clash", message, plural.span, another)
        if plural.text in BOOK_TYPES:
            message = Text(
                f"the plural `{plural.text}` is also a value of the book (book.{plural.text})",
                f"ชื่อพหูพจน์ `{plural.text}` เป็นชื่อค่าของชุดข้อมูลการประเมินด้วย (book.{plural.text})",
            )
            notes.add("name-clash", message, plural.span, another)
        if plural.text in seen:
            first = seen[plural.text]
            message = Text(
                f"the kind `{first.name.text}` has the plural `{plural.text}` already",
                f"ชนิดข้อมูล `{first.name.text}` ใช้ชื่อพหูพจน์ `{plural.text}` อยู่แล้ว",
            )
            related = (Related(FIRST, first.plural.span),)
            notes.add("name-clash", message, plural.span, another, related)
        seen.setdefault(plural.text, draft)


def check_kind(draft: Draft, drafts: dict[str, Draft], notes: Notes) -> None:
    """What a kind says of its fields, against them and against the other kinds."""
    names = {*draft.fields, *(part.text for part in draft.key)} - {draft.link}
    for part in draft.key:
        if part.text == draft.link == "parent":
            message = Text(
                "a tree's key can't hold its own parent", "คีย์ของชนิดแบบต้นไม้ใช้รายการแม่ของตัวเองไม่ได้"
            )
            hint = Text("name a field of the kind", "ให้ระบุช่องข้อมูลของชนิดนี้")
            notes.add("bad-key", message, part.span, hint)
        elif part.text not in draft.fields and part.text != draft.link:
            check_name(part, Text("a key field", "ช่องของคีย์"), notes)
        field = draft.fields.get(part.text)
        if field is not None and isinstance(field.type, ListOf):
            message = Text(
                f"the key field `{part.text}` is a list", f"ช่องของคีย์ `{part.text}` เป็นชุดค่า"
            )
            hint = Text(
                "a key is a text, a number, a date or a name",
                "คีย์ต้องเป็นข้อความ ตัวเลข วันที่ หรือสมาชิกของตัวเลือก",
            )
            notes.add("bad-key", message, part.span, hint)
    for label in {id(part): part for part in draft.label.values()}.values():
        if label.text not in names:
            message = Text(
                f"the label names `{label.text}`, which is no field of this kind",
                f"ป้ายชื่ออ้างถึง `{label.text}` ซึ่งไม่ใช่ช่องข้อมูลของชนิดนี้",
            )
            notes.add("unknown-field", message, label.span, known_names(label.text, sorted(names)))
    for field in draft.fields.values():
        if isinstance(field.unit, OwnUnit):
            _check_unit(field, field.unit.field, draft, names, notes)
    _check_reach(draft, drafts, notes)


def _check_unit(field: Field, unit: str, draft: Draft, names: set[str], notes: Notes) -> None:
    other = draft.fields.get(unit)
    if unit not in names:
        message = Text(
            f"the unit of `{field.name}` is in `{unit}`, which is no field of this kind",
            f"หน่วยของ `{field.name}` อ้างถึง `{unit}` ซึ่งไม่ใช่ช่องข้อมูลของชนิดนี้",
        )
        notes.add("unknown-field", message, field.span, known_names(unit, sorted(names)))
    elif other is not None and not isinstance(other.type, TextType):
        of = type_name(other.type)
        message = Text(
            f"the unit of `{field.name}` is in `{unit}`, which is {of}",
            f"หน่วยของ `{field.name}` อ้างถึง `{unit}` ซึ่งเป็น{of: th}",
        )
        hint = Text("a unit is a text", "หน่วยต้องเป็นข้อความ")
        notes.add("wrong-type", message, field.span, hint)


def _check_reach(draft: Draft, drafts: dict[str, Draft], notes: Notes) -> None:
    """No field has a name by which an expression reaches a parent or children."""
    taken: dict[str, Text] = {}
    name = parent_of(drafts, draft.name.text)
    while name is not None and name not in taken:
        taken[name] = Text(f"its parent of kind `{name}`", f"รายการแม่ชนิด `{name}`")
        name = parent_of(drafts, name)
    for other_name, other in drafts.items():
        if parent_of(drafts, other_name) == draft.name.text:
            taken[other.plural.text] = Text(
                f"its children of kind `{other_name}`", f"รายการลูกชนิด `{other_name}`"
            )
    for field in draft.fields.values():
        if field.name in taken and field.name != draft.link:
            other_meaning = taken[field.name]
            message = Text(
                f"the field `{field.name}` has the name by which a fact reaches {other_meaning}",
                f"ช่องข้อมูล `{field.name}` ใช้ชื่อเดียวกับที่ใช้อ้างถึง{other_meaning:th}",
            )
            notes.add("name-clash", message, field.span, ANOTHER_NAME)


ANOTHER_NAME = Text("choose another name", "ให้เลือกชื่ออื่น")
"""The hint for a name that is taken."""


def check_name(name: Scalar, what: Text, notes: Notes) -> None:
    """A name is written as one and means nothing else to the engine."""
    if not isinstance(name.value, str) or not is_name(name.text):
        message = Text(
            f"`{name.text}` can't be the name of {what}",
            f"ใช้ `{name.text}` เป็น{_name_of(what)}ไม่ได้",
        )
        hint = Text(
            "a name is a letter, then letters, digits and _",
            "ชื่อต้องขึ้นต้นด้วยตัวอักษร ตามด้วยตัวอักษร ตัวเลข หรือ _",
        )
        notes.add("bad-name", message, name.span, hint)
    elif name.text in KEYWORDS:
        message = Text(
            f"`{name.text}` is a word of the expression language and can't name {what}",
            f"`{name.text}` เป็นคำของภาษานิพจน์ จึงใช้เป็น{_name_of(what)}ไม่ได้",
        )
        notes.add("reserved-name", message, name.span, ANOTHER_NAME)
    elif name.text in RESERVED:
        why = (
            Text("every fact has it already", "ทุกรายการมีช่องนี้อยู่แล้ว")
            if name.text in OWN_FIELDS
            else Text("the engine uses it", "โปรแกรมใช้ชื่อนี้อยู่แล้ว")
        )
        message = Text(
            f"`{name.text}` can't name {what}: {why}",
            f"ใช้ `{name.text}` เป็น{_name_of(what)}ไม่ได้ เพราะ{why:th}",
        )
        notes.add("reserved-name", message, name.span, ANOTHER_NAME)


def _name_of(what: Text) -> str:
    said = f"{what:th}"
    return said if said.startswith("ชื่อ") else f"ชื่อ{said}"
