"""The value of a typed tree in a world: a walk of the tree, one small function a node."""

from __future__ import annotations

import decimal
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from keyword import iskeyword
from typing import Any, Final

from assay.language import logic, typed
from assay.language.arithmetic import SLOW, computed, part_of
from assay.language.budget import Exhausted, charge, fits
from assay.language.functions import FUNCTIONS
from assay.language.functions.numbers import whole
from assay.language.interpolation import interpolated
from assay.language.kinship import NO_VALUE
from assay.language.logic import Truth
from assay.language.names import record_kind
from assay.language.typed import Node
from assay.language.world import Fact, World
from assay.values.null import Null, joined, missing, null_of, undefined
from assay.values.quotient import negated
from assay.values.types import Value


def evaluate(node: Node, world: World, record: Fact | None = None) -> Value:
    """The value of an expression about a fact.

    Args:
        node: a tree that compiled without problems.
        world: what it reads; its methods are called once for each reading.
        record: the rule's fact; may be left out where the tree has no `Subject`.

    Returns:
        A value of the node's type, or a `Null` with its causes. Nothing is raised for what facts
        hold: a computation without a result, or with too much to do, is null, undefined.
    """
    budget = world.budget
    try:
        evaluation = _Evaluation(world, record, budget.allowed(node))
        try:
            return evaluation.value(node)
        finally:
            budget.spent(evaluation.allowed - max(evaluation.left, 0))
    except Exhausted as exhausted:
        budget.refuse(node, exhausted.why)
        world.given_up(node, exhausted.why)
        return undefined(exhausted.why.en, exhausted.why.th)


class _Evaluation:
    """One evaluation: the world, the fact, the variables bound so far, and the work left to do.

    Each class of nodes has the method of its name; one that is forgotten fails at import.
    """

    __slots__ = ("allowed", "left", "record", "slots", "world")

    def __init__(self, world: World, record: Fact | None, allowed: int) -> None:
        self.world = world
        self.record = record
        self.slots: dict[int, Value] = {}
        self.allowed = self.left = allowed

    def value(self, node: Node) -> Value:
        self.left -= 1
        if self.left < 0:
            raise self.world.budget.too_much()
        return _VALUE[type(node)](self, node)

    def spend(self, steps: int) -> None:
        self.left -= steps
        if self.left < 0:
            raise self.world.budget.too_much()

    def passed(self, value: Value) -> Value:
        """A value that has been gone through, or made, with the work that this is."""
        charge(self.spend, value)
        return value

    def truth(self, node: Node) -> Truth:
        return logic.as_truth(self.value(node))

    # Values -----------------------------------------------------------------------------------

    def constant(self, node: typed.Constant) -> Value:
        return node.value

    def list_node(self, node: typed.ListNode) -> Value:
        return tuple(self.value(item) for item in node.items)

    def subject(self, node: typed.Subject) -> Value:
        assert self.record is not None, "an expression about a fact needs a fact"
        return self.record

    def variable(self, node: typed.Variable) -> Value:
        return self.slots[node.slot]

    def get(self, node: typed.Get) -> Value:
        return self.over(node.base, lambda one: self.world.value(one, node.name))

    def parent(self, node: typed.Parent) -> Value:
        return self.over(node.base, lambda one: self.world.parent(one, node.kind))

    def children(self, node: typed.Children) -> Value:
        return self.over(node.base, lambda one: self.world.children(one, node.kind))

    def facts(self, node: typed.Facts) -> Value:
        facts = self.world.facts(node.kind)
        self.spend(len(facts))
        return facts

    def previous(self, node: typed.Previous) -> Value:
        return self.over(node.base, self.world.previous)

    def book_value(self, node: typed.BookValue) -> Value:
        return self.world.book(node.name)

    def parameter(self, node: typed.Parameter) -> Value:
        return self.world.parameter(node.name)

    def over(self, base: Node, ask: Callable[[Any], Value]) -> Value:
        """What is asked of a record, or of each of a list in one flat list; null of a null."""
        records = self.value(base)
        if isinstance(records, Null):
            return records
        if not isinstance(records, tuple):
            return ask(records)
        flat: list[Value] = []
        for one in records:
            found = one if isinstance(one, Null) else ask(one)
            several = found if isinstance(found, tuple) else (found,)
            self.spend(1 + len(several))
            flat.extend(several)
        return tuple(flat)

    # Computations -----------------------------------------------------------------------------

    def negate(self, node: typed.Negate) -> Value:
        operand = self.value(node.operand)
        return negated(operand) if isinstance(operand, Decimal) else _null(operand)

    def arithmetic(self, node: typed.Arithmetic) -> Value:
        left, right = self.value(node.left), self.value(node.right)
        if isinstance(left, Null) or isinstance(right, Null):
            null = joined(side for side in (left, right) if isinstance(side, Null))
            self.spend(len(null.causes))
            return null
        unlike = self.unlike(node, node.units)
        if unlike is not None:
            return unlike
        if isinstance(left, str) and isinstance(right, str):
            fits(len(left) + len(right))
            self.spend((len(left) + len(right)) // 16)
        elif node.op == "**":
            self.spend(SLOW)
        try:
            return computed(node.op, left, right)
        except decimal.DecimalException:
            return undefined("a number beyond the range of numbers", "ตัวเลขใหญ่เกินกว่าที่คำนวณได้")

    def date_part(self, node: typed.DatePart) -> Value:
        return self.over(node.operand, lambda one: part_of(node.part, one))

    def call(self, node: typed.Call) -> Value:
        function = FUNCTIONS[node.function]
        arguments = [self.passed(self.value(argument)) for argument in node.arguments]
        unlike = self.unlike(node, node.units)
        if unlike is not None:
            return unlike
        self.spend(function.effort)
        try:
            if function.spends:
                return self.passed(function.apply(*arguments, spend=self.spend))
            return self.passed(function.apply(*arguments))
        except decimal.DecimalException:
            return undefined(
                f"{node.function} beyond the range of numbers",
                f"ผลของ {node.function} ใหญ่เกินกว่าที่คำนวณได้",
            )

    # Logic ------------------------------------------------------------------------------------

    def compare(self, node: typed.Compare) -> Value:
        left, right = self.passed(self.value(node.left)), self.passed(self.value(node.right))
        return self.of_like_units(node, logic.compare(node.op, left, right))

    def null_check(self, node: typed.NullCheck) -> Value:
        return isinstance(self.value(node.operand), Null) != node.negated

    def and_(self, node: typed.And) -> Value:
        return logic.conjunction(self.truth(one) for one in node.operands)

    def or_(self, node: typed.Or) -> Value:
        return logic.disjunction(self.truth(one) for one in node.operands)

    def not_(self, node: typed.Not) -> Value:
        return logic.negation(self.truth(node.operand))

    def within(self, node: typed.Within) -> Value:
        value = self.value(node.operand)
        met = (self.met(test, value) for test in node.tests)
        return self.of_like_units(node, logic.disjunction(met))

    def met(self, test: typed.Test, value: Value) -> Truth:
        match test:
            case typed.IsNull():
                return isinstance(value, Null)
            case typed.Comparison(op=op, operand=operand):
                return logic.compare(op, value, self.passed(self.value(operand)))
            case typed.Interval(low=low, high=high):
                return logic.within(
                    value,
                    self.value(low),
                    self.value(high),
                    low_closed=test.low_closed,
                    high_closed=test.high_closed,
                )
            case typed.Among(elements=elements):
                found = self.passed(self.value(elements))
                if not isinstance(found, tuple):
                    return logic.as_truth(found)
                return logic.disjunction(logic.compare("=", value, one) for one in found)

    # Control ----------------------------------------------------------------------------------

    def if_(self, node: typed.If) -> Value:
        holds = self.truth(node.condition)
        if isinstance(holds, Null):
            self.world.undecided(node, holds)
        return self.value(node.then if holds is True else node.otherwise)

    def steps(self, node: typed.Steps) -> Value:
        ends = [self.value(node.first), self.value(node.last)]
        if null := null_of(ends):
            return null
        first, last = (whole(end) if isinstance(end, Decimal) else None for end in ends)
        if first is None or last is None:
            return undefined(
                f"steps from {ends[0]} to {ends[1]}, which are not whole",
                f"ลำดับจาก {ends[0]} ถึง {ends[1]} ซึ่งไม่ใช่จำนวนเต็ม",
            )
        self.spend(abs(last - first) + 1)
        step = 1 if first <= last else -1
        return tuple(Decimal(one) for one in range(first, last + step, step))

    def for_(self, node: typed.For) -> Value:
        results: list[Value] = []
        for null in self.turns(node.iterations):
            if null is not None:
                return null
            results.append(self.value(node.body))
        return tuple(results)

    def quantified(self, node: typed.Quantified) -> Value:
        truths: list[Truth] = []
        decisive = node.quantifier == "some"
        for null in self.turns(node.iterations):
            if null is not None:
                return null
            truth = self.truth(node.condition)
            if truth is decisive:
                return truth
            truths.append(truth)
        if node.strict and not truths:
            source = node.iterations[0].source
            return missing(_kind(source))
        return logic.disjunction(truths) if decisive else logic.conjunction(truths)

    def turns(self, iterations: tuple[typed.Iteration, ...]) -> Iterator[Null | None]:
        """Binds the variables to one combination after another; a null list ends it."""
        if not iterations:
            yield None
            return
        first, *rest = iterations
        source = self.value(first.source)
        if not isinstance(source, tuple):
            yield _null(source)
            return
        for element in source:
            self.slots[first.slot] = element
            self.spend(1)
            for null in self.turns(tuple(rest)):
                yield null
                if null is not None:
                    return

    def filter(self, node: typed.Filter) -> Value:
        source = self.value(node.source)
        if not isinstance(source, tuple):
            return _null(source)
        kept: list[Value] = []
        unjudged: list[Null] = []
        for element in source:
            self.slots[node.slot] = element
            holds = self.truth(node.condition)
            if holds is True:
                kept.append(element)
            elif isinstance(holds, Null) and holds.applicable:
                unjudged.append(holds)
        if not unjudged:
            return tuple(kept)
        null = joined(unjudged)
        self.passed(null)
        # Where several lack the very same, it is no item that lacks it: the null says what does.
        if len(unjudged) == 1 or len(set(unjudged)) > 1:
            self.world.undecided(node, null)
        return null

    def index(self, node: typed.Index) -> Value:
        source, position = self.value(node.source), self.value(node.position)
        if isinstance(source, Null) or isinstance(position, Null):
            return joined(one for one in (source, position) if isinstance(one, Null))
        if not isinstance(source, tuple) or not isinstance(position, Decimal):
            return undefined("a position in no list", "ลำดับที่ในสิ่งที่ไม่ใช่ชุดค่า")
        at = whole(position)
        if at is None or at == 0 or abs(at) > len(source):
            return undefined(
                f"position {position} in a list of {len(source)}",
                f"ลำดับที่ {position} ในชุดที่มี {len(source)} ค่า",
            )
        element: Value = source[at - 1 if at > 0 else at]
        return element

    def interpolate(self, node: typed.Interpolate) -> Value:
        unlike = self.unlike(node, node.units)
        if unlike is not None:
            return unlike

        def later(end: Node | None) -> Callable[[], Value] | None:
            return None if end is None else lambda: self.value(end)

        try:
            return interpolated(
                self.value(node.x),
                [self.value(point.x) for point in node.points],
                lambda at: self.value(node.points[at].y),
                between=node.between,
                below=later(node.below),
                above=later(node.above),
                worse=later(node.worse),
                better=later(node.better),
                clamped=node.clamped,
            )
        except decimal.DecimalException:
            return undefined("a number beyond the range of numbers", "ตัวเลขใหญ่เกินกว่าที่คำนวณได้")

    # Units ------------------------------------------------------------------------------------

    def of_like_units(self, node: typed.Compare | typed.Within, truth: Truth) -> Value:
        """What amounts compared come to; null where their units are unlike."""
        return truth if isinstance(truth, Null) else self.unlike(node, node.units) or truth

    def unlike(self, node: Node, alike: tuple[typed.Alike, ...]) -> Null | None:
        """A null where amounts of unlike units met, having told the world."""
        for group in alike:
            texts: dict[str, None] = {}
            for unit in group.units:
                found = self.passed(self.value(unit))
                for one in found if isinstance(found, tuple) else (found,):
                    if not isinstance(one, Null):
                        texts[str(one)] = None
            if len(texts) > 1:
                self.world.unlike_units(node, tuple(texts))
                return undefined(
                    f"unlike units: {', '.join(texts)}", f"หน่วยต่างกัน: {', '.join(texts)}"
                )
        return None


def _name(of: type[Node]) -> str:
    """The method for a class of nodes: `date_part` for `DatePart`, `and_` for `And`."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", of.__name__).lower()
    return f"{name}_" if iskeyword(name) else name


_VALUE: Final[dict[type, Callable[[_Evaluation, Any], Value]]] = {
    of: getattr(_Evaluation, _name(of)) for of in Node.__subclasses__()
}


def _null(value: Value) -> Null:
    return value if isinstance(value, Null) else NO_VALUE


def _kind(source: Node) -> str:
    """What a list that turned out empty should have held, for the cause of a null."""
    return record_kind(source.type) or "an empty list"
