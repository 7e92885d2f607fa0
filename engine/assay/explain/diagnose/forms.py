"""Linear forms: what a number is as a sum of stated amounts, each times a fixed coefficient.

A typed tree is walked as the evaluator walks it, but with forms in the place of numbers. Fractions
and not decimals: a mean of three has no last digit. Where a number is no such sum (a product of
two amounts, a rounding, a choice between figures that turns on an amount) there is no form.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from assay.explain.diagnose.amounts import Amounts
from assay.facts import Book, Fact
from assay.language import FUNCTIONS, Constant, Get, How, Node, NullIf
from assay.language.typed import (
    Arithmetic,
    Call,
    For,
    If,
    Index,
    Iteration,
    ListNode,
    Negate,
    bound,
)
from assay.outcome import Grounds
from assay.outcome.giving import Made
from assay.plan import Calculation, Fixed, Formula
from assay.values.null import Null
from assay.values.types import ListOf, Record, Unknown

CellKey: TypeAlias = tuple[str, str]
"""A stated amount of the book: the fact's id and the field."""

Slots: TypeAlias = Mapping[int, Node]
"""What stands for the variables of a `for`: the records of the turn, as constants."""


@dataclass(frozen=True)
class Form:
    """`constant` plus each cell's value times its coefficient; no coefficient is 0."""

    terms: Mapping[CellKey, Fraction] = field(default_factory=dict)
    constant: Fraction = Fraction(0)

    def plus(self, other: Form, times: Fraction = Fraction(1)) -> Form:
        """The form with another added, `times` over."""
        return summed([(self, Fraction(1)), (other, times)])

    def times(self, by: Fraction) -> Form:
        """The form multiplied by a number."""
        return summed([(self, by)])


def summed(parts: Iterable[tuple[Form, Fraction]]) -> Form:
    """The sum of forms, each times a number."""
    terms: dict[CellKey, Fraction] = {}
    constant = Fraction(0)
    for form, times in parts:
        constant += form.constant * times
        for cell, coefficient in form.terms.items():
            terms[cell] = terms.get(cell, Fraction(0)) + coefficient * times
    return Form({cell: one for cell, one in terms.items() if one}, constant)


class Forms:
    """The forms of one evaluation's numbers, each worked out once."""

    def __init__(self, book: Book, grounds: Grounds, amounts: Amounts) -> None:
        self._book = book
        self._grounds = grounds
        self._amounts = amounts
        self._known: dict[CellKey, Form | None] = {}
        self._turning: dict[int, tuple[Node, bool]] = {}

    def form(self, node: Node, fact: Fact, below: Sequence[tuple[Fact, str]]) -> Form | None:
        """A number of a rule about a fact as a form; null where it is none.

        `below` are the outcomes that the expression reads (see `Grounds`).
        """
        # Not by recursion: a roll-up over a deep tree reads on and on.
        open_ = list(below)
        begun: set[CellKey] = set()
        while open_:
            one, name = open_[-1]
            key = (one.id, name)
            if key in self._known:
                open_.pop()
                continue
            made = self._grounds.made(one, name)
            if key not in begun and made is not None:
                begun.add(key)
                open_.extend(self._grounds.below(made, one))
            else:
                self._known[key] = None if made is None else self._made(made, one, name)
        return self._number(node, fact, {})

    def _made(self, made: Made, fact: Fact, name: str) -> Form | None:
        """The form of an outcome, all that it reads being known."""
        decision = made.decision
        value = self._grounds.value(_member(fact, name), fact)
        if decision.rounding is None:
            if isinstance(decision, Calculation):
                return self._number(decision.formula.node, fact, {})
            if len(made.rows) == 1 and not isinstance(value, tuple):
                if any(self._amounts.stand_in(one.node) for one in decision.inputs):
                    return None
                row = made.rows[0]
                given = decision.rows[row] if row >= 0 else decision.otherwise
                output = None if given is None else given.outputs[name]
                if isinstance(output, Formula):
                    return self._number(output.node, fact, {})
                if isinstance(output, Fixed) and isinstance(output.value, Decimal):
                    return Form(constant=Fraction(output.value))
        if isinstance(value, Decimal) and not self._amounts.stand_in(_member(fact, name)):
            return Form(constant=Fraction(value))
        return None

    # Numbers ----------------------------------------------------------------------------------

    def _number(self, node: Node, fact: Fact, slots: Slots) -> Form | None:
        match node:
            case Negate(operand=operand):
                return _scaled(self._number(operand, fact, slots), Fraction(-1))
            case Arithmetic():
                return self._arithmetic(node, fact, slots)
            case Call():
                return self._call(node, fact, slots)
            case If(condition=condition, then=then, otherwise=otherwise):
                turns = bound(condition, slots)
                if self._turns_on_amount(turns, slots):
                    return None
                holds = self._grounds.value(turns, fact) is True
                return self._number(then if holds else otherwise, fact, slots)
            case Get(base=base) if not isinstance(base.type, ListOf):
                return _only(self._members(node, fact, slots))
            case Index(source=source, position=position):
                return self._picked(source, position, fact, slots)
            case _:
                return self._fixed(node, fact, slots)

    def _fixed(self, node: Node, fact: Fact, slots: Slots) -> Form | None:
        """A number that no amount changes: a literal, a parameter, a count of lines."""
        whole = bound(node, slots)
        if self._turns_on_amount(whole, slots):
            return None
        value = self._grounds.value(whole, fact)
        return Form(constant=Fraction(value)) if isinstance(value, Decimal) else None

    def _turns_on_amount(self, node: Node, slots: Slots) -> bool:
        """Whether an amount stands in an expression, its variables replaced already."""
        if slots:
            return self._amounts.stand_in(node)
        # Asked of the same expression for fact after fact. By identity: to compare two takes as
        # long as to read them; kept beside the answer, an expression's identity is not given away.
        known = self._turning.get(id(node))
        if known is None:
            known = self._turning[id(node)] = (node, self._amounts.stand_in(node))
        return known[1]

    def _arithmetic(self, node: Arithmetic, fact: Fact, slots: Slots) -> Form | None:
        left = self._number(node.left, fact, slots)
        right = self._number(node.right, fact, slots)
        if left is None or right is None:
            return self._fixed(node, fact, slots)
        match node.op:
            case "+":
                return left.plus(right)
            case "-":
                return left.plus(right, Fraction(-1))
            case "*" if not left.terms:
                return right.times(left.constant)
            case "*" if not right.terms:
                return left.times(right.constant)
            case "/" if not right.terms and right.constant:
                return left.times(1 / right.constant)
            case _:
                return self._fixed(node, fact, slots)

    def _call(self, node: Call, fact: Fact, slots: Slots) -> Form | None:
        function, (first, *others) = FUNCTIONS[node.function], node.arguments
        match function.how:
            case How.ADDED | How.AVERAGED:
                forms = self._list(first, fact, slots)
                if forms is None or (not forms and NullIf.EMPTY in function.null):
                    return None
                averaged = function.how is How.AVERAGED and forms
                share = Fraction(1, len(forms)) if averaged else Fraction(1)
                return summed((form, share) for form in forms)
            case How.CHOSEN:
                absent = isinstance(self._grounds.value(bound(first, slots), fact), Null)
                return self._number(others[0] if absent else first, fact, slots)
            case _:
                return self._fixed(node, fact, slots)

    def _picked(self, source: Node, position: Node, fact: Fact, slots: Slots) -> Form | None:
        forms, at = self._list(source, fact, slots), self._fixed(position, fact, slots)
        if forms is None or at is None or at.constant.denominator != 1 or at.constant == 0:
            return None
        whole = self._grounds.value(bound(source, slots), fact)
        if not isinstance(whole, tuple) or len(whole) != len(forms):
            # What does not apply was left out, but it has its position.
            return None
        place = int(at.constant)
        return forms[place - 1 if place > 0 else place] if abs(place) <= len(forms) else None

    # Lists ------------------------------------------------------------------------------------

    def _list(self, node: Node, fact: Fact, slots: Slots) -> list[Form] | None:
        """The forms of a list of numbers, less those not applicable; null where one has none."""
        match node:
            case ListNode(items=items):
                return _all(self._number(item, fact, slots) for item in items)
            case Get():
                return self._members(node, fact, slots)
            case For(iterations=iterations, body=body) if not isinstance(body.type, ListOf):
                return self._turns(iterations, body, fact, slots)
            case _:
                return None

    def _turns(
        self, iterations: tuple[Iteration, ...], body: Node, fact: Fact, slots: Slots
    ) -> list[Form] | None:
        if not iterations:
            return _all([self._number(body, fact, slots)])
        first, *rest = iterations
        records = self._records(first.source, fact, slots)
        if records is None:
            return None
        found: list[Form] = []
        for record in records:
            turn = {**slots, first.slot: _record(record)}
            forms = self._turns(tuple(rest), body, fact, turn)
            if forms is None:
                return None
            found.extend(forms)
        return found

    def _members(self, node: Get, fact: Fact, slots: Slots) -> list[Form] | None:
        """A field or outcome of a record or of each of a list."""
        records = self._records(node.base, fact, slots)
        if records is None:
            return None
        found: list[Form] = []
        for record in records:
            value = self._grounds.value(_member(record, node.name), record)
            if isinstance(value, Null) and not value.applicable:
                continue
            form = self._member_form(record, node.name) if isinstance(value, Decimal) else None
            if form is None:
                return None
            found.append(form)
        return found

    def _member_form(self, record: Fact, name: str) -> Form | None:
        key = (record.id, name)
        if name not in record.values:
            return self._known.get(key)
        value = record.values[name]
        if self._amounts.stated(record.kind, name):
            return Form({key: Fraction(1)})
        return Form(constant=Fraction(value)) if isinstance(value, Decimal) else None

    def _records(self, node: Node, fact: Fact, slots: Slots) -> Sequence[Fact] | None:
        """The facts of this book that a path names; null where an amount decides which."""
        whole = bound(node, slots)
        if self._turns_on_amount(whole, slots):
            return None
        value = self._grounds.value(whole, fact)
        found = value if isinstance(value, tuple) else (value,)
        facts = [one for one in found if isinstance(one, Fact)]
        return facts if len(facts) == len(found) else None


def _record(fact: Fact) -> Constant:
    """A fact as an expression that names it."""
    return Constant(fact, type=Record(fact.kind), start=0, end=0)


def _member(fact: Fact, name: str) -> Get:
    return Get(_record(fact), name, type=Unknown(), start=0, end=0)


def _scaled(form: Form | None, by: Fraction) -> Form | None:
    return None if form is None else form.times(by)


def _only(forms: list[Form] | None) -> Form | None:
    return forms[0] if forms is not None and len(forms) == 1 else None


def _all(forms: Iterable[Form | None]) -> list[Form] | None:
    found: list[Form] = []
    for form in forms:
        if form is None:
            return None
        found.append(form)
    return found
