"""What a plan is made of: typed decisions, each of which gives a value to facts of one kind.

A rule file becomes several decisions: its `applies`, each `given`, each table, levels, scale,
expression and check. All have the same head; a decision that only its own rule reads is private.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum
from functools import cached_property
from typing import Final, Literal, NamedTuple, TypeAlias

from assay.finding import Remedy, Severity, Span
from assay.language import Interpolate, Node, Read, reads
from assay.plan.regions import RegionTable
from assay.plan.table import Table
from assay.rules import RuleSource
from assay.values.hit_policy import HitPolicy
from assay.values.text import Text
from assay.values.types import Number, Type, Unit, Value


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


@dataclass(frozen=True)
class OutcomeInfo:
    """An outcome: its name, title and type.

    Of an outcome that several rules give, the title and the unit are those on which they agree;
    `titles` are then all that they have.
    """

    name: str
    title: Text | None
    type: Type
    titles: tuple[Text, ...] = ()

    @property
    def called(self) -> tuple[Text, ...]:
        """Every title that it goes by."""
        return self.titles or (() if self.title is None else (self.title,))

    def shared(self, other: OutcomeInfo) -> OutcomeInfo:
        """What it is where another rule gives it as well."""
        titles = tuple(dict.fromkeys((*self.called, *other.called)))
        return replace(
            self,
            title=titles[0] if len(titles) == 1 else None,
            type=_common(self.type, other.type),
            titles=titles,
        )


def _common(one: Type, other: Type) -> Type:
    """The type of numbers of unlike units, decimals or ranges: what holds for all of them."""
    if one == other or not (isinstance(one, Number) and isinstance(other, Number)):
        return one
    known = None not in (one.decimals, other.decimals)
    return Number(
        one.unit if one.unit == other.unit else None,
        max(one.decimals or 0, other.decimals or 0) if known else None,
        one.bounds if one.bounds == other.bounds else None,
    )


class DecisionId(NamedTuple):
    """What a decision is known by in every plan: its rule file, and where its body stands in it."""

    file: str
    line: int
    column: int


class Role(Enum):
    """What an expression is to its decision."""

    APPLIES = "applies"
    GIVEN = "given"
    OUTCOME = "outcome"
    SCALE = "scale"
    COLUMN = "column"
    LEVEL = "level"
    OUTPUT = "output"
    CHECK = "check"
    TOLERANCE = "tolerance"
    MESSAGE = "message"
    STAKE = "stake"


DECIDING: Final = tuple(role for role in Role if role not in (Role.MESSAGE, Role.STAKE))
"""The roles of expressions on which a result turns; a message and a stake only tell of it."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Decided(ABC):
    """The head of every decision.

    `private` is what only its own rule reads: a `given`. A decision is equal to itself alone, so
    that sets and keys of decisions cost nothing; `id` finds it again in another plan, and
    `is_written_as` tells whether it says the same there.
    """

    rule: RuleInfo
    applies: Applicability
    span: Span
    private: bool = False

    @property
    def id(self) -> DecisionId:
        """What the decision is known by in the plans of other days and of changed rules."""
        return DecisionId(self.rule.file, self.span.line, self.span.column)

    @property
    def rule_applies(self) -> Applicability:
        """Which facts the rule speaks of; `applies` of a check holds its own `when` besides."""
        return self.applies

    @property
    def gives(self) -> tuple[str, ...]:
        """The members that facts of the rule's kind get: outcomes or, as `rule/name`, a `given`."""
        return ()

    @property
    def defines(self) -> tuple[OutcomeInfo, ...]:
        """The outcomes that it gives, which every rule may read; a `given` is none."""
        return ()

    @abstractmethod
    def body(self) -> Iterator[tuple[Role, Formula]]:
        """Every expression of the decision with its role, but for the condition of `applies`."""

    @cached_property
    def by_role(self) -> tuple[tuple[Role, Formula], ...]:
        """Every expression of the decision with its role, in the order in which they are read."""
        condition = self.applies.condition
        first = () if condition is None else ((Role.APPLIES, condition),)
        return (*first, *self.body())

    def formulas(self, *roles: Role) -> tuple[Formula, ...]:
        """The expressions of some roles, of all where none is named."""
        return tuple(one for role, one in self.by_role if not roles or role in roles)

    @cached_property
    def reads(self) -> frozenset[Read]:
        """Everything the decision reads, the date that its `applies` is held against included."""
        dated = () if self.applies.on is None else (Read(self.rule.kind, self.applies.on, "self"),)
        return frozenset(dated).union(*(reads(one.node) for one in self.formulas()))

    def is_written_as(self, other: Decision | None) -> bool:
        """Whether another decision says the same, at the same place."""
        if other is None or type(self) is not type(other):
            return False
        # The digest is that of the whole file, and regions follow from the rest of a table.
        compared = {one.name for one in fields(self)} - {"rule", "regions"}
        return self.rule == replace(other.rule, digest=self.rule.digest) and all(
            getattr(self, name) == getattr(other, name) for name in compared
        )


@dataclass(frozen=True, kw_only=True, eq=False)
class Calculation(Decided):
    """An expression: an outcome, a scale, or a `given` of the rule.

    `name` is the outcome's own name or, for a `given`, `rule/name`.
    """

    name: str
    title: Text | None
    type: Type
    formula: Formula
    rounding: Rounding | None = None

    @property
    def gives(self) -> tuple[str, ...]:
        """The one member."""
        return (self.name,)

    @property
    def defines(self) -> tuple[OutcomeInfo, ...]:
        """The one outcome; none of a `given`."""
        return () if self.private else (OutcomeInfo(self.name, self.title, self.type),)

    def body(self) -> Iterator[tuple[Role, Formula]]:
        """The expression."""
        if isinstance(self.formula.node, Interpolate):
            yield Role.SCALE, self.formula
        else:
            yield Role.GIVEN if self.private else Role.OUTCOME, self.formula


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


@dataclass(frozen=True, kw_only=True, eq=False)
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

    @property
    def gives(self) -> tuple[str, ...]:
        """The outcomes by name."""
        return tuple(one.name for one in self.outcomes)

    @property
    def defines(self) -> tuple[OutcomeInfo, ...]:
        """The outcomes."""
        return self.outcomes

    @property
    def every_row(self) -> tuple[RowOutput, ...]:
        """What the rows give, and `otherwise` after them."""
        return self.rows if self.otherwise is None else (*self.rows, self.otherwise)

    def outputs(self, outcome: str) -> tuple[Output, ...]:
        """What the rows, and `otherwise` after them, give for an outcome."""
        return tuple(row.outputs[outcome] for row in self.every_row)

    def body(self) -> Iterator[tuple[Role, Formula]]:
        """Columns or levels, then the outputs that are expressions."""
        for column in self.inputs:
            yield Role.LEVEL if self.levels else Role.COLUMN, column
        for row in self.every_row:
            for output in row.outputs.values():
                if isinstance(output, Formula):
                    yield Role.OUTPUT, output


@dataclass(frozen=True)
class Printed:
    """The tolerance of figures rounded in print: half a unit of the last decimal of each."""


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


@dataclass(frozen=True)
class StakeOf:
    """How the stake of a finding is computed: an amount of a whole, or a status for another."""

    amount: Formula | CheckFigure
    unit: Unit = None
    whole: Formula | None = None
    instead_of: Formula | None = None

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """The expressions it is computed with."""
        found = (self.amount, self.whole, self.instead_of)
        return tuple(one for one in found if isinstance(one, Formula))


@dataclass(frozen=True, kw_only=True, eq=False)
class CheckDecision(Decided):
    """A statement that should hold, and the finding that says it does not.

    Attributes:
        when: of which facts it should hold, among those that the rule is about; null for all.
        of_rule: which facts its rule speaks of.
        assumed: whether the rule takes it to hold of all its facts, so that proofs rest on it.
        remedy: what is to be done about its findings, and by whom; null where nothing is said.
        stake: how much hangs on a finding of it; null where nothing is said.
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
    assumed: bool = False
    remedy: Remedy | None = None
    stake: StakeOf | None = None

    @property
    def label(self) -> str:
        """What sets it apart in its rule: its code, beside the statement where it is assumed."""
        return f"{self.code}: {self.statement.text}" if self.assumed else self.code

    @property
    def rule_applies(self) -> Applicability:
        """What its rule alone asks."""
        return self.of_rule

    def body(self) -> Iterator[tuple[Role, Formula]]:
        """The statement, a tolerance that is computed, what the messages show, and the stake."""
        yield Role.CHECK, self.statement
        if isinstance(self.tolerance, Formula):
            yield Role.TOLERANCE, self.tolerance
        for template in self.message.values():
            for part in template.parts:
                if isinstance(part, Formula):
                    yield Role.MESSAGE, part
        for formula in () if self.stake is None else self.stake.formulas:
            yield Role.STAKE, formula


Decision: TypeAlias = Calculation | TableDecision | CheckDecision
