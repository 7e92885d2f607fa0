"""Functions of lists (DMN 1.5, 10.3.4.4, list functions).

Where FEEL passes over a null, the value here is null: a missing figure is never silently left out.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Final

from assay.language import logic
from assay.language.functions.declare import Clause, Family, How, Noun, NullIf, applicable
from assay.language.functions.numbers import whole
from assay.language.logic import Truth
from assay.values.null import Null, null_of, undefined
from assay.values.number import CONTEXT
from assay.values.quotient import add, divide, multiply
from assay.values.quotient import total as sum_of
from assay.values.text import Text
from assay.values.types import Member, Value

FAMILY: Final = Family("Lists")
function = FAMILY.function


def numbers(values: Iterable[Value]) -> list[Decimal]:
    """The values of a list of numbers that has no nulls."""
    return [value for value in values if isinstance(value, Decimal)]


@function(
    "count(list: list of any) -> whole number",
    how=How.COUNTED,
    null=[NullIf.LIST],
    words=Noun(Text("the number of {0}", "จำนวน{0}")),
    examples={"count([1, null, 3])": "3", "count([])": "0"},
    mixes=True,
    takes_null=True,
)
def count(values: Value) -> Value:
    """How many elements a list has. Nulls count, but not those that are not applicable."""
    if not isinstance(values, tuple):
        return values
    kept = applicable(values)
    return Decimal(0 if isinstance(kept, Null) else len(kept))


@function(
    "sum(list: list of N) -> N",
    how=How.ADDED,
    null=[NullIf.ELEMENT, NullIf.EMPTY],
    words=Noun(Text("the sum of {0}", "ผลรวมของ{0}")),
    examples={"sum([1, 2, 3])": "6", "sum(1, 2)": "3", "sum([1, null])": "null"},
    aggregate=True,
    several=True,
)
def total(values: tuple[Value, ...]) -> Value:
    """The sum. Several arguments are taken as a list, as in `sum(a, b)`."""
    return sum_of(numbers(values))


@function(
    "product(list: list of number) -> number",
    how=How.MULTIPLIED,
    null=[NullIf.ELEMENT, NullIf.EMPTY],
    words=Noun(Text("the product of {0}", "ผลคูณของ{0}")),
    examples={"product([2, 3, 4])": "24"},
    aggregate=True,
    several=True,
    mixes=True,
)
def product(values: tuple[Value, ...]) -> Value:
    """The product. Several arguments are taken as a list."""
    return functools.reduce(multiply, numbers(values), Decimal(1))


def _least(values: tuple[Value, ...], *, greatest: bool) -> Value:
    best = values[0]
    for value in values[1:]:
        first, second = (best, value) if greatest else (value, best)
        if logic.less(first, second) is True:
            best = value
    return best


@function(
    "min(list: list of O) -> O",
    how=How.LEAST,
    null=[NullIf.ELEMENT, NullIf.EMPTY],
    words=Noun(
        Text("the lowest of {0}", "ค่าต่ำสุดของ{0}"),
        of_two=Text("the lower of {0}", "ค่าที่ต่ำกว่าระหว่าง {0}"),
    ),
    examples={"min([3, 1, 2])": "1", "min(3, 1)": "1"},
    aggregate=True,
    several=True,
)
def least(values: tuple[Value, ...]) -> Value:
    """The least of numbers, dates, texts or members of a scale.

    Several arguments are taken as a list.
    """
    return _least(values, greatest=False)


@function(
    "max(list: list of O) -> O",
    how=How.GREATEST,
    null=[NullIf.ELEMENT, NullIf.EMPTY],
    words=Noun(
        Text("the highest of {0}", "ค่าสูงสุดของ{0}"),
        of_two=Text("the higher of {0}", "ค่าที่สูงกว่าระหว่าง {0}"),
    ),
    examples={"max([3, 1, 2])": "3", "max(-2, 0)": "0", "max(null, 0)": "null"},
    aggregate=True,
    several=True,
)
def greatest(values: tuple[Value, ...]) -> Value:
    """The greatest of numbers, dates, texts or members of a scale.

    Several arguments are taken as a list.
    """
    return _least(values, greatest=True)


@function(
    "mean(list: list of N) -> N",
    how=How.AVERAGED,
    null=[NullIf.ELEMENT, NullIf.EMPTY],
    words=Noun(Text("the mean of {0}", "ค่าเฉลี่ยของ{0}")),
    examples={"mean([1, 2, 3])": "2"},
    aggregate=True,
    several=True,
)
def mean(values: tuple[Value, ...]) -> Value:
    """The arithmetic mean. Several arguments are taken as a list."""
    return divide(sum_of(numbers(values)), Decimal(len(values)))


@function(
    "median(list: list of N) -> N",
    how=How.BETWEEN,
    null=[NullIf.ELEMENT, NullIf.EMPTY],
    words=Noun(Text("the median of {0}", "มัธยฐานของ{0}")),
    examples={"median([8, 2, 5, 3, 4])": "4", "median([6, 1, 2, 3])": "2.5"},
    aggregate=True,
    several=True,
)
def median(values: tuple[Value, ...]) -> Value:
    """The middle value; of an even count, the mean of the middle two."""
    ranked = sorted(numbers(values))
    middle = len(ranked) // 2
    if len(ranked) % 2:
        return ranked[middle]
    return divide(add(ranked[middle - 1], ranked[middle]), Decimal(2))


@function(
    "mode(list: list of N) -> list of N",
    how=How.BETWEEN,
    null=[NullIf.ELEMENT],
    words=Noun(Text("the most frequent of {0}", "ฐานนิยมของ{0}")),
    examples={"mode([6, 3, 9, 6, 6])": "[6]", "mode([6, 1, 9, 6, 1])": "[1, 6]", "mode([])": "[]"},
    aggregate=True,
    several=True,
)
def mode(values: tuple[Value, ...]) -> Value:
    """The most frequent values, ascending; an empty list of an empty list."""
    counts = Counter(sorted(numbers(values)))
    often = max(counts.values(), default=0)
    return tuple(one for one, times in counts.items() if times == often)


@function(
    "stddev(list: list of N) -> N from 0",
    how=How.OTHERWISE,
    null=[NullIf.ELEMENT, "the list has fewer than two values"],
    words=Noun(Text("the standard deviation of {0}", "ส่วนเบี่ยงเบนมาตรฐานของ{0}")),
    examples={"stddev([2, 4, 6])": "2", "stddev([47])": "null"},
    aggregate=True,
    several=True,
)
def stddev(values: tuple[Value, ...]) -> Value:
    """The standard deviation of a sample (divided by the count less one)."""
    if len(values) < 2:
        return undefined("stddev of fewer than two values", "ส่วนเบี่ยงเบนมาตรฐานของค่าที่น้อยกว่าสองค่า")
    known = numbers(values)
    middle = CONTEXT.divide(sum_of(known), Decimal(len(known)))
    squares = (CONTEXT.power(CONTEXT.subtract(one, middle), 2) for one in known)
    return CONTEXT.sqrt(CONTEXT.divide(sum_of(squares), Decimal(len(known) - 1)))


def _truths(values: Value) -> list[Truth] | Null:
    if not isinstance(values, tuple):
        return undefined("no list", "ไม่ใช่ชุดค่า") if not isinstance(values, Null) else values
    return [
        logic.as_truth(value) for value in values if not isinstance(value, Null) or value.applicable
    ]


@function(
    "all(list: list of boolean) -> boolean",
    how=How.OTHERWISE,
    null=[NullIf.OPEN],
    words=Clause(
        Text("{0} all hold", "{0}เป็นจริงทั้งหมด"), Text("not all of {0} hold", "{0}ไม่ได้เป็นจริงทั้งหมด")
    ),
    examples={"all([true, false])": "false", "all([true, null])": "null", "all([])": "true"},
    takes_null=True,
    several=True,
)
def every(values: Value) -> Value:
    """Whether no element is false. Several arguments are taken as a list."""
    truths = _truths(values)
    return truths if isinstance(truths, Null) else logic.conjunction(truths)


@function(
    "any(list: list of boolean) -> boolean",
    how=How.OTHERWISE,
    null=[NullIf.OPEN],
    words=Clause(
        Text("{0} holds at least once", "{0}เป็นจริงอย่างน้อยหนึ่งรายการ"),
        Text("{0} never holds", "{0}ไม่เป็นจริงเลย"),
    ),
    examples={"any([false, true])": "true", "any([false, null])": "null", "any([])": "false"},
    takes_null=True,
    several=True,
)
def some(values: Value) -> Value:
    """Whether an element is true. Several arguments are taken as a list."""
    truths = _truths(values)
    return truths if isinstance(truths, Null) else logic.disjunction(truths)


@function(
    "list contains(list: list of T, element: T) -> boolean",
    how=How.OTHERWISE,
    null=[NullIf.ARGUMENT, NullIf.OPEN],
    words=Clause(
        Text("{1} is among {0}", "{1}อยู่ใน{0}"), Text("{1} is not among {0}", "{1}ไม่อยู่ใน{0}")
    ),
    examples={"list contains([1, 2, 3], 2)": "true", "list contains([1, null], 2)": "null"},
)
def contains(values: tuple[Value, ...], element: Value) -> Value:
    """Whether a value is in a list."""
    return logic.disjunction(logic.equal(one, element) for one in values)


def distinct(values: Iterable[Value]) -> tuple[Value, ...]:
    """The values, each once, in order of first appearance; all nulls count as one value."""
    kept: dict[Value, Value] = {}
    for value in values:
        kept.setdefault(_identity(value), value)
    return tuple(kept.values())


def _identity(value: Value) -> Value:
    if isinstance(value, tuple):
        return tuple(_identity(one) for one in value)
    # All nulls are alike, and `true` is not 1.
    return type(value).__name__ if isinstance(value, Null) else (type(value).__name__, value)


@function(
    "distinct values(list: list of T) -> list of T",
    how=How.OTHERWISE,
    null=[NullIf.LIST],
    words=Noun(Text("{0}, each value once", "{0} โดยนับค่าซ้ำครั้งเดียว")),
    examples={"distinct values([1, 2, 3, 2, 1])": "[1, 2, 3]"},
)
def distinct_values(values: tuple[Value, ...]) -> Value:
    """The list with each value once, in order of first appearance; all nulls are one value."""
    return distinct(values)


@function(
    "sort(list: list of O) -> list of O",
    how=How.OTHERWISE,
    null=[NullIf.ELEMENT],
    words=Noun(Text("{0} in ascending order", "{0} เรียงจากน้อยไปมาก")),
    examples={"sort([3, 1, 2])": "[1, 2, 3]", "reverse(sort([3, 1, 2]))": "[3, 2, 1]"},
    aggregate=True,
)
def sort(values: tuple[Value, ...]) -> Value:
    """The list in ascending order."""

    def order(one: Value) -> Any:
        return one.rank if isinstance(one, Member) else one

    return tuple(sorted(values, key=order))


@function(
    "reverse(list: list of T) -> list of T",
    how=How.OTHERWISE,
    null=[NullIf.LIST],
    words=Noun(Text("{0} in reverse order", "{0} เรียงย้อนกลับ")),
    examples={"reverse([1, 2, 3])": "[3, 2, 1]"},
    mixes=True,
)
def reverse(values: tuple[Value, ...]) -> Value:
    """The list from its end to its start."""
    return values[::-1]


@function(
    "sublist(list: list of T, start: number, length?: number) -> list of T",
    how=How.OTHERWISE,
    null=[NullIf.ARGUMENT, "the positions are not in the list"],
    words=Noun(
        Text("{0} from position {1} on", "{0} ตั้งแต่ลำดับที่{1}เป็นต้นไป"),
        longer=(
            Text("{2} elements of {0} from position {1} on", "{0} ตั้งแต่ลำดับที่{1}จำนวน{2}รายการ"),
        ),
    ),
    examples={"sublist([4, 5, 6], 1, 2)": "[4, 5]", "sublist([4, 5, 6], -2)": "[5, 6]"},
    mixes=True,
)
def sublist(values: tuple[Value, ...], start: Decimal, length: Decimal | None = None) -> Value:
    """The elements from a position on, counted from 1, or from -1 at the end."""
    first = whole(start)
    if first is None or first == 0 or abs(first) > len(values):
        return undefined(
            f"position {start} in a list of {len(values)}", f"ลำดับที่ {start} ในชุดที่มี {len(values)} ค่า"
        )
    offset = first - 1 if first > 0 else len(values) + first
    if length is None:
        return values[offset:]
    many = whole(length)
    if many is None or many < 0 or offset + many > len(values):
        return undefined(
            f"{length} elements from position {start} in a list of {len(values)}",
            f"{length} ค่าจากลำดับที่ {start} ในชุดที่มี {len(values)} ค่า",
        )
    return values[offset : offset + many]


def _end_to_end(lists: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(one for several in lists if isinstance(several, tuple) for one in several)


@function(
    "concatenate(lists...: list of T) -> list of T",
    how=How.JOINED,
    null=[NullIf.LIST],
    words=Noun(Text("{0}, put one after the other", "{0} ต่อกัน")),
    examples={"concatenate([1, 2], [3])": "[1, 2, 3]"},
    mixes=True,
)
def concatenate(*lists: Value) -> Value:
    """The elements of all lists, one list after the other."""
    return _end_to_end(lists)


@function(
    "append(list: list of T, elements...: T) -> list of T",
    how=How.OTHERWISE,
    null=[NullIf.LIST],
    words=Noun(Text("{0}, put one after the other", "{0} ต่อกัน")),
    examples={"append([1], 2, 3)": "[1, 2, 3]"},
    mixes=True,
    takes_null=True,
)
def append(values: Value, *elements: Value) -> Value:
    """The list with further elements at its end."""
    return (*values, *elements) if isinstance(values, tuple) else values


@function(
    "union(lists...: list of T) -> list of T",
    how=How.OTHERWISE,
    null=[NullIf.LIST],
    words=Noun(Text("{0} taken together, each value once", "{0} รวมกันโดยนับค่าซ้ำครั้งเดียว")),
    examples={"union([1, 2], [2, 3])": "[1, 2, 3]"},
)
def union(*lists: Value) -> Value:
    """The elements of all lists, each once, in order of first appearance; all nulls are one."""
    return distinct(_end_to_end(lists))


@function(
    "flatten(list: list of T) -> flat list of T",
    how=How.OTHERWISE,
    null=[NullIf.LIST],
    words=Noun(Text("the elements of {0}", "สมาชิกทั้งหมดของ{0}")),
    examples={"flatten([[1, 2], [3]])": "[1, 2, 3]"},
    mixes=True,
)
def flatten(values: tuple[Value, ...]) -> Value:
    """The elements of a list of lists, at any depth, in one list."""
    flat: list[Value] = []
    for one in values:
        inner = flatten(one) if isinstance(one, tuple) else one
        flat.extend(inner if isinstance(inner, tuple) else (inner,))
    return tuple(flat)


@function(
    "index of(list: list of T, match: T) -> list of whole number",
    how=How.OTHERWISE,
    null=[NullIf.ARGUMENT, NullIf.HELD],
    words=Noun(Text("the positions of {1} in {0}", "ลำดับที่ของ{1}ใน{0}")),
    examples={"index of([1, 2, 3, 2], 2)": "[2, 4]", "index of([1], 2)": "[]"},
)
def index_of(values: tuple[Value, ...], match: Value) -> Value:
    """The positions, from 1, at which a value stands in a list.

    Where a null stands the value might.
    """
    truths = [logic.equal(one, match) for one in values]
    return null_of(truths) or tuple(Decimal(at) for at, truth in enumerate(truths, 1) if truth)
