"""Reading choices and scales: members by name, each with a title where it has one."""

from __future__ import annotations

from assay.facts.notes import FIRST, Notes, title_of
from assay.finding import Related
from assay.source import Entries, Node, Scalar
from assay.values.text import Text
from assay.values.types import Choice, Member

_NAMES = {"choice": "ตัวเลือก (choice)", "scale": "มาตรวัด (scale)"}


def read_choice(node: Node, name: str | None, notes: Notes) -> Choice | None:
    """A type written `{choice: [...]}` or `{scale: [...]}`; null where anything is wrong.

    `name` is the type's own, null where it is written inline.
    """
    what = Text("this type", "ชนิดนี้")
    if name is not None:
        what = Text(f"the type `{name}`", f"ชนิด `{name}`")
    entries = notes.mapping(node, what, ("choice", "scale"))
    if entries is None:
        return None
    if len(entries) != 1:
        message = Text(
            f"{what} is a choice or a scale", f"{what:th }ต้องเป็นตัวเลือก (choice) หรือมาตรวัด (scale)"
        )
        hint = Text(
            "write `choice: [a, b]`, or `scale: [lowest, ..., highest]`",
            "ให้เขียน `choice: [a, b]` หรือ `scale: [ต่ำสุด, ..., สูงสุด]`",
        )
        notes.add("wrong-type", message, entries.span, hint)
        return None
    word, listed = entries.entries[0]
    if word.text not in ("choice", "scale"):
        return None
    said = Text(f"a {word.text}", _NAMES[word.text])
    items = notes.items(listed, said)
    if items is None:
        return None
    noted = len(notes.findings)
    found = [_member(item, rank, notes) for rank, item in enumerate(items)]
    members = [one for one in found if one is not None]
    least = 2 if word.text == "scale" else 1
    if len(members) == len(items) < least:
        message = Text(
            f"{said} has at least {least} member{'s' if least > 1 else ''}",
            f"{said:th }ต้องมีสมาชิกอย่างน้อย {least} ตัว",
        )
        notes.add("wrong-type", message, items.span)
    _check_words(members, notes)
    if len(notes.findings) > noted:
        return None
    return Choice(tuple(member for member, _ in members), word.text == "scale", name)


def _member(node: Node, rank: int, notes: Notes) -> tuple[Member, Scalar] | None:
    """`name`, or `name: title` with a title in one language or in two."""
    if isinstance(node, Entries) and len(node) == 1:
        name, titled = node.entries[0]
        title = notes.title(titled, title_of(Text(f"`{name.text}`", f"`{name.text}`")))
    elif isinstance(node, Scalar):
        name, title = node, None
    else:
        message = Text(
            "a member is a name, or a name with a title", "สมาชิกต้องเป็นชื่อ หรือชื่อที่มีชื่อแสดงต่อท้าย"
        )
        notes.add("wrong-type", message, node.span)
        return None
    if notes.text(name, Text("a member", "สมาชิก")) is None:
        return None
    return Member(name.text, rank, title), name


def _check_words(members: list[tuple[Member, Scalar]], notes: Notes) -> None:
    """A name or title stands for one member only, as either may be written in facts."""
    words: dict[str, tuple[Member, Scalar]] = {}
    for member, place in members:
        titles = (member.title.en, member.title.th) if member.title is not None else ()
        for word in dict.fromkeys((member.name, *titles)):
            if word is None:
                continue
            first = words.setdefault(word, (member, place))
            if first[1] is not place:
                code = "duplicate-member"
                message = Text(
                    f"`{word}` stands for two members of this type",
                    f"`{word}` ใช้แทนสมาชิกสองตัวของชนิดนี้",
                )
                hint = Text("give each its own names", "ให้ตั้งชื่อของแต่ละตัวไม่ให้ซ้ำกัน")
                related = (Related(FIRST, first[1].span),)
                notes.add(code, message, place.span, hint, related)
