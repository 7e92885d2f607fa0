"""Thresholds that are fractions where the value they are held against is in per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Final, TypeAlias

from assay.check.missing_fields import Place, place_of
from assay.facts import Book, Schema
from assay.finding import Finding, Severity, Span
from assay.language import Node, typed
from assay.language.typed import Get, walk
from assay.plan import DECIDING, Decision, Plan, TableDecision
from assay.plan.table import Constant, Test
from assay.values.shown import in_feel
from assay.values.text import Text
from assay.values.types import PERCENT, Number, Value

_LIKELY: Final = Decimal("0.5")
"""A fraction this large and below 1 is rarely meant as a per cent where nothing tells of it."""

_SMALL: Final = Decimal(10)
"""Per cents that stay below are held against thresholds under 1 for good reason."""

_Value: TypeAlias = "Place | Node"
"""What a threshold is held against: a field or outcome of a kind, or else an expression."""


@dataclass(frozen=True)
class _Threshold:
    amount: Decimal
    rule: str
    span: Span


def fractions(plan: Plan, schema: Schema, books: Sequence[Book]) -> Iterator[Finding]:
    """One finding for each value in per cent whose every threshold lies between 0 and 1.

    `rate < 0.85` holds for no rate over 0.85 %, where 85 was meant. Rates may be that small, so
    that what is known of the value decides: recorded values at 10 and more make it a warning; some
    between 0 and 1, or a declared range that ends below 10, and nothing is said. Where nothing is
    recorded, as of a value that is computed, a fraction from 0.5 on makes it a note.
    """
    found: dict[_Value, list[_Threshold]] = {}
    for decision in plan.decisions:
        for value, threshold in _thresholds(decision, plan):
            found.setdefault(value, []).append(threshold)
    for value, thresholds in found.items():
        inside = [one for one in thresholds if 0 < one.amount < 1]
        if not inside or any(not 0 <= one.amount <= 1 for one in thresholds):
            continue
        largest = max(inside, key=lambda one: one.amount)
        severity = _severity(value, largest.amount, schema, books)
        if severity is not None:
            yield _finding(value, largest, severity)


def _severity(
    value: _Value, largest: Decimal, schema: Schema, books: Sequence[Book]
) -> Severity | None:
    """How much is known to be wrong; null where nothing seems to be."""
    kind, name = value if isinstance(value, tuple) else ("", "")
    column = schema.kinds[kind].columns.get(name) if kind else None
    if column is not None and isinstance(column.type, Number):
        bounds = column.type.bounds
        if bounds is not None and isinstance(bounds.high, Decimal) and bounds.high < _SMALL:
            return None
    recorded = [
        abs(amount)
        for book in books
        for fact in (book.of_kind(kind) if column is not None else ())
        if isinstance(amount := fact.values.get(name), Decimal) and amount != 0
    ]
    if recorded:
        telling = min(recorded) > 1 and median(recorded) >= _SMALL
        return Severity.WARNING if telling else None
    return Severity.NOTE if largest >= _LIKELY else None


def _finding(value: _Value, of: _Threshold, severity: Severity) -> Finding:
    named = f"`{value[1]}`" if isinstance(value, tuple) else "the value"
    named_th = f"`{value[1]}`" if isinstance(value, tuple) else "ค่า"
    written, meant = in_feel(of.amount), in_feel((of.amount * 100).normalize())
    return Finding(
        "fraction-for-percent",
        severity,
        Text(
            f"{named} is in per cent, and {written} is {written} %, not {meant} %",
            f"{named_th} มีหน่วยเป็นร้อยละ {written} จึงหมายถึงร้อยละ {written} ไม่ใช่ร้อยละ {meant}",
        ),
        of.span,
        Text(
            f"write {meant} if that is meant; if values under 1 % are usual here, declare a range "
            "that ends below 10 in the schema",
            f"หากหมายถึงร้อยละ {meant} ให้เขียน {meant} หากค่านี้ต่ำกว่าร้อยละ 1 เป็นปกติ "
            "ให้กำหนด range ในสคีมาที่สิ้นสุดต่ำกว่า 10",
        ),
        rule=of.rule,
    )


def _thresholds(decision: Decision, plan: Plan) -> Iterator[tuple[_Value, _Threshold]]:
    """The amounts that values in per cent are held against, in cells and in expressions."""
    for formula in decision.formulas(*DECIDING):
        for node in walk(formula.node):
            for value, operand in _compared(node):
                amount = _amount(operand, plan)
                if _in_percent(value) and amount is not None:
                    yield _value(value, plan), _Threshold(amount, decision.rule.id, formula.span)
    if isinstance(decision, TableDecision):
        for row, output in zip(decision.table.rows, decision.rows, strict=True):
            for cell in row.cells:
                node = decision.inputs[cell.input].node
                for amount in _amounts(cell.tests) if _in_percent(node) else ():
                    yield _value(node, plan), _Threshold(amount, decision.rule.id, output.span)


def _compared(node: Node) -> Iterator[tuple[Node, Node]]:
    """The values that an expression compares, each with what it is compared with."""
    match node:
        case typed.Compare(left=left, right=right):
            yield left, right
            yield right, left
        case typed.Within(operand=value, tests=tests):
            for test in tests:
                yield from ((value, part) for part in typed.parts(test))
        case typed.Interpolate(x=value, points=points):
            yield from ((value, point.x) for point in points)
        case _:
            pass


def _amounts(tests: Sequence[Test]) -> Iterator[Decimal]:
    for operand in (one for test in tests for one in test.operands):
        if isinstance(operand, Constant) and isinstance(operand.value, Decimal):
            yield operand.value


def _amount(node: Node, plan: Plan) -> Decimal | None:
    value: Value | None = None
    match node:
        case typed.Constant():
            value = node.value
        case typed.Parameter(name=name):
            value = plan.parameters.get(name)
        case _:
            pass
    return value if isinstance(value, Decimal) else None


def _in_percent(node: Node) -> bool:
    return (
        isinstance(node.type, Number)
        and node.type.unit == PERCENT
        and not isinstance(node, typed.Constant | typed.Parameter)
    )


def _value(node: Node, plan: Plan) -> _Value:
    """What is read in the end, where a `given` stands for it."""
    if not isinstance(node, Get):
        return node
    given = plan.givens.get(node.name)
    return place_of(node) if given is None else _value(given.formula.node, plan)
