"""Fields that a fact may lack, where a rule decides by them and does not say what holds then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from assay.facts import Schema
from assay.finding import Finding, Severity, Span
from assay.language import FUNCTIONS, How, Node
from assay.language.names import record_kind
from assay.language.typed import (
    And,
    Arithmetic,
    Call,
    Compare,
    DatePart,
    Get,
    If,
    IsNull,
    Negate,
    Not,
    NullCheck,
    Or,
    Parent,
    Subject,
    Within,
    walk,
)
from assay.plan import BODY, DECIDING, Calculation, Decision, Formula, Plan, TableDecision
from assay.plan.table import IsNull as NullCell
from assay.values.text import Text

Place: TypeAlias = "tuple[str, str]"
"""A kind and the name of a field."""

_NO_ROW: Final = Text("then no row holds, and there is no outcome", "กรณีนั้นไม่มีแถวใดตรง จึงไม่มีผลลัพธ์")
_OTHERWISE: Final = Text(
    "then `otherwise` is given, as if it were known", "กรณีนั้นได้ผลตาม `otherwise` เสมือนว่ามีข้อมูล"
)
_NO_LEVEL: Final = Text(
    "then no level can be told, and there is no outcome",
    "กรณีนั้นบอกระดับไม่ได้ จึงไม่มีผลลัพธ์",
)
_ELSE: Final = Text(
    "then `if` takes `else`, as if it were known", "กรณีนั้น `if` เลือก `else` เสมือนว่ามีข้อมูล"
)


def lacking(plan: Plan, schema: Schema) -> Iterator[Finding]:
    """A note for each rule and field that the rule decides by and its facts may lack.

    It decides by a field, of its own fact or of one above it, that stands in a column of a table,
    in a level or in the condition of an `if`, itself or through a value of the rule. A field is not
    told of where the schema requires it or has it in the key, or where the rule says anywhere what
    holds without it: by `applies`, by a `null` cell, by `= null` or by `get or else`. Checks need
    no such note: one that can't be told is reported as `unchecked` whenever facts are evaluated.
    """
    for rule in plan.rules:
        yield from _of_rule(plan.of_file(rule.file), schema)


def _of_rule(decisions: Sequence[Decision], schema: Schema) -> Iterator[Finding]:
    own = {one.name: one.formula for one in decisions if isinstance(one, Calculation)}
    said = set(_opened({place for one in decisions for place in _said(one)}, own))
    told: set[Place] = set()
    for decision in decisions:
        for node, formula, then in _decided_by(decision):
            for place in _fields(node, own, set()):
                if place in said or place in told or not _may_lack(schema, place):
                    continue
                told.add(place)
                yield _finding(decision, place, formula.span, then)


def _finding(decision: Decision, place: Place, span: Span, then: Text) -> Finding:
    kind, name = place
    return Finding(
        "may-be-missing",
        Severity.NOTE,
        Text(
            f"{kind} may lack `{name}`: {then.en}",
            f"{kind} อาจไม่มี `{name}`: {then.in_language('th')}",
        ),
        span,
        Text(
            f"say what holds then, by a row with the cell `null`, by `{name} = null` or by "
            f"`get or else`; or require `{name}` in the schema",
            f"ระบุว่ากรณีนั้นให้ผลอย่างไร ด้วยแถวที่มีเซลล์ `null` ด้วย `{name} = null` หรือด้วย "
            f"`get or else` หรือกำหนดให้ `{name}` เป็น required ใน schema",
        ),
        rule=decision.rule.id,
    )


def _decided_by(decision: Decision) -> Iterator[tuple[Node, Formula, Text]]:
    """What a decision turns on, and what happens where that is null."""
    if isinstance(decision, TableDecision):
        plain = _NO_ROW if decision.otherwise is None else _OTHERWISE
        for formula in decision.inputs:
            yield formula.node, formula, _NO_LEVEL if decision.levels else plain
    for formula in decision.formulas(*BODY):
        for node in walk(formula.node):
            if isinstance(node, If):
                yield node.condition, formula, _ELSE


def _may_lack(schema: Schema, place: Place) -> bool:
    kind = schema.kinds[place[0]]
    field = kind.columns.get(place[1])
    return field is not None and not field.required and place[1] not in kind.key


# What is read -----------------------------------------------------------------------------------


def _fields(node: Node, own: Mapping[str, Formula], opened: set[str]) -> Iterator[Place]:
    """What an expression reads of the rule's fact and those above; values of the rule opened."""
    for one in walk(node):
        place = _place(one)
        if place is None:
            continue
        if not (_is_own(one) and place[1] in own):
            yield place
        elif place[1] not in opened:
            opened.add(place[1])
            yield from _fields(own[place[1]].node, own, opened)


def _is_own(node: Node) -> bool:
    return isinstance(node, Get) and isinstance(node.base, Subject)


def _place(node: Node) -> Place | None:
    """The field that a node reads of the rule's fact or of one above it; null for any other."""
    if not isinstance(node, Get):
        return None
    base = node.base
    while isinstance(base, Parent):
        base = base.base
    kind = record_kind(node.base.type)
    return (kind, node.name) if isinstance(base, Subject) and kind is not None else None


# What is said -----------------------------------------------------------------------------------


def _opened(said: Iterable[Place], own: Mapping[str, Formula]) -> Iterator[Place]:
    """The places, and those without which a value of the rule among them is null."""
    waiting, seen = list(said), set[Place]()
    while waiting:
        place = waiting.pop()
        if place in seen:
            continue
        seen.add(place)
        yield place
        if place[1] in own:
            waiting.extend(_strict(own[place[1]].node))


def _said(decision: Decision) -> Iterator[Place]:
    """The fields of which a decision says what holds without them."""
    condition = decision.applies.condition
    if condition is not None:
        yield from _demanded(condition.node)
    if decision.applies.on is not None:
        yield decision.rule.kind, decision.applies.on
    for formula in decision.formulas(*DECIDING):
        for node in walk(formula.node):
            yield from _asked(node)
    # In levels a null condition has a row of the engine's own, which says nothing of the rule.
    if isinstance(decision, TableDecision) and not decision.levels:
        for row in decision.table.rows:
            for cell in row.cells:
                if any(isinstance(test, NullCell) for test in cell.tests):
                    yield from _strict(decision.inputs[cell.input].node)


def _asked(node: Node) -> Iterator[Place]:
    """The values that a node asks after with `= null`, `in null` or `get or else`."""
    match node:
        case NullCheck(operand=operand):
            yield from _strict(operand)
        case Within(operand=operand, tests=tests) if any(isinstance(t, IsNull) for t in tests):
            yield from _strict(operand)
        case Call(function=name, arguments=(first, *_)) if FUNCTIONS[name].how is How.CHOSEN:
            yield from _strict(first)
        case _:
            return


def _demanded(node: Node) -> frozenset[Place]:
    """The values that must be there for a condition to be true."""
    match node:
        case And(operands=operands):
            return frozenset().union(*map(_demanded, operands))
        case Or(operands=operands):
            return frozenset.intersection(*map(_demanded, operands))
        case Compare(left=left, right=right):
            return frozenset([*_strict(left), *_strict(right)])
        case Within(operand=operand, tests=tests) if not any(isinstance(t, IsNull) for t in tests):
            return frozenset(_strict(operand))
        case NullCheck(operand=operand, negated=True):
            return frozenset(_strict(operand))
        case Not(operand=Get() | Compare() as operand):
            return _demanded(operand)
        case _:
            return frozenset(_strict(node))


def _strict(node: Node) -> Iterator[Place]:
    """The values without any of which a value is null."""
    place = _place(node)
    if place is not None:
        yield place
    parts: tuple[Node, ...] = ()
    match node:
        case Arithmetic(left=left, right=right):
            parts = (left, right)
        case Negate(operand=operand) | DatePart(operand=operand):
            parts = (operand,)
        case _:
            pass
    for part in parts:
        yield from _strict(part)
