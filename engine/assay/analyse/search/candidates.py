"""The values worth trying in a field: what it is compared with, what lies beside, plain ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from assay.analyse.search.needs import Needs
from assay.facts import Field, Schema
from assay.plan.columns import is_of, is_ordered
from assay.plan.grid import Grid, amount, value_of
from assay.values.number import CONTEXT
from assay.values.types import (
    Boolean,
    Choice,
    Date,
    ListOf,
    Member,
    Number,
    OwnUnit,
    TextType,
    Type,
    Value,
)

PLAIN: Final = tuple(map(Decimal, (100, 50, 0, 1, 2, 200, -1)))
"""Numbers that a reader expects in an example; the first is the one that stands where none is."""

MOST: Final = 28
"""The most values that are tried in one field."""

_TEXTS: Final = ("1", "2")  # the keys of stated facts that have no other
_UNITS: Final = ("A", "B")


def candidates(
    kind: str, field: Field, needs: Needs, schema: Schema, day: dt.date
) -> tuple[Value, ...]:
    """Values of a field's type, the one to begin with first; a null is not among them."""
    beside = needs.beside.get((kind, field.name), ())
    near = list(_of_type(beside, field.type))
    if isinstance(field.type, TextType):
        found: Iterable[Value] = [*near, *_texts(kind, field.name, schema), *_UNITS]
        if not near:
            found = [*found, *_of_type(needs.constants, field.type)]
    else:
        found = [*near, *_values(field.type, near, needs.constants, day)]
    return tuple(dict.fromkeys(one for one in found if _allowed(one, field.type)))[:MOST]


def step(of: Type, undeclared: Decimal = Decimal("0.01")) -> Decimal:
    """One unit of the last declared decimal of a number, or a day; else `undeclared`."""
    if not isinstance(of, Number):
        return Decimal(1)
    return undeclared if of.decimals is None else Decimal(1).scaleb(-of.decimals)


def finest(types: Iterable[Type], undeclared: Decimal = Decimal("0.01")) -> Decimal:
    """The smallest step of those types that declare one; `undeclared` where none does."""
    declared = [one for one in types if not isinstance(one, Number) or one.decimals is not None]
    return min((step(one) for one in declared), default=undeclared)


def neighbours(value: Value, of: Type, undeclared: Decimal = Decimal("0.01")) -> Iterator[Value]:
    """The values next below and next above, one unit away; members of a scale by rank."""
    match of:
        case Number() | Date():
            assert isinstance(value, Decimal | dt.date)
            for way in (-1, 1):
                moved = CONTEXT.add(
                    amount(value), CONTEXT.multiply(step(of, undeclared), Decimal(way))
                )
                if Grid.of(of).holds(moved):
                    yield value_of(of, moved)
        case Choice(members=members):
            assert isinstance(value, Member)
            for rank in (value.rank - 1, value.rank + 1):
                if 0 <= rank < len(members):
                    yield members[rank]
        case _:
            return


def _values(
    of: Type, near: list[Value], constants: Iterable[Value], day: dt.date
) -> Iterator[Value]:
    match of:
        case Number():
            yield from PLAIN
            for one in near:
                yield from neighbours(one, of)
            if of.bounds is not None:
                ends = (of.bounds.low, of.bounds.high)
                yield from (end for end in ends if isinstance(end, Decimal))
            others = [one for one in _of_type(constants, of) if one not in near]
            yield from others
            for one in others:
                yield from neighbours(one, of)
        case Date():
            yield day
            for one in (*near, *_of_type(constants, of)):
                yield one
                yield from neighbours(one, of)
            yield from neighbours(day, of)
        case Boolean():
            yield from (False, True)
        case Choice(members=members):
            yield from members if not is_ordered(of) else reversed(members)
        case ListOf(item=item):
            yield from _lists(item, constants)
        case _:
            return


def _lists(item: Type, constants: Iterable[Value]) -> Iterator[Value]:
    singles: list[Value] = list(_of_type(constants, item))
    if isinstance(item, Choice):
        singles += [one for one in item.members if one not in singles]
    elif isinstance(item, TextType):
        singles += _TEXTS
    elif isinstance(item, Number):
        singles += PLAIN[:4]
    yield from ((one,) for one in singles)
    if len(singles) > 1:
        yield tuple(singles[:2])
    yield ()


def _texts(kind: str, name: str, schema: Schema) -> tuple[str, ...]:
    unit = OwnUnit(name)
    is_unit = any(one.unit == unit for one in schema.kinds[kind].fields.values())
    return _UNITS if is_unit else _TEXTS


def _of_type(values: Iterable[Value], of: Type) -> Iterator[Value]:
    for one in values:
        if is_of(of, one) and (not isinstance(of, Choice) or one in of.members):
            yield one


def _allowed(value: Value, of: Type) -> bool:
    if isinstance(of, Number | Date) and isinstance(value, Decimal | dt.date):
        return Grid.of(of).holds(amount(value))
    return True
