"""Reading choices and scales: members by name, each with a title where it has one."""

from __future__ import annotations

from engine.facts.notes import Notes
from engine.finding import Related
from engine.source import Entries, Node, Scalar
from engine.values.text import Text
from engine.values.types import Choice, Member


def read_choice(node: Node, name: str | None, notes: Notes) -> Choice | None:
    """A type written `{choice: [...]}` or `{scale: [...]}`; null where anything is wrong.

    `name` is the type's own, null where it is written inline.
    """
    what = f"the type `{name}`" if name is not None else "this type"
    entries = notes.mapping(node, what, ("choice", "scale"))
    if entries is None:
        return None
    if len(entries) != 1:
        hint = "write `choice: [a, b]`, or `scale: [lowest, ..., highest]`"
        notes.add("wrong-type", f"{what} is a choice or a scale", entries.span, hint)
        return None
    word, listed = entries.entries[0]
    if word.text not in ("choice", "scale"):
        return None
    items = notes.items(listed, f"a {word.text}")
    if items is None:
        return None
    noted = len(notes.findings)
    found = [_member(item, rank, notes) for rank, item in enumerate(items)]
    members = [one for one in found if one is not None]
    least = 2 if word.text == "scale" else 1
    if len(members) == len(items) < least:
        message = f"a {word.text} has at least {least} member{'s' if least > 1 else ''}"
        notes.add("wrong-type", message, items.span)
    _check_words(members, notes)
    if len(notes.findings) > noted:
        return None
    return Choice(tuple(member for member, _ in members), word.text == "scale", name)


def _member(node: Node, rank: int, notes: Notes) -> tuple[Member, Scalar] | None:
    """`name`, or `name: title` with a title in one language or in two."""
    if isinstance(node, Entries) and len(node) == 1:
        name, titled = node.entries[0]
        title = notes.title(titled, f"the title of `{name.text}`")
    elif isinstance(node, Scalar):
        name, title = node, None
    else:
        notes.add("wrong-type", "a member is a name, or a name with a title", node.span)
        return None
    if notes.text(name, "a member") is None:
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
                message = f"`{word}` stands for two members of this type"
                related = (Related(Text("the first one"), first[1].span),)
                notes.add(code, message, place.span, "give each its own names", related)
