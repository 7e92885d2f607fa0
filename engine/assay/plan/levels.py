"""Levels of a scoring scale, compiled to a decision table (design §5: sugar).

The table's policy is `first`. A level becomes a row that holds where its condition is true,
followed by a row that holds where the condition is null: there the outcome is that null, for no
later level may be told while this one is open. `otherwise` is the table's own.

A condition that compares a name with a constant or another name becomes a column with a cell, so
that it is analysed like one; any other is a column of true, false and null.
"""

from __future__ import annotations

from assay.language import Node, strict_quantifiers, typed
from assay.plan.decisions import Fixed, Formula, NullOf, OutcomeInfo, RowOutput, TableDecision
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
from assay.plan.scope import RuleScope, is_own
from assay.plan.table import (
    Cell,
    Comparison,
    InputRef,
    Interval,
    IsNull,
    Operand,
    Row,
    Table,
    Test,
)
from assay.plan.tables import Inputs, constant
from assay.rules import LevelsBody
from assay.values.hit_policy import HitPolicy
from assay.values.text import Text
from assay.values.types import Boolean, ListOf, Number, Record, TextType, Type, Unknown

FLIPPED: dict[str, typed.CompareOp] = {
    "=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="
}  # fmt: skip


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
        cell, nulls = _column(inputs, formula)
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


def _column(inputs: Inputs, formula: Formula) -> tuple[Cell, tuple[int, ...]]:
    """The cell in which a condition is true, and the inputs whose null makes it null."""
    found = _comparison(inputs, formula)
    if found is not None:
        return found
    strict = Formula(strict_quantifiers(formula.node), formula.text, formula.span)
    position = inputs.add(strict)
    return Cell(position, (Comparison("=", constant(True)),)), (position,)


def _comparison(inputs: Inputs, formula: Formula) -> tuple[Cell, tuple[int, ...]] | None:
    match formula.node:
        case typed.Compare(op=op, left=left, right=right, units=()):
            if is_own(left) is None:
                op, left, right = FLIPPED[op], right, left
            if _orders_texts(op, left):
                return None
            operand = _operand(inputs, formula, right) if _is_column(left) else None
            if operand is None:
                return None
            position = inputs.add(_part(formula, left))
            nulls = (position, operand.index) if isinstance(operand, InputRef) else (position,)
            return Cell(position, (Comparison(op, operand),)), nulls
        case typed.NullCheck(operand=one, negated=negated) if _is_column(one):
            return Cell(inputs.add(_part(formula, one)), (IsNull(),), negated), ()
        case typed.Get() as one if _is_column(one):
            position = inputs.add(formula)
            return Cell(position, (Comparison("=", constant(True)),)), (position,)
        case typed.Not(operand=one) if _is_column(one):
            position = inputs.add(_part(formula, one))
            return Cell(position, (Comparison("=", constant(False)),)), (position,)
        case typed.Within(operand=one, tests=tests, units=()) if _is_column(one):
            cells = [constant_test(test) for test in tests]
            known = tuple(test for test in cells if test is not None)
            if len(known) < len(cells):
                return None
            position = inputs.add(_part(formula, one))
            return Cell(position, known), (position,)
        case _:
            return None


def _is_column(node: Node) -> bool:
    return is_own(node) is not None and not isinstance(node.type, ListOf | Record | Unknown)


def _operand(inputs: Inputs, formula: Formula, node: Node) -> Operand | None:
    if isinstance(node, typed.Constant):
        return constant(node.value)
    if _is_column(node):
        return InputRef(inputs.add(_part(formula, node)))
    return None


def constant_test(test: typed.Test) -> Test | None:
    """A test against constants, as a table has it; null for any other."""
    match test:
        case typed.Comparison(op=op, operand=typed.Constant(value=value) as operand):
            return None if _orders_texts(op, operand) else Comparison(op, constant(value))
        case typed.Interval(
            low=typed.Constant(value=low, type=of),
            high=typed.Constant(value=high),
            low_closed=low_closed,
            high_closed=high_closed,
        ) if not isinstance(of, TextType):
            return Interval(constant(low), constant(high), low_closed, high_closed)
        case _:
            return None


def _orders_texts(op: typed.CompareOp, node: Node) -> bool:
    """Whether texts are compared by their order, which a column of texts has not."""
    return op not in ("=", "!=") and isinstance(node.type, TextType)


def _part(formula: Formula, node: Node) -> Formula:
    return Formula(node, formula.text[node.start : node.end], formula.span)
