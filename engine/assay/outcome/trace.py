"""How an outcome came about: the expression or row, what it read, and so on down to the facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assay.facts import Fact
from assay.finding import Span
from assay.language import World, calls, evaluate
from assay.outcome.giving import applies, assumed, in_time, row_of, work_out, work_out_check
from assay.outcome.reading import Read, ReadingWorld
from assay.outcome.run import Run
from assay.plan import (
    Calculation,
    CheckDecision,
    Rounding,
    RuleInfo,
    TableDecision,
)
from assay.rules import Period
from assay.values.fact_id import FactId
from assay.values.null import Null
from assay.values.text import Text
from assay.values.types import Value


@dataclass(frozen=True)
class Reading:
    """A value that an outcome read.

    Attributes:
        fact: `kind/key`; null for a value of the book, a parameter or a call of a definition.
        name: the field, outcome, `given`, or `book.x`; a call as written.
        value: what it was.
        span: where the fact's file states it, or the definition stands; null for what was computed
            or not stated.
        document, place: where the fact's source states it; null where the fact does not say.
        trace: how it was computed; null for a value that was stated.
        previous: whether the fact is the previous book's, whose key this book's may have as well.
    """

    fact: FactId | None
    name: str
    value: Value
    span: Span | None = None
    document: str | None = None
    place: Text | None = None
    trace: Trace | None = None
    previous: bool = False


@dataclass(frozen=True)
class FiredRow:
    """A row that gave the outcome: its number from 1 (null for `otherwise`), text and place."""

    number: int | None
    text: str
    span: Span
    because: Text | None = None
    assumed: Text | None = None


@dataclass(frozen=True)
class Trace:
    """One outcome explained.

    Attributes:
        fact: `kind/key`.
        name: the outcome, or the `given` of a rule.
        value: what it came to, rounded where the rule rounds.
        exact: the value before rounding; null where the rule does not round it.
        rule: the rule; null where none applies.
        how: `calculation`, `table`, `levels` or `not rated`.
        expression: the expression as written; null for a table.
        span: the place of the expression or the table in the rule file.
        rows: the rows that fired, in the order used.
        rounding: how the value was rounded.
        readings: the values it read, in the order read, each once.
        unrated: where no rule applies, why none does, with the place that says so.
    """

    fact: FactId
    name: str
    value: Value
    rule: RuleInfo | None = None
    how: str = "not rated"
    expression: str | None = None
    span: Span | None = None
    rows: tuple[FiredRow, ...] = ()
    exact: Value | None = None
    rounding: Rounding | None = None
    readings: tuple[Reading, ...] = ()
    unrated: tuple[tuple[Text, Span], ...] = ()


class Tracer:
    """Explains the outcomes of a finished run, by working them out again and noting each read."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._known: dict[tuple[str, str], Trace] = {}

    @property
    def run(self) -> Run:
        """The finished run."""
        return self._run

    def trace(self, fact: Fact, name: str) -> Trace:
        """The outcome's trace, with the traces of what it read."""
        # Not by recursion: a roll-up over a deep tree reads on and on.
        begun: dict[tuple[str, str], tuple[Trace, Sequence[Read]]] = {}
        open_ = [(fact, name)]
        while open_:
            one, what = open_[-1]
            key = (one.id, what)
            if key in self._known:
                open_.pop()
                continue
            if key not in begun:
                begun[key] = self._traced(one, what)
            found, read = begun[key]
            first = [
                (reader, member)
                for reader, member, _ in read
                if reader is not None
                and member not in reader.values
                and (reader.id, member) not in self._known
            ]
            if first:
                open_.extend(first)
            else:
                readings = tuple(self._reading(*reading) for reading in read)
                called = tuple(self._called(one, what))
                self._known[key] = replace(found, readings=(*called, *readings))
        return self._known[fact.id, name]

    def read_by(self, check: CheckDecision, fact: Fact) -> tuple[Reading, ...]:
        """What a check read, its tolerance included, with the traces of what was computed."""
        notes = ReadingWorld(self._run.world)
        work_out_check(check, fact, notes)
        for one, name, _ in notes.read:
            if one is not None and name not in one.values:
                self.trace(one, name)
        return tuple(self._reading(*reading) for reading in notes.read)

    def _traced(self, fact: Fact, name: str) -> tuple[Trace, Sequence[Read]]:
        """The trace without its readings, and what was read."""
        value = self._run.world.value(fact, name)
        made = self._run.how_made(fact, name)
        notes = ReadingWorld(self._run.world)
        if made is None:
            unrated = tuple(self._unrated(fact, name, notes))
            return Trace(fact.id, name, value, unrated=unrated), notes.read
        exact = work_out(made, fact, notes)
        rule, rounding = made.decision.rule, made.decision.rounding
        found = Trace(fact.id, name, value, rule, span=made.decision.span, rounding=rounding)
        if isinstance(made.decision, Calculation):
            formula = made.decision.formula
            found = replace(
                found,
                how="calculation",
                expression=formula.text,
                span=formula.span,
                exact=None if rounding is None else exact,
            )
        else:
            decision = made.decision
            found = replace(
                found,
                how="levels" if decision.levels else "table",
                rows=tuple(_fired(decision, row, assumed(made, row, name)) for row in made.rows),
            )
        return found, notes.read

    def _called(self, fact: Fact, name: str) -> Iterator[Reading]:
        """The calls of definitions that an outcome was made with, each with what it gave."""
        made = self._run.how_made(fact, name)
        defined = self._run.plan.definitions
        for formula in () if made is None else made.formulas:
            for node in calls(formula.node):
                assert node.called is not None
                text = " ".join(formula.text[node.start : node.end].split())
                value = evaluate(node, self._run.world, fact)
                yield Reading(None, text, value, defined[node.called.name].span)

    def _unrated(self, fact: Fact, name: str, world: World) -> Iterator[tuple[Text, Span]]:
        """Why each rule that gives an outcome does not give it to a fact."""
        plan = self._run.plan
        for decision in plan.givers(fact.kind, name):
            rule, applies_to = decision.rule.id, decision.rule_applies
            meant = applies(applies_to, fact, world)
            condition = applies_to.condition
            if isinstance(meant, Null):
                yield (
                    Text(
                        f"whether `{rule}` applies can't be told: {meant.concerns('en')}",
                        f"บอกไม่ได้ว่าใช้เกณฑ์ `{rule}` หรือไม่: {meant.concerns('th')}",
                    ),
                    decision.rule.span if condition is None else condition.span,
                )
            elif not in_time(applies_to, fact, world):
                days = Period(applies_to.first, applies_to.last).worded
                yield (
                    Text(
                        f"`{rule}` is in force {days} by `{applies_to.on}`",
                        f"เกณฑ์ `{rule}` มีผลใช้บังคับ{days:th} ตาม `{applies_to.on}`",
                    ),
                    decision.rule.span,
                )
            elif condition is not None:
                asked = " ".join(condition.text.split())
                yield (
                    Text(
                        f"`{rule}` does not apply, since this does not hold: {asked}",
                        f"ไม่ใช้เกณฑ์ `{rule}` เพราะไม่เป็นไปตามเงื่อนไข: {asked}",
                    ),
                    condition.span,
                )
        yield from ((one.told, one.span) for one in plan.resting.get((fact.kind, name), ()))

    def _reading(self, fact: Fact | None, name: str, value: Value) -> Reading:
        if fact is None:
            return Reading(None, name, value)
        if name in fact.values:
            span = fact.spans.get(name)
            previous = self._run.book.find(fact.id) is not fact
            return Reading(fact.id, name, value, span, fact.document, fact.place, previous=previous)
        return Reading(fact.id, name, value, trace=self._known[fact.id, name])


def _fired(decision: TableDecision, row: int, why: Text | None) -> FiredRow:
    output = row_of(decision, row)
    return FiredRow(output.number, output.text, output.span, output.because, why)
