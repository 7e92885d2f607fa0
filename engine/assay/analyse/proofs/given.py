"""What the rows that hold give a fact, told before any fact is read, so that it can be compared."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from assay.analyse.proofs.outputs import stated
from assay.plan import Fixed, Formula, NotApplicable, NullOf, Output, RowOutput, TableDecision
from assay.values.hit_policy import Gives, Hit, NoRow, Order, Together, Violation, hit
from assay.values.null import Null
from assay.values.number import rounded
from assay.values.text import Text
from assay.values.types import Value


@dataclass(frozen=True, slots=True)
class Stated:
    """A value that is known, as facts would have it; of a null, its reason. `assumed` says why."""

    value: Hashable
    assumed: Text | None = None


@dataclass(frozen=True, slots=True)
class Open:
    """What only evaluation can tell: alike where it is computed alike.

    `null` where it is a null whatever else: that of an input.
    """

    computed: Hashable
    null: bool = False


@dataclass(frozen=True, slots=True)
class Special:
    """No row holds and nothing is given, or rows hold together that must not."""

    name: str


One: TypeAlias = Stated | Open | Special
Given: TypeAlias = Mapping[str, One]
"""What a fact is given, by outcome."""


def same(one: Given, other: Given) -> bool | None:
    """Whether two givings are the same; null where only evaluation can tell."""
    if set(one) != set(other):
        return False
    answers = [_same(one[name], other[name]) for name in one]
    if False in answers:
        return False
    return None if None in answers else True


def _same(one: One, other: One) -> bool | None:
    if one == other:
        return True
    for open_one, beside in ((one, other), (other, one)):
        if isinstance(open_one, Open):
            stated = isinstance(beside, Stated) and not isinstance(beside.value, _NullOf)
            return False if open_one.null and stated else None
    return False


def written(decision: TableDecision, row: RowOutput) -> Hashable:
    """What a row says it gives, before any hit policy or rounding: the same is equal."""

    def of(output: Output) -> Hashable:
        match output:
            case NullOf(input=at):
                return decision.inputs[at].node
            case Formula(node=node):
                return node
            case _:
                return output

    return tuple((name, type(output), of(output)) for name, output in row.outputs.items())


def given(decision: TableDecision, held: tuple[int, ...]) -> Given:
    """What a table gives where exactly these rows hold (positions, ascending)."""
    names = decision.gives
    traits = decision.policy.traits
    if not held:
        if decision.otherwise is None:
            return dict.fromkeys(names, Special("no row"))
        ones = {name: _one(decision, decision.otherwise.outputs[name]) for name in names}
        lists = traits.gives is Gives.LIST
        return {name: _listed(one) for name, one in ones.items()} if lists else ones
    if traits.together is Together.NEVER and len(held) > 1:
        return dict.fromkeys(names, Special("rows at once"))
    used = held[:1] if traits.chooses and traits.order is Order.ROWS else held
    rows = {row: {name: decision.rows[row].outputs[name] for name in names} for row in used}
    if len(used) == 1 and traits.gives in (Gives.ROW, Gives.ONE):
        return {name: _one(decision, output) for name, output in rows[used[0]].items()}
    if all(isinstance(one, Fixed | NotApplicable) for row in rows.values() for one in row.values()):
        return _hit(decision, held, names)
    ones_by_name = {name: tuple(_one(decision, rows[row][name]) for row in used) for name in names}
    ranked = tuple(decision.priorities.items())
    return {name: Open((decision.policy, ranked, tuple(ones_by_name.items()))) for name in names}


def _hit(decision: TableDecision, held: tuple[int, ...], names: tuple[str, ...]) -> Given:
    """By the hit policy itself: all outputs are stated."""

    def outputs(row: int) -> Mapping[str, Value]:
        return {name: stated(decision.rows[row].outputs[name]) for name in names}

    match hit(decision.policy, held, outputs, names, decision.priorities):
        case Hit(values=values, rows=used):
            return {
                name: Stated(_hashed(decision, values[name]), _assumed(decision, used, name))
                for name in names
            }
        case Violation():
            return dict.fromkeys(names, Special("rows at once"))
        case NoRow():
            return dict.fromkeys(names, Special("no row"))


def _one(decision: TableDecision, output: Output) -> One:
    match output:
        case Fixed(value=value, assumed=assumed):
            return Stated(_hashed(decision, value), assumed)
        case NotApplicable():
            return Stated(_hashed(decision, stated(output)))
        case NullOf(input=at):
            return Open(decision.inputs[at].node, null=True)
        case Formula(node=node):
            return Open((node, decision.rounding))


def _listed(one: One) -> One:
    """What `otherwise` gives where rows give lists; a null is a null all the same."""
    match one:
        case Stated(value=_NullOf()):
            return one
        case Stated(value=value, assumed=assumed):
            return Stated((value,), assumed)
        case _:
            return Open(("list", one))


def _assumed(decision: TableDecision, used: tuple[int, ...], name: str) -> Text | None:
    outputs = [decision.rows[row].outputs[name] for row in used]
    reasons = [one.assumed for one in outputs if isinstance(one, Fixed) and one.assumed is not None]
    return reasons[0] if reasons else None


@dataclass(frozen=True, slots=True)
class _NullOf:
    """A null by its reason: whence it comes does not tell two nulls apart."""

    reason: str


def _hashed(decision: TableDecision, value: Value) -> Hashable:
    """A value as later rules read it, in a form in which the same is equal."""
    if isinstance(value, Null):
        return _NullOf(value.reason)
    if isinstance(value, tuple):
        return tuple(_hashed(decision, one) for one in value)
    if isinstance(value, bool):
        return ("truth", value)  # for True is 1 to Python
    if isinstance(value, Decimal) and decision.rounding is not None:
        return rounded(value, decision.rounding.decimals, decision.rounding.mode)
    return value
