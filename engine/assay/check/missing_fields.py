"""Fields that a fact may lack, where a rule decides by them and does not say what holds then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias

from assay.analyse.expressions.presence import asks_for_null, demanded, needed
from assay.check.absence import Absence, Known
from assay.facts import Schema
from assay.finding import Finding, Severity, Span
from assay.language import FUNCTIONS, How, Node, typed
from assay.language.names import record_kind
from assay.language.typed import Get, Parent, Subject, walk
from assay.plan import DECIDING, Calculation, Decision, Formula, Plan, TableDecision
from assay.plan.decisions import Role
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


_OPEN: Final = Text(
    "then what belongs to the list can't be told, and it is null",
    "กรณีนั้นบอกไม่ได้ว่ารายการใดอยู่ในชุด ชุดจึงเป็นค่าว่าง",
)
_UNDECIDED: Final = Text(
    "then whether it holds of every one, or of some, may not be told, and that is null",
    "กรณีนั้นอาจบอกไม่ได้ว่าเป็นจริงทุกรายการหรือบางรายการหรือไม่ ผลจึงเป็นค่าว่าง",
)
_NOT_APPLIED: Final = Text(
    "then whether the rule applies may not be told, and it does not",
    "กรณีนั้นอาจบอกไม่ได้ว่าใช้เกณฑ์นี้หรือไม่ จึงไม่ใช้",
)
_THEN: Final = {typed.If: _ELSE, typed.Filter: _OPEN, typed.Quantified: _UNDECIDED}


def missing_fields(plan: Plan, schema: Schema) -> Iterator[Finding]:
    """A note for each rule and field that the rule decides by and its facts may lack.

    It decides by a field that stands in a column of a table, in a level, in the condition of an
    `if`, a filter or a quantifier, wherever that stands, or in an `or` of `applies`; itself or
    through a value of the rule. A field is not told of where the schema requires it or has it in
    the key, or where it is known to be there: by `applies`, by another part of the condition, by an
    `if` or a filter round it. Of the rule's own fact and those above it, it is enough that the rule
    says anywhere what holds without it: by a `null` cell, by `= null` or by `get or else`. Checks
    need no such note: one that can't be told is reported as `unchecked` when facts are evaluated.
    """
    for rule in plan.rules:
        yield from _of_rule(plan.of_file(rule.file), schema)


def _of_rule(decisions: Sequence[Decision], schema: Schema) -> Iterator[Finding]:
    absence = Absence({one.name: one.formula for one in decisions if isinstance(one, Calculation)})
    said = {place for one in decisions for place in _said(one, absence)}
    told: set[Place] = set()
    for decision in decisions:
        for get, formula, then in _decided_by(decision, absence):
            place = place_of(get)
            own = _is_of_the_fact(get)
            if place in told or (own and place in said) or not _may_lack(schema, place):
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


def _decided_by(decision: Decision, absence: Absence) -> Iterator[tuple[Get, Formula, Text]]:
    """What a decision turns on and may be null without, and what happens then."""
    applies = decision.applies.condition
    known = absence.known(() if applies is None else demanded(applies.node))
    if applies is not None:
        for get in absence.alternatives(applies.node):
            yield get, applies, _NOT_APPLIED
    if isinstance(decision, TableDecision):
        plain = _NO_ROW if decision.otherwise is None else _OTHERWISE
        for formula in decision.inputs:
            for get in absence.of(formula.node, known):
                if _is_of_the_fact(get):
                    yield get, formula, _NO_LEVEL if decision.levels else plain
    for role, formula in decision.by_role:
        inner: Known = frozenset() if role is Role.APPLIES else known
        for point, get in absence.points(formula.node, inner):
            yield get, formula, _THEN[type(point)]


def _may_lack(schema: Schema, place: Place) -> bool:
    kind = schema.kinds[place[0]]
    field = kind.columns.get(place[1])
    return field is not None and not field.required and place[1] not in kind.key


def place_of(get: Get) -> Place:
    """The kind and the name of the field or outcome that is read."""
    kind = record_kind(get.base.type)
    assert kind is not None  # only a record has members
    return kind, get.name


def _is_of_the_fact(node: Node) -> bool:
    """Whether a node is a value of the rule's own fact or of one above it."""
    if not isinstance(node, Get):
        return False
    base = node.base
    while isinstance(base, Parent):
        base = base.base
    return isinstance(base, Subject)


# What is said -----------------------------------------------------------------------------------


def _said(decision: Decision, absence: Absence) -> Iterator[Place]:
    """The fields of the rule's fact of which a decision says what holds without them."""
    if decision.applies.on is not None:
        yield decision.rule.kind, decision.applies.on
    condition = decision.applies.condition
    there = [] if condition is None else [*demanded(condition.node)]
    for formula in decision.formulas(*DECIDING):
        there.extend(one for node in walk(formula.node) for one in _asked(node))
    # In levels a null condition has a row of the engine's own, which says nothing of the rule.
    if isinstance(decision, TableDecision) and not decision.levels:
        for row in decision.table.rows:
            for cell in row.cells:
                if any(isinstance(test, NullCell) for test in cell.tests):
                    there.extend(needed(decision.inputs[cell.input].node))
    for one in absence.known(there):
        if isinstance(one, Get) and _is_of_the_fact(one):
            yield place_of(one)


def _asked(node: Node) -> tuple[Node, ...]:
    """The values that a node asks after with `= null`, `in null` or `get or else`."""
    match node:
        case typed.NullCheck(operand=operand):
            return needed(operand)
        case typed.Within(operand=operand, tests=tests) if asks_for_null(tests):
            return needed(operand)
        case typed.Call(function=name, arguments=(first, *_)) if FUNCTIONS[name].how is How.CHOSEN:
            return needed(first)
        case _:
            return ()
