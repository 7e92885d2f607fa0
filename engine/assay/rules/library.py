"""The library of rules: every rule file of a folder, its dated versions, and the parameters."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assay.finding import Finding, Related, Span, error
from assay.rules.actions import Actions, load_actions
from assay.rules.definitions import Defined, load_definitions
from assay.rules.documents import AS_DAY, day_of, no_day
from assay.rules.loader import RuleFile, load_rule
from assay.rules.parameters import Dated, Parameter, load_parameters
from assay.source import Scalar, files_below, is_there, shown
from assay.values.calendar import BUDDHIST_YEAR, of_buddhist_era
from assay.values.text import Text

PARAMETERS = "parameters.yaml"
DEFINITIONS = "definitions.yaml"
ACTIONS = "actions.yaml"


@dataclass(frozen=True)
class Library:
    """The rules of a folder, all versions, in the order of their files; and what they share."""

    rules: tuple[RuleFile, ...] = ()
    parameters: Mapping[str, tuple[Dated, ...]] = field(default_factory=dict)
    definitions: Mapping[str, Defined] = field(default_factory=dict)
    actions: Actions = field(default_factory=Actions)

    def in_force(self, day: dt.date) -> tuple[RuleFile, ...]:
        """The rules that hold on a book's as-of date.

        A rule dated by a field of its facts (`on`) is in force on any day: each fact decides.
        """
        return tuple(rule for rule in self.rules if rule.holds(day))

    def versions(self) -> Iterable[list[RuleFile]]:
        """The rule files that share an id, in the order of their paths."""
        return _versions(self.rules)

    def parameters_on(self, day: dt.date) -> Mapping[str, Dated]:
        """The value of each parameter on a day; a parameter that begins later is left out."""
        return {
            name: values[-1]
            for name, dated in self.parameters.items()
            if (values := [value for value in dated if value.first <= day])
        }

    def parameters_after(self, day: dt.date) -> Mapping[str, dt.date]:
        """The parameters that begin later than a day, with the first day of each."""
        first = {name: dated[0].first for name, dated in self.parameters.items() if dated}
        return {name: begins for name, begins in first.items() if begins > day}


def load_library(folder: Path, shown_as: str) -> tuple[Library | None, tuple[Finding, ...]]:
    """All rule files below a folder; the library, or null where any of them is wrong.

    Every mistake of every file is found in one go.
    """
    library, findings = read_library(folder, shown_as)
    return (None if findings else library), findings


def read_library(folder: Path, shown_as: str) -> tuple[Library, tuple[Finding, ...]]:
    """The files of a folder that are right, and what is wrong with the others.

    With what is right alone a checker goes on, so that one slip does not hide the next.
    """
    if not (is_there(folder) and folder.is_dir()):
        message = Text(
            f"there is no folder of rules at `{shown_as}`", f"ไม่มีโฟลเดอร์ของเกณฑ์ที่ `{shown_as}`"
        )
        hint = Text(
            "name the folder that holds the rule files with --rules",
            "ให้ระบุโฟลเดอร์ที่เก็บไฟล์เกณฑ์ด้วย --rules",
        )
        return Library(), (error("no-rules", message, Span(shown_as), hint=hint),)
    rules: list[RuleFile] = []
    findings: list[Finding] = []
    parameters: dict[str, Parameter] = {}
    definitions: dict[str, Defined] = {}
    actions, places = Actions(), dict[str, Scalar]()
    files, unread = files_below(folder)
    findings.extend(unread)
    for path in files:
        below = path.relative_to(folder)
        if path.suffix not in (".yaml", ".yml"):
            continue
        named = shown(below)
        at = f"{shown_as.rstrip('/')}/{named}"
        if below.name == PARAMETERS:
            found = load_parameters(path, at, parameters)
        elif below.name == DEFINITIONS:
            found = load_definitions(path, at, named, definitions)
        elif below.name == ACTIONS:
            found = load_actions(path, at, named, actions, places)
        else:
            rule, found = load_rule(path, at, named)
            if rule is not None:
                rules.append(rule)
        findings.extend(found)
    if not rules and not findings:
        message = Text(
            f"the folder `{shown_as}` holds no rule files", f"โฟลเดอร์ `{shown_as}` ไม่มีไฟล์เกณฑ์"
        )
        hint = Text("a rule file is YAML and ends in .yaml", "ไฟล์เกณฑ์เป็น YAML และชื่อลงท้ายด้วย .yaml")
        findings.append(error("no-rules", message, Span(shown_as), hint=hint))
    findings.extend(_wrong_periods(rules))
    findings.extend(_overlapping_versions(rules))
    wrong = {finding.span.file for finding in findings if finding.span is not None}
    right = {name: one for name, one in parameters.items() if one.name.span.file not in wrong}
    library = Library(
        tuple(rule for rule in rules if rule.document.span.file not in wrong),
        {name: one.values for name, one in right.items()},
        definitions,
        actions,
    )
    return library, tuple(findings)


def _wrong_periods(rules: list[RuleFile]) -> Iterator[Finding]:
    for rule in rules:
        effective = rule.document.effective
        if effective is None:
            continue
        for end in (effective.from_, effective.to):
            day = day_of(end)
            if end is not None and day is None:
                yield error("wrong-type", no_day(end), end.span, hint=AS_DAY)
            elif end is not None and day is not None and (wrong := of_buddhist_era(day.year)):
                yield error(BUDDHIST_YEAR, wrong[0], end.span, hint=wrong[1])
        days = effective.days
        if days.first is not None and days.last is not None and days.last < days.first:
            message = Text("the rule ends before it begins", "วันสุดท้ายของเกณฑ์อยู่ก่อนวันแรก")
            hint = Text("swap them", "ให้สลับวันทั้งสอง")
            yield error("wrong-period", message, effective.span, hint=hint)


def _versions(rules: Iterable[RuleFile]) -> Iterable[list[RuleFile]]:
    versions: dict[str, list[RuleFile]] = defaultdict(list)
    for rule in rules:
        versions[rule.id].append(rule)
    return versions.values()


def _overlapping_versions(rules: list[RuleFile]) -> Iterator[Finding]:
    for several in _versions(rules):
        for one, other in _overlapping(several):
            first, second = one.document, other.document
            yield error(
                "overlapping-versions",
                Text(
                    f"two versions of the rule `{one.id}` are in force on the same day",
                    f"เกณฑ์ `{one.id}` มีสองฉบับที่มีผลใช้บังคับในวันเดียวกัน",
                ),
                second.rule.span,
                hint=Text(
                    "give each an `effective:` period of its own, or another name",
                    "ให้กำหนดช่วง `effective:` ของแต่ละฉบับไม่ให้ซ้อนกัน หรือตั้งชื่อเกณฑ์ใหม่",
                ),
                related=(Related(Text("the other version", "อีกฉบับหนึ่ง"), first.rule.span),),
            )


def _overlapping(versions: list[RuleFile]) -> Iterator[tuple[RuleFile, RuleFile]]:
    """Every two versions that share a day, each two in the order of their files."""
    places = {rule.file: at for at, rule in enumerate(versions)}
    begun: list[RuleFile] = []
    for rule in sorted(versions, key=lambda one: one.days.first or dt.date.min):
        begun = [one for one in begun if one.days.overlaps(rule.days)]
        for one in begun:
            first, second = sorted((one, rule), key=lambda file: places[file.file])
            yield first, second
        begun.append(rule)
