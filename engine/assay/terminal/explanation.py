"""How an outcome came about, as a tree from the value down to the lines of the facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, TypeGuard

from rich.text import Text as Painted

from assay import words
from assay.contents.alike import MOST_ALIKE, alike
from assay.outcome import Evaluation, FiredRow, Reading, Trace
from assay.outcome.naming import before, title_of
from assay.plan.givens import own_name
from assay.terminal.paint import DIM, Painter
from assay.terminal.places import document_titles, placed
from assay.terminal.wrapping import wrapped
from assay.values.null import Null
from assay.values.number import PRECISION, rounded
from assay.values.shown import rounding_words
from assay.values.text import Text, lowered, plain
from assay.values.types import Value

_DEEPEST: Final = 20
"""So many steps are shown below each other; a longer way, down a tall tree, ends in a pointer."""

_LEGIBLE: Final = 4
"""So many decimals are shown of a number that does not end."""


@dataclass
class _Branch:
    """What is said at one place of the tree, and what hangs below it."""

    lines: list[Painted]
    below: list[_Branch] = field(default_factory=list)


def explanation(
    evaluation: Evaluation, trace: Trace, *, lang: str = "en", width: int = 80
) -> Iterator[Painted]:
    """The lines of a trace: the value, its rule and source, the row or expression, what it read.

    What was computed is explained below in turn, once; what was stated is shown with its place in
    the facts and in the source document. `width` is in cells of the terminal.
    """
    tree = _Explanation(evaluation, lang)
    for line in _drawn(tree.of(trace), width):
        yield line
    for line in document_titles(evaluation.book, tree.named, lang):
        yield from wrapped(line, width, rest=2)


def origin(evaluation: Evaluation, trace: Trace, *, lang: str = "en") -> Sequence[Painted]:
    """The head of a trace alone: whose value, the value, the row or expression, rule and source."""
    return _Explanation(evaluation, lang).origin(trace)


def _drawn(branch: _Branch, width: int, first: str = "", rest: str = "") -> Iterator[Painted]:
    """A branch with the guides that lead to it: `first` before its first line, then `rest`."""
    # Beside its own lines a guide leads down to what hangs below.
    beside = rest + ("│ " if branch.below else "")
    for at, line in enumerate(branch.lines):
        for part in wrapped(line, max(width - len(beside), 20)):
            yield Painted(first if at == 0 else beside, DIM) + part
            first = beside
    for at, below in enumerate(branch.below):
        last = at == len(branch.below) - 1
        yield from _drawn(
            below, width, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  ")
        )


class _Explanation:
    """One explanation under way: what has been shown, and the documents that were named."""

    def __init__(self, evaluation: Evaluation, lang: str) -> None:
        self.evaluation = evaluation
        self.book = evaluation.book
        self.lang = lang
        self.paint = Painter(lang)
        self.shown: set[tuple[str, str]] = set()
        self.named: dict[str, None] = {}
        self.exact: set[Decimal] = set()
        self.depth = 0

    def of(self, trace: Trace) -> _Branch:
        """The tree of a trace."""
        branch = self._computed("", trace)
        branch.lines.insert(0, self._whose(trace))
        return branch

    def origin(self, trace: Trace) -> Sequence[Painted]:
        """The lines of a trace without what it read."""
        return [self._whose(trace), self._value("", trace), *self._made(trace, None)]

    def _whose(self, trace: Trace) -> Painted:
        fact = self.book.find(trace.fact)
        label = "" if fact is None else self.paint.words(self.book.label(fact, self.lang))
        return Painted.assemble((trace.fact, "bold"), (f"  {label}", DIM))

    # What was read ----------------------------------------------------------------------------

    def _computed(self, whose: str, trace: Trace, reader: Trace | None = None) -> _Branch:
        self.shown.add((trace.fact, trace.name))
        branch = _Branch([self._value(whose, trace), *self._made(trace, reader)])
        for several in alike(trace.readings):
            if len(several) > MOST_ALIKE:
                branch.below.append(self._together(several))
            else:
                branch.below.extend(self._read(reading, trace) for reading in several)
        return branch

    def _read(self, reading: Reading, reader: Trace) -> _Branch:
        about = reading.fact is not None and reading.fact != reader.fact
        whose = f"{reading.fact} " if about else ""
        trace = reading.trace
        if trace is None:
            return _Branch([self._stated(whose, reading), *self._place(reading)])
        if (trace.fact, trace.name) in self.shown:
            return _Branch([self._value(whose, trace, f"  ({self._say(words.SHOWN_ABOVE)})")])
        if self.depth == _DEEPEST:
            further = f"  ({self._say(words.DEEPER)} {trace.fact}/{trace.name})"
            return _Branch([self._value(whose, trace, further)])
        self.depth += 1
        branch = self._computed(whose, trace, reader)
        self.depth -= 1
        return branch

    def _together(self, several: Sequence[Reading]) -> _Branch:
        """Many stated values of one name: in one stretch, with the file they stand in."""
        kind = "" if several[0].fact is None else several[0].fact.kind
        count = words.many(len(several), "fact").in_language(self.lang)
        leads, follows = self._called(several[0])
        head = Painted.assemble(f"{self._kind(kind)} {leads}: {count}", (follows, DIM))
        said: list[str] = []
        for reading in several:
            key = "" if reading.fact is None else reading.fact.key
            value = self.paint.words(reading.value)
            said.append(key if key == value else f"{key} = {value}")
        files = dict.fromkeys(reading.span.file for reading in several if reading.span is not None)
        lines = [head, Painted(", ".join(said), DIM)]
        return _Branch([*lines, *(Painted(file, DIM) for file in files)])

    # Lines ------------------------------------------------------------------------------------

    def _value(self, whose: str, trace: Trace, after: str = "") -> Painted:
        leads, follows = self._called(trace)
        line = Painted.assemble(whose, (leads, "bold"), self._is(trace.value))
        if any(row.assumed is not None for row in trace.rows):
            line.append("*")
        line.append(f"{follows}{after}", DIM)
        if isinstance(trace.value, Null):
            causes = trace.value.concerns(self.lang)
            line.append(f"  {causes}", DIM)
        return line

    def _stated(self, whose: str, reading: Reading) -> Painted:
        leads, follows = self._called(reading)
        line = Painted.assemble(whose, leads, self._is(reading.value), (follows, DIM))
        if isinstance(reading.value, Null) and reading.span is None:
            line.append(f"  {self._say(words.NOT_STATED)}", DIM)
        return line

    def _called(self, one: Trace | Reading) -> tuple[str, str]:
        """What a value is called, and by what else: names are English, so a Thai reads the title.

        In English a title follows the name of what a rule gave.
        """
        name = own_name(one.name)
        fact = None if one.fact is None else self.book.find(one.fact)
        title = None if fact is None else title_of(self.evaluation, fact, one.name)
        if isinstance(one, Reading) and one.previous:
            name, title = f"previous.{name}", None if title is None else before(title)
        told = "" if title is None or title == plain(name) else self._say(title)
        if self.lang == "th" and told and told != name:
            return told, f"  {name}"
        of_rule = isinstance(one, Trace) and fact is not None
        info = self.evaluation.info_of(fact, one.name) if of_rule and fact is not None else None
        return name, "" if info is None or info.title is None else f"  {self._say(info.title)}"

    def _kind(self, kind: str) -> str:
        title = self.book.schema.kinds[kind].title if kind in self.book.schema.kinds else None
        return kind if title is None or self.lang == "en" else self._say(title)

    def _is(self, value: Value) -> Painted:
        """` = 5.10`; of a quotient that does not end ` ≈ 59.8286`."""
        if not _endless(value):
            return Painted(" = ") + self.paint.value(value)
        return Painted(f" ≈ {self._short(value)}")

    def _short(self, value: Decimal) -> str:
        """A few digits of a long number, at least three of those that are not 0."""
        return self.paint.words(rounded(value, max(_LEGIBLE, 2 - value.adjusted())))

    def _once(self, value: Decimal) -> str:
        """All digits of a number, where they have not been told yet."""
        if value in self.exact:
            return self._short(value)
        self.exact.add(value)
        return self.paint.words(value)

    def _place(self, reading: Reading) -> Iterator[Painted]:
        """Where the facts state a value and, after that, where their source does."""
        if reading.document is not None:
            self.named.setdefault(reading.document)
        if told := placed(reading.span, reading.document, reading.place, self.lang):
            yield Painted(told, DIM)

    def _made(self, trace: Trace, reader: Trace | None) -> Iterator[Painted]:
        """How a value was made, by which rule, and where that stands.

        A rule is named once where one of its own values reads another.
        """
        rule = trace.rule
        if rule is None:
            yield Painted(self._say(words.NO_RULE), DIM)
            for why, span in trace.unrated:
                yield Painted.assemble(self._say(why), (f"  {span}", DIM))
            return
        for row in trace.rows:
            yield from self._row(row, level=trace.how == "levels")
        if trace.expression is not None:
            yield Painted(f"= {' '.join(trace.expression.split())}")
        if _endless(trace.value) and trace.value not in self.exact:
            yield Painted(f"{self._say(words.EXACTLY)} {self._once(trace.value)}", DIM)
        exact_known = isinstance(trace.exact, Decimal) and trace.exact != trace.value
        if exact_known and trace.rounding is not None and isinstance(trace.exact, Decimal):
            exact = (
                self._once(trace.exact) if _endless(trace.exact) else self.paint.words(trace.exact)
            )
            to = rounding_words(trace.rounding.decimals, trace.rounding.mode).in_language(self.lang)
            yield Painted(f"{self._say(words.ROUNDED_FROM)} {exact} ({to})", DIM)
        if reader is not None and reader.rule == rule:
            yield Painted(str(trace.span), DIM)
            return
        place = "" if trace.span is None else f" · {trace.span}"
        yield Painted.assemble((rule.id, "cyan"), (f" · {self._say(rule.title)}{place}", DIM))
        if rule.source is not None:
            for label, said in rule.source.told:
                yield Painted(f"{lowered(self._say(label))}: {self._say(said)}", DIM)

    def _row(self, row: FiredRow, *, level: bool) -> Iterator[Painted]:
        line = Painted(words.row(row.number, level=level).in_language(self.lang))
        if row.number is not None:
            line.append(f": {' '.join(row.text.split())}")
        if row.because is not None:
            line.append(f" – {self._say(words.BECAUSE)} {self._say(row.because)}")
        line.append(f"  {row.span}", DIM)
        yield line
        if row.assumed is not None:
            yield Painted(f"* {self._say(words.ASSUMED)}: {self._say(row.assumed)}", "yellow")

    def _say(self, text: Text) -> str:
        return text.in_language(self.lang)


def _endless(value: Value | None) -> TypeGuard[Decimal]:
    """Whether a number has all digits of the language: a quotient that does not end."""
    return isinstance(value, Decimal) and len(value.as_tuple().digits) >= PRECISION
