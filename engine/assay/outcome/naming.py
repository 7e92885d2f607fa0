"""What a reader calls a fact and a value of it."""

from __future__ import annotations

from assay.facts import Book, Fact, Schema, key_id
from assay.plan import Plan
from assay.values.text import Text


def who(book: Book, fact: Fact) -> Text:
    """A fact by its key and, where it has another, its label."""
    key = key_id(fact.key)

    def called(lang: str) -> str:
        label = book.label(fact, lang)
        return key if label == key else f"{key} {label}"

    return Text(called("en"), called("th"))


def before(title: Text) -> Text:
    """The same of the previous book."""
    return Text(f"{title.en} (previous)", f"{title:th} (งวดก่อน)")


def member_title(schema: Schema, plan: Plan, kind: str, name: str) -> Text:
    """The title of a field or outcome; its name in words where it has none."""
    outcome = plan.outcomes.get(kind, {}).get(name)
    declared = schema.kinds[kind].columns.get(name)
    title = outcome.title if outcome is not None else declared and declared.title
    return title or Text(name.replace("_", " "))
