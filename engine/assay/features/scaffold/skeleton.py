"""A feature to begin with: an example of everything a rule decides, filled in by the rule."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Final

from assay.analyse.expressions.possible import Possible
from assay.analyse.search.search import Search
from assay.facts import Kind
from assay.features.coverage import Goal
from assay.features.coverage.goals import Goals
from assay.features.scaffold.examples import Example, found, outlines
from assay.features.scaffold.further import Further
from assay.features.scaffold.titles import Titles
from assay.features.scaffold.writing import Ask, AskFinding, AskOutcome, Writer
from assay.features.scenario import Verdict, Workspace, parse_feature, run
from assay.features.scenario.gherkin import KEYWORDS
from assay.features.scenario.naming import Language, Naming
from assay.finding import InvalidInput, Span, error
from assay.language import Interpolate, walk
from assay.plan import Calculation, CheckDecision, Decision, OutcomeInfo, Plan, TableDecision
from assay.plan.scope import is_own
from assay.rules import Period
from assay.source import Source
from assay.values.text import Text
from assay.values.words import known_names

ANY_DAY: Final = dt.date(2020, 9, 30)
"""The day of the facts where no rule of the project names one."""

_UNREACHED: Final = Text(
    "# No example was found of: {}. If it can happen, add one by hand.",
    "# หาตัวอย่างไม่พบ: {} หากเกิดขึ้นได้จริงโปรดเพิ่มตัวอย่างเอง",
)
_STOPPED: Final = Text(
    "# The search stopped after {} evaluations: {} more rows, boundaries or missing figures were "
    "not looked for.",
    "# หยุดค้นหาหลังประเมิน {} ครั้ง: ยังไม่ได้ค้นหาตัวอย่างของแถว ขอบ หรือค่าที่ขาดอีก {} กรณี",
)
_READS_MORE: Final = Text(
    "# The rule also reads {}, of which an example states nothing.",
    "# เกณฑ์นี้อ่านค่าจาก {} ด้วย ซึ่งตัวอย่างไม่ได้ระบุไว้",
)


def skeleton(workspace: Workspace, rule: str, language: Language) -> str:
    """A feature file for a rule: each row, boundary and missing input, to be confirmed.

    Its expectations are what the rule gives today, so that it passes when it is run; each scenario
    is tagged `@to-confirm`. What no example was found of stands in it as a comment. The same
    project makes the same text.

    Raises:
        InvalidInput: the project is wrong, or has no such rule.
    """
    made = _Skeleton(workspace, rule, Naming(workspace.schema, workspace.vocabulary, language))
    text = made.text()
    if passes(text, workspace):
        return text
    # A title can make a sentence that is read in two ways; a name can't.
    named = Naming(workspace.schema, workspace.vocabulary, language, by_title=False)
    return _Skeleton(workspace, rule, named).text()


def passes(text: str, workspace: Workspace) -> bool:
    """Whether a feature is sound and all its scenarios pass."""
    feature, _ = parse_feature(Source("scenarios.feature", text), Path("scenarios.feature"))
    return feature is not None and all(
        run(scenario, workspace).verdict is Verdict.PASSED for scenario in feature.scenarios
    )


@dataclass(frozen=True)
class _Group:
    """Decisions that are shown together.

    Attributes:
        title: what its scenarios are called.
        decisions: those whose results stay as they are when a cell is left out.
        shown: those of which examples are wanted.
        asks: what is expected of each example.
        untold: whether it is about facts that a check can't be told of; null where that is all one.
    """

    title: Text
    decisions: tuple[Decision, ...]
    shown: tuple[Decision, ...]
    asks: tuple[Ask, ...]
    untold: bool | None = None

    def has(self, goal: Goal) -> bool:
        """Whether an example of the goal belongs here."""
        return self.untold is None or self.untold is (goal.part == "unchecked")


@dataclass(frozen=True)
class _Skeleton:
    workspace: Workspace
    rule: str
    naming: Naming

    @cached_property
    def day(self) -> dt.date:
        """A day on which the rule is in force: its last, or the last that any rule names."""
        periods = [one.days for one in self.workspace.library.rules if one.on is None]
        named = sorted({day for one in periods for day in (one.last, one.first) if day})
        within = [day for day in named if self.period.holds(day)]
        return self.period.last or (within[-1] if within else self.period.first or ANY_DAY)

    @cached_property
    def period(self) -> Period:
        """The days on which the newest version of the rule is in force."""
        versions = [one for one in self.workspace.library.rules if one.id == self.rule]
        if not versions:
            known = sorted({one.id for one in self.workspace.library.rules})
            where = Span(str(self.workspace.project.rules_folder))
            message = Text(f"there is no rule `{self.rule}`", f"ไม่มีเกณฑ์ `{self.rule}`")
            hint = known_names(self.rule, known)
            raise InvalidInput([error("unknown-rule", message, where, hint=hint)])
        dated = [one.days if one.on is None else Period() for one in versions]
        return max(dated, key=lambda one: one.last or dt.date.max)

    @cached_property
    def plan(self) -> Plan:
        """The rules in force on the day."""
        return self.workspace.plan(self.day)

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """What the rule decides, in the order of its file; its own `given` values are left out."""
        return tuple(one for one in self.plan.of_rule(self.rule) if not one.private)

    @cached_property
    def kind(self) -> Kind:
        """The kind of fact that the rule is about."""
        return self.workspace.schema.kinds[self.decisions[0].rule.kind]

    @cached_property
    def outcomes(self) -> dict[str, OutcomeInfo]:
        """The outcomes of that kind."""
        return dict(self.plan.outcomes.get(self.kind.name, {}))

    @cached_property
    def titles(self) -> Titles:
        """What goals are called."""
        return Titles(self.kind, self.workspace.schema, self.outcomes)

    @cached_property
    def goals(self) -> Goals:
        """Makes what there is to cover."""
        return Goals(self.plan, self.possible, self.titles)

    @cached_property
    def possible(self) -> Possible:
        """What the expressions of the plan may come to."""
        return Possible(self.plan, self.workspace.schema)

    @cached_property
    def writer(self) -> Writer:
        """Writes the scenarios."""
        return Writer(
            self.workspace.schema,
            self.naming,
            self.rule,
            self.kind,
            self.day,
            self.workspace.evaluate,
        )

    def text(self) -> str:
        """The whole feature."""
        return "\n".join([*self._head(), *self._blocks(), *self._days()]) + "\n"

    def _head(self) -> Iterator[str]:
        words = KEYWORDS[self.naming.language]
        info = self.decisions[0].rule
        if self.naming.language == "th":
            yield "# language: th"
        yield f"{words.feature}: {self.naming.text(info.title)}"
        if info.source is not None:
            for label, said in info.source.told:
                yield f"  {self.naming.text(label)}: {self.naming.text(said)}"
        yield ""
        yield f"  {words.background}:"
        yield f"    {words.given} {self.writer.dated()}"

    def _blocks(self) -> Iterator[str]:
        for group in self._groups():
            search = Search(self.plan, self.workspace.schema, group.decisions)
            found = (goal for one in group.shown for goal in self._goals(one, search))
            yield from self._group(group, search, filter(group.has, found))
        yield from self._not_applying()

    def _goals(self, decision: Decision, search: Search) -> Iterator[Goal]:
        """What is to be shown of a decision, and the ties of what is rounded on the way to it."""
        further = Further(self.possible, self.titles, search.unit)
        parts = sorted(self.goals.of(decision), key=_reading_order), further.of(decision)
        # A check at its limits shows that it holds and fails, and plainer than any facts do.
        yield from chain(*(parts[::-1] if isinstance(decision, CheckDecision) else parts))
        for one in search.needs.decisions if isinstance(decision, TableDecision) else ():
            if isinstance(one, Calculation) and one.rule.id == self.rule:
                yield from further.tie(one)

    def _group(self, group: _Group, search: Search, goals: Iterable[Goal]) -> Iterator[str]:
        looked = found(search, goals)
        several = list(outlines(search, looked.examples, group.decisions))
        for outline in several:
            title = self.naming.text(group.title)
            if len(several) > 1 and len(outline.examples) > 1:
                title = f"{title} ({self.writer.counted(outline.layout)})"
            yield from self.writer.block(title, outline, group.asks)
        unreached = looked.unreached
        if unreached or looked.open or search.needs.unreachable:
            yield ""
        for goal in dict.fromkeys(self.naming.text(goal.text) for goal in unreached):
            yield "  " + self.naming.text(_UNREACHED).format(goal)
        if looked.open:
            tried = len(search.trials.made)
            yield "  " + self.naming.text(_STOPPED).format(f"{tried:,}", f"{looked.open:,}")
        for read in search.needs.unreachable:
            yield "  " + self.naming.text(_READS_MORE).format(read)

    def _groups(self) -> Iterator[_Group]:
        tables = [one for one in self.decisions if isinstance(one, TableDecision)]
        calculations = [one for one in self.decisions if isinstance(one, Calculation)]
        read: set[str] = set()
        for table in tables:
            inputs = [one for one in calculations if one.name in _own_names(table)]
            read |= {one.name for one in inputs}
            shown: tuple[Decision, ...] = (*inputs, table)
            yield _Group(self._title(table), shown, (table,), self._asks(shown))
        scales = [one for one in calculations if isinstance(one.formula.node, Interpolate)]
        for scale in scales:
            yield _Group(self._title(scale), (scale,), (scale,), self._asks((scale,)))
        rest = tuple(one for one in calculations if one not in scales and one.name not in read)
        if rest:
            several = Text("What is computed", "ค่าที่คำนวณ")
            title = self._title(rest[0]) if len(rest) == 1 else several
            yield _Group(title, rest, rest, self._asks(rest))
        for check in self.decisions:
            if isinstance(check, CheckDecision):
                yield from self._checks(check)

    def _checks(self, check: CheckDecision) -> Iterator[_Group]:
        title = check.title or Text(f"Finding {check.code}", f"ข้อค้นพบ {check.code}")
        one = (check,)
        yield _Group(title, one, one, (AskFinding(check.code),), untold=False)
        unchecked: list[Ask] = [AskFinding("unchecked")]
        if sum(isinstance(other, CheckDecision) for other in self.decisions) > 1:
            unchecked.append(AskFinding(check.code, "unchecked"))
        yield _Group(title, one, one, (*unchecked, AskFinding(check.code)), untold=True)

    def _title(self, decision: Decision) -> Text:
        names = [self.outcomes[name] for name in decision.gives]
        titles = [one.title or Text(one.name) for one in names]
        return Text(
            ", ".join(one.en for one in titles), " ".join(one.in_language("th") for one in titles)
        )

    def _asks(self, decisions: Sequence[Decision]) -> tuple[Ask, ...]:
        return tuple(AskOutcome(self.outcomes[name]) for one in decisions for name in one.gives)

    def _not_applying(self) -> Iterator[str]:
        goal = self.goals.left_out(self.decisions[0])
        if goal is None:
            return
        search = Search(self.plan, self.workspace.schema, self.decisions[:1], fewest=True)
        trial = search.find(goal.targets)
        if trial is None:
            return
        checks = [one for one in self.decisions if isinstance(one, CheckDecision)]
        asks = (*self._asks(self.decisions), *(AskFinding(one.code) for one in checks))
        title = self.naming.text(self.decisions[0].rule.title)
        for outline in outlines(search, [Example(goal, goal.targets, trial)], ()):
            yield from self.writer.block(title, outline, asks)

    def _days(self) -> Iterator[str]:
        day = dt.timedelta(days=1)
        first, last = self.period.first, self.period.last
        days = [] if first is None else [first - day, first]
        days += [] if last is None else [last, last + day]
        there = [(one, self._is_in_force(one)) for one in days]
        told = [(one, known) for one, known in there if known is not None]
        if told:
            title = self.naming.text(Text("The period of the rule", "ช่วงที่เกณฑ์มีผลใช้บังคับ"))
            yield from self.writer.in_force(title, told)

    def _is_in_force(self, day: dt.date) -> bool | None:
        """Whether the rule is in force on a day; null where the rules of that day are wrong."""
        try:
            return any(one.id == self.rule for one in self.workspace.plan(day).rules)
        except InvalidInput:
            return None


def _reading_order(goal: Goal) -> float:
    """A row before its boundaries, and both before later rows."""
    rows = goal.boundary.rows if goal.boundary is not None else (goal.number,)
    return min((one for one in rows if one is not None), default=math.inf)


def _own_names(table: TableDecision) -> set[str]:
    """The members of the fact that a table's columns read."""
    names = {is_own(node) for formula in table.inputs for node in walk(formula.node)}
    return {name for name in names if name is not None}
