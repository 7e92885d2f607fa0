"""Conditions in words, as statements: `the delay is at most 5%`, `no obstacle is reported`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from assay.explain.narrate.comparing import between, is_so, one_of, phrase
from assay.explain.narrate.functions import clause_words
from assay.explain.narrate.names import duty_of, holds
from assay.explain.narrate.quantified import iterated, quantified
from assay.explain.narrate.speaker import Speaker, bare
from assay.language import FUNCTIONS, Clause, typed
from assay.language.names import record_kind
from assay.language.typed import OPPOSITE, CompareOp, Node
from assay.values.text import Text, both, bracketed, listed
from assay.values.types import Boolean, Type

_ANY: Final = Text("any value", "ค่าใดก็ได้")


def clause(speaker: Speaker, node: Node, positive: bool) -> Text:
    """A condition as a statement, or its opposite."""
    match node:
        case typed.Compare():
            return _compare(speaker, node, positive)
        case typed.NullCheck(operand=operand, negated=negated):
            return _null_check(speaker, operand, there=negated is positive)
        case typed.And() | typed.Or():
            return _joined(speaker, node, positive)
        case typed.Not(operand=operand):
            return speaker.clause(operand, not positive)
        case typed.Within(operand=operand, tests=tests):
            return meets(speaker, operand, tests, negated=not positive)
        case typed.Quantified():
            return quantified(speaker, node, positive)
        case typed.If(condition=condition, then=then, otherwise=otherwise):
            sides = speaker.clause(then, positive), speaker.clause(otherwise, positive)
            return either(speaker.clause(condition), *sides)
        case typed.Get():
            return _member(speaker, node, positive)
        case _:
            return _simple(speaker, node, positive)


def duty(speaker: Speaker, node: Node) -> Text:
    """A condition as what should be so."""
    match node:
        case _ if node.called is not None:
            pass
        case typed.Get() | typed.Not(operand=typed.Get()):
            of = node.operand if isinstance(node, typed.Not) else node
            plain = isinstance(of, typed.Get) and speaker.owner(of.base) is None
            if isinstance(of, typed.Get) and plain and speaker.stands_for(of.name) is None:
                title = speaker.names.title(record_kind(of.base.type) or speaker.kind, of.name)
                return duty_of(title, positive=of is node)
        case typed.Compare() if not _is_truth(node):
            return _compare(speaker, node, positive=True, as_duty=True)
        case typed.NullCheck(operand=operand, negated=True):
            return both("{} should be stated", "ต้องมีข้อมูล{}", speaker.noun(operand))
        case typed.And(operands=operands):
            return listed([duty(speaker, one) for one in without_echoes(operands)])
        case typed.Or(operands=(*others, last)):
            where = listed([speaker.clause(one, positive=False) for one in others])
            return both("where {}, {}", "เมื่อ{} {}", where, duty(speaker, last))
        case typed.Quantified():
            return quantified_duty(speaker, node)
        case typed.Not(operand=typed.Quantified(quantifier="some") as of):
            return quantified_duty(speaker, of, positive=False)
        case _:
            pass
    return both("it should hold that {}", "ต้องเป็นไปตามเงื่อนไขว่า{}", speaker.clause(node))


def quantified_duty(speaker: Speaker, node: typed.Quantified, *, positive: bool = True) -> Text:
    """`for every milestone, the stage should be at least “In force”`, as what should be so."""
    inner, over = iterated(speaker, node.iterations)
    if node.quantifier == "every":
        return both("for every {}, {}", "ทุก{} {}", over, duty(inner, node.condition))
    said = inner.clause(node.condition)
    if not positive:
        return both("there should be no {} for which {}", "ต้องไม่มี{}ใดที่{}", over, said)
    form = "there should be a {} for which {}", "ต้องมี{}อย่างน้อยหนึ่งรายการที่{}"
    return both(*form, over, said)


def either(condition: Text, then: Text, otherwise: Text) -> Text:
    """`0 where there is no line above it, otherwise 1`."""
    form = "{1} where {0}, otherwise {2}", "ถ้า{0} ใช้{1} มิฉะนั้นใช้{2}"
    return both(*form, condition, then, otherwise)


# Tests ------------------------------------------------------------------------------------------


def meets(
    speaker: Speaker, operand: Node, tests: Sequence[typed.Test], *, negated: bool = False
) -> Text:
    """That a value meets one of some tests or, negated, none of them."""
    if not tests:
        return is_so(speaker.noun(operand), _ANY)
    if all(isinstance(test, typed.IsNull) for test in tests):
        return _null_check(speaker, operand, there=negated)
    if isinstance(operand.type, Boolean) and len(tests) == 1:
        match tests[0]:
            case typed.Comparison(op="=", operand=typed.Constant(value=bool() as value)):
                return speaker.clause(operand, value is not negated)
            case _:
                pass
    return is_so(speaker.noun(operand), _predicate(speaker, operand.type, tests, negated))


def _predicate(speaker: Speaker, of: Type, tests: Sequence[typed.Test], negated: bool) -> Text:
    equals = [
        test.operand
        for test in tests
        if isinstance(test, typed.Comparison)
        and test.op == "="
        and isinstance(test.operand, typed.Constant)
    ]
    if len(equals) == len(tests):
        values = [speaker.operand(one, of) for one in equals]
        return one_of(values, of, positive=not negated)
    parts = [_test(speaker, of, test, negated) for test in tests]
    return listed(parts, "and" if negated else "or", "และ" if negated else "หรือ")


def _test(speaker: Speaker, of: Type, test: typed.Test, negated: bool) -> Text:
    match test:
        case typed.Comparison(op=op, operand=operand):
            return _phrase(speaker, OPPOSITE[op] if negated else op, of, operand)
        case typed.Interval(low=low, high=high, low_closed=at_low, high_closed=at_high):
            over: CompareOp = ">=" if at_low else ">"
            under: CompareOp = "<=" if at_high else "<"
            if negated:
                below = _phrase(speaker, OPPOSITE[over], of, low)
                return listed([below, _phrase(speaker, OPPOSITE[under], of, high)], "or", "หรือ")
            ends = _phrase(speaker, over, of, low), _phrase(speaker, under, of, high)
            return between(*ends, from_above=not at_low)
        case typed.Among(elements=elements):
            form = ("not among {}", "ไม่อยู่ใน{}") if negated else ("among {}", "อยู่ใน{}")
            return both(*form, speaker.noun(elements))
        case typed.IsNull():
            return Text("stated", "มีข้อมูล") if negated else Text("not stated", "ไม่มีข้อมูล")


def _phrase(speaker: Speaker, op: CompareOp, of: Type, other: Node) -> Text:
    said = speaker.operand(other, of)
    return phrase(op, of, said, constant=isinstance(other, typed.Constant))


# Comparisons ------------------------------------------------------------------------------------


def _compare(
    speaker: Speaker, node: typed.Compare, positive: bool, *, as_duty: bool = False
) -> Text:
    op, left, right = _sides(node)
    if not positive:
        op = OPPOSITE[op]
    if isinstance(left.type, Boolean) and op in ("=", "!="):
        match right:
            case typed.Constant(value=bool() as value):
                return speaker.clause(left, value is (op == "="))
            case _:
                pass
    counted = _counted(op, left, right)
    if counted is not None:
        what, some = counted
        return _there(bare(speaker.noun(what)), some, as_duty)
    said = _phrase(speaker, op, left.type, right)
    return is_so(speaker.noun(left), said, duty=as_duty)


def _there(what: Text, some: bool, as_duty: bool) -> Text:
    """`there are roads below it`, `it has no spans`, `there should be no roads below it`."""
    en, thai = ("there should be", "ต้อง") if as_duty else ("there are", "")
    if what.en.startswith("its "):
        what = Text(what.en.removeprefix("its "), what.th)
        en = "it should have" if as_duty else "it has"
    if some:
        return both(f"{en} {{}}", f"{thai}มี{{}}", what)
    return both(f"{en} no {{}}", f"{thai}ไม่มี{{}}", what)


def _sides(node: typed.Compare) -> tuple[CompareOp, Node, Node]:
    """The comparison with what varies on the left."""
    if isinstance(node.left, typed.Constant):
        return typed.FLIPPED[node.op], node.right, node.left
    return node.op, node.left, node.right


def _counted(op: CompareOp, left: Node, right: Node) -> tuple[Node, bool] | None:
    """What is counted, and whether there is some, where a count of facts is compared with 0."""
    match left, right:
        case (
            typed.Call(function="count", arguments=(of,)),
            typed.Constant(value=Decimal() as number),
        ) if record_kind(of.type) is not None:
            if (number == 0 and op in (">", "!=")) or (number == 1 and op == ">="):
                return of, True
            if (number == 0 and op in ("=", "<=")) or (number == 1 and op == "<"):
                return of, False
        case _:
            pass
    return None


def _is_truth(node: typed.Compare) -> bool:
    """Whether it compares with true or false."""
    return any(
        isinstance(side, typed.Constant) and isinstance(side.value, bool)
        for side in (node.left, node.right)
    )


def _null_check(speaker: Speaker, operand: Node, *, there: bool) -> Text:
    """`the result is stated`, `there is no budget line above it`; what is computed is `known`."""
    match operand:
        case typed.Get(base=typed.Parent(kind=kind) as parent, name=name) if (
            name in speaker.names.schema.kinds[kind].key
        ):
            form = ("there is a {}", "มี{}") if there else ("there is no {}", "ไม่มี{}")
            return both(*form, bare(speaker.records(parent)))
        case typed.Get(base=base, name=name):
            kind = record_kind(base.type) or speaker.kind
            stated = speaker.stands_for(name) is not None or speaker.names.is_field(kind, name)
        case _:
            stated = isinstance(operand, typed.Index)
    if stated:
        form = ("{} is stated", "มีข้อมูล{}") if there else ("{} is not stated", "ไม่มีข้อมูล{}")
    else:
        form = ("{} is known", "มีค่า{}") if there else ("{} is not known", "ไม่มีค่า{}")
    return both(*form, speaker.noun(operand))


# Yes or no --------------------------------------------------------------------------------------


def _member(speaker: Speaker, node: typed.Get, positive: bool) -> Text:
    alias = speaker.stands_for(node.name)
    if alias is not None:
        return speaker.clause(alias, positive)
    kind = record_kind(node.base.type) or speaker.kind
    said = holds(speaker.names.title(kind, node.name), positive)
    owner = None if speaker.names.given(node.name) else speaker.owner(node.base)
    return said if owner is None else both("{} for {}", "{}สำหรับ{}", said, owner)


def _simple(speaker: Speaker, node: Node, positive: bool) -> Text:
    match node:
        case typed.Call(function=name) if isinstance(words := FUNCTIONS[name].words, Clause):
            said = [speaker.noun(one) for one in node.arguments]
            return clause_words(name, words, said, positive)
        case typed.Constant(value=bool() as value):
            if value is positive:
                return Text("it always holds", "เป็นจริงทุกกรณี")
            return Text("it never holds", "ไม่เป็นจริงในทุกกรณี")
        case _:
            form = ("{} holds", "{}เป็นจริง") if positive else ("{} does not hold", "{}ไม่เป็นจริง")
            return both(*form, speaker.noun(node))


def _joined(speaker: Speaker, node: typed.And | typed.Or, positive: bool) -> Text:
    """Conditions joined; an `and` or `or` among the other stands in parentheses."""
    operands: Sequence[Node] = node.operands
    all_of = isinstance(node, typed.And) is positive
    if isinstance(node, typed.And):
        operands = without_echoes(operands)
    parts = []
    for one in operands:
        said = speaker.clause(one, positive)
        mixed = isinstance(one, typed.And | typed.Or) and len(operands) > 1
        parts.append(bracketed(said) if mixed else said)
    return listed(parts, "and" if all_of else "or", "และ" if all_of else "หรือ")


def without_echoes(operands: Sequence[Node]) -> list[Node]:
    """Conditions of an `and`, without `x != null` where another one compares x anyway."""
    compared = [one.left for one in operands if isinstance(one, typed.Compare)]
    compared += [one.operand for one in operands if isinstance(one, typed.Within)]
    return [
        one
        for one in operands
        if not (isinstance(one, typed.NullCheck) and one.negated and one.operand in compared)
    ]
