"""Decisions made in tests of tables in their closed form, without a rule file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assay.finding import Span
from assay.language import Node
from assay.language.typed import Get, Subject
from assay.plan import (
    Applicability,
    Fixed,
    Formula,
    OutcomeInfo,
    Output,
    RowOutput,
    RuleInfo,
    TableDecision,
)
from assay.plan.regions import regions
from assay.plan.table import Input, Table
from assay.values.hit_policy import HitPolicy
from assay.values.text import Text
from assay.values.types import Number, Record, Type, Value

SPAN = Span("rules/bands.yaml", 1, 1, 1, 2)


def name_of(one: Input) -> Node:
    """The expression of an input: a name of the rule's own fact."""
    subject = Subject(type=Record("project"), start=0, end=0)
    return Get(base=subject, name=one.name, type=one.type, start=0, end=len(one.name))


def decision(
    table: Table,
    policy: HitPolicy,
    outputs: Sequence[Output | Value],
    *,
    otherwise: bool = False,
    applies: Node | None = None,
    priorities: Sequence[Value] = (),
    of: Type | None = None,
) -> TableDecision:
    """A table with one outcome; an output that is a plain value is a fixed one."""
    condition = None if applies is None else Formula(applies, "applies", SPAN)
    rows = tuple(
        RowOutput(_given(output), Span(SPAN.file, at + 2), f"row {at + 1}")
        for at, output in enumerate(outputs)
    )
    return TableDecision(
        rule=RuleInfo("bands", Text("Bands"), "project", SPAN.file, SPAN, "", None),
        applies=Applicability(condition),
        span=SPAN,
        outcomes=(OutcomeInfo("score", None, of or Number()),),
        inputs=tuple(Formula(name_of(one), one.name, SPAN) for one in table.inputs),
        table=table,
        regions=regions(table),
        policy=policy,
        priorities={"score": priorities} if priorities else {},
        rows=rows,
        otherwise=RowOutput(_given(None), SPAN, "otherwise") if otherwise else None,
    )


def _given(output: Output | Value) -> Mapping[str, Output]:
    known = output if isinstance(output, Output.__args__) else Fixed(output)
    return {"score": known}
