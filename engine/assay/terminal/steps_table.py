"""Steps as a table: amounts under one another by the decimal point, with a bar for each.

A bar reaches from the running total before its step to the one after it. What adds is solid, what
takes away is shaded and has a minus before its amount: no colour is needed to tell them apart.
Where the terminal is narrow the bars give way first, then the table becomes a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from rich.cells import cell_len
from rich.text import Text as Painted

from assay.terminal.paint import DIM
from assay.terminal.wrapping import wrapped, wrapped_words
from assay.values.number import CONTEXT, as_written
from assay.values.text import Text

_STEP: Final = Text("Step", "ขั้น")
_AMOUNT: Final = Text("Amount", "จำนวน")
_RUNNING: Final = Text("Running total", "ยอดสะสม")
_ADDS: Final = Text("adds", "เพิ่ม")
_TAKES: Final = Text("takes away", "หัก")

_UP: Final = "█"
_DOWN: Final = "░"
_NONE: Final = "│"
_GAP: Final = 2
_LEAST_TITLE: Final = 20
_GOOD_TITLE: Final = 32
_LEAST_BAR: Final = 12
_MOST_BAR: Final = 48


@dataclass(frozen=True)
class Line:
    """A step: its title, what it adds, what all come to so far, and lines on it, set in."""

    title: str
    amount: Decimal
    running: Decimal
    details: tuple[tuple[int, str], ...] = ()


def signed(amount: Decimal) -> str:
    """`+4.10`, `-0.0001`, `0`: the digits as they are, with the sign of what is added."""
    written = as_written(amount)
    return f"+{written}" if amount > 0 else written


def steps_table(steps: Sequence[Line], total: Line, lang: str, width: int) -> Iterator[Painted]:
    """The lines of the steps, and of the total at last, in at most `width` cells."""
    return _Table(steps, total, lang, width).lines()


class _Table:
    """One table with the widths of its columns."""

    def __init__(self, steps: Sequence[Line], total: Line, lang: str, width: int) -> None:
        self.steps, self.total, self.lang, self.width = steps, total, lang, width
        heads = (_AMOUNT.in_language(lang), _RUNNING.in_language(lang))
        self.amounts = _aligned(
            [*(signed(one.amount) for one in steps), as_written(total.amount)], heads[0]
        )
        self.running = _aligned([as_written(one.running) for one in (*steps, total)], heads[1])
        self.numbers = len(str(len(steps)))
        figures = cell_len(self.amounts[0]) + cell_len(self.running[0]) + 2 * _GAP
        room = width - self.numbers - _GAP - figures
        longest = max(cell_len(one.title) for one in (*steps, total))
        self.bar = min(room - _GAP - min(longest, _GOOD_TITLE), _MOST_BAR)
        if self.bar < _LEAST_BAR:
            self.bar = 0
        self.title = min(longest, room - (self.bar + _GAP if self.bar else 0))
        self.listed = self.title < min(longest, _LEAST_TITLE)
        reached = [Decimal(0), *(one.running for one in steps)]
        self.low, self.high = min(reached), max(reached)

    def lines(self) -> Iterator[Painted]:
        if self.listed:
            yield from self._list()
            return
        yield self._row("", _STEP.in_language(self.lang), 0, DIM)
        yield Painted("─" * self._taken(), DIM)
        before = Decimal(0)
        for number, step in enumerate(self.steps, start=1):
            bar = self._bar(before, step.running)
            yield from self._step(str(number), step, number, bar, "")
            before = step.running
        yield Painted("─" * self._taken(), DIM)
        bar = self._bar(Decimal(0), self.total.amount)
        yield from self._step("", self.total, len(self.steps) + 1, bar, "bold")
        if self.bar and any(one.amount < 0 for one in self.steps):
            adds, takes = (one.in_language(self.lang) for one in (_ADDS, _TAKES))
            yield Painted(f"{_UP} {adds} · {_DOWN} {takes}", DIM)

    def _step(self, number: str, step: Line, at: int, bar: str, style: str) -> Iterator[Painted]:
        first, *more = wrapped_words(step.title, self.title)
        yield self._row(number, first, at, style, bar)
        for words in more:
            yield Painted(" " * (self.numbers + _GAP) + words, style)
        yield from self._details(step)

    def _details(self, step: Line) -> Iterator[Painted]:
        for depth, text in step.details:
            first = self.numbers + _GAP + 2 * depth + 2
            # However deep an expression is nested, some room is left for its words.
            first = min(first, self.width // 2)
            yield from wrapped(Painted(text, DIM), self.width, first=first, rest=first + 2)

    def _row(self, number: str, title: str, at: int, style: str, bar: str = "") -> Painted:
        gap = " " * _GAP
        blank = " " * (self.title - cell_len(title))
        cells = [number.rjust(self.numbers), title + blank, self.amounts[at], self.running[at]]
        line = Painted(gap.join(cells), style)
        if bar:
            line.append(gap + bar)
        line.rstrip()
        return line

    def _taken(self) -> int:
        figures = cell_len(self.amounts[0]) + cell_len(self.running[0]) + 3 * _GAP
        return self.numbers + self.title + figures + (self.bar + _GAP if self.bar else 0)

    def _list(self) -> Iterator[Painted]:
        """The steps as paragraphs, where no table fits."""
        amount, running = (one.in_language(self.lang) for one in (_AMOUNT, _RUNNING))
        for number, step in enumerate(self.steps, start=1):
            yield from wrapped(Painted(f"{number} {step.title}"), self.width, rest=2)
            for name, figure in (
                (amount, signed(step.amount)),
                (running, as_written(step.running)),
            ):
                yield from wrapped(Painted(f"{name}: {figure}"), self.width, first=2, rest=4)
            yield from self._details(step)
        last = Painted(f"{self.total.title}: {as_written(self.total.amount)}", "bold")
        yield from wrapped(last, self.width, rest=2)

    # Bars -------------------------------------------------------------------------------------

    def _bar(self, before: Decimal, after: Decimal) -> str:
        """From one running total to the next; at least a cell for what adds something."""
        if not self.bar or self.low == self.high:
            return ""
        start, end = sorted((self._at(before), self._at(after)))
        if before == after:
            return " " * min(start, self.bar - 1) + _NONE
        if start == end:
            start = min(start, self.bar - 1)
            end = start + 1
        return " " * start + (_UP if after > before else _DOWN) * (end - start)

    def _at(self, value: Decimal) -> int:
        """The cell that a running total stands at; for the eye, and no figure of the report."""
        share = CONTEXT.divide(
            CONTEXT.subtract(value, self.low), CONTEXT.subtract(self.high, self.low)
        )
        return int(CONTEXT.multiply(share, Decimal(self.bar)).to_integral_value(ROUND_HALF_UP))


def _aligned(figures: Sequence[str], heading: str) -> list[str]:
    """A heading and the figures below it, point under point, all of one width."""
    tails = [len(figure) - len(figure.partition(".")[0]) for figure in figures]
    most = max(tails)
    padded = [figure + " " * (most - tail) for figure, tail in zip(figures, tails, strict=True)]
    wide = max(cell_len(heading), *map(len, padded))
    head = " " * (wide - cell_len(heading)) + heading
    return [head, *(figure.rjust(wide) for figure in padded)]
