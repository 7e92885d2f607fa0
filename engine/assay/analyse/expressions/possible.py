"""What an expression may come to, so that nothing is asked of scenarios that can't happen.

Read off the typed tree, the schema and the rules that give what it reads, for any book that the
schema lets through. The answers err on one side: what is said to be impossible is so, and what is
said to be possible may yet be ruled out by a computation that is not looked into.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from assay.analyse.expressions.amounts import Amounts
from assay.analyse.expressions.givers import Givers, Known, arguments_of, is_list
from assay.analyse.expressions.nulls import Nulls
from assay.analyse.expressions.spread import Spread, can_be_equal, can_be_less, rank_of, shared
from assay.facts import Schema
from assay.language import FUNCTIONS, How, Node, typed
from assay.language.names import reads_previous, record_kind
from assay.plan import Calculation, Fixed, Formula, Plan
from assay.plan.scope import is_own
from assay.values.null import Null
from assay.values.types import Choice, Date, Member, Number, Value

Truths: TypeAlias = frozenset[bool]
"""Which of true and false a condition may come to; neither where it is always null."""

BOTH: Final[Truths] = frozenset((True, False))


class Possible:
    """What the expressions of a plan may come to.

    Attributes:
        plan: the plan.
        schema: the schema of real books.
        parameters: the values in force on the plan's day.
        amounts: the amounts that a number or date may come to.
        null: whether an expression may be null where something is known to hold.
    """

    def __init__(self, plan: Plan, schema: Schema) -> None:
        self.plan = plan
        self.schema = schema
        self.parameters = plan.parameters
        self._givers = Givers(plan, schema)
        amounts = Amounts(self._givers)
        self.amounts = amounts.of
        self.null = Nulls(self._givers, amounts).possible

    def is_stated(self, node: Node) -> bool:
        """Whether an expression is a field of a fact, if by a name that the rule gives it."""
        if not isinstance(node, typed.Get) or reads_previous(node.base):
            return False
        kind = record_kind(node.base.type)
        if kind is None:
            return False
        match self._givers.of(kind, node.name):
            case (Calculation(private=True, rounding=None) as given,):
                return self.is_stated(given.formula.node)
            case givers:
                return not givers and self._givers.field(kind, node.name) is not None

    def opened(self, node: Node) -> Node:
        """What an outcome or `given` of the same fact is computed by, as far as nothing rounds it.

        A name that stands for a field, or for what rules give by rows, stays as it is.
        """
        giver = self._calculation(node)
        return node if giver is None or giver.rounding else self.opened(giver.formula.node)

    def rounded_alike(self, one: Node, other: Node) -> tuple[Node, Node] | None:
        """What two values are rounded from, where both are rounded in the same way."""
        mine, theirs = self._calculation(one), self._calculation(other)
        if mine is None or theirs is None or mine.rounding != theirs.rounding:
            return None
        return mine.formula.node, theirs.formula.node

    def _calculation(self, node: Node) -> Calculation | None:
        """The one expression that gives a member of the rule's own fact."""
        if is_own(node) is None or not isinstance(node, typed.Get):
            return None
        kind = record_kind(node.base.type)
        match () if kind is None else self._givers.of(kind, node.name):
            case (Calculation() as giver,):
                return giver
            case _:
                return None

    def members(self, node: Node) -> Sequence[Member]:
        """The members that a choice or scale may be, lowest first."""
        assert isinstance(node.type, Choice)
        found = self.values(node)
        return [one for one in node.type.members if found is None or one in found]

    def truths(self, node: Node, known: Known) -> Truths:
        """Which of true and false a condition may come to."""
        match node:
            case typed.Constant(value=value):
                return frozenset({value}) if isinstance(value, bool) else frozenset()
            case typed.NullCheck(operand=operand, negated=negated):
                if not self.null(operand, known):
                    return frozenset({negated})
                return frozenset({not negated}) if self._always_null(operand, known) else BOTH
            case typed.Not(operand=operand):
                return frozenset(not truth for truth in self.truths(operand, known))
            case typed.And(operands=operands):
                return _joined([self.truths(one, known) for one in operands], decisive=False)
            case typed.Or(operands=operands):
                return _joined([self.truths(one, known) for one in operands], decisive=True)
            case typed.Compare():
                return self._comparison(node, known)
            case typed.Get():
                lies = known.lies(node)
                if lies is not None:
                    return frozenset(truth for truth in BOTH if can_be_equal(lies, rank_of(truth)))
                found = self.values(node)
                if found is None:
                    return frozenset() if self._always_null(node, known) else BOTH
                return frozenset(value for value in found if isinstance(value, bool))
            case _:
                return BOTH

    def _comparison(self, node: typed.Compare, known: Known) -> Truths:
        left, right = node.left, node.right
        if self._always_null(left, known) or self._always_null(right, known):
            return frozenset()
        one, other = self._lies(left, known), self._lies(right, known)
        if one is None or other is None:
            return BOTH
        if not one or not other:
            return frozenset()
        less = left != right and can_be_less(one, other)
        more = left != right and can_be_less(other, one)
        same = can_be_equal(one, other)
        holds, fails = {
            "=": (same, less or more),
            "!=": (less or more, same),
            "<": (less, same or more),
            "<=": (less or same, more),
            ">": (more, same or less),
            ">=": (more or same, less),
        }[node.op]
        return frozenset(truth for truth, can in ((True, holds), (False, fails)) if can)

    def _lies(self, node: Node, known: Known) -> Spread | None:
        """Where a number, date or member lies; null for any other value."""
        own: Spread
        match node.type:
            case Number() | Date():
                own = self.amounts(node)
            case Choice():
                own = tuple(one for member in self.members(node) for one in rank_of(member))
            case _:
                return known.lies(node)
        found = known.lies(node)
        return own if found is None else shared(own, found)

    def _always_null(self, node: Node, known: Known) -> bool:
        """Whether a value is null wherever it is read: an outcome that no rule gives on the day."""
        if known.lies(node) == ():
            return True
        match node:
            case typed.Constant(value=value):
                return isinstance(value, Null)
            case typed.Get(base=typed.Subject() as base, name=name):
                kind = record_kind(base.type)
                return (
                    kind is not None
                    and name not in self._givers.schema.kinds[kind].members
                    and not self._givers.of(kind, name)
                )
            case _:
                return False

    def values(self, node: Node) -> frozenset[Value] | None:
        """The truths, members or texts that an expression may be; null where any of its type."""
        match node:
            case typed.Constant(value=value):
                return frozenset({value})
            case typed.Get(base=base, name=name) if not reads_previous(base):
                kind = record_kind(base.type)
                if kind is None or not self._givers.of(kind, name):
                    return None
                return self._givers.into(
                    "values", kind, name, None, lambda: self._given(kind, name)
                )
            case typed.If(then=then, otherwise=otherwise):
                return _union([self.values(then), self.values(otherwise)])
            case typed.Call(function=name) if FUNCTIONS[name].how in (
                How.LEAST,
                How.GREATEST,
                How.CHOSEN,
            ) and not any(is_list(one) for one in arguments_of(node)):
                return _union([self.values(one) for one in arguments_of(node)])
            case _:
                return None

    def _given(self, kind: str, name: str) -> frozenset[Value] | None:
        found: list[frozenset[Value] | None] = []
        for giver in self._givers.of(kind, name):
            if isinstance(giver, Calculation):
                found.append(self.values(giver.formula.node))
            elif not giver.policy.traits.one_row:
                return None
            else:
                for output in giver.outputs(name):
                    if isinstance(output, Fixed):
                        found.append(frozenset({output.value}))
                    elif isinstance(output, Formula):
                        found.append(self.values(output.node))
        known = _union(found)
        return known and frozenset(one for one in known if not isinstance(one, Null))


def _joined(truths: Sequence[Truths], *, decisive: bool) -> Truths:
    """What a conjunction (`decisive` false) or disjunction of conditions may come to."""
    if any(one == {decisive} for one in truths):
        return frozenset({decisive})
    found = {decisive} if any(decisive in one for one in truths) else set()
    if all((not decisive) in one for one in truths):
        found.add(not decisive)
    return frozenset(found)


def _union(several: Iterable[frozenset[Value] | None]) -> frozenset[Value] | None:
    found: set[Value] = set()
    for one in several:
        if one is None:
            return None
        found |= one
    return frozenset(found)
