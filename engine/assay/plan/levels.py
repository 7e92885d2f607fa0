"""Levels of a scoring scale, compiled to a decision table (design §5: sugar).

The table's policy is `first`. A level becomes a row that holds where its condition is true,
followed by a row that holds where the condition is null: there the outcome is that null, for no
later level may be told while this one is open. `otherwise` is the table's own.

A condition that compares a name with a constant or another name becomes a column with a cell, so
that it is analysed like one; any other is a column of true, false and null.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assay.language import Node, strict_quantifiers, typed
from assay.plan.decisions import Fixed, Formula, NullOf, OutcomeInfo, RowOutput, TableDecision
from assay.plan.demands import Demands
from assay.plan.literals import (
    common_type,
    leave_out,
    literal,
    literal_type,
    named_type,
    only_number,
    untyped,
)
from assay.plan.outputs import output, says_not_applicable
from assay.plan.regions import regions
from assay.plan.scope import RuleScope, is_named
from assay.plan.table import Cell, Comparison, InputRef, IsNull, Row, Table
from assay.plan.tables import Inputs, stated
from assay.rules import LevelsBody
from assay.values.hit_policy import HitPolicy
from assay.values.text import Text
from assay.values.types import Boolean, Number, Type, Unknown, Value


def level_type(scope: RuleScope, body: LevelsBody) -> Type | None:
    """The type of the outcome: as declared, else what the levels' values have in common."""
    found = _inferred(scope, body) if body.type is None else named_type(scope, body.type)
    if found is None or body.unit is None or isinstance(found, Unknown):
        return found
    if not isinstance(found, Number):
        scope.fail("wrong-type", only_number("unit", found), body.unit.span, leave_out("unit"))
        return None
    return Number(unit=body.unit.text)


def _inferred(scope: RuleScope, body: LevelsBody) -> Type | None:
    keys = [key for key, _ in body.levels]
    if body.otherwise is not None and not says_not_applicable(body.otherwise):
        last = body.otherwise.literal or body.otherwise.value
        keys += [] if last is None else [last]
    types: list[Type] = []
    for key in keys:
        own = literal_type(key)
        if own is None:
            scope.fail(
                "untyped-word",
                untyped(key),
                key.span,
                Text("name its type with `type:`", "ให้ระบุชนิดด้วย `type:`"),
            )
            return None
        types.append(own)
    return common_type(scope, types, Text("the levels", "ระดับต่าง ๆ"), body.span)


def compile_levels(scope: RuleScope, body: LevelsBody, of: Type) -> TableDecision | None:
    """Levels of a type as a table; null where anything is wrong, with the findings noted."""
    inputs = Inputs()
    rows: list[Row] = []
    outputs: list[RowOutput] = []
    told: set[int] = set()
    right = True
    for number, (key, condition) in enumerate(body.levels, start=1):
        value = literal(scope, key, of)
        formula = scope.expression(condition, Boolean())
        if value is None or formula is None:
            right = False
            continue
        cell, nulls = _column(inputs, formula, scope.parameters)
        rows.append(Row((cell,)))
        text = f"{key.text}: {condition.text}"
        outcome = body.outcome.text
        outputs.append(RowOutput({outcome: Fixed(value)}, condition.span, text, number=number))
        for position in nulls:
            if position not in told:
                told.add(position)
                rows.append(Row((Cell(position, (IsNull(),)),)))
                null = {outcome: NullOf(position)}
                outputs.append(RowOutput(null, condition.span, text, number=number))
    otherwise = None
    if body.otherwise is not None:
        given = output(scope, body.otherwise, of)
        right = right and given is not None
        if given is not None:
            otherwise = RowOutput({body.outcome.text: given}, body.otherwise.span, "otherwise")
    if not right:
        return None
    table = Table(tuple(inputs.inputs), tuple(rows), scope.info.id)
    return TableDecision(
        rule=scope.info,
        applies=scope.applies,
        span=body.span,
        outcomes=(OutcomeInfo(body.outcome.text, body.title, of),),
        inputs=tuple(inputs.formulas),
        table=table,
        regions=regions(table),
        policy=HitPolicy.FIRST,
        priorities={},
        rows=tuple(outputs),
        otherwise=otherwise,
        levels=True,
    )


def _column(
    inputs: Inputs, formula: Formula, parameters: Mapping[str, Value]
) -> tuple[Cell, tuple[int, ...]]:
    """The cell in which a condition is true, and the inputs whose null makes it null."""

    def column(node: Node) -> int | None:
        return inputs.part(formula, node) if is_named(node) else None

    cell = Demands(column, parameters=parameters).cell(formula.node) if _is_plain(formula) else None
    match cell:
        case Cell(tests=(IsNull(),)):
            return cell, ()
        case Cell(input=at, tests=(Comparison(operand=InputRef(other)),)):
            return cell, (at, other)
        case Cell(input=at):
            return cell, (at,)
        case None:
            position = inputs.add(replace(formula, node=strict_quantifiers(formula.node)))
            return Cell(position, (Comparison("=", stated(True)),)), (position,)


def _is_plain(formula: Formula) -> bool:
    """Whether a null condition is told by the values it names, and not by each test of several."""
    match formula.node:
        case typed.Within(tests=tests) | typed.Not(operand=typed.Within(tests=tests)):
            return not any(is_named(one) for test in tests for one in typed.parts(test))
        case _:
            return True
