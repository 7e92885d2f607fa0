"""Where the amounts of a node take their units from, when each fact states its own.

A fixed unit is known from the type alone, and unlike fixed units are refused at once. A fact's own
unit is known at evaluation only; so a node in which such amounts meet carries the expressions that
give their units, and the evaluator compares what they say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from assay.language import typed
from assay.language.kinship import unit_of
from assay.language.typed import Alike, Node
from assay.values.types import ListOf, TextType, Type

Sources = Mapping[int, tuple[Node, ...]]
"""For the slot of a variable over numbers: the units of the list it runs over."""


def guard(nodes: Iterable[Node], sources: Sources) -> tuple[Alike, ...]:
    """The units to compare where the amounts of these nodes meet; none where none can differ."""
    bearing = {node: own for node in nodes if (own := units(node, sources))}
    found = tuple(dict.fromkeys(unit for own in bearing.values() for unit in own))
    # One amount alone meets nothing, and amounts of one field of one fact are alike.
    meet = len(bearing) > 1 or any(isinstance(node.type, ListOf) for node in bearing)
    may_differ = len(found) > 1 or any(isinstance(unit.type, ListOf) for unit in found)
    known = all(isinstance(unit, typed.Constant) for unit in found)
    return (Alike(found),) if meet and may_differ and not known else ()


def units(node: Node, sources: Sources) -> tuple[Node, ...]:
    """The nodes that give the unit, or the list of units, of a node's amount or amounts."""
    unit = unit_of(node.type)
    if isinstance(unit, str):
        return (typed.Constant(unit, type=TextType(), start=node.start, end=node.end),)
    if unit is None:
        return ()
    match node:
        case typed.Get(base=base):
            return (replace(node, base=base, name=unit.member, type=_texts(node.type)),)
        case typed.Variable(slot=slot):
            return sources.get(slot, ())
        case typed.Index(source=source):
            return _single(units(source, sources), lambda one: _index(node, source, one))
        case typed.Filter(source=source):
            return units(source, sources)
        case typed.For(body=body):
            return tuple(
                replace(node, body=one, type=ListOf(TextType())) for one in units(body, sources)
            )
        case typed.If(then=then, otherwise=otherwise):
            return _either(node, units(then, sources), units(otherwise, sources))
        case typed.Interpolate(points=points):
            return _of((point.y for point in points), sources)
        case typed.Call() | typed.Negate() | typed.Arithmetic() | typed.ListNode():
            # Of several operands, those in that unit gave it to the result.
            return _of((one for one in typed.parts(node) if unit_of(one.type) == unit), sources)
        case _:
            return ()


def is_own(node: Node, sources: Sources) -> bool:
    """Whether the amount of a node is in the unit of the rule's own fact."""
    return all(
        isinstance(unit, typed.Get) and isinstance(unit.base, typed.Subject)
        for unit in units(node, sources)
    )


def _of(nodes: Iterable[Node], sources: Sources) -> tuple[Node, ...]:
    return tuple(dict.fromkeys(unit for node in nodes for unit in units(node, sources)))


def _texts(of: Type) -> Type:
    return ListOf(TextType()) if isinstance(of, ListOf) else TextType()


def _single(found: tuple[Node, ...], change: Callable[[Node], Node]) -> tuple[Node, ...]:
    return (change(found[0]),) if len(found) == 1 else found


def _index(node: typed.Index, source: Node, unit: Node) -> Node:
    # A projection and the projection of its units stand in the same order.
    aligned = isinstance(source, typed.Get) and isinstance(unit.type, ListOf)
    return replace(node, source=unit, type=TextType()) if aligned else unit


def _either(
    node: typed.If, then: tuple[Node, ...], otherwise: tuple[Node, ...]
) -> tuple[Node, ...]:
    if len(then) == len(otherwise) == 1 and then[0].type == otherwise[0].type:
        if then == otherwise:
            return then
        return (replace(node, then=then[0], otherwise=otherwise[0], type=then[0].type),)
    return tuple(dict.fromkeys((*then, *otherwise)))
