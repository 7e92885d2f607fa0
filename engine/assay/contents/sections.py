"""The layout's sections as a report shows them: tables, lines of text, and the front page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assay.contents.arranged import Placed, arranged, state_of, value_of
from assay.contents.figures import Figure, Figures, Line
from assay.facts import Fact, key_id
from assay.outcome import Evaluation
from assay.scorecard.section import Column, Filter, Section, Tiles
from assay.values.shown import in_words
from assay.values.text import LANGUAGES, Text
from assay.values.types import ListOf, Number, TextType, Type
from assay.words import left_out


@dataclass(frozen=True)
class Heading:
    """The head of a column, with the unit of all its numbers.

    `form` is how its cells are set: `number`, `text` (which may be long) or `word`.
    """

    title: Text
    form: str
    unit: Text | None


@dataclass(frozen=True)
class Row:
    """A fact with its cells. `depth` is that in a tree; `top` marks a root."""

    fact: Fact
    key: str | None
    label: Text | None
    cells: tuple[Figure, ...]
    depth: int
    top: bool


@dataclass(frozen=True)
class Large:
    """A figure of the front page with what it is."""

    title: Text
    figure: Figure


@dataclass(frozen=True)
class FrontFact:
    """A fact on the front page; it is named where it is one of several."""

    label: Text | None
    figures: tuple[Large, ...]


@dataclass(frozen=True)
class Front:
    """What a section says on the front page."""

    title: Text
    facts: tuple[FrontFact, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Choices:
    """A filter: what there is to choose from, and for each row which of these it has, from 0."""

    title: Text
    values: tuple[Text, ...]
    of_rows: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Tile:
    """A fact with its state, in words and in a tone."""

    fact: Fact
    state: Text
    tone: str


@dataclass(frozen=True)
class ShownSection:
    """A section of the report: what it shows of `facts`, in their order.

    `unit` is that of most columns, said once; `more` tells of the facts that are not shown. `asked`
    is the layout's section, which says what a report that draws is to draw; `filters` are by what a
    reader narrows the table, `tiles` its facts by their states.
    """

    id: str
    title: Text
    unit: Text | None
    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    facts: tuple[Fact, ...]
    asked: Section
    more: Text | None = None
    filters: tuple[Choices, ...] = ()
    tiles: tuple[Tile, ...] = ()


@dataclass(frozen=True)
class Sections:
    """Makes the sections of one report; of each so many facts that it has `most` figures."""

    evaluation: Evaluation
    figures: Figures
    most: int | None = None

    def front(self, section: Section) -> Front | None:
        """What a section with figures says on the front page; null for any other."""
        placed = arranged(section, self.evaluation)
        if not section.figures or not placed:
            return None
        placed = placed[: self._many(len(section.figures))]
        facts = tuple(
            FrontFact(
                self._label(one.fact) if len(placed) > 1 else None,
                tuple(
                    Large(column.title, self.figures.of(one.fact, column))
                    for column in section.figures
                ),
            )
            for one in placed
        )
        return Front(section.title, facts, self._lines(section, placed))

    def all(self, chosen: Iterable[Section]) -> Iterator[ShownSection]:
        """Those of several sections that have something to show after the front page."""
        for number, section in enumerate(chosen, start=1):
            if (shown := self.shown(section, number)) is not None:
                yield shown

    def _many(self, columns: int) -> int | None:
        """How many facts are shown with so many figures each; null for all."""
        return None if self.most is None else max(1, self.most // max(1, columns))

    def shown(self, section: Section, number: int) -> ShownSection | None:
        """A section after the front page; null where it has said everything there."""
        found = arranged(section, self.evaluation)
        placed = found[: self._many(len(section.table))]
        lines = () if section.figures else self._lines(section, placed)
        if not placed or not (section.table or lines):
            return None
        shared = _shared_unit(section.table)
        unit = None if shared is None else self._told(shared)
        return ShownSection(
            id=f"s{number}",
            title=section.title,
            unit=unit,
            lines=lines,
            headings=tuple(self._heading(column, shared) for column in section.table),
            rows=tuple(self._row(section, one) for one in placed) if section.table else (),
            facts=tuple(one.fact for one in placed),
            asked=section,
            more=left_out(len(found) - len(placed)),
            filters=tuple(self._choices(one, placed) for one in section.filters),
            tiles=() if section.tiles is None else self._tiles(section.tiles, placed),
        )

    def _choices(self, asked: Filter, placed: Sequence[Placed]) -> Choices:
        told = [tuple(self._told_by(asked, one.fact)) for one in placed]
        values = tuple(dict.fromkeys(value for several in told for value in several))
        places = {value: at for at, value in enumerate(values)}
        rows = tuple(tuple(places[value] for value in several) for several in told)
        return Choices(asked.title, values, rows)

    def _told_by(self, asked: Filter, fact: Fact) -> Iterator[Text]:
        """What a fact has of a filter: the values of a member, or the fact above."""
        book = self.evaluation.book
        if asked.name is None:
            above = book.parent(fact)
            while above is not None and above.kind != asked.above:
                above = book.parent(above)
            if above is not None:
                yield self._label(above)
            return
        value = value_of(self.evaluation, fact, asked.name)
        for one in value if isinstance(value, tuple) else (value,):
            yield in_words(one)

    def _tiles(self, asked: Tiles, placed: Sequence[Placed]) -> tuple[Tile, ...]:
        values = [(one.fact, value_of(self.evaluation, one.fact, asked.by.name)) for one in placed]
        return tuple(
            Tile(fact, in_words(value), asked.tones.get(state_of(value) or "", "open"))
            for fact, value in values
        )

    def _lines(self, section: Section, placed: Sequence[Placed]) -> tuple[Line, ...]:
        return tuple(self.figures.line(one.fact, line) for one in placed for line in section.lines)

    def _heading(self, column: Column, shared: str | None) -> Heading:
        unit = None
        if isinstance(column.unit, str) and column.unit != shared:
            unit = self._told(column.unit)
        if unit is not None:
            told = all(unit.in_language(one) in column.title.in_language(one) for one in LANGUAGES)
            unit = None if told else unit
        return Heading(column.title, _form(column.type), unit)

    def _told(self, written: str) -> Text | None:
        """How a unit reads; null where it goes without saying."""
        unit = self.figures.unit(written)
        return unit if unit.en or unit.th else None

    def _row(self, section: Section, placed: Placed) -> Row:
        fact = placed.fact
        key, label = key_id(fact.key), self._label(fact)
        same = label == Text(key)
        return Row(
            fact,
            key=key if section.name_by != "label" or same else None,
            label=label if section.name_by != "key" and not same else None,
            cells=tuple(self.figures.of(fact, one, unit_told=True) for one in section.table),
            depth=placed.depth,
            top=placed.top,
        )

    def _label(self, fact: Fact) -> Text:
        return Text.each(lambda lang: self.evaluation.book.label(fact, lang))


def _form(of: Type) -> str:
    match of:
        case Number():
            return "number"
        case TextType() | ListOf():
            return "text"
        case _:
            return "word"


def _shared_unit(columns: Sequence[Column]) -> str | None:
    """The unit of more than half of several columns, which is said once, beside the title."""
    units = Counter(column.unit for column in columns if isinstance(column.unit, str))
    often = [unit for unit, count in units.items() if count > 1 and 2 * count > len(columns)]
    return often[0] if often else None
