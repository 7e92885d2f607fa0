"""Hit policies of decision tables: from the rows that hold to the outcomes (DMN 1.5, 8.2.10).

All that sets one policy apart stands in its entry of `HitPolicy`, so a new one is one entry more.
Where DMN leaves a choice, or the language asks for more, they do as follows.

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
from enum import Enum, StrEnum
from functools import partial
from typing import Self, TypeAlias

from assay.values.null import Null, null_of, undefined
from assay.values.quotient import total
from assay.values.text import Text
from assay.values.types import Choice, Date, ListOf, Member, Number, Type, Unknown, Value

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

    rows: tuple[int, ...]
    outcomes: tuple[str, ...] = ()


Result: TypeAlias = Hit | NoRow | Violation


@dataclass(frozen=True, slots=True)
class Held:
    """The rows of a table that hold, one at least: positions, ascending.

    `outputs` computes what a row gives, and is asked once for each row whose outputs matter;
    `outcomes` are the table's, in the order written; `priorities` the `values` of an outcome,
    highest priority first.
    """

    rows: tuple[int, ...]
    outputs: Callable[[int], Outputs]
    outcomes: Sequence[str]
    priorities: Mapping[str, Sequence[Value]]


class Gives(Enum):
    """What an outcome is, where rows give values of a type."""

    ROW = "what one row gives"
    ONE = "one value made of what several give"
    LIST = "a list of what several give"
    COUNT = "a number, whatever they give"


class Together(Enum):
    """Whether two rows may hold at once."""

    NEVER = "never"
    ALIKE = "where they give the same"
    ALLOWED = "always"


class Order(Enum):
    """Which row goes before another where both hold."""

    NONE = "neither"
    ROWS = "the one that is written first"
    VALUES = "the one whose value stands first under `values`"


class MadeOf(Enum):
    """The types that rows may give."""

    ANYTHING = "anything"
    ORDERED = "what has an order"
    NUMBERS = "numbers"


@dataclass(frozen=True, kw_only=True)
class Traits:
    """All that is known of a hit policy.

    Attributes:
        name: what rule files call it.
        gives: what the outcome is.
        together: whether rows may hold at once.
        order: which row goes first.
        made_of: the types that rows may give.
        settle: the outcomes, from the rows that hold.
        adds: how much each of several outputs adds to an outcome that is a number; null of one
            that has no part in it.
        added: what is said of an output that adds to it, where it needs saying.
        words: what it makes of the rows that hold, as a sentence.
    """

    name: str
    gives: Gives
    together: Together
    order: Order
    made_of: MadeOf
    settle: Callable[[Held], Result]
    adds: Callable[[Sequence[Value]], Sequence[Decimal | None]]
    added: Text | None
    words: Text

    @property
    def needs_values(self) -> bool:
        """Whether `values` of an outcome at least say what goes first."""
        return self.order is Order.VALUES

    @property
    def one_row(self) -> bool:
        """Whether the outcome is what a row gives, and not made of several."""
        return self.gives is Gives.ROW

    @property
    def chooses(self) -> bool:
        """Whether it takes one row, whichever hold."""
        return self.one_row and self.together is Together.ALLOWED

    def result(self, of: Type) -> Type:
        """The type of an outcome whose rows give values of a type."""
        match self.gives:
            case Gives.COUNT:
                return Number()
            case Gives.LIST:
                return ListOf(of)
            case Gives.ROW | Gives.ONE:
                return of

    def can_be_made_of(self, of: Type) -> bool:
        """Whether rows may give values of a type."""
        match self.made_of:
            case MadeOf.ANYTHING:
                return True
            case MadeOf.NUMBERS:
                return isinstance(of, Number | Unknown)
            case MadeOf.ORDERED:
                ordered = not isinstance(of, Choice) or of.ordered
                return ordered and isinstance(of, Number | Date | Choice | Unknown)


# One row ----------------------------------------------------------------------------------------


def _only(held: Held) -> Result:
    return Violation(held.rows) if len(held.rows) > 1 else _first(held)


def _first(held: Held) -> Result:
    return Hit(held.outputs(held.rows[0]), (held.rows[0],))


def _any(held: Held) -> Result:
    """All rows, if their outputs are alike; null is like null, whatever the causes."""
    columns = _columns(held, held.rows, {row: held.outputs(row) for row in held.rows})
    unlike = tuple(
        name
        for name, values in columns.items()
        if not all(are_alike(values[0], other) for other in values[1:])
    )
    if unlike:
        return Violation(held.rows, unlike)
    return Hit({name: _shared(values) for name, values in columns.items()}, held.rows)


def _shared(values: Sequence[Value]) -> Value:
    """The one value of all; of nulls, one with the causes of each."""
    return null_of(values) or values[0]


def are_alike(one: Value, other: Value) -> bool:
    """Whether two outputs are the same; null is like null, whatever the causes."""
    if isinstance(one, Null) or isinstance(other, Null):
        return isinstance(one, Null) and isinstance(other, Null)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(are_alike, one, other))
    return one == other


def _highest(held: Held) -> Result:
    found = {row: held.outputs(row) for row in held.rows}
    first = _by_priority(held, found)[0]
    return Hit(found[first], (first,))


def _by_priority(held: Held, found: Mapping[int, Outputs]) -> tuple[int, ...]:
    """The rows, highest priority first; rows that are level in their order."""
    ranked = [name for name in held.outcomes if name in held.priorities]
    if not ranked:
        raise ValueError("no outcome has `values` to take priorities from")

    def place(row: int) -> tuple[int, ...]:
        return tuple(rank_of(found[row][name], held.priorities[name]) for name in ranked)

    return tuple(sorted(found, key=place))


def rank_of(value: Value, listed: Sequence[Value]) -> int:
    """The place of an output among the `values` of its outcome; what is not listed goes last."""
    if isinstance(value, Null):
        return len(listed) + 1
    return next((at for at, one in enumerate(listed) if are_alike(one, value)), len(listed))


def _at(place: int, values: Sequence[Value]) -> Sequence[Decimal | None]:
    """One of several outputs as it is, the others as without a part."""
    return [
        value if at == place and isinstance(value, Decimal) else None
        for at, value in enumerate(values)
    ]


def _of_a_row(
    name: str, settle: Callable[[Held], Result], together: Together, order: Order, words: Text
) -> Traits:
    return Traits(
        name=name,
        gives=Gives.ROW,
        together=together,
        order=order,
        made_of=MadeOf.ANYTHING,
        settle=settle,
        adds=partial(_at, 0),
        added=Text("the row that fired gives the value", "แถวที่ตรงเป็นตัวกำหนดค่า"),
        words=words,
    )


# Several rows -----------------------------------------------------------------------------------


def _columns(
    held: Held, rows: Sequence[int], found: Mapping[int, Outputs]
) -> dict[str, tuple[Value, ...]]:
    """What rows give, by outcome."""
    return {name: tuple(found[row][name] for row in rows) for name in held.outcomes}


def _listed(held: Held) -> Result:
    found = {row: held.outputs(row) for row in held.rows}
    return Hit(_columns(held, held.rows, found), held.rows)


def _listed_by_priority(held: Held) -> Result:
    found = {row: held.outputs(row) for row in held.rows}
    rows = _by_priority(held, found)
    return Hit(_columns(held, rows, found), rows)


def _aggregated(aggregate: Callable[[Sequence[Value]], Value]) -> Callable[[Held], Result]:
    def settle(held: Held) -> Result:
        columns = _columns(held, held.rows, {row: held.outputs(row) for row in held.rows})
        return Hit({name: aggregate(values) for name, values in columns.items()}, held.rows)

    return settle


def _known(of: Callable[[Sequence[Value]], Value]) -> Callable[[Sequence[Value]], Value]:
    """An aggregate of outputs, none of them null."""

    def aggregate(values: Sequence[Value]) -> Value:
        kept = _applicable(values)
        return null_of(kept or values) or of(kept)

    return aggregate


def _applicable(values: Sequence[Value]) -> list[Value]:
    return [value for value in values if not isinstance(value, Null) or value.applicable]


def _sum(values: Sequence[Value]) -> Value:
    try:
        return total(_number(value) for value in values)
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


def _least(values: Sequence[Value]) -> Value:
    return min(values, key=_order)


def _greatest(values: Sequence[Value]) -> Value:
    return max(values, key=_order)


def _each(values: Sequence[Value]) -> Sequence[Decimal | None]:
    return [value if isinstance(value, Decimal) else Decimal(0) for value in values]


def _each_once(values: Sequence[Value]) -> Sequence[Decimal | None]:
    return [Decimal(len(_applicable([value]))) for value in values]


def _chosen(
    choose: Callable[[Sequence[Value]], Value],
) -> Callable[[Sequence[Value]], Sequence[Decimal | None]]:
    """Only the one that is chosen adds anything."""

    def adds(values: Sequence[Value]) -> Sequence[Decimal | None]:
        chosen = choose([value for value in values if isinstance(value, Decimal)])
        return _at(next(at for at, value in enumerate(values) if value is chosen), values)

    return adds


def _list(name: str, settle: Callable[[Held], Result], order: Order, words: Text) -> Traits:
    return Traits(
        name=name,
        gives=Gives.LIST,
        together=Together.ALLOWED,
        order=order,
        made_of=MadeOf.ANYTHING,
        settle=settle,
        adds=lambda values: [None for _ in values],
        added=None,
        words=words,
    )


def _extreme(
    name: str, choose: Callable[[Sequence[Value]], Value], added: Text, words: Text
) -> Traits:
    return Traits(
        name=name,
        gives=Gives.ONE,
        together=Together.ALLOWED,
        order=Order.NONE,
        made_of=MadeOf.ORDERED,
        settle=_aggregated(_known(choose)),
        adds=_chosen(choose),
        added=added,
        words=words,
    )


class HitPolicy(StrEnum):
    """What a table makes of the rows that hold, by the names of rule files."""

    traits: Traits

    def __new__(cls, traits: Traits | str) -> Self:
        """A policy by its name; its traits come with it."""
        if not isinstance(traits, Traits):
            raise TypeError(f"the hit policy `{traits}` has no traits")
        policy = str.__new__(cls, traits.name)
        policy._value_ = traits.name
        policy.traits = traits
        return policy

    UNIQUE = _of_a_row(
        "unique",
        _only,
        Together.NEVER,
        Order.NONE,
        Text(
            "At most one row may hold; two that hold are an error.",
            "มีได้ไม่เกินหนึ่งแถวที่ตรงเงื่อนไข ถ้าตรงหลายแถวถือเป็นข้อผิดพลาด",
        ),
    )
    ANY = _of_a_row(
        "any",
        _any,
        Together.ALIKE,
        Order.NONE,
        Text(
            "Several rows may hold as long as they give the same; else it is an error.",
            "ตรงเงื่อนไขได้หลายแถวเมื่อทุกแถวให้ผลเดียวกัน ถ้าให้ผลต่างกันถือเป็นข้อผิดพลาด",
        ),
    )
    PRIORITY = _of_a_row(
        "priority",
        _highest,
        Together.ALLOWED,
        Order.VALUES,
        Text(
            "Of the rows that hold, the one whose result has the highest priority counts.",
            "เมื่อตรงเงื่อนไขหลายแถว ใช้แถวที่ผลมีลำดับความสำคัญสูงสุด",
        ),
    )
    FIRST = _of_a_row(
        "first",
        _first,
        Together.ALLOWED,
        Order.ROWS,
        Text(
            "The rows are tried from the top; the first that holds counts.",
            "พิจารณาทีละแถวจากบนลงล่าง ใช้แถวแรกที่ตรงเงื่อนไข",
        ),
    )
    RULE_ORDER = _list(
        "rule order",
        _listed,
        Order.ROWS,
        Text(
            "The results of all rows that hold make a list, in the order of the rows.",
            "รวมผลของทุกแถวที่ตรงเงื่อนไขเป็นรายการ เรียงตามลำดับแถว",
        ),
    )
    OUTPUT_ORDER = _list(
        "output order",
        _listed_by_priority,
        Order.VALUES,
        Text(
            "The results of all rows that hold make a list, the highest priority first.",
            "รวมผลของทุกแถวที่ตรงเงื่อนไขเป็นรายการ เรียงตามลำดับความสำคัญจากสูงไปต่ำ",
        ),
    )
    COLLECT = _list(
        "collect",
        _listed,
        Order.ROWS,
        Text(
            "The results of all rows that hold make a list.",
            "รวมผลของทุกแถวที่ตรงเงื่อนไขเป็นรายการ",
        ),
    )
    COLLECT_SUM = Traits(
        name="collect sum",
        gives=Gives.ONE,
        together=Together.ALLOWED,
        order=Order.NONE,
        made_of=MadeOf.NUMBERS,
        settle=_aggregated(_known(_sum)),
        adds=_each,
        added=None,
        words=Text(
            "The results of all rows that hold are added up.",
            "นำผลของทุกแถวที่ตรงเงื่อนไขมาบวกกัน",
        ),
    )
    COLLECT_MIN = _extreme(
        "collect min",
        _least,
        Text("the least that a row gives", "ค่าน้อยที่สุดจากแถวที่ตรง"),
        Text(
            "Of the results of all rows that hold, the least counts.",
            "ใช้ผลที่ต่ำที่สุดของทุกแถวที่ตรงเงื่อนไข",
        ),
    )
    COLLECT_MAX = _extreme(
        "collect max",
        _greatest,
        Text("the greatest that a row gives", "ค่ามากที่สุดจากแถวที่ตรง"),
        Text(
            "Of the results of all rows that hold, the greatest counts.",
            "ใช้ผลที่สูงที่สุดของทุกแถวที่ตรงเงื่อนไข",
        ),
    )
    COLLECT_COUNT = Traits(
        name="collect count",
        gives=Gives.COUNT,
        together=Together.ALLOWED,
        order=Order.NONE,
        made_of=MadeOf.ANYTHING,
        settle=_aggregated(lambda values: Decimal(len(_applicable(values)))),
        adds=_each_once,
        added=Text("counted as one", "นับเป็นหนึ่งรายการ"),
        words=Text("The rows that hold are counted.", "นับจำนวนแถวที่ตรงเงื่อนไข"),
    )


def hit(
    policy: HitPolicy,
    rows: Sequence[int],
    outputs: Callable[[int], Outputs],
    outcomes: Sequence[str],
    priorities: Mapping[str, Sequence[Value]],
) -> Result:
    """The outcomes of a table under its hit policy, from the rows that hold (see `Held`).

    Raises TypeError where an aggregate meets an output without a sum or an order, and ValueError
    where no outcome has the `values` that a policy needs: both are refused where rules are checked.
    """
    if not rows:
        return NoRow()
    return policy.traits.settle(Held(tuple(rows), outputs, outcomes, priorities))
