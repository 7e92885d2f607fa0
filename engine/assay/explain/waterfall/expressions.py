"""The steps of an expression: which of its parts add up, and which do not by nature."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from assay.explain.waterfall import wording
from assay.explain.waterfall.reading import Here
from assay.explain.waterfall.steps import Operand, Step, StepKind, Waterfall, added, closed
from assay.language import FUNCTIONS, How, Node, typed
from assay.values.null import Null
from assay.values.number import CONTEXT
from assay.values.text import Text


def part(node: Node, here: Here) -> Waterfall:
    """The waterfall of an expression, or of a part of one, whose value is a number or null."""
    total = here.value(node)
    title = here.written(node)
    if not isinstance(total, Decimal):
        assert isinstance(total, Null), f"{total!r} is no number"
        return Waterfall(title, total, (), here.fact.id, rule=here.rule, span=here.span)
    steps = closed(_steps(node, total, here), total, wording.LAST_DIGIT)
    return Waterfall(title, total, steps, here.fact.id, rule=here.rule, span=here.span)


def named(operand: Operand) -> Text:
    """What a step is called after the value it is about."""
    if operand.who is None:
        return operand.title
    if operand.who == operand.title:
        return operand.who
    return Text(
        f"{operand.who.en}: {operand.title.en}",
        f"{operand.who.in_language('th')}: {operand.title.in_language('th')}",
    )


def _steps(node: Node, total: Decimal, here: Here) -> Iterator[Step]:
    match node:
        case typed.Arithmetic(op="+" | "-") | typed.Negate() if _adds(node, here):
            yield from _sum(node, Decimal(1), here)
        case typed.Call(function=name) if FUNCTIONS[name].how in _CALLS:
            yield from _CALLS[FUNCTIONS[name].how](node, total, here)
        case typed.If(condition=condition, then=then, otherwise=otherwise):
            taken = then if here.value(condition) is True else otherwise
            yield _one(
                here,
                StepKind.CHOICE,
                total,
                wording.BRANCH,
                replace(here.operand(taken), role=wording.TAKEN, chosen=True),
                replace(here.operand(condition), role=wording.CONDITION),
            )
        case typed.Arithmetic(op="/"):
            yield _one(
                here,
                StepKind.QUOTIENT,
                total,
                wording.QUOTIENT,
                replace(here.operand(node.left), role=wording.PART),
                replace(here.operand(node.right), role=wording.WHOLE),
                title=here.written(node),
            )
        case typed.Arithmetic(op="*" | "**"):
            factors = (here.operand(node.left), here.operand(node.right))
            title = here.written(node)
            yield _one(here, StepKind.PRODUCT, total, wording.PRODUCT, *factors, title=title)
        case typed.Interpolate():
            yield _scale(node, total, here)
        case _:
            yield _other(node, total, here)


def _one(
    here: Here,
    kind: StepKind,
    amount: Decimal,
    reason: Text | None,
    *operands: Operand,
    title: Text | None = None,
) -> Step:
    """One step, called after its first operand where it has no title of its own."""
    return Step(kind, title or named(operands[0]), amount, operands, reason, here.span)


# What adds up ---------------------------------------------------------------------------------


def _adds(node: typed.Arithmetic | typed.Negate, here: Here) -> bool:
    """Whether both sides are numbers: a date minus a date has no terms."""
    sides = (node.operand,) if isinstance(node, typed.Negate) else (node.left, node.right)
    return all(isinstance(here.value(side), Decimal) for side in sides)


def _sum(node: Node, sign: Decimal, here: Here) -> Iterator[Step]:
    """The terms of a chain of `+` and `-`; what stands in brackets after one opens on its own."""
    match node:
        case typed.Arithmetic(op="+" | "-" as op):
            yield from _sum(node.left, sign, here)
            yield _term(here.operand(node.right), sign if op == "+" else -sign, here)
        case typed.Negate(operand=operand):
            yield _term(here.operand(operand), -sign, here)
        case _:
            yield _term(here.operand(node), sign, here)


def _term(operand: Operand, sign: Decimal, here: Here) -> Step:
    assert isinstance(operand.value, Decimal)
    amount = operand.value if sign > 0 else operand.value.copy_negate()
    return _one(here, StepKind.TERM, amount, None, operand)


def _left_out(operand: Operand, here: Here) -> Step:
    return _one(here, StepKind.LEFT_OUT, Decimal(0), wording.LEFT_OUT, operand)


def _total(node: typed.Call, _: Decimal, here: Here) -> Iterator[Step]:
    for operand in here.elements(node.arguments[0]):
        yield _left_out(operand, here) if _is_null(operand) else _term(operand, Decimal(1), here)


def _count(node: typed.Call, _: Decimal, here: Here) -> Iterator[Step]:
    for operand in here.elements(node.arguments[0]):
        if isinstance(operand.value, Null) and not operand.value.applicable:
            yield _left_out(operand, here)
        else:
            yield _one(here, StepKind.COUNTED, Decimal(1), wording.COUNTED, operand)


def _mean(node: typed.Call, _: Decimal, here: Here) -> Iterator[Step]:
    operands = here.elements(node.arguments[0])
    many = sum(not _is_null(operand) for operand in operands)
    for operand in operands:
        if isinstance(operand.value, Decimal):
            amount = CONTEXT.divide(operand.value, Decimal(many))
            yield _one(here, StepKind.SHARE, amount, wording.share(many), operand)
        else:
            yield _left_out(operand, here)


def _weighted_mean(node: typed.Call, _: Decimal, here: Here) -> Iterator[Step]:
    pairs = tuple(zip(*(here.elements(one) for one in node.arguments), strict=True))
    whole = added(
        weight.value
        for value, weight in pairs
        if not _is_null(value) and isinstance(weight.value, Decimal)
    )
    reason = wording.weighted_share(f"{whole:f}")
    for value, weight in pairs:
        if not isinstance(value.value, Decimal) or not isinstance(weight.value, Decimal):
            yield _left_out(value, here)
            continue
        amount = CONTEXT.divide(CONTEXT.multiply(value.value, weight.value), whole)
        weighed = replace(weight, role=wording.WEIGHT)
        valued = replace(value, role=wording.VALUE)
        yield _one(here, StepKind.SHARE, amount, reason, valued, weighed)


def _rounded(node: typed.Call, total: Decimal, here: Here) -> Iterator[Step]:
    operand = here.operand(node.arguments[0])
    assert isinstance(operand.value, Decimal)
    yield _term(operand, Decimal(1), here)
    rest = added((total, operand.value.copy_negate()))
    if rest != 0:
        title = here.written(node)
        yield Step(StepKind.ROUNDING, wording.ROUNDING, rest, reason=title, span=here.span)


def _is_null(operand: Operand) -> bool:
    return isinstance(operand.value, Null)


# What does not --------------------------------------------------------------------------------


def _percent(node: typed.Call, total: Decimal, here: Here) -> Iterator[Step]:
    share, whole = node.arguments
    yield _one(
        here,
        StepKind.QUOTIENT,
        total,
        wording.PERCENT,
        replace(here.operand(share), role=wording.PART),
        replace(here.operand(whole), role=wording.WHOLE),
        title=here.written(node),
    )


def _product(node: typed.Call, total: Decimal, here: Here) -> Iterator[Step]:
    factors = here.elements(node.arguments[0])
    title = here.written(node)
    yield _one(here, StepKind.PRODUCT, total, wording.PRODUCT, *factors, title=title)


def _extreme(reason: Text) -> Callable[[typed.Call, Decimal, Here], Iterator[Step]]:
    def step(node: typed.Call, total: Decimal, here: Here) -> Iterator[Step]:
        yield _choice(here.elements(node.arguments[0]), total, reason, here)

    return step


def _default(node: typed.Call, total: Decimal, here: Here) -> Iterator[Step]:
    yield _choice(tuple(map(here.operand, node.arguments)), total, wording.DEFAULT, here)


def _choice(operands: Sequence[Operand], total: Decimal, reason: Text, here: Here) -> Step:
    """One of several values: the one taken first, then the others in their order."""
    at = next(place for place, one in enumerate(operands) if one.value == total)
    others = (*operands[:at], *operands[at + 1 :])
    return _one(here, StepKind.CHOICE, total, reason, replace(operands[at], chosen=True), *others)


def _scale(node: typed.Interpolate, total: Decimal, here: Here) -> Step:
    at = replace(here.operand(node.x), role=wording.READ_AT)
    points = (_point(point, here) for point in node.points)
    title = wording.ON_SCALE
    return _one(here, StepKind.SCALE, total, wording.SCALE, at, *points, title=title)


def _point(point: typed.Point, here: Here) -> Operand:
    """A point of a scale, which is not written in the text of the value it is read at."""
    role = wording.point(here.value(point.y))
    if isinstance(point.x, typed.Get):
        return replace(here.operand(point.x), role=role)
    return Operand(wording.POINT, here.value(point.x), role=role)


def _interpolate(node: typed.Call, total: Decimal, here: Here) -> Iterator[Step]:
    at = replace(here.operand(node.arguments[0]), role=wording.READ_AT)
    title = wording.ON_SCALE
    yield _one(here, StepKind.SCALE, total, wording.SCALE, at, title=title)


def _other(node: Node, total: Decimal, here: Here) -> Step:
    """A value read as it is, or what a function makes of its arguments."""
    if isinstance(node, typed.Call):
        operands = [one for argument in node.arguments for one in _arguments(argument, here)]
        reason = wording.function(node.function)
    elif isinstance(node, typed.Arithmetic | typed.DatePart):
        sides = (node.left, node.right) if isinstance(node, typed.Arithmetic) else (node.operand,)
        operands = [here.operand(side) for side in sides]
        reason = wording.DAYS
    else:
        return _one(here, StepKind.VALUE, total, None, _read(node, here))
    title = here.written(node)
    return _one(here, StepKind.FUNCTION, total, reason, *operands, title=title)


def _arguments(node: Node, here: Here) -> tuple[Operand, ...]:
    return here.elements(node) if isinstance(here.value(node), tuple) else (here.operand(node),)


def _read(node: Node, here: Here) -> Operand:
    """What a value that is read as it is was read of; it is not opened into itself."""
    return replace(here.operand(node), parts=None)


_CALLS: Final[Mapping[How, Callable[[typed.Call, Decimal, Here], Iterator[Step]]]] = {
    How.ADDED: _total,
    How.COUNTED: _count,
    How.AVERAGED: _mean,
    How.WEIGHED: _weighted_mean,
    How.DIVIDED: _percent,
    How.MULTIPLIED: _product,
    How.LEAST: _extreme(wording.LEAST),
    How.GREATEST: _extreme(wording.GREATEST),
    How.CHOSEN: _default,
    How.READ_OFF: _interpolate,
    How.ROUNDED: _rounded,
}
"""Ways in which a result comes about that have steps of their own; any other is one step."""
