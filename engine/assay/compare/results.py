"""What a comparison tells: matched facts, changes, and money that moved."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from assay.compare.effects import Effect
from assay.compare.texts import is_thai
from assay.facts import Fact
from assay.finding import Span
from assay.values.fact_id import FactId
from assay.values.null import Null
from assay.values.text import Text
from assay.values.types import Value


class MatchedBy(StrEnum):
    """How a fact of the report found its counterpart in the plan."""

    KEY = "key"
    LINK = "link"
    LIKENESS = "likeness"


@dataclass(frozen=True)
class Match:
    """A fact of the report and what answers to it in the plan.

    Attributes:
        report: the report's fact.
        plan: the plan's; several where they all name this one, and their amounts add up.
        by: how they were matched.
        sure: from 0 to 1: 1 by key and by link; by likeness, how alike name and fields are.
        names: how alike the names are, from 0 to 1; null where none are compared.
        parts: other facts of the report that the plan counts with this one; amounts add up.
    """

    report: Fact
    plan: tuple[Fact, ...]
    by: MatchedBy
    sure: Decimal = Decimal(1)
    names: Decimal | None = None
    parts: tuple[Fact, ...] = ()


class What(StrEnum):
    """What kind of change it is."""

    ADDED = "added"
    DROPPED = "dropped"
    RENAMED = "renamed"
    RETARGETED = "re-targeted"
    REUNITED = "re-united"
    RESCOPED = "re-scoped"
    AMOUNT = "amount changed"
    REWEIGHTED = "re-weighted"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True)
class Stated:
    """A value where it is stated: of which fact, and where its file and its document state it.

    For a fact that was added or dropped `name` and `value` are null.
    """

    fact: FactId
    name: str | None = None
    value: Value | None = None
    span: Span | None = None
    document: str | None = None
    place: Text | None = None


@dataclass(frozen=True)
class Altered:
    """A field whose value differs.

    Attributes:
        title: the field of the report, for a reader.
        plan, report: the two values and their places.
        by: a number's report less its plan; a null that says why where one is missing; null where
            it is no number.
        dropped, added: the words, or items of a list, that only the plan or only the report has.
    """

    title: Text
    plan: Stated
    report: Stated
    by: Decimal | Null | None = None
    dropped: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """Something that the report has otherwise than the plan.

    Attributes:
        what: the kind of change.
        kind: the kind of the fact: of the report's, or of the plan's where it was dropped.
        who: the fact, by key and label.
        text: the change in words.
        report: the report's fact; null where it was dropped.
        plan: the first of the plan's facts; null where it was added.
        match: how the two were matched; null where there is but one.
        altered: the fields that differ, as Thai and English name and unit; empty for a fact
            added or dropped.
        heading: whether it is a line that others add up to.
        effect: what the plan's values in its place do to the score.
    """

    what: What
    kind: str
    who: Text
    text: Text
    report: Stated | None
    plan: Stated | None
    effect: Effect = field(default_factory=Effect)
    match: Match | None = None
    altered: tuple[Altered, ...] = ()
    heading: bool = False

    def in_language(self, lang: str) -> Altered | None:
        """The field to tell of in a language, where one is written in each; null without any."""
        return altered_in(self.altered, lang)


def altered_in(altered: tuple[Altered, ...], lang: str) -> Altered | None:
    """The field whose texts are of a language, or else the first; null without any."""
    wanted = (
        one
        for one in altered
        if any(
            isinstance(side.value, str) and is_thai(side.value) == (lang == "th")
            for side in (one.report, one.plan)
        )
    )
    return next(wanted, altered[0] if altered else None)


@dataclass(frozen=True)
class Share:
    """What one line gave away or received; the amount is above zero.

    `fact` is the report's line, or the plan's where the report has none.
    """

    fact: FactId
    who: Text
    amount: Decimal


@dataclass(frozen=True)
class Movement:
    """Money that changed lines under one heading.

    Attributes:
        kind: the kind of the lines.
        title: the field, for a reader.
        within: the lowest heading whose sum the lines keep, as `kind/key`; null where it is the
            kind as a whole.
        who: that heading, by key and label.
        given, received: the lines that have less and more than the plan gave them, most first.
            With one line on a side, each amount went from or to it; with several on both, which
            gave to which the figures do not tell.
        rest: received less given: 0 where the sum is kept.
        text: the movement in words.
        effect: what it does to the score, if all of it is taken back.
    """

    kind: str
    title: Text
    within: str | None
    who: Text | None
    given: tuple[Share, ...]
    received: tuple[Share, ...]
    rest: Decimal
    text: Text
    effect: Effect = field(default_factory=Effect)

    @property
    def kept(self) -> bool:
        """Whether what was given was received, to the last digit."""
        return self.rest == 0
