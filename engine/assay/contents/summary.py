"""The first screen: what it all comes to, the money, what is to be done, and a table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final, TypeAlias

from assay.contents.arranged import arranged, state_of, value_of
from assay.contents.bars import Bar, bar
from assay.contents.figures import Figure, Figures, Line, Shown
from assay.contents.findings import Found, OfCode, ShownAction
from assay.contents.words import WORDS
from assay.facts import Fact
from assay.scorecard.section import PLACE, Bars, Block, Column, Section, Tally
from assay.values.fact_id import FactId
from assay.values.shown import in_words
from assay.values.text import Text, both
from assay.values.types import Choice, Type

_MOST_NAMED: Final = 6
"""So many facts of a state are told by name."""


@dataclass(frozen=True)
class Segment:
    """Facts in one state: how it is to be taken, how many there are, and their part in per cent.

    `state` is the name of the state, null of facts without one; `clean` says whether nothing
    stands against them, where that is told apart.
    """

    state: str | None
    clean: bool | None
    title: Text
    tone: str
    share: Decimal
    facts: tuple[Fact, ...]
    labels: tuple[Text, ...]

    @property
    def count(self) -> int:
        """How many facts are in it."""
        return len(self.facts)

    @property
    def named(self) -> tuple[tuple[Fact, Text], ...]:
        """Its facts with their names, where they are not as they should be and few."""
        if self.tone not in ("bad", "open") or self.count > _MOST_NAMED:
            return ()
        return tuple(zip(self.facts, self.labels, strict=True))


@dataclass(frozen=True)
class Part:
    """A part of a whole: what it is, its figure, and its length in per cent; null without one."""

    number: int
    title: Text
    figure: Figure
    share: Decimal | None


@dataclass(frozen=True)
class ShownBar:
    """A whole and its parts, in one unit."""

    title: Text
    whole: Figure
    unit: Text | None
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Mark:
    """Findings of one kind that stand against a fact: where the first of them stands."""

    title: Text
    severity: str
    count: int
    finding: str

    @property
    def told(self) -> Text:
        """Its title, with the number where there are several."""
        if self.count == 1:
            return self.title
        return Text.each(lambda lang: f"{self.title.in_language(lang)} ({self.count})")


Marks: TypeAlias = "tuple[Mark, ...]"


@dataclass(frozen=True)
class Entry:
    """What a block says of one fact; `label` names it where there are several."""

    fact: Fact
    label: Text | None
    line: Line | None
    segments: tuple[Segment, ...] = ()
    bar: ShownBar | None = None


@dataclass(frozen=True)
class SummaryRow:
    """A fact of the table with its cells: a line each, or what stands against it."""

    fact: Fact
    label: Text
    cells: tuple[Line | Marks, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """How each cell is set: `number` for a figure alone, `findings`, or `text`."""
        return tuple(map(_form, self.cells))


def _form(cell: Line | Marks) -> str:
    if not isinstance(cell, Line):
        return "findings"
    said = [one for one in cell.en if one != ""]
    match said:
        case [Figure(shown=Shown(number=True))]:
            return "number"
        case _:
            return "text"


@dataclass(frozen=True)
class ShownBlock:
    """A block of the first screen; `more` is how many actions there are besides those told."""

    id: str
    title: Text | None
    entries: tuple[Entry, ...] = ()
    actions: tuple[ShownAction, ...] = ()
    more: int = 0
    headings: tuple[Text, ...] = ()
    rows: tuple[SummaryRow, ...] = ()


@dataclass(frozen=True)
class Against:
    """What stands against each fact, the facts below it included, in the order of the findings."""

    figures: Figures
    found: Found

    @cached_property
    def _codes(self) -> Mapping[FactId, list[tuple[OfCode, str, bool]]]:
        book = self.figures.evaluation.book
        codes: dict[FactId, list[tuple[OfCode, str, bool]]] = defaultdict(list)
        for _, code in self.found.codes:
            for one in code.findings:
                fact = None if one.fact is None else book.find(one.fact)
                while fact is not None:
                    codes[fact.id].append((code, one.id, fact.id == one.fact))
                    fact = book.parent(fact)
        return codes

    def any(self, fact: Fact) -> bool:
        """Whether a finding stands against a fact."""
        return fact.id in self._codes

    def marks(self, fact: Fact, *, below: bool = True) -> Marks:
        """The findings that stand against a fact, and those below it, one mark for each kind."""
        kinds: dict[tuple[Text, str], list[str]] = {}
        for code, finding, own in self._codes.get(fact.id, ()):
            if not (below or own):
                continue
            kinds.setdefault((code.title or Text(code.code), code.severity), []).append(finding)
        return tuple(
            Mark(title, severity, len(several), several[0])
            for (title, severity), several in kinds.items()
        )


@dataclass(frozen=True)
class Summary:
    """Makes the blocks of the first screen of one report."""

    figures: Figures
    found: Found
    against: Against

    def blocks(self, asked: Iterable[Block]) -> Iterator[ShownBlock]:
        """The blocks as asked for; one about facts that are not there is left out."""
        for number, block in enumerate(asked, start=1):
            shown = self._block(block, f"b{number}")
            if shown.entries or shown.rows or shown.title is not None or block.kind is None:
                yield shown

    def _block(self, block: Block, at: str) -> ShownBlock:
        if block.kind is None:
            told = self.found.actions[: block.actions]
            title = block.title or WORDS["actions"]
            return ShownBlock(at, title, actions=told, more=len(self.found.actions) - len(told))
        section = Section(block.kind, block.title or Text(""), sort=block.sort)
        facts = [one.fact for one in arranged(section, self.figures.evaluation)]
        if block.cells:
            rows = tuple(self._row(fact, block) for fact in facts)
            return ShownBlock(
                at, block.title, headings=tuple(one.title for one in block.cells), rows=rows
            )
        entries = tuple(self._entry(fact, block, several=len(facts) > 1) for fact in facts)
        return ShownBlock(at, block.title, entries)

    def _row(self, fact: Fact, block: Block) -> SummaryRow:
        cells = tuple(
            self.against.marks(fact) if one.line is None else self.figures.line(fact, one.line)
            for one in block.cells
        )
        return SummaryRow(fact, self._label(fact), cells)

    def _entry(self, fact: Fact, block: Block, *, several: bool) -> Entry:
        segments = () if block.tally is None else tuple(self._segments(fact, block.tally))
        line = None
        if block.line is not None:
            counted = {} if block.tally is None else _counts(segments, block.tally)
            line = self.figures.line(fact, Text.each(lambda lang: _put(block.line, counted, lang)))
        return Entry(
            fact,
            self._label(fact) if several else None,
            line,
            segments,
            None if block.bars is None else self._bar(fact, block.bars),
        )

    def _segments(self, about: Fact, tally: Tally) -> Iterator[Segment]:
        """The states in their order, best first where they have one, and facts without a state."""
        by_state: dict[tuple[str | None, bool | None], list[Fact]] = defaultdict(list)
        facts = list(self._below(about, tally.kind))
        for fact in facts:
            state = state_of(value_of(self.figures.evaluation, fact, tally.by.name))
            clean = None if state not in tally.questioned else not self.against.any(fact)
            by_state[state, clean].append(fact)
        for state, title in _states(tally):
            for clean in (None, True, False):
                found = by_state.get((state, clean), [])
                if found:
                    yield Segment(
                        state,
                        clean,
                        title if clean is None else _apart(title, clean=clean),
                        "doubtful" if clean is False else tally.tones.get(state or "", "open"),
                        _share(len(found), len(facts)),
                        tuple(found),
                        tuple(map(self._label, found)),
                    )

    def _below(self, about: Fact, kind: str) -> Iterator[Fact]:
        """The facts of a kind below one, or all where none is below it."""
        book = self.figures.evaluation.book
        below = []
        for fact in book.of_kind(kind):
            above = book.parent(fact)
            while above is not None and above.id != about.id:
                above = book.parent(above)
            if above is not None:
                below.append(fact)
        yield from below or book.of_kind(kind)

    def _bar(self, fact: Fact, bars: Bars) -> ShownBar:
        drawn = bar(self.figures.evaluation, fact, bars) or Bar(())
        shares = {piece.part: piece.share for piece in drawn.pieces}
        unit = bars.whole.unit

        def figure(column: Column) -> Figure:
            shown = self.figures.of(fact, column, unit_told=True)
            return self.figures.shortened(shown, bars.decimals)

        return ShownBar(
            bars.whole.title,
            figure(bars.whole),
            self.figures.unit(unit) if isinstance(unit, str) else None,
            tuple(
                Part(at, one.title, figure(one), shares.get(at))
                for at, one in enumerate(bars.parts, start=1)
            ),
        )

    def _label(self, fact: Fact) -> Text:
        return Text.each(lambda lang: self.figures.evaluation.book.label(fact, lang))


def states_of(of: Type) -> Iterator[tuple[str, Text]]:
    """The states that a value of a type may be in, best first where they have an order."""
    if isinstance(of, Choice):
        members = reversed(of.members) if of.ordered else of.members
        yield from ((one.name, in_words(one)) for one in members)
    else:
        yield from (("true", in_words(True)), ("false", in_words(False)))


def _states(tally: Tally) -> Iterator[tuple[str | None, Text]]:
    """The states of a tally, and that of a fact without one."""
    yield from states_of(tally.by.type)
    yield None, WORDS["stateless"]


def _apart(title: Text, *, clean: bool) -> Text:
    return both("{}, {}", "{} {}", title, WORDS["clean" if clean else "questioned"])


def _counts(segments: tuple[Segment, ...], tally: Tally) -> Mapping[str, str]:
    """What a line beside a tally may name, with the numbers."""
    counted: Counter[str] = Counter()
    for one in segments:
        counted["all"] += one.count
        counted[one.state or ""] += one.count
        if one.clean is not None:
            counted["clean" if one.clean else "questioned"] += one.count
    names = ["all", "clean", "questioned", *(state or "" for state, _ in _states(tally))]
    return {name: str(counted[name]) for name in names}


def _put(line: Text | None, counted: Mapping[str, str], lang: str) -> str:
    """A line with its counts in their places; values of the fact stay to be put in."""
    said = "" if line is None else line.in_language(lang)
    return PLACE.sub(lambda place: counted.get(place[1], place[0]), said)


def _share(part: int, whole: int) -> Decimal:
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.01"))
