"""A scale in sentences: how the score goes between its points, and beyond them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from assay.explain.narrate.comparing import is_so, phrase
from assay.explain.narrate.narrator import Narrator
from assay.explain.narrate.rows import outcome_noun
from assay.language.typed import CompareOp, Constant, Interpolate, Node, Point
from assay.plan import Calculation
from assay.plan.columns import sort_key
from assay.values.text import Text, both, sentence


def scale_sentences(
    narrator: Narrator, decision: Calculation, scale: Interpolate
) -> Iterator[Text]:
    """A sentence for each stretch between two points, then one for each end."""
    told = _Scale(narrator, decision, scale)
    points = _in_order(scale.points)
    for one, other in pairwise(points):
        yield sentence(told.stretch(one, other))
    for end in told.ends(points):
        yield sentence(end)


def _in_order(points: Sequence[Point]) -> list[Point]:
    """By x where the rule states it; points of the fact's own stand as written."""
    if all(isinstance(point.x, Constant) for point in points):
        return sorted(points, key=_x)
    return list(points)


def _x(point: Point) -> Decimal:
    assert isinstance(point.x, Constant)
    return sort_key(point.x.value)


def _number(node: Node) -> Decimal | None:
    match node:
        case Constant(value=Decimal() as number):
            return number
        case _:
            return None


class _Scale:
    def __init__(self, narrator: Narrator, decision: Calculation, scale: Interpolate) -> None:
        self.narrator = narrator
        self.scale = scale
        self.score = outcome_noun(narrator, decision.name)
        self.of = narrator.noun(scale.x)
        self.type = decision.type

    def x(self, node: Node) -> Text:
        """What is reached at a point."""
        return self.narrator.operand(node, self.scale.x.type)

    def y(self, node: Node) -> Text:
        """The score of a point."""
        return self.narrator.operand(node, self.type)

    def stretch(self, one: Point, other: Point) -> Text:
        """What holds from one point to the next."""
        at, to = self.y(one.y), self.y(other.y)
        ends = self.x(one.x), self.x(other.x)
        between = both("where {} is between {} and {}", "เมื่อ{}อยู่ระหว่าง{}กับ{}", self.of, *ends)
        low, high = _number(one.y), _number(other.y)
        if low is not None and low == high:
            form = _STAYS
        elif self.scale.between == "step":
            form = _LOWER
            if low is not None and high is not None:
                form, at = _IS, at if low < high else to
        elif low is None or high is None or not self._by_x:
            form = _GOES
        else:
            form = _RISES if low < high else _FALLS
        return both(form.en, form.in_language("th"), between, self.score, at, to)

    @property
    def _by_x(self) -> bool:
        """Whether the rule itself states where the points stand."""
        return all(isinstance(point.x, Constant) for point in self.scale.points)

    def ends(self, points: Sequence[Point]) -> Iterator[Text]:
        """What holds beyond the first and the last point."""
        scale = self.scale
        if scale.worse is not None or scale.better is not None:
            yield self._end(scale.worse, _WORSE)
            yield self._end(scale.better, _BETTER)
        elif self._by_x:
            yield self._end(scale.below, self._beyond("<", points[0]))
            yield self._end(scale.above, self._beyond(">", points[-1]))
        else:
            yield self._end(scale.below, _BELOW)
            yield self._end(scale.above, _ABOVE)

    def _beyond(self, op: CompareOp, point: Point) -> Text:
        beyond = phrase(op, self.scale.x.type, self.x(point.x), constant=True)
        return both("where {}", "เมื่อ{}", is_so(self.of, beyond))

    def _end(self, node: Node | None, where: Text) -> Text:
        if node is None:
            return both("{}, {} is not given", "{} ไม่มี{}", where, self.score)
        return both(_IS.en, _IS.in_language("th"), where, self.score, self.y(node))


_IS: Final = Text("{0}, {1} is {2}", "{0} {1}เท่ากับ{2}")
_STAYS: Final = Text("{0}, {1} stays at {2}", "{0} {1}คงที่เท่ากับ{2}")
_LOWER: Final = Text("{0}, {1} is the lower of {2} and {3}", "{0} {1}ใช้ค่าที่ต่ำกว่าระหว่าง {2} กับ {3}")
_GOES: Final = Text(
    "{0}, {1} goes in a straight line from {2} to {3}", "{0} คิด{1}ตามสัดส่วนระหว่าง{2}ถึง{3}"
)
_RISES: Final = Text(
    "{0}, {1} rises in a straight line from {2} to {3}", "{0} คิด{1}เพิ่มขึ้นตามสัดส่วนจาก{2}ถึง{3}"
)
_FALLS: Final = Text(
    "{0}, {1} falls in a straight line from {2} to {3}", "{0} คิด{1}ลดลงตามสัดส่วนจาก{2}ถึง{3}"
)
_WORSE: Final = Text("beyond the point with the lowest score", "เมื่อพ้นจุดที่ได้คะแนนต่ำสุด")
_BETTER: Final = Text("beyond the point with the highest score", "เมื่อพ้นจุดที่ได้คะแนนสูงสุด")
_BELOW: Final = Text("below the least point", "เมื่อต่ำกว่าจุดที่น้อยที่สุด")
_ABOVE: Final = Text("above the greatest point", "เมื่อสูงกว่าจุดที่มากที่สุด")
