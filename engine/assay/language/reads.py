"""What an expression reads of facts, so that rules can be put in order before they are run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from assay.language import typed
from assay.language.names import reads_previous, record_kind
from assay.language.typed import Node

Via: TypeAlias = Literal["self", "parent", "children", "other"]


@dataclass(frozen=True, slots=True)
class Read:
    """A field or outcome that an expression reads.

    `via` says of which facts: `self` the rule's own; `parent` or `children` those above or below
    it in a tree of its own kind, at any distance; `other` any other fact.
    """

    kind: str
    name: str
    via: Via


def reads(node: Node) -> frozenset[Read]:
    """All that an expression may read of the facts of its own book.

    A field of the previous book, the book and the parameters are not read in any order, and so
    are left out.
    """
    found: set[Read] = set()
    _collect(node, {}, found)
    return frozenset(found)


Vias: TypeAlias = dict[int, Via]


def _collect(node: Node, vias: Vias, found: set[Read]) -> None:
    # A loop's variable reads its facts by the way of the list it runs over.
    match node:
        case typed.Filter(source=source, slot=slot):
            vias[slot] = _via(source, vias)
        case typed.For(iterations=iterations) | typed.Quantified(iterations=iterations):
            for iteration in iterations:
                vias[iteration.slot] = _via(iteration.source, vias)
        case typed.Get(base=base, name=name) if not reads_previous(base):
            kind = record_kind(base.type)
            if kind is not None:
                found.add(Read(kind, name, _via(base, vias)))
    for part in typed.parts(node):
        _collect(part, vias, found)


def _via(node: Node, vias: Vias) -> Via:
    match node:
        case typed.Subject():
            return "self"
        case typed.Variable(slot=slot):
            return vias.get(slot, "other")
        case typed.Parent(base=base, kind=kind):
            return _step(base, kind, "parent", vias)
        case typed.Children(base=base, kind=kind):
            return _step(base, kind, "children", vias)
        case typed.Filter(source=source) | typed.Index(source=source):
            return _via(source, vias)
        case typed.If(then=then, otherwise=otherwise):
            one, other = _via(then, vias), _via(otherwise, vias)
            return one if one == other else "other"
        case _:
            return "other"


def _step(base: Node, kind: str, to: Via, vias: Vias) -> Via:
    """The way to a parent or children: it stays in one tree only if it goes on in one direction."""
    if record_kind(base.type) != kind:
        return "other"
    return to if _via(base, vias) in ("self", to) else "other"
