"""What of a plan corresponds to what of a report: the words of `comparison.yaml`.

The engine knows no kind of fact, so which facts of a plan answer to which of a report is said by
the domain, in a file beside the schema; its form is that of `documents.ComparisonDocument`.
What is compared is grouped by what a change of it means: `name`, `target`, `unit`, `scope`,
`amount`, `weight`, `parent` (the link to the fact above), `other`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from assay.facts import Kind, Schema
from assay.finding import Span
from assay.values.text import Text

FILE: Final = "comparison.yaml"
"""The file's name, in the folder of the schema."""

BRACKETS: Final = "brackets"
UNLINKED: Final = "unlinked"
"""What a pair may ignore: brackets in names; facts of the plan that name no counterpart."""


class Aspect(StrEnum):
    """What a field says of a fact, and so what a change of it means."""

    NAME = "name"
    TARGET = "target"
    UNIT = "unit"
    SCOPE = "scope"
    AMOUNT = "amount"
    WEIGHT = "weight"
    PARENT = "parent"
    OTHER = "other"


@dataclass(frozen=True)
class Counterpart:
    """A field of the report's fact, and the plan's that it is held against.

    `above` is the kind of the fact above the plan's that has the field; null for its own.
    """

    report: str
    plan: str
    above: str | None = None


@dataclass(frozen=True)
class Pairing:
    """Facts of a kind of the report, and those of the plan that answer to them.

    Attributes:
        kind: the kind of the report's facts.
        plan: the kind of the plan's facts.
        match: the columns by which a fact finds its counterpart; empty where it is the key.
        aspects: the fields compared, by what they say.
        brackets: whether what stands in brackets counts in a name.
        unlinked: whether facts of the plan that name no counterpart are told as dropped.
        listed: the field or outcome that says whether the plan lists a fact; null for all.
        because: why it does not list the others.
        effect: outcomes, as kind and name, that an effect tells first.
        part_of: the report's field that names the fact with which the plan counts one; or null.
    """

    kind: str
    plan: str
    match: tuple[Counterpart, ...] = ()
    aspects: Mapping[Aspect, tuple[Counterpart, ...]] = field(default_factory=dict)
    brackets: bool = True
    unlinked: bool = True
    listed: str | None = None
    because: Text | None = None
    effect: tuple[tuple[str, str], ...] = ()
    part_of: str | None = None
    span: Span | None = field(default=None, compare=False)

    def compared(self) -> Iterator[tuple[Aspect, Counterpart]]:
        """Every pair of fields, with what it says."""
        for aspect, counterparts in self.aspects.items():
            for counterpart in counterparts:
                yield aspect, counterpart


@dataclass(frozen=True)
class Side:
    """The pairs of a comparison, and what messages call the plan; null for the usual words."""

    pairs: tuple[Pairing, ...] = ()
    against: Text | None = None


@dataclass(frozen=True)
class Comparing:
    """What is compared where one book holds plan and report, and what between two books."""

    within: Side
    between: Side


def default_between(schema: Schema) -> Side:
    """Two books compared where no file says how: every kind with itself, by key.

    The label is the name and the link the parent; what the other fields mean is not known, so a
    change of them is just that.
    """
    return Side(tuple(_with_itself(kind) for kind in schema.kinds.values()))


def _with_itself(kind: Kind) -> Pairing:
    label = kind.label
    names = [] if label is None else list(dict.fromkeys((label.in_language("th"), label.en)))
    names = [name for name in names if name not in kind.key]
    others = [name for name in kind.fields if name not in names and name not in kind.key]
    link = [] if kind.link is None or kind.link.name in kind.key else [kind.link.name]
    groups = {Aspect.NAME: names, Aspect.PARENT: link, Aspect.OTHER: others}
    aspects = {
        aspect: tuple(Counterpart(name, name) for name in group)
        for aspect, group in groups.items()
        if group
    }
    return Pairing(kind.name, kind.name, aspects=aspects)
