"""The functions that FEEL does not have; `interpolate` over written points is a node of its own."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from assay.language.functions.declare import Family, How, Noun, NullIf
from assay.language.functions.lists import numbers
from assay.language.interpolation import interpolated
from assay.values.null import Null, joined, null_of, undefined
from assay.values.quotient import divide, multiply
from assay.values.quotient import total as sum_of
from assay.values.text import Text
from assay.values.types import Value

FAMILY: Final = Family("Additions to FEEL")
function = FAMILY.function

HUNDRED: Final = Decimal(100)


@function(
    "interpolate(x: number, points: list of list of number) -> number",
    how=How.READ_OFF,
    null=[
        NullIf.ARGUMENT,
        "a point has no x",
        "two points have one x",
        "the y that counts is null",
    ],
    words=Noun(Text("{0} read off the points {1}", "ค่าที่อ่านจากจุด{1}ที่{0}")),
    examples={
        "interpolate(15, [[10, 50], [20, 100]])": "75",
        "interpolate(25, [[10, 50], [20, 100]])": "100",
        "interpolate(7, for i in 1..2 return [i * 5, i * 50])": "70",
    },
)
def interpolate(x: Value, points: tuple[Value, ...]) -> Value:
    """The value at x on the line through points [x, y].

    Beyond the first and last point, their y. The points need no order. Written out, x may be a
    date too.
    """
    pairs: list[tuple[Value, Value]] = []
    for point in points:
        if isinstance(point, Null):
            return point
        if not isinstance(point, tuple) or len(point) != 2:
            return undefined(
                "scale points: a point is not a pair [x, y]", "จุดของมาตรวัด: จุดหนึ่งไม่ใช่คู่ [x, y]"
            )
        pairs.append((point[0], point[1]))
    if not pairs:
        return undefined("scale points: there are none", "จุดของมาตรวัด: ไม่มีจุด")
    return interpolated(x, [one for one, _ in pairs], lambda at: pairs[at][1], clamped=True)


@function(
    "weighted mean(values: list of N, weights: list of M) -> N",
    how=How.WEIGHED,
    null=[NullIf.ARGUMENT, NullIf.HELD, "the weights sum to 0", "the lists are empty or unlike"],
    words=Noun(Text("the mean of {0}, weighted by {1}", "ค่าเฉลี่ยของ{0} ถ่วงน้ำหนักด้วย{1}")),
    examples={"weighted mean([80, 100], [3, 1])": "85", "weighted mean([80], [0])": "null"},
)
def weighted_mean(values: tuple[Value, ...], weights: tuple[Value, ...]) -> Value:
    """The mean of values, each counted by the weight at the same place.

    A value that is not applicable is left out with its weight.
    """
    if len(values) != len(weights):
        return undefined(
            f"{len(values)} values with {len(weights)} weights",
            f"{len(values)} ค่า แต่มี {len(weights)} น้ำหนัก",
        )
    if not values:
        return undefined("weighted mean of an empty list", "ค่าเฉลี่ยถ่วงน้ำหนักของชุดที่ว่าง")
    pairs = [
        (value, weight)
        for value, weight in zip(values, weights, strict=True)
        if not isinstance(value, Null) or value.applicable
    ]
    if not pairs:
        return joined(value for value in values if isinstance(value, Null))
    if null := null_of(one for pair in pairs for one in pair):
        return null
    whole = sum_of(numbers(weight for _, weight in pairs))
    if whole == 0:
        return undefined("weights that sum to zero", "น้ำหนักรวมเป็นศูนย์")
    parts = (
        multiply(value, weight)
        for value, weight in pairs
        if isinstance(value, Decimal) and isinstance(weight, Decimal)
    )
    return divide(sum_of(parts), whole)


@function(
    "percent(part: N, whole: N) -> percent",
    how=How.DIVIDED,
    null=[NullIf.ARGUMENT, NullIf.ZERO],
    words=Noun(Text("{0} as a percentage of {1}", "ร้อยละของ{0}ต่อ{1}")),
    examples={"percent(1, 4)": "25", "percent(1, 0)": "null"},
)
def percent(part: Decimal, whole: Decimal) -> Value:
    """How many hundredths of the whole the part is: `part / whole * 100`."""
    if whole == 0:
        return undefined("division by zero", "หารด้วยศูนย์")
    # Multiplied first: 1/3 of a hundred is 33.33...3, to the last of the 34 digits.
    return divide(multiply(part, HUNDRED), whole)


@function(
    "total(list: list of N) -> N",
    how=How.ADDED,
    null=[NullIf.ELEMENT],
    words=Noun(Text("the total of {0}", "ยอดรวมของ{0}")),
    examples={"total([1, 2, 3])": "6", "total([])": "0", "total([1, null])": "null"},
    aggregate=True,
)
def total(values: tuple[Value, ...]) -> Value:
    """The sum, and 0 for an empty list."""
    return sum_of(numbers(values))


@function(
    "get or else(value: T, default: T) -> T",
    how=How.CHOSEN,
    null=[NullIf.ALL],
    words=Noun(Text("{0} (where it is not there, {1})", "{0} (ถ้าไม่มีข้อมูลให้ใช้{1})")),
    examples={"get or else(5, 0)": "5", "get or else(null, 0)": "0"},
    takes_null=True,
)
def get_or_else(value: Value, default: Value) -> Value:
    """The value, or the default where the value is null."""
    if not isinstance(value, Null):
        return value
    return joined((value, default)) if isinstance(default, Null) else default
