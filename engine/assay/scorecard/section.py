"""What a layout is made of: sections, their columns, and what a report draws of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from assay.values.text import Text
from assay.values.types import Number, Type, Unit

SOURCE: Final = "source"
"""The order of facts in their file, where the facts have nothing of that name."""

PLACE: Final = re.compile(r"\{([^{}:]*)(?::([^{}]*))?\}")
"""A place for a value in a line of text: `{name}`, or `{name:1}` where one decimal is shown."""


@dataclass(frozen=True)
class Column:
    """A field or an outcome as a column, with its heading and its type.

    `english` is the field that holds the text for a reader of English, where there are two.
    """

    name: str
    title: Text
    type: Type
    english: str | None = None

    @property
    def figures(self) -> bool:
        """Whether its values are numbers, which stand under one another."""
        return isinstance(self.type, Number)

    @property
    def unit(self) -> Unit:
        """The unit of its numbers: a text, the field that states it, or null."""
        return self.type.unit if isinstance(self.type, Number) else None


@dataclass(frozen=True)
class Bars:
    """Parts of a whole, all amounts of one unit, shown with so many `decimals` for the eye."""

    whole: Column
    parts: tuple[Column, ...]
    decimals: int | None = None


@dataclass(frozen=True)
class Filter:
    """By which a reader narrows a table: a member of each fact or, with `above`, the fact above.

    `above` is the kind of that fact.
    """

    title: Text
    name: str | None = None
    above: str | None = None


@dataclass(frozen=True)
class Tiles:
    """Facts by a state, each in a tone.

    `tones` say how a state is to be taken, by the name of its member (`true` and `false` of a
    boolean).
    """

    by: Column
    tones: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """Facts of one kind, as a table of columns or as lines of text with `{name}` in them.

    A report also sets `figures` large, draws `bars` and `tiles`, holds two figures `against` each
    other, follows figures down a `slope`, shows what was `moved`, and lets a reader narrow a table
    by `filters`.
    """

    kind: str
    title: Text
    columns: tuple[Column, ...] = ()
    lines: tuple[Text, ...] = ()
    name_by: str = "both"
    sort: str | None = None
    figures: tuple[Column, ...] = ()
    bars: Bars | None = None
    against: tuple[Column, Column] | None = None
    filters: tuple[Filter, ...] = ()
    tiles: Tiles | None = None
    slope: tuple[Column, ...] = ()
    moved: Column | None = None

    @property
    def table(self) -> tuple[Column, ...]:
        """The columns of its table: its own, or else those of what it draws."""
        drawn = () if self.bars is None else (self.bars.whole, *self.bars.parts)
        moved = () if self.moved is None else (self.moved,)
        drawn = (*drawn, *(self.against or ()), *self.slope, *moved)
        return self.columns or tuple(dict.fromkeys(drawn))


@dataclass(frozen=True, kw_only=True)
class Tally(Tiles):
    """Facts of a kind counted by a state; of the `questioned`, those with a finding apart."""

    kind: str
    questioned: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Cell:
    """A cell in each row of the summary's table: a line of text or, where null, findings."""

    title: Text
    line: Text | None


@dataclass(frozen=True)
class Block:
    """A block of the first screen, about facts of a kind; one without a kind tells `actions`."""

    kind: str | None = None
    title: Text | None = None
    line: Text | None = None
    tally: Tally | None = None
    bars: Bars | None = None
    actions: int | None = None
    sort: str | None = None
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Layout:
    """The sections of a scorecard in their order, and how units read by the unit as written.

    `ones` are the units of one, where they read otherwise. `report` are the sections of a report,
    `summary` the blocks of the first screen.
    """

    sections: tuple[Section, ...]
    units: Mapping[str, Text] = field(default_factory=dict)
    report: tuple[Section, ...] = ()
    summary: tuple[Block, ...] = ()
    ones: Mapping[str, Text] = field(default_factory=dict)


def names_in(line: str) -> tuple[str, ...]:
    """The names that stand in braces in a line."""
    return tuple(place[1] for place in PLACE.finditer(line))
