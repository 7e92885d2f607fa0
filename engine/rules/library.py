"""The library of rules: every rule file of a folder, its dated versions, and the parameters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from engine.finding import Finding, Related, Span, error
from engine.rules.documents import Effective
from engine.rules.loader import RuleFile, load_rule
from engine.source import Entries, Items, Scalar, read_yaml
from engine.values.text import Text

PARAMETERS = "parameters.yaml"


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both included; a null end is open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def holds(self, day: dt.date) -> bool:
        """Whether the day lies in the period."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def overlaps(self, other: Period) -> bool:
        """Whether a day lies in both."""
        return not (_before(self, other) or _before(other, self))


def _before(one: Period, other: Period) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first


@dataclass(frozen=True)
class Dated:
    """A value of a parameter from a day on, until the next one."""

    first: dt.date
    value: Scalar


@dataclass(frozen=True)
class Library:
    """The rules of a folder, all versions, in the order of their files; and the parameters."""

    rules: tuple[RuleFile, ...] = ()
    parameters: Mapping[str, tuple[Dated, ...]] = field(default_factory=dict)

    def in_force(self, day: dt.date) -> tuple[RuleFile, ...]:
        """The rules that hold on a book's as-of date.

        A rule dated by a field of its facts (`on`) is in force on any day: each fact decides.
        """
        return tuple(
            rule
            for rule in self.rules
            if (effective := rule.document.effective) is None
            or effective.on is not None
            or period(effective).holds(day)
        )

    def parameters_on(self, day: dt.date) -> Mapping[str, Scalar]:
        """The value of each parameter on a day; a parameter that begins later is left out."""
        return {
            name: values[-1].value
            for name, dated in self.parameters.items()
            if (values := [value for value in dated if value.first <= day])
        }


def period(effective: Effective | None) -> Period:
    """The days on which a rule is in force."""
    if effective is None:
        return Period()
    return Period(_day(effective.from_), _day(effective.to))


def load_library(folder: Path, shown_as: str) -> tuple[Library | None, tuple[Finding, ...]]:
    """All rule files below a folder; the library, or null where any of them is wrong.

    Every mistake of every file is found in one go.
    """
    if not folder.is_dir():
        place = Span(shown_as)
        return None, (
            error(
                "no-rules",
                f"there is no folder of rules at `{shown_as}`",
                place,
                hint="name the folder that holds the rule files with --rules",
            ),
        )
    rules: list[RuleFile] = []
    findings: list[Finding] = []
    parameters: Mapping[str, tuple[Dated, ...]] = {}
    for path in sorted(folder.rglob("*.y*ml")):
        below = path.relative_to(folder)
        if path.suffix not in (".yaml", ".yml") or any(p.startswith(".") for p in below.parts):
            continue
        shown = f"{shown_as.rstrip('/')}/{below.as_posix()}"
        if below.name == PARAMETERS:
            parameters, found = _load_parameters(path, shown)
        else:
            rule, found = load_rule(path, shown, below.as_posix())
            if rule is not None:
                rules.append(rule)
        findings.extend(found)
    if not rules and not findings:
        findings.append(
            error(
                "no-rules",
                f"the folder `{shown_as}` holds no rule files",
                Span(shown_as),
                hint="a rule file is YAML and ends in .yaml",
            )
        )
    findings.extend(_wrong_periods(rules))
    findings.extend(_overlapping_versions(rules))
    library = None if findings else Library(tuple(rules), parameters)
    return library, tuple(findings)


def _wrong_periods(rules: list[RuleFile]) -> Iterator[Finding]:
    for rule in rules:
        effective = rule.document.effective
        if effective is None:
            continue
        for end in (effective.from_, effective.to):
            if end is not None and not isinstance(end.value, dt.date):
                yield error(
                    "wrong-type",
                    f"`{end.text}` is no date",
                    end.span,
                    hint="write a date as 2020-09-30",
                )
        days = period(effective)
        if days.first is not None and days.last is not None and days.last < days.first:
            yield error(
                "wrong-period", "the rule ends before it begins", effective.span, hint="swap them"
            )


def _overlapping_versions(rules: list[RuleFile]) -> Iterator[Finding]:
    for one, other in combinations(rules, 2):
        if one.id != other.id:
            continue
        first, second = one.document, other.document
        if period(first.effective).overlaps(period(second.effective)):
            yield error(
                "overlapping-versions",
                f"two versions of the rule `{one.id}` are in force on the same day",
                second.rule.span,
                hint="give each an `effective:` period of its own, or another name",
                related=(Related(Text("the other version"), first.rule.span),),
            )


def _load_parameters(
    path: Path, shown_as: str
) -> tuple[Mapping[str, tuple[Dated, ...]], tuple[Finding, ...]]:
    node, read = read_yaml(path, shown_as)
    findings = list(read)
    parameters: dict[str, tuple[Dated, ...]] = {}
    if isinstance(node, Entries):
        for name, values in node.entries:
            dated = [_dated(value, findings) for value in getattr(values, "items", ())]
            if not isinstance(values, Items) or not dated:
                findings.append(_expected_parameter(values.span))
            known = [value for value in dated if value is not None]
            parameters[name.text] = tuple(sorted(known, key=lambda value: value.first))
    elif node is not None:
        findings.append(_expected_parameter(node.span))
    return parameters, tuple(findings)


def _dated(node: object, findings: list[Finding]) -> Dated | None:
    if isinstance(node, Entries):
        parts = {key.text: value for key, value in node.entries}
        first, value = parts.get("from"), parts.get("value")
        if (
            set(parts) == {"from", "value"}
            and isinstance(first, Scalar)
            and isinstance(first.value, dt.date)
            and isinstance(value, Scalar)
            and value.value is not None
        ):
            return Dated(first.value, value)
    findings.append(_expected_parameter(getattr(node, "span", None)))
    return None


def _expected_parameter(span: Span | None) -> Finding:
    return error(
        "wrong-shape",
        "a parameter is a list of dated values",
        span,
        hint="write `name: [{from: 2019-10-01, value: 5}]`",
    )


def _day(scalar: Scalar | None) -> dt.date | None:
    return scalar.value if scalar is not None and isinstance(scalar.value, dt.date) else None
