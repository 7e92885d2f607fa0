"""What sentences expect of outcomes, findings and rules: `Then ...`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assay.facts import Kind
from assay.features.scenario.actions import KEY, Action, Then, rows_below
from assay.features.scenario.expected_findings import (
    InForce,
    IsOfSeverity,
    NotRaised,
    Raised,
    SaysSo,
)
from assay.features.scenario.expected_outcomes import ComesFrom, OutcomeIs, OutcomesAre, row_where
from assay.features.scenario.feature import Step
from assay.features.scenario.value import read_expected, whole_number
from assay.features.scenario.vocabulary import Misread, Vocabulary, in_cell, severity
from assay.finding import Severity
from assay.plan import OutcomeInfo
from assay.source import Scalar
from assay.values.text import Text
from assay.values.types import Choice

_OF: Final = re.compile(r" of (?:the )?|ของ")
_IS: Final = re.compile(r" is | ?คือ ?")
_NAMED: Final = re.compile(rf'(?P<what>[^"]+?){KEY}')


# Outcomes ---------------------------------------------------------------------------------------


def outcome_is(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """An outcome has a value."""
    named, at = told_apart(match, vocabulary)
    reading = read_what(named["what"], vocabulary)
    value = match.string[at : match.end("value")]
    return (Then(_is(step, reading.kind, named["key"], reading.info, value)),)


def told_apart(match: re.Match[str], vocabulary: Vocabulary) -> tuple[re.Match[str], int]:
    """The match of the outcome with its kind and key, and where the value begins.

    Titles may hold an `is`: it is the first one before which there stands what names an outcome.
    """
    if match["key"] is None:
        text, start = match.string, match.start("what")
        for split in _IS.finditer(text, match.end("what")):
            named = _NAMED.fullmatch(text, start, split.start())
            if named is None:
                break
            if any(_readings(named["what"], vocabulary)):
                return named, split.end()
    return match, match.start("value")


def outcome_is_from(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """An outcome comes from a row, a level or `otherwise`."""
    reading = read_what(match["what"], vocabulary)
    kind, info = reading.kind, reading.info
    key, row, level = match["key"], match["row"], match["level"]
    if level is not None:
        of = info.type
        member = of.member(level) if isinstance(of, Choice) else None
        return (
            Then(ComesFrom(step, kind, key, info.name, level=member.name if member else level)),
        )
    number = None if row is None else whole_number(row)
    if row is not None and not number:
        raise Misread(
            "wrong-expectation",
            Text(f"`{row}` is no number of a row", f"`{row}` ไม่ใช่เลขแถว"),
            Text("rows are counted from 1", "นับแถวแรกเป็น 1"),
            row,
        )
    return (Then(ComesFrom(step, kind, key, info.name, number)),)


def outcomes_are(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """Outcomes of several facts are listed in a table."""
    kind = vocabulary.kind(match["kind"])
    header, rows = rows_below(step)
    infos: list[OutcomeInfo] = []
    for one in header[1:]:
        with in_cell(one):
            infos.append(vocabulary.outcome(kind, one.text))
    expected: list[OutcomeIs] = []
    for cells in rows:
        for info, one in zip(infos, cells[1:], strict=True):
            if one.value is not None:
                with in_cell(one):
                    expected.append(_is(step, kind, cells[0].text, info, one.text, cells=cells))
    if not expected:
        raise Misread(
            "expects-nothing",
            Text("the table expects nothing of any outcome", "ตารางนี้ไม่ได้คาดหวังผลใดเลย"),
            Text(
                "write the keys in its first column, and a column for each outcome",
                "เขียนรหัสในคอลัมน์แรก แล้วตามด้วยหนึ่งคอลัมน์ต่อหนึ่งผล",
            ),
        )
    return (Then(OutcomesAre(tuple(expected))),)


def _is(
    step: Step,
    kind: Kind,
    key: str | None,
    info: OutcomeInfo,
    value: str,
    *,
    cells: Sequence[Scalar] = (),
) -> OutcomeIs:
    expected = read_expected(value, info.type)
    where = row_where(cells) if cells else None
    at = cells[0] if cells else None
    return OutcomeIs(step, kind, key, info.name, expected, value.strip(), where, at)


@dataclass(frozen=True, slots=True)
class Reading:
    """`outcome of kind` read: the kind, the outcome, and the `of` between their words."""

    kind: Kind
    info: OutcomeInfo
    of: re.Match[str]


def read_what(what: str, vocabulary: Vocabulary) -> Reading:
    """`outcome of kind`, with whichever `of` gives it a meaning, since titles may hold one.

    Raises Misread where none does, or several do.
    """
    found = list(_readings(what, vocabulary))
    if len(found) == 1:
        return found[0]
    if not found:
        # Told of the last `of` that has a kind after it, or else of the last.
        splits = list(_splits(what))
        kinds = (one for one in splits if vocabulary.find_kind(_after(what, one)))
        of = next(kinds, splits[0])
        kind = vocabulary.kind(_after(what, of))
        return Reading(kind, vocabulary.outcome(kind, _before(what, of)), of)
    readings = " or ".join(f"{one.info.name} of {one.kind.name}" for one in found)
    raise Misread(
        "ambiguous-step",
        Text(f"`{what}` can be read as {readings}", f"`{what}` อ่านได้หลายอย่าง: {readings}"),
        Text("use the names of the schema and the rules", "ใช้ชื่อตามสคีมาและเกณฑ์แทน"),
        what,
    )


def _readings(what: str, vocabulary: Vocabulary) -> Iterator[Reading]:
    for of in _splits(what):
        kind = vocabulary.find_kind(_after(what, of))
        info = None if kind is None else vocabulary.find_outcome(kind, _before(what, of))
        if kind is not None and info is not None:
            yield Reading(kind, info, of)


def _splits(what: str) -> Sequence[re.Match[str]]:
    """Each `of`, the last first."""
    return list(reversed(list(_OF.finditer(what))))


def _before(what: str, of: re.Match[str]) -> str:
    return what[: of.start()].strip()


def _after(what: str, of: re.Match[str]) -> str:
    return what[of.end() :].strip()


# Findings and rules -----------------------------------------------------------------------------


def raised(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """A finding is raised."""
    code = vocabulary.code(match["code"])
    kind, key = _of_fact(match, vocabulary)
    return (Then(Raised(step, code, kind, key)),)


def not_raised(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """A finding is not raised."""
    code = vocabulary.code(match["code"])
    kind, key = _of_fact(match, vocabulary)
    return (Then(NotRaised(step, code, kind, key)),)


def nothing_raised(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """No finding is raised."""
    kind, key = _of_fact(match, vocabulary)
    return (Then(NotRaised(step, None, kind, key)),)


def _of_fact(match: re.Match[str], vocabulary: Vocabulary) -> tuple[Kind | None, str | None]:
    words = match.groupdict().get("kind")
    return (None, None) if words is None else (vocabulary.kind(words), match["key"])


def no_error(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """No error is raised."""
    return (Then(NotRaised(step, severity=Severity.ERROR)),)


def message_says(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """The message of a finding says a text."""
    return (Then(SaysSo(step, vocabulary.code(match["code"]), match["text"])),)


def is_of_severity(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """A finding is an error, a warning or a note."""
    code = vocabulary.code(match["code"])
    return (Then(IsOfSeverity(step, code, severity(match["severity"]))),)


def in_force(match: re.Match[str], step: Step, vocabulary: Vocabulary) -> Sequence[Action]:
    """A rule is, or is not, in force."""
    return (Then(InForce(step, vocabulary.rule(match["rule"]), wanted=is_in_force(match))),)


def is_in_force(match: re.Match[str]) -> bool:
    """Whether the sentence says that the rule is in force, and not the opposite."""
    return not match["result"].startswith(("not", "ไม่"))
