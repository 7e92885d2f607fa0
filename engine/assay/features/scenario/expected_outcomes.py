"""What a scenario expects of outcomes: their values, and the rows that they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assay import words
from assay.facts import Book, Fact, Kind, key_id
from assay.features.scenario.expectations import MOST_TRACED, Judged, View, fact_of
from assay.features.scenario.feature import Step
from assay.features.scenario.result import Asked, Failure, FiredAt
from assay.features.scenario.value import Expected, shown, unquoted
from assay.features.scenario.vocabulary import in_cell
from assay.finding import Span
from assay.outcome import FiredRow, Outcome, Trace
from assay.plan.givens import own_name
from assay.source import Scalar
from assay.source.scalars import number_value
from assay.values.calendar import arabic_digits
from assay.values.shown import in_words
from assay.values.text import Text, both
from assay.values.types import Choice, Member, Type


@dataclass(frozen=True)
class OutcomeIs:
    """An outcome of a fact (or of the only one of its kind) has a value."""

    step: Step
    kind: Kind
    key: str | None
    name: str
    expected: Expected
    text: str
    where: Span | None = None
    cell: Scalar | None = None

    def look_for(self, book: Book) -> None:
        """See `Expectation`."""
        with in_cell(self.cell):
            fact_of(book, self.kind, self.key)

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        fact = view.fact(self.kind, self.key)
        outcome = view.evaluation.outcome(self.kind.name, key_id(fact.key), self.name)
        asked = Asked(frozenset({(fact.id, self.name)}))
        if self.expected.agrees(outcome):
            return [], asked
        return [_unlike(self.step, view, fact, outcome, Text(self.text), where=self.where)], asked


@dataclass(frozen=True)
class OutcomesAre:
    """Outcomes of several facts, as a table lists them."""

    outcomes: tuple[OutcomeIs, ...]

    def look_for(self, book: Book) -> None:
        """See `Expectation`."""
        for one in self.outcomes:
            one.look_for(book)

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        failures: list[Failure] = []
        asked = Asked()
        for one in self.outcomes:
            failed, looked_at = one.judge(view)
            failures += failed
            asked |= looked_at
        return failures, asked


@dataclass(frozen=True)
class ComesFrom:
    """An outcome comes from a row (by its number), a level (by its key) or else `otherwise`."""

    step: Step
    kind: Kind
    key: str | None
    name: str
    row: int | None = None
    level: str | None = None

    def look_for(self, book: Book) -> None:
        """See `Expectation`."""
        fact_of(book, self.kind, self.key)

    def judge(self, view: View) -> Judged:
        """See `Expectation`."""
        fact = view.fact(self.kind, self.key)
        outcome = view.evaluation.outcome(self.kind.name, key_id(fact.key), self.name)
        trace = view.evaluation.trace(fact, self.name)
        asked = Asked(frozenset({(fact.id, self.name)}))
        if any(self._is(trace, row) for row in trace.rows):
            return [], asked
        failure = _unlike(self.step, view, fact, outcome, self._text())
        return [replace(failure, found=_came_from(trace))], asked

    def _is(self, trace: Trace, row: FiredRow) -> bool:
        if self.level is None:
            return row.number == self.row
        if trace.how != "levels" or row.number is None:
            return False
        number = number_value(arabic_digits(self.level))
        key = row.text.partition(":")[0].strip()
        return row.text.startswith(f"{self.level}:") or (
            number is not None and number_value(key) == number
        )

    def _text(self) -> Text:
        """As a feature would say it."""
        if self.level is not None:
            return Text(f"level {self.level}", f"ระดับ {self.level}")
        return words.row(self.row)


def _came_from(trace: Trace) -> Text:
    """What gave an outcome, as a feature would say it."""
    if not trace.rows:
        return Text("no row", "ไม่มีแถวใด")
    row = trace.rows[0]
    if trace.how == "levels" and row.number is not None:
        key = row.text.partition(":")[0].strip()
        return Text(f"level {key}", f"ระดับ {key}")
    return words.row(row.number)


def _unlike(
    step: Step,
    view: View,
    fact: Fact,
    outcome: Outcome,
    expected: Text,
    *,
    where: Span | None = None,
) -> Failure:
    """An outcome that is not as expected, with how it came about."""
    info = view.evaluation.info_of(fact, outcome.name)
    assert info is not None
    trace = view.evaluation.trace(fact, outcome.name)
    title = info.title or Text(outcome.name)
    about = Text(
        f"{outcome.name} of {fact.id}", f"{title.in_language('th')} ({outcome.name}) ของ {fact.id}"
    )
    found = _as_named(expected, outcome, info.type)
    return Failure(step, about, expected, found, _fired(trace), tuple(_told(trace)), where)


def _as_named(expected: Text, outcome: Outcome, of: Type) -> Text:
    """What an outcome is: a member by its title or its name, as the expected one is named."""
    value = outcome.value
    meant = of.member(unquoted(expected.en)) if isinstance(of, Choice) else None
    if not isinstance(value, Member) or meant is None or outcome.assumed is not None:
        return Text(shown(outcome, "en"), shown(outcome, "th"))
    by_name = meant.name == unquoted(expected.en) or value.title is None
    return Text(value.name) if by_name else in_words(value)


def _fired(trace: Trace) -> FiredAt | None:
    """The row, level or expression that gave an outcome."""
    if trace.rule is None or trace.span is None:
        return None
    rule = trace.rule.id
    if not trace.rows:
        if trace.expression is None:
            return FiredAt(Text(f"{rule}: no row holds", f"{rule}: ไม่มีแถวใดตรง"), trace.span)
        return FiredAt(Text(f"{rule}: {' '.join(trace.expression.split())}"), trace.span)
    row = trace.rows[0]
    text = " ".join(row.text.split())
    if row.number is None:
        return FiredAt(Text(f"{rule}: otherwise", f"{rule}: กรณีอื่น (otherwise)"), row.span)
    if trace.how == "levels":
        return FiredAt(Text(f"{rule}, level {text}", f"{rule} ระดับ {text}"), row.span)
    return FiredAt(
        Text(f"{rule}, row {row.number}: {text}", f"{rule} แถวที่ {row.number}: {text}"), row.span
    )


def _told(trace: Trace) -> Iterator[Text]:
    """What an outcome read, a value a line; what was computed with its expression or row."""
    for reading in trace.readings[:MOST_TRACED]:
        name = own_name(reading.name)
        whose = "" if reading.fact in (None, trace.fact) else f" ({reading.fact})"
        how = ""
        if reading.trace is not None and reading.trace.expression is not None:
            how = f" = {' '.join(reading.trace.expression.split())}"
        value = both("{}{}", "{}{}", in_words(reading.value), how)
        yield both("{}: {}", "{}: {}", name + whose, value)
    more = len(trace.readings) - MOST_TRACED
    if more > 0:
        yield Text(f"and {more} more values", f"และอีก {more} ค่า")


def row_where(cells: Sequence[Scalar]) -> Span:
    """Where a row of a data table stands."""
    first, last = cells[0], cells[-1]
    return first.source.span(first.start, last.end)
