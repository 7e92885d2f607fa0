"""The versions of a rule in the order of their periods, and what each changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal, TypeAlias

from assay.contents.drawn import ends_of
from assay.rules import (
    Derived,
    LevelsBody,
    Period,
    RuleDocument,
    RuleFile,
    ScaleBody,
    TableBody,
)
from assay.site.words import WORDS
from assay.source import Entries, Items, Node, Scalar
from assay.values.text import Text

How: TypeAlias = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class Part:
    """A part of a rule that a version may change: what it is, its name, its text in one line."""

    what: Text
    name: str
    text: str


@dataclass(frozen=True)
class Change:
    """A part that a version adds, removes or changes."""

    how: How
    what: Text
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Version:
    """A version, and what it changes in the one before; nothing for the first."""

    rule: RuleFile
    period: Period
    changes: tuple[Change, ...]


def versions(rules: Sequence[RuleFile]) -> tuple[Version, ...]:
    """The versions of one rule, the earliest first."""
    ordered = sorted(rules, key=lambda rule: rule.days.first or dt.date.min)
    changes = [(), *(tuple(differences(one, other)) for one, other in pairwise(ordered))]
    return tuple(
        Version(rule, rule.days, made) for rule, made in zip(ordered, changes, strict=True)
    )


def differences(before: RuleFile, after: RuleFile) -> Iterator[Change]:
    """What the later version adds, removes and changes, in the order of the file."""
    old, new = tuple(_parts(before.document)), tuple(_parts(after.document))
    for section in dict.fromkeys(part.what for part in (*new, *old)):
        yield from _in_section(
            [part for part in old if part.what == section],
            [part for part in new if part.what == section],
        )


def _in_section(old: Sequence[Part], new: Sequence[Part]) -> Iterator[Change]:
    """Parts of a name are matched by it; rows have none, and are matched by their order."""
    if all(part.name for part in (*old, *new)):
        was = {part.name: part for part in old}
        now = {part.name: part for part in new}
        pairs = [(was.get(name), now.get(name)) for name in dict.fromkeys((*was, *now))]
    else:
        pairs = list(_aligned(old, new))
    for one, other in pairs:
        if one is None and other is not None:
            yield Change("added", other.what, None, other.text)
        elif one is not None and other is None:
            yield Change("removed", one.what, one.text, None)
        elif one is not None and other is not None and one.text != other.text:
            yield Change("changed", other.what, one.text, other.text)


def _aligned(old: Sequence[Part], new: Sequence[Part]) -> Iterator[tuple[Part | None, Part | None]]:
    matcher = SequenceMatcher(None, [one.text for one in old], [one.text for one in new], False)
    for _, start, end, at, to in matcher.get_opcodes():
        for place in range(max(end - start, to - at)):
            one = old[start + place] if start + place < end else None
            other = new[at + place] if at + place < to else None
            yield one, other


def _parts(document: RuleDocument) -> Iterator[Part]:
    """The parts of a rule, each in one line as it is written. Its period is told elsewhere."""
    yield from _head(document)
    for one in document.assuming:
        text = " ".join(one.text.split())
        yield Part(WORDS["assuming"], text, text)
    for name, given in document.given.items():
        yield Part(WORDS["given"], name, _derived(given))
    if document.table is not None:
        yield from _table(document.table)
    if document.levels is not None:
        yield from _levels(document.levels)
    if document.scale is not None:
        yield from _scale(document.scale)
    for name, outcome in document.outcomes.items():
        yield Part(WORDS["outcome"], name, _derived(outcome))
    for check in document.checks:
        text = f"{check.code.text}: {check.stated}, {check.severity}"
        yield Part(WORDS["check"], check.code.text, text)


def _head(document: RuleDocument) -> Iterator[Part]:
    yield Part(WORDS["title"], "title", _wording(document.title))
    if document.source is not None:
        for number, (label, said) in enumerate(document.source.said.told, start=1):
            yield Part(label, f"source {number}", _wording(said))
    yield Part(WORDS["kind"], "for", document.for_.text)
    if document.applies is not None:
        yield Part(WORDS["applies"], "applies", " ".join(document.applies.text.split()))


def _table(table: TableBody) -> Iterator[Part]:
    yield Part(WORDS["hit"], "hit", str(table.hit))
    for row in table.rows:
        when = ", ".join(f"{key.text}: {cell.text}" for key, cell in row.when)
        yield Part(WORDS["row"], "", f"{when or '-'} → {_written(row.then)}")
    if isinstance(table.otherwise, Scalar | Entries | Items):
        yield Part(WORDS["otherwise"], "otherwise", _written(table.otherwise))


def _levels(levels: LevelsBody) -> Iterator[Part]:
    for key, condition in levels.levels:
        yield Part(WORDS["level"], "", f"{key.text}: {' '.join(condition.text.split())}")
    last = levels.otherwise
    if last is not None:
        scalar = last.literal or last.value or last.is_
        yield Part(WORDS["otherwise"], "otherwise", "" if scalar is None else scalar.text)


def _scale(scale: ScaleBody) -> Iterator[Part]:
    yield Part(WORDS["scale"], "of", f"{scale.of.text}, {scale.between}")
    for at, score in scale.points:
        yield Part(WORDS["point"], at.text, f"{at.text}: {_written(score)}")
    for name, end in ends_of(scale):
        yield Part(WORDS[name], name, end.text)


def _derived(derived: Derived) -> str:
    rounding = "" if derived.decimals is None else f", decimals: {derived.decimals}"
    rounding += "" if derived.round is None else f", round: {derived.round}"
    return f"{derived.name.text}: {' '.join(derived.is_.text.split())}{rounding}"


def _written(node: Node) -> str:
    """A part of a YAML file in one line."""
    match node:
        case Scalar():
            return " ".join(node.text.split())
        case Entries():
            pairs = ", ".join(f"{key.text}: {_written(value)}" for key, value in node.entries)
            return f"{{{pairs}}}"
        case Items():
            return f"[{', '.join(_written(item) for item in node.items)}]"


def _wording(text: Text) -> str:
    """A text in both languages, in one line."""
    thai = text.in_language("th")
    return " ".join((text.en if thai == text.en else f"{thai} / {text.en}").split())
