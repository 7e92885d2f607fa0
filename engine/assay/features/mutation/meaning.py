"""What the words of an expression mean, by where they stand: members, fields, decimals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from assay.language import typed
from assay.language.names import record_kind
from assay.language.typed import Node
from assay.values.types import Boolean, Choice, Member, Number, Type

At = tuple[int, int]
"""A stretch of a text: start, and end (exclusive)."""


@dataclass
class Meaning:
    """What stands where in a text that was checked.

    Attributes:
        decimals: of a number, the declared decimals of what it is compared with.
        members: of a member, its choice or scale.
        fields: of a name, the kind whose field or outcome it is, and the member's own name.
        truths: the stretches that are true or false.
    """

    decimals: dict[At, int] = field(default_factory=dict)
    members: dict[At, tuple[Choice, Member]] = field(default_factory=dict)
    fields: dict[At, tuple[str, str]] = field(default_factory=dict)
    truths: set[At] = field(default_factory=set)

    @classmethod
    def of(cls, node: Node) -> Meaning:
        """The meaning of an expression."""
        found = cls()
        found.add(node)
        return found

    @classmethod
    def of_cell(cls, cell: typed.Cell, column: Type) -> Meaning:
        """The meaning of a cell on a column of a type."""
        found = cls()
        found.tests(cell.tests, column)
        return found

    def add(self, node: Node) -> None:
        """Notes a node and all below it."""
        at = node.start, node.end
        if isinstance(node.type, Boolean):
            self.truths.add(at)
        match node:
            case typed.Constant(value=Member() as member, type=Choice() as of):
                self.members[at] = of, member
            case typed.Get(base=base, name=name):
                kind = record_kind(base.type)
                if kind is not None:
                    self.fields[at] = kind, name
            case typed.Compare(left=left, right=right):
                self._compared(left, right.type)
                self._compared(right, left.type)
            case typed.Within(operand=operand, tests=tests):
                self.tests(tests, operand.type)
            case _:
                pass
        units = getattr(node, "units", ())
        beside = {id(one) for alike in units for one in typed.parts(alike)}
        for part in typed.parts(node):
            if id(part) not in beside:
                self.add(part)

    def tests(self, tests: Iterable[typed.Test], column: Type) -> None:
        """Notes the operands of tests on a value of a type."""
        for test in tests:
            for operand in typed.parts(test):
                self._compared(operand, column)
                self.add(operand)

    def _compared(self, node: Node, other: Type) -> None:
        if isinstance(other, Number) and other.decimals is not None:
            if isinstance(node, typed.Negate):
                node = node.operand
            if isinstance(node, typed.Constant) and isinstance(node.value, Decimal):
                self.decimals[node.start, node.end] = other.decimals
