"""What a plan is made of: typed decisions, each of which gives a value to facts of one kind.

A rule file becomes several decisions: its `applies`, each `given`, each table, levels, scale,
expression and check. All have the same head; a decision that only its own rule reads is private.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias

from assay.finding import Severity, Span
from assay.language import Node, Read, reads
from assay.plan.regions import RegionTable
from assay.plan.table import Table
from assay.values.hit_policy import HitPolicy
from assay.values.text import Text
from assay.values.types import Type, Value


@dataclass(frozen=True)
class RuleSource:
    """Where a rule stands in the documents of the agency or its ministry."""

    document: Text
    place: Text | None


@dataclass(frozen=True)
class RuleInfo:
    """The head of a rule, as outcomes and findings refer to it.

    `file` is the path below the rules folder, `span` the place of the rule's name, `digest` the
    SHA-256 of the file.
    """

    id: str
    title: Text
    kind: str
    file: str
    span: Span
    digest: str
    source: RuleSource | None


@dataclass(frozen=True)
class Formula:
    """A checked expression with its text and its place in the rule file."""

    node: Node
    text: str
    span: Span


@dataclass(frozen=True)
class Rounding:
    """`decimals: 1`, by a mode of `assay.values.number.MODES`."""

    decimals: int
    mode: str


@dataclass(frozen=True)
class Applicability:
    """Which facts a rule speaks of: a condition, and days held against a date of the fact.

    A null condition or date counts as not applying, with a note.
    """

    condition: Formula | None = None
    on: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class Decided:
    """The head of every decision.

    `name` is the member that the facts of `rule.kind` get: the outcome's own name or, for a
    private value, `rule/given`.
    """

    rule: RuleInfo
    applies: Applicability
    span: Span


@dataclass(frozen=True, kw_only=True)
class Calculation(Decided):
    """An expression: an outcome, a scale, or a `given` of the rule."""

    name: str
    title: Text | None
    type: Type
    formula: Formula
    rounding: Rounding | None = None
    private: bool = False


@dataclass(frozen=True)
class Fixed:
    """An output that stands in the rule; `assumed` says why, where the source does not state it."""

    value: Value
    assumed: Text | None = None


@dataclass(frozen=True)
class NotApplicable:
    """An output that says the outcome does not apply to the fact."""


@dataclass(frozen=True)
class NullOf:
    """An output that is the null of an input: a level whose condition can't be told."""

    input: int


Output: TypeAlias = Fixed | NotApplicable | NullOf | Formula


@dataclass(frozen=True)
class RowOutput:
    """What a row gives, by outcome, and how a reader is shown the row.

    `number` is that of the row or level in the file, from 1; null for `otherwise`. A level has more
    rows than one.
    """

    outputs: Mapping[str, Output]
    span: Span
    text: str
    because: Text | None = None
    number: int | None = None


@dataclass(frozen=True)
class OutcomeInfo:
    """An outcome of a table: its name, title and type."""

    name: str
    title: Text | None
    type: Type


@dataclass(frozen=True, kw_only=True)
class TableDecision(Decided):
    """A decision table, or levels compiled to one.

    `inputs` are the expressions of the table's columns, in their order; `rows` what each row
    gives; `priorities` the `values` of outcomes, highest first; `row_names` what a row is called
    (`row` in a table, `level` in levels).
    """

    outcomes: tuple[OutcomeInfo, ...]
    inputs: tuple[Formula, ...]
    table: Table
    regions: RegionTable
    policy: HitPolicy
    priorities: Mapping[str, Sequence[Value]]
    rows: tuple[RowOutput, ...]
    otherwise: RowOutput | None
    rounding: Rounding | None = None
    levels: bool = False


@dataclass(frozen=True)
class Figure:
    """A figure that is added or subtracted in an identity, times a constant coefficient."""

    coefficient: Decimal
    node: Node


@dataclass(frozen=True)
class Printed:
    """The tolerance of figures rounded in print: half a unit of each one's last decimal."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Comparison:
    """The two sides of a check of the form `left op right`."""

    op: Literal["=", "<=", ">="]
    left: Formula
    right: Formula


@dataclass(frozen=True)
class Template:
    """A message with places to be filled: texts and formulas (or names of the check's figures)."""

    parts: tuple[str | Formula | CheckFigure, ...]


@dataclass(frozen=True)
class CheckFigure:
    """A figure that the check itself computes: left, right, residual or tolerance."""

    name: Literal["left", "right", "residual", "tolerance"]


@dataclass(frozen=True, kw_only=True)
class CheckDecision(Decided):
    """A statement that should hold, and the finding that says it does not.

    Attributes:
        when: of which facts it should hold, among those that the rule is about; null for all.
        of_rule: what its rule's `applies` says; `applies` says that and `when` too.
    """

    when: Formula | None
    of_rule: Applicability
    code: str
    title: Text | None
    statement: Formula
    comparison: Comparison | None
    tolerance: Printed | Formula | None
    severity: Severity
    message: Mapping[str, Template]


Decision: TypeAlias = Calculation | TableDecision | CheckDecision


def gives(decision: Decision) -> tuple[str, ...]:
    """The members that a decision gives to its facts."""
    match decision:
        case Calculation():
            return (decision.name,)
        case TableDecision():
            return tuple(outcome.name for outcome in decision.outcomes)
        case CheckDecision():
            return ()


def rule_applies(decision: Decision) -> Applicability:
    """Which facts the rule of a decision speaks of: of a check, without its own `when`."""
    return decision.of_rule if isinstance(decision, CheckDecision) else decision.applies


def decision_reads(decision: Decision) -> frozenset[Read]:
    """Everything a decision reads, its `applies` included."""
    formulas: list[Formula] = []
    own: set[Read] = set()
    if decision.applies.condition is not None:
        formulas.append(decision.applies.condition)
    match decision:
        case Calculation():
            formulas.append(decision.formula)
        case TableDecision():
            formulas.extend(decision.inputs)
            outputs = [*decision.rows, *([decision.otherwise] if decision.otherwise else [])]
            formulas.extend(
                output
                for row in outputs
                for output in row.outputs.values()
                if isinstance(output, Formula)
            )
        case CheckDecision():
            formulas.append(decision.statement)
            if isinstance(decision.tolerance, Formula):
                formulas.append(decision.tolerance)
            for template in decision.message.values():
                formulas.extend(part for part in template.parts if isinstance(part, Formula))
    for formula in formulas:
        own |= reads(formula.node)
    return frozenset(own)


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
class Plan:
    """Rules and schema compiled for a day: steps in an order in which each reads what is there.

    `outcomes` names, by kind, every outcome with its title and type, in the order of the steps;
    `parameters` are the values in force on the day.
    """

    day: dt.date
    steps: tuple[Step, ...]
    outcomes: Mapping[str, Mapping[str, OutcomeInfo]]
    parameters: Mapping[str, Value]
    rules: tuple[RuleInfo, ...]
