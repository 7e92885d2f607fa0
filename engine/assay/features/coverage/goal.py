"""What there is to show of a rule: a row, a level, a segment, a result of a check, a boundary.

A goal names the targets that a fact meets where it shows it: coverage asks them of the facts that a
scenario looks at, and a scenario to begin with is written of facts that were sought by them.

A goal is told from others by the rule file and its place in the rule, never by object: what
scenarios of many evaluations, and of plans made for different days, cover is put together by it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from assay.analyse.search.targets import Applies, Target, Targets
from assay.finding import Span
from assay.plan import CheckDecision, Decision
from assay.plan.givens import own_name
from assay.values.text import Text


class GoalKind(StrEnum):
    """What is to be covered; the members stand in the order of reports.

    `row`: a row of a table fired. `level`: a level's condition gave the outcome, or the levels
    could not be told. `otherwise`: it was taken. `segment`: a scale was read between two points,
    or beyond the last where the rule says what holds there. `outcome`: an outcome that is an
    expression was looked at. `check`: it held, failed, or could not be checked. `boundary`: an
    endpoint was hit exactly, or from its neighbour. `applies`: the rule met a fact it applies to,
    and one it does not. `example`: what is worth an example
    besides, and is not counted: a missing value, a tie, each side of a comparison within.
    """

    ROW = "row"
    LEVEL = "level"
    SEGMENT = "segment"
    OTHERWISE = "otherwise"
    OUTCOME = "outcome"
    CHECK = "check"
    BOUNDARY = "boundary"
    APPLIES = "applies"
    EXAMPLE = "example"


class Side(StrEnum):
    """Where a value lies by an endpoint: on it, or beside it at the least distance there is."""

    UNDER = "under"
    AT = "at"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Boundary:
    """A boundary for a reader: `delay` `under` `5`.

    Attributes:
        column: the name that is compared, as the rule writes it.
        endpoint: what it is compared with: a value, or another name.
        side: on which side of it.
        rows: the numbers of the rows or levels whose cells name the endpoint; empty in a check
            or a scale.
    """

    column: str
    endpoint: str
    side: Side
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing to cover.

    Attributes:
        file: the rule file below the rules folder: of several versions, which one.
        kind: what is to be covered.
        of: the outcomes or the check it belongs to; empty for `applies`.
        part: which row, segment, result or boundary of it.
        rule: the rule's id.
        text: the goal in plain words.
        span: where it stands in the rule file.
        number: the number of the row or level, from 1; null for anything else.
        boundary: the boundary; null for anything else.
        targets: what is wanted of a fact to show it.
        ways: for a boundary, what else each row that names it asks of the fact.
    """

    file: str
    kind: GoalKind
    of: str
    part: str
    rule: str = field(compare=False)
    text: Text = field(compare=False)
    span: Span = field(compare=False)
    number: int | None = field(default=None, compare=False)
    boundary: Boundary | None = field(default=None, compare=False)
    targets: Targets = field(default=(), compare=False, repr=False)
    ways: tuple[Targets, ...] = field(default=(), compare=False, repr=False)

    @classmethod
    def about(
        cls, decision: Decision, kind: GoalKind, part: str, text: Text, span: Span, *targets: Target
    ) -> Goal:
        """A goal of a decision: targets met by a fact that it applies to."""
        names = ", ".join(map(own_name, decision.gives))
        of = decision.label if isinstance(decision, CheckDecision) else names
        rule, asked = decision.rule, Applies(decision.applies)
        return cls(rule.file, kind, of, part, rule.id, text, span, targets=(asked, *targets))
