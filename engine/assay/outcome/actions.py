"""Actions: the findings that one person mends by one remedy, heaviest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assay.finding import Finding, Remedy, Severity
from assay.values.fact_id import FactId
from assay.values.quotient import total
from assay.values.text import Text


@dataclass(frozen=True)
class Change:
    """A status that would change: of which fact, from what, to what."""

    fact: FactId | None
    held: Text
    would_be: Text


@dataclass(frozen=True)
class Action:
    """What one person is to do about some findings.

    Attributes:
        remedy: what is to be done, and by whom.
        findings: what it mends, in their order.
        amounts: what is at stake in each unit, as the schema writes the unit; null where a number
            has none.
        changes: the statuses that would change.
        weight: the part of the whole that is at stake, over all findings; null where none of
            them tells.
    """

    remedy: Remedy
    findings: tuple[Finding, ...]
    amounts: tuple[tuple[str | None, Decimal], ...]
    changes: tuple[Change, ...]
    weight: Fraction | None

    @property
    def severity(self) -> Severity:
        """That of its gravest finding."""
        return min((one.severity for one in self.findings), key=lambda one: one.weight)


def actions_of(findings: Iterable[Finding]) -> tuple[Action, ...]:
    """The actions that findings ask for, heaviest first.

    One whose weight is known goes before one whose weight is not, and of equal weight the graver.
    Findings whose check names neither remedy nor actor ask for nothing.
    """
    by_remedy: dict[Remedy, list[Finding]] = {}
    for one in findings:
        if one.remedy is not None:
            by_remedy.setdefault(one.remedy, []).append(one)
    made = [_action(remedy, several) for remedy, several in by_remedy.items()]
    return tuple(sorted(made, key=lambda one: (-(one.weight or 0), one.severity.weight)))


def _action(remedy: Remedy, findings: list[Finding]) -> Action:
    amounts: dict[str | None, list[Decimal]] = {}
    changes: list[Change] = []
    weights: list[Fraction] = []
    for one in findings:
        stake = one.stake
        if stake is None:
            continue
        if stake.weight is not None:
            weights.append(stake.weight)
        if stake.changes is None:
            amounts.setdefault(stake.unit, []).append(stake.amount)
        elif stake.amount:
            changes.append(Change(one.fact, *stake.changes))
    return Action(
        remedy,
        tuple(findings),
        tuple((unit, total(several)) for unit, several in amounts.items()),
        tuple(changes),
        sum(weights, Fraction(0)) if weights else None,
    )
