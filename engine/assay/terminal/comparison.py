"""A report held against a plan, for a reader: each change with what it does to the score."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text as Painted

from assay.compare import Comparison
from assay.contents.changes import ALTOGETHER, NOTHING, ShownEffect, effect_of, grouped, unlisted
from assay.terminal.paint import DIM
from assay.terminal.wrapping import wrapped


def comparison_report(
    comparison: Comparison, *, lang: str = "en", width: int = 80
) -> Iterator[Painted]:
    """The changes by kind, the movements of money, and what all of them do together."""
    for one in unlisted(comparison):
        yield from wrapped(Painted(one.in_language(lang)), width, first=0, rest=2)
        yield Painted("")
    if not comparison.changes and not comparison.movements:
        yield Painted(NOTHING.in_language(lang))
        return
    for heading, changes in grouped(comparison):
        yield Painted(heading.in_language(lang), "bold")
        for change in changes:
            yield from wrapped(Painted(change.text.in_language(lang)), width, first=2, rest=4)
            yield from _effect(effect_of(change.effect), lang, width)
        yield Painted("")
    yield Painted(ALTOGETHER.in_language(lang), "bold")
    yield from _effect(effect_of(comparison.altogether, whole=True), lang, width)


def _effect(effect: ShownEffect, lang: str, width: int) -> Iterator[Painted]:
    if effect.none is not None:
        yield from wrapped(Painted(effect.none.in_language(lang), DIM), width, first=4, rest=6)
    for one in effect.differences:
        yield from wrapped(Painted(one.text.in_language(lang)), width, first=4, rest=6)
    if effect.more is not None:
        yield Painted("    " + effect.more.in_language(lang), DIM)
    for findings, sign in ((effect.raised, "+"), (effect.cleared, "−")):
        for finding in findings:
            line = f"{sign} [{finding.code}] {finding.message.in_language(lang)}"
            yield from wrapped(Painted(line, DIM), width, first=4, rest=6)
