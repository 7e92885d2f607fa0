"""A figure as steps that add up to it: a table, with a bar for each step where there is room."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from rich.text import Text as Painted

from assay.explain.waterfall import Operand, Step, StepKind, Waterfall, named, opened
from assay.facts import Fact
from assay.finding import Span
from assay.outcome import Evaluation
from assay.terminal.explanation import origin
from assay.terminal.paint import DIM, Painter
from assay.terminal.places import document_titles, placed
from assay.terminal.steps_table import Line, signed, steps_table
from assay.terminal.wrapping import wrapped
from assay.values.null import Null
from assay.values.text import Text, both
from assay.values.types import Value

OPENS: Final = "▸"
"""Stands before the address of a value that has steps of its own."""

_RULE: Final = Text("rule", "เกณฑ์")
_TAKEN: Final = Text("value taken", "ค่าที่ใช้")
_NOT_TAKEN: Final = Text("not taken", "ค่าที่ไม่ใช้")
_TOTAL: Final = Text("Total", "รวม")
_OPENING: Final = Text("has steps of its own", "มีขั้นย่อยของตัวเอง ดูได้ด้วย")
_NOTHING: Final = Text(
    "There was nothing to add up: the list is empty.", "ไม่มีรายการให้นำมาบวก เพราะรายการว่าง"
)
_NULL: Final = Text(
    "There is no value, so no steps add up to it. Leave out --waterfall to see why.",
    "ไม่มีค่า จึงไม่มีขั้นที่บวกกันได้ หากต้องการดูสาเหตุ ให้ใช้คำสั่งเดิมโดยไม่ใส่ --waterfall",
)


def no_steps(address: str, value: Value, lang: str) -> str:
    """Why a value that is no number has no waterfall, and what to do instead."""
    shown = Painter(lang).words(value)
    return Text(
        f"`{address}` is no number (it is {shown}), so no steps add up to it: leave out "
        "--waterfall to see how it came about",
        f"`{address}` ไม่ใช่ตัวเลข (ค่าคือ {shown}) จึงไม่มีขั้นที่บวกกันได้ "
        "ให้ใช้คำสั่งเดิมโดยไม่ใส่ --waterfall เพื่อดูที่มาของค่า",
    ).in_language(lang)


def no_sum(address: str, kind: StepKind, lang: str) -> str:
    """Why a number that is no sum or difference of amounts has no waterfall, and what to do."""
    return both(
        "`{}` is {}, no sum or difference of amounts, so it has no steps to show: leave out "
        "--waterfall to see what it was computed from",
        "`{}` เป็น{} ไม่ใช่ผลบวกหรือผลต่างของจำนวน จึงไม่มีขั้นให้แสดง "
        "ให้ใช้คำสั่งเดิมโดยไม่ใส่ --waterfall เพื่อดูว่าคำนวณจากอะไร",
        *(address, _KINDS[kind]),
    ).in_language(lang)


_KINDS: Final = {
    StepKind.SHARE: Text("a mean", "ค่าเฉลี่ย"),
    StepKind.ROW: Text("what a row or level gives", "ค่าที่แถวหรือระดับของตารางกำหนด"),
    StepKind.VALUE: Text("a value taken as it is", "ค่าที่นำมาใช้โดยตรง"),
    StepKind.QUOTIENT: Text("a per cent or another quotient", "ร้อยละหรือผลหาร"),
    StepKind.PRODUCT: Text("a product", "ผลคูณ"),
    StepKind.CHOICE: Text("one of several values", "ค่าหนึ่งที่เลือกจากหลายค่า"),
    StepKind.SCALE: Text("read off a scale", "ค่าที่อ่านจากมาตรวัด"),
    StepKind.FUNCTION: Text("what a function gives", "ค่าที่ได้จากฟังก์ชัน"),
}


def waterfall_table(
    evaluation: Evaluation, figure: Waterfall, *, lang: str = "en", width: int = 80
) -> Iterator[Painted]:
    """The lines of the waterfall of an outcome or a `given`.

    The head says what the figure is, exactly, and by which rule. Then come the steps, each with
    amount, running total, reason, the facts it rests on with their places, and the addresses of
    those that have steps of their own; last the total. Amounts have their exact digits, or as
    many decimals as the line above them says. `width` is in cells of the terminal.
    """
    return _Shown(evaluation, figure, lang, width).lines()


class _Shown:
    """One waterfall under way: the documents that were named and what can be opened."""

    def __init__(self, evaluation: Evaluation, figure: Waterfall, lang: str, width: int) -> None:
        self.evaluation = evaluation
        self.figure = figure
        self.lang = lang
        self.width = width
        self.paint = Painter(lang)
        self.named: dict[str, None] = {}
        self.opening: dict[str, None] = {}

    def lines(self) -> Iterator[Painted]:
        fact = self.evaluation.book.find(self.figure.fact)
        assert fact is not None
        assert self.figure.name is not None, "a part of an expression has no address"
        trace = self.evaluation.trace(fact, self.figure.name)
        for line in origin(self.evaluation, trace, lang=self.lang):
            yield from self._wrapped(line, rest=2)
        yield Painted("")
        if isinstance(self.figure.total, Null):
            yield from self._wrapped(Painted(self._say(_NULL)))
            return
        if not self.figure.steps:
            yield from self._wrapped(Painted(self._say(_NOTHING)))
            return
        yield from self._table(self.figure)
        foot = list(self._foot())
        if foot:
            yield Painted("")
        yield from foot

    def _table(self, exact: Waterfall) -> Iterator[Painted]:
        decimals = exact.legible
        figure = exact if decimals is None else exact.printed(decimals)
        if decimals is not None:
            yield from self._wrapped(Painted(_rounded_for_show(decimals, self.lang), DIM))
        assert isinstance(figure.total, Decimal)
        steps = [
            Line(self._say(step.title), step.adds, running, tuple(self._details(step, figure)))
            for step, running in zip(figure.steps, figure.running, strict=True)
        ]
        total = Line(self._say(_TOTAL), figure.total, figure.total)
        yield from steps_table(steps, total, self.lang, self.width)

    def _foot(self) -> Iterator[Painted]:
        """How to open a step, by the first one that can be, and the titles of documents."""
        for address in list(self.opening)[:1]:
            book = shlex.quote(str(self.evaluation.book.path))
            command = f"assay explain {book} {shlex.quote(address)} --waterfall"
            yield from self._wrapped(
                Painted(f"{OPENS} {self._say(_OPENING)}: {command}", DIM), rest=2
            )
        for line in document_titles(self.evaluation.book, self.named, self.lang):
            yield from self._wrapped(line, rest=2)

    # Details ----------------------------------------------------------------------------------

    def _details(self, step: Step, within: Waterfall, depth: int = 0) -> Iterator[tuple[int, str]]:
        """What is said below a step, each line with how far it is set in."""
        why = [] if step.reason is None else [self._say(step.reason)]
        if step.span is not None and step.span != within.span:
            why.append(f"{self._say(_RULE)} {step.span}")
        if len(step.operands) == 1:
            operand = step.operands[0]
            if named(operand) != step.title:
                why.append(self._valued(operand))
            elif not _told(operand.value, step.amount):
                why.append(f"{self._say(operand.title)} = {self.paint.words(operand.value)}")
            why.extend(self._whence(operand))
            if why:
                yield depth, " · ".join(why)
            yield from self._below(operand, step.span, depth)
            return
        if why:
            yield depth, " · ".join(why)
        for operand in step.operands:
            one = operand
            if step.kind is StepKind.CHOICE and operand.role is None:
                one = replace(operand, role=_TAKEN if operand.chosen else _NOT_TAKEN)
            yield depth, " · ".join([self._valued(one), *self._whence(one)])
            yield from self._below(operand, step.span, depth + 1)

    def _below(self, operand: Operand, span: Span | None, depth: int) -> Iterator[tuple[int, str]]:
        """The steps of a part of an expression, or what a condition was told from."""
        parts = operand.parts
        if parts is not None and len(parts.steps) == 1:
            yield from self._details(parts.steps[0], parts, depth)
        elif parts is not None:
            for step in parts.steps:
                yield depth, f"{signed(step.adds)}  {self._say(step.title)}"
                yield from self._details(step, parts, depth + 1)
        for read in operand.reads:
            yield depth + 1, " · ".join([self._valued(read), *self._whence(read)])

    def _valued(self, operand: Operand) -> str:
        part = "" if operand.role is None else f"{self._say(operand.role)}: "
        title, value = self._say(named(operand)), self.paint.words(operand.value)
        return f"{part}{title}" if title == value else f"{part}{title} = {value}"

    def _whence(self, operand: Operand) -> Iterator[str]:
        """Where a value stands or, if it was computed, its address."""
        if operand.document is not None:
            self.named.setdefault(operand.document)
        if where := placed(operand.span, operand.document, operand.place, self.lang):
            yield where
        if operand.computed and operand.fact is not None:
            address = f"{operand.fact}/{operand.name}"
            opens = self._opens(operand)
            if opens:
                self.opening.setdefault(address)
            yield f"{OPENS} {address}" if opens else address

    def _opens(self, operand: Operand) -> bool:
        """Whether a value is a sum or a difference itself."""
        if not operand.opens or operand.parts is not None:
            return False
        below = opened(self.evaluation, operand)
        return below is not None and bool(below.steps) and below.unlike is None

    def _say(self, text: Text) -> str:
        return text.in_language(self.lang)

    def _wrapped(self, text: Painted, *, rest: int = 0) -> list[Painted]:
        return wrapped(text, self.width, rest=rest)


def _told(value: Value, amount: Decimal) -> bool:
    """Whether a step's title and amount say all of its value: a fact counted has no other."""
    if isinstance(value, Decimal):
        return value.copy_abs() == amount.copy_abs()
    return isinstance(value, Fact)


def _rounded_for_show(decimals: int, lang: str) -> str:
    return Text(
        f"Amounts are shown with {decimals} decimals; the exact figure stands above.",
        f"จำนวนแสดงเป็นทศนิยม {decimals} ตำแหน่ง ตัวเลขที่แน่นอนอยู่ด้านบน",
    ).in_language(lang)
