"""Decision tables of rule files, compiled: columns to inputs, cells to tests, rows to outputs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from engine import language
from engine.language import Node, compile_cell
from engine.language.typed import Parameter
from engine.plan.decisions import (
    Formula,
    OutcomeInfo,
    Output,
    Rounding,
    RowOutput,
    TableDecision,
)
from engine.plan.literals import literal, named_type
from engine.plan.outputs import Written, output, read_then, written_type
from engine.plan.regions import CellTooComplex, regions
from engine.plan.scope import RuleScope, is_own
from engine.plan.table import (
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
from engine.rules import TableBody
from engine.source import Entries, Items, Scalar
from engine.source import Node as YamlNode
from engine.values.hit_policy import HitPolicy
from engine.values.null import Null
from engine.values.types import (
    Choice,
    Date,
    ListOf,
    Member,
    Number,
    Record,
    Type,
    Unknown,
    Value,
    type_name,
)

LISTS = (HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER, HitPolicy.COLLECT)
"""The hit policies whose outcomes are lists."""


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


def outcome_types(scope: RuleScope, body: TableBody) -> dict[str, Type] | None:
    """The types of the values that rows give, by outcome; null where one is wrong.

    Declared by `type` or `values`, else what the written values have in common.
    """
    names = [name.text for name in body.names]
    declared = _declared(scope, body, names)
    if declared is None:
        return None
    written = _written(scope, body, names)
    if written is None:
        return None
    types: dict[str, Type] = {}
    for name in names:
        forms = [row.then[name] for row in written if row is not None]
        found = written_type(scope, forms, declared.get(name))
        if found is None:
            return None
        types[name] = found
    return types


def result_type(policy: HitPolicy, of: Type) -> Type:
    """The type of an outcome under a hit policy."""
    if policy in LISTS:
        return ListOf(of)
    return Number() if policy is HitPolicy.COLLECT_COUNT else of


def compile_body(
    scope: RuleScope, body: TableBody, name: str, known: Mapping[str, Type] | None = None
) -> TableDecision | None:
    """A table of a rule; null where anything in it is wrong, with the findings noted."""
    names = [one.text for one in body.names]
    types = known if known is not None else outcome_types(scope, body)
    written = _written(scope, body, names)
    if types is None or written is None:
        return None
    inputs = Inputs()
    rows: list[Row] = []
    outputs: list[RowOutput] = []
    for row, then in zip(body.rows, written, strict=False):
        cells = [_cell(scope, inputs, column, cell) for column, cell in row.when]
        given = None if then is None else _outputs(scope, then, types)
        if given is None or any(cell is None for cell in cells):
            continue
        kept = tuple(cell for cell in cells if isinstance(cell, Cell))
        rows.append(Row(kept))
        text = ", ".join(f"{column.text}: {cell.text}" for column, cell in row.when)
        outputs.append(RowOutput(given, row.span, text, row.because))
    otherwise = _otherwise(scope, body, written, types)
    priorities = _priorities(scope, body, types)
    if len(rows) < len(body.rows) or priorities is None:
        return None
    if body.otherwise is not None and otherwise is None:
        return None
    if body.hit.startswith("collect ") and not _collectable(scope, body, types):
        return None
    table = Table(tuple(inputs.inputs), tuple(rows), name)
    try:
        finite = regions(table)
    except CellTooComplex as failure:
        at = body.rows[failure.row]
        scope.fail("too-complex", "this row has a cell of too many tests", at.span, "split the row")
        return None
    return TableDecision(
        rule=scope.info,
        applies=scope.applies,
        span=body.span,
        outcomes=tuple(
            OutcomeInfo(one, body.title, result_type(body.hit, types[one])) for one in names
        ),
        inputs=tuple(inputs.formulas),
        table=table,
        regions=finite,
        policy=body.hit,
        priorities=priorities,
        rows=tuple(outputs),
        otherwise=otherwise,
        rounding=None
        if body.decimals is None
        else Rounding(body.decimals, body.round or "half up"),
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
    given = _outputs(scope, last, types)
    return None if given is None else RowOutput(given, last.node.span, "otherwise")


# Columns and cells ----------------------------------------------------------------------------


def _cell(scope: RuleScope, inputs: Inputs, column: Scalar, cell: Scalar) -> Cell | str | None:
    """The cell compiled; the text `-` where every value meets it; null where it is wrong."""
    formula = scope.expression(column)
    if formula is None:
        return None
    if is_own(formula.node) is None:
        scope.fail(
            "wrong-column",
            f"`{column.text}` can't be a column: a column is a field, an outcome or a `given`",
            column.span,
            "compute the value under `given:` and name that here",
        )
        return None
    of = formula.node.type
    if isinstance(of, ListOf | Record):
        scope.fail(
            "wrong-column",
            f"`{column.text}` is {type_name(of)}, and a column holds single values",
            column.span,
            "compute a single value under `given:`, for example with `list contains(...)`",
        )
        return None
    text = cell.text
    if not text.strip():
        scope.fail(
            "empty-value", "the cell is empty", cell.span, "write `-` for any value, or `null`"
        )
        return None
    checked, problems = compile_cell(text, formula.node, scope.scope)
    scope.report(cell, problems)
    if checked is None:
        return None
    if checked.any:
        return "-"
    position = inputs.add(formula)
    tests = tuple(_test(scope, inputs, test, cell) for test in checked.tests)
    return Cell(position, tests, checked.negated)


def _test(scope: RuleScope, inputs: Inputs, test: language.Test, cell: Scalar) -> Test:
    def operand(node: Node) -> Operand:
        return table_operand(scope, inputs, node, cell)

    match test:
        case language.Comparison(op=op, operand=node):
            return Comparison(op, operand(node))
        case language.Interval(low=low, high=high, low_closed=at_low, high_closed=at_high):
            return Interval(operand(low), operand(high), at_low, at_high)
        case _:
            return IsNull()


def table_operand(scope: RuleScope, inputs: Inputs, node: Node, cell: Scalar) -> Operand:
    """What a cell compares with: a constant (a parameter is one, on the plan's day) or an input."""
    match node:
        case language.Constant(value=value):
            return constant(value)
        case Parameter(name=name):
            return constant(scope.parameters[name])
        case _:
            text = cell.text[node.start : node.end]
            return InputRef(inputs.add(Formula(node, text, cell.span_of(node.start, node.end))))


# Types and policies ---------------------------------------------------------------------------


def _declared(scope: RuleScope, body: TableBody, names: Sequence[str]) -> dict[str, Type] | None:
    declared: dict[str, Type] = {}
    right = True
    for name, node in _by_outcome(scope, body.values, names):
        members = _member_names(scope, node)
        right = right and members is not None
        if members is not None:
            declared[name] = Choice(
                tuple(Member(word, rank) for rank, word in enumerate(members)), ordered=False
            )
    for name, node in _by_outcome(scope, body.type, names):
        found = named_type(scope, node) if isinstance(node, Scalar) else None
        if found is None:
            right = False
            continue
        declared[name] = found
    return declared if right else None


def _member_names(scope: RuleScope, node: YamlNode) -> list[str] | None:
    if isinstance(node, Items):
        scalars = [item for item in node.items if isinstance(item, Scalar)]
        words = [item.text for item in scalars]
        if len(words) == len(node.items) and len(set(words)) == len(words) > 0:
            return words
    scope.fail(
        "wrong-shape",
        "the values of an outcome are a list, each value once",
        node.span,
        "write [red, yellow, green], highest priority first",
    )
    return None


def _by_outcome(
    scope: RuleScope, node: YamlNode | None, names: Sequence[str]
) -> list[tuple[str, YamlNode]]:
    """What `type` or `values` says of each outcome; of the only one, without its name."""
    if node is None:
        return []
    if isinstance(node, Entries):
        wrong = [key for key, _ in node.entries if key.text not in names]
        for key in wrong:
            scope.fail("unknown-name", f"`{key.text}` is no outcome of this table", key.span)
        return [(key.text, value) for key, value in node.entries if key.text in names]
    if len(names) > 1:
        scope.fail(
            "wrong-shape",
            "with several outcomes, say which one is meant",
            node.span,
            f"write {{{names[0]}: ...}}",
        )
        return []
    return [(names[0], node)]


def _priorities(
    scope: RuleScope, body: TableBody, types: Mapping[str, Type]
) -> dict[str, tuple[Value, ...]] | None:
    priorities: dict[str, tuple[Value, ...]] = {}
    names = [name.text for name in body.names]
    for name, node in _by_outcome(scope, body.values, names):
        scalars = [item for item in getattr(node, "items", ()) if isinstance(item, Scalar)]
        values = [literal(scope, scalar, types[name]) for scalar in scalars]
        if any(value is None for value in values):
            return None
        priorities[name] = tuple(value for value in values if value is not None)
    if body.hit in (HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER) and not priorities:
        scope.fail(
            "no-priorities",
            f"the hit policy `{body.hit}` needs to know which value goes first",
            body.span,
            f"list them, highest priority first: `values: {{{names[0]}: [...]}}`",
        )
        return None
    return priorities


def _collectable(scope: RuleScope, body: TableBody, types: Mapping[str, Type]) -> bool:
    if body.hit is HitPolicy.COLLECT_COUNT:
        return True
    allowed = (Number,) if body.hit is HitPolicy.COLLECT_SUM else (Number, Date, Choice)
    for name in body.names:
        found = types[name.text]
        ordered = not isinstance(found, Choice) or found.ordered
        if not isinstance(found, (*allowed, Unknown)) or not ordered:
            scope.fail(
                "wrong-type",
                f"`{body.hit}` can't be made of {type_name(found)}",
                name.span,
                "use `collect`, or give numbers",
            )
            return False
    return True


def constant(value: Value) -> Constant:
    """A value that the checker lets a cell be compared with."""
    if not isinstance(value, Decimal | str | bool | dt.date | Member | Null):
        raise TypeError(f"a cell was compared with {value!r}, which the checker lets nobody write")
    return Constant(value)
