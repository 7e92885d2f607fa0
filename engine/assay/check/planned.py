"""The rules planned and proven for each stretch of days, and what was found told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assay.analyse import analyse
from assay.check.periods import day_of, joined, worded
from assay.facts import Schema
from assay.finding import Finding
from assay.plan import Plan, compile_plan
from assay.rules import Library, Period
from assay.values.text import Text


@dataclass(frozen=True)
class Planned:
    """The rules in force in a period: their plan (null where one of them is wrong).

    `compiled` is what was found on the way to the plan, `proven` what its tables, levels and
    scales show; without a plan nothing is proven.
    """

    period: Period
    plan: Plan | None
    compiled: tuple[Finding, ...]
    proven: tuple[Finding, ...] = ()


def planned(schema: Schema, library: Library, one: Period) -> Planned:
    """The rules in force in a period, planned and proven."""
    plan, findings = compile_plan(schema, library, day_of(one))
    return Planned(one, plan, findings, () if plan is None else analyse(plan, schema))


def told_once(plans: Sequence[Planned], library: Library) -> Iterator[Finding]:
    """Each finding once; where it holds on some days only of its file's, it says on which."""
    held: dict[str, list[Period]] = {
        rule.document.rule.span.file: [
            one.period for one in plans if rule.holds(day_of(one.period))
        ]
        for rule in library.rules
    }
    every = [one.period for one in plans]
    compiled = _by_finding([(one.period, one.compiled) for one in plans])
    proven = _by_finding([(one.period, one.proven) for one in plans])
    provable = [one.period for one in plans if one.plan is not None]
    for looked_at, found in ((every, compiled), (provable, proven)):
        for finding, periods in found.items():
            file = "" if finding.span is None else finding.span.file
            possible = [one for one in held.get(file, every) if one in looked_at]
            yield finding if periods == possible else _on(finding, periods)


def _by_finding(
    found: Sequence[tuple[Period, tuple[Finding, ...]]],
) -> dict[Finding, list[Period]]:
    by_finding: dict[Finding, list[Period]] = {}
    for period, findings in found:
        for finding in dict.fromkeys(findings):
            by_finding.setdefault(finding, []).append(period)
    return by_finding


def _on(finding: Finding, periods: Sequence[Period]) -> Finding:
    days = worded(joined(periods))
    message = Text(
        f"{finding.message.en} (by the rules in force {days.en})",
        f"{finding.message.in_language('th')} (ตามเกณฑ์ที่มีผลใช้บังคับ{days.th})",
    )
    return replace(finding, message=message)
