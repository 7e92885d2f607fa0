"""The small mistakes that can be made in an expression or in a cell, as changes of its text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assay.features.mutation.kinds import MutationKind
from assay.features.mutation.meaning import At, Meaning
from assay.features.mutation.names import Names
from assay.language import compile_cell, compile_expression, is_name
from assay.language import syntax as tree
from assay.language.parse import parse
from assay.language.syntax import Syntax
from assay.language.typed import CompareOp, Node
from assay.plan.givens import is_private
from assay.values.number import CONTEXT, as_written, printed_decimals
from assay.values.types import Choice, Member, Type

OTHER_COMPARISON: Final[dict[CompareOp, CompareOp]] = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "!=", "!=": "=",
}  # fmt: skip
_OTHER_WORD: Final = {
    "and": "or", "or": "and", "some": "every", "every": "some",
    "min": "max", "max": "min", "all": "any", "any": "all", "+": "-", "-": "+",
}  # fmt: skip
_OTHER_BRACKET: Final = {"[": "(", "(": "[", "]": ")", ")": "]"}
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class TextEdit:
    """The characters from `start` up to `end` of a text, replaced."""

    kind: MutationKind
    start: int
    end: int
    new: str

    def on(self, text: str) -> str:
        """The text changed."""
        return text[: self.start] + self.new + text[self.end :]


def expression_edits(text: str, names: Names, expected: Type | None = None) -> Iterator[TextEdit]:
    """The mistakes that can be made in an expression; none where it is wrong already."""
    node, _ = compile_expression(text, names.scope, expected)
    if node is not None:
        surface = parse(text)
        yield from _Editor(text, Meaning.of(node), names).edits(surface, (surface,))


def cell_edits(text: str, column: Node, names: Names) -> Iterator[TextEdit]:
    """The mistakes that can be made in a cell of a column; none in `-`."""
    cell, _ = compile_cell(text, column, names.scope)
    if cell is None or cell.any:
        return
    surface = parse(text, "cell")
    yield from _Editor(text, Meaning.of_cell(cell, column.type), names).edits(surface, ())
    assert isinstance(surface, tree.Tests)
    if all(isinstance(one, tree.Name | tree.NullLiteral) for one in surface.tests):
        yield TextEdit(MutationKind.NEGATION, 0, len(text), f"not({text})")


class _Editor:
    """Changes of one text, of which the meaning is known."""

    def __init__(self, text: str, meaning: Meaning, names: Names) -> None:
        self.text = text
        self.meaning = meaning
        self.names = names

    def edits(self, node: Syntax, conditions: tuple[Syntax, ...]) -> Iterator[TextEdit]:
        """Those of a node and of all below it; `conditions` are asked for their truth here."""
        if any(node is one for one in conditions):
            yield from self._denied(node)
        yield from self._value(node)
        yield from self._operator(node)
        yield from self._word(node)
        below = _conditions(node)
        for part in tree.parts(node):
            yield from self.edits(part, below)

    # Values and names -------------------------------------------------------------------------

    def _value(self, node: Syntax) -> Iterator[TextEdit]:
        at = node.start, node.end
        match node:
            case tree.NumberLiteral(value=value):
                decimals = self.meaning.decimals.get(at, 0)
                for moved in moved_numbers(value, decimals):
                    yield TextEdit(MutationKind.THRESHOLD, *at, moved)
            case tree.BooleanLiteral(value=value):
                yield TextEdit(MutationKind.BOOLEAN, *at, "false" if value else "true")
            case tree.BareDate(text=text):
                yield from self._days(text, node.start)
            case tree.TextLiteral() if at in self.meaning.members:
                yield from self._members(at)
            case tree.Name(name=name):
                yield from self._members(at)
                yield from self._fields(at, name, self._from(node.start))
            case tree.Path(name=name, name_start=start):
                yield from self._fields(at, name, start)
            case tree.Invocation(function="date", arguments=(tree.TextLiteral() as day,)):
                yield from self._days(day.value, self.text.index('"', day.start) + 1)
            case _:
                return

    def _days(self, text: str, start: int) -> Iterator[TextEdit]:
        for moved in moved_days(text):
            yield TextEdit(MutationKind.DATE, start, start + len(text), moved)

    def _members(self, at: At) -> Iterator[TextEdit]:
        if at in self.meaning.members:
            for other in neighbours(*self.meaning.members[at]):
                word = other.name if is_name(other.name) else f'"{other.name}"'
                yield TextEdit(MutationKind.MEMBER, *at, word)

    def _fields(self, at: At, name: str, start: int) -> Iterator[TextEdit]:
        if at not in self.meaning.fields or not self.text.startswith(name, start):
            return
        kind, member = self.meaning.fields[at]
        if is_private(member):
            others = self.names.instead_of_given(name)
        else:
            others = self.names.instead(kind, name)
        for other in others:
            yield TextEdit(MutationKind.FIELD, start, start + len(name), other)

    def _from(self, start: int) -> int:
        """Where a node really begins: its brackets are counted with it."""
        while self.text[start] in "( \t\n":
            start += 1
        return start

    # Operators and words ----------------------------------------------------------------------

    def _operator(self, node: Syntax) -> Iterator[TextEdit]:
        match node:
            case tree.UnaryTest(op=op, operand=operand):
                start = self.text.index(op, node.start, operand.start)
                yield self._compared(op, start)
            case tree.Relation(op=op, left=left, right=right):
                yield self._compared(op, self.text.index(op, left.end, right.start))
            case tree.Operation(op="+" | "-" as sign, left=left, right=right):
                start = self.text.index(sign, left.end, right.start)
                yield TextEdit(MutationKind.SIGN, start, start + 1, _OTHER_WORD[sign])
            case tree.Junction(word=word, operands=operands):
                for one, following in pairwise(operands):
                    start = self.text.index(word, one.end, following.start)
                    end = start + len(word)
                    yield TextEdit(MutationKind.JUNCTION, start, end, _OTHER_WORD[word])
            case tree.Range():
                for at in (node.start, node.end - 1):
                    other = _OTHER_BRACKET[self.text[at]]
                    yield TextEdit(MutationKind.INTERVAL_END, at, at + 1, other)
            case _:
                return

    def _compared(self, op: CompareOp, start: int) -> TextEdit:
        other = OTHER_COMPARISON[op]
        return TextEdit(MutationKind.COMPARISON, start, start + len(op), other)

    def _word(self, node: Syntax) -> Iterator[TextEdit]:
        match node:
            case tree.Quantifier(word=word):
                yield self._swapped(MutationKind.QUANTIFIER, word, self._from(node.start))
            case tree.Invocation(function="min" | "max" as word, name_end=end):
                yield self._swapped(MutationKind.EXTREME, word, end - len(word))
            case tree.Invocation(function="all" | "any" as word, name_end=end):
                yield self._swapped(MutationKind.QUANTIFIER, word, end - len(word))
            case tree.NotCall(word_start=start):
                yield TextEdit(MutationKind.NEGATION, start, start + len("not"), "")
            case _:
                return

    def _swapped(self, kind: MutationKind, word: str, start: int) -> TextEdit:
        return TextEdit(kind, start, start + len(word), _OTHER_WORD[word])

    def _denied(self, node: Syntax) -> Iterator[TextEdit]:
        """`not(...)` round what is true or false by itself; a comparison has its own denial."""
        at = node.start, node.end
        if isinstance(node, tree.Name | tree.Path | tree.Invocation) and at in self.meaning.truths:
            written = self.text[node.start : node.end]
            yield TextEdit(MutationKind.NEGATION, *at, f"not({written})")


def moved_numbers(value: Decimal, decimals: int = 0) -> tuple[str, str]:
    """A number one unit up and one down, in its own decimals or in more where they are given."""
    unit = Decimal(1).scaleb(-max(decimals, printed_decimals(value)))
    return as_written(CONTEXT.add(value, unit)), as_written(CONTEXT.subtract(value, unit))


def moved_days(text: str) -> Iterator[str]:
    """A date as written, a day later and a day earlier; none where it is no date."""
    if _DAY.fullmatch(text) is None:
        return
    try:
        day = dt.date.fromisoformat(text)
        yield (day + dt.timedelta(1)).isoformat()
        yield (day - dt.timedelta(1)).isoformat()
    except (ValueError, OverflowError):
        return


def neighbours(of: Choice, member: Member) -> list[Member]:
    """The members beside one: above and below on a scale, the next one of a choice."""
    at = of.members.index(member)
    if of.ordered:
        return [of.members[n] for n in (at + 1, at - 1) if 0 <= n < len(of.members)]
    return [of.members[(at + 1) % len(of.members)]] if len(of.members) > 1 else []


def _conditions(node: Syntax) -> tuple[Syntax, ...]:
    """The nodes directly under one that are asked for their truth alone."""
    match node:
        case tree.Junction(operands=operands):
            return operands
        case tree.Quantifier(condition=condition) | tree.Conditional(condition=condition):
            return (condition,)
        case tree.Bracket(inside=inside):
            return (inside,)
        case _:
            return ()
