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
from typing import Final, Self, TypeAlias

from assay.values.null import Null, joined, undefined
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
        if not all(_alike(values[0], other) for other in values[1:])
    )
    if unlike:
        return Violation(held.rows, unlike)
    return Hit({name: _shared(values) for name, values in columns.items()}, held.rows)


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
        return tuple(_rank(found[row][name], held.priorities[name]) for name in ranked)

    return tuple(sorted(found, key=place))


def _rank(value: Value, listed: Sequence[Value]) -> int:
    if isinstance(value, Null):
        return len(listed) + 1
    return next((at for at, one in enumerate(listed) if _alike(one, value)), len(listed))


def _alone(values: Sequence[Value]) -> Sequence[Decimal | None]:
    return _at(0, values)


def _at(place: int, values: Sequence[Value]) -> Sequence[Decimal | None]:
    """One of several outputs as it is, the others as without a part."""
    return [
        value if at == place and isinstance(value, Decimal) else None
        for at, value in enumerate(values)
    ]


_ONE_ROW: Final = Text("the row that fired gives the value", "แถวที่ตรงเป็นตัวกำหนดค่า")


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
        nulls = [value for value in kept or values if isinstance(value, Null)]
        return joined(nulls) if nulls else of(kept)

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


def _nothing(values: Sequence[Value]) -> Sequence[Decimal | None]:
    return [None for _ in values]


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


class HitPolicy(StrEnum):
    """What a table makes of the rows that hold, by the names of rule files."""

    traits: Traits

    def __new__(cls, word: str, traits: Traits) -> Self:
        """A policy by its word; its traits come with it."""
        policy = str.__new__(cls, word)
        policy._value_ = word
        policy.traits = traits
        return policy

    UNIQUE = (
        "unique",
        Traits(
            gives=Gives.ROW,
            together=Together.NEVER,
            order=Order.NONE,
            made_of=MadeOf.ANYTHING,
            settle=_only,
            adds=_alone,
            added=_ONE_ROW,
            words=Text(
                "At most one row may hold; two that hold are an error.",
                "มีได้ไม่เกินหนึ่งแถวที่ตรงเงื่อนไข ถ้าตรงหลายแถวถือเป็นข้อผิดพลาด",
            ),
        ),
    )
    ANY = (
        "any",
        Traits(
            gives=Gives.ROW,
            together=Together.ALIKE,
            order=Order.NONE,
            made_of=MadeOf.ANYTHING,
            settle=_any,
            adds=_alone,
            added=_ONE_ROW,
            words=Text(
                "Several rows may hold as long as they give the same; else it is an error.",
                "ตรงเงื่อนไขได้หลายแถวเมื่อทุกแถวให้ผลเดียวกัน ถ้าให้ผลต่างกันถือเป็นข้อผิดพลาด",
            ),
        ),
    )
    PRIORITY = (
        "priority",
        Traits(
            gives=Gives.ROW,
            together=Together.ALLOWED,
            order=Order.VALUES,
            made_of=MadeOf.ANYTHING,
            settle=_highest,
            adds=_alone,
            added=_ONE_ROW,
            words=Text(
                "Of the rows that hold, the one whose result has the highest priority counts.",
                "เมื่อตรงเงื่อนไขหลายแถว ใช้แถวที่ผลมีลำดับความสำคัญสูงสุด",
            ),
        ),
    )
    FIRST = (
        "first",
        Traits(
            gives=Gives.ROW,
            together=Together.ALLOWED,
            order=Order.ROWS,
            made_of=MadeOf.ANYTHING,
            settle=_first,
            adds=_alone,
            added=_ONE_ROW,
            words=Text(
                "The rows are tried from the top; the first that holds counts.",
                "พิจารณาทีละแถวจากบนลงล่าง ใช้แถวแรกที่ตรงเงื่อนไข",
            ),
        ),
    )
    RULE_ORDER = (
        "rule order",
        Traits(
            gives=Gives.LIST,
            together=Together.ALLOWED,
            order=Order.ROWS,
            made_of=MadeOf.ANYTHING,
            settle=_listed,
            adds=_nothing,
            added=None,
            words=Text(
                "The results of all rows that hold make a list, in the order of the rows.",
                "รวมผลของทุกแถวที่ตรงเงื่อนไขเป็นรายการ เรียงตามลำดับแถว",
            ),
        ),
    )
    OUTPUT_ORDER = (
        "output order",
        Traits(
            gives=Gives.LIST,
            together=Together.ALLOWED,
            order=Order.VALUES,
            made_of=MadeOf.ANYTHING,
            settle=_listed_by_priority,
            adds=_nothing,
            added=None,
            words=Text(
                "The results of all rows that hold make a list, the highest priority first.",
                "รวมผลของทุกแถวที่ตรงเงื่อนไขเป็นรายการ เรียงตามลำดับความสำคัญจากสูงไปต่ำ",
            ),
        ),
    )
    COLLECT = (
        "collect",
        Traits(
            gives=Gives.LIST,
            together=Together.ALLOWED,
            order=Order.ROWS,
            made_of=MadeOf.ANYTHING,
            settle=_listed,
            adds=_nothing,
            added=None,
            words=Text(
                "The results of all rows that hold make a list.",
                "รวมผลของทุกแถวที่ตรงเงื่อนไขเป็นรายการ",
            ),
        ),
    )
    COLLECT_SUM = (
        "collect sum",
        Traits(
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
        ),
    )
    COLLECT_MIN = (
        "collect min",
        Traits(
            gives=Gives.ONE,
            together=Together.ALLOWED,
            order=Order.NONE,
            made_of=MadeOf.ORDERED,
            settle=_aggregated(_known(_least)),
            adds=_chosen(_least),
            added=Text("the least that a row gives", "ค่าน้อยที่สุดจากแถวที่ตรง"),
            words=Text(
                "Of the results of all rows that hold, the least counts.",
                "ใช้ผลที่ต่ำที่สุดของทุกแถวที่ตรงเงื่อนไข",
            ),
        ),
    )
    COLLECT_MAX = (
        "collect max",
        Traits(
            gives=Gives.ONE,
            together=Together.ALLOWED,
            order=Order.NONE,
            made_of=MadeOf.ORDERED,
            settle=_aggregated(_known(_greatest)),
            adds=_chosen(_greatest),
            added=Text("the greatest that a row gives", "ค่ามากที่สุดจากแถวที่ตรง"),
            words=Text(
                "Of the results of all rows that hold, the greatest counts.",
                "ใช้ผลที่สูงที่สุดของทุกแถวที่ตรงเงื่อนไข",
            ),
        ),
    )
    COLLECT_COUNT = (
        "collect count",
        Traits(
            gives=Gives.COUNT,
            together=Together.ALLOWED,
            order=Order.NONE,
            made_of=MadeOf.ANYTHING,
            settle=_aggregated(lambda values: Decimal(len(_applicable(values)))),
            adds=_each_once,
            added=Text("counted as one", "นับเป็นหนึ่งรายการ"),
            words=Text("The rows that hold are counted.", "นับจำนวนแถวที่ตรงเงื่อนไข"),
        ),
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
