"""The whole evaluation as JSON (RFC 8259), for a program.

A number has exactly the digits of the decimal and never passes through a float; a reader that
keeps them must parse numbers as decimals. Nothing in it tells of files of facts, of the order in
which they were read or of where the project stands, so that equal facts give equal bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from assay.facts import Agency
from assay.finding import Finding, Span, Stake
from assay.outcome import Evaluation, Outcome
from assay.outcome.actions import Action, actions_of
from assay.report.machine.json_text import json_text
from assay.values.null import Null
from assay.values.number import as_written
from assay.values.shown import in_data
from assay.values.text import Text
from assay.values.types import Value

_INDENT: Final = "  "


@dataclass(frozen=True)
class Digits:
    """A JSON number, digit by digit."""

    text: str


Json: TypeAlias = "bool | int | str | Digits | Sequence[Json] | Mapping[str, Json] | None"
"""What a document is made of; there is no float."""


def to_json(evaluation: Evaluation, lang: str = "en") -> str:
    """The evaluation as a JSON document that ends in a line break.

    `agency` says whose book it is (null where the book does not); `outcomes` holds every value by
    kind, key and name (a null is `null`; a member its name; a date ISO 8601); `rules` names the
    file that gave it, and so the version used; `nulls` says of each null why it is one; `assumed`
    on what an outcome rests that the source does not state;
    `findings` stand gravest first, each with what its check says besides: a title, a remedy with
    who must act, and what is at stake, an amount of a whole or a status that would change;
    `actions` are the remedies, heaviest first, with the places of their findings in that list,
    counted from 0; `identity` tells what made the evaluation. Messages are in the
    language asked for (`en` or `th`).
    """
    files = {rule.span.file: rule.file for rule in evaluation.plan.rules}
    document: Json = {
        "agency": _agency(evaluation.book.head.agency, lang),
        "outcomes": {
            kind: {
                key: {name: _value(outcome.value) for name, outcome in by_name.items()}
                for key, by_name in by_key.items()
            }
            for kind, by_key in evaluation.outcomes.items()
        },
        "rules": _where(evaluation, lambda one: one.file),
        "nulls": _where(evaluation, _null),
        "assumed": _where(
            evaluation,
            lambda one: None if one.assumed is None else one.assumed.in_language(lang),
        ),
        "findings": [_finding(one, lang, files) for one in evaluation.findings],
        "actions": [_action(one, evaluation, lang) for one in actions_of(evaluation.findings)],
        "identity": _identity(evaluation),
    }
    return "".join(_written(document, "\n")) + "\n"


def _agency(agency: Agency | None, lang: str) -> Json:
    if agency is None:
        return None
    title = None if agency.title is None else agency.title.in_language(lang)
    return {"id": agency.id, "title": title}


def _where(evaluation: Evaluation, told: Callable[[Outcome], Json]) -> Json:
    """What is told of some outcomes, by kind, key and name; only those of which it is."""
    found: dict[str, dict[str, dict[str, Json]]] = {}
    for kind, by_key in evaluation.outcomes.items():
        for key, by_name in by_key.items():
            for name, outcome in by_name.items():
                if (what := told(outcome)) is not None:
                    found.setdefault(kind, {}).setdefault(key, {})[name] = what
    return found


def _null(outcome: Outcome) -> Json:
    if not isinstance(outcome.value, Null):
        return None
    return {
        "reason": outcome.value.reason.value,
        "causes": [
            {"reason": cause.reason.value, "where": cause.where} for cause in outcome.value.causes
        ],
    }


def _finding(finding: Finding, lang: str, files: Mapping[str, str]) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "fact": finding.fact,
        "rule": finding.rule,
        "message": finding.message.in_language(lang),
        "hint": None if finding.hint is None else finding.hint.in_language(lang),
        "place": _place(finding.span, files),
        "related": [
            {"message": one.message.in_language(lang), "place": _place(one.span, files)}
            for one in finding.related
        ],
        "values": {name: Digits(as_written(figure)) for name, figure in finding.values},
        "title": _said(finding.title, lang),
        "act": None if finding.remedy is None else finding.remedy.act,
        "remedy": None if finding.remedy is None else _said(finding.remedy.told, lang),
        "stake": None if finding.stake is None else _stake(finding.stake, lang),
    }


def _stake(stake: Stake, lang: str) -> Json:
    if stake.changes is not None:
        held, would_be = stake.changes
        return {"from": held.in_language(lang), "to": would_be.in_language(lang)}
    return {
        "amount": Digits(as_written(stake.amount)),
        "unit": stake.unit,
        "of": None if stake.whole is None else Digits(as_written(stake.whole)),
    }


def _action(action: Action, evaluation: Evaluation, lang: str) -> Json:
    places = {id(one): at for at, one in enumerate(evaluation.findings)}
    return {
        "act": action.remedy.act,
        "actor": _said(action.remedy.actor, lang),
        "remedy": action.remedy.told.in_language(lang),
        "severity": action.severity.value,
        "findings": [places[id(one)] for one in action.findings],
        "amounts": [
            {"amount": Digits(as_written(amount)), "unit": unit} for unit, amount in action.amounts
        ],
        "changes": [
            {
                "fact": one.fact,
                "from": one.held.in_language(lang),
                "to": one.would_be.in_language(lang),
            }
            for one in action.changes
        ],
    }


def _said(text: Text | None, lang: str) -> Json:
    return None if text is None else text.in_language(lang)


def _place(span: Span | None, files: Mapping[str, str]) -> Json:
    """A place in a rule file, told from the rules folder on; null where it is elsewhere."""
    if span is None or span.file not in files:
        return None
    return {"file": files[span.file], "line": span.line, "column": span.column}


def _identity(evaluation: Evaluation) -> Json:
    identity = evaluation.identity
    return {
        "engine": identity.engine,
        "as_of": identity.as_of,
        "schema": identity.schema,
        "book": identity.book,
        "facts": identity.facts,
        "rules": identity.rules,
        "parameters": identity.parameters,
    }


def _value(value: Value) -> Json:
    match value:
        case Null():
            return None
        case bool() | str():
            return value
        case Decimal():
            return Digits(as_written(value))
        case tuple():
            return [_value(one) for one in value]
        case _:
            return in_data(value)


def _written(value: Json, line: str) -> Iterator[str]:
    """The pieces of a value's text; `line` is a line break with the indentation so far."""
    match value:
        case Digits(text=text):
            yield text
        case None | bool() | int() | str():
            yield json_text(value)
        case Mapping():
            pairs = [(json_text(name) + ": ", one) for name, one in value.items()]
            yield from _bracketed("{", pairs, "}", line)
        case _:
            yield from _bracketed("[", [("", one) for one in value], "]", line)


def _bracketed(
    opening: str, pairs: Sequence[tuple[str, Json]], closing: str, line: str
) -> Iterator[str]:
    yield opening
    inner = line + _INDENT
    for number, (name, one) in enumerate(pairs):
        yield ("," if number else "") + inner + name
        yield from _written(one, inner)
    yield (line if pairs else "") + closing
