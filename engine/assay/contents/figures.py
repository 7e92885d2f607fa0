"""Values as a report shows them, each with the id of its trace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from assay.contents.arranged import outcome_of, value_of
from assay.facts import Fact
from assay.outcome import Evaluation
from assay.scorecard.section import PLACE, Column
from assay.values.null import Null, Reason
from assay.values.number import rounded
from assay.values.shown import grouped, in_words, worded
from assay.values.text import Text
from assay.values.types import Member, Number, OwnUnit, Unit, Value

_UNRATED: Final = (Reason.NOT_RATED, Reason.NOT_APPLICABLE)


@dataclass(frozen=True)
class Shown:
    """A value in words.

    Attributes:
        text: the value, digits as written; a null by its reason.
        number: whether it is a number.
        null: whether it has no value.
        unrated: whether it has none since no rule rates it, or since it does not apply.
        member: the name of a member of a choice, which may have a colour.
        unit: its unit; null where it has none or the heading says it.
    """

    text: Text
    number: bool = False
    null: bool = False
    unrated: bool = False
    member: str | None = None
    unit: Text | None = None


@dataclass(frozen=True)
class Figure:
    """A value with the id of its trace, and why it is assumed, where it is.

    `fact` and `name` say of what it is the value, as it stands in the facts or was given.
    """

    shown: Shown
    trace: str
    fact: Fact
    name: str
    value: Value
    assumed: Text | None = None


@dataclass(frozen=True)
class Line:
    """A line of text in each language, with figures in their places."""

    th: tuple[str | Figure, ...]
    en: tuple[str | Figure, ...]


@dataclass
class Figures:
    """The figures of one report: it numbers their traces in the order in which they are asked for.

    `units` tells how a unit reads, by the unit as written, `ones` how that of one does.
    """

    evaluation: Evaluation
    units: Mapping[str, Text]
    ones: Mapping[str, Text] = field(default_factory=dict)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _asked: list[tuple[Fact, str]] = field(default_factory=list)
    _assumed: dict[Text, dict[str, None]] = field(default_factory=dict)

    def trace_id(self, fact: Fact, name: str) -> str:
        """The id of the trace of a field, an outcome or a `given`."""
        key = (fact.id, name)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._asked.append((fact, name))
        return f"t{self._numbers[key]}"

    def named_by(self, trace: str) -> tuple[Fact, str]:
        """The fact and the name of the value that a trace explains."""
        return self._asked[int(trace.removeprefix("t")) - 1]

    def address(self, trace: str) -> str:
        """By what a trace is asked for: `kind/key/name`."""
        fact, name = self.named_by(trace)
        return f"{fact.id}/{name}"

    def asked(self) -> Iterator[tuple[Fact, str]]:
        """Every value whose trace was asked for; those asked for on the way are told as well."""
        at = 0
        while at < len(self._asked):
            yield self._asked[at]
            at += 1

    @property
    def assumptions(self) -> tuple[tuple[Text, str], ...]:
        """What the figures shown assume, each with the facts concerned."""
        return tuple((why, ", ".join(facts)) for why, facts in self._assumed.items())

    def of(self, fact: Fact, column: Column, *, unit_told: bool = False) -> Figure:
        """The value of a column; without its unit where the heading tells it."""
        figure = self.named(fact, column.name)
        shown = self.shown(value_of(self.evaluation, fact, column.name))
        if column.english is not None and not shown.null:
            english = worded(value_of(self.evaluation, fact, column.english), "en")
            shown = Shown(Text(english, shown.text.in_language("th")))
        if isinstance(figure.value, Decimal) and column.unit is not None:
            shown = replace(shown, text=Text(grouped(figure.value, of_a_unit=True)))
        if not (unit_told and isinstance(column.unit, str)):
            of = self.evaluation.type_of(fact, column.name)
            own = of.unit if isinstance(of, Number) else None
            shown = self.with_unit(shown, fact, column.unit or own)
        return replace(figure, shown=shown)

    def named(self, fact: Fact, name: str) -> Figure:
        """A field or outcome without its unit."""
        outcome = outcome_of(self.evaluation, fact, name)
        assumed = None if outcome is None else outcome.assumed
        if assumed is not None:
            self._assumed.setdefault(assumed, {}).setdefault(fact.id)
        value = value_of(self.evaluation, fact, name)
        return Figure(self.shown(value), self.trace_id(fact, name), fact, name, value, assumed)

    def line(self, fact: Fact, line: Text) -> Line:
        """A line with its places filled."""
        return Line(*(tuple(self._pieces(fact, line.in_language(lang))) for lang in ("th", "en")))

    def _pieces(self, fact: Fact, line: str) -> Iterator[str | Figure]:
        at = 0
        for place in PLACE.finditer(line):
            yield line[at : place.start()]
            decimals = None if place[2] is None else int(place[2])
            yield self.shortened(self.named(fact, place[1]), decimals)
            at = place.end()
        yield line[at:]

    def shortened(self, figure: Figure, decimals: int | None) -> Figure:
        """A number with so many decimals for the eye; its trace has all of them."""
        if decimals is None or not isinstance(figure.value, Decimal):
            return figure
        text = Text(grouped(rounded(figure.value, decimals)))
        return replace(figure, shown=replace(figure.shown, text=text))

    def shown(self, value: Value) -> Shown:
        """A value in words."""
        return Shown(
            in_words(value),
            number=isinstance(value, Decimal),
            null=isinstance(value, Null),
            unrated=isinstance(value, Null) and value.reason in _UNRATED,
            member=value.name if isinstance(value, Member) else None,
        )

    def with_unit(self, shown: Shown, fact: Fact, unit: Unit) -> Shown:
        """A number with its unit, which the fact itself may state."""
        if shown.null or unit is None:
            return shown
        written = (
            value_of(self.evaluation, fact, unit.member) if isinstance(unit, OwnUnit) else unit
        )
        if not isinstance(written, str):
            return shown
        reads = self.unit(written, one=shown.text.en == "1")
        return replace(shown, unit=reads if reads.en or reads.th else None)

    def unit(self, written: str, *, one: bool = False) -> Text:
        """How a unit reads; of one it may read otherwise."""
        return (self.ones if one else self.units).get(written, Text(written))
