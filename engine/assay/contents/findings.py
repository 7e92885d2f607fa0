"""Findings as a report shows them: by action, then by weight and code, each with its facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import count, groupby
from typing import Final, NamedTuple

from assay import words
from assay.contents.figures import Figures
from assay.contents.origin import Origin
from assay.contents.traces import Explained, Step, Together
from assay.finding import Finding, Severity, Stake
from assay.outcome import Evaluation
from assay.outcome.actions import Action, actions_of
from assay.plan import CheckDecision
from assay.values.fact_id import FactId
from assay.values.number import as_written
from assay.values.shown import grouped
from assay.values.text import Text, both


@dataclass(frozen=True)
class ShownFinding:
    """A finding with its figures (`left`, `residual`, ...) and the values that were checked.

    `id` is its own on the page, `stake` how much hangs on it; `line` is that of the rule that
    raised it, `origin` where its fact is stated.
    """

    id: str
    fact: FactId | None
    label: Text | None
    message: Text
    hint: Text | None
    stake: Text | None
    values: tuple[tuple[str, Decimal], ...]
    steps: tuple[Step | Together, ...]
    line: str | None
    origin: Origin | None

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Its figures where they are those of a sum; of any other check the message tells them."""
        if "tolerance" not in dict(self.values):
            return ()
        return tuple((name, as_written(figure)) for name, figure in self.values)


@dataclass(frozen=True)
class OfCode:
    """The findings of one code and severity: what is wrong, by which rule, and each fact concerned.

    `count` is that of all, `more` tells of those that are not shown. `title` is null where checks
    of several titles raise it, or one of none.
    """

    id: str
    code: str
    severity: str
    title: Text | None
    lines: tuple[str, ...]
    findings: tuple[ShownFinding, ...]
    count: int
    more: Text | None


@dataclass(frozen=True)
class ShownAction:
    """What one person is to do, with the findings that it mends.

    `stake` is how much hangs on them together; null where no finding tells.
    """

    id: str
    number: int
    told: Text
    act: str | None
    actor: Text | None
    severity: str
    count: int
    stake: Text | None
    codes: tuple[OfCode, ...]


@dataclass(frozen=True)
class OfWeight:
    """A severity: how many findings have it, and those of them for which no action is asked."""

    severity: str
    count: int
    told: Text
    codes: tuple[OfCode, ...]


class Placed(NamedTuple):
    """A finding in its place: below its code and, where it asks for one, an action."""

    action: ShownAction | None
    code: OfCode
    finding: ShownFinding

    @property
    def origin(self) -> Origin | None:
        """Where its fact is stated."""
        return self.finding.origin


@dataclass(frozen=True)
class Found:
    """All findings: what they ask for, heaviest first; then the others, gravest first."""

    actions: tuple[ShownAction, ...]
    weights: tuple[OfWeight, ...]

    @property
    def codes(self) -> Iterator[tuple[ShownAction | None, OfCode]]:
        """The findings by code, each with its action if there is one."""
        for action in self.actions:
            yield from ((action, code) for code in action.codes)
        yield from ((None, code) for code in self.others)

    @property
    def each(self) -> Iterator[Placed]:
        """The findings one by one, in the same order."""
        for action, code in self.codes:
            yield from (Placed(action, code, finding) for finding in code.findings)

    @property
    def others(self) -> tuple[OfCode, ...]:
        """The findings that ask for nothing, by code."""
        return tuple(code for weight in self.weights for code in weight.codes)


def found(evaluation: Evaluation, explained: Explained, most: int | None = None) -> Found:
    """Every finding of an evaluation; of each code what takes the room of `most` figures."""
    return _Finder(evaluation, explained, most).found()


def at_stake(stake: Stake, figures: Figures) -> Text | None:
    """What hangs on a finding, in words; null where it is nothing."""
    if stake.changes is not None:
        return _change(*stake.changes) if stake.amount else None
    return _amount(stake.unit, stake.amount, figures)


def _change(held: Text, would_be: Text) -> Text:
    return both("{} → {}", "{} → {}", held, would_be)


def _amount(unit: str | None, amount: Decimal, figures: Figures) -> Text:
    reads = Text("") if unit is None else figures.unit(unit, one=amount == 1)
    return Text.each(
        lambda lang: f"{grouped(amount, of_a_unit=True)} {reads.in_language(lang)}".strip()
    )


class _Finder:
    """Makes what is found of one evaluation; it numbers the findings and their codes."""

    def __init__(self, evaluation: Evaluation, explained: Explained, most: int | None) -> None:
        self.evaluation = evaluation
        self.explained = explained
        self.most = None if most is None else max(1, most // _LESS)
        self.checks = {(one.rule.id, one.code, one.span): one for one in evaluation.plan.checks}
        self.rules = {rule.id: rule.title for rule in evaluation.plan.rules}
        self._codes = count(1)
        self._findings = count(1)

    def found(self) -> Found:
        actions = actions_of(self.evaluation.findings)
        asked = {id(one) for action in actions for one in action.findings}
        shown = tuple(self._action(at, one) for at, one in enumerate(actions, start=1))
        weights = tuple(
            OfWeight(
                severity.value,
                len(several),
                words.many(len(several), severity),
                tuple(self._by_code([one for one in several if id(one) not in asked])),
            )
            for severity in Severity
            for several in [[one for one in self.evaluation.findings if one.severity is severity]]
        )
        return Found(shown, weights)

    def _action(self, number: int, action: Action) -> ShownAction:
        figures = self.explained.figures
        amounts = [_amount(unit, amount, figures) for unit, amount in action.amounts]
        kinds = Counter((one.held, one.would_be) for one in action.changes)
        changes = [
            both("{} ({})", "{} ({})", _change(*one), words.many(many, "fact"))
            if many > 1
            else _change(*one)
            for one, many in kinds.items()
        ]
        told = [*amounts, *changes]
        stake = Text.each(lambda lang: " · ".join(one.in_language(lang) for one in told))
        return ShownAction(
            f"a{number}",
            number,
            action.remedy.told,
            action.remedy.act,
            action.remedy.actor,
            action.severity.value,
            len(action.findings),
            stake if told else None,
            tuple(self._by_code(action.findings)),
        )

    def _by_code(self, findings: Iterable[Finding]) -> Iterator[OfCode]:
        """Findings by severity and code, the heaviest of each first."""
        for (severity, code), group in groupby(findings, key=lambda one: (one.severity, one.code)):
            several = sorted(group, key=_lightness)
            titles = dict.fromkeys(map(self._title, several))
            lines = dict.fromkeys(str(one.span) for one in several if one.span is not None)
            shown = several[: self.most]
            yield OfCode(
                f"c{next(self._codes)}",
                code,
                severity.value,
                next(iter(titles)) if len(titles) == 1 else None,
                tuple(lines),
                tuple(map(self._shown, shown)),
                len(several),
                words.left_out(len(several) - len(shown)),
            )

    def _title(self, finding: Finding) -> Text | None:
        if finding.code != "unchecked":
            return finding.title
        of_rule = None if finding.rule is None else self.rules.get(finding.rule)
        return _UNCHECKED if of_rule is None else both("{}: {}", "{}: {}", _UNCHECKED, of_rule)

    def _shown(self, finding: Finding) -> ShownFinding:
        explained = self.explained
        fact = None if finding.fact is None else self.evaluation.book.find(finding.fact)
        check: CheckDecision | None = None
        if finding.rule is not None and finding.span is not None:
            check = self.checks.get((finding.rule, finding.code, finding.span))
        stake = finding.stake
        return ShownFinding(
            id=f"f{next(self._findings)}",
            fact=finding.fact,
            label=None if fact is None else explained.label(fact),
            message=finding.message,
            hint=finding.hint,
            stake=None if stake is None else at_stake(stake, explained.figures),
            values=finding.values,
            steps=() if fact is None or check is None else explained.of_check(check, fact),
            line=None if finding.span is None else str(finding.span),
            origin=None if fact is None else Origin(str(fact.span), fact.document, fact.place),
        )


def _lightness(finding: Finding) -> Fraction:
    weight = None if finding.stake is None else finding.stake.weight
    return Fraction(1) if weight is None else -weight


_LESS: Final = 5
"""A finding, with the values that it rests on, takes the room of so many figures."""

_UNCHECKED: Final = Text("Could not be checked", "ตรวจไม่ได้")
