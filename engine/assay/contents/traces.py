"""How each figure came about: its rule, row or expression, the values read and their sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assay import words
from assay.contents.alike import MOST_ALIKE, alike
from assay.contents.falls import Falls, falls
from assay.contents.figures import Figures, Shown
from assay.contents.grids import Grids
from assay.contents.origin import Origin
from assay.explain.narrate import Names
from assay.explain.waterfall import waterfall
from assay.facts import Fact
from assay.outcome import Evaluation, Reading, Trace
from assay.outcome.naming import before
from assay.plan import CheckDecision, RuleInfo
from assay.plan.givens import own_name
from assay.rules import RuleSource
from assay.values.fact_id import FactId
from assay.values.null import Null
from assay.values.shown import in_words, rounding_words
from assay.values.text import Text, both
from assay.values.types import Number, Value


@dataclass(frozen=True)
class Step:
    """A value that was read.

    Attributes:
        name: as the rule has it; `title` as a reader does.
        about: the fact it is of, where that is another one.
        shown: what it was.
        trace: the id of its own trace, where a rule computed it.
        origin: where it is stated, where it is.
    """

    name: str
    title: Text
    about: str | None
    shown: Shown
    trace: str | None = None
    origin: Origin | None = None


@dataclass(frozen=True)
class Together:
    """Many stated values of one name."""

    name: str
    title: Text
    about: str
    count: Text
    values: Text
    files: tuple[str, ...]


@dataclass(frozen=True)
class ShownRow:
    """A row that gave the value."""

    number: Text
    text: str
    line: str
    because: Text | None
    assumed: Text | None


@dataclass(frozen=True)
class ShownTrace:
    """One value explained.

    `origin` is that of a stated value; all about rules is null or empty there. `grid` is the id of
    the table the value went through, `lit` the ids of the rows that held. `falls` are the steps
    that a number of more than one adds up from, `unrated` why no rule gives the value.
    """

    id: str
    fact: FactId
    label: Text
    name: str
    title: Text
    value: Value
    shown: Shown
    causes: tuple[Text, ...] = ()
    origin: Origin | None = None
    rule: RuleInfo | None = None
    line: str | None = None
    expression: str | None = None
    rounded: Text | None = None
    rows: tuple[ShownRow, ...] = ()
    grid: str | None = None
    lit: tuple[str, ...] = ()
    falls: Falls | None = None
    steps: tuple[Step | Together, ...] = ()
    unrated: tuple[Text, ...] = ()

    @property
    def source(self) -> RuleSource:
        """What its rule rests on and reads."""
        return (None if self.rule is None else self.rule.source) or RuleSource()


@dataclass(frozen=True)
class Explained:
    """Explains the values of one evaluation."""

    evaluation: Evaluation
    figures: Figures
    grids: Grids
    names: Names

    def traces(self) -> Iterator[ShownTrace]:
        """The trace of every figure, and of every value that these rest on, each once."""
        for fact, name in self.figures.asked():
            if name in fact.values:
                yield self._stated(fact, name)
            else:
                yield self._computed(fact, name)

    def of_check(self, check: CheckDecision, fact: Fact) -> tuple[Step | Together, ...]:
        """What a check read."""
        return tuple(self._steps(self.evaluation.tracer.read_by(check, fact), fact.id))

    def label(self, fact: Fact) -> Text:
        """The name of a fact."""
        return Text.each(lambda lang: self.evaluation.book.label(fact, lang))

    # One value --------------------------------------------------------------------------------

    def _stated(self, fact: Fact, name: str) -> ShownTrace:
        value = fact.values[name]
        return ShownTrace(
            id=self.figures.trace_id(fact, name),
            fact=fact.id,
            label=self.label(fact),
            name=name,
            title=self.names.title(fact.kind, name),
            value=value,
            shown=self._shown(fact, name, value),
            causes=_causes(value),
            origin=Origin.at(fact.spans.get(name), fact.document, fact.place),
        )

    def _computed(self, fact: Fact, name: str) -> ShownTrace:
        trace = self.evaluation.trace(fact, name)
        grid, lit = self.grids.of(trace)
        return ShownTrace(
            id=self.figures.trace_id(fact, name),
            fact=fact.id,
            label=self.label(fact),
            name=own_name(name),
            title=self._title(fact, name),
            value=trace.value,
            shown=self._shown(fact, name, trace.value),
            causes=_causes(trace.value),
            rule=trace.rule,
            line=None if trace.span is None else str(trace.span),
            expression=None if trace.expression is None else " ".join(trace.expression.split()),
            rounded=_rounded(trace),
            rows=tuple(_rows(trace)),
            grid=grid,
            lit=lit,
            falls=falls(waterfall(self.evaluation, fact, name), self.figures),
            steps=tuple(self._steps(trace.readings, fact.id)),
            unrated=tuple(why for why, _ in trace.unrated),
        )

    def _title(self, fact: Fact, name: str) -> Text:
        """The title by the rule that gave the value, where several rules share the outcome."""
        info, shared = self.evaluation.info_of(fact, name), self.names.title(fact.kind, name)
        several = self.evaluation.plan.outcomes.get(fact.kind, {}).get(name)
        own = None if several is None or len(several.called) < 2 or info is None else info.title
        return own or shared

    def _shown(self, fact: Fact, name: str, value: Value) -> Shown:
        of = self.evaluation.type_of(fact, name)
        shown = self.figures.shown(value)
        unit = of.unit if isinstance(of, Number) else None
        return self.figures.with_unit(shown, fact, unit)

    # What was read ------------------------------------------------------------------------------

    def _steps(self, readings: Sequence[Reading], reader: str) -> Iterator[Step | Together]:
        for several in alike(readings):
            if len(several) > MOST_ALIKE:
                yield self._together(several)
            else:
                for reading in several:
                    yield self._step(reading, reader)

    def _step(self, reading: Reading, reader: str) -> Step:
        fact = None if reading.fact is None else self.evaluation.book.find(reading.fact)
        if fact is None:
            shown = self.figures.shown(reading.value)
            origin = None if reading.span is None else Origin.at(reading.span)
            return Step(reading.name, Text(reading.name), None, shown, origin=origin)
        name = own_name(reading.name)
        title = self._title(fact, reading.name)
        if reading.previous:
            title = before(title)
        about = None if fact.id == reader else fact.id
        shown = self._shown(fact, reading.name, reading.value)
        if reading.trace is not None:
            return Step(name, title, about, shown, self.figures.trace_id(fact, reading.name))
        origin = Origin.at(reading.span, reading.document, reading.place)
        return Step(name, title, about, shown, origin=origin)

    def _together(self, several: Sequence[Reading]) -> Together:
        first = several[0]
        kind = "" if first.fact is None else first.fact.kind
        values = Text.each(lambda lang: ", ".join(_keyed(one, lang) for one in several))
        files = dict.fromkeys(one.span.file for one in several if one.span is not None)
        count = words.many(len(several), "fact")
        title = self.names.title(kind, first.name)
        if first.previous:
            title = before(title)
        return Together(first.name, title, kind, count, values, tuple(files))


def _keyed(reading: Reading, lang: str) -> str:
    """`DG-5 = 12`; a value that is the key itself once."""
    key = "" if reading.fact is None else reading.fact.key
    value = in_words(reading.value).in_language(lang)
    return key if key == value else f"{key} = {value}"


def _causes(value: object) -> tuple[Text, ...]:
    if not isinstance(value, Null):
        return ()
    return tuple(dict.fromkeys(Text(one.where, one.in_language("th")) for one in value.causes))


def _rounded(trace: Trace) -> Text | None:
    if trace.exact is None or trace.exact == trace.value or trace.rounding is None:
        return None
    exact = in_words(trace.exact).en
    decimals, mode = trace.rounding.decimals, trace.rounding.mode
    return both("{} ({})", "{} ({})", exact, rounding_words(decimals, mode))


def _rows(trace: Trace) -> Iterator[ShownRow]:
    level = trace.how == "levels"
    for row in trace.rows:
        number = words.row(row.number, level=level)
        text = "" if row.number is None else " ".join(row.text.split())
        yield ShownRow(number, text, str(row.span), row.because, row.assumed)
