"""Outcomes that nobody reads: no rule, check, message, scorecard or feature names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assay.finding import Finding, Severity, Span
from assay.plan import Decision, OutcomeInfo, Plan
from assay.rules import Library
from assay.scorecard.section import names_in
from assay.source import Items, Node, Scalar
from assay.values.text import Text


def unread_outcomes(
    plans: Iterable[Plan], library: Library, names: Iterable[str], sentences: Iterable[str]
) -> Iterator[Finding]:
    """A note for each outcome that no decision of a plan reads and nothing else names.

    `names` are those that the scorecard and the comparison write; `sentences` are those of features
    with their cells, in which an outcome's name or title stands as words of their own. A rule's own
    check reads it too.
    """
    shown = set(names)
    every = list(plans)
    read = {
        (one.kind, one.name)
        for plan in every
        for decision in plan.decisions
        for one in decision.reads
        if one.name not in decision.gives
    }
    plain = [_plain(text) for text in sentences]
    places = {
        (file.id, name.text): name.span for file in library.rules for name in file.document.names
    }
    told: set[tuple[str, str]] = set()
    for plan in every:
        for decision in plan.decisions:
            outcomes = plan.outcomes.get(decision.rule.kind, {})
            for name in decision.gives:
                at = (decision.rule.kind, name)
                if name not in outcomes or at in read or at in told:
                    continue
                told.add(at)
                words = [_as_words(one) for one in _words(outcomes[name])]
                if name not in shown and not any(
                    one.search(text) for one in words for text in plain
                ):
                    yield _unread(decision, name, places.get((decision.rule.id, name)))


def _unread(decision: Decision, name: str, place: Span | None) -> Finding:
    return Finding(
        "unread-outcome",
        Severity.NOTE,
        Text(
            f"nobody reads `{decision.rule.kind}.{name}`: no rule, no scorecard and no feature",
            f"ไม่มีใครใช้ `{decision.rule.kind}.{name}` ทั้งเกณฑ์ ตารางสรุปผล และฟีเจอร์",
        ),
        place or decision.span,
        Text(
            "show it in scorecard.yaml, say in a feature what it should be, or delete it",
            "แสดงไว้ใน scorecard.yaml เขียนฟีเจอร์ว่าค่าควรเป็นเท่าใด หรือลบออก",
        ),
        rule=decision.rule.id,
    )


def names_written(node: Node | None) -> Iterator[str]:
    """Every text of a document that may be a name: as it stands, or in braces within a line."""
    if isinstance(node, Scalar):
        yield node.text
        yield from names_in(node.text)
    elif isinstance(node, Items):
        for item in node:
            yield from names_written(item)
    elif node is not None:
        for _, value in node:
            yield from names_written(value)


def _as_words(words: str) -> re.Pattern[str]:
    """The words where no other Latin letter or digit goes on with them; Thai parts none."""
    return re.compile(rf"(?<![0-9a-z_]){re.escape(words)}(?![0-9a-z_])")


def _words(outcome: OutcomeInfo) -> Iterator[str]:
    yield _plain(outcome.name)
    yield _plain(outcome.name.replace("_", " "))
    if outcome.title is not None:
        yield _plain(outcome.title.en)
        yield _plain(outcome.title.in_language("th"))


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
