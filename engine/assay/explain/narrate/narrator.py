"""The speaker of one rule: finds words for any of its expressions.

Logic, comparisons, lists and functions become words; arithmetic keeps its signs. An expression of
very many parts would be no sentence any more: its own text stands for it, in backticks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from assay.explain.narrate.conditions import clause, duty, meets
from assay.explain.narrate.names import Names, as_noun
from assay.explain.narrate.nouns import noun
from assay.explain.narrate.records import records
from assay.explain.narrate.speaker import Loop
from assay.explain.narrate.values import value_words
from assay.language import typed
from assay.language.typed import Node
from assay.plan import Formula
from assay.values.text import Text, both, listed
from assay.values.types import Type, Value

MOST_PARTS: Final = 40
"""So many computations, comparisons and values make a sentence; with more it is a formula."""


@dataclass(frozen=True)
class Narrator:
    """Words for the expressions of one rule.

    Attributes:
        names: how everything is called.
        kind: the kind of fact that the rule is about.
        loops: the loops around the expression, the outermost first.
    """

    names: Names
    kind: str
    loops: tuple[Loop, ...] = ()

    def value_of(self, formula: Formula) -> Text:
        """What an expression computes, as a noun; its own text where it has too many parts."""
        return self.noun(formula.node) if is_short(formula.node) else code(formula.text)

    def condition_of(self, formula: Formula, *, as_duty: bool = False) -> Text:
        """What a condition states; as a duty, what should be so."""
        if is_short(formula.node):
            return duty(self, formula.node) if as_duty else self.clause(formula.node)
        held = both("{} holds", "{}เป็นจริง", code(formula.text))
        return both("it should be so that {}", "ต้องเป็นไปตามนี้: {}", held) if as_duty else held

    def meets(
        self, formula: Formula, tests: tuple[typed.Test, ...], *, negated: bool = False
    ) -> Text:
        """That a column meets one of the tests of a cell or, negated, none of them."""
        if is_short(formula.node):
            return meets(self, formula.node, tests, negated=negated)
        return both("{} holds", "{}เป็นจริง", code(formula.text))

    def constant(self, value: Value, of: Type) -> Text:
        """A value that stands in the rule."""
        return value_words(value, of, self.names.units)

    # What the parts of an expression ask (`Speaker`) --------------------------------------------

    def within(self, *loops: Loop) -> Narrator:
        """The speaker of what stands inside further loops."""
        return replace(self, loops=(*self.loops, *loops))

    def noun(self, node: Node) -> Text:
        """What an expression computes, as a noun."""
        return noun(self, node) if node.called is None else self._call(node.called)

    def operand(self, node: Node, of: Type) -> Text:
        """What a value of a type is compared with: a constant has the unit of that type."""
        return (
            self.constant(node.value, of)
            if isinstance(node, typed.Constant) and node.called is None
            else self.noun(node)
        )

    def clause(self, node: Node, positive: bool = True) -> Text:
        """A condition as a statement, or its opposite."""
        if node.called is None:
            return clause(self, node, positive)
        form = ("{} is true", "{}เป็นจริง") if positive else ("{} is not true", "{}ไม่เป็นจริง")
        return both(*form, self._call(node.called))

    def _call(self, called: typed.Called) -> Text:
        """A call of a definition, by its title, and of what."""
        title = as_noun(self.names.of_definition(called.name))
        if not called.arguments:
            return title
        of = listed([self.noun(one) for one in called.arguments])
        return both("{} of {}", "{}ของ{}", title, of)

    def records(self, node: Node) -> Text:
        """The fact or facts that an expression names."""
        return records(self, node)

    def owner(self, base: Node) -> Text | None:
        """Whose value it is; null where that goes without saying."""
        match base:
            case typed.Subject() if not any(loop.of_facts for loop in self.loops):
                return None
            case typed.Variable(slot=slot):
                called = next((loop.called for loop in self.loops if loop.slot == slot), None)
                inner = bool(self.loops) and self.loops[-1].slot == slot
                return called if inner else self.records(base)
            case _:
                return self.records(base)

    def stands_for(self, name: str) -> Node | None:
        """What a given value without a title is but another name of; null for any other member."""
        given = self.names.given(name)
        if given is None or given.title is not None or given.rounding is not None:
            return None
        return given.formula.node if is_path(given.formula.node) else None


def code(text: str) -> Text:
    """An expression as it is written, to be set as code."""
    said = f"`{' '.join(text.split())}`"
    return Text(said, said)


def is_short(node: Node) -> bool:
    """Whether an expression has few enough parts to be said in a sentence."""
    quiet = typed.Subject | typed.Variable | typed.Parent | typed.Children | typed.Facts
    return sum(not isinstance(one, quiet) for one in _said(node)) <= MOST_PARTS


def _said(node: Node) -> Iterator[Node]:
    """The parts of an expression that are told: of a call its arguments."""
    yield node
    for part in typed.parts(node) if node.called is None else node.called.arguments:
        yield from _said(part)


def is_path(node: Node) -> bool:
    """Whether an expression is a member of the fact or of one above it, and no more."""
    match node:
        case typed.Get(base=base):
            while isinstance(base, typed.Parent):
                base = base.base
            return isinstance(base, typed.Subject)
        case _:
            return False
