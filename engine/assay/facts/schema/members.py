"""Choices and scales: members by name, each with a title where it has one."""

from __future__ import annotations

from assay.facts.notes import FIRST, Notes
from assay.facts.schema.documents import ChoicePart
from assay.finding import Related
from assay.source import Scalar
from assay.values.text import Text
from assay.values.types import Choice, Member


def choice_of(part: ChoicePart, name: str | None, notes: Notes) -> Choice | None:
    """The type that a part declares; null where two members are called alike.

    `name` is the type's own, null where it is written inline.
    """
    noted = len(notes.findings)
    members = [
        (Member(word.text, rank, title), word) for rank, (word, title) in enumerate(part.members)
    ]
    _check_words(members, notes)
    if len(notes.findings) > noted:
        return None
    return Choice(tuple(member for member, _ in members), part.scale is not None, name)


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
