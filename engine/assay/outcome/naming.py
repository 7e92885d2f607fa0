"""What a reader calls a fact and a value of it."""

from __future__ import annotations

from assay.facts import Book, Fact, Schema, key_id
from assay.outcome.evaluation import Evaluation
from assay.plan import Plan
from assay.plan.givens import own_name
from assay.values.text import Text, plain


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


def title_of(evaluation: Evaluation, fact: Fact, name: str) -> Text:
    """The title of a fact's field, outcome or `given`, by the rule that gave it."""
    private = evaluation.tracer.run.plan.givens.get(name)
    if private is not None:
        return private.title or plain(own_name(name))
    info = evaluation.info_of(fact, name)
    if info is not None and info.title is not None:
        return info.title
    return member_title(evaluation.book.schema, evaluation.plan, fact.kind, name)


def member_title(schema: Schema, plan: Plan, kind: str, name: str) -> Text:
    """The title of a field or outcome; its name in words where it has none."""
    outcome = plan.outcomes.get(kind, {}).get(name)
    declared = schema.kinds[kind].columns.get(name)
    title = outcome.title if outcome is not None else declared and declared.title
    return title or plain(name)
