"""What must hold between the facts of a book: every parent is there, and no tree has a circle."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeAlias

from assay.facts.book.book import Document, Fact
from assay.facts.keys import Key, key_id
from assay.facts.notes import Notes
from assay.facts.schema.schema import Kind, Schema
from assay.finding import Finding, Tally, error
from assay.values.text import Text
from assay.values.words import known_names

Facts: TypeAlias = Mapping[str, Mapping[Key, Fact]]


def check_links(facts: Facts, schema: Schema, unread: Collection[str], notes: Notes) -> None:
    """Note orphans and circles.

    The kinds of `unread` had errors of their own: facts that seem missing there are not reported
    a second time as missing parents.
    """
    for kind in schema.kinds.values():
        if kind.parent is None or kind.parent in unread:
            continue
        parent = schema.kinds[kind.parent]
        tally = Tally()
        for fact in facts[kind.name].values():
            if fact.parent is None or fact.parent in facts[parent.name]:
                continue
            if not tally.full("orphan"):
                tally.tell("orphan", _orphan(fact, kind, parent, facts[parent.name]))
        notes.extend(tally.findings)
        if kind.tree:
            _check_tree(facts[kind.name], notes)


def check_documents(facts: Facts, documents: Mapping[str, Document], notes: Notes) -> None:
    """Note facts that name a document which the book, where it lists any, does not list."""
    if not documents:
        return
    for of_kind in facts.values():
        tally = Tally()
        for fact in of_kind.values():
            if fact.document is None or fact.document in documents:
                continue
            where = fact.spans["document"]
            if tally.full("unknown-document"):
                continue
            message = Text(
                f"the book lists no document `{fact.document}`",
                f"ชุดข้อมูลการประเมินไม่มีเอกสาร `{fact.document}`",
            )
            hint = known_names(fact.document, documents)
            tally.tell("unknown-document", error("unknown-document", message, where, hint=hint))
        notes.extend(tally.findings)


def _orphan(fact: Fact, kind: Kind, parent: Kind, parents: Mapping[Key, Fact]) -> Finding:
    assert kind.link is not None
    assert fact.parent is not None
    key = fact.parent
    named = parent.called
    message = Text(
        f"the book holds no {parent.name} `{key_id(key)}`",
        f"ชุดข้อมูลการประเมินไม่มี{named: th} `{key_id(key)}`",
    )
    place = _place_of(parent, in_workbook=fact.span.cell is not None)
    if not parents:
        hint = Text(
            f"the book holds no {parent.plural}: add {place.en}",
            f"ชุดข้อมูลนี้ยังไม่มีข้อมูล{named: th}: ให้เพิ่ม{place:th}",
        )
    elif len(key) != len(parent.key):
        form = ":".join(parent.key)
        hint = Text(
            f"the key of a {parent.name} is written {form}", f"คีย์ของ{named: th }เขียนเป็น {form}"
        )
    else:
        hint = known_names(key_id(key), [key_id(one) for one in parents])
    return error("orphan", message, fact.spans[kind.link.name], hint=hint)


def _place_of(kind: Kind, *, in_workbook: bool) -> Text:
    """What holds the facts of a kind: a sheet of the workbook, or one of two files."""
    if not in_workbook:
        yaml, csv = kind.files
        return Text(f"{yaml} or {csv}", f"ไฟล์ {yaml} หรือ {csv}")
    name = kind.plural
    if kind.title is None:
        return Text(f"the sheet {name}", f"แผ่นงาน {name}")
    return Text(
        f"the sheet {name} ({kind.title.en})", f"แผ่นงาน {name} ({kind.title.in_language('th')})"
    )


def _check_tree(facts: Mapping[Key, Fact], notes: Notes) -> None:
    """Follow each fact to its root; a circle is reported once, at its first fact."""
    sound: set[Key] = set()
    for start in facts:
        line: dict[Key, None] = {}
        at: Key | None = start
        while at is not None and at in facts and at not in sound and at not in line:
            line[at] = None
            at = facts[at].parent
        if at is not None and at in line:
            keys = list(line)
            circle = keys[keys.index(at) :]
            first = facts[circle[0]]
            names = " → ".join(key_id(key) for key in [*circle, circle[0]])
            message = Text(
                f"these facts are each other's parents: {names}",
                f"รายการเหล่านี้เป็นแม่ของกันและกัน: {names}",
            )
            hint = Text(
                "the parent of one of them must lie outside the circle, or be empty for a root",
                "รายการแม่ของรายการหนึ่งต้องอยู่นอกวงนี้ หรือเว้นว่างหากเป็นราก",
            )
            notes.add("tree-cycle", message, first.spans["parent"], hint)
        sound.update(line)
