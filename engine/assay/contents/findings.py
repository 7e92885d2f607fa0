"""Findings as a report shows them: by weight, then by code, each with the facts it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Final, NamedTuple

from assay import words
from assay.contents.origin import Origin
from assay.contents.traces import Explained, Step, Together
from assay.finding import Finding, Severity
from assay.outcome import Evaluation
from assay.plan import CheckDecision
from assay.values.fact_id import FactId
from assay.values.number import as_written
from assay.values.text import Text, both


@dataclass(frozen=True)
class ShownFinding:
    """A finding with its figures (`left`, `residual`, ...) and the values that were checked.

    `line` is that of the rule that raised it, `origin` where its fact is stated.
    """

    fact: FactId | None
    label: Text | None
    message: Text
    hint: Text | None
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
    """The findings of one code: what is checked, by which rule, and each fact concerned.

    `count` is that of all, `more` tells of those that are not shown. What rules of several titles
    raise has none of them.
    """

    id: str
    code: str
    title: Text | None
    lines: tuple[str, ...]
    findings: tuple[ShownFinding, ...]
    count: int
    more: Text | None


@dataclass(frozen=True)
class OfWeight:
    """The findings of one severity."""

    severity: str
    count: int
    told: Text
    codes: tuple[OfCode, ...]


class Found(NamedTuple):
    """A finding, with its code and severity."""

    weight: OfWeight
    code: OfCode
    finding: ShownFinding

    @property
    def origin(self) -> Origin | None:
        """Where its fact is stated."""
        return self.finding.origin


def found_in(weights: Iterable[OfWeight]) -> Iterator[Found]:
    """Each finding, gravest first."""
    for weight in weights:
        for code in weight.codes:
            for finding in code.findings:
                yield Found(weight, code, finding)


def of_weight(
    evaluation: Evaluation, explained: Explained, most: int | None = None
) -> tuple[OfWeight, ...]:
    """Every severity, gravest first, with its findings; those that did not occur with none."""
    return tuple(
        OfWeight(
            severity.value,
            len(found),
            words.many(len(found), severity),
            tuple(_codes(severity, found, evaluation, explained, most)),
        )
        for severity in Severity
        for found in [[one for one in evaluation.findings if one.severity is severity]]
    )


def _codes(
    severity: Severity,
    found: list[Finding],
    evaluation: Evaluation,
    explained: Explained,
    most: int | None,
) -> Iterator[OfCode]:
    checks = {(one.rule.id, one.code, one.span): one for one in evaluation.plan.checks}
    titles = {rule.id: rule.title for rule in evaluation.plan.rules}
    for number, (code, group) in enumerate(groupby(found, key=lambda one: one.code), start=1):
        several = list(group)
        shown: list[ShownFinding] = []
        named: dict[Text | None, None] = {}
        for one in several:
            check = None
            if one.rule is not None and one.span is not None:
                check = checks.get((one.rule, one.code, one.span))
            of_rule = None if one.rule is None else titles.get(one.rule)
            named.setdefault(of_rule if check is None else check.title or of_rule)
            if most is None or len(shown) < most:
                shown.append(_shown(one, check, explained))
        title = next(iter(named)) if len(named) == 1 else None
        if code == "unchecked":
            title = _UNCHECKED if title is None else both("{}: {}", "{}: {}", _UNCHECKED, title)
        lines = dict.fromkeys(str(one.span) for one in several if one.span is not None)
        yield OfCode(
            f"{severity.value}-{number}",
            code,
            title,
            tuple(lines),
            tuple(shown),
            len(several),
            words.left_out(len(several) - len(shown)),
        )


_UNCHECKED: Final = Text("Could not be checked", "ตรวจไม่ได้")


def _shown(finding: Finding, check: CheckDecision | None, explained: Explained) -> ShownFinding:
    fact = None if finding.fact is None else explained.evaluation.book.find(finding.fact)
    return ShownFinding(
        fact=finding.fact,
        label=None if fact is None else explained.label(fact),
        message=finding.message,
        hint=finding.hint,
        values=finding.values,
        steps=() if fact is None or check is None else explained.of_check(check, fact),
        line=None if finding.span is None else str(finding.span),
        origin=None if fact is None else Origin(str(fact.span), fact.document, fact.place),
    )
