"""Decision tables of rule files, compiled: columns to inputs, cells to tests, rows to outputs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from assay.language import Node, compile_cell, typed
from assay.language.typed import Parameter
from assay.plan.decisions import (
    Formula,
    OutcomeInfo,
    Output,
    RowOutput,
    TableDecision,
)
from assay.plan.literals import rounding
from assay.plan.outputs import Written, output, read_then, written_type
from assay.plan.policies import (
    all_listed,
    collectable,
    declared_types,
    priorities_of,
    result_type,
    roundable,
)
from assay.plan.regions import CellTooComplex, regions
from assay.plan.scope import RuleScope, is_named
from assay.plan.table import (
    Cell,
    Comparison,
    Constant,
    Input,
    InputRef,
    Interval,
    IsNull,
    Operand,
    Row,
    Table,
    Test,
)
from assay.rules import AS_GIVEN, TableBody, no_column
from assay.source import Scalar
from assay.values.hit_policy import Gives
from assay.values.null import Null
from assay.values.text import Text
from assay.values.types import (
    ListOf,
    Member,
    Number,
    Record,
    TextType,
    Type,
    Unknown,
    Value,
    type_name,
)
from assay.values.words import is_name

UNTYPED = "untyped-column"
"""The finding of a column whose type is unknown: an echo where another rule is wrong."""


@dataclass
class Inputs:
    """The inputs of a table as its cells name them, each once."""

    formulas: list[Formula] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)

    def add(self, formula: Formula) -> int:
        """The position of an input; a new one where it is not there yet."""
        for position, known in enumerate(self.formulas):
            if known.node == formula.node:
                return position
        self.formulas.append(formula)
        self.inputs.append(Input(formula.text, formula.node.type))
        return len(self.inputs) - 1

    @classmethod
    def of(cls, formulas: Sequence[Formula]) -> Inputs:
        """Some inputs, with what their types say."""
        return cls(list(formulas), [Input(one.text, one.node.type) for one in formulas])

    def part(self, whole: Formula, node: Node) -> int:
        """The position of a part of a formula."""
        text = whole.text[node.start : node.end]
        return self.add(Formula(node, text, whole.span))

    def parts(self, whole: Formula) -> Callable[[Node], int | None]:
        """Gives the position of any part of a formula that can be a column."""
        return lambda node: self.part(whole, node) if is_column(node) else None


def is_column(node: Node) -> bool:
    """Whether a value can be a column of a table: no list and no fact."""
    return not isinstance(node.type, ListOf | Record | Unknown)


def outcome_types(scope: RuleScope, body: TableBody) -> dict[str, Type] | None:
    """The types of the values that rows give, by outcome; null where one is wrong.

    Declared by `type` or `values`, else what the written values have in common.
    """
    names = [name.text for name in body.names]
    declared = declared_types(scope, body)
    written = _written(scope, body, names)
    if declared is None or written is None:
        return None
    if body.hit.traits.gives is Gives.COUNT and body.otherwise is not None:
        written.pop()  # stands for the count, not for what is counted
    types: dict[str, Type] = {}
    for name in names:
        forms = [row.then[name] for row in written if row is not None]
        found = written_type(scope, forms, declared.get(name))
        if found is None:
            return None
        types[name] = found
    return types


def compile_body(scope: RuleScope, body: TableBody, name: str) -> TableDecision | None:
    """A table of a rule; null where anything in it is wrong, with the findings noted."""
    names = [one.text for one in body.names]
    types = outcome_types(scope, body)
    written = _written(scope, body, names)
    if types is None or written is None:
        return None
    inputs = Inputs()
    rows: list[Row] = []
    outputs: list[RowOutput] = []
    for number, (row, then) in enumerate(zip(body.rows, written, strict=False), start=1):
        cells = [_cell(scope, inputs, column, cell) for column, cell in row.when]
        given = None if then is None else _outputs(scope, then, types)
        if given is None or any(cell is None for cell in cells):
            continue
        kept = tuple(cell for cell in cells if isinstance(cell, Cell))
        rows.append(Row(kept))
        text = ", ".join(f"{column.text}: {cell.text}" for column, cell in row.when)
        outputs.append(RowOutput(given, row.span, text or "-", row.because, number))
    otherwise = _otherwise(scope, body, written, types)
    priorities = priorities_of(scope, body, types)
    if len(rows) < len(body.rows) or priorities is None:
        return None
    if not all_listed(scope, outputs, written, priorities) or not roundable(scope, body, types):
        return None
    if body.otherwise is not None and otherwise is None:
        return None
    if not collectable(scope, body, types):
        return None
    table = Table(tuple(inputs.inputs), tuple(rows), name)
    try:
        finite = regions(table)
    except CellTooComplex as failure:
        at = body.rows[failure.row]
        message = Text("this row has a cell of too many tests", "แถวนี้มีช่องตารางที่มีเงื่อนไขมากเกินไป")
        scope.fail("too-complex", message, at.span, Text("split the row", "ให้แยกเป็นหลายแถว"))
        return None
    return TableDecision(
        rule=scope.info,
        applies=scope.applies,
        span=body.span,
        outcomes=tuple(
            OutcomeInfo(one, body.title, result_type(body, types[one])) for one in names
        ),
        inputs=tuple(inputs.formulas),
        table=table,
        regions=finite,
        policy=body.hit,
        priorities=priorities,
        rows=tuple(outputs),
        otherwise=otherwise,
        rounding=rounding(body),
    )


def _written(
    scope: RuleScope, body: TableBody, names: Sequence[str]
) -> list[Written | None] | None:
    rows = [read_then(scope, row.then, names) for row in body.rows]
    if body.otherwise is not None:
        rows.append(read_then(scope, body.otherwise, names))
    return None if None in rows else rows


def _outputs(
    scope: RuleScope, written: Written, types: Mapping[str, Type]
) -> dict[str, Output] | None:
    given = {name: output(scope, then, types[name]) for name, then in written.then.items()}
    found = {name: one for name, one in given.items() if one is not None}
    return found if len(found) == len(given) else None


def _otherwise(
    scope: RuleScope,
    body: TableBody,
    written: Sequence[Written | None],
    types: Mapping[str, Type],
) -> RowOutput | None:
    last = written[-1]
    if body.otherwise is None or last is None:
        return None
    if body.hit.traits.gives is Gives.COUNT:
        types = dict.fromkeys(types, Number())
    given = _outputs(scope, last, types)
    return None if given is None else RowOutput(given, last.node.span, "otherwise")


# Columns and cells ----------------------------------------------------------------------------


def _cell(scope: RuleScope, inputs: Inputs, column: Scalar, cell: Scalar) -> Cell | str | None:
    """The cell compiled; the text `-` where every value meets it; null where it is wrong."""
    formula = scope.expression(column)
    if formula is None:
        return None
    if not is_named(formula.node):
        scope.fail("wrong-column", no_column(column), column.span, AS_GIVEN)
        return None
    of = formula.node.type
    if isinstance(of, Unknown):
        scope.fail(
            UNTYPED,
            Text(
                f"what kind of value `{column.text}` is can't be told, so no cell can test it",
                f"บอกไม่ได้ว่า `{column.text}` เป็นค่าชนิดใด ช่องตารางจึงทดสอบไม่ได้",
            ),
            column.span,
            Text(
                "name its type with `type:` where it is defined",
                "ให้ระบุชนิดด้วย `type:` ตรงที่นิยามค่านั้น",
            ),
        )
        return None
    if isinstance(of, ListOf | Record):
        found = type_name(of)
        scope.fail(
            "wrong-column",
            Text(
                f"`{column.text}` is {found}, and a column holds single values",
                f"`{column.text}` เป็น{found: th} แต่คอลัมน์ต้องเป็นค่าเดี่ยว",
            ),
            column.span,
            Text(
                "compute a single value under `given:`, for example with `list contains(...)`",
                "ให้คำนวณเป็นค่าเดี่ยวไว้ใต้ `given:` เช่น ด้วย `list contains(...)`",
            ),
        )
        return None
    text = cell.text
    if not text.strip():
        hint = Text(
            "write `-` for any value, or `null`",
            "ให้เขียน `-` หากเป็นค่าใดก็ได้ หรือ `null` หากไม่มีค่า",
        )
        scope.fail("empty-value", Text("the cell is empty", "ช่องตารางว่างเปล่า"), cell.span, hint)
        return None
    checked, problems = compile_cell(text, formula.node, scope.scope)
    one_word = is_name(text) or text.isalnum()
    if problems and cell.quoted and isinstance(of, TextType) and one_word:
        # YAML took the quotes that the officer wrote for a text.
        message = Text(
            f"the quotes round `{text}` are YAML's, and what they hold is no text",
            f"เครื่องหมายคำพูดรอบ `{text}` ถูก YAML ใช้ไป ข้างในจึงไม่ใช่ข้อความ",
        )
        hint = Text(f"write '\"{text}\"'", f"ให้เขียน '\"{text}\"'")
        scope.fail("unquoted-text", message, cell.span, hint)
        return None
    scope.report(cell, problems)
    if checked is None:
        return None
    if checked.any:
        return "-"
    position = inputs.add(formula)
    listed = (one for test in checked.tests for one in listed_tests(test, scope.parameters))
    tests = (table_test(one, partial(_operand, scope, inputs, cell)) for one in listed)
    return Cell(position, tuple(one for one in tests if one is not None), checked.negated)


def listed_tests(test: typed.Test, parameters: Mapping[str, Value]) -> tuple[typed.Test, ...]:
    """A test; that of being in a list as the tests it stands for, where the list is constant."""
    match test:
        case typed.Among(elements=typed.ListNode(items=items)):
            return tuple(typed.Comparison("=", one) for one in items)
        case typed.Among(elements=Parameter(name=name, type=ListOf(item=of)) as one) if isinstance(
            values := parameters.get(name), tuple
        ):
            start, end = one.start, one.end
            return tuple(
                typed.Comparison("=", typed.Constant(value, type=of, start=start, end=end))
                for value in values
            )
        case _:
            return (test,)


def table_test(test: typed.Test, operand: Callable[[Node], Operand | None]) -> Test | None:
    """A test with its operands as a table has them; null where one of them can't be had."""
    match test:
        case typed.Comparison(op=op, operand=node):
            found = operand(node)
            return None if found is None else Comparison(op, found)
        case typed.Interval(low=low, high=high, low_closed=at_low, high_closed=at_high):
            start, stop = operand(low), operand(high)
            if start is None or stop is None:
                return None
            return Interval(start, stop, at_low, at_high)
        case _:
            return IsNull()


def _operand(scope: RuleScope, inputs: Inputs, cell: Scalar, node: Node) -> Operand:
    known = constant(node, scope.parameters)
    if known is not None:
        return known
    text = cell.text[node.start : node.end]
    return InputRef(inputs.add(Formula(node, text, cell.span_of(node.start, node.end))))


def constant(node: Node, parameters: Mapping[str, Value]) -> Constant | None:
    """What a cell compares with that is constant; a parameter is, on the plan's day."""
    match node:
        case typed.Constant(value=value):
            return stated(value)
        case Parameter(name=name) if name in parameters and is_column(node):
            return stated(parameters[name])
        case _:
            return None


def stated(value: Value) -> Constant:
    """A value that the checker lets a cell be compared with."""
    if not isinstance(value, Decimal | str | bool | dt.date | Member | Null):
        raise TypeError(f"a cell was compared with {value!r}, which the checker lets nobody write")
    return Constant(value)
