"""The plan: the decisions of all rules in an order in which each reads what is there."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import Literal, TypeAlias

from assay.finding import Span
from assay.plan.decisions import (
    Calculation,
    CheckDecision,
    Decision,
    OutcomeInfo,
    RuleInfo,
    TableDecision,
)
from assay.plan.definitions import DefinitionInfo
from assay.rules import Period
from assay.values.text import Text
from assay.values.types import Value

Giver: TypeAlias = Calculation | TableDecision
"""A decision that gives members to facts."""


@dataclass(frozen=True)
class Step:
    """Decisions that are evaluated together, in the order given.

    `order` says how the facts of the kind are taken: all at once, or over a tree from the leaves
    up (a roll-up) or from the roots down.
    """

    kind: str
    decisions: tuple[Decision, ...]
    order: Literal["any", "leaves up", "roots down"] = "any"


@dataclass(frozen=True)
class Resting:
    """A rule that gives an outcome on other days than the plan's, and on which; `span` is it.

    `file` is its path below the rules folder, `digest` the SHA-256 of its bytes.
    """

    rule: str
    file: str
    digest: str
    days: Period
    span: Span

    @property
    def told(self) -> Text:
        """What of it a reader is told."""
        days = self.days.worded
        return Text(f"`{self.rule}` is in force {days}", f"เกณฑ์ `{self.rule}` มีผลใช้บังคับ{days:th}")


@dataclass(frozen=True)
class Plan:
    """Rules and schema compiled for a day: steps in an order in which each reads what is there.

    `outcomes` names, by kind, every outcome with its title and type, in the order of the steps;
    `parameters` are the values in force on the day, `definitions` the functions of the rules' own;
    `resting` the outcomes, by kind and name, that only rules of other days give;
    `actions` the digests of the files that say who acts and how, by their paths.
    """

    day: dt.date
    steps: tuple[Step, ...]
    outcomes: Mapping[str, Mapping[str, OutcomeInfo]]
    parameters: Mapping[str, Value]
    rules: tuple[RuleInfo, ...]
    definitions: Mapping[str, DefinitionInfo] = field(default_factory=dict)
    resting: Mapping[tuple[str, str], tuple[Resting, ...]] = field(default_factory=dict)
    actions: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """Every decision, in the order of the steps."""
        return tuple(one for step in self.steps for one in step.decisions)

    @cached_property
    def checks(self) -> tuple[CheckDecision, ...]:
        """Every check, in the order of the steps."""
        return tuple(one for one in self.decisions if isinstance(one, CheckDecision))

    @cached_property
    def givens(self) -> Mapping[str, Calculation]:
        """The `given` values of all rules, by the member `rule/name` that each is known by."""
        found = (one for one in self.decisions if isinstance(one, Calculation))
        return {one.name: one for one in found if one.private}

    def of_file(self, file: str) -> tuple[Decision, ...]:
        """The decisions of a rule file, in the order written."""
        return self._by_file.get(file, ())

    def assumed(self, decision: Decision) -> tuple[CheckDecision, ...]:
        """What the rule of a decision assumes of its facts."""
        own = self.of_file(decision.rule.file)
        return tuple(one for one in own if isinstance(one, CheckDecision) and one.assumed)

    def of_rule(self, rule: str) -> tuple[Decision, ...]:
        """The decisions of a rule by its id, in the order written; of all its files in force."""
        return tuple(one for file in self._files.get(rule, ()) for one in self.of_file(file))

    def info(self, file: str) -> RuleInfo | None:
        """The head of a rule file; null where it is not in force."""
        return self._infos.get(file)

    @cached_property
    def _infos(self) -> Mapping[str, RuleInfo]:
        return {one.file: one for one in self.rules}

    @cached_property
    def _files(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for info in self.rules:
            found[info.id].append(info.file)
        return found

    @cached_property
    def _by_file(self) -> Mapping[str, tuple[Decision, ...]]:
        written = sorted(self.decisions, key=lambda one: one.id)
        return {file: tuple(those) for file, those in groupby(written, lambda one: one.rule.file)}

    def givers(self, kind: str, name: str) -> tuple[Giver, ...]:
        """The decisions that give facts of a kind a member: an outcome, or a `given`."""
        return tuple(self._givers.get((kind, name), ()))

    @cached_property
    def _givers(self) -> Mapping[tuple[str, str], list[Giver]]:
        found: dict[tuple[str, str], list[Giver]] = defaultdict(list)
        for one in self.decisions:
            if not isinstance(one, CheckDecision):
                for name in one.gives:
                    found[one.rule.kind, name].append(one)
        return found

    def behind(self, decisions: Iterable[Decision]) -> frozenset[Decision]:
        """Some decisions with all that they rest on, down to the facts."""
        found: set[Decision] = set()
        waiting = list(decisions)
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                for read in one.reads:
                    waiting.extend(self.givers(read.kind, read.name))
        return frozenset(found)

    def only(self, kept: Collection[Decision]) -> Plan:
        """The plan with some of its decisions, in the same order."""
        steps = (
            replace(step, decisions=tuple(one for one in step.decisions if one in kept))
            for step in self.steps
        )
        return replace(self, steps=tuple(step for step in steps if step.decisions))
