"""Hit policies: from the rows that hold to the outcomes of a table (DMN 1.5, 8.2.10).

Where DMN leaves a choice, or design asks for more, this module does as follows.

- A table of several outcomes makes each of them a value (a tuple, a sum, ...) of its own.
- `priority` and `output order` compare outcomes left to right by their place in `values`;
  outcomes without `values` take no part, an output that is not listed ranks after those that are
  (a null after all), and rows that are level keep their order.
- `collect` keeps the order of rows, so that a result is the same every time.
- Aggregates are those of expressions: an output that is not applicable is left out; then a null
  among them makes a sum, minimum or maximum null, with all causes. The count is of all outputs,
  alike or not, nulls included.
- No row is `NoRow` under every policy, a count too: DMN gives the default output or null.
"""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from typing import Final, TypeAlias

from assay.values.hit_policy import HitPolicy
from assay.values.null import Null, joined, undefined
from assay.values.number import CONTEXT
from assay.values.types import Member, Value

Outputs: TypeAlias = Mapping[str, Value]
"""The values of a row's outcomes, by name."""


@dataclass(frozen=True, slots=True)
class Hit:
    """The outcomes, and the rows that they come from (positions from 0, in the order used)."""

    values: Outputs
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NoRow:
    """No row holds. The caller takes `otherwise`, or null with the finding `no-row`."""


@dataclass(frozen=True, slots=True)
class Violation:
    """Rows that must not hold together do: two under `unique`, or unlike outputs under `any`.

    `rows` are all that hold; `outcomes` those whose outputs differ (under `any`; else empty).
    """

    policy: HitPolicy
    rows: tuple[int, ...]
    outcomes: tuple[str, ...] = ()


Result: TypeAlias = Hit | NoRow | Violation


def hit(
    policy: HitPolicy,
    rows: Sequence[int],
    outputs: Callable[[int], Outputs],
    outcomes: Sequence[str],
    priorities: Mapping[str, Sequence[Value]],
) -> Result:
    """The outcomes of a table under its hit policy.

    Args:
        policy: the table's hit policy.
        rows: positions of the rows that hold, ascending.
        outputs: computes the outputs of a row; called once for each row whose outputs matter.
        outcomes: names of the table's outcomes, in the order written.
        priorities: the `values` of an outcome, highest priority first; `priority` and
            `output order` need those of one outcome at least (ValueError).

    Raises TypeError where an aggregate meets an output without a sum or an order: both are refused
    where rules are checked.
    """
    if not rows:
        return NoRow()
    if policy is HitPolicy.UNIQUE and len(rows) > 1:
        return Violation(policy, tuple(rows))
    if policy in (HitPolicy.UNIQUE, HitPolicy.FIRST):
        return Hit(outputs(rows[0]), (rows[0],))
    found = {row: outputs(row) for row in rows}
    match policy:
        case HitPolicy.ANY:
            return _any(found, outcomes)
        case HitPolicy.PRIORITY:
            first = _by_priority(found, outcomes, priorities)[0]
            return Hit(found[first], (first,))
        case HitPolicy.OUTPUT_ORDER:
            return _lists(_by_priority(found, outcomes, priorities), found, outcomes)
        case HitPolicy.RULE_ORDER | HitPolicy.COLLECT:
            return _lists(tuple(rows), found, outcomes)
        case _:
            aggregate = _AGGREGATES[policy]
            values = {name: aggregate([found[row][name] for row in rows]) for name in outcomes}
            return Hit(values, tuple(rows))


def _any(found: Mapping[int, Outputs], outcomes: Sequence[str]) -> Result:
    """All rows, if their outputs are alike; null is like null, whatever the causes."""
    rows = tuple(found)
    columns = {name: [found[row][name] for row in rows] for name in outcomes}
    unlike = tuple(
        name
        for name, values in columns.items()
        if not all(_alike(values[0], other) for other in values[1:])
    )
    if unlike:
        return Violation(HitPolicy.ANY, rows, unlike)
    return Hit({name: _shared(values) for name, values in columns.items()}, rows)


def _shared(values: Sequence[Value]) -> Value:
    """The one value of all; of nulls, one with the causes of each."""
    nulls = [value for value in values if isinstance(value, Null)]
    return joined(nulls) if nulls else values[0]


def _alike(one: Value, other: Value) -> bool:
    if isinstance(one, Null) or isinstance(other, Null):
        return isinstance(one, Null) and isinstance(other, Null)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_alike, one, other))
    return one == other


def _by_priority(
    found: Mapping[int, Outputs], outcomes: Sequence[str], priorities: Mapping[str, Sequence[Value]]
) -> tuple[int, ...]:
    """The rows, highest priority first; rows that are level in their order."""
    ranked = [name for name in outcomes if name in priorities]
    if not ranked:
        raise ValueError("no outcome has `values` to take priorities from")

    def place(row: int) -> tuple[int, ...]:
        return tuple(_rank(found[row][name], priorities[name]) for name in ranked)

    return tuple(sorted(found, key=place))


def _rank(value: Value, listed: Sequence[Value]) -> int:
    if isinstance(value, Null):
        return len(listed) + 1
    return next((at for at, one in enumerate(listed) if _alike(one, value)), len(listed))


def _lists(rows: tuple[int, ...], found: Mapping[int, Outputs], outcomes: Sequence[str]) -> Hit:
    return Hit({name: tuple(found[row][name] for row in rows) for name in outcomes}, rows)


def _aggregate(of: Callable[[Sequence[Value]], Value]) -> Callable[[Sequence[Value]], Value]:
    """An aggregate of outputs, none of them null."""

    def aggregate(values: Sequence[Value]) -> Value:
        kept = _applicable(values)
        nulls = [value for value in kept or values if isinstance(value, Null)]
        return joined(nulls) if nulls else of(kept)

    return aggregate


def _applicable(values: Sequence[Value]) -> list[Value]:
    return [value for value in values if not isinstance(value, Null) or value.applicable]


def _sum(values: Sequence[Value]) -> Value:
    try:
        return reduce(CONTEXT.add, (_number(value) for value in values))
    except decimal.Overflow:
        return undefined("number too large", "ตัวเลขใหญ่เกินกว่าที่คำนวณได้")


def _number(value: Value) -> Decimal:
    if isinstance(value, Decimal):
        return value
    raise TypeError(f"{value!r} is no number to add")


def _order(value: Value) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, dt.date):
        return Decimal(value.toordinal())
    if isinstance(value, Member):
        return Decimal(value.rank)
    raise TypeError(f"{value!r} has no order")


_AGGREGATES: Final[Mapping[HitPolicy, Callable[[Sequence[Value]], Value]]] = {
    HitPolicy.COLLECT_SUM: _aggregate(_sum),
    HitPolicy.COLLECT_MIN: _aggregate(lambda values: min(values, key=_order)),
    HitPolicy.COLLECT_MAX: _aggregate(lambda values: max(values, key=_order)),
    HitPolicy.COLLECT_COUNT: lambda values: Decimal(len(_applicable(values))),
}
