"""What a sentence says, in the words of another language: kinds, facts, outcomes, values, days.

Each function takes a step read as its sentence, and the `Naming` of the language that it is to be
said in. It gives the wording of the sentence and the parts that fill it in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from assay.facts import Kind
from assay.facts.reading import cell_items, truth
from assay.features.scenario import given, then, wording
from assay.features.scenario.feature import Step
from assay.features.scenario.naming import Naming
from assay.features.scenario.parts import Part, spoken, verbatim
from assay.features.scenario.value import ASSUMED, NULL, WITHIN
from assay.features.scenario.vocabulary import reason, severity
from assay.finding import SEVERITIES
from assay.plan import OutcomeInfo
from assay.source import Scalar
from assay.values.calendar import arabic_digits, parse_date
from assay.values.shown import REASONS, in_feature
from assay.values.text import Text, article
from assay.values.types import Boolean, Choice, Date, ListOf, Number, Type


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as a language says it.

    Attributes:
        wording: its template.
        parts: what fills it in, by the names of the template.
        rows: the cells of the table below it.
        asked: the template of an outline that leaves `result` open, where that is another.
    """

    wording: Text
    parts: Mapping[str, Part] = field(default_factory=dict)
    rows: Sequence[Sequence[Part]] = ()
    asked: Text | None = None


Sayer: TypeAlias = Callable[["re.Match[str]", Step, Naming], Said]


def as_it_is(said: Text) -> Sayer:
    """A sentence whose parts are the same in every language: names in quotes."""

    def say(match: re.Match[str], step: Step, naming: Naming) -> Said:
        return Said(said, _verbatim(match))

    return say


def day(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """The day of the facts."""
    return Said(wording.DATED, {"day": _part(match, "day", naming.day(parse_date(match["day"])))})


def head(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """What is said of the book."""
    name = given.HEADS[match["what"]]
    words = [one for one, other in given.HEADS.items() if other == name]
    said = next(one for one in words if one.isascii() is (naming.language == "en"))
    value = _part(match, "value", arabic_digits(match["value"]))
    return Said(wording.HEAD, {"what": _part(match, "what", said), "value": value})


def changed_book(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """A book with a change, which is a sentence of its own."""
    found, say = next(
        (found, say)
        for patterns, say in ((given.CHANGE, change), (given.EMPTY, empty), (given.REMOVE, remove))
        for pattern in patterns
        if (found := pattern.fullmatch(match.string, *match.span("change"))) is not None
    )
    said = say(found, step, naming)
    pieces = spoken(said.wording.in_language(naming.language), said.parts)
    return Said(
        wording.CHANGED, {**_verbatim(match), "change": Part(*match.span("change"), pieces)}
    )


def state(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """Facts of a kind; the table below has its own cells."""
    kind = naming.vocabulary.kind(match["kind"])
    several = len(step.table or ()) > 2
    name = naming.kinds(kind) if several else naming.kind(kind)
    head, *rows = step.table or ((),)
    columns = [naming.vocabulary.column(kind, one.text) for one in head]
    heads = [_cell(one, naming.field(kind, name)) for one, name in zip(head, columns, strict=True)]
    types = [kind.columns[name].type for name in columns]
    cells = [
        [stated(one.text, of, naming) for one, of in zip(row, types, strict=True)] for row in rows
    ]
    a = Part(0, 0, ("these" if several else article(name),))
    return Said(wording.STATED, {"a": a, "kind": _part(match, "kind", name)}, [heads, *cells])


def change(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """A field of a fact with its new value."""
    kind, fact = _fact(match, naming)
    start, rest = match.start("rest"), match["rest"]
    between = given.value_after(rest.rstrip(), kind, naming.vocabulary)
    if between is None:  # such as `has no_beds 3`, which reads as a field that there is not
        raise ValueError(match[0])
    name = naming.vocabulary.column(kind, rest[: between.start()])
    value = rest[between.end() :].strip()
    words = Part(start, start + between.start(), (naming.field(kind, name),))
    new = stated(value, kind.columns[name].type, naming, start + rest.rindex(value))
    return Said(wording.CHANGE, {"fact": fact, "field": words, "value": new})


def empty(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """A field of a fact that is emptied."""
    kind, fact = _fact(match, naming)
    name = naming.vocabulary.column(kind, match["field"])
    words = _part(match, "field", naming.field(kind, name))
    return Said(wording.EMPTY, {"fact": fact, "field": words})


def remove(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """A fact that is taken away."""
    return Said(wording.REMOVE, {"fact": _fact(match, naming)[1]})


def outcome_is(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """An outcome of a fact with its value."""
    named, at = then.told_apart(match, naming.vocabulary)
    info, parts = _outcome(named, naming)
    value = expected(match.string[at : match.end("value")], info.type, naming, at)
    return Said(wording.OUTCOME, {**parts, "value": value})


def outcome_is_from(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """An outcome of a fact with the row or level that gives it."""
    info, parts = _outcome(match, naming)
    if match["row"] is not None:
        row = _part(match, "row", arabic_digits(match["row"]))
        return Said(wording.FROM_ROW, {**parts, "row": row})
    if match["level"] is None:
        return Said(wording.FROM_OTHERWISE, parts)
    level = stated(match["level"], info.type, naming, match.start("level"))
    return Said(wording.FROM_LEVEL, {**parts, "level": level})


def outcomes_are(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """The facts of a kind; the table below has its own cells."""
    kind = naming.vocabulary.kind(match["kind"])
    head, *rows = step.table or ((),)
    infos = [naming.vocabulary.outcome(kind, one.text) for one in head[1:]]
    outcomes = (naming.outcome(kind, info) for info in infos)
    titles = (Text("key", "รหัส").in_language(naming.language), *outcomes)
    heads = [_cell(one, title) for one, title in zip(head, titles, strict=True)]
    cells = [
        [
            verbatim(row[0].text),
            *(_expected_cell(one, info, naming) for one, info in zip(row[1:], infos, strict=True)),
        ]
        for row in rows
    ]
    kinds = _part(match, "kind", naming.kinds(kind))
    return Said(wording.OUTCOMES, {"kinds": kinds}, [heads, *cells])


def raised(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """Whether a finding is raised, and for which fact."""
    there = wording.WHETHER_RAISED[match["result"] in ("raised", "พบ")]
    result = _part(match, "result", there.in_language(naming.language))
    parts = {**_verbatim(match, "code"), **_where(match, naming), "result": result}
    return Said(wording.RAISED, parts, asked=wording.CHECKED)


def nothing_raised(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """That nothing is found, and of which fact."""
    return Said(wording.NOTHING, _where(match, naming))


def is_of_severity(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """How grave a finding is."""
    grave = SEVERITIES[severity(match["severity"])].in_language(naming.language)
    said = f"{article(grave)} {grave}" if naming.language == "en" else grave
    parts = {**_verbatim(match, "code"), "result": _part(match, "severity", said)}
    return Said(wording.GRAVE, parts, asked=wording.CHECKED)


def in_force(match: re.Match[str], step: Step, naming: Naming) -> Said:
    """Whether a rule is in force."""
    there = wording.WHETHER_IN_FORCE[then.is_in_force(match)].in_language(naming.language)
    parts = {**_verbatim(match, "rule"), "result": _part(match, "result", there)}
    return Said(wording.IN_FORCE, parts)


# Parts of sentences -----------------------------------------------------------------------------


def _verbatim(match: re.Match[str], *names: str) -> dict[str, Part]:
    """The groups of a match that are the same in every language; those of `names`, or all."""
    groups = {name: text for name, text in match.groupdict().items() if text is not None}
    return {name: verbatim(groups[name], match.start(name)) for name in names or groups}


def _part(match: re.Match[str], group: str, said: str) -> Part:
    return Part(*match.span(group), (said,))


def _cell(cell: Scalar, said: str) -> Part:
    return Part(0, len(cell.text), (said,))


def _expected_cell(cell: Scalar, info: OutcomeInfo, naming: Naming) -> Part:
    return verbatim("") if cell.value is None else expected(cell.text, info.type, naming)


def _fact(match: re.Match[str], naming: Naming) -> tuple[Kind, Part]:
    """The fact of a kind with a key, or whichever there is."""
    kind = naming.vocabulary.kind(match["kind"])
    return kind, _called(kind, match, match.start("kind"), match.end("kind"), naming)


def _called(kind: Kind, match: re.Match[str], start: int, end: int, naming: Naming) -> Part:
    words, key = naming.kind(kind), match["key"]
    if key is None:
        the = "the " if naming.language == "en" else ""
        return Part(start, end, (the, Part(start, end, (words,))))
    at = verbatim(key, match.start("key"))
    return Part(start, at.end + 1, (Part(start, end, (words,)), ' "', at, '"'))


def _where(match: re.Match[str], naming: Naming) -> dict[str, Part]:
    if match["kind"] is None:
        return {}
    _, fact = _fact(match, naming)
    at = Part(*fact.span, (Text("for ", "ที่").in_language(naming.language), fact))
    return {"at": at, "where": Part(*fact.span, (" ", at))}


def _outcome(match: re.Match[str], naming: Naming) -> tuple[OutcomeInfo, dict[str, Part]]:
    """The outcome of a fact: which it is, and its parts."""
    what, start = match["what"], match.start("what")
    reading = then.read_what(what, naming.vocabulary)
    words = naming.outcome(reading.kind, reading.info)
    at = start + reading.of.end()
    return reading.info, {
        "outcome": Part(start, start + len(what[: reading.of.start()].rstrip()), (words,)),
        "fact": _called(reading.kind, match, at, match.end("what"), naming),
    }


# Values -----------------------------------------------------------------------------------------


def stated(text: str, of: Type, naming: Naming, start: int = 0) -> Part:
    """A value of a type as facts are stated."""
    text, start = _stripped(text, start)
    if isinstance(of, ListOf):
        return _listed(text, start, lambda one, at: stated(one, of.item, naming, at))
    return Part(start, start + len(text), (_scalar(text, of, naming) or text,))


def expected(text: str, of: Type, naming: Naming, start: int = 0) -> Part:
    """A value of a type as it is expected: perhaps null, assumed or within a tolerance."""
    text, start = _stripped(text, start)
    thai = naming.language == "th"
    null = None if isinstance(of, ListOf) and ";" in text else NULL.fullmatch(text)
    pieces: tuple[str | Part, ...]
    if null is not None:
        pieces = ("ว่าง" if thai else "null",)
        if null["reason"] is not None:
            why = REASONS[reason(null["reason"].strip())].in_language(naming.language)
            pieces = ("ว่าง เพราะ" if thai else "null because ", why)
        if null["cause"] is not None:
            cause = _stripped(null["cause"], start + null.start("cause"))
            pieces = (*pieces, ": ", verbatim(*cause))
    elif (assumed := ASSUMED.fullmatch(text)) is not None:
        value = expected(assumed[1].removesuffix(","), of, naming, start)
        pieces = (value, " โดยสมมติ" if thai else ", assumed")
    elif isinstance(of, Number) and (within := WITHIN.fullmatch(text)) is not None:
        about = " คลาดเคลื่อนไม่เกิน " if thai else " within "
        tolerance = stated(within[2], of, naming, start + within.start(2))
        pieces = (stated(within[1], of, naming, start), about, tolerance)
    elif isinstance(of, ListOf):
        return _listed(text, start, lambda one, at: expected(one, of.item, naming, at))
    elif isinstance(of, Date):
        pieces = (naming.day(parse_date(text)),)
    else:
        pieces = (_scalar(text, of, naming) or text,)
    return Part(start, start + len(text), pieces)


def _listed(text: str, start: int, say: Callable[[str, int], Part]) -> Part:
    items: list[str | Part] = []
    at = 0
    for one in cell_items(text):
        at = text.index(one, at)
        items += ["; "] if items else []
        items.append(say(one, start + at))
        at += len(one)
    return Part(start, start + len(text), tuple(items) or (text,))


def _scalar(text: str, of: Type, naming: Naming) -> str | None:
    """A value in the words of the language; null for what is the same in every one."""
    match of:
        case Number():
            return arabic_digits(text)
        case Choice():
            member = of.member(text)
            return None if member is None else naming.member(member, of)
        case Boolean():
            found = truth(text)
            return None if found is None else in_feature(found).in_language(naming.language)
        case _:
            return None


def _stripped(text: str, start: int) -> tuple[str, int]:
    """A text without blanks about it, and where it begins."""
    return text.strip(), start + len(text) - len(text.lstrip())
