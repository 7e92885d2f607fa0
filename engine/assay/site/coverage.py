"""The page of rule coverage: totals, the rules, and each rule with its goals marked. One file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from assay.explain.narrate import Names
from assay.features.coverage import Count, Coverage, GoalKind
from assay.features.scenario.workspace import Workspace, first_days
from assay.finding import InvalidInput
from assay.plan import Plan
from assay.rules import RuleFile
from assay.site.covered import covered_rule
from assay.site.environment import rendered
from assay.values.text import Text
from assay.words import many

_KINDS: Final[Mapping[GoalKind, Text]] = {
    GoalKind.ROW: Text("Rows of tables", "แถวของตาราง"),
    GoalKind.LEVEL: Text("Levels", "ระดับคะแนน"),
    GoalKind.SEGMENT: Text("Stretches of scales", "ช่วงของมาตรวัด"),
    GoalKind.OTHERWISE: Text("Otherwise", "กรณีอื่น"),
    GoalKind.OUTCOME: Text("Outcomes", "ผลลัพธ์"),
    GoalKind.CHECK: Text("Results of checks", "ผลของการตรวจสอบ"),
    GoalKind.BOUNDARY: Text("Boundaries", "ค่าขอบ"),
    GoalKind.APPLIES: Text("Facts a rule applies to, or not", "รายการที่ใช้และไม่ใช้เกณฑ์"),
}


@dataclass(frozen=True)
class KindTotal:
    """How much of one kind of goal is covered in all rules."""

    text: Text
    count: Count


def coverage_page(coverage: Coverage, workspace: Workspace, lang: str = "th") -> str:
    """The page, which needs no other file: each rule's tables with what is covered, and what not.

    Rules of which something is missing come first; those with nothing to cover are left out.

    Args:
        coverage: what scenarios cover of the workspace's rules.
        workspace: the project, for the rules as they are written.
        lang: the language in which the page opens, `th` or `en`; it holds both.
    """
    files = {rule.file: rule for rule in workspace.library.rules}
    kept = sorted((one for one in coverage.rules if one.goals), key=lambda one: not one.missing)
    rules = tuple(
        covered_rule(
            f"rule-{number}",
            one,
            files[one.rule.file].document,
            _names(files[one.rule.file], workspace),
        )
        for number, one in enumerate(kept, start=1)
    )
    return rendered(
        "coverage.html",
        lang=lang,
        root="",
        rules=rules,
        kinds=tuple(_kinds(coverage)),
        total=coverage.count(),
        counted=many(len(rules), "rule"),
    )


def _kinds(coverage: Coverage) -> Iterator[KindTotal]:
    for kind in GoalKind:
        count = coverage.count(kind)
        if count.all:
            yield KindTotal(_KINDS[kind], count)


def _names(rule: RuleFile, workspace: Workspace) -> Names | None:
    """What names are called while a rule is in force; null where the rules do not fit together."""
    plan = _plan(rule, workspace)
    return None if plan is None else Names(workspace.schema, plan)


def _plan(rule: RuleFile, workspace: Workspace) -> Plan | None:
    last = rule.days.last
    days = [*first_days(workspace.library), *([] if last is None else [last])]
    own = (day for day in days if rule in workspace.library.in_force(day))
    plans = (_plan_on(day, workspace) for day in own)
    return next((plan for plan in plans if plan is not None), None)


def _plan_on(day: dt.date, workspace: Workspace) -> Plan | None:
    try:
        return workspace.plan(day)
    except InvalidInput:
        return None
