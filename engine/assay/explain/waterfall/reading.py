"""The values of an expression with where each comes from: operands, and the elements of lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from assay.explain.waterfall import wording
from assay.explain.waterfall.steps import Operand, Waterfall
from assay.facts import Fact
from assay.finding import Span
from assay.language import FUNCTIONS, How, Node, evaluate, typed
from assay.outcome import Evaluation
from assay.outcome.naming import before, title_of, who
from assay.outcome.reading import ReadingWorld
from assay.plan import RuleInfo
from assay.values.text import Text
from assay.values.types import Unknown, Value

Steps: TypeAlias = "Callable[[Node, Here], Waterfall]"


@dataclass(frozen=True)
class Here:
    """Where an expression stands: its rule and text, the fact it is about, and the evaluation.

    `steps` makes the waterfall of a part of the expression.
    """

    evaluation: Evaluation
    fact: Fact
    rule: RuleInfo
    text: str
    span: Span
    steps: Steps

    def value(self, node: Node) -> Value:
        """The value of a part of the expression."""
        return evaluate(node, self.evaluation.tracer.run.world, self.fact)

    def written(self, node: Node) -> Text:
        """A part of the expression as it is written, in one line."""
        return Text(" ".join(self.text[node.start : node.end].split()) or self.text)

    # Operands ---------------------------------------------------------------------------------

    def operand(self, node: Node) -> Operand:
        """A part of the expression as a value that a step rests on."""
        value = self.value(node)
        match node:
            case typed.Get(base=base, name=name):
                record = self.value(base)
                if isinstance(record, Fact):
                    return self.read(record, name)
            case typed.Index(source=source):
                element = self._at(source, self.value(node.position))
                if element is not None:
                    return element
            case typed.Constant():
                return Operand(self.written(node), value)
            case typed.BookValue(name=name):
                return Operand(Text(f"book.{name}"), value, name=f"book.{name}")
            case typed.Parameter(name=name):
                return Operand(Text(f"parameters.{name}"), value, name=f"parameters.{name}")
            case _:
                pass
        if isinstance(value, Decimal) and node.called is None:
            return Operand(self.written(node), value, parts=self.steps(node, self))
        return Operand(self.written(node), value, reads=tuple(self._reads(node)))

    def read(self, fact: Fact, name: str) -> Operand:
        """A field or outcome of a fact as a value that a step rests on."""
        value = self.evaluation.tracer.run.world.value(fact, name)
        stated = name in fact.values
        title = title_of(self.evaluation, fact, name)
        previous = self.evaluation.book.find(fact.id) is not fact
        return Operand(
            before(title) if previous else title,
            value,
            who=None if fact.id == self.fact.id else who(self.evaluation.book, fact),
            fact=fact.id,
            name=name,
            span=fact.spans.get(name) if stated else None,
            document=fact.document if stated else None,
            place=fact.place if stated else None,
            previous=previous,
            computed=not stated,
        )

    def _reads(self, node: Node) -> Iterator[Operand]:
        world = ReadingWorld(self.evaluation.tracer.run.world)
        evaluate(node, world, self.fact)
        for fact, name, value in world.read:
            if fact is not None:
                yield self.read(fact, name)
            else:
                yield Operand(Text(name), value, name=name)

    def _at(self, source: Node, position: Value) -> Operand | None:
        elements = self.elements(source)
        if not isinstance(position, Decimal) or not 1 <= abs(position) <= len(elements):
            return None
        at = int(position)
        return elements[at - 1 if at > 0 else at]

    # Elements ---------------------------------------------------------------------------------

    def elements(self, node: Node) -> tuple[Operand, ...]:
        """The elements of a list, in order, with where each comes from as far as can be told."""
        values = self.value(node)
        if not isinstance(values, tuple):
            return ()
        found = tuple(self._elements(node, values))
        if [one.value for one in found] == list(values):
            return found
        return tuple(self._plain(value) for value in values)

    def _elements(self, node: Node, values: Sequence[Value]) -> Iterator[Operand]:
        match node:
            case typed.ListNode(items=items):
                yield from map(self.operand, items)
            case typed.Get(base=base, name=name):
                yield from self._of_facts(self.value(base), name)
            case typed.Filter(source=source, slot=slot, condition=condition):
                for element in self.elements(source):
                    kept = typed.bound(condition, {slot: _constant(element.value)})
                    if self.value(kept) is True:
                        yield element
            case typed.For(iterations=iterations, body=body):
                yield from self._turns(iterations, body, None)
            case typed.Call(function=name) if FUNCTIONS[name].how is How.JOINED:
                for argument in node.arguments:
                    yield from self.elements(argument)
            case typed.If(condition=condition, then=then, otherwise=otherwise):
                taken = then if self.value(condition) is True else otherwise
                yield from self.elements(taken)
            case _:
                yield from map(self._plain, values)

    def _of_facts(self, base: Value, name: str) -> Iterator[Operand]:
        for one in base if isinstance(base, tuple) else (base,):
            if not isinstance(one, Fact):
                yield self._plain(one)
                continue
            read = self.read(one, name)
            if isinstance(read.value, tuple):
                yield from (replace(read, value=value, computed=False) for value in read.value)
            else:
                yield read

    def _turns(
        self, iterations: tuple[typed.Iteration, ...], body: Node, turn: Text | None
    ) -> Iterator[Operand]:
        if not iterations:
            found = self.operand(body)
            yield found if turn is None else replace(found, who=turn)
            return
        first, *rest = iterations
        for element in self.elements(first.source):
            slots = {first.slot: _constant(element.value)}
            later = tuple(typed.Iteration(one.slot, typed.bound(one.source, slots)) for one in rest)
            named = turn or element.who or element.title
            yield from self._turns(later, typed.bound(body, slots), named)

    def _plain(self, value: Value) -> Operand:
        if isinstance(value, Fact):
            return Operand(
                who(self.evaluation.book, value),
                value,
                who=who(self.evaluation.book, value),
                fact=value.id,
                span=value.span,
                document=value.document,
                place=value.place,
            )
        return Operand(wording.VALUE, value)


def _constant(value: Value) -> typed.Constant:
    return typed.Constant(value, type=Unknown(), start=0, end=0)
