"""Which names rest on stated amounts, told from schema and plan before any fact is read.

A condition that reads only texts, choices, dates and keys says which figures an identity is made
of: that is its shape, taken as it stands. A condition that reads an amount makes the identity bend
where the amount is corrected, so that no straight sum tells what a correction would do.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TypeAlias

from assay.facts import Schema
from assay.language import Constant, Node, Read, reads, rebuilt, walk
from assay.language.typed import NullCheck, Previous
from assay.plan import Plan
from assay.values.types import Boolean, Number

Name: TypeAlias = tuple[str, str]
"""A kind, and a field, outcome or `given` of it."""


class Amounts:
    """The names of one plan that rest on stated amounts, at whatever distance."""

    def __init__(self, schema: Schema, plan: Plan) -> None:
        self._schema = schema
        self._resting = self._spread(plan)

    def stated(self, kind: str, name: str) -> bool:
        """Whether a name is a field that states an amount: a number that is no part of the key."""
        declared = self._schema.kinds[kind].fields.get(name)
        if declared is None or name in self._schema.kinds[kind].key:
            return False
        return isinstance(declared.item, Number)

    def stand_in(self, node: Node) -> bool:
        """Whether the value of an expression may change with the digits of an amount.

        Whether an amount is there at all (`amount != null`) does not; a reading of the previous
        book counts as an amount, whatever it reads.
        """
        bare = _without_null_checks(node)
        if any(isinstance(one, Previous) for one in walk(bare)):
            return True
        return any(self._rests(read) for read in reads(bare))

    def _rests(self, read: Read) -> bool:
        return self.stated(read.kind, read.name) or (read.kind, read.name) in self._resting

    def _spread(self, plan: Plan) -> frozenset[Name]:
        """Every outcome and `given` that reads an amount, or reads one that does."""
        readers: dict[Name, set[Name]] = defaultdict(set)
        found: set[Name] = set()
        for decision in plan.decisions:
            made = {(decision.rule.kind, name) for name in decision.gives}
            for read in decision.reads if made else ():
                readers[read.kind, read.name] |= made
                if self.stated(read.kind, read.name):
                    found |= made
        open_ = list(found)
        while open_:
            new = readers[open_.pop()] - found
            found |= new
            open_.extend(new)
        return frozenset(found)


def _without_null_checks(node: Node) -> Node:
    if isinstance(node, NullCheck):
        return Constant(True, type=Boolean(), start=node.start, end=node.end)
    return rebuilt(node, _without_null_checks)
